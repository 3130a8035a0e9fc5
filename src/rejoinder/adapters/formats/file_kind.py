"""What kind of file this is: the first bytes say it, else the name, else whoever sent it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from rejoinder.domain.media_type import DOCX, XLSX

MAIL, PAGE, PLAIN, PDF = "message/rfc822", "text/html", "text/plain", "application/pdf"
OUTLOOK, ARCHIVED_PAGE, ZIP, XML = "application/vnd.ms-outlook", "multipart/related", "application/zip", "text/xml"
CSV = "text/csv"
SUFFIXES: Mapping[str, str] = {
    ".eml": MAIL,
    ".msg": OUTLOOK,
    ".html": PAGE,
    ".htm": PAGE,
    ".mht": ARCHIVED_PAGE,
    ".mhtml": ARCHIVED_PAGE,
    ".txt": PLAIN,
    ".md": "text/markdown",
    ".pdf": PDF,
    ".docx": DOCX,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
}
"""Endings that a complaint comes in."""
ATTACHED_SUFFIXES: Mapping[str, str] = {
    **SUFFIXES,
    ".xml": XML,
    ".csv": CSV,
    ".tsv": CSV,
    ".xlsx": XLSX,
    ".zip": ZIP,
    ".log": PLAIN,
}
"""Endings of papers whose words can be read where they come with a complaint."""
EXPORT_SUFFIXES: Mapping[str, str] = {".csv": CSV, ".tsv": CSV, ".xlsx": XLSX, ".xlsm": XLSX}
"""Endings of spreadsheets with one complaint a row."""
PICTURES: Mapping[str, re.Pattern[bytes]] = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "image/tiff": re.compile(rb"II\*\x00|MM\x00\*"),
    "image/heic": re.compile(rb"....ftyp(?:hei[cxs]|hev[cx]|mif1|msf1)", re.DOTALL),
}
"""Pictures, by what stands at their beginning."""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ALIASES: Mapping[str, str] = {"application/xhtml+xml": PAGE, "application/xml": XML, "application/x-pdf": PDF}
_ARCHIVED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEADED = re.compile(rb"\A\s*[A-Za-z][\w-]{1,40}:[^\r\n]*\r?\n")
_OFFICE: tuple[tuple[str, str], ...] = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))
HEAD = 8_192


def kind_of(content: bytes, name: str, declared: str | None = None, known: Mapping[str, str] = SUFFIXES) -> str | None:
    """The media type to open a file as, or None where neither bytes, name nor label tell.

    A file that is plainly a PDF, a picture, an Outlook mail or an archived page is opened as that, whatever its name.
    """
    suffix = name.lower().rpartition(".")
    named = known.get(f".{suffix[2]}") if suffix[1] else None
    proved = _proved_kind(content, named)
    if proved is not None:
        return proved
    label = (declared or "").lower()
    label = _ALIASES.get(label, XML if label.endswith("+xml") else label)
    return named or (label if label in known.values() else None) or (_by_look(content) if declared else None)


def picture_of(content: bytes) -> str | None:
    """The media type of a picture; None where the bytes are none."""
    return next((kind for kind, magic in PICTURES.items() if magic.match(content)), None)


def _proved_kind(content: bytes, named: str | None) -> str | None:
    """What the first bytes prove."""
    if b"%PDF-" in content[:1024] and (named in (None, PDF) or content.startswith(b"%PDF-")):
        return PDF
    if content.startswith(COMPOUND):
        return OUTLOOK
    picture = picture_of(content)
    if picture is not None:
        return picture
    if content.startswith(b"PK\x03\x04"):
        return _container(content)
    if named == PAGE and _HEADED.match(content[:HEAD]) and _ARCHIVED.search(content[:HEAD]):
        return ARCHIVED_PAGE
    return None


def _container(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            names = set(opened.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return ZIP
    return next((kind for part, kind in _OFFICE if part in names), ZIP)


def _by_look(content: bytes) -> str | None:
    """Mail programs send much as `application/octet-stream` without a name."""
    head = content[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return PAGE
    if head.startswith(b"<?xml"):
        return XML
    return None
