"""Texts that people edit, each version kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("db", "0008_audit"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=2)),
                ("n", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("made", models.TextField()),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="db.case"),
                ),
            ],
            options={
                "ordering": ["-n"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "name", "language", "n"), name="one_draft_a_number")
                ],
            },
        ),
    ]
