"""Till receipts: narrow papers without labels for their parties, whose sums must agree with what was paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.sheet import Row, Sheet, place_of

_MARKS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\bcash(?!ier)\b|наличн|现金|\bbar\b|espèces|tunai|contante|efectivo",
        r"\bchange\b|\bsdacha\b|сдача|找零|r.{1,2}ckgeld|\brendu\b|\bbaki\b|^\W{0,12}resto\b|\bcambio\b|kembali",
        r"\bcashier|operator|кассир|收银员|kassierer|\bserver\s?:|juruwang",
        r"\btender|\bvisa\b|\bmaster ?card\b|debit card|credit card|\bцарт|карт(?:а|ой)\b|银行卡|支付宝|微信支付",
        r"\bround(?:ing|ed)\b|round\w* adj|pelarasan|округл",
        r"thank ?you|come again|please call|спасибо за покупку|谢谢|欢迎(?:再次)?光临|vielen dank|merci|terima kasih",
        r"\bg\.?s\.?t\b|\bsst\b|\bvat\b|\bндс\b|mwst|\btva\b|\biva\b|\bppn\b",
        r"\bsub ?-?(?:total|ttl)\b|小计|подытог|zwischensumme|\bjumlah\b",
        r"\bqty\b|\bitem(?:s|\(s\))?\b|数量|кол-во",
        (
            r"\breceipt\b|cash bill|cash sales?\b|tax ?invoice|\bchk\b|\bcheck\b|\btable\b|\bpax\b|\bguests?\b"
            r"|\border\b|\bcover"
            r"|кассовый чек|小票|收据|流水号|documento commerciale|scontrino|ticket"
        ),
        r"\b(?:non|not) ?-?(?:refundable|returnable|exchangeable)|goods sold|no (?:cash )?refund|exchange",
        r"\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m)?\b",
    )
)
ENOUGH = 4
"""Marks, of those above, that make a till receipt."""
SLIP = 50
"""Columns of a paper so narrow that one mark less will do."""
NARROW = 78
"""Columns; a page of a letter or a contract is wider."""
_LEGAL = re.compile(
    r"(?i)\b(?:sdn\.?\s*bhd|s/b|bhd|ltd|limited|llc|inc|corp|gmbh|s\.?a\.?r\.?l|pte|plc|pty|enterprise"
    r"|trading|co\b\.?)\b\.?"
    r"|^(?:ооо|зао|оао|ао|ип)\b|有限公司|商行|超市|\bs/b"
)
_LEGAL_ALONE = re.compile(
    r"(?i)^[\W_]{0,12}(?:\(m\)\s*)?(?:sdn\.?\s*bhd|bhd|berhad|co\.?,?\s*ltd|ltd|llc|inc|gmbh|pte\.?\s*ltd)\W{0,12}(?:\([\w-]{1,40}\))?\W{0,12}$"
)
_NO_NAME = re.compile(
    r"(?i)^\W{0,12}(?:tax|cash|invoice|receipt|bill|original|copy|duplicate|welcome|thank|tel|fax|h/?p|phone|gst"
    r"|sst|vat|reg|co\.?\s?reg"
    r"|company no|date|time|no\b\.?|lot\b|jalan|jln|jl\b|address|www|http|invoi|simplified|document|cashier"
    r"|table|guest|order|e-?invoice|mid\b|tid\b|merchant|terminal|auth\b|ref\b|trans|customer copy"
    r"|email|e-mail|roc|bill|чек|кассовый|инн|адрес|发票|收据|小票|地址|电话|欢迎|shopping hours)"
)
_ADDRESS = re.compile(
    r"(?i)\b(?:jalan|jln|jl\b|lot|taman|street|road|avenue|ave\b|str\.|straße|strasse|ul\.|ул\.|д\.|floor|flr"
    r"|level|unit|block|blk|suite"
    r"|kampung|lorong|bandar|kawasan|persiaran|seksyen|路|号|楼)\b|\b\d{5,6}\b|^\W{0,12}no\.?\s*\d|\btel\b|\bfax\b|\bgst\b|@"
)
_REGISTER = re.compile(
    (
        r"\s*[(（\[]\s*(?:co\.?\s*(?:reg|no)[^)）]{0,30}|reg[^)）]{0,30}"
        r"|[A-Z]{0,3}\d[\dA-Z]{3,}\s?-?\s?[A-Z]{0,2})\s*[)）\]]?\s*$"
    ),
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(r"(?i)(?:[^\W\d_]+ ){1,3}(?:street|road|avenue|square|lane|park)(?: [^\W\d_]+){1,3}")
"""A shop with a street in its name, such as `Mill Street Bakery`: words before and behind, and no number."""
_RUN_BY = re.compile(r"(?i)^\W{0,3}(?:operated|owned|managed|run) by\W{1,3}")
_GENERIC = re.compile(
    r"(?i)^(?:cent(?:re|er)|trading|marketing|enterprises?|holdings?|restaurants?|supermarkets?|hardware|stores?|mart|group"
    r"|industr\w+|services?|international|hypermarket|corporation|distribut\w+|foods?|bakery|pharmacy|retail|\([A-Z]{1,2}\))\b"
)
"""Words that no firm's name consists of: with the legal form alone behind them, the name began on the line above."""
_CODE = re.compile(r"^[\W_]*[A-Z]?\d[\d\W]*[A-Z>]*\d*[\W_]*$|^[A-Z]\w?[0-9][\w>]{2,8}$")
HEAD_ROWS = 12


