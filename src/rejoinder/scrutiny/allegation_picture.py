"""The allegation that our pictures bear a mark, tested on what was seen on them: words, a logo, hidden places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.evidence import Paper, PaperKind, Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.mark_detection import (
    LogoVerdict,
    MarkDetections,
    ObfuscatedRegion,
    Obfuscation,
    PictureLogoDetection,
)
from rejoinder.domain.mark_place import HONEST, WORST_FIRST, MarkUse
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Work
from rejoinder.scrutiny.complaint_context import ComplaintContext
from rejoinder.scrutiny.picture_words import WordSighting, word_sightings
from rejoinder.scrutiny.spelling import Spellings

Test = tuple[Allegation, tuple[Finding, ...]]

_MOST_REASONS = 6


def accused_pictures(table: ComplaintContext) -> tuple[Paper, ...]:
    """The pictures of our listings that are complained of, each once.

    Where those listings name none, every one under listing/ but those of a listing that is not complained of. A
    screenshot of a listing's page is no picture of the goods: the mark may stand in its title.
    """
    case = table.case
    screens = {one.path for one in case.taken if one.kind is PaperKind.SCREENSHOT} | {one.path for one in case.listings}
    pictures = (paper for paper in case.papers_in(Place.LISTING) if _is_picture(paper))
    by_path = {paper.path: paper for paper in pictures if paper.path not in screens}
    accused = table.accused_of_ours
    named = dict.fromkeys(path for listing in accused for path in listing.images if path in by_path)
    others = {path for listing in table.case.listings if listing not in accused for path in listing.images}
    papers = [by_path[path] for path in named] or [paper for path, paper in by_path.items() if path not in others]
    return tuple({paper.sha256: paper for paper in reversed(papers)}.values())[::-1]


def _is_picture(paper: Paper) -> bool:
    return paper.media_type.startswith("image/") and paper.media_type != "image/svg+xml"


@attrs.frozen(kw_only=True)
class MarkFindings:
    """What was seen on the pictures of the accused listings, as far as one mark goes."""

    pictures: tuple[Paper, ...]
    words: tuple[WordSighting, ...]
    detections: MarkDetections

    @property
    def sure(self) -> tuple[WordSighting, ...]:
        """Places where the mark was read for sure, as a badge first."""
        return tuple(sorted((one for one in self.words if one.sure), key=lambda one: WORST_FIRST.index(one.use)))

    @property
    def complete(self) -> bool:
        """Whether every picture was looked at, all of its words were read, and nothing seems to be hidden on them."""
        unread = set(self.detections.unread)
        looked = all(p.sha256 in self.detections.words and p.sha256 not in unread for p in self.pictures)
        clear = all(one.detection.verdict is LogoVerdict.ABSENT for one in _logos(self))
        return bool(self.pictures) and looked and clear and not tuple(_obfuscated_regions(self))

    @property
    def hidden(self) -> bool:
        """Whether our picture lies over one of theirs, and a mark that stands there was made unreadable in ours."""
        return any(region.hides for _, region in _obfuscated_regions(self))

    @property
    def outcome(self) -> Tested:
        """How the allegation comes out that the mark stands on the pictures as a badge."""
        if any(one.use is MarkUse.BADGE for one in self.sure) or self.hidden:
            return Tested.CONFIRMED
        return Tested.REFUTED if self.complete and not self.words else Tested.UNTESTED


def on_pictures(table: ComplaintContext, mark: str, detections: MarkDetections, spellings: Spellings) -> MarkFindings:
    """What the pictures of the accused listings show of a mark."""
    pictures = accused_pictures(table)
    words = tuple(
        one
        for paper in pictures
        if paper.sha256 in detections.words
        for one in word_sightings(mark, paper, detections.words[paper.sha256], spellings)
    )
    return MarkFindings(pictures=pictures, words=words, detections=detections)


def picture_allegation(n: int, work: Work, *, of: MarkFindings, defended: bool, alone: bool) -> Test:
    """The allegation that the pictures bear a mark, with the findings that tested it.

    Args:
        defended: papers are held that may carry a right to the mark.
        alone: the notice names no other mark.
    """
    suffix = "" if alone else f":{n}"
    found = (*_of_words(n, work, of, defended=defended), *obfuscation_findings(of))
    return (
        Allegation(
            id=f"mark-on-picture{suffix}",
            says=phrase(
                "scrutiny.alleged-mark-hidden" if of.hidden and not of.sure else "scrutiny.alleged-mark-on-picture",
                mark=work.title,
            ),
            tested=of.outcome,
            by=tuple(finding.id for finding in found),
        ),
        found,
    )


def _of_words(n: int, work: Work, of: MarkFindings, *, defended: bool) -> Iterator[Finding]:
    if of.sure:
        yield _present(n, work, of.sure, defended=defended)
    elif of.words:
        yield _near(n, work, of.words)
    elif of.outcome is Tested.REFUTED:
        yield _absent(n, work, of)
    elif of.detections.unread:
        yield _unread(n, of)


_EDGES = " \t\"'“”«»()（）[]【】.,:;"


def _is_spelt_alike(words: str, mark: str) -> bool:
    """Whether the words on a picture are the mark as the notice spells it, so that quoting them adds nothing."""
    return words.strip(_EDGES).casefold() == mark.strip(_EDGES).casefold()


def _present(n: int, work: Work, sure: Sequence[WordSighting], *, defended: bool) -> Finding:
    worst = sure[0].use
    shown = [one for one in sure if one.use is worst]
    values = {"mark": work.title, "words": shown[0].words, "picture": shown[0].paper.name}
    kind = "honest" if worst in HONEST else worst.value
    if kind == MarkUse.BADGE.value and _is_spelt_alike(shown[0].words, work.title):
        kind = "badge-as-is"
    weak = worst is MarkUse.COMPARISON or (worst is MarkUse.BADGE and not defended)
    return Finding(
        id=f"mark-on-picture:{n}",
        subject=Subject.PICTURE,
        says=phrase(f"scrutiny.mark-on-picture-{kind}", **values),
        gravity=Gravity.WEAKENS if weak else Gravity.NOTE,
        because=tuple(_read_at(one) for one in shown[:_MOST_REASONS]),
    )


def _near(n: int, work: Work, words: Sequence[WordSighting]) -> Finding:
    nearest = words[0]
    return Finding(
        id=f"mark-near-on-picture:{n}",
        subject=Subject.PICTURE,
        says=phrase("scrutiny.mark-near-on-picture", mark=work.title, words=nearest.words, picture=nearest.paper.name),
        gravity=Gravity.NOTE,
        because=tuple(_read_at(one) for one in words[:_MOST_REASONS]),
    )


def _absent(n: int, work: Work, of: MarkFindings) -> Finding:
    """It may be said to the other side, for the pictures go with it.

    Nothing tells a picture without words from one whose words are too small or too faint to be read: where one may be
    such, the seller is asked to look first.
    """
    wordless = tuple(paper.name for paper in of.pictures if not _words_on(paper, of.detections))[:_MOST_REASONS]
    names = wordless or tuple(paper.name for paper in of.pictures[:_MOST_REASONS])
    says = "scrutiny.mark-not-seen-on-picture" if wordless else "scrutiny.mark-not-on-picture"
    return Finding(
        id=f"mark-not-on-picture:{n}",
        subject=Subject.PICTURE,
        says=phrase(says, mark=work.title, pictures=names),
        gravity=Gravity.HELPS,
        because=tuple(_words_of(paper, of.detections) for paper in of.pictures[:_MOST_REASONS]),
        private=bool(wordless),
    )


def _words_on(paper: Paper, detections: MarkDetections) -> Sequence[str]:
    """The words that were read on it with some confidence."""
    return [word.text for line in detections.words[paper.sha256].lines for word in line.words if word.confidence >= 0.5]


def _words_of(paper: Paper, detections: MarkDetections) -> Because:
    words = _words_on(paper, detections)
    if not words:
        return evidence(paper.sha256, phrase("scrutiny.picture-without-words", picture=paper.name))
    return evidence(paper.sha256, phrase("scrutiny.picture-words", picture=paper.name, words=" ".join(words)[:200]))


def _unread(n: int, of: MarkFindings) -> Finding:
    unread = set(of.detections.unread)
    papers = [paper for paper in of.pictures if paper.sha256 in unread][:_MOST_REASONS]
    return Finding(
        id=f"mark-not-looked-for:{n}",
        subject=Subject.PICTURE,
        says=phrase("scrutiny.mark-not-looked-for", pictures=tuple(paper.name for paper in papers)),
        gravity=Gravity.NOTE,
        because=tuple(
            evidence(paper.sha256, phrase("scrutiny.picture-not-read", picture=paper.name)) for paper in papers
        ),
    )


def logo_allegation(table: ComplaintContext, detections: MarkDetections, *, defended: bool) -> Test | None:
    """The allegation that our pictures show the logo that the complainant sent along; None where he sent none.

    A logo that was not found refutes nothing: on cloth, round goods and soft pictures the search misses too many.
    """
    of = MarkFindings(pictures=accused_pictures(table), words=(), detections=detections)
    sightings = _logos(of)
    if not sightings:
        return None
    names = {paper.sha256: paper.name for paper in table.case.papers}
    ordered = sorted(sightings, key=lambda one: _ORDER.index(one.detection.verdict))
    verdict = ordered[0].detection.verdict
    tested = Tested.CONFIRMED if verdict is LogoVerdict.FOUND else Tested.UNTESTED
    finding = _logo(ordered, verdict, names, defended=defended)
    says = phrase("scrutiny.alleged-logo-on-picture", logo=names.get(ordered[0].logo, ordered[0].logo[:8]))
    return Allegation(id="logo-on-picture", says=says, tested=tested, by=(finding.id,)), (finding,)


_ORDER = (LogoVerdict.FOUND, LogoVerdict.UNSURE, LogoVerdict.ABSENT)


def _logo(
    ordered: Sequence[PictureLogoDetection], verdict: LogoVerdict, names: Mapping[str, str], *, defended: bool
) -> Finding:
    """One finding for the worst that was seen; the best pictures for it first."""
    shown = [one for one in ordered if one.detection.verdict is verdict][:_MOST_REASONS]
    values = {"logo": names.get(shown[0].logo, shown[0].logo[:8])}
    if verdict is LogoVerdict.ABSENT:
        values_named = tuple(dict.fromkeys(names.get(one.picture, one.picture[:8]) for one in shown))
        says = phrase("scrutiny.logo-absent", pictures=values_named, **values)
    else:
        says = phrase(f"scrutiny.logo-{verdict.value}", picture=names.get(shown[0].picture, ""), **values)
    return Finding(
        id=f"logo-{verdict.value}-on-picture",
        subject=Subject.PICTURE,
        says=says,
        gravity=Gravity.WEAKENS if verdict is LogoVerdict.FOUND and not defended else Gravity.NOTE,
        because=tuple(reason for one in shown for reason in _logo_reasons(one, names)),
    )


def _logo_reasons(one: PictureLogoDetection, names: Mapping[str, str]) -> Iterator[Because]:
    name = names.get(one.picture, one.picture[:8])
    if one.detection.box is not None:
        yield _at(one.picture, name, one.detection.box)
    else:
        yield evidence(one.picture, phrase("scrutiny.picture-listed", name=name))
    yield fact(f"logo.{one.logo[:8]}-{one.picture[:8]}", one.detection.because)


def obfuscation_findings(of: MarkFindings) -> Iterator[Finding]:
    """Hidden places, for the seller alone: a platform takes a hidden mark for intent.

    What only looks blurred, with no picture of theirs to lay beside it, is a hint: shadows and shine look so too.
    """
    for number, (paper, region) in enumerate(_obfuscated_regions(of)):
        hides = "-over-mark" if region.hides else ""
        values = {"mark": region.hides} if region.hides else {}
        yield Finding(
            id=f"picture-veiled:{paper.sha256[:8]}-{number}",
            subject=Subject.PICTURE,
            says=phrase(f"scrutiny.picture-veiled-{region.kind.value}{hides}", picture=paper.name, **values),
            gravity=Gravity.NOTE if region.kind is Obfuscation.BLUR and not region.hides else Gravity.WEAKENS,
            because=(_at(paper.sha256, paper.name, region.box),),
        )


def _obfuscated_regions(of: MarkFindings) -> Iterator[tuple[Paper, ObfuscatedRegion]]:
    papers = {paper.sha256: paper for paper in of.pictures}
    for sha256, region in of.detections.obfuscated_regions:
        if sha256 in papers:
            yield papers[sha256], region


def _logos(of: MarkFindings) -> tuple[PictureLogoDetection, ...]:
    digests = {paper.sha256 for paper in of.pictures}
    return tuple(one for one in of.detections.logos if one.picture in digests)


def _read_at(one: WordSighting) -> Because:
    message = phrase(
        "scrutiny.picture-words-at",
        words=one.words,
        sure=round(100 * one.confidence),
        **_place(one.paper.name, one.box),
    )
    return evidence(one.paper.sha256, message)


def _at(sha256: str, name: str, box: Box) -> Because:
    return evidence(sha256, phrase("scrutiny.picture-at", **_place(name, box)))


def _place(name: str, box: Box) -> dict[str, str | int | Phrase]:
    """Where a box stands, in words and in shares of the picture."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    column = "left" if across < 1 / 3 else "middle" if across < 2 / 3 else "right"
    row = "top" if down < 1 / 3 else "middle" if down < 2 / 3 else "bottom"
    left, top, right, bottom = (round(100 * side) for side in box)
    where = phrase(f"scrutiny.place-{row}-{column}")
    return {"picture": name, "where": where, "left": left, "top": top, "right": right, "bottom": bottom}
