"""Everything that is handed over, sorted: archives taken apart, doubles left out, each file given its role."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.intake import FileRole, FoundFile, LeftOut
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter, awaits_complaint
from rejoinder.usecases.intake_file import InspectedFile, look_at
from rejoinder.usecases.intake_role import AssignedRole, Roles, roles
from rejoinder.usecases.ports import CaseFiles, LegacyOffice, Unpacker


@attrs.frozen(kw_only=True)
class Tools:
    """What opens things that are handed over."""

    unpacker: Unpacker
    office: LegacyOffice
    case_files: CaseFiles


@attrs.frozen(kw_only=True)
class SortedFiles:
    """Everything that was handed over, looked at and sorted; the files lie where `unpacked` put them."""

    files: tuple[InspectedFile, ...]
    roles: Roles
    left_out: tuple[LeftOut, ...]
    unconverted: Mapping[str, str] = attrs.Factory(dict)
    """Files of old office programs that nobody here can read, by origin: `doc`, `xls` or `ppt`."""

    @property
    def complaint(self) -> InspectedFile | None:
        """The notice."""
        return self.roles.notice


def sort_files(
    handed: Sequence[tuple[str, Path]],
    app: App,
    tools: Tools,
    *,
    aside: Path,
    case: CaseWriter | None = None,
    assigned: Mapping[str, FileRole] | None = None,
) -> SortedFiles:
    """Everything under these paths, taken apart, looked at and sorted. Nothing is written but in `aside`.

    Args:
        aside: an empty folder for what comes out of archives; it must stay until the files are filed.
        case: the case to which they are added; its files are not taken twice.
    """
    unpacked = tools.unpacker.unpack(handed, aside)
    known = _case_contents(case, tools.case_files) if case else {}
    files, doubles = _once(unpacked.files, known, tools.case_files)
    converted, unconverted = _converted(files, tools.office, aside)
    inspected = look_at([*files, *converted.values()], app, app.listing_files())
    wanted = case is None or awaits_complaint(case.ledgers.lines(case.folder))
    found = _with_originals(inspected, roles(inspected, notice_wanted=wanted), converted)
    if assigned:
        found = _with_assigned(inspected, found, assigned)
    left_out = (*unpacked.left_out, *doubles)
    return SortedFiles(files=tuple(inspected), roles=found, left_out=left_out, unconverted=unconverted)


@contextmanager
def write_uploads(files: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, Path]]]:
    """Files that came as bytes, such as uploads, each with its name, for as long as they are looked at."""
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        handed = []
        for number, (name, content) in enumerate(files):
            suffix = PurePosixPath(name).suffix
            ending = suffix.lower() if suffix[1:].isalnum() and len(suffix) <= 9 else ""
            path = Path(folder) / f"{number:05}{ending}"
            path.write_bytes(content)
            handed.append((name, path))
        yield handed


def _case_contents(case: CaseWriter, case_files: CaseFiles) -> dict[str, str]:
    """Digest to path of what lies in the case."""
    papers = [event.paper for event in case.folders.events(case.folder) if isinstance(event, ev.EvidenceFiled)]
    contents = {paper.sha256: paper.path for paper in reversed(papers)}
    if not awaits_complaint(case.ledgers.lines(case.folder)):
        name = case.folders.complaint(case.folder).name
        contents[case_files.digest_of(case.folder / name)] = name
    return contents


def _once(
    files: Sequence[FoundFile], known: Mapping[str, str], case_files: CaseFiles
) -> tuple[list[FoundFile], list[LeftOut]]:
    """The files, each content once; the first that was found stays."""
    paths, unique, doubles = dict(known), list[FoundFile](), list[LeftOut]()
    for file in files:
        sha256 = case_files.digest_of(file.path)
        if sha256 in paths:
            says = phrase("intake.left-double", name=file.origin, same=paths[sha256])
            doubles.append(LeftOut(origin=file.origin, says=says, same_as=paths[sha256]))
        else:
            paths[sha256] = file.origin
            unique.append(file)
    return unique, doubles


def _converted(
    files: Sequence[FoundFile], office: LegacyOffice, aside: Path
) -> tuple[dict[str, FoundFile], dict[str, str]]:
    """What came of the files of old office programs, by origin; and the kinds of those that were not converted."""
    converted, left = dict[str, FoundFile](), dict[str, str]()
    into = aside / "converted"
    for file in files:
        kind = office.kind(file.path)
        if kind is None:
            continue
        into.mkdir(exist_ok=True)
        path = office.convert(file.path, kind, into)
        if path is None:
            left[file.origin] = kind
        else:
            named = {"origin": f"{file.origin}{path.suffix}", "name": f"{file.name}{path.suffix}"}
            converted[file.origin] = FoundFile(path=path, **named)
    return converted, left


def _with_originals(files: Sequence[InspectedFile], found: Roles, converted: Mapping[str, FoundFile]) -> Roles:
    """The roles, a file that was converted in that of what came of it; a complaint's original is kept aside."""
    if not converted:
        return found
    of = dict(zip((one.file.origin for one in files), found.of, strict=True))
    for origin, copy in converted.items():
        role = of[copy.origin].role
        why = phrase("intake.because-original", copy=copy.origin)
        of[origin] = AssignedRole(role=FileRole.NONE if role is FileRole.COMPLAINT else role, sure=True, why=why)
    return attrs.evolve(found, of=tuple(of.values()))


def _with_assigned(files: Sequence[InspectedFile], found: Roles, assigned: Mapping[str, FileRole]) -> Roles:
    """The roles with those that a person gave. Where he names the complaint, nothing else is it."""
    wanted = [assigned.get(one.file.origin) or assigned.get(PurePosixPath(one.file.origin).name) for one in files]
    notice = next((one for one, role in zip(files, wanted, strict=True) if role is FileRole.COMPLAINT), found.notice)
    of = []
    for one, was, role in zip(files, found.of, wanted, strict=True):
        if role is not None:
            was = AssignedRole(role=role, sure=True, why=phrase("intake.because-said"))
        elif was.role is FileRole.COMPLAINT and one is not notice:
            was = AssignedRole(role=FileRole.NONE, sure=False, why=phrase("intake.because-another-notice"))
        of.append(was)
    if notice is not None and of[list(files).index(notice)].role is not FileRole.COMPLAINT:
        notice = None
    return attrs.evolve(found, of=tuple(of), notice=notice)
