"""The table of steps that somebody ticked in a list of a case."""

from __future__ import annotations

from django.db import models


class CheckedStep(models.Model):
    """One step of complying that is done."""

    case = models.ForeignKey("db.Case", models.CASCADE, related_name="checked")
    step = models.CharField(max_length=16)
    user = models.ForeignKey("db.User", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once each."""

        constraints = [models.UniqueConstraint(fields=["case", "step"], name="one_tick_a_step")]
