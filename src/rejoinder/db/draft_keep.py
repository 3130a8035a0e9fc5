"""Keep what people make of the texts of an answer, each version whole, none that changes a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
from django.db import IntegrityError, transaction

from rejoinder.db.desk import Desk, signature
from rejoinder.db.models import Case, Document, Draft, User
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.tone.fact_lock import Difference
from rejoinder.usecases.check_text import Checked, Made, check_text, citations, paragraphs

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

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.made.language


def texts_of(desk: Desk, case: Case) -> Mapping[str, Any]:
    """What was kept of letters and limits when the case was judged; empty where it never was."""
    return desk.record(case, TEXTS) or {}


def text_of(desk: Desk, case: Case, name: str, language: str) -> Text:
    """One text. Raises: TextIsUnknown."""
    known = texts_of(desk, case)
    names = tuple(known.get("names", ()))
    if name == STATEMENT and language in LANGUAGES:
        path = f"statement.{language}.txt"
        if known and Document.objects.filter(case=case, path=path).exists():
            words = desk.document(case, path).decode("utf-8").strip()
            made = Made(text=words, language=language, names=names, most=known["characters"])
            return Text(name=name, made=made, record={})
    for each in known.get("letters", ()):
        if each["purpose"] == name and each["language"] == language:
            return Text(name=name, made=Made(text=each["text"], language=language, names=names), record=each)
    raise TextIsUnknown


def checked(desk: Desk, text: Text, words: str) -> Checked:
    """What is to be said of an edited text."""
    wording = desk.app.wording(None)
    cites = citations(lambda said: wording.say(said, text.language))
    return check_text(words, text.made, desk.lexicon(), cites=cites)


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


def difference_said(one: Difference) -> Phrase:
    """Which fact differs, and how."""
    side = "gone" if one.in_a else "new"
    return phrase(f"editor.fact-{side}", fact=phrase(f"tone.fact-{one.kind}"), value=one.value)


def tidy(words: str) -> str:
    """The text with one blank line between paragraphs. Raises: TextIsUnfit."""
    kept = "\n\n".join(paragraphs("".join(each for each in words if each in "\n\t" or each.isprintable())))
    if not kept or len(kept) > LONGEST:
        raise TextIsUnfit(most=LONGEST)
    return kept
