"""Word documents redacted: secrets replaced in every story, and only the parts that a reader sees kept.

Versions, comments, hidden words, fields' instructions, embedded files, custom data and properties stay behind.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from rejoinder.adapters.redaction.redaction_spreadsheet import Blackout
from rejoinder.assembly.redaction import spans

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALLOWED_PARTS = re.compile(
    r"word/(?:document|styles|numbering|fontTable|footnotes|endnotes|header\d*|footer\d*)\.xml"
    r"|word/(?:_rels/(?:document|header\d*|footer\d*|footnotes)\.xml\.rels)|word/theme/theme\d*\.xml"
    r"|word/media/[\w.-]+\.(?:png|jpe?g)|\[Content_Types\]\.xml|_rels/\.rels",
    re.IGNORECASE,
)
_STORY = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml", re.IGNORECASE)
_GONE = {
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "instrText", "delText",
        "delInstrText", "proofErr", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "numberingChange", "object", "altChunk", "customXmlPr", "sdtPr", "docPartObj", "permStart", "permEnd",
        "bookmarkStart", "bookmarkEnd", "fldData",
    )
}  # fmt: skip
_UNWRAPPED = {
    f"{W}{name}" for name in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple")
}
_STYLES = "word/styles.xml"
_PART_LIMIT = 60_000_000
_STYLES_DEEP = 9
"""Styles that are made from styles; Word itself allows no more."""


Retouch = Callable[[bytes], bytes]
"""Draws a picture anew, without what it may not show and what its file says beside it."""


def redacted_docx(content: bytes, blackout: Blackout, retouched: Retouch) -> bytes:
    """The document again, without its secrets and without what lies behind its words. Raises: ValueError, OSError."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = {entry.filename: entry for entry in old.infolist() if _ALLOWED_PARTS.fullmatch(entry.filename)}
        if sum(entry.file_size for entry in entries.values()) > _PART_LIMIT:
            raise ValueError("too much to unpack")
        hidden = _hidden_styles(old.read(_STYLES)) if _STYLES in entries else frozenset()
        parts = {name: _part(name, old.read(name), entries, hidden, blackout, retouched) for name in sorted(entries)}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, parts[name])
    return written.getvalue()


def _part(
    name: str, content: bytes, entries: Any, hidden: frozenset[str], blackout: Blackout, retouched: Retouch
) -> bytes:
    if name.endswith(".rels"):
        return _relations(name, content, entries)
    if name == "[Content_Types].xml":
        return _types(content, entries)
    if _STORY.fullmatch(name):
        return _story(content, hidden, blackout)
    if name.startswith("word/media/"):
        return retouched(content)
    return _without_attributes(content)


def _parsed(content: bytes) -> Any:
    etree: Any = import_module("lxml.etree")

    reader = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(content, reader)


def _written(tree: Any) -> bytes:
    etree: Any = import_module("lxml.etree")

    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _story(content: bytes, hidden: frozenset[str], blackout: Blackout) -> bytes:
    tree = _parsed(content)
    for node in list(tree.iter()):
        if node.tag in _GONE and node.getparent() is not None:
            node.getparent().remove(node)
    for run in list(tree.iter(f"{W}r")):
        if (_vanishes(run) or _styled_away(run, hidden)) and run.getparent() is not None:
            run.getparent().remove(run)
    for node in list(tree.iter()):
        if node.tag in _UNWRAPPED and node.getparent() is not None:
            _unwrap(node)
    _forget(tree)
    for paragraph in tree.iter(f"{W}p"):
        _paragraph(paragraph, blackout)
    _tables(tree, blackout)
    return _written(tree)


def _vanishes(node: Any) -> bool:
    """Whether a run, or a style, hides its words."""
    mark = node.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _styled_away(run: Any, hidden: frozenset[str]) -> bool:
    """Whether the style of a run, or of a paragraph that it stands in, is one of those that hide words."""
    if not hidden:
        return False
    paragraphs = run.iterancestors(f"{W}p")
    return _named(run, "rPr/rStyle") in hidden or any(_named(each, "pPr/pStyle") in hidden for each in paragraphs)


