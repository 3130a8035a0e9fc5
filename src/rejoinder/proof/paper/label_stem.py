"""Labels outside every list, recognised by the stems of their words: `Owner(s) name`, `Ablauf der Schutzdauer`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rejoinder.proof.paper.extracted_value import ExtractedValue, Reader
from rejoinder.proof.paper.label import completed_text
from rejoinder.proof.paper.label_pattern import ENDS_BRACKET
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import alternation

_LABEL_LENGTH = 60
_LABEL_WORDS = 7
_ENTERED = (
    r"regist|eintrag|enreg|inscrip|inschrijv|terdaftar|pendaftaran|tescil|rejestr|đăng ký|grant|conces|зарегистр"
    r"|регистр|реєстр|свідоцт|注册|登记|核准|登録|註冊|등록"
)
_NUMBERED = (
    r"^n\.\s|\b(?:no|nr|num\w*|número|numéro|numero|nomor)\b|n[°º]|№|номер|号码?|號碼?|编号|\bnumber|nummer|numarası"
    r"|番号|번호"
)
_DATED = (
    r"\bdate|\bday\b|datum|\btag\b|fecha|\bdata\b|tanggal|tarih|\bdagtekening|\bngày|дата|日期|年月日|일자"
    r"|\bon$|\bfrom$|일$"
)
_BILLED = (
    r"invoice|gutschrift|credit note|avoir|rechnung|factur|\bfact\b|fattura|faktur|\bbill\b|receipt|beleg|quittung"
    r"|发票|票据"
    r"|сч[её]т"
)
_AGREED = (
    r"contract|agreement|\bcontra[ct]t?o|\bvertrag|\bcontrat\b|overeenkomst|договор|контракт|合同|协议|umow|smlouv"
    r"|zmluv|avtal"
    r"|ugovor|sözleşme|hợp đồng|契約|계약"
)
_NO_PARTY = alternation("paper/certificate.stem_no_party")
_OWNER = alternation("paper/certificate.stem_owner")
_MARK = alternation("paper/certificate.stem_mark")
_NO_MARK = rf"{_NUMBERED}|{_DATED}|{alternation('paper/certificate.stem_no_mark')}"
_ENDS = alternation("paper/certificate.stem_ends")


_OTHERS = r"associ|original|d'origine|previous|précéd|vorherig|zugehörig|corrected|исходн"
"""Of another paper, to which this one belongs."""


def _both(first: str, second: str) -> str:
    """A label in which stems of both kinds stand, in any order."""
    return rf"^(?=.*(?:{first}))(?=.*(?:{second}))"


_STEMS = {
    "owner": (_OWNER, _NO_PARTY),
    "mark": (_MARK, _NO_MARK),
    "registration_number": (_both(_ENTERED, _NUMBERED), rf"{_DATED}|international|公告|basic"),
    "registered": (_both(_ENTERED, _DATED), r"expir|renew|until|期限|истеч|公告期号"),
    "valid_to": (_ENDS, r"\bfee|status|filing|国籍|widerspruch|opposi|oppos|возражен|异议|priorit"),
    "number": (_both(_BILLED, _NUMBERED), rf"{_DATED}|vat|tax|tin\b|order|customer|account|cheque|原|{_OTHERS}"),
    "agreed": (_both(_AGREED, _NUMBERED), rf"{_DATED}|order|customer|account|tax|{_OTHERS}"),
    "issued_on": (_both(_BILLED, _DATED), rf"due|fällig|échéance|vencim|scaden|order|number|period|{_OTHERS}"),
}
"""What a label must say, and what it must not, to name a field."""
_PATTERNS = {
    name: (regex(wanted, re.IGNORECASE), regex(unwanted, re.IGNORECASE)) for name, (wanted, unwanted) in _STEMS.items()
}


def _names_field(label: str, name: str) -> bool:
    """Whether the stems of a label name this field."""
    wanted, unwanted = _PATTERNS[name]
    return wanted.search(label) is not None and unwanted.search(label) is None


def value_by_stem(layouts: Sequence[PageLayout], name: str, reader: Reader) -> ExtractedValue | None:
    """The first value beside words whose stems name this field; less sure than what a known label names."""
    wanted, _ = _PATTERNS[name]
    for layout in layouts[:3]:
        for row in layout.rows:
            for label, value in _label_value_pairs(row, layout):
                if _names_field(label, name) and not wanted.search(value):
                    read = reader(value)
                    if read is not None:
                        return ExtractedValue(read[0], read[1], layout, row.number, 0.7, label)
    return None


_NAME = regex(r"(?i)(?:full )?names?|nom|nombre|nome|naam|название|наименование|名称|名字")


def value_under_heading(layouts: Sequence[PageLayout], name: str, reader: Reader) -> ExtractedValue | None:
    """The value beside the word `name` in the lines under a heading whose stems name this field."""
    for layout in layouts[:3]:
        for position, row in enumerate(layout.rows):
            if len(row.cells) > 1 or len(row.text.split()) > 4 or not _names_field(row.text, name):
                continue
            for under in layout.rows[position + 1 : position + 4]:
                beside = [(under.cells[0].text, under.cells[1].text)] if len(under.cells) > 1 else []
                for label, value in (*_label_value_pairs(under), *beside):
                    read = reader(value) if _NAME.fullmatch(label) else None
                    if read is not None:
                        return ExtractedValue(read[0], read[1], layout, under.number, 0.9, label)
    return None


def value_below_stem(layouts: Sequence[PageLayout], name: str, reader: Reader) -> ExtractedValue | None:
    """The line right under a cell of its own whose stems name this field, as pages of registers are set."""
    for layout in layouts[:3]:
        for row, label, under in _stacked_cells(layout):
            read = reader(under) if _names_field(label, name) else None
            if read is not None:
                return ExtractedValue(read[0], read[1], layout, row + 1, 0.75, label)
    return None


def _stacked_cells(layout: PageLayout) -> Iterator[tuple[int, str, str]]:
    """The short cells that may be labels, with the row of each and what stands in the same column right below it."""
    for row, below in pairwise(layout.rows):
        for cell in row.cells[:1]:
            under = next((each for each in below.cells if each.start == cell.start), None)
            short = len(cell.text.split()) <= _LABEL_WORDS and len(cell.text) <= _LABEL_LENGTH
            if under is not None and short and not re.search(r"[\d.:：]$", cell.text):
                yield row.number, cell.text, under.text


_ENOUGH = 3
_LOOKED_AT = 60


def has_mark_labels(layouts: Sequence[PageLayout]) -> bool:
    """Whether labels of the first page name a mark, its owner, and number or days of its entry, as registers do."""
    labels = [
        label for layout in layouts[:1] for row in layout.rows[:_LOOKED_AT] for label, _ in _label_value_pairs(row)
    ]
    labels += [label for layout in layouts[:1] for row, label, _ in _stacked_cells(layout) if row < _LOOKED_AT]
    named = {
        name
        for name in ("mark", "owner", "registration_number", "registered", "valid_to")
        for label in labels
        if _names_field(label, name)
    }
    return "mark" in named and len(named) >= _ENOUGH + ("owner" not in named)


_PAIRED = {(2, 0), (3, 1), (4, 0), (4, 2)}
"""Cells of a line, and the place of one of them that names the next."""


def _label_value_pairs(row: LayoutRow, layout: PageLayout | None = None) -> Iterator[tuple[str, str]]:
    """The label and the value of a cell with a colon, or of two neighbouring cells."""
    for number, cell in enumerate(row.cells):
        head, colon, tail = cell.text.replace("：", ":").partition(":")
        if colon and tail.strip():
            label, value = head, tail
        elif (len(row.cells), number) in _PAIRED:
            value_cell = row.cells[number + 1]
            label, value = (
                head,
                completed_text(value_cell.text, layout, row.number, value_cell) if layout else value_cell.text,
            )
        else:
            continue
        if ENDS_BRACKET.fullmatch(label):
            continue
        if len(label) <= _LABEL_LENGTH and len(label.split()) <= _LABEL_WORDS and not re.search(r"\d{3}", label):
            yield label.strip(), value.strip()
