"""Every key of case.toml, found by having its readers read a file that has them all."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from rejoinder.adapters.case_folder.case_toml import REPEATED, TABLES, TomlTable, ValueIsWrong


@attrs.frozen(kw_only=True)
class Key:
    """One key."""

    table: str
    name: str
    written: str
    """How its value is written; words that are allowed are parted by ` | `."""

    @property
    def heading(self) -> str:
        """The table as it is written in the file."""
        return f"[[{self.table}]]" if self.table in REPEATED else f"[{self.table}]"


def keys() -> tuple[Key, ...]:
    """Every key of every table, in the order in which they are read."""
    found = []
    for table, reader in TABLES.items():
        recorder = _Recorder(table, _Everything())
        with contextlib.suppress(ValueIsWrong):
            reader(recorder)
        found += [Key(table=table, name=name, written=written) for name, written in recorder.read.items()]
    return tuple(found)


class _Everything(Mapping[str, Any]):
    """A table that has whatever is asked for."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> Any:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@attrs.frozen
class _Recorder(TomlTable):
    """Gives each reader an example of what it asks for, and remembers what that was."""

    read: dict[str, str] = attrs.field(factory=dict)

    def take(self, key: str, reader: Callable[[Any], Any], expected: str) -> Any:
        self.read.setdefault(key, expected)
        return reader(_example(expected))


def _example(expected: str) -> Any:
    """A value as the file would hold it."""
    first = expected.split(" | ")[0]
    try:
        return tomllib.loads(f"x = {first}")["x"]
    except tomllib.TOMLDecodeError:
        return first
