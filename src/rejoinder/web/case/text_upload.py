"""A text that was edited elsewhere, in Word or as plain text, taken back into the editor."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.assembly.statement_part import paragraphs
from rejoinder.db.draft_keep import DraftedText, normalise_paragraphs, text_of, versions
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.db.status import status_of
from rejoinder.db.upload import mail_bytes, upload_file_name
from rejoinder.domain.errors import Invalid
from rejoinder.domain.member import Act
from rejoinder.web.case.editor import AT, EditorContent, newest_words, page
from rejoinder.web.case.papers import PaperIsNotGiven
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page


@case_page(Act.WORK)
@require_POST
def take(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """Put the words of a file into the editor, without keeping them; or say why they cannot be taken."""
    found = text_of(services(), case, name, language)
    drafts = versions(case, found)
    after = drafts[0].n if drafts else 0
    try:
        opened = EditorContent(words=_words(request, found), after=after, is_stored=False)
    except Invalid as error:
        trouble, words = error_text(request, error), newest_words(case, found)
        opened = EditorContent(words=words, after=after, trouble=trouble, status=status_of(error))
    return page(request, case, found, opened)


def _words(request: UserRequest, found: DraftedText) -> str:
    """The words of the file that was sent, without the mark of a draft. Raises: Invalid."""
    dropped = request.FILES.get("edited")
    if dropped is None:
        raise PaperIsNotGiven
    text = services().app.manuscripts().words(mail_bytes(dropped), name=upload_file_name(dropped.name))
    banner = found.print_document(found.made.text).banner
    return normalise_paragraphs("\n\n".join(part for part in paragraphs(text) if part != banner))


urls = [path(f"{AT}take/", take, name="text-take")]
