"""Scores of web addresses: how plainly the words around one accuse it."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.market import is_under
from rejoinder.domain.reading import Stage
from rejoinder.reading.address import Address
from rejoinder.reading.concept import Concept
from rejoinder.reading.marketplace import listing_id
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.url_attribution import ACCUSED, is_owned, is_place, lead_of
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

REACH = 260
OFFER = 1.6
OFF_MARKET = 2.0
LABELLED = 1.2
"""What a label that calls an address a listing adds, where no words before it tell more."""
OF_THE_HOUSE = 1.5
"""What speaks against the site that bears the name of whoever complains."""
_ORIGINAL = matcher("reading/accusation.original")
_ORIGINAL_OFFER = matcher("reading/accusation.original_offer")
_OUR_ORIGINAL = regex(r"\b(?:my|our|the) original(?:s| is| are)?\b(?! \w+ (?:is|are) )")
_ANY = regex("")
_COMPLAINING = matcher("reading/accusation_word.complaining_label")
_PAPER = regex(r"/(?:licen[cs]e|copying|notice)(?:\.\w{2,4})?$|^/assets/|/user-attachments/")
_ENTRY_PAGE = matcher("reading/accusation_word.entry_page")
_YOURS = regex(r"\b(?:on|in|at|through) your (?:own |other )?(?:web ?)?(?:site|shop|store|page)s?\W{0,4}$")
"""Right before a seller's own site beside his offers on a market."""
_LINKED = regex(r"h(?:tt|xx)ps?://\S{1,300}")
_BUILT_ON = matcher("reading/accusation_word.built_upon")
_UPSTREAM = matcher("reading/accusation_word.upstream")
_NOT_ACCUSED_LABEL = deferred_regex(lambda: rf"^{alternation('reading/accusation_word.own_label')}")
_IGNORED_HOST = deferred_regex(lambda: rf"(?:^|\.){alternation('reading/accusation_word.other_host')}$")
_CODE_HOST = regex(r"(?:^|\.)(?:gitlab|bitbucket|codeberg|sourceforge)\.")
"""Hosts of code beside GitHub; what is listed with them is of one kind."""
_QUOTED = regex(r"[\"“][^\"”\n]{2,80}[\"”]|«[^»\n]{2,80}»|《[^》\n]{2,60}》")
"""Titles, whose words say nothing of the address behind them."""
_SITE_CUE = matcher("reading/accusation_word.site")


@attrs.frozen(kw_only=True)
class ScoredAddress:
    """An address with its score; above zero it is accused."""

    address: Address
    accused: float


@attrs.frozen(kw_only=True)
class Hosts:
    """Hosts that are not accused by themselves: of the sender, and of the recipient."""

    own: frozenset[str]
    recipient: frozenset[str]


_OFFICE = matcher("reading/accusation_word.office")


def is_offer(address: Address) -> bool:
    """Whether the address itself has the shape of an offer on a marketplace, or is one that a marketplace shortened."""
    if address.is_market_short:
        return not address.is_bare
    if address.market is None or address.is_service:
        return False
    if address.market.holds_code:
        return (
            len([part for part in address.path.split("/") if part]) >= 2
            or address.host.endswith("github.io")
            or address.host.startswith("gist.")
        )
    return listing_id(address.market, address.host + address.path) is not None


def score_addresses(
    message: ParsedMessage, found: list[Address], hosts: Hosts, stage: Stage, party_names: frozenset[str]
) -> list[ScoredAddress]:
    """Every address of a text, in reading order, judged by the words around it.

    Args:
        party_names: the names of owner and agent in small letters without spaces, as a host writes them.
    """
    judged: list[ScoredAddress] = []
    before: Address | None = None
    score_before = 0.0
    accused: set[str] = set()
    for address in found:
        never = _is_never_accused(message, address, hosts, is_known=address.host in accused)
        score = -9.0 if never else _score(message, address, before, score_before, stage, address.host in accused)
        if not is_offer(address) and party_names.intersection(address.host.replace("-", "").split(".")[:-1]):
            score -= OF_THE_HOUSE
        if score > 0:
            accused.add(address.host)
        judged.append(ScoredAddress(address=address, accused=score))
        if before is None or not address.is_server:
            before, score_before = address, score
    if not any(is_offer(one.address) and one.accused > 0 for one in judged):
        return judged
    return [
        one
        if is_offer(one.address) or _YOURS.search(message.flowing, max(0, one.address.start - 50), one.address.start)
        else attrs.evolve(one, accused=one.accused - OFF_MARKET)
        for one in judged
    ]


