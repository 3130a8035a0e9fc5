"""Media type sniffing of papers: magic numbers, the parts of a container, and the name of plain words."""

from __future__ import annotations

from pathlib import PurePosixPath

from rejoinder.adapters.formats.file_kind import COMPOUND, OUTLOOK
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.evidence import WITHIN
from rejoinder.domain.media_type import DOCX, UNKNOWN, XLSX

_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"8BPS\x00\x01", "image/vnd.adobe.photoshop"),
)
_OUTLOOK = "__properties_version1.0".encode("utf-16-le")
"""What an Outlook mail holds and other files of old office programs do not."""
_HEIF = {b"heic", b"heix", b"hevc", b"mif1", b"msf1"}
_TEXTS = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".html": "text/html",
    ".htm": "text/html",
    ".eml": "message/rfc822",
    ".xml": "application/xml",
    ".json": "application/json",
}


def media_type_of(content: bytes, name: str) -> str:
    """What the bytes are; the name decides only between kinds of plain words."""
    head = content[:1024]
    if b"%PDF-" in head:
        return "application/pdf"
    for magic, media_type in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or _suffix(name) == ".bmp"):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        return "image/heic"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if head.startswith(COMPOUND) and _OUTLOOK in content:
        return OUTLOOK
    return _words(head, content, _suffix(name))


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace(WITHIN, "/")).suffix.lower()


def _zipped(content: bytes) -> str:
    from rejoinder.adapters.formats.paper_zip import Container

    try:
        names = set(Container(content).names)
    except FileIsBroken:
        return "application/zip"
    for part, media_type in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("OFD.xml", "application/ofd")):
        if part in names:
            return media_type
    return "application/zip"


def _words(head: bytes, content: bytes, suffix: str) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\x00" in content[:8192] or (not start and not content.strip())):
        return _TEXTS.get(suffix, UNKNOWN) if not content.strip() else UNKNOWN
    if start.startswith(b"<?xml"):
        return "text/html" if b"<html" in start else "application/xml"
    if start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    if suffix == ".txt" and _tabbed(content[:4096]):
        return "text/csv"
    if suffix in _TEXTS:
        return _TEXTS[suffix]
    return "text/plain" if _plain(content[:65536]) else UNKNOWN


_TABS = 4
"""Tabs in each of the first lines from which on words are a table, as marketplaces export their orders."""


def _tabbed(head: bytes) -> bool:
    """Whether the first two lines are parted by equally many tabs, more than prose has."""
    first, _, rest = head.partition(b"\n")
    second = rest.partition(b"\n")[0]
    return first.count(b"\t") == second.count(b"\t") >= _TABS


def _plain(content: bytes) -> bool:
    """Whether bytes without a telling name are words: hardly any control characters."""
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in content)
    return control * 200 <= len(content)
