"""What was read or supposed of a fact, in the form of an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.company import CompanyNamed
from rejoinder.domain.evidence import Field, Inspection, PaperKind, Place, Vouching
from rejoinder.domain.question import THE_CASE, About
from rejoinder.domain.reading import Reading, Role, Stage
from rejoinder.proof.company import companies_named, givers_and_owners, unlikeliness
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView, ReportedFact, evidence_views
from rejoinder.proof.ground_purchase import purchase_deal
from rejoinder.proof.inspection import models_of
from rejoinder.proof.name import is_same_model
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.requirement import RequirementContext
from rejoinder.usecases.answered_papers import PAPER, as_answer, field_name

QUITE_SURE = 0.95
"""A name read from a picture less surely than this may be another."""
_NO_HOUR = dt.datetime.min.replace(tzinfo=dt.UTC)
"""Names of a case do not depend on the hour."""
GOODS_NAMED = frozenset({PaperKind.AUTHORISATION, PaperKind.CATALOGUE, PaperKind.SALES_RECORD}) | SALE_KINDS


@attrs.frozen(kw_only=True)
class Read:
    """A case as it is judged by, with its papers as people put them right."""

    case: CaseFile
    inspections: tuple[Inspection, ...]

    @property
    def reading(self) -> Reading:
        """What the complaint says. Raises: LookupError where none was read."""
        if self.case.reading is None:
            raise LookupError
        return self.case.reading

    def inspection(self, sha256: str) -> Inspection | None:
        """The paper of this digest."""
        return next((one for one in self.inspections if one.paper.sha256 == sha256), None)

    @property
    def own_papers(self) -> tuple[EvidenceView, ...]:
        """The seller's papers."""
        return evidence_views(self.inspections, Place.EVIDENCE)

    def field(self, fact: str, sha256: str) -> Field | None:
        """The value that a paper itself gives to a fact."""
        one = self.inspection(sha256)
        name = field_name(one.kind, fact) if one else None
        fields = (each for each in one.fields if each.name == name) if one and name else iter(())
        return next((each for each in fields if each.by is Vouching.PAPER), None)


def proposed_answer(read: Read, fact: str, about: About = THE_CASE) -> str | None:
    """What would be proposed for a fact; None where nothing was read and nothing is to be supposed."""
    if fact.startswith(PAPER):
        return _of_paper(read, fact, about)
    value = _OF_CASE[fact](read) if fact in _OF_CASE else None
    if not value or value in read.case.refused_values(fact):
        return None
    return value


def _of_paper(read: Read, fact: str, about: About) -> str | None:
    field = read.field(fact, about.subject_id)
    expected = next(
        (link.proposed for link in broken_links(read) if (link.fact, link.sha256) == (fact, about.subject_id)), None
    )
    value = expected or (as_answer(field) if field is not None else None)
    one = read.inspection(about.subject_id)
    if value is None and fact == "paper.to" and one is not None and one.kind in SALE_KINDS:
        value = us_of(read)
    return value if value and value not in read.case.refused_values(fact, about.subject_id) else None


@attrs.frozen(kw_only=True)
class BrokenLink:
    """A name, read from a picture, with which a chain of papers would be whole if it were another."""

    fact: str
    """`paper.from` or `paper.to`."""
    sha256: str
    proposed: str


def broken_links(read: Read) -> tuple[BrokenLink, ...]:
    """Where the chain of papers breaks between two names, one of which was read from a picture and not surely."""
    requirements = RequirementContext(case=read.case, inspections=read.inspections, now=_NO_HOUR)
    chain = purchase_deal(requirements, {}).chain
    if chain.broken is None or not chain.tail or not chain.broken.giver:
        return ()
    first, found = chain.tail[0], []
    if _is_recognised(first.paper.giver):
        found.append(BrokenLink(fact="paper.from", sha256=first.paper.sha256, proposed=chain.broken.giver))
    if chain.steps and _is_recognised(chain.steps[-1].paper.receiver):
        found.append(BrokenLink(fact="paper.to", sha256=chain.steps[-1].paper.sha256, proposed=first.giver))
    return tuple(found)


def _is_recognised(name: ReportedFact | None) -> bool:
    """Whether a name was read from a picture and may be read wrongly."""
    field = name.field if name is not None else None
    return field is not None and field.recognised and field.confidence < QUITE_SURE


