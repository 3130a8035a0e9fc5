"""The dossier as one PDF: typst prints the words, pikepdf lays the exhibits behind their dividers and stamps them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import attrs

from rejoinder.adapters.output.exhibit_pages import PagedExhibit, paged_exhibit
from rejoinder.adapters.output.typst import render_template
from rejoinder.assembly.dossier import Divider, Dossier
from rejoinder.assembly.print_document import Block, FactList, Grid, Heading, Paragraph, Points, PrintDocument
from rejoinder.domain.evidence import Paper
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.ports import Contents

STAMP_WIDTH, STAMP_HEIGHT = 595.0, 28.0
NARROWEST = 300.0
"""A narrower page (a till receipt) is set on one of this width, so that its stamp can be read."""


def render_dossier(dossier: Dossier, contents: Contents) -> bytes:
    """The dossier's PDF. The same dossier and papers give the same bytes.

    Every exhibit follows its divider: page, size and content as they are, with a strip added below that says which
    exhibit, which page of it and which page of the whole this is. No part of a page is covered.
    """
    import pikepdf

    exhibits = [_paged_exhibit(divider, dossier, contents) for divider in dossier.exhibits]
    with pikepdf.open(io.BytesIO(render_template("dossier", _template_data(dossier, exhibits)))) as book:
        front = len(book.pages) - len(exhibits)
        stamps = pikepdf.open(io.BytesIO(_stamps(dossier, exhibits, front))) if exhibits else None
        at = front
        for divider, one in zip(dossier.exhibits, exhibits, strict=True):
            at += 1
            at = _insert(book, at, one, divider, stamps)
        _label(book, front, dossier.exhibits, exhibits)
        return _saved(book, dossier)


def _paged_exhibit(divider: Divider, dossier: Dossier, contents: Contents) -> PagedExhibit:
    paper = divider.paper
    try:
        content = contents.of(paper.sha256)
    except (LookupError, OSError):
        content = b""
    redacted = bool(divider.stamp)
    paged = paged_exhibit(
        paper, content, name=divider.name, say=dossier.say, language=dossier.language, redacted=redacted
    )
    return paged if divider.mail is None else _behind_its_mail(paged, divider.mail, dossier, contents)


def _behind_its_mail(attachment: PagedExhibit, mail: Paper, dossier: Dossier, contents: Contents) -> PagedExhibit:
    """The pages with the words of the mail that they came in before them."""
    try:
        content = contents.of(mail.sha256)
    except (LookupError, OSError):
        return attachment
    mail_pages = paged_exhibit(mail, content, name=mail.name, say=dossier.say, language=dossier.language, alone=True)
    mail_pages.document.pages.extend(attachment.document.pages)
    return attrs.evolve(attachment, document=mail_pages.document, captions=(*mail_pages.captions, *attachment.captions))


def _template_data(dossier: Dossier, exhibits: Sequence[PagedExhibit]) -> dict[str, Any]:
    """What the template is filled with."""
    return {
        "language": dossier.language,
        "title": dossier.title,
        "status": dossier.status,
        "mark": _mark(dossier),
        "ready": dossier.ready,
        "running": " – ".join(
            filter(None, (dossier.title, dossier.identification[0][1] if dossier.identification else ""))
        ),
        "platform": dossier.platform,
        "as_of": dossier.as_of,
        "matter": [list(row) for row in dossier.identification],
        "words": dict(dossier.words),
        "chronology": {"head": dossier.chronology.head, "rows": dossier.chronology.rows},
        "matrix": {"head": dossier.matrix.head, "rows": dossier.matrix.rows},
        "statement": _print_document(dossier.statement),
        "exhibits": [_divider(d, one) for d, one in zip(dossier.exhibits, exhibits, strict=True)],
    }


def _divider(divider: Divider, exhibit: PagedExhibit) -> dict[str, Any]:
    return {
        "number": divider.number,
        "heading": divider.heading,
        "title": divider.title,
        "name": divider.name,
        "size": divider.size,
        "shows": divider.shows,
        "sha256": divider.sha256,
        "pages": len(exhibit.document.pages),
        "note": " ".join(filter(None, (divider.note, exhibit.note))),
    }


def _print_document(print_document: PrintDocument) -> dict[str, Any]:
    return {
        "title": print_document.title,
        "banner": print_document.banner,
        "blocks": [_block(block) for block in print_document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kinds = {Heading: "heading", Paragraph: "paragraph", Points: "points", FactList: "facts", Grid: "grid"}
    return {"kind": kinds[type(block)], **attrs.asdict(block)}


def _stamps(dossier: Dossier, exhibits: Sequence[PagedExhibit], front: int) -> bytes:
    """One strip for each exhibit page, in order."""
    total = front + len(exhibits) + sum(len(one.document.pages) for one in exhibits)
    running, strips = front, []
    for divider, one in zip(dossier.exhibits, exhibits, strict=True):
        running += 1
        count = len(one.document.pages)
        for page, caption in enumerate(one.captions, 1):
            running += 1
            left = dossier.say(phrase("document.stamp", number=divider.number, page=page, pages=count))
            right = dossier.say(phrase("document.stamp-running", page=running, pages=total))
            stamped = f"{caption} · {divider.stamp}" if divider.stamp else caption
            strips.append({"left": left, "caption": stamped, "right": right})
    mark = "" if dossier.ready else _mark(dossier)
    return render_template("stamp", {"language": dossier.language, "mark": mark, "stamps": strips})


def _mark(dossier: Dossier) -> str:
    """The first word of the warning on a draft."""
    return dossier.status.split(".")[0].split("\u3000")[0]


def _insert(book: Any, at: int, exhibit: PagedExhibit, divider: Divider, stamps: Any) -> int:
    """Put an exhibit's pages behind its divider at this place; returns the place after them."""
    for page in exhibit.document.pages:
        stamp = stamps.pages[0]
        book.pages.insert(at, _stamped(book, page, stamp))
        del stamps.pages[0]
        at += 1
    return at


