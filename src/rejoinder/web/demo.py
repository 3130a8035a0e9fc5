"""A demonstration lets everybody in: whoever comes is signed in as its one person."""

from __future__ import annotations

import os
from collections.abc import Callable

from django.contrib.auth import login
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse

from rejoinder.db.models import User
from rejoinder.web.page_request import PageRequest

PERSON = "demo@rejoinder.example"
"""The one person of a demonstration; nobody else is ever signed in unasked, whatever the environment says."""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Demo:
    """Signs in whoever is not, where the environment says that this is a demonstration."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        if os.environ.get("REJOINDER_DEMO") != "1":
            raise MiddlewareNotUsed
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request as that person."""
        request.is_demo = True
        user = User.objects.filter(email=PERSON).first()
        if user is not None and not request.user.is_authenticated:
            login(request, user, backend=BACKEND)
        return self._get_response(request)
