"""What somebody chooses for every page: the language, and for which organisation he works."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from rejoinder.domain.phrase import LANGUAGES
from rejoinder.web.page_request import PageRequest
from rejoinder.web.tenancy import CHOSEN


@require_POST
def speak(request: PageRequest) -> HttpResponse:
    """Speak another language from now on."""
    language = request.POST.get("language", "")
    response = redirect(_back(request))
    if language in LANGUAGES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=31_536_000,
            samesite="Lax",
            httponly=True,
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
        if request.user.is_authenticated:
            request.user.language = language
            request.user.save(update_fields=["language"])
    return response


@login_required
@require_POST
def choose_organisation(request: PageRequest) -> HttpResponse:
    """Work for another organisation from now on; one that is not the user's is not there."""
    chosen = request.POST.get("organisation", "")
    if any(str(each.pk) == chosen for each in request.organisations):
        request.session[CHOSEN] = chosen
    return redirect("board")


def _back(request: PageRequest) -> str:
    """Where the user was, if that is one of our own pages."""
    named = request.POST.get("next", "")
    return named if url_has_allowed_host_and_scheme(named, allowed_hosts={request.get_host()}) else "/"
