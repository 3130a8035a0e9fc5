"""Who wrote a complaint: the owner, an agent, the platform, or the seller."""

from __future__ import annotations

import re

from rejoinder.domain.market import Markets
from rejoinder.domain.reading import Role, Stage
from rejoinder.reading.bearer import NamedParty
from rejoinder.reading.concept import Concept
from rejoinder.reading.contact import Mail, host_of
from rejoinder.reading.court import is_court_paper
from rejoinder.reading.marketplace import names_any
from rejoinder.reading.name import folded_name, is_firm, same_name
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.platform import platform_of_mail
from rejoinder.text.lazy_pattern import regex

PLATFORM_SIGN = regex(
    r"trust (?:&|and) safety|trust team|abuse (?:team|department|desk|prevention)|support team|ipr protection|"
    r"(?:seller|ipr) team|"
    r"compliance team|seller (?:support|performance)|intellectual property (?:protection )?(?:team|department)|"
    r"平台|规则中心|(?:保护|客服|治理|安全|运营|支持)(?:团队|中心)|служба поддержки|"
    r"команда|staff$|developer support|copyright team|customer (?:care|service)"
)
_FORM_OWNER = regex(
    r"yes, i am the (?:copyright )?(?:owner|holder)|^\s*i am the (?:copyright )?(?:owner|holder)|mine|"
    r"^\s*copyright (?:owner|holder)\.?\s*$"
)
_FORM_AGENT = regex(
    r"yes, i am authori[sz]ed|i am authori[sz]ed to act|authori[sz]ed|\bfor (?:the )?(?:copyright |"
    r"rights? )?(?:owner|holder)"
)
_EMPLOYEE = regex(
    r"\b(?:i am|i'm|i’m|as)(?: (?:a|an|the|one of the))? (?:[\w'-]+ ){0,4}?(?:\[private\]|paralegal|counsel|manager|"
    r"director|"
    r"head|officer|engineer|employee|member|analyst|specialist|lead)"
    r"(?:, [\w &-]{2,40}?)? (?:at|for|of) |\bi work (?:for|at|with) "
)
_STAFF = regex(
    r"\b(?:i am|i'm|i’m|as)(?: (?:a|an|the|one of the))? (?:[\w'-]+ ){0,4}?(?:paralegal|counsel|engineer|employee|"
    r"analyst|"
    r"specialist|(?:compliance|security|legal) \w+) (?:at|for|of|by) |\bi work (?:for|at|with) |\bi(?:'m|"
    r" am) employed (?:at|by) "
)
_CLIENT = regex(
    r"\b(?:our|my) client(?!s?['’]? (?:list|data|base|information|records|software|code|side|library|portal|"
    r"names)\b)s?\b|"
    r"\b(?:attorneys?|lawyers?|counsel|solicitors?|agents?) representing\b|"
    r"\b(?:this|our|my) (?:law )?firm (?:represents|is counsel)|\b(?:i|we) (?:also |"
    r"legally )?represent (?!that|and|to you)|intellectual property counsel|"
    r"\b(?:has|have) (?:duly |hereby )?(?:instructed|retained|engaged|appointed|mandated) (?:us|me|our firm|"
    r"this firm)\b|委托我(?:所|司|方)|"
    r"\b(?:unsere\w* mandant|nuestr[oa] (?:cliente|representad[oa]|mandante)|notre (?:client|mandant)|"
    r"nostr[oa] (?:assistit[oa]|cliente)|nosso cliente|m(?:a|on) client|mein\w* mandant|mi (?:cliente|representad[oa]|"
    r"mandante)|mi[oa] (?:assistit[oa]|cliente)|meu cliente)"
)
_FOR_ANOTHER = regex(
    r"\b(?:act|work|write)s? (?:only )?(?:on|in) their behalf\b|"
    r"\banti-?piracy (?:service|team|unit) of (?:several|many|various|a number of)|"
    r"\blook(?:ing)? after (?:its|their|his|her|the) (?:[\w-]+ ){0,4}(?:protection|enforcement|rights)|"
    r"\bon behalf of the (?:\w+ )?(?:owner|holder)s? (?:indicated|named|listed|mentioned|shown|set out|below)|"
    r"\bg[ée]rons les droits|\bgestionamos los derechos|\bwir (?:verwalten|vertreten) |"
    r"(?:writ(?:e|ing)|contacting|submitt(?:ed|ing)|notice|filed|e-?mail(?:ing)?|acting|sent|issued|"
    r"request)[^.]{0,60} on behalf of (?!(?:the\s+)?(?:(?:copyright|trademark|ip|rights?|intellectual property|"
    r"exclusive rights?|legal|said)\s+)*(?:owner|holder)|its\b|himself|my\b|our\b|a copyright)"
)
_AUTHORISED_AGENT = regex(
    r"\bas (?:the |our )?(?:principal|owner|client|brand|rights? (?:owner|holder)|copyright (?:owner|"
    r"holder))['’]s (?:\w+ )?"
    r"(?:agent|representative)|(?:i am|we are|as) (?:the |an? |their |its )?(?:duly |legally )?(?:authori[sz]ed|"
    r"appointed|designated|"
    r"legal) (?:agent|representative|attorney)s?\b|(?:i am|we are) (?:an agent|(?:their|its|his|her) "
    r"(?:\w+ )?(?:agent|representative|attorney|lawyer))|\b(?:writ|act)(?:e|ing)? (?:this )?on (?:its|their) behalf\b|"
    r"受(?:公司|我司|本公司|贵司)?(?:授权|委托)(?:提交|处理|代为)|受公司(?:授权|委托)"
)
_OATH_AGENT = regex(
    r"(?:perjury|accurate)[^.]{0,120}that (?:i am|we are|i'm) (?:an agent )?(?:duly )?authori[sz]ed to act|\b(?:i|"
    r"we|and) (?:am|are) (?:duly )?authori[sz]ed to (?:act|raise|submit|file)|"
    r"\band (?:duly |fully )?authori[sz]ed to (?:act|speak|sign) (?:for|on)|"
    r"\b(?:i|and) (?:am |do )?act(?:ing)? (?:with|under|by) (?:an? |the )?(?:\w+ )?power of attorney"
)
_AGENT_OF = regex(
    r"\b(?:i am|we are) (?:an|the)? ?(?:\w+ )?agent (?:of|for) (?!the (?:\w+ )?(?:owner|holder)|any\b|an?\b)"
    r"[^.\n]{2,60}?authori[sz]ed"
)
"""Somebody swears that he is the agent of a house that he names."""
_OATH_OWNER = regex(
    r"that (?:i am|we are|my company[^.]{0,60} is) (?:the )?(?:copyright |exclusive )?(?:owner|"
    r"holder)(?! (?:of the copyright )?or|, or)"
)
_MINE = regex(
    r"\b(?:i am|i'm|we are) the (?:original |sole |copyright |rightful |exclusive |legal )?(?:author|owner|"
    r"creator|developer|copyright (?:holder|owner))s?\b(?! or\b|,? or\b| of the copyright or)|"
    r"(?:owned|made|created|written|developed|authored) by (?:me|myself|us|our company|our team)\b|\b(?:my|"
    r"our) (?:own )?(?:code|work|software|project|copyright(?:ed)?|book|course|product|intellectual|source|"
    r"materials?|rights|app|game|website|files?|company owns)\b|"
    r"\bje suis (?:le |la |l['’])?(?:seule? )?(?:auteure?|autrice|titulaire|propriétaire)\b|"
    r"\bsoy (?:el |la )?(?:únic[oa] )?(?:autora?|titular|dueñ[oa])\b|"
    r"\bsono (?:l['’]|il |la )(?:autore|autrice|titolare)\b|\bsou (?:[oa] )?(?:autora?|titular)\b|"
    r"\bich bin (?:der |die )?(?:alleinige \w+|autor|urheber|inhaber|rechteinhaber)|"
    r"(?:当社|弊社)(?:の(?:許諾|登録|著作|商標|製品|権利)|(?:は|が)[^。\n]{0,40}(?:権利?者|保有|所有))"
)


