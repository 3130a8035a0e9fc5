"""Names that a verb or a preposition gives a role, with those of the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Role, Span
from rejoinder.domain.regex import regex
from rejoinder.reading.candidate import Candidate, candidate, parted
from rejoinder.reading.hint import hinted
from rejoinder.reading.name import is_firm, name_at, name_before
from rejoinder.reading.name_label import labelled
from rejoinder.reading.named_chinese import named_in_chinese
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.slot import slot_after, subject_before

_ON_BEHALF = hinted(
    "behalf имени интересах поручению представля доверенности",
    r"(?:от имени|в интересах|по поручению|представля(?:ю|ем|ет)(?: интересы)?|"
    r"на основании доверенности от)\s(?:компании\s|правообладателя\s)?|(?:on|in) (?:the )?behalf (?:of|"
    r"for)(?: (?:our|my|the|its) (?:clients?|customers?|company|principals?|members?|rights? owners?|"
    r"copyright (?:owner|holder)s?|brand(?: owner)?|employer)[,:]?)?(?: of)?:?\s",
    reach=80,
    lead=13,
)
_AGENT_OF = hinted(
    "agent representative counsel attorney lawyer firm solicitor",
    r"(?:agents?|representatives?|counsels?|attorneys?|lawyers?|law firm|solicitors?)(?: (?:and|or) \w+)? (?:of|"
    r"for|to)(?: (?:our|my) clients?,?| the (?:copyright|trademark|ip|intellectual property|rights?) (?:owner|"
    r"holder)s?[,:]?| the (?:owner|holder) of[^,.\n]{0,40}(?:brand|trademark|mark))?\s",
    reach=150,
    lead=4,
)
_OF_THE_HOUSE = regex(r"\b(?:general|in-house|corporate|chief|senior|associate|group|company) $")
"""Before a lawyer who is the house's own."""
_REPRESENTS = hinted(
    "i_represent we_represent firm_represent company_represent which_represent who_represent also_represent "
    "hereby_represent legally_represent currently_represent are_represent am_represent representing represents "
    "by_order acting_for acting_on_behalf act_for acts_for instructed_by retained_by engaged_by employed_by "
    "employee in_the_name",
    r"(?:\b(?:we|i|firm|company|which|who)(?: (?:also|hereby|legally|currently|are|am))? represent(?:s|ing)?|"
    r"\brepresenting|represents the following[\w ]{0,30}:|\brepresents|\bby order (?:from|of) the (?:copyright|"
    r"trademark|rights?) (?:holder|owner)|acting (?:for|on behalf of)|acts? for|instructed by|"
    r"retained by|engaged by|employed by|(?:are|am|is) (?:an? |the )?(?:employee|employees) of|in the name of)\s",
    reach=90,
    lead=8,
)
_CLIENTS = hinted(
    "client customer",
    r"(?:our|my) (?:clients?|customers?),?\s(?:is |are |namely |named |called |- )?",
    reach=60,
    lead=4,
)
_OWNS = hinted(
    "owner holder proprietor licensor developer author creator publisher owns holds control possesses retains "
    "registered "
    "manages developed maker vendor company äger bezit",
    r"[\s,)\"”]{1,2}(?:is|are|remains|was|being) (?:\w+ )?(?:the |an? )?(?:\w+ ){0,3}(?:owners?|holders?|"
    r"proprietors?|licensors?|developers? and|authors?|creators?|publishers?|developer and licensor)\b(?: and| or|"
    r"/| of|,|\s)|[\s,)\"”]{1,2}(?:is|are) the (?:\w+ ){0,2}(?:developers?|makers?|vendors?|company behind)\b|"
    r"[\s,)\"”]{1,2}(?:äger|bezit|owns|holds|controls|own and/or control|possesses|retains|has registered|"
    r"exclusively owns|"
    r"manages the brand|developed and owns)\b",
    reach=110,
)
_OWNED_BY = hinted(
    "owned property_of belong ägs_av ejes_af eigendom_van copyright_is copyright_are copyright_owned copyright_held "
    "copyright_vested "
    "copyright_of copyright_by copyright_material copyright_work copyright_content copyright_owner "
    "copyright_holder copyright_( copyright_© copyright_1 copyright_2 copyright__ copyright( copyright© "
    "copyright1 copyright2 copyrights_ copyrighted_ rights_ rightsholder mark_owner mark_holder mark_of marks_of "
    "mark_held marks_held mark_( marks_( material_ materials_ brand_ mark_ marks_ ip_owner ip_holder right_owner "
    "complaining_party complainant_is claimant_is reporter_is right_holder property_owner property_holder "
    "proprietary_to all_contents authorised_by authorized_by "
    "owner_being owner_named",
    r"(?:ägs av|ejes af|eigendom van|(?:exclusively |solely |wholly |fully )?owned(?: and \w+)?(?: exclusively|"
    r" solely)? by|(?:is|"
    r"are) (?:the )?(?:exclusive |sole |intellectual )*property of|belong(?:s|ing)? (?:exclusively )?to|"
    r"copyrights? (?:is |are )?(?:(?:owned|held|vested) (?:by|in)|of|by)|"
    r"copyright(?:ed)? (?:materials? |works? |content )?(?:of|by|owner:?|holder:?)"
    r"(?! (?:is|are) )|copyright ?(?:\(c\)|©)? ?(?:19|20)\d\d(?:-(?:19|20)\d\d)?,?|"
    r"(?:rights|materials?|brand|trade ?marks?) (?:\w+ ){0,2}(?:\([^()]{1,30}\) )?(?:of|owned by|held by)|"
    r"proprietary to|(?:copyright|"
    r"trade ?mark|ip|rights?|intellectual property) (?:owner|holder)(?: is|:|,| \()?|(?:complaining party|complainant|"
    r"claimant|reporter) is|"
    r"intellectual property (?:rights )?(?:of|belonging to)|all contents are owned by the|authori[sz]ed by|"
    r"owner being named|owner named|rights ?holder,?)\s",
    reach=120,
)
_WE = hinted("we_ we,_ i_ i,_", r"\b(?:we|i),? (?:the (?:undersigned,? )?)?", reach=60, lead=0)
"""Before a name that the writer sets beside himself: `We, Acme Ltd, ask`."""
_SELF = hinted(
    "trading_as business_as "
    "i'm_with i'm_from i'm_at i’m_with i’m_from i’m_at we're_ we’re_ my_name_is this_is_ write_ writing_ "
    "email_ contacting_ "
    "issued_by sent_by submitted_by given_by made_by written_by provided_by filed_by team_from team_at team_of "
    "employee_of employee_at _here by_me by_myself rappresentante représentant representant vertreter [private]",
    r"(?:\b(?:trading|doing business) as\s|"
    r"\bi['’]m (?:with|from|at)\s(?:the )?|\bwe['’]re (?:the )?|(?:my name is|this is) [^.,\n]{2,50}? "
    r"(?:of|from|at|for|with)\s|my name is [^.\n]{1,50}?(?:,| and i am)[^.\n]{0,60}? (?:of|from|at|for|with)\s|"
    r"(?:\bwrite (?:to )?(?:you )?from|(?:writing|email|contacting)(?: to)?(?: you)? (?:\w+ )?(?:from|for|as))\s"
    r"(?:the (?:\w+ ){1,3}(?:department|team|office) (?:of|at)\s)?|"
    r"\b(?:issued|sent|submitted|given|made|written|provided|"
    r"filed) by\s|"
    r"team (?:from|at|of)\s|employee (?:of|at)\s|\bby (?:me|myself),\s|"
    r"\b[a-z]+ (?:from|at|with)(?=\s[\w.&'-]{2,30} here\b)\s|(?:legale rappresentante|rappresentante legale|"
    r"repr[ée]sentante? l[ée]gale?|gesetzlicher? vertreter(?:in)?) (?:di|de la|de|del|du|der|des|von)\s|"
    r"\[private\],?(?: is| am)? ?(?:\[private\] )?(?:of|from|at|for|"
    r"with)\s)",
    reach=150,
)
_SELF_NOT = regex(
    r"appears?|seems?|behalf|client|represent|owner|author\b|creator|developer|holder|agent|writing|contacting|"
    r"aware|responsible|notif|request|infring|counsel|attorney"
)
_COMPANY_IS = hinted(
    "company organi firm employer university brand team",
    r"(?:(?:my|our|the) (?:company|organi[sz]ation|firm|employer|university|brand|team|"
    r"client company)(?:['’]s name)?,?(?: is| named| called|:)?\s\(?|company \()",
    reach=70,
    lead=11,
)
_POSSESSED = regex(
    r"['’´`¹]s (?:\w+ ){0,2}(?:behalf|notice|copyright|intellectual|proprietary|source|code|software|assets?|"
    r"content|materials?|rights?|trade ?marks?|products?|property|ip\b|confidential|internal|permission|"
    r"authori[sz]ation|consent|server|brand|website|valuable)"
)
_IS_COMPANY = hinted(
    "company conpany corp code team project materials",
    r"\s(?:company|conpany|corporation|corp\b|code\b|team\b|software company|project (?:is|was)|materials\b)(?!:)",
    reach=50,
    lead=10,
)
_SORT_OF_CODE = regex(r"\b(?:sms|otp|qr|pin|zip|hs|cvv|2fa|ean|upc|mfa|promo|discount)$")
"""Before `code`, what is no house's: `the SMS code`."""
_GOES_ON = regex(r"\s(?:Team|Code|Project|Materials) [A-Z]")
"""A word of the name itself, which goes on: `Mule Team Games`."""
_BRAND_OF = hinted(
    "owner holder proprietor",
    r"(?:owners?|holders?|proprietors?) of (?:the )?(?:brands?|trade ?marks?|marks?|website|software|"
    r"copyright(?:s)? (?:in|to|of)|rights (?:in|to))\s",
    reach=70,
    lead=0,
)
_HAS_AUTHORISED = hinted(
    "authori appointed engaged instructed retained",
    r"\s(?:has|have) (?:duly |hereby )?(?:authori[sz]ed|appointed|engaged|instructed|retained)\s"
    r"(?=[^.\n]{2,80}? (?:to act|as (?:its|their|an?|the)\b))",
    reach=150,
    lead=13,
)
_INSTRUCTED_US = hinted(
    "instructed retained engaged appointed mandated authori commissioned",
    r",?\s(?:(?:has|have) )?(?:duly |hereby )?(?:instructed|retained|engaged|appointed|mandated|commissioned|"
    r"authori[sz]ed) "
    r"(?:us|me|our firm|this firm|the undersigned)\b",
    reach=80,
    lead=14,
)
_TOOK_BACK = hinted(
    "withdr retract rescind revok отозв отзыв",
    r"\s(?:has|have|had)? ?(?:now |since |formally |voluntarily |fully |hereby )?(?:withdr(?:aws?|awn|ew)|"
    r"retract(?:s|ed)|rescind(?:s|ed)|revoke[sd])(?= (?:its|their|his|her|the|this|all|complaint|notice|claim))|"
    r"\s(?:отозвал[аио]?|отзыва(?:ет|ем|ю))(?=\s)",
    reach=70,
    lead=18,
)
_REPOSITORY = regex(r"repositor|account|\buser\b|\bpage\b|\bdomain\b")
_INSISTS = hinted("insist", r"\s(?:must|has to|have to) insist\b", reach=40, lead=9)
_SELF_EMPTY = regex(r"^(?:we|i)\b")
_AUTHORISED = hinted(
    "authori entitled mandated appointed engaged instructed retained behalf agent representative represents",
    r"\s(?:\([^()\n]{1,40}\),?\s)?(?:is|are|am)(?: duly| hereby| fully|"
    r" also)? (?:an? )?(?:agent )?(?:authori[sz]ed|entitled|mandated|appointed|engaged|instructed|"
    r"retained)(?: \w+){0,2} (?:to|by|agent|representative|on)|\s(?:acts|act|acting|writes|write|works|"
    r"work) on behalf of|,? (?:as|acting as) (?:an? |the |their |its )?(?:duly |"
    r"legally )?(?:authori[sz]ed )?(?:agent|representative)s? (?:of|for)\b|"
    r"\s(?:\([^()\n]{1,40}\),?\s)?represents\b",
    reach=190,
)


