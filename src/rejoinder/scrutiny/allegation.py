"""What the complaint alleges, each allegation tested on the listing as far as words and pictures can tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.mark_detection import MarkDetections
from rejoinder.domain.mark_place import Lookout, Places, nobody_looked
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Stage, Work
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.scrutiny.allegation_mark import mark_allegations, sightings
from rejoinder.scrutiny.complaint_context import THEIRS, ComplaintContext, complaint_context
from rejoinder.scrutiny.spelling import NoSpellings, Spellings
from rejoinder.text.lazy_pattern import regex

Pair = tuple[str, str]
Tests = tuple[tuple[Allegation, ...], tuple[Finding, ...]]

DEFENDING = frozenset(
    {
        PaperKind.INVOICE,
        PaperKind.RECEIPT,
        PaperKind.CONTRACT,
        PaperKind.AUTHORISATION,
        PaperKind.COPYRIGHT_CERTIFICATE,
        PaperKind.TRADEMARK_CERTIFICATE,
        PaperKind.CATALOGUE,
        PaperKind.SALES_RECORD,
    }
)
"""Papers that may carry a ground although the picture or the mark is theirs."""

_NO_RULES = Rulebooks(books=())
_SILENT = frozenset({Stage.UNRELATED, Stage.COUNTER_NOTICE, Stage.RETRACTION})


def allegations(
    case: CaseFile,
    inspections: Sequence[Inspection],
    *,
    comparisons: Mapping[Pair, Comparison],
    now: dt.datetime,
    spellings: Spellings | None = None,
    detections: MarkDetections | None = None,
    rulebooks: Rulebooks = _NO_RULES,
) -> Tests:
    """One allegation for each right and thing alleged, and the findings that tested them.

    Args:
        comparisons: of a claimed picture with a listing's picture, keyed (SHA-256 claimed, SHA-256 listing).
        spellings: what is known of marks beyond the notice.
        detections: what was seen on the pictures of the accused listings; None where they were not looked at.
        rulebooks: where the rules stand that a finding cites.

    Returns: allegations in the order copyright, trademark, patent, each with the ids of the findings that tested it,
        and those findings. `confirmed` says that the fact alleged is so (the picture is the same, the mark stands
        there), not that it infringes; `refuted` that it is not so; `untested` that nothing here can tell. An
        allegation that was tested is worded by what was compared.
    Limits: goods are not seen, only pictures of them.
    """
    table = complaint_context(case, inspections, rulebooks=rulebooks, now=now)
    if table is None or table.reading.stage in _SILENT:
        return (), ()
    tested: list[Allegation] = []
    findings: list[Finding] = []
    of_marks = mark_allegations(
        table, spellings or NoSpellings(), defended=has_defence_papers(table.inspections), detections=detections
    )
    tests = (_copyright(table, comparisons), *of_marks, *_patent(table))
    for allegation, found in (test for test in tests if test is not None):
        tested.append(allegation)
        findings.extend(found)
    return tuple(tested), tuple(findings)


def mark_search(
    case: CaseFile, inspections: Sequence[Inspection], *, now: dt.datetime, spellings: Spellings
) -> Lookout:
    """What looks for a mark in the words of our listings as this complaint's allegations are tested.

    Each listing is looked through once for a mark: several requirements ask, and ask again of each part of the case.
    """
    table = complaint_context(case, inspections, rulebooks=_NO_RULES, now=now)
    if table is None:
        return nobody_looked

    @cache
    def look(mark: str, listing: OurListing) -> Places:
        return tuple((one.field, one.place) for one in sightings(table, mark, listing, spellings))

    return look


_Test = tuple[Allegation, tuple[Finding, ...]]


_OF_PICTURE = regex(
    r"\b(?:photo(?:s|graphs?)?|pictures?|images?)\b|图片|照片|盗图|摄影|фотограф|изображени|снимк|картинк",
    re.IGNORECASE,
)


def _of_picture(table: ComplaintContext) -> bool:
    """Whether the complaint is that a picture was taken over, and not, say, a pattern on the goods or a text."""
    return Right.PICTURE in table.rights or _OF_PICTURE.search(table.reading.reason or "") is not None


def _copyright(table: ComplaintContext, comparisons: Mapping[Pair, Comparison]) -> _Test | None:
    if "copyright" not in table.families:
        return None
    findings = tuple(_pictures(table, comparisons))
    tested = _outcome(table, comparisons)
    works = [work for work in table.reading.works if work.kind == "work"]
    says = _copyright_says(table, works, by_picture=tested is not Tested.UNTESTED)
    id = "picture-use" if _of_picture(table) else "work-use"
    return Allegation(id=id, says=says, tested=tested, by=tuple(one.id for one in findings)), findings


def _copyright_says(table: ComplaintContext, works: Sequence[Work], *, by_picture: bool) -> Phrase:
    """What is alleged; where the platform found it itself, there is no complainant whose work it could be."""
    if by_picture and works:
        return phrase("scrutiny.alleged-picture-of-work", work=works[0].title)
    if by_picture or (_of_picture(table) and not works):
        return phrase("scrutiny.alleged-picture")
    whose = "others-work" if table.reading.stage is Stage.PLATFORM_FINDING else "work"
    if len(works) > 1 and whose == "work":
        titles = dict.fromkeys(work.title for work in works)
        return phrase("scrutiny.alleged-works", works=tuple(phrase("scrutiny.quote", words=title) for title in titles))
    if works:
        return phrase(f"scrutiny.alleged-{whose}", work=works[0].title)
    return phrase(f"scrutiny.alleged-{whose}-unnamed")


def _outcome(table: ComplaintContext, comparisons: Mapping[Pair, Comparison]) -> Tested:
    verdicts = {comparison.verdict for comparison in comparisons.values()}
    if Verdict.COPY in verdicts:
        return Tested.CONFIRMED
    if verdicts == {Verdict.DIFFERENT} and _of_picture(table):
        return Tested.REFUTED
    return Tested.UNTESTED


def _pictures(table: ComplaintContext, comparisons: Mapping[Pair, Comparison]) -> Iterator[Finding]:
    """A finding for each copy and each unsure pair; of pairs that differ, one for each claimed picture."""
    reported: set[tuple[str, Verdict]] = set()
    ordered = sorted(comparisons.items(), key=lambda entry: (_ORDER[entry[1].verdict], entry[0]))
    for (claimed, listed), comparison in ordered:
        key = (claimed, comparison.verdict)
        if comparison.verdict is Verdict.DIFFERENT and key in reported:
            continue
        reported.add(key)
        yield _pair(table, claimed, listed, comparison)


_ORDER = {Verdict.COPY: 0, Verdict.UNSURE: 1, Verdict.DIFFERENT: 2}


def _pair(table: ComplaintContext, claimed: str, listed: str, comparison: Comparison) -> Finding:
    a, b = _called(table, claimed, theirs=True), _called(table, listed, theirs=False)
    verdict = comparison.verdict
    kind = "-of-work" if verdict is Verdict.DIFFERENT and not _of_picture(table) else ""
    return Finding(
        id=f"picture-{verdict.value}:{claimed[:8]}-{listed[:8]}",
        subject=Subject.PICTURE,
        says=phrase(f"scrutiny.picture-{verdict.value}{kind}", claimed=a, listed=b),
        gravity=_gravity(table, verdict),
        because=(
            evidence(claimed, phrase("scrutiny.picture-claimed", name=a)),
            evidence(listed, phrase("scrutiny.picture-listed", name=b)),
            fact("comparison", comparison.because),
        ),
        private=verdict is not Verdict.DIFFERENT or bool(kind),
    )


def _called(table: ComplaintContext, sha256: str, *, theirs: bool) -> str:
    """The name of a picture; of the same bytes on both sides each side's own name."""
    papers = [paper for paper in table.case.papers if paper.sha256 == sha256]
    papers.sort(key=lambda paper: (paper.place in THEIRS) is not theirs)
    return papers[0].name if papers else sha256[:8]


def _gravity(table: ComplaintContext, verdict: Verdict) -> Gravity:
    """A copy blocks where no paper is there that could give a right to it; a picture that differs helps."""
    if verdict is Verdict.COPY:
        return Gravity.WEAKENS if has_defence_papers(table.inspections) else Gravity.BLOCKS
    if verdict is Verdict.DIFFERENT and _of_picture(table):
        return Gravity.HELPS
    return Gravity.NOTE


def has_defence_papers(inspections: Sequence[Inspection]) -> bool:
    """Whether the seller holds papers that may carry a ground although the picture or the mark is theirs."""
    return any(inspection.kind in DEFENDING and inspection.paper.place is Place.EVIDENCE for inspection in inspections)


_PATENTS = (Right.DESIGN, Right.UTILITY_MODEL, Right.PATENT)


def _patent(table: ComplaintContext) -> Iterator[_Test]:
    """Patents and designs need the claims or drawings beside the goods, which nobody but a person can do here."""
    for right in _PATENTS:
        if right in table.rights:
            yield Allegation(id=f"{right.value}-use", says=phrase(f"scrutiny.alleged-{right.value}")), ()
