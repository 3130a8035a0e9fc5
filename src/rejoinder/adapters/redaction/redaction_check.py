"""Whether a redacted copy still shows anywhere what it should hide: in its words, its streams and beside them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence

from rejoinder.adapters.redaction.redaction_docx import redacted_docx
from rejoinder.adapters.redaction.redaction_spreadsheet import Blackout, redacted_csv, redacted_xlsx
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.assembly.redaction import Secret, fold_text, spans
from rejoinder.domain.evidence import Paper
from rejoinder.domain.media_type import DOCX, XLSX

STREAM_LIMIT = 200_000_000
SECONDS = 60


def traces(copy: Paper, content: bytes, secrets: Sequence[Secret]) -> tuple[str, ...]:
    """Where a secret is still found: `words`, `columns`, `bytes`, `properties`; empty where the copy is clean.

    Args:
        copy: what the reader of its kind made of the copy, read again.
        content: the bytes of the copy.
    """
    media_type = copy.media_type
    found = {
        "words": _in_words(copy, secrets),
        "columns": _in_columns(content, media_type, secrets),
        "bytes": _in_bytes(content, media_type, secrets),
        "properties": _beside(content, media_type),
    }
    return tuple(name for name, there in found.items() if there)


def _in_words(copy: Paper, secrets: Sequence[Secret]) -> bool:
    if dict(copy.metadata).get("broken"):
        return True
    texts = [*copy.pages, *(page.layout for page in copy.document.pages)] if copy.media_type != XLSX else []
    return any(True for text in texts for secret in secrets for _ in spans(text, secret))


def _in_columns(content: bytes, media_type: str, secrets: Sequence[Secret]) -> bool:
    """Prices that are hidden only where a column of money holds them; a worksheet's cells by their values."""
    if media_type == "application/pdf":
        import pypdfium2  # noqa: F401  loaded once, before the work is done apart

        return bool(run_sandboxed(lambda file: _again(file, secrets), content, seconds=SECONDS))
    blackout = Blackout(secrets, {})
    if media_type == XLSX:
        redacted_xlsx(content, blackout)
    elif media_type == DOCX:
        redacted_docx(content, blackout, bytes)
    elif media_type == "text/csv":
        redacted_csv(content.decode("utf-8-sig"), blackout)
    return bool(+blackout.counts)


def _again(content: bytes, secrets: Sequence[Secret]) -> int:
    import pypdfium2 as pdfium

    from rejoinder.adapters.redaction.redaction_layout import hits
    from rejoinder.adapters.redaction.redaction_pdf import _letters

    document = pdfium.PdfDocument(content)
    return sum(len(hits(_letters(page, 2000, 2800), secrets)) for page in document)


def _in_bytes(content: bytes, media_type: str, secrets: Sequence[Secret]) -> bool:
    """Every stream of the file, unpacked, in every way in which words are written into files."""
    words = [secret.text for secret in secrets if secret.text]
    needles = [needle for word in words for needle in _spellings(word)]
    streams = list(_streams(content, media_type)) if needles else []
    flat = [fold_text(word)[0] for word in words]
    return any(needle in stream for stream in streams for needle in needles) or any(
        word in fold_text(stream.decode("utf-8", "replace"))[0]
        for stream in streams[:40]
        for word in flat
        if _texty(stream)
    )


def _texty(stream: bytes) -> bool:
    return len(stream) < 2_000_000 and b"\x00" not in stream[:4096]


def _spellings(word: str) -> Iterator[bytes]:
    if len(word) < 3:
        return
    for encoding in ("utf-8", "utf-16-be", "utf-16-le", "gb18030", "cp1251"):
        try:
            yield word.encode(encoding)
        except UnicodeEncodeError:
            continue
    wide = word.encode("utf-16-be").hex()
    yield from (wide.encode("ascii"), wide.upper().encode("ascii"))


def _streams(content: bytes, media_type: str) -> Iterator[bytes]:
    yield content
    if media_type == "application/pdf":
        yield from _pdf_streams(content)
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for entry in book.infolist():
                yield entry.filename.encode("utf-8")
                if entry.file_size <= STREAM_LIMIT:
                    yield book.read(entry)


def _pdf_streams(content: bytes) -> Iterator[bytes]:
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as book:
        for item in book.objects:
            if isinstance(item, pikepdf.Stream):
                try:
                    yield bytes(item.read_bytes())
                except pikepdf.PdfError:
                    yield bytes(item.read_raw_bytes())


def _beside(content: bytes, media_type: str) -> bool:
    """What a picture or a PDF says of its making, which no copy of ours carries."""
    if media_type.startswith("image/"):
        from PIL import Image

        with Image.open(io.BytesIO(content)) as picture:
            fields = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "icc_profile"} & set(picture.info)
            inner = dict(picture.getexif()) if picture.format != "TIFF" else {}
            return bool(fields or inner)
    if media_type == "application/pdf":
        import pikepdf

        with pikepdf.open(io.BytesIO(content)) as book:
            return bool(list(book.docinfo.keys())) or "/Metadata" in book.Root or "/AcroForm" in book.Root
    return False
