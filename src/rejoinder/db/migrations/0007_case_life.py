"""The name a person gave a case, whether it is closed or part of another, and the words that a search shows."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Three columns of cases, one of the words of cards; that one is null, so that its table keeps its triggers."""

    dependencies = [("db", "0006_checked_step")]
    operations = [
        migrations.AddField("case", "name", models.CharField(blank=True, max_length=300)),
        migrations.AddField("case", "closed_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "case",
            "merged_into",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="merged", to="db.case"
            ),
        ),
        migrations.AddField("cardwords", "said", models.TextField(null=True)),
    ]
