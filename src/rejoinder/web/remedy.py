"""What to do about an error, as somebody in front of a page can do it."""

from __future__ import annotations

from django.http import HttpRequest

from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import phrase
from rejoinder.web.speech import say

ON_PAGES = frozenset(
    "no-offer-is-open several-offers-are-open offer-is-our-own offer-is-above-the-limit agreement-is-missing "
    "counterpart-is-empty amount-needs-currency offer-lapsed-before-it-was-made mail-is-unknown approver-is-the-writer "
    "mail-is-being-sent mail-has-grave-findings mail-waits-already address-is-wrong subject-is-missing".split()
)
"""Errors whose remedy on the command line names commands; `remedy.<code>` says what to do on a page."""


def remedy_of(request: HttpRequest, error: RejoinderError) -> str:
    """What to do, in the language of the request."""
    code = error.code()
    return say(request, phrase(f"remedy.{code}", **error.values) if code in ON_PAGES else error.remedy)


def told_error(request: HttpRequest, error: RejoinderError) -> str:
    """What was wrong and what to do, in the language of the request."""
    return f"{say(request, error.says)} {remedy_of(request, error)}"
