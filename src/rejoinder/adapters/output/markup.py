"""HTML generation with escaping at one place."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import NewType

Markup = NewType("Markup", str)
"""HTML that is safe to put into a page; only this module makes it."""

_VOID = frozenset({"br", "hr", "meta"})


def text(words: object) -> Markup:
    """Words as HTML; control characters, and marks that turn the direction of a line, are shown as nothing."""
    shown = "".join(
        c for c in str(words) if c in "\n\t" or (c >= " " and c not in _UNSEEN and not "\ud800" <= c <= "\udfff")
    )
    return Markup(html.escape(shown, quote=True))


_UNSEEN = frozenset("\x7f\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def element(name: str, *inside: Markup, cls: str = "", id: str = "", **attributes: str) -> Markup:
    """An element around HTML. `data_x` and `aria_x` become `data-x` and `aria-x`."""
    pairs = {"id": id, "class": cls, **{key.replace("_", "-"): value for key, value in attributes.items()}}
    shown = "".join(f' {key}="{text(value)}"' for key, value in pairs.items() if value)
    if name in _VOID:
        return Markup(f"<{name}{shown}>")
    return Markup(f"<{name}{shown}>{''.join(inside)}</{name}>")


def tag(name: str, words: object, cls: str = "", **attributes: str) -> Markup:
    """An element around plain words."""
    return element(name, text(words), cls=cls, **attributes)


def join_markup(parts: Iterable[Markup], between: str = "") -> Markup:
    """Pieces of HTML one after another."""
    return Markup(html.escape(between).join(parts))


def items(lines: Iterable[object], cls: str = "", name: str = "ul") -> Markup:
    """A list of plain words."""
    return element(name, *(tag("li", line) for line in lines), cls=cls)


def page_of(*, title: str, language: str, style: str, body: Iterable[Markup]) -> str:
    """A whole page that asks nobody for anything: the policy in its head forbids it."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="color-scheme" content="light">'
        f"<title>{text(title)}</title><style>{style}</style>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head>{head}</head>\n<body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )
