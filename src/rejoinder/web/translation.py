"""In which language a page speaks, and in which zone its hours are."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from rejoinder.db.services import services
from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.notice import zone_named
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.web.page_request import PageRequest

DJANGO = {"en": "en", "zh": "zh-hans", "ru": "ru"}
NAMES = {"en": "English", "zh": "简体中文", "ru": "Русский"}


class LanguageMiddleware:
    """Sets `request.language`: what the user chose, else what the browser asks for, else English."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request in its language and zone."""
        request.language = _language(request)
        translation.activate(DJANGO[request.language])
        timezone.activate(_zone(request))
        response = self._get_response(request)
        response.headers.setdefault("Content-Language", DJANGO[request.language])
        translation.deactivate()
        timezone.deactivate()
        return response


def say(request: WorkspaceRequest, message: Phrase | str, **values: Any) -> str:
    """A phrase, or the phrase of this id, in the language of the request."""
    spoken_phrase = phrase(message, **values) if isinstance(message, str) else message
    return services().app.wording(None).say(spoken_phrase, request.language)


def language_context(request: HttpRequest) -> dict[str, Any]:
    """What every template knows of language."""
    return {"language": getattr(request, "language", "en"), "language_names": NAMES}


def zone_city(language: str, zone: dt.tzinfo | None = None) -> str:
    """The city by whose clock the hours of a page are, in a language: that of this zone, else of the reader's."""
    from babel.dates import get_timezone_location

    name = str(zone or timezone.get_current_timezone())
    return str(get_timezone_location(name, locale=language, return_city=True)) if "/" in name else name


def asked_language(request: HttpRequest) -> str:
    """What the cookie or the browser asks for, without a look at who it is; else English."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in LANGUAGES:
        return chosen
    language = translation.get_language_from_request(request).partition("-")[0]
    return language if language in LANGUAGES else "en"


def asked_zone(request: HttpRequest) -> str:
    """The zone of the browser, as the script of every page notes it; over HTTPS under a name no other host can set."""
    return request.COOKIES.get("__Host-rejoinder-zone" if request.is_secure() else "rejoinder-zone", "")


def _language(request: PageRequest) -> str:
    own = getattr(request.user, "language", "")
    return own if own in LANGUAGES else asked_language(request)


def _zone(request: PageRequest) -> zoneinfo.ZoneInfo:
    return zone_named(getattr(request.user, "zone", ""), asked_zone(request))
