"""The tables of files that come in chunks."""

from __future__ import annotations

import uuid

from django.db import models


class UploadSession(models.Model):
    """A file that somebody sends chunk by chunk, before the form that it belongs to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey("db.User", models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    size_bytes = models.PositiveBigIntegerField()
    """As its sender announced it."""
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When a form took it; null until then."""


class UploadChunk(models.Model):
    """Some bytes of the file; they lie in the vault, where every server finds them."""

    session = models.ForeignKey(UploadSession, models.CASCADE, related_name="chunks")
    first_byte = models.PositiveBigIntegerField()
    """Where in the file it begins, from 0."""
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        """Two that begin at the same byte are not both taken."""

        ordering = ["first_byte"]
        constraints = [models.UniqueConstraint(fields=["session", "first_byte"], name="one_chunk_a_byte")]
        indexes = [models.Index(fields=["sha256"], name="chunk_digest")]
