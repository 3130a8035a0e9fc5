"""Every address of the server."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("rejoinder.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("rejoinder.api.urls")),
]
