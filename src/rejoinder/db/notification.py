"""The tables of notices: what people are told, by which ways, and what became of it."""

from __future__ import annotations

import datetime as dt

from django.db import models

LEADS = (168, 72, 24, 6, 0)
"""Hours before a deadline's safe moment at which people are reminded; 0 is the deadline itself."""


def usual_leads() -> list[int]:
    """The hours of reminders where an organisation has set none."""
    return list(LEADS)


class Notice(models.Model):
    """Something that one person is told, once for its key."""

    user = models.ForeignKey("db.User", models.CASCADE, related_name="notices")
    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="notices", null=True)
    case = models.ForeignKey("db.Case", models.CASCADE, related_name="notices", null=True)
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    urgent = models.BooleanField(default=False)
    says = models.JSONField(default=dict)
    """The sentence in each language."""
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    """When it should have been told."""
    missed = models.BooleanField(default=False)
    """Whether nothing ran at that time, so that it comes late."""
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_notice_a_key")]
        indexes = [
            models.Index(fields=["user", "-made_at"], name="notice_list"),
            models.Index(fields=["user", "read_at"], name="notice_unread"),
        ]


class Channel(models.Model):
    """A way by which a person wants to be told, beside the list on the page."""

    user = models.ForeignKey("db.User", models.CASCADE, related_name="channels")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=16)
    locked = models.TextField()
    """The address, encrypted: it holds secrets, and is never shown again."""
    added_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="untried")
    """`untried`, `works` or `fails`."""


class Delivery(models.Model):
    """One notice by one way."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=8, default="waiting")
    """`waiting`, `digest` (waits for the daily one), `sending`, `sent`, `failed`, or `unknown`: it was handed over
    and nobody can tell whether it arrived."""
    due_at = models.DateTimeField()
    batch = models.CharField(max_length=64, blank=True)
    """The digest in which it went."""
    over_at = models.DateTimeField(null=True)
    why = models.JSONField(null=True)
    """Why it failed, in each language."""

    class Meta:
        """Each notice goes each way once."""

        constraints = [models.UniqueConstraint(fields=["notice", "channel"], name="one_delivery_a_way")]


class NoticeChoice(models.Model):
    """How a person wants to be told."""

    user = models.OneToOneField("db.User", models.CASCADE, primary_key=True, related_name="notice_choice")
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    urgent_breaks = models.BooleanField(default=False)
    """Whether what is urgent comes in quiet hours too."""
    digest_at = models.TimeField(default=dt.time(8))
    ways = models.JSONField(default=dict)
    """`at-once`, `digest` or `list`, by kind of notice."""


class Reminding(models.Model):
    """When an organisation wants to be reminded, and whom its people may have notices sent to."""

    organisation = models.OneToOneField("db.Organisation", models.CASCADE, primary_key=True, related_name="reminding")
    leads = models.JSONField(default=usual_leads)
    escalate_hours = models.PositiveIntegerField(default=24)
    """Hours before the safe moment at which the owners hear of a case in which nobody acted."""
    hosts = models.JSONField(default=list)
    """Servers of its own to which notices may be sent."""
