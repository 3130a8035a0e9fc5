"""Whose till it is: the name at the head of a receipt, told from addresses, headings, codes and scribbles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import labelled
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout, place_of
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex

_LEGAL = regex(
    r"(?i)\b(?:sdn\.?\s*bhd|s/b|bhd|ltd|limited|llc|inc|corp|gmbh|s\.?a\.?r\.?l|pte|plc|pty|enterprise"
    r"|trading|kft|zrt|e\.k|gmbh & co|co(?=\.(?![a-z])|\W*$|,? (?:ltd|limited|kg|inc)\b))\b\.?"
    r"|\bd\. ?[o0]\. ?[o0]\b|\bs\. ?r\. ?[o0]\b|\bsp\. ?z\.? ?[o0]\. ?[o0]\b"
    r"|\b(?:s\. ?r\. ?l|s\. ?p\. ?a|s\. ?l|s\. ?a|n\. ?v|b\. ?v|a\. ?s|a\.ş)\.\W*$"
    r"|(?-i:\b(?:SRL|SPA|SL|SLU|BV|KG|AG|ApS|A/S|OÜ|UAB|SIA|Lda|Ltda|LTDA)\W*$)"
    r"|(?-i:^\W{0,3}(?:SARL|SAS|EURL|SASU|UAB|SIA)\s)"
    r"|^(?:ооо|зао|оао|ао|ип)\b|有限公司|商行|超市|\bs/b"
)
_LEGAL_ALONE = regex(
    r"(?i)^[\W_]{0,12}(?:\(m\)\s*)?(?:sdn\.?\s*bhd|bhd|berhad|co\.?,?\s*ltd|ltd|llc|inc|gmbh|pte\.?\s*ltd)\W{0,12}(?:\([\w-]{1,40}\))?\W{0,12}$"
)
_NO_NAME = regex(
    r"(?i)^\W{0,12}(?:tax|cash|invoice|receipt|bill|original|copy|duplicate|welcome|thank|tel|fax|h/?p|phone|gst"
    r"|sst|vat|reg|co\.?\s?reg"
    r"|company no|date|time|no\b\.?|lot\b|jalan|jln|jl\b|address|www|http|invoi|simplified|document|cashier"
    r"|table|guest|(?:your )?order|e-?invoice|mid\b|tid\b|merchant|terminal|store\s*(?:#|no\b|:|manager)|manager"
    r"|auth\b|ref\b|trans|customer copy"
    r"|email|e-mail|roc|bill|чек|кассовый|инн|адрес"
    r"|(?:dine|eat)[- ]?in\W*$|take[- ]?(?:out|away)\W*$|to go\W*$|for here\W*$|drive[- ]?th|sur place\W*$|à emporter"
    r"|堂食|外卖|外带|打包|发票|收据|小票|地址|电话|欢迎|shopping hours)"
)
_ADDRESS = regex(
    r"(?i)\b(?:jalan|jln|jl\b|lot|taman|street|road|avenue|ave\b|str\.|straße|strasse|ul\.|ул\.|д\.|floor|flr"
    r"|level|unit|block|blk|suite"
    r"|kampung|lorong|bandar|kawasan|persiaran|seksyen|路|号|楼)\b|\b\d{5,6}\b|^\W{0,12}no\.?\s*\d|\btel\b|\bfax\b|\bph\b\W{0,3}\d|\bgst\b|@"
)
_REGISTER = regex(
    (
        r"\s*[(（\[]\s*(?:co\.?\s*(?:reg|no)[^)）]{0,30}|reg[^)）]{0,30}"
        r"|[A-Z]{0,3}\d[\dA-Z]{3,}\s?-?\s?[A-Z]{0,2})\s*[)）\]]?\s*$"
        r"|\s+(?:siret|siren|rcs|nif|cif|c\.?f|p\.? ?iva|vat|ust|kvk|abn|oib|nip|инн|gstin|tin)\b.{0,60}$"
    ),
    re.IGNORECASE,
)
_TOWN = regex(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?$")
"""A town of the United States, whose state may look like a legal form: `DURANGO CO 81303`."""
_ACQUIRER = regex(r"(?i)\bbank\b|银行|銀行")
"""The bank that clears the card heads a slip before the shop."""
_NAMED_AFTER = regex(r"(?i)(?:[^\W\d_]+ ){1,3}(?:street|road|avenue|square|lane|park)(?: [^\W\d_]+){1,3}")
"""A shop with a street in its name, such as `Mill Street Bakery`: words before and behind, and no number."""
_RUN_BY = regex(r"(?i)^\W{0,3}(?:operated|owned|managed|run) by\W{1,3}")
_GENERIC = regex(
    r"(?i)^(?:cent(?:re|er)|trading|marketing|enterprises?|holdings?|restaurants?|supermarkets?|hardware|stores?|mart|group"
    r"|g[ıi]da|san\.|tic\.|paz\.|ticaret|sanayi|industr\w+|services?|international|hypermarket|corporation|distribut\w+|foods?|bakery|pharmacy|retail|\([A-Z]{1,2}\))\b"
)
"""Words that no firm's name consists of: with the legal form alone behind them, the name began on the line above."""
_SAYS = regex(
    r"(?i)(?-i:[a-z]{3}[.!?] +[A-Z][a-z]+ [a-z])|\b(?:for|of|by|to|on|at) your\b"
    r"|\byour (?:chance|business|visit|order|receipt|fast|nearest)|^to win\b|\bsurvey\b|\bfeedback\b|\bplease\b"
    r"|\bquestions?\b|\bvouchers?\b|\bgift cards?\b|\btell us\b|\brate us\b|\bfollow us\b"
    r"|\w{3}\.(?:com?|net|org|eu|info|[a-z]{2})(?:\.[a-z]{2})?/|(?=.* )\w{3}\.(?:com|net|org|eu|info|co\.[a-z]{2})\b"
    r"|^[^\W\d_][\w ]{2,24}: ?\S"
)
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
"""Labels that slips of China print before the name of the shop."""


