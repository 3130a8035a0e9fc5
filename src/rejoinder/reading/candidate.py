"""Names with how strongly the words around them give them a role, gathered and written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Role, Span
from rejoinder.reading.name import (
    GENERIC,
    QUOTED_FIRM,
    RUSSIAN_FIRM,
    is_firm,
    is_person_role,
    name_at,
)
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.place import is_place
from rejoinder.reading.vocation import is_desk
from rejoinder.text.lazy_pattern import regex

_ITEM_CODE = regex(r"[A-Za-z]{2,6}[-_ ]?\d{6,}")
"""The number of a listing or of a report, such as `MLM-1234567890`, which is nobody's name."""
_DOTLESS = regex(r"\s(?:AG|GmbH|LLC|LLP|Limited|Incorporated|Corporation|Company|PLC|plc|SARL|SE|KG|AB|Oy|ApS)\.$")
_LONE_FORM = regex(
    r"(?:regards|signed|sincerely|thanks|cheers|respectfully|best|yours \w+|signature|enclosures?|cc|attorney|"
    r"counsel|(?:attorneys?|counsell?ors?|lawyers?|solicitors?|barristers?|advocates?)(?:[- ]at[- ]law)?|unsubscribe|"
    r"(?:kind |best |warm )?regards,? .*|(?:yours|sincerely|thanks|cheers|best), .*|obrigad[oa]|gracias|merci(?: "
    r"d['’]avance)?|grazie|danke|saludos|atentamente|cordialement|cordialmente|saluti|"
    r"grüße|"
    r"спасибо|благодарю|president|ceo|founder|n/a|none|yes|no|mine|llc|inc|ltd|corp|gmbh|co|limited|company|"
    r"publisher|author|licensor|licensee|developer|client|owner|seller|buyer|vendor|unknown|anonymous|"
    r"rospatent|uspto|euipo|wipo|cnipa|ukipo|dpma|inpi|jpo|kipo|ohim|"
    r"group|(?:股份)?有限(?:责任)?公司|公司|集团)\.?",
    re.IGNORECASE,
)


