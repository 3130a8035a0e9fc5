"""Whether a paper without a known title is a bill: both parties, priced goods and a sum, and no mere offer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper import word, word_sum
from rejoinder.proof.paper.label import label_pattern, labelled
from rejoinder.proof.paper.read import read_amount, read_code
from rejoinder.proof.paper.sheet import Row, Sheet
from rejoinder.proof.paper.table_head import heads_at

_OFFERED = re.compile(
    r"(?i)\b(?:quot(?:e|ation)|offer|estimate|proposal|proforma|order|devis|angebot|kostenvoranschlag|presupuesto"
    r"|preventivo|commande|bestellung|pedido|ordine|offerte|packing)\b|报价|询价|订单|清单"
    r"|коммерческое предложение|заказ|смета"
)
"""Words of papers that price goods which nobody has billed yet."""
_SUMS = label_pattern((*word_sum.GRAND_TOTAL, *word_sum.TOTAL))
_SELLS, _TAKES = label_pattern(word.SELLER), label_pattern(word.BUYER)
_LOOKED_AT = 120
_TOP = 14


def is_bill(sheets: Sequence[Sheet]) -> bool:
    """Whether the first page names who sells, who buys, priced goods and a sum, or the number of a bill and its sum."""
    for sheet in sheets[:1]:
        rows = sheet.rows[:_LOOKED_AT]
        cells = [cell.text for row in rows for cell in row.cells]
        begun = any(_BEGUN.match(cell.text) for row in rows[:_TOP] for cell in row.cells)
        offered = not begun and any(_OFFERED.search(row.text) for row in rows[:_TOP])
        if not offered and (_numbered(rows) or _numbered_and_summed(sheet) or _called_and_summed(sheet)):
            return True
        named = all(any(pattern.match(text) for text in cells) for pattern in (_SELLS, _TAKES, _SUMS))
        if named and not offered:
            return any(_priced(sheet, position) for position in range(len(rows)))
    return False


_BILL_NUMBER = re.compile(
    r"(?i)(?:tax |your |votre |ihre )?(?:(?:invoice|bill|folio) (?:no|number|nr|#)|(?:n[°º]|no|nr|num[eé]ro)\.? ?"
    r"(?:de |da |di )?(?:la )?(?:votre )?(?:facture|factura|fattura|fatura)"
    r"|rechnungs?-?\s?(?:nr|nummer)|factuurnummer|numer faktury|发票号码)"
)
BILL_OF = re.compile(
    r"(?:votre |ihre |your |uw |su |la sua )?(?:facture|rechnung|invoice|factura|fattura|factuur|bill)"
    r"\s+(?:du|vom|of|dated|del|de|van|from)\s+(?=\d{1,2}[./ -])",
    re.IGNORECASE,
)
"""A heading that names the day of a bill in place of its number: `Facture du 29/01/2021`."""
_AMOUNT = re.compile(r"\d[.,]\d\d(?!\d)")


def _numbered(rows: Sequence[Row]) -> bool:
    """Whether the page names the number or the day of a bill, and a whole sum with its cents."""
    numbered = any(
        (match := _BILL_NUMBER.match(cell.text)) and re.search(r"\d{2}", row.text.partition(match[0])[2])
        for row in rows
        for cell in row.cells
    ) or any(BILL_OF.match(cell.text) for row in rows for cell in row.cells)
    summed = (_SUMS.match(cell.text) for row in rows if _AMOUNT.search(row.text) for cell in row.cells)
    return numbered and any(summed)


_NUMBER_LABELS = tuple(label for label in word.NUMBER if len(label) > len("facture"))


def _numbered_and_summed(sheet: Sheet) -> bool:
    """Whether boxes name the number of a bill and its whole sum, their values beside or below, around priced goods."""
    number = next(labelled([sheet], _NUMBER_LABELS, read_code), None)
    total = next(labelled([sheet], word_sum.GRAND_TOTAL, read_amount), None)
    return number is not None and total is not None and _prices(sheet)


_BEGUN = re.compile(
    r"(?i)(?:invoice|facture|rechnung|factura|fattura|fatura|factuur|faktura)\s(?:n[°ºro]\.?|#|nummer|num\.)?\s?[A-Z]{0,4}[-/]?\d"
)
"""A line that begins with the name of a bill and its number, whatever order it is for."""
_CALLED = re.compile(
    r"(?i)\b(?:invoice|facture|rechnung|factura|fattura|fatura|factuur|faktura|bill)\b|发票|инвойс|сч[её]т\b"
)


def _called_and_summed(sheet: Sheet) -> bool:
    """Whether a short line at the head calls the page a bill, over priced goods and a sum."""
    head = any(_CALLED.search(cell.text) and len(cell.text) <= 60 for row in sheet.rows[:_TOP] for cell in row.cells)
    summed = (_SUMS.match(cell.text) for row in sheet.rows if _AMOUNT.search(row.text) for cell in row.cells)
    return head and any(summed) and _prices(sheet)


def _prices(sheet: Sheet) -> bool:
    """Whether the page has the heads of a table of goods with a price or an amount."""
    heads = (heads_at(sheet.rows, position) for position in range(min(len(sheet.rows), _LOOKED_AT)))
    return any(found and {"price", "amount"} & {column.holds for column in found[0]} for found in heads)


def _priced(sheet: Sheet, position: int) -> bool:
    heads = heads_at(sheet.rows, position)
    return heads is not None and {"quantity", "price"} <= {column.holds for column in heads[0]}
