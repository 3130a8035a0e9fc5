"""A page that lays two pictures side by side, with the words that go with them, before it is printed."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Panel:
    """One picture and what is written below it."""

    picture: bytes
    """JPEG."""
    caption: str


@attrs.frozen(kw_only=True)
class Figure:
    """All that stands on the page, in one language."""

    language: str
    title: str
    says: str
    whole: tuple[Panel, Panel]
    """Theirs on the left, ours on the right."""
    shared_title: str = ""
    shared: tuple[Panel, ...] = ()
    """The part that both show, laid out alike; empty where they share none."""
    signs_title: str = ""
    signs: tuple[tuple[str, str], ...] = ()
    """What speaks for one of them having come first, each with its limit."""
    note: str = ""
