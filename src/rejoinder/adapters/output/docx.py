"""Print documents as Word files whose bytes depend on their words and instant alone."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from rejoinder.assembly.print_document import Block, FactList, Grid, Heading, Paragraph, Points, PrintDocument

LATIN_FONT = "Calibri"
EAST_ASIAN_FONT = "Microsoft YaHei"
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Rejoinder</Application></Properties>"
)
INK, SOFT, ACCENT, ALARM = "1D2733", "5B6875", "1F5A7D", "A3261C"
_LOCALES = {"en": "en-GB", "zh": "zh-CN", "ru": "ru-RU"}


def word_document(print_document: PrintDocument, *, made_at: dt.datetime) -> bytes:
    """The document as .docx. The same document and hour give the same bytes."""
    import docx

    document = docx.Document()
    _page(document)
    _styles(document, print_document.language)
    if print_document.banner:
        _banner(document, print_document.banner)
        _running_head(document, print_document.banner)
    document.add_paragraph(_clean(print_document.title), style="Title")
    for block in print_document.blocks:
        _add(document, block)
    if print_document.signature:
        _sign(document, print_document.signature)
    if print_document.banner:
        _banner(document, print_document.banner)
    _properties(document, print_document, made_at)
    return _settled(document)


def _page(document: Any) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)


def _styles(document: Any, language: str) -> None:
    from docx.shared import Pt

    sizes = {"Normal": 10.5, "Title": 20, "Heading 1": 12.5, "Heading 2": 11}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = _colour(ACCENT if name.startswith("Heading") else INK)
        style.font.bold = name != "Normal"
        style.font.italic = False
        _fonts(style.element.get_or_add_rPr(), language)
        style.paragraph_format.space_after = Pt(6 if name == "Normal" else 8 if name == "Title" else 4)
        style.paragraph_format.space_before = Pt(0 if name in ("Normal", "Title") else 12)
        style.paragraph_format.keep_with_next = name != "Normal"
    document.styles["Normal"].paragraph_format.line_spacing = 1.15
    borders = document.styles["Title"].element.get_or_add_pPr().xpath("w:pBdr")
    for border in borders:
        border.getparent().remove(border)


def _fonts(properties: Any, language: str) -> None:
    """Name the font of each script, or Word shows Chinese in whatever it finds."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN_FONT)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN_FONT)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    each_language = OxmlElement("w:lang")
    each_language.set(qn("w:val"), _LOCALES.get(language, "en-GB"))
    each_language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(each_language)


def _colour(hexadecimal: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(hexadecimal)


def _clean(text: str) -> str:
    """Text without the characters that XML forbids."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def _banner(document: Any, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(10)
    run = paragraph.add_run(_clean(words))
    run.bold, run.font.size, run.font.color.rgb = True, Pt(13), _colour(ALARM)
    _boxed(paragraph)


def _boxed(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    box = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", ALARM)):
            edge.set(qn(f"w:{name}"), value)
        box.append(edge)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(box, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _running_head(document: Any, words: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    section = document.sections[0]
    for part in (section.header, section.footer):
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(_clean(words))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(8), _colour(ALARM)


def _add(document: Any, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            document.add_paragraph(_clean(text), style=f"Heading {min(level, 2)}")
        case Paragraph(text=text, quiet=quiet):
            run = document.add_paragraph().add_run(_clean(text))
            if quiet:
                run.font.color.rgb = _colour(SOFT)
        case Points(lines=lines, numbered=numbered):
            _points(document, lines, numbered)
        case FactList(rows=rows):
            _facts(document, rows)
        case Grid(head=head, rows=rows):
            _grid(document, head, rows)


def _points(document: Any, lines: tuple[str, ...], numbered: bool) -> None:
    """A hanging list written out, so that every reader counts the same and nothing renumbers itself."""
    from docx.shared import Mm, Pt

    for number, line in enumerate(lines, 1):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(7)
        paragraph.paragraph_format.first_line_indent = Mm(-7)
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(7))
        paragraph.add_run(_clean(f"{number}.\t{line}" if numbered else f"–\t{line}"))


def _facts(document: Any, rows: tuple[tuple[str, str], ...]) -> None:
    from docx.shared import Mm, Pt

    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for name, value in rows:
        cells = table.add_row().cells
        for cell, width, text in ((cells[0], 45, name), (cells[1], 115, value)):
            cell.width = Mm(width)
            run = cell.paragraphs[0].add_run(_clean(text))
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            if cell is cells[0]:
                run.font.color.rgb = _colour(SOFT)
            else:
                run.bold = True
    for column, width in zip(table.columns, (45, 115), strict=True):
        column.width = Mm(width)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _grid(document: Any, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1, cols=len(head))
    table.autofit = False
    _ruled(table)
    widths = _widths(head, rows)
    for number, cells in enumerate((head, *rows)):
        row = table.rows[0] if number == 0 else table.add_row()
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
            run = paragraph.add_run(_clean(text))
            run.font.size, run.bold = Pt(9), number == 0
            if number == 0:
                run.font.color.rgb = _colour(ACCENT)
    _settle(table, widths)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _widths(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], whole: float = 160) -> list[float]:
    """Millimetres for each column, by how much stands in it."""
    columns = zip(*(head, *rows), strict=True)
    weights = [min(max(max(map(_breadth, column)), 14), 44) for column in columns]
    return [round(whole * weight / sum(weights), 1) for weight in weights]


def _breadth(text: str) -> int:
    return sum(2 if letter >= "\u2e80" else 1 for letter in text)


def _ruled(table: Any) -> None:
    """Lines between rows only."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", "8"), ("bottom", "4"), ("insideH", "4")):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", "C9D2D9")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    table._tbl.tblPr.append(borders)


def _settle(table: Any, widths: list[float]) -> None:
    """Fix the columns; no row breaks over two pages, and the header stands on every page the table reaches."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _sign(document: Any, lines: tuple[str, ...]) -> None:
    from docx.shared import Pt

    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(14)
        paragraph.paragraph_format.keep_together = True
        paragraph.add_run(_clean(line) + "  " + "_" * 40).font.color.rgb = _colour(SOFT)


def _properties(document: Any, print_document: PrintDocument, made_at: dt.datetime) -> None:
    stamp = made_at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title, properties.language = _clean(print_document.title)[:250], print_document.language
    properties.created = properties.modified = stamp
    properties.revision = 1


def _settled(document: Any) -> bytes:
    """The document with every member dated alike, so that bytes do not depend on the hour of saving."""
    loose, settled = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            if member.filename != "docProps/thumbnail.jpeg":
                entry = zipfile.ZipInfo(member.filename, ZIP_EPOCH)
                entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
                target.writestr(entry, _own_part(member.filename, source.read(member)))
    return settled.getvalue()


def _own_part(name: str, content: bytes) -> bytes:
    """A part of the package without what the template says of another program and another document."""
    if name == "docProps/app.xml":
        return APPLICATION.encode("ascii")
    if name != "_rels/.rels":
        return content
    import re

    return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