_WITHIN = regex(r"(?:subsidiary|part|division|affiliate|member|brand|company|unit|arm) of (?:the )?$")
_INSIDE = regex(r"[a-z,]\s([A-Z][\w&.’'-]{2,30})")
_LEGAL_FORM = regex(
    r"[\s,](?:Inc|Corp|Ltd|LLC|GmbH|Limited|AG|S\.p\.A|S\.r\.l|B\.V|BV|SAS|Pty|ApS|Oy|AB|S\.A|PLC)\b\.?"
)
_ACTING = (_ON_BEHALF, _AGENT_OF, _REPRESENTS, _CLIENTS)


_TRADING = regex(r"(?:trading|doing business) as\s")
_I_AM = regex(r"\bi (?:am|sell|write|work)\b[^.;:]{0,60}$")
"""Before the name under which the writer himself trades; behind a firm it is the firm's other name."""


def named(sheet: Sheet) -> list[Candidate]:
    """Every name that the words give a role; role None is the sender's own organisation."""
    return [*labelled(sheet), *_in_prose(sheet), *_authorised(sheet)]


def most_named(sheet: Sheet) -> list[Candidate]:
    """The name that a letter writes most often inside its sentences, at least three times: whose matter it is."""
    places: dict[str, list[Span]] = {}
    for found in _INSIDE.finditer(sheet.text, sheet.own_start, sheet.own_end):
        span = name_at(sheet.text, found.start(1))
        if span is not None and span[0] == found.start(1):
            places.setdefault(sheet.folded[span[0] : span[1]].removesuffix("'s").removesuffix("’s"), []).append(span)
    if not places:
        return []
    name = max(sorted(places), key=lambda name: len(places[name]))
    return list(candidate(sheet, Role.OWNER, places[name][0], 1.5)) if len(places[name]) >= 3 else []


