"""What the case knows of a picture besides its pixels: its own words, seals, listings, and how its file came about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper, Place
from rejoinder.pictures.precedence_sign import FileHistory, KnownOfFile, LetteredPicture, ListedFile, SealedByStamp
from rejoinder.scrutiny.listing_scope import listed_on
from rejoinder.usecases.picture_original import WORKING_FILES
from rejoinder.usecases.ports import Contents, Pictures, TimeAuthorities
from rejoinder.vault.seal import SCHEMA, Seal, SealIsUnreadable, from_data, root_of, text_of
from rejoinder.vault.stamp import CheckedStamp, StampVerdict

SEALS_LIMIT = 20
"""Seals among the papers that are opened."""
_SEAL_LIMIT_BYTES = 20_000_000
_SURELY_READ = 0.9
_LEAST_LETTERS = 4


@attrs.frozen(kw_only=True)
class Records:
    """What a case knows of its pictures."""

    pictures: Pictures
    contents: Contents
    sealed: Mapping[str, SealedByStamp] = attrs.field(factory=dict)
    """The earliest stamp on each file, by SHA-256."""
    listed: Mapping[str, ListedFile] = attrs.field(factory=dict)
    """The earliest listing that shows a picture, by the picture's path."""
    made_on: dt.date | None = None
    """The earliest day that is given to the complainant's work."""

    def known_of(self, paper: Paper) -> KnownOfFile:
        """All that is known of one picture."""
        editor = WORKING_FILES.get(paper.media_type)
        return KnownOfFile(
            says=dict(paper.metadata) | ({"working_file": editor} if editor else {}),
            lettered=picture_words(paper),
            history=self._history(paper),
            sealed=self.sealed.get(paper.sha256),
            listed=self.listed.get(paper.path),
            made_on=None if paper.place in (Place.EVIDENCE, Place.LISTING) else self.made_on,
        )

    def _history(self, paper: Paper) -> FileHistory:
        try:
            return self.pictures.history(self.contents.of(paper.sha256))
        except (RejoinderError, LookupError):
            return FileHistory(looked=False)


def picture_records(
    case: CaseFile, *, pictures: Pictures, contents: Contents, authorities: TimeAuthorities | None
) -> Records:
    """What the papers, the listings and the notice of a case tell of its pictures.

    Args:
        authorities: judges the stamps on seals; without them no seal says anything.
    """
    return Records(
        pictures=pictures,
        contents=contents,
        sealed={} if authorities is None else sealed_hours(case.papers_in(Place.EVIDENCE), contents, authorities),
        listed=_listed(case),
        made_on=_earliest_day(case),
    )


def sealed_hours(
    papers: Sequence[Paper], contents: Contents, authorities: TimeAuthorities
) -> Mapping[str, SealedByStamp]:
    """The earliest honest stamp on each file that a seal among the papers covers, by SHA-256.

    A seal that does not hold, or bears no stamp, proves no day.
    """
    found: dict[str, SealedByStamp] = {}
    for paper, seal in _seals(papers, contents):
        checked = (authorities.judge(stamp, seal.digest) for stamp in seal.stamps)
        stamps = [one for stamp in checked if (one := _stamp(stamp, paper)) is not None]
        for file in seal.files if stamps else ():
            found[file.sha256] = min((*stamps, found.get(file.sha256, stamps[0])), key=_strength)
    return found


def _stamp(checked: CheckedStamp, paper: Paper) -> SealedByStamp | None:
    if checked.is_altered or checked.at is None:
        return None
    trusted = checked.verdict is StampVerdict.TRUSTED
    return SealedByStamp(on=checked.at.date(), authority=checked.authority, trusted=trusted, paper=paper.sha256)


def _strength(stamp: SealedByStamp) -> tuple[bool, dt.date]:
    """A trusted stamp goes before another, then the earlier."""
    return not stamp.trusted, stamp.on


def _seals(papers: Sequence[Paper], contents: Contents) -> Iterator[tuple[Paper, Seal]]:
    """Seals among the papers whose every digest agrees, with their files."""
    likely = [one for one in papers if one.media_type == "application/json" and one.size_bytes <= _SEAL_LIMIT_BYTES]
    for paper in likely[:SEALS_LIMIT]:
        try:
            content = contents.of(paper.sha256)
            if SCHEMA.encode() not in content:
                continue
            seal = from_data(json.loads(content))
        except (SealIsUnreadable, LookupError, ValueError, RecursionError):
            continue
        if text_of(seal) == content and root_of(seal.files) == seal.root and seal.digest == seal.stated:
            yield paper, seal


def _listed(case: CaseFile) -> Mapping[str, ListedFile]:
    digests = {paper.path: paper.sha256 for paper in case.papers}
    found: dict[str, ListedFile] = {}
    for listing in case.listings:
        on, paper = listed_on(listing), digests.get(listing.path)
        if on is None or paper is None:
            continue
        for path in listing.images:
            found[path] = _earlier(ListedFile(on=on, paper=paper), found.get(path))
    return found


def _earlier(one: ListedFile, other: ListedFile | None) -> ListedFile:
    return other if other is not None and other.on <= one.on else one


def _earliest_day(case: CaseFile) -> dt.date | None:
    """The earliest day: a picture that came first came before all of them."""
    days_known = [case.work.completed_on, case.work.published_on]
    for fact in ("completed_on", "published_on"):
        dated = case.reading.dated_fact(fact) if case.reading else None
        days_known.append(dated.on if dated else None)
    days = [on for on in days_known if on is not None]
    return min(days) if days else None


def picture_words(paper: Paper) -> LetteredPicture | None:
    """The words that were surely read on a picture; None where nobody could read all of it."""
    metadata = dict(paper.metadata)
    size = metadata.get("width", ""), metadata.get("height", "")
    if not paper.pages or metadata.get("unseen") or not all(side.isdecimal() for side in size):
        return None
    page = paper.document.pages[0]
    words = [(page.text[slice(*one.span)], one) for one in page.words]
    sure = [(word, one.box) for word, one in words if one.confidence >= _SURELY_READ and _is_word(word)]
    return LetteredPicture(width=int(size[0]), height=int(size[1]), words=tuple(sure))


def _is_word(text: str) -> bool:
    """Letters enough that no pattern is likely to have been read as them; each Chinese sign counts twice."""
    return sum(2 if letter > "\u2e80" else 1 for letter in text if letter.isalpha()) >= _LEAST_LETTERS
