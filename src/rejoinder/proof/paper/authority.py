"""Authorisations: who lets whom do what, where, on which platform, with which goods, until when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.found_behind import value_within
from rejoinder.proof.paper.grant import grant_parties
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.mark_named import named_mark
from rejoinder.proof.paper.model_code import models_in
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.period import period_of
from rejoinder.proof.paper.sub_licence import is_negated, sub_authorisation
from rejoinder.proof.paper.table import items_in
from rejoinder.proof.paper.value_parser import read_long_code, read_mark, read_phrase
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, matcher

_WORK = matcher("paper/grant.work")


_NOT_OF_FIRM = r"(?<!company )(?<!tax )(?<!vat )(?<!account )(?<!customer )"
"""What stands before the number of a firm, which is none of a right."""
_NUMBER = deferred_regex(
    lambda: (
        rf"{_NOT_OF_FIRM}{alternation('paper/grant.number_lead')}\s*[:：]?\s*第?"
        r"(?=\S*\d{3}|[A-Z]{1,3}\s\d|\d{2} \d{4} \d{3}|\d{1,2} \d{3} \d{3})"
        r"(\d{1,2}(?: \d{3}){2}(?!\d)|\d{2} \d{4} \d{3} \d{3}"
        r"|[A-ZА-Я\u4e00-\u9fff]{0,6}[-–]?(?:(?<=[A-Z])\s)?\d[\w\-–/.,]*\d)\s*号?"
    ),
    re.IGNORECASE,
)


_PLATFORM = matcher("paper/grant.platform", re.IGNORECASE)


def authority_fields(layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Fields of an authorisation, each from its label, else from the sentence that grants."""
    owner, licensee = grant_parties(layouts)
    registration = _registration(layouts)
    fields = {
        "owner": owner,
        "licensee": licensee,
        "mark": named_mark(layouts),
        "work": named_work(layouts),
        "registration_number": registration,
        "sub_authorisation": sub_authorisation(layouts),
        "platform": _platform(layouts),
        "territory": first_labelled_value(layouts, (word.TERRITORY,), _read_territory) or _territory(layouts),
        "items": _goods(layouts) or _named_goods(layouts, str(registration.value) if registration else ""),
    }
    return {name: found for name, found in fields.items() if found is not None} | period_of(layouts)


_TERRITORY = matcher("paper/grant.territory")


def _read_territory(text: str) -> tuple[str, str] | None:
    """Where one may sell; the end of a label, such as `of appointment`, is no place."""
    return None if _ENDS_LABEL.fullmatch(text.strip(" :：")) else read_phrase(120)(text)


_ENDS_LABEL = regex(r"(?i)(?:of|for|de|der|des|du|del|действия)\s\w+")


def _territory(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The territory that a sentence names."""
    return value_within(layouts, _TERRITORY, sure=0.75, pages=4)


_OF_GOODS = regex(
    r"(?i)models?\b|items?\b|article|goods|products?\b|型号|货号|产品|商品|модел|артикул|товар|издели|игрушк"
)


def _named_goods(layouts: Sequence[PageLayout], registration: str) -> ExtractedValue | None:
    """Model codes in a sentence about goods; numbers of registers are none."""
    for layout in layouts[:4]:
        for sentence in re.split(r"(?<=[.;。；])\s", layout.flat):
            if not _OF_GOODS.search(sentence):
                continue
            codes = [code for code in dict.fromkeys(models_in(sentence)) if _is_model(code, registration)]
            if codes:
                words = sentence.strip()[:200]
                return ExtractedValue(
                    tuple(Item(says=words, model=code) for code in codes[:40]), codes[0], layout, confidence=0.75
                )
    return None


def _is_model(code: str, registration: str) -> bool:
    """Whether a code is not the number of a register or of a paper."""
    digits = sum(letter.isdigit() for letter in code)
    return digits <= 5 and code.casefold() not in registration.casefold()


def named_work(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The work: behind its label, else in quotation marks beside the word for one."""
    named = first_labelled_value(
        layouts,
        (
            tuple(
                label
                for label in word.WORK
                if label not in ("title", "subject", "предмет", "объект", "名称", "название")
            ),
        ),
        read_mark,
    )
    return named or value_within(layouts, _WORK, sure=0.85, pages=4)


_NOT_OF_A_REGISTER = entries("paper/label.certificate_number")


def _registration(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    named = first_labelled_value(
        layouts,
        (tuple(label for label in word.REGISTRATION_NUMBER if label not in _NOT_OF_A_REGISTER),),
        read_long_code,
    )
    if named is not None:
        return named
    near = regex(
        r"(?i)trade\s?mark|\bmark\b|\bmar(?:ke|ca|que|chio)\b|商标|著作|作品|copyright|registr|знак|свидетельств|work|brand|class|登记"
        r"|注册|patent|专利|патент"
    )
    for layout in layouts[:4]:
        flat = layout.flat
        for match in _NUMBER.finditer(flat):
            if (
                near.search(flat[max(0, match.start() - 80) : match.end() + 40])
                and sum(c.isdigit() for c in match[1]) >= 4
            ):
                return ExtractedValue(match[1].strip(), match[1].strip(), layout, confidence=0.85)
    return _bracketed_number(layouts)


_BRACKETED = regex(
    r"(?i:trade\s?marks?|商标|знак\w*|\bmarken?|\bmarques?|\bmarcas?|\bmarchio)[^()（）.。]{1,80}[（(]"
    r"(?:[A-Z]{2,6} (?=\d))?([A-Z]{0,6}\d[\d, ]{5,15}\d)[)）]"
)


def _bracketed_number(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number alone in brackets behind the mark: `the trade mark NAME (UK00003120447)`."""
    return value_within(layouts, _BRACKETED, sure=0.75, pages=4)


def _platform(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    for layout in layouts[:4]:
        places = (match for match in _PLATFORM.finditer(layout.text) if not is_negated(layout.text, match.start()))
        names = list(dict.fromkeys(match[0] for match in places))
        if names:
            return ExtractedValue(", ".join(names[:6]), names[0], layout, confidence=0.9)
    return None


def _goods(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Goods or models named: a table, else the codes behind a label of goods or in the sentence."""
    table = items_in(layouts)
    if table is not None:
        return table
    for found in labelled_values(layouts, word.GOODS, read_phrase(200)):
        text = _with_next_line(found)
        codes = list(dict.fromkeys(models_in(text)))
        if codes:
            return ExtractedValue(
                tuple(Item(says=text[:200], model=code) for code in codes), codes[0], found.layout, found.row, 0.85
            )
    return None


def _with_next_line(found: ExtractedValue) -> str:
    """A labelled text and the line that goes on below it in the same column."""
    rows = found.layout.rows
    text = str(found.value)
    if found.row + 1 < len(rows) and len(rows[found.row + 1].cells) == 1:
        below = rows[found.row + 1].cells[0]
        here = rows[found.row].cells[-1]
        if abs(below.start - here.start) <= 2 and below.start > 4:
            text = f"{text} {below.text}"
    return text
