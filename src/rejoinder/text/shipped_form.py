"""Forms that are made of shipped texts: compiled patterns, parsed YAML, learned weights.

Making them is a third of a short command. They depend on nothing but the texts, so an adapter may keep them from one
process to the next (`rejoinder.adapters.storage.build_cache`); without one each process makes its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import marshal
from collections.abc import Callable, Mapping
from typing import Any

from rejoinder.text.yaml_text import yaml_of


class ShippedForms:
    """Values of Python's own types, by the text that they are made of and the purpose that they serve."""

    def __init__(self) -> None:
        self.made: dict[bytes, bytes] = {}
        """What this process made itself, by digest, as `marshal` writes it."""
        self._kept: Mapping[bytes, bytes] | None = {}
        self._read: Callable[[], Mapping[bytes, bytes]] = dict

    def keep_in(self, read: Callable[[], Mapping[bytes, bytes]]) -> None:
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
    return SHIPPED.form("yaml", text, lambda: yaml_of(text))


def shipped_json(text: str) -> Any:
    """What a JSON text that ships says. Raises: ValueError."""
    return SHIPPED.form("json", text, lambda: json.loads(text))
