"""In whose words the statement goes out: a version that somebody kept, once it may, or the words that were made."""

from __future__ import annotations

import attrs

from rejoinder.db.desk import Desk
from rejoinder.db.draft_keep import Text, TextIsUnknown, checked, cites_of
from rejoinder.db.models import Case, Draft, User
from rejoinder.domain.event import Event, StatementKept
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.check_text import Checked
from rejoinder.usecases.keep_statement import keep_words, restore_statement
from rejoinder.usecases.statement_terms import against


@attrs.frozen(kw_only=True)
class Carried:
    """What statement, dossier and packet carry in one language."""

    version: int
    """0 for the words that were made."""
    kept: StatementKept | None
    """The words that a person kept, by the ledger, whether or not they go out."""
    lapsed: bool
    """Whether these no longer go out, because the case has changed."""
    waits: bool
    """Whether the files are still to be made anew with what the ledger says."""


def against_words(desk: Desk, text: Text, words: str, found: Checked | None = None) -> tuple[Phrase, ...]:
    """Why the words may not go out as the statement; empty where they may, and of a letter.

    Args:
        found: what a check of these words came to, where one was made already.
    """
    if text.stated is None:
        return ()
    if not text.stated.carried:
        return (phrase("statement.not-draft"),)
    return against(found or checked(desk, text, words), words)


def carry(desk: Desk, case: Case, text: Text, version: int, *, by: User) -> tuple[Event, ...]:
    """Have the statement go out in a version that was kept; 0 stands for the words that were made.

    Raises: TextIsUnknown, StatementDoesNotFit. Nothing changes then.
    """
    if text.stated is None:
        raise TextIsUnknown
    if version == 0:
        return _judged_anew(desk, case, restore_statement(desk.pen(case, by), text.language))
    draft = _version(case, text, version)
    return _carry(desk, case, text, draft, why=against_words(desk, text, draft.text), by=by)


def carry_if_it_fits(desk: Desk, case: Case, text: Text, draft: Draft, *, by: User) -> None:
    """Have the statement go out in a version that was kept just now, where nothing speaks against it."""
    if text.stated is not None and not against_words(desk, text, draft.text):
        _carry(desk, case, text, draft, why=(), by=by)


def _carry(desk: Desk, case: Case, text: Text, draft: Draft, *, why: tuple[Phrase, ...], by: User) -> tuple[Event, ...]:
    pen, cites = desk.pen(case, by), cites_of(desk, text.language)
    return _judged_anew(desk, case, keep_words(pen, draft.text, text.made, why=why, cites=cites, version=draft.n))


def _judged_anew(desk: Desk, case: Case, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """What was written, after the case was given to the background; nothing is to be judged where nothing was."""
    if events:
        desk.changed(case)
    return events


def carried(desk: Desk, case: Case, text: Text, *, by: User) -> Carried | None:
    """What goes out now by the ledger and by the files; None of a letter."""
    if text.stated is None:
        return None
    kept, filed = desk.pen(case, by).case().statement(text.language), text.stated.kept
    waits = (kept and (kept.version, kept.at)) != (filed and (filed.version, filed.at))
    lapsed = bool(filed and filed.why) and not waits
    return Carried(version=0 if kept is None or lapsed else kept.version, kept=kept, lapsed=lapsed, waits=waits)


def _version(case: Case, text: Text, version: int) -> Draft:
    found = Draft.objects.filter(case=case, name=text.name, language=text.language, n=version).first()
    if found is None:
        raise TextIsUnknown
    return found
