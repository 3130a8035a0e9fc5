"""Whether the sentences of a statement say more than their exhibits bear: thing, direction, deed, days, maker."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.proposition import Deed, Direction, Proposition, Thing
from rejoinder.domain.regex import regex
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.review.statement import exhibits_named

_LINE = regex(r"[^\n。]+[。]?")
_SALE = regex(
    r"\b(?:on sale|sold|selling|sales? of)\b|销售|在售|售出|上市|\bв продаже\b|\bпрода(?:в|л|ж|н)\w*", re.IGNORECASE
)
_OURS = regex(
    r"\bwe\b[^.\n]{0,25}\b(?:sell|sold|selling)\b|我(?:方|司|们)[^。\n]{0,14}(?:销售|售出)|\bмы\b[^.\n]{0,25}\bпродава?л\w*",
    re.IGNORECASE,
)
_TO_US = regex(r"\bto us\b|\bfor us\b|向我(?:方|司)|为我(?:方|司)|\bнам\b|\bдля нас\b", re.IGNORECASE)
_APART = regex(r"(?<![\d.,])(\d{1,5})\s?(?:days?\b|天|日(?=[。，）)]|$)|дн(?:я|ей)\b|день\b)", re.IGNORECASE)
_NO_GOODS = frozenset({Thing.TOOL, Thing.FEE, Thing.DEPOSIT, Thing.SAMPLE})
_NO_SALE = frozenset({Deed.OFFERED, Deed.AGREED, Deed.PAID})


@attrs.frozen(kw_only=True)
class Borne:
    """What is known of the exhibits of a packet, beside their names."""

    bears: Mapping[int, Proposition] = {}
    """What each exhibit bears of the accused goods, by its number; pictures and certificates may have none."""
    self_made: frozenset[int] = frozenset()
    """Exhibits that the seller could have made himself, such as a list of orders."""
    left_out: tuple[str, ...] = ()
    """Papers of the case that are stronger than what goes out, and stay at home."""
    days: frozenset[dt.date] = frozenset()
    """Every day that the notice, the papers and the seller give; empty where they were not asked."""


def unborne(text: OutgoingText, borne: Borne) -> Iterator[Remark]:
    """What a reviewer would find untrue or weak when he lays the statement beside its exhibits."""
    for line in _LINE.finditer(text.text):
        behind = text.text[line.end() : line.end() + 60].split("\n")[0] if line[0].endswith("。") else ""
        cited = [number for number, _ in exhibits_named(line[0] + behind)]
        known = [borne.bears[number] for number in dict.fromkeys(cited) if number in borne.bears]
        yield from _sale(text, line, known)
        yield from _days(text, line.span(), borne)
    named = {number for number, _ in exhibits_named(text.text)}
    if named and named <= borne.self_made:
        yield Remark(id="only-self-made", says=phrase("review.only-self-made"), gravity=Gravity.WEAKENS, text=text.name)
    if borne.left_out:
        says = phrase("review.left-out", names=borne.left_out[:10])
        yield Remark(id="left-out", says=says, gravity=Gravity.WEAKENS, text=text.name)


def _sale(text: OutgoingText, line: re.Match[str], known: Sequence[Proposition]) -> Iterator[Remark]:
    """A sale that rests on a mould, on a purchase of ours, or on an order alone."""
    if not known or not _SALE.search(line[0]):
        return
    words = " ".join(line[0].split())[:120]
    if all(one.thing in _NO_GOODS for one in known):
        yield _at(text, "no-goods", Gravity.BLOCKS, line.span(), words)
    elif _OURS.search(line[0]) and all(one.direction is Direction.TO_US and one.deed is Deed.SOLD for one in known):
        yield _at(text, "purchase-as-sale", Gravity.BLOCKS, line.span(), words)
    elif not _TO_US.search(line[0]) and all(one.deed in _NO_SALE for one in known):
        yield _at(text, "order-as-sale", Gravity.WEAKENS, line.span(), words)


def _days(text: OutgoingText, span: tuple[int, int], borne: Borne) -> Iterator[Remark]:
    """A day that nobody gave, and a number of days that does not lie between the two days of its sentence."""
    within = [(place, on) for place, on in text.days if span[0] <= place[0] < span[1]]
    for place, on in within:
        if borne.days and on not in borne.days:
            yield _at(text, "day-from-nowhere", Gravity.WEAKENS, place, text.text[slice(*place)])
    apart = _APART.search(text.text[slice(*span)])
    if apart is not None and len(within) == 2:
        first, last = sorted(on for _, on in within)
        if (last - first).days != int(apart[1]):
            yield _at(text, "days-miscounted", Gravity.BLOCKS, span, apart[0], days=(last - first).days)


def _at(text: OutgoingText, id: str, gravity: Gravity, span: tuple[int, int], words: str, **values: object) -> Remark:
    says = phrase(f"review.{id}", words=words.strip(), **values)
    return Remark(id=id, says=says, gravity=gravity, text=text.name, span=span)
