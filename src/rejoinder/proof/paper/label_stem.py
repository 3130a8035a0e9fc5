"""Labels that no list holds, told by the stems of their words: `Owner(s) name`, `Ablauf der Schutzdauer`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.proof.paper.found import Found, Reader
from rejoinder.proof.paper.sheet import Row, Sheet

_LABEL_LENGTH = 60
_LABEL_WORDS = 7
_ENTERED = r"regist|eintrag|enreg|inscrip|terdaftar|pendaftaran|grant|conces|зарегистр|регистр|注册|登记|核准"
_NUMBERED = r"\b(?:no|nr|num\w*|número|numéro|numero|nomor)\b|n[°º]|№|номер|号码?$|编号|\bnumber|nummer"
_DATED = r"\bdate|\bday\b|datum|\btag\b|fecha|\bdata\b|tanggal|дата|日期|\bon$"
_BILLED = r"invoice|rechnung|factur|fattura|faktur|\bbill\b|receipt|beleg|quittung|发票|票据|сч[её]т"
_NO_PARTY = (
    r"address|anschrift|adress|direcci|endere|alamat|адрес|地址|represent|vertret|agent|attorney|mandatai|代理|представ"
    r"|countr|national|state\b|type|kind|code|status|nationalit|страна|国籍|国家|number|\bno\b|date|language|domicil"
)
_OWNER = (
    r"owner|proprietor|holder|registrant|applicant|claimant|titular|titulaire|inhaber|titolare|pemilik"
    r"|权利人|注册人|申请人|著作权人|правообладател|владел|заявител"
)
_MARK = (
    r"\bmark\b|trademark|\bmarca|marken?(?:darstell|wort|name)|\bmarque|\bmerek|denominaci|商标(?:名称|文字)"
    r"|знак|обозначен"
)
_NO_MARK = (
    rf"{_NUMBERED}|{_DATED}|type|kind|class|status|feature|drawing|description|owner|holder|office|tipo|nature|goods"
    r"|services|代理|状态|类|вид|тип|описан|правообладат"
)
_ENDS = (
    r"expir|renewal|valid (?:until|to)|venc|ablauf|échéance|caducid|scaden|schutz\w* bis|vigen\w* (?:hasta|até)"
    r"|истеч|действ\w* до|有效期(?:至|限)|专用(?:权)?期限|届满|berakhir"
)


def _both(first: str, second: str) -> str:
    """A label in which stems of both kinds stand, in any order."""
    return rf"^(?=.*(?:{first}))(?=.*(?:{second}))"


_STEMS = {
    "owner": (_OWNER, _NO_PARTY),
    "mark": (_MARK, _NO_MARK),
    "registration_number": (_both(_ENTERED, _NUMBERED), rf"{_DATED}|international|公告|basic"),
    "registered": (_both(_ENTERED, _DATED), r"expir|renew|until|期限|истеч|公告期号"),
    "valid_to": (_ENDS, r"\bfee|status|filing|国籍"),
    "number": (_both(_BILLED, _NUMBERED), rf"{_DATED}|vat|tax|tin\b|order|customer|account|cheque|原"),
    "issued_on": (_both(_BILLED, _DATED), r"due|fällig|échéance|vencim|scaden|order|number|period"),
}
"""What a label must say, and what it must not, to name a field."""
_PATTERNS = {
    name: (re.compile(wanted, re.IGNORECASE), re.compile(unwanted, re.IGNORECASE))
    for name, (wanted, unwanted) in _STEMS.items()
}


def stemmed(sheets: Sequence[Sheet], name: str, reader: Reader) -> Found | None:
    """The first value beside words whose stems name this field; less sure than what a known label names."""
    wanted, unwanted = _PATTERNS[name]
    for sheet in sheets[:3]:
        for row in sheet.rows:
            for label, value in _pairs(row):
                if wanted.search(label) and not unwanted.search(label) and not wanted.search(value):
                    read = reader(value)
                    if read is not None:
                        return Found(read[0], read[1], sheet, row.number, 0.7, label)
    return None


def _pairs(row: Row) -> Iterator[tuple[str, str]]:
    """The label and the value of a cell with a colon, or of two neighbouring cells."""
    for number, cell in enumerate(row.cells):
        head, colon, tail = cell.text.replace("：", ":").partition(":")
        if colon and tail.strip():
            label, value = head, tail
        elif number + 1 < len(row.cells) and len(row.cells) in (2, 4):
            label, value = head, row.cells[number + 1].text
        else:
            continue
        if len(label) <= _LABEL_LENGTH and len(label.split()) <= _LABEL_WORDS and not re.search(r"\d{3}", label):
            yield label.strip(), value.strip()
