"""Classifier features of a named entity, for its role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.market import Markets
from rejoinder.domain.reading import Span, Stage
from rejoinder.reading.candidate import RoleCandidate
from rejoinder.reading.contact import header_mails, host_of, mails
from rejoinder.reading.features import REACH, WordConcepts, clause_concepts
from rejoinder.reading.language import SPACELESS
from rejoinder.reading.marketplace import names_any
from rejoinder.reading.mention import Mention, MentionSource
from rejoinder.reading.name import PERSON, folded_name, is_firm, is_person_role
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.vocation import is_agency, is_department
from rejoinder.text.lazy_pattern import regex

STEM = 6
NEAR, WIDE = 3, 8
"""So many words on each side count in their order, and so many in any."""
BETWEEN = 24
"""So many words and marks at most stand between two names that a sentence sets beside each other."""
_ENDS = frozenset({"¶¶", "。", "!", "！", "?", "？", "；"})
_TOKEN = regex(
    r"(?P<link>(?:https?://|www\.)\S{1,2000})|(?P<mail>[\w.+-]{1,64}@[\w.-]{1,255})|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)|"
    r"(?P<number>\d[\d.,/-]*)|(?P<line>\n\s*)|(?P<mark>[^\w\s])"
)
DEPARTMENT = "desk"
"""A department, by the name that the features of the learned weights call it."""
KINDS = {"agency": "N:a", DEPARTMENT: "N:d", "firm": "N:f", "person": "N:p"}
ACTED_FOR = "acting:for"
CLIENT = "client"
"""The notion of acting for somebody."""
NAME = "N"
"""Stands for another name, with what kind of name it is where its words say so."""


@attrs.frozen
class Tokens:
    """Tokens of a message with their spans; every name is one token."""

    starts: tuple[int, ...]
    words: tuple[str, ...]


def tokens(message: ParsedMessage, found: Sequence[Mention]) -> Tokens:
    """The message as stems, punctuation and placeholders for names, addresses and numbers."""
    taken = _covered_spans(found)
    starts: list[int] = []
    words: list[str] = []
    place = 0
    for start, end, name in [*taken, (message.own_end, message.own_end, "")]:
        for one in _TOKEN.finditer(message.folded, place, start):
            for at, word in _tokens_in(one):
                starts.append(at)
                words.append(word)
        if start < end:
            starts.append(start)
            words.append(KINDS.get(kind_of(name), NAME))
        place = max(place, end)
    return Tokens(tuple(starts), tuple(words))


@lru_cache(maxsize=4_096)
def kind_of(name: str) -> str:
    """Kind of bearer that a name's own words show: department, agency, firm, person; else one word or several."""
    if is_department(name):
        return DEPARTMENT
    if is_agency(name):
        return "agency"
    if is_firm(name):
        return "firm"
    if PERSON.fullmatch(name):
        return "person"
    return "words" if " " in name else "word"


_ORDER = (DEPARTMENT, "agency", "firm", "person", "words", "word")


def _covered_spans(found: Sequence[Mention]) -> list[tuple[int, int, str]]:
    """The stretches that names cover, apart from each other."""
    taken: list[tuple[int, int, str]] = []
    for one in sorted(found, key=lambda one: (one.span[0], -one.span[1])):
        if not taken or one.span[0] >= taken[-1][1]:
            taken.append((*one.span, one.name))
    return taken


def stems(folded: str) -> Iterator[str]:
    """The stems of a text's words."""
    return (word for found in _TOKEN.finditer(folded) if found.lastgroup == "word" for _, word in _tokens_in(found))


_PLACEHOLDERS = {"link": "url", "mail": "mail", "number": "0"}


def _tokens_in(one: re.Match[str]) -> Iterable[tuple[int, str]]:
    kind, start, words = one.lastgroup, one.start(), one[0]
    if kind == "word":
        if not words.isascii() and SPACELESS.search(words):
            return enumerate(words, start)
        return ((start, words[:STEM]),)
    if kind == "line":
        return ((start, "¶" if words.count("\n") < 2 else "¶¶"),)
    return ((start, _PLACEHOLDERS.get(kind or "", words)),)


