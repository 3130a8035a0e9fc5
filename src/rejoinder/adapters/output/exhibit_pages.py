"""Every kind of paper as faithful pages of a PDF; what cannot be shown becomes a page that says so."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from rejoinder.adapters.documents.paper import ENCLOSED_DEPTH, Papers
from rejoinder.adapters.formats.pdf_flatten import flatten_forms
from rejoinder.adapters.mail.mail_enclosed import MAILS, enclosed_files
from rejoinder.adapters.output.exhibit_part import Part
from rejoinder.adapters.output.exhibit_picture import PictureIsUnreadable, picture_pages
from rejoinder.adapters.output.exhibit_words import parts_of
from rejoinder.adapters.output.typst import render_template
from rejoinder.adapters.work.sandbox import run_sandboxed_to_file
from rejoinder.assembly.print_document import Say
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.evidence import WITHIN, Paper
from rejoinder.domain.phrase import phrase

PAGE_LIMIT = 400
"""Pages of one exhibit that are shown; a longer file is named as cut and lies whole in the packet."""


SECONDS = 30
"""Processor time for one PDF, whose pages and entries are all drawn anew."""


@attrs.frozen(kw_only=True)
class PagedExhibit:
    """An exhibit as pages, with a caption for each."""

    document: Any
    """A pikepdf.Pdf whose pages are the exhibit's."""
    captions: tuple[str, ...]
    language: str = "en"
    note: str | None = None
    """What the reader must know about the copy, such as that it is cut."""


def paged_exhibit(
    paper: Paper, content: bytes, *, name: str, say: Say, language: str, alone: bool = False, redacted: bool = False
) -> PagedExhibit:
    """The paper as pages. Nothing in the file is run, fetched or believed; a file that cannot be shown says why.

    Args:
        alone: whether a mail is shown without what is attached to it.
        redacted: whether this is a redacted copy, so that the packet does not hold the paper itself.
    """
    try:
        if paper.media_type == "application/pdf":
            return _pdf(content, name=name, say=say, language=language)
        if paper.media_type.startswith("image/") and paper.media_type != "image/svg+xml":
            return _picture(content, name=name, say=say)
        parts = parts_of(paper, content, say=say)
        if not parts:
            return _unshown("broken" if "broken" in dict(paper.metadata) else "kind", name, say, language)
        note = say(phrase("document.copy-of-redacted" if redacted else "document.copy-of"))
        paged = _words(parts, name=name, language=language, note=note)
        return paged if alone or paper.media_type not in MAILS else _with_files(paged, paper, content, name, say)
    except PictureIsUnreadable:
        return _unshown("broken", name, say, language)


def _pdf(content: bytes, *, name: str, say: Say, language: str) -> PagedExhibit:
    """A PDF as another program has written it anew, away from this one; what is opened here is only that copy."""
    import pikepdf

    try:
        count, copy = run_sandboxed_to_file(_copied, content, seconds=SECONDS)
        document = pikepdf.open(io.BytesIO(copy)) if count else None
    except (FileIsBroken, pikepdf.PdfError):
        return _unshown("broken", name, say, language)
    if document is None:
        return _unshown("broken" if count == 0 else "locked", name, say, language)
    rest = say(phrase("document.not-shown-rest", shown=PAGE_LIMIT, held=count)) if count > PAGE_LIMIT else None
    return PagedExhibit(document=document, captions=(name,) * len(document.pages), note=rest)


def _copied(content: bytes) -> tuple[int | None, bytes]:
    """How many pages a PDF has, and a copy of those that are shown, flattened; None where it is locked."""
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        return None, b""
    count = len(document.pages)
    del document.pages[PAGE_LIMIT:]
    flatten_forms(document)
    file = io.BytesIO()
    document.save(file)
    return count, file.getvalue()


def _picture(content: bytes, *, name: str, say: Say) -> PagedExhibit:
    document, sizes = picture_pages(content)
    if len(sizes) == 1:
        captions = [say(phrase("document.picture-size", width=sizes[0][0], height=sizes[0][1]))]
    else:
        captions = [
            say(phrase("document.picture-frame", number=n, count=len(sizes), width=width, height=height))
            for n, (width, height) in enumerate(sizes, 1)
        ]
    return PagedExhibit(document=document, captions=tuple(f"{name}, {words}" for words in captions))


def _words(parts: Sequence[Part], *, name: str, language: str, note: str) -> PagedExhibit:
    fixed = any(part["kind"] == "fixed" and part["width"] > part["height"] for part in parts)
    wide = fixed or any(part.get("columns", 0) > 7 for part in parts)
    content = _print({"language": language, "name": name, "wide": wide, "parts": list(parts)})
    count = len(content.pages)
    return PagedExhibit(document=content, captions=(name,) * count, language=language, note=note)


def _with_files(mail: PagedExhibit, paper: Paper, content: bytes, name: str, say: Say) -> PagedExhibit:
    """The mail's pages with those of what was attached behind them, each under its own name; a mail in a mail too."""
    captions = list(mail.captions)
    left = PAGE_LIMIT - len(captions)
    depth = paper.path.count(WITHIN)
    for title, inner in enclosed_files(content, paper.media_type).files if depth < ENCLOSED_DEPTH else ():
        opened = Papers().from_bytes(inner, relative=f"{paper.path}{WITHIN}{title}", place=paper.place)
        paged = paged_exhibit(
            opened, inner, name=f"{name} › {title}" if name else title, say=say, language=mail.language
        )
        if left < len(paged.captions):
            return attrs.evolve(mail, captions=tuple(captions), note=say(phrase("document.text-cut")))
        mail.document.pages.extend(paged.document.pages)
        captions += paged.captions
        left -= len(paged.captions)
    return attrs.evolve(mail, captions=tuple(captions))


def _unshown(why: str, name: str, say: Say, language: str) -> PagedExhibit:
    """One page that says why the file is not shown."""
    words = say(phrase(f"document.not-shown-{why}"))
    parts = [{"kind": "heading", "text": name}, {"kind": "note", "text": words}]
    document = _print({"language": language, "name": name, "wide": False, "parts": parts})
    return PagedExhibit(document=document, captions=(name,) * len(document.pages), note=words)


def _print(data: Mapping[str, Any]) -> Any:
    import pikepdf

    return pikepdf.open(io.BytesIO(render_template("paper", data)))
