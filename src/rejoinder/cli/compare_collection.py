"""`rejoinder compare --shelf DIR LISTING`: which of the complainant's pictures stand in which of ours, many to many."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.pictures.picture_index import PictureIndex, pack_signature, unpack_signature
from rejoinder.adapters.pictures.picture_overview import overview
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.compare_pairs import (
    CHUNK,
    PairRow,
    PictureIsMissing,
    answers,
    content,
    never_over,
    progress,
    shared_out,
    write_file,
)
from rejoinder.cli.core import cores
from rejoinder.domain.comparison import Verdict
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.image_signature import ImageSignature
from rejoinder.pictures.shortlist import Index, index, strongest_features

KINDS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif", ".psd")
MOST_PICTURES = 200_000
_STORED_AT_ONCE = 40
"""Pictures after which the index is written; whoever stops the work loses no more."""
_TOGETHER = 48
"""Pairs that one process looks at in a row, at most; few pictures are then decoded by several."""
Record = dict[str, Any]


class ShelfIsEmpty(Invalid):
    """There is no picture in the folder."""


class PageCannotBeWritten(Invalid):
    """There is no folder for the page, or it may not be written to."""


def run(chosen: argparse.Namespace, language: str) -> int:
    """Compare each picture of the listing with what on the shelf could stand in it. Raises: Invalid."""
    theirs, ours = _pictures(Path(chosen.shelf)), _pictures(Path(chosen.a))
    place = Path(chosen.index) if chosen.index else None
    if place is not None:
        never_over(place, (*theirs, *ours))
    if chosen.page:
        never_over(Path(chosen.page), (*theirs, *ours, *([place] if place else [])))
        _writable(Path(chosen.page))
    picture_index = PictureIndex(place)
    signatures = _signatures(list(dict.fromkeys((*theirs, *ours))), picture_index, language)
    pairs = _pairs(
        [file for file in theirs if file in signatures], [file for file in ours if file in signatures], signatures
    )
    found = sorted(
        _copies([_row(a, b, picture_index.file, language) for a, b in pairs], language), key=_place(theirs, ours)
    )
    if chosen.page:
        page = overview(found, looked=(len(theirs), len(ours)), language=language)
        write_file(Path(chosen.page), page.encode("utf-8"), refusal=PageCannotBeWritten)
    _print(found, len(theirs), len(ours), as_json=chosen.json, language=language)
    unread = sum(file not in signatures for file in {*theirs, *ours})
    if unread:
        print(Wording().say(phrase("compare.shelf-unread", files=unread), language), file=sys.stderr)
    return 0


def _writable(page: Path) -> None:
    """Make sure, before minutes are spent, that the page can be written. Raises: PageCannotBeWritten."""
    if page.is_dir() or not page.parent.is_dir() or not os.access(page.parent, os.W_OK):
        raise PageCannotBeWritten(file=str(page))


def _pictures(place: Path) -> list[Path]:
    """The pictures of a folder, at any depth, or the one file. Raises: PictureIsMissing, ShelfIsEmpty."""
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise PictureIsMissing(name=str(place))
    found = sorted(file for file in place.rglob("*") if file.suffix.lower() in KINDS and file.is_file())
    if not found:
        raise ShelfIsEmpty(folder=str(place))
    return found[:MOST_PICTURES]


def _signatures(files: list[Path], picture_index: PictureIndex, language: str) -> dict[Path, ImageSignature]:
    """What is seen of each file, from the index where it has been seen; a file that is no picture is left out."""
    digests = {file: digest for file in files if (digest := _digest(file)) is not None}
    signatures = {
        digest: _reduced(signature)
        for digest in digests.values()
        if (signature := picture_index.find(digest)) is not None
    }
    new = list({digest: file for file, digest in digests.items() if digest not in signatures}.values())
    fresh: list[tuple[str, ImageSignature]] = []
    for done, (file, found) in enumerate(zip(new, shared_out(_signature, new), strict=True), start=1):
        if found is not None:
            fresh.append((digests[file], unpack_signature(found)))
        progress(done, len(new), language, says="compare.progress-look")
        if len(fresh) >= _STORED_AT_ONCE or done == len(new):
            picture_index.keep(fresh)
            signatures |= {digest: _reduced(signature) for digest, signature in fresh}
            fresh = []
    return {file: signatures[digest] for file, digest in digests.items() if digest in signatures}


def _digest(file: Path) -> str | None:
    """The SHA-256 of a file; None where it can no longer be read, which takes nothing from the others."""
    try:
        return hashlib.sha256(content(file)).hexdigest()
    except PictureIsMissing:
        return None


def _reduced(signature: ImageSignature) -> ImageSignature:
    """No more of it than a shelf is searched by."""
    return attrs.evolve(signature, features=strongest_features(signature.features))


def _signature(file: Path) -> bytes | None:
    """One picture, looked at in a process of its own; None where it cannot be read."""
    import cv2

    from rejoinder.adapters.pictures.picture import decode_picture
    from rejoinder.pictures.image_features import prepare_image
    from rejoinder.pictures.image_signature import image_signature

    cv2.setNumThreads(1)
    try:
        return pack_signature(image_signature(prepare_image(decode_picture(content(file), file.name).pixels)))
    except RejoinderError:
        return None


def _pairs(theirs: list[Path], ours: list[Path], signatures: dict[Path, ImageSignature]) -> list[tuple[Path, Path]]:
    """The pairs worth a close look; those that share a picture follow each other, for a decoded one is remembered."""
    picture_index = index([signatures[file] for file in theirs])
    listed = shared_out(_shortlist, [signatures[own] for own in ours], ready=_ready, shared=picture_index)
    pairs = [(places[0], own, place) for own, places in enumerate(listed) for place in places]
    return [(theirs[place], ours[own]) for _, own, place in sorted(pairs)]


def _place(theirs: list[Path], ours: list[Path]) -> Callable[[Record], tuple[int, int]]:
    """Where a record belongs: those of one of our pictures together."""
    of_theirs, of_ours = ({str(file): place for place, file in enumerate(files)} for files in (theirs, ours))
    return lambda record: (of_ours[record["b"]], of_theirs[record["a"]])


_INDEX: list[Index] = []
"""The shelf that this process looks in."""


def _ready(picture_index: Index) -> None:
    _INDEX[:] = [picture_index]


def _shortlist(own: ImageSignature) -> list[int]:
    return sorted(_INDEX[0].shortlist(own))


def _row(a: Path, b: Path, index: Path, language: str) -> PairRow:
    return PairRow(a=str(a), b=str(b), file_a=a, file_b=b, line=0, language=language, index=index)


def _together(pairs: int) -> int:
    """How many pairs one process takes at once: many where there are many, so that each still has its share of few."""
    return max(CHUNK, min(_TOGETHER, pairs // (8 * cores())))


def _copies(rows: list[PairRow], language: str) -> Iterator[Record]:
    """The pairs that are copies, or may be."""
    for done, record in enumerate(answers(rows, chunk=_together(len(rows))), start=1):
        progress(done, len(rows), language)
        if record["verdict"] != Verdict.DIFFERENT.value:
            yield record


def _print(found: list[Record], theirs: int, ours: int, *, as_json: bool, language: str) -> None:
    wording = Wording()
    if as_json:
        for record in found:
            print(json.dumps(record, ensure_ascii=False))
        return
    for record in found:
        verdict = wording.say(phrase(f"compare.verdict-{record['verdict']}"), language)
        share = round(100 * record["covers"]["a"]), round(100 * record["covers"]["b"])
        says = phrase("compare.shelf-line", verdict=verdict, a=record["a"], b=record["b"], of_a=share[0], of_b=share[1])
        print(wording.say(says, language))
    copies = sum(record["verdict"] == Verdict.COPY.value for record in found)
    says = phrase("compare.shelf-sum", theirs=theirs, ours=ours, copies=copies, unsure=len(found) - copies)
    print(wording.say(says, language))
