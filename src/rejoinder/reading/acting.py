"""Who acts for whom: sentences that name an agent, the owner he acts for, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Role
from rejoinder.reading.acting_russian import acting_in_russian
from rejoinder.reading.argument import slot_after, slot_before
from rejoinder.reading.candidate import RoleCandidate, candidate, parted
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import Hinted, hinted
from rejoinder.reading.pair import before, pair
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_ENGAGED = (
    r"(?:authori[sz]ed|retained|instructed|engaged|appointed|commissioned|mandated|hired|contracted|empowered|"
    r"designated|entrusted|tasked|employed|asked|charged)"
)
_ENGAGED_WORDS = (
    "authorised authorized retained instructed engaged appointed commissioned mandated hired contracted empowered "
    "designated entrusted tasked employed asked charged"
)
_CALLINGS = ("attorney", "counsel", "lawyer", "solicitor", "agent")
_OF_THE_OWNER = (
    r"(?:(?:the )?(?:estate|heirs|family|widow) of )?(?:(?:the|our|my|its|their) )?(?:(?:copyright|trade ?mark|brand|"
    r"ip|rights?|patent|design|intellectual property|"
    r"exclusive|registered|legal|rightful) ?)*(?:owners?|holders?|proprietors?|clients?|principals?|members?|"
    r"company|firm|author|artist|brand)?,? ?"
    r"(?:(?:two|three|four|five|several|the following) (?:\w+ )?(?:companies|firms|owners|publishers|brands|producers|"
    r"authors)[,:] ?)?"
)
_HANDS_IN = "submits?|sends?|files?|writes?|issues?|makes?|reports?"
_FOR_WHOM = hinted(
    f"{_ENGAGED_WORDS} attorney letter_of_authori authority behalf working work_for works_for act_for acts_for "
    "acting_for act_in_this acts_in_this acting_in_this represent assist support advise client member principal "
    "customer abuse enforcement protection takedown take-down piracy counterfeiting monitoring monitors polices "
    "searches patrols watches scans partner agent counsel solicitor mandate instruction "
    "[private]_for intervient name_of agit agissant écrit_ ecrit_ actúa actua actuando escribe handelt agisce vertritt "
    "représente rappresenta qualité qualite mandataire qualidade calidad",
    r"(?:\s\([^()\n]{2,60}\))?,?\s(?:(?:agit|agissant|intervient) pour (?!le compte)|"
    r"(?:intervient|agit|agissant|[ée]crit) (?:pour le compte|"
    r"au nom)(?: et pour le compte)? "
    r"(?:de|du|des) (?:la |le )?(?:soci[ée]t[ée] |client )?|vertritt (?:die |den |das )?|"
    r"repr[ée]sente (?:la |le )?(?:soci[ée]t[ée] )?|representa (?:a |o )?|rappresenta (?:la |il )?|"
    r"(?:na|en) (?:qualidade|calidad) de representante (?:legal )?(?:da|do|de|del) |"
    r"in qualit[àa] di rappresentante (?:di|"
    r"della|del) |en qualit[ée] de (?:mandataire|conseil|repr[ée]sentant) (?:de|du) (?:la )?|(?:act[úu]a|actuando|"
    r"escribe) en (?:nombre|"
    r"representaci[oó]n)"
    r"(?: y (?:en )?representaci[oó]n)? (?:de|del) |handelt im (?:namen|auftrag) (?:und im auftrag )?(?:der|des|von) |"
    r"agisce (?:in nome e )?per conto (?:di|della|del) |"
    r"(?:(?:which|who|that|and|is|has|have|been|was|being|as|hereby|duly|"
    r"legally|also|exclusively|officially|fully|acting|act|acts|an?|the|its|their|our)\s){0,8}"
    r"(?:an? [\w -]{0,40}?(?:company|firm|agency|organi[sz]ation) (?:that |which )?(?:work|act)(?:s|ing) (?:for|"
    r"on behalf of)|"
    rf"(?:{_HANDS_IN}|notif(?:y|ies)|informs?|contacts?|submitted|sent|"
    r"filed|submitting|sending|filing|writing|issuing|making|giving|serving) [\w ,-]{0,60}?"
    r"(?:on behalf of|"
    r"for(?= (?:its|our|their|the) (?:clients?|members?|principals?|customers?)\b))|"
    r"(?:monitors|polices|searches|patrols|watches|scans) (?:the )?(?:internet|web|net|market|peer-to-peer|p2p|"
    r"file[- ]sharing|torrent|online)\b[^.\n]{0,40}? for|"
    r"(?:handles?|manages?|runs?|does|performs?|provides?|carries out|takes care of|looks after) (?:[\w-]+ )"
    r"{0,4}?(?:abuse|"
    r"enforcement|protection|take-?downs?|anti-?piracy|anti-?counterfeiting|monitoring) (?:\w+ ){0,2}?(?:of|for|on "
    r"behalf of)|"
    rf"{_ENGAGED} (?:in writing )?by(?! (?:the|my|our|this|its) (?:company|firm|employer|board|house)\b)"
    r"(?! (?:the |an? )?(?:\w+ )?(?:ministry|government|state|courts?|commission|authority|office)\b)|"
    r"(?:(?:under|with|by|holding|holds|"
    rf"on) )?(?:an? )?(?:written )?(?:power of attorney|"
    r"letter of authori\w+|authority|mandate|instructions?) (?:for|from|of|by)|"
    r"(?:act|writ)(?:ing|es?|s)? (?:to you )?(?:on|in) the name of|"
    r"act(?:ing|s)? (?:for and )?(?:on|in) behalf of|act(?:ing|s)?(?: in this (?:matter|case))? for|represent(?:s|"
    r"ing)?|acting (?:on|"
    r"under) (?:the )?instructions? (?:of|from)|"
    rf"{_ENGAGED} to (?:act|represent|submit|file|enforce|send|request)(?: \w+){{0,6}}? (?:on behalf of|for)|"
    r"(?:(?:sends|submits|issues|files|writes|makes) (?:you )?(?:this|the) (?:\w+ ){1,3}as (?:an? |the )?)?"
    r"(?:(?:authori[sz]ed|exclusive|legal|appointed|designated|online|brand|\w+ment|\w+ion) )*(?:agents?|partners?|"
    r"representatives?|"
    r"counsel|"
    rf"attorneys?|solicitors?) (?:of|for)|"
    r"(?:assists?|supports?|advises?)(?=\s[^;\n]{2,70}? in (?:the |its |their |all )?(?:protect|enforc|defen|"
    r"matters|legal))|"
    rf"\[private\] for(?= (?:the )?(?:copyright|trade ?mark|rights?|brand) ?(?:owner|holder)))\s{_OF_THE_OWNER})",
)
"""Between an agent and the owner whom he acts for."""
_WE_ACT = hinted(
    " ".join(f"as_{article}{calling}" for article in ("", "a_", "an_", "the_") for calling in _CALLINGS)
    + " ".join(f" {word}_by" for word in _ENGAGED_WORDS.split())
    + " i_represent we_represent also_represent hereby_represent legally_represent currently_represent represents "
    "represent_the represent_legal representing interest_of interests_of i_act we_act i_write we_write "
    "conseil_d avocat_d avocate_d mandataire_d am_writing_for are_writing_for who_act am_acting_for "
    "are_acting_for look_after handle manage run_ do_ provide carry_out enforce protect administer wir_ for_our_ "
    "for_my_ for_its_ of_our_ of_my_ of_its_ our_member its_member notre_ nuestr unser nostr noss como_representante "
    "en_representaci em_representa en_notre_qualit en_ma_qualit im_auftrag namens en_nombre im_namen au_nom in_nome "
    "em_nome instruction behalf_of "
    "order_of "
    "name_of vertretung vertreten interessen",
    r"(?:\b(?:(?:i|we)(?: also| hereby| legally| currently)? represent(?: (?:the )?(?:legal )?interests? of)?|"
    r"(?:i|we|who) (?:act|am acting|are acting) for|(?:i|we) (?:write|am writing|are writing) for|"
    r"(?:i|we|who) (?:look after|handle|manage|do|run|provide|carry out) (?:the |all )?(?:[\w-]+ ){0,3}(?:enforcement|"
    r"protection|take-?downs?|anti-?piracy|anti-?counterfeiting|ip matters) (?:of|for)|"
    r"(?:anwalt(?:lich|schaftlich)e? )?vertretung (?:der|des|von)(?: firma)?|"
    r"je suis (?:le |la |l['’])?(?:conseil|avocate?|mandataire) (?:de|du|des)|"
    r"wir sind (?:die )?(?:rechts|patent)?(?:anw[äa]lte|bevollm[äa]chtigten) (?:der|des|von)(?: firma)?|"
    r"wir(?: vertreten)?(?: die| den| das)?(?: firma|(?: rechtlichen)? interessen(?: der| des| von)?(?: firma)?)?"
    r"(?=\s[^.\n]{3,80}\s(?:anwaltlich )?vertreten)|"
    r"(?:i|we|who) (?:manage|administer|handle|look after|enforce|"
    r"protect) (?:the )?(?:\w+ ){0,3}(?:copy)?rights (?:of|for|in)|"
    rf"as (?:an? |the )?(?:attorneys?|counsel|lawyers?|solicitors?|agents?) (?:for|of)|{_ENGAGED} by)|"
    r"represent(?:s|ing)? (?:the )?(?:legal )?interests? of|for (?:our|my|its) (?:client|member|principal)|"
    r"of (?:our|its|my) (?:clients?|members?|principals?),|"
    r"\b(?:notre (?:membre|cliente?|mandante?|adh[ée]rente?)|"
    r"nuestr[oa] (?:cliente|mandante|representad[oa]|asociad[oa]),?|"
    r"unsere?r?s?m? (?:mandantin|mandanten?|mitglieds?|klientin|klienten),?|"
    r"nostr[oa] (?:cliente|assistit[oa]|associat[oa]),?|noss[oa] cliente,?)|(?:our|its) members?,?(?: is| are)?|"
    r"\b(?:como representantes?(?: legal(?:es)?)? de|"
    r"en (?:notre|ma) qualit[ée] de (?:\w+ )?(?:conseil|mandataire|repr[ée]sentant) de|im auftrag (?:der|des|von)|"
    r"en (?:nombre y )?representaci[oó]n de(?: la empresa| la sociedad| nuestr[oa] cliente,?)?|"
    r"em representa[çc][ãa]o d[aoe]|"
    r"im namen(?: und im auftrag)? (?:der|des|von)|"
    r"namens(?: und in (?:vollmacht|auftrag))? (?:der|des|von)|"
    r"au nom(?: et pour le compte)? de|in nome e per conto di|wir vertreten(?: die| den| das)?|em nome (?:de|da|do))|"
    rf"(?:on|in) (?:the )?(?:instructions?|behalf|order|name) of)\s{_OF_THE_OWNER}",
    reach=190,
    lead=18,
)
"""Before an owner whom the writer acts for."""
_THROUGH = hinted(
    f"through_ represented_by vekili_ vertreten représent represent rappresent {_ENGAGED_WORDS}",
    r"(?:,? vekili |,? (?:diese )?vertreten durch (?:die |den )?|,? repr[ée]sent[ée]e? par (?:le |la )?|"
    r",? representad[oa] (?:por|pela|pelo) |,? rappresentat[oa] da(?:llo|lla)? |"
    r",? (?:acting )?(?:by and )?through (?:its |their |his |her )?(?:(?:agents?|attorneys?|counsel|"
    r"solicitors?|"
    r"representatives?|lawyers?|authori[sz]ed|legal|undersigned|exclusive),? ){0,3}|,? \(?(?:is |are |being )?"
    rf"represented by |\s(?:has|have) (?:duly |hereby )?{_ENGAGED} )",
    reach=120,
    lead=16,
)
"""Between an owner and the agent through whom he acts."""
_HAN_COMMISSIONED = hinted(
    "受 经 根据 代表 代理 是 系 作为",
    r"(?:(?:受|经|接受|根据)(?=[^。，,\n]{2,44}?(?:的)?(?:正式|合法|独家|全权|书面)?(?:委托|授权|指派|聘请))|"
    r"(?:我们|我方|我司|我所|本所|本公司|兹|现)?(?:代表|代理)(?!人|机构|方|权|商|公司|[:：])(?=[^，。\n]{0,6}(?:客户|"
    r"权利人|委托人|公司|[\u4e00-\u9fff]{2,30}公司|[A-Z]))|"
    r"(?:我们|我方|我司|本公司)?(?:是|系|作为)(?=[^。，,\n]{2,40}(?:的|之)?(?:授权|合法|独家)?(?:代理|代表|受托)))",
    reach=90,
    lead=3,
)
_HAN_AGENT = regex(
    r"的[\u4e00-\u9fff]{0,4}(?:代理人|代理机构|代理方)(?=[\u4e00-\u9fff（）()]{4,36}(?:公司|事务所))|"
    r"由(?=[\u4e00-\u9fff（）()]{4,36}?(?:公司|事务所)代(?:为|理|表))"
)
_HAN_LAWYERS = regex(r"[\u4e00-\u9fff（）()]{2,20}律师事务所")
_HAN_HIRES = regex(
    r"(?:本人|我们?|我司|本公司|我方|权利人|公司|工作室|商行|厂)(?:现|特|已|兹)?(?:委托|授权)(?=[^。，,\n]{4,36}(?:公司|"
    r"事务所|中心)(?:代为|代理|作为|全权|处理|向|进行|对|提交|提出|发起|投诉|举报))"
)
_HAN_AS_WE = regex(r"(?:我司|我公司|我方|我们|本公司|本所|我所)(?:\s?[（(]|系|是|为|：|，)\s?")


_PROTECTS = hinted(
    "protects enforces represents manages speciali",
    r"(?:\s\([^()\n]{2,60}\))?\s(?:(?:is |are )?speciali[sz](?:ed|es|ing) in (?:\w+ ){0,4}?(?:infring|piracy|protect|"
    r"enforc|copyright|intellectual)|(?:protects|enforces|represents|manages) (?:the )?(?:\w+ )?(?:rights|copyrights?|"
    r"interests|"
    r"brands|photographers|authors|artists|musicians|publishers|producers|record companies|members)\b)",
    reach=160,
)
"""Behind an agent that acts for many."""


_ASKS = hinted(
    "request ask demand write submit notif inform send",
    r"\s(?:hereby )?(?:requests?|asks?|demands?|writes?|submits?|notif(?:y|ies)|informs?|sends?)\s",
    reach=130,
    lead=8,
)
"""Behind somebody who wants something."""
_FOR_A_FIRM = hinted(
    "for_",
    rf"(?:\s\([^()\n]{{2,40}}\))?,?\s(?:(?:{_HANDS_IN}|speaks?) "
    r"(?:\w{1,20} ){0,6}?|working )for\s(?:the (?:\w{1,20} ){0,2}(?:company|firm|owner|publisher|label|brand) )?"
    r"(?=(?:[^\s.,;:()]+ ){1,5}?(?:ltd|limited|inc|llc|plc|corp|gmbh|ag|kg|s\.?a|b\.?v|n\.?v|oy|as|ab|srl|spa|s\.r\.l|"
    r"s\.p\.a|kft)\b)",
    reach=280,
    lead=190,
)
"""Between an agent and the firm for which he hands something in: `X reports infringements for Y Ltd`."""
_IN_A_SENTENCE = hinted("behalf", rf"[\s,]{{1,2}}(?:for and )?on behalf of\s{_OF_THE_OWNER}", reach=90, lead=13)
"""Between an agent and his owner, where the words go on on the line: `X on behalf of Y asks`; no signature."""
SENTENCE = 70
"""A line this long is a sentence's."""
_KIN = hinted(
    "my_",
    r"\bmy (?:wife|husband|daughter|son|mother|father|brother|sister|partner|friend|fiancée?),?\s",
    reach=30,
    lead=0,
)
"""Before a person for whom the writer speaks."""
_BEHALF_OF = regex(r"\bon behalf of (?:(?:our|its|the) (?:\w+ ){1,3})?(?=\S)[^.;:\n]{2,90},\s(?:the\s)?$")


