"""The table of answers to questions that were given and are not in the ledger yet."""

from __future__ import annotations

from django.db import models


class PendingAnswer(models.Model):
    """One answer, kept the moment it is given and recorded after a pause."""

    case = models.ForeignKey("db.Case", models.CASCADE, related_name="pending_answers")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="+")
    key = models.CharField(max_length=36)
    """Of the form: the same answer sent twice is one."""
    question = models.CharField(max_length=120)
    says = models.TextField(blank=True)
    """The question as it was asked."""
    value = models.TextField(null=True)
    """Null where the seller does not know."""
    proposed = models.TextField(blank=True)
    """What the question asked to confirm, as the form had it; empty where it asked for a value."""
    takes_back = models.BooleanField(default=False)
    at = models.DateTimeField()
    state = models.CharField(max_length=8, default="waiting")
    """`waiting`, `done`, `refused`, or `undone` before it was recorded."""
    trouble = models.JSONField(null=True)
    """Why it was refused: `{code, says: {en, zh, ru}}`."""

    class Meta:
        """Read by case and state."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="one_answer_a_form")]
        indexes = [models.Index(fields=["state", "case"], name="answer_waiting")]
