"""Errors put into one sentence for the person at the keyboard."""

from __future__ import annotations

from rejoinder.domain.errors import RejoinderError


def worded(error: RejoinderError, language: str) -> str:
    """What was wrong, where, and what to do, on one line."""
    from rejoinder.adapters.wording import Wording

    wording = Wording()
    said, remedy = wording.say(error.says, language), wording.say(error.remedy, language)
    return " ".join(f"rejoinder: {said} {remedy}".split())


def usage_sentence(detail: str, language: str) -> str:
    """A wrong command line, on one line."""
    from rejoinder.adapters.wording import Wording
    from rejoinder.domain.phrase import phrase

    wording = Wording()
    said = wording.say(phrase("error.usage", detail=detail.rstrip(".")), language)
    return " ".join(f"rejoinder: {said} {wording.say(phrase('error.usage.remedy'), language)}".split())
