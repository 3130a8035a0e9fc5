"""History of a case in plain words: facts and papers by name, without paths and digests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from rejoinder.domain import event as ev
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.usecases.case_history import event_sentence
from rejoinder.usecases.proposed_facts import IN_ORDER, SCALARS, label_of

SHORT = {"owner": "party-owner", "agent": "party-agent", "reference": "reference", "due_at": "clock", "right": "rights"}
PAPERS = "papers"
DATED = frozenset(
    "served_on ordered_on waiver_requested_on hearing_on completed_on published_on registered_on filed_on valid_to "
    "first_sale_on complained_on sent_at".split()
)
FIELDS = frozenset(
    """
    number issued_on seller buyer owner licensee mark work registration_number valid_from valid_to registered
    completed_on published_on published_in isbn author assigned_to filed_on priority_on classes status sold_on
    total currency tax quantity items sealed signed sub_authorisation territory platform
    """.split()
)
"""What is read from papers and has a name of its own."""


def plain_sentence(event: ev.Event) -> Phrase:
    """The sentence of an event for people; the exact one, with digests, where this has none of its own."""
    found = PLAIN.get(type(event))
    return found(event) if found else event_sentence(event)


def fact_label(path: str, value: str = "") -> Phrase | str:
    """A fact by the name under which the page of facts shows it; the path itself where it has none."""
    parts = path.split(".")
    root = parts[0]
    if root == PAPERS and len(parts) > 1:
        return _paper_label(parts)
    if root in SCALARS or root in SHORT:
        return phrase(f"confirm.fact-{SHORT.get(root, root).replace('_', '-')}")
    if root == "parties":
        role = _within(value).get("role")
        return label_of(root, role) if role in set(Role) else phrase("case.fact-party")
    if root == "dated_facts":
        named = str(_within(value).get("fact", ""))
        return label_of(root, named) if named in DATED else phrase("case.fact-date")
    if root in IN_ORDER:
        return label_of(root)
    return path.replace("_", " ").replace(".", " ")


def _paper_label(parts: list[str]) -> Phrase | str:
    name = parts[-1]
    return phrase(f"paper.field-{name.replace('_', '-')}") if name in FIELDS else name.replace("_", " ")


def _within(value: str) -> Mapping[str, Any]:
    """The parts of a whole noun; none of any other text."""
    try:
        found = json.loads(value) if value.startswith("{") else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _fact(event: ev.FactConfirmed | ev.FactCorrected | ev.FactRefused) -> Phrase:
    exact = event_sentence(event)
    named = {name: value for name, value in exact.values if name != "field"}
    kind = exact.id.rpartition("-")[2]
    return phrase(f"case.plain-{kind}", fact=fact_label(event.field, event.value), **named)


def _name(path: str) -> str:
    """The file name of a paper; of what a mail carries, after the mail's."""
    return " › ".join(PurePosixPath(part).name for part in path.split("!"))


def _filed(event: ev.EvidenceFiled) -> Phrase:
    name = _name(event.paper.path)
    if event.received_from:
        return phrase("case.plain-filed-from", name=name, sender=event.received_from)
    return phrase("case.plain-filed", name=name)


def _taken(event: ev.PaperTaken) -> Phrase:
    role = phrase(f"intake.role-{event.role}")
    return phrase("case.plain-moved" if event.was else "case.plain-taken", name=_name(event.path), role=role)


def _received(event: ev.ComplaintReceived) -> Phrase:
    return phrase("case.plain-complaint", stage=phrase(f"route.stage-{event.reading.stage.value}"))


def _without_digest(id: str, **names: str) -> Callable[[Any], Phrase]:
    """A sentence of the event's fields, the file name in the place of a path."""

    def sentence(event: Any) -> Phrase:
        return phrase(f"case.{id}", **{name: getattr(event, field) for name, field in names.items()})

    return sentence


PLAIN: Mapping[type[ev.Event], Callable[[Any], Phrase]] = {
    ev.FactConfirmed: _fact,
    ev.FactCorrected: _fact,
    ev.FactRefused: _fact,
    ev.EvidenceFiled: _filed,
    ev.PaperTaken: _taken,
    ev.ComplaintReceived: _received,
    ev.ListingFiled: lambda event: phrase("case.plain-listing", name=_name(event.listing.path)),
    ev.DossierSealed: _without_digest("plain-sealed"),
    ev.EvidenceDestroyed: _without_digest("plain-destroyed", reason="reason"),
}
"""Events whose exact sentence names paths or digests."""
