"""Files that were handed over and answers that were given, until they are in the ledger."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CASCADE = django.db.models.deletion.CASCADE


class Migration(migrations.Migration):
    """Two tables."""

    dependencies = [("db", "0003_status")]
    operations = [
        migrations.CreateModel(
            "FileDrop",
            [
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("token", models.CharField(max_length=36)),
                ("made_at", models.DateTimeField()),
                ("received_at", models.DateTimeField(null=True)),
                ("files", models.JSONField(default=list)),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("anyway", models.BooleanField(default=False)),
                ("same", models.JSONField(default=list)),
                ("left_out", models.JSONField(default=list)),
                ("unread", models.JSONField(default=dict)),
                ("trouble", models.JSONField(null=True)),
                ("case", models.ForeignKey(null=True, on_delete=CASCADE, related_name="drops", to="db.case")),
                ("organisation", models.ForeignKey(on_delete=CASCADE, related_name="+", to="db.organisation")),
                (
                    "shop",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="db.shop"
                    ),
                ),
                ("user", models.ForeignKey(on_delete=CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["user", "token"], name="one_drop_a_form")],
            },
        ),
        migrations.CreateModel(
            "PendingAnswer",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=36)),
                ("question", models.CharField(max_length=120)),
                ("says", models.TextField(blank=True)),
                ("value", models.TextField(null=True)),
                ("takes_back", models.BooleanField(default=False)),
                ("at", models.DateTimeField()),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("trouble", models.JSONField(null=True)),
                ("case", models.ForeignKey(on_delete=CASCADE, related_name="pending_answers", to="db.case")),
                ("user", models.ForeignKey(on_delete=CASCADE, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=["case", "key"], name="one_answer_a_form")],
                "indexes": [models.Index(fields=["state", "case"], name="answer_waiting")],
            },
        ),
    ]
