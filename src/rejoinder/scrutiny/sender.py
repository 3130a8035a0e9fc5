"""Whether a message comes from whom it says: signals worth checking, never verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.finding import LOOKS_LIKE_FRAUD, Because, Finding, Gravity, Subject, fact
from rejoinder.domain.market import Markets, platform_named
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Role
from rejoinder.domain.source import ComplaintSource
from rejoinder.scrutiny import host, phishing_cues
from rejoinder.scrutiny.link import link_findings, programs
from rejoinder.scrutiny.normalisation import distance, normalised_firm
from rejoinder.scrutiny.sender_signal import ENOUGH, FAIR, SLIGHT, STRONG, WeightedSignal
from rejoinder.text.lazy_pattern import regex


@attrs.frozen(kw_only=True)
class _SenderFields:
    """Who a message says it is from."""

    name: str
    address: str
    domain: str | None
    reply_domain: str | None
    reply: str
    relayed: bool
    """Whether a mailing list has put its own address in the place of the sender's."""


def signals(source: ComplaintSource, reading: Reading, markets: Markets) -> tuple[Finding, ...]:
    """What a careful reader would notice about the sender, in a fixed order.

    Args:
        markets: those that a sender may pass himself off as.

    Returns: findings about the sender; where several strong ones meet, one more of the id `looks-like-fraud`, which
        weakens: the complaint should then be looked up in the seller's own account instead of being answered.
    Limits: headers are read as they stand; nothing is looked up, and a header can itself be forged.
    """
    mail = _mail(source)
    weighted = [
        *_domain(mail, markets),
        *_company(mail, reading, markets),
        *_claims_platform(mail, reading, markets),
        *_free_mail(mail, reading, markets),
        *_reply_to(mail, markets),
        *_authentication(source, mail, markets),
        *link_findings(source, reading, mail.domain, markets),
        *programs(source),
        *_lures(source),
    ]
    findings = [_finding(one) for one in weighted]
    if sum(one.weight for one in weighted) >= ENOUGH and any(one.weight == STRONG for one in weighted):
        fraud = _fraud([one for one in weighted if one.weight > SLIGHT])
        findings += [_already_clicked(fraud), fraud]
    return tuple(findings)


def _finding(signal: WeightedSignal) -> Finding:
    return Finding(
        id=signal.id,
        subject=Subject.SENDER,
        says=signal.says,
        gravity=Gravity.NOTE,
        because=signal.because,
        private=True,
    )


def _fraud(strong: Sequence[WeightedSignal]) -> Finding:
    because = tuple(fact(f"finding.{one.id}", one.says) for one in strong)
    return Finding(
        id=LOOKS_LIKE_FRAUD,
        subject=Subject.SENDER,
        says=phrase("scrutiny.looks-like-fraud", count=len(strong)),
        gravity=Gravity.WEAKENS,
        because=because,
        private=True,
    )


def _already_clicked(fraud: Finding) -> Finding:
    """What to do for somebody who has followed the message already."""
    message = phrase("scrutiny.if-you-have-clicked")
    return attrs.evolve(fraud, id="if-you-have-clicked", says=message, gravity=Gravity.NOTE)


_HEADER = regex(
    r"^(from|от(?: кого)?|发件人|reply-to|ответить|回复地址|authentication-results)\s*[:：]\s*(.{1,500})$", re.I
)
_NAMES = {
    "from": "from",
    "от": "from",
    "от кого": "from",
    "发件人": "from",
    "ответить": "reply-to",
    "回复地址": "reply-to",
}


def _header(source: ComplaintSource, name: str) -> str:
    """A header of the mail; of pasted text, the line at its head that looks like one."""
    found = source.header(name)
    if found is not None or source.headers:
        return found or ""
    for line in source.text.splitlines()[:15]:
        match = _HEADER.match(line.strip())
        if match and _NAMES.get(match.group(1).casefold(), match.group(1).casefold()) == name.casefold():
            return match.group(2)
    return ""


