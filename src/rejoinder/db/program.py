"""The tables of programs: calls not done twice, how much each may ask, and whom we call when something happens."""

from __future__ import annotations

import uuid

from django.db import models


class Call(models.Model):
    """A call that carried a key, and what it was answered."""

    token = models.ForeignKey("db.Token", models.CASCADE, related_name="calls")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    """SHA-256 of what was asked, so that the same key for something else is noticed."""
    made_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    """Null while it is being answered."""
    headers = models.JSONField(default=dict)
    body = models.BinaryField(null=True)

    class Meta:
        """One answer a key."""

        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_call_a_key")]
        indexes = [models.Index(fields=["made_at"], name="call_made")]


class Allowance(models.Model):
    """What a token has spent of the minute that runs."""

    token = models.OneToOneField("db.Token", models.CASCADE, primary_key=True, related_name="allowance")
    minute = models.BigIntegerField(default=0)
    """Minutes since 1970."""
    spent = models.PositiveIntegerField(default=0)


class Webhook(models.Model):
    """An address of an organisation's own program, which is called when something happens in the organisation."""

    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="webhooks")
    url = models.CharField(max_length=1000)
    kinds = models.JSONField(default=list)
    """Which events it is told; all of them where the list is empty."""
    locked = models.TextField()
    """The secret that signs, encrypted."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("db.User", models.SET_NULL, related_name="+", null=True)
    state = models.CharField(max_length=8, default="active")
    """`active`, or `disabled` by its owner or after many failures."""
    failures = models.PositiveIntegerField(default=0)
    """How many calls failed since the last that was taken."""


class WebhookEvent(models.Model):
    """Something that happened and was told to at least one program. It holds no word of the case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="webhook_events")
    case = models.ForeignKey("db.Case", models.CASCADE, related_name="webhook_events", null=True)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    says = models.JSONField(default=dict)


class WebhookDelivery(models.Model):
    """One event for one program, and how handing it over went."""

    event = models.ForeignKey(WebhookEvent, models.CASCADE, related_name="deliveries")
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=8, default="waiting")
    """`waiting`, `taken`, `failed` or `skipped`."""
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    """When it is tried again."""
    status = models.PositiveSmallIntegerField(null=True)
    """What the program answered last; null where it did not answer."""
    why = models.CharField(max_length=60, blank=True)
    """Code of the error of the last try."""

    class Meta:
        """Each event once a program."""

        constraints = [models.UniqueConstraint(fields=["event", "webhook"], name="one_delivery_a_webhook")]