def is_till(sheets: Sequence[Sheet], *, seen: bool = True) -> bool:
    """Whether the first page is a till receipt: narrow, and with several marks of one.

    Most are seen in pictures; a page of words has to be narrower and to bear more marks.
    """
    if not sheets or not sheets[0].rows:
        return False
    sheet = sheets[0]
    wide = sum(row.cells[-1].end - row.cells[0].start > NARROW for row in sheet.rows)
    if len(sheets) > 2 or wide * 8 > len(sheet.rows):
        return False
    marks = sum(mark.search(sheet.text) is not None for mark in _MARKS) + 2 * _adds_up(sheet)
    widest = max(row.cells[-1].end - row.cells[0].start for row in sheet.rows)
    if not seen:
        return widest <= SLIP and marks > ENOUGH
    return marks >= ENOUGH - (widest <= SLIP)


_NET_OF, _TAX_OF, _WHOLE = (
    re.compile(rf"(?i)^\W{{0,6}}(?:{words})")
    for words in (
        r"sub\W?\s?-?(?:total|ttl)\b|zwischensumme|sous-total|小计",
        r"(?:sales )?(?:tax|vat|gst)\b|mwst|tva\b|iva\b",
        r"total\b|summe\b",
    )
)


def _adds_up(sheet: Sheet) -> bool:
    """Whether lines for the subtotal, the tax and the total follow one another and add up, as tills print them."""
    net = tax = None
    for row in sheet.rows:
        amounts = [each.value for each in amounts_in(row.text) if each.decimals == 2]
        if len(amounts) != 1:
            continue
        if _NET_OF.match(row.text):
            net, tax = amounts[0], None
        elif _TAX_OF.match(row.text):
            tax = amounts[0]
        elif _WHOLE.match(row.text) and net is not None and tax is not None and net + tax == amounts[0]:
            return True
    return False


def till_seller(sheets: Sequence[Sheet]) -> Found | None:
    """Whose till it is: the firm by its legal form over the address, else the first line that can be a name."""
    plain: Found | None = None
    below_address = False
    sheet = sheets[0]
    for position, row in enumerate(sheet.rows[:HEAD_ROWS]):
        name = _name(row, first=position == 0)
        below_address = below_address or (plain is None and name is None and _ADDRESS.search(row.text) is not None)
        if name is None or (below_address and not _LEGAL.search(name)):
            if plain is not None and _ADDRESS.search(row.text) and not _later_firm(sheet, position):
                break
            continue
        joined = _joined(sheet, position, name)
        if joined is not None:
            whole = f"{plain.value} {joined}" if plain and _goes_on(plain, joined, position) else joined
            return Found(whole, whole if place_of(whole, sheet) else name, sheet, position, 0.85)
        if plain is not None and _goes_on(plain, name, position):
            whole = f"{plain.value} {name}"
            plain = Found(whole, whole if place_of(whole, sheet) else name, sheet, position, 0.7)
        elif plain is None or _is_brand(plain, name, position):
            plain = Found(name, name, sheet, position, 0.7)
    return plain


def _goes_on(above: Found, name: str, position: int) -> bool:
    """Whether the firm's name began on the line above: that ends with `and`, or this begins with a generic word."""
    begun = str(above.value).rstrip().endswith(("&", ",", "-")) or str(above.value).lower().endswith((" and", " dan"))
    return above.row == position - 1 and (begun or _GENERIC.match(name) is not None)


