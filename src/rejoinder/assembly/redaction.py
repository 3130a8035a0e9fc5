"""What is blacked out on a copy of a paper: secrets, where they stand in a text, and what must stay readable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

import attrs

from rejoinder.assembly.number import readings_in
from rejoinder.assembly.piece_price import piece_prices
from rejoinder.domain.evidence import ITEMISED, Inspection, Item, Paper, PaperKind, Place, Vouching
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.text.lazy_pattern import regex


class RedactionGround(StrEnum):
    """Why something is blacked out; all but the last are spelled as the seller's preferences spell them."""

    UNIT_PRICE = "unit_price"
    SUPPLIER = "supplier"
    BANK_ACCOUNT = "bank_account"
    CUSTOMER = "customer"
    ASKED = "asked"

    @property
    def label(self) -> Phrase:
        """The word on the bar."""
        return phrase(f"redaction.label-{self.value.replace('_', '-')}")

    @property
    def description(self) -> Phrase:
        """What is hidden, in words."""
        return phrase(f"redaction.what-{self.value.replace('_', '-')}")


@attrs.frozen(kw_only=True)
class Secret:
    """One thing that the copy may not show: words, or a number in whatever form it is printed."""

    ground: RedactionGround
    text: str | None = None
    number: Decimal | None = None
    column: bool = False
    """True where the number also stands for something else, so that it is hidden in columns of prices only; without
    a number, every number of such columns, and prices that running words tell."""


@attrs.frozen(kw_only=True)
class Box:
    """A rectangle on a page, from the upper left: points on a PDF's page, pixels of a picture."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@attrs.frozen(kw_only=True)
class RedactedPaper:
    """A copy on which something no longer stands."""

    content: bytes
    media_type: str
    suffix: str
    """Of the copy's file name, with its dot."""
    counts: tuple[tuple[RedactionGround, int], ...]
    """How many places were hidden, by ground."""
    original_sha256: str
    sha256: str
    paper: Paper
    """The copy, opened again as a paper."""
    searched: bool = True
    """False where the copy is a picture whose words nobody can search again; only its boxes were checked."""

    @property
    def grounds(self) -> tuple[RedactionGround, ...]:
        """What was hidden, each ground once."""
        return tuple(ground for ground, _ in self.counts)

    @property
    def says(self) -> tuple[Phrase, ...]:
        """What was hidden and at how many places, without repeating it."""
        return redaction_counts(self.counts)

    @property
    def removal_summary(self) -> str:
        """The same for a list or a ledger: `unit_price 3, supplier 1`."""
        return ", ".join(f"{ground.value} {count}" for ground, count in self.counts)


def counts_in(removed: str) -> tuple[tuple[RedactionGround, int], ...]:
    """What was hidden, from how a list or a ledger writes it: `unit_price 3, supplier 1`; what is no ground is left."""
    parts = (part.rpartition(" ") for part in removed.split(", "))
    known = {ground.value for ground in RedactionGround}
    return tuple((RedactionGround(name), int(count)) for name, _, count in parts if name in known and count.isdecimal())


def redaction_counts(counts: Sequence[tuple[RedactionGround, int]]) -> tuple[Phrase, ...]:
    """The same in words, each ground once."""
    return tuple(phrase("redaction.counted", what=ground.description, count=count) for ground, count in counts)


MAYBE_PRICED = ITEMISED | {PaperKind.OTHER, PaperKind.LETTER}
"""Papers whose columns of prices are no public ones, as those of a catalogue are."""
PRICE_HEAD = regex(
    r"unit\s*(?:price|cost|rate)|\bprice\b|\brate\b|单\s*价|价\s*格|цена|стоимость за ед"
    r"|(?:stück|einzel|einheits)?preis|prix|precio|prezzo|prijs|\bcena\b",
    re.IGNORECASE,
)
AMOUNT_HEAD = regex(
    r"\bamount\b|\btotal\b|\bsum\b|\bvalue\b|金\s*额|价税合计|总\s*价|小\s*计|сумма|стоимость|итого|всего|betrag|gesamt"
    r"|montant|importe|importo|bedrag|kwota",
    re.IGNORECASE,
)
FEW_LETTERS = 4
"""So few letters stand within other words by accident: `DE` in `order`."""
WITHOUT_SPACES = regex(r"[\u3040-\u30ff\u3400-\u9fff]")
_SHORTEST = 2
"""Letters of the shortest words that are hidden; one letter would black out half a page."""


