"""How a writer introduces himself, and how a platform says from whom a complaint came."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.reading import Role, Span
from rejoinder.domain.regex import regex
from rejoinder.reading.candidate import PERSON_OF, Candidate, candidate
from rejoinder.reading.hint import Hinted, hinted
from rejoinder.reading.name import is_firm, name_at, name_before
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.slot import hosted_name, slot_after, slot_before

_POST = (
    r"(?:c[etofi]o|ciso|founder|co-?founder|owner|proprietor|president|vice president|director|(?:general|in-house|"
    r"legal|"
    r"corporate|associate|senior|litigation|ip) counsel|manager|head|officer|"
    r"paralegal|engineer|developer|lead|partner|member|employee|secretary|editor|publisher|"
    r"administrator|author|creator|maintainer|architect|analyst|specialist|consultant|principal|chair\w*|staff|"
    r"professor|lecturer|team|part|someone|\[private\]|designer|photographer|assistant|coordinator|associate)"
)
_POSTED = hinted(
    "i_am i'm i’m we_are we're as_ this_is name_is yes",
    rf"\b(?:i am|i'm|i’m|we are|we're|as|this is|my name is|yes,?)\s(?:[^.,;:?!\n]{{0,60}}\s)?{_POST}s?\b"
    r"(?:[^.,;:?!]{0,40}?)\s(?:of|for|at|with|from|behind)\s(?:the )?(?:company |firm |team at |brand |non-profit |"
    r"charity |publisher |association |"
    r"start-?up |bank |university )?"
    r"(?:(?:indie|game|small|design|software|record|film|animation|music|family|print|type) "
    r"(?:studio|label|agency|press|shop|company|business|house|foundry) )?|"
    rf"\bmy name is [^.,\n]{{2,50}}, (?:the |an? )?[^.,\n]{{0,30}}?{_POST}s?\b[^.,\n]{{0,40}}\s(?:at|for|"
    rf"with)\s(?:the )?",
    reach=200,
    lead=3,
)
_WORKS_FOR = hinted(
    "i_head i_lead i_run i_work we_work i_currently we_currently "
    "employed team_of team_at team_from attorney lawyer solicitor counsel "
    "paralegal associate_ associates_ writing contacting reaching_out e-mailing emailing",
    r"\bi (?:head|lead|run) (?:the |our )?(?:\w+ ){1,3}(?:at|of)\s|"
    r"\b(?:i|we) (?:currently )?work (?:for|at|with|in)\s|\bemployed (?:by|at|with)\s|"
    r"\bteam (?:of|at|from)\s|\b(?:attorneys?|lawyers?|solicitors?|counsel|paralegals?|associates?) (?:at(?! law\b)|"
    r"with|from)\s(?:the (?:law )?firm (?:of )?)?|"
    r"\b(?:writing|contacting|reaching out|e-?mailing)(?: to)?(?: you)?(?: today)? (?:from|for|as)\s",
    reach=70,
    lead=0,
)
_CALLED = hinted(
    "name_is name's i_am_called зовут я,_ i, i'm i’m i_am im_ sou_ soy_ suis appelle ich_bin mi_chiamo sono me_llamo "
    "me_chamo "
    "nombre_es nome_é",
    r"\b(?:sou (?:[ao] )?|soy |je suis |je m['’]appelle |mein name ist |ich bin |mi chiamo |sono |me llamo |me chamo |"
    r"mi nombre es |meu nome é )(?=[a-zà-ÿ]+ [a-zà-ÿ]+)|\bя,\s(?=[^,\n]{5,50},)|(?:\bmy name is|\bmy name's|\bi am "
    r"called|меня зовут)\s|\bi,\s(?=[^,.\n]{3,40},)|"
    r"\bi(?:['’]m| am) (?:the|an?) (?:\w+ )?(?:author|creator|owner|developer|photographer|designer|writer|artist|"
    r"illustrator|composer|painter|musician|singer),?\s|"
    r"\bi(?:['’]?m| am)\s(?=[\w ’'-]{4,40}(?:,| please\b| and i\b| the (?:author|owner|creator|copyright)\b))",
    reach=80,
    lead=5,
)
_WE_ARE = hinted(
    "we_are nous_sommes wir_sind somos siamo",
    r"\b(?:we are (?:the |an? )|nous sommes (?:la |le |l['’])|wir sind (?:die |der |das )|somos (?:la |el )|"
    r"siamo (?:la |il |"
    r"lo |l['’]))",
    reach=50,
    lead=0,
)
_WE_IN_BRACKETS = regex(r"\b(?:[Ww]e|[Uu]s|[Ii]) \(([A-Z][^()\n/]{1,50}?)\s?(?:/[^()\n]{2,40})?\)")
"""`We (ISRG / Let's Encrypt) do not allow`."""
_OUR_COMPANY = hinted(
    "our_ nuestra notre_ unser nossa nostra",
    r"\b(?:our (?:company|firm)|nuestra (?:compa[ñn][íi]a|empresa|firma)|notre (?:soci[ée]t[ée]|entreprise)|"
    r"unsere? (?:firma|unternehmen)|nossa empresa|la nostra (?:azienda|societ[àa])),?\s?\(?[*_\"“]{0,3}",
    reach=60,
    lead=3,
)
"""`The name of our company (ACME)`."""
_HAN_CALLED = regex(
    r"(?:我是|本人系|本人是|我叫|(?<![经由与])本人)[（(，,\s]?(?:一名|一位)?(?:独立|自由|原创|职业)?"
    r"(?:[\u4e00-\u9fff]{0,4}(?:画师|画家|摄影师|设计师|作家|作者|歌手|音乐人|开发者|工程师|艺术家|博主|插画师|律师|"
    r"创作者))?[，,：:\s]?"
    r"([\u4e00-\u9fff]{2,3}(?:·[\u4e00-\u9fff]{1,8})?)(?=[，,。（(）)；;\s、])"
)
_PASSED_ON = hinted(
    "from_ by_ owner, holder, denuncia denúncia queja reclamo plainte signalement segnalazione beschwerde meldung "
    "ricevuto reçu recu recib receb haben_von titula titola inhaber жалоб претензи обращени "
    "уведомлени правообладател",
    r"(?:(?:complaint|notice|report|notification|claim|request|"
    r"allegation)s?(?: of [^.\n]{0,50}?)? ?(?:\([^()]{1,30}\) )?"
    r"(?:has been |was |that was |were )?(?:received |submitted |filed |sent |made |lodged )?(?:from|by)|"
    r"(?:submitted|filed|lodged|sent|reported|complained|contacted|approached|notified|informed) by|"
    r"(?:rights?|brand|trade ?mark|copyright|patent|ip) (?:owner|holder),|"
    r"(?:denuncia|den[úu]ncia|queja|reclamo|plainte|signalement|segnalazione|beschwerde|meldung) (?:de la|del|de|da|"
    r"do|dalla|du|der|von)|"
    r"(?:ricevuto|re[çc]u|recibido|recibimos|recebemos|recebido) (?:da|de|del|della|dalla|de la|do)|wir haben von|"
    r"(?:titulaire|titular|titolare)(?: (?:des? droits?|de la marque|de la marca|de los derechos|del marchio|dei "
    r"diritti|da marca|"
    r"dos direitos))?,|(?:rechte|marken|schutzrechts|patent)inhaber(?:in)?,|"
    r"(?:жалоб|претензи|обращени|уведомлени)\w*(?: (?:№|n)? ?[\w-]+){0,2}? (?:от|компании|"
    r"правообладателя)(?: (?:компании|"
    r"правообладателя|имени))*|правообладател[ьяю],?)\s(?:(?:the|a|an) )?"
    r"(?:(?:rights?|brand|trade ?mark|copyright|ip|patent) (?:owner|holder),? )?",
    reach=210,
)
_SAYS_THAT = hinted(
    "_us_ us, us. states claims alleges says believes told informed notified contacted alerted approached written "
    "wrote sent "
    "reported complained gemeldet mitgeteilt утвержда заявля заявил сообщ счита",
    r"\s(?:has |have )?(?:told|informed|notified|contacted|alerted|approached|written to|wrote to|sent) us\b|"
    r"\s(?:has |have )?(?:reported|complained) (?:that|the following|of|about|to us|your)\b|\s(?:hat|haben) uns "
    r"(?:gemeldet|mitgeteilt)|"
    r"\s(?:states|claims|alleges|says|believes|has told us|told us) that your (?:\w+ )?"
    r"(?:listing|product|item|offer|shop|store|site|content)|"
    r"\s(?:утвержда(?:ет|ют)|заявля(?:ет|ют)|заявил[аи]?|сообщил[аи]?|сообща(?:ет|ют)|счита(?:ет|ют)), что\b",
    reach=130,
    lead=11,
)
"""Behind somebody whose complaint is passed on."""
_HAN_PASSED_ON = regex(
    r"(?:来自|收到了?|接到了?|被)(?=[^。，,\n]{2,40}(?:的|发来|提交|提出|投诉|举报|通知|律师函))|"
    r"(?:权利人|品牌方|著作权人|商标权人|专利权人)[“\"「]?(?=[^。，,\n]{2,40}(?:反映|反馈|指出|主张|指称|来函|来信|"
    r"发函|"
    r"致函|认为|称))"
)
_HAN_REPORTED = regex(r"(?:已)?向(?:平台|我司|我们|本站)(?:反映|投诉|举报|提交)")
_HAN_PERSON = regex(r"(?:^|[：:，。！\s】])((?![^，。]{0,3}[我您你将会可请再])[\u4e00-\u9fff]{2,4}?)(?:女士|先生)?$")
"""Before `向平台反映`: who turned to the platform."""
_HAN_POST = regex(
    r"(?:我是|本人是|本人系|作为|我为|我系)(?=[^。，,\n]{4,40}(?:的|之)?(?:法务|法定代表人|员工|职员|负责人|经理|"
    r"总监|创始人|工程师|股东|开发者|版权|知识产权))"
)


def introduced(sheet: Sheet) -> Iterator[Candidate]:
    """The writer's own organisation or name, as he introduces himself."""
    for pattern, weight in ((_POSTED, 5.5), (_WORKS_FOR, 5.5), (_CALLED, 4.5)):
        yield from _behind(sheet, pattern, None, weight)
    for found in _WE_ARE.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        span = slot_after(sheet, found.end())
        if span is not None and sheet.text[span[1] : span[1] + 2].strip(" ")[:1] in (",", ".", ";", "("):
            yield from candidate(sheet, None, span, 4.5)
    yield from _behind(sheet, _OUR_COMPANY, None, 5.0)
    for found in _WE_IN_BRACKETS.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, None, found.span(1), 5.5)
    if sheet.has_han:
        yield from _introduced_in_chinese(sheet)


