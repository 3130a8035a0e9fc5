"""The view that grounds have of one paper: who gave what to whom and when, and whether paper or seller says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import attrs

from rejoinder.domain.evidence import CERTIFICATES, Field, Inspection, Item, PaperKind, Place, Vouching
from rejoinder.domain.finding import UNSIGNED_COPY, Basis, Because, Finding, Gravity, doubt_named, evidence, fact
from rejoinder.domain.own_name import own_name
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.russian_name import names_in_nominative
from rejoinder.proof.name import normalised_name
from rejoinder.proof.name_match import NameMatch, name_match, scripts_of
from rejoinder.proof.paper.day import days_in
from rejoinder.text.letters import alphanumerics

SALE_KINDS = frozenset({PaperKind.INVOICE, PaperKind.RECEIPT, PaperKind.CONTRACT})
CARRIES_NOTHING = frozenset(
    {PaperKind.OTHER, PaperKind.PICTURE, PaperKind.LETTER, PaperKind.COURT_PAPER}
    | {PaperKind.SCREENSHOT, PaperKind.CHAT, PaperKind.NOTE}
)
"""Kinds of paper that meet no requirement alone: notes, pictures, chats, ordinary letters, court papers."""

_GRAVE = frozenset(
    "line-does-not-add-up pieces-do-not-add-up total-does-not-add-up words-do-not-match data-differs-from-page edited"
    " painted edited-after-complaint term-reversed given-after-end published-before-completed number-twice"
    " contract-after-bill unsigned-draft".split()
)
"""Doubts that weaken a paper so far that a requirement should not rest on it before they are settled."""
UNSURE = "sight-unsure"
"""What was read unsurely from a picture is confirmed before a requirement rests on it."""
_SUMS = frozenset({"total", "tax", "currency"})
"""Fields on which no requirement rests."""
_TEXT_LIMIT = 200_000
_SURE = 0.6
"""A reading that is less sure than this is a hint."""
_GIVER = {
    PaperKind.AUTHORISATION: ("owner", "seller"),
    PaperKind.COPYRIGHT_CERTIFICATE: ("owner",),
    PaperKind.TRADEMARK_CERTIFICATE: ("owner",),
    PaperKind.PATENT_CERTIFICATE: ("owner",),
    PaperKind.REGISTER_EXTRACT: ("owner",),
    PaperKind.CATALOGUE: ("seller", "owner"),
}
_RECEIVER = {PaperKind.AUTHORISATION: ("licensee", "buyer")}
_VOUCHED = {"valid_from", "valid_to", "mark", "sealed"}
_DAYS_OF_ISSUE = ("issued_on", "published_on")


def two_script_names(papers: Iterable[EvidenceView]) -> tuple[str, ...]:
    """The names that papers write in two scripts at once, such as a Chinese name with its English form."""
    parties = (party for paper in papers for party in (paper.giver, paper.receiver) if party is not None)
    names = (str(party.value) for party in parties)
    return tuple(dict.fromkeys(name for name in names if len(scripts_of(name)) > 1))


@attrs.frozen(kw_only=True)
class ReportedFact:
    """One fact of a paper, and whose word it is."""

    value: Any
    by: Vouching
    against: Any = None
    """What the seller says where the paper itself says otherwise; None where they agree."""
    swapped: dt.date | None = None
    """The other day it may be, where day and month could be swapped."""
    month: str | None = None
    """The month or year as printed, where the paper names no day: the value is then its last day."""
    field: Field | None = attrs.field(default=None, eq=False, repr=False)
    """Where the paper says so, with the box where it was read from a picture."""
    unshown: bool = False
    """Whether only the seller says so, although the paper can be read."""


@lru_cache(maxsize=64)
def _compared_letters(text: str) -> str:
    """The letters and digits of a text, names in the nominative; cached, since a case is judged repeatedly."""
    return alphanumerics(names_in_nominative(text).casefold().replace("ё", "е"))


@lru_cache(maxsize=64)
def _days_in(text: str) -> frozenset[dt.date]:
    """Every day that a text may name."""
    return frozenset(day for found in days_in(text) for day in (found.date, found.other) if day is not None)


@attrs.frozen(kw_only=True, slots=False, eq=False)
class EvidenceView:
    """One paper of the case as grounds look at it; two are the same only where they are one object."""

    inspection: Inspection

    @property
    def sha256(self) -> str:
        """The digest by which the answer names the paper."""
        return self.inspection.paper.sha256

    @property
    def name(self) -> str:
        """The file name."""
        return self.inspection.paper.name

    @property
    def kind(self) -> PaperKind:
        """What the paper is."""
        return self.inspection.kind

    @property
    def place(self) -> Place:
        """Whose paper it is."""
        return self.inspection.paper.place

    @cached_property
    def text(self) -> str:
        """The words of the paper that can be read, within a limit."""
        return self.inspection.paper.text[:_TEXT_LIMIT]

    @property
    def readable(self) -> bool:
        """Whether the paper itself can be asked."""
        return self.inspection.paper.readable and bool(self.text.strip())

    @cached_property
    def grave(self) -> tuple[Finding, ...]:
        """Doubts to be settled before anything rests on the paper: its sums, its making, what contradicts it."""
        return tuple(doubt for doubt in self.inspection.doubts if _is_grave(doubt))

    @property
    def is_blocked(self) -> bool:
        """Whether a doubt stands in the way of using the paper."""
        return bool(self.grave)

    @property
    def is_unsigned_draft(self) -> bool:
        """Whether it is a draft that nobody signed, so that it grants nothing yet."""
        return any(doubt_named(doubt) == "unsigned-draft" for doubt in self.inspection.doubts)

    @property
    def is_unsigned_copy(self) -> bool:
        """Whether it is a contract whose lines for signatures are blank: nothing shows that it was concluded."""
        return any(doubt_named(doubt) == UNSIGNED_COPY for doubt in self.inspection.doubts)

    def reported_fact(self, *names: str) -> ReportedFact | None:
        """The first of these facts that is known: the paper's own word before the seller's."""
        for name in names:
            field = self._field(name, Vouching.PAPER)
            if field is not None:
                against = self._vouched_conflict(name, field.value)
                return ReportedFact(
                    value=field.value, by=Vouching.PAPER, against=against, swapped=_swapped_day(field), field=field
                )
        spoken = (self._value(name, Vouching.SELLER) for name in names)
        return next((self._vouched_fact(value) for value in spoken if value is not None), None)

    def day(self, *names: str) -> ReportedFact | None:
        """The first of these facts that is a day."""
        found = self.reported_fact(*names)
        return found if found is not None and isinstance(found.value, dt.date) else None

    @cached_property
    def giver(self) -> ReportedFact | None:
        """Who sold, licensed, issued or registered, by this paper."""
        return self._party(_GIVER.get(self.kind, ("seller", "owner")), 0)

    @cached_property
    def receiver(self) -> ReportedFact | None:
        """Who bought or was authorised, by this paper."""
        if self.kind in CERTIFICATES or self.kind is PaperKind.CATALOGUE:
            return None
        return self._party(_RECEIVER.get(self.kind, ("buyer", "licensee")), 1)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Its lines; where the paper shows none, the seller's word for them."""
        found = self.reported_fact("items")
        if found is not None and found.value and (found.by is Vouching.PAPER or not self.readable):
            return tuple(found.value)
        vouched = self.inspection.paper.vouched
        if vouched is None or vouched.item is None or self.readable:
            return ()
        return (Item(says=vouched.item, quantity=vouched.quantity),)

    @property
    def vouched_item(self) -> str | None:
        """What the seller says it is about."""
        vouched = self.inspection.paper.vouched
        return vouched.item if vouched else None

    @property
    def vouched_quantity(self) -> Decimal | None:
        """How many pieces the seller says it is for."""
        vouched = self.inspection.paper.vouched
        return vouched.quantity if vouched else None

    @property
    def has_seal(self) -> bool | None:
        """True where a seal or signature is known, False where the seller says there is none, else None."""
        marks = (self._field(name, Vouching.PAPER) for name in ("sealed", "signed"))
        if any(field is not None and field.value is True and field.confidence >= _SURE for field in marks):
            return True
        vouched = self.inspection.paper.vouched
        if vouched is not None and vouched.sealed is True:
            return True
        return False if vouched is not None and vouched.sealed is False else None

    def mentions(self, name: str | None) -> bool:
        """Whether a party's name stands in the words of the paper."""
        wanted = normalised_name(name) if name else ""
        if len(wanted) < 4:
            return False
        return alphanumerics(wanted) in _compared_letters(self.text)

    @cached_property
    def _days(self) -> frozenset[dt.date]:
        return _days_in(self.text)

    def _vouched_fact(self, value: Any) -> ReportedFact:
        """What only the seller says; where the paper can be read, its words are searched for it."""
        unshown = False
        if self.readable and isinstance(value, dt.date):
            unshown = value not in self._days
        elif self.readable and isinstance(value, str):
            unshown = len(normalised_name(value)) >= 4 and not self.mentions(value)
        return ReportedFact(value=value, by=Vouching.SELLER, unshown=unshown)

    def _field(self, name: str, by: Vouching) -> Field | None:
        fields = self.inspection.fields
        return next((one for one in fields if one.name == name and one.by is by and one.value not in ("", ())), None)

    def _value(self, name: str, by: Vouching) -> Any:
        field = self._field(name, by)
        if field is not None:
            return field.value
        vouched = self.inspection.paper.vouched
        if by is Vouching.PAPER or vouched is None:
            return None
        if name == self._own_day:
            return vouched.issued_on
        return getattr(vouched, name) if name in _VOUCHED else None

    @property
    def _own_day(self) -> str:
        """The name of the day that the seller gives when he dates the paper."""
        if self.kind in CERTIFICATES:
            return "registered"
        return "published_on" if self.kind is PaperKind.CATALOGUE else "issued_on"

    def _vouched_conflict(self, name: str, value: Any) -> Any:
        """What the seller says instead; the day of issue and that of publication are compared with each other."""
        names = _DAYS_OF_ISSUE if name in _DAYS_OF_ISSUE else (name,)
        spoken = next(
            (value_by_word for one in names if (value_by_word := self._value(one, Vouching.SELLER)) is not None), None
        )
        return spoken if spoken is not None and _differs(value, spoken) else None

    def _party(self, names: Iterable[str], place: int) -> ReportedFact | None:
        read = self.reported_fact(*names)
        vouched = self.inspection.paper.vouched
        spoken = vouched.parties[place] if vouched and len(vouched.parties) > place else None
        if read is None or read.by is Vouching.SELLER:
            return self._vouched_fact(spoken) if spoken else read
        against = spoken if spoken and name_match(str(read.value), spoken) is not NameMatch.SAME else read.against
        return attrs.evolve(read, against=against)


