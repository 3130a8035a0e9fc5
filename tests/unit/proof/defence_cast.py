"""Invented parties and papers from which the tests of grounds build their cases."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import Any

from rejoinder.adapters.registers.mark_list import ShippedSpellings
from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.document.document import document_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Defence, DefenceStatus, Requirement
from rejoinder.domain.evidence import Field, Inspection, Item, Paper, PaperKind, Place, Vouched, Vouching
from rejoinder.domain.finding import Finding
from rejoinder.domain.listing import OurListing
from rejoinder.domain.mark_place import Lookout
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import AccusedListing, DatedFact, Party, Reading, Registration, Role, Stage, Work
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Seller
from rejoinder.proof.defence import defences
from rejoinder.scrutiny.allegation import mark_search

US = "Wenling Tidepool Lamps Co., Ltd."
OWNER = "Harrowgate Lighting Ltd"
AGENT = "Quillstone Distribution GmbH"
SUPPLIER = "Yuhuan Brackwater Trading Co., Ltd."
STRANGER = "Pontefract Novelties Inc."
ITEM = "1005000000777001"
MODEL = "TP-240"
COMPLAINED = dt.date(2026, 6, 15)
NOW = dt.datetime(2026, 6, 16, 9, 0, tzinfo=dt.UTC)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def listing(**changes: Any) -> OurListing:
    told: dict[str, Any] = {
        "path": "listing/listing.json",
        "item_id": ITEM,
        "title": f"Jellyfish Night Lamp {MODEL} Blue",
        "brand": "Tidepool",
        "model": MODEL,
        "store_id": "900100",
        "orders": 0,
    }
    return OurListing(**(told | changes))


def reading(
    *rights: Right,
    owner: str | None = OWNER,
    agent: str | None = None,
    work: str | None = None,
    mark: str | None = None,
    number: str | None = None,
    dated: dict[str, str] | None = None,
    stage: Stage = Stage.NOTICE,
    items: tuple[str, ...] = (ITEM,),
    **changes: Any,
) -> Reading:
    named = ((Role.OWNER, owner), (Role.AGENT, agent))
    works = ((work, "work"), (mark, "mark"))
    return Reading(
        file="complaint.txt",
        text="",
        language="en",
        platform="aliexpress",
        stage=stage,
        rights=rights or (Right.COPYRIGHT,),
        parties=tuple(Party(role=role, name=name, span=(0, 0)) for role, name in named if name),
        works=tuple(Work(title=title, kind=kind, span=(0, 0)) for title, kind in works if title),
        registrations=(Registration(number=number, kind="trademark", span=(0, 0)),) if number else (),
        listings=tuple(AccusedListing(item_id=item, span=(0, 0)) for item in items),
        dated_facts=tuple(DatedFact(fact=fact, on=day(on), span=(0, 0)) for fact, on in (dated or {}).items()),
        **changes,
    )


def paper(
    name: str,
    kind: PaperKind,
    *,
    text: str = "Printed words.",
    place: Place = Place.EVIDENCE,
    vouched: Vouched | None = None,
    doubts: tuple[Finding, ...] = (),
    metadata: tuple[tuple[str, str], ...] = (),
    items: tuple[Item, ...] = (),
    **told: Any,
) -> Inspection:
    """A paper whose words can be read, with the facts read from it; a date may be written as text."""
    values = {key: day(value) if key in _DAYS and isinstance(value, str) else value for key, value in told.items()}
    fields = [Field(name=key, value=value, page=1, span=(0, 1)) for key, value in values.items() if value is not None]
    if items:
        fields.append(Field(name="items", value=items, page=1, span=(0, 1)))
    return Inspection(
        paper=Paper(
            path=f"{place.value}/{name}",
            place=place,
            sha256=sha(name),
            size_bytes=1,
            media_type="application/pdf",
            document=document_of((text,)),
            readable=bool(text),
            metadata=metadata,
            vouched=vouched,
        ),
        kind=kind,
        language="en",
        fields=tuple(fields),
        doubts=doubts,
    )


def scan(name: str, kind: PaperKind, **vouched: Any) -> Inspection:
    """A scan that nobody can read, with the seller's word for it."""
    values = {key: day(value) if key in _DAYS and isinstance(value, str) else value for key, value in vouched.items()}
    if "quantity" in values:
        values["quantity"] = Decimal(values["quantity"])
    inspected = paper(name, kind, text="", vouched=Vouched(kind=kind, **values))
    spoken = [
        Field(name=key, value=values[key], by=Vouching.SELLER)
        for key in ("issued_on", "valid_from", "valid_to", "mark", "sealed")
        if key in values
    ]
    return Inspection(paper=inspected.paper, kind=kind, language=None, fields=tuple(spoken))


