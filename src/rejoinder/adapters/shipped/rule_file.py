"""One YAML file of a rulebook's folder, opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rejoinder.domain.errors import Invalid
from rejoinder.procedure.book import RulebookIsWrong
from rejoinder.procedure.shape import RulebookFault
from rejoinder.text.yaml_text import yaml_of

VARIABLE = "REJOINDER_RULEBOOKS"
"""Names a folder of books in the environment, for the web app too."""
MOST_BYTES = 2_000_000
"""A file of rules that is larger is no file of rules."""


class RulebookIsUnreadable(Invalid):
    """A file of rules is no YAML, too large, or not UTF-8."""


def named_folder() -> Path | None:
    """The folder of books that the environment names, or None."""
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named) if named else None


def bytes_of(file: Traversable | Path) -> bytes:
    """What a file holds. Raises: RulebookIsUnreadable."""
    try:
        with file.open("rb") as opened:
            read: bytes = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise RulebookIsUnreadable(file=file.name, why=error.strerror or "") from None
    if len(read) > MOST_BYTES:
        raise RulebookIsUnreadable(file=file.name, why=f"> {MOST_BYTES} bytes")
    return read


def mapping_of(name: str, content: bytes, *, expected: str, parse: Callable[[str], Any] = yaml_of) -> Mapping[str, Any]:
    """The mapping that a file's YAML is.

    Args:
        expected: what it should be, for the sentence that says that it is not.
        parse: `shipped_yaml` where the file ships.

    Raises: RulebookIsUnreadable, RulebookIsWrong.
    """
    import yaml

    try:
        read = parse(content.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark is not None else ""
        raise RulebookIsUnreadable(file=name, why=f"{getattr(error, 'problem', None) or 'not UTF-8'}{place}") from None
    if not isinstance(read, Mapping):
        raise RulebookIsWrong(RulebookFault(file=name, rule="", key="rulebook", expected=expected))
    return read
