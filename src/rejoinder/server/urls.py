"""Every address of the server."""

from __future__ import annotations

from django.urls import include, path

from rejoinder.server.health import health

urlpatterns = [
    path("health/", health, name="health"),
    path("", include("rejoinder.web.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include("rejoinder.api.urls")),
]

handler400 = "rejoinder.web.wrong.bad_request"
handler403 = "rejoinder.web.wrong.permission_denied"
handler404 = "rejoinder.web.wrong.page_not_found"
handler500 = "rejoinder.web.wrong.server_error"
