"""Gathers what a mail says: its own words in front, the words of attached papers behind, each with its place."""

from __future__ import annotations

import hashlib

import attrs

from rejoinder.domain.source import Attachment, ComplaintSource, SourceLink

GAP = "\n\n"
ATTACHED_CHARACTERS = 200_000


@attrs.frozen(kw_only=True)
class MailRead:
    """What one mail says, in reading order."""

    text: str
    attached_from: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    links: tuple[SourceLink, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    unread: tuple[str, ...] = ()


@attrs.define(kw_only=True)
class _Kept:
    """An attachment, the pieces of text it fills, and its place in the first of them if it came inside another."""

    attachment: Attachment
    is_own: bool = False
    first: int = 0
    stop: int = 0
    within: tuple[int, int] | None = None


class MailContents:
    """Words and papers, in the order in which they were met."""

    def __init__(self, characters: int) -> None:
        self.left = characters
        self.parts = 0
        self.opened = 0
        self.own: list[str] = []
        self.behind: list[str] = []
        self.links: list[SourceLink] = []
        self.unread: list[str] = []
        self._kept: list[_Kept] = []

    def say(self, words: str) -> None:
        """Words of the mail itself."""
        self.own.append(_clean(words))

    def keep(self, name: str, kind: str, content: bytes) -> None:
        """A paper that came along, whose words nobody has read yet."""
        attachment = Attachment(
            name=name,
            media_type=kind,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            content=content,
        )
        self._kept.append(_Kept(attachment=attachment))

    def begin_forwarded(self) -> tuple[int, int]:
        """Where the words of a forwarded mail, kept just now, begin."""
        return len(self._kept) - 1, len(self.own)

    def end_forwarded(self, begun: tuple[int, int]) -> None:
        """The forwarded mail is read to its end."""
        entry = self._kept[begun[0]]
        entry.is_own, entry.first, entry.stop = True, begun[1], len(self.own)

    def read_behind(self, source: ComplaintSource) -> None:
        """The words and papers inside the paper that was kept last."""
        words = _clean(source.text)
        words = words[: min(ATTACHED_CHARACTERS, max(self.left, 0))]
        self.left -= len(words)
        holder = self._kept[-1]
        holder.first, holder.stop = len(self.behind), len(self.behind) + 1
        self.behind.append(words)
        for inner in source.attachments:
            place = inner.said if inner.said and inner.said[1] <= len(words) else None
            self._kept.append(_Kept(attachment=inner, first=holder.first, stop=holder.stop, within=place or (0, 0)))
        self.links += source.links
        self.unread += [f"{holder.attachment.name}: {part}" for part in source.unread]

    def finish(self, headers: tuple[tuple[str, str], ...]) -> MailRead:
        """Everything, with the place of each paper's words."""
        own_places, own = _joined(self.own, 0)
        gap = GAP if own else ""
        behind_places, behind = _joined(self.behind, len(own) + len(gap))
        papers = tuple(_placed(entry, own_places if entry.is_own else behind_places) for entry in self._kept)
        return MailRead(
            text=f"{own}{gap}{behind}" if behind else own,
            attached_from=len(own) if behind else None,
            headers=headers,
            links=tuple(self.links),
            attachments=papers,
            unread=tuple(self.unread),
        )


def _clean(words: str) -> str:
    return words.replace("\x00", "").strip("\n")


def _joined(pieces: list[str], start: int) -> tuple[list[tuple[int, int]], str]:
    """The pieces that say anything, two line breaks apart, and where each stands; an empty one stands nowhere."""
    places: list[tuple[int, int]] = []
    nonempty: list[str] = []
    for piece in pieces:
        if not piece.strip():
            places.append((start, start))
            continue
        start += len(GAP) if nonempty else 0
        places.append((start, start + len(piece)))
        nonempty.append(piece)
        start += len(piece)
    return places, GAP.join(nonempty)


def _placed(entry: _Kept, places: list[tuple[int, int]]) -> Attachment:
    if entry.first >= entry.stop or entry.stop > len(places):
        return entry.attachment
    start, end = places[entry.first][0], places[entry.stop - 1][1]
    if entry.within is not None:
        end = start + entry.within[1]
        start += entry.within[0]
    return attrs.evolve(entry.attachment, said=(start, end) if start < end else None)
