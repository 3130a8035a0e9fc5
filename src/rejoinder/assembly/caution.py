"""What the seller should look at before handing anything in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.limit import Limits
from rejoinder.assembly.redaction import RedactionGround
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.evidence import Item
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase


def cautions(exhibits: Sequence[PutForward], hidden: Withheld, limits: Limits) -> tuple[Phrase, ...]:
    """Exhibits that show what the seller wants kept private, that nobody has read, or that the platform may refuse."""
    private = tuple(finding.says for finding in private_findings(exhibits, hidden))
    return (*private, *_unread(exhibits), *_mailed(exhibits), *_foreign(exhibits, limits), *_many(exhibits, limits))


def _mailed(exhibits: Sequence[PutForward]) -> Iterator[Phrase]:
    """Papers that go out with the mail they came in, whose words nobody chose to show."""
    numbers = tuple(exhibit.number for exhibit in exhibits if exhibit.mail)
    if numbers:
        yield phrase("answer_page.caution-mail", numbers=numbers)


def _foreign(exhibits: Sequence[PutForward], limits: Limits) -> Iterator[Phrase]:
    """Papers in a language that the platform wants translated."""
    spoken = [(e.number, e.inspection.language) for e in exhibits if e.inspection and e.inspection.language]
    foreign = tuple(number for number, language in spoken if limits.languages and language not in limits.languages)
    if foreign:
        allowed = tuple(phrase(f"answer_page.language-{one}") for one in limits.languages if one in LANGUAGES)
        yield phrase("answer_page.caution-translate", numbers=foreign, allowed=allowed)


def _many(exhibits: Sequence[PutForward], limits: Limits) -> Iterator[Phrase]:
    if limits.files and len(exhibits) > limits.files:
        yield phrase("answer_page.caution-files", most=limits.files)


def private_findings(exhibits: Sequence[PutForward], hidden: Withheld) -> tuple[Finding, ...]:
    """A finding for each private thing that stands in the exhibits, every page of them searched.

    Redacted copies were searched when they were made; what other exhibits show is the seller's to black out.
    """
    tests = {"prices": _shows_prices, "supplier": _names_supplier, "account": _shows_account, "private-unread": _unseen}
    found = {id: tuple(e for e in exhibits if shows(e, hidden)) for id, shows in tests.items()}
    if "bank_account" in hidden.wanted and not found["account"]:
        found["account-look"] = tuple(
            e for e in exhibits if not (e.copy and RedactionGround.BANK_ACCOUNT in e.copy.grounds)
        )
    return tuple(_finding(id, shown) for id, shown in found.items() if shown)


def _finding(id: str, exhibits: Sequence[PutForward]) -> Finding:
    says = phrase(f"answer_page.caution-{id}", numbers=tuple(exhibit.number for exhibit in exhibits))
    because = tuple(evidence(e.paper.sha256, phrase("document.source-exhibit", number=e.number)) for e in exhibits)
    return Finding(
        id=f"private-in-exhibits:{id}", subject=Subject.PAPER, says=says, gravity=Gravity.WEAKENS, because=because
    )


def _unseen(exhibit: PutForward, hidden: Withheld) -> bool:
    if exhibit.copy:
        return not exhibit.copy.searched
    return bool(hidden.wanted) and not exhibit.paper.readable


def _names_supplier(exhibit: PutForward, hidden: Withheld) -> bool:
    if exhibit.copy:
        return hidden.names_in(f"{exhibit.visible_paper.text}\n{exhibit.name}")
    vouched = exhibit.paper.vouched.parties if exhibit.paper.vouched else ()
    field = exhibit.inspection.field("seller") if exhibit.inspection else None
    names = [*vouched, str(field.value)] if field else [*vouched]
    return hidden.names_in("\n".join((exhibit.paper.text, exhibit.name, *names)))


def _shows_account(exhibit: PutForward, hidden: Withheld) -> bool:
    return any(number in exhibit.visible_paper.text for number in hidden.accounts)


def _shows_prices(exhibit: PutForward, hidden: Withheld) -> bool:
    if exhibit.copy and RedactionGround.UNIT_PRICE in exhibit.copy.grounds:
        return False
    return bool(hidden.prices) and (_lists_prices(exhibit) or hidden.prices_in(exhibit.paper.text))


def _lists_prices(exhibit: PutForward) -> bool:
    fields = exhibit.inspection.fields if exhibit.inspection else ()
    return any(
        isinstance(item, Item) and item.unit_price is not None
        for field in fields
        if isinstance(field.value, tuple)
        for item in field.value
    )


def _unread(exhibits: Sequence[PutForward]) -> Iterator[Phrase]:
    scans = tuple(exhibit.number for exhibit in exhibits if not exhibit.paper.readable)
    if scans:
        yield phrase("answer_page.caution-unread", numbers=scans)