_FOR_WHICH = hinted(
    "i_work we_work i_act we_act i_write we_write am_acting are_acting i_monitor we_monitor",
    r",?\s(?:for|on whose behalf|on behalf of) (?:which|whom)?,? ?(?:we|i) "
    r"(?:work|act|write|am acting|are acting|monitor)\b",
    reach=60,
    lead=28,
)
"""Behind an owner: `X, for which we work`."""
_RESPONSE_TEAM = hinted(
    "team_( center_( centre_( unit_(",
    r"\bwe are (?:an?|the) (?:[\w-]+ ){1,5}(?:team|center|centre|unit) \(([a-z][\w-]+)\)",
    reach=120,
)
"""A team that answers incidents of others: `We are an incident response team (X-CERT)`."""
_FOR_THE_OWNER = hinted(
    "for_the_ for_plaintiff for_claimant for_petitioner",
    r"\s(?:(?:attorneys?|counsel|solicitors?|lawyers?) )?for (?:the (?:owner|rights? (?:owner|holder)|claimant|"
    r"principal|"
    r"client|plaintiff|petitioner)|(?:plaintiff|claimant|petitioner))s?\b(?!['’])",
    reach=60,
    lead=12,
)
"""Behind an agent that signs: `X for the Owner`."""
_HAS_ENGAGED = hinted(
    _ENGAGED_WORDS,
    rf"\b(?:has|have) (?:duly |hereby )?{_ENGAGED}\s",
    reach=60,
    lead=12,
)
_TO_ACT = regex(
    r",? (?:to (?:notify|act|send|represent|protect|enforce|report|remove|file|request|monitor)|as (?:its|an?))\b"
)
_CALLING = hinted(
    "attorneys solicitors advocates barristers lawyers rechtsanw avocat abogad avvocat advogad",
    r"\n(?:patent |trade ?mark )?(?:attorneys|solicitors|advocates|barristers|lawyers)(?:[- ]at[- ]law)?(?=,|\n|$)|"
    r",\s(?:patent )?(?:attorneys|solicitors|advocates|barristers|lawyers|rechtsanw[äa]lt(?:e|in)?|avocate?s?|"
    r"abogad[oa]s?|"
    r"avvocat[oaie]|advogad[oa]s?)\b",
    reach=30,
    lead=13,
)
_CALLED_BEFORE = regex(
    r"(?:Rechtsanw[äa]lt(?:in)?|Patentanw[äa]lt(?:in)?|Ma[îi]tre|Avv\.|Abogad[oa]|Advogad[oa]|Advokat) (?:Dr\. )?"
    r"([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,2})(?![\w’'.-])(?!,? (?:commissaire|huissier|notaire|greffier))"
)
"""A lawyer whose calling stands before his name."""
_OF_LAWYERS = regex(
    r"(?:Rechtsanwälte|Patentanwälte|Cabinet|Studio [Ll]egale|Despacho) [A-ZÀ-Þ][\w’'-]+"
    r"(?:,? (?:& |und |et |e |y )?[A-ZÀ-Þ][\w’'-]+){1,3}"
)
"""A firm of lawyers whose calling stands before its names."""
_FOR_A_PRINCIPAL = regex(r"\s(?:,? ?acting )?(?:for|on behalf of)\s(?:the )?(?=\S)")
"""Between whoever complained and for whom, behind a label: `Reported by: Ivy Law for Fern Ltd`."""
_CALLED_SO = regex(r"(?<![\w.])([A-Z][\w’'-]+(?: (?:&|and|[A-Z][\w’'-]+)){0,5})$")
"""A firm that its calling follows: `Vogt & Hale, Solicitors`."""


