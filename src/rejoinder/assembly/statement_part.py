"""A statement in its parts, and edited words as a statement of the same parts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from enum import StrEnum

import attrs

from rejoinder.assembly.print_document import Block, FactList, Heading, Paragraph, Points, PrintDocument, plain_text
from rejoinder.text.lazy_pattern import regex

ALIKE = 0.6
"""From here on two texts are one, reworded."""
POINT = regex(r"(?:- |(\d{1,3})\. )(.*)")
"""A line of a list, with its number where it has one."""
ROW = regex(r"([^:：\n]{1,60})(?:: |：)(.+)")
"""A name and its value."""


class PartKind(StrEnum):
    """What a paragraph of a statement is."""

    TITLE = "title"
    HEADING = "heading"
    WORDS = "words"
    POINTS = "points"
    ROWS = "rows"


@attrs.frozen(kw_only=True)
class StatementParagraph:
    """One paragraph as it stands in the plain text."""

    kind: PartKind
    text: str


_KINDS = {Heading: PartKind.HEADING, Points: PartKind.POINTS, FactList: PartKind.ROWS}


def body(print_document: PrintDocument) -> str:
    """The words of a statement as text, without the mark of a draft."""
    return plain_text(attrs.evolve(print_document, banner=None)).strip()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, without the empty ones."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip() for part in re.split(r"\n[ \t]*\n", unified) if part.strip()]


def parts_of(print_document: PrintDocument) -> tuple[StatementParagraph, ...]:
    """The paragraphs of a statement in order, the title first."""
    found = [StatementParagraph(kind=PartKind.TITLE, text=print_document.title)]
    for block in print_document.blocks:
        alone = body(PrintDocument(title="", language=print_document.language, blocks=(block,)))
        kind = _KINDS.get(type(block), PartKind.WORDS)
        found += [StatementParagraph(kind=kind, text=each) for each in paragraphs(alone)]
    return tuple(found)


def in_parts(words: str, generated: Sequence[StatementParagraph]) -> tuple[StatementParagraph, ...]:
    """Edited words in their parts: each is what it was in the statement that was made, else what it looks like."""
    title, *rest = paragraphs(words) or [""]
    known = {part.text: part.kind for part in generated[1:]}
    return (
        StatementParagraph(kind=PartKind.TITLE, text=title),
        *(StatementParagraph(kind=known.get(each) or _kind(each, generated), text=each) for each in rest),
    )


def _kind(text: str, generated: Sequence[StatementParagraph]) -> PartKind:
    lines = text.split("\n")
    if all(map(POINT.fullmatch, lines)):
        return PartKind.POINTS
    if all(map(ROW.fullmatch, lines)) and _near(text, generated, PartKind.ROWS):
        return PartKind.ROWS
    if len(lines) == 1 and _near(text, generated, PartKind.HEADING):
        return PartKind.HEADING
    return PartKind.WORDS


def _near(text: str, generated: Sequence[StatementParagraph], kind: PartKind) -> bool:
    known = [part.text for part in generated if part.kind is kind]
    return bool(difflib.get_close_matches(text, known, n=1, cutoff=ALIKE))


def print_document_from_parts(parts: Sequence[StatementParagraph], like: PrintDocument) -> PrintDocument:
    """A statement of these parts, with banner, signature and language of another."""
    return attrs.evolve(like, title=parts[0].text, blocks=tuple(map(_block, parts[1:])))


def _block(part: StatementParagraph) -> Block:
    lines = part.text.split("\n")
    match part.kind:
        case PartKind.HEADING:
            return Heading(text=part.text)
        case PartKind.POINTS:
            found = [match for line in lines if (match := POINT.fullmatch(line))]
            return Points(lines=tuple(match[2] for match in found), numbered=any(match[1] for match in found))
        case PartKind.ROWS:
            rows = [match for line in lines if (match := ROW.fullmatch(line))]
            return FactList(rows=tuple((match[1], match[2]) for match in rows))
        case _:
            return Paragraph(text=part.text)
