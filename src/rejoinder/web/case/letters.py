"""The letters of a case: which fit now, which do not and why, each in three languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from rejoinder.db.draft_keep import texts_of
from rejoinder.db.models import Case, Document, Draft
from rejoinder.db.services import services
from rejoinder.web.case.frame import frame
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page


@attrs.frozen(kw_only=True)
class LetterView:
    """A letter as the list shows it."""

    purpose: str
    to: str
    send_when: str
    not_now: Sequence[str]
    made: bool
    """Whether the answer itself holds it."""
    drafts: int
    language: str
    """The language to open it in."""
    languages: Sequence[str]


@case_page()
def letters(request: UserRequest, case: Case) -> HttpResponse:
    """Those that fit first."""
    shown = shown_letters(request, case)
    context = {
        "fitting": [each for each in shown if not each.not_now],
        "unfit": [each for each in shown if each.not_now],
    }
    return render(request, "case/letters.html", frame(request, case, "letters", **context))


def shown_letters(request: UserRequest, case: Case) -> Sequence[LetterView]:
    """Every letter once, those that the answer holds first."""
    known = texts_of(services(), case)
    paths = set(Document.objects.filter(case=case, kind="letter").values_list("path", flat=True))
    draft_counts = Counter(Draft.objects.filter(case=case).values_list("name", flat=True))
    found: dict[str, LetterView] = {}
    for each in known.get("letters", ()):
        if each["purpose"] not in found:
            found[each["purpose"]] = _shown(request, each, known, paths, draft_counts)
    return sorted(found.values(), key=lambda letter: not letter.made)


def _shown(
    request: UserRequest,
    letter: Mapping[str, Any],
    known: Mapping[str, Any],
    paths: set[str],
    draft_counts: Counter[str],
) -> LetterView:
    purpose = letter["purpose"]
    languages = [each["language"] for each in known["letters"] if each["purpose"] == purpose]
    own = letter["to"] == "supplier"
    return LetterView(
        purpose=purpose,
        to=letter["to"],
        send_when=letter["send_when"][request.language],
        not_now=letter["not_now"][request.language],
        made=any(name.startswith(f"letter-{purpose}.") for name in paths),
        drafts=draft_counts[purpose],
        language=request.language if own else known["filing"],
        languages=languages,
    )


urls = [path("cases/<uuid:case>/letters/", letters, name="letters")]
