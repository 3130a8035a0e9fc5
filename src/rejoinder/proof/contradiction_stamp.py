"""The very same picture of a stamp on papers of different issuers."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.proof.contradiction_context import ContradictionContext, contradiction_finding, field_bases
from rejoinder.proof.inspection import parties_of
from rejoinder.proof.name import is_near_name, may_be_same_party

PAPERS_LIMIT = 200


def shared_stamps(context: ContradictionContext) -> Iterator[Finding]:
    """Two papers, one picture of a stamp to the last pixel, and no common party: no two ink stamps are identical."""
    first: dict[str, Inspection] = {}
    pairs: set[frozenset[str]] = set()
    for one in context.own[:PAPERS_LIMIT]:
        for digest in _stamps(one):
            other = first.setdefault(digest, one)
            pair = frozenset({one.paper.sha256, other.paper.sha256})
            if len(pair) == 2 and pair not in pairs and _have_no_common_party(one, other):
                pairs.add(pair)
                bases = (*field_bases(other, "seller", "owner"), *field_bases(one, "seller", "owner"))
                suffix = f":{one.paper.sha256[:8]}"
                yield contradiction_finding(
                    "same-stamp", Gravity.WEAKENS, [other, one], *bases, suffix=suffix, other=one.paper.name
                )  # fmt: skip


def _stamps(one: Inspection) -> tuple[str, ...]:
    placed = dict(one.paper.metadata).get("stamp_pictures", "").split()
    return tuple(dict.fromkeys(place.partition(":")[2] for place in placed))


def _have_no_common_party(one: Inspection, other: Inspection) -> bool:
    """Whether nobody who stands on the one paper can be one who stands on the other."""
    mine, theirs = ([name for name in parties_of(each) if name] for each in (one, other))
    return bool(mine and theirs) and not any(
        may_be_same_party(a, b) or is_near_name(a, b) for a in mine for b in theirs
    )
