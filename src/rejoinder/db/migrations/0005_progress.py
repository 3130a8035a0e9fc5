"""What is being done while a case is judged, how long it took last, and how many questions come before the next step."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns of judgements, one of cards, one of drops."""

    dependencies = [("db", "0004_interview")]
    operations = [
        migrations.AddField("judgement", "step", models.JSONField(default=dict)),
        migrations.AddField("judgement", "seconds", models.FloatField(null=True)),
        migrations.AddField("card", "question_count", models.PositiveIntegerField(default=0)),
        migrations.AddField("filedrop", "step", models.JSONField(default=dict)),
    ]