_ADDRESS = regex(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")


def _mail(source: ComplaintSource) -> _SenderFields:
    sender, reply, to = (_header(source, name) for name in ("From", "Reply-To", "To"))
    address = _address(sender)
    domain, to_domain = host.of_mail(address), host.of_mail(_address(to))
    name = sender.rsplit("<", 1)[0].strip(" \"'") if "<" in sender else ""
    lists = any(
        source.header(header) for header in ("List-Id", "List-Post", "X-Original-From", "X-BeenThere", "Mailing-list")
    )
    relayed = bool(re.search(r"\bvia\b", name)) or lists or bool(domain and domain == to_domain)
    return _SenderFields(
        name=name,
        address=address,
        domain=domain,
        reply=_address(reply),
        reply_domain=host.of_mail(_address(reply)),
        relayed=relayed,
    )


def _address(header: str) -> str:
    """The address of a header: the one in the last angle brackets, else the first that stands there."""
    bracketed = re.findall(r"<([^<>\s]{3,320})>", header)
    if bracketed:
        return str(bracketed[-1])
    found = _ADDRESS.search(header)
    return found.group() if found else ""


def _header_reason(name: str, words: str) -> Because:
    return fact(f"source.headers.{name}", phrase("scrutiny.quote", words=words[:200]))


def _domain(mail: _SenderFields, markets: Markets) -> Iterator[WeightedSignal]:
    imitated = host.imitation(mail.domain or "", markets)
    if imitated is not None:
        yield WeightedSignal(
            id="sender-domain-imitates-platform",
            says=phrase(
                "scrutiny.sender-domain-imitates-platform",
                host=imitated.host,
                platform=host.market_name(imitated.market),
            ),
            because=(_header_reason("From", mail.address),),
            weight=STRONG,
        )


def _company(mail: _SenderFields, reading: Reading, markets: Markets) -> Iterator[WeightedSignal]:
    """The domain is one letter away from the name of a firm that the notice speaks for, or borrows letters for it."""
    name = host.registrable_domain(host.display_host(mail.domain or ""))
    owned = name.split(".")[0].replace("-", "")
    if host.is_official(name, markets) or host.imitation(mail.domain or "", markets) is not None:
        return
    firms = [
        (party, normalised_firm(party.name)) for party in reading.parties if party.role in (Role.OWNER, Role.AGENT)
    ]
    near = next((party for party, known in firms if _one_letter_off(owned, known)), None)
    if near is None and not host.is_homograph(mail.domain or ""):
        return
    yield WeightedSignal(
        id="sender-domain-imitates-company",
        says=phrase("scrutiny.sender-domain-imitates-company", host=name, name=near.name)
        if near
        else phrase("scrutiny.sender-domain-borrows-letters", host=name),
        because=(_header_reason("From", mail.address),),
        weight=FAIR if near else STRONG,
    )


def _one_letter_off(owned: str, known: str) -> bool:
    """Whether two names of seven letters or more differ in one; an `s` at the end is no difference."""
    if min(len(owned), len(known)) < 7 or owned.rstrip("s") == known.rstrip("s"):
        return False
    return distance(owned, known, 1) == 1


def _claims_platform(mail: _SenderFields, reading: Reading, markets: Markets) -> Iterator[WeightedSignal]:
    """The display name is a marketplace's, the address is not. A known look-alike domain has been said already."""
    named = host.market_named(mail.name, markets)
    if named is None or mail.domain is None or mail.relayed or host.is_official(mail.domain, markets):
        return
    if host.imitation(mail.domain, markets) is not None:
        return
    yield WeightedSignal(
        id="sender-claims-platform",
        says=phrase(
            "scrutiny.sender-claims-platform", name=mail.name[:80], platform=host.market_name(named), host=mail.domain
        ),
        because=(_header_reason("From", f"{mail.name} <{mail.address}>"),),
        weight=STRONG,
    )


def _free_mail(mail: _SenderFields, reading: Reading, markets: Markets) -> Iterator[WeightedSignal]:
    """A free mailbox speaks for a famous firm, or for the platform."""
    domain = host.registrable_domain(mail.domain or "")
    if domain not in host.FREE_MAIL:
        return
    owner = reading.party(Role.OWNER)
    famous = owner is not None and phishing_cues.is_famous_name(normalised_firm(owner.name))
    platform = reading.sender_role is Role.PLATFORM
    if not famous and not platform:
        return
    for_whom = owner.name if famous and owner is not None else platform_named(markets.find(reading.platform))
    yield WeightedSignal(
        id="free-mailbox",
        says=phrase("scrutiny.free-mailbox", address=mail.address, name=for_whom),
        because=(_header_reason("From", mail.address),),
        weight=STRONG if platform else FAIR,
    )


def _reply_to(mail: _SenderFields, markets: Markets) -> Iterator[WeightedSignal]:
    """Answers would go to another domain than the one the mail comes from."""
    if not mail.reply_domain or not mail.domain or mail.relayed:
        return
    there, here = host.registrable_domain(mail.reply_domain), host.registrable_domain(mail.domain)
    if there == here or host.related_host(there, here, markets):
        return
    free = there in host.FREE_MAIL and here not in host.FREE_MAIL
    official = host.is_official(here, markets)
    imitates = host.imitation(mail.reply_domain, markets) is not None
    yield WeightedSignal(
        id="reply-goes-elsewhere",
        says=phrase("scrutiny.reply-goes-elsewhere", address=mail.address, reply=mail.reply),
        because=(_header_reason("From", mail.address), _header_reason("Reply-To", mail.reply)),
        weight=STRONG if imitates or (official and not host.is_official(there, markets)) else FAIR if free else SLIGHT,
    )


_RESULT = regex(r"\b(spf|dkim|dmarc)\s*=\s*([a-z]{2,12})", re.IGNORECASE)


def _authentication(source: ComplaintSource, mail: _SenderFields, markets: Markets) -> Iterator[WeightedSignal]:
    """The receiving server's own check failed. Only the first such header counts: those below may be forged."""
    header = _header(source, "Authentication-Results")
    results: dict[str, set[str]] = {}
    for method, result in _RESULT.findall(header[:4000]):
        results.setdefault(method.lower(), set()).add(result.lower())
    if "pass" in results.get("dmarc", ()) or "pass" in results.get("dkim", ()):
        return
    failed = "fail" in results.get("dmarc", ())
    doubtful = results.get("spf", set()) & {"fail", "softfail"} and results.get("dkim", {"none"}) - {"pass"}
    if not failed and not doubtful:
        return
    summary = ", ".join(f"{method}={'/'.join(sorted(found))}" for method, found in sorted(results.items()))
    yield WeightedSignal(
        id="authentication-failed",
        says=phrase("scrutiny.authentication-failed", results=summary, domain=mail.domain or mail.address),
        because=(_header_reason("Authentication-Results", summary),),
        weight=(
            SLIGHT if mail.relayed else STRONG if failed and host.is_official(mail.domain or "", markets) else FAIR
        ),
    )


_WEIGHTS = {
    "asks-for-credentials": STRONG,
    "asks-for-untraceable-payment": STRONG,
    "asks-for-a-fee": STRONG,
    "asks-for-remote-access": STRONG,
    "asks-for-private-payment": FAIR,
    "keeps-from-support": STRONG,
}


def _lures(source: ComplaintSource) -> Iterator[WeightedSignal]:
    """What the words ask for. Urgency and a private chat count only beside such a request: honest people ask too."""
    text = source.text[:200_000]
    found = [(id, place) for id in _WEIGHTS for place in [phishing_cues.find_request(id, text)] if place is not None]
    for id, (start, end) in found:
        yield WeightedSignal(
            id=id,
            says=phrase(f"scrutiny.{id}"),
            because=(fact("reading.text", phrase("scrutiny.quote", words=" ".join(text[start:end].split())[:300])),),
            weight=_WEIGHTS[id],
        )
    for id in ("moves-to-private-chat", "urgency") if found else ():
        place = phishing_cues.find_request(id, text)
        if place is not None:
            name = "urgency-with-threat" if id == "urgency" else id
            words = " ".join(text[place[0] : place[1]].split())
            yield WeightedSignal(
                id=name,
                says=phrase(f"scrutiny.{name}"),
                because=(fact("reading.text", phrase("scrutiny.quote", words=words[:300])),),
                weight=FAIR,
            )
