"""JSON taken apart for reading: the names and values of its records, in the order of the file."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

from rejoinder.adapters.formats.charset import decode_text
from rejoinder.adapters.output.exhibit_part import Part, set_in, table_parts, text_only
from rejoinder.assembly.print_document import Say

DEPTH_LIMIT, ROW_LIMIT = 40, 2_000

Row = tuple[str, str]


def record_parts(content: bytes, say: Say) -> tuple[Part, ...]:
    """Each record as a table of names and values; what a record holds stands indented below its name.

    Raises:
        ValueError: if the content is not JSON.
        RecursionError: if it is nested too deeply to be read.
    """
    document = json.loads(decode_text(content), parse_float=str, parse_int=str)
    records = document if isinstance(document, list) else [document]
    parts: list[Part] = []
    left = ROW_LIMIT
    for record in records:
        rows = [list(row) for row in itertools.islice(_rows(record, 0), left)]
        left -= len(rows)
        if rows:
            parts += table_parts(rows, say, ruled=False)
        if left <= 0:
            break
    return tuple(parts)


def _rows(value: Any, depth: int) -> Iterator[Row]:
    """The rows of what has names; anything else is one row without a name."""
    if not isinstance(value, dict):
        yield "", _value_text(value)
        return
    for name, member in value.items():
        yield from _named(text_only(name), member, depth)


def _named(name: str, member: Any, depth: int) -> Iterator[Row]:
    label = set_in(name, depth)
    deeper = depth < DEPTH_LIMIT
    if isinstance(member, dict) and member and deeper:
        yield label, ""
        yield from _rows(member, depth + 1)
    elif isinstance(member, list) and deeper and any(isinstance(one, dict | list) for one in member):
        for number, one in enumerate(member, 1):
            yield from _named(f"{name} {number}", one, depth)
    else:
        yield label, _value_text(member)


def _value_text(value: Any) -> str:
    """The value as the file writes it; several in a row, a comma between."""
    if isinstance(value, list):
        return ", ".join(map(_value_text, value))
    return text_only(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
