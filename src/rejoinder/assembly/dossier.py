"""The dossier before it is printed: cover, index, chronology, statement, matrix, and a divider for each exhibit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rejoinder.assembly.case_identification import LISTINGS, identification_rows
from rejoinder.assembly.chronology import public_chronology
from rejoinder.assembly.exhibit import PutForward, submitted_grounds
from rejoinder.assembly.print_document import Grid, PrintDocument, Say, one_line
from rejoinder.assembly.statement import Pleading, references
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.defence import Requirement
from rejoinder.domain.evidence import Paper
from rejoinder.domain.market import platform_named
from rejoinder.domain.phrase import Phrase, phrase

WORDS = (
    "dossier-index dossier-chronology dossier-statement dossier-matrix dossier-none dossier-shows dossier-file "
    "dossier-size dossier-digest dossier-pages dossier-page dossier-number dossier-paper not-shown-locked "
    "not-shown-broken not-shown-kind not-shown-large copy-of text-cut attachments"
).split()


@attrs.frozen(kw_only=True)
class Divider:
    """The page in front of an exhibit, and what is stamped on its pages."""

    number: int
    sha256: str
    heading: str
    title: str
    name: str
    size: str
    shows: tuple[str, ...]
    paper: Paper
    """What is laid out: the paper, or its redacted copy."""
    note: str = ""
    """What the reader must know of it: what was blacked out on a copy, which mail it came in."""
    stamp: str = ""
    """What stands beside the file's name on every page of a redacted copy."""
    mail: Paper | None = None
    """The mail whose words are laid before the paper; None where it came in none that is shown."""


@attrs.frozen(kw_only=True)
class Dossier:
    """All words of the dossier, in one language. Page numbers are for the printer to find."""

    language: str
    title: str
    status: str
    ready: bool
    platform: str
    as_of: str
    made_at: dt.datetime
    identification: tuple[tuple[str, str], ...]
    chronology: Grid
    statement: PrintDocument
    matrix: Grid
    exhibits: tuple[Divider, ...]
    words: tuple[tuple[str, str], ...]
    say: Say = attrs.field(eq=False, repr=False)
    """For sentences whose numbers only the printer knows, such as page counts."""


def dossier(pleading: Pleading, statement: PrintDocument, *, say: Say, language: str) -> Dossier:
    """The dossier that goes with a statement, in the same language."""
    advice = pleading.advice
    return Dossier(
        language=language,
        title=say(phrase("document.dossier-title")),
        status=_status(pleading, say),
        ready=pleading.ready,
        platform=say(platform_named(advice.market)),
        as_of=say(phrase("document.dossier-prepared", on=advice.now)),
        made_at=advice.now,
        identification=identification_rows(
            pleading.case, advice.reading, say=say, most_listings=_most_listings(pleading)
        ),
        chronology=_chronology(pleading, say),
        statement=statement,
        matrix=_matrix(pleading, say),
        exhibits=tuple(_divider(exhibit, pleading.withheld, say) for exhibit in pleading.exhibits),
        words=tuple((name, say(phrase(f"document.{name}"))) for name in WORDS),
        say=say,
    )


def _most_listings(pleading: Pleading) -> int:
    """All of them where they are some of those complained of: nothing else tells which."""
    return len(pleading.advice.reading.listings) if pleading.among else LISTINGS


def _status(pleading: Pleading, say: Say) -> str:
    if not pleading.ready:
        return say(phrase("document.dossier-draft"))
    return say(phrase("document.dossier-ready", count=len(pleading.exhibits)))


def _divider(exhibit: PutForward, hidden: Withheld, say: Say) -> Divider:
    shows = tuple(hidden.from_text(say(sentence), say) for sentence in exhibit.shows)
    return Divider(
        number=exhibit.number,
        sha256=exhibit.paper.sha256,
        heading=say(phrase("document.dossier-exhibit", number=exhibit.number)),
        title=say(exhibit.title),
        name=hidden.from_text(exhibit.name, say),
        size=say(phrase("document.dossier-bytes", count=exhibit.paper.size_bytes)),
        shows=shows or (say(phrase("document.dossier-shows-unknown")),),
        paper=exhibit.visible_paper,
        note=" ".join(say(part) for part in _note(exhibit)),
        stamp=say(phrase("redaction.stamped")) if exhibit.copy else "",
        mail=exhibit.mail,
    )


def _note(exhibit: PutForward) -> Iterator[Phrase]:
    """What the reader must know of the pages behind the divider."""
    if exhibit.copy:
        yield phrase("redaction.copy-note", what=exhibit.copy.says)
    if exhibit.mail:
        yield phrase("document.dossier-came-in", mail=one_line(exhibit.mail.name, 120), digest=exhibit.mail.sha256)
        yield phrase("document.dossier-mail-whole" if exhibit.mail_whole else "document.dossier-mail-kept")


def _chronology(pleading: Pleading, say: Say) -> Grid:
    dated = public_chronology(pleading.case, pleading.advice, pleading.exhibits)
    return Grid(
        head=tuple(say(phrase(f"document.dossier-{name}")) for name in ("day", "event", "source")),
        rows=tuple((say(phrase("document.listed", parts=(d.on,))), say(d.says), say(d.source)) for d in dated),
    )


def _matrix(pleading: Pleading, say: Say) -> Grid:
    head = tuple(say(phrase(f"document.dossier-{name}")) for name in ("requirement", "status", "carried-by"))
    return Grid(head=head, rows=tuple(_rows(pleading, say)))


def _rows(pleading: Pleading, say: Say) -> Iterator[tuple[str, ...]]:
    keys: set[tuple[Phrase, str]] = set()
    for defence in submitted_grounds(pleading.advice):
        for requirement in defence.requirements:
            key = (requirement.says, requirement.status.value)
            if key not in keys:
                keys.add(key)
                status = say(phrase(f"document.status-{requirement.status.value}"))
                yield (say(requirement.says), status, _exhibits_of(pleading, requirement, say))


def _exhibits_of(pleading: Pleading, requirement: Requirement, say: Say) -> str:
    numbers = [e.number for e in pleading.exhibits if e.carries(requirement.evidence)]
    if not numbers and any(e.paper.sha256 in requirement.evidence for e in pleading.kept_back):
        return say(phrase("redaction.not-enclosed"))
    return references(numbers, say) if numbers else "–"
