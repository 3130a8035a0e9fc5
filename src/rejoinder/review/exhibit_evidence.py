"""Whether the sentences of a statement say more than their exhibits bear: thing, direction, deed, days, maker."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.proposition import Deed, Direction, Proposition, Thing
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.review.exhibit import ExhibitWords, StatedByComplaint, unsupported_values
from rejoinder.review.statement import exhibits_named
from rejoinder.text.lazy_pattern import regex

_LINE = regex(r"[^\n。]+[。]?")
_SALE = regex(
    r"\b(?:on sale|sold|selling|sales? of)\b|销售|在售|售出|上市|\bв продаже\b|\bпрода(?:в(?!е?ц)|л|ж|н)\w*",
    re.IGNORECASE,
)
_OURS = regex(
    r"\bwe\b[^.\n]{0,25}\b(?:sell|sold|selling)\b|我(?:方|司|们)[^。，,\n由]{0,14}(?:销售|售出)|\bмы\b[^.\n]{0,25}\bпродава?л\w*",
    re.IGNORECASE,
)
_QUOTED = regex(r"“[^”\n]*”|«[^»\n]*»|「[^」\n]*」")
"""What an exhibit says in its own words, which is no claim of ours."""
_TO_US = regex(r"\bto us\b|\bfor us\b|向我(?:方|司)|为我(?:方|司)|\bнам\b|\bдля нас\b", re.IGNORECASE)
_APART = regex(r"(?<![\d.,月])(\d{1,5})\s?(?:days?\b|天|日(?=[。，）)]|$)|дн(?:я|ей)\b|день\b)", re.IGNORECASE)
_BACK = regex(r"\bdays? earlier\b|早于该日|\b(?:дн\w{1,3}|день) раньше\b", re.IGNORECASE)
_NO_GOODS = frozenset({Thing.TOOL, Thing.FEE, Thing.DEPOSIT, Thing.SAMPLE})
_NO_SALE = frozenset({Deed.OFFERED, Deed.AGREED, Deed.PAID, Deed.ASSIGNED})
_EARLIER = regex(
    r"\b(?:earlier|already|at that time|by then)\b|早于|当时即已|\b(?:раньше|уже тогда|к тому времени)\b", re.IGNORECASE
)
_BOUGHT = regex(r"\bbought\b|采购|\b(?:купили|покупк\w+|приобрели)\b", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class ExhibitEvidence:
    """What is known of the exhibits of a packet, beside their names."""

    bears: Mapping[int, Proposition] = {}
    """What each exhibit bears of the accused goods, by its number; pictures and certificates may have none."""
    self_made: frozenset[int] = frozenset()
    """Exhibits that the seller could have made himself, such as a list of orders."""
    listing_pages: frozenset[int] = frozenset()
    """Exhibits that are pages or pictures of the listings themselves, and no proof that others had a hand in."""
    left_out: tuple[str, ...] = ()
    """Papers of the case that are stronger than what goes out, and stay at home."""
    days: frozenset[dt.date] = frozenset()
    """Every day that the notice, the papers and the seller give; empty where they were not asked."""
    words: Mapping[int, ExhibitWords] = {}
    """What the exhibits say whose words were not guessed from a picture."""
    known: StatedByComplaint = StatedByComplaint()
    dated: Mapping[int, dt.date] = {}
    """The day that each exhibit proves."""
    limit: dt.date | None = None
    """The day on the complainant's side that ours must lie before; None where no ground hangs on one."""
    complained_on: dt.date | None = None
    strength: Mapping[int, int] = {}
    """0 for what an office issued, 1 for what others had a hand in, 2 for what we made ourselves."""
    names: Mapping[int, str] = {}
    """The names of the exhibits."""
    unsealed: tuple[str, ...] = ()
    """Exhibits on which the platform looks for a seal or signature, and none is known."""
    legible: tuple[str, ...] = ()
    """Exhibits that go out as redacted copies and still show what was to be hidden."""


def unsupported_statements(text: OutgoingText, evidence: ExhibitEvidence) -> Iterator[Remark]:
    """What a reviewer would find untrue or weak when he lays the statement beside its exhibits."""
    for line in _LINE.finditer(text.text):
        behind = text.text[line.end() : line.end() + 60].split("\n")[0] if line[0].endswith("。") else ""
        cited = [number for number, _ in exhibits_named(line[0] + behind)]
        known = [evidence.bears[number] for number in dict.fromkeys(cited) if number in evidence.bears]
        yield from _sale(text, line, known)
        yield from _days(text, line.span(), evidence)
        yield from _strays(text, line, cited, evidence)
        yield from _too_late(text, line, cited, evidence)
    named = {number for number, _ in exhibits_named(text.text)}
    papers = named - evidence.listing_pages
    if papers and papers <= evidence.self_made:
        yield Remark(id="only-self-made", says=phrase("review.only-self-made"), gravity=Gravity.WEAKENS, text=text.name)
    for id, names in (
        ("left-out", (*evidence.left_out, *_stronger_unnamed(named, evidence))),
        ("no-seal", evidence.unsealed),
        ("still-legible", evidence.legible),
    ):
        if names:
            says = phrase(f"review.{id}", names=names[:10])
            yield Remark(id=id, says=says, gravity=Gravity.WEAKENS, text=text.name)


