"""Damaging papers: what the seller's notes, chats and ledgers admit or plan. They go to his lawyer alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import ITEMISED, Inspection, PaperKind, Place
from rejoinder.domain.finding import DAMAGING, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading
from rejoinder.domain.right import Right
from rejoinder.proof.paper.day import days_in
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher

_INFORMAL = frozenset(
    {PaperKind.NOTE, PaperKind.CHAT, PaperKind.SCREENSHOT, PaperKind.PICTURE, PaperKind.OTHER, PaperKind.LETTER}
)
"""What people write to each other and to themselves; forms and formal papers use such words to forbid or to deny."""
_RECORDS = frozenset({PaperKind.SALES_RECORD})
"""Ledgers and exports, whose columns and remarks admit only some of it."""
_OF_RECORDS = ("without-papers", "taken-for-original")
ADMISSIONS = (
    "false-paper",
    "not-genuine",
    "infringes",
    "modelled-on-others",
    "untruth",
    "no-licence",
    "hiding",
    "taken-from-others",
    "conceded",
    "without-papers",
    "taken-for-original",
)
"""What is admitted or planned, gravest first; each is a list of `lexicons/proof/admission.yaml`."""
_CHANGED_FROM = matcher("proof/admission.changed_from", re.IGNORECASE)
_CHANGED_TO = matcher("proof/admission.changed_to", re.IGNORECASE)
_PLACES = (Place.EVIDENCE, Place.OTHER)
_TEXT_LIMIT = 60_000
_QUOTE = 60
_STOPS = regex(r"[。！？!?\n]|(?<=\w)\.(?=\s)")
_BRANDED = frozenset({Right.COUNTERFEIT, Right.TRADEMARK})
_TITLE_KIND = "not-genuine"
_SHORTEST_MARK = 3


@attrs.frozen(kw_only=True)
class Admission:
    """One thing that a paper admits or plans, in its own words."""

    kind: str
    quote: str
    on: dt.date | None = None
    """The day on which it was said, where the paper gives one before it."""


def admissions(inspection: Inspection) -> tuple[Admission, ...]:
    """What a note, chat, letter or ledger of the seller's admits or plans, the first of each kind, gravest first."""
    paper = inspection.paper
    kinds = ADMISSIONS if inspection.kind in _INFORMAL else _OF_RECORDS if inspection.kind in _RECORDS else ()
    if paper.place not in _PLACES or not kinds or not paper.readable:
        return ()
    return tuple(one for one in _text_admissions(paper.text[:_TEXT_LIMIT]) if one.kind in kinds)


def is_damaging(inspection: Inspection) -> bool:
    """Whether a paper must not leave the seller's hands but to his lawyer."""
    return bool(admissions(inspection))


def damaging_findings(case: CaseFile, inspections: Sequence[Inspection]) -> tuple[Finding, ...]:
    """A private finding for each thing that a paper of the seller's, or the title of a listing, admits or plans."""
    found = [finding for one in inspections for finding in _paper_findings(one)]
    if case.reading is None or not _BRANDED & set(case.reading.rights):
        return tuple(found)
    return (
        *found,
        *_former_wording_findings(case.reading, inspections),
        *_goods_findings(inspections),
        *_title_findings(case),
    )


@lru_cache(maxsize=512)
def _text_admissions(text: str) -> Sequence[Admission]:
    """What a text admits; remembered, since a case is judged many times over the same papers."""
    return tuple(_admissions(text))


def _admissions(text: str) -> Iterator[Admission]:
    for kind in ADMISSIONS:
        place = next(
            (match for form in _forms(kind) for match in form.finditer(text) if not _is_denied(text, match)), None
        )
        if place is not None:
            days = [day.date for day in days_in(text[: place.start()])]
            yield Admission(kind=kind, quote=_sentence(text, place.start(), place.end()), on=days[-1] if days else None)


