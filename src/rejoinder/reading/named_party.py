"""Named entities of a message with the probabilities that each is owner, agent, seller or platform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from rejoinder.domain.reading import Role, Span, Stage
from rejoinder.reading.candidate import EXPLICIT, RoleCandidate
from rejoinder.reading.concept import Concept
from rejoinder.reading.mention import Mention, MentionSource, group_mentions, mentions
from rejoinder.reading.name import is_firm
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.party_features import ACTED_FOR, features, message_setting
from rejoinder.reading.softmax import load_softmax
from rejoinder.reading.word_concepts import word_concepts
from rejoinder.text.lexicon import matcher

_OF_PARTIES = frozenset({Concept.OWNER, Concept.AGENT, Concept.COMPLAINANT})

_LABELS: Mapping[Concept, Role] = {Concept.OWNER: Role.OWNER, Concept.AGENT: Role.AGENT}
"""What a label plainly says; a complainant may be either."""


@attrs.frozen(kw_only=True)
class NamedParty:
    """A firm or person with every mention of it."""

    group: tuple[Mention, ...]
    features: frozenset[str]
    chances: Mapping[str | None, float]

    @property
    def first(self) -> Mention:
        """The fullest writing of the name: a firm with its legal form, then the longest."""
        return max(self.group, key=lambda one: (is_firm(one.name), len(one.name), -one.span[0]))

    @property
    def name(self) -> str:
        """The name in its fullest writing."""
        return self.first.name

    @property
    def span(self) -> Span:
        """Where that writing stands."""
        return self.first.span

    @property
    def owner(self) -> float:
        """Probability that it owns the right."""
        return self.chances[Role.OWNER]

    @property
    def agent(self) -> float:
        """Probability that it acts for the owner."""
        return self.chances[Role.AGENT]

    def is_rather(self, role: Role) -> bool:
        """Whether this role is likelier than the others; whose shop is complained of is no party to the complaint."""
        return self.chances[role] == max(self.owner, self.agent, self.chances[Role.SELLER])

    @property
    def is_labelled(self) -> bool:
        """Whether a label gives it its role."""
        return any(
            one.provenance is MentionSource.LABEL and one.field is not None and one.field.concept in _OF_PARTIES
            for one in self.group
        )

    @property
    def is_acted_for(self) -> bool:
        """Whether the words say that somebody else acts for it."""
        return ACTED_FOR in self.features

    @property
    def signs(self) -> bool:
        """Whether it stands where the writer names himself."""
        return any(one.signs for one in self.group)


def named_parties(message: ParsedMessage, cues: Sequence[RoleCandidate], *, stage: Stage) -> list[NamedParty]:
    """Named entities of a message in reading order, classified.

    Args:
        cues: names to which a phrase gives a role, such as `X acts for Y`.
    """
    model = load_softmax("party")
    return [
        NamedParty(group=group, features=shown, chances=_without_partners(message, group, by_label))
        for group, shown in party_groups(message, cues, stage=stage)
        for by_label in [_chances_by_label(group, model.chances(shown), cues)]
    ]


def _without_partners(
    message: ParsedMessage, group: tuple[Mention, ...], chances: Mapping[str | None, float]
) -> Mapping[str | None, float]:
    """The probabilities, no agent's where the words call the firm one that sells or makes the owner's goods."""
    if not any(_is_partner(message.flowing, one.span) for one in group):
        return chances
    return {**chances, None: chances[None] + chances[Role.AGENT], Role.AGENT: 0.0}


def _is_partner(words: str, span: Span) -> bool:
    start, end = span
    return bool(_PARTNER_BEFORE.search(words[max(0, start - _LEAD) : start]) or _PARTNER_BEHIND.match(words, end))


_LEAD = 80
_PARTNER_BEFORE = matcher("reading/party.trade_partner_before")
_PARTNER_BEHIND = matcher("reading/party.trade_partner_behind")


def _chances_by_label(
    group: tuple[Mention, ...], chances: Mapping[str | None, float], cues: Sequence[RoleCandidate]
) -> Mapping[str | None, float]:
    """The probabilities, with owner or agent set to zero where a label plainly says the other."""
    if any(
        one.field is not None and one.field.concept is Concept.SELLER and one.span[0] == one.field.start
        for one in group
    ):
        return {**chances, Role.OWNER: 0.0, Role.AGENT: 0.0}
    roles = {role for one in group if (role := _label_of(one, cues)) is not None}
    if len(roles) != 1:
        return chances
    [role] = roles
    other = Role.AGENT if role is Role.OWNER else Role.OWNER
    return {**chances, role: chances[role] + chances[other], other: 0.0}


def _label_of(one: Mention, cues: Sequence[RoleCandidate]) -> Role | None:
    """Owner or agent, where the value of a label that calls somebody so begins with the name.

    A complainant is an agent where the value goes on to say for whom: `Reported by: Ivy Law (agent of Fern Ltd)`.
    """
    field = one.field
    if field is not None and field.concept is Concept.COMPLAINANT and one.span[0] == field.start:
        names_principal = any(
            cue.acted_for and cue.weight >= EXPLICIT and one.span[1] <= cue.span[0] < field.end for cue in cues
        )
        return Role.AGENT if names_principal else None
    return _LABELS.get(field.concept) if field is not None and one.span[0] == field.start else None


def party_groups(
    message: ParsedMessage, cues: Sequence[RoleCandidate], *, stage: Stage
) -> list[tuple[tuple[Mention, ...], frozenset[str]]]:
    """Groups of mentions of a message, each with its classifier features."""
    found = mentions(message, [one.span for one in cues])
    words = word_concepts()
    at = message_setting(message, found, cues, words, stage=stage)
    return [(group, features(at, group, words)) for group in group_mentions(found)]
