"""Who acts for whom, in Russian."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.reading import Role
from rejoinder.reading.argument import slot_after
from rejoinder.reading.candidate import RoleCandidate, candidate
from rejoinder.reading.literal_prefilter import hinted
from rejoinder.reading.pair import before, pair
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_RU_FOR_WHOM = hinted(
    "представля интерес имени лица поручени доверенност уполномоч доверител клиент",
    r"(?:представля(?:ю|ет|ем|ющ\w+)(?: (?:законные )?интересы)?|действу\w+ (?:в интересах|от имени|по поручению|"
    r"(?:по|на основании) доверенност\w+(?: от имени| от| выданной)?)|в интересах|(?:пиш\w+|обраща\w+) от лица|"
    r"от имени|по поручению|"
    r"уполномочен\w*(?: (?:компанией|правообладателем|обществом|фирмой))?|по доверенности(?: от)?(?: имени)?|"
    r"наш(?:им|его|ему)? (?:клиент|доверител)\w*)"
    r"(?:,?(?: [—–-])? (?:компании|компанию|компанией|общества|правообладател\w+|фирмы|клиента|доверителя|художни\w+|"
    r"автора|фотографа|писател\w+|дизайнера|нашего|"
    r"нашему))*\s?[,:—–-]?\s",
    reach=320,
)
_RU_THROUGH = regex(r"через (?:своего |нашего )?(?:представител\w+|агент\w*|поверенн\w+)(?:[,:]| [—–-])?\s")
"""Before the agent through whom somebody turned to the writer."""
_RU_STANDS_FOR = regex(
    r"(?:,\s|\s[—–-]\s)представитель (?:(?:автора|правообладателя|компании|владельца|бренда|заявителя)\b ?|"
    r"(?=(?:ооо|ао|пао|зао|ип|тоо)\s))"
)
"""Behind an agent, before the owner where he is named: `X, представитель автора`."""
_RU_AGENT_OF = regex(r"представител[яюе]м? (?=(?:ооо|ао|пао|зао|ип|тоо)\s)")
"""Before an owner whose agent a dash then names: `от представителя X — Y — поступила`."""
_RU_IN_BRACKETS = regex(
    r"\((?:е(?:го|ё|е) |их |через )?(?:представител\w+|агент\w*|поверенн\w+)"
    r"(?: правообладателя| заявителя)?\s?[—–:-]?\s|"
    r"представител\w+ [^()\n]{2,60} \((?=(?:агентство|бюро|компания|фирма|юридическая (?:фирма|компания)) [«\"])"
)
"""In brackets behind an owner, before his agent: `X (представитель — Y)`, `представитель X (агентство «Y»)`."""
_RU_DASH = regex(r"\s?[—–-]\s")
_RU_AUTHOR = regex(
    r"\b[Аа]втор(?:ом)? (?:которо(?:го|й)|котор(?:ых|ым)|(?:этого|этих|данно\w+) \w+)?\s?[—–-]\s"
    r"(?:[а-яё]+ ){0,2}([А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+)"
)
_RU_LAWYER = hinted(
    "двокат оверенный рист редставитель",
    r"(?:[Аа]двокат|[Пп]атентный поверенный|[Юю]рист|[Пп]редставитель по доверенности)[:,]?\s"
    r"([А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ]\.\s?[А-ЯЁ]\.|(?:\s[А-ЯЁ][а-яё]+){1,2}))",
    reach=90,
    lead=11,
)


def acting_in_russian(sheet: ParsedMessage) -> Iterator[RoleCandidate]:
    """Agents and the owners they act for."""
    for found in _RU_FOR_WHOM.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from pair(sheet, found.start(), found.end())
    for found in _RU_THROUGH.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, slot_after(sheet, found.end()), 9.0)
    for found in _RU_STANDS_FOR.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        agent = before(sheet, found.start())
        yield from candidate(sheet, Role.AGENT, agent, 8.5)
        if agent is not None:
            yield from candidate(sheet, Role.OWNER, slot_after(sheet, found.end()), 8.0, acted_for=True)
    for found in _RU_AGENT_OF.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        owner = slot_after(sheet, found.end())
        dash = _RU_DASH.match(sheet.text, owner[1], sheet.own_end) if owner is not None else None
        if dash is not None:
            yield from candidate(sheet, Role.OWNER, owner, 8.0, acted_for=True)
            yield from candidate(sheet, Role.AGENT, slot_after(sheet, dash.end()), 9.0)
    for found in _RU_IN_BRACKETS.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, slot_after(sheet, found.end()), 9.0)
    for found in _RU_AUTHOR.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.OWNER, found.span(1), 7.0)
    for found in _RU_LAWYER.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, found.span(1), 6.5)
