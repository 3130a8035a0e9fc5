"""Whose marks stand in the titles of a shop: looked at before somebody complains, and kept nowhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path

from rejoinder.db.services import services
from rejoinder.db.upload import MEGABYTE, TITLES, TITLES_LIMIT, save_mark_list, save_titles
from rejoinder.domain.errors import Invalid
from rejoinder.domain.mark_place import DISGUISED
from rejoinder.domain.member import Act
from rejoinder.domain.title import Title
from rejoinder.scrutiny.screening import KnownMark, Sighting
from rejoinder.usecases.screen_titles import MOST_TITLES, Carrier, Group, ScreeningOutcome, screen_titles
from rejoinder.web.page_request import UserRequest
from rejoinder.web.spreadsheet import download
from rejoinder.web.tenancy import organisation_page
from rejoinder.web.translation import say

SHOWN = 200
"""Titles shown of a group; the table has them all."""
TONES = {"disguised": "bad", "use-misspelt": "bad", "use-badge": "warn", "use-comparison": "warn"}
COLUMNS = ("file", "line", "item", "title", "words", "mark", "owner", "advice")


class TitlesAreNotGiven(Invalid):
    """Neither a file nor words were sent."""


@organisation_page(Act.WORK)
def marks(request: UserRequest) -> HttpResponseBase:
    """The form, and what was found in the titles that were given. Raises: TitlesAreNotGiven."""
    if request.organisation is None:
        return redirect("board")
    context: dict[str, Any] = {
        "here": "marks",
        "kinds": ",".join(TITLES),
        "limit": TITLES_LIMIT // MEGABYTE,
        "most": MOST_TITLES,
    }
    if request.method != "POST":
        return render(request, "marks.html", context)
    screened = _screened(request)
    if request.POST.get("as") == "table":
        return download("marks.csv", _rows(request, screened))
    pasted = request.POST.get("text", "")[: TITLES_LIMIT // 100]
    return render(request, "marks.html", context | {"pasted": pasted, **_shown(request, screened)})


def _screened(request: UserRequest) -> ScreeningOutcome:
    app = services().app
    with tempfile.TemporaryDirectory(prefix="marks-") as aside:
        files = list(save_titles(request.FILES.getlist("export"), Path(aside)))
        words = request.POST.get("text", "").strip()
        if words:
            pasted = Path(aside) / "pasted.txt"
            pasted.write_text(words, "utf-8", errors="replace")
            files.append(pasted)
        if not files:
            raise TitlesAreNotGiven
        own = request.FILES.get("own_list")
        own_list = save_mark_list(own, Path(aside)) if own else None
        return screen_titles(files, own_list, titles=app.titles(), mark_lists=app.mark_lists())


def _shown(request: UserRequest, screened: ScreeningOutcome) -> dict[str, Any]:
    groups = [_group(request, group, screened.marks) for group in screened.groups]
    return {
        "says": say(request, screened.count.says()),
        "pressing": [group for group in groups if group["loud"]],
        "quiet": [group for group in groups if not group["loud"]],
        "cut": screened.most if screened.is_cut else None,
    }


def _group(request: UserRequest, group: Group, known: tuple[KnownMark, ...]) -> dict[str, Any]:
    return {
        "advice": group.advice,
        "loud": group.is_loud,
        "tone": TONES.get(group.advice, ""),
        "heading": say(request, f"marks.group-{group.advice}"),
        "says": _sentence(say(request, f"marks.{group.advice}")),
        "total": len(group.carriers),
        "rows": [_row(request, carrier, known) for carrier in group.carriers[:SHOWN]],
        "more": max(0, len(group.carriers) - SHOWN),
    }


def _row(request: UserRequest, carrier: Carrier, known: tuple[KnownMark, ...]) -> dict[str, Any]:
    return {
        "pieces": list(_pieces(carrier)),
        "place": _place(request, carrier.title),
        "marks": list({one.mark: _named(request, one, known) for one in carrier.sightings}.values()),
    }


def _pieces(carrier: Carrier) -> Iterator[tuple[str, bool]]:
    """The title in pieces, each with whether a mark stands in it."""
    text, at = carrier.title.text, 0
    for one in carrier.sightings:
        yield text[at : one.span[0]], False
        yield text[slice(*one.span)], True
        at = one.span[1]
    yield text[at:], False


def _place(request: UserRequest, title: Title) -> str:
    return title.item_id or say(request, "marks.page-line", line=title.line)


def _named(request: UserRequest, one: Sighting, known: tuple[KnownMark, ...]) -> dict[str, Any]:
    disguise = say(request, f"marks.form-{one.form.value}").strip(" ,（）()") if one.form in DISGUISED else ""
    return {"name": known[one.mark].name, "owner": known[one.mark].owner, "disguise": disguise}


def _rows(request: UserRequest, screened: ScreeningOutcome) -> Iterator[list[str]]:
    yield [say(request, f"marks.column-{column}") for column in COLUMNS]
    for carrier in (carrier for group in screened.groups for carrier in group.carriers):
        title = carrier.title
        for one, advice in zip(carrier.sightings, carrier.advices, strict=True):
            mark, words = screened.marks[one.mark], title.text[slice(*one.span)]
            place = [title.file, str(title.line), title.item_id or "", title.text]
            yield [*place, words, mark.name, mark.owner or "", _sentence(say(request, f"marks.{advice}"))]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


urls = [path("marks/", marks, name="marks")]
