"""CaseFile + Advice -> the answer's files, in a folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from rejoinder import __version__
from rejoinder.assembly.answer_record import record
from rejoinder.assembly.brief import brief
from rejoinder.assembly.calendar import entries
from rejoinder.assembly.caution import cautions, shown_private
from rejoinder.assembly.hand_in import HandIn, hand_in
from rejoinder.assembly.letter import Purpose
from rejoinder.assembly.reading_record import record as reading_record
from rejoinder.assembly.sheet import Say
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.phrase import phrase
from rejoinder.domain.progress import Stage, Step
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.age import age
from rejoinder.usecases.answer_desk import AnswerDesk, Made, Means, answer_desk
from rejoinder.usecases.answer_letter import letter_files
from rejoinder.usecases.answer_packet import handed_in
from rejoinder.usecases.answer_partial import PartialAnswer, of_the_rest, partial_answers
from rejoinder.usecases.answer_statement import Worded, told_of, worded_statements, words_record
from rejoinder.usecases.paper_use import paper_uses
from rejoinder.usecases.ports import Contents
from rejoinder.usecases.press import Shown

RECORD = "answer.json"


@attrs.frozen(kw_only=True)
class Written:
    """What came out: the documents, as listed in `answer.json`, and the statement by language."""

    documents: tuple[Document, ...]
    statements: Mapping[str, Worded]
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
    means: Means,
    also: tuple[str, ...] = (),
) -> Written:
    """Write the whole answer into `out`: page, record, statement, letters, dossier, packet, calendar, brief.

    Args:
        language: of the page, the record, the brief and the calendar; the statement is also written in the language
            of the platform's notice.
        also: further languages in which the record is written, as `answer.<language>.json`.

    Raises: OutputIsNotOurs, OutputCannotBeWritten. Nothing is then changed.
    """
    desk = answer_desk(case, advice, contents=contents, language=language, means=means)
    means.progress.report(Step(stage=Stage.STATEMENT))
    partials = tuple(partial_answers(desk)) if advice.answerable else ()
    statements = worded_statements(of_the_rest(desk, partials)) if advice.answerable else {}
    desk, made = _made(desk, statements)
    documents = tuple(document for document, _ in made)
    files = {document.path: content for document, content in made}
    files |= {document.path: content for partial in partials for document, content in partial.files}
    digests = {
        document.path: hashlib.sha256(content).hexdigest()
        for document, content in made
        if document.kind is DocumentKind.STATEMENT
    }
    written = Written(documents=documents, statements=statements, digests=digests, partials=partials)
    files[RECORD] = _record(desk, written)
    files |= {f"answer.{tongue}.json": _record(attrs.evolve(desk, language=tongue), written) for tongue in also}
    files["answer.html"] = desk.press.page(_shown(desk, written))
    desk.press.publish(out, files)
    means.progress.finish()
    return written


def _made(desk: AnswerDesk, statements: Mapping[str, Worded]) -> tuple[AnswerDesk, Made]:
    """The documents in order, and the desk that knows what the seller must know of them."""
    if not statements:
        return desk, tuple(_brief(desk))
    desk.means.progress.report(Step(stage=Stage.DOSSIER))
    going = handed_in(desk, statements)
    desk.means.progress.report(Step(stage=Stage.LETTERS))
    made = (*going.statements, *letter_files(desk), *going.bound, *_calendar(desk), *_brief(desk))
    return attrs.evolve(desk, told=(*desk.told, *told_of(statements), *going.told)), made


def _calendar(desk: AnswerDesk) -> Iterator[tuple[Document, bytes]]:
    say = desk.say(desk.language)
    found = entries(desk.advice, matter=desk.case.complaint_sha256 or "", say=say)
    if found:
        content = desk.press.calendar(found, made_at=desk.advice.now, language=desk.language)
        path = "deadlines.ics"
        yield Document(kind=DocumentKind.CALENDAR, language=desk.language, path=path, ready=True), content


def _brief(desk: AnswerDesk) -> Iterator[tuple[Document, bytes]]:
    if desk.advice.counsel:
        say = desk.say(desk.language)
        sheet = brief(desk.case, desk.advice, desk.exhibits, say=say, language=desk.language)
        content = desk.press.word_document(sheet, made_at=desk.advice.now)
        path = "counsel-brief.docx"
        yield Document(kind=DocumentKind.BRIEF, language=desk.language, path=path, ready=True), content


def _record(desk: AnswerDesk, written: Written) -> bytes:
    say = desk.say(desk.language)
    private = shown_private(desk.exhibits, desk.pleading.withheld)
    seen = attrs.evolve(desk.advice, findings=(*desk.advice.findings, *desk.told, *private))
    answer = record(
        seen,
        written.documents,
        say,
        version=__version__,
        reading=reading_record(desk.advice.reading, say),
        statements=[
            words_record(tongue, worded, written.digests, say) for tongue, worded in written.statements.items()
        ],
        partials=[(each.partial, each.documents) for each in written.partials],
        papers=paper_uses(desk.case, desk.advice, desk.exhibits),
        hand_in=_hand_in(desk, written, say),
    )
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _cited(rule: Rule, desk: AnswerDesk) -> str:
    """The source of a rule, with how long ago somebody read it; one that was read long ago is to be looked at again."""
    known = age(rule, on=desk.advice.now.date())
    if known is None:
        return rule.cite or ""
    name = "rules.age-old" if known.is_old else "rules.age"
    return f"{rule.cite}; {desk.say(desk.language)(phrase(name, days=known.days))}"


def _hand_in(desk: AnswerDesk, written: Written, say: Say) -> HandIn | None:
    return hand_in(desk.case, desk.advice, written.documents, given=desk.limits, say=say)


def _shown(desk: AnswerDesk, written: Written) -> Shown:
    documents = written.documents
    templates, rulebooks = desk.press.templates(), desk.means.rulebooks
    letters = {
        document.path: (template.send_when, template.never_when)
        for document in documents
        if document.kind is DocumentKind.LETTER
        for purpose in Purpose
        if document.path.startswith(f"letter-{purpose.value}.")
        and (template := templates.get((purpose.value, desk.language)))
    }
    rules = [rule for book in rulebooks.books for rule in book.rules] if rulebooks else []
    return Shown(
        case=desk.case,
        advice=desk.advice,
        exhibits=desk.exhibits,
        documents=documents,
        partials=tuple((each.partial, each.documents) for each in written.partials),
        cautions=(
            *(finding.says for finding in desk.told),
            *cautions(desk.exhibits, desk.pleading.withheld, desk.limits),
        ),
        hand_in=_hand_in(desk, written, desk.say(desk.language)),
        letters=letters,
        sources={rule.id: _cited(rule, desk) for rule in rules if rule.cite},
        answerable=desk.advice.answerable,
        language=desk.language,
        say=desk.say(desk.language),
    )
