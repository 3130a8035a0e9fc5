"""Readers of one value: a name, a number, a day, an amount, from the words that stand behind a label."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in, currency_in
from rejoinder.proof.paper.country import is_country
from rejoinder.proof.paper.day import days_in, first_day
from rejoinder.proof.paper.firm import DEFINED, NAME_LIMIT, is_bare_form, organisation_at_start
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.table_head import HEAD
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_LEAD = deferred_regex(lambda: rf"^{alternation('paper/name.lead')}\s*", re.IGNORECASE)


_ABBREVIATED = regex(r"(?:Inc|Ltd|Co|Corp|Bhd|[A-Z]|(?<![^\W\d_])[^\W\d_])\.$")


_CODE = matcher("paper/name.code")


_CODE_LEAD = regex(
    r"^(?:(?-i:number|nummer|numéro|número)(?=[A-Z\d])|(?:no|nr|num|number|č|čís|br|nº|id|n°|nº|номер|зав)\b\.?|№|#|n°|nº|号码"
    r"|号|(?:商標登録|登録)?第|제(?=\s?\d)|[:：.\s]|(?:[A-Z]{2,5}-)?(?=#))*\s*",
    re.IGNORECASE,
)


_LONGER_LABEL = regex(
    r"(?:[^\W\d_]{6,}|[^\W\d_]{4,} [^\W\d_]{4,})\s*[:：]\s*$"
    r"|\s*(?:of|de|di|van)\s(?:delivery|supply|shipment|payment|birth|arrival|travel|livraison"
    r"|entrega|consegna|levering)\b"
)
"""What stands between a known label and its value where the label goes on: `Date de facture associée : ...`."""


def read_day(month_first: bool | None = None) -> Callable[[str], tuple[dt.date, str] | None]:
    """A reader of the day that the words begin with."""

    def read(text: str) -> tuple[dt.date, str] | None:
        found = first_day(text, within=14, month_first=month_first)
        if found and _LONGER_LABEL.match(text[: found.span[0]]):
            return None
        return (found.date, text[found.span[0] : found.span[1]]) if found else None

    return read


def read_any_day(text: str) -> tuple[dt.date, str] | None:
    """The first day anywhere in the words."""
    found = days_in(text[:300])
    return (found[0].date, text[found[0].span[0] : found[0].span[1]]) if found else None


_RUN_ON = regex(r"([A-Z][A-Z\d/-]{1,20}\d)[\u3400-\u9fff]{2}")
"""A number in Latin letters into which the label of what stands behind it runs, as readers of scans have it."""
_CENTS = regex(r",\d{2}(?!\d)")
_CLAUSE_NUMBER = regex(r"\d{1,2}\.\s[^\W\d_]\w+\.?\s")


def read_code(text: str) -> tuple[str, str] | None:
    """A number of a paper: letters and digits that stand together, at the beginning, with a digit among them."""
    start = _CODE_LEAD.match(text)
    begin = start.end() if start else 0
    match = _CODE.match(text, begin)
    if match is None:
        return None
    if (match[0].isdigit() and _CENTS.match(text, match.end())) or _CLAUSE_NUMBER.match(text, begin):
        return None  # a quantity behind the sign of its unit, `NR 8,00`, or the number of a clause in the next column
    label = _RUN_ON.match(match[0])
    code = (label[1] if label else match[0]).rstrip("._-–(/\\号").strip()
    if code.count("(") != code.count(")"):
        code = code.partition("(")[0].rstrip(")")
    day = first_day(text[begin:], within=0)
    if day is not None and len(code) <= day.span[1] and not (code.isdigit() and len(code) == 8):
        return None
    if not any(letter.isdigit() for letter in code) or len(code) > 60 or "@" in text[: match.end() + 1]:
        return None
    return code, code


def read_long_code(text: str) -> tuple[str, str] | None:
    """A number of a register: at least three digits, and no bare year."""
    read = read_code(text)
    if read is None or sum(letter.isdigit() for letter in read[0]) < 3:
        return None
    return None if re.fullmatch(r"(?:19|20)\d\d", read[0]) else read


def read_amount(text: str) -> tuple[Decimal, str] | None:
    """The last amount among the words, percentages apart."""
    found = [amount for amount in amounts_in(text) if not text[amount.span[1] :].lstrip().startswith(("%", "коп"))]
    if not found:
        return None
    last = found[-1]
    value = last.value
    before, after = text[: last.span[0]].rstrip(), text[last.span[1] :].lstrip()
    if value > 0 and (
        before.endswith(("-", "−", "–")) or re.fullmatch(r"-[\s€$]*", after) or re.search(r"[-−–]\s?[^\w\s]$", before)
    ):
        value = -value if before.endswith(("-", "−", "–")) or after.startswith("-") else value
    return value, text[last.span[0] : last.span[1]].strip()


@lru_cache(maxsize=8192)
def read_name(text: str) -> tuple[str, str] | None:
    """A party: a firm with its legal form, or a short name; neither an address nor a sentence."""
    raw = _LEAD.sub("", _BRACKET.sub("", text[:600].strip()))
    raw = DEFINED.sub("", raw).strip(" :：;,，·|")
    raw = raw if _ABBREVIATED.search(raw) else raw.rstrip(" .")
    if not raw or len(raw) < 2 or _CLAUSE.search(raw):
        return None
    firm = organisation_at_start(raw)
    if firm is None and (_TOWN.fullmatch(raw) or _HOUSE.fullmatch(raw)):
        return None
    name = firm or _plain_name(raw)
    if name is None or not _is_name(name, firm is not None):
        return None
    return name, name


_BRACKET = regex(r"^[(（]\s?(?=[^()（）]{2,80}(?:$|[,，;]))")
"""A bracket around a name and the numbers behind it, or a stroke of a form that was read as one."""
_CLAUSE = matcher("paper/name.clause", re.IGNORECASE)
"""How a clause begins that stands where a name would: what the other party shall do is no party."""


_NAME_ENDS = regex(
    r"\s*[;；，|]\s*|,\s+|\.\s+(?=[^\W\d_]{4,20}\s?[:：])|\s{2,}|\s+[-–—]\s+|\s*(?:地址|电话|税号)|,?\s+(?:ИНН|ОГРН|КПП|адрес:|tel[.:]|address:"
    r"|P\.?\s?IVA\b|GSTIN\b|SIRET\b|NIP\b|Via\s)",
    re.IGNORECASE,
)


def _plain_name(raw: str) -> str | None:
    """The words before the first comma or bracket, where they can be a name."""
    cut = _NAME_ENDS.split(raw, maxsplit=1)[0]
    cut = re.split(r"\s*[(（\[]", cut, maxsplit=1)[0] if not cut.startswith(("(", "（", "[")) else cut
    return cut.strip(" .:：,\"'«»“”") or None


_NO_NAME = matcher("paper/name.no_name", re.IGNORECASE)


_BARE = deferred_regex(lambda: rf"{alternation('paper/name.bare')}\W*", re.IGNORECASE)


_ATTENTION = regex(r"(?i)(?:t\.\s?a\.\s?v\.|z\.\s?hd|attn\b|c/o\b|à l'attention)")
"""A person at the firm that is addressed; neither a party nor its name."""
_CONTACT = regex(
    r"(?i)(?:contact|kontakt|contatto|contacto|контакт\w*)\b|ansprechpartner|.{0,20}\bcontact (?:name|person)$"
)
"""A line for whom to ask, which is no party unless it is a firm by its form."""
_ARTICLE = regex(
    r"(?i)(?:les?|la|l['’]|vos|votre|nos|notre|your|our|the|ihre?|unsere?|das|die|der|los|las|sus|i|il|gli)\s"
)
_LABELLED = regex(r"[^\W\d_][\w ./-]{1,24}[:：]\s*\S")


_TOWN = regex(r"[^\d,;]{2,40},\s[^\d,;]{2,30}\s\d{4,6}(?:-\d{4})?(?:,.*)?")
"""A town with its region and code: `Boulder, Colorado 80302`."""
_HOUSE = regex(r"\d{3,6}\s(?:[^\W\d_][\w.'’-]*\s?){1,5},?")
"""A number of a house of three digits or more before words, which nobody's name begins with but a firm's."""
_STREET = matcher("paper/address.street", re.IGNORECASE)
"""A house and its street, which is nobody's name."""