_MY_OWN = regex(
    r"\b(?:i am|i'm) the (?:original |sole |rightful )?(?:author|owner|creator|developer|copyright (?:holder|"
    r"owner))\b|"
    r"\b(?:made|created|written|developed|authored) by (?:me|myself)\b|"
    r"\bmy (?:own )?(?:code|work|software|project|copyright|book|course|product|app|game|website)\b"
)
"""What one person says of his own things; `our software` can be an employer's."""
_FORM_AGENT_OPENS = regex(
    r"\W*(?:да\W{1,3})?yes\W{1,3}authori[sz]ed\b|\W*(?:yes\W{1,3})?(?:i am )?authori[sz]ed(?:[.\n]| by\b| "
    r"to act on (?:the copyright owner['’]s behalf|behalf of (?:the "
    r"copyright owner|[^\n;]{2,70}, (?:the|its) (?:copyright |rights? )?(?:owner|holder)\b)))"
)
_SPACES = regex(r" {2,}")
_SPEAKS = regex(
    r"\b(?:i|we|my|our|je|nous|notre|mes|ich|wir|unsere?|meine?|yo|soy|mis?|nuestr[oa]s?|noi|nostr[oa]|mi[ao]|meus?|"
    r"minhas?)\b|我|本人|мы|я|当社|弊社|私"
)
"""Somebody speaks for himself."""
_FIRST_PERSON = regex(r"\b(?:i|we|my|our|us)\b|我|本公司|\b(?:я|мы|нам|нас|наш\w*|мой|моя|моё)\b")