def _score(
    message: ParsedMessage, address: Address, before: Address | None, score_before: float, stage: Stage, is_known: bool
) -> float:
    topic = _topic_score(message.topic_at(address.start))
    gap = message.folded[before.end : address.start] if before is not None else None
    if gap is not None and before is not None and len(gap) < 60 and _is_list_gap(gap) and score_before > -9:
        same_kind = is_offer(before) == is_offer(address) and (before.is_bare == address.is_bare)
        if (same_kind or _CODE_HOST.search(before.host)) and topic <= 0 and not _ends_a_sentence(message, before, gap):
            return score_before
    if gap is not None and gap.strip() == "(" and score_before > 0:
        return score_before
    if is_owned(message, address):
        return -2.0
    if is_offer(address) and address.market is not None:
        return _offer_score(message, address, before, topic, stage)
    cue = _cue_score(message, address, before)
    if _is_labelled_listing(message, address, _COMPLAINING):
        cue, topic = (LABELLED if cue <= 0 else cue), max(topic, 0.0)
    if is_known and (cue <= 0 or _NOT_ACCUSED_LABEL.match(lead_of(message, address).strip(" *_-•>"))):
        cue = 1.0
    if topic > 0 and cue < 0 and lead_of(message, address).strip(" \t*_->•"):
        topic = 1.0
    is_home = address.market is not None and address.market.holds_code
    return topic + cue - (1.0 if is_home else 0.4)


def _offer_score(message: ParsedMessage, address: Address, before: Address | None, topic: float, stage: Stage) -> float:
    """The score of an offer on the marketplace, lowered where the words before it call it the original."""
    start = max(message.own_start, address.start - REACH, before.end if before is not None else 0)
    words = message.flowing[start : address.start]
    accused, original = _last_place(ACCUSED, words), _last_place(_ORIGINAL_OFFER, words)
    if _PAPER.search(address.path) or _is_left_out(message, address, words, stage):
        return -1.0
    if stage is Stage.RETRACTION:
        return OFFER + max(topic, 0.0)
    if stage is Stage.COUNTER_NOTICE and _is_of_another(message, address, words, topic):
        return -1.0
    if stage is Stage.COUNTER_NOTICE:
        beside = topic if topic > 0 or message.sections_of("accused") else topic / 2
        return OFFER + beside - (1.0 if original is not None and accused is None else 0.0)
    if original is None or _is_labelled_listing(message, address) or _COPY.match(message.flowing, address.end):
        return OFFER + topic + (1.0 if accused is not None else 0.0)
    return OFFER + topic - (2.0 if accused is None or accused < original else 0.5)


_PARAGRAPH = regex(r"(?<![:：])\s*\n\s*\n")
_COPY = matcher("reading/accusation_word.copy")
_NO_RELATION = regex(
    r"\W{0,3}(?:with )?(?:which|that) (?:i|we) (?:have|had|am|are) (?:\w+ )?(?:no|not|never|nothing)\b"
)


def _is_of_another(message: ParsedMessage, address: Address, words: str, topic: float) -> bool:
    """Whether the accused speaks of another's work: what he built on, is confused with, or resembles."""
    if _NO_RELATION.match(message.flowing, address.end):
        return True
    lines = message.folded[address.start - min(len(words), 90) : address.start]
    paragraph = words[len(words) - len(_PARAGRAPH.split(lines)[-1]) :]
    return (_UPSTREAM if topic <= 0 else _BUILT_ON).search(paragraph) is not None


_WHOSE = regex(
    r"(?:^|[.!?,;]\s+|\s{2,})(?P<whose>mine|ours|his|hers|theirs|(?:my|our|his|her|their) (?:own |original )?"
    r"(?:one|repo(?:sitory)?|project|version|copy))\s*[:：=(]\s*$"
)
"""A word or two before an address that say whose it is."""
_GIVEN_BACK = regex(
    r"\b(?:i|we|hereby|therefore) (?:\w+ ){0,2}(?:retract|withdraw|rescind)\b[^.!?]{0,160}\b(?:for|of|regards?|to|"
    r"concerning|regarding)\b[^.!?]{0,30}$"
)
"""Before what a complaint that stands for the rest is taken back for."""
_KEPT_UP = regex(
    r"\W{0,3}(?:(?:is|are|was|were) (?:expressly )?not (?:\w+ )?(?:retracted|withdrawn|rescinded|affected|covered|"
    r"concerned|part)|(?:still )?(?:stands?|remains?)\b)"
)
"""What follows an address for which a complaint that is else taken back stands."""


def _is_left_out(message: ParsedMessage, address: Address, words: str, stage: Stage) -> bool:
    """Whether an offer is said to be that of the writer of a notice, of the other side, or kept up."""
    if stage is Stage.RETRACTION:
        return _KEPT_UP.match(message.flowing, address.end, address.end + 60) is not None
    if stage is Stage.NOTICE and _GIVEN_BACK.search(words):
        return True
    whose = _WHOSE.search(words[-40:])
    if whose is None:
        return False
    is_own = whose["whose"].startswith(("m", "o"))
    return is_own if stage is Stage.NOTICE else not is_own and stage is Stage.COUNTER_NOTICE


