"""Files that come in chunks."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ID: models.BigAutoField[int, int] = models.BigAutoField(
    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
)


class Migration(migrations.Migration):
    """Two tables."""

    dependencies = [("db", "0010_case_viewer")]
    operations = [
        migrations.CreateModel(
            "UploadSession",
            [
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("size_bytes", models.PositiveBigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            "UploadChunk",
            [
                ("id", ID),
                ("first_byte", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("size_bytes", models.PositiveBigIntegerField()),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chunks", to="db.uploadsession"
                    ),
                ),
            ],
            options={
                "ordering": ["first_byte"],
                "constraints": [models.UniqueConstraint(fields=("session", "first_byte"), name="one_chunk_a_byte")],
                "indexes": [models.Index(fields=["sha256"], name="chunk_digest")],
            },
        ),
    ]