_OWN_MATTER = regex(
    r"\b(?:our|my|i am|i'm|behalf|we (?:act|are the|own|represent)|undersigned)\b|"
    r"我|本人|本公司|本所|\b(?:наш\w*|я|мой)\b"
)


ACTS_AT = 0.5
"""So likely an agent must be one for the message to be his."""


def _among(one: NamedParty, others: list[NamedParty]) -> bool:
    return any(same_name(one.name, other.name) for other in others)


def sender_role(
    sheet: ParsedMessage,
    stage: Stage,
    owners: list[NamedParty],
    agents: list[NamedParty],
    found: list[NamedParty],
    platform: str | None,
    written_from: Mail | None,
) -> Role | None:
    """Who wrote: by stage and address, by what he pressed in a form, else by what he says of himself."""
    selves = [one for one in found if one.signs]
    if stage is Stage.COUNTER_NOTICE:
        return Role.SELLER
    if stage in (Stage.PLATFORM_FINDING, Stage.FORWARDED_NOTICE, Stage.DECISION) or (
        _is_platform_mail(sheet, platform) and not (stage is Stage.NOTICE and _has_a_head(sheet))
    ):
        return Role.PLATFORM
    if is_court_paper(sheet):
        others = [one for one in (*agents, *selves[:1]) if not _among(one, owners[:1])]
        served = bool(others) and (sheet.source.header("From") is not None or bool(sheet.of(Concept.FROM)))
        return Role.AGENT if owners and served else Role.OWNER
    pressed = _pressed(sheet.said_under("role")) or _opened(sheet)
    if pressed is not None:
        return pressed
    if sheet.of(Concept.AGENT):
        return Role.AGENT
    own = _SPACES.sub(" ", sheet.flowing[sheet.own_start : sheet.own_end])
    if any(one.agent >= ACTS_AT and not _among(one, owners[:1]) for one in agents):
        return Role.AGENT
    if _CLIENT.search(own) and not (_OATH_OWNER.search(own) and _MINE.search(own)):
        return Role.AGENT
    if _AGENT_OF.search(own):
        return Role.AGENT
    self_is_owner = bool(owners) and (
        _is_host(sheet, owners[0].name) or any(same_name(owners[0].name, one.name) for one in selves)
    )
    for_another = _FOR_ANOTHER.search(own[:1_500]) or (not self_is_owner and any(one.is_acted_for for one in owners))
    if for_another and not (owners and _is_officer(sheet, owners[0].name)):
        return Role.AGENT
    if _writes_from_elsewhere(written_from, owners, selves):
        return Role.AGENT
    is_mine = _MINE.search(own) is not None
    if _AUTHORISED_AGENT.search(own) and not is_mine and not self_is_owner:
        return Role.AGENT
    if _is_employee(own) and not (_MY_OWN if _STAFF.search(own) else _MINE).search(own):
        return Role.AGENT
    if _OATH_AGENT.search(own) and not (_OATH_OWNER.search(own) or is_mine or self_is_owner):
        return Role.AGENT if not owners or not selves else Role.OWNER
    if owners or selves or is_mine or _OATH_OWNER.search(own):
        return Role.OWNER
    if _OATH_AGENT.search(own):
        return Role.AGENT
    return Role.OWNER if _SPEAKS.search(own) else None


_OFFICER = regex(
    r"\b(?:founder|co-?founder|c[etof]o|president|owner|proprietor|(?:managing |executive )?director|chair\w*|"
    r"general manager|partner|principal)(?:,? (?:&|and) [\w -]{2,20})?(?:\s*\n\s*|, | of | at | - )(?:the )?$"
)


def _is_officer(sheet: ParsedMessage, name: str) -> bool:
    """Whether a post that leads a house stands right before its name, as in a letter's head or signature."""
    folded = name.lower()
    place = sheet.folded.find(folded, sheet.own_start, sheet.own_end)
    while place >= 0:
        if _OFFICER.search(sheet.folded, max(sheet.own_start, place - 70), place):
            return True
        place = sheet.folded.find(folded, place + 1, sheet.own_end)
    return False


def _is_employee(own: str) -> bool:
    """A person of the house who swears that he may act for it, and not that he owns."""
    swears = _OATH_AGENT.search(own) or _AUTHORISED_AGENT.search(own)
    return swears is not None and _OATH_OWNER.search(own) is None and _EMPLOYEE.search(own) is not None


