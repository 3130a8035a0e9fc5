"""Who is named in a complaint: owners, agents, the platform and the seller, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from rejoinder.domain.reading import Party, Role, Span, Stage
from rejoinder.reading.label import Concept
from rejoinder.reading.name import GENERIC, REDACTED, is_firm, name_at, name_before, same_name
from rejoinder.reading.platform import platform_of_mail
from rejoinder.reading.sheet import Sheet

PARTY_LIMIT = 12
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?![\w-])")
_ROBOT = re.compile(r"no-?_?reply|do-?not-?reply|mailer-daemon|postmaster|bounce|notification@|privacy@|unsubscribe")
_RECIPIENT = re.compile(r"^(?:abuse|copyright|dmca|support|legal|info|agent|domainabuse|abuse-desk)[\w.+-]*@")
_ON_BEHALF = re.compile(
    r"(?:on|in) (?:the )?behalf (?:of|for)(?: (?:our|my|the|its) (?:clients?|customers?|company|principals?|members?|rights? owners?|copyright (?:owner|holder)s?|brand(?: owner)?|employer)[,:]?)?(?: of)?\s"
)
_AGENT_OF = re.compile(
    r"(?:agents?|representatives?|counsels?|attorneys?|lawyers?|law firm|solicitors?)(?: (?:and|or) \w+)? (?:of|for|to)(?: (?:our|my) clients?,?| the (?:copyright|trademark|ip|intellectual property|rights?) (?:owner|holder)s?[,:]?| the (?:owner|holder) of[^,.\n]{0,40}(?:brand|trademark|mark))?\s"
)
_REPRESENTS = re.compile(
    r"(?:\b(?:we|i|firm|company|which|who)(?: (?:also|hereby|legally|currently|are|am))? represent(?:s|ing)?|\brepresenting|represents the following[\w ]{0,30}:|acting (?:for|on behalf of)|acts? for|instructed by|retained by|engaged by|employed by|(?:are|am|is) (?:an? |the )?(?:employee|employees) of|in the name of)\s"
)
_CLIENTS = re.compile(r"(?:our|my) (?:clients?|customers?),?\s(?:is |are |namely |named |called |- )?")
_OWNS = re.compile(
    r"[\s,)\"”]{1,2}(?:is|are|remains|was|being) (?:\w+ )?(?:the |an? )?(?:\w+ ){0,3}(?:owners?|holders?|proprietors?|licensors?|developers? and|authors?|creators?|publishers?|developer and licensor)\b(?: and| or|/| of|,|\s)|"
    r"[\s,)\"”]{1,2}(?:owns|holds|controls|own and/or control|possesses|retains|has registered|exclusively owns|manages the brand|developed and owns)\b"
)
_OWNED_BY = re.compile(
    r"(?:(?:exclusively |solely |wholly |fully )?owned(?: and \w+)?(?: exclusively| solely)? by|(?:is|are) (?:the )?(?:exclusive |sole |intellectual )*property of|belong(?:s|ing)? (?:exclusively )?to|copyrights? (?:is |are )?(?:owned|held|of|by)|copyright(?:ed)? (?:materials? |works? |content )?(?:of|by|owner:?|holder:?)|copyright ?(?:\(c\)|©)? ?(?:19|20)\d\d(?:-(?:19|20)\d\d)?,?|"
    r"(?:rights|materials?|brand|trade ?marks?) (?:\w+ ){0,2}(?:of|owned by|held by)|proprietary to|(?:copyright|trade ?mark|ip|rights?|intellectual property) (?:owner|holder)(?: is|:|,| \()?|"
    r"intellectual property (?:rights )?(?:of|belonging to)|all contents are owned by the|authori[sz]ed by)\s"
)
_SELF = re.compile(
    r"(?:\b(?:we|i),? (?:the )?|\b(?:we|i) (?:are|am)(?: the| a| an)?(?: [\w-]+){0,6}? (?:of|at|from|for|with)\s(?:the )?|\bwe are (?:the )?|my name is [^.\n]{1,50}?(?:,| and i am)[^.\n]{0,60}? (?:of|from|at|for|with)\s|(?:my name is|i am|this is) [^.,\n]{2,50} (?:of|from|at|for|with)\s|(?:writing|email|contacting)(?: to)?(?: you)? (?:\w+ )?(?:from|for|as)\s|\b(?:issued|sent|submitted|written|provided|filed) by\s|"
    r"team (?:from|at|of)\s|employee (?:of|at)\s|\[private\],?(?: is| am)? ?(?:\[private\] )?(?:of|from|at|for|with)\s)"
)
_SELF_NOT = re.compile(r"appears?|seems?|behalf|client|represent|owner|author\b|creator|developer|holder|agent|writing|contacting|aware|responsible|notif|request|infring|counsel|attorney")
_COMPANY_IS = re.compile(r"(?:(?:my|our|the) (?:company|organi[sz]ation|firm|employer|university|brand|team|client company)(?:['’]s name)?,?(?: is| named| called|:)?\s\(?|company \()")
_POSSESSED = re.compile(r"['’´`¹]s (?:\w+ ){0,2}(?:behalf|notice|copyright|intellectual|proprietary|source|code|software|assets?|content|materials?|rights?|trade ?marks?|products?|property|ip\b|confidential|internal|permission|authori[sz]ation|consent|server|brand|website|valuable)")
_IS_COMPANY = re.compile(r"\s(?:company|conpany|corporation|corp\b|code\b|team\b|software company|project (?:is|was)|materials\b)")
_BRAND_OF = re.compile(r"(?:owners?|holders?|proprietors?) of (?:the )?(?:brands?|trade ?marks?|marks?|website|software|copyright(?:s)? (?:in|to|of)|rights (?:in|to))\s")
_HAN_OWNER = re.compile(r"(?:所有者|所有人|权利人|著作权人|版权人|版权方|版权所有|权属|归属|属于|归|客户|代表|受|委托(?:方|人)?|系|我司|本公司|我公司|我方)(?:为|是|：|:|于|属|归|[（(]c[）)]|©|\s|(?:19|20)\d\d|[,，])*")
_HAN_FIRM = re.compile(r"[\u4e00-\u9fff（）()]{2,30}?(?:股份有限公司|有限责任公司|有限公司|集团)")
_REPOSITORY = re.compile(r"repositor|account|\buser\b|\bpage\b|\bdomain\b")
_DECLARED = re.compile(r"\s?[(（]\s?(?:the |hereinafter:? |hereafter:? |together,? |collectively,? |referred to as ){0,3}[\"“']([^\"”'\n]{2,40})[\"”'](?: or [\"“'][^\"”'\n]{2,40}[\"”'])?\s?[)）]")
_SELF_EMPTY = re.compile(r"^(?:we|i)\b")
_AUTHORISED = re.compile(
    r"\s(?:\([^()\n]{1,40}\),?\s)?(?:is|are|am)(?: duly| hereby| fully| also)? (?:an? )?(?:authori[sz]ed|entitled|mandated|appointed|engaged|instructed|retained)(?: \w+){0,2} (?:to|by|agent|representative|on)|\s(?:acts|act|acting|writes|write|works|work) on behalf of|,? (?:as|acting as) (?:an? |the |their |its )?(?:duly |legally )?(?:authori[sz]ed )?(?:agent|representative)s? (?:of|for)\b|\s(?:\([^()\n]{1,40}\),?\s)?represents\b"
)
_CLOSING = re.compile(
    r"^[\s>*]*(?:yours?(?: very)? (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:best|kind|kindest|warm|warmest|with best|many|with kind)? ?regards|very truly yours|respectfully(?: submitted)?|faithfully|thank(?: you|s)[^.\n]{0,40}|best|cheers|cordially|truly yours|signed|with thanks|yours|"
    r"此致|敬礼|顺祝商祺|с уважением|с наилучшими пожеланиями|искренне ваш\w*|signature:?|/s/[^\n]{0,40}|-- ?|[-_—]{2,40})[\s,.!:*]*$"
)
_NOT_NAME_LINE = re.compile(
    r"@|https?:|www\.|\+?\d[\d\s().-]{6,}|^(?:tel|phone|fax|e-?mail|address|mobile|cell|office|date|title|manager|director|counsel|attorney|legal|ceo|cto|president|website|web|p\.?o\.?|suite|floor|street|united|usa|u\.s|room|no\.|dmca|copyright|notice|this |the |please|if |sent|confidential|disclaimer|note|attachment|you |we |i |for |to |hrb|ust|telefon|"
    r"physical|direct|on behalf|электр|тел|почта|адрес|电话|地址|邮箱|手机|传真)|\b(?:street|st\.|avenue|ave|road|rd\.|suite|blvd|floor|\d{4,6}|team|department|division|officer|paralegal|engineer|founder|owner|developer|representative|specialist|analyst|agent|investigation)\b"
)
_PLATFORM_SIGN = re.compile(
    r"trust (?:&|and) safety|abuse (?:team|department|desk|prevention)|support team|ipr protection|compliance team|seller (?:support|performance)|intellectual property (?:protection )?(?:team|department)|平台|规则中心|служба поддержки|команда|staff$|developer support|copyright team|customer (?:care|service)"
)


@attrs.frozen(kw_only=True)
class Candidate:
    """A name with how strongly the words around it give it a role. Role None is the sender's own organisation."""

    role: Role | None
    span: Span
    name: str
    weight: float


