"""The chain of title: from the owner, over agents and suppliers, to the seller, and where it is broken."""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Sequence
from enum import StrEnum

import attrs

from rejoinder.domain.defence import Link
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView, paper_phrase, two_script_names
from rejoinder.proof.name import is_within_name
from rejoinder.proof.name_match import NameMatch, name_match, two_script_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_STEP_LIMIT = 400
"""Papers beyond this number are not joined; a chain has a handful."""
_NEAR_COST = 5
_TITLE_LIMIT = 600
_LICENCE = regex(
    r"licen[cs](?:e|ing) (?:agreement|contract)|(?:授权|许可)(?:使用)?(?:合同|协议)"
    r"|лицензионн\w+ (?:договор|соглашени)",
    re.IGNORECASE,
)
"""What a contract of licence calls itself at its head."""
_APPOINTS = matcher("paper/evidence.appoints", re.IGNORECASE)
"""What a contract that appoints an agent or dealer calls itself; where it counts goods it sells them."""


class TitleAct(StrEnum):
    """What a paper does for the one who receives it."""

    AUTHORISES = "authorises"
    SELLS = "sells"


@attrs.frozen(kw_only=True)
class TitleStep:
    """One paper as a step: who authorised whom, or who sold to whom."""

    giver: str
    receiver: str
    act: TitleAct
    paper: EvidenceView


@attrs.frozen(kw_only=True)
class Join:
    """Two spellings, one character apart, that a chain takes for one party."""

    written: str
    meant: str
    paper: EvidenceView


@attrs.frozen(kw_only=True)
class MissingStep:
    """The step that is not there. `giver` is None where the owner is not known."""

    giver: str | None
    receiver: str
    act: TitleAct

    @property
    def says(self) -> Phrase:
        """Which paper is missing; to us, where nobody says yet who we are."""
        form = f"proof.no-link-{self.act.value}" + ("" if self.receiver else "-to-us")
        return phrase(form, giver=self.giver or "", receiver=self.receiver)


@attrs.frozen(kw_only=True)
class TitleChain:
    """The longest unbroken path from the owner, and what leads to the seller beside it."""

    owner: str | None
    holder: str
    steps: tuple[TitleStep, ...]
    """From the owner on, in order; up to the holder where the chain is whole."""
    tail: tuple[TitleStep, ...] = ()
    """Where it is broken: the steps that lead to the holder from elsewhere, in order."""
    joins: tuple[Join, ...] = ()
    broken: MissingStep | None = None

    @property
    def is_complete(self) -> bool:
        """Whether it leads from the owner to the holder without a gap."""
        return self.broken is None

    @property
    def links(self) -> tuple[Link, ...]:
        """The chain as the answer shows it, the missing step in its place."""
        missing = () if self.broken is None or self.broken.giver is None else (_missing_link(self.broken),)
        return (*map(_link, self.steps), *missing, *map(_link, self.tail))


def title_steps(papers: Sequence[EvidenceView], us: str | None, names: Sequence[str] = ()) -> tuple[TitleStep, ...]:
    """The papers that give something to somebody, in order.

    Args:
        us: the seller; a paper of sale that shows no buyer but bears this name counts as made out to it, and an
            authorisation whose receiver cannot be told counts for us, or for the giver of another paper, whom it names.
        names: names in two scripts that other papers show.
    """
    used = papers[:_STEP_LIMIT]
    givers = [str(one.giver.value) for one in used if one.giver is not None]
    known = [name for name in dict.fromkeys((us, *givers)) if name]
    both = (*two_script_names(used), *names)
    found = (_title_step(paper, us, known, both) for paper in used)
    return tuple(step for step in found if step is not None)


