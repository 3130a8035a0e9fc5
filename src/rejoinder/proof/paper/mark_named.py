"""The mark that a letter or a contract names: behind a label, else beside the word `trademark` in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.kind import has_title
from rejoinder.proof.paper.label import cell_under, labelled_values
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.table_head import is_head, table_columns
from rejoinder.proof.paper.value_parser import NO_MARK, read_mark
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_MARK = matcher("paper/certificate.mark_in_sentence")


_QUOTED = matcher("paper/certificate.quoted_mark")
"""A mark in quotation marks, right beside the word for it."""


_SIGNED = regex(
    r"\b([A-Z0-9][\w&'’\-]{0,30}(?:\s[A-Z0-9][\w&'’\-]{0,30}){0,3})(?:\s?[®™]|[- ][Bb]rand(?:ed)?(?=\s[a-z]))"
)
"""A mark that bears the sign of one, or goods that bear the mark: `NAME branded tents`."""


def named_mark(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The mark named: behind its label, else beside the word `trademark`."""
    if (in_column := _mark_in_column(layouts)) is not None:
        return in_column
    strict = (
        found for found in labelled_values(layouts, word.MARK, _read_mark, strict=True) if not _is_in_sentence(found)
    )
    named = next(strict, None) or next(
        (
            found
            for found in labelled_values(layouts, word.MARK, _read_mark)
            if not (_is_in_sentence(found) or has_title(found.layout.rows[found.row]))
        ),
        None,
    )
    if named is not None and len(str(named.value)) <= 60:
        return named
    return (
        _mark_in_sentence(layouts, _QUOTED) or _mark_in_sentence(layouts, _MARK) or _mark_in_sentence(layouts, _SIGNED)
    )


def _read_mark(text: str) -> tuple[str, str] | None:
    """The mark, unless it is the head of the next column."""
    read = read_mark(text)
    return None if read is None or is_head(read[0]) else read


def _mark_in_column(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The mark of the first line of goods, where a column of their table is headed by a word for it."""
    for layout in layouts[:3]:
        for row, below in pairwise(layout.rows):
            head = next((cell for cell in row.cells if len(row.cells) > _COLUMNS and _is_head_of_mark(cell.text)), None)
            if head is None or table_columns(layout.rows, row.number) is None:
                continue
            under = cell_under(below, head)
            read = read_mark(under.text) if under is not None and len(below.cells) > _COLUMNS else None
            if read is not None:
                return ExtractedValue(read[0], read[1], layout, below.number, 0.85, head.text)
    return None


_HEAD = label_pattern(word.MARK)
_COLUMNS = 3
_BETWEEN_SCRIPTS = regex(r"(?<=[\u3400-\u9fffа-яё])[\s/]+(?=[A-Za-z])", re.IGNORECASE)


def _is_head_of_mark(text: str) -> bool:
    """Whether a head of a column is the word for a mark, in one language or in two side by side: `品牌 Brand`."""
    return any(_HEAD.fullmatch(part) for part in (text, *_BETWEEN_SCRIPTS.split(text)[:1]))


def _mark_in_sentence(layouts: Sequence[PageLayout], pattern: re.Pattern[str]) -> ExtractedValue | None:
    """The first name that a sentence puts beside the word for a mark."""
    for layout in layouts[:4]:
        for match in pattern.finditer(layout.flat):
            name = next((group for group in match.groups() if group), "").strip(" .,，")
            if name and not _is_common_word(name) and not NO_MARK.match(name):
                return ExtractedValue(name, name, layout, confidence=0.85)
    return None


_SENTENCE = 8
"""Words of a line from which on it is rather part of a sentence than a label with its value."""


def _is_in_sentence(found: ExtractedValue) -> bool:
    """Whether what looks like a label is rather the end of a sentence before the next one."""
    row = found.layout.rows[found.row]
    is_worded = ":" not in found.label and "：" not in found.label and found.label.strip() in row.text
    return is_worded and len(row.text.split()) > _SENTENCE


_COMMON = frozenset(
    (
        "owner below above registration registered no number and of for in the is are our its 注册 权利人 注册证 "
        "授权 产品 的 及 所有人 使用 class this these such that any all"
    ).split()
)


_NO_MARK = (
    "注册", "的", "权", "所有", "及", "下", "使用", "授权", "中国", "全国", "大陆", "总代", "代理", "经销", "独家",
    "系列", "产品", "商品", "方", "为", "由", "在", "之",
)  # fmt: skip
"""How what follows `brand` or `trademark` in Chinese begins where it is no name of one."""


def _is_common_word(name: str) -> bool:
    return name.casefold() in _COMMON or name.casefold().split()[0] in _COMMON or name.startswith(_NO_MARK)
