"""The table of who had which case open when."""

from __future__ import annotations

from django.db import models


class CaseViewer(models.Model):
    """Somebody who has, or lately had, a page of a case open."""

    case = models.ForeignKey("db.Case", models.CASCADE, related_name="viewers")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        """Once a case."""

        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_viewer_a_case")]