def _introduced_in_chinese(sheet: Sheet) -> Iterator[Candidate]:
    for found in _HAN_CALLED.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, None, found.span(1), 4.0)
    for found in _HAN_POST.finditer(sheet.text, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, None, slot_after(sheet, found.end()), 6.0)


def passed_on(sheet: Sheet) -> Iterator[Candidate]:
    """From whom a complaint came, where somebody else passes it on."""
    for found in _PASSED_ON.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        span = name_at(sheet.text, found.end(), sheet.own_end)
        if span is not None and span[0] - found.end() < 4:
            yield from _from_whom(sheet, span)
    for found in _SAYS_THAT.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.OWNER, name_before(sheet.text, found.start()), 5.5)
    if sheet.has_han:
        for found in _HAN_PASSED_ON.finditer(sheet.text, sheet.own_start, sheet.own_end):
            yield from candidate(sheet, Role.OWNER, slot_after(sheet, found.end()), 7.0)
        for found in _HAN_REPORTED.finditer(sheet.text, sheet.own_start, sheet.own_end):
            yield from _who_reported(sheet, found.start())


def _who_reported(sheet: Sheet, place: int) -> Iterator[Candidate]:
    """The firm, or the person, that stands before a place in Chinese."""
    person = _HAN_PERSON.search(sheet.text, max(sheet.own_start, place - 10), place)
    firm = slot_before(sheet, place)
    if firm is not None and is_firm(sheet.text[slice(*firm)]):
        yield from candidate(sheet, Role.OWNER, firm, 7.0)
    elif person is not None:
        yield from candidate(sheet, Role.OWNER, person.span(1), 6.0)


