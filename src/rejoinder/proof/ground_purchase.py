"""Goods bought from the owner or his agent: purchase, unbroken chain, item, quantity, dates, names, seals."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

import attrs

from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.listing import OurListing
from rejoinder.proof.chain import TitleAct, TitleChain, TitleStep, solve_chain, title_steps
from rejoinder.proof.evidence_view import EvidenceView, evidence_views
from rejoinder.proof.ground_purchase_paper import Term, cached_product_match, matches_of, quantity_for, sale_day, term
from rejoinder.proof.identity import Identity
from rejoinder.proof.name import normalised_model
from rejoinder.proof.name_match import NameMatch, name_match, two_script_name
from rejoinder.proof.product import MatchLevel, ProductMatch, product_label
from rejoinder.proof.requirement import Params, RequirementContext
from rejoinder.proof.revocation import Revocation, revocations
from rejoinder.proof.scope import online_excluded

_DOUBTED, _OTHER_PRODUCT, _STALE, _LATE, _UNSEALED, _SHORT = 9, 8, 4, 3, 2, 1
_ANYWHERE = (Place.EVIDENCE, Place.CLAIMED, Place.ATTACHMENT)


@attrs.frozen(kw_only=True, slots=False)
class Deal:
    """The purchases of one ground: the papers of sale, the chain above them, and what they are for."""

    context: RequirementContext
    above: str = "authority"
    """What must stand above the purchase: `authority`, `sales`, or `either`."""
    direct: bool = False
    """Whether the chain may end with an authorisation to us instead of a sale."""

    @cached_property
    def steps(self) -> tuple[TitleStep, ...]:
        """Every paper that gives something to somebody."""
        return title_steps(self.context.seller_papers, self.context.us, self.context.both)

    @cached_property
    def chain(self) -> TitleChain:
        """The best chain to us from the owner, or from another owner whom the complaint names."""
        tried = [self._chain_from(owner) for owner in self.context.owners or (None,)]
        return next((chain for chain in tried if chain.is_complete), tried[0])

    def _chain_from(self, owner: str | None) -> TitleChain:
        return solve_chain(
            self.steps,
            owner=two_script_name(owner, self.context.both) if owner else None,
            holder=self.context.us or "",
            is_holder=self.context.is_us,
            last=frozenset({TitleAct.AUTHORISES} if self.direct else {TitleAct.SELLS}),
            flaw=self._step_cost,
        )

    @cached_property
    def purchases(self) -> tuple[TitleStep, ...]:
        """The sales to us; those of the chain's supplier where the chain is whole, the fitting ones first."""
        ours = [
            s for s in self.steps if s.act is TitleAct.SELLS and self.context.is_us(s.receiver) is not NameMatch.OTHER
        ]
        end = (self.chain.steps if self.chain.is_complete else self.chain.tail)[-1:]
        if end and end[0].act is TitleAct.SELLS:
            ours = [step for step in ours if name_match(step.giver, end[0].giver) is not NameMatch.OTHER]
        ours.sort(key=lambda step: -min(self.match_levels(step), default=MatchLevel.SILENT))
        sound = tuple(step for step in ours if self._is_sound(step))
        same = tuple(step for step in sound if not end or name_match(step.giver, end[0].giver) is NameMatch.SAME)
        return same if same and self._is_enough(same) else tuple(ours)

    @property
    def bills(self) -> tuple[TitleStep, ...]:
        """The purchases that a bill shows, and not only a contract, which delivers nothing."""
        return tuple(step for step in self.purchases if step.paper.kind is not PaperKind.CONTRACT)

    @property
    def dated_purchases(self) -> tuple[TitleStep, ...]:
        """The purchases whose days count: bills; contracts only where there is no bill."""
        return self.bills or self.purchases

    @property
    def all_purchases(self) -> tuple[TitleStep, ...]:
        """The sales to us whose supplier is one of those that the ground rests on, however sound."""
        ours = (
            s for s in self.steps if s.act is TitleAct.SELLS and self.context.is_us(s.receiver) is not NameMatch.OTHER
        )
        return tuple(s for s in ours if any(name_match(s.giver, one.giver) is NameMatch.SAME for one in self.purchases))

    @cached_property
    def authorities(self) -> tuple[TitleStep, ...]:
        """The authorisations on the way from the owner to us."""
        return tuple(step for step in self._steps_to_us if step.act is TitleAct.AUTHORISES)

    def terms(self, step: TitleStep) -> tuple[tuple[EvidenceView, Term], ...]:
        """The terms of an authorisation and of its renewals.

        A renewal is a further authorisation by the same giver to the same receiver that does not name other goods.
        """
        same = [one for one in self.steps if one is not step and self._is_renewal(one, step)]
        return tuple((one.paper, term(one.paper)) for one in (step, *same))

    @property
    def revocations(self) -> tuple[Revocation, ...]:
        """What any paper of the case takes back; worked out once a context."""
        known = self.context.memory
        if "revocations" not in known:
            known["revocations"] = revocations(evidence_views(self.context.inspections, *_ANYWHERE))
        found: tuple[Revocation, ...] = known["revocations"]
        return found

    def taken_back(self, step: TitleStep) -> tuple[Revocation, ...]:
        """What takes an authorisation back on or before the day of the complaint."""
        complaint = self.context.complained_on.value
        about = (one for one in self.revocations if one.concerns(step.paper, step.giver, step.receiver))
        return tuple(one for one in about if one.on is None or one.on <= complaint)

    def online_exclusion(self, step: TitleStep) -> str | None:
        """The words by which an authorisation keeps the goods off this marketplace; None where it does not."""
        name = f"excludes {id(step.paper)}"
        if name not in self.context.memory:
            words = step.paper.text if step.act is TitleAct.AUTHORISES and step.paper.readable else ""
            self.context.memory[name] = online_excluded(words, self.context.own_names, self.context.other_names)
        found: str | None = self.context.memory[name]
        return found

    def letters(self, step: TitleStep) -> tuple[TitleStep, ...]:
        """An authorisation and those beside it, by the same giver to the same receiver, that hold at the complaint."""
        complaint = self.context.complained_on.value
        beside = (one for one in self.steps if one is not step and one.act is TitleAct.AUTHORISES)
        return (
            step,
            *(
                one
                for one in beside
                if _have_same_parties(one, step) and not one.paper.is_blocked and term(one.paper).holds(complaint)
            ),
        )

    def _is_renewal(self, one: TitleStep, step: TitleStep) -> bool:
        if one.act is not TitleAct.AUTHORISES or not _have_same_parties(one, step):
            return False
        return (
            not one.paper.is_blocked
            and one.paper.has_seal is not False
            and MatchLevel.OTHER not in self.match_levels(one)
        )

    def _is_sound(self, step: TitleStep) -> bool:
        """Whether a purchase is plainly ours, of the right goods, in time, and covered by every authorisation."""
        paper = step.paper
        if paper.is_blocked or paper.has_seal is False or self.context.is_us(step.receiver) is not NameMatch.SAME:
            return False
        on, shown = sale_day(step.paper), self.match_levels(step)
        if on is None or on.value >= self.context.complained_on.value or (shown and MatchLevel.SAME not in shown):
            return False
        return all(any(runs.holds(on.value) for _, runs in self.terms(one)) for one in self.authorities)

    def _is_enough(self, sound: Sequence[TitleStep]) -> bool:
        """Whether these purchases alone are of every accused listing's goods, and as many as were sold."""
        for listing in self.context.accused_listings:
            bought, steps = self._counted_quantity(listing, sound)
            if not steps or (bought is not None and bought < (self.quantity_sold(listing) or 0)):
                return False
        return True

    @property
    def steps_used(self) -> tuple[TitleStep, ...]:
        """The chain and the purchases, each paper once."""
        return tuple(dict.fromkeys((*self._steps_to_us, *(() if self.direct else self.purchases))))

    def identities(self, *steps: TitleStep) -> tuple[Identity, ...]:
        """The papers by which a party of these steps is known under its other name."""
        parties = {name for step in steps for name in (step.giver, step.receiver)}
        return tuple(one for one in self.context.identities if one.name in parties)

    @property
    def _steps_to_us(self) -> tuple[TitleStep, ...]:
        """The steps that lead to us; a licence that goes elsewhere is none of ours."""
        head = () if self.direct and not self.chain.is_complete else self.chain.steps
        return (*head, *self.chain.tail)

    @property
    def papers_to_others(self) -> tuple[EvidenceView, ...]:
        """Papers of sale that are made out to somebody else."""
        sales = (step for step in self.steps if step.act is TitleAct.SELLS)
        return tuple(step.paper for step in sales if not self._involves_us(step))

    def product_matches(self, witness: EvidenceView) -> tuple[ProductMatch, ...]:
        """What a paper shows of each accused listing."""
        return matches_of(self.context, witness)

    def match_levels(self, step: TitleStep) -> tuple[MatchLevel, ...]:
        """How far a step is about each accused listing."""
        return tuple(one.shown for one in self.product_matches(step.paper))

    def bought(self, listing: OurListing) -> tuple[Decimal | None, tuple[TitleStep, ...]]:
        """How many pieces for a listing were bought, and by which papers; None where no paper says.

        Contracts count only where there is no invoice, and an invoice that is there twice counts once, so that one
        deal is not counted twice.
        """
        name = f"bought {self.above} {self.direct} {id(listing)}"
        if name not in self.context.memory:
            self.context.memory[name] = self._counted_quantity(listing, self.purchases)
        found: tuple[Decimal | None, tuple[TitleStep, ...]] = self.context.memory[name]
        return found

    def quantity_sold(self, listing: OurListing) -> int | None:
        """How many were sold through the accused listings of the same model; None where this listing does not say."""
        if listing.orders is None:
            return None
        return self._sales_by_model.get(normalised_model(product_label(listing) or ""), 0)

    @cached_property
    def _sales_by_model(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for listing in self.context.accused_listings:
            called = normalised_model(product_label(listing) or "")
            found[called] = found.get(called, 0) + (listing.orders or 0)
        return found

    def _counted_quantity(
        self, listing: OurListing, purchases: Sequence[TitleStep]
    ) -> tuple[Decimal | None, tuple[TitleStep, ...]]:
        fitting = [
            step
            for step in purchases
            if cached_product_match(self.context, step.paper, listing).shown is MatchLevel.SAME
        ]
        billed = [step for step in fitting if step.paper.kind is not PaperKind.CONTRACT]
        counted: dict[tuple[str, str], tuple[Decimal, TitleStep]] = {}
        for step in billed or fitting:
            pieces, deal = quantity_for(step.paper, listing), _deal_key(step)
            if pieces is not None and (deal not in counted or counted[deal][0] < pieces):
                counted[deal] = (pieces, step)
        if not counted:
            return None, tuple(fitting)
        return sum((n for n, _ in counted.values()), Decimal(0)), tuple(step for _, step in counted.values())

    def _involves_us(self, step: TitleStep) -> bool:
        return any(self.context.is_us(name) is not NameMatch.OTHER for name in (step.giver, step.receiver))

    def _step_cost(self, step: TitleStep) -> int:
        """How badly a paper fits, so that the chain takes the better one."""
        complaint = self.context.complained_on.value
        shown = self.match_levels(step)
        cost = _OTHER_PRODUCT if MatchLevel.OTHER in shown else 0
        cost += (_DOUBTED if step.paper.is_blocked else 0) + (_UNSEALED if step.paper.has_seal is False else 0)
        if step.act is TitleAct.AUTHORISES:
            cost += _OTHER_PRODUCT if self.online_exclusion(step) else 0
            cost += _DOUBTED if any(one.paper is step.paper for one in self.revocations) else 0
            return cost + (0 if term(step.paper).holds(complaint) else _STALE)
        on = sale_day(step.paper)
        cost += _LATE if on is None or on.value >= complaint else 0
        ours = self.context.is_us(step.receiver) is not NameMatch.OTHER
        return cost + (_SHORT if ours and not self._has_enough_supply(step.giver) else 0)

    def _has_enough_supply(self, supplier: str) -> bool:
        """Whether what one supplier sold to us covers what was sold on, so that his chain is taken before another's."""
        name = f"supplies {supplier}"
        if name not in self.context.memory:
            sales = [
                step
                for step in self.steps
                if step.act is TitleAct.SELLS and name_match(step.giver, supplier) is NameMatch.SAME
            ]
            self.context.memory[name] = self._is_enough(
                [s for s in sales if self.context.is_us(s.receiver) is NameMatch.SAME]
            )
        return bool(self.context.memory[name])


def _have_same_parties(a: TitleStep, b: TitleStep) -> bool:
    return name_match(a.giver, b.giver) is NameMatch.SAME and name_match(a.receiver, b.receiver) is NameMatch.SAME


def purchase_deal(context: RequirementContext, params: Params) -> Deal:
    """The purchases as a rule's parameters ask for them: `above`, `direct`; worked out once a context."""
    above, direct = str(params.get("above", "authority")), bool(params.get("direct", False))
    name = f"deal {above} {direct}"
    if name not in context.memory:
        context.memory[name] = Deal(context=context, above=above, direct=direct)
    found: Deal = context.memory[name]
    return found


def _deal_key(step: TitleStep) -> tuple[str, str]:
    """What makes two papers one deal: the same number by the same seller; else the file itself."""
    number = step.paper.reported_fact("number")
    return (step.giver, str(number.value)) if number is not None else ("", step.paper.sha256)