def evidence_views(inspections: Iterable[Inspection], *places: Place) -> tuple[EvidenceView, ...]:
    """The papers that lie in these places and concern the goods, in the order given."""
    return tuple(EvidenceView(inspection=one) for one in inspections if one.paper.place in places and not one.aside)


def paper_phrase(witness: EvidenceView) -> Phrase:
    """The paper as a statement names it: its kind, number and date, as far as they are known."""
    numbers = ("registration_number", "number") if witness.kind in CERTIFICATES else ("number",)
    number, issued = witness.reported_fact(*numbers), witness.day("issued_on", "published_on")
    values: dict[str, Any] = {}
    if number is not None and isinstance(number.value, str):
        values["number"] = number.value
    own = own_name(witness.kind, witness.text)
    if own == "-extract":
        issued = print_day(witness)
    if issued is not None:
        values["issued_on"] = issued.value
    form = "-".join(("paper", *sorted(values)))
    kind = "publication" if witness.reported_fact("isbn") else f"{witness.kind.value}{own}"
    return phrase(f"ground.{form}", kind=phrase(f"ground.kind.{kind}"), **values)


def _is_registration_day(witness: EvidenceView, issued: ReportedFact) -> bool:
    """Whether the day of a register's paper is but that of the registration, since it does not say its own."""
    registered = witness.day("registered")
    return registered is not None and registered.value == issued.value


