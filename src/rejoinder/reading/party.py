"""Who is named in a complaint, each with a role, and who wrote it."""

from __future__ import annotations

import re
import unicodedata

import attrs

from rejoinder.domain.reading import Party, Role, Span, Stage
from rejoinder.domain.regex import regex
from rejoinder.reading.acting import acting
from rejoinder.reading.candidate import Candidate, among, best, candidate, written_out
from rejoinder.reading.concept import Concept
from rejoinder.reading.contact import (
    Mail,
    complainant_mail,
    header_mails,
    host_of,
    labelled_mails,
    platform_mail,
    sender_mail,
)
from rejoinder.reading.court import plaintiffs
from rejoinder.reading.introduction import introduced, passed_on
from rejoinder.reading.language import HAN
from rejoinder.reading.marketplace import BY_SLUG
from rejoinder.reading.name import folded_name, is_firm, name_before
from rejoinder.reading.name_label import value_names
from rejoinder.reading.named import most_named, named
from rejoinder.reading.platform import platform_of_mail
from rejoinder.reading.prominent import prominent
from rejoinder.reading.sender import PLATFORM_SIGN, sender_role
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.signature import letterhead, mail_sender, quoted_sender, signed
from rejoinder.reading.vocation import is_agency

PARTY_LIMIT = 12
CANDIDATE_LIMIT = 400
"""So many names are weighed against each other, the weightiest."""
SAID_TO_OWN = 6.5
LABELLED = 7.0
"""So much a house weighs that a label calls the reporter's company."""
SURE_CUES = 3.4
MERE_FIRM = 3.5
"""Up to here a name weighs as owner that only its legal form makes a candidate."""
_LEGAL_DESK = regex(r"(?:[A-Z]\w+ ){1,3}(?:Legal|Trust|Safety|Notices)")
"""A platform's own desk that signs what it passes on: `App Store Legal`."""
_DESK = regex(
    r"(?:seller|ipr?|intellectual property|team|support|service|centre|center|official|protection|customer|care|trust|"
    r"safety|shop|mall|compliance|performance|notice|notification|platform|rights?|legal|response|resolutions?|operations|policy|brand|programme|program|portal|"
    r"marketplace|enforcement|abuse|copyright|department|desk|inc|ltd|llc|limited|corp|gmbh|россия|команда|служба|"
    r"поддержк[аи]|"
    r"知识产权|保护|卖家|客服|团队|中心|平台|规则|\W|and|&)*"
)
_HOUSES = regex(
    r"\b(?:services|notices|sellers?|europe|eu|uk|usa?|asia|pacific|north|america|international|global|online|sarl|"
    r"s\.?à\.? ?r\.?l|"
    r"pte|co|vero|registry|russia|com|taiwan|thailand|indonesia|malaysia|singapore|philippines|vietnam|brazil|"
    r"mexico|germany|france|spain|italy|japan|korea|india|canada|australia)\b"
)
"""What else the houses and desks of a marketplace are called by, beside its own name: `Amazon Services Europe`."""
_PLACE_LABEL = regex(
    r"(?:[^:：]{0,12}(?:平台|站点|площадка|маркетплейс|platform|marketplace)(?:名称)?|from|发件人|от(?: кого)?)"
    r"\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
"""Before the name of a platform, where a form or the head of a pasted mail gives it its line: `投诉平台：速卖通`."""
_COMMON_WORDS = frozenset("international group digital media brand protection online global services software".split())


@attrs.frozen(kw_only=True)
class Parties:
    """Who is named, and who wrote."""

    named: tuple[Party, ...]
    sender_role: Role | None


def parties(sheet: Sheet, *, stage: Stage, platform: str | None) -> Parties:
    """The parties named, each once, with the sender's mail address at the sender; and the sender's role."""
    gathered = [*named(sheet), *acting(sheet), *introduced(sheet), *passed_on(sheet), *plaintiffs(sheet)]
    gathered += [*mail_sender(sheet), *signed(sheet), *letterhead(sheet)]
    if len(gathered) > CANDIDATE_LIMIT:
        gathered = sorted(gathered, key=lambda one: -one.weight)[:CANDIDATE_LIMIT]
    if stage is Stage.FORWARDED_NOTICE:
        gathered = [one for one in gathered if not _hands_on(sheet, one)] + list(quoted_sender(sheet))
    written_from = sender_mail(sheet)
    candidates = _known_by_mail(sheet, [one for one in gathered if not _is_platform(one, platform)], written_from)
    candidates = [one for one in candidates if one.role is Role.OWNER or not _is_a_mark(sheet, one)]
    candidates = _answered(sheet, written_out(sheet, candidates))
    selves = best([one for one in candidates if one.role is None])
    agents = best([one for one in candidates if one.role is Role.AGENT])
    owners = _not_mere_agents(best([one for one in candidates if one.role is Role.OWNER]), agents)
    has_complainant = stage is not Stage.PLATFORM_FINDING
    if has_complainant and not owners and not any(one.weight >= 4 for one in selves):
        owners = best(most_named(sheet)) or prominent(sheet)
    elif has_complainant and not selves and not _is_sure(owners) and not _with_address(sheet, owners):
        owners = prominent(sheet, SURE_CUES) or owners
    owners = [_whole(one, selves) for one in owners]
    sender = sender_role(sheet, stage, owners, agents, selves, platform, written_from)
    if sender is Role.AGENT and not any(one.weight >= 5 for one in owners):
        owners = _by_marks(sheet) or owners
    if sender is Role.PLATFORM and not owners:
        owners = [attrs.evolve(one, role=Role.OWNER) for one in selves if one.weight >= LABELLED][:1]
    elif sender is Role.PLATFORM:
        selves = [one for one in selves if one.weight >= LABELLED or one.span[0] > owners[0].span[0]]
    owners, agents = _placed(owners, agents, selves, sender)
    return Parties(named=_with_mail(sheet, owners, agents, stage, sender, written_from), sender_role=sender)


def _whole(one: Candidate, selves: list[Candidate]) -> Candidate:
    """The sender's name of which a name is only a part, at the same place: `Wang` of `Rebecca Wang`."""
    around = [
        own for own in selves if not is_firm(own.name) and own.span[0] <= one.span[0] and one.span[1] <= own.span[1]
    ]
    return attrs.evolve(one, name=around[0].name, span=around[0].span) if around else one


def _is_platform(one: Candidate, platform: str | None) -> bool:
    """The platform's own signature, `AliExpress IPR Protection`, names neither an owner nor an agent."""
    if one.weight >= 10:
        return False
    if _DESK.fullmatch(one.name.lower()):
        return True
    market = BY_SLUG.get(platform or "")
    if market is None:
        return False
    named = market.names.search(one.name.lower())
    if named is None:
        return False
    if named.start() == 0 and one.name[named.end() :].lstrip().startswith(("(", "（")):
        return True
    return _DESK.fullmatch(_HOUSES.sub(" ", one.name.lower().replace(named[0], " "))) is not None


_MARK_BEFORE = regex(
    r"(?:trade ?marks?|\bbrand|\bmark|商标|(?:товарн\w+ )?\bзнак\w*)[ ,:：]{0,2}[«\"“「(]{0,2}$", re.IGNORECASE
)


def _is_a_mark(sheet: Sheet, one: Candidate) -> bool:
    """Whether the words before a name call it a mark, which acts for nobody."""
    start = one.span[0]
    return _MARK_BEFORE.search(sheet.text, max(0, start - 24), start) is not None


_ADDRESS_BEHIND = regex(r"[ ]?[(（<][^\s@()<>]{1,64}@[^\s@()<>]{3,200}[)）>]")


def _with_address(sheet: Sheet, found: list[Candidate]) -> bool:
    """Whether the first name has a mail address in brackets right behind it, as only a party has."""
    return bool(found) and _ADDRESS_BEHIND.match(sheet.text, found[0].span[1]) is not None


def _hands_on(sheet: Sheet, one: Candidate) -> bool:
    """Whether a name is that of the host that hands the notice on, as its mail's host tells."""
    word = re.sub(r"\W", "", folded_name(one.name))
    return len(word) > 4 and any(host_of(mail).startswith(word) for mail in header_mails(sheet, ("from:",)))


def _by_marks(sheet: Sheet) -> list[Candidate]:
    """Owners that are only known by the marks an agent lists."""
    return [
        one
        for field in sheet.of(Concept.MARK)[:1]
        for start, end in value_names(sheet, field.start, field.end)
        for one in candidate(sheet, Role.OWNER, (start, end), 10.0)
    ]


def _known_by_mail(sheet: Sheet, candidates: list[Candidate], written_from: Mail | None) -> list[Candidate]:
    """The sender's organisation is surer where its name is also the host of the sender's mail."""
    own = [*header_mails(sheet), *labelled_mails(sheet)]
    own += [written_from] if written_from is not None else []
    hosts = [host_of(mail).rsplit(".", 1)[0].replace("-", "") for mail in own]

    def is_host(name: str) -> bool:
        plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode() or name.lower()
        bare = re.sub(r"\W", "", plain)
        first = re.sub(r"\W", "", plain.split()[0]) if plain.split() else ""
        return any(len(word) > 2 and word in host for host in hosts for word in (bare, first))

    return [
        attrs.evolve(one, weight=one.weight + 1.0) if one.role is None and is_host(one.name) else one
        for one in candidates
    ]


def _answered(sheet: Sheet, candidates: list[Candidate]) -> list[Candidate]:
    """A name that answers the question who owns the work, or for whom the sender acts, is surer than one elsewhere."""
    return [
        attrs.evolve(one, weight=one.weight + 1.0)
        if one.weight < 10 and sheet.topic_at(one.span[0]) in ("nature", "role")
        else one
        for one in candidates
    ]


def _placed(
    owners: list[Candidate], agents: list[Candidate], selves: list[Candidate], sender: Role | None
) -> tuple[list[Candidate], list[Candidate]]:
    """Who is owner and who is agent, once it is known who wrote."""
    chosen = _top(owners, [one for one in agents if one.weight > 8])
    if sender is Role.OWNER and chosen and chosen[0].weight <= MERE_FIRM and not _is_han(chosen[0].name):
        chosen = [one for one in selves[:1] if _is_han(one.name) and is_firm(one.name)] or chosen
    if sender in (Role.OWNER, Role.AGENT):
        chosen = _house_behind(chosen, selves) or chosen
    agents = [one for one in agents if not among(one, chosen[:1]) or one.weight >= 10]
    if sender is Role.AGENT and not agents and chosen and _is_mere_agency(chosen[0], selves):
        return [], chosen[:1]
    if sender in (Role.AGENT, Role.PLATFORM):
        products = [one for one in owners if not is_firm(one.name) and not is_agency(one.name)]
        desks = [] if sender is Role.AGENT else [one for one in selves if _LEGAL_DESK.fullmatch(one.name)]
        own = [one for one in selves if one not in desks and not among(one, products)]
        agents = agents or _own_firm(chosen, own, is_said=sender is Role.AGENT)
        chosen = [one for one in chosen if not among(one, agents)] or (
            [] if agents else selves[:1] if sender is Role.AGENT else []
        )
    elif sender is Role.OWNER:
        chosen = chosen or selves[:1]
        agents = [one for one in agents if one.weight >= 8]
    return chosen, agents[:1]


def _is_mere_agency(one: Candidate, selves: list[Candidate]) -> bool:
    """Whether a firm that only signs calls itself an agency, and nobody says that it owns anything."""
    return one.weight <= MERE_FIRM and is_agency(one.name) and among(one, selves)


def _not_mere_agents(owners: list[Candidate], agents: list[Candidate]) -> list[Candidate]:
    """The owners without those that are only known to be firms, while they are said to act for somebody."""
    acting_firms = [one for one in agents if one.weight >= 6]
    return [one for one in owners if one.weight > MERE_FIRM or not among(one, acting_firms)]


def _is_sure(owners: list[Candidate]) -> bool:
    """Whether the first is said to own, or acted for, or a firm: no mere name of a product."""
    return bool(owners) and (owners[0].acted_for or owners[0].weight >= SAID_TO_OWN or is_firm(owners[0].name))


def _house_behind(chosen: list[Candidate], selves: list[Candidate]) -> list[Candidate]:
    """The sender's house, where what stands for the owner can be a product: no firm, and nowhere said to own."""
    if not chosen or _is_sure(chosen):
        return []
    houses = [one for one in selves if one.weight >= (4 if is_firm(one.name) else 5) and not is_agency(one.name)]
    if any(among(one, chosen) for one in houses):
        houses = [one for one in houses if is_firm(one.name) and not among(one, chosen)]
    return houses[:1]


def _own_firm(chosen: list[Candidate], selves: list[Candidate], *, is_said: bool) -> list[Candidate]:
    """The writer's own organisation, where he says that he acts for another.

    Args:
        is_said: whether the words make the writer an agent, whoever the owner is.
    """
    if not chosen:
        return []
    is_told = is_said or chosen[0].acted_for or chosen[0].weight >= 10
    others = [one for one in selves if not among(one, chosen) and one.weight >= 3]
    others = [one for one in others if _is_han(one.name) == _is_han(chosen[0].name) or is_agency(one.name)]
    others = [one for one in others if not _telling_words(one.name) & _telling_words(chosen[0].name)]
    if not is_told:
        others = [one for one in others if not _is_han(one.name)]
    firms = [one for one in others if is_firm(one.name) or is_agency(one.name) or (is_told and one.weight >= 4)]
    return sorted(firms, key=lambda one: not is_agency(one.name))[:1]


def _telling_words(name: str) -> set[str]:
    """The words of a name that are not everybody's: `ARMANI Trademark` and `Giorgio Armani S.p.A.` share one."""
    return {word for word in folded_name(name).split() if len(word) > 3 and word not in _COMMON_WORDS}


def _is_han(name: str) -> bool:
    return HAN.search(name) is not None


def _top(owners: list[Candidate], agents: list[Candidate]) -> list[Candidate]:
    free = [one for one in owners if not (among(one, agents) and one.weight < 10)]
    if not free:
        return []
    labelled = [one for one in free if one.weight >= 10]
    if labelled:
        beside = [one for one in free if one not in labelled and one.weight >= 7 and _stands_beside(one, labelled)]
        return [*labelled, *beside][:PARTY_LIMIT]
    best = free[0].weight
    close = [one for one in free if one.weight >= max(best - 0.31, 7.0) and abs(one.span[0] - free[0].span[0]) < 200]
    close += [one for one in free if one.weight >= 7 and one not in close and _stands_beside(one, close)]
    return close[:4] or free[:1]


def _stands_beside(one: Candidate, others: list[Candidate]) -> bool:
    """Whether a firm is named right behind another: `A Ltd and B Inc.`"""
    return is_firm(one.name) and any(0 < one.span[0] - other.span[1] < 8 for other in others)


def _with_mail(
    sheet: Sheet,
    owners: list[Candidate],
    agents: list[Candidate],
    stage: Stage,
    sender: Role | None,
    written_from: Mail | None,
) -> tuple[Party, ...]:
    own = complainant_mail(sheet) if sender is Role.PLATFORM else written_from
    found: list[Party] = []
    for role, candidates in ((Role.AGENT, agents), (Role.OWNER, owners)):
        for one in candidates:
            has_mail = own is not None and (role is Role.AGENT or not agents)
            found.append(Party(role=role, name=one.name, email=own[0] if has_mail and own else None, span=one.span))
            if has_mail:
                own = None
    desk = platform_mail(sheet) if sender is Role.PLATFORM else None
    if own is not None and desk is not None and host_of(own) == host_of(desk):
        own = None
    if own is not None and stage not in (Stage.COUNTER_NOTICE, Stage.UNRELATED, Stage.DECISION):
        role = Role.AGENT if sender is Role.AGENT else Role.OWNER
        name = _before_mail(sheet, own)
        found.append(Party(role=role, name=sheet.text[slice(*name)], email=own[0], span=name))
    if sender is Role.PLATFORM:
        found += _platform_party(sheet, desk)
    return tuple(sorted(found, key=lambda party: (party.span, party.role)))[:PARTY_LIMIT]


def _before_mail(sheet: Sheet, mail: Mail) -> Span:
    """The name that a mail address in brackets follows, `Ann Low <ann@low.example>`; the address itself where none."""
    bracket = sheet.text.rfind("(", sheet.line_at(mail[1][0]).start, mail[1][0])
    for place in (sheet.text.find("<" + mail[0]), bracket):
        name = name_before(sheet.text, place) if place > 0 else None
        for whole in candidate(sheet, None, name, 0.0):
            return whole.span
    return mail[1]


def _platform_party(sheet: Sheet, mail: Mail | None) -> list[Party]:
    address = mail[0] if mail is not None else None
    senders = sheet.of(Concept.FROM)
    for field in [*(one for one in senders if platform_of_mail(one.value) is not None), *senders][:1]:
        named = re.match(r"[\"'“]?([^<\"”\n]{2,80}?)[\"'”]?\s*<", field.value)
        if named and "@" not in named.group(1):
            start = field.start + named.start(1)
            return [
                Party(role=Role.PLATFORM, name=named.group(1), email=address, span=(start, start + len(named.group(1))))
            ]
    for line in sheet.lines[::-1][:400]:
        raw = sheet.text[line.start : line.end]
        said = raw.strip(" *_")
        labelled = re.match(r"[^:：]{1,30}[:：].{1,60}?\s[—–|｜]\s?(?=\S)", said) or _PLACE_LABEL.match(said)
        if labelled:
            said = said[labelled.end() :]
        if (
            3 < len(said) < 70
            and line.end <= sheet.own_end
            and PLATFORM_SIGN.search(said.lower())
            and not said.endswith((".", "。", "：", ":"))
            and not any(mark in said for mark in "，。！")
        ):
            start = line.start + raw.index(said)
            return [Party(role=Role.PLATFORM, name=said, email=address, span=(start, start + len(said)))]
    if mail is not None:
        return [Party(role=Role.PLATFORM, name=mail[0], email=mail[0], span=mail[1])]
    return []
