"""The kind of event that a line of a ledger tells of, by which the audit finds it."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KIND = {
    "sqlite": "CASE WHEN json_valid(text) THEN json_extract(text, '$.event') END",
    "postgresql": """substring(text from '"event":"([a-z_]+)"')""",
}
"""A line that somebody altered into something else has none."""


def fill_kinds(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the kind of each line from its text."""
    with editor.connection.cursor() as cursor:
        cursor.execute(f"UPDATE db_line SET kind = COALESCE({KIND[editor.connection.vendor]}, '')")


class Migration(migrations.Migration):
    """One column and its index."""

    dependencies = [("db", "0013_pending_answer_proposed")]
    operations = [
        migrations.AddField("Line", "kind", models.CharField(blank=True, default="", max_length=60)),
        migrations.RunPython(fill_kinds, migrations.RunPython.noop),
        migrations.AddIndex("Line", models.Index(fields=["organisation", "kind", "id"], name="line_kind")),
    ]