@attrs.frozen(kw_only=True)
class Setting:
    """Features of the whole message that its names share."""

    message: ParsedMessage
    stage: Stage
    found: tuple[Mention, ...]
    tokens: Tokens
    markets: Markets
    hosts: tuple[str, ...]
    """Of the mail's head, in small letters without their ends."""
    printed_hosts: tuple[str, ...]
    cues: Mapping[Span, tuple[str, ...]]
    """By place, what phrases that say who acts for whom make of the name."""
    has_client: bool
    """Whether the message speaks of acting for somebody at all."""


def message_setting(
    message: ParsedMessage,
    found: tuple[Mention, ...],
    cues: Sequence[RoleCandidate],
    words: WordConcepts,
    *,
    stage: Stage,
) -> Setting:
    """The shared features of a message."""
    by_span: defaultdict[Span, list[str]] = defaultdict(list)
    for one in cues:
        by_span[one.span] += [f"acting:{one.role}", f"acting:{one.role}:{int(one.weight)}"]
        by_span[one.span] += [ACTED_FOR] if one.acted_for else []

    def bare(host: str) -> str:
        return re.sub(r"\W", "", host.rpartition(".")[0])

    return Setting(
        message=message,
        stage=stage,
        found=found,
        tokens=tokens(message, found),
        markets=message.markets,
        hosts=tuple(bare(host_of(mail)) for mail in header_mails(message)),
        printed_hosts=tuple(bare(host_of(mail)) for mail in mails(message, message.own_start, message.own_end)),
        cues={span: tuple(names) for span, names in by_span.items()},
        has_client=bool(by_span)
        or CLIENT in clause_concepts(message.flowing[message.own_start : message.own_end][:REACH], words),
    )


def features(at: Setting, group: Sequence[Mention], words: WordConcepts) -> frozenset[str]:
    """Features of one entity, from all its mentions."""
    shape = _shape_features(at, group)
    places: set[str] = set()
    for one in group:
        places.update(_context_features(at, one, words))
        places.update(_place_features(at, one))
        places.update(at.cues.get(one.span, ()))
    crossed = {
        f"{kind}&{one}"
        for kind in shape
        if kind.startswith(("is:", "stage:"))
        for one in places
        if one.startswith(("from:", "label:", "in:"))
    }
    return frozenset({*shape, *places, *crossed})


def _shape_features(at: Setting, group: Sequence[Mention]) -> set[str]:
    names = [one.name for one in group]
    low = [name.lower() for name in names]
    firm = any(map(is_firm, names))
    kinds = {kind_of(name) for name in names}
    kind = DEPARTMENT if kinds == {DEPARTMENT} else next(kind for kind in _ORDER[1:] if kind in kinds | {"word"})
    shape = {f"is:{kind}", f"stage:{at.stage}&is:{kind}", f"stage:{at.stage}"}
    spoken = "client" if at.has_client else "alone"
    shape |= {f"of:{spoken}&is:{kind}", f"of:{spoken}&{'signs' if any(one.signs for one in group) else 'within'}"}
    if firm:
        shape.add("firm")
    if kind == "agency" and firm:
        shape.add("agency&firm")
    if all(name.isupper() and name.isascii() for name in names):
        shape.add("upper")
    if any(not name.isascii() and SPACELESS.search(name) for name in names):
        shape.add("han")
    shape.add(f"times:{min(len({one.span for one in group}), 4)}")
    if any(names_any(at.markets, name) for name in low):
        shape.add("market")
        shape.add(f"market&is:{kind}")
    if any(is_person_role(name) for name in names):
        shape.add("post")
    first = folded_name(names[0])
    bare = [word for word in (first.replace(" ", ""), first.split(" ")[0]) if len(word) > 3]
    for name, hosts in (("head", at.hosts), ("mail", at.printed_hosts)):
        if any(word in host for word in bare for host in hosts):
            shape.add(f"host:{name}")
            shape.add(f"host:{name}&is:{kind}")
    if all(" " not in name for name in names) and low[0][:STEM] in at.tokens.words:
        shape.add("common")
    others = sum(1 for one in at.found if is_firm(one.name))
    shape.add(f"is:{kind}&firms:{min(others, 4)}")
    return shape