_HAN_GENERIC = regex(
    r"的?(?:开源|原创|该|此|上述)?(?:项目|作者|原作者|仓库|开发者|商品|产品|店铺|链接|图片|作品|平台|用户|卖家|商家|客户|软件|代码|许可|同意|授权|允许)|某.*"
)
"""What is whose, but no name: `项目`, `的项目`."""
_HAN_LABEL = regex(r"[\u4e00-\u9fff]{2,6}[：:]")
PERSON_OF = regex(r"[A-Z][\w’'-]+(?: [A-Z]\.?)?(?: [A-Z][\w’'-]+){1,2} (?:of|from|at) (?:the )?(?=[A-Z])")
_MATTER_OF = regex(
    r"(?:An? )?(?:[Ff]ormer )?(?:[Ee]mployees?|[Cc]ontractors?|Infringements?|Violations?|Notice|Theft|Misuse|Use|"
    r"Leak|"
    r"Copies|Source [Cc]ode) (?:of|from|by) (?:the )?(?=[A-Z])|"
    r"(?:Meldung|Beschwerde|Anzeige|Mitteilung|Abmahnung|Schreiben|"
    r"Interessen|Rechte|Inhaber(?:in)?|Vertretung|Vollmacht|Namen|Auftrag) (?:der|des|von) (?:Firma )?(?=[A-ZÀ-Þ])"
)
_RUSSIAN_CALLING = regex(r"(?:[Пп]атентный поверенный|[Аа]двокат|[Юю]рист) (?=[А-ЯЁ])")
_POST_OF = regex(
    r"(?:(?:Chief|General|Legal|Senior|Executive|Vice|Managing|Technical|Deputy|Copyright|Rights|Brand|Content|"
    r"C[ETOFI]O|"
    r"CISO|President|Director|Counsel|Manager|Officer|Founder|Owner|Head|Partner|Secretary|Engineer|Editor) ){1,4}"
    r"(?:of|at|for) (?:the )?(?=[A-Z])|"
    r"(?:[A-Z][A-Za-z]{1,12} ){0,2}(?:manager|director|counsel|lawyer|officer|founder|owner|head|employee) "
    r"(?:of|at|for) (?:the )?(?=[A-Z])|"
    r"(?:(?:Rechts|Patent)anw[äa]lt(?:e|in)?|Anw[äa]lte) (?:der|des|von) (?:Firma )?(?=[A-ZÀ-Þ])|Firma (?=[A-ZÀ-Þ])"
)
_LABEL = regex(r"[A-Z][a-z]+(?: [a-z]+){0,3}: (?=[A-ZÀ-Þ])")
_THINGS_OF = regex(r"(?:[A-Z]\w+ )?(?:[a-z]{2,20} ){1,4}(?:of|by|from) (?:the )?(?=[A-ZÀ-Þ])")
"""Before a house, what is its: `Live channels of X S.A.`"""
_ARTICLE = regex(r"(?:L[ea]|El|Il|Lo|Die|Das) (?=Cabinet|Soci[ée]t|Kanzlei|Firma|Studio|Despacho|Consorzio)")
_ADDRESSED_AS = regex(
    r"(?:Mr|Mrs|Ms|Miss|Mme|Herrn?|Frau|Fotograf(?:en|in)?|Autor(?:in|s)?)\.? (?=[A-ZÀ-Þ]\S+ [A-ZÀ-Þ])"
)
_ADVERB = regex(
    r"(?:Recently|Currently|However|Additionally|Furthermore|Therefore|Moreover|Accordingly|Unfortunately|Today|"
    r"Yesterday|While|When|Because|Although|After|Before|Also|Further|Likewise|Meanwhile|Specifically|"
    r"If|Unless|Until|Whether|Whereas|Though|(?:Yours|Very) (?:faithfully|sincerely|truly)|(?:Kind|Best|Warm) regards|"
    r"Sincerely|Respectfully|Regards),? (?=[A-ZÀ-Þ])"
)
"""Words that begin a sentence or close a letter, before a name that goes on from there."""
_OWNED = regex(
    r"(?:OWNED|HELD|Owned|Held) (?:BY|by) (?=[A-ZÀ-Þ])|"
    r"(?:[Cc]omo|[Aa]ls|[Ee]n tant que) \w+ (?:de|der|von|des) (?=[A-ZÀ-Þ])"
)
_CALLED_OWNER = regex(
    r"(?:An?|The|Another) (?:\w+ )?(?:company|firm|brand|seller|studio|business|agency) (?:called|named) (?=[A-ZÀ-Þ])|"
    r"(?:The )?(?:(?:[Rr]ights?|[Bb]rand|[Tt]rademark|[Cc]opyright|[Pp]atent|IP) (?:[Oo]wner|[Hh]older)|"
    r"[Cc]omplainant|[Cc]laimant),? "
    r"(?=[A-ZÀ-Þ])|"
    r"(?:[Пп]равообладател[ья]|[Зз]аявител[ья]|[Вв]ладелец (?:товарного )?знака|[Кк]омпани[яи]|[Фф]ирма),? "
    r"(?=[A-ZÀ-ÞА-ЯЁ«])"
)
_OFFICE = regex(r"(?:Kanzlei|Cabinet|Studio|Bufete|Estudio|Despacho|Advocatenkantoor) ")
_PROFESSION = regex(
    r",? (?:(?:Patent |Trade ?[Mm]ark )?Attorneys?(?:[- ]at[- ]Law)?|Esq\.?|Solicitors?|Barrister|Advocate|"
    r"Rechtsanw\w+)$|"
    r", (?:[Pp]hotographer|[Ii]llustrator|[Ff]otograf(?:in|o|a)?|[Aa]uthor|[Aa]ut(?:o|eu)r(?:in|a|e)?|[Cc]omposer|"
    r"[Dd]esigner|[Aa]rtist|[Pp]ainter|[Ww]riter)$|\s(?:et|and|und|y|e|&) (?:M|Mr|Mrs|Ms|Mme|Dr|Herr|Frau|Sr)\.?$|"
    r", (?:Legal|Compliance|Licensing|IP|Brand Protection|Rights)(?: (?:Department|Team|Desk|Dept\.?))?$"
)
_GOES_ON = regex(r"\b(?:LLC|Ltd|Inc|GmbH|Corp|Limited|LLP)\.?(?P<rest> (?:[a-z]|[А-ЯЁ])[\w]* ?.*)$")
_HAN_GOES_ON = regex(
    r"[\u4e00-\u9fff（）()]{3,36}?(?:有限公司|事务所|厂|工作室|商行)(?P<rest>[\s受系就经诉作为向接].*)$"
)
_BROKEN = regex(r"[\[\]\t<>“”\"\\。；，？！]|(?<![dbA])/|/(?![baS])|\bon behalf of\b")
BESIDE_LIMIT = 8
_BODY_FOR = regex(
    r"\b(?:Association|Cent(?:er|re)|Institute|Foundation|Society|Council|Committee|Alliance|Network|Bureau|Agency|"
    r"Fund|"
    r"Consortium|Union|League|Office|School|Federation|Coalition|Partnership)$"
)
_JOINT = regex(r"(?:,? (?:and|&) |, )(?=[A-ZÀ-ÞА-ЯЁ])")
_PRONOUN = regex(
    r"(?:je|ich|io|yo|eu|nous|wir|noi|nosotr[oa]s|n[óo]s|not|our|my|we|i|you|your|he|she|they|it|its|their|this|that|these|there|here|also|however|therefore|since|"
    r"мы|я|вы|вам|вас|нам|нас|наш\w*|ваш\w*|мо[йяёи]\w?|мне|он\w?|его|её|их|это\w*|данн\w+|прошу|просим|"
    r"здравствуйте|привет\w*|уважаем\w+|добрый|настоящим)|"
    r"(?:i am|i['’]m|we are|we['’]re|yes,?) .*|"
    r"(?:a?gpl|lgpl|apache|mit|bsd|mpl|cc[- ]by)(?:[- ]?v?\d[\w.+-]*)?(?: licen[cs]e)?|"
    r"(?:buongiorno|buonasera|gentil[ei]|egregi[oa]|spett\w*|bonjour|madame|monsieur|ch[eè]re?|hola|salut|coucou|"
    r"ciao|moin|servus|estimad[oa]s?|"
    r"sehr|guten|liebe[rs]?|hallo|ol[aá]|prezad[oa]s?|dear|hello|hi)\b.*",
    re.IGNORECASE,
)


