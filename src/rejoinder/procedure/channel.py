"""Filing channels: where each step is handed in, by the notice and by the rulebook."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Role
from rejoinder.domain.route import ANSWERS, Channel, RouteId
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.open_routes import OpenRoute
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher
from rejoinder.text.wrapped_lines import quoted_line, unwrap_lines

NOTICE = "notice"
"""The source of a channel that the notice itself names."""
READ = 20_000
MOST = 400
"""Characters of one sentence that are quoted."""
_SENTENCE = regex(r"[^\n.!?。！？;；]*(?:[.!?](?!\s|$)[^\n.!?。！？;；]*)*[.!?。！？;；]?")
_URL = regex(r"https?://[^\s<>\"'«»）)，。]+")
_PLACES = (
    _URL,
    regex(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    regex(r"\w[\w &’'-]{1,40} ?(?:>|›|→|-->) ?\w"),
    regex(r"\b(?:link|button|form|page|portal|dashboard|tab)\b", re.IGNORECASE),
    regex(r"\b(?:repl(?:y|ying)|respond(?:ing)?) to this (?:e-?mail|message|notice)", re.IGNORECASE),
    regex(
        r"\b(?:through|via|using|in|on) (?:the |your |our )?[\w ]{1,40}?(?:platform|cent(?:er|re)|account|system|hub)\b"
    ),
    regex(r"点击|链接|页面|后台|入口|平台|回复本邮件"),
    regex(r"\bраздел\w*|\bссылк\w+|\bкнопк\w+|\bкабинет\w*|\bформ[аеуы]\b|ответ\w+ на это письмо", re.IGNORECASE),
)
"""Words that name a place."""
_RETRACTS = matcher("procedure/channel.retraction", re.IGNORECASE)
_COUNTERS = matcher("procedure/channel.counter_notice", re.IGNORECASE)
_APPEALS = matcher("procedure/channel.appeal", re.IGNORECASE)
_SENDS_PAPERS = matcher("procedure/channel.papers", re.IGNORECASE)


def channels(
    case: CaseFile, *, rules: Sequence[Rule], ways: Mapping[RouteId, OpenRoute], is_direct: bool = False
) -> tuple[Channel, ...]:
    """Where the steps are handed in: first as the notice says, then as the rules that are asked of the case say.

    Args:
        is_direct: whether the other side wrote to the seller itself, so that the talk with it needs no marketplace.
    """
    if case.reading is None:
        return ()
    ruled = [
        one for one in _ruled(rules, ways, case) if not (is_direct and one.route in (RouteId.ASK, RouteId.NEGOTIATE))
    ]
    found = [*_printed(case.reading, tuple(ways)), *_people(case.reading), *ruled]
    return tuple({(one.route, one.says, one.url): one for one in reversed(found)}.values())[::-1]


def _printed(reading: Reading, ways: Collection[RouteId]) -> Iterator[Channel]:
    """Sentences of a marketplace's message that name a place for a step."""
    if reading.sender_role in (Role.OWNER, Role.AGENT):
        return
    for words, steps in _sentences_on_steps(reading.text[:READ]):
        url = _URL.search(words)
        link = url[0].rstrip(".,;:") if url else None
        route = next((step for step in steps if step in ways), steps[-1])
        yield Channel(route=route, says=phrase("channel.printed", words=words), url=link, source=NOTICE)


@lru_cache(maxsize=16)
def _sentences_on_steps(text: str) -> tuple[tuple[str, tuple[RouteId, ...]], ...]:
    """The sentences that name a place for a step, each with the steps that it may be about: the first of them that is
    open, else the last. Remembered, since a case is judged many times over the words of one complaint.
    """
    sentences = (quoted_line(match[0]) for match in _SENTENCE.finditer(unwrap_lines(text)))
    meant = ((words, _meant(words)) for words in sentences if 8 < len(words) <= MOST)
    return tuple((words, steps) for words, steps in meant if steps and any(place.search(words) for place in _PLACES))


def _meant(words: str) -> tuple[RouteId, ...]:
    """The steps that a sentence may be about."""
    if _COUNTERS.search(words):
        return RouteId.DMCA_COUNTER_NOTICE, RouteId.COUNTER_NOTICE
    if _APPEALS.search(words) or _SENDS_PAPERS.search(words):
        return RouteId.PLATFORM_APPEAL, *ANSWERS, RouteId.PLATFORM_APPEAL
    return (RouteId.NEGOTIATE,) if _RETRACTS.search(words) else ()


def _people(reading: Reading) -> Iterator[Channel]:
    """The addresses of the complainant and of who acts for him."""
    for party in reading.parties:
        if party.role in (Role.OWNER, Role.AGENT) and party.email:
            says = phrase("channel.write-to", name=party.name, email=party.email)
            yield from (Channel(route=route, says=says, source=NOTICE) for route in (RouteId.ASK, RouteId.NEGOTIATE))


def _ruled(rules: Sequence[Rule], ways: Mapping[RouteId, OpenRoute], case: CaseFile) -> Iterator[Channel]:
    """The channels of the rulebooks for ways that are open, each with what the form there takes."""
    limits = tuple(rule.phrase for rule in rules if rule.kind == "limit")
    for rule in rules:
        if rule.kind != "channel":
            continue
        route = RouteId(rule.body["route"])
        if route in ANSWERS and route not in ways:
            continue
        needs = limits if route in ANSWERS else ()
        yield Channel(route=route, says=rule.as_reason, url=rule.body.get("url"), source=rule.id, needs=needs)
