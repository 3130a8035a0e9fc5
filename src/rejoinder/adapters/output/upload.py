"""The dossier cut to what a form takes: whole pages told apart, pictures in them made smaller, or pages as pictures."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.assembly.limit import Cut, DossierPart, Limits
from rejoinder.document.broken_file import FileIsBroken

SECONDS = 240
PAGE_LIMIT = 1_500
LEVELS = ((2_300, 82), (1_750, 75), (1_300, 65), (1_000, 50))
"""Longest side of a picture in pixels, and its JPEG quality: about 200, 150, 110 and 85 dots an inch on a page."""
ON_ONE = (1, 2, 4, 6, 9)
"""Pages that may stand on one picture."""


@attrs.frozen
class _Sheaf:
    """Files made at one level: their bytes and the pages on each, from 0, the last one excluded."""

    files: tuple[tuple[bytes, int, int], ...]
    side: int | None
    on_one: int = 1

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(content) for content, _, _ in self.files)


def fit_to_limits(dossier: bytes, limits: Limits) -> Cut | None:
    """The first way that fits, else the smallest that was tried; None where no copy could be made.

    The work is done in a bounded process of its own, for the pages of strangers' files are drawn.
    """
    import pikepdf  # noqa: F401  loaded once, before the work is done apart
    import pypdfium2  # noqa: F401

    suffix = ".pdf" if limits.takes_pdf else f".{limits.picture_type}"
    if not limits.takes_pdf and limits.picture_type is None:
        return None
    with tempfile.TemporaryDirectory(prefix="cut-") as folder:
        try:
            result = run_sandboxed(lambda content: _cut_into(content, limits, Path(folder)), dossier, seconds=SECONDS)
        except FileIsBroken:
            return None
        parts = tuple(
            DossierPart(content=(Path(folder) / str(number)).read_bytes(), suffix=suffix, first=first + 1, last=last)
            for number, (first, last) in enumerate(result["pages"])
        )
    return Cut(parts=parts, side=result["side"], on_one=result["on_one"], fits=result["fits"])


def _cut_into(dossier: bytes, limits: Limits, folder: Path) -> dict[str, Any]:
    best: _Sheaf | None = None
    for sheaf in _pdf_cuts(dossier, limits) if limits.takes_pdf else _pictured(dossier, limits):
        if best is None or sum(sheaf.sizes) <= sum(best.sizes):
            best = sheaf
        if limits.fit(sheaf.sizes):
            best = sheaf
            break
    assert best is not None
    for number, (content, _, _) in enumerate(best.files):
        (folder / str(number)).write_bytes(content)
    pages = [[first, last] for _, first, last in best.files]
    return {"pages": pages, "side": best.side, "on_one": best.on_one, "fits": limits.fit(best.sizes)}


def _pdf_cuts(dossier: bytes, limits: Limits) -> Iterator[_Sheaf]:
    """Parts of the PDF as they are, then with smaller pictures, then with what is still too large drawn anew."""
    import pikepdf

    most = limits.largest or len(dossier)
    for level in (None, *LEVELS):
        with pikepdf.open(io.BytesIO(dossier)) as book:
            if len(book.pages) > PAGE_LIMIT:
                raise ValueError(len(book.pages))
            _let_go(book)
            if level is not None:
                _shrink(book, *level)
            redraw = (lambda page, at=level: _page_as_picture(dossier, page, *at)) if level else None
            yield _Sheaf(tuple(_parts(book, most, redraw)), level[0] if level else None)


def _let_go(book: Any) -> None:
    """Links to other pages would carry the whole dossier into each part."""
    for page in book.pages:
        if "/Annots" in page.obj:
            del page.obj.Annots


def _parts(book: Any, most: int, redraw: Callable[[int], bytes] | None) -> Iterator[tuple[bytes, int, int]]:
    """As many pages to a part as fit; a page that fits nowhere is drawn anew, or has a part of its own."""
    at, count = 0, len(book.pages)
    while at < count:
        content, end = _longest(book, at, most)
        if len(content) > most and redraw is not None:
            content = min(content, redraw(at), key=len)
        yield content, at, end
        at = end


def _longest(book: Any, first: int, most: int) -> tuple[bytes, int]:
    """The longest run of pages from this one that fits, by halving; one page at least."""
    low, high = first + 1, len(book.pages)
    whole = _saved(book, range(first, high))
    if len(whole) <= most:
        return whole, high
    content = _saved(book, range(first, low))
    while low + 1 < high:
        middle = (low + high) // 2
        tried = _saved(book, range(first, middle))
        if len(tried) <= most:
            low, content = middle, tried
        else:
            high = middle
    return content, low


def _saved(book: Any, pages: Sequence[int]) -> bytes:
    import pikepdf

    part = pikepdf.new()
    for number in pages:
        part.pages.append(book.pages[number])
    if "/Title" in book.docinfo:
        part.docinfo["/Title"] = book.docinfo["/Title"]
    part.remove_unreferenced_resources()
    written = io.BytesIO()
    part.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _shrink(book: Any, side: int, quality: int) -> None:
    """Every picture of the file at most this large, as JPEG, where that makes it smaller."""
    import pikepdf

    for item in book.objects:
        plain = isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        if plain and not any(name in item for name in ("/ImageMask", "/Mask", "/Decode")):
            with suppress(pikepdf.PdfError, ValueError, TypeError, KeyError, OSError, NotImplementedError):
                _shrunk(item, side, quality)


def _shrunk(stream: Any, side: int, quality: int) -> None:
    import pikepdf

    picture = pikepdf.PdfImage(stream).as_pil_image()
    picture = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    picture.thumbnail((side, side))
    written = _jpeg(picture, quality)
    if len(written) >= len(stream.read_raw_bytes()):
        return
    stream.write(written, filter=pikepdf.Name.DCTDecode)
    stream.Width, stream.Height = picture.size
    stream.BitsPerComponent = 8
    stream.ColorSpace = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB


def _jpeg(picture: Any, quality: int) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def _page_as_picture(dossier: bytes, number: int, side: int, quality: int) -> bytes:
    """One page as a PDF of its picture."""
    import pypdfium2 as pdfium

    from rejoinder.adapters.output.exhibit_picture import picture_pages

    document = pdfium.PdfDocument(dossier)
    try:
        book, _ = picture_pages(_jpeg(_rendered(document[number], side), quality))
    finally:
        document.close()
    written = io.BytesIO()
    book.save(written, deterministic_id=True)
    return written.getvalue()


def _rendered(page: Any, side: int) -> Any:
    scale = side / max(page.get_size())
    return page.render(scale=scale).to_pil().convert("RGB")


def _pictured(dossier: bytes, limits: Limits) -> Iterator[_Sheaf]:
    """Pages as pictures, as few on each as the number of files allows, ever smaller."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(dossier)
    count = len(document)
    if count > PAGE_LIMIT:
        raise ValueError(count)
    on_one = next((n for n in ON_ONE if limits.files is None or -(-count // n) <= limits.files), ON_ONE[-1])
    for side, quality in LEVELS:
        files = []
        for first in range(0, count, on_one):
            last = min(first + on_one, count)
            montage = _montage([_rendered(document[number], side) for number in range(first, last)], on_one)
            files.append((_written(montage, quality, limits.picture_type), first, last))
        yield _Sheaf(tuple(files), side, on_one)


def _written(montage: Any, quality: int, kind: str | None) -> bytes:
    if kind == "jpg":
        return _jpeg(montage, quality)
    written = io.BytesIO()
    montage.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _montage(pages: Sequence[Any], on_one: int) -> Any:
    """Pages beside and below each other, in reading order, on white."""
    from PIL import Image

    if on_one == 1:
        return pages[0]
    across = {2: 2, 4: 2, 6: 3, 9: 3}[on_one]
    wide, high = max(page.width for page in pages), max(page.height for page in pages)
    across = min(across, len(pages))
    down = -(-len(pages) // across)
    montage = Image.new("RGB", (wide * across, high * down), "white")
    for place, page in enumerate(pages):
        montage.paste(page, (wide * (place % across), high * (place // across)))
    return montage
