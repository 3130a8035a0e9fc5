"""The tables of what is to be done and when, and of the processes that do it."""

from __future__ import annotations

from django.db import models


class Timer(models.Model):
    """One thing to be done at an instant, once for its key."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=16)
    due_at = models.DateTimeField()
    about = models.CharField(max_length=64, blank=True)
    """The id of what it is about, where that is no case."""
    case = models.ForeignKey("db.Case", models.CASCADE, related_name="timers", null=True)
    says = models.JSONField(default=dict)
    state = models.CharField(max_length=9, default="waiting")
    """`waiting`, `done`, `cancelled` or `failed`."""
    asks = models.PositiveIntegerField(default=0)
    """How often the background was asked to do it."""
    asked_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)

    class Meta:
        """Found by what is due first, and by case."""

        indexes = [
            models.Index(fields=["state", "due_at"], name="timer_due"),
            models.Index(fields=["case", "state"], name="timer_of_case"),
        ]


class Worker(models.Model):
    """A process that does background work, and when it last said so."""

    name = models.CharField(max_length=64, unique=True)
    machine = models.CharField(max_length=200)
    process = models.BigIntegerField()
    beat_at = models.DateTimeField()


class MailMark(models.Model):
    """How far the mailbox of the installation was read."""

    mailbox = models.CharField(max_length=300, unique=True)
    validity = models.BigIntegerField(default=0)
    uid = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    left_count = models.PositiveIntegerField(default=0)
    """Messages of the last look that belong to no case."""
    trouble = models.JSONField(null=True)
    """Why the last look failed: `{code, says: {en, zh, ru}}`."""
