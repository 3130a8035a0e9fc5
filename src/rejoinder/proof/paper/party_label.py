"""Whether the words before a name are a label of a party at all."""

from __future__ import annotations

from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.text.lazy_pattern import regex

_PLAIN = regex(r"(?i)\W{0,12}(?:from|to|an|von|aan|for|für|client|kepada|till|från|til|fra)\s*")


def is_false_label(found: ExtractedValue) -> bool:
    """Whether a word such as `from` or `customer` is no label but begins a sentence, a route or a longer name."""
    if _ROLE.fullmatch(found.label) and _is_in_one_cell(found) and _FOOT.search(found.layout.rows[found.row].text):
        return True
    if not is_firm(found) and _ROLE.fullmatch(found.label) and _is_in_one_cell(found):
        return True
    if is_firm(found) or not _PLAIN.fullmatch(found.label.rstrip(" :：")):
        return False
    if ":" in found.label or "：" in found.label:
        return _is_route(found)
    _, word_itself, behind = found.layout.rows[found.row].text.partition(found.label.strip())
    return bool(word_itself) and found.raw in behind


_ROLE = regex(
    r"(?i)\W{0,12}(?:seller|supplier|vendor|provider|customer|buyer|purchaser|merchant|kunde|lieferant|fournisseur|cliente"
    r"|proveedor|fornitore|klant|leverancier)\s*"
)
"""A role without a colon: `Customer Support Department` is nobody's name."""


_FOOT = regex(
    r"(?i)\bau capital (?:social )?de\b|\bR\.?C\.?S\b|\bcapitale sociale\b|\bcapital social\b|\bstammkapital\b"
)
"""What the line of a firm at the foot of its paper says of it; there a role is the first word of its name."""


def _is_in_one_cell(found: ExtractedValue) -> bool:
    """Whether label and name stand in one cell, so that nothing parts them."""
    return any(
        found.label.strip() in cell.text and found.raw in cell.text for cell in found.layout.rows[found.row].cells
    )


_OF_A_BANK = regex(r"(?i)\b(?:bank|iban|swift|bic|routing|ifsc|account n(?:o|umber))\b|开户行|账号|банк")


def is_bank_account(found: ExtractedValue) -> bool:
    """Whether `Account name` is that of the account to pay to, since the lines around it speak of a bank."""
    if not found.label.lower().startswith("account name"):
        return False
    near = found.layout.rows[max(found.row - 2, 0) : found.row + 3]
    return any(_OF_A_BANK.search(row.text) for row in near)


_ROUTE = regex(r"(?i)\bfrom\s*[:：].*\bto\s*[:：]|\bto\s*[:：].*\bfrom\s*[:：]")


def _is_route(found: ExtractedValue) -> bool:
    """Whether the line says from where to where the goods go."""
    rows = found.layout.rows
    below = rows[found.row + 1].text if found.row + 1 < len(rows) else ""
    parted = _FROM.match(found.label) is not None and _TO.match(below) is not None and not is_firm(found)
    return parted or _ROUTE.search(rows[found.row].text) is not None


_FROM, _TO = regex(r"(?i)\W{0,12}(?:from|von|de)\s*:"), regex(r"(?i)\W{0,3}(?:to|nach|à|vers)\s*:")
"""From where one went, and on the next line to where."""


def is_firm(found: ExtractedValue) -> bool:
    """Whether what was found is a firm with its legal form."""
    return organisation_at_start(str(found.value)) is not None
