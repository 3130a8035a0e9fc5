"""Placed letters of a page, and the boxes of secrets on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from rejoinder.assembly.number import readings_in
from rejoinder.assembly.redaction import AMOUNT_HEAD, PRICE_HEAD, Box, RedactionGround, Secret, spans

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, downward and rightward."""
Words = Mapping[int, Sequence[tuple[str, Rect]]]
"""Words of pages that are pictures, as OCR recognised them: by page from 1, in points from the upper left."""


@attrs.frozen
class RedactionBox:
    """A rectangle to paint over, and why."""

    ground: RedactionGround
    rect: Rect


@attrs.frozen(kw_only=True)
class RedactionPlan:
    """What a copy hides, whatever its format."""

    secrets: Sequence[Secret] = ()
    boxes: Sequence[Box] = ()
    """Rectangles that a person asked for, in points of a page or pixels of a picture."""
    labels: Mapping[RedactionGround, str] = attrs.field(factory=dict)
    """The word on a bar, by ground."""
    recognised: Words = attrs.field(factory=dict)

    def requested_boxes(self, page: int, scale: float = 1.0) -> list[RedactionBox]:
        """The rectangles asked for on a page, counted from 1, times `scale`."""
        return [
            RedactionBox(
                RedactionGround.ASKED, (box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
            )
            for box in self.boxes
            if box.page == page
        ]


@attrs.frozen
class PlacedText:
    """The text of a page; each letter with its rectangle, None where it is a space or a line's end."""

    text: str
    rects: tuple[Rect | None, ...]

    def lines(self, start: int, end: int) -> Iterator[Rect]:
        """The rectangles of a stretch of text, one for each line it runs over."""
        current: Rect | None = None
        for rect in self.rects[start:end]:
            if rect is None:
                continue
            if current is not None and _follows(current, rect):
                current = _joined(current, rect)
            else:
                if current is not None:
                    yield current
                current = rect
        if current is not None:
            yield current

    def run_on(self) -> PlacedText:
        """The same letters, words that stand close together on one line parted by a space and not by a line's end.

        A reader of pictures sees `82 000,00` as two words; it is one number.
        """
        text = list(self.text)
        for place in range(1, len(text) - 1):
            before, after = self.rects[place - 1], self.rects[place + 1]
            if text[place] == "\n" and before is not None and after is not None and _close(before, after):
                text[place] = " "
        return PlacedText("".join(text), self.rects)


def _close(a: Rect, b: Rect) -> bool:
    height = max(min(a[3] - a[1], b[3] - b[1]), 1e-6)
    level = abs((a[1] + a[3]) - (b[1] + b[3])) < height
    return level and -height < b[0] - a[2] < 0.4 * height


def letters_of(words: Iterable[tuple[str, Rect]]) -> PlacedText:
    """Letters from words of a reader of pictures: places within a word are taken as even, and edges as uncertain."""
    text, rects = "", list[Rect | None]()
    for word, (left, top, right, bottom) in words:
        edge = 0.25 * (bottom - top)
        left, right = left - edge, right + edge
        step = (right - left) / max(len(word), 1)
        text += word + "\n"
        rects += [(left + n * step, top, left + (n + 1) * step, bottom) for n in range(len(word))]
        rects.append(None)
    return PlacedText(text, tuple(rects))


def hits(page: PlacedText, secrets: Sequence[Secret]) -> list[RedactionBox]:
    """Every rectangle in which a secret stands, in the order of the secrets; each once."""
    close = page.run_on()
    found: list[RedactionBox] = []
    for letters in (page, close) if close.text != page.text else (page,):
        found += [
            RedactionBox(secret.ground, rect)
            for secret in secrets
            for start, end in spans(letters.text, secret)
            for rect in letters.lines(start, end)
        ]
        found += _in_columns(letters, [secret for secret in secrets if secret.column])
    return list(dict.fromkeys(found))


def _in_columns(page: PlacedText, secrets: Sequence[Secret]) -> Iterator[RedactionBox]:
    """Numbers that are hidden only under the head of a column of prices or amounts."""
    heads = list(_heads(page)) if secrets else []
    if not heads:
        return
    every = next((secret.ground for secret in secrets if secret.number is None), None)
    grounds = {abs(secret.number): secret.ground for secret in secrets if secret.number is not None}
    for (start, end), values in readings_in(page.text):
        ground = next((grounds[value] for value in sorted(values) if value in grounds), every)
        if ground is None:
            continue
        for rect in page.lines(start, end):
            if any(_under(rect, head) for head in heads):
                yield RedactionBox(ground, rect)


def _heads(page: PlacedText) -> Iterator[Rect]:
    """Heads of columns of money: words for it on a line without digits."""
    for pattern in (PRICE_HEAD, AMOUNT_HEAD):
        for found in pattern.finditer(page.text):
            start = page.text.rfind("\n", 0, found.start()) + 1
            end = page.text.find("\n", found.end())
            line = page.text[start : end if end >= 0 else None]
            if not any(letter.isdigit() for letter in line):
                yield from page.lines(*found.span())


def _under(rect: Rect, head: Rect) -> bool:
    leeway = 1.5 * (head[3] - head[1])
    return rect[1] > head[1] and rect[0] < head[2] + leeway and rect[2] > head[0] - leeway


def _follows(last: Rect, rect: Rect) -> bool:
    height = max(last[3] - last[1], rect[3] - rect[1], 1e-6)
    middle = (rect[1] + rect[3]) / 2
    return last[1] - 0.2 * height <= middle <= last[3] + 0.2 * height and rect[0] >= last[0] - height


def _joined(a: Rect, b: Rect) -> Rect:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def bar_over(rect: Rect, by: Iterable[Rect]) -> Rect | None:
    """The bar under which a letter lies, by more than a sliver; None where it can be read."""
    area = max((rect[2] - rect[0]) * (rect[3] - rect[1]), 1e-6)
    for bar in by:
        width = min(rect[2], bar[2]) - max(rect[0], bar[0])
        height = min(rect[3], bar[3]) - max(rect[1], bar[1])
        if width > 0 and height > 0 and width * height > 0.3 * area:
            return bar
    return None
