"""CaseFile + Advice -> the answer's files, in a folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from rejoinder import __version__
from rejoinder.assembly.answer_record import answer_record
from rejoinder.assembly.brief import brief
from rejoinder.assembly.calendar import entries
from rejoinder.assembly.caution import cautions, private_findings
from rejoinder.assembly.hand_in import HandIn, hand_in
from rejoinder.assembly.letter import Purpose
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.reading_record import reading_record as reading_record
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.phrase import phrase
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.age import age
from rejoinder.usecases.answer_context import AnswerContext, AnswerMeans, DocumentFiles, answer_context
from rejoinder.usecases.answer_letter import letter_files
from rejoinder.usecases.answer_packet import handed_in
from rejoinder.usecases.answer_partial import PartialAnswer, of_the_rest, partial_answers
from rejoinder.usecases.answer_statement import StatementWording, worded_statements, wording_findings, words_record
from rejoinder.usecases.paper_use import paper_uses
from rejoinder.usecases.ports import Contents
from rejoinder.usecases.renderer import AnswerPage

RECORD = "answer.json"


@attrs.frozen(kw_only=True)
class WrittenAnswer:
    """What came out: the documents, as listed in `answer.json`, and the statement by language."""

    documents: tuple[Document, ...]
    statements: Mapping[str, StatementWording]
    digests: Mapping[str, str]
    """SHA-256 of the files of the statement, by path."""
    partials: tuple[PartialAnswer, ...] = ()
    """What was made for some of the listings."""


def write_answer(
    case: CaseFile,
    advice: Advice,
    *,
    contents: Contents,
    out: Path,
    language: str,
    means: AnswerMeans,
    also: tuple[str, ...] = (),
) -> WrittenAnswer:
    """Write the whole answer into `out`: page, record, statement, letters, dossier, packet, calendar, brief.

    Args:
        language: of the page, the record, the brief and the calendar; the statement is also written in the language
            of the platform's notice.
        also: further languages in which the record is written, as `answer.<language>.json`.

    Raises: OutputIsNotOurs, OutputCannotBeWritten. Nothing is then changed.
    """
    context = answer_context(case, advice, contents=contents, language=language, means=means)
    means.progress.report(ProgressStep(stage=ProgressStage.STATEMENT))
    partials = tuple(partial_answers(context)) if advice.answerable else ()
    statements = worded_statements(of_the_rest(context, partials)) if advice.answerable else {}
    context, files_made = _document_files(context, statements)
    documents = tuple(document for document, _ in files_made)
    files = {document.path: content for document, content in files_made}
    files |= {document.path: content for partial in partials for document, content in partial.files}
    digests = {
        document.path: hashlib.sha256(content).hexdigest()
        for document, content in files_made
        if document.kind is DocumentKind.STATEMENT
    }
    written = WrittenAnswer(documents=documents, statements=statements, digests=digests, partials=partials)
    files[RECORD] = _record(context, written)
    files |= {
        f"answer.{each_language}.json": _record(attrs.evolve(context, language=each_language), written)
        for each_language in also
    }
    files["answer.html"] = context.renderer.page(_page(context, written))
    context.renderer.publish(out, files)
    means.progress.finish()
    return written


def _document_files(
    context: AnswerContext, statements: Mapping[str, StatementWording]
) -> tuple[AnswerContext, DocumentFiles]:
    """The documents in order, and the context that knows what the seller must know of them."""
    if not statements:
        return context, tuple(_brief(context))
    context.means.progress.report(ProgressStep(stage=ProgressStage.DOSSIER))
    going = handed_in(context, statements)
    context.means.progress.report(ProgressStep(stage=ProgressStage.LETTERS))
    files = (*going.statements, *letter_files(context), *going.bound, *_calendar(context), *_brief(context))
    return attrs.evolve(context, findings=(*context.findings, *wording_findings(statements), *going.findings)), files


def _calendar(context: AnswerContext) -> Iterator[tuple[Document, bytes]]:
    say = context.say(context.language)
    found = entries(context.case, context.advice, case_digest=context.case.complaint_sha256 or "", say=say)
    if found:
        content = context.renderer.calendar(found, made_at=context.advice.now, language=context.language)
        path = "deadlines.ics"
        yield Document(kind=DocumentKind.CALENDAR, language=context.language, path=path, ready=True), content


def _brief(context: AnswerContext) -> Iterator[tuple[Document, bytes]]:
    if context.advice.counsel:
        say = context.say(context.language)
        print_document = brief(context.case, context.advice, context.exhibits, say=say, language=context.language)
        content = context.renderer.word_document(print_document, made_at=context.advice.now)
        path = "counsel-brief.docx"
        yield Document(kind=DocumentKind.BRIEF, language=context.language, path=path, ready=True), content


def _record(context: AnswerContext, written: WrittenAnswer) -> bytes:
    say = context.say(context.language)
    private = private_findings(context.exhibits, context.pleading.withheld)
    advice = attrs.evolve(context.advice, findings=(*context.advice.findings, *context.findings, *private))
    answer = answer_record(
        advice,
        written.documents,
        say,
        version=__version__,
        reading=reading_record(context.advice.reading, say),
        statements=[
            words_record(language, worded, written.digests, say) for language, worded in written.statements.items()
        ],
        partials=[(each.partial, each.documents) for each in written.partials],
        papers=paper_uses(context.case, context.advice, context.exhibits, [each.exhibits for each in written.partials]),
        hand_in=_hand_in(context, written, say),
    )
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _cited(rule: Rule, context: AnswerContext) -> str:
    """The source of a rule, with how long ago somebody read it; one that was read long ago is to be looked at again.

    A ground of defence stands in many laws; the one of the case is named beside it.
    """
    if rule.kind == "defence":
        return context.say(context.language)(phrase("answer_page.ground-of-law"))
    say, known = context.say(context.language), age(rule, on=context.advice.now.date())
    parts = [rule.cite or ""]
    if known is not None:
        parts.append(say(phrase("rules.age-old" if known.is_old else "rules.age", days=known.days)))
    if rule.is_not_compared:
        parts.append(say(phrase("rules.not-compared")))
    return "; ".join(parts)


def _hand_in(context: AnswerContext, written: WrittenAnswer, say: Say) -> HandIn | None:
    return hand_in(context.case, context.advice, written.documents, limits=context.limits, say=say)


def _page(context: AnswerContext, written: WrittenAnswer) -> AnswerPage:
    documents = written.documents
    templates, rulebooks = context.renderer.templates(), context.means.rulebooks
    letters = {
        document.path: (template.send_when, template.never_when)
        for document in documents
        if document.kind is DocumentKind.LETTER
        for purpose in Purpose
        if document.path.startswith(f"letter-{purpose.value}.")
        and (template := templates.get((purpose.value, context.language)))
    }
    rules = [rule for book in rulebooks.books for rule in book.rules] if rulebooks else []
    return AnswerPage(
        case=context.case,
        advice=context.advice,
        exhibits=context.exhibits,
        documents=documents,
        partials=tuple((each.partial, each.documents) for each in written.partials),
        cautions=(
            *(finding.says for finding in context.findings),
            *cautions(context.exhibits, context.pleading.withheld, context.limits),
        ),
        hand_in=_hand_in(context, written, context.say(context.language)),
        letters=letters,
        sources={rule.id: _cited(rule, context) for rule in rules if rule.cite},
        answerable=context.advice.answerable,
        language=context.language,
        say=context.say(context.language),
    )
