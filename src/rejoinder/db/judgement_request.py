"""Asking that a case be judged anew."""

from __future__ import annotations

import uuid

from django.db.models import F

from rejoinder.db.models import Judgement


def ask(case: uuid.UUID) -> int:
    """Note that the case must be judged anew, and return the number of the asking."""
    Judgement.objects.filter(pk=case).update(asked_n=F("asked_n") + 1, state="waiting")
    return int(Judgement.objects.values_list("asked_n", flat=True).get(pk=case))
