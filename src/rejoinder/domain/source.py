"""A complaint as text that can be read, whatever file it came in."""

from __future__ import annotations

import datetime as dt

import attrs


@attrs.frozen(kw_only=True)
class Attachment:
    """A file that came with a complaint; it counts as one of the complainant's papers."""

    name: str
    media_type: str
    sha256: str
    size_bytes: int
    content: bytes = attrs.field(repr=False, eq=False, default=b"")
    said: tuple[int, int] | None = None
    """Where in the complaint's text its words stand; None where they could not be read."""


@attrs.frozen(kw_only=True)
class SourceLink:
    """A link of a page or mail: where it goes and what it shows."""

    href: str
    shown: str


@attrs.frozen(kw_only=True)
class ComplaintSource:
    """One complaint, opened: the text that every span points into, and what the file says beside it."""

    name: str
    """File name without folders."""
    media_type: str
    text: str
    """All words a person would read, mail headers that matter first; spans are `[start, end)` in characters."""
    sha256: str
    size_bytes: int
    headers: tuple[tuple[str, str], ...] = ()
    """Mail headers, decoded, in order; empty for other files."""
    sent_at: dt.datetime | None = None
    """The mail's Date header, aware; None where there is none."""
    links: tuple[SourceLink, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attached_from: int | None = None
    """Where in `text` the words of attached papers begin; None where there are none."""
    unread: tuple[str, ...] = ()
    """Parts that hold no readable text (names of attachments, page numbers), to be said in a signal or finding."""
    unseen: tuple[str, ...] = ()
    """Why words of pictures were not read: `reader`, `broken`, `script` or `script:NAME`; see `domain.sight.Unseen`."""

    def header(self, name: str) -> str | None:
        """The first header of this name, or None."""
        wanted = name.casefold()
        return next((value for key, value in self.headers if key.casefold() == wanted), None)
