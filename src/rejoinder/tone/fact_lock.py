"""The fact lock: rewording or translating changes no number, date, amount, address, name, denial or comparison."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.tone.fact_direction import reversed_sentences
from rejoinder.tone.fact_reader import Bounds, facts_of
from rejoinder.tone.fact_role import swapped_roles
from rejoinder.tone.fact_sense import lost_negations, names_in_both, stray_names

LONGEST_TEXT = 200_000
MOST_NAMES = 500


@attrs.frozen(kw_only=True)
class Difference:
    """A fact that one of two texts states and the other does not."""

    kind: str
    """`date`, `time`, `amount`, `percentage`, `number`, `ordinal`, `identifier`, `address`, `mail`, `citation`,
    `name`, `role`, `negation` or `direction`."""
    value: str
    """The fact in one fixed form: a day as 2026-06-05, a number with a point, at least 300 as `≥ 300`; of a denial, a
    comparison or two names that changed places, the sentence."""
    in_a: int
    in_b: int


@attrs.frozen(kw_only=True)
class Lock:
    """What a comparison of two texts came to."""

    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether both state the same facts."""
        return not self.differences


def compare(a: str, b: str, *, names: tuple[str | tuple[str, ...], ...] = ()) -> Lock:
    """Say which facts differ between two versions of one text, in any of the three languages.

    Args:
        names: names of parties, works and marks that must stand in both: each as it is written everywhere, or a group
            of the ways it is written in the languages, the first of which names the difference.

    Returns: differences in a fixed order; none where both state the same facts. How often a fact is said does not
        matter, only whether it is said: one language repeats what another leaves to a pronoun.
    Limits: a name that is transliterated is compared only where `names` gives its spellings; numbers in words only
        before a unit; a denial only between sentences that correspond one to one.
    """
    a, b = a[:LONGEST_TEXT], b[:LONGEST_TEXT]
    groups = tuple((name,) if isinstance(name, str) else name for name in names)
    (first, ours), (second, theirs) = facts_of(a, groups), facts_of(b, groups)
    found = {
        (kind, value): (first[kind, value], second[kind, value])
        for kind, value in first.keys() | second.keys()
        if ((kind, value) in first) != ((kind, value) in second)
    }
    bare = _without(a, groups), _without(b, groups)
    for name, in_a in stray_names(*bare):
        found.setdefault(("name", name), (int(in_a), int(not in_a)))
    every = (*groups, *((name,) for name in names_in_both(*bare)))
    for kind, sentences in (
        ("negation", lost_negations(a, b)),
        ("direction", [*reversed_sentences(a, b), *_rebounded(ours, theirs)]),
        ("role", swapped_roles(a, b, every[:MOST_NAMES])),
    ):
        for sentence, in_a in sentences:
            found[kind, sentence] = (int(in_a), int(not in_a))
    return Lock(
        differences=tuple(
            Difference(kind=kind, value=value, in_a=counts[0], in_b=counts[1])
            for (kind, value), counts in sorted(found.items())
        )
    )


def _rebounded(ours: Bounds, theirs: Bounds) -> Iterator[tuple[str, bool]]:
    """The numbers that both texts state, each bounded otherwise: `≥ 300`, and whether that stands in the first."""
    for (_, value), bounds in ours.items():
        others = theirs.get((_, value))
        if others and None not in bounds | others and not bounds & others:
            yield from ((f"{sign} {value}", True) for sign in sorted(filter(None, bounds)))
            yield from ((f"{sign} {value}", False) for sign in sorted(filter(None, others)))


def _without(text: str, groups: tuple[tuple[str, ...], ...]) -> str:
    for name in sorted((name for group in groups for name in group if name), key=len, reverse=True):
        text = text.replace(name, " ")
    return text


def spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """The groups of names in a list: one group a line, its spellings set apart by ` = `; `#` begins a remark."""
    lines = (line.split("#")[0].strip() for line in text.splitlines()[:MOST_NAMES])
    return tuple(tuple(name.strip() for name in line.split(" = ") if name.strip()) for line in lines if line)


def describe_differences(lock: Lock) -> Iterator[str]:
    """Each difference as `kind: value (times in a, times in b)`, for logs and tests."""
    for one in lock.differences:
        yield f"{one.kind}: {one.value} ({one.in_a}, {one.in_b})"
