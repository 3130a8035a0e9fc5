"""The table of texts that people edit: every version stays."""

from __future__ import annotations

from django.db import models


class Draft(models.Model):
    """One version of a statement or a letter as a person left it."""

    case = models.ForeignKey("db.Case", models.CASCADE, related_name="drafts")
    name = models.CharField(max_length=60)
    """`statement`, or the purpose of a letter."""
    language = models.CharField(max_length=2)
    n = models.PositiveIntegerField()
    """1, 2, 3 ... of one text in one language."""
    text = models.TextField()
    made = models.TextField()
    """The text that was made when it was kept, whose facts it states."""
    at = models.DateTimeField()
    by = models.ForeignKey("db.User", models.SET_NULL, related_name="+", null=True)
    by_name = models.CharField(max_length=500)
    """Who kept it, as ledgers sign."""

    class Meta:
        """No two can both keep version n."""

        ordering = ["-n"]
        constraints = [models.UniqueConstraint(fields=["case", "name", "language", "n"], name="one_draft_a_number")]
