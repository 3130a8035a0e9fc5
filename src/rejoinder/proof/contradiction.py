"""Where papers contradict one another, the listing, the complaint, or the calendar of the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Field, Inspection, PaperKind, Place, Vouching
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.proof.doubt_finding import leg
from rejoinder.proof.inspection import (
    dated_on,
    mark_of,
    models_of,
    near_name,
    parties_of,
    quantity_of,
    same_model,
    same_name,
    value_of,
    work_of,
)  # fmt: skip
from rejoinder.proof.name import within_name
from rejoinder.proof.paper.model_code import models_in

CHINA_STANDARD_TIME = dt.timezone(dt.timedelta(hours=8))
K = PaperKind
BOUGHT = frozenset({K.INVOICE, K.RECEIPT})
TRADED = BOUGHT | {K.CONTRACT, K.SALES_RECORD}
PARTY_FIELDS = frozenset({"seller", "buyer", "owner", "licensee"})
NAMES_LIMIT = 300
_MADE_ELSEWHERE = frozenset(
    {K.COPYRIGHT_CERTIFICATE, K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE, K.COURT_PAPER, K.PICTURE, K.OTHER}
)


@attrs.frozen(kw_only=True)
class Ground:
    """What papers are held against: the case, and the day on which the complaint was received."""

    case: CaseFile
    own: tuple[Inspection, ...]
    """The seller's papers."""
    theirs: tuple[Inspection, ...]
    """Papers that came from the complainant."""
    complained_on: dt.date | None
    entity: str | None


def contradictions(inspections: Sequence[Inspection], *, case: CaseFile) -> tuple[Finding, ...]:
    """Private findings across papers and against listing and complaint, in the order of the papers; ids are unique."""
    ground = _ground(inspections, case)
    found: dict[str, Finding] = {}
    for each in (*_repeated(ground), *_across(ground), *_each(ground), *_quantities(ground)):
        found.setdefault(each.id, each)
    return tuple(found.values())


def _ground(inspections: Sequence[Inspection], case: CaseFile) -> Ground:
    own = tuple(one for one in inspections if one.paper.place is Place.EVIDENCE)
    theirs = tuple(one for one in inspections if one.paper.place in (Place.CLAIMED, Place.ATTACHMENT))
    received_at = case.asserted.received_at or (case.reading.received_at if case.reading else None)
    if received_at is not None and received_at.tzinfo is not None and received_at.utcoffset() == dt.timedelta(0):
        received_at = received_at.astimezone(CHINA_STANDARD_TIME)
    complained_on = received_at.date() if received_at else None
    return Ground(case=case, own=own, theirs=theirs, complained_on=complained_on, entity=case.seller.entity)


def _finding(
    name: str, gravity: Gravity, papers: Sequence[Inspection], *legs: Because, suffix: str = "", **values: object
) -> Finding:
    first = papers[0].paper
    shown = tuple(one.paper.name for one in papers)
    return Finding(
        id=f"paper-{name}:{first.sha256[:8]}{suffix}",
        subject=Subject.PAPER,
        says=phrase(f"doubt.{name}", file=shown[0], files=shown, **values),
        gravity=gravity,
        because=(
            *(evidence(one.paper.sha256, phrase("doubt.leg-paper", file=one.paper.path)) for one in papers),
            *legs,
        ),
    )


def _legs(inspection: Inspection, *names: str) -> tuple[Because, ...]:
    return tuple(leg(inspection, field) for name in names if (field := inspection.field(name)) is not None)


def _each(ground: Ground) -> Iterator[Finding]:
    for one in ground.own:
        yield from _after_complaint(one, ground)
        yield from _made_after_complaint(one, ground)
        yield from _term(one, ground)
        yield from _model(one, ground)
        yield from _mark(one, ground)
        yield from _owner(one, ground)
        yield from _parties(one, ground)


# --- the calendar of the case


def _complaint_leg(ground: Ground) -> Because:
    return fact("case.complaint.received_at", phrase("doubt.leg-complaint", day=ground.complained_on))


