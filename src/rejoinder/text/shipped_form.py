"""Forms that are made of shipped texts: compiled patterns and methods, parsed YAML, learned weights.

Making them is a third of a short command. They depend on nothing but the texts, so an adapter may keep them from one
process to the next (`rejoinder.adapters.storage.build_cache`); without one each process makes its own.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import marshal
from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import getitem
from typing import Any

from rejoinder.text.yaml_text import yaml_of


class ShippedForms:
    """Values of Python's own types, by the text that they are made of and the purpose that they serve."""

    def __init__(self) -> None:
        self.made: dict[bytes, bytes] = {}
        """What this process made itself, by digest, as `marshal` writes it."""
        self._kept: Mapping[bytes, bytes | memoryview] | None = {}
        self._read: Callable[[], Mapping[bytes, bytes | memoryview]] = dict

    def keep_in(self, read: Callable[[], Mapping[bytes, bytes | memoryview]]) -> None:
        """Look first among those that `read` returns; it is called once, when the first form is asked for."""
        self._read, self._kept = read, None

    def form(self, purpose: str, text: str, make: Callable[[], Any]) -> Any:
        """What `make` returns for the text; the caller's own to change.

        Only for texts that ship: a text of a case would be written to the disk. What `marshal` cannot write is made
        each time.
        """
        if self._kept is None:
            self._kept = self._read()
        key = hashlib.blake2b(f"{purpose}\0{text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
        found = self._kept.get(key) or self.made.get(key)
        if found is not None:
            return marshal.loads(found)
        value = make()
        with contextlib.suppress(ValueError):
            self.made[key] = marshal.dumps(value)
        return value


SHIPPED = ShippedForms()


def shipped_yaml(text: str) -> Any:
    """What a YAML text that ships says. Raises: yaml.YAMLError."""
    root, paths = SHIPPED.form("yaml and its dates", text, lambda: _with_written_dates([yaml_of(text)]))
    for path in paths:
        holder = reduce(getitem, path[:-1], root)
        iso = holder[path[-1]]
        kind = dt.date if len(iso) == len("2026-01-01") else dt.datetime
        holder[path[-1]] = kind.fromisoformat(iso)
    return root[0]


def _with_written_dates(root: list[Any]) -> tuple[list[Any], list[tuple[Any, ...]]]:
    """The value with each date in ISO 8601, which `marshal` can write, and the paths of these, as keys and indices."""
    paths = []
    for path in list(_dates_in(root, ())):
        holder = reduce(getitem, path[:-1], root)
        if isinstance(holder[path[-1]], dt.date):  # what an alias repeats is one value, which was written already
            holder[path[-1]] = holder[path[-1]].isoformat()
            paths.append(path)
    return root, paths


def _dates_in(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The path of every date and instant within lists and mappings."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _dates_in(inner, (*path, key))
    elif isinstance(value, dt.date):
        yield path


def shipped_json(text: str) -> Any:
    """What a JSON text that ships says. Raises: ValueError."""
    return SHIPPED.form("json", text, lambda: json.loads(text))