_SAID = matcher("paper/name.salutation", re.IGNORECASE)
"""How one is greeted, when one has to pay, or where a stamp goes: nobody's name."""


def _is_name(name: str, firm: bool) -> bool:
    if (
        is_country(name)
        or currency_in(name) == (name, (0, len(name)))
        or is_bare_form(name)
        or _BARE.fullmatch(name)
        or _ATTENTION.match(name)
        or (not firm and _LABELLED.match(name))
    ):
        return False
    if len(name) > NAME_LIMIT or "@" in name or "=" in name or "http" in name.lower() or "www." in name.lower():
        return False
    if sum(letter.isalpha() for letter in name) < 2 or days_in(name):
        return False
    whole = label_pattern(word.ALL_LABELS).match(name)
    if (whole and whole.end() >= len(name)) or (not firm and _NO_NAME.search(name)):
        return False
    if firm:
        return True
    words = name.split()
    if _CONTACT.match(name) or _STREET.fullmatch(name) or _SAID.match(name):
        return False
    if _ARTICLE.match(name) and len(words) > 1 and all(word.islower() for word in words[1:]):
        return False  # a heading such as `Les prochaines étapes`
    digits = sum(letter.isdigit() for letter in name)
    if digits * 3 > len(name) or len(words) > 9 or name.endswith((":", "：", "/")):
        return False  # with a stroke behind it: a label that goes on in another language on the next line
    if any(letter >= "\u3400" for letter in name):
        return len(name) <= 30 and not re.search(r"[，。；、？！]|的|应当|以及|双方|本", name)
    return words[0][:1].isupper() or words[0][:1].isdigit() or words[0][0] in '«"“'


