"""State diagram of a procedure as SVG, without a font or a layout program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import attrs

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import phrase
from rejoinder.domain.rulebook import Rulebook, Rulebooks
from rejoinder.procedure.chart import ChartRow, ChartWay, chart

WIDTH, MARGIN, LINE, PAD, GAP = 980, 20, 18, 10, 14
STATE_WIDTH, ROAD_WIDTH = 240, 680
NARROW, BROAD, WIDE = 7.3, 8.8, 14.0
"""Pixels that a letter takes at 14 px, a Cyrillic one, and a Chinese one."""
STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1b1f24}.head{font-weight:600;font-size:17px}.quiet{fill:#57606a}"
    ".state{fill:#eef2f7;stroke:#8c9bab}.road{fill:#f3faf4;stroke:#6f9e78}.guess{stroke-dasharray:5 4}"
    ".line{stroke:#8c9bab;fill:none}"
)


@attrs.frozen(kw_only=True)
class _Box:
    lines: tuple[tuple[str, str], ...]
    """Each line with its class."""
    kind: str

    @property
    def height(self) -> int:
        return len(self.lines) * LINE + PAD


def procedure_svg(book: Rulebook, rulebooks: Rulebooks, wording: Wording, language: str) -> str:
    """The picture as SVG; the same books and words give the same bytes."""
    title = wording.say(phrase("chart.title", market=book.title[language]), language)
    legend = wrap_text(wording.say(phrase("chart.legend", version=book.version), language), WIDTH - 2 * MARGIN)
    parts = [
        f'<text class="quiet" x="{MARGIN}" y="{MARGIN + 14 + (number + 1) * LINE}">{escape(line)}</text>'
        for number, line in enumerate(legend)
    ]
    top, named_rules = MARGIN + (len(legend) + 2) * LINE, set[str]()
    for row in chart(book, rulebooks):
        row_parts, height = _row(row, top, named_rules, wording, language)
        parts += row_parts
        top += height + GAP
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img" lang="{language}">',
            f"<title>{escape(title)}</title><style>{STYLE}</style>",
            f'<rect width="{WIDTH}" height="{top}" fill="#fff"/>',
            f'<text class="head" x="{MARGIN}" y="{MARGIN + 14}">{escape(title)}</text>',
            *parts,
            "</svg>\n",
        )
    )


def _row(row: ChartRow, top: int, named_rules: set[str], wording: Wording, language: str) -> tuple[list[str], int]:
    """A state at the left, its ways and what follows at the right, with the height that they take.

    Args:
        named_rules: the rules whose sentence stands in a row above; those of this row are added.
    """
    name = wording.say(phrase(f"chart.state-{row.state.replace('_', '-')}"), language)
    state = _Box(lines=tuple((line, "") for line in wrap_text(name, STATE_WIDTH - 2 * PAD)), kind="state")
    boxes = [_way_box(way, named_rules, wording, language) for way in row.ways]
    steps = [line for step in row.steps for line in _step(step.to, wording.say(step.says, language), wording, language)]
    if steps:
        boxes.append(_Box(lines=tuple((line, "quiet") for line in steps), kind="steps"))
    height = max(state.height, sum(box.height + GAP // 2 for box in boxes) - GAP // 2)
    row_parts = list(_box_svg(state, MARGIN, top, STATE_WIDTH))
    left, at = WIDTH - MARGIN - ROAD_WIDTH, top
    for box in boxes:
        middle = at + box.height // 2
        row_parts.append(
            f'<path class="line" d="M{MARGIN + STATE_WIDTH} {top + state.height // 2} H{left - 10} V{middle} H{left}"/>'
        )
        row_parts += _box_svg(box, left, at, ROAD_WIDTH)
        at += box.height + GAP // 2
    return row_parts, height


def _way_box(way: ChartWay, named_rules: set[str], wording: Wording, language: str) -> _Box:
    """A way; what its rule and its clocks say stands only where it is named first."""
    named = wording.say(way.says, language)
    if way.law is not None:
        named = wording.say(phrase("chart.by-law", way=named, law=way.law.title[language]), language)
    lines = [(line, "") for line in wrap_text(named, ROAD_WIDTH - 2 * PAD)]
    for says in (way.rule.phrase, *way.clocks) if way.rule.id not in named_rules else ():
        lines += [(line, "quiet") for line in wrap_text(wording.say(says, language), ROAD_WIDTH - 2 * PAD)]
    named_rules.add(way.rule.id)
    return _Box(lines=tuple(lines), kind="road" if way.rule.is_verified else "road guess")


def _step(to: str, says: str, wording: Wording, language: str) -> Iterator[str]:
    state = wording.say(phrase(f"chart.state-{to.replace('_', '-')}"), language)
    yield from wrap_text(f"→ {state}: {says}", ROAD_WIDTH - 2 * PAD)


def _box_svg(box: _Box, left: int, top: int, width: int) -> Iterator[str]:
    if box.kind != "steps":
        yield f'<rect class="{box.kind}" x="{left}" y="{top}" width="{width}" height="{box.height}" rx="6"/>'
    for number, (line, kind) in enumerate(box.lines):
        named = f' class="{kind}"' if kind else ""
        yield f'<text{named} x="{left + PAD}" y="{top + PAD // 2 + 14 + number * LINE}">{escape(line)}</text>'


def wrap_text(text: str, width: int) -> Sequence[str]:
    """The text in lines that fit a width in pixels, broken at blanks, and anywhere in Chinese."""
    lines, line, taken = [], "", 0.0
    for piece in _pieces(text):
        wide = sum(map(_width, piece))
        if line and taken + wide > width:
            lines.append(line.rstrip())
            line, taken = "", 0.0
            piece = piece.lstrip()
        line, taken = line + piece, taken + wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _width(letter: str) -> float:
    return WIDE if letter > "\u2e7f" else BROAD if "\u0400" <= letter < "\u0530" else NARROW


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for letter in text:
        if letter == " " or letter > "\u2e7f":
            if word:
                yield word
            word = ""
            yield letter
        else:
            word += letter
    if word:
        yield word