def fold_text(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without spaces, case and forms of width, and for each of its letters the place it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc"):
            continue
        for part in unicodedata.normalize("NFKC", letter).casefold():
            letters.append(part)
            places.append(place)
    return "".join(letters), tuple(places)


def spans(text: str, secret: Secret) -> Iterator[tuple[int, int]]:
    """Where a secret stands in a text, as `[start, end)`; words however they are spaced or broken into lines."""
    if secret.text is not None:
        yield from _word_spans(text, secret.text)
    elif secret.number is not None and not secret.column:
        yield from (span for span, values in readings_in(text) if abs(secret.number) in values)
    elif secret.number is None:
        yield from piece_prices(text)


def _word_spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    flat, places = fold_text(text)
    needle, _ = fold_text(wanted)
    if len(needle) < _SHORTEST:
        return
    at = flat.find(needle)
    while at >= 0:
        end = at + len(needle)
        if _whole(text, places[at], places[end - 1], needle):
            yield places[at], places[end - 1] + 1
        at = flat.find(needle, end)


def _whole(text: str, first: int, last: int, needle: str) -> bool:
    """Whether a find is no part of a longer number, such as 12 in 312, or a few letters within a word."""
    before, after = text[first - 1 : first], text[last + 1 : last + 2]
    if len(needle) <= FEW_LETTERS and needle.isalpha() and not WITHOUT_SPACES.search(needle):
        return not (before.isalpha() or after.isalpha())
    return not ((needle[0].isdigit() and before.isdigit()) or (needle[-1].isdigit() and after.isdigit()))


def is_redactable(paper: Paper, inspection: Inspection | None, wanted: Sequence[str]) -> bool:
    """Whether the preferences speak of papers of this kind: the seller's own, listing and pictures apart.

    A picture that nobody could look at may be a paper; it is none only where the seller calls it a picture.
    """
    if not wanted or paper.place is not Place.EVIDENCE:
        return False
    if inspection is None or inspection.kind is not PaperKind.PICTURE:
        return True
    vouched = paper.vouched.kind if paper.vouched else None
    return "unseen" in dict(paper.metadata) and vouched is not PaperKind.PICTURE


def has_unread_pages(paper: Paper) -> bool:
    """Whether the paper, or a page of it, is a picture whose words nobody has read."""
    metadata = dict(paper.metadata)
    pictured, recognised = (set(filter(None, metadata.get(name, "").split(","))) for name in ("pictured", "seen"))
    return not paper.readable or "unseen" in metadata or bool(pictured - recognised)


READABLE_FIELDS = ("number", "issued_on", "seller", "buyer", "owner", "licensee", "mark", "work", "registration_number")
READABLE_DAYS = ("valid_from", "valid_to", "registered", "completed_on", "published_on")


def lost_fields(before: Inspection, after: Inspection, *, hidden: Sequence[Secret]) -> tuple[str, ...]:
    """Names of fields that the original shows and the copy no longer does, though nobody asked to hide them."""
    names = [name for name in (*READABLE_FIELDS, *READABLE_DAYS) if _gone(before, after, name, hidden)]
    if not _goods_stand(before.items, after.paper.text):
        names.append("items")
    return tuple(names)


def _gone(before: Inspection, after: Inspection, name: str, hidden: Sequence[Secret]) -> bool:
    was, now = before.field(name), after.field(name)
    if was is None or was.by is not Vouching.PAPER:
        return False
    if isinstance(was.value, str):
        if fold_text(was.value)[0] in fold_text(after.paper.text)[0] or _nearly_there(was.value, after.paper):
            return False
        return not any(True for secret in hidden for _ in spans(was.value, secret))
    return now is None or now.value != was.value


def _nearly_there(value: str, paper: Paper) -> bool:
    """Whether words stand there but for a letter or two; of pages read from pictures nothing more can be asked."""
    if not paper.is_recognised:
        return False
    text, wanted = fold_text(paper.text)[0], fold_text(value)[0]
    pieces = [wanted[at : at + 3] for at in range(max(len(wanted) - 2, 1))]
    return sum(piece in text for piece in pieces) >= 0.7 * len(pieces)


def _goods_stand(items: Sequence[Item], text: str) -> bool:
    """Whether model and pieces of every line can still be read."""
    flat = fold_text(text)[0]
    numbers = {value for _, values in readings_in(text) for value in values}
    models = all(fold_text(item.model)[0] in flat for item in items if item.model)
    return models and all(item.quantity in numbers for item in items if item.quantity is not None)


def rests_on_hidden(
    inspection: Inspection, hidden: Sequence[Secret], *, evidence_for: Sequence[Phrase]
) -> tuple[Finding, ...]:
    """A finding where what a requirement rests on is among what the seller wants hidden: the supplier's name."""
    giver = inspection.field("seller")
    names = [s for s in hidden if s.ground is RedactionGround.SUPPLIER]
    if not evidence_for or giver is None or not isinstance(giver.value, str):
        return ()
    if not any(True for secret in names for _ in spans(giver.value, secret)):
        return ()
    return (unreadable_fields_finding(inspection, ("seller",)),)


def unreadable_fields_finding(inspection: Inspection, fields: Sequence[str]) -> Finding:
    """The finding that a redacted copy no longer shows what the answer rests on."""
    paper = inspection.paper
    named = tuple(phrase(f"paper.field-{name.replace('_', '-')}") for name in fields)
    says = phrase("redaction.no-longer-shows", file=paper.name, fields=named)
    reasons: tuple[Because, ...] = (evidence(paper.sha256, says),)
    return Finding(
        id=f"redaction-hides:{paper.sha256[:8]}",
        subject=Subject.PAPER,
        says=says,
        gravity=Gravity.WEAKENS,
        because=reasons,
    )
