"""The facts of a case that a person should look at: what was read from the complaint, and from papers that carry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Defence, DefenceStatus
from rejoinder.domain.evidence import Field, Inspection
from rejoinder.domain.market import Markets
from rejoinder.domain.office import office_name
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import AccusedListing, Clock, DatedFact, Party, Reading, Registration, Span
from rejoinder.domain.unconfirmed_fact import Excerpt
from rejoinder.proof.paper.ocr_caveat import unsure_contradictions
from rejoinder.reading.registration_kind import KINDS
from rejoinder.usecases.answered_case import answered_paths
from rejoinder.usecases.answered_papers import fields_of_fact
from rejoinder.usecases.confirmed_reading import put_right
from rejoinder.usecases.fact_path import current_path, full_path, main_value, value_at
from rejoinder.usecases.fact_removal import is_removable
from rejoinder.usecases.paper_facts import DIGEST_SHOWN, field_text, paper_path, read_fields

AROUND = 70
"""Characters shown on either side of a value, of the same line."""
WORDS_LIMIT = 240
SINGLY = {"listings": 3, "registrations": 4, "references": 3, "works": 4, "dated_facts": 8, "clocks": 8, "parties": 8}
"""How many of a list are asked about one by one; a longer list is one fact."""
SCALARS = ("stage", "received_at", "rights", "platform", "reason", "territory", "classes")
IN_ORDER = ("clocks", "parties", "dated_facts", "registrations", "works", "listings", "references")
MAIN = ("due_at", "days", "hours", "name", "title", "number", "value", "item_id", "url", "on")
"""What is corrected where a whole noun is shown: the first of these that it has."""
LISTED = 12
_REGISTRABLE = frozenset(kind for kind, _ in KINDS)


@attrs.frozen(kw_only=True)
class ProposedFact:
    """One fact as a person is asked about it."""

    field: str
    value: str
    """As it is kept when it is confirmed or refused."""
    label: Phrase
    shown: Phrase
    excerpt: Excerpt | None = None
    state: str = "read"
    """`read`, `vouched` (the seller said so in case.toml), `confirmed`, `corrected` or `refused`."""
    correct_at: str | None = None
    """The path that a correction replaces; None where no single value does."""

    @property
    def refusable(self) -> bool:
        """Whether it can be refused, or only corrected."""
        return is_removable(self.field)

    @property
    def is_decided(self) -> bool:
        """Whether a person has spoken on it."""
        return self.state != "read"


def propose_facts(
    case: CaseFile, inspections: Sequence[Inspection], defences: Iterable[Defence], markets: Markets
) -> Iterator[ProposedFact]:
    """What was read from the complaint, then from the papers that the grounds rest on, in the order of reading.

    Args:
        case: with its reading as it was read, corrections not yet applied.
        inspections: as read, before what people said of them.
        markets: those that are known by name.
    """
    if case.reading is None:
        return
    states = _States(case)
    yield from _of_reading(put_right(case), states, markets)
    yield from _of_papers(inspections, defences, states)


def _of_reading(reading: Reading, states: _States, markets: Markets) -> Iterator[ProposedFact]:
    for name in SCALARS:
        if getattr(reading, name) not in (None, ()):
            yield _scalar(reading, name, states, markets)
    for name in IN_ORDER:
        found: tuple[Any, ...] = getattr(reading, name)
        if len(found) > SINGLY[name]:
            yield _group(reading, name, states)
        else:
            yield from (_noun(reading, name, number, states) for number in range(len(found)))


def _scalar(reading: Reading, name: str, states: _States, markets: Markets) -> ProposedFact:
    span = reading.reason_span if name == "reason" else None
    return ProposedFact(
        field=name,
        value=value_at(reading, name),
        label=phrase(f"confirm.fact-{name.replace('_', '-')}"),
        shown=_value_phrase(_worded(reading, name, markets)),
        excerpt=excerpt(reading.text, span, file=reading.file) if span else None,
        state=states.of(name),
        correct_at=name,
    )


def _worded(reading: Reading, name: str, markets: Markets) -> Any:
    value = getattr(reading, name)
    if name == "stage":
        return phrase(f"route.stage-{value.value}")
    if name == "rights":
        return tuple(phrase(f"document.right-{right.value}") for right in value)
    if name == "platform":
        market = markets.find(value)
        return value if market is None else market.phrase
    return tuple(map(str, value)) if name == "classes" else value


def _value_phrase(value: Any) -> Phrase:
    return phrase("confirm.value", value=_cut(value) if isinstance(value, str) else value)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= WORDS_LIMIT else f"{flat[:WORDS_LIMIT]}…"


def _group(reading: Reading, name: str, states: _States) -> ProposedFact:
    """A long list as one fact, shown by its first entries."""
    found: tuple[Any, ...] = getattr(reading, name)
    first = tuple(main_value(noun) for noun in found[:LISTED])
    more = len(found) - len(first)
    shown = phrase("confirm.value-more", values=first, more=more) if more else _value_phrase(first)
    return ProposedFact(
        field=name,
        value=value_at(reading, name),
        label=phrase(f"confirm.fact-{name.replace('_', '-')}", count=len(found)),
        shown=shown,
        excerpt=excerpt(reading.text, found[0].span, file=reading.file),
        state=states.of(name),
    )


def _noun(reading: Reading, name: str, number: int, states: _States) -> ProposedFact:
    noun, path = getattr(reading, name)[number], f"{name}.{number}"
    main = next((each for each in MAIN if getattr(noun, each, None) is not None), None)
    return ProposedFact(
        field=path,
        value=value_at(reading, path),
        label=_label(name, noun),
        shown=_noun_phrase(noun),
        excerpt=excerpt(reading.text, noun.span, file=reading.file),
        state=states.of(path, main),
        correct_at=f"{path}.{main}" if main else None,
    )


def _label(name: str, noun: Any) -> Phrase:
    if isinstance(noun, Party):
        return label_of(name, noun.role.value)
    return label_of(name, noun.fact if isinstance(noun, DatedFact) else "")


def label_of(name: str, which: str = "") -> Phrase:
    """What one entry of a list of the reading is called.

    Args:
        which: the role of a party, the fact of a dated fact; empty for all others.
    """
    if name == "parties":
        return phrase(f"confirm.fact-party-{which}")
    if name == "dated_facts":
        return phrase(f"confirm.fact-dated-{which.replace('_', '-')}")
    return phrase(f"confirm.fact-{name.rstrip('s')}")


def _noun_phrase(noun: Any) -> Phrase:
    if isinstance(noun, Party):
        return _value_phrase(f"{noun.name} <{noun.email}>" if noun.email else noun.name)
    if isinstance(noun, DatedFact):
        return _value_phrase(noun.on)
    if isinstance(noun, Clock):
        return _value_phrase(noun.due_at if noun.due_at else noun.phrase)
    if isinstance(noun, Registration):
        known = tuple(_register_names(noun))
        if known:
            return phrase("confirm.value-registration", number=noun.number, known=known)
        return _value_phrase(noun.number)
    if isinstance(noun, AccusedListing):
        return _value_phrase(noun.url or noun.item_id or "")
    return _value_phrase(main_value(noun))


def _register_names(noun: Registration) -> Iterator[Phrase | str]:
    """The kind of right and the office, as far as the words around the number name them."""
    if noun.kind in _REGISTRABLE:
        yield phrase(f"document.right-{noun.kind}")
    if noun.office:
        yield office_name(noun.office)


def excerpt(
    text: str, span: Span | None, *, file: str, page: int | None = None, box: Box | None = None
) -> Excerpt | None:
    """The words at a span with what stands around them on their line; None where they stand nowhere."""
    if span is None or not 0 <= span[0] < span[1] <= len(text):
        return None
    start, end = span
    left = text[max(0, start - 4 * AROUND) : start].rpartition("\n")[2]
    right = text[end : end + 4 * AROUND].partition("\n")[0]
    before, after = " ".join(left.split()), " ".join(right.split())
    words = _cut(text[start:end])
    return Excerpt(
        file=file,
        page=page,
        before=_tail(before) + (" " if left[-1:].isspace() and before else ""),
        words=words,
        after=(" " if right[:1].isspace() and after else "") + _head(after),
        span=span,
        box=box,
    )


def _tail(text: str) -> str:
    return text if len(text) <= AROUND else f"…{text[-AROUND:]}"


def _head(text: str) -> str:
    return text if len(text) <= AROUND else f"{text[:AROUND]}…"


def _of_papers(
    inspections: Sequence[Inspection], defences: Iterable[Defence], states: _States
) -> Iterator[ProposedFact]:
    """Every value of the papers that a ground rests on which is carried, or nearly.

    Of other papers what was read unsurely and otherwise than the seller says, since neither is believed unasked.
    """
    carrying = {
        sha256
        for defence in defences
        if defence.status is not DefenceStatus.UNAVAILABLE
        for requirement in defence.requirements
        for sha256 in requirement.evidence
    }
    done: set[str] = set()
    for inspection in inspections:
        sha256 = inspection.paper.sha256
        if sha256 in carrying and sha256 not in done:
            done.add(sha256)
            yield from (_of_paper(inspection, field, states) for field in read_fields(inspection))
        elif sha256 not in done:
            yield from (_of_paper(inspection, field, states) for field in unsure_contradictions(inspection))


def _of_paper(inspection: Inspection, field: Field, states: _States) -> ProposedFact:
    path, paper = paper_path(inspection, field.name), inspection.paper
    page = field.page or 1
    text = paper.pages[page - 1] if page <= len(paper.pages) else ""
    name = phrase(f"paper.field-{field.name.replace('_', '-')}")
    return ProposedFact(
        field=path,
        value=field_text(field),
        label=phrase("confirm.fact-paper", field=name, paper=paper.name),
        shown=_value_phrase(_paper_value(field)),
        excerpt=excerpt(text, field.span, file=paper.name, page=page, box=field.box),
        state=states.of_paper(path, field_text(field)),
        correct_at=None if isinstance(field.value, tuple) else path,
    )


def _paper_value(field: Field) -> Any:
    if isinstance(field.value, bool):
        return phrase("inspect.yes" if field.value else "inspect.no")
    return field.value if isinstance(field.value, dt.date | Decimal | int) else field_text(field)


class _States:
    """What people have said of each path so far."""

    def __init__(self, case: CaseFile) -> None:
        assert case.reading is not None
        self._as_read, self._reading = case.reading, put_right(case)
        asserted = case.asserted
        named = [name for name, _ in asserted.overrides]
        named += ["received_at"] * (asserted.received_at is not None) + ["rights"] * (asserted.right is not None)
        self._vouched = {full_path(self._reading, name) for name in named}
        self._vouched |= set(answered_paths(self._reading, case))
        self._corrected = {full_path(self._reading, each.field) for each in case.corrected}
        self._confirmed = {path for each in case.confirmed for path in self._now(each.field, each.value)}
        self._refused = {path for each in case.refused for path in self._now(each.field, each.value)}
        self._of_papers = {each.field: ("confirmed", each.value) for each in case.confirmed}
        self._of_papers |= {each.field: ("corrected", "") for each in case.corrected}
        self._of_papers |= {each.field: ("refused", each.value) for each in case.refused}
        self._answered = {
            (one.sha256[:DIGEST_SHOWN], one.fact) for one in case.answers if one.sha256 and one.said is not None
        }

    def of(self, path: str, main: str | None = None) -> str:
        """How the fact at this path stands; of a noun, what was said of its main value counts."""
        known = {path, f"{path}.{main}"} if main else {path}
        for state, paths in (
            ("refused", self._refused),
            ("corrected", self._corrected),
            ("confirmed", self._confirmed),
            ("vouched", self._vouched),
        ):
            if known & paths:
                return state
        return "read"

    def of_paper(self, path: str, value: str) -> str:
        """How a value of a paper stands; one that is read otherwise since was never looked at."""
        _, digest, name = path.split(".", 2)
        if any(one == digest and name in fields_of_fact(fact) for one, fact in self._answered):
            return "vouched"
        state, decided_value = self._of_papers.get(path, ("read", ""))
        return state if state == "corrected" or decided_value == value else "read"

    def _now(self, field: str, value: str) -> Iterator[str]:
        """Where the value stands now that a person looked at; nowhere where it is read otherwise since."""
        found = current_path(self._reading, full_path(self._reading, field), value)
        if found is not None:
            yield found