def _hidden_styles(content: bytes) -> frozenset[str]:
    """The styles that hide words, and those that are made from them."""
    styles = {style.get(f"{W}styleId"): style for style in _parsed(content).iter(f"{W}style")}
    hidden = {name for name, style in styles.items() if name and _vanishes(style)}
    for _ in range(_STYLES_DEEP):
        hidden |= {name for name, style in styles.items() if name and _named(style, "basedOn") in hidden}
    return frozenset(hidden)


def _named(node: Any, path: str) -> str | None:
    found = node.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def _unwrap(node: Any) -> None:
    parent, place = node.getparent(), node.getparent().index(node)
    for child in reversed(list(node)):
        parent.insert(place, child)
    parent.remove(node)


def _forget(tree: Any) -> None:
    """Marks of editing sessions, and the words that describe pictures."""
    for node in tree.iter():
        for name in list(node.attrib):
            local = name.rpartition("}")[2]
            if local.startswith("rsid") or local in ("author", "date", "initials", "descr", "title", "tooltip"):
                del node.attrib[name]


def _paragraph(paragraph: Any, blackout: Blackout) -> None:
    """Secrets replaced where they stand, although a secret may run over several runs."""
    texts = list(paragraph.iter(f"{W}t"))
    whole = "".join(node.text or "" for node in texts)
    found = sorted(
        {(span, secret.ground) for secret in blackout.secrets for span in spans(whole, secret)},
        key=lambda each: (each[0][0], -each[0][1]),
    )
    for (start, end), ground in reversed(_apart(found)):
        blackout.counts[ground] += 1
        _replace(texts, start, end, blackout.bar(ground))


def _apart(found: Sequence[tuple[tuple[int, int], Any]]) -> list[tuple[tuple[int, int], Any]]:
    separate: list[tuple[tuple[int, int], Any]] = []
    for one in found:
        if not separate or one[0][0] >= separate[-1][0][1]:
            separate.append(one)
    return separate


def _replace(texts: Sequence[Any], start: int, end: int, bar: str) -> None:
    at = 0
    for node in texts:
        text = node.text or ""
        a, b = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if a < b:
            node.text = text[:a] + bar + text[b:]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            bar = ""


def _tables(tree: Any, blackout: Blackout) -> None:
    """Prices that also mean something else, in columns of money."""
    for table in tree.iter(f"{W}tbl"):
        money: set[int] = set()
        for row in table.iterchildren(f"{W}tr"):
            cells = list(row.iterchildren(f"{W}tc"))
            cell_texts = ["".join(node.text or "" for node in cell.iter(f"{W}t")) for cell in cells]
            for cell, before, after in zip(cells, cell_texts, blackout.row(cell_texts, money), strict=True):
                if after != before:
                    texts = list(cell.iter(f"{W}t"))
                    for node in texts[1:]:
                        node.text = ""
                    texts[0].text = str(after)


def _without_attributes(content: bytes) -> bytes:
    tree = _parsed(content)
    _forget(tree)
    return _written(tree)


def _relations(name: str, content: bytes, entries: Any) -> bytes:
    """Only relations to parts that are kept; no link leads out of the document."""
    tree = _parsed(content)
    folder = name.rpartition("_rels/")[0]
    for node in list(tree):
        target = str(node.get("Target", ""))
        path = target.lstrip("/") if target.startswith("/") else folder + target
        if node.get("TargetMode") == "External" or path not in entries:
            tree.remove(node)
    return _written(tree)


def _types(content: bytes, entries: Any) -> bytes:
    tree = _parsed(content)
    for node in list(tree):
        name = node.get("PartName")
        if name is not None and name.lstrip("/") not in entries:
            tree.remove(node)
    return _written(tree)
