"""The request as middleware completes it; a type for annotations, Django makes the object."""

from __future__ import annotations

from django.http import HttpRequest


class WorkspaceRequest(HttpRequest):
    """A request whose language is known."""

    language: str
    """One of `LANGUAGES`."""
    has_turn: bool
    """Whether it holds its organisation's turn to upload; absent before it asked for one."""