def _from_whom(sheet: Sheet, span: Span) -> Iterator[Candidate]:
    """Who complained; where one did it for another, `Vogt Law for Arken GmbH`, both."""
    cut = sheet.text.find(" for ", *span)
    if cut > 0 and is_firm(sheet.text[cut + 5 : span[1]]):
        yield from candidate(sheet, Role.AGENT, (span[0], cut), 9.0)
        yield from candidate(sheet, Role.OWNER, (cut + 5, span[1]), 8.0, acted_for=True)
    else:
        yield from candidate(sheet, Role.OWNER, _firm_of(sheet, span), 6.5)


def _behind(sheet: Sheet, pattern: Hinted, role: Role | None, weight: float) -> Iterator[Candidate]:
    for found in pattern.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        span = name_at(sheet.text, found.end(), sheet.own_end) or hosted_name(sheet, found.end())
        if span is not None and span[0] - found.end() < 4 and not _is_title(sheet, found[0], span):
            yield from candidate(sheet, role, _firm_of(sheet, span), weight)


def _is_title(sheet: Sheet, lead: str, span: Span) -> bool:
    """Whether a name is that of a work, in quotation marks or before what it is: `I am the owner of the Lyra app`."""
    if sheet.text[span[0] - 1] in '"“«„':
        return _MAKER.search(lead) is not None
    return _THING.match(sheet.folded, span[1]) is not None and not is_firm(sheet.text[slice(*span)])


_THING = regex(
    r" (?:app|application|plug-?in|game|theme|library|tool|software|program|script|extension|mod|course|book|font|"
    r"typeface|framework|package|firmware)s?\b"
)
_MAKER = regex(r"\b(?:author|creator|maintainer|developer|photographer|designer|editor|publisher)s?\b")


def _firm_of(sheet: Sheet, span: Span) -> Span:
    """The firm alone where a person's name stands before it: `Darnell Okoro of Jonquil & Finch LLC`."""
    person = PERSON_OF.match(sheet.text, *span)
    return (person.end(), span[1]) if person and is_firm(sheet.text[person.end() : span[1]]) else span
