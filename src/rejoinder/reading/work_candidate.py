"""Candidate titles of works and marks: every passage of their shape, with its classifier features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import attrs

from rejoinder.domain.reading import Span, Work
from rejoinder.domain.right import Right
from rejoinder.reading.concept import Concept
from rejoinder.reading.context import context_features
from rejoinder.reading.name import is_firm
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import CAPITALS

CANDIDATE_LIMIT = 240
"""So many names of a message are weighed."""
LEAST, LEAST_OF_FIRST, LEAST_LABELLED = 0.5, 0.3, 0.02
"""How likely a name must be that of a work or mark to be read as one: any, a message's likeliest, a labelled one."""
YES = "named"
LABELLED, CALLED = "labelled ", "called "
"""Begin the form of what a label names, and of what a noun beside it calls a work or mark."""
QUOTED = regex(r"[\"“«《「『„‘]([^\"”»》」』“’\n]{2,100})[\"”»》」』“’]")
_WORD = rf"[{CAPITALS}][\w'’&.-]{{0,40}}\w"
_LINK = r"(?:of|the|de|du|des|la|le|del|di|and|in|at|y|et|и|в|&|\+)"
_TITLE = regex(rf"\b{_WORD}(?:[ \xa0](?:{_LINK} )?(?:{_WORD}|\d{{1,4}}\b)){{0,6}}")
"""Words that begin with a capital letter, and small ones between them."""
_PIECE = regex(r"[^,，;；、|/()（）:：\"“”«»《》「」『』\n.。]{2,60}")
_VALUES = (Concept.RIGHT, Concept.REGISTRATION, Concept.WORK, Concept.MARK, Concept.ORIGINAL)
WRAPPING = " \t\"'“”«»《》「」*_.,;"
"""What stands around a name and is no part of it."""
_SIGNS = "®™"
_NO_NAME = regex(r"\d{5,}|https?:|www\.|@")
_KANA, _HAN, _CYRILLIC = regex(r"[\u3040-\u30ff\uac00-\ud7af]"), regex(r"[\u4e00-\u9fff]"), regex(r"[\u0400-\u04ff]")


@attrs.frozen(kw_only=True)
class WorkCandidate:
    """A name that may be that of a work or mark, at its first place."""

    title: str
    span: Span
    features: frozenset[str]
    called: str | None = None
    """`work` or `mark` where a label or a noun beside it says so."""
    is_labelled: bool = False


def name_candidates(
    message: ParsedMessage,
    rights: Sequence[Right],
    parties: Sequence[str],
    labelled: Sequence[Work],
    called: Sequence[Work],
) -> tuple[WorkCandidate, ...]:
    """Every name of the shape of a title or mark, once, with the features of its first three places.

    Args:
        parties: names of who complains, acts or is accused.
        labelled: what stands behind labels of works and marks.
        called: what a noun beside it calls a work or mark.
    """
    found: dict[str, list[tuple[Span, str]]] = {}
    for span, form in _name_places(message, labelled, called):
        key = message.folded[slice(*span)]
        if key in found or len(found) < CANDIDATE_LIMIT:
            found.setdefault(key, []).append((span, form))
    names = tuple(name.casefold() for name in parties)
    return tuple(_candidate(message, key, places, rights, names) for key, places in found.items())


def likely_candidates(found: Sequence[WorkCandidate], chances: Sequence[float]) -> list[WorkCandidate]:
    """Those likely enough, in reading order; of two that share a place only the likelier."""
    surest = [one.is_labelled and chance >= LEAST for one, chance in zip(found, chances, strict=True)]
    order = sorted(range(len(found)), key=lambda at: (not surest[at], -chances[at], at))
    distinct: list[WorkCandidate] = []
    for rank, at in enumerate(order):
        one = found[at]
        least = LEAST_LABELLED if one.is_labelled else LEAST if rank else LEAST_OF_FIRST
        if chances[at] >= least and not any(it.span[0] < one.span[1] and one.span[0] < it.span[1] for it in distinct):
            distinct.append(one)
    return sorted(distinct, key=lambda one: one.span)