@attrs.frozen(kw_only=True)
class Parties:
    """Who is named, and who wrote."""

    named: tuple[Party, ...]
    sender_role: Role | None


def parties(sheet: Sheet, *, stage: Stage, platform: str | None) -> Parties:
    """The parties named, each once, with the sender's mail address at the sender; and the sender's role."""
    candidates = _known_by_mail(sheet, [*_labelled(sheet), *_in_prose(sheet), *_signed(sheet), *_letterhead(sheet), *_authorised(sheet)])
    candidates = _written_out(sheet, candidates)
    owners = _best([one for one in candidates if one.role is Role.OWNER])
    selves = _best([one for one in candidates if one.role is None])
    agents = _best([one for one in candidates if one.role is Role.AGENT])
    sender = _sender_role(sheet, stage, owners, agents, selves, platform)
    owners, agents = _placed(owners, agents, selves, sender)
    return Parties(named=_with_mail(sheet, owners, agents, stage, sender, platform), sender_role=sender)


def _known_by_mail(sheet: Sheet, candidates: list[Candidate]) -> list[Candidate]:
    """The sender's organisation is surer where its name is also the host of the sender's mail."""
    hosts = [mail[0].lower().partition("@")[2].rsplit(".", 1)[0].replace("-", "") for mail in _header_mails(sheet)]
    hosts += [mail[0].lower().partition("@")[2].rsplit(".", 1)[0].replace("-", "") for field in sheet.of(Concept.EMAIL) for mail in _mails(sheet, field.start, field.end)]

    def is_host(name: str) -> bool:
        bare = re.sub(r"\W", "", name.lower())
        first = re.sub(r"\W", "", name.lower().split()[0]) if name.split() else ""
        return any(len(word) > 2 and word in host for host in hosts for word in (bare, first))

    return [attrs.evolve(one, weight=one.weight + 1.0) if one.role is None and is_host(one.name) else one for one in candidates]