def _after_complaint(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """Purchases and permissions that are dated after the complaint came."""
    issued = one.field("issued_on")
    day = issued.value if issued and isinstance(issued.value, dt.date) else None
    if (
        day
        and ground.complained_on
        and day > ground.complained_on
        and one.kind in TRADED | {K.AUTHORISATION, K.CATALOGUE}
    ):
        yield _finding(
            "after-complaint",
            Gravity.WEAKENS,
            [one],
            *_legs(one, "issued_on"),
            _complaint_leg(ground),
            day=day,
            complained=ground.complained_on,
        )


def _made_after_complaint(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """A file with words in it, made after the complaint, that bears an earlier day."""
    said = dict(one.paper.metadata).get("created_at", "")[:10]
    day = dated_on(one)
    if not (said and day and ground.complained_on and one.paper.readable) or one.kind in _MADE_ELSEWHERE:
        return
    try:
        made = dt.date.fromisoformat(said)
    except ValueError:
        return
    if day < ground.complained_on < made and (made - day).days > 7:
        leg_made = fact(
            f"paper.{one.paper.sha256[:8]}.created_at", phrase("doubt.leg-created-at", file=one.paper.name, day=made)
        )
        yield _finding(
            "made-after-complaint",
            Gravity.WEAKENS,
            [one],
            leg_made,
            _complaint_leg(ground),
            made=made,
            day=day,
            complained=ground.complained_on,
        )


def _term(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """Permissions and registrations out of force on the day of the complaint; purchases outside a permission's term."""
    start, end = value_of(one, "valid_from"), value_of(one, "valid_to")
    if one.kind not in (K.AUTHORISATION, K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE):
        return
    complained = ground.complained_on
    if complained and isinstance(end, dt.date) and end < complained:
        yield _finding(
            "expired",
            Gravity.WEAKENS,
            [one],
            *_legs(one, "valid_to"),
            _complaint_leg(ground),
            end=end,
            complained=complained,
        )
    if complained and isinstance(start, dt.date) and start > complained:
        yield _finding(
            "not-yet-valid",
            Gravity.WEAKENS,
            [one],
            *_legs(one, "valid_from"),
            _complaint_leg(ground),
            start=start,
            complained=complained,
        )
    if one.kind is not K.AUTHORISATION:
        return
    licensee = parties_of(one)[1]
    for bill in ground.own:
        day = dated_on(bill)
        seller = parties_of(bill)[0]
        if (
            bill.kind in BOUGHT
            and day
            and licensee
            and seller
            and same_name(licensee, seller)
            and _outside(day, start, end)
        ):
            yield _finding(
                "bought-outside-term", Gravity.WEAKENS, [bill, one],
                *_legs(bill, "issued_on"), *_legs(one, "valid_from", "valid_to"),
                suffix=f":{one.paper.sha256[:4]}", day=day, other=one.paper.name,
            )  # fmt: skip


def _outside(day: dt.date, start: object, end: object) -> bool:
    return (isinstance(start, dt.date) and day < start) or (isinstance(end, dt.date) and day > end)


# --- the listing


def _listing_models(ground: Ground) -> tuple[str, ...]:
    """Model codes of the accused listings: as exported, and as named in their titles."""
    found: list[str] = []
    for listing in ground.case.listings:
        for code in (*((listing.model,) if listing.model else ()), *models_in(listing.title or "")):
            if any(letter.isalnum() for letter in code) and not any(same_model(code, known) for known in found):
                found.append(code)
    return tuple(found)


def _model(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """Papers of trade that name other models than the listing's."""
    ours, theirs = _listing_models(ground), models_of(one)
    if not ours or not theirs or one.kind not in TRADED | {K.AUTHORISATION, K.CATALOGUE}:
        return
    if any(same_model(a, b) for a in ours for b in theirs) or _says_one(one, ours):
        return
    gravity = Gravity.NOTE if one.kind is K.CATALOGUE else Gravity.WEAKENS
    said = fact("case.listings.0.model", phrase("doubt.leg-listing", model=ours[0]))
    yield _finding("model-differs", gravity, [one], *_legs(one, "items"), said, paper=theirs[:8], listing=ours[:4])


def _says_one(one: Inspection, models: Sequence[str]) -> bool:
    """Whether the words of the paper name one of the models after all."""
    from rejoinder.proof.name import folded_model

    text = folded_model_text(one.paper.text)
    return any(len(folded_model(code)) >= 3 and folded_model(code) in text for code in models)


def folded_model_text(text: str) -> frozenset[str]:
    """Every run of letters, digits and hyphens of a text, folded as a model code."""
    import re

    from rejoinder.proof.name import folded_model

    return frozenset(
        folded_model(match[0]) for match in re.finditer(r"[^\W_][\w\-–/.]*", text[:200_000]) if len(match[0]) <= 40
    )


def _quantities(ground: Ground) -> Iterator[Finding]:
    """Fewer pieces bought than orders sold."""
    orders = max((listing.orders or 0 for listing in ground.case.listings), default=0)
    bills = [
        one for one in ground.own if one.kind in BOUGHT and _is_purchase(one, ground) and quantity_of(one) is not None
    ]
    models = _listing_models(ground)
    for_model = [
        one
        for one in bills
        if not models or not models_of(one) or any(same_model(a, b) for a in models for b in models_of(one))
    ]
    counted = for_model or bills
    pieces = sum((_pieces(one, models) for one in counted), Decimal(0))
    if orders > 0 and counted and pieces < orders:
        said = fact("case.listings.0.orders", phrase("doubt.leg-orders", orders=orders))
        legs = tuple(each for one in counted for each in _legs(one, "items"))
        yield _finding("quantity-short", Gravity.WEAKENS, counted, *legs, said, pieces=pieces, orders=orders)


def _pieces(one: Inspection, models: Sequence[str]) -> Decimal:
    for code in models:
        pieces = quantity_of(one, code)
        if pieces is not None:
            return pieces
    return quantity_of(one) or Decimal(0)


def _is_purchase(one: Inspection, ground: Ground) -> bool:
    """Whether the seller of the case bought by this paper, as far as it says: not where it is the one who sells."""
    giver = parties_of(one)[0]
    return not (giver and ground.entity and (same_name(giver, ground.entity) or within_name(ground.entity, giver)))


# --- the complaint


def _mark(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """Permissions and registrations for another mark or work than the one complained of."""
    reading = ground.case.reading
    if reading is None or one.kind not in (K.AUTHORISATION, K.TRADEMARK_CERTIFICATE):
        return
    mark, work = mark_of(one), work_of(one)
    marks = [each.title for each in reading.works if each.kind == "mark"]
    works = [each.title for each in reading.works if each.kind == "work"]
    if mark and marks and not any(_same_title(mark, title) for title in marks):
        said = fact("reading.works", phrase("doubt.leg-complained", title=marks[0]))
        yield _finding(
            "mark-differs", Gravity.WEAKENS, [one], *_legs(one, "mark"), said, paper=mark, complained=marks[0]
        )
    if work and works and one.kind is K.AUTHORISATION and not any(_same_title(work, title) for title in works):
        said = fact("reading.works", phrase("doubt.leg-complained", title=works[0]))
        yield _finding(
            "work-differs", Gravity.WEAKENS, [one], *_legs(one, "work"), said, paper=work, complained=works[0]
        )


def _same_title(a: str, b: str) -> bool:
    first, second = _plain(a), _plain(b)
    return bool(first) and bool(second) and (first == second or first in second or second in first)


def _plain(title: str) -> str:
    from rejoinder.proof.name import folded

    return folded(title).replace(" ", "") or "".join(title.split()).casefold()


def _owner(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """Permissions by somebody who is neither the owner that complains nor somebody whom that owner authorised."""
    if one.kind is not K.AUTHORISATION:
        return
    owner = parties_of(one)[0]
    complaining = _complaining_owner(ground)
    if (
        not owner
        or not complaining
        or same_name(owner, complaining)
        or within_name(owner, complaining)
        or within_name(complaining, owner)
    ):
        return
    if any(
        other is not one and other.kind is K.AUTHORISATION and _same(parties_of(other)[1], owner)
        for other in ground.own
    ):
        return
    said = fact("reading.parties.owner", phrase("doubt.leg-owner", name=complaining))
    name = "owner-nearly" if near_name(owner, complaining) else "owner-differs"
    yield _finding(name, Gravity.WEAKENS, [one], *_legs(one, "owner"), said, paper=owner, complained=complaining)


def _complaining_owner(ground: Ground) -> str | None:
    party = ground.case.reading.party(Role.OWNER) if ground.case.reading else None
    name = ground.case.work.owner or (party.name if party else None)
    return name if name and not name.startswith("[") else None


def _same(a: str | None, b: str | None) -> bool:
    return bool(a) and bool(b) and same_name(a or "", b or "")


def _parties(one: Inspection, ground: Ground) -> Iterator[Finding]:
    """Bills and contracts in which the seller of the case does not appear, unless they lead to one in which it does."""
    if one.kind not in BOUGHT | {K.CONTRACT} or not ground.entity:
        return
    giver, taker = parties_of(one)
    names = [name for name in (giver, taker) if name]
    if not taker or any(
        same_name(name, ground.entity) or within_name(ground.entity, name) or within_name(name, ground.entity)
        for name in names
    ):
        return
    near = next((name for name in names if near_name(name, ground.entity)), None)
    entity = fact("case.seller.entity", phrase("doubt.leg-entity", name=ground.entity))
    if near:
        yield _finding(
            "buyer-nearly",
            Gravity.WEAKENS,
            [one],
            *_legs(one, "seller", "buyer"),
            entity,
            paper=near,
            entity=ground.entity,
        )
    elif _leads_on(taker, one, ground):
        return
    else:
        yield _finding(
            "buyer-is-not-seller",
            Gravity.WEAKENS,
            [one],
            *_legs(one, "buyer"),
            entity,
            paper=taker,
            entity=ground.entity,
        )


def _leads_on(taker: str, one: Inspection, ground: Ground) -> bool:
    """Whether the one who takes here gives in another paper: a link further up the chain."""
    return any(other is not one and _same(parties_of(other)[0], taker) for other in ground.own)


# --- papers against papers


def _repeated(ground: Ground) -> Iterator[Finding]:
    """The same bytes twice; the same bytes as the complainant's."""
    seen: dict[str, Inspection] = {}
    for one in ground.own:
        first = seen.setdefault(one.paper.sha256, one)
        if first is not one:
            yield _finding("filed-twice", Gravity.NOTE, [first, one], other=one.paper.path)
    for other in ground.theirs:
        if other.paper.sha256 in seen and seen[other.paper.sha256].paper.size_bytes > 0:
            yield _finding("same-as-theirs", Gravity.NOTE, [seen[other.paper.sha256], other], other=other.paper.path)


def _across(ground: Ground) -> Iterator[Finding]:
    """Every two of the seller's trade papers once, in order."""
    traded = [one for one in ground.own if one.kind in TRADED]
    for position, first in enumerate(traded):
        for second in traded[position + 1 :]:
            if first.paper.sha256 != second.paper.sha256:
                yield from _same_number(first, second)
                yield from _order_of_days(first, second)
    yield from _near_parties(ground)


def _pair(first: Inspection, second: Inspection) -> str:
    return f":{second.paper.sha256[:8]}"


def _same_number(first: Inspection, second: Inspection) -> Iterator[Finding]:
    """One number on two bills that say different things."""
    numbers = [one.field("number") for one in (first, second)]
    if first.kind is not second.kind or first.kind not in BOUGHT | {K.CONTRACT} or not all(numbers):
        return
    a, b = (str(field.value) for field in numbers if field)
    if "".join(a.split()).casefold() != "".join(b.split()).casefold() or sum(letter.isdigit() for letter in a) < 2:
        return
    givers = parties_of(first)[0], parties_of(second)[0]
    if givers[0] and givers[1] and not same_name(givers[0], givers[1]) and not near_name(givers[0], givers[1]):
        return
    differing = [name for name in ("issued_on", "buyer", "total") if _differ(first.field(name), second.field(name))]
    if differing or _quantities_differ(first, second):
        legs = (*_legs(first, "number", *differing), *_legs(second, "number", *differing))
        yield _finding(
            "number-twice",
            Gravity.WEAKENS,
            [first, second],
            *legs,
            suffix=_pair(first, second),
            number=a,
            other=second.paper.name,
        )


def _differ(a: Field | None, b: Field | None) -> bool:
    if a is None or b is None:
        return False
    if isinstance(a.value, str) and isinstance(b.value, str):
        return not same_name(a.value, b.value)
    return a.value != b.value


def _quantities_differ(first: Inspection, second: Inspection) -> bool:
    a, b = quantity_of(first), quantity_of(second)
    return a is not None and b is not None and a != b


def _order_of_days(first: Inspection, second: Inspection) -> Iterator[Finding]:
    """A contract signed after the goods under it were billed."""
    for contract, bill in ((first, second), (second, first)):
        if contract.kind is not K.CONTRACT or bill.kind not in BOUGHT:
            continue
        signed, billed = dated_on(contract), dated_on(bill)
        parties = zip(parties_of(contract), parties_of(bill), strict=True)
        if (
            signed
            and billed
            and signed > billed
            and all(_same(a, b) for a, b in parties)
            and _same_goods(contract, bill)
        ):
            legs = (*_legs(contract, "issued_on"), *_legs(bill, "issued_on"))
            yield _finding(
                "contract-after-bill",
                Gravity.WEAKENS,
                [contract, bill],
                *legs,
                suffix=_pair(contract, bill),
                signed=signed,
                billed=billed,
                other=bill.paper.name,
            )


def _same_goods(first: Inspection, second: Inspection) -> bool:
    a, b = models_of(first), models_of(second)
    return not a or not b or any(same_model(x, y) for x in a for y in b)


def _near_parties(ground: Ground) -> Iterator[Finding]:
    """One party written in two papers with one character of difference; each spelling is named once."""
    first: dict[str, tuple[Inspection, Field]] = {}
    for one in ground.own:
        for field in one.fields:
            if field.name in PARTY_FIELDS and isinstance(field.value, str):
                first.setdefault(field.value, (one, field))
    names = list(first)[:NAMES_LIMIT]
    for position, a in enumerate(names):
        for b in names[position + 1 :]:
            (one, said), (other, also) = first[a], first[b]
            if near_name(a, b) and one is not other and _worth(said, also):
                yield _finding(
                    "names-nearly-agree", Gravity.WEAKENS, [one, other], leg(one, said), leg(other, also),
                    suffix=_pair(one, other), one=a, two=b, other=other.paper.name,
                )  # fmt: skip


def _worth(a: Field, b: Field) -> bool:
    return not (a.by is Vouching.SELLER and b.by is Vouching.SELLER)
