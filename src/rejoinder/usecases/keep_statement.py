"""Have the statement go out in a person's words, once they state the same facts and every sentence has its exhibit."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.assembly.statement_part import paragraphs
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import Event, StatementKept, StatementRestored
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.advise import advise, language_of
from rejoinder.usecases.answer_context import AnswerContext, answer_context, means_of
from rejoinder.usecases.answer_statement import worded_statement
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.check_text import RepairedText, check_text, cited_exhibits
from rejoinder.usecases.loose_sentence import References
from rejoinder.usecases.statement_terms import in_one, objections
from rejoinder.vault.event_record import kind_of


class StatementDoesNotFit(Refused):
    """The words may not go out: facts, tone, exhibits, length, or nothing that can be handed in."""


class NothingIsStated(Invalid):
    """This complaint is answered by no statement."""


def keep_statement(writer: CaseWriter, words: str, *, language: str | None, app: App) -> tuple[Event, ...]:
    """Take in the statement of the case in a folder as a person edited it.

    Args:
        language: of the words; that of the platform where it is None.

    Returns: nothing where these words go out already.

    Raises: NothingIsStated, StatementDoesNotFit, what `advise` raises, and what `CaseWriter.write` raises.
    """
    context = _context(writer, app)
    each_language = language or context.filing
    worded = worded_statement(context, each_language)
    bare = _without_banner(words, worded.made.banner)
    checked = check_text(bare, worded.terms, app.lexicon(), cites=context.cites(each_language))
    why = objections(checked, bare) if context.pleading.is_supported else (phrase("statement.not-draft"),)
    return keep_words(writer, bare, worded.terms, why=why, cites=context.cites(each_language))


def keep_words(
    writer: CaseWriter,
    words: str,
    generated: RepairedText,
    *,
    why: Sequence[Phrase],
    cites: References,
    version: int | None = None,
) -> tuple[Event, ...]:
    """Record words that were held against the statement that was made; the words of that one restore it.

    Args:
        why: what speaks against them.
        version: the number they are kept under; the next where it is None.

    Raises: StatementDoesNotFit, and what `CaseWriter.write` raises.
    """
    if paragraphs(words) == paragraphs(generated.text):
        return restore_statement(writer, generated.language)
    if why:
        raise StatementDoesNotFit(why=in_one(why))

    def events(case: CaseFile) -> Sequence[Event]:
        current, named = case.statement(generated.language), cited_exhibits(words, generated, cites)
        if current and (current.words, current.made, current.exhibits) == (words, generated.text, named):
            return ()
        event = StatementKept(
            at=writer.at,
            by=writer.by,
            language=generated.language,
            version=version or _next(writer, generated.language),
            words=words,
            made=generated.text,
            exhibits=named,
        )
        return (event,)

    return writer.write(events)


def _next(writer: CaseWriter, language: str) -> int:
    """A number that no version of the language bears or bore: each version that was erased may have been its last."""
    entries = writer.entries()
    erased = [each for each in entries if each.event is None and each.line.event == kind_of(StatementKept)]
    events = (entry.event for entry in entries)
    versions = [each.version for each in events if isinstance(each, StatementKept) and each.language == language]
    return max(versions, default=0) + len(erased) + 1


def restore_statement(writer: CaseWriter, language: str) -> tuple[Event, ...]:
    """Have the statement go out as it is made again. Returns: nothing where it does already."""

    def restored(case: CaseFile) -> Sequence[Event]:
        return (StatementRestored(at=writer.at, by=writer.by, language=language),) if case.statement(language) else ()

    return writer.write(restored)


def _context(writer: CaseWriter, app: App) -> AnswerContext:
    judged = advise(writer.folder, app, now=writer.at)
    if not judged.advice.answerable:
        raise NothingIsStated
    spoken = language_of(judged.case, judged.advice.reading)
    means = means_of(judged, app)
    return answer_context(judged.case, judged.advice, contents=judged.contents, language=spoken, means=means)


def _without_banner(words: str, banner: str | None) -> str:
    return "\n\n".join(part for part in paragraphs(words) if part != banner)