def receipt_seller(sheets: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose till it is: as labelled, a firm by its form over the address, else the first line that may be one.

    Where nothing at its head names the shop, the line that thanks in its name does.
    """
    named = next(labelled(sheets[:1], _SHOP, read_name, strict=True), None)
    return named or _headed(sheets[0]) or _thanking(sheets[0])


_THANKS = regex(
    r"(?i)\b(?:thank ?(?:you|s) for (?:shopping|dining|eating|staying|visiting|your (?:visit|custom)) (?:at|with|to|in)"
    r"|thank you for (?:choosing|visiting)|welcome (?:to|at)|bienvenue (?:à|chez)|votre visite chez|willkommen bei"
    r"|einkauf bei|compra en|visita a|acquistato da|bedankt voor uw bezoek aan)\s+(?=\S)"
)


def _thanking(sheet: PageLayout) -> ExtractedValue | None:
    """The shop in whose name a line thanks or welcomes: `Thank you for shopping at NAME`."""
    for row in sheet.rows:
        match = _THANKS.search(row.text)
        read = read_name(row.text[match.end() :].strip(" !*.")) if match else None
        if read:
            return ExtractedValue(read[0], read[1], sheet, row.number, 0.6)
    return None


def _headed(sheet: PageLayout) -> ExtractedValue | None:
    """The name among the first lines."""
    plain: ExtractedValue | None = None
    below_address = False
    for position, row in enumerate(sheet.rows[:HEAD_ROWS]):
        name = _name(row, first=position == 0)
        if name is not None and _is_scribble(name, sheet, position):
            name = None
        below_address = below_address or (plain is None and name is None and _ADDRESS.search(row.text) is not None)
        if name is None or (below_address and not _LEGAL.search(name)):
            if plain is not None and _ADDRESS.search(row.text) and not _later_firm(sheet, position):
                break
            continue
        joined = _joined(sheet, position, name)
        if joined is not None:
            whole = f"{plain.value} {joined}" if plain and _goes_on(plain, joined, position) else joined
            return ExtractedValue(whole, whole if place_of(whole, sheet) else name, sheet, position, 0.85)
        if plain is not None and _goes_on(plain, name, position):
            whole = f"{plain.value} {name}"
            plain = ExtractedValue(whole, whole if place_of(whole, sheet) else name, sheet, position, 0.7)
        elif plain is None or _is_brand(plain, name, position):
            plain = ExtractedValue(name, name, sheet, position, 0.7)
    return plain


def _is_scribble(name: str, sheet: PageLayout, position: int) -> bool:
    """Whether a word or two in small letters are rather noise: no name that the slip prints again."""
    return name.islower() and len(name.split()) <= _SCRIBBLED and not _is_told_again(name, sheet, position)


_SCRIBBLED = 2
_TOLD = 4
"""Letters of a name from which on it is no chance that a line below has them too."""


def _is_told_again(name: str, sheet: PageLayout, position: int) -> bool:
    """Whether a line below has the name too, as in an address in the net or in thanks."""
    stem = "".join(filter(str.isalnum, name.partition(".")[0])).casefold()
    below = ("".join(filter(str.isalnum, row.text)).casefold() for row in sheet.rows[position + 1 :])
    return len(stem) >= _TOLD and any(stem in text for text in below)


def _goes_on(above: ExtractedValue, name: str, position: int) -> bool:
    """Whether the firm's name began on the line above: that ends with `and`, or this begins with a generic word."""
    begun = str(above.value).rstrip().endswith(("&", ",", "-")) or str(above.value).lower().endswith((" and", " dan"))
    return above.row == position - 1 and (begun or _GENERIC.match(name) is not None)


def _is_brand(above: ExtractedValue, name: str, position: int) -> bool:
    """Whether the line above is one word, a brand, over the longer name of who runs the shop, or a part of that."""
    words = name.split()
    spelt = sum(not word[0].islower() for word in words) * 2 > len(words)  # and no slogan
    longer = (len(words) > 2 and spelt) or str(above.value).casefold() in name.casefold().split()
    named = len(str(above.value).split()) == 1 and longer and not name[0].isdigit()
    return above.row == position - 1 and named and not _is_told_again(str(above.value), above.sheet, position)


def _later_firm(sheet: PageLayout, position: int) -> bool:
    return any(_LEGAL.search(row.text) for row in sheet.rows[position + 1 : position + 4])


def _name(row: LayoutRow, *, first: bool) -> str | None:
    """The line as a name, its register number apart; None for addresses, codes, headings and scribbles."""
    several = len(row.cells) > 1
    kept = (cell.text for cell in row.cells if not (several and _TOTALLED.search(cell.text)))
    cells = [text for text in kept if not several or (len(text) > 1 and not _NO_NAME.match(text))]
    text = _RUN_BY.sub("", _REGISTER.sub("", " ".join(cells))).strip(" .,:;*-_=|")
    if text.startswith("(") and _LEGAL.search(text):
        text = re.sub(r"[\s(]+\d{5,12}\s?-?\s?[A-Z]?\W{0,12}$", "", text).strip(" ()")
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 3 or len({*letters}) < 3 or len(text) > 60 or _NO_NAME.match(text) or _CODE.match(text):
        return None
    if _TOWN.search(text) or _ACQUIRER.search(text) or _PRICED.search(text):
        return None
    if (first and _GOES_ON.match(text)) or _SAYS.search(text) or _is_sentence(text):
        return None
    firm = _LEGAL.search(text) is not None and not text[0].isdigit()
    if days_in(text) or (_ADDRESS.search(text) and not firm and not (first and _NAMED_AFTER.match(text))):
        return None
    return text if len(letters) * 2 >= len(text.replace(" ", "")) else None


_SENTENCE = 5
"""Words from which on a line mostly in small letters is rather a sentence."""


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= _SENTENCE and 2 * sum(word.islower() for word in words) > len(words)


def _joined(sheet: PageLayout, position: int, name: str) -> str | None:
    """The name with its legal form, which may stand on the line below; None where it has none."""
    if _LEGAL_ALONE.match(name):
        return None
    if _LEGAL.search(name):
        return name
    below = sheet.rows[position + 1].text.strip() if position + 1 < len(sheet.rows) else ""
    return f"{name} {_REGISTER.sub('', below).strip()}" if _LEGAL_ALONE.match(below) else None