def solve_chain(
    steps: Sequence[TitleStep],
    *,
    owner: str | None,
    holder: str,
    is_holder: Callable[[str], NameMatch],
    last: frozenset[TitleAct],
    flaw: Callable[[TitleStep], int] = lambda step: 0,
) -> TitleChain:
    """Find the cheapest unbroken path (Dijkstra) from the owner to the holder, or say which step is missing.

    Args:
        last: acts that may end the chain.
        flaw: a penalty for a paper that does not fit; the path with the least sum is taken.

    Returns: the whole chain, or the longest beginning, the longest end, and the break between them.
    """
    ends = [n for n, step in enumerate(steps) if step.act in last and is_holder(step.receiver) is not NameMatch.OTHER]
    goals = {n: _NEAR_COST if is_holder(steps[n].receiver) is NameMatch.NEAR else 0 for n in ends}
    walk = _ChainSearch(steps, flaw)
    reached = walk.paths_from(owner) if owner else {}
    arrived = min((n for n in goals if n in reached), key=lambda n: (reached[n][0] + goals[n], n), default=None)
    if arrived is not None:
        path = _path(steps, reached, arrived)
        return TitleChain(owner=owner, holder=holder, steps=path, joins=_joins(path, owner, holder, is_holder))
    inner = {n: state for n, state in reached.items() if is_holder(steps[n].receiver) is NameMatch.OTHER}
    inner = {n: state for n, state in inner.items() if steps[n].act is TitleAct.AUTHORISES} or inner
    farthest = max(inner, key=lambda n: (inner[n][1], -inner[n][0], -n), default=None)
    head = _path(steps, reached, farthest) if farthest is not None else ()
    tail = walk.longest_path_to(goals)
    broken = MissingStep(
        giver=head[-1].receiver if head else owner,
        receiver=tail[0].giver if tail else holder,
        act=TitleAct.AUTHORISES if tail else TitleAct.SELLS if TitleAct.SELLS in last else TitleAct.AUTHORISES,
    )
    return TitleChain(owner=owner, holder=holder, steps=head, tail=tail, broken=broken)


_State = tuple[int, int, int | None]
"""Cost so far, number of steps, and the step before."""


_Meet = Callable[[TitleStep, TitleStep], tuple[str, str]]
"""The two names at which one step meets the next."""


class _ChainSearch:
    """Walks the steps in both directions, cheapest first."""

    def __init__(self, steps: Sequence[TitleStep], flaw: Callable[[TitleStep], int]) -> None:
        self._steps = steps
        self._cost = [1 + flaw(step) for step in steps]

    def paths_from(self, owner: str) -> dict[int, _State]:
        """Shortest paths (Dijkstra) from the owner: each reachable step with its cost and the step before it."""
        starts = [
            (n, found)
            for n, step in enumerate(self._steps)
            if (found := name_match(owner, step.giver)) is not NameMatch.OTHER
        ]
        return self._shortest_paths(
            [(self._cost[n] + _match_cost(found), n) for n, found in starts], lambda a, b: (a.receiver, b.giver)
        )

    def longest_path_to(self, goals: dict[int, int]) -> tuple[TitleStep, ...]:
        """The longest, then cheapest run of steps that ends at the holder."""
        starts = [(self._cost[n] + extra, n) for n, extra in goals.items()]
        reached = self._shortest_paths(starts, lambda a, b: (a.giver, b.receiver))
        first = max(reached, key=lambda n: (reached[n][1], -reached[n][0], -n), default=None)
        return tuple(reversed(_path(self._steps, reached, first))) if first is not None else ()

    def _shortest_paths(self, starts: list[tuple[int, int]], meet: _Meet) -> dict[int, _State]:
        queue: list[tuple[int, int, int, int]] = [(cost, 1, n, -1) for cost, n in starts]
        heapq.heapify(queue)
        settled: dict[int, _State] = {}
        while queue:
            cost, hops, n, before = heapq.heappop(queue)
            if n in settled:
                continue
            settled[n] = (cost, hops, before if before >= 0 else None)
            for m, step in enumerate(self._steps):
                found = name_match(*meet(self._steps[n], step)) if m not in settled else NameMatch.OTHER
                if found is not NameMatch.OTHER:
                    heapq.heappush(queue, (cost + self._cost[m] + _match_cost(found), hops + 1, m, n))
        return settled


def _match_cost(found: NameMatch) -> int:
    return _NEAR_COST if found is NameMatch.NEAR else 0


