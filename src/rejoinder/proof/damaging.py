"""Papers that would harm the seller: what his own notes and chats admit or plan. They go to his lawyer alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import DAMAGING, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.right import Right
from rejoinder.proof.admission_word import ADMISSIONS, NO_HARM
from rejoinder.proof.paper.day import days_in
from rejoinder.text.lazy_pattern import regex

_INFORMAL = frozenset(
    {PaperKind.NOTE, PaperKind.CHAT, PaperKind.SCREENSHOT, PaperKind.PICTURE, PaperKind.OTHER, PaperKind.LETTER}
)
"""What people write to each other and to themselves; forms and formal papers use such words to forbid or to deny."""
_PLACES = (Place.EVIDENCE, Place.OTHER)
_TEXT_LIMIT = 60_000
_QUOTE = 60
_STOPS = regex(r"[。！？!?\n]")
_BRANDED = frozenset({Right.COUNTERFEIT, Right.TRADEMARK})
_TITLE_KINDS = ("not-genuine",)


@attrs.frozen(kw_only=True)
class Admission:
    """One thing that a paper admits or plans, in its own words."""

    kind: str
    quote: str
    on: dt.date | None = None
    """The day on which it was said, where the paper gives one before it."""


def admissions(inspection: Inspection) -> tuple[Admission, ...]:
    """What a note, chat or letter of the seller's admits or plans, the first of each kind, gravest first."""
    paper = inspection.paper
    if paper.place not in _PLACES or inspection.kind not in _INFORMAL or not paper.readable:
        return ()
    text = paper.text[:_TEXT_LIMIT]
    return tuple(_text_admissions(text))


def is_damaging(inspection: Inspection) -> bool:
    """Whether a paper must not leave the seller's hands but to his lawyer."""
    return bool(admissions(inspection))


def damaging_findings(case: CaseFile, inspections: Sequence[Inspection]) -> tuple[Finding, ...]:
    """A private finding for each thing that a paper of the seller's, or the title of a listing, admits or plans."""
    found = [finding for one in inspections for finding in _paper_findings(one)]
    return (*found, *_title_findings(case))


@lru_cache(maxsize=512)
def _text_admissions(text: str) -> Sequence[Admission]:
    """What a text admits; remembered, since a case is judged many times over the same papers."""
    return tuple(_admissions(text))


def _admissions(text: str) -> Iterator[Admission]:
    for kind, words in ADMISSIONS.items():
        place = next(
            (match for form in _compile(words) for match in form.finditer(text) if not _is_denied(text, match)), None
        )
        if place is not None:
            days = [day.date for day in days_in(text[: place.start()])]
            yield Admission(kind=kind, quote=_sentence(text, place.start(), place.end()), on=days[-1] if days else None)


@lru_cache(maxsize=32)
def _compile(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(word, re.IGNORECASE) for word in words)


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Whether the same sentence denies it."""
    around = _sentence(text, match.start(), match.end(), limit=200)
    return any(
        form.search(around) and not _is_within_wording(form, around, match.group(0)) for form in _compile(NO_HARM)
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
    flat = " ".join(text[max(first, start - limit) : min(last, end + limit)].split())
    return flat.strip(" ,，。;；")


def _paper_findings(inspection: Inspection) -> Iterator[Finding]:
    paper = inspection.paper
    for one in admissions(inspection):
        dated = {"on": one.on} if one.on is not None else {}
        says = phrase(f"proof.damaging-{one.kind}{'-on' if dated else ''}", paper=paper.name, quote=one.quote, **dated)
        yield Finding(
            id=f"{DAMAGING}{one.kind}.{paper.sha256[:12]}",
            subject=Subject.PAPER,
            says=says,
            gravity=Gravity.WEAKENS,
            because=(evidence(paper.sha256, phrase("proof.damaging-words", paper=paper.name, quote=one.quote)),),
        )


def _title_findings(case: CaseFile) -> Iterator[Finding]:
    """A title that calls the goods a copy, where the complaint is about a brand."""
    rights: Iterable[Right] = case.reading.rights if case.reading else ()
    if not _BRANDED & set(rights):
        return
    for number, listing in enumerate(case.listings):
        title = listing.title or ""
        if any(form.search(title) for kind in _TITLE_KINDS for form in _compile(ADMISSIONS[kind])):
            says = phrase("proof.damaging-title", title=title[:120])
            yield Finding(
                id=f"{DAMAGING}title.{listing.item_id or number}",
                subject=Subject.LISTING,
                says=says,
                gravity=Gravity.WEAKENS,
                because=(fact(f"case.listings.{number}.title", says),),
            )
