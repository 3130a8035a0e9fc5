"""Who a bill is for by an address of e-mail that is made of his name."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex

_MAIL = regex(r"(?i)(?<![\w.+-])([a-z][a-z._-]{4,40})\d{0,4}@([a-z0-9-]{2,40})\.[a-z.]{2,20}")
_LABEL = regex(r"^[^:：]{1,40}[:：]\s*")
_WORDS = (2, 4)
"""Words of a person's name, at least and at most."""


def buyer_by_mail(layouts: Sequence[PageLayout], seller: ExtractedValue | None) -> ExtractedValue | None:
    """The person whose name, in a cell of its own, is that before the `@` of a mail address on the same page.

    An address at the seller's own site is that of whom one asks there.
    """
    sells = _letters(str(seller.value)) if seller is not None else ""
    for layout in layouts[:1]:
        made_of = {_letters(match[1]) for match in _MAIL.finditer(layout.text) if _letters(match[2]) not in sells}
        for row in layout.rows if made_of else ():
            for cell in row.cells:
                plain = _LABEL.sub("", cell.text)
                named = _WORDS[0] <= len(plain.split()) <= _WORDS[1] and _letters(plain) in made_of
                read = read_name(plain) if named else None
                if read:
                    return ExtractedValue(read[0], read[1], layout, row.number, 0.65)
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).casefold()
