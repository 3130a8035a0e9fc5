"""What a seller can be asked: the facts of a case and of its papers, and a question about one of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.headline import CaseState
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.domain.unconfirmed_fact import Excerpt


class AnswerKind(StrEnum):
    """What the answer to a question looks like."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    FILE = "file"


class Scope(StrEnum):
    """What a fact is about."""

    CASE = "case"
    LISTING = "listing"
    FILE = "file"


@attrs.frozen(kw_only=True)
class FactKind:
    """How a fact is answered."""

    kind: AnswerKind
    scope: Scope = Scope.CASE
    several: bool = False
    """Whether there may be several values, parted by `; `."""
    options: tuple[str, ...] = ()
    """What may be chosen, where it is a choice."""
    optional: bool = False
    """Whether "nobody" is an answer: it is kept as an empty text."""


STATES = tuple(state.value for state in CaseState)
"""Where a matter may stand."""
ROLES = ("complaint", "listing", "claimed", "evidence")
"""What a file may be in a case."""
ANSWER_BY = "answer_by"
"""The day or hour until which the platform awaits the answer, as its own page counts it down."""
LOOSE_KINDS = ("screenshot", "chat", "note")
"""Kinds of file that a person names and an inspection does not."""
_FILE = Scope.FILE
_TEXT, _DATE = FactKind(kind=AnswerKind.TEXT), FactKind(kind=AnswerKind.DATE)
_TEXTS = attrs.evolve(_TEXT, several=True)
_YES_NO = FactKind(kind=AnswerKind.YES_NO)
_PAPER_TEXT, _PAPER_DATE = attrs.evolve(_TEXT, scope=_FILE), attrs.evolve(_DATE, scope=_FILE)

FACTS: Mapping[str, FactKind] = {
    "platform": _TEXT,
    "received_at": _DATE,
    "answer_by": _DATE,
    "stage": FactKind(kind=AnswerKind.CHOICE, options=tuple(dict.fromkeys((*STATES, *Stage)))),
    "genuine": _YES_NO,
    "rights": FactKind(kind=AnswerKind.CHOICE, several=True, options=tuple(Right)),
    "mark": _TEXTS,
    "registration": _TEXTS,
    "work.title": _TEXTS,
    "work.completed_on": _DATE,
    "owner": _TEXT,
    "agent": attrs.evolve(_TEXT, optional=True),
    "listing.ids": _TEXTS,
    "listing.ours": attrs.evolve(_YES_NO, scope=Scope.LISTING),
    "listing.model": _TEXTS,
    "listing.sold": FactKind(kind=AnswerKind.NUMBER, scope=Scope.LISTING),
    "seller.name": _TEXT,
    "seller.entity": _TEXT,
    "seller.other_names": _TEXTS,
    "seller.country": _TEXT,
    "author": attrs.evolve(_TEXT, optional=True),
    "taken_by_us": attrs.evolve(_YES_NO, scope=_FILE),
    "first_sold_on": _DATE,
    "bought_from": attrs.evolve(_TEXT, optional=True),
    "authorised_by": attrs.evolve(_TEXT, optional=True),
    "changed_product": _YES_NO,
    "same_as_claimed": attrs.evolve(_YES_NO, scope=Scope.LISTING),
    "paper.kind": FactKind(
        kind=AnswerKind.CHOICE, scope=_FILE, options=tuple(dict.fromkeys((*PaperKind, *LOOSE_KINDS, *ROLES)))
    ),
    "paper.from": _PAPER_TEXT,
    "paper.to": _PAPER_TEXT,
    "paper.issued_on": _PAPER_DATE,
    "paper.item": attrs.evolve(_PAPER_TEXT, several=True),
    "paper.quantity": FactKind(kind=AnswerKind.NUMBER, scope=_FILE),
    "paper.number": _PAPER_TEXT,
    "paper.mark": _PAPER_TEXT,
    "paper.registration_number": _PAPER_TEXT,
    "paper.valid_from": _PAPER_DATE,
    "paper.valid_to": _PAPER_DATE,
    "paper.completed_on": _PAPER_DATE,
    "paper.author": _PAPER_TEXT,
    "paper.ours": attrs.evolve(_YES_NO, scope=_FILE),
    "paper.about_product": attrs.evolve(_YES_NO, scope=_FILE),
}  # fmt: skip
"""Every fact that a seller can state, by the name under which he states it."""

CONFIRM = "confirm."
"""Before the id of a fact whose proposed value is to be confirmed or refused."""
FILED = "file."
"""Before the id of a fact for which a file is asked."""
PAPER_DIGITS = 8
"""Characters of a paper's digest in the id of a question."""


@attrs.frozen(kw_only=True)
class About:
    """What a question is about, where it is not about the case: a paper, or a listing."""

    file: str | None = None
    """The path of the paper in the case folder."""
    sha256: str | None = None
    listing: str | None = None
    """The item id."""

    @property
    def key(self) -> str:
        """What an id names it by; empty for the case."""
        return self.sha256[:PAPER_DIGITS] if self.sha256 else self.listing or ""

    @property
    def subject_id(self) -> str:
        """What an answer names it by: the digest or the item id."""
        return self.sha256 or self.listing or ""


THE_CASE = About()


def question_id(fact: str, about: About = THE_CASE, *, confirms: bool = False, asks_file: bool = False) -> str:
    """The id under which this is asked, the same as long as it is about the same."""
    before = CONFIRM if confirms else FILED if asks_file else ""
    return f"{before}{fact}{':' if about.key else ''}{about.key}"


@attrs.frozen(kw_only=True)
class Option:
    """One answer that may be chosen."""

    value: str
    says: Phrase


@attrs.frozen(kw_only=True)
class Question:
    """One thing to ask the seller."""

    id: str
    fact: str
    about: About = THE_CASE
    kind: AnswerKind
    says: Phrase
    why: Phrase
    proposed: str | None = None
    """What was read or supposed; `yes` confirms it where the kind is yes or no."""
    options: tuple[Option, ...] = ()
    changes: tuple[str, ...] = ()
    """Ids of what another answer would alter: grounds, deadlines, routes, documents."""
    excerpt: Excerpt | None = None
    """The words that it was read from."""