def _is_labelled_listing(message: ParsedMessage, address: Address, like: re.Pattern[str] = _ANY) -> bool:
    """Whether a label on the same line calls the address a listing, whatever the lines above speak of."""
    line = message.line_at(address.start)
    return any(
        line.start <= field.start <= address.start < field.end and like.search(field.label)
        for field in message.of(Concept.LISTING)
    )


def _is_never_accused(message: ParsedMessage, address: Address, hosts: Hosts, *, is_known: bool) -> bool:
    if address.is_service or _IGNORED_HOST.search(address.host):
        return True
    if (
        message.folded[max(0, address.start - 1) : address.start] == "@"
        or message.folded[address.start - 7 : address.start] == "mailto:"
    ):
        return True
    is_own_or_office = _is_own(address.host, hosts.own) or (
        _is_own(address.host, hosts.recipient) and _OFFICE.search(address.host.removeprefix("www.") + address.path)
    )
    if is_own_or_office and not is_offer(address) and not _is_quoted(message, address):
        return True
    if address.is_bare and message.folded[address.end : address.end + 1] == "@":
        return True
    line = message.line_at(address.start)
    lead = message.folded[line.start : address.start].strip(" *_-•>")
    if _ENTRY_PAGE.search(_LINKED.sub(" ", lead)[-60:]) and not is_offer(address):
        return True
    return (
        bool(_NOT_ACCUSED_LABEL.match(lead))
        and not is_known
        and not ACCUSED.search(lead)
        and len(lead) < 40
        and message.topic_at(address.start) != "accused"
    )


def _is_quoted(message: ParsedMessage, address: Address) -> bool:
    """Whether somebody else's words hold the address, which the sender repeats behind a mark."""
    return message.folded[message.line_at(address.start).start] == ">"


def _is_own(host: str, own_hosts: frozenset[str]) -> bool:
    return any(is_under(host, own) for own in own_hosts)


def _topic_score(topic: str) -> float:
    if topic == "accused":
        return 3.0
    if topic in (
        "original",
        "evidence",
        "statement",
        "license",
        "contact",
        "nature",
        "role",
        "revised",
        "ticket",
        "infringer",
        "measures",
    ):
        return -2.5
    if topic == "forks":
        return 1.0
    return -1.9 if topic in ("remedy", "counter") else 0.0


_NEW_PARAGRAPH = regex(r"\s?\.\s*\n\s*\n\s*$")


def _ends_a_sentence(message: ParsedMessage, before: Address, gap: str) -> bool:
    """Whether an address closes the sentence it stands in, behind which the next paragraph speaks of another."""
    return _NEW_PARAGRAPH.match(gap) is not None and " " in lead_of(message, before).strip(" *_-•>")


def _is_list_gap(gap: str) -> bool:
    """Only spaces, bullets, numbers or a word or two stand between two addresses of one list."""
    if gap.count("\n\n\n") or _OUR_ORIGINAL.search(gap):
        return False
    letters = sum(1 for letter in gap if letter.isalpha())
    return letters <= 3 or (letters <= 24 and gap.count("\n") <= 2 and not re.search(r"[.:：。?]\s", gap))


def _cue_score(message: ParsedMessage, address: Address, before: Address | None) -> float:
    """The score of the cue words right before the address; the last one counts most."""
    start = max(message.own_start, address.start - REACH, before.end if before is not None else 0)
    words = _QUOTED.sub(_blanked_text, message.folded[start : address.start])
    line = message.line_at(address.start)
    behind = message.folded[address.end : min(line.end, address.end + 80)]
    accused, original = _last_place(ACCUSED, words), _last_place(_ORIGINAL, words)
    score = 0.0
    if accused is not None or original is not None:
        score = 2.0 if (accused or -1) >= (original or -1) else -2.0
        if accused is not None and original is not None:
            score *= 0.7
        if score < 0 and _is_other_paragraph(words, original or 0):
            score /= 2
        if score > 0 and is_place(lead_of(message, address)):
            score = -1.0
    elif ACCUSED.search(behind):
        score = 1.2
    if address.is_bare and not _SITE_CUE.search(words + behind) and score > 0:
        score *= 0.5
    return score


def _is_other_paragraph(words: str, place: int) -> bool:
    """Whether a paragraph without a closing colon ends between a word and the address behind the words."""
    return re.search(r"[^:：\s]\s*\n\s*\n", words[place:]) is not None


def _blanked_text(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _last_place(pattern: re.Pattern[str], words: str) -> int | None:
    place = None
    for found in pattern.finditer(words):
        place = found.start()
    return place
