"""Every address of the server."""

from __future__ import annotations

from django.urls import include, path

from rejoinder.server.health import alive, health, ready
from rejoinder.server.metrics import metrics

urlpatterns = [
    path("health/", health, name="health"),
    path("health/live/", alive, name="health-live"),
    path("health/ready/", ready, name="health-ready"),
    path("metrics/", metrics, name="metrics"),
    path("", include("rejoinder.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("rejoinder.api.urls")),
]

handler400 = "rejoinder.web.error_page.bad_request"
handler403 = "rejoinder.web.error_page.permission_denied"
handler404 = "rejoinder.web.error_page.page_not_found"
handler500 = "rejoinder.web.error_page.server_error"
