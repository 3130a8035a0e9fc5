"""Whether what a sentence says stands on the exhibits that it names: days, parties, models, pieces."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.text.lazy_pattern import regex

_CODE = regex(r"(?<![A-Za-z0-9.,/-])[A-Z]{1,6}-?\d{1,6}[A-Z]{0,3}(?![A-Za-z0-9/-]|[.,]\w)")
_PIECES = regex(r"(?<![\d.,-])(\d{1,3}(?:[ ,]\d{3})+|\d{1,7})\s?(?:pieces?\b|件|шт\b)", re.IGNORECASE)
_OWN_WORD = regex(r"we state this as|我方作为卖家作此声明|мы заявляем об этом", re.IGNORECASE)
"""A sentence that says itself that no paper bears it, but the seller's word."""
_OF_COMPLAINT = regex(r"complain|notice|register|投诉|通知|登记|жалоб|уведомлен|реестр|заявител", re.IGNORECASE)
_APART = regex(r"[\W_]+")
_FIRM = regex(
    r"[\u3400-\u9fff]{2,12}?(?P<zh>[\u3400-\u9fff]{4}(?:有限责任公司|股份有限公司|有限公司))"
    r"|(?P<latin>[A-Z][\w&'-]+,? (?:Co\., ?Ltd|LLC|LLP|Ltd|Limited|GmbH|Inc|Corp|S\.?p\.?A|B\.?V|AB|AG)\b)"
    r"|(?P<ru>\b(?:ООО|ОАО|ЗАО|ПАО|АО|ИП) [«\"][^»\"\n]{2,60}[»\"])"
)
"""A firm's name by its form, of which the last words are enough."""


@attrs.frozen(kw_only=True)
class ExhibitWords:
    """What an exhibit says in words that were not guessed from a picture."""

    text: str
    days: frozenset[dt.date] = frozenset()
    names: frozenset[str] = frozenset()
    """Which of the parties known in the case it names, in whatever spelling."""
    pieces: frozenset[Decimal] = frozenset()
    """The quantities of its lines, and their sums."""


@attrs.frozen(kw_only=True)
class Stray:
    """One thing that a sentence says and its exhibits do not, with its place in the text."""

    what: str
    """`day`, `party`, `model` or `pieces`."""
    span: tuple[int, int]


@attrs.frozen(kw_only=True)
class StatedByComplaint:
    """What a sentence may say without its exhibits: what the complaint says of itself."""

    parties: frozenset[str] = frozenset()
    """Every party that the case knows."""
    complained: str = ""
    """The words of the notice."""
    complaint_days: frozenset[dt.date] = frozenset()


def unsupported_values(
    line: re.Match[str],
    days: Sequence[tuple[tuple[int, int], dt.date]],
    exhibits: Sequence[ExhibitWords],
    known: StatedByComplaint,
) -> Iterator[Stray]:
    """What a line of a statement says that none of its exhibits says.

    Args:
        days: the days in the line, each with its place in the text.
        exhibits: the words of all exhibits that the line names; nothing is found where there are none.

    Limits: a sentence that twists what the exhibit says with the same names, days and numbers is not seen through.
    """
    if not exhibits or _OWN_WORD.search(line[0]):
        return
    for span, on in days:
        if on not in known.complaint_days and not any(on in one.days for one in exhibits):
            yield Stray(what="day", span=span)
    yield from _parties(line, exhibits, known)
    flat = [_flat(one.text) for one in exhibits]
    for code in _CODE.finditer(line[0]):
        if not any(_flat(code[0]) in one for one in (*flat, _flat(known.complained))):
            yield Stray(what="model", span=_at(line, code.span()))
    yield from _pieces(line, exhibits)


def _parties(line: re.Match[str], exhibits: Sequence[ExhibitWords], known: StatedByComplaint) -> Iterator[Stray]:
    named = [name for name in known.parties if name in line[0]]
    for name in (one for one in named if not any(one != other and one in other for other in named)):
        is_named = any(name in one.names for one in exhibits)
        if not is_named and not (_OF_COMPLAINT.search(line[0]) and name in known.complained):
            start = line[0].index(name)
            yield Stray(what="party", span=_at(line, (start, start + len(name))))
    texts = [_flat(one.text) for one in (*exhibits, ExhibitWords(text=known.complained))] + [
        _flat(one) for one in named
    ]
    for firm in _FIRM.finditer(line[0]):
        group = firm.lastgroup or ""
        if not any(_flat(firm[group]) in one for one in texts):
            yield Stray(what="party", span=_at(line, firm.span(group)))


def _pieces(line: re.Match[str], exhibits: Sequence[ExhibitWords]) -> Iterator[Stray]:
    if not all(one.pieces for one in exhibits):
        return
    sums = {Decimal(0)}
    for one in exhibits:
        sums |= {total + count for total in sums for count in one.pieces} if len(sums) < _MOST_SUMS else set()
    for found in _PIECES.finditer(line[0]):
        if Decimal(re.sub(r"\D", "", found[1])) not in sums:
            yield Stray(what="pieces", span=_at(line, found.span()))


_MOST_SUMS = 5_000
"""Sums of several bills that are tried."""


def _at(line: re.Match[str], span: tuple[int, int]) -> tuple[int, int]:
    return line.start() + span[0], line.start() + span[1]


def _flat(text: str) -> str:
    return _APART.sub("", text.casefold())
