"""Papers of one kind that go by different names, told by the name at their own head."""

from __future__ import annotations

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.regex import regex
from rejoinder.domain.register import is_extract

HEAD = 400
"""Characters of a paper in which its name stands."""
_OWN_NAMES = {
    PaperKind.AUTHORISATION: (
        ("-power", regex(r"(?i)доверенность")),
        ("-agreement", regex(r"(?i)(?:лицензионный|дистрибьюторский|дилерский)\s+договор")),
    ),
    PaperKind.INVOICE: (
        ("-transfer", regex(r"(?i)передаточный\s+документ|\bупд\b")),
        ("-delivery", regex(r"(?i)накладная")),
        ("-tax", regex(r"(?i)сч[её]т-фактура")),
    ),
}
_OF_A_REGISTER = (PaperKind.TRADEMARK_CERTIFICATE, PaperKind.PATENT_CERTIFICATE)


def own_name(kind: PaperKind, head: str) -> str:
    """What is added to the name of a kind in the words' ids, such as `-tax`; empty where the kind's name will do."""
    if kind in _OF_A_REGISTER:
        return "-extract" if is_extract(head[:HEAD]) else ""
    return next((name for name, pattern in _OWN_NAMES.get(kind, ()) if pattern.search(head[:HEAD])), "")
