"""Builds readings, cases and papers for the tests of scrutiny; every name is invented."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.document.document import document_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Field, Inspection, Paper, PaperKind, Place
from rejoinder.domain.finding import Finding, Subject
from rejoinder.domain.listing import OurListing
from rejoinder.domain.reading import (
    AccusedListing,
    DatedFact,
    Party,
    Reading,
    Registration,
    Role,
    Stage,
    Statements,
    Work,
)
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.domain.seller import Seller
from rejoinder.scrutiny.complaint import defects

NOW = dt.datetime(2026, 5, 20, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
RECEIVED = dt.datetime(2026, 5, 18, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
ITEM = "1005888800001111"


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def reading(
    text: str,
    *,
    rights: Sequence[Right] = (Right.TRADEMARK,),
    stage: Stage = Stage.FORWARDED_NOTICE,
    platform: str | None = "aliexpress",
    owner: str | None = None,
    agent: str | None = None,
    agent_email: str | None = None,
    mark: str | None = None,
    work: str | None = None,
    number: tuple[str, str, str | None] | None = None,
    listings: Sequence[tuple[str, str | None]] = (),
    dated: Sequence[tuple[str, dt.date, str]] = (),
    reason: str | None = None,
    **more: Any,
) -> Reading:
    """A reading of `text`; every value given must stand in it. `listings` are (words, item id) pairs."""
    parties = []
    if owner:
        parties.append(Party(role=Role.OWNER, name=owner, span=span(text, owner)))
    if agent:
        parties.append(Party(role=Role.AGENT, name=agent, email=agent_email, span=span(text, agent)))
    works = [(mark, "mark")] if mark else []
    works += [(work, "work")] if work else []
    return Reading(
        file="complaint.txt",
        text=text,
        language=more.pop("language", "en"),
        platform=platform,
        stage=stage,
        rights=tuple(rights),
        parties=tuple(parties),
        works=tuple(Work(title=title, kind=kind, span=span(text, title)) for title, kind in works),
        registrations=(
            (Registration(number=number[0], kind=number[1], office=number[2], span=span(text, number[0])),)
            if number
            else ()
        ),
        listings=tuple(accused(text, words, id) for words, id in listings),
        dated_facts=tuple(DatedFact(fact=fact, on=on, span=span(text, words)) for fact, on, words in dated),
        reason=reason,
        reason_span=span(text, reason) if reason else None,
        received_at=RECEIVED,
        statements=more.pop("statements", Statements()),
        **more,
    )


def accused(text: str, words: str, id: str | None) -> AccusedListing:
    host = words.split("/")[2] if words.startswith("http") else None
    url = words if host else None
    return AccusedListing(url=url, item_id=id, host=host, platform="aliexpress", span=span(text, words))


def paper(path: str, place: Place, kind: PaperKind, text: str = "", **fields: Any) -> Inspection:
    """A paper whose fields are given by name."""
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    lying = Paper(
        path=path, place=place, sha256=sha256, size_bytes=1, media_type="application/pdf", document=document_of((text,))
    )
    named = tuple(Field(name=name, value=value, page=1) for name, value in fields.items())
    return Inspection(paper=lying, kind=kind, language="en", fields=named)


def certificate(path: str = "claimed/certificate.pdf", *, place: Place = Place.CLAIMED, **fields: Any) -> Inspection:
    return paper(path, place, PaperKind.TRADEMARK_CERTIFICATE, fields.pop("text", ""), **fields)


def case(read: Reading, *, listing: OurListing | None = None, seller: Seller | None = None, **more: Any) -> CaseFile:
    return CaseFile(
        seller=seller or Seller(marketplace="aliexpress"),
        reading=read,
        listings=(listing,) if listing else (),
        **more,
    )


def ours(title: str = "", *, id: str | None = ITEM, **more: Any) -> OurListing:
    return OurListing(path="listing/listing.json", item_id=id, title=title or None, **more)


def found(of: CaseFile, inspections: Sequence[Inspection] = (), rulebooks: Rulebooks | None = None) -> list[Finding]:
    return list(
        defects(of, inspections, rulebooks=rulebooks or Rulebooks(books=(), markets=shipped_markets()), now=NOW)
    )


def wrong(of: CaseFile) -> list[Finding]:
    """What is wrong with the complaint itself, without remarks on the listing."""
    return [one for one in found(of) if one.subject is Subject.COMPLAINT]


def ids(findings: Sequence[Finding]) -> list[str]:
    return [finding.id for finding in findings]