def _written_out(sheet: Sheet, candidates: list[Candidate]) -> list[Candidate]:
    """Short forms replaced by the full name that the text declares for them: `Fullname Inc. ("Short")`."""
    full: dict[str, Candidate] = {}
    for found in _DECLARED.finditer(sheet.text, sheet.own_start, sheet.own_end):
        for whole in _candidate(sheet, None, name_before(sheet.text, found.start()), 0.0):
            full.setdefault(found.group(1).lower(), whole)
    longer = [*full.values(), *(one for one in candidates if is_firm(one.name))]

    def written_out(one: Candidate) -> Candidate:
        whole = full.get(one.name.lower()) or next((other for other in longer if len(other.name) > len(one.name) and same_name(one.name, other.name)), None)
        return one if whole is None or one.weight >= 10 else attrs.evolve(one, name=whole.name, span=whole.span)

    return [written_out(one) for one in candidates]


def _candidate(sheet: Sheet, role: Role | None, span: Span | None, weight: float) -> Iterator[Candidate]:
    if span is None or span[1] > sheet.own_end:
        return
    start, end = span
    while end > start and sheet.text[end - 1] in " \t,;:*_'\"”’-–|":
        end -= 1
    for suffix in ("'s", "’s"):
        if sheet.text[start:end].endswith(suffix):
            end -= 2
    name = sheet.text[start:end]
    if (
        2 <= len(name) <= 120
        and any(letter.isalpha() for letter in name)
        and not GENERIC.match(name)
        and not _is_host_name(name)
    ):
        yield Candidate(role=role, span=(start, end), name=name, weight=weight)