def _place_features(at: Setting, one: Mention) -> Iterator[str]:
    """Where a name stands: from what it was found, in which labelled value, how far on."""
    yield f"from:{one.provenance}"
    if one.field is not None:
        whole = one.span[0] - one.field.start < 3
        yield f"label:{one.field.concept}"
        yield f"label:{one.field.concept}&{'whole' if whole else 'inside'}"
        if whole:
            yield f"label={one.field.label[:20]}"
    elif one.provenance is not MentionSource.LABEL:
        yield f"label:none&from:{one.provenance}"
    length = max(1, at.message.own_end - at.message.own_start)
    yield f"in:{min(3, 4 * (one.span[0] - at.message.own_start) // length)}"
    topic = at.message.topic_at(one.span[0])
    if topic:
        yield f"topic:{topic}"


def _context_features(at: Setting, one: Mention, words: WordConcepts) -> Iterator[str]:
    place = bisect_left(at.tokens.starts, one.span[0])
    behind = bisect_left(at.tokens.starts, one.span[1])
    before = at.tokens.words[max(0, place - WIDE) : place][::-1]
    after = at.tokens.words[behind : behind + WIDE]
    yield f"<>:{before[0] if before else '^'} {after[0] if after else '$'}"
    whole = at.message.line_at(one.span[0])
    if at.message.text[whole.start : whole.end].strip(" *_>|#-.,") == one.name:
        yield "line"
    for sign, side in (("<", before), (">", after)):
        for count in range(1, NEAR + 1):
            if len(side) >= count:
                yield f"{sign}{count}:{' '.join(side[:count])}"
        line = next((number for number, word in enumerate(side) if word.startswith("¶")), len(side))
        stop = next(
            (number for number, word in enumerate(side) if word in (".", "。", "!", "？", "?", "！")), len(side)
        )
        for word in side[: max(2, min(stop, len(side)))]:
            yield f"{sign}*:{word}"
        yield f"{sign}¶:{min(line, 4)}"
        start, end = (max(0, one.span[0] - 90), one.span[0]) if sign == "<" else (one.span[1], one.span[1] + 90)
        clause = at.message.flowing[start : min(end, at.message.own_end)]
        near = clause_concepts(clause, words)
        near = near[::-1] if sign == "<" else near
        kind = kind_of(one.name)
        for number, notion in enumerate(near[:3]):
            yield f"{sign}n:{notion}"
            yield f"{sign}n:{notion}&is:{kind}"
            if number == 0:
                yield f"{sign}n1:{notion}&is:{kind}"
    yield from _gap_features(at, one, place, behind, words)


def _gap_features(at: Setting, one: Mention, place: int, behind: int, words: WordConcepts) -> Iterator[str]:
    """What stands between a name and the one before it and behind it in its sentence."""
    written, starts = at.tokens.words, at.tokens.starts
    kind = kind_of(one.name)
    for sign, step, first in (("<b", -1, place - 1), (">b", 1, behind)):
        stems: list[str] = []
        number = first
        while (
            0 <= number < len(written)
            and len(stems) < BETWEEN
            and written[number] not in _ENDS
            and not written[number].startswith("N")
        ):
            stems.append(written[number])
            number += step
        if not (0 <= number < len(written) and written[number].startswith("N")):
            yield f"{sign}:alone"
            continue
        other = written[number]
        yield f"{sign}:{other}&is:{kind}"
        low, high = sorted((one.span[0], starts[number])) if step < 0 else (one.span[1], starts[number])
        for notion in set(clause_concepts(at.message.flowing[low:high], words)):
            yield f"{sign}n:{notion}&{other}&is:{kind}"
            yield f"{sign}n:{notion}"
        for stem in stems:
            yield f"{sign}t:{stem}"
