"""The statement in the editor, in the language of the platform first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.db.draft_keep import STATEMENT, text_of, texts_of
from rejoinder.db.models import Case, Judgement
from rejoinder.db.services import services
from rejoinder.web.case.editor import languages_of, page
from rejoinder.web.case.frame import frame
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page


@case_page()
def statement(request: UserRequest, case: Case) -> HttpResponse:
    """The statement, or why there is none."""
    known, written = texts_of(services(), case), languages_of(case, STATEMENT)
    if known and "statements" not in known and Judgement.objects.get(pk=case.pk).state == "done":
        # Judged by an older version, which kept no terms of the statement: they come with the next judging.
        services().queue_judgement(case)
    if not written:
        return render(request, "case/statement_none.html", frame(request, case, "statement"))
    first = known.get("filing")
    language = str(first) if first in written else written[0]
    return page(request, case, text_of(services(), case, STATEMENT, language))


urls = [path("cases/<uuid:case>/statement/", statement, name="statement")]
