"""Files are found by their digest."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index."""

    dependencies = [("db", "0008_batch_undo")]
    operations = [migrations.AddIndex("file", models.Index(fields=["sha256"], name="file_digest"))]
