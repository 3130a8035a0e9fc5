"""What the seller wants kept private, taken out of sentences that go to others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from rejoinder.assembly.print_document import Say
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, Item, Paper, PaperKind, Place
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import spaceless

_ACCOUNT = regex(
    r"(?i)(?:account|a/c|iban|账\s?号|帐\s?号|р/с|расч[её]тный сч[её]т|сч[её]т)\D{0,12}([A-Z]{0,2}\d[\d ]{8,33}\d)"
)
_PURCHASES = (PaperKind.INVOICE, PaperKind.RECEIPT, PaperKind.CONTRACT)


@attrs.frozen(kw_only=True)
class Withheld:
    """Names and numbers that no sentence may carry, longest first."""

    names: tuple[str, ...] = ()
    prices: tuple[Decimal, ...] = ()
    accounts: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    """What the seller marked as private, whether or not any of it is known here."""

    def names_in(self, text: str) -> bool:
        """Whether a text shows one of the names, however it breaks its lines."""
        flat = spaceless(text)
        return any(spaceless(name) in flat for name in self.names)

    def prices_in(self, text: str) -> bool:
        """Whether a text shows one of the prices."""
        return any(_price_form(price).search(text) for price in self.prices)

    def accounts_in(self, text: str) -> bool:
        """Whether a text shows one of the account numbers."""
        flat = spaceless(text)
        return any(spaceless(account) in flat for account in self.accounts)

    def from_text(self, text: str, say: Say) -> str:
        """The text with each of them replaced by words that say so."""
        for name in self.names:
            text = re.sub(
                re.escape(name), _fixed(say(phrase("statement.withheld-supplier"))), text, flags=re.IGNORECASE
            )
        for price in self.prices:
            text = _price_form(price).sub(_fixed(say(phrase("statement.withheld-price"))), text)
        for account in self.accounts:
            text = text.replace(account, say(phrase("statement.withheld-account")))
        return text


def _fixed(text: str) -> str:
    return text.replace("\\", "\\\\")


def _price_form(price: Decimal) -> re.Pattern[str]:
    whole, _, rest = format(price.normalize(), "f").partition(".")
    tail = rf"[.,]{rest}0*" if rest else r"[.,]0{1,4}"
    return re.compile(rf"(?<![\d.,]){whole}{tail}(?![\d])")


def withheld(case: CaseFile, advice: Advice) -> Withheld:
    """What this seller's preferences take out; nothing where he named none."""
    wanted = case.preferences.sensitive
    names = set(_suppliers(case, advice)) if "supplier" in wanted else set()
    prices = set(_prices(advice)) if "unit_price" in wanted else set()
    accounts = set(_accounts(case)) if "bank_account" in wanted else set()
    return Withheld(
        names=tuple(sorted(names, key=lambda name: (-len(name), name))),
        prices=tuple(sorted(prices)),
        accounts=tuple(sorted(accounts, key=lambda number: (-len(number), number))),
        wanted=wanted,
    )


def _suppliers(case: CaseFile, advice: Advice) -> Iterator[str]:
    """Who sold to the seller, except whom the complaint itself names."""
    reading = advice.reading
    public = {party.name.casefold() for party in reading.parties if party.role is not Role.SELLER}
    public |= {name.casefold() for name in (case.seller.entity, case.seller.name, case.work.owner) if name}
    for inspection in advice.inspections:
        if inspection.kind in _PURCHASES and inspection.paper.place is Place.EVIDENCE:
            for name in _givers(inspection):
                if len(name) > 2 and name.casefold() not in public:
                    yield name


def _givers(inspection: Inspection) -> Iterator[str]:
    yield from (f.value for f in inspection.fields if f.name == "seller" and isinstance(f.value, str))
    vouched = inspection.paper.vouched
    if vouched and vouched.parties:
        yield vouched.parties[0]


def _prices(advice: Advice) -> Iterator[Decimal]:
    for inspection in advice.inspections:
        for field in inspection.fields:
            for item in field.value if isinstance(field.value, tuple) else ():
                if isinstance(item, Item) and item.unit_price is not None:
                    yield item.unit_price


def _accounts(case: CaseFile) -> Iterator[str]:
    for paper in case.papers:
        yield from accounts_in(paper)


def accounts_in(paper: Paper) -> Iterator[str]:
    """Numbers of bank accounts that a paper shows, as written."""
    for page in paper.pages[:50]:
        yield from (found.group(1) for found in _ACCOUNT.finditer(page[:20_000]))
