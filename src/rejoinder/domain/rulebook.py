"""Rules as data: dated, cited, with verification status."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

import attrs

from rejoinder.domain.market import Markets
from rejoinder.domain.phrase import Phrase, Translations
from rejoinder.domain.quote import Quote


@lru_cache(maxsize=1_024)
def platform_slug(name: str) -> str:
    """A platform's name without case, blanks and marks: `TikTok Shop` and `tiktok-shop` are the same."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


OWN_JUDGEMENT = "derived"
"""The confidence of a source that is this project's own caution or reading."""


@attrs.frozen(kw_only=True)
class Citation:
    """Where a rule was read, in which version, and when."""

    cite: str
    url: str | None = None
    read_on: dt.date | None = None
    dated: str | None = None
    """The date the source gives itself, as it gives it."""
    document: str | None = None
    """The text as an archive or an editor files it; the address where None."""
    version: str | None = None
    """Which version of that text was read: a commit, an edition; the source's own date where None."""
    confidence: str = "secondary"
    """`official`, `official_copy`, `secondary` or `derived`; anything weaker never ships as a rule."""


@attrs.frozen(kw_only=True)
class Rule:
    """One rule. `body` holds what its kind needs, as plain data that the loader has checked."""

    id: str
    kind: str
    says: Translations
    source: tuple[Citation, ...]
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    """Last day on which the rule holds; None where it is open."""
    quotes: tuple[Quote, ...] = ()
    """The words of its sources that carry it."""
    uncompared: tuple[str, ...] = ()
    """What keeps it from being compared with its sources: `source.2` is not quoted, `number.14` stands in no quote."""
    left_to_people: Translations | None = None
    """Why a person must decide, where the text does not."""
    applies: Mapping[str, Any] | None = attrs.field(default=None, hash=False)
    """What a case must have for the rule to be asked of it; None where its book alone decides."""
    bears_on: tuple[str, ...] = ()
    """What it is a reason for: routes, `defence.ID`, `counsel.ID` or `exposure`."""
    reference: str | None = None
    """Why it is kept although no answer can name it; None for a rule that acts."""
    body: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    examples: tuple[Mapping[str, Any], ...] = attrs.field(default=(), hash=False)

    @property
    def phrase(self) -> Phrase:
        """The sentence of the rule, for the wording."""
        return Phrase(f"rule/{self.id}")

    @property
    def as_reason(self) -> Phrase:
        """The sentence of the rule where it is given as a reason, with a remark where it was not compared."""
        return Phrase("rules.as-reason", (("says", self.phrase),)) if self.is_not_compared else self.phrase

    @property
    def is_not_compared(self) -> bool:
        """Whether nobody compared it with its source; this project's own caution has no source to be compared with."""
        return not self.is_verified and any(citation.confidence != OWN_JUDGEMENT for citation in self.source)

    @property
    def is_verified(self) -> bool:
        """Whether rule and text were compared: every source is quoted, and every number stands in a quote."""
        return bool(self.source) and not self.uncompared

    @property
    def cite(self) -> str | None:
        """The first citation, with its own date where there is one."""
        if not self.source:
            return None
        first = self.source[0]
        return f"{first.cite} ({first.dated})" if first.dated and first.dated not in first.cite else first.cite

    def holds_on(self, day: dt.date) -> bool:
        """Whether the rule is in force on a day."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )


def by_target(rules: tuple[Rule, ...]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules by what they are a reason for, in their order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for target in dict.fromkeys(rule.bears_on):
            found.setdefault(target, []).append(rule)
    return {target: tuple(each) for target, each in found.items()}


@attrs.frozen(kw_only=True)
class BookChange:
    """What a version of a book brought."""

    version: str
    says: Translations


@attrs.frozen(kw_only=True)
class Rulebook:
    """The rules of one marketplace or law, with their digest."""

    id: str
    title: Translations
    version: str
    sha256: str
    rules: tuple[Rule, ...]
    changes: tuple[BookChange, ...] = ()
    """Its changelog, the newest version first."""
    applies: tuple[Mapping[str, Any], ...] = attrs.field(default=(), hash=False)
    """Conditions of which one must hold; a book of a marketplace needs none, and one without any always applies."""

    @cached_property
    def market(self) -> bool:
        """Whether the book speaks of a marketplace."""
        return any(rule.kind == "profile" for rule in self.rules)


@attrs.frozen(kw_only=True)
class Rulebooks:
    """All rulebooks in use."""

    books: tuple[Rulebook, ...]
    markets: Markets = attrs.field(factory=lambda: Markets(()), eq=False)
    """The marketplaces that are recognised, those without a book of rules too."""

    def rule(self, id: str) -> Rule:
        """The rule of this id. Raises: LookupError."""
        for book in self.books:
            for rule in book.rules:
                if rule.id == id:
                    return rule
        raise LookupError(id)

    def of_kind(self, kind: str, *, on: dt.date | None = None, book: str | None = None) -> tuple[Rule, ...]:
        """The rules of a kind in the order of the books, those in force on a day where one is given."""
        rules = self._by_kind.get((kind, book), ())
        return rules if on is None else tuple(rule for rule in rules if rule.holds_on(on))

    @cached_property
    def _by_kind(self) -> Mapping[tuple[str, str | None], tuple[Rule, ...]]:
        """The rules by kind and book, and by kind alone."""
        found: dict[tuple[str, str | None], list[Rule]] = {}
        for book in self.books:
            for rule in book.rules:
                found.setdefault((rule.kind, book.id), []).append(rule)
                found.setdefault((rule.kind, None), []).append(rule)
        return {key: tuple(rules) for key, rules in found.items()}

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What was worked out already from these books, by what it was worked out for."""
        return {}

    def market(self, platform: str | None) -> Rulebook | None:
        """The book of a marketplace, by any of its slugs or the book's id; None where no book speaks of it."""
        return self._markets.get(platform_slug(platform)) if platform else None

    @cached_property
    def _markets(self) -> Mapping[str, Rulebook]:
        found: dict[str, Rulebook] = {}
        for book in self.books:
            for rule in book.rules:
                if rule.kind == "profile":
                    for name in (book.id, *rule.body["platforms"]):
                        found.setdefault(platform_slug(name), book)
        return found

    @cached_property
    def market_names(self) -> Mapping[str, tuple[str, ...]]:
        """How papers write each marketplace, in small letters, by every slug under which it is known."""
        found: dict[str, tuple[str, ...]] = {}
        for book in self.books:
            for rule in book.rules:
                if rule.kind == "profile":
                    slugs = [platform_slug(name) for name in (book.id, *rule.body["platforms"])]
                    names = tuple(str(name).casefold() for name in rule.body.get("names") or (slugs[0],))
                    found |= dict.fromkeys(slugs, names)
        return found

    def laws_of(self, platform: str | None) -> frozenset[str]:
        """The ids of the books of law that a marketplace's profile names; empty where no book speaks of it."""
        book = self.market(platform)
        profiles = (rule for rule in book.rules if rule.kind == "profile") if book else ()
        return frozenset(law for rule in profiles for law in rule.body.get("laws", ()))

    def book_of(self, rule: str) -> Rulebook:
        """The book that holds the rule of this id. Raises: LookupError."""
        for book in self.books:
            if any(each.id == rule for each in book.rules):
                return book
        raise LookupError(rule)

    @cached_property
    def sentences(self) -> Mapping[str, Translations]:
        """The sentences of every rule and of its requirements, keyed as the wording wants them."""
        found: dict[str, Translations] = dict(self.markets.sentences)
        for rule in (rule for book in self.books for rule in book.rules):
            found[f"rule/{rule.id}"] = rule.says
            found |= {f"rule/{rule.id}/{part}": says for part, says in _parts(rule)}
        return found


def _parts(rule: Rule) -> Iterator[tuple[str, Translations]]:
    """What a rule leaves to people; what is to be done by a clock; what a ground says of requirements and mends."""
    if rule.left_to_people:
        yield "left_to_people", rule.left_to_people
    if rule.body.get("does"):
        yield "does", rule.body["does"]
    for number, plea in enumerate(rule.body.get("pleads") or ()):
        yield f"pleads/{number}", plea["says"]
    if rule.kind != "defence":
        return
    for name in ("concludes", "concludes_direct"):
        if rule.body.get(name):
            yield name, rule.body[name]
    for part in rule.body.get("requirements") or ():
        yield str(part["id"]), part["says"]
        if part.get("mend"):
            yield f"{part['id']}/mend", part["mend"]
