"""What the complaint alleges, each allegation tested on the listing as far as words and pictures can tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Stage, Work
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.scrutiny.context import HONEST, Use
from rejoinder.scrutiny.mark import DISGUISED, Occurrence
from rejoinder.scrutiny.scene import Scene, our_id, scene
from rejoinder.scrutiny.scope import counterfeit_alleged, marks, seen_in, title_leg

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

_SILENT = frozenset({Stage.UNRELATED, Stage.COUNTER_NOTICE, Stage.RETRACTION})


def allegations(
    case: CaseFile,
    inspections: Sequence[Inspection],
    *,
    comparisons: Mapping[Pair, Comparison],
    now: dt.datetime,
) -> Tests:
    """One allegation for each right and thing alleged, and the findings that tested them.

    Args:
        comparisons: of a claimed picture with a listing's picture, keyed (SHA-256 claimed, SHA-256 listing).

    Returns: allegations in the order copyright, trademark, patent, each with the ids of the findings that tested it,
        and those findings. `confirmed` says that the fact alleged is so (the picture is the same, the mark stands
        there), not that it infringes; `refuted` that it is not so; `untested` that nothing here can tell. An
        allegation that was tested is worded by what was compared.
    Limits: marks inside pictures are not read here, and goods are not seen.
    """
    table = scene(case, inspections, rulebooks=Rulebooks(books=()), now=now)
    if table is None or table.reading.stage in _SILENT:
        return (), ()
    made: list[Allegation] = []
    findings: list[Finding] = []
    tests = (_copyright(table, comparisons), *_trademark(table), *_patent(table))
    for allegation, found in (test for test in tests if test is not None):
        made.append(allegation)
        findings.extend(found)
    return tuple(made), tuple(findings)


_Test = tuple[Allegation, tuple[Finding, ...]]


_OF_PICTURE = re.compile(
    r"\b(?:photo(?:s|graphs?)?|pictures?|images?)\b|图片|照片|盗图|摄影|фотограф|изображени|снимк|картинк",
    re.IGNORECASE,
)


def _of_picture(table: Scene) -> bool:
    """Whether the complaint is that a picture was taken over, and not, say, a pattern on the goods or a text."""
    return Right.PICTURE in table.rights or _OF_PICTURE.search(table.reading.reason or "") is not None


def _copyright(table: Scene, comparisons: Mapping[Pair, Comparison]) -> _Test | None:
    if "copyright" not in table.families:
        return None
    findings = tuple(_pictures(table, comparisons))
    tested = _outcome(table, comparisons)
    works = [work for work in table.reading.works if work.kind == "work"]
    by_picture = tested is not Tested.UNTESTED
    if by_picture and works:
        says = phrase("scrutiny.alleged-picture-of-work", work=works[0].title)
    elif by_picture or (_of_picture(table) and not works):
        says = phrase("scrutiny.alleged-picture")
    elif works:
        says = phrase("scrutiny.alleged-work", work=works[0].title)
    else:
        says = phrase("scrutiny.alleged-work-unnamed")
    id = "picture-use" if _of_picture(table) else "work-use"
    return Allegation(id=id, says=says, tested=tested, by=tuple(one.id for one in findings)), findings


def _outcome(table: Scene, comparisons: Mapping[Pair, Comparison]) -> Tested:
    verdicts = {comparison.verdict for comparison in comparisons.values()}
    if Verdict.COPY in verdicts:
        return Tested.CONFIRMED
    if verdicts == {Verdict.DIFFERENT} and _of_picture(table):
        return Tested.REFUTED
    return Tested.UNTESTED


def _pictures(table: Scene, comparisons: Mapping[Pair, Comparison]) -> Iterator[Finding]:
    """A finding for each copy and each unsure pair; of pairs that differ, one for each claimed picture."""
    names = {paper.sha256: paper.name for paper in table.case.papers}
    told: set[tuple[str, Verdict]] = set()
    ordered = sorted(comparisons.items(), key=lambda entry: (_ORDER[entry[1].verdict], entry[0]))
    for (claimed, listed), comparison in ordered:
        key = (claimed, comparison.verdict)
        if comparison.verdict is Verdict.DIFFERENT and key in told:
            continue
        told.add(key)
        yield _pair(table, claimed, listed, comparison, names)


_ORDER = {Verdict.COPY: 0, Verdict.UNSURE: 1, Verdict.DIFFERENT: 2}


def _pair(table: Scene, claimed: str, listed: str, comparison: Comparison, names: Mapping[str, str]) -> Finding:
    a, b = names.get(claimed, claimed[:8]), names.get(listed, listed[:8])
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


def _gravity(table: Scene, verdict: Verdict) -> Gravity:
    """A copy blocks where no paper is there that could give a right to it; a picture that differs helps."""
    if verdict is Verdict.COPY:
        return Gravity.WEAKENS if _has_papers(table) else Gravity.BLOCKS
    if verdict is Verdict.DIFFERENT and _of_picture(table):
        return Gravity.HELPS
    return Gravity.NOTE


def _has_papers(table: Scene) -> bool:
    return any(seen.kind in DEFENDING and seen.paper.place is Place.EVIDENCE for seen in table.inspections)


@attrs.frozen(kw_only=True)
class _Sighting:
    """A place where a mark stands in one of our listings."""

    listing: OurListing
    field: str
    place: Occurrence


def _trademark(table: Scene) -> Iterator[_Test | None]:
    if "trademark" not in table.families:
        return
    named = marks(table)
    for n, (_, work) in enumerate(named):
        yield _words(table, n, work, alone=len(named) == 1)
    if counterfeit_alleged(table):
        yield Allegation(id="goods-counterfeit", says=phrase("scrutiny.alleged-counterfeit")), ()
    elif not named:
        yield Allegation(id="mark-use", says=phrase("scrutiny.alleged-mark-unnamed")), ()


def _words(table: Scene, n: int, work: Work, *, alone: bool) -> _Test:
    """The allegation that the words of our listing bear a mark, tested on those words."""
    suffix = "" if alone else f":{n}"
    says = phrase("scrutiny.alleged-mark", mark=work.title)
    ours = [listing for listing in table.accused_of_ours if listing.title or listing.brand]
    if not ours:
        return Allegation(id=f"mark-in-words{suffix}", says=says), ()
    seen = [_Sighting(listing=one, field=name, place=place) for one in ours for name, place in seen_in(work.title, one)]
    if not seen:
        finding = _absent(table, work, ours, suffix)
        return Allegation(id=f"mark-in-words{suffix}", says=says, tested=Tested.REFUTED, by=(finding.id,)), (finding,)
    finding = _present(table, n, work, seen)
    uses = {sighting.place.use for sighting in seen}
    tested = Tested.CONFIRMED if Use.BADGE in uses else Tested.REFUTED if uses <= HONEST else Tested.UNTESTED
    return Allegation(id=f"mark-in-words{suffix}", says=says, tested=tested, by=(finding.id,)), (finding,)


def _absent(table: Scene, work: Work, ours: Sequence[OurListing], suffix: str) -> Finding:
    return Finding(
        id=f"mark-not-in-listing{suffix}",
        subject=Subject.LISTING,
        says=phrase("scrutiny.mark-not-in-listing", mark=work.title, listings=_ids(ours)),
        gravity=Gravity.HELPS,
        because=(
            *(title_leg(table, listing) for listing in ours[:5]),
            fact("limits.pictures-not-read", phrase("scrutiny.pictures-not-read-for-mark")),
        ),
        private=False,
    )


def _ids(ours: Sequence[OurListing]) -> tuple[str, ...]:
    return tuple(our_id(listing) or listing.path for listing in ours[:5])


def _present(table: Scene, n: int, work: Work, seen: Sequence[_Sighting]) -> Finding:
    """What the mark does in our words, the worst use of it first."""
    uses = {sighting.place.use for sighting in seen}
    worst = next(use for use in (Use.BADGE, Use.COMPARISON, Use.DESCRIPTIVE, Use.COMPATIBLE) if use in uses)
    shown = [sighting for sighting in seen if sighting.place.use is worst]
    hidden = any(sighting.place.form in DISGUISED for sighting in seen)
    if hidden:
        shown = [sighting for sighting in seen if sighting.place.form in DISGUISED]
    values = {"mark": work.title, "words": shown[0].place.words, "where": _where(shown[0])}
    id = "scrutiny.mark-disguised" if hidden else f"scrutiny.mark-as-{worst.value}"
    return Finding(
        id=f"mark-in-listing:{n}",
        subject=Subject.LISTING,
        says=phrase(id, **values),
        gravity=_mark_gravity(table, worst, hidden=hidden),
        because=tuple(_sighted(table, sighting) for sighting in shown[:5]),
        private=worst not in HONEST or hidden,
    )


def _where(sighting: _Sighting) -> Phrase:
    return phrase(f"scrutiny.field.{sighting.field}")


def _sighted(table: Scene, sighting: _Sighting) -> Because:
    position = table.case.listings.index(sighting.listing)
    text = str(getattr(sighting.listing, sighting.field))
    start, end = max(0, sighting.place.span[0] - 60), sighting.place.span[1] + 60
    words = " ".join(text[start:end].split())
    return fact(f"case.listings.{position}.{sighting.field}", phrase("scrutiny.quote", words=words))


def _mark_gravity(table: Scene, worst: Use, *, hidden: bool) -> Gravity:
    if hidden:
        return Gravity.WEAKENS
    if worst in HONEST:
        return Gravity.HELPS
    if worst is Use.COMPARISON:
        return Gravity.WEAKENS
    return Gravity.NOTE if _has_papers(table) else Gravity.WEAKENS


_PATENTS = (Right.DESIGN, Right.UTILITY_MODEL, Right.PATENT)


def _patent(table: Scene) -> Iterator[_Test]:
    """Patents and designs need the claims or drawings beside the goods, which nobody but a person can do here."""
    for right in _PATENTS:
        if right in table.rights:
            yield Allegation(id=f"{right.value}-use", says=phrase(f"scrutiny.alleged-{right.value}")), ()
