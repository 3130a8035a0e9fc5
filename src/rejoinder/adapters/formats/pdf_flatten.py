"""Form entries and typed remarks of a PDF made part of its pages, since those who read and show pages look there."""

from __future__ import annotations

import io
import warnings
from typing import Any

PAGE_LIMIT = 120
"""Pages that are looked at for remarks; a form tells of itself."""
REMARK_LIMIT = 200
"""Remarks of a page that are looked at."""
OBJECT_LIMIT = 100_000
ANNOTATION_LIMIT = 2_000
"""Entries and remarks of a file that are drawn; the time it takes grows with the square of those on one page."""
LISTED_LIMIT = 20_000
"""Links and remarks of all pages together, since many pages may share one list."""


def flatten_forms(document: Any) -> None:
    """Stamps, signatures and form entries become part of the page, so that a copy shows what a viewer shows.

    Args:
        document: a pikepdf.Pdf, changed in place; as it was where its form is broken or larger than any real one.
    """
    import pikepdf

    try:
        if _is_flood(document):
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a viewer might show otherwise; the copy is looked at itself
            if "/AcroForm" in document.Root:
                document.generate_appearance_streams()
            document.flatten_annotations("screen")
    except (pikepdf.PikepdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
        return


def _is_flood(document: Any) -> bool:
    """Whether the file holds so many entries that drawing them would take minutes."""
    if len(document.objects) > OBJECT_LIMIT:
        return True
    lists = [page.obj.get("/Annots") or () for page in document.pages]
    if sum(map(len, lists)) > LISTED_LIMIT:
        return True
    return sum(_is_visible(remark) for remarks in lists for remark in remarks) > ANNOTATION_LIMIT


def _is_visible(remark: Any) -> bool:
    return "/AP" in remark or remark.get("/Subtype") in ("/Widget", "/FreeText")


def with_form_entries(document: Any, content: bytes) -> Any:
    """A document whose pages hold what was typed on them; the one given where nothing was, or where it cannot be made.

    Args:
        document: the pypdfium2.PdfDocument of the content.
    """
    return _redrawn(document, content) if _typed_on(document) else document


def _redrawn(document: Any, content: bytes) -> Any:
    import pikepdf  # few papers need it, and whoever reads one apart from the program would load it for each
    import pypdfium2 as pdfium

    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as saved, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            flatten_forms(saved)
            file = io.BytesIO()
            saved.save(file)
        return pdfium.PdfDocument(file.getvalue())
    except (pikepdf.PikepdfError, pdfium.PdfiumError, ValueError, RuntimeError):
        return document


def _typed_on(document: Any) -> bool:
    """Whether the file has a form, or remarks typed on its pages."""
    import pypdfium2.raw as raw

    if document.get_formtype() != raw.FORMTYPE_NONE:
        return True
    return any(_remarked(document, number) for number in range(min(len(document), PAGE_LIMIT)))


def _remarked(document: Any, number: int) -> bool:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        page = document[number]
    except pdfium.PdfiumError:
        return False
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), REMARK_LIMIT)):
        remark = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(remark) if remark else raw.FPDF_ANNOT_UNKNOWN
        if remark:
            raw.FPDFPage_CloseAnnot(remark)
        if kind == raw.FPDF_ANNOT_FREETEXT:
            return True
    return False
