"""Names of people and firms: where one begins and ends in running text."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.reading import Span
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.letters import CAPITALS
from rejoinder.text.lexicon import alternation, matcher

NAME_LENGTH = 110
_FORM_LIST = "reading/name.legal_form"


def legal_form() -> str:
    """A regular expression that matches the legal form of a firm, without the dot that ends it."""
    return alternation(_FORM_LIST)


_LEGAL_NEXT = deferred_regex(lambda: rf",?\s{legal_form()}\b\.?(?:,?\s{{1,3}}{legal_form()}\b\.?)*")
_WORD = regex(
    rf"(?:[{CAPITALS}0-9®™][\w’'®™+&/@-]*(?:\.(?=[A-Za-z])[\w’'-]+)*|[a-z][\w-]{{1,30}}\.(?:com|ai|io|net|org|info|"
    rf"de|ru|cn|co|app|dev|me|tv)\b|[a-z][A-Z]\w+|[dl]['’][{CAPITALS}][\w-]+|&|\+)",
    re.UNICODE,
)
_NO_NAMES_WORD = frozenset({"I", "I'm", "I’m", "I've", "I’ve", "The", "We", "My", "Our"})
_JOINER = regex(
    r"(?:of\sthe|of|and\sthe|and|for\sthe|for|de\sla|de|del|di|du|des|der|von|van|the|la|le|und|et|y|e|i|on\sthe|on)\b"
)
_WITH_FORM = deferred_regex(lambda: rf"(?:^|[\s,]){legal_form()}\.?(?:$|[\s,)])")
_FORM = deferred_regex(lambda: rf"(?:^|(?<=[\s,])){legal_form()}\.?(?=$|[\s,)])")
_ENDS_IN_FORM = deferred_regex(lambda: rf"{legal_form()}$")
_LABEL_LINE = regex(r"[A-Z][\w -]{1,28}:(?:\s|$)")
_WHOLE_FORM = regex(r"(?:Limited|Company|Corporation|Incorporated|LLC|LLP|GmbH|AG|PLC|Oy|SARL)\.$")
"""A legal form that is not cut short: the dot behind it is that of the sentence."""
_ABBREVIATION = deferred_regex(lambda: rf"(?:^|[^\w])(?:{legal_form()}|Bros|Mr|Mrs|Ms|Dr|St|Av|[A-Z])$")
_BRACKET = deferred_regex(lambda: rf"\s?\([^()\n]{{1,40}}\)(?=(?: [A-Z][\w&-]*){{0,3}},?\s{legal_form()}\b)")
_FIRM_PHRASE = deferred_regex(
    lambda: rf"[A-Z][\w&'’-]*(?: [\w&'’-]+){{0,6}}?,? {legal_form()}\b\.?(?:,? {legal_form()}\b\.?)*"
)
_SENTENCE_START = deferred_regex(lambda: rf"{alternation('reading/name.sentence_start')}\b")
_NEW_SENTENCE = deferred_regex(lambda: rf"{_SENTENCE_START.pattern}|An? |[A-Z]\w+ (?!of\b|and\b|for\b|the\b)[a-z]")
_SENTENCE_WORD = deferred_regex(lambda: rf"\s{alternation('reading/name.sentence_word')}\s")
_HAN = deferred_regex(
    lambda: rf"[\u4e00-\u9fffA-Za-z（）()·&]{{2,40}}?{alternation('reading/name.chinese_firm')}(?:（[^）\n]{{2,12}}）)?"
)
_JAPANESE_FORM = regex("株式会社|有限会社|合同会社|合資会社|(?:弁護士|弁理士|特許業務|財団|社団)法人")
RUSSIAN_FIRM = matcher("reading/name.russian_firm")
PERSON = regex(rf"[{CAPITALS}][\w’'-]+(?: [{CAPITALS}][\w’'.-]*){{1,3}}")
"""Two to four capitalised words: how a person is named in Latin or Cyrillic letters."""
QUOTED_FIRM = deferred_regex(lambda: rf"{alternation('reading/name.quoted_form')} [\"“«][^\"“”«»\n]{{2,60}}[\"”»]")
"""A firm whose legal form stands before its name in quotation marks, as in letters from Russia."""
_RUSSIAN_FORM = deferred_regex(lambda: rf"{alternation('reading/name.russian_form')}\s?[«\"“]")
FORM_BEFORE = deferred_regex(lambda: rf"{alternation('reading/name.form_before')} (?=[{CAPITALS}0-9])")
"""A legal form that stands before a name without quotation marks, as in Vietnam and Indonesia."""
GENERIC = deferred_regex(lambda: rf"^(?:{alternation('reading/name.generic')}\b[\s.'’]*)+$", re.IGNORECASE)
_QUOTED_WHOLE = regex(r"[«“「《]((?:(?! [-–—] )[^«»“”「」《》\n]){2,60})[»”」》]")
"""A name in quotation marks, which goes to where they close: `«Право и Бренд»`."""
_NO_NAME = matcher("reading/name.no_name")
_POST = deferred_regex(lambda: rf"(?:{alternation('reading/name.post')}\.? ?)+")
_CALLING = matcher("reading/name.calling")
REDACTED = regex(r"[\[(](?:private|redacted|removed|name|hidden|invalid)[\])]", re.IGNORECASE)


def name_at(text: str, place: int, limit: int | None = None) -> Span | None:
    """The name that begins at a place (articles, quotes and brackets before it skipped), or None."""
    stop = min(len(text), place + NAME_LENGTH + 20) if limit is None else min(limit, place + NAME_LENGTH + 20)
    start = _after_skipped(text, place, stop)
    if (firm := QUOTED_FIRM.match(text, start, stop)) is not None:
        return firm.span()
    if start > place - 1 and (quoted := _QUOTED_WHOLE.match(text, max(start - 1, 0), stop)) is not None:
        return quoted.span(1)
    if start < stop and _is_foreign(text[start]):
        for pattern in (RUSSIAN_FIRM, _HAN):
            found = pattern.match(text, start, stop)
            if found:
                return found.span()
    leading = FORM_BEFORE.match(text, start, stop)
    end = max(_name_end(text, leading.end() if leading else start, stop), _firm_end(text, start, stop))
    if end > start and _is_foreign(text[end - 1]):
        inner = RUSSIAN_FIRM.search(text, start + 1, stop)
        if inner is not None and start < inner.start() < end and text[inner.start() - 1] == " ":
            end = inner.start() - 1  # `Правообладатель ООО «Лес»`: a firm with its form and name begins here
    name = text[start:end].strip()
    if (
        end <= start
        or GENERIC.match(name)
        or _NO_NAME.search(name)
        or name.rsplit(None, 1)[-1] in _NO_NAMES_WORD
        or (name.isupper() and name.count(" ") > 2 and not is_firm(name))
    ):
        return None
    return start, end


def name_before(text: str, place: int) -> Span | None:
    """The name that ends right before a place, a short form in brackets skipped, or None."""
    end = place
    while end > 0 and text[end - 1] in " \n,\"“”'":
        end -= 1
    if end and text[end - 1] in ")）":
        opening = max(text.rfind("(", max(0, end - 80), end), text.rfind("（", max(0, end - 80), end))
        if opening > 0:
            end = opening
            while end > 0 and text[end - 1] in " \n,":
                end -= 1
    floor = max(0, end - NAME_LENGTH)
    head = max(
        floor, *(text.rfind(mark, floor, end) + 1 for mark in ("\n\n", ": ", "; ", "! ", "? ", "。", "，", "："))
    )
    starts = [found.start() for found in _WORD.finditer(text, head, end)]
    if end and _is_foreign(text[end - 1]):
        starts += [found.start() for pattern in (_HAN, RUSSIAN_FIRM) for found in pattern.finditer(text, head, end)]
    for start in sorted(starts):
        if start > head and text[start - 1].isalnum():
            continue
        span = name_at(text, start, end)
        if span is not None and span[0] == start and span[1] >= end - 2:
            return span
    return None


def is_firm(name: str) -> bool:
    """Whether a name carries a legal form or the like."""
    return (
        _WITH_FORM.search(name) is not None
        or (not name.isascii() and bool(_HAN.search(name)))
        or name.startswith(("ООО", "АО", "ПАО", "ЗАО", "ИП "))
        or _JAPANESE_FORM.search(name) is not None
        or QUOTED_FIRM.fullmatch(name) is not None
        or FORM_BEFORE.match(name) is not None
        or _RUSSIAN_FORM.match(name) is not None
    )


def is_person_role(name: str) -> bool:
    """Whether the words only say what somebody is: `CEO`, `General Counsel`."""
    return _POST.fullmatch(name.strip(" .,")) is not None or _CALLING.match(name) is not None


@lru_cache(maxsize=2_048)
def folded_name(name: str) -> str:
    """A name for comparison: letters and digits, without legal forms."""
    bare = _FORM.sub(" ", _JAPANESE_FORM.sub(" ", name))
    bare = re.sub(r"[^\w]+", " ", bare.lower()).strip()
    return re.sub(r"^the ", "", bare) or re.sub(r"[^\w]+", " ", name.lower()).strip()


@lru_cache(maxsize=8_192)
def same_name(a: str, b: str) -> bool:
    """Whether two names can be one: equal, or the words of one in the other, or its initials."""
    x, y = folded_name(a), folded_name(b)
    if not x or not y:
        return False
    if x == y or x.replace(" ", "") == y.replace(" ", ""):
        return True
    short, long = sorted((x, y), key=len)
    if len(short) >= 3 and re.search(rf"(?:^| ){re.escape(short)}(?:$| )", long):
        return True
    if len(short) >= 4 and long.replace(" ", "").startswith(short.replace(" ", "")):
        return True
    if 2 <= len(short) <= 5 and short.isascii() and _abbreviates(short, long):
        return True
    initials = "".join(word[0] for word in long.split() if word not in ("of", "the", "and", "for", "de"))
    return 2 <= len(short) <= 6 and short.replace(" ", "") == initials


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters stand in the name in this order, the first two or more at the heads of words: TVB, WGU."""
    if long[:1] != short[0] or " " not in long:
        return False
    heads, place = 0, -1
    for letter in short:
        place = long.find(letter, place + 1)
        if place < 0:
            return False
        heads += place == 0 or long[place - 1] == " "
    return heads >= 2


