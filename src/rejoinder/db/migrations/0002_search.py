"""The index by which cases are found: FTS5 on SQLite, GIN on PostgreSQL, over the same words cut beforehand.

Nothing cuts the text again: on SQLite the tokenizer `ascii` takes every letter that is not ASCII as it is, and on
PostgreSQL the array of words becomes the vector without a parser. A later migration that makes `db_cardwords` anew on
SQLite must make its triggers anew too.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE db_cardfound USING fts5(
        house, text, content='db_cardwords', content_rowid='id', tokenize='ascii', prefix='2 3', detail='column'
    )
    """,
    """
    CREATE TRIGGER db_cardwords_added AFTER INSERT ON db_cardwords BEGIN
        INSERT INTO db_cardfound(rowid, house, text) VALUES (new.id, new.house, new.text);
    END
    """,
    """
    CREATE TRIGGER db_cardwords_removed AFTER DELETE ON db_cardwords BEGIN
        INSERT INTO db_cardfound(db_cardfound, rowid, house, text) VALUES ('delete', old.id, old.house, old.text);
    END
    """,
    """
    CREATE TRIGGER db_cardwords_changed AFTER UPDATE ON db_cardwords BEGIN
        INSERT INTO db_cardfound(db_cardfound, rowid, house, text) VALUES ('delete', old.id, old.house, old.text);
        INSERT INTO db_cardfound(rowid, house, text) VALUES (new.id, new.house, new.text);
    END
    """,
    "INSERT INTO db_cardfound(db_cardfound) VALUES ('rebuild')",
)
UNDO_SQLITE = (
    "DROP TRIGGER db_cardwords_changed",
    "DROP TRIGGER db_cardwords_removed",
    "DROP TRIGGER db_cardwords_added",
    "DROP TABLE db_cardfound",
)
POSTGRESQL = (
    "CREATE INDEX db_cardfound ON db_cardwords USING gin (array_to_tsvector(string_to_array(text, ' ')))",
    "CREATE INDEX db_cardwords_house ON db_cardwords (house, id)",
)
UNDO_POSTGRESQL = ("DROP INDEX db_cardwords_house", "DROP INDEX db_cardfound")


def make(_apps: Any, editor: Any) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def undo(_apps: Any, editor: Any) -> None:
    for statement in {"sqlite": UNDO_SQLITE, "postgresql": UNDO_POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("db", "0001_initial")]
    operations = [migrations.RunPython(make, undo)]
