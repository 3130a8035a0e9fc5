"""In which language a program is answered."""

from __future__ import annotations

from django.utils.translation.trans_real import parse_accept_lang_header

from rejoinder.db.services import services
from rejoinder.db.token import TokenBearer
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.phrase import LANGUAGES, Phrase


def language_of(request: WorkspaceRequest, bearer: TokenBearer | None = None) -> str:
    """What the call asks for, else what the token's person speaks, else English."""
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:500]):
        if tag.partition("-")[0] in LANGUAGES:
            return str(tag.partition("-")[0])
    spoken = bearer.user.language if bearer else ""
    return spoken if spoken in LANGUAGES else "en"


def say(request: WorkspaceRequest, message: Phrase) -> str:
    """A phrase in the language of the call."""
    return services().app.wording(None).say(message, request.language)
