"""In whose words the statement goes out: a version that somebody kept, once it may, or the words that were made."""

from __future__ import annotations

import attrs

from rejoinder.db.draft_keep import DraftedText, TextIsUnknown, check_draft, cites_of
from rejoinder.db.models import Case, Draft, User
from rejoinder.db.services import Services
from rejoinder.domain.event import Event, StatementKept
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.check_text import TextCheck
from rejoinder.usecases.keep_statement import keep_words, restore_statement
from rejoinder.usecases.statement_terms import objections


@attrs.frozen(kw_only=True)
class StatementInForce:
    """What statement, dossier and packet carry in one language."""

    version: int
    """0 for the words that were made."""
    kept: StatementKept | None
    """The words that a person kept, by the ledger, whether or not they go out."""
    lapsed: bool
    """Whether these no longer go out, because the case has changed."""
    waits: bool
    """Whether the files are still to be made anew with what the ledger says."""


def against_words(
    services: Services, text: DraftedText, words: str, found: TextCheck | None = None
) -> tuple[Phrase, ...]:
    """Why the words may not go out as the statement; empty where they may, and of a letter.

    Args:
        found: what a check of these words came to, where one was made already.
    """
    if text.stated is None:
        return ()
    if not text.stated.carried:
        return (phrase("statement.not-draft"),)
    return objections(found or check_draft(services, text, words), words)


def carry(services: Services, case: Case, text: DraftedText, version: int, *, by: User) -> tuple[Event, ...]:
    """Have the statement go out in a version that was kept; 0 stands for the words that were made.

    Raises: TextIsUnknown, StatementDoesNotFit. Nothing changes then.
    """
    if text.stated is None:
        raise TextIsUnknown
    if version == 0:
        return _judged_anew(services, case, restore_statement(services.writer(case, by), text.language))
    draft = _version(case, text, version)
    return _carry(services, case, text, draft, why=against_words(services, text, draft.text), by=by)


def carry_if_it_fits(services: Services, case: Case, text: DraftedText, draft: Draft, *, by: User) -> None:
    """Have the statement go out in a version that was kept just now, where nothing speaks against it."""
    if text.stated is not None and not against_words(services, text, draft.text):
        _carry(services, case, text, draft, why=(), by=by)


def _carry(
    services: Services, case: Case, text: DraftedText, draft: Draft, *, why: tuple[Phrase, ...], by: User
) -> tuple[Event, ...]:
    writer, cites = services.writer(case, by), cites_of(services, text.language)
    return _judged_anew(
        services, case, keep_words(writer, draft.text, text.made, why=why, cites=cites, version=draft.n)
    )


def _judged_anew(services: Services, case: Case, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """What was written, after the case was given to the background; nothing is to be judged where nothing was."""
    if events:
        services.queue_judgement(case)
    return events


def current_statement(services: Services, case: Case, text: DraftedText, *, by: User) -> StatementInForce | None:
    """What goes out now by the ledger and by the files; None of a letter."""
    if text.stated is None:
        return None
    edited, filed = services.writer(case, by).case().statement(text.language), text.stated.kept
    waits = (edited and (edited.version, edited.at)) != (filed and (filed.version, filed.at))
    lapsed = bool(filed and filed.why) and not waits
    return StatementInForce(
        version=0 if edited is None or lapsed else edited.version, kept=edited, lapsed=lapsed, waits=waits
    )


def _version(case: Case, text: DraftedText, version: int) -> Draft:
    found = Draft.objects.filter(case=case, name=text.name, language=text.language, n=version).first()
    if found is None:
        raise TextIsUnknown
    return found