def acting(sheet: ParsedMessage) -> Iterator[RoleCandidate]:
    """Agents and the owners they act for."""
    yield from _pairs(sheet, _FOR_WHOM)
    yield from _pairs(sheet, _FOR_A_FIRM)
    for found in _IN_A_SENTENCE.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        line = sheet.line_at(found.start())
        name = before(sheet, found.start())
        if name is not None and name[0] >= line.start and line.end - line.start >= SENTENCE:
            yield from pair(sheet, found.start(), found.end())
    yield from _owners(sheet, _WE_ACT)
    for found in _FOR_WHICH.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.OWNER, before(sheet, found.start()), 8.0, acted_for=True)
    for found in _RESPONSE_TEAM.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, found.span(1), 8.0)
    for found in _CALLING.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        firm = _CALLED_SO.search(sheet.text, max(sheet.own_start, found.start() - 80), found.start())
        yield from candidate(sheet, Role.AGENT, firm.span(1) if firm else None, 6.5)
    for found in _CALLED_BEFORE.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, found.span(1), 6.5)
    for found in _OF_LAWYERS.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, found.span(), 7.0)
    for found in _FOR_THE_OWNER.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, before(sheet, found.start()), 7.0)
    for field in sheet.of(Concept.COMPLAINANT, Concept.AGENT):
        principal = _FOR_A_PRINCIPAL.search(sheet.flowing, *field.span)
        if principal is not None:
            yield from candidate(sheet, Role.OWNER, (principal.end(), field.end), 10.0, acted_for=True)
    for found in _HAS_ENGAGED.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        engaged = slot_after(sheet, found.end())
        if engaged is not None and _TO_ACT.match(sheet.flowing, engaged[1]):
            yield from candidate(sheet, Role.AGENT, engaged, 8.5)
    yield from _through(sheet)
    yield from _requesting_agents(sheet)
    for found in _KIN.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.OWNER, slot_after(sheet, found.end()), 7.0, acted_for=True)
    for found in _PROTECTS.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, before(sheet, found.start()), 6.5)
    if sheet.has_han:
        yield from _in_chinese(sheet)
    if sheet.has_cyrillic:
        yield from acting_in_russian(sheet)