def _is_host_name(name: str) -> bool:
    return (
        re.match(
            r"(?i)(?:github|gitlab|cloudflare|stackpath|linode|akamai|google|digitalocean|leaseweb|dmca|dear|to whom|http|www)\b",
            name,
        )
        is not None
    )


def _labelled(sheet: Sheet) -> Iterator[Candidate]:
    roles = {
        Concept.OWNER: (Role.OWNER, 10.0),
        Concept.AGENT: (Role.AGENT, 10.0),
        Concept.COMPLAINANT: (Role.OWNER, 8.5),
        Concept.SELLER: (Role.SELLER, 8.0),
    }
    for field in sheet.of(*roles):
        role, weight = roles[field.concept]
        if len(field.value) > 300:
            continue
        for start, end in _value_names(sheet, field.start, field.end):
            yield from _candidate(sheet, role, (start, end), weight)
    for field in sheet.of(Concept.COMPANY):
        for start, end in _value_names(sheet, field.start, field.end):
            yield from _candidate(sheet, None, (start, end), 7.0)


def _value_names(sheet: Sheet, start: int, end: int) -> Iterator[Span]:
    """The names of a labelled value: split at semicolons, cut before a mail address, a bracketed note or a remark."""
    value = sheet.text[start:end]
    place = 0
    for part in re.split(r"[;；]", value):
        begin = start + value.index(part, place)
        place = begin - start + len(part)
        cut = re.search(
            r",?\s[<(（]?\S+@|[,，]\s(?:on behalf|an? |as |e-?mail|tel|authori|contact|address|legal)|\s[<(]\s?https?:|\s-\s|\s+as agent|，|（(?:代理|授权)|\s\((?:agent|authori|represent|代理|представ)| on behalf of",
            part,
        )
        part = part[: cut.start()] if cut else part
        stripped = part.strip(' \t.,*_[]"“”')
        if stripped and "@" not in stripped and "http" not in stripped and len(stripped) <= 110:
            begin += part.index(stripped)
            yield begin, begin + len(stripped)


def _in_prose(sheet: Sheet) -> Iterator[Candidate]:
    for pattern, role, weight in (
        (_ON_BEHALF, Role.OWNER, 8.0),
        (_AGENT_OF, Role.OWNER, 7.0),
        (_REPRESENTS, Role.OWNER, 7.0),
        (_CLIENTS, Role.OWNER, 7.5),
        (_BRAND_OF, Role.OWNER, 5.5),
        (_OWNED_BY, Role.OWNER, 5.0),
        (_COMPANY_IS, None, 5.5),
        (_SELF, None, 5.0),
    ):
        for found in pattern.finditer(sheet.folded, sheet.own_start, sheet.own_end):
            span = name_at(sheet.text, found.end())
            if span is not None and _fits(sheet, role, found, span):
                yield from _spread(sheet, role, span, weight)
    yield from _before_verbs(sheet)
    yield from _in_chinese(sheet)


def _fits(sheet: Sheet, role: Role | None, found: re.Match[str], span: Span) -> bool:
    if role is not None:
        return not _REPOSITORY.search(sheet.folded[max(0, found.start() - 50) : found.start()]) or "belong" not in found[0]
    if _SELF_NOT.search(found[0]):
        return False
    return not _SELF_EMPTY.fullmatch(found[0].strip(" ,")) or sheet.text[span[1] : span[1] + 1] == ","


def _before_verbs(sheet: Sheet) -> Iterator[Candidate]:
    for pattern, weight in ((_OWNS, 6.0), (_POSSESSED, 4.0), (_IS_COMPANY, 3.5)):
        for found in pattern.finditer(sheet.folded, sheet.own_start, sheet.own_end):
            span = name_before(sheet.text, found.start())
            if span is None and pattern is _OWNS:
                span = _subject(sheet, found.start())
            sure = 3.0 if found[0].endswith("behalf") else 0.0
            yield from _candidate(sheet, Role.OWNER, span, weight + sure)


def _subject(sheet: Sheet, place: int) -> Span | None:
    """The name a sentence begins with, where a remark stands between it and its verb: `X, part of Y, is the owner`."""
    start = max(sheet.text.rfind(mark, max(0, place - 260), place) + len(mark) for mark in ("\n\n", ". ", ": "))
    span = name_at(sheet.text, start) if start > 1 else None
    return span if span is not None and sheet.text[span[1] : span[1] + 1] in (",", " ", "(") and span[0] - start < 5 else None


