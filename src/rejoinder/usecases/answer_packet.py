"""What of an answer is handed in: the statement, the dossier, and the sealed packet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

import attrs

from rejoinder.assembly.case_identification import complaint_number
from rejoinder.assembly.dossier import dossier
from rejoinder.assembly.exhibit import packet_file_name
from rejoinder.assembly.print_document import one_line
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.finding import Finding
from rejoinder.usecases.answer_context import AnswerContext, DocumentFiles
from rejoinder.usecases.answer_letter import document_files
from rejoinder.usecases.answer_statement import StatementWording, kept_by
from rejoinder.usecases.upload import Upload, cut_to_limits
from rejoinder.vault.packet import seal_packet

DOSSIER = "dossier.pdf"
Notes = dict[str, dict[str, str]]


@attrs.frozen(kw_only=True)
class Submission:
    """What goes to the platform."""

    statements: DocumentFiles
    bound: DocumentFiles
    """The dossier, its parts where the platform takes only smaller files, and the packet that seals all of it."""
    findings: tuple[Finding, ...] = ()
    """What the seller must know of these files."""


def handed_in(context: AnswerContext, statements: Mapping[str, StatementWording]) -> Submission:
    """The files that are handed in. Args: statements: at least in the language of filing."""
    worded = tuple(
        file
        for language, one in statements.items()
        for file in document_files(
            context, one.print_document, DocumentKind.STATEMENT, f"statement.{language}", lacking=context.missing
        )
    )
    filed, dossier_bytes = _dossier_file(context, statements[context.filing])
    upload = cut_to_limits(dossier_bytes, context.limits, context.renderer)
    parts = tuple((attrs.evolve(filed, path=path), part.content) for path, part in upload.files)
    packet = _packet_files(context, statements, worded, dossier_bytes, upload)
    return Submission(statements=worded, bound=((filed, dossier_bytes), *parts, *packet), findings=upload.findings)


def _dossier_file(context: AnswerContext, worded: StatementWording) -> tuple[Document, bytes]:
    """The dossier, bound with the statement in the words that go out."""
    print_document = worded.print_document
    outline = dossier(
        context.pleading, print_document, say=context.say(print_document.language), language=print_document.language
    )
    return context.document(DocumentKind.DOSSIER, print_document.language, DOSSIER), context.renderer.dossier(
        outline, context.contents
    )


def _packet_files(
    context: AnswerContext,
    statements: Mapping[str, StatementWording],
    statement_files: DocumentFiles,
    bound: bytes,
    upload: Upload,
) -> Iterator[tuple[Document, bytes]]:
    """What is handed in and nothing else: the dossier, the statement, and the exhibits byte for byte or as copies."""
    files = {document.path: content for document, content in statement_files}
    files[DOSSIER] = bound
    files |= {path: part.content for path, part in upload.files}
    exhibits, notes = _exhibits(context)
    notes |= upload.notes | {
        document.path: _words(worded)
        for document, _ in statement_files
        if (worded := statements[document.language]).in_effect
    }
    about = _about(context, statements[context.filing])
    parts = seal_packet(
        files | exhibits, made_at=context.advice.now, about=about, limit_bytes=context.limits.total_bytes, notes=notes
    )  # fmt: skip
    for path, content in parts:
        yield context.document(DocumentKind.PACKET, context.filing, path), content


def _exhibits(context: AnswerContext) -> tuple[dict[str, bytes], Notes]:
    """The exhibits that are there, by their path in the packet, and what the list says of copies."""
    files: dict[str, bytes] = {}
    notes: Notes = {}
    mails: set[str] = set()
    for exhibit in context.exhibits:
        try:
            content = context.contents.of(exhibit.visible_paper.sha256)
        except LookupError:
            continue
        name = context.pleading.withheld.from_text(exhibit.name, context.say(context.filing))
        path = f"exhibits/{packet_file_name(exhibit.number, name)}"
        files[path] = content
        if exhibit.mail and exhibit.mail_whole and exhibit.mail.sha256 not in mails:
            mails.add(exhibit.mail.sha256)
            with suppress(LookupError):
                named = packet_file_name(exhibit.number, one_line(exhibit.mail.name, 120))
                files[f"exhibits/{named}"] = context.contents.of(exhibit.mail.sha256)
        if exhibit.copy:
            notes[path] = {"redacted": exhibit.copy.removal_summary, "original_sha256": exhibit.copy.original_sha256}
    return files, notes


def _words(worded: StatementWording) -> dict[str, str]:
    """Whose words a statement is in."""
    wording = worded.in_effect
    if wording is None:
        return {}
    return {
        "words_version": str(wording.version),
        "words_kept_by": kept_by(wording),
        "words_kept_at": wording.at.isoformat(),
    }


def _about(context: AnswerContext, worded: StatementWording) -> dict[str, str]:
    reading, wording = context.advice.reading, worded.in_effect
    known = {
        "complaint": complaint_number(reading),
        "platform": reading.platform,
        "ready": "yes" if context.pleading.ready else "no: draft, do not submit",
        "statement": f"version {wording.version}, kept by {kept_by(wording)}" if wording else None,
    }
    return {name: value for name, value in known.items() if value}