def _pairs(sheet: ParsedMessage, pattern: Hinted) -> Iterator[RoleCandidate]:
    """An agent, and if the words go on to name him, the owner."""
    for found in pattern.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from pair(sheet, found.start(), found.end())


def _owners(sheet: ParsedMessage, pattern: Hinted) -> Iterator[RoleCandidate]:
    for found in pattern.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        is_entry = "name of" in found[0] and "regist" in sheet.flowing[max(0, found.start() - 80) : found.start()]
        yield from parted(sheet, Role.OWNER, slot_after(sheet, found.end()), 7.5, acted_for=not is_entry)


_A_WAY = regex(r"\s(?:program(?:me)?|form|portal|tool|system|page|service|website|app|register)\b")
"""Behind a name, that it is a way by which something is handed in, and nobody."""


def _through(sheet: ParsedMessage) -> Iterator[RoleCandidate]:
    for found in _THROUGH.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        owner, agent = before(sheet, found.start()), slot_after(sheet, found.end())
        if owner is not None and agent is not None and not _A_WAY.match(sheet.folded, agent[1]):
            yield from candidate(sheet, Role.AGENT, agent, 8.5)
            yield from candidate(sheet, Role.OWNER, owner, 7.5, acted_for=True)


def _requesting_agents(sheet: ParsedMessage) -> Iterator[RoleCandidate]:
    """`On behalf of X, Y requests`: Y acts."""
    for found in _ASKS.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        agent = before(sheet, found.start())
        if agent is not None and _BEHALF_OF.search(sheet.flowing, max(0, agent[0] - 130), agent[0]):
            yield from candidate(sheet, Role.AGENT, agent, 9.0)


