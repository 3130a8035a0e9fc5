"""The editor of a statement or a letter: words are free, facts are locked, each version is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.assembly.print_document import plain_text
from rejoinder.assembly.statement_part import paragraphs
from rejoinder.db.draft_keep import (
    LONGEST,
    STATEMENT,
    DraftedText,
    TextIsUnfit,
    TextIsUnknown,
    check_draft,
    keep_draft,
    normalise_paragraphs,
    text_of,
    texts_of,
    versions,
)
from rejoinder.db.models import Card, Case, Draft
from rejoinder.db.services import services
from rejoinder.db.statement_keep import carry, carry_if_it_fits
from rejoinder.db.status import status_of
from rejoinder.domain.errors import Invalid, Refused, RejoinderError
from rejoinder.domain.media_type import DOCX
from rejoinder.domain.member import Act
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.rephrase import ParagraphRewording, rephrase
from rejoinder.web.case.form_parsing import number
from rejoinder.web.case.frame import frame
from rejoinder.web.case.letters_enclosed import enclosable_exhibits
from rejoinder.web.case.statement_in_force import statement_in_force
from rejoinder.web.case.text_highlight import apply_suggestion, compare_texts, shown_check
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say


@attrs.frozen(kw_only=True)
class EditorContent:
    """What stands in the editor."""

    words: str
    after: int
    """The version that was opened; 0 for the text that was made."""
    is_stored: bool = True
    """Whether a stored version has just these words."""
    trouble: str = ""
    status: int = 200


@case_page()
def text(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """One text in the editor."""
    return page(request, case, text_of(services(), case, name, language))


@case_page(Act.WORK)
@require_POST
def keep(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """Keep a version, or show the words again with what speaks against it."""
    found = text_of(services(), case, name, language)
    words, after = _sent(request), number(request.POST, "after")
    try:
        draft = keep_draft(services(), case, found, words, by=request.user, after=after)
    except (Invalid, Refused) as error:
        return page(request, case, found, _opened_again(request, case, found, error))
    carry_if_it_fits(services(), case, found, draft, by=request.user)
    return redirect(f"{reverse('text', args=[case.pk, name, language])}#editor")


@case_page(Act.WORK)
@require_POST
def use(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """Have the statement go out in a version that was kept, or again as it was made."""
    found, version = text_of(services(), case, name, language), number(request.POST, "version")
    try:
        carry(services(), case, found, version, by=request.user)
    except Refused as error:
        opened = attrs.evolve(_opened(request, found, versions(case, found)), trouble=error_text(request, error))
        return page(request, case, found, attrs.evolve(opened, status=status_of(error)))
    return redirect(f"{reverse('text', args=[case.pk, name, language])}#carried")


@case_page(Act.WORK)
@require_POST
def check(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """What is to be said of the words as they stand now, as a part of the page."""
    found, words = text_of(services(), case, name, language), _sent(request)
    context = {"check": shown_check(request, check_draft(services(), found, words), words), "may_work": True}
    return render(request, "case/text_checked.html", context | _addresses(case, found))


@case_page(Act.WORK)
@require_POST
def change(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """Put other words into the text, without keeping it: those of a finding, or those of the user's own endpoint."""
    found, words, trouble = text_of(services(), case, name, language), _sent(request), ""
    if "take" in request.POST:
        words = apply_suggestion(words, check_draft(services(), found, words), number(request.POST, "take"))
    elif "part" in request.POST:
        words, trouble = _reworded(request, found, words, number(request.POST, "part"))
    return page(
        request,
        case,
        found,
        EditorContent(words=words, after=number(request.POST, "after"), is_stored=False, trouble=trouble),
    )


@case_page()
def text_file(request: UserRequest, case: Case, name: str, language: str, suffix: str) -> HttpResponse:
    """The text as a file, as it was kept last, or in the version that is asked for."""
    found = text_of(services(), case, name, language)
    print_document = found.print_document(_opened(request, found, versions(case, found)).words)
    if suffix == "docx":
        document = services().app.renderer().word_document(print_document, made_at=services().now())
        response = HttpResponse(document, content_type=DOCX)
    elif suffix == "txt":
        words = plain_text(print_document).encode("utf-8", "replace")
        response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    else:
        raise TextIsUnknown
    response["Content-Disposition"] = f'attachment; filename="{name}.{language}.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def page(
    request: UserRequest, case: Case, found: DraftedText, opened: EditorContent | None = None, **more: Any
) -> HttpResponse:
    """The editor with everything around it."""
    drafts = versions(case, found)
    opened = opened or _opened(request, found, drafts)
    words = opened.words
    here = "statement" if found.name == STATEMENT else "letters"
    languages = languages_of(case, found.name)
    context = frame(request, case, here, text=found, opened=opened, versions=drafts, may_work=Act.WORK in request.may)
    context |= _addresses(case, found) | {
        "parts": paragraphs(words) or [""],
        "check": shown_check(request, check_draft(services(), found, words), words),
        "changes": compare_texts(found.made.text, words),
        "changed": words != found.made.text,
        "stale": next((each.made != found.made.text for each in drafts if each.n == opened.after), False),
        "beside": _beside(request, case, found, languages),
        "languages": languages,
        "title": say(request, f"editor.purpose-{found.name}"),
        "can_rephrase": _can_rephrase(),
        "ready": _ready(request, found, context["record"] or {}),
        "in_force": statement_in_force(request, case, found, drafts),
    }
    context |= _letter(request, case, found) | more
    return render(request, "case/text.html", context, status=opened.status)


