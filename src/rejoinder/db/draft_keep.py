"""Keep what people make of the texts of an answer, each version whole, none that changes a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs
from django.db import IntegrityError, transaction

from rejoinder.assembly.print_document import PrintDocument
from rejoinder.assembly.statement_part import paragraphs
from rejoinder.db.models import Case, Draft, User
from rejoinder.db.services import Services, signature
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.usecases.check_text import RepairedText, TextCheck, check_text, citations, print_document_from_text
from rejoinder.usecases.loose_sentence import References
from rejoinder.usecases.statement_record import StoredStatement, parse_statement_record
from rejoinder.usecases.statement_terms import difference_message

TEXTS = "texts.json"
"""Letters, locked names and the limit, beside the files of the answer."""
STATEMENT = "statement"
LONGEST = 60_000
MOST_NAMED = 6


class TextIsUnknown(Invalid):
    """The answer holds no such text."""


class TextIsUnfit(Invalid):
    """A text is empty, or longer than anybody reads."""


class FactsAreLocked(Refused):
    """The text states other facts than the one that was made."""


class DraftHasMoved(Refused):
    """Somebody else kept a version in the meantime."""


@attrs.frozen(kw_only=True)
class DraftedText:
    """A text of the answer in one language, with what is to be known of it."""

    name: str
    made: RepairedText
    record: Mapping[str, Any]
    """Of a letter as `text_record` writes it; empty of the statement."""
    stated: StoredStatement | None = None
    """Of the statement, how it stood when the case was judged last; None of a letter."""

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.made.language

    def print_document(self, words: str) -> PrintDocument:
        """These words as a document, marked as a draft where the statement is one."""
        return self.stated.print_document(words) if self.stated else print_document_from_text(words, self.language)


def texts_of(services: Services, case: Case) -> Mapping[str, Any]:
    """What was kept of letters and limits when the case was judged; empty where it never was."""
    return services.record(case, TEXTS) or {}


def text_of(services: Services, case: Case, name: str, language: str) -> DraftedText:
    """One text. Raises: TextIsUnknown."""
    known = texts_of(services, case)
    names = tuple(known.get("names", ()))
    if name == STATEMENT and language in known.get("statements", ()):
        statement = parse_statement_record(known["statements"][language])
        return DraftedText(name=name, made=statement.terms, record={}, stated=statement)
    for each in known.get("letters", ()):
        if each["purpose"] == name and each["language"] == language:
            return DraftedText(
                name=name, made=RepairedText(text=each["text"], language=language, names=names), record=each
            )
    raise TextIsUnknown


def check_draft(services: Services, text: DraftedText, words: str) -> TextCheck:
    """What is to be said of an edited text."""
    return _checked(_CheckRequest(words=words, made=text.made, language=text.language, services=services))


@attrs.frozen(kw_only=True)
class _CheckRequest:
    """Words to be checked; the same words are checked once, whoever asks."""

    words: str
    made: RepairedText
    language: str
    services: Services = attrs.field(eq=False, repr=False)


@lru_cache(maxsize=128)
def _checked(request: _CheckRequest) -> TextCheck:
    cites = cites_of(request.services, request.language)
    return check_text(request.words, request.made, request.services.lexicon(), cites=cites)


def cites_of(services: Services, language: str) -> References:
    """How a language writes what a sentence rests on."""
    wording = services.app.wording(None)
    return citations(lambda message: wording.say(message, language))


def versions(case: Case, text: DraftedText) -> Sequence[Draft]:
    """What people kept of a text, the newest first."""
    return list(Draft.objects.filter(case=case, name=text.name, language=text.language).select_related("by"))


def keep_draft(services: Services, case: Case, text: DraftedText, words: str, *, by: User, after: int) -> Draft:
    """Keep a version.

    Args:
        after: the number of the version that was open; 0 where it was the text that was made.

    Raises: TextIsUnfit, FactsAreLocked, DraftHasMoved. Nothing is kept then.
    """
    words = normalise_paragraphs(words)
    differences = check_draft(services, text, words).differences
    if differences:
        raise FactsAreLocked(facts=tuple(map(difference_message, differences[:MOST_NAMED])))
    newest = Draft.objects.filter(case=case, name=text.name, language=text.language).first()
    if (newest.n if newest else 0) != after:
        raise DraftHasMoved(name=newest.by_name if newest else "")
    draft = Draft(case=case, name=text.name, language=text.language, n=after + 1, text=words, made=text.made.text)
    draft.at, draft.by, draft.by_name = services.now(), by, signature(by)[:500]
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError as error:
        raise DraftHasMoved(name="") from error
    return draft


def normalise_paragraphs(words: str) -> str:
    """The text with one blank line between paragraphs. Raises: TextIsUnfit."""
    tidied = "\n\n".join(paragraphs("".join(each for each in words if each in "\n\t" or each.isprintable())))
    if not tidied or len(tidied) > LONGEST:
        raise TextIsUnfit(most=LONGEST)
    return tidied
