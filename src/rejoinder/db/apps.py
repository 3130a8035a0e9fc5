"""The app as Django knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from rejoinder.db.services import Services


class DbConfig(AppConfig):
    """Tables, and the desk that the server lays on them."""

    name = "rejoinder.db"
    label = "db"
    verbose_name = "Rejoinder"
    default_auto_field = "django.db.models.BigAutoField"
    services: Services | None = None