def _stronger_unnamed(named: Collection[int], evidence: ExhibitEvidence) -> tuple[str, ...]:
    """Exhibits that lie in the packet, are stronger than all that the statement names, and are not named in it."""
    best = min((evidence.strength[number] for number in named if number in evidence.strength), default=0)
    stronger = (number for number, rank in evidence.strength.items() if rank < best and number not in named)
    return tuple(evidence.names.get(number, str(number)) for number in stronger)


def _strays(
    text: OutgoingText, line: re.Match[str], cited: Sequence[int], evidence: ExhibitEvidence
) -> Iterator[Remark]:
    """What the sentence says and its exhibits do not; nothing where one of them was not read in its own words."""
    if any(number not in evidence.words for number in cited):
        return
    days = [(place, on) for place, on in text.days if line.start() <= place[0] < line.end()]
    for stray in unsupported_values(
        line, days, [evidence.words[number] for number in dict.fromkeys(cited)], evidence.known
    ):
        words = text.text[slice(*stray.span)]
        yield _at(text, f"{stray.what}-not-on-exhibit", Gravity.BLOCKS, stray.span, words, numbers=tuple(cited))


def _too_late(
    text: OutgoingText, line: re.Match[str], cited: Sequence[int], evidence: ExhibitEvidence
) -> Iterator[Remark]:
    """A sentence that claims to be earlier on papers that are not, or to have bought before the complaint."""
    dated = [evidence.dated[number] for number in cited if number in evidence.dated]
    if not dated or len(dated) < len(set(cited)):
        return
    words = " ".join(line[0].split())[:120]
    if evidence.limit is not None and _EARLIER.search(line[0]) and min(dated) >= evidence.limit:
        yield _at(text, "later-than-theirs", Gravity.BLOCKS, line.span(), words, limit=evidence.limit)
    elif evidence.complained_on is not None and _BOUGHT.search(line[0]) and min(dated) > evidence.complained_on:
        yield _at(text, "after-complaint", Gravity.BLOCKS, line.span(), words, on=evidence.complained_on)


def _sale(text: OutgoingText, line: re.Match[str], known: Sequence[Proposition]) -> Iterator[Remark]:
    """A sale that rests on a mould, on a purchase of ours, or on an order alone."""
    unquoted = _QUOTED.sub(" ", line[0])
    if not known or not _SALE.search(unquoted):
        return
    words = " ".join(line[0].split())[:120]
    if all(one.thing in _NO_GOODS for one in known):
        yield _at(text, "no-goods", Gravity.BLOCKS, line.span(), words)
    elif _OURS.search(unquoted) and all(one.direction is Direction.TO_US and one.deed is Deed.SOLD for one in known):
        yield _at(text, "purchase-as-sale", Gravity.BLOCKS, line.span(), words)
    elif not _TO_US.search(unquoted) and all(one.deed in _NO_SALE for one in known):
        yield _at(text, "order-as-sale", Gravity.WEAKENS, line.span(), words)


def _days(text: OutgoingText, span: tuple[int, int], evidence: ExhibitEvidence) -> Iterator[Remark]:
    """A day that nobody gave, and a number of days that does not lie between the two days of its sentence."""
    within = [(place, on) for place, on in text.days if span[0] <= place[0] < span[1]]
    for place, on in within:
        if evidence.days and on not in evidence.days:
            yield _at(text, "day-from-nowhere", Gravity.WEAKENS, place, text.text[slice(*place)])
    apart = _APART.search(text.text[slice(*span)])
    if apart is not None and len(within) == 1:  # the other day stands in the sentence before
        within = _of_paragraph(text, span)
    if apart is not None and len(within) == 2:
        first, last = sorted(on for _, on in within)
        if (last - first).days != int(apart[1]):
            yield _at(text, "days-miscounted", Gravity.BLOCKS, span, apart[0], days=(last - first).days)
        back = _BACK.search(text.text, *span)
        ours = [on for place, on in within if back is not None and place[1] <= back.start()]
        if len(ours) == 2 and ours[1] > ours[0]:
            yield _at(text, "not-earlier", Gravity.BLOCKS, span, text.text[slice(*within[1][0])], on=ours[0])


def _of_paragraph(text: OutgoingText, span: tuple[int, int]) -> list[tuple[tuple[int, int], dt.date]]:
    """The days of the paragraph up to the end of a sentence."""
    start = text.text.rfind("\n", 0, span[0]) + 1
    return [(place, on) for place, on in text.days if start <= place[0] < span[1]]


def _at(text: OutgoingText, id: str, gravity: Gravity, span: tuple[int, int], words: str, **values: object) -> Remark:
    says = phrase(f"review.{id}", words=words.strip(), **values)
    return Remark(id=id, says=says, gravity=gravity, text=text.name, span=span)
