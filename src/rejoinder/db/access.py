"""The tables of access: invitations, tokens for programs, and what happened to people."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class Invitation(models.Model):
    """A link that lets one person in, once."""

    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="invitations")
    case = models.ForeignKey("db.Case", models.CASCADE, related_name="invitations", null=True, blank=True)
    """The one case that outside counsel is invited to."""
    email = models.EmailField()
    role = models.CharField(max_length=16)
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of what the link ends with, which itself is kept nowhere."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("db.User", models.SET_NULL, related_name="+", null=True)
    expires_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)


class Token(models.Model):
    """What a program signs in with, for one person in one organisation."""

    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="tokens")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    start = models.CharField(max_length=12)
    """The first characters, by which a person knows it again."""
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the token, which itself is kept nowhere."""
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class Written(models.QuerySet["Happening"]):
    """Rows that are added and never changed."""

    def update(self, **_fields: Any) -> NoReturn:
        """Refused: what happened, happened."""
        raise TypeError(self.model)

    def delete(self) -> NoReturn:
        """Refused: what happened, happened."""
        raise TypeError(self.model)


class Happening(models.Model):
    """Something that people did outside the ledgers of cases: signing in, inviting, changing roles and settings."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=32)
    """`signed-in`, `invited` and so on; `people.did-<kind>` says each."""
    by = models.CharField(max_length=600)
    """Who did it, named as in the ledgers."""
    user = models.ForeignKey("db.User", models.DO_NOTHING, related_name="+", null=True, db_constraint=False)
    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="happenings", null=True)
    """Null where it concerns a person and no organisation, such as signing in."""
    says = models.JSONField(default=dict)
    """The values of the sentence."""
    objects = Written.as_manager()

    class Meta:
        """Read by organisation and by person, newest first."""

        indexes = [
            models.Index(fields=["organisation", "id"], name="happening_house"),
            models.Index(fields=["user", "id"], name="happening_user"),
        ]

    def save(self, **options: Any) -> None:
        """Add the row. A row that is there already is refused by its key."""
        super().save(**(options | {"force_insert": True}))
