"""The name of the shop at the head of a receipt, as opposed to addresses, headings, codes and OCR noise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.name import compact_name
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout, text_span
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_LEGAL = matcher("paper/receipt.legal_form", re.IGNORECASE)
_LEGAL_ALONE = regex(
    r"(?i)^[\W_]{0,12}(?:\(m\)\s*)?(?:sdn\.?\s*bhd|bhd|berhad|co\.?,?\s*ltd|ltd|llc|inc|gmbh|pte\.?\s*ltd)\W{0,12}(?:\([\w-]{1,40}\))?\W{0,12}$"
)
_NO_NAME = deferred_regex(lambda: rf"^\W{{0,12}}{alternation('paper/receipt.no_name')}", re.IGNORECASE)
_ADDRESS = matcher("paper/receipt.address", re.IGNORECASE)
_REGISTER = matcher("paper/receipt.register_number", re.IGNORECASE)
_TOWN = regex(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?$")
"""A town of the United States, whose state may look like a legal form: `DURANGO CO 81303`."""
_ACQUIRER = regex(r"(?i)\bbank\b|银行|銀行")
"""The bank that clears the card heads a receipt before the shop."""
_NAMED_AFTER = regex(r"(?i)(?:[^\W\d_]+ ){1,3}(?:street|road|avenue|square|lane|park)(?: [^\W\d_]+){1,3}")
"""A shop with a street in its name, such as `Mill Street Bakery`: words before and behind, and no number."""
_RUN_BY = regex(r"(?i)^\W{0,3}(?:operated|owned|managed|run) by\W{1,3}")
_GENERIC = deferred_regex(lambda: rf"^{alternation('paper/receipt.generic_name')}\b", re.IGNORECASE)
"""Words that no firm's name consists of: with the legal form alone behind them, the name began on the line above."""
_SAYS = matcher("paper/receipt.slogan", re.IGNORECASE)
"""Slogans, lotteries, thanks and lines of a label, which shops print over and under their name."""
_PRICED = regex(r"\d[.,]\d\d(?: ?[A-Z*]{1,2})?$")
"""Goods with their price."""
_TOTALLED = regex(r"[^\W\d_]{4}.{0,12}\d[.,]\d\d$")
"""A cell with a sum and the word for it, which may stand beside the name."""
_GOES_ON = regex(r"(?:of|and|&)\s")
"""How the second line of a name begins whose first one was cut off."""
_CODE = regex(r"^[\W_]*[A-Z]?\d[\d\W]*[A-Z>]*\d*[\W_]*$|^[A-Z]\w?[0-9](?![a-z]{4})[\w>]{2,8}$")
HEAD_ROWS = 12


_SHOP = ("公司名称", "商户名称", "商户名", "门店名称", "店铺名称")
"""Labels that receipts of China print before the name of the shop."""


def receipt_seller(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Who sells by a receipt: as labelled, a firm by its form over the address, else the first line that may be one."""
    named = next(labelled_values(layouts[:1], _SHOP, read_name, strict=True), None)
    return named or _head_name(layouts[0])


def _head_name(layout: PageLayout) -> ExtractedValue | None:
    """The name among the first lines."""
    plain: ExtractedValue | None = None
    below_address = False
    for position, row in enumerate(layout.rows[:HEAD_ROWS]):
        name = _line_name(row, first=position == 0)
        below_address = below_address or (plain is None and name is None and _ADDRESS.search(row.text) is not None)
        if name is None or (below_address and not _LEGAL.search(name)):
            if plain is not None and _ADDRESS.search(row.text):
                break
            continue
        joined = _with_legal_form(layout, position, name)
        if joined is not None:
            whole = f"{plain.value} {joined}" if plain and _continues_name(plain, joined, position) else joined
            return ExtractedValue(whole, whole if text_span(whole, layout) else name, layout, position, 0.85)
        if plain is not None and _continues_name(plain, name, position):
            whole = f"{plain.value} {name}"
            plain = ExtractedValue(whole, whole if text_span(whole, layout) else name, layout, position, 0.7)
        elif plain is None or _is_brand(plain, name, position):
            plain = ExtractedValue(name, name, layout, position, 0.7)
    return plain


_REPEATED_LENGTH = 4
"""Letters of a name from which on it is no chance that a line below has them too."""


def _is_repeated_below(name: str, layout: PageLayout, position: int) -> bool:
    """Whether a line below has the name too, as in an address in the net or in thanks."""
    stem = compact_name(name.partition(".")[0])
    below = (compact_name(row.text) for row in layout.rows[position + 1 :])
    return len(stem) >= _REPEATED_LENGTH and any(stem in text for text in below)


def _continues_name(above: ExtractedValue, name: str, position: int) -> bool:
    """Whether the firm's name began on the line above: that ends with `and`, or this begins with a generic word."""
    begun = str(above.value).rstrip().endswith(("&", ",", "-")) or str(above.value).lower().endswith((" and", " dan"))
    return above.row == position - 1 and (begun or _GENERIC.match(name) is not None)


def _is_brand(above: ExtractedValue, name: str, position: int) -> bool:
    """Whether the line above is one word, a brand, over the longer name of who runs the shop, or a part of that."""
    words = name.split()
    spelt = sum(not word[0].islower() for word in words) * 2 > len(words)  # and no slogan
    longer = (len(words) > 2 and spelt) or str(above.value).casefold() in name.casefold().split()
    named = len(str(above.value).split()) == 1 and longer and not name[0].isdigit()
    return above.row == position - 1 and named and not _is_repeated_below(str(above.value), above.layout, position)


def _line_name(row: LayoutRow, *, first: bool) -> str | None:
    """The line as a name, its register number apart; None for addresses, codes, headings and scribbles."""
    several = len(row.cells) > 1
    texts = (cell.text for cell in row.cells if not (several and _TOTALLED.search(cell.text)))
    cells = [text for text in texts if not several or (len(text) > 1 and not _NO_NAME.match(text))]
    text = _RUN_BY.sub("", _REGISTER.sub("", " ".join(cells))).strip(" .,:;*-_=|")
    if text.startswith("(") and _LEGAL.search(text):
        text = re.sub(r"[\s(]+\d{5,12}\s?-?\s?[A-Z]?\W{0,12}$", "", text).strip(" ()")
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 3 or len({*letters}) < 3 or len(text) > 60 or _NO_NAME.match(text) or _CODE.match(text):
        return None
    if _TOWN.search(text) or _ACQUIRER.search(text) or _PRICED.search(text):
        return None
    if (first and _GOES_ON.match(text)) or _SAYS.search(text):
        return None
    firm = _LEGAL.search(text) is not None and not text[0].isdigit()
    if days_in(text) or (_ADDRESS.search(text) and not firm and not (first and _NAMED_AFTER.match(text))):
        return None
    return text if len(letters) * 2 >= len(text.replace(" ", "")) else None


def _with_legal_form(layout: PageLayout, position: int, name: str) -> str | None:
    """The name with its legal form, which may stand on the line below; None where it has none."""
    if _LEGAL_ALONE.match(name):
        return None
    if _LEGAL.search(name):
        return name
    below = layout.rows[position + 1].text.strip() if position + 1 < len(layout.rows) else ""
    return f"{name} {_REGISTER.sub('', below).strip()}" if _LEGAL_ALONE.match(below) else None
