"""The guide to handing in: where, field by field, which files in which order, what to check, and the receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs

from rejoinder.assembly.case_identification import filing_language, identification_rows
from rejoinder.assembly.limit import Limits
from rejoinder.assembly.print_document import Say
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import ANSWERS, Channel, RouteId


@attrs.frozen(kw_only=True)
class HandIn:
    """What is put where, in the order in which a form asks for it."""

    route: RouteId
    places: tuple[Channel, ...]
    """Where it is handed in: as the notice says, then as the marketplace's book says."""
    fields: tuple[tuple[str, str], ...]
    """Name and value of what a form asks for, to be copied one by one."""
    statement: str
    """The file whose text goes into the field for the statement."""
    files: tuple[str, ...]
    """The files to attach, in order."""
    limits: tuple[Phrase, ...]
    """What the form takes; empty where no rule says."""
    characters: int | None
    """How long the statement may be; None where no rule says."""
    before: dt.datetime | None
    """By when to be done; None where no day is known or it has passed."""

    @property
    def checks(self) -> tuple[Phrase, ...]:
        """What to look at before the last button is pressed."""
        return tuple(phrase(f"hand_in.check-{name}") for name in ("number", "files", "signed", "draft"))


def hand_in(
    case: CaseFile, advice: Advice, documents: Sequence[Document], *, limits: Limits, say: Say
) -> HandIn | None:
    """The guide for the best way to answer; None where that is no answer, or nothing is ready to be handed in."""
    best, language = advice.best, filing_language(advice.reading)
    if best is None or best.id not in ANSWERS:
        return None
    ready = [one for one in documents if one.ready]
    texts = [one for one in ready if one.kind is DocumentKind.STATEMENT and one.path.endswith(".txt")]
    filed = [one.path for one in texts if one.language == language] + [one.path for one in texts]
    dossiers = [one.path for one in ready if one.kind is DocumentKind.DOSSIER and one.language == language]
    if not filed or not dossiers:
        return None
    uploads = [path for path in dossiers if path.startswith("upload")]
    due = [one.safe_by for one in advice.deadlines if one.route is best.id and one.safe_by > advice.now]
    return HandIn(
        route=best.id,
        places=tuple(one for one in advice.channels if one.route is best.id),
        fields=identification_rows(case, advice.reading, say=say, most_listings=len(advice.reading.listings) or 1),
        statement=filed[0],
        files=tuple(uploads or dossiers),
        limits=limits.says,
        characters=limits.known_characters,
        before=min(due, default=None),
    )


def hand_in_record(guide: HandIn, say: Say) -> dict[str, Any]:
    """The same for programs and pages."""
    return {
        "route": guide.route.value,
        "places": [{"says": say(one.says), "url": one.url, "source": one.source} for one in guide.places],
        "fields": [{"name": name, "value": value} for name, value in guide.fields],
        "statement": guide.statement,
        "files": list(guide.files),
        "limits": [say(each) for each in guide.limits],
        "characters": guide.characters,
        "checks": [say(each) for each in guide.checks],
        "before": guide.before.isoformat() if guide.before else None,
    }