def _is_brand(above: Found, name: str, position: int) -> bool:
    """Whether the line above is one word, a brand, over the longer name of who runs the shop."""
    return above.row == position - 1 and len(str(above.value).split()) == 1 and len(name.split()) > 2


def _later_firm(sheet: Sheet, position: int) -> bool:
    return any(_LEGAL.search(row.text) for row in sheet.rows[position + 1 : position + 4])


def _name(row: Row, *, first: bool) -> str | None:
    """The line as a name, its register number apart; None for addresses, codes, headings and scribbles."""
    cells = [cell.text for cell in row.cells if len(row.cells) == 1 or not _NO_NAME.match(cell.text)]
    text = _RUN_BY.sub("", _REGISTER.sub("", " ".join(cells))).strip(" .,:;*-_=|")
    if text.startswith("(") and _LEGAL.search(text):
        text = re.sub(r"[\s(]+\d{5,12}\s?-?\s?[A-Z]?\W{0,12}$", "", text).strip(" ()")
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 3 or len(text) > 60 or _NO_NAME.match(text) or _CODE.match(text):
        return None
    if first and text.islower() and len(text.split()) == 1:
        return None
    if days_in(text) or (
        _ADDRESS.search(text) and not _LEGAL.search(text) and not (first and _NAMED_AFTER.match(text))
    ):
        return None
    return text if len(letters) * 2 >= len(text.replace(" ", "")) else None


def _joined(sheet: Sheet, position: int, name: str) -> str | None:
    """The name with its legal form, which may stand on the line below; None where it has none."""
    if _LEGAL_ALONE.match(name):
        return None
    if _LEGAL.search(name):
        return name
    below = sheet.rows[position + 1].text.strip() if position + 1 < len(sheet.rows) else ""
    return f"{name} {_REGISTER.sub('', below).strip()}" if _LEGAL_ALONE.match(below) else None


def till_day(sheets: Sequence[Sheet], first_is_month: bool | None) -> Found | None:
    """The day beside the hour, else behind the word for it, else the first: the day of the sale."""
    best: tuple[int, Found] | None = None
    for sheet in sheets[:1]:
        for row in sheet.rows:
            for day in days_in(row.text, month_first=first_is_month)[:2]:
                raw = row.text[day.span[0] : day.span[1]]
                rank = 2 * bool(_HOUR.search(row.text[day.span[1] :][:14])) + bool(
                    _DATE.search(row.text[: day.span[0]])
                )
                found = Found(day.date, raw, sheet, row.number, 0.85 if day.sure else 0.55)
                if best is None or rank > best[0]:
                    best = rank, found
    return best[1] if best else None


_HOUR = re.compile(r"^\W{0,4}(?:at\s|в\s)?\d{1,2}[:.]\d{2}")
_DATE = re.compile(r"(?i)date|\bdt\b|дата|日期|datum|tarikh")

_ROUNDED = re.compile(
    r"(?i)(?:total|net|nett|amt|amount|bill)\W{0,3}round\w*(?! adj)|round\w*\s?:?\w?\s*total"
    r"|total after (?:adj|round)|total\s*\(?rounded"
)
_GRAND = re.compile(
    r"(?i)(?:nett?|grand|final)\s?total|\bnett?\s?am(?:oun)?t\b|(?:total|ttl)\s?(?:amount|sales?|due|payable|bill|incl\w*|rm\b|\(rm\))"
    r"|(?:amt|amount|balance|bal|payment)\.?\s?(?:due|payable)"
    r"|total.{0,24}incl|net\w*\W{0,2}payable"
    r"|итого к оплате|к оплате|应付|应收|实付|实收|合计|gesamt(?:betrag|summe)?|zu zahlen|à payer|total ttc"
    r"|jumlah (?:besar|perlu)"
)
_TOTAL = re.compile(r"(?i)\b(?:total|ttl)\b|^\W{0,12}tota?l|итого?\b|всего|总计|总额|summe|\bjumlah\b")
_NO_TOTAL = re.compile(
    r"(?i)su[bò]\W?\s?-?(?:total|ttl)|excl|total\W{0,2}(?:qty|quantity|item|saving|discount|gst|tax|vat|point|gross"
    r"|pcs|no\b)|tot\W? ?qty|qty|item count"
    r"|summary|round\w* ?adj|before|sebelum|tax\s*\(|discount|saving|total\W{0,3}$|小计|数量"
)
_CASH = re.compile(
    r"(?i)\bcash\b(?! ?(?:bill|sale|ier))|\bcas[hb]\b|tender\w*|наличн|现金|收现|\bpaid\b|\bbar\b|tunai|\bvisa\b"
    r"|master|debit|contactless|nets\b|efectivo|contante"
    r"|tarjeta|carte|espèces|微信支付|支付宝|刷卡|amount received|\bpaid amount"
)
_CHANGE = re.compile(
    r"(?i)\bchang[ea]?\b|сдача|找零|rückgeld|\bbaki\b|kembali|cambio|\brendu\b|^\W{0,12}resto\b|\bchg\b"
)
_SUMMARY = re.compile(
    r"(?i)(?:gst|tax|sst|vat|sus?mm?ary)\W{0,3}(?:su[ms]m?ary|analysis|code|type|rate)|налог\w* ставк"
)


