"""The fields of a paper by its kind: which are looked for, and how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item, Paper, PaperKind
from rejoinder.proof.name import same_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.authority import authority_fields, period_of
from rejoinder.proof.paper.carried import carried_fields, data_sheet
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.issue import issued_on, month_first, number_of, numbered_heading
from rejoinder.proof.paper.label import first_labelled, labelled
from rejoinder.proof.paper.model_code import models_in
from rejoinder.proof.paper.money import currency_of, only_amount, tax_of, total_of
from rejoinder.proof.paper.party import addressee_of, buyer_of, contract_parties, fapiao_names, seller_of
from rejoinder.proof.paper.read import (
    organisation_at_start,
    organisations_in,
    read_amount,
    read_any_day,
    read_day,
    read_long_code,
    read_mark,
    read_name,
)  # fmt: skip
from rejoinder.proof.paper.register import inid_fields
from rejoinder.proof.paper.sheet import Sheet
from rejoinder.proof.paper.table import items_in, summed_items

ORDER = (
    "number", "issued_on", "seller", "buyer", "owner", "licensee", "mark", "work", "registration_number", "valid_from",
    "valid_to", "registered", "completed_on", "published_on", "sold_on", "total", "currency", "tax", "items", "sealed",
    "signed", "sub_authorisation", "territory", "platform",
)  # fmt: skip
K = PaperKind
Fields = dict[str, Found | None]


@attrs.frozen(kw_only=True)
class Reading:
    """What a reader of fields gets: the pages, the language, and how days are written."""

    paper: Paper
    sheets: Sequence[Sheet]
    language: str | None
    month_first: bool | None


def found_fields(paper: Paper, kind: PaperKind, sheets: Sequence[Sheet], language: str | None) -> dict[str, Found]:
    """The fields of a paper of this kind that its words carry; data that travels with an e-invoice comes first."""
    reader = _READERS.get(kind)
    if reader is None:
        return {}
    named = currency_of(sheets, None)
    currency = str(named.value) if named else None
    reading = Reading(
        paper=paper, sheets=sheets, language=language, month_first=month_first(sheets, language, currency)
    )
    fields = {name: found for name, found in reader(reading).items() if found is not None}
    data = data_sheet(paper)
    if data is not None and kind in (K.INVOICE, K.RECEIPT):
        fields |= carried_fields(data)
    if kind in _DATED_BY_REGISTRATION and "issued_on" not in fields and "registered" in fields:
        fields["issued_on"] = attrs.evolve(fields["registered"], confidence=0.7)
    return fields | _marks_of_hand(reading, kind)


_DATED_BY_REGISTRATION = frozenset({K.TRADEMARK_CERTIFICATE, K.COPYRIGHT_CERTIFICATE, K.PATENT_CERTIFICATE})
"""Certificates that name no day of issue of their own are dated by the registration that they certify."""


def _bought(reading: Reading) -> Fields:
    """Invoices and receipts."""
    sheets = reading.sheets
    total = total_of(sheets) or only_amount(sheets)
    seller, buyer = seller_of(sheets), buyer_of(sheets) or next(labelled(sheets[:1], _TO, read_name, strict=True), None)
    buyer = buyer or _payer(reading)
    if reading.language == "zh" and any("发票" in row.text for sheet in sheets[:1] for row in sheet.rows[:8]):
        named = fapiao_names(sheets)
        seller, buyer = _surer(seller, named[0]), _surer(buyer, named[1])
    if seller and buyer and same_name(str(seller.value), str(buyer.value)) and seller.confidence < buyer.confidence:
        seller = None
    items = items_in(sheets) or summed_items(sheets, total)
    return {
        "number": number_of(sheets),
        "issued_on": issued_on(sheets, reading.month_first),
        "seller": seller,
        "buyer": buyer or addressee_of(sheets, seller),
        "total": total,
        "tax": tax_of(sheets, total) or _tax_between(sheets, items, total),
        "currency": currency_of(sheets, total),
        "items": items,
    }


_TAX_WORD = re.compile(r"(?i)\b(?:vat|tax|gst|mwst|ust|tva|iva|btw)\b|税|ндс|налог")


def _tax_between(sheets: Sequence[Sheet], items: Found | None, total: Found | None) -> Found | None:
    """The tax as a column of the table: what is printed between the sum of the lines and the total."""
    if items is None or total is None or not isinstance(items.value, tuple) or not isinstance(total.value, Decimal):
        return None
    amounts = [item.amount for item in items.value]
    if any(amount is None for amount in amounts) or not any(_TAX_WORD.search(sheet.text) for sheet in sheets):
        return None
    rest = total.value - sum((amount for amount in amounts if amount is not None), Decimal(0))
    for sheet in sheets:
        for row in sheet.rows:
            for each in amounts_in(row.text):
                if each.value == rest > 0 and each.decimals == 2:
                    return Found(rest, row.text[slice(*each.span)].strip(), sheet, row.number, 0.7)
    return None


_PAID_BY = re.compile(
    r"(?:今|兹)?收到\s*|received (?:with thanks )?from\s*:?\s*|(?:принято|получено) от\s*:?\s*", re.IGNORECASE
)


def _payer(reading: Reading) -> Found | None:
    """Who paid, in the sentence of a receipt."""
    for sheet in reading.sheets[:1]:
        for row in sheet.rows:
            for match in _PAID_BY.finditer(row.text):
                name = organisation_at_start(row.text[match.end() :])
                if name:
                    return Found(name, name, sheet, row.number, 0.8)
    return None


_TO = ("to", "для", "an", "à")


def _surer(labelled_one: Found | None, named: Found | None) -> Found | None:
    if labelled_one is None or (named is not None and labelled_one.confidence < 0.9):
        return named or labelled_one
    return labelled_one


def _contract(reading: Reading) -> Fields:
    sheets = reading.sheets
    total = total_of(sheets)
    seller, buyer = contract_parties(sheets)
    return {
        "number": number_of(sheets),
        "issued_on": issued_on(sheets, reading.month_first) or _made_on(reading),
        "seller": seller,
        "buyer": buyer,
        "total": total,
        "currency": currency_of(sheets, total),
        "items": items_in(sheets) or _models(reading, word.GOODS),
        **period_of(sheets),
    }


_MADE_ON = re.compile(
    (
        r"(?:made|dated|entered into|concluded|signed|effective|签订于|заключ\w+)\s+(?:on|as of"
        r"|and entered into on|this)?\s*"
    ),
    re.IGNORECASE,
)


def _made_on(reading: Reading) -> Found | None:
    """The day in the sentence that opens a contract."""
    for sheet in reading.sheets[:1]:
        text = sheet.text[:3000]
        for match in _MADE_ON.finditer(text):
            days = days_in(text[match.end() : match.end() + 40], month_first=reading.month_first)
            if days and days[0].span[0] <= 4:
                start = match.end() + days[0].span[0]
                raw = text[start : match.end() + days[0].span[1]]
                return Found(days[0].date, raw, sheet, confidence=0.85, span=(start, start + len(raw)))
    return None


def _authorisation(reading: Reading) -> Fields:
    fields: Fields = {
        "number": number_of(reading.sheets),
        "issued_on": issued_on(reading.sheets, reading.month_first),
        **authority_fields(reading.sheets),
    }
    number, registration = fields["number"], fields.get("registration_number")
    if number and registration and number.value == registration.value and number.confidence < 0.9:
        fields["number"] = None
    day, start = fields["issued_on"], fields.get("valid_from")
    if day and start and day.row == start.row and day.confidence < 0.9 and day.value == start.value:
        fields["issued_on"] = None
    return fields


def _copyright(reading: Reading) -> Fields:
    sheets, day = reading.sheets, read_day(reading.month_first)
    return {
        "registration_number": first_labelled(
            sheets, (word.REGISTRATION_NUMBER, word.NUMBER, word.WEAK_NUMBER), read_long_code
        ),
        "work": first_labelled(sheets, (word.WORK,), read_mark),
        "owner": first_labelled(
            sheets,
            (
                tuple(label for label in word.OWNER if label not in ("applicant", "申请人", "заявитель")),
                word.OWNER,
                word.AUTHOR,
            ),
            read_name,
        ),
        "completed_on": first_labelled(sheets, (word.COMPLETED,), day),
        "published_on": first_labelled(
            sheets,
            (tuple(label for label in word.PUBLISHED if label not in ("date of issue", "edition", "issued")),),
            day,
        ),
        "registered": first_labelled(sheets, (word.REGISTERED,), day) or issued_on(sheets, reading.month_first),
        "issued_on": first_labelled(sheets, (word.ISSUED,), day),
    }


def _trademark(reading: Reading) -> Fields:
    sheets = reading.sheets
    numbered = inid_fields(sheets)
    day = read_day(reading.month_first)
    period = {name: found for name, found in period_of(sheets).items() if found.confidence >= 0.6}
    registered = numbered.get("registered") or first_labelled(sheets, (word.REGISTERED,), read_any_day)
    return {
        "registration_number": numbered.get("registration_number")
        or first_labelled(
            sheets,
            (
                tuple(label for label in word.REGISTRATION_NUMBER if label not in ("第", "registration")),
                ("第", "registration"),
                word.WEAK_NUMBER,
                word.NUMBER,
            ),
            read_long_code,
        )
        or _coded_title(reading)
        or numbered_heading(sheets),
        "mark": numbered.get("mark")
        or _named_mark(reading)
        or _shown_mark(reading)
        or _coded_title(reading, mark=True)
        or _mark_below(reading),
        "owner": numbered.get("owner") or first_labelled(sheets, (word.OWNER,), read_name),
        "registered": registered,
        "valid_from": period.get("valid_from") if not numbered else None,
        "valid_to": numbered.get("valid_to")
        or first_labelled(
            sheets, (tuple(label for label in word.VALID_TO if label not in ("to", "至", "по", "до")),), read_any_day
        )
        or period.get("valid_to"),
        "issued_on": first_labelled(sheets, (word.ISSUED,), day),
    }


_PLAIN_MARKS = (
    "the mark is represented in",
    "mark literal elements",
    "mark literal",
    "marca mixta",
    "marca nominativa",
)


def _named_mark(reading: Reading) -> Found | None:
    found = next(labelled(reading.sheets, word.MARK, read_mark, strict=True, below=0), None)
    return found or next(labelled(reading.sheets, _PLAIN_MARKS, read_mark), None)


def _mark_below(reading: Reading) -> Found | None:
    """A mark under its label, where it is written as marks are: in capitals or in Chinese."""
    for found in labelled(reading.sheets, word.MARK, read_mark, strict=True, below=1):
        said = str(found.value)
        if said.isupper() or (said >= "\u3400" and len(said) <= 12):
            return found
    return None


def _coded_title(reading: Reading, *, mark: bool = False) -> Found | None:
    """Number or mark of `018022633 - NAME` at the head of an extract of a database."""
    for row in reading.sheets[0].rows[:5] if reading.sheets else ():
        match = re.match(r"(\d{6,12})\s*[-–]\s*(\S.*)$", row.cells[0].text)
        if match:
            said = match[2].strip() if mark else match[1]
            return Found(said, said, reading.sheets[0], row.number, 0.85)
    return None


def _shown_mark(reading: Reading) -> Found | None:
    """The mark as it is shown: alone on a line in capitals, behind a line that ends with a colon."""
    for sheet in reading.sheets[:1]:
        for before, row in zip(sheet.rows, sheet.rows[1:], strict=False):
            text = row.text.strip()
            if (
                before.text.endswith((":", "："))
                and len(row.cells) == 1
                and text.isupper()
                and 1 <= len(text.split()) <= 5
                and not days_in(text)
            ):
                return Found(text, text, sheet, row.number, 0.75)
    return None


def _patent(reading: Reading) -> Fields:
    sheets, day = reading.sheets, read_day(reading.month_first)
    numbered = inid_fields(sheets)
    return {
        "registration_number": first_labelled(sheets, (word.REGISTRATION_NUMBER, word.WEAK_NUMBER), read_long_code)
        or numbered.get("registration_number"),
        "work": numbered.get("mark") or first_labelled(sheets, (word.WORK,), read_mark),
        "owner": first_labelled(sheets, (word.OWNER, word.AUTHOR), read_name) or numbered.get("owner"),
        "registered": first_labelled(sheets, (word.REGISTERED,), day) or numbered.get("registered"),
        "valid_to": numbered.get("valid_to") or period_of(sheets).get("valid_to"),
        "issued_on": first_labelled(sheets, (word.ISSUED,), day),
    }


def _catalogue(reading: Reading) -> Fields:
    sheets = reading.sheets
    printed = first_labelled(sheets, (word.PUBLISHED,), read_day(reading.month_first))
    return {
        "published_on": printed or issued_on(sheets, reading.month_first),
        "owner": seller_of(sheets),
        "items": items_in(sheets) or _every_model(reading),
    }


def _every_model(reading: Reading) -> Found | None:
    """Each line that names a model, as an item of a catalogue."""
    items: list[Item] = []
    first: tuple[Sheet, int, str] | None = None
    for sheet in reading.sheets[:40]:
        for row in sheet.rows:
            for code in list(dict.fromkeys(models_in(row.text)))[:6]:
                if len(items) < 500 and not any(item.model == code for item in items):
                    items.append(Item(says=row.text[:200], model=code))
                    first = first or (sheet, row.number, code)
    return Found(tuple(items), first[2], first[0], first[1], 0.75) if first else None


_COUNT = re.compile(r"(\d[\d,. ]{0,9})\s*(?:pcs|pieces|sets|pairs|units|件|个|只|套|шт)", re.IGNORECASE)


def _models(reading: Reading, labels: tuple[str, ...]) -> Found | None:
    """Goods named behind a label, by their codes; the count where one stands beside a single code."""
    for found in labelled(reading.sheets, labels, _phrase):
        said = str(found.value)[:200]
        codes = list(dict.fromkeys(models_in(said)))
        counts = [read for match in _COUNT.finditer(said) if (read := read_amount(match[1]))]
        quantity = counts[0][0] if len(counts) == 1 and len(codes) == 1 else None
        if codes:
            items = tuple(Item(says=said, model=code, quantity=quantity) for code in codes)
            return attrs.evolve(found, value=items, raw=codes[0])
    return None


def _phrase(text: str) -> tuple[str, str] | None:
    return (text, text) if 1 < len(text) <= 300 else None


def _sales(reading: Reading) -> Fields:
    sheets = reading.sheets
    total = total_of(sheets)
    return {
        "number": None,
        "issued_on": next(labelled(sheets[:2], word.ISSUED + word.DATE, read_day(reading.month_first), below=0), None),
        "sold_on": _earliest(reading),
        "seller": seller_of(sheets) or next(labelled(sheets[:2], _SHOP, read_name), None),
        "buyer": buyer_of(sheets),
        "total": total,
        "currency": currency_of(sheets, total),
        "items": items_in(sheets),
    }


_SHOP = ("store", "shop", "store name", "shop name", "店铺", "магазин")


def _earliest(reading: Reading) -> Found | None:
    """The earliest day on a line that also carries a quantity or a code: the first sale on record."""
    best: Found | None = None
    for sheet in reading.sheets:
        for row in sheet.rows:
            if len(row.cells) < 3 and len(row.text.split()) < 4:
                continue
            for day in days_in(row.text, month_first=reading.month_first)[:1]:
                if day.sure and (best is None or day.date < best.value) and len(re.findall(r"\d+", row.text)) >= 4:  # type: ignore[operator]
                    best = Found(day.date, row.text[day.span[0] : day.span[1]], sheet, row.number, 0.8)
    return best


_CLIENT = re.compile(
    (
        r"(?:on behalf of|we represent|i represent|represents?|counsel (?:for|to)|attorneys? for|acting for"
        r"|our client|authori[sz]ed to act on behalf of|受|代表|от имени|представля\w+ интересы"
        r"|представляем интересы)\s*[,:]?\s*(?:our client,?\s*)?"
    ),
    re.IGNORECASE,
)


def _letter(reading: Reading) -> Fields:
    sheets = reading.sheets
    return {
        "number": number_of(sheets, weak=False),
        "issued_on": issued_on(sheets, reading.month_first),
        "owner": _client(reading)
        or first_labelled(sheets[:3], (tuple(label for label in word.OWNER if len(label) > 4),), read_name),
    }


def _client(reading: Reading) -> Found | None:
    """For whom a letter is written, where it says so."""
    for sheet in reading.sheets[:2]:
        flat = " ".join(sheet.text[:6000].split())
        for match in _CLIENT.finditer(flat):
            firms = [name for name, start in organisations_in(flat[match.end() : match.end() + 160]) if start <= 2]
            if firms:
                return Found(firms[0], firms[0], sheet, confidence=0.8)
    return None


def _court(reading: Reading) -> Fields:
    sheets = reading.sheets
    number = first_labelled(
        sheets[:3],
        (
            (
                "case no",
                "case number",
                "civil action no",
                "案号",
                "дело №",
                "номер дела",
                "geschäftszahl",
                "aktenzeichen",
                "case",
            ),
        ),
        read_long_code,
    )
    return {"number": number or _chinese_case(reading), "issued_on": issued_on(sheets, reading.month_first)}


def _chinese_case(reading: Reading) -> Found | None:
    for sheet in reading.sheets[:2]:
        match = re.search(
            (
                r"[(（〔]\s?20\d\d\s?[)）〕]\s?[\u3400-\u9fff]{1,4}\s?\d{0,6}\s?[\u3400-\u9fff]{1,4}\s?\d{1,8}\s?"
                r"号"
                r"|А\d{2}-\d{2,7}/\d{2,4}"
            ),
            sheet.text,
        )
        if match:
            return Found(match[0], match[0], sheet, confidence=0.9, span=match.span())
    return None


_UNSIGNED = frozenset({K.CATALOGUE, K.SALES_RECORD, K.PICTURE, K.OTHER})
_SEALED = re.compile(
    (
        r"signed and sealed|company seal|official seal|sealed by|盖章|公章|签章|М\.\s?П\.|\bL\.\s?S\.|место печати"
        r"|печать организации|скреплен\w* печатью"
    ),
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\bsigned\b|signature|/s/|签字|签名|签署|подпись|подписано|unterschrift|unterzeichnet", re.IGNORECASE
)


def _marks_of_hand(reading: Reading, kind: PaperKind) -> dict[str, Found]:
    """Words that speak of a seal or a signature: a hint, since no word shows the seal itself."""
    found: dict[str, Found] = {}
    if kind in _UNSIGNED:
        return found
    for name, pattern in (("sealed", _SEALED), ("signed", _SIGNED)):
        for sheet in reading.sheets[:20]:
            match = pattern.search(sheet.text)
            if match:
                found[name] = Found(True, match[0], sheet, confidence=0.4, span=match.span())
                break
    if dict(reading.paper.metadata).get("signatures") and reading.sheets:
        found["signed"] = Found(True, "", reading.sheets[0], confidence=0.8, span=None)
    return found


_READERS: Mapping[PaperKind, Callable[[Reading], Fields]] = {
    K.INVOICE: _bought,
    K.RECEIPT: _bought,
    K.CONTRACT: _contract,
    K.AUTHORISATION: _authorisation,
    K.COPYRIGHT_CERTIFICATE: _copyright,
    K.TRADEMARK_CERTIFICATE: _trademark,
    K.PATENT_CERTIFICATE: _patent,
    K.CATALOGUE: _catalogue,
    K.SALES_RECORD: _sales,
    K.LETTER: _letter,
    K.COURT_PAPER: _court,
}
