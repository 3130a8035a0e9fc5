"""A Word document taken apart into headings, words, tables and pictures, in order."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from typing import Any

from rejoinder.adapters.formats.paper_docx import paragraph_lines, table_cells
from rejoinder.adapters.formats.paper_xml import parse_xml
from rejoinder.adapters.formats.paper_zip import Container
from rejoinder.adapters.output.exhibit_part import Part, table_parts, text_only
from rejoinder.assembly.print_document import Say
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.tree import Node

PICTURE_LIMIT = 20
SIDE, WIDEST_MM = 1_000, 170.0
EMU_A_MM = 36_000
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})


def docx_parts(content: bytes, say: Say) -> tuple[Part, ...]:
    """What the document shows: header, body, footer. Raises: FileIsBroken."""
    return tuple(_Document(content, say).parts())


class _Document:
    def __init__(self, content: bytes, say: Say) -> None:
        self._container, self._say = Container(content), say
        self._left = PICTURE_LIMIT

    def parts(self) -> Iterator[Part]:
        names = self._container.names
        texts: set[str] = set()
        for prefix in ("word/header", "word/document.xml", "word/footer"):
            for name in (name for name in names if name.startswith(prefix) and name.endswith(".xml")):
                root = parse_xml(self._container.part(name))
                words = " ".join(" ".join(paragraph_lines(one)) for one in root.every("p")).strip()
                if prefix == "word/document.xml" or (words not in texts and (words or root.first("blip"))):
                    texts.add(words)
                    yield from self._blocks(root, _targets(self._container, name))

    def _blocks(self, element: Node, targets: dict[str, str]) -> Iterator[Part]:
        for child in element.children:
            if child.name == "p":
                yield from self._paragraph(child, targets)
            elif child.name == "tbl":
                yield from table_parts(table_cells(child), self._say, ruled=False)
                yield from self._pictures(child, targets)
            elif child.name not in _LEFT_OUT:
                yield from self._blocks(child, targets)

    def _paragraph(self, element: Node, targets: dict[str, str]) -> Iterator[Part]:
        words = text_only("\n".join(paragraph_lines(element)))
        if words.strip() and _is_heading(element):
            yield {"kind": "heading", "text": words.strip()}
        elif words.strip():
            point = "•  " if element.first("numPr") is not None or _style(element).startswith("list") else ""
            yield {"kind": "text", "text": f"{point}{words}"}
        yield from self._pictures(element, targets)

    def _pictures(self, element: Node, targets: dict[str, str]) -> Iterator[Part]:
        for drawing in (*element.every("drawing"), *element.every("pict")):
            extent = drawing.first("extent")
            wide = extent.attributes.get("cx", "") if extent is not None else ""
            for blip in (*drawing.every("blip"), *drawing.every("imagedata")):
                name = targets.get(blip.attributes.get("embed") or blip.attributes.get("id", ""))
                if name is None or self._left == 0:
                    continue
                self._left -= 1
                shown = _reduced_picture(self._container, name)
                if shown is not None:
                    width = min(int(wide) / EMU_A_MM, WIDEST_MM) if wide.isdecimal() else WIDEST_MM / 2
                    yield {"kind": "picture", "bytes": list(shown), "width": round(max(width, 5.0), 1)}


def _style(element: Node) -> str:
    style = element.first("pStyle")
    return style.attributes.get("val", "").casefold() if style is not None else ""


def _is_heading(element: Node) -> bool:
    return _style(element).startswith(("heading", "title", "1", "2")) and len(" ".join(paragraph_lines(element))) < 200


def _targets(container: Container, name: str) -> dict[str, str]:
    """The parts that a part points to inside the file, by id; what lies outside is never followed."""
    folder, _, file = name.rpartition("/")
    try:
        root = parse_xml(container.part(f"{folder}/_rels/{file}.rels"))
    except FileIsBroken:
        return {}
    return {
        one.attributes.get("Id", ""): posixpath.normpath(posixpath.join(folder, one.attributes.get("Target", "")))
        for one in root.every("Relationship")
        if one.attributes.get("TargetMode") != "External"
    }


def _reduced_picture(container: Container, name: str) -> bytes | None:
    """A picture as a JPEG no larger than a page shows well; None for what is none."""
    from PIL import Image

    try:
        content = container.part(name)
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > 40_000_000:
                return None
            return encode_jpeg(picture)
    except (FileIsBroken, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def encode_jpeg(picture: Any) -> bytes:
    """A picture on white as JPEG, its longest side at most `SIDE`."""
    from PIL import Image

    over = picture.convert("RGBA")
    over.thumbnail((SIDE, SIDE))
    flat = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=82)
    return written.getvalue()