def _in_prose(sheet: Sheet) -> Iterator[Candidate]:
    for pattern, role, weight in (
        (_ON_BEHALF, Role.OWNER, 8.0),
        (_AGENT_OF, Role.OWNER, 7.0),
        (_REPRESENTS, Role.OWNER, 7.0),
        (_CLIENTS, Role.OWNER, 7.5),
        (_BRAND_OF, Role.OWNER, 5.5),
        (_OWNED_BY, Role.OWNER, 5.0),
        (_COMPANY_IS, None, 5.5),
        (_WE, None, 5.0),
        (_SELF, None, 5.0),
    ):
        for found in pattern.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
            span = name_at(sheet.text, found.end()) or (
                slot_after(sheet, found.end()) if pattern is _AGENT_OF else None
            )
            if (
                span is not None
                and not (pattern is _OWNED_BY and _is_apart(sheet, found, span))
                and not (
                    pattern is _AGENT_OF
                    and _OF_THE_HOUSE.search(sheet.flowing, max(0, found.start() - 12), found.start())
                )
                and _fits(sheet, role, found, span)
            ):
                of_header = pattern is _OWNED_BY and found[0].rstrip(" ,")[-1:].isdigit()
                for one in _spread(sheet, role, span, weight - of_header):
                    acted_for = one.role is Role.OWNER and (pattern in _ACTING or _is_acted_for(sheet, found.start()))
                    yield attrs.evolve(one, acted_for=acted_for)
    yield from _before_verbs(sheet)
    yield from _firms(sheet)
    if sheet.has_han:
        yield from named_in_chinese(sheet)