@attrs.frozen(kw_only=True)
class RoleCandidate:
    """A name with how strongly the words around it give it a role. Role None is the sender's own organisation."""

    role: Role | None
    span: Span
    name: str
    weight: float
    acted_for: bool = False
    """Whether the words say that somebody else acts for it."""


def candidate(
    sheet: ParsedMessage, role: Role | None, span: Span | None, weight: float, *, acted_for: bool = False
) -> Iterator[RoleCandidate]:
    """The candidate at a place, possessive endings cut off; nothing where it is no name."""
    if span is None or span[1] > sheet.own_end:
        return
    start, end = span
    while start < end and sheet.text[start] in "（( ，、" and not re.search("[）)]", sheet.text[start:end]):
        start += 1
    while end > start and sheet.text[end - 1] in "）)" and not re.search("[（(]", sheet.text[start:end]):
        end -= 1
    while end > start and sheet.text[end - 1] in " \t,;:*_'\"”’-–|":
        end -= 1
    for suffix in ("'s", "’s"):
        if sheet.text[start:end].endswith(suffix):
            end -= 2
    end = _before_principal(sheet, start, end)
    profession = None if _OFFICE.match(sheet.text, start, end) else _PROFESSION.search(sheet.text, start, end)
    if profession is not None and (profession[0].startswith(",") or " " in sheet.text[start : profession.start()]):
        end = profession.start()
    if _DOTLESS.search(sheet.text[start:end]):
        end -= 1
    closing = sheet.text[end : end + 1] in ('"', "”")
    within = (sheet.text, start, end + closing)
    quoted = RUSSIAN_FIRM.search(*within) or QUOTED_FIRM.search(*within)
    if quoted is not None:
        start, end = quoted.start(), quoted.end() if quoted[0].endswith(("»", '"', "”")) else end
    start = _behind_lead(sheet, start, end)
    heading = sheet.text.rfind(" - ", start, end)
    if heading >= 0 and is_firm(sheet.text[heading + 3 : end]):
        start = heading + 3
    sentence = _HAN_GOES_ON.match(sheet.text, start, end) or _GOES_ON.search(sheet.text, start, end)
    if sentence is not None:
        end = sentence.start("rest")
    name = sheet.text[start:end]
    if (
        2 <= len(name) <= 120
        and not _ITEM_CODE.fullmatch(name)
        and any(letter.isalpha() for letter in name)
        and not GENERIC.match(name)
        and not _LONE_FORM.fullmatch(name)
        and (quoted is not None or not _BROKEN.search(name))
        and not _PRONOUN.fullmatch(name.rstrip("!,. "))
        and not is_person_role(name)
        and (weight >= 8 or is_firm(name) or not is_desk(name))
        and name.count(" ") < 10
        and not _HAN_GENERIC.fullmatch(name)
        and not _is_host_name(name)
        and (weight >= 10 or is_firm(name) or not is_place(sheet.text, start, end))
    ):
        yield RoleCandidate(role=role, span=(start, end), name=name, weight=weight, acted_for=acted_for)


