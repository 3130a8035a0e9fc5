"""Names of document kinds that differ by the heading the paper bears, such as a tax invoice."""

from __future__ import annotations

import re

from rejoinder.domain.evidence import PaperKind
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

HEAD = 400
"""Characters of a paper in which its name stands."""
_OF_A_REGISTER = (("-extract", matcher("paper/register.called", re.IGNORECASE)),)
_OWN_NAMES = {
    PaperKind.TRADEMARK_CERTIFICATE: _OF_A_REGISTER,
    PaperKind.PATENT_CERTIFICATE: _OF_A_REGISTER,
    PaperKind.AUTHORISATION: (
        ("-power", regex(r"(?i)доверенность")),
        ("-consent", regex(r"(?i)письмо[-\s–]?согласие|letter of consent|同意函|同意书")),
        (
            "-agreement",
            regex(
                r"(?i)(?:лицензионный|дистрибьюторский|дилерский)\s+договор"
                r"|\b(?:licen[cs]e|distribution|dealer)\s+agreement|许可(?:使用)?(?:合同|协议)"
            ),
        ),
    ),
    PaperKind.SALES_RECORD: (
        ("-customs", matcher("paper/shipping.called_customs", re.IGNORECASE)),
        ("-waybill", matcher("paper/shipping.called_waybill", re.IGNORECASE)),
        ("-delivery", matcher("paper/shipping.called_delivery", re.IGNORECASE)),
    ),
    PaperKind.CONTRACT: (("-employment", matcher("paper/creation.employment", re.IGNORECASE)),),
    PaperKind.RECEIPT: (
        ("-acceptance", matcher("paper/acceptance.title", re.IGNORECASE)),
        ("-payment", matcher("paper/transfer.called", re.IGNORECASE)),
    ),
    PaperKind.INVOICE: (
        ("-transfer", regex(r"(?i)передаточный\s+документ|\bупд\b")),
        ("-delivery", regex(r"(?i)накладная")),
        ("-tax", regex(r"(?i)сч[её]т-фактура")),
    ),
}


def kind_name(kind: PaperKind, head: str) -> str:
    """The last part of the id of the words for a kind; an extract of a register is called so, whatever its right."""
    plain = PaperKind.REGISTER_EXTRACT if own_name(kind, head) == "-extract" else kind
    return plain.value.replace("_", "-")


def own_name(kind: PaperKind, head: str) -> str:
    """What is added to the name of a kind in the words' ids, such as `-tax`; empty where the kind's name will do."""
    return next((name for name, pattern in _OWN_NAMES.get(kind, ()) if pattern.search(head[:HEAD])), "")
