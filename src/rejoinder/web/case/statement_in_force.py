"""In whose words the statement goes out, as a page says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rejoinder.db.draft_keep import STATEMENT, DraftedText, text_of, texts_of
from rejoinder.db.models import Case, Draft
from rejoinder.db.services import services
from rejoinder.db.statement_keep import StatementInForce, against_words, current_statement
from rejoinder.domain.member import Act
from rejoinder.usecases.answer_statement import kept_by
from rejoinder.vault.chain import LedgerIsBroken
from rejoinder.web.case.text_highlight import compare_texts
from rejoinder.web.page_request import UserRequest
from rejoinder.web.translation import say


def statement_in_force(
    request: UserRequest, case: Case, found: DraftedText, drafts: Sequence[Draft]
) -> dict[str, Any] | None:
    """What the packet carries, what can be done about it, and what speaks against the newest version; None of a letter.

    Args:
        kept: the versions, the newest first.
    """
    now = _now(request, case, found)
    if now is None:
        return None
    newest = drafts[0] if drafts else None
    other = newest is not None and newest.n != now.version
    is_edited = bool(now.version or now.lapsed)
    why = against_words(services(), found, newest.text) if newest is not None and other else ()
    return {
        "says": _says(request, now),
        "lapsed": _lapsed(request, found, now),
        "waits": now.waits,
        "version": newest.n if newest is not None and other else 0,
        "why": [say(request, reason) for reason in why],
        "is_edited": is_edited,
        "can": is_edited or (newest is not None and other and not why),
        "may_use": Act.WORK in request.may,
    }


def statement_in_force_line(request: UserRequest, case: Case) -> str:
    """The same of what is handed in, as one sentence; empty where nothing is stated."""
    known = texts_of(services(), case)
    if known.get("filing") not in known.get("statements", ()):
        return ""
    now = _now(request, case, text_of(services(), case, STATEMENT, known["filing"]))
    return _says(request, now) if now else ""


def _now(request: UserRequest, case: Case, found: DraftedText) -> StatementInForce | None:
    """What goes out; None of a letter, and where the ledger is broken: the pages that say so must still open."""
    try:
        return current_statement(services(), case, found, by=request.user)
    except LedgerIsBroken:
        return None


def _says(request: UserRequest, now: StatementInForce) -> str:
    if not now.version or now.kept is None:
        return say(request, "editor.carries-made")
    return say(request, "editor.carries-kept", version=now.version, name=kept_by(now.kept))


def _lapsed(request: UserRequest, found: DraftedText, now: StatementInForce) -> dict[str, Any] | None:
    """Why kept words no longer go out, and what changed in the statement since they were kept."""
    filed = found.stated.kept if found.stated else None
    if not now.lapsed or filed is None or now.kept is None:
        return None
    was = now.kept.made
    return {
        "says": say(request, "editor.lapsed", version=filed.version, name=filed.name),
        "why": [reason[request.language] for reason in filed.why],
        "changes": compare_texts(was, found.made.text) if was != found.made.text else (),
    }
