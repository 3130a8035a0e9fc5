"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DbConfig(AppConfig):
    """The Django app with all tables, and the services that the server wires over them."""

    name = "rejoinder.db"
    label = "db"
    verbose_name = "Rejoinder"
    default_auto_field = "django.db.models.BigAutoField"
    services: object | None = None
    """The `Services` that `install_services` put here."""
