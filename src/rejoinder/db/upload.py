"""Files that somebody sends: of a size and kind that belong to a case, laid under names that do no harm."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import UploadedFile

from rejoinder.domain.errors import Invalid
from rejoinder.domain.file_name import without_device
from rejoinder.domain.inbox import MOST_BYTES

MEGABYTE = 1_000_000
COMPLAINT_LIMIT = 25 * MEGABYTE
PAPER_LIMIT = 100 * MEGABYTE
TOGETHER_LIMIT = 400 * MEGABYTE
MOST_PAPERS = 80
NAME_LENGTH = 120
COMPLAINTS = tuple(
    ".eml .msg .html .htm .mht .mhtml .txt .md .pdf .docx .png .jpg .jpeg .webp .tif .tiff .heic".split()
)
"""Endings that a complaint comes in."""
EXPORTS = (".csv", ".tsv", ".xlsx", ".xlsm")
"""Endings of spreadsheets with one complaint a row."""
PAPERS = (*COMPLAINTS, *".xlsx .csv .tsv .xml .ofd .json .gif .zip".split())
"""Endings that papers come in."""
TITLES = tuple(".csv .tsv .txt .xlsx .xlsm .json .html .htm".split())
"""Endings that titles of a shop come in."""
TITLES_LIMIT = 50 * MEGABYTE
MARK_LISTS = (".csv", ".txt")
"""Endings that a list of marks comes in."""
MARK_LIST_LIMIT = 20 * MEGABYTE
_UNFIT = frozenset('<>:"/\\|?*!')


class UploadIsTooLarge(Invalid):
    """A file, or all of them together, is larger than a case takes."""


class UploadsAreTooMany(Invalid):
    """More files were sent at once than a person looks through."""


class UploadKindIsRefused(Invalid):
    """The name's ending is none of those that are taken."""


class UploadsShareAName(Invalid):
    """Two files that are to lie beside each other have one name."""


class UploadIsEmpty(Invalid):
    """The file holds nothing."""


def save_complaint(dropped: UploadedFile, aside: Path) -> Path:
    """The file of a complaint or an export, in a folder.

    Raises: UploadIsTooLarge, UploadKindIsRefused, UploadIsEmpty.
    """
    _refuse_unfit(dropped, (*COMPLAINTS, *EXPORTS), COMPLAINT_LIMIT)
    return _save(dropped, aside / "complaint")


def save_papers(dropped: Sequence[UploadedFile], aside: Path) -> tuple[Path, ...]:
    """The files of papers, each in a folder of its own, so that two may have one name.

    Raises: UploadsAreTooMany, UploadIsTooLarge, UploadKindIsRefused, UploadIsEmpty; before anything is written.
    """
    return _each_apart(dropped, aside, PAPERS, PAPER_LIMIT, TOGETHER_LIMIT)


def save_titles(dropped: Sequence[UploadedFile], aside: Path) -> tuple[Path, ...]:
    """Exports and saved pages with titles of a shop, each in a folder of its own; together no more than one may be.

    Raises: UploadsAreTooMany, UploadIsTooLarge, UploadKindIsRefused, UploadIsEmpty; before anything is written.
    """
    return _each_apart(dropped, aside / "titles", TITLES, TITLES_LIMIT, TITLES_LIMIT)


def save_mark_list(dropped: UploadedFile, aside: Path) -> Path:
    """A list of marks, in a folder. Raises: UploadIsTooLarge, UploadKindIsRefused, UploadIsEmpty."""
    _refuse_unfit(dropped, MARK_LISTS, MARK_LIST_LIMIT)
    return _save(dropped, aside / "marks")


def _each_apart(
    dropped: Sequence[UploadedFile], aside: Path, suffixes: Sequence[str], limit: int, together: int
) -> tuple[Path, ...]:
    if len(dropped) > MOST_PAPERS:
        raise UploadsAreTooMany(count=len(dropped), limit=MOST_PAPERS)
    for each in dropped:
        _refuse_unfit(each, suffixes, limit)
    if sum(each.size or 0 for each in dropped) > together:
        raise UploadIsTooLarge(file=upload_file_name(dropped[0].name), limit=together // MEGABYTE)
    return tuple(_save(each, aside / str(number)) for number, each in enumerate(dropped))


def save_together(dropped: Sequence[UploadedFile], folder: Path) -> tuple[Path, ...]:
    """Files of any kind beside each other in one folder, where none is meant to be kept.

    Raises: UploadsAreTooMany, UploadIsTooLarge, UploadIsEmpty, UploadsShareAName; before anything is written.
    """
    names = [upload_file_name(each.name) for each in dropped]
    if len(dropped) > MOST_PAPERS:
        raise UploadsAreTooMany(count=len(dropped), limit=MOST_PAPERS)
    for name, each in zip(names, dropped, strict=True):
        _refuse_size(name, each.size, PAPER_LIMIT)
        if names.count(name) > 1:
            raise UploadsShareAName(file=name)
    if sum(each.size or 0 for each in dropped) > TOGETHER_LIMIT:
        raise UploadIsTooLarge(file=names[0], limit=TOGETHER_LIMIT // MEGABYTE)
    return tuple(_save(each, folder) for each in dropped)


def mail_bytes(dropped: UploadedFile) -> bytes:
    """The bytes of a mail that was saved as a file. Raises: UploadIsTooLarge."""
    if (dropped.size or 0) > MOST_BYTES:
        raise UploadIsTooLarge(file=upload_file_name(dropped.name), limit=MOST_BYTES // MEGABYTE)
    return bytes(dropped.read())


def upload_file_name(name: str | None) -> str:
    """The name without what leads outside, hides, turns the line around or names a device; its ending is kept."""
    plain = unicodedata.normalize("NFC", name or "").replace("\\", "/").rpartition("/")[2]
    printable = "".join(letter for letter in plain if letter.isprintable() and letter not in _UNFIT)
    path = PurePosixPath(" ".join(printable.split()).strip(". ") or "paper")
    stem = path.stem.strip(". ") or "paper"
    suffix = path.suffix[:12]
    fits = stem.encode("utf-8", "ignore")[: NAME_LENGTH - len(suffix.encode("utf-8", "ignore"))]
    stem = fits.decode("utf-8", "ignore").strip(". ") or "paper"
    return without_device(f"{stem}{suffix}")


def _refuse_unfit(dropped: UploadedFile, suffixes: Sequence[str], limit: int) -> None:
    name = upload_file_name(dropped.name)
    if PurePosixPath(name).suffix.lower() not in suffixes:
        raise UploadKindIsRefused(file=name, suffixes=tuple(suffix.lstrip(".") for suffix in suffixes))
    _refuse_size(name, dropped.size, limit)


def _refuse_size(name: str, size: int | None, limit: int) -> None:
    if not size:
        raise UploadIsEmpty(file=name)
    if size > limit:
        raise UploadIsTooLarge(file=name, limit=limit // MEGABYTE)


def _save(dropped: UploadedFile, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / upload_file_name(dropped.name)
    with path.open("wb") as file:
        for chunk in dropped.chunks():
            file.write(chunk)
    return path
