"""Who did what when in an organisation: the lines of its cases' ledgers, and what happened to its people."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from django.db.models import Max, Min, Q, QuerySet

from rejoinder.db.models import Card, Happening, Line, Organisation, Payload, User
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.plain_history import plain_sentence
from rejoinder.vault.chain import says_in
from rejoinder.vault.event_record import KINDS, event_from

PAGE = 50
GROUPS: Mapping[str, frozenset[str]] = {
    "access": frozenset(
        "signed-in signed-out sign-in-failed session-ended sessions-ended password-changed password-reset "
        "password-link-made second-factor-on second-factor-off recovery-codes-made".split()
    ),
    "people": frozenset("invited invitation-withdrawn joined role-set member-removed guest-removed".split()),
    "settings": frozenset("house-made setting-set shop-added shop-changed shop-removed".split()),
    "programs": frozenset(
        "token-made token-revoked webhook-made webhook-removed webhook-enabled webhook-stopped feed-made "
        "feed-revoked cases-exported".split()
    ),
    "cases": frozenset("assigned unassigned case-renamed case-closed case-reopened case-merged case-deleted".split()),
}
"""Kinds of what happened outside the ledgers, by what they are about."""
WORDED = {"role": "role", "was_role": "role", "setting": "setting"}


@attrs.frozen(kw_only=True)
class AuditedAct:
    """One thing that somebody did."""

    at: dt.datetime
    by: str
    says: Phrase
    case: uuid.UUID | None = None
    """Where the ledger of a case says it."""
    title: str = ""
    line: int = 0
    """The row of the line, or 0."""
    happening: int = 0
    """The row of the happening, or 0."""


@attrs.frozen(kw_only=True)
class DeedFilter:
    """Which deeds are asked for; a field that is left out leaves everything in."""

    by: User | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    """The first instant that is too late."""
    kind: str = ""
    """The kind of a line of a ledger, such as `answer_filed`, or one of `GROUPS`."""


EVERYTHING = DeedFilter()


@attrs.frozen
class Cursor:
    """Where a page begins: below this line and this happening."""

    line: int
    happening: int

    def __str__(self) -> str:
        return f"{self.line}-{self.happening}"


NEWEST = Cursor(2**62, 2**62)


def cursor(text: str) -> Cursor:
    """The cursor that a page named; the newest page where it is none."""
    line, _, happening = text.partition("-")
    both = all(part.isascii() and part.isdigit() and len(part) < 20 for part in (line, happening))
    return Cursor(min(int(line), 2**62), min(int(happening), 2**62)) if both else NEWEST


def deeds(
    organisation: Organisation, *, below: Cursor, filters: DeedFilter = EVERYTHING
) -> tuple[list[AuditedAct], Cursor | None]:
    """A page of deeds, newest first, and where the next page begins; None where there is none."""
    found: list[AuditedAct] = []
    if filters.kind not in GROUPS:
        found += _lines(organisation, below.line, filters)
    if filters.kind not in KINDS:
        found += _happenings(organisation, below.happening, filters)
    found.sort(key=lambda deed: (deed.at, deed.line, deed.happening), reverse=True)
    shown = found[:PAGE]
    if len(found) <= PAGE:
        return shown, None
    lines = [deed.line for deed in shown if deed.line]
    happenings = [deed.happening for deed in shown if deed.happening]
    return shown, Cursor(min(lines, default=below.line), min(happenings, default=below.happening))


def _lines(organisation: Organisation, below: int, filters: DeedFilter) -> Iterator[AuditedAct]:
    rows = Line.objects.filter(organisation=organisation, pk__lt=below).order_by("-pk")
    if filters.by is not None:
        rows = rows.filter(address=filters.by.email.casefold())
    if filters.since is not None:
        rows = rows.filter(pk__gte=_first_line(organisation, filters.since))
    if filters.until is not None:
        rows = rows.filter(pk__lt=_first_line(organisation, filters.until))
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    page = [(row, json.loads(row.text)) for row in rows[: PAGE + 1]]
    cases = {row.case_id for row, _ in page}
    titles = dict(Card.objects.filter(case__in=cases).values_list("pk", "title"))
    payloads = _payloads(cases, {line["payload"] for _, line in page})
    for row, line in page:
        yield AuditedAct(
            at=dt.datetime.fromisoformat(line["at"]),
            by=line["by"],
            says=_telling(line, payloads.get((row.case_id, line["payload"]))),
            case=row.case_id,
            title=titles.get(row.case_id, ""),
            line=row.pk,
        )


def _first_line(organisation: Organisation, at: dt.datetime) -> int:
    """The least row of a line written at an instant or later, by binary search: rows are added in the order of time."""
    rows = Line.objects.filter(organisation=organisation)
    ends = rows.aggregate(least=Min("pk"), most=Max("pk"))
    low, high = ends["least"] or 0, (ends["most"] or 0) + 1
    while low < high:
        middle = (low + high) // 2
        row = rows.filter(pk__gte=middle).order_by("pk").values_list("pk", "text").first()
        if row is None or dt.datetime.fromisoformat(json.loads(row[1])["at"]) >= at:
            high = middle
        else:
            low = row[0] + 1
    return low


def _payloads(cases: set[uuid.UUID], digests: set[str]) -> dict[tuple[uuid.UUID, str], bytes]:
    rows = Payload.objects.filter(case__in=cases, sha256__in=digests).exclude(content=None)
    values = rows.values_list("case", "sha256", "content")
    return {(case, sha256): bytes(content) for case, sha256, content in values if content is not None}


def _telling(line: Mapping[str, Any], payload: bytes | None) -> Phrase:
    """What a line tells, or that what it told was destroyed."""
    says = line.get("says")
    if says is None:
        if payload is None:
            return phrase("case.told-destroyed", what=phrase(f"case.kind-{line['event']}"))
        says = says_in(payload)
    return plain_sentence(event_from(line["event"], says, at=dt.datetime.fromisoformat(line["at"]), by=line["by"]))


def _happenings(organisation: Organisation, below: int, filters: DeedFilter) -> Iterator[AuditedAct]:
    people = User.objects.filter(memberships__organisation=organisation).values("pk")
    # Two questions, each of which an index answers in order; in one, every row is looked at and sorted.
    both = (Q(organisation=organisation), Q(organisation=None, user__in=people))
    found = [row for whose in both for row in _newest(Happening.objects.filter(whose), below, filters)]
    for row in sorted(found, key=lambda row: row.pk, reverse=True)[: PAGE + 1]:
        yield AuditedAct(at=row.at, by=row.by, says=audit_sentence(row), happening=row.pk)


def _newest(rows: QuerySet[Happening], below: int, filters: DeedFilter) -> QuerySet[Happening]:
    rows = rows.filter(pk__lt=below).order_by("-pk")
    if filters.by is not None:
        rows = rows.filter(user=filters.by)
    if filters.since is not None:
        rows = rows.filter(at__gte=filters.since)
    if filters.until is not None:
        rows = rows.filter(at__lt=filters.until)
    if filters.kind:
        rows = rows.filter(kind__in=GROUPS[filters.kind])
    return rows[: PAGE + 1]


def audit_sentence(row: Happening) -> Phrase:
    """What happened, in one sentence."""
    values = {name: _value(name, text) for name, text in row.says.items()}
    return phrase(f"people.did-{row.kind}", **values)


def _value(name: str, text: str) -> str | Phrase:
    """Names of roles and settings are words of the catalogue; everything else is as people wrote it."""
    if name in ("was", "new") and text in ("on", "off"):
        return phrase(f"people.{text}")
    if name in WORDED and text:
        return phrase(f"people.{WORDED[name]}-{text.replace('_', '-')}")
    return text
