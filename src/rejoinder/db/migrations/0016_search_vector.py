"""What boards count and search costs less: a narrow index of phases, and on PostgreSQL the vector of words as a column.

A search reads the vector of each row that it passes; made from the text for each of them, that took most of its time.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

VECTOR = "array_to_tsvector(string_to_array(text, ' '))"
POSTGRESQL = (
    "DROP INDEX db_cardfound",
    f"ALTER TABLE db_cardwords ADD COLUMN found tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX db_cardfound ON db_cardwords USING gin (found)",
)
UNDO_POSTGRESQL = (
    "DROP INDEX db_cardfound",
    "ALTER TABLE db_cardwords DROP COLUMN found",
    f"CREATE INDEX db_cardfound ON db_cardwords USING gin ({VECTOR})",
)


def make(_apps: Any, editor: Any) -> None:
    for statement in {"sqlite": (), "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def undo(_apps: Any, editor: Any) -> None:
    for statement in {"sqlite": (), "postgresql": UNDO_POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("db", "0015_card_partner")]
    operations = [
        migrations.AddIndex("Card", models.Index(fields=["organisation", "phase", "sort_at"], name="card_phase")),
        migrations.RunPython(make, undo),
    ]
