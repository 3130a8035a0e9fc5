"""The table of files that were handed over at once, until they are sorted into a case."""

from __future__ import annotations

import uuid

from django.db import models


class FileDrop(models.Model):
    """Files that somebody handed over; their bytes lie in the vault. Its id becomes that of the case it begins."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("db.Organisation", models.CASCADE, related_name="+")
    user = models.ForeignKey("db.User", models.CASCADE, related_name="+")
    token = models.CharField(max_length=36)
    """Of the form: the same form sent twice is one drop."""
    case = models.ForeignKey("db.Case", models.CASCADE, related_name="drops", null=True)
    """The case to which they are added, or that came of them."""
    shop = models.ForeignKey("db.Shop", models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    """When the seller could first read the complaint, where he says so."""
    files = models.JSONField(default=list)
    """`[{name, sha256, size_bytes, role}]`, in the order given; `role` where a person said it."""
    state = models.CharField(max_length=8, default="waiting")
    """`waiting`, `working`, `asking` whether it is a case that there is, `done` or `failed`."""
    tries = models.PositiveIntegerField(default=0)
    """Goes up whenever it is queued anew."""
    anyway = models.BooleanField(default=False)
    """Whether it is to be a case of its own although there is one like it."""
    step = models.JSONField(default=dict)
    """What is being done while it works: `{en, zh, ru}`."""
    same = models.JSONField(default=list)
    """Cases that may be the same complaint: `[{case, why}]`."""
    left_out = models.JSONField(default=list)
    """What is not in the case, with why: `[{file, says: {en, zh, ru}}]`."""
    unread = models.JSONField(default=dict)
    """Why nothing could be read in a file, by path: `{en, zh, ru}`."""
    trouble = models.JSONField(null=True)
    """Why it failed: `{code, says: {en, zh, ru}}`."""

    class Meta:
        """One drop a form."""

        constraints = [models.UniqueConstraint(fields=["user", "token"], name="one_drop_a_form")]
