"""Names of people and firms: where one begins and ends in running text."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.reading import Span
from rejoinder.text.lazy_pattern import regex

NAME_LENGTH = 110
LEGAL = (
    r"S\.A\.(?: de C\.V)?|S\. ?de R\.L|Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|LLC|L\.L\.C|LLP|"
    r"L\.P|LP|PLC|plc|GmbH|AG|S\.?A\.?S?|"
    r"S\.?p\.?A|S\.?r\.?l|S\.?R\.?L|B\.?V|N\.?V|"
    r"Oy|AB|ApS|A/S|AS|Pty|Pte|Pvt|Private|SARL|S\.L|SL|s\.r\.o|KG|SE|K\.K|Sdn|Bhd|LTDA|Ltda|S\.A\.D|W\.L\.L|PLLC|"
    r"P\.C|"
    r"[Ss]p\.\s?z\s?o\.\s?o|[Ss]p\.\s?k|[Ss]p\.\s?j|C\.A|Kft|Zrt|d\.o\.o|A/B|Ltée|Lda|Inh|Part(?:G(?:mbB)?|mbB|GmbB)|e\.\s?V|e\.\s?K|UG|OHG|KGaA|Oyj|ASA|S\.L\.U|"
    r"SLU|S\.A\.U|S\.n\.c|S\.a\.s|SASU|EURL|VOF|OÜ|UAB|EOOD|Sàrl|EIRELI|A\.?Ş|Şti"
)
_LEGAL_NEXT = regex(rf",?\s(?:{LEGAL})\b\.?(?:,?\s{{1,3}}(?:{LEGAL})\b\.?)*")
_WORD = regex(
    r"(?:[A-ZÀ-ÞА-ЯЁ0-9®™][\w’'®™+&/@-]*(?:\.(?=[A-Za-z])[\w’'-]+)*|[a-z][\w-]{1,30}\.(?:com|ai|io|net|org|info|"
    r"de|ru|cn|co|app|dev|me|tv)\b|[a-z][A-Z]\w+|[dl]['’][A-ZÀ-Þ][\w-]+|&|\+)",
    re.UNICODE,
)
_NO_NAMES_WORD = frozenset({"I", "I'm", "I’m", "I've", "I’ve", "The", "We", "My", "Our"})
_JOINER = regex(
    r"(?:of\sthe|of|and\sthe|and|for\sthe|for|de\sla|de|del|di|du|des|der|von|van|the|la|le|und|et|y|e|i|on\sthe|on)\b"
)
_WITH_FORM = regex(rf"(?:^|[\s,])(?:{LEGAL})\.?(?:$|[\s,)])")
_FORM = regex(rf"(?:^|(?<=[\s,]))(?:{LEGAL})\.?(?=$|[\s,)])")
_LABEL_LINE = regex(r"[A-Z][\w -]{1,28}:(?:\s|$)")
_WHOLE_FORM = regex(r"(?:Limited|Company|Corporation|Incorporated|LLC|LLP|GmbH|AG|PLC|Oy|SARL)\.$")
"""A legal form that is not cut short: the dot behind it is that of the sentence."""
_ABBREVIATION = regex(rf"(?:^|[^\w])(?:{LEGAL}|Bros|Mr|Mrs|Ms|Dr|St|Av|[A-Z])$")
_BRACKET = regex(rf"\s?\([^()\n]{{1,40}}\)(?=\s(?:{LEGAL})\b)")
_FIRM_PHRASE = regex(rf"[A-Z][\w&'’-]*(?: [\w&'’-]+){{0,6}}?,? (?:{LEGAL})\b\.?(?:,? (?:{LEGAL})\b\.?)*")
_SENTENCE_START = regex(
    r"(?:We|I|Our|My|This|These|That|It|If|On|As|In|For|Dear|To|Re|The|And|But|By|At|From|Please|You|Your|When|Remove|"
    r"Kindly|Delete|"
    r"Disable|Unsere?|Wir|Das|Die|Der|Nous|Notre|They|Their|He|She)\b"
)
_NEW_SENTENCE = regex(rf"{_SENTENCE_START.pattern}|An? |[A-Z]\w+ (?!of\b|and\b|for\b|the\b)[a-z]")
_SENTENCE_WORD = regex(
    r"\s(?:is|are|was|has|have|by|to|from|that|which|who|in|on|at|with|as|or|we|our|my|it|this|a|an|represents?|"
    r"owns?|holds?|asks?|requests?|hereby|and|for|assists?|supports?|acts?|protects?|publish(?:es)?|sells?|claims?|"
    r"writes?|sends?|submits?|files?|manages?|operates?|develops?|produces?|makes?|alleges?|states?|appoint(?:s|ed)|"
    r"porque|que|tus?|sus?|nuestr\w+|notre|votre|vos|vous|nous|dass|weil|unsere?\w*|ihre?\w*|wir|sie|perch[ée]|che|"
    r"vostr\w+|nostr\w+|seus?|suas?|noss\w+|een|het|hebben|heeft|ontvingen|uw|wij|ägs|av|är|har|because|weil|parce)\s"
)
_HAN = regex(
    r"[\u4e00-\u9fffA-Za-z（）()·&]{2,40}?(?:股份有限公司|有限责任公司|有限公司|公司|集团|工作室|商行|经营部|"
    r"事务所|研究院|研究所|大学|协会|中心|厂|店|（有限合伙）|合伙企业)(?:（[^）\n]{2,12}）)?"
)
_JAPANESE_FORM = regex("株式会社|有限会社|合同会社|合資会社|(?:弁護士|弁理士|特許業務|財団|社団)法人")
RUSSIAN_FIRM = regex(
    r"(?:(?:ООО|АО|ПАО|ЗАО|ОАО|НАО|НКО|АНО|ФГУП|ТОО|Общество с ограниченной ответственностью|Акционерное общество|"
    r"Компания|компания|(?:[А-ЯЁ][а-яё-]+(?:ая|ое|ый|ой|ий)\s)?(?:[Кк]оллегия адвокатов|[Аа]гентство|[Бб]юро|[Фф]ирма|"
    r"[Аа]ссоциация|[Сс]тудия|[Кк]омпания|[Ии]здательство|[Оо]бщество))\s?[«\"“][^»\"”\n]{2,80}[»\"”]|"
    r"ИП\s[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ](?:[а-яё]+|\.)){0,2}(?:\s?[А-ЯЁ]\.)?|[«][^»\n]{2,60}[»])"
)
PERSON = regex(r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?: [A-ZÀ-ÞА-ЯЁ][\w’'.-]*){1,3}")
"""Two to four capitalised words: how a person is named in Latin or Cyrillic letters."""
QUOTED_FIRM = regex(
    r"(?:LLC|OOO|JSC|AO|CJSC|OJSC|PJSC|ZAO|OAO|PAO|TOO|UAB|Ltd|Limited Liability Company|Joint[- ]Stock Company|"
    r"Non-?[Cc]ommercial Partnership|NP|ANO|NGO) [\"“«][^\"“”«»\n]{2,60}[\"”»]"
)
"""A firm whose legal form stands before its name in quotation marks, as in letters from Russia."""
GENERIC = regex(
    r"^(?:(?:the|our|my|its|their|your|an?|all|any|this|that|such|said|copyright|trademark|trade|mark|ip|"
    r"intellectual|property|rights?|owners?|holders?|company|companies|clients?|client's|members?|"
    r"authors?|agents?|law|laws|dmca|platform|service|party|parties|above|undersigned|exclusive|copyrights?|"
    r"software|website|site|page|users?|github|git|hub|inc|us|u\.s|united|states|office|digital|"
    r"millennium|act|i|we|it|mr|ms|dear|sir|madam|title|section|code|url|urls|ip's|and|or|of|for|to|on|license|"
    r"gnu|public|general|gpl|mit|apache|creative|commons|here|following|material|content|works?|"
    r"organi[sz]ation|corporation|team|staff|internet|provider|isp|data|code|source|files?|project|repository|"
    r"developers?|creators?|legal|counsel|department|person|individual|other|others|many|several|various|"
    r"federal|district|court|california|open|terms|notice|takedown|private|redacted|removed|name|english|"
    r"translation|chinese|trust|safety|support|himself|myself|ourselves|them|me|you|product|products|brand|brands|"
    r"plaintiffs?|defendants?|claimants?|respondents?|petitioners?|complainants?|reporters?|infringers?|order|sealed|"
    r"temporary|restraining|summons|preliminary|injunction|division|marketplace|integrity|"
    r"individuals|"
    r"corporations|"
    r"partnerships|associations|unincorporated|schedule|"
    r"business|student|employer|case|video|online|web|sold|published|available|released|outside|in-?house|external|internal|authori[sz]ed)\b[\s.'’]*)+$",
    re.IGNORECASE,
)
_NO_NAME = regex(
    r"[\t\[\]]|U\.S\.C|^\d+ |^(?:\d+|[A-Z]|What|Which|Who|When|Where|Why|How|Have|Has|Do|Does|Are|Can|Type|Claimant|"
    r"Status|Please|This|That|These|If|In|It|Is|Re|To|No|Yes|"
    r"On|At|As|For|By|And|But|All|Any|Section|Article|Notice|Dear|Under|Attn|Date|Phone|Email|Tel|Address|"
    r"Copyright|Trademark|DMCA)$|^(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b|Dept|Department|Millen|Team$"
)
_POST = regex(
    r"(?:(?:Chief|General|Legal|Senior|Sr|Junior|Jr|Asst|Assistant|Outside|In-?[Hh]ouse|External|Associate|Deputy|Managing|Executive|Vice|IP|Head|Technical|Intellectual|"
    r"Property|Trademark|Enforcement|Compliance|Brand|C[ETOFI]O|CISO|President|Director|Counsel|Manager|Officer|"
    r"Paralegal|"
    r"Attorney|Lawyer|Owner|Founder|Engineer|Analyst|Partner|Secretary|Specialist|Mr|Mrs|Ms|Dr|Prof|Esq|"
    r"Rechtsanw[äa]lt(?:e|in)?|Patentanw[äa]lt(?:in)?|Avocate?|Abogad[oa]|Avvocat[oa]|Advogad[oa]|"
    r"(?:Professor|Lecturer|Reader|Chair)(?: [Oo]f [A-Z]\w+(?:(?: and)? [A-Z]\w+){0,2})?|Adjunct|"
    r"Генеральный|Технический|Коммерческий|Директор|Адвокат|Юрист|Автор|Руководитель)\.? ?)+"
)
_CALLING = regex(
    r"(?:Solicitors?|Attorneys?|Lawyers?|Barristers?|Advocates?|Notar(?:y|ies)|Rechtsanw\w+|Abogad[oa]s?|Avocate?s?|"
    r"Avvocat[oi]|Advogad[oa]s?)(?:(?:[- ]at[- ][Ll]aw)?,|$)|"
    r"(?:Avocate?|Advocate|Attorney|Lawyer|Solicitor|Barrister|Rechtsanw\w+|Abogad[oa]|Avvocat[oa]|Member) "
    r"(?:au|à|du|de la|of|at|in|del|am|to) "
)
REDACTED = regex(r"[\[(](?:private|redacted|removed|name|hidden|invalid)[\])]", re.IGNORECASE)


def name_at(text: str, place: int, limit: int | None = None) -> Span | None:
    """The name that begins at a place (articles, quotes and brackets before it skipped), or None."""
    stop = min(len(text), place + NAME_LENGTH + 20) if limit is None else min(limit, place + NAME_LENGTH + 20)
    start = _skipped(text, place, stop)
    if (firm := QUOTED_FIRM.match(text, start, stop)) is not None:
        return firm.span()
    if start < stop and _is_foreign(text[start]):
        for pattern in (RUSSIAN_FIRM, _HAN):
            found = pattern.match(text, start, stop)
            if found:
                return found.span()
    end = max(_walked(text, start, stop), _firm_end(text, start, stop))
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


def _skipped(text: str, place: int, stop: int) -> int:
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


def _walked(text: str, start: int, stop: int) -> int:
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
        end, goes_on = _after_word(text, word[0], end, stop)
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


def _after_word(text: str, word: str, end: int, stop: int) -> tuple[int, bool]:
    if end < stop and text[end] == "." and _ABBREVIATION.search(word):
        ends_a_name = re.search(rf"(?:{LEGAL})$", word) is not None and not _LEGAL_NEXT.match(text, end + 1, stop)
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
