"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DbConfig(AppConfig):
    """Tables, and the desk that the server lays on them."""

    name = "rejoinder.db"
    label = "db"
    verbose_name = "Rejoinder"
    default_auto_field = "django.db.models.BigAutoField"
    services: object | None = None
    """The `Services` that `install_services` put here."""
