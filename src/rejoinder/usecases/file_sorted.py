"""File what was sorted in a case: each file copied to its place, with where it came from and what it was taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import PurePosixPath

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.evidence import WITHIN, Paper, PaperKind, Place
from rejoinder.domain.intake import FileRole, Intake, TakenPaper
from rejoinder.domain.media_type import DOCX
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.seller import Seller
from rejoinder.reading.reader import read
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.intake_file import InspectedFile, kind_of
from rejoinder.usecases.ports import CaseFiles
from rejoinder.usecases.sort_files import SortedFiles
from rejoinder.vault.chain import GENESIS

SUFFIXES: Mapping[str, str] = {
    "message/rfc822": ".eml",
    "application/vnd.ms-outlook": ".msg",
    "text/html": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    DOCX: ".docx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
    "image/tiff": ".tiff",
    "image/heic": ".heic",
    "multipart/related": ".mhtml",
}
"""Under which ending a complaint of a media type lies in a case; plain text is `.txt`."""


SMALL_SIDE = 500
"""Pixels; a page whose longer side has fewer shows no word that can be read."""


def file_sorted(
    writer: CaseWriter, found: SortedFiles, app: App, case_files: CaseFiles, *, seller: Seller | None = None
) -> Intake:
    """Copy the sorted files into the case and record each. All of them, or none.

    Args:
        seller: who begins the case; None where it was begun before.
    """
    taken: list[TakenPaper] = []
    events: list[ev.Event] = [] if seller is None else [ev.CaseOpened(at=writer.at, by=writer.by, seller=seller)]
    with ExitStack() as undone:
        for one, role in zip(found.files, found.roles.of, strict=True):
            relative = case_files.put(writer.folder, one.file.path, relative=_place(one, role.role))
            undone.callback(case_files.take_back, writer.folder, relative)
            paper = TakenPaper(
                path=relative,
                origin=one.file.origin,
                sha256=one.paper.sha256,
                kind=_kind(one, role.role),
                role=role.role,
                sure=role.sure,
                why=role.why,
                unread=_unread(one, found),
            )
            events += _recorded(writer, one, paper, app)
            taken += [paper, *_mail_attachments(one, paper)]
        if seller is None:
            writer.write(lambda case: events)
        else:
            writer.ledgers.append(writer.folder, events, after=GENESIS)
        undone.pop_all()
    rivals = tuple(one.file.origin for one in found.roles.rivals)
    return Intake(taken=tuple(taken), left_out=found.left_out, rivals=rivals)


def _kind(one: InspectedFile, role: FileRole) -> PaperKind:
    """What the file is; a notice is a letter, whatever papers it speaks of."""
    kind = kind_of(one)
    shown = kind in (PaperKind.SCREENSHOT, PaperKind.PICTURE, PaperKind.CHAT, PaperKind.COURT_PAPER)
    return PaperKind.LETTER if role is FileRole.COMPLAINT and not shown else kind


def _place(one: InspectedFile, role: FileRole) -> str:
    if role is FileRole.COMPLAINT:
        return f"complaint{complaint_suffix(one.paper.media_type, one.file.name)}"
    place = role.place
    assert place is not None
    parts = PurePosixPath(one.file.name).parts
    below = parts[1:] if len(parts) > 1 and parts[0].casefold() in (*(p.value for p in Place), "registers") else parts
    return "/".join((place.value, *below))


def complaint_suffix(media_type: str, name: str) -> str:
    """The ending under which a file lies in its case as the complaint: its own where it tells, else its type's."""
    known = SUFFIXES.get(media_type, ".txt")
    own = PurePosixPath(name).suffix.lower()
    same = {".htm": ".html", ".jpeg": ".jpg", ".tif": ".tiff", ".mht": ".mhtml"}
    return own if same.get(own, own) in (known, ".mhtml") else known


def _recorded(writer: CaseWriter, one: InspectedFile, paper: TakenPaper, app: App) -> Iterator[ev.Event]:
    """The lines that a file leaves in the ledger."""
    if paper.role is FileRole.COMPLAINT:
        reading = one.reading or read(app.complaints().open(writer.folder / paper.path), app.markets())
        yield ev.ComplaintReceived(
            reading=attrs.evolve(reading, file=paper.path), sha256=paper.sha256, at=writer.at, by=writer.by
        )
    else:
        place = paper.role.place
        assert place is not None
        filed = Paper(
            path=paper.path,
            place=place,
            sha256=paper.sha256,
            size_bytes=one.paper.size_bytes,
            media_type=one.paper.media_type,
            readable=one.paper.readable,
        )
        yield ev.EvidenceFiled(paper=filed, at=writer.at, by=writer.by)
    yield ev.PaperTaken(
        path=paper.path,
        sha256=paper.sha256,
        origin=paper.origin,
        role=paper.role,
        kind=paper.kind,
        sure=paper.sure,
        why=paper.why,
        at=writer.at,
        by=writer.by,
    )


def _mail_attachments(one: InspectedFile, mail: TakenPaper) -> Iterator[TakenPaper]:
    """What is attached to a mail: the complainant's where the mail is the notice, else as the mail itself."""
    if mail.role is FileRole.COMPLAINT and one.source is not None:
        found = [(f"{mail.path}{WITHIN}{part.name}", part.name, part.sha256) for part in one.source.attachments]
        role = FileRole.CLAIMED
    else:
        found = [
            (paper.path.replace(one.paper.path, mail.path, 1), paper.own_name, paper.sha256) for paper in one.enclosed
        ]
        role = mail.role
    kinds = {paper.sha256: PaperKind.PICTURE for paper in one.enclosed if paper.media_type.startswith("image/")}
    for path, name, sha256 in found:
        yield TakenPaper(
            path=path,
            origin=f"{mail.origin}/{name}",
            sha256=sha256,
            kind=kinds.get(sha256, PaperKind.OTHER),
            role=role,
            sure=mail.sure,
            why=phrase("intake.because-attached", mail=mail.origin),
        )


def _unread(one: InspectedFile, found: SortedFiles) -> Phrase | None:
    """Why nothing in the file could be read."""
    metadata = dict(one.paper.metadata)
    name = one.file.origin
    if name in found.unconverted:
        return phrase(f"intake.unread-{found.unconverted[name]}", name=name)
    if metadata.get("encrypted"):
        return phrase("intake.unread-encrypted", name=name)
    if metadata.get("broken"):
        return phrase("intake.unread-broken", name=name)
    sides = [int(metadata[side]) for side in ("width", "height") if metadata.get(side, "").isdecimal()]
    if one.is_picture and not one.paper.text.strip() and len(sides) == 2 and max(sides) < SMALL_SIDE:
        return phrase("intake.unread-small", name=name, width=sides[0], height=sides[1])
    if one.paper.media_type == "application/octet-stream":
        return phrase("intake.unread-unknown", name=name)
    return None