_HAN_BODY_OF = regex(
    r"(?:为|是|系)([^，。\n]{2,40}?)(?:在[^，。\n]{1,12})?的(?:唯一|独家|指定)?(?:授权|合法)?(?:维权|代理|服务)"
    r"(?:机构|代表|公司)"
    r"(?:——|—|，|,|：)\s?([\u4e00-\u9fff（）()]{4,36}?(?:公司|事务所|中心))"
)
"""`我方为X的唯一授权维权机构——Y`."""


def _in_chinese(sheet: ParsedMessage) -> Iterator[RoleCandidate]:
    for found in _HAN_BODY_OF.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.OWNER, found.span(1), 9.5, acted_for=True)
        yield from candidate(sheet, Role.AGENT, found.span(2), 9.5)
    for found in _HAN_COMMISSIONED.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.OWNER, slot_after(sheet, found.end()), 8.5, acted_for=True)
        agent = slot_before(sheet, found.start()) if found[0][0] in "受经接代" else None
        yield from candidate(sheet, Role.AGENT, agent, 9.0)
    for found in _HAN_LAWYERS.finditer(sheet.text, sheet.own_start, sheet.own_end) if "我所" in sheet.text else ():
        yield from candidate(sheet, Role.AGENT, found.span(), 8.5)
    for pattern in (_HAN_AGENT, _HAN_HIRES):
        yield from _hired(sheet, pattern)
    for found in _HAN_AS_WE.finditer(sheet.text, sheet.own_start, sheet.own_end):
        span = slot_after(sheet, found.end())
        yield from candidate(sheet, None, span if span and span[0] - found.end() < 3 else None, 6.0)


def _hired(sheet: ParsedMessage, pattern: re.Pattern[str]) -> Iterator[RoleCandidate]:
    for found in pattern.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, slot_after(sheet, found.end()), 9.5)
        if pattern is _HAN_HIRES:
            verb = found.end() - 2
            hirer = slot_before(sheet, verb - (sheet.text[verb - 1] in "现特已兹"))
            is_named = hirer is not None and sheet.text[hirer[0]] not in "我本该"
            yield from candidate(sheet, Role.OWNER, hirer if is_named else None, 8.0, acted_for=True)
