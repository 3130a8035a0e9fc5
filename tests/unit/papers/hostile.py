"""Files that cost their reader more than a person ever sends, each in a way of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

NOTICE = b"Copyright complaint by Quillfeather Ltd against your listing 1005001234567890.\n"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


def _stream(words: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(words), words)


def tiling_pdf() -> bytes:
    """A few hundred bytes whose tiling pattern is drawn without end."""
    tile = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .001 .001]/XStep .001/YStep .001/Resources<<>>"
    )
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000 2000]/Contents 4 0 R/Resources<</Pattern<</P1 5 0 R>>>>>>",
        _stream(b"/Pattern cs /P1 scn 0 0 2000 2000 re f"),
        _stream(b"0 0 .0005 .0005 re f", tile),
    )


def pdf_of_pages(count: int = 200_000) -> bytes:
    """A PDF of very many empty pages."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    )


def long_header() -> bytes:
    """A mail with one very long Content-Type."""
    return b'From: a@b.example\nSubject: x\nContent-Type: text/plain; a="' + b'\\";' * 800_000 + b"\n\n" + NOTICE


def many_parts() -> bytes:
    """A mail of very many parts."""
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    return b"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + part * 320_000 + b"--b--\n"


def many_addresses() -> bytes:
    """A mail to very many people."""
    return b"From: a@b.example\nTo: " + b"a@b.example, " * 340_000 + b"\nSubject: x\n\n" + NOTICE


def deep_page() -> bytes:
    """A page of elements in elements."""
    return b"<html><body>" + b"<div>" * 1_900_000 + NOTICE


def page_of_links() -> bytes:
    """A page of 15 MB of links."""
    link = b'<a href="https://www.aliexpress.com/item/10050012345%05d.html">item</a> '
    return b"<html><body>" + NOTICE + b"".join(link % (number % 100_000) for number in range(210_000))


HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "tiling.pdf": tiling_pdf,
    "pages.pdf": pdf_of_pages,
    "header.eml": long_header,
    "parts.eml": many_parts,
    "addresses.eml": many_addresses,
    "deep.html": deep_page,
    "links.html": page_of_links,
}