def _candidate(
    message: ParsedMessage, key: str, places: list[tuple[Span, str]], rights: Sequence[Right], parties: Sequence[str]
) -> WorkCandidate:
    span = min((not form.startswith(LABELLED), place) for place, form in places)[1]
    title = message.text[slice(*span)]
    forms = {form for _, form in places}
    called = next((form for form in sorted(forms, reverse=True) if form.startswith((LABELLED, CALLED))), None)
    spans = list(dict.fromkeys(place for place, _ in places))
    around = frozenset().union(*(context_features(message, *place) for place in spans[:3]))
    own = {*_shape_features(title), *(f"form:{form}" for form in forms), *_party_name_features(key, parties)}
    own.add(f"times:{min(3, message.folded.count(key, 0, message.own_end))}")
    kinds = sorted(right.value for right in rights) or ["none"]
    own.update(f"right:{kind}|form:{form}" for kind in kinds for form in forms)
    own.add("line:first" if "\n" not in message.folded[: span[0]].strip() else "line:later")
    return WorkCandidate(
        title=title,
        span=span,
        features=frozenset(own | around),
        called=called.split()[1] if called else None,
        is_labelled=called is not None and called.startswith(LABELLED),
    )


def _shape_features(title: str) -> Iterator[str]:
    words = title.split()
    yield f"words:{min(6, len(words))}"
    yield f"length:{min(40, len(title)) // 4}"
    yield "case:capitals" if title.isupper() else "case:title" if title[0].isupper() else "case:other"
    for script, pattern in (("kana", _KANA), ("han", _HAN), ("cyrillic", _CYRILLIC)):
        if pattern.search(title):
            yield f"script:{script}"
    if any(map(str.isdigit, title)):
        yield "shape:digits"
    if is_firm(title):
        yield "shape:firm"


def _party_name_features(key: str, parties: Sequence[str]) -> Iterator[str]:
    """How the name stands to those of people and firms: a mark is often a firm's first word."""
    for name in parties:
        if key == name:
            yield "party:same"
        elif name.startswith(f"{key} ") or (len(key) > 1 and name.startswith(key)):
            yield "party:begins"
        elif key in name or name in key:
            yield "party:part"


def _name_places(
    message: ParsedMessage, labelled: Sequence[Work], called: Sequence[Work]
) -> Iterator[tuple[Span, str]]:
    """Where names stand, each with the form in which it is found there, the surer first; none within a labelled one."""
    yield from ((work.span, f"{LABELLED}{work.kind}") for work in labelled)
    named = [work.span for work in labelled]
    for span, form in _unlabelled_places(message, called):
        if not any(start <= span[0] and span[1] <= end and span != (start, end) for start, end in named):
            yield span, form


def _unlabelled_places(message: ParsedMessage, called: Sequence[Work]) -> Iterator[tuple[Span, str]]:
    yield from ((work.span, f"{CALLED}{work.kind}") for work in called)
    for found in _first_matches(QUOTED, message):
        yield from _trimmed_places(message, found.span(1), "title marks" if found[0][0] == "《" else "quoted")
    for field in message.of(*_VALUES):
        for found in _PIECE.finditer(message.text, field.start, min(field.end, message.own_end)):
            yield from _trimmed_places(message, found.span(), f"in {field.concept.value}")
    for found in _first_matches(_TITLE, message):
        yield from _trimmed_places(message, found.span(), "capitals" if found[0].isupper() else "capital letters")


def _first_matches(pattern: re.Pattern[str], message: ParsedMessage) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(message.text, message.own_start, message.own_end), CANDIDATE_LIMIT * 4)


def _trimmed_places(message: ParsedMessage, span: Span, form: str) -> Iterator[tuple[Span, str]]:
    start, end = span
    while start < end and message.text[start] in WRAPPING + _SIGNS:
        start += 1
    while end > start and message.text[end - 1] in WRAPPING + _SIGNS:
        end -= 1
    title = message.text[start:end]
    if len(title) > 1 and not title.isdecimal() and not _NO_NAME.search(title):
        yield (start, end), form