def parted(
    sheet: ParsedMessage, role: Role | None, span: Span | None, weight: float, *, acted_for: bool = False
) -> Iterator[RoleCandidate]:
    """The candidate at a place; two where two firms stand there side by side: `A Ltd. and B Inc.`"""
    cut = sheet.flowing.find(" and ", *span) if span is not None else -1
    if span is not None and cut > 0 and is_firm(sheet.text[span[0] : cut]) and is_firm(sheet.text[cut + 5 : span[1]]):
        yield from candidate(sheet, role, (span[0], cut), weight, acted_for=acted_for)
        yield from candidate(sheet, role, (cut + 5, span[1]), weight, acted_for=acted_for)
    else:
        yield from candidate(sheet, role, span, weight, acted_for=acted_for)
        yield from _beside(sheet, role, span, weight, acted_for=acted_for)


def _beside(
    sheet: ParsedMessage, role: Role | None, span: Span | None, weight: float, *, acted_for: bool
) -> Iterator[RoleCandidate]:
    """The firms that a list goes on to name behind a firm: `A Ltd, B Inc. and C GmbH`."""
    for _ in range(BESIDE_LIMIT):
        joint = _JOINT.match(sheet.text, span[1]) if span is not None and is_firm(sheet.text[slice(*span)]) else None
        span = name_at(sheet.text, joint.end(), sheet.own_end) if joint is not None else None
        if joint is None or span is None or span[0] != joint.end() or not is_firm(sheet.text[slice(*span)]):
            return
        yield from candidate(sheet, role, span, weight, acted_for=acted_for)


def _before_principal(sheet: ParsedMessage, start: int, end: int) -> int:
    """Where a name ends that goes on with the firm it acts for: `Vogt Law for Arken GmbH`."""
    cut = sheet.text.find(" for ", start, end)
    is_body = _BODY_FOR.search(sheet.text, start, max(start, cut)) is not None
    return cut if cut > start and not is_body and is_firm(sheet.text[cut + 5 : end]) else end


_LEADS = (
    _THINGS_OF,
    _LABEL,
    _HAN_LABEL,
    _ARTICLE,
    _ADVERB,
    _CALLED_OWNER,
    _OWNED,
    PERSON_OF,
    _POST_OF,
    _RUSSIAN_CALLING,
    _ADDRESSED_AS,
    _MATTER_OF,
)


def _behind_lead(sheet: ParsedMessage, start: int, end: int) -> int:
    """Where a name begins behind a label, a person of the firm, his post, a form of address, a matter: `CTO of X`."""
    for lead in _LEADS:
        found = lead.match(sheet.text, start, end)
        if found is not None and (lead not in (PERSON_OF, _THINGS_OF) or is_firm(sheet.text[found.end() : end])):
            start = found.end()
    return start


def _is_host_name(name: str) -> bool:
    return (
        re.match(
            r"(?i)(?:github|gitlab|cloudflare|stackpath|linode|akamai|google|digitalocean|leaseweb|dmca|dear|"
            r"to whom|http|www)\b",
            name,
        )
        is not None
    )
