"""The tables of the board: what cards hold beside their row, views that people saved, feeds, and batches."""

from __future__ import annotations

import uuid

from django.db import models


class CardDeadline(models.Model):
    """A deadline of a case that runs, as calendars show it."""

    card = models.ForeignKey("db.Card", models.CASCADE, related_name="deadlines")
    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="+")
    deadline = models.CharField(max_length=120)
    """The id of the deadline in the answer."""
    route = models.CharField(max_length=32)
    due_at = models.DateTimeField()
    safe_by = models.DateTimeField()
    offset_minutes = models.SmallIntegerField(default=0)
    """How far east of UTC the clock stands that the deadline is counted by."""
    verified = models.BooleanField(default=False)

    class Meta:
        """Read by organisation and by time."""

        indexes = [
            models.Index(fields=["organisation", "due_at"], name="deadline_due"),
            models.Index(fields=["organisation", "safe_by"], name="deadline_safe"),
        ]


class CardWords(models.Model):
    """What a case can be found by: words and pairs of characters in lower case, apart by single spaces.

    The index over it, one for each kind of database, is made and kept by the migration.
    """

    card = models.OneToOneField("db.Card", models.CASCADE, related_name="words")
    house = models.CharField(max_length=32)
    """The organisation's id in hex, so that the index itself keeps tenants apart."""
    text = models.TextField()
    said = models.TextField(null=True)
    """The same words as they were written, to show where one was found."""


class SavedView(models.Model):
    """Filters of the board under a name."""

    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="views")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="views")
    name = models.CharField(max_length=80)
    query = models.TextField()
    """The filters as they stand in the address."""
    shared = models.BooleanField(default=False)
    """Whether everybody of the organisation sees it."""

    class Meta:
        """One of a name for each."""

        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "user", "name"], name="one_view_a_name")]


class Feed(models.Model):
    """An address at which somebody's calendar fetches the deadlines of one organisation."""

    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="feeds")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="feeds")
    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret in the address, which itself is kept nowhere."""
    language = models.CharField(max_length=2, default="en")
    made_at = models.DateTimeField()
    fetched_on = models.DateField(null=True)
    """The day on which a calendar asked last."""

    class Meta:
        """One each; a new one takes the place of the old."""

        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="one_feed_each")]


class Batch(models.Model):
    """The same act on many cases, asked for once and done case by case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="batches")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="batches")
    act = models.CharField(max_length=16)
    """`assign`, `close`, `comply`, `file` or `undo`."""
    values = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    undoes = models.OneToOneField("self", models.CASCADE, related_name="undone_by", null=True)
    """The batch that it undoes."""


class BatchStep(models.Model):
    """One case of a batch, and how it went."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="steps")
    case = models.ForeignKey("db.Case", models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, default="waiting")
    """`waiting`, `done` or `refused`."""
    trouble = models.JSONField(null=True)
    """Why it was refused: `{code, says: {en, zh, ru}}`."""
    before = models.JSONField(default=dict)
    """What it changed, as it stood before."""
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Once each."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["batch", "case"], name="one_step_a_case")]
