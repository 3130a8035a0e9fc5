"""Where a case stands in one line, and whether its day is known; every case is judged anew to tell it."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F


def ask_all(apps: Any, _: Any) -> None:
    """Have every case judged anew: what was kept before has no head."""
    apps.get_model("db", "Judgement").objects.update(state="waiting", asked_n=F("asked_n") + 1)


class Migration(migrations.Migration):
    """Two columns of cards."""

    dependencies = [("db", "0002_search")]
    operations = [
        migrations.AddField("card", "clock", models.CharField(blank=True, max_length=8)),
        migrations.AddField("card", "status_says", models.JSONField(default=dict)),
        migrations.RunPython(ask_all, migrations.RunPython.noop),
    ]