def read_phrase(limit: int) -> Callable[[str], tuple[str, str] | None]:
    """A reader of whatever stands there, up to so many characters; never empty and never another label."""

    def read(text: str) -> tuple[str, str] | None:
        raw = text.strip(" :：;,，")
        whole = label_pattern(word.ALL_LABELS).match(raw)
        if len(raw) < 1 or len(raw) > limit or not any(letter.isalnum() for letter in raw):
            return None
        return None if whole and whole.end() >= len(raw) else (raw, raw)

    return read


NO_MARK = regex(
    r"(?i)licen[cs](?:e|ing)\b|(?:application|registration|certificate|office|number|type|details|registry|registered|law|act)$"
)
"""Words that stand behind `trade mark` on the papers of offices."""


_SENTENCE_ENDS = regex(r"[a-z]{4,}\.\s")
"""How words begin that are the end of one sentence and the beginning of the next."""
_CALLED = regex(r"(?i)la denominaci[oó]n\s+(?-i:([A-ZÀ-Þ0-9][^a-zà-þ]{1,60}))(?=\s+(?:y|en|con)\s|[,.;(]|$)")
"""A mark that is told in words, as in Peru: `la denominación NAME y logotipo`."""
_COUNTED = ("quantity", "price", "amount")
"""Columns that often stand beside one of marks; their heads are none."""


_GOODS_LISTED = 60
"""Letters of a line with several commas from which on it rather lists goods."""


def read_mark(text: str) -> tuple[str, str] | None:
    """A mark or a title: what stands in quotation marks, else the words before a comma or a number."""
    quoted = re.search(r"[《〈]([^》〉]{1,120})[》〉]|[«“„「『]([^»”“」』]{1,120})[»”“」』]|\"([^\"]{1,120})\"", text)
    if quoted and quoted.start() < 60:
        inner = next(group for group in quoted.groups() if group)
        return inner.strip(), inner.strip()
    called = _CALLED.match(text.strip(" :："))
    raw = re.sub(
        r"^(?:the\s+)?(?:registered\s+)?(?:trade\s?marks?|word mark|mark|товарн\w+ знак\w*|商标|注册商标)\s*[:：]?\s*",
        "",
        called[1] if called else text.strip(),
        flags=re.I,
    )
    if raw.count(",") + raw.count(";") > 1 and len(raw) > _GOODS_LISTED:
        return None
    raw = re.split(r"\s*[,，;；]\s*|\s*[(（]|\s+(?:No|Nr|Reg)\b\.?|\s*№|\s+class\b|第\d+类|\s+注册号", raw, maxsplit=1)[
        0
    ].strip(" .:：®™\"'")
    if not 1 <= len(raw) <= 120 or not any(letter.isalpha() for letter in raw) or days_in(raw) or NO_MARK.match(raw):
        return None
    whole = label_pattern(word.ALL_LABELS).match(raw)
    if any(pattern.match(raw) for holds, pattern in HEAD if holds in _COUNTED) or _SENTENCE_ENDS.match(raw):
        return None
    return None if whole and whole.end() >= len(raw) else (raw, raw)