def _in_chinese(sheet: Sheet) -> Iterator[Candidate]:
    for found in _HAN_OWNER.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        firm = _HAN_FIRM.match(sheet.text, found.end(), sheet.own_end)
        if firm:
            yield from _candidate(sheet, Role.OWNER, firm.span(), 5.0)
    firms = {}
    for found in _HAN_FIRM.finditer(sheet.text, sheet.own_start, sheet.own_end):
        firms.setdefault(found[0], found.span())
    if len(firms) == 1:
        yield from _candidate(sheet, None, next(iter(firms.values())), 2.5)


def _spread(sheet: Sheet, role: Role | None, span: Span, weight: float) -> Iterator[Candidate]:
    """`A Ltd. and B Inc.` are two; a name that itself acts for another is an agent."""
    behind = sheet.folded[span[1] : span[1] + 60]
    if role is Role.OWNER and re.match(
        r"[\s,(\"“”')a-z]{0,30}?\b(?:as (?:an? )?(?:authori[sz]ed )?agent (?:for|of)|on behalf of|which represents|acts on behalf)",
        behind,
    ):
        yield from _candidate(sheet, Role.AGENT, span, 9.0)
        return
    name = sheet.text[slice(*span)]
    cut = name.find(" and ")
    if cut > 0 and is_firm(name[:cut]) and is_firm(name[cut + 5 :]):
        yield from _candidate(sheet, role, (span[0], span[0] + cut), weight)
        yield from _candidate(sheet, role, (span[0] + cut + 5, span[1]), weight)
    else:
        yield from _candidate(sheet, role, span, weight + (1.0 if is_firm(name) else 0.0))


def _authorised(sheet: Sheet) -> Iterator[Candidate]:
    for found in _AUTHORISED.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        yield from _candidate(sheet, Role.AGENT, name_before(sheet.text, found.start()), 6.0)


def _signed(sheet: Sheet) -> Iterator[Candidate]:
    """Names in the lines under a closing; the first lines count, a firm more than a person."""
    for number, line in enumerate(sheet.lines):
        if line.start < sheet.own_start or line.end - line.start > 60 or line.end > sheet.own_end:
            continue
        said = sheet.folded[line.start : line.end].strip()
        if said and _CLOSING.match(said):
            yield from _signature(sheet, number + 1)


def _signature(sheet: Sheet, number: int) -> Iterator[Candidate]:
    for line in sheet.lines[number : number + 9]:
        raw = sheet.text[line.start : line.end]
        said = raw.strip(" \t*_>|#-")
        if not said or len(said) > 80:
            continue
        behalf = re.search(r"(?i)^on behalf of:?\s", said)
        if behalf:
            continue
        start = line.start + raw.index(said)
        for begin, end in _sign_parts(said):
            name = said[begin:end]
            folded = name.lower()
            if (
                _NOT_NAME_LINE.search(folded)
                or REDACTED.search(name)
                or not name[:1].isalnum()
                or name.rstrip().endswith((".", ":"))
                and not is_firm(name)
            ):
                continue
            words = name.split()
            if is_firm(name) or (
                len(words) <= 6
                and sum(1 for word in words if word[:1].isupper() or not word[:1].isalpha()) >= len(words) * 0.6
            ):
                yield from _candidate(sheet, None, (start + begin, start + end), 4.5 if is_firm(name) else 3.0)


def _sign_parts(said: str) -> Iterator[Span]:
    place = 0
    for part in re.split(r"\s\|\s|,\s(?=[A-Z][\w&]+ (?:Inc|LLC|Ltd|GmbH|Corp))", said):
        begin = said.index(part, place)
        place = begin + len(part)
        yield begin, place


def _letterhead(sheet: Sheet) -> Iterator[Candidate]:
    """A firm in the first lines of the letter, above the salutation."""
    first = sheet.line_number(sheet.own_start)
    seen = 0
    for line in sheet.lines[first : first + 12]:
        raw = sheet.text[line.start : line.end]
        said = re.sub(r"<br ?/?>$", "", raw.strip()).strip(" *_#")
        if not said:
            continue
        seen += 1
        if seen > 2 or re.match(r"(?i)dear|to |hello|hi |from:|subject:|date:|re:|attn|github", said):
            return
        if (
            is_firm(said)
            and len(said) < 70
            and not said.endswith((".", ":"))
            and ":" not in said
            and len(said.split()) < 9
        ):
            start = line.start + raw.index(said)
            yield from _candidate(sheet, None, (start, start + len(said)), 4.0)