def line(model: str | None = MODEL, pieces: int | None = 100, says: str | None = None) -> Item:
    described = says if says is not None else f"Night lamp {model or ''}".strip()
    return Item(says=described, model=model, quantity=None if pieces is None else Decimal(pieces))


def invoice(name: str = "invoice.pdf", *, seller: str = SUPPLIER, buyer: str | None = US, **told: Any) -> Inspection:
    values = {"issued_on": "2026-03-02", "number": "Y-77", "items": (line(),)} | told
    return paper(name, PaperKind.INVOICE, seller=seller, buyer=buyer, **values)


def authorisation(name: str = "letter.pdf", *, owner: str = OWNER, licensee: str = SUPPLIER, **told: Any) -> Inspection:
    values = {"issued_on": "2026-01-05", "valid_from": "2026-01-05", "valid_to": "2026-12-31"} | told
    values.setdefault("text", f"Authorises the sale of {MODEL}.")
    return paper(name, PaperKind.AUTHORISATION, owner=owner, licensee=licensee, **values)


def catalogue(
    name: str = "catalogue.pdf", *, on: str | None = "2023-05-01", seller: str | None = US, **told: Any
) -> Inspection:
    values = {"text": f"{seller} autumn catalogue, {MODEL} jellyfish lamp"} | told
    return paper(name, PaperKind.CATALOGUE, seller=seller, issued_on=on, **values)


def case(
    read: Reading | None = None,
    *,
    listings: tuple[OurListing, ...] | None = None,
    seller: Seller | None = None,
    work: ComplainantWork | None = None,
    complained_on: dt.date | None = COMPLAINED,
    **changes: Any,
) -> CaseFile:
    at = dt.datetime.combine(complained_on, dt.time(12), tzinfo=dt.UTC) if complained_on else None
    return CaseFile(
        seller=seller or Seller(entity=US, name="Tidepool Store", shop_id="900100"),
        reading=read or reading(),
        asserted=AssertedComplaint(received_at=at),
        work=work or ComplainantWork(),
        listings=(listing(),) if listings is None else listings,
        **changes,
    )


def looking(case: CaseFile, papers: tuple[Inspection, ...]) -> Lookout:
    return mark_search(case, papers, now=NOW, spellings=ShippedSpellings())


def tried(case: CaseFile, *papers: Inspection) -> dict[str, Defence]:
    grounds, _ = defences(case, papers, rulebooks=shipped_rulebooks(), now=NOW, look=looking(case, papers))
    return {ground.id: ground for ground in grounds}


def seen(case: CaseFile, *papers: Inspection) -> tuple[Finding, ...]:
    return defences(case, papers, rulebooks=shipped_rulebooks(), now=NOW, look=looking(case, papers))[1]


def part(ground: Defence, id: str) -> Requirement:
    return next(requirement for requirement in ground.requirements if requirement.id == id)


def ready(case: CaseFile, *papers: Inspection) -> set[str]:
    return {id for id, ground in tried(case, *papers).items() if ground.status is DefenceStatus.READY}


def words(*phrases: Any, language: str = "en") -> str:
    wording = Wording(shipped_rulebooks().sentences)
    return "\n".join(wording.say(one, language) for one in phrases)


def reasons(requirement: Requirement) -> str:
    return words(*(leg.says for leg in requirement.because))


def in_every_language(case: CaseFile, *papers: Inspection) -> dict[str, str]:
    """Everything that the grounds say, which fails where a sentence or one of its values is missing."""
    grounds, findings = defences(case, papers, rulebooks=shipped_rulebooks(), now=NOW, look=looking(case, papers))
    said = [finding.says for finding in findings]
    said += [leg.says for finding in findings for leg in finding.because]
    for ground in grounds:
        said += [ground.says, *(one.says for one in ground.assertions), *(one.says for one in ground.chain)]
        said += [leg.says for leg in ground.because]
        for requirement in ground.requirements:
            said += [requirement.says, *(leg.says for leg in requirement.because)]
            said += [requirement.mend] if requirement.mend else []
    return {language: words(*said, language=language) for language in LANGUAGES}


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


_DAYS = {
    "issued_on",
    "valid_from",
    "valid_to",
    "registered",
    "completed_on",
    "published_on",
    "filed_on",
}
