"""The table of what lies in the vault for nobody any more."""

from __future__ import annotations

from django.db import models

PAPER, DOCUMENT, EXPORT, CHUNK = "paper", "document", "export", "chunk"


class Leftover(models.Model):
    """Content that a case named and names no more; it is erased unless something else names it still."""

    case = models.ForeignKey("db.Case", models.CASCADE, related_name="leftovers", null=True)
    """Null of what belongs to no case."""
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    """`paper` that was taken out, `document` of an older answer, `export` that was handed in, `chunk` of a file."""
    since_at = models.DateTimeField(null=True)
    """Since when; null of what must go at once."""
    erased_at = models.DateTimeField(null=True)
    """When its bytes were erased; what other machines made of them is forgotten after that."""

    class Meta:
        """Asked for by what is still to be done, and by what was done of late."""

        indexes = [models.Index(fields=["erased_at", "kind", "since_at"], name="leftover_due")]