def _is_quoted(sheet: Sheet, place: int) -> bool:
    """Whether a place lies within quotation marks that its line opens, where another's words stand."""
    before = sheet.text[sheet.line_at(place).start : place]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _is_apart(sheet: Sheet, found: re.Match[str], span: Span) -> bool:
    """Whether a new paragraph begins between a phrase and a name, where no colon joins them."""
    lead = found[0].rstrip()
    return not lead.endswith(":") and "\n\n" in sheet.text[found.start() + len(lead) : span[0]]


def _is_acted_for(sheet: Sheet, place: int) -> bool:
    """Whether the words right before speak of an agent: `the representative of the owner of the brand X`."""
    return re.search(r"agent|represent|behalf", sheet.flowing[max(0, place - 50) : place]) is not None


def _fits(sheet: Sheet, role: Role | None, found: re.Match[str], span: Span) -> bool:
    if role is not None:
        return (
            not _REPOSITORY.search(sheet.flowing[max(0, found.start() - 50) : found.start()])
            or "belong" not in found[0]
        )
    if _SELF_NOT.search(found[0]):
        return False
    if _TRADING.match(found[0]) and not _I_AM.search(sheet.flowing, max(0, found.start() - 90), found.start()):
        return False
    return not _SELF_EMPTY.fullmatch(found[0].strip(" ,")) or sheet.text[span[1] : span[1] + 1] == ","