def _stamped(book: Any, page: Any, stamp: Any) -> Any:
    """The page as it is, on a page that is longer by the strip below it."""
    import pikepdf

    page.trimbox = page.cropbox
    shown = book.copy_foreign(page.as_form_xobject(handle_transformations=True))
    strip = book.copy_foreign(stamp.as_form_xobject())
    left, bottom, right, top = _outline(shown)
    width, height = right - left, top - bottom
    page_width = max(width, NARROWEST)
    scale = page_width / STAMP_WIDTH
    band = STAMP_HEIGHT * scale
    words = (
        f"q 1 0 0 1 {(page_width - width) / 2 - left:.3f} {band - bottom:.3f} cm /Page Do Q "
        f"q {scale:.5f} 0 0 {scale:.5f} 0 0 cm /Stamp Do Q"
    )
    return pikepdf.Page(
        book.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Page,
                MediaBox=[0, 0, round(page_width, 3), round(height + band, 3)],
                Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=shown, Stamp=strip)),
                Contents=book.make_stream(words.encode()),
            )
        )
    )


def _outline(form: Any) -> tuple[float, float, float, float]:
    """Where a form paints once its own matrix is applied: left, bottom, right, top."""
    x0, y0, x1, y1 = (float(value) for value in form.BBox)
    a, b, c, d, e, f = (float(value) for value in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _label(book: Any, front: int, dividers: Sequence[Divider], exhibits: Sequence[PagedExhibit]) -> None:
    """Bookmarks, and names of pages in a viewer: 1, 2, 3 for the words, then 2-0, 2-1, 2-2 for exhibit 2."""
    import pikepdf

    marks = [0, pikepdf.Dictionary(S=pikepdf.Name.D)]
    at = front
    for divider, one in zip(dividers, exhibits, strict=True):
        prefix = pikepdf.String(f"{divider.number}-")
        marks += [at, pikepdf.Dictionary(P=pikepdf.String(f"{divider.number}-0"))]
        marks += [at + 1, pikepdf.Dictionary(P=prefix, S=pikepdf.Name.D)]
        at += 1 + len(one.document.pages)
    with book.open_outline() as outline:
        entries = outline.root[-len(dividers) :] if dividers else []
        for entry, divider in zip(entries, dividers, strict=True):
            entry.title = f"{divider.heading} – {divider.title}"
    book.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(marks))
    book.Root.PageMode = pikepdf.Name.UseOutlines


def _saved(book: Any, dossier: Dossier) -> bytes:
    """The bytes, with a title and a language, and nothing about the machine."""
    import pikepdf

    for name in ("/Metadata",):
        if name in book.Root:
            del book.Root[name]
    for name in list(book.docinfo.keys()):
        del book.docinfo[name]
    book.docinfo["/Title"] = pikepdf.String(dossier.title)
    book.Root.Lang = pikepdf.String(dossier.language)
    written = io.BytesIO()
    book.save(
        written,
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return written.getvalue()