def languages_of(case: Case, name: str) -> Sequence[str]:
    """The languages that a text was written in."""
    if name != STATEMENT:
        return LANGUAGES
    written = texts_of(services(), case).get("statements", ())
    return [language for language in LANGUAGES if language in written]


def newest_words(case: Case, found: DraftedText) -> str:
    """The words that were kept last; those that were made where nobody kept any."""
    drafts = versions(case, found)
    return drafts[0].text if drafts else found.made.text


def _letter(request: UserRequest, case: Case, found: DraftedText) -> dict[str, Any]:
    """What a letter's page needs besides: whom it goes to and how."""
    if not found.record:
        return {}
    notes = {name: found.record[name][request.language] for name in ("send_when", "not_now", "cautions")}
    card = Card.objects.filter(pk=case.pk).values("complainant", "agent").first() or {"complainant": "", "agent": ""}
    who = {"complainant": card.get("agent") or card.get("complainant"), "agent": card.get("agent")}
    counterpart = who.get(found.record["to"]) or ""
    return {
        "letter": found.record,
        "notes": notes,
        "sender": services().outside.own_address() or "",
        "organisation": case.organisation,
        "counterpart": counterpart,
        "enclosable": enclosable_exhibits(found, newest_words(case, found)),
    }


def _ready(request: UserRequest, found: DraftedText, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whether the text may go out as far as the case goes, and what is missing."""
    if found.record:
        missing = found.record["not_now"][request.language]
        return {"is": not missing, "missing": missing}
    mine = [each for each in record.get("documents", ()) if each["path"] == f"statement.{found.language}.txt"]
    return {"is": all(each["ready"] for each in mine), "missing": [line for each in mine for line in each["missing"]]}


def _beside(request: UserRequest, case: Case, found: DraftedText, languages: Sequence[str]) -> Mapping[str, Any] | None:
    """The same text in the reader's language, or the one that was asked for; None where it is the same one."""
    wanted = request.GET.get("beside", request.language)
    if wanted == found.language or wanted not in languages:
        return None
    return {"language": wanted, "parts": paragraphs(newest_words(case, text_of(services(), case, found.name, wanted)))}


def _opened(request: UserRequest, found: DraftedText, drafts: Sequence[Draft]) -> EditorContent:
    """The version that is asked for, else the newest, else the text that was made; it is kept behind the newest."""
    version = request.GET.get("version", "")
    newest = drafts[0].n if drafts else 0
    if version == "0":
        return EditorContent(words=found.made.text, after=newest, is_stored=not drafts)
    for each in drafts:
        if not version or str(each.n) == version:
            return EditorContent(words=each.text, after=newest, is_stored=each.n == newest)
    if version:
        raise TextIsUnknown
    return EditorContent(words=found.made.text, after=0)


def _opened_again(request: UserRequest, case: Case, found: DraftedText, error: RejoinderError) -> EditorContent:
    """The words that were sent, to be put right; what is kept next comes behind the newest version."""
    drafts = versions(case, found)
    trouble = error_text(request, error)
    after = drafts[0].n if drafts else 0
    return EditorContent(words=_sent(request), after=after, is_stored=False, trouble=trouble, status=status_of(error))


def _reworded(request: UserRequest, found: DraftedText, words: str, place: int) -> tuple[str, str]:
    """The text with one paragraph in other words, or why it stays."""
    parts = paragraphs(words)
    if not 0 < place <= len(parts):
        return words, ""
    phraser = services().phraser()
    (rephrased,) = rephrase(
        parts[place - 1], found.language, phraser, lexicon=services().lexicon(), names=found.made.names
    )
    if rephrased.after is None:
        return words, _why_refused(request, rephrased, place)
    return "\n\n".join([*parts[: place - 1], rephrased.after, *parts[place:]]), ""


def _why_refused(request: UserRequest, rephrased: ParagraphRewording, place: int) -> str:
    id = "too-long" if rephrased.too_long else "changed" if rephrased.changed else "hurts"
    return say(request, f"rephrase.{id}", number=place, changed=rephrased.changed, hurts=rephrased.hurts)


def _can_rephrase() -> bool:
    try:
        services().phraser()
    except Invalid:
        return False
    return True


def _addresses(case: Case, found: DraftedText) -> dict[str, str]:
    """Where the buttons of the editor lead."""
    at = [case.pk, found.name, found.language]
    return {f"{name}_url": reverse(f"text-{name}", args=at) for name in ("keep", "check", "change", "use")}


def _sent(request: UserRequest) -> str:
    """The paragraphs as they were sent, tidied where they can be."""
    words = "\n\n".join(request.POST.getlist("p"))[: LONGEST + 1]
    try:
        return normalise_paragraphs(words)
    except TextIsUnfit:
        return words


AT = "cases/<uuid:case>/texts/<slug:name>/<slug:language>/"
urls = [
    path(AT, text, name="text"),
    path(f"{AT}keep/", keep, name="text-keep"),
    path(f"{AT}use/", use, name="text-use"),
    path(f"{AT}check/", check, name="text-check"),
    path(f"{AT}change/", change, name="text-change"),
    path(f"{AT}file.<slug:suffix>", text_file, name="text-file"),
]