@attrs.frozen
class _Sum:
    """An amount behind a word."""

    value: Decimal
    raw: str
    row: int
    label: str


def till_total(sheets: Sequence[Sheet]) -> Found | None:
    """What was to be paid: the sum that cash less change confirms, else the rounded total, the whole one, any total."""
    sheet = sheets[0]
    end = next((row.number for row in sheet.rows if row.number > 6 and _SUMMARY.search(row.text)), len(sheet.rows))
    rows = [row for row in sheet.rows if row.number < end or _ROUNDED.search(row.text)]
    ranks = [list(_sums(sheet, rows, pattern)) for pattern in (_ROUNDED, _GRAND, _TOTAL)]
    paid = _paid(sheet)
    if paid is not None and not paid.label:
        return _found(paid, sheet, 0.9)
    for sums in ranks:
        for one in reversed(sums):
            if paid is not None and one.value == paid.value:
                return Found(one.value, one.raw, sheet, one.row, 0.95, one.label)
    if ranks[0]:
        return _found(ranks[0][-1], sheet, 0.85)
    if paid is not None and any(abs(one.value - paid.value) <= Decimal("0.05") for sums in ranks for one in sums):
        return _found(paid, sheet, 0.8)
    for sums in ranks[1:]:
        if sums:
            return _found(max(sums, key=lambda one: one.value), sheet, 0.8)
    return _found(paid, sheet, 0.7) if paid is not None else None


def _found(one: _Sum, sheet: Sheet, sure: float) -> Found:
    return Found(one.value, one.raw, sheet, one.row, sure, one.label)


def _sums(sheet: Sheet, rows: Sequence[Row], pattern: re.Pattern[str]) -> Iterator[_Sum]:
    for row in rows:
        match = pattern.search(row.text)
        if match is None or (_NO_TOTAL.search(row.text) and pattern is not _ROUNDED):
            continue
        yield from _behind(sheet, row, match.end(), match[0])


def _behind(sheet: Sheet, row: Row, start: int, label: str) -> Iterator[_Sum]:
    """The last amount of the line, else the only one of the next line."""
    rest = row.text[start:]
    found = [each for each in amounts_in(rest) if each.decimals == 2]
    if found:
        yield _Sum(abs(found[-1].value), rest[slice(*found[-1].span)].strip(), row.number, label)
    elif not any(letter.isdigit() for letter in rest) and row.number + 1 < len(sheet.rows):
        below = sheet.rows[row.number + 1].text
        under = [each for each in amounts_in(below) if each.decimals == 2]
        if len(under) == 1 and sum(letter.isalpha() for letter in below) <= 3:
            yield _Sum(abs(under[0].value), below[slice(*under[0].span)].strip(), row.number + 1, "")


def _paid(sheet: Sheet) -> _Sum | None:
    """Cash less change, where the paper prints that sum; cash alone where there is no change."""
    cash = [one for row in sheet.rows if (at := _CASH.search(row.text)) for one in _behind(sheet, row, at.end(), at[0])]
    change = [
        one for row in sheet.rows if (at := _CHANGE.search(row.text)) for one in _behind(sheet, row, at.end(), at[0])
    ]
    if not cash:
        return None
    given = cash[0]
    back = change[-1].value if change else Decimal(0)
    if not back:
        return given
    wanted = given.value - back
    for row in sheet.rows:
        for each in amounts_in(row.text):
            if each.value == wanted and each.decimals == 2:
                return _Sum(wanted, row.text[slice(*each.span)].strip(), row.number, "")
    return None