def likeliest_company(companies: Sequence[CompanyNamed], read: Read) -> str | None:
    """The company to propose: one that the notice names, then one that only receives, then in the order given."""
    wrong = read.case.refused_values("seller.entity")
    givers, owners = givers_and_owners(read.own_papers)
    names = [one.name for one in companies if one.name not in wrong]
    return min(names, key=lambda name: unlikeliness(read.case, name, givers, owners), default=None)


def us_of(read: Read) -> str | None:
    """The company that answers, as far as it is known."""
    return read.case.seller.entity or read.case.answer("seller.entity") or read.case.seller.name


def _titles(kind: str) -> Callable[[Read], str]:
    return lambda read: _several(work.title for work in read.reading.works if work.kind == kind)


def _several(values: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def _party(role: Role) -> Callable[[Read], str | None]:
    def named(read: Read) -> str | None:
        party = read.reading.party(role)
        return party.name if party else None

    return named


def _entity(read: Read) -> str | None:
    if read.case.seller.entity:
        return read.case.seller.entity
    wrong = read.case.refused_values("seller.entity")
    return next((one.name for one in companies_named(read.case, read.inspections) if one.name not in wrong), None)


def _other_name(read: Read) -> str | None:
    return next(iter(buyers_of_other_names(read)), None)


def buyers_of_other_names(read: Read) -> tuple[str, ...]:
    """Names to which bills among our papers are made out, where none is plainly made out to us."""
    requirements = RequirementContext(case=read.case, inspections=read.inspections, now=_NO_HOUR)
    wrong = read.case.refused_values("seller.other_names")
    givers = [str(one.giver.value) for one in requirements.seller_papers if one.giver is not None]
    named = [str(one.receiver.value) for one in requirements.of_kind(*SALE_KINDS) if one.receiver is not None]
    if any(requirements.is_us(name) is NameMatch.SAME for name in named):
        return ()
    others = (name for name in named if requirements.is_us(name) is not NameMatch.SAME and name not in wrong)
    return tuple(
        dict.fromkeys(name for name in others if not any(name_match(name, giver) is NameMatch.SAME for giver in givers))
    )


def _model(read: Read) -> str | None:
    return next(iter(models_on_papers(read)), None)


def models_on_papers(read: Read) -> tuple[str, ...]:
    """Model codes that our papers of trade name, those that most of them name first."""
    counted: dict[str, int] = {}
    for one in read.own_papers:
        for code in models_of(one.inspection) if one.kind in GOODS_NAMED else ():
            known = next((each for each in counted if is_same_model(each, code)), code)
            counted[known] = counted.get(known, 0) + 1
    wrong = read.case.refused_values("listing.model")
    return tuple(code for code in sorted(counted, key=lambda each: -counted[each]) if code not in wrong)


def _giver_to_us(*kinds: PaperKind) -> Callable[[Read], str | None]:
    def giver(read: Read) -> str | None:
        requirements = RequirementContext(case=read.case, inspections=read.inspections, now=_NO_HOUR)
        papers = (one for one in requirements.of_kind(*kinds) if one.giver is not None and one.receiver is not None)
        to_us = [
            one for one in papers if one.receiver and requirements.is_us(str(one.receiver.value)) is not NameMatch.OTHER
        ]
        return str(to_us[0].giver.value) if to_us and to_us[0].giver else None

    return giver


def _completed(read: Read) -> str | None:
    dated = read.reading.dated_fact("completed_on")
    return dated.on.isoformat() if dated else None


def _ids(read: Read) -> str:
    return "; ".join(read.reading.accused_identifiers)


def _dated(read: Read) -> str | None:
    return read.reading.received_at.isoformat() if read.reading.received_at else None


_OF_CASE: Mapping[str, Callable[[Read], str | None]] = {
    "stage": lambda read: Stage.FORWARDED_NOTICE.value,
    "platform": lambda read: read.reading.platform,
    "received_at": _dated,
    "rights": lambda read: "; ".join(read.reading.rights),
    "mark": _titles("mark"),
    "work.title": _titles("work"),
    "work.completed_on": _completed,
    "registration": lambda read: _several(one.number for one in read.reading.registrations),
    "owner": _party(Role.OWNER),
    "agent": _party(Role.AGENT),
    "listing.ids": _ids,
    "listing.model": _model,
    "seller.name": lambda read: read.case.seller.name or _party(Role.SELLER)(read),
    "seller.entity": _entity,
    "seller.other_names": _other_name,
    "seller.country": lambda read: read.case.seller.country,
    "bought_from": _giver_to_us(*SALE_KINDS),
    "authorised_by": _giver_to_us(PaperKind.AUTHORISATION),
}
