"""The ledger of a case as a timeline: who, when, what; what was known at an hour; what was handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Any
from urllib.parse import urlencode

import attrs
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from rejoinder.assembly.case_identification import identification_rows
from rejoinder.db.case_check import check_case
from rejoinder.db.file import stored_digests
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.usecases.case_history import CaseHistoryLine, history_lines
from rejoinder.usecases.point_in_time import PointInTimeCase, case_at_line, line_at
from rejoinder.vault.chain import Entry, LedgerIsBroken
from rejoinder.web.case.event_sentence import conversation_lines
from rejoinder.web.case.form_parsing import day_range, hour, number
from rejoinder.web.case.frame import frame
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

A_PAGE = 100


@attrs.frozen(kw_only=True)
class HistoryLineView:
    """One line of the ledger."""

    entry: CaseHistoryLine
    says: str
    exact: str
    """The sentence with paths and digests."""
    sha256: str
    """Digest of the bytes it speaks of, where the case holds them."""


@attrs.frozen(kw_only=True)
class TimelineFilter:
    """What is asked of the timeline."""

    person: str
    kind: str
    before: int
    """Only lines below this number; 0 for all."""
    since: dt.datetime | None
    until: dt.datetime | None

    @classmethod
    def of(cls, request: UserRequest) -> TimelineFilter:
        """As the address says. Raises: DayIsUnreadable."""
        parameters = request.GET
        since, until = day_range(parameters)
        person, kind, before = (
            parameters.get("person", "")[:500],
            parameters.get("kind", "")[:60],
            number(parameters, "before"),
        )
        return cls(person=person, kind=kind, before=before, since=since, until=until)

    def fits(self, line: CaseHistoryLine) -> bool:
        """Whether a line is asked for."""
        by, kind = not self.person or line.by == self.person, not self.kind or line.event == self.kind
        within = (not self.since or line.at >= self.since) and (not self.until or line.at < self.until)
        return by and kind and within and (not self.before or line.n < self.before)


@case_page()
def history(request: UserRequest, case: Case) -> HttpResponse:
    """The timeline, the newest line first."""
    context = frame(request, case, "history")
    try:
        entries = services().writer(case, request.user).entries()
    except LedgerIsBroken as error:
        return render(request, "case/history.html", {**context, "broken": say(request, error.says)})
    lines, stored, filters = history_lines(entries), stored_digests(case), TimelineFilter.of(request)
    found = [line for line in reversed(lines) if filters.fits(line)]
    context |= {
        "lines": list(_shown(request, found[:A_PAGE], entries, stored)),
        "older": _older(request, found[A_PAGE - 1].n) if len(found) > A_PAGE else "",
        "first": request.GET.get("from", "").strip(),
        "last": request.GET.get("to", "").strip(),
        "count": len(lines),
        "filters": filters,
        "people": sorted({line.by for line in lines}),
        "kinds": _kinds(request, lines),
        "filed": list(_filed(request, entries, stored)),
    }
    context |= _then(request, entries)
    return render(request, "case/history.html", context)


@case_page()
def verify(request: UserRequest, case: Case) -> HttpResponse:
    """Whether anything was changed, as a part of the page, or as a page of its own."""
    found = check_case(services(), case)
    context = {
        "checked": found,
        "faults": [say(request, each) for each in found.faults],
        "notes": [say(request, each) for each in found.notes],
    }
    if request.headers.get("HX-Request") == "true":
        return render(request, "case/history_verified.html", context)
    return render(request, "case/history_verify.html", frame(request, case, "history", **context))


def _older(request: UserRequest, before: int) -> str:
    """The query of the page with the lines before this one."""
    parameters = {name: request.GET[name] for name in ("person", "kind", "from", "to") if request.GET.get(name)}
    return urlencode({**parameters, "before": before})


def _shown(
    request: UserRequest, lines: Sequence[CaseHistoryLine], entries: Sequence[Entry], stored: Set[str]
) -> Iterator[HistoryLineView]:
    events = {entry.line.n: entry.event for entry in entries}
    for line in lines:
        digest = str(line.details.get("sha256") or (line.details.get("paper") or {}).get("sha256") or "")
        event = events.get(line.n)
        says = say(request, line.says if event is None else conversation_lines(event))
        yield HistoryLineView(
            entry=line, says=says, exact=say(request, line.says), sha256=digest if digest in stored else ""
        )


def _kinds(request: UserRequest, lines: Sequence[CaseHistoryLine]) -> Sequence[Mapping[str, str]]:
    found = [{"kind": kind, "says": say(request, f"case.kind-{kind}")} for kind in {line.event for line in lines}]
    return sorted(found, key=lambda each: each["says"])


def _filed(request: UserRequest, entries: Sequence[Entry], stored: Set[str]) -> Iterator[Mapping[str, Any]]:
    """What was handed in or sent, when and by whom."""
    for entry in entries:
        event = entry.event
        if isinstance(event, ev.AnswerFiled | ev.LetterSent):
            digest = event.sha256 or ""
            yield {
                "at": event.at,
                "by": event.by,
                "says": say(request, conversation_lines(event)),
                "digest": digest,
                "is_stored": digest in stored,
            }


def _then(request: UserRequest, entries: Sequence[Entry]) -> Mapping[str, Any]:
    """What was known at the line or the hour that is asked for. Raises: HourIsUnreadable."""
    at = hour(request.GET, "at")
    n = line_at(entries, at) if at is not None else number(request.GET, "line")
    if at is None and not n:
        return {}
    known = case_at_line(entries, n)
    typed = timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") if at else ""
    return {"then": {"n": known.n, "at": typed, "rows": list(_rows(request, known))}}


def _rows(request: UserRequest, known: PointInTimeCase) -> Iterator[tuple[str, Sequence[str]]]:
    """What stood in the case, by kind; nothing of what only those who work on it may see."""
    case = known.case
    if case.reading is not None:
        yield from (
            (name, [value]) for name, value in identification_rows(case, case.reading, say=partial(say, request))
        )
    for name, lines in _gathered(request, case):
        if lines:
            yield say(request, f"history_page.then-{name}"), lines


def _gathered(request: UserRequest, case: CaseFile) -> Iterator[tuple[str, list[str]]]:
    yield "papers", [paper.path for paper in case.papers]
    yield (
        "facts",
        [say(request, conversation_lines(event)) for event in (*case.confirmed, *case.corrected, *case.refused)],
    )
    single = [case.route, case.agreement, case.withdrawn]
    yield "route", [say(request, conversation_lines(event)) for event in single if event is not None]
    yield "filed", [say(request, conversation_lines(event)) for event in case.filed]
    yield "letters", [say(request, conversation_lines(event)) for event in (*case.letters, *case.offers)]
    yield "decisions", [say(request, conversation_lines(event)) for event in case.decisions]


urls = [
    path("cases/<uuid:case>/history/", history, name="history"),
    path("cases/<uuid:case>/history/verify/", verify, name="history-verify"),
]
