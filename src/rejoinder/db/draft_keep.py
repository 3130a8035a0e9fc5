"""Keep what people make of the texts of an answer, each version whole, none that changes a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import attrs
from django.db import IntegrityError, transaction

from rejoinder.assembly.sheet import Sheet
from rejoinder.assembly.statement_part import paragraphs
from rejoinder.db.desk import Desk, signature
from rejoinder.db.models import Case, Draft, User
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.usecases.check_text import Checked, Made, check_text, citations, sheet_of
from rejoinder.usecases.loose_sentence import References
from rejoinder.usecases.statement_record import Stated, stated
from rejoinder.usecases.statement_terms import difference_said

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
class Text:
    """A text of the answer in one language, with what is to be known of it."""

    name: str
    made: Made
    record: Mapping[str, Any]
    """Of a letter as `text_record` writes it; empty of the statement."""
    stated: Stated | None = None
    """Of the statement, how it stood when the case was judged last; None of a letter."""

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.made.language

    def sheet(self, words: str) -> Sheet:
        """These words as a document, marked as a draft where the statement is one."""
        return self.stated.sheet(words) if self.stated else sheet_of(words, self.language)


def texts_of(desk: Desk, case: Case) -> Mapping[str, Any]:
    """What was kept of letters and limits when the case was judged; empty where it never was."""
    return desk.record(case, TEXTS) or {}


def text_of(desk: Desk, case: Case, name: str, language: str) -> Text:
    """One text. Raises: TextIsUnknown."""
    known = texts_of(desk, case)
    names = tuple(known.get("names", ()))
    if name == STATEMENT and language in known.get("statements", ()):
        made = stated(known["statements"][language])
        return Text(name=name, made=made.terms, record={}, stated=made)
    for each in known.get("letters", ()):
        if each["purpose"] == name and each["language"] == language:
            return Text(name=name, made=Made(text=each["text"], language=language, names=names), record=each)
    raise TextIsUnknown


def checked(desk: Desk, text: Text, words: str) -> Checked:
    """What is to be said of an edited text."""
    return _checked(_Asked(words=words, made=text.made, language=text.language, desk=desk))


@attrs.frozen(kw_only=True)
class _Asked:
    """Words to be checked; the same words are checked once, whoever asks."""

    words: str
    made: Made
    language: str
    desk: Desk = attrs.field(eq=False, repr=False)


@lru_cache(maxsize=128)
def _checked(asked: _Asked) -> Checked:
    cites = cites_of(asked.desk, asked.language)
    return check_text(asked.words, asked.made, asked.desk.lexicon(), cites=cites)


def cites_of(desk: Desk, language: str) -> References:
    """How a language writes what a sentence rests on."""
    wording = desk.app.wording(None)
    return citations(lambda said: wording.say(said, language))


def versions(case: Case, text: Text) -> Sequence[Draft]:
    """What people kept of a text, the newest first."""
    return list(Draft.objects.filter(case=case, name=text.name, language=text.language).select_related("by"))


def keep_draft(desk: Desk, case: Case, text: Text, words: str, *, by: User, after: int) -> Draft:
    """Keep a version.

    Args:
        after: the number of the version that was open; 0 where it was the text that was made.

    Raises: TextIsUnfit, FactsAreLocked, DraftHasMoved. Nothing is kept then.
    """
    words = tidy(words)
    differences = checked(desk, text, words).differences
    if differences:
        raise FactsAreLocked(facts=tuple(map(difference_said, differences[:MOST_NAMED])))
    newest = Draft.objects.filter(case=case, name=text.name, language=text.language).first()
    if (newest.n if newest else 0) != after:
        raise DraftHasMoved(name=newest.by_name if newest else "")
    made = Draft(case=case, name=text.name, language=text.language, n=after + 1, text=words, made=text.made.text)
    made.at, made.by, made.by_name = desk.now(), by, signature(by)[:500]
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise DraftHasMoved(name="") from error
    return made


def tidy(words: str) -> str:
    """The text with one blank line between paragraphs. Raises: TextIsUnfit."""
    kept = "\n\n".join(paragraphs("".join(each for each in words if each in "\n\t" or each.isprintable())))
    if not kept or len(kept) > LONGEST:
        raise TextIsUnfit(most=LONGEST)
    return kept
