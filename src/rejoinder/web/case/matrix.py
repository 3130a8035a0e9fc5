"""The matrix of requirements: per ground what is met, missing or doubtful, why, by which papers, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.defence import DefenceStatus, RequirementStatus

TONES = {"met": "good", "missing": "bad", "doubtful": "warn", "waived": ""}
GROUND_TONES = {"ready": "good", "gap": "warn", "unavailable": ""}
Record = Mapping[str, Any]
Standings = Mapping[str, Mapping[str, Any]]


@attrs.frozen(kw_only=True)
class RequirementView:
    """One requirement of a ground."""

    key: str
    says: str
    status: str
    because: tuple[str, ...]
    mend: str
    papers: tuple[Record, ...]
    was: str
    """How it stood before the last change, where it stood otherwise; else empty."""
    gained: tuple[Record, ...]
    """Papers that carry it since the last change."""

    @property
    def tone(self) -> str:
        """How its badge looks."""
        return TONES[self.status]

    @property
    def gained_names(self) -> str:
        """Names of the papers that it gained."""
        return ", ".join(dict.fromkeys(str(paper["name"]) for paper in self.gained))

    @property
    def is_satisfied(self) -> bool:
        """Whether nothing more is needed."""
        return RequirementStatus(self.status).is_satisfied


@attrs.frozen(kw_only=True)
class GroundView:
    """A ground of defence with its requirements."""

    id: str
    says: str
    status: str
    rows: tuple[RequirementView, ...]
    chain: tuple[Record, ...]

    @property
    def tone(self) -> str:
        """How its badge looks."""
        return GROUND_TONES[self.status]

    @property
    def satisfied_count(self) -> int:
        """How many requirements need nothing more."""
        return sum(row.is_satisfied for row in self.rows)

    @property
    def gaps(self) -> tuple[RequirementView, ...]:
        """The requirements that still need something, in order."""
        return tuple(row for row in self.rows if not row.is_satisfied)

    @property
    def percent(self) -> int:
        """How many of its requirements are satisfied, as a percentage."""
        return round(100 * self.satisfied_count / len(self.rows)) if self.rows else 0


def standings(record: Record) -> Standings:
    """How every requirement stands and on which papers, by the ground and the requirement."""
    return {
        f"{defence['id']}.{each['id']}": {"status": each["status"], "papers": list(each["evidence"])}
        for defence in record["defences"]
        for each in defence["requirements"]
    }


def grounds(
    record: Record, papers: Sequence[Record], *, was: Standings, hidden: frozenset[str] = frozenset()
) -> tuple[GroundView, ...]:
    """The grounds in the order of the record: the nearest to being satisfied first.

    Args:
        papers: of the case, which requirements name by digest.
        was: how requirements stood before; empty where nothing is to be compared.
        hidden: sentences that this reader does not see.
    """
    named = {paper["sha256"]: paper for paper in reversed(papers)}
    return tuple(_ground(defence, named, was, hidden) for defence in record["defences"])


def changed_requirements(found: Sequence[GroundView]) -> tuple[RequirementView, ...]:
    """The requirements whose status or papers changed, satisfied ones first; each sentence once."""
    rows = {(row.says, row.status): row for ground in found for row in ground.rows if row.was or row.gained}
    return tuple(sorted(rows.values(), key=lambda row: not row.is_satisfied))


def next_gap(found: Sequence[GroundView]) -> tuple[GroundView, RequirementView] | None:
    """What to get next: the first gap of the ground that is nearest; None where one is satisfied, or none begun."""
    if any(ground.status == DefenceStatus.READY.value for ground in found):
        return None
    return next(((ground, row) for ground in found for row in ground.gaps if row.mend), None)


def _ground(defence: Record, named: Mapping[str, Record], was: Standings, hidden: frozenset[str]) -> GroundView:
    return GroundView(
        id=defence["id"],
        says=defence["says"],
        status=defence["status"],
        rows=tuple(_rows(defence, named, was, hidden)),
        chain=tuple({**link, "paper": named.get(link["evidence"])} for link in defence["chain"]),
    )


def _rows(
    defence: Record, named: Mapping[str, Record], was: Standings, hidden: frozenset[str]
) -> Iterator[RequirementView]:
    for each in defence["requirements"]:
        key = f"{defence['id']}.{each['id']}"
        before = was.get(key) or {"status": each["status"], "papers": each["evidence"]}
        carry = tuple(named[sha256] for sha256 in dict.fromkeys(each["evidence"]) if sha256 in named)
        yield RequirementView(
            key=key,
            says=each["says"],
            status=each["status"],
            because=tuple(dict.fromkeys(basis["says"] for basis in each["because"] if basis["says"] not in hidden)),
            mend=each["mend"] or "",
            papers=carry,
            was=before["status"] if before["status"] != each["status"] else "",
            gained=tuple(paper for paper in carry if paper["sha256"] not in before["papers"]),
        )
