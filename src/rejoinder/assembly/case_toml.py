"""case.toml, written for a case that is opened from a row of an export."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.seller import Seller

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def case_toml(origin: str, seller: Seller, *, received: dt.datetime | dt.date | None) -> str:
    """The file's text: a comment that says where the case comes from, the shop, and when the complaint came in."""
    lines = [f"# {_on_one_line(origin)}"]
    values = {name: value for name, value in attrs.asdict(seller).items() if isinstance(value, str)}
    if values:
        lines += ["", "[seller]", *(f"{name} = {_quoted(value)}" for name, value in values.items())]
    if received is not None:
        lines += ["", "[complaint]", f"received_at = {received.isoformat()}"]
    return "\n".join(lines) + "\n"


def _on_one_line(text: str) -> str:
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _quoted(text: str) -> str:
    escaped = "".join(
        _ESCAPES.get(letter, letter if letter.isprintable() else f"\\u{ord(letter):04X}") for letter in text
    )
    return f'"{escaped}"'
