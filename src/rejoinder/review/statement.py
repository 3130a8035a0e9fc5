"""What a statement says, seen from outside: which exhibits it names, what it asserts, what it argues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rejoinder.domain.right import COPYRIGHT_KIND, PATENT_KIND, TRADEMARK_KIND, Right
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

Span = tuple[int, int]

MOST_IN_A_RANGE = 40
_HAN = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,3}}(?!\d)|[{_HAN}](?![{_HAN}并份张页些套批致旦定]))"
_EXHIBITS = deferred_regex(
    lambda: (
        rf"{alternation('review/statement.exhibit_word')}(?:№+\s*|\()?"
        rf"(?P<numbers>{_NUMBER}(?:\s?(?:,|、|，|;|and|&|to|и|по|和|及|至|到|[-–—])\s?(?:№+\s?)?{_NUMBER}){{0,40}})"
        r"(?!\s(?:of|to|in)\s(?:the|your|our|this|that|its)\b|\sк\s)"
    ),
    re.IGNORECASE,
)
"""An annex of a contract or of the notice is no exhibit of ours."""
_STEP = regex(rf"(?P<to>to|по|至|到|[-–—])?\D*?(?P<number>{_NUMBER})", re.IGNORECASE)

_SENTENCE = regex(r"(?:[^\n.。]|\.(?=\S)|(?<=\b[гч])\.|(?<=\bno)\.|(?<=\bшт)\.)+", re.IGNORECASE)
"""A stop within a file's name or a number, or behind an abbreviation, ends no sentence."""
_LISTED = regex(r"[-•\s]*$")
"""What stands before the reference in a line of the list of exhibits."""
_APART = regex(r"[\W\d_]+")
SHORTEST_REPEATED = 30
"""In bytes of UTF-8: ten Chinese characters, five English words; headings and thanks may come again."""

_OURS = matcher("review/statement.own_act", re.IGNORECASE)
_PASSIVE = matcher("review/statement.passive", re.IGNORECASE)
_OTHERS = matcher("review/statement.other_side", re.IGNORECASE)

_ARGUMENTS: Mapping[str, re.Pattern[str]] = {
    name: matcher(f"review/statement.argues_{name}", re.IGNORECASE)
    for name in ("genuine", "authorship", "work", "mark", "patent", "earlier", "different", "chain")
}
_MISSED: tuple[tuple[str, frozenset[Right], frozenset[str], frozenset[str]], ...] = (
    (
        "misses-mark",
        TRADEMARK_KIND,
        frozenset({"authorship", "work"}),
        frozenset({"genuine", "mark", "different", "chain"}),
    ),
    (
        "misses-copyright",
        COPYRIGHT_KIND,
        frozenset({"genuine", "mark"}),
        frozenset({"authorship", "work", "earlier", "different", "chain"}),
    ),
    (
        "misses-patent",
        PATENT_KIND,
        frozenset({"genuine", "authorship", "work", "mark"}),
        frozenset({"patent", "earlier", "different", "chain"}),
    ),
)
"""For each family of rights, the arguments that belong to another, and those that answer it."""


def exhibits_named(text: str) -> Iterator[tuple[int, Span]]:
    """Numbers of the exhibits that a text names, each with the place of the naming; a range names all within."""
    for place in _EXHIBITS.finditer(text):
        last = 0
        for step in _STEP.finditer(place["numbers"]):
            number = _counted(step["number"])
            between = range(last + 1, number) if step["to"] and 0 < number - last <= MOST_IN_A_RANGE and last else ()
            for each in (*between, number):
                yield each, place.span()
            last = number


def _counted(number: str) -> int:
    return _HAN.index(number) + 1 if number in _HAN else int(number)


_LAW = regex(
    r"\s*(?:(?:By|Under) (?:article|section)\b|Under (?:\w+ ){0,6}(?:law|doctrine)\b"
    r"|依据(?:欧盟|英国|美国|俄罗斯)?[《第法]|(?:По|Согласно) (?:статье|праву|доктрине)\b)"
)
"""How a sentence begins that says what the law says, for which no paper of ours is needed."""


def asserts(sentence: str) -> bool:
    """Whether a sentence states a fact of our own side that a paper should carry."""
    if _LAW.match(sentence):
        return False
    return bool(_OURS.search(sentence)) or bool(_PASSIVE.search(sentence) and not _OTHERS.search(sentence))


def find_arguments(text: str) -> Mapping[str, Span]:
    """The arguments of a text by name, each with its first place."""
    found = {name: pattern.search(text) for name, pattern in _ARGUMENTS.items()}
    return {name: place.span() for name, place in found.items() if place}


def mismatched_argument(arguments: Mapping[str, Span], rights: frozenset[Right]) -> tuple[str, Span] | None:
    """What is said of arguments that belong to another right than was asserted, and their place; else None."""
    for id, family, strange, fitting in _MISSED:
        wrong = strange & arguments.keys()
        if rights and rights <= family and wrong and not fitting & arguments.keys():
            return id, min(arguments[name] for name in wrong)
    return None


def repeated_sentences(text: str) -> Iterator[Span]:
    """Sentences that stand a second time, whatever their numbers and exhibits."""
    sentences_met: set[str] = set()
    for place in _SENTENCE.finditer(text):
        named = _EXHIBITS.search(place[0])
        if named is not None and _LISTED.match(place[0], 0, named.start()):
            continue  # two exhibits may well have one title
        bare = _APART.sub("", _EXHIBITS.sub("", place[0])).casefold()
        if len(bare.encode()) < SHORTEST_REPEATED:
            continue
        if bare in sentences_met:
            yield place.span()
        sentences_met.add(bare)
