"""The letters of an answer, each in the language of its reader and of the seller."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.assembly.banner import LETTER_DRAFT
from rejoinder.assembly.letter import Purpose, letter, unfit_reasons
from rejoinder.assembly.letter_choice import purposes
from rejoinder.assembly.letter_known import LetterSources, letter_values
from rejoinder.assembly.print_document import PrintDocument, plain_text
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.answer_context import AnswerContext, DocumentFiles


def letter_files(context: AnswerContext) -> Iterator[tuple[Document, bytes]]:
    """The letters that fit the case, as text and as Word documents."""
    sources = LetterSources(
        case=context.case,
        advice=context.advice,
        exhibits=context.exhibits,
        hidden=context.pleading.withheld,
        ways=context.renderer.withdrawal_ways(),
    )
    for purpose in purposes(context.case, context.advice):
        languages = (context.filing, context.language)
        for language in dict.fromkeys(languages if purpose is not Purpose.SUPPLIER else (context.language,)):
            yield from _letter(context, sources, purpose, language)


def _letter(
    context: AnswerContext, sources: LetterSources, purpose: Purpose, language: str
) -> Iterator[tuple[Document, bytes]]:
    """One letter in one language; a reason of its template not to send it makes it a marked draft."""
    templates, say = context.renderer.templates(), context.say(language)
    template = templates[purpose.value, language]
    values = letter_values(sources, say=say, language=language, to=template.to[0], purpose=purpose)
    reasons = unfit_reasons(templates[purpose.value, context.language], values.known)
    lacking = tuple(phrase("document.listed", parts=(reason,)) for reason in reasons)
    banner = say(phrase(LETTER_DRAFT)) if lacking else None
    print_document = letter(template, values, language=language, banner=banner)
    yield from document_files(
        context, print_document, DocumentKind.LETTER, f"letter-{purpose.value}.{language}", lacking=lacking
    )


def document_files(
    context: AnswerContext, print_document: PrintDocument, kind: DocumentKind, stem: str, *, lacking: tuple[Phrase, ...]
) -> DocumentFiles:
    """The document as text and as a Word document, ready where nothing is lacking."""
    files = (
        ("docx", context.renderer.word_document(print_document, made_at=context.advice.now)),
        ("txt", plain_text(print_document).encode("utf-8", "replace")),
    )
    return tuple(
        (
            Document(
                kind=kind, language=print_document.language, path=f"{stem}.{suffix}", ready=not lacking, missing=lacking
            ),
            content,
        )
        for suffix, content in files
    )