def _before_verbs(sheet: Sheet) -> Iterator[Candidate]:
    for found in _INSISTS.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, None, name_before(sheet.text, found.start()), 5.5)
    for pattern, weight in ((_OWNS, 6.0), (_TOOK_BACK, 8.5), (_POSSESSED, 4.0), (_IS_COMPANY, 3.5)):
        for found in pattern.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
            if pattern is _IS_COMPANY and (
                _SORT_OF_CODE.search(sheet.folded, max(0, found.start() - 12), found.start())
                or _GOES_ON.match(sheet.text, found.start(), found.end() + 3)
                or _is_quoted(sheet, found.start())
            ):
                continue
            span = name_before(sheet.text, found.start() + (found[0][0] == ")"))
            if pattern is _OWNS and (span is None or _WITHIN.search(sheet.text, max(0, span[0] - 30), span[0])):
                span = subject_before(sheet, found.start())
            sure = 3.0 if found[0].endswith("behalf") else 0.0
            yield from candidate(sheet, Role.OWNER, span, weight + sure)


def _firms(sheet: Sheet) -> Iterator[Candidate]:
    """Any firm named with its legal form: little, but better than nobody."""
    for found in _LEGAL_FORM.finditer(sheet.text, sheet.own_start, sheet.own_end):
        span = name_before(sheet.text, found.end())
        if span is not None and is_firm(sheet.text[span[0] : span[1]]):
            yield from candidate(sheet, Role.OWNER, _on_its_line(sheet, span), 2.0)


def _on_its_line(sheet: Sheet, span: Span) -> Span:
    """A firm's name without the title or name that a short line above it holds, as in a signature."""
    end = sheet.text.rfind("\n", *span)
    line = sheet.line_at(span[0])
    is_short = end > 0 and line.end - line.start < 50
    return (end + 1, span[1]) if is_short and is_firm(sheet.text[end + 1 : span[1]]) else span


def _spread(sheet: Sheet, role: Role | None, span: Span, weight: float) -> Iterator[Candidate]:
    """`A Ltd. and B Inc.` are two; a name that itself acts for another is an agent."""
    behind = sheet.flowing[span[1] : span[1] + 60]
    if role is Role.OWNER and re.match(
        r"[\s,(\"“”')a-z]{0,30}?\b(?:as (?:an? )?(?:authori[sz]ed )?agent (?:for|of)|on behalf of|"
        r"which represents|acts on behalf)",
        behind,
    ):
        yield from candidate(sheet, Role.AGENT, span, 9.0)
        return
    is_one = is_firm(sheet.text[slice(*span)])
    yield from parted(sheet, role, span, weight + (1.0 if is_one else 0.0))


def _authorised(sheet: Sheet) -> Iterator[Candidate]:
    for found in _HAS_AUTHORISED.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        agent = name_at(sheet.text, found.end())
        if agent is not None and agent[0] - found.end() < 5:
            yield from candidate(sheet, Role.AGENT, agent, 9.0)
            yield from candidate(sheet, Role.OWNER, name_before(sheet.text, found.start()), 7.0, acted_for=True)
    for found in _INSTRUCTED_US.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        client, subject = name_before(sheet.text, found.start()), subject_before(sheet, found.start())
        if subject is not None and is_firm(sheet.text[slice(*subject)]):
            client = subject
        yield from candidate(sheet, Role.OWNER, client, 7.5, acted_for=True)
    for found in _AUTHORISED.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        yield from candidate(sheet, Role.AGENT, name_before(sheet.text, found.start()), 6.0)
