"""What a batch changed, when, and the batch that undoes it."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """One column of batches, two of their steps; of older batches nothing is known."""

    dependencies = [("db", "0007_case_life")]
    operations = [
        migrations.AddField(
            "batch",
            "undoes",
            models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="undone_by", to="db.batch"
            ),
        ),
        migrations.AddField("batchstep", "before", models.JSONField(default=dict)),
        migrations.AddField("batchstep", "done_at", models.DateTimeField(null=True)),
    ]
