"""The statement of an answer, in each language as it was made and in the words that go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from rejoinder.assembly.case_identification import languages
from rejoinder.assembly.print_document import PrintDocument, Say
from rejoinder.assembly.statement import statement
from rejoinder.assembly.statement_part import in_parts, paragraphs, print_document_from_parts
from rejoinder.domain.event import StatementKept
from rejoinder.domain.finding import Finding, Gravity, Subject
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.answer_context import AnswerContext
from rejoinder.usecases.check_text import RepairedText, check_text, cited_exhibits
from rejoinder.usecases.statement_terms import in_one, objections, statement_terms


@attrs.frozen(kw_only=True)
class StatementWording:
    """The statement in one language."""

    made: PrintDocument
    terms: RepairedText
    """What binds who edits it."""
    stands: bool
    """Whether a ground of defence carries it."""
    kept: StatementKept | None = None
    """The newest words that a person kept for it."""
    why: tuple[Phrase, ...] = ()
    """Why these do not go out; empty where they do, or where nobody kept any."""

    @property
    def in_effect(self) -> StatementKept | None:
        """The person's words that go out; None where the statement goes out as it was made."""
        return None if self.why else self.kept

    @property
    def print_document(self) -> PrintDocument:
        """The statement as it goes out."""
        return (
            print_document_from_parts(in_parts(self.in_effect.words, self.terms.parts), self.made)
            if self.in_effect
            else self.made
        )


def worded_statements(context: AnswerContext) -> Mapping[str, StatementWording]:
    """The statement in every language of the answer."""
    spoken_languages = languages(context.advice.reading, context.language)
    return {language: worded_statement(context, language) for language in spoken_languages}


def worded_statement(context: AnswerContext, language: str) -> StatementWording:
    """The statement in one language. A person's words go out only while all that they rest on stands as it stood."""
    generated = statement(
        context.pleading, say=context.say(language), language=language, characters=context.limits.characters
    )
    terms = statement_terms(context.pleading, generated, characters=context.limits.known_characters)
    edited = context.case.statement(language)
    stands = context.pleading.is_supported
    return StatementWording(
        made=generated, terms=terms, stands=stands, kept=edited, why=_why(context, edited, terms) if edited else ()
    )


def _why(context: AnswerContext, edited: StatementKept, terms: RepairedText) -> tuple[Phrase, ...]:
    if not context.pleading.is_supported:
        return (phrase("statement.not-draft"),)
    if paragraphs(edited.made) != paragraphs(terms.text):
        return (phrase("statement.lapsed-made"),)
    cites = context.cites(terms.language)
    if edited.exhibits != cited_exhibits(edited.words, terms, cites):
        return (phrase("statement.lapsed-exhibits"),)
    if context.means.lexicon is None:
        return (phrase("statement.not-weighed"),)
    return objections(check_text(edited.words, terms, context.means.lexicon, cites=cites), edited.words)


def wording_findings(statements: Mapping[str, StatementWording]) -> Iterator[Finding]:
    """Whose words go out, and whose no longer do and why."""
    for language, worded in statements.items():
        if worded.kept is None:
            continue
        id, gravity = ("lapsed", Gravity.WEAKENS) if worded.why else ("kept", Gravity.NOTE)
        why = {"why": in_one(worded.why)} if worded.why else {}
        says = phrase(f"statement.{id}", **_named(worded.kept), **why)
        yield Finding(id=f"statement-{id}:{language}", subject=Subject.CASE, says=says, gravity=gravity, private=True)


def words_record(language: str, worded: StatementWording, digests: Mapping[str, str], say: Say) -> dict[str, Any]:
    """In whose words the statement goes out: `made`, or `kept` with the version, by whom and when; and why not.

    Args:
        digests: SHA-256 of its files by path, so that a file that somebody edited in its place is told from ours.
    """
    edited = worded.kept
    return {
        "language": language,
        "words": "kept" if worded.in_effect else "made",
        "version": edited.version if edited else None,
        "kept_by": kept_by(edited) if edited else None,
        "kept_at": edited.at.isoformat() if edited else None,
        "because": [say(reason) for reason in worded.why],
        "files": {path: sha256 for path, sha256 in digests.items() if path.startswith(f"statement.{language}.")},
    }


def _named(edited: StatementKept) -> dict[str, object]:
    """Which version it is, by whom and when, for a sentence."""
    return {
        "language": phrase(f"answer_page.language-{edited.language}"),
        "version": edited.version,
        "name": kept_by(edited),
        "at": edited.at,
    }


def kept_by(edited: StatementKept) -> str:
    """Who kept it, without an address."""
    return edited.by.partition(" <")[0].partition("@")[0]
