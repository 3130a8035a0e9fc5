"""What the log is told of who was refused, so that attempts to get round a control can be found; no person is named.

A line says what was refused, at which pattern of addresses and, where an account is known, its number. Addresses of the
network and of mail, names and words of cases are left out. What people did stands in the audit (`db/audit_event.py`).
"""

from __future__ import annotations

import logging

from django.http import HttpRequest

from rejoinder.db.allowance import CallsAreTooMany
from rejoinder.db.permissions import ActIsNotAllowed, CaseIsUnknown
from rejoinder.db.token import TokenIsNotValid
from rejoinder.domain.errors import RejoinderError

log = logging.getLogger("rejoinder.security")
ACCESS = (ActIsNotAllowed, CallsAreTooMany, CaseIsUnknown, TokenIsNotValid)
"""Errors that mean that somebody asked for what is not his, or too often."""


def log_refusal(request: HttpRequest, code: str, *, account: int | None = None) -> None:
    """One line of the log.

    Args:
        code: what was refused, in kebab case.
        account: the number of the account that it is about; of the one that is signed in where it is left out.
    """
    number = account if account is not None else getattr(getattr(request, "user", None), "pk", None)
    match = request.resolver_match
    at = f"/{match.route}" if match is not None else "an unknown address"
    log.warning("refused: %s, %s %s, account %s", code, request.method, at, number or "none")


def log_access(request: HttpRequest, error: RejoinderError, *, account: int | None = None) -> None:
    """The same for an error, where it is one of access."""
    if isinstance(error, ACCESS):
        log_refusal(request, error.code(), account=account)