def _path(steps: Sequence[TitleStep], reached: dict[int, _State], last: int) -> tuple[TitleStep, ...]:
    found: list[TitleStep] = []
    at: int | None = last
    while at is not None:
        found.append(steps[at])
        at = reached[at][2]
    return tuple(reversed(found))


def _joins(
    path: Sequence[TitleStep], owner: str | None, holder: str, is_holder: Callable[[str], NameMatch]
) -> tuple[Join, ...]:
    found: list[Join] = []
    before = owner
    for step in path:
        if before is not None and name_match(before, step.giver) is NameMatch.NEAR:
            found.append(Join(written=step.giver, meant=before, paper=step.paper))
        before = step.receiver
    if path and is_holder(path[-1].receiver) is NameMatch.NEAR:
        found.append(Join(written=path[-1].receiver, meant=holder, paper=path[-1].paper))
    return tuple(found)


def _title_step(paper: EvidenceView, us: str | None, known: Sequence[str], both: Sequence[str]) -> TitleStep | None:
    if paper.kind is not PaperKind.AUTHORISATION and paper.kind not in SALE_KINDS:
        return None
    giver = str(paper.giver.value) if paper.giver else None
    receiver = str(paper.receiver.value) if paper.receiver else None
    if giver is not None and (receiver is None or _is_part_of_giver(giver, receiver)):
        names = known if paper.kind is PaperKind.AUTHORISATION else [us]
        mentioned = [
            name for name in names if name and name_match(giver, name) is NameMatch.OTHER and paper.mentions(name)
        ]
        receiver = mentioned[0] if len(mentioned) == 1 else None
    if giver is None or receiver is None or name_match(giver, receiver) is NameMatch.SAME:
        return None
    if _hands_over_work(paper) or _may_be_ours(paper, us, (giver, receiver)):
        return None
    act = TitleAct.AUTHORISES if paper.kind is PaperKind.AUTHORISATION or _is_grant(paper) else TitleAct.SELLS
    return TitleStep(giver=two_script_name(giver, both), receiver=two_script_name(receiver, both), act=act, paper=paper)


def _hands_over_work(paper: EvidenceView) -> bool:
    """Whether it is an act by which works were handed over: it sells no goods."""
    return paper.kind is PaperKind.RECEIPT and paper.reported_fact("work") is not None and not paper.items


def _may_be_ours(paper: EvidenceView, us: str | None, parties: Sequence[str]) -> bool:
    """Whether the words of a paper of sale name us although neither party does, one of whom was read unsurely.

    Then who sells to whom is not known, and nothing is said of it.
    """
    sides = (paper.giver, paper.receiver)
    unsure = any(one is not None and one.field is not None and one.field.confidence < _SURE for one in sides)
    others = us is not None and all(name_match(us, name) is NameMatch.OTHER for name in parties)
    return unsure and others and paper.kind in SALE_KINDS and paper.mentions(us)


_SURE = 0.75
"""Below this a party was found but by its place on the page, or misread in a picture."""


def _is_grant(paper: EvidenceView) -> bool:
    """Whether a contract grants a right instead of selling goods: by its words, or as the seller describes it."""
    if paper.kind is not PaperKind.CONTRACT:
        return False
    if paper.readable:
        head = paper.text[:_TITLE_LIMIT]
        sells = any(item.quantity is not None for item in paper.items)
        return _LICENCE.search(head) is not None or (not sells and _APPOINTS.search(head) is not None)
    return paper.day("valid_to") is not None and paper.vouched_quantity is None


def _is_part_of_giver(giver: str, receiver: str) -> bool:
    """Whether the receiver was read out of the giver's own name."""
    return (
        name_match(giver, receiver) is NameMatch.SAME
        or is_within_name(giver, receiver)
        or is_within_name(receiver, giver)
    )


def _link(step: TitleStep) -> Link:
    says = phrase(
        f"proof.link-{step.act.value}", giver=step.giver, receiver=step.receiver, paper=paper_phrase(step.paper)
    )
    return Link(giver=step.giver, receiver=step.receiver, sha256=step.paper.sha256, says=says)


def _missing_link(broken: MissingStep) -> Link:
    return Link(giver=broken.giver or "", receiver=broken.receiver, sha256=None, says=broken.says)