def _writes_from_elsewhere(mail: Mail | None, owners: list[NamedParty], selves: list[NamedParty]) -> bool:
    """Whether the writer's mail is that of a house of his own, which is not the owner."""
    if mail is None or not owners or not is_firm(owners[0].name):
        return False
    host = re.sub(r"\W", "", host_of(mail).rpartition(".")[0])
    houses = [one for one in selves if is_firm(one.name) and not _among(one, owners[:1])]
    mine = [one for one in houses if len(word := folded_name(one.name).split(" ")[0]) > 3 and word in host]
    return bool(mine) and folded_name(owners[0].name).split(" ")[0] not in host


def _is_host(sheet: ParsedMessage, name: str) -> bool:
    """Whether the mail comes from the owner's own address."""
    host = re.sub(r"\W", "", (sheet.source.header("From") or "").lower().rpartition("@")[2].rpartition(".")[0])
    word = folded_name(name).split(" ")[0]
    return len(word) > 3 and word in host


def _pressed(answer: str) -> Role | None:
    """What the sender chose under a form's question; None where there is no such answer."""
    if _FORM_OWNER.search(answer):
        return Role.OWNER
    return Role.AGENT if _FORM_AGENT.search(answer) else None


def _opened(sheet: ParsedMessage) -> Role | None:
    """The answer to a form's first question where the question itself is not repeated."""
    return Role.AGENT if _FORM_AGENT_OPENS.match(sheet.flowing[sheet.own_start : sheet.own_end]) else None


def _has_a_head(sheet: ParsedMessage) -> bool:
    """Whether a letter says from whom it is, and in whose name he speaks: no platform's record of a complaint."""
    written_by = [field.value for field in sheet.of(Concept.FROM)[:1] if sheet.source.header("From") is None]
    return any(platform_of_mail(name, sheet.markets) is None for name in written_by) and bool(sheet.of(Concept.AGENT))


def _is_record(sheet: ParsedMessage) -> bool:
    """A platform's own record of a complaint: labelled from number to owner, headed by its name, and nobody's `we`."""
    labelled = sheet.of(Concept.REFERENCE) and sheet.of(Concept.OWNER, Concept.COMPLAINANT)
    if not labelled or sheet.source.header("From") is not None:
        return False
    head = sheet.folded[:300]
    headed = names_any(sheet.markets, head)
    answered = bool(sheet.of(Concept.DEADLINE)) and bool(sheet.of(Concept.LISTING))
    return (headed or answered) and _FIRST_PERSON.search(sheet.folded, 0, sheet.own_end) is None


_TEAM = regex(r"\bteam$|команда|служба|团队$|中心$|\bipr? protection$")
_THANKS = regex(r"thank|dear|спасибо|уважаем|谢|尊敬")


def _signed_by_platform(own: str, markets: Markets) -> bool:
    """Whether the last line is a team's of a platform, and nobody has spoken of a matter of his own."""
    last = own.rstrip(" \n.*_-").rpartition("\n")[2].strip(" *_-—")
    signs = len(last) <= 60 and _TEAM.search(last) is not None and _THANKS.search(last) is None
    return signs and names_any(markets, last) and _OWN_MATTER.search(own) is None


def _is_platform_mail(sheet: ParsedMessage, platform: str | None) -> bool:
    pasted = next((field.value for field in sheet.of(Concept.FROM)), "")
    sender = sheet.source.header("From") or pasted
    if platform is not None and platform_of_mail(sender, sheet.markets) == platform:
        return True
    if _is_record(sheet):
        return True
    own = sheet.folded[: sheet.own_end]
    if _signed_by_platform(own, sheet.markets):
        return True
    to_seller = (
        re.search(
            r"ваш\w* (?:товар|карточк)|your (?:listing|product|item|store|shop)s?\b|您的(?:商品|店铺|产品)|贵司|"
            r"dear (?:\w+ )?(?:seller|merchant|vendor|customer|developer|partner)|"
            r"we (?:have )?(?:recently )?received a (?:report|complaint|notice|claim)|we (?:have |had to )?removed? "
            r"(?:your|some of your|the following)|(?:on|from) your (?:account|shop|channel|storefront)|"
            r"尊敬的(?:卖家|商家|会员)|您发布的|"
            r"уважаем\w+ (?:продавец|партн|клиент)|亲爱的(?:卖家|商家)",
            own[:1500],
        )
        is not None
    )
    return to_seller and (
        PLATFORM_SIGN.search(own[-600:]) is not None
        or (bool(sheet.of(Concept.REFERENCE, Concept.DEADLINE)) and _CLIENT.search(own[:1500]) is None)
        or _OWN_MATTER.search(own) is None
    )
