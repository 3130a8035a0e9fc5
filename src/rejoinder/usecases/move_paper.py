"""Say what a file of the case is: it moves to where files of that role lie, and the ledger says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

import attrs

from rejoinder.document.document import Document
from rejoinder.domain import event as ev
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.evidence import WITHIN, Paper, PaperKind, Place
from rejoinder.domain.intake import FileRole
from rejoinder.domain.phrase import phrase
from rejoinder.reading.reader import read
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.file_sorted import SUFFIXES, complaint_suffix
from rejoinder.usecases.ports import CaseFiles
from rejoinder.vault.chain import Entry

NAME_LIMIT = 1_000


class FileIsNotInTheCase(Invalid):
    """No file of the case has this path or name, or several have it."""


class PaperLiesInAMail(Invalid):
    """What is attached to a mail has no place of its own."""


class ComplaintCannotBeRead(Invalid):
    """The file that is named as the complaint is of a type that no complaint comes in."""


@attrs.frozen(kw_only=True)
class _Lying:
    """A file of the case, as the ledger and the folder know it."""

    path: str
    paper: Paper
    taken: ev.PaperTaken | None


def move_paper(
    writer: CaseWriter, file: str, role: FileRole, *, app: App, case_files: CaseFiles
) -> tuple[ev.Event, ...]:
    """Put a file of the case into the place of its role, sure from now on. Nothing changes where that is refused.

    A file that becomes the complaint takes the place of the one that was, which is kept aside. A case whose complaint
    turns out to be something else waits for its complaint again.

    Args:
        file: its path in the case, the name or path under which it was handed over, or its file name alone.

    Raises: FileIsNotInTheCase, PaperLiesInAMail, ComplaintCannotBeRead.
    """
    entries = writer.entries()
    lying = _find_paper(writer, entries, file)
    target = _target(lying, role)
    if target is None:
        return writer.write(lambda case: (_taken(writer, lying, lying.path, role, was=None),))
    moved = [(lying, role, target)]
    if role is FileRole.COMPLAINT:
        _refuse_unreadable(writer, lying, app)
        old = next((one for one in _lying(writer, entries) if _is_complaint(one.path)), None)
        aside = _target(old, FileRole.NONE) if old else None
        moved = [*([(old, FileRole.NONE, aside)] if old and aside else []), *moved]
    return _moved(writer, moved, app, case_files)


def _moved(
    writer: CaseWriter, moved: Sequence[tuple[_Lying, FileRole, str]], app: App, case_files: CaseFiles
) -> tuple[ev.Event, ...]:
    contents = [(writer.folder / one.path).read_bytes() for one, _, _ in moved]
    events: list[ev.Event] = []
    for (one, role, target), content in zip(moved, contents, strict=True):
        case_files.remove(writer.folder, one.path)
        path = _free(writer, target, case_files)
        (writer.folder / path).parent.mkdir(exist_ok=True)
        case_files.write(writer.folder, path, content)
        if role is FileRole.COMPLAINT:
            reading = read(app.complaints().open(writer.folder / path), app.markets())
            events.append(
                ev.ComplaintReceived(
                    at=writer.at, by=writer.by, reading=attrs.evolve(reading, file=path), sha256=one.paper.sha256
                )
            )
        else:
            place = role.place
            assert place is not None
            filed = attrs.evolve(one.paper, path=path, place=place)
            events.append(ev.EvidenceFiled(at=writer.at, by=writer.by, paper=filed))
        events.append(_taken(writer, one, path, role, was=one.path))
    return writer.write(lambda case: events)


def _taken(writer: CaseWriter, one: _Lying, path: str, role: FileRole, *, was: str | None) -> ev.PaperTaken:
    known = one.taken
    return ev.PaperTaken(
        at=writer.at,
        by=writer.by,
        path=path,
        sha256=one.paper.sha256,
        origin=known.origin if known else one.path,
        role=role,
        kind=known.kind if known else PaperKind.OTHER,
        sure=True,
        why=phrase("intake.because-said"),
        was=was,
    )


def _lying(writer: CaseWriter, entries: Sequence[Entry]) -> Iterator[_Lying]:
    """Every file of the case that lies in a file of its own."""
    taken: dict[str, ev.PaperTaken] = {}
    filed: dict[str, Paper] = {}
    complaint: ev.ComplaintReceived | None = None
    for entry in entries:
        if isinstance(entry.event, ev.PaperTaken):
            taken[entry.event.path] = entry.event
        elif isinstance(entry.event, ev.EvidenceFiled):
            filed[entry.event.paper.path] = entry.event.paper
        elif isinstance(entry.event, ev.ComplaintReceived):
            complaint = entry.event
    for event in writer.folders.events(writer.folder):
        if isinstance(event, ev.EvidenceFiled) and event.paper.enclosed_in is None:
            paper = filed.get(event.paper.path) or attrs.evolve(
                event.paper, document=Document(), metadata=(), vouched=None
            )
            yield _Lying(path=paper.path, paper=paper, taken=taken.get(paper.path))
    try:
        path = writer.folders.complaint(writer.folder).name
    except RejoinderError:
        return
    types = {suffix: media_type for media_type, suffix in SUFFIXES.items()}
    # A complaint has no place of a paper; it is only carried along here.
    paper = Paper(
        path=path,
        place=Place.OTHER,
        sha256=complaint.sha256 if complaint else "",
        size_bytes=(writer.folder / path).stat().st_size,
        media_type=types.get(PurePosixPath(path).suffix, "text/plain"),
    )
    yield _Lying(path=path, paper=paper, taken=taken.get(path))


def _find_paper(writer: CaseWriter, entries: Sequence[Entry], file: str) -> _Lying:
    every = tuple(_lying(writer, entries))
    name = file.replace("\\", "/")
    for same in (
        lambda one: one.path == name,
        lambda one: one.taken is not None and one.taken.origin == name,
        lambda one: PurePosixPath(one.path).name == name,
        lambda one: one.taken is not None and PurePosixPath(one.taken.origin).name == name,
    ):
        found = [one for one in every if same(one)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    if WITHIN in name:
        raise PaperLiesInAMail(file=file)
    raise FileIsNotInTheCase(file=file)


def _target(one: _Lying, role: FileRole) -> str | None:
    """Where the file belongs; None where it lies there already."""
    origin = one.taken.origin if one.taken else one.path
    if role is FileRole.COMPLAINT:
        suffix = complaint_suffix(one.paper.media_type, origin)
        return None if _is_complaint(one.path) else f"complaint{suffix}"
    place = role.place
    assert place is not None
    if one.path.startswith(f"{place.value}/"):
        return None
    if _is_complaint(one.path):
        return f"{place.value}/{PurePosixPath(origin).name}"
    return f"{place.value}/{one.path.partition('/')[2]}"


def _is_complaint(path: str) -> bool:
    return "/" not in path


def _free(writer: CaseWriter, target: str, case_files: CaseFiles) -> str:
    """The path, or with a number where another file has it."""
    path = PurePosixPath(target)
    for number in range(1, NAME_LIMIT):
        free = target if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        if case_files.digest(writer.folder, free) is None:
            return free
    raise FileIsNotInTheCase(file=target)


def _refuse_unreadable(writer: CaseWriter, one: _Lying, app: App) -> None:
    try:
        app.complaints().open(writer.folder / one.path)
    except RejoinderError as error:
        raise ComplaintCannotBeRead(file=one.path) from error
