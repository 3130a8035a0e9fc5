"""The day of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.day import Day, days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.label_stem import value_by_stem
from rejoinder.proof.paper.number import TITLED
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.period import is_of_seal
from rejoinder.proof.paper.value_parser import read_day
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_DAY_FIRST_TONGUES = frozenset({"de", "fr", "es", "pt", "it", "nl", "ru", "uk"})
_SLASHED = regex(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?![\d/-])")
_NUMBER_AND_DAY = deferred_regex(
    lambda: (
        rf"{alternation('paper/day.number_sign')}\s*[:：]?\s*(\S{{1,40}}?)\s*"
        rf"(?:,\s+(?=\d{{1,2}}[ .]|[A-Z][a-z]{{2,8}}\.? \d)|,?\s+{alternation('paper/day.of_day')}\s+)(.{{6,40}})"
    ),
    re.IGNORECASE,
)


def month_first(layouts: Sequence[PageLayout], language: str | None, currency: str | None) -> bool | None:
    """How `03/04/2018` is read in this paper: by its other days, its language; None where nothing tells."""
    for layout in layouts[:10]:
        for match in _SLASHED.finditer(layout.text):
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                return False
            if second > 12 >= first:
                return True
    if language in _DAY_FIRST_TONGUES:
        return False
    written = _order_by_words(layouts)
    if written is not None:
        return written
    if any(_US_COURT.search(layout.text[:_HEAD_LETTERS]) for layout in layouts[:1]):
        return True
    if currency in (None, "USD") and any(_IN_THE_US.search(layout.text) for layout in layouts[:1]):
        return True
    return None if currency in (None, "USD", "CNY") else False


_HEAD_LETTERS = 1500
_US_COURT = regex(
    r"(?i)united states (?:court of appeals|district court|bankruptcy court)|supreme court of the united states"
)


def _order_by_words(layouts: Sequence[PageLayout]) -> bool | None:
    """How a day in figures is to be read that the same paper writes in words too; None where none is, or both ways."""
    days = [day for layout in layouts[:3] for day in days_in(layout.text[:_SAMPLE], month_first=None)]
    sure = {day.date for day in days if day.other is None}
    read = {day.other in sure for day in days if day.other is not None and (day.date in sure) != (day.other in sure)}
    return next(iter(read)) if len(read) == 1 else None


_SAMPLE = 20_000
_IN_THE_US = regex(
    r"\b(?:(?<=, )(?:DE|ID)|A[KLRZ]|C[AOT]|DC|FL|GA|HI|I[ALN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]"
    r"|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b|\b(?i:sales tax)\b"
)
"""An address or a tax of the United States, where the month is written first."""


def issue_day(
    layouts: Sequence[PageLayout], first_is_month: bool | None, *, cites: bool = False
) -> ExtractedValue | None:
    """The day of the paper: behind its label, beside its number, or standing alone near the top or the signatures.

    Args:
        cites: whether the paper tells of others with their days, so that no sentence of its body names its own.
    """
    reader = read_day(first_is_month)
    named = first_labelled_value(layouts[:6], (word.ISSUED,), reader)
    found = (
        named
        or value_by_stem(layouts, "issued_on", reader)
        or _day_beside_number(layouts, first_is_month)
        or _labelled_day(layouts, first_is_month)
        or _inline_day(layouts, first_is_month)
        or _lone_day(layouts, first_is_month)
        or _day_near_top(layouts, first_is_month, cites=cites)
        or _labelled_day(layouts, first_is_month, sealed=True)
    )
    return _with_ambiguity(found, first_is_month) if found else None


def _labelled_day(
    layouts: Sequence[PageLayout], first_is_month: bool | None, *, sealed: bool = False
) -> ExtractedValue | None:
    """The day behind a plain word for it; not in a column of days, each with the amount of its line.

    Args:
        sealed: whether the day of an electronic signature will do, which may come after that of the paper.
    """
    for rank, labels in enumerate((word.DATE, word.ORDERED)):
        for found in labelled_values(layouts[:6], labels, read_day(first_is_month), sure=0.95 - 0.1 * rank):
            row = found.layout.rows[found.row].text
            if not sealed and is_of_seal(found.layout, found.row):
                continue
            if found.label.strip() in row or not any(
                each.decimals == 2 for each in amounts_in(row.replace(found.raw, ""))
            ):
                return found
    return None


_NAMED_WITHIN = regex(
    r"(?<![^\W\d_])(?<![^\W\d_] )(?:date(?: of issue)?|dated?|datum|fecha|дата|日期"
    r"|(?:签订|开具|开票|签署)(?:日期|时间))"
    r"\s?[:：]\s?",
    re.IGNORECASE,
)


def _inline_day(layouts: Sequence[PageLayout], first_is_month: bool | None) -> ExtractedValue | None:
    """The day behind its label in the midst of a line: `Contract No. 7 Date: 8 November 2021`."""
    for row in (row for layout in layouts[:1] for row in layout.rows[:15]):
        for match in _NAMED_WITHIN.finditer(row.text):
            days = days_in(row.text[match.end() : match.end() + 30], month_first=first_is_month)
            if days and days[0].span[0] == 0:
                raw = row.text[match.end() : match.end() + days[0].span[1]]
                return ExtractedValue(days[0].date, raw, layouts[0], row.number, 0.85, match[0])
    return None


def _with_ambiguity(found: ExtractedValue, first_is_month: bool | None) -> ExtractedValue:
    """Less sure where day and month could be swapped."""
    days = days_in(found.raw, month_first=first_is_month)
    sure = bool(days) and days[0].sure
    return found if sure else attrs.evolve(found, confidence=min(found.confidence, 0.55))


_TITLE_AND_DAY = regex(rf"{TITLED.pattern}(.{{6,40}})", re.IGNORECASE)


_RUNS_ON = regex(r"(?i)(?:от|of|dated|vom|du|del|de|from)\s+\d")
"""A line that goes on with the day of the number above it."""


_OF_ANOTHER = deferred_regex(lambda: rf"^\W{{0,3}}{alternation('paper/day.of_another')}", re.IGNORECASE)
"""How a line begins that names the number and the day of another paper."""


def _day_beside_number(layouts: Sequence[PageLayout], first_is_month: bool | None) -> ExtractedValue | None:
    """`No. 5 of 3 May 2025`, in the heading."""
    rows = layouts[0].rows[:15] if layouts else ()
    for row, after in pairwise((*rows, *rows[-1:])):
        runs_on = _RUNS_ON.match(after.text) if row is not after else None
        match = _NUMBER_AND_DAY.search(f"{row.text} {after.text}" if runs_on else row.text)
        match = match or _TITLE_AND_DAY.match(row.text)
        if match and _OF_ANOTHER.search(row.text[: match.end()]):
            continue
        days = days_in(match[2], month_first=first_is_month) if match else ()
        if match and days and days[0].span[0] <= 3:
            raw = match[2][days[0].span[0] : days[0].span[1]]
            return ExtractedValue(
                days[0].date, raw, layouts[0], row.number, 0.93, match[0][: match.start(2) - match.start()]
            )
    return None


def _lone_day(layouts: Sequence[PageLayout], first_is_month: bool | None) -> ExtractedValue | None:
    """A cell that is nothing but a day (a city before it at most): at the top first, then at the end."""
    places = [(layout, row) for layout in layouts[:1] for row in layout.rows[:20]]
    ends = [(layout, row) for layout in reversed(layouts[:6]) for row in reversed(layout.rows[-14:])]
    for rank, (layout, row) in enumerate((*places, *ends)):
        for before, cell in pairwise((None, *row.cells)):
            if cell is None or (before is not None and before.text.endswith((":", "："))):
                continue  # named by words that are not those of an issue
            for day in days_in(cell.text, month_first=first_is_month)[:1]:
                if _is_only_day(cell.text, day):
                    raw = cell.text[day.span[0] : day.span[1]]
                    return ExtractedValue(day.date, raw, layout, row.number, 0.8 if rank < len(places) else 0.7)
    return None


_OTHER_DAY = regex(
    r"(?i)\b(?:valid|until|till|by|due|hearing|expir\w*|term|from|since|born|geboren|née?|nacid[oa]|nat[oa]|filed|priority|deliver\w*|срок\w*|до|с|действ\w*)\b"
    r"|有效|期限|截止|起|至|出生|рожд|γεννηθ|urodz|doğum"
)


_HAPPENED = regex(r"(?i)\b(?:on|since|filed|entered|issued|amended|occurred)\W*$")
_OWN_DECISION = regex(r"(?i)\b(?:decided|delivered|handed down|pronounced|heard)\b")
"""What a heading of a decision says before its own day."""


def _day_near_top(layouts: Sequence[PageLayout], first_is_month: bool | None, *, cites: bool) -> ExtractedValue | None:
    """The one day in a line near the top, as where a place and a day in words stand before it."""
    for row in layouts[0].rows[:_TITLED_WITHIN] if layouts else ():
        if row.number >= _NEAR_TOP and not (len(row.text) <= _TITLE_LENGTH and _TITLED_BILL.match(row.text)):
            continue
        days = days_in(row.text, month_first=first_is_month)
        if len({day.date for day in days}) == 1 and not _OTHER_DAY.search(row.text):
            before = row.text[: days[0].span[0]]
            if cites and _HAPPENED.search(before) and not _OWN_DECISION.search(before):
                continue
            raw = row.text[slice(*days[0].span)]
            return ExtractedValue(days[0].date, raw, layouts[0], row.number, 0.65)
    return None


_NEAR_TOP, _TITLED_WITHIN, _TITLE_LENGTH = 6, 20, 100
_TITLED_BILL = regex(
    r"(?i)(?:facture|rechnung|invoice|factura|fattura|factuur|faktura|fatura)\b.{0,6}\S*\d\S*\s?[–—,-].{0,40}$"
)
"""The title of a bill with its number, behind which place and day stand: `Facture N° 45120 — Nice, le 19/11/2023`."""


_PRINTED = matcher("paper/day.print_day", re.IGNORECASE)


def printing_day(layouts: Sequence[PageLayout], first_is_month: bool | None) -> ExtractedValue | None:
    """The day in a sentence such as `Published by NAME. Printed on 9 Sept 2024`."""
    return _day_in_sentence(layouts, _PRINTED, first_is_month)


_MADE_ON = regex(
    r"(?i)(?:made|dated|entered into|concluded|signed|effective|签订于|заключ\w+)\s+"
    r"(?:on|as of|effective as of|effective on|effective|and entered into (?:on|as of|effective as of)|this)?\s*"
)


def contract_day(layouts: Sequence[PageLayout], first_is_month: bool | None) -> ExtractedValue | None:
    """The day in the sentence that opens a contract."""
    for layout in layouts[:1]:
        text = layout.text[:3000]
        for match in _MADE_ON.finditer(text):
            days = days_in(text[match.end() : match.end() + 40], month_first=first_is_month)
            if days and days[0].span[0] <= 4:
                start = match.end() + days[0].span[0]
                raw = text[start : match.end() + days[0].span[1]]
                return ExtractedValue(days[0].date, raw, layout, confidence=0.9, span=(start, start + len(raw)))
    return None


def _day_in_sentence(
    layouts: Sequence[PageLayout], lead: re.Pattern[str], first_is_month: bool | None
) -> ExtractedValue | None:
    """The day right behind the words that lead up to it."""
    for layout in layouts[:6]:
        for row in layout.rows:
            for match in lead.finditer(row.text):
                days = days_in(row.text[match.end() : match.end() + 30], month_first=first_is_month)
                if days and days[0].span[0] == 0:
                    raw = row.text[match.end() : match.end() + days[0].span[1]]
                    return ExtractedValue(days[0].date, raw, layout, row.number, 0.65, match[0])
    return None


_AGAIN = regex(r"\s?[(（][^()（）]{6,24}[)）]\s*$")


def _without_repeated_day(text: str, day: Day) -> str:
    """The words without the same day in brackets behind it, as those write who set it out in words first."""
    again = _AGAIN.match(text, day.span[1])
    same = again is not None and any(each.date == day.date for each in days_in(again[0]))
    return text[: day.span[1]] if same else text


_AT_HOUR = regex(r"^,?\s(?:at\s|в\s|um\s|à\s)?\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?")


def _is_only_day(text: str, day: Day) -> bool:
    text = _without_repeated_day(text, day)
    if text[: day.span[0]].rstrip().endswith((":", "：")):  # named by words that are not those of an issue
        return False
    before, after = text[: day.span[0]].strip(" ,.:："), _AT_HOUR.sub("", text[day.span[1] :]).strip(" ,.")
    return (
        len(after) <= 5
        and len(before) <= 24
        and not any(letter.isdigit() for letter in before + after)
        and not _OTHER_DAY.search(before)
        and len(before.split()) <= 3
    )
