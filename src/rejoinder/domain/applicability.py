"""Which rules are asked of a case: by marketplace, right, stage, countries, offices and the law that it pleads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.reading import AccusedListing, Role, Stage
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks

UNKNOWN_COUNTRY = "-"
"""How a rule names a seller of whom nobody says where he is established."""
COUNTRY_LETTERS = 2
REMEMBERED = 16
"""Cases of which the books remember what is asked of them: one case is judged in several steps and again and again."""
READ = 40_000
"""Characters of a notice in which the law that it pleads is looked for."""


@attrs.frozen(kw_only=True)
class Circumstances:
    """What decides whether a rule applies to a case."""

    market: str | None = None
    """The id of the book of the marketplace; None where no book speaks of it."""
    laws: frozenset[str] = frozenset()
    """The books of law that the marketplace's own book names."""
    rights: frozenset[str] = frozenset()
    stage: str | None = None
    country: str = UNKNOWN_COUNTRY
    """Where the seller is established, ISO 3166-1 alpha-2."""
    offices: frozenset[str] = frozenset()
    """The offices of the registrations asserted."""
    sites: frozenset[str] = frozenset()
    """The countries whose sites the accused listings stand on, as far as their addresses tell."""
    writer: str = "unknown"
    """Who wrote the message, one of `WRITERS`."""
    dated: frozenset[str] = frozenset()
    """The facts of which the notice gives the day."""
    text: str = ""

    @cached_property
    def casefolded_text(self) -> str:
        """The notice's words without case."""
        return self.text.casefold()

    def mentions(self, word: str) -> bool:
        """Whether a word stands in the notice; an abbreviation counts only in its own capitals, and alone."""
        return word.casefold() in self.casefolded_text and mentions(self.text, word)

    def meet(self, condition: Mapping[str, Any], book: str) -> bool:
        """Whether a condition of a rule or book holds; each of its keys must."""
        return all(_TESTS[key](self, wanted, book) for key, wanted in condition.items())


_TESTS: Mapping[str, Any] = {
    "by_market": lambda has, wanted, book: (book in has.laws) is wanted,
    "known_market": lambda has, wanted, book: (has.market is not None) is wanted,
    "markets": lambda has, wanted, book: has.market in wanted,
    "countries": lambda has, wanted, book: has.country in wanted,
    "except_countries": lambda has, wanted, book: has.country not in wanted,
    "offices": lambda has, wanted, book: bool(has.offices & set(wanted)),
    "rights": lambda has, wanted, book: bool(has.rights & set(wanted)),
    "stages": lambda has, wanted, book: has.stage in wanted,
    "sites": lambda has, wanted, book: bool(has.sites & set(wanted)),
    "writers": lambda has, wanted, book: has.writer in wanted,
    "dated": lambda has, wanted, book: bool(has.dated & set(wanted)),
    "mentions": lambda has, wanted, book: any(has.mentions(word) for word in wanted),
    "without": lambda has, wanted, book: not any(has.mentions(word) for word in wanted),
}
CONDITIONS = tuple(_TESTS)
"""The keys of a condition."""


def mentions(text: str, word: str) -> bool:
    """Whether a word stands in a text; an abbreviation counts only in its own capitals, and alone."""
    if not (word.isascii() and word.isupper()):
        return word.casefold() in text.casefold()
    place = text.find(word)
    while place >= 0:
        around = text[max(0, place - 1) : place] + text[place + len(word) : place + len(word) + 1]
        if not any(each.isascii() and each.isalnum() for each in around):
            return True
        place = text.find(word, place + 1)
    return False


def circumstances(case: CaseFile, rulebooks: Rulebooks) -> Circumstances:
    """What a case has that rules ask for."""
    reading = case.reading
    platform = (reading.platform if reading else None) or case.seller.marketplace
    asserted = case.asserted.right
    rights = (asserted,) if asserted is not None else (reading.rights if reading else ())
    market = rulebooks.market(platform)
    return Circumstances(
        market=market.id if market else None,
        laws=rulebooks.laws_of(platform),
        rights=frozenset(right.value for right in rights),
        stage=reading.stage.value if reading else None,
        country=(case.seller.country or UNKNOWN_COUNTRY).upper(),
        offices=frozenset(one.office for one in reading.registrations if one.office) if reading else frozenset(),
        sites=frozenset(filter(None, map(_site, reading.listings))) if reading else frozenset(),
        writer=_writer(case),
        dated=frozenset(one.fact for one in reading.dated_facts) if reading else frozenset(),
        text=reading.text[:READ] if reading else "",
    )


_WRITERS: Mapping[Role | None, str] = {Role.PLATFORM: "marketplace", Role.OWNER: "rights_owner", Role.AGENT: "agency"}
WRITERS = (*_WRITERS.values(), "unknown")
"""Who may have written a message to the seller."""


def _writer(case: CaseFile) -> str:
    """Who wrote; what the seller found in his own account comes from the marketplace, whosever words it repeats."""
    if case.answer("stage") in (Stage.FORWARDED_NOTICE, "open"):
        return "marketplace"
    return _WRITERS.get(case.reading.sender_role if case.reading else None, "unknown")


def _site(listing: AccusedListing) -> str | None:
    """The country of a listing's host, by its top-level domain; None where that is none of a country."""
    last = (listing.host or "").rpartition(".")[2].upper()
    return {"UK": "GB"}.get(last, last) if len(last) == COUNTRY_LETTERS else None


def book_applies(book: Rulebook, has: Circumstances) -> bool:
    """Whether a book speaks of a case: a marketplace's own of its cases, a law's where one of its conditions holds."""
    if book.market:
        return book.id == has.market
    return not book.applies or any(has.meet(condition, book.id) for condition in book.applies)


def rule_applies(rule: Rule, has: Circumstances, book: str) -> bool:
    """Whether a rule of a book that applies is asked of a case."""
    return rule.applies is None or has.meet(rule.applies, book)


def applicable_rules(rulebooks: Rulebooks, has: Circumstances, *, kind: str | None = None) -> tuple[Rule, ...]:
    """The rules of all books, or those of a kind, that are asked of a case, in the order of the books, on any day."""
    return _applicable(rulebooks, has).rules.get(kind, ())


def applicable_books(rulebooks: Rulebooks, has: Circumstances) -> tuple[Rulebook, ...]:
    """The books that speak of a case."""
    return _applicable(rulebooks, has).books


@attrs.frozen(kw_only=True)
class _Applicable:
    books: tuple[Rulebook, ...]
    rules: Mapping[str | None, tuple[Rule, ...]]
    """By kind; all of them under None."""


def _applicable(rulebooks: Rulebooks, has: Circumstances) -> _Applicable:
    """What is asked of a case, worked out once."""
    known: _Applicable | None = rulebooks.memory.get(has)
    if known is None:
        books = tuple(book for book in rulebooks.books if book_applies(book, has))
        rules: dict[str | None, list[Rule]] = {None: list(_rules_in_force(books, has))}
        for rule in rules[None]:
            rules.setdefault(rule.kind, []).append(rule)
        known = _Applicable(books=books, rules={kind: tuple(each) for kind, each in rules.items()})
        if len(rulebooks.memory) >= REMEMBERED:
            rulebooks.memory.clear()
        rulebooks.memory[has] = known
    return known


def _rules_in_force(books: Iterable[Rulebook], has: Circumstances) -> Iterator[Rule]:
    for book in books:
        yield from (rule for rule in book.rules if rule_applies(rule, has, book.id))
