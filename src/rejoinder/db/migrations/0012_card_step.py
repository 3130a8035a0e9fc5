"""What is to be done next where no route is to be taken, in words."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("db", "0011_upload_session")]
    operations = [migrations.AddField("Card", "step_says", models.JSONField(default=dict))]