def _best(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates gathered by name: the fullest writing of each, the weightiest first."""
    groups: list[list[Candidate]] = []
    for one in sorted(candidates, key=lambda one: (-one.weight, one.span)):
        group = next((group for group in groups if any(same_name(one.name, other.name) for other in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    gathered = [_fullest(group) for group in groups]
    return sorted(gathered, key=lambda one: (-one.weight, one.span))


def _fullest(group: list[Candidate]) -> Candidate:
    top = max(one.weight for one in group) + min(0.3 * (len(group) - 1), 1.5)
    chosen = max(group, key=lambda one: (is_firm(one.name), one.weight, len(one.name), -one.span[0]))
    return attrs.evolve(chosen, weight=top)


def _among(one: Candidate, others: Iterable[Candidate]) -> bool:
    return any(same_name(one.name, other.name) for other in others)


_FORM_OWNER = re.compile(
    r"yes, i am the (?:copyright )?(?:owner|holder)|^\s*i am the (?:copyright )?(?:owner|holder)|mine|^\s*copyright (?:owner|holder)\.?\s*$"
)
_FORM_AGENT = re.compile(r"yes, i am authori[sz]ed|i am authori[sz]ed to act|authori[sz]ed")
_SURE_AGENT = re.compile(
    r"(?:i|we) (?:am|are) (?:the |an? )?(?:\w+ )?(?:authori[sz]ed )?(?:agent|representative|attorney|counsel|legal representative|intellectual property counsel)s? |(?:i|we) represent |law firm|on behalf of (?:our|my) client|our client|my client|"
    r"(?:authori[sz]ed|instructed) (?:agent|representative)s? (?:of|for)|as (?:the |an? |their )?(?:authori[sz]ed )?agent|i am an employee|acting on behalf"
)
_THIRD_PARTY = re.compile(r"\b(?:our|my) clients?\b|on behalf of (?:the )?(?!my\b|our\b|the (?:copyright |trademark |ip |rights? |intellectual )?(?:owner|holder)|(?:copyright )?owner|its|himself|my)|law firm|(?:i|we) represent\b")
_OWN_FIRM = re.compile(r"(?:on )?behalf of (?:my|our) (?:company|organi[sz]ation|employer|university|team)|our company['’]s|my company['’]?s?|owned by our company")
_OATH_AGENT = re.compile(
    r"(?:perjury|accurate)[^.]{0,120}that (?:i am|we are|i'm) (?:an agent )?(?:duly )?authori[sz]ed to act|(?:i|we) (?:am|are) authori[sz]ed to (?:act|raise|submit|file)"
)
_OATH_OWNER = re.compile(
    r"that (?:i am|we are|my company[^.]{0,60} is) (?:the )?(?:copyright |exclusive )?(?:owner|holder)(?! (?:of the copyright )?or|, or)"
)
_OWN_WORDS = re.compile(
    r"\b(?:i am|i'm|we are) the (?:original |sole |copyright |rightful |exclusive )?(?:author|owner|creator|developer|copyright (?:holder|owner))|(?:owned|made|created|written|developed|authored) by (?:me|myself|us|our company|our team)|\b(?:my|our) (?:own )?(?:code|work|software|company'?s?|project|copyright|book|course|product|intellectual|source|materials?)"
)


def _sender_role(
    sheet: Sheet,
    stage: Stage,
    owners: list[Candidate],
    agents: list[Candidate],
    selves: list[Candidate],
    platform: str | None,
) -> Role | None:
    if stage is Stage.COUNTER_NOTICE:
        return Role.SELLER
    if stage in (Stage.PLATFORM_FINDING, Stage.FORWARDED_NOTICE, Stage.DECISION) or _is_platform_mail(sheet, platform):
        return Role.PLATFORM
    answer = sheet.said_under("role") + sheet.said_under("nature")[:0]
    if answer.strip():
        if _FORM_OWNER.search(answer):
            return Role.OWNER
        if _FORM_AGENT.search(answer):
            return Role.AGENT
    strong_agent = any(one.weight >= 6 and not _among(one, owners[:1]) for one in agents)
    behalf = any(one.weight >= 7 for one in owners)
    self_is_owner = bool(owners) and bool(selves) and same_name(owners[0].name, selves[0].name)
    own = sheet.folded[sheet.own_start : sheet.own_end]
    third = _THIRD_PARTY.search(own) is not None
    if strong_agent or (_SURE_AGENT.search(own) and not self_is_owner) or (third and not _OWN_FIRM.search(own)):
        return Role.AGENT
    if behalf and not self_is_owner and (sheet.of(Concept.OWNER) == () or selves):
        return Role.AGENT
    if _OATH_AGENT.search(own) and not _OATH_OWNER.search(own) and not self_is_owner and not _OWN_WORDS.search(own):
        return Role.AGENT
    if owners or selves or _OWN_WORDS.search(own) or _OATH_OWNER.search(own):
        return Role.OWNER
    if _OATH_AGENT.search(own):
        return Role.AGENT
    return Role.OWNER if "copyright owner" in own else None


def _is_platform_mail(sheet: Sheet, platform: str | None) -> bool:
    sender = sheet.source.header("From") or ""
    if platform is not None and platform_of_mail(sender) == platform:
        return True
    own = sheet.folded[: sheet.own_end]
    to_seller = (
        re.search(
            r"dear (?:\w+ )?(?:seller|merchant|vendor|customer|developer|partner)|尊敬的(?:卖家|商家)|уважаемый (?:продавец|партн)|亲爱的(?:卖家|商家)",
            own[:1500],
        )
        is not None
    )
    return to_seller and (
        _PLATFORM_SIGN.search(own[-600:]) is not None or bool(sheet.of(Concept.REFERENCE)) or platform is not None
    )


def _placed(
    owners: list[Candidate], agents: list[Candidate], selves: list[Candidate], sender: Role | None
) -> tuple[list[Candidate], list[Candidate]]:
    """Who is owner and who is agent, once it is known who wrote."""
    agents = [one for one in agents if not _among(one, owners[:1]) or one.weight > owners[0].weight]
    chosen = _top(owners, agents)
    if sender is Role.OWNER and not chosen:
        chosen = selves[:1]
    if sender is Role.AGENT:
        others = [one for one in selves if not _among(one, chosen)]
        if not agents and others and chosen:
            agents = [one for one in others if is_firm(one.name) or one.weight >= 4][:1]
        elif not agents and not chosen and selves:
            chosen = selves[:1]
        chosen = [one for one in chosen if not _among(one, agents)] or chosen
    if sender is Role.OWNER:
        agents = [one for one in agents if one.weight >= 8]
    if sender is Role.PLATFORM and chosen and not agents and chosen[0].weight >= 7 and chosen[0].weight < 10:
        agents = [one for one in selves if is_firm(one.name) and one.span[0] > chosen[0].span[0] and not _among(one, chosen)][:1]
    return chosen, agents[:2]


def _top(owners: list[Candidate], agents: list[Candidate]) -> list[Candidate]:
    free = [one for one in owners if not (_among(one, agents) and one.weight < 8)]
    if not free:
        return []
    labelled = [one for one in free if one.weight >= 10]
    if labelled:
        return labelled[:PARTY_LIMIT]
    best = free[0].weight
    close = [one for one in free if one.weight >= max(best - 0.31, 7.0) and abs(one.span[0] - free[0].span[0]) < 200]
    return close[:4] or free[:1]


def _with_mail(
    sheet: Sheet,
    owners: list[Candidate],
    agents: list[Candidate],
    stage: Stage,
    sender: Role | None,
    platform: str | None,
) -> tuple[Party, ...]:
    own, platform_mail = _sender_mail(sheet), None
    if sender is Role.PLATFORM:
        platform_mail, own = _platform_mail(sheet), _complainant_mail(sheet)
    found: list[Party] = []
    for role, candidates in ((Role.AGENT, agents), (Role.OWNER, owners)):
        for one in candidates:
            has_mail = own is not None and (role is Role.AGENT or not agents)
            found.append(Party(role=role, name=one.name, email=own[0] if has_mail and own else None, span=one.span))
            if has_mail:
                own = None
    if own is not None and stage not in (Stage.COUNTER_NOTICE, Stage.UNRELATED, Stage.DECISION):
        role = Role.AGENT if sender is Role.AGENT else Role.OWNER
        found.append(Party(role=role, name=own[0], email=own[0], span=own[1]))
    if sender is Role.PLATFORM:
        found += _platform_party(sheet, platform_mail)
    return tuple(sorted(found, key=lambda party: (party.span, party.role)))[:PARTY_LIMIT]


Mail = tuple[str, Span]


def _mails(sheet: Sheet, start: int, end: int) -> Iterator[Mail]:
    for found in _MAIL.finditer(sheet.folded, start, end):
        yield sheet.text[found.start() : found.end()].rstrip("."), (found.start(), found.end())


def _header_mails(sheet: Sheet) -> list[Mail]:
    found: list[Mail] = []
    for line in sheet.lines[:6]:
        head = sheet.folded[line.start : line.start + 9]
        if head.startswith(("reply-to:", "from:")):
            found += [*_mails(sheet, line.start, line.end)][-1:]
    return sorted(found, key=lambda mail: _ROBOT.search(mail[0].lower()) is not None)


def _sender_mail(sheet: Sheet) -> Mail | None:
    """The writer's own address: labelled, else the sender's of the mail, else the last that the text gives for an answer."""
    body = [mail for mail in _mails(sheet, sheet.own_start, sheet.own_end) if not _ROBOT.search(mail[0].lower())]
    headers = _header_mails(sheet)
    host = headers[0][0].lower().partition("@")[2] if headers else ""
    in_header = {mail[1] for mail in headers}
    labelled = [mail for field in sheet.of(Concept.EMAIL) for mail in _mails(sheet, field.start, field.end)]
    for mail in labelled:
        if not _ROBOT.search(mail[0].lower()):
            return mail
    inside = [mail for mail in body if mail[1] not in in_header]
    asked = [
        mail
        for mail in inside
        if re.search(
            r"(?:contact|directed|reach|e-?mail|reply|respond|call|write)[^.\n]{0,60}$",
            sheet.folded[max(0, mail[1][0] - 70) : mail[1][0]],
        )
    ]
    for mail in (*asked[:1], *inside[::-1]):
        if host and mail[0].lower().endswith("@" + host):
            return mail
    if headers and not _ROBOT.search(headers[0][0].lower()) and not _is_list(headers[0][0]):
        return headers[0]
    mine = [mail for mail in inside if not _RECIPIENT.match(mail[0].lower())]
    return next(iter((*[mail for mail in asked if mail in mine][:1], *mine[::-1], *inside[::-1], *headers)), None)


def _is_list(address: str) -> bool:
    """An abuse desk's own list, through which mails of others come."""
    return address.lower().startswith(("abuse@", "abuse-"))


def _platform_mail(sheet: Sheet) -> Mail | None:
    return next(iter(_header_mails(sheet)), None)


def _complainant_mail(sheet: Sheet) -> Mail | None:
    for concept in (Concept.AGENT, Concept.OWNER, Concept.COMPLAINANT, Concept.EMAIL):
        for field in sheet.of(concept):
            for mail in _mails(sheet, field.start, field.end):
                if not _ROBOT.search(mail[0].lower()) and platform_of_mail(mail[0]) is None:
                    return mail
    in_header = {mail[1] for mail in _header_mails(sheet)}
    for mail in _mails(sheet, sheet.own_start, sheet.own_end):
        if (
            mail[1] not in in_header
            and platform_of_mail(mail[0]) is None
            and not _ROBOT.search(mail[0].lower())
            and not _RECIPIENT.match(mail[0].lower())
        ):
            return mail
    return None


def _platform_party(sheet: Sheet, mail: Mail | None) -> list[Party]:
    address = mail[0] if mail is not None else None
    for field in sheet.of(Concept.FROM)[:1]:
        named = re.match(r"[\"'“]?([^<\"”\n]{2,80}?)[\"'”]?\s*<", field.value)
        if named and "@" not in named.group(1):
            start = field.start + named.start(1)
            return [
                Party(role=Role.PLATFORM, name=named.group(1), email=address, span=(start, start + len(named.group(1))))
            ]
    for line in sheet.lines[::-1][:400]:
        raw = sheet.text[line.start : line.end]
        said = raw.strip(" *_")
        if (
            3 < len(said) < 70
            and line.end <= sheet.own_end
            and _PLATFORM_SIGN.search(said.lower())
            and not said.endswith((".", "。"))
        ):
            start = line.start + raw.index(said)
            return [Party(role=Role.PLATFORM, name=said, email=address, span=(start, start + len(said)))]
    if mail is not None:
        return [Party(role=Role.PLATFORM, name=mail[0], email=mail[0], span=mail[1])]
    return []
