"""What a case knows of its pictures: seals that hold, days of listings, and the earliest day of the other side."""

from __future__ import annotations

import datetime as dt
import hashlib

import attrs
import pytest

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.listing import OurListing
from rejoinder.domain.seller import ComplainantWork
from rejoinder.pictures.precedence_sign import EarlierSaving, FileHistory, ListedFile, SealedByStamp
from rejoinder.usecases.picture_record import Records, picture_records, sealed_hours
from rejoinder.vault.seal import Seal, SealedFile, text_of
from rejoinder.vault.seal import seal_files as seal_over
from rejoinder.vault.stamp import CheckedStamp, Stamp, StampVerdict, stamp_of

PICTURE = hashlib.sha256(b"picture").hexdigest()
STAMPED = dt.datetime(2024, 2, 1, 9, tzinfo=dt.UTC)


class Authorities:
    """Judges every stamp alike; its hour is the stamp's token."""

    def __init__(self, verdict: StampVerdict = StampVerdict.TRUSTED) -> None:
        self.verdict = verdict
        self.is_configured = False

    def stamp(self, digest: str) -> Stamp:
        raise AssertionError("nobody is asked")

    def judge(self, stamp: Stamp, digest: str) -> CheckedStamp:
        at = dt.datetime.fromisoformat(stamp.der.decode())
        return CheckedStamp(verdict=self.verdict, authority=stamp.authority, at=at, over=digest)


class Held:
    """Bytes by their digest."""

    def __init__(self, *contents: bytes) -> None:
        self.held = {hashlib.sha256(content).hexdigest(): content for content in contents}

    def of(self, sha256: str) -> bytes:
        return self.held[sha256]


class Looked:
    """Tells the same of every picture."""

    def compare(self, a: bytes, b: bytes) -> Comparison:
        raise AssertionError("nothing is compared")

    overlay = panels = compare

    def history(self, content: bytes) -> FileHistory:
        return FileHistory(earlier=EarlierSaving(coarseness=1.0))


def seal(*stamped: dt.datetime) -> Seal:
    files = (SealedFile(path="photo.jpg", sha256=PICTURE, size_bytes=7),)
    stamps = tuple(stamp_of("Time & Co.", at.isoformat().encode()) for at in stamped)
    return attrs.evolve(seal_over(files, made_at=STAMPED), stamps=stamps)


def paper(content: bytes, *, path: str = "evidence/photo.seal.json", media_type: str = "application/json") -> Paper:
    sha256 = hashlib.sha256(content).hexdigest()
    place = Place(path.partition("/")[0])
    return Paper(path=path, place=place, sha256=sha256, size_bytes=len(content), media_type=media_type)


def test_the_earliest_stamp_over_a_file_counts() -> None:
    later, first = text_of(seal(STAMPED + dt.timedelta(days=40))), text_of(seal(STAMPED))
    found = sealed_hours([paper(later), paper(first)], Held(later, first), Authorities())
    where = hashlib.sha256(first).hexdigest()
    assert found == {PICTURE: SealedByStamp(on=STAMPED.date(), authority="Time & Co.", trusted=True, paper=where)}


def test_a_stamp_of_an_unknown_authority_counts_as_such() -> None:
    content = text_of(seal(STAMPED))
    found = sealed_hours([paper(content)], Held(content), Authorities(StampVerdict.UNKNOWN))
    assert not found[PICTURE].trusted


@pytest.mark.parametrize(
    "verdict", [StampVerdict.FORGED, StampVerdict.FOREIGN, StampVerdict.WRONG_CERTIFICATE, StampVerdict.UNREADABLE]
)
def test_a_stamp_that_does_not_hold_proves_no_day(verdict: StampVerdict) -> None:
    content = text_of(seal(STAMPED))
    assert sealed_hours([paper(content)], Held(content), Authorities(verdict)) == {}


@pytest.mark.parametrize(
    "content",
    [
        text_of(seal()),
        text_of(seal(STAMPED)).replace(PICTURE.encode(), hashlib.sha256(b"other").hexdigest().encode()),
        text_of(seal(STAMPED)).replace(b"photo.jpg", b"other.jpg"),
        text_of(seal(STAMPED))[:-20],
        b'{"schema": "rejoinder.seal/1", "files": []}',
        b"[" * 100_000,
        b"{}",
    ],
    ids=["no stamp", "another file", "another name", "cut off", "empty", "deep", "no seal"],
)
def test_a_seal_that_does_not_hold_or_bears_no_stamp_proves_no_day(content: bytes) -> None:
    assert sealed_hours([paper(content)], Held(content), Authorities()) == {}


def test_a_case_knows_the_day_of_its_listing_and_the_earliest_day_of_the_other_side() -> None:
    listed = paper(b"picture", path="listing/main.jpg", media_type="image/jpeg")
    claimed = paper(b"theirs", path="claimed/theirs.jpg", media_type="image/jpeg")
    work = ComplainantWork(completed_on=dt.date(2025, 3, 1), published_on=dt.date(2025, 2, 1))
    shows = ("listing/main.jpg",)
    listings = (
        OurListing(path="listing/a.json", listed_on="2024-06-02", images=shows),
        OurListing(path="listing/b.json", listed_on="2024-05-01 10:00", images=shows),
        OurListing(path="listing/c.json", listed_on="in spring", images=shows),
    )
    records_of = [paper(n.encode(), path=f"listing/{n}.json") for n in "abc"]
    case = CaseFile(papers=(listed, claimed, *records_of), listings=listings, work=work)
    held = picture_records(case, pictures=Looked(), contents=Held(b"picture", b"theirs"), authorities=Authorities())
    ours, theirs = held.known_of(listed), held.known_of(claimed)
    assert (ours.listed, ours.made_on) == (ListedFile(on=dt.date(2024, 5, 1), paper=records_of[1].sha256), None)
    assert (theirs.listed, theirs.made_on) == (None, dt.date(2025, 2, 1))
    assert theirs.history.earlier == EarlierSaving(coarseness=1.0)


def test_a_picture_whose_bytes_are_gone_was_not_looked_at() -> None:
    held = Records(pictures=Looked(), contents=Held())
    assert held.known_of(paper(b"picture", path="listing/main.jpg")).history == FileHistory(looked=False)