def print_day(witness: EvidenceView) -> ReportedFact | None:
    """The day of a register's paper itself, where it says one."""
    issued = witness.day("issued_on")
    return None if issued is None or _is_registration_day(witness, issued) else issued


def phrase_basis(witness: EvidenceView, says: Phrase, reported: ReportedFact | None = None) -> Because:
    """The basis that quotes a paper; where only the seller says so, a basis that names his word as the source."""
    if reported is not None and reported.by is Vouching.SELLER:
        id = f"case.evidence.{witness.inspection.paper.path}"
        form = "proof.by-your-word-alone" if reported.unshown else "proof.by-your-word"
        return fact(id, phrase(form, says=says, paper=witness.name))
    field = reported.field if reported is not None else None
    if field is not None and field.recognised:
        percent = round(field.confidence * 100)
        says = phrase("paper.from-picture", says=says, page=field.page or 1, percent=percent)
    return evidence(witness.sha256, says)


def _is_grave(doubt: Finding) -> bool:
    name = doubt_named(doubt)
    if name == UNSURE:
        return any(basis.basis is Basis.FACT and basis.id.rpartition(".")[2] not in _SUMS for basis in doubt.because)
    return doubt.gravity is Gravity.BLOCKS or (doubt.gravity is Gravity.WEAKENS and name in _GRAVE)


def _swapped_day(field: Field) -> dt.date | None:
    """The other way to read a day that was read unsurely, such as 03/04."""
    on = field.value
    if field.confidence >= _SURE or not isinstance(on, dt.date) or on.day > 12 or on.day == on.month:
        return None
    return on.replace(month=on.day, day=on.month)


def _differs(a: Any, b: Any) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return name_match(a, b) is not NameMatch.SAME
    if isinstance(a, tuple) or isinstance(b, tuple):
        return False
    return bool(a != b)