@lru_cache(maxsize=32)
def _forms(kind: str) -> tuple[re.Pattern[str], ...]:
    """The compiled entries of the list of one kind."""
    return tuple(regex(word, re.IGNORECASE) for word in entries(f"proof/admission.{kind.replace('-', '_')}"))


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Whether the same sentence denies it, or reports it as somebody else's charge."""
    around = _sentence(text, match.start(), match.end(), limit=200)
    return any(
        form.search(around) and not _is_within_wording(form, around, match.group(0)) for form in _forms("denied")
    )


def _is_within_wording(form: re.Pattern[str], around: str, found: str) -> bool:
    """Whether what seems to deny it is part of the very words that say so, as `是正品` is of `不是正品`."""
    denial = form.search(around)
    return denial is not None and (denial.group(0) in found or f"不{denial.group(0)}" in around)


def _sentence(text: str, start: int, end: int, *, limit: int = _QUOTE) -> str:
    """The words around a place, up to the ends of its sentence, as one line."""
    before = [stop.end() for stop in _STOPS.finditer(text[:start])]
    after = _STOPS.search(text, end)
    first, last = (before[-1] if before else 0), (after.start() if after else len(text))
    cut = start - limit
    if cut > first:  # a long sentence is begun at a whole word, where it has words
        gap = text.find(" ", cut, start)
        first = gap if gap >= 0 else cut
    flat = " ".join(text[first : min(last, end + limit)].split())
    return flat.strip(" ,，。;；")


def _paper_findings(inspection: Inspection) -> Iterator[Finding]:
    for one in admissions(inspection):
        yield _paper_finding(inspection, one)


def _paper_finding(inspection: Inspection, one: Admission) -> Finding:
    paper = inspection.paper
    dated = {"on": one.on} if one.on is not None else {}
    says = phrase(f"proof.damaging-{one.kind}{'-on' if dated else ''}", paper=paper.name, quote=one.quote, **dated)
    return Finding(
        id=f"{DAMAGING}{one.kind}.{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=says,
        gravity=Gravity.WEAKENS,
        because=(evidence(paper.sha256, phrase("proof.damaging-words", paper=paper.name, quote=one.quote)),),
    )


def _goods_findings(inspections: Sequence[Inspection]) -> Iterator[Finding]:
    """A bill or contract of the seller's that lists the goods as copies: `perfume 50 ml (luxury copy)`."""
    for one in inspections:
        if one.paper.place in _PLACES and one.kind in ITEMISED:
            goods = "\n".join(item.says for item in one.items)
            calls = (admission for admission in _text_admissions(goods) if admission.kind == _TITLE_KIND)
            yield from (_paper_finding(one, admission) for admission in calls)


def _former_wording_findings(reading: Reading, inspections: Sequence[Inspection]) -> Iterator[Finding]:
    """A record of changes to a listing that shows the complainant's mark in its earlier words."""
    works = (one.title for one in reading.works if one.kind == "mark")
    marks = [mark.casefold() for mark in works if len(mark) >= _SHORTEST_MARK]
    for one in inspections:
        if one.paper.place in _PLACES and one.kind in _INFORMAL | _RECORDS and one.paper.readable:
            head, *rows = one.paper.text[:_TEXT_LIMIT].lstrip().split("\n")
            named = next((row for row in rows if any(mark in row.casefold() for mark in marks)), None)
            if named is not None and _CHANGED_FROM.search(head) and _CHANGED_TO.search(head):
                quote = " ".join(named.split())[: 2 * _QUOTE]
                yield _paper_finding(one, Admission(kind="former-wording", quote=quote))


def _title_findings(case: CaseFile) -> Iterator[Finding]:
    """A title that calls the goods a copy."""
    for number, listing in enumerate(case.listings):
        title = listing.title or ""
        if any(form.search(title) for form in _forms(_TITLE_KIND)):
            says = phrase("proof.damaging-title", title=title[:120])
            yield Finding(
                id=f"{DAMAGING}title.{listing.item_id or number}",
                subject=Subject.LISTING,
                says=says,
                gravity=Gravity.WEAKENS,
                because=(fact(f"case.listings.{number}.title", says),),
            )