def _after_skipped(text: str, place: int, stop: int) -> int:
    while place < stop and text[place] in " \t\n\"“”'‘’[(*_:：,":
        place += 1
    for article in ("the ", "The ", "our client ", "my client "):
        if text.startswith(article, place):
            place += len(article)
    while place < stop and text[place] in " \"“'‘[":
        place += 1
    return place


def _is_foreign(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff" or "\u0400" <= letter <= "\u04ff" or letter in "«»"


def _firm_end(text: str, start: int, stop: int) -> int:
    """A firm's name may hold small words where its legal form closes it: `Chengdu leyun Network Co., Ltd.`"""
    found = _FIRM_PHRASE.match(text, start, stop)
    if found is None or "  " in found[0] or _SENTENCE_WORD.search(found[0]) or _SENTENCE_START.match(found[0]):
        return start
    return found.end()


def _name_end(text: str, start: int, stop: int) -> int:
    """Word by word as long as the words are those of a name."""
    end = place = start
    while place < stop:
        word = _WORD.match(text, place, stop)
        if word is None:
            joiner = _JOINER.match(text, place, stop) if end > start else None
            after = joiner.end() + 1 if joiner and text[joiner.end() : joiner.end() + 1] in (" ", "\n") else 0
            following = _WORD.match(text, after, stop) if after else None
            if following is None or following[0] in _NO_NAMES_WORD:
                break
            place = after
            continue
        end = word.end()
        end, goes_on = _word_end(text, word[0], end, stop)
        if not goes_on or end >= stop or text[end] not in " \n" or text[end : end + 2] in ("\n\n", "\n ", " \n", "  "):
            break
        if text[end] == "\n" and (_LABEL_LINE.match(text, end + 1) or _is_heading(text, end)):
            break
        place = end + 1
    legal = _LEGAL_NEXT.match(text, end, stop) if end > start else None
    if legal:
        end = legal.end()
    return end


def _is_heading(text: str, end: int) -> bool:
    """Whether a line that ends at a place is a heading in capitals, above words that are not."""
    line = text[max(text.rfind("\n", 0, end), end - NAME_LENGTH) + 1 : end].strip()
    below = text[end + 1 : end + 40].partition("\n")[0]
    return line.count(" ") >= 2 and line.isupper() and not is_firm(line) and not below.isupper()


def _word_end(text: str, word: str, end: int, stop: int) -> tuple[int, bool]:
    if end < stop and text[end] == "." and _ABBREVIATION.search(word):
        ends_a_name = _ENDS_IN_FORM.search(word) is not None and not _LEGAL_NEXT.match(text, end + 1, stop)
        return end + 1, not ends_a_name
    bracket = _BRACKET.match(text, end, stop)
    if bracket:
        return bracket.end(), True
    legal = _LEGAL_NEXT.match(text, end, stop)
    if legal:
        is_sentence_end = legal[0].endswith(".") and (
            _WHOLE_FORM.search(legal[0]) is not None or _NEW_SENTENCE.match(text, legal.end() + 1) is not None
        )
        return legal.end(), legal.end() < stop and text[legal.end()] == " " and not is_sentence_end
    return end, not (word.endswith(("'s", "’s")) and not re.match(r"\s[A-Z]", text[end : end + 2]))
