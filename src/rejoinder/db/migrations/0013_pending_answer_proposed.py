"""What a question proposed when it was answered."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("db", "0012_card_step")]
    operations = [
        migrations.AddField(
            "PendingAnswer", "proposed", models.TextField(blank=True, default=""), preserve_default=False
        )
    ]
