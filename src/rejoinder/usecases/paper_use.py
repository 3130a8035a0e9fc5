"""What rests on each file of a case, whether it speaks for the seller, and why one that could is not used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from rejoinder.assembly.exhibit import PutForward, kind_named, rests_on
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import RequirementStatus
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.finding import Basis, Gravity, Subject, harmed_by
from rejoinder.domain.paper_use import PaperUse
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.name import is_related_name
from rejoinder.proof.relevance import is_relevant

_BEARING = frozenset({RequirementStatus.MET, RequirementStatus.DOUBTFUL})
_OURS = frozenset({Place.EVIDENCE, Place.LISTING})
_VAGUE = frozenset({PaperKind.PICTURE, PaperKind.OTHER})
_NAMED: Mapping[PaperKind, tuple[str, ...]] = {
    PaperKind.INVOICE: ("buyer", "seller"),
    PaperKind.RECEIPT: ("buyer", "seller"),
    PaperKind.CONTRACT: ("buyer", "seller", "owner", "licensee"),
    PaperKind.AUTHORISATION: ("licensee", "buyer"),
    PaperKind.COPYRIGHT_CERTIFICATE: ("owner",),
    PaperKind.TRADEMARK_CERTIFICATE: ("owner",),
    PaperKind.PATENT_CERTIFICATE: ("owner",),
    PaperKind.REGISTER_EXTRACT: ("owner",),
    PaperKind.SALES_RECORD: ("seller",),
}
"""In which field of a paper the seller stands where it is one of his."""


def paper_uses(
    case: CaseFile, advice: Advice, exhibits: Sequence[PutForward], parts: Sequence[Sequence[PutForward]] = ()
) -> tuple[PaperUse, ...]:
    """Every file of the case once: the complaint, then the papers in their order.

    Args:
        case: with the papers as they lie there, and what each was taken for.
        parts: the exhibits of each answer for some of the listings.
    """
    uses = _Uses(case, advice, exhibits, parts)
    by_path: dict[str, PaperUse] = {}
    if advice.reading.file:
        kind = uses.taken_for(advice.reading.file) or PaperKind.LETTER
        sha256 = case.complaint_sha256 or ""
        by_path[advice.reading.file] = PaperUse(file=advice.reading.file, sha256=sha256, kind=kind, speaks_for_us=False)
    for paper in case.papers:
        by_path[paper.path] = uses.of(paper)
    return tuple(by_path.values())


class _Uses:
    """What the conclusions say of each paper."""

    def __init__(
        self, case: CaseFile, advice: Advice, exhibits: Sequence[PutForward], parts: Sequence[Sequence[PutForward]]
    ) -> None:
        self._case = case
        self._inspections = {one.paper.path: one for one in advice.inspections}
        self._taken = {one.path: one.kind for one in case.taken}
        self._own_pictures = {
            one.paper.sha256
            for one in advice.inspections
            if one.paper.place is Place.EVIDENCE
            and one.kind is PaperKind.PICTURE
            and self._taken.get(one.paper.path, PaperKind.PICTURE) is PaperKind.PICTURE
        }
        self._harmful = harmed_by(advice.findings)
        self._against = set(_against(case, advice))
        self._ours = [name for name in (case.seller.entity, case.seller.name, *case.seller.other_names) if name]
        self._answerable = advice.answerable
        self._bearing: dict[str, list[str]] = {}
        self._helping: set[str] = set()
        self._said: dict[str, Phrase] = {}
        for sha256, id, helps in chain(
            _of_exhibits(exhibits), _of_parts(parts), _of_grounds(advice), _of_findings(case, advice)
        ):
            self._bearing.setdefault(sha256, []).append(id)
            if helps:
                self._helping.add(sha256)
        for sha256, says in _objections(advice):
            self._said.setdefault(sha256, says)

    def taken_for(self, path: str) -> PaperKind | None:
        """The kind that the file was taken for when it was handed over."""
        return self._taken.get(path)

    def of(self, paper: Paper) -> PaperUse:
        """One paper."""
        inspection = self._inspections.get(paper.path)
        used = tuple(dict.fromkeys(self._bearing.get(paper.sha256, ())))
        speaks = self._speaks(paper, inspection)
        could = paper.place in _OURS and speaks is not False and paper.sha256 not in self._helping
        twin = self._why_exhibit_suffices(used) if paper.place is Place.EVIDENCE else None
        return PaperUse(
            file=paper.path,
            sha256=paper.sha256,
            kind=self._kind(paper, inspection),
            speaks_for_us=speaks,
            used_by=used,
            why_not=twin or (self._why_not(paper, inspection) if could else None),
        )

    def _why_exhibit_suffices(self, used: tuple[str, ...]) -> Phrase | None:
        """That an exhibit shows what this picture does: the same points rest on it; None where the picture is one."""
        points = {id.partition(":")[0] for id in used}
        if not points or not all(point.startswith("picture-") for point in points):
            return None
        shown = self._points_of_exhibits
        alike = [number for number, others in shown.items() if points <= others]
        if not alike:
            return None
        number = max(alike, key=lambda each: (sum(one.startswith("picture-") for one in shown[each]), -each))
        return phrase("answer.unused-shown-already", number=number)

    @cached_property
    def _points_of_exhibits(self) -> dict[int, set[str]]:
        """Of each exhibit that is a picture of ours, the points that rest on it, by the number of the exhibit."""
        found: dict[int, set[str]] = {}
        for sha256, ids in self._bearing.items():
            if sha256 not in self._own_pictures:
                continue
            numbers = [int(id.removeprefix("exhibit.")) for id in ids if id.startswith("exhibit.")]
            for number in numbers[:1]:
                found.setdefault(number, set()).update(id.partition(":")[0] for id in ids)
        return found

    def _kind(self, paper: Paper, inspection: Inspection | None) -> PaperKind:
        kind = inspection.kind if inspection else PaperKind.OTHER
        if kind not in _VAGUE:
            return kind
        if paper.vouched and paper.vouched.kind:
            return paper.vouched.kind
        bare = PaperKind.PICTURE if paper.media_type.startswith("image/") else kind
        return self._taken.get(paper.path) or bare

    def _speaks(self, paper: Paper, inspection: Inspection | None) -> bool | None:
        if paper.sha256 in self._harmful:
            return False
        if paper.place not in _OURS:
            return None
        if paper.sha256 in self._helping:
            return True
        if paper.sha256 in self._against:
            return False
        if paper.place is not Place.EVIDENCE or inspection is None or inspection.aside:
            return None
        fields = (inspection.field(name) for name in _NAMED.get(inspection.kind, ()))
        named = [str(field.value) for field in fields if field is not None]
        return True if any(is_related_name(name, ours) for name in named for ours in self._ours) else None

    def _why_not(self, paper: Paper, inspection: Inspection | None) -> Phrase:
        """The reason that is nearest to the paper itself."""
        metadata = dict(paper.metadata)
        if not self._answerable:
            return phrase("answer.unused-nothing-to-answer")
        if metadata.get("encrypted"):
            return phrase("answer.unused-locked")
        if metadata.get("broken"):
            return phrase("answer.unused-broken")
        if inspection is not None and inspection.aside:
            return phrase("answer.unused-aside")
        if paper.place is Place.EVIDENCE and paper.sha256 in self._said:
            return self._said[paper.sha256]
        if paper.place is Place.EVIDENCE and not paper.readable and not paper.media_type.startswith("image/"):
            return phrase("answer.unused-unread")
        if inspection is not None and inspection.kind is PaperKind.OTHER and not is_relevant(inspection, self._case):
            return phrase("answer.unused-not-of-the-case")
        if paper.place is Place.LISTING:
            return phrase("answer.unused", kind=kind_named(paper, inspection))
        kind = self._kind(paper, inspection).value.replace("_", "-")
        return phrase("answer.unused", kind=phrase(f"paper.kind-{kind}"))


Use = tuple[str, str, bool]
"""The digest of a paper, the id of what rests on it, and whether that is for the seller."""


def _of_exhibits(exhibits: Sequence[PutForward]) -> Iterator[Use]:
    for exhibit in exhibits:
        for sha256 in exhibit.beside or (exhibit.paper.sha256,):
            yield sha256, f"exhibit.{exhibit.number}", True


def _of_parts(parts: Sequence[Sequence[PutForward]]) -> Iterator[Use]:
    for number, exhibits in enumerate(parts, 1):
        yield from ((sha256, f"part-{number}.{id}", helps) for sha256, id, helps in _of_exhibits(exhibits))


def _of_grounds(advice: Advice) -> Iterator[Use]:
    for defence in advice.defences:
        for requirement in defence.requirements:
            if requirement.status in _BEARING:
                yield from ((sha256, requirement.id, True) for sha256 in requirement.evidence)
        if defence.ready:
            for assertion in defence.assertions:
                yield from ((sha256, defence.id, True) for sha256 in assertion.exhibits)


def _of_findings(case: CaseFile, advice: Advice) -> Iterator[Use]:
    """Findings that rest on papers; a doubt about a paper is about it, and does not rest on it."""
    for finding in advice.findings:
        helps = finding.gravity is Gravity.HELPS
        if helps or finding.subject is not Subject.PAPER:
            yield from ((sha256, finding.id, helps) for sha256 in rests_on(finding, case))


def _against(case: CaseFile, advice: Advice) -> Iterator[str]:
    """Listings whose own words or pictures hurt."""
    listed = {paper.sha256 for paper in case.papers_in(Place.LISTING)}
    for finding in advice.findings:
        if finding.gravity in (Gravity.BLOCKS, Gravity.WEAKENS) and finding.subject is not Subject.PAPER:
            yield from (sha256 for sha256 in rests_on(finding, case) if sha256 in listed)


def _objections(advice: Advice) -> Iterator[tuple[str, Phrase]]:
    """What keeps a paper from carrying a requirement, then what a doubting reviewer would say of it."""
    for defence in advice.defences:
        for requirement in defence.requirements:
            if requirement.status not in (RequirementStatus.MET, RequirementStatus.WAIVED):
                yield from (
                    (reason.id, reason.says) for reason in requirement.because if reason.basis is Basis.EVIDENCE
                )
    for inspection in advice.inspections:
        for doubt in inspection.doubts:
            if doubt.gravity in (Gravity.BLOCKS, Gravity.WEAKENS):
                yield inspection.paper.sha256, doubt.says
