"""The seller's own listings, from a JSON or CSV export, a saved page, a screenshot or a print of one."""

from __future__ import annotations

import contextlib
import csv
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import attrs

from rejoinder.adapters.documents.listing_name import NAMES, names_a_title, with_canonical_keys
from rejoinder.adapters.documents.listing_page import attributes_of, page_records
from rejoinder.adapters.documents.listing_screen import screen_record
from rejoinder.adapters.formats.charset import decode_text
from rejoinder.adapters.formats.delimited_text import delimited_rows
from rejoinder.adapters.formats.spreadsheet_text import xlsx_worksheets
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.evidence import Paper
from rejoinder.domain.listing import OurListing
from rejoinder.text.letters import alphanumerics

SIZE_LIMIT_BYTES = 20_000_000
LISTING_LIMIT = 5_000
READABLE = (".json", ".csv", ".tsv", ".xlsx", ".xlsm", ".html", ".htm")
PICTURE_TYPES = ("image/",)

IMAGES = frozenset({"images", "image", "imageurls", "pictures", "mainimage", "商品主图", "主图", "главноефото"})
NESTED = 3
"""Levels of a JSON export that may wrap its records."""
HEADS_WITHIN = 20
"""Rows of a spreadsheet among which its heads are looked for; exports put remarks above them."""


def listings_of(folder: Path, papers: Sequence[Paper]) -> Iterator[OurListing]:
    """The listings that the files under listing/ describe, in their order; pictures alone describe none.

    To a listing that names none of the pictures there, those belong whose own names bear its number; else those that no
    other listing names and that bear no other's number.
    """
    shown = [paper for paper in papers if paper.media_type.startswith(PICTURE_TYPES)]
    pictures = tuple(paper.path for paper in shown)
    found = tuple(_numbered(listing, shown) for listing in _described(folder, papers, pictures))
    named = {picture for listing in found for picture in listing.images}
    left = tuple(picture for picture in pictures if picture not in named)
    return (listing if listing.images else attrs.evolve(listing, images=left) for listing in found)


def _numbered(listing: OurListing, pictures: Sequence[Paper]) -> OurListing:
    """The listing with the pictures that bear its number in their names, where it names none itself."""
    if listing.images:
        return listing
    return attrs.evolve(listing, images=tuple(each.path for each in pictures if listing.is_numbered_in(each.own_name)))


def _described(folder: Path, papers: Sequence[Paper], pictures: tuple[str, ...]) -> Iterator[OurListing]:
    number = 0
    for paper in papers:
        for record in _records(folder / paper.path, paper):
            if number >= LISTING_LIMIT:
                return
            listing = _listing(paper.path, record, pictures)
            if listing.item_id or listing.url or listing.title:
                number += 1
                yield listing


class ListingFiles:
    """Exports of a shop, saved pages of listings, and what shows such a page (port `ListingFiles`)."""

    def read(self, content: bytes, name: str) -> list[OurListing]:
        """The listings of one file that have a title with a number or an address; empty where it describes none."""
        if len(content) > SIZE_LIMIT_BYTES or PurePosixPath(name).suffix.lower() not in READABLE:
            return []
        found = listings_in(content, name, most=LISTING_LIMIT)
        return [one for one in found if one.title and (one.item_id or one.url)]

    def listing_on_screen(self, paper: Paper) -> OurListing | None:
        """The one listing whose page a screenshot or a print shows, by its words; None where it shows none."""
        record = screen_record(paper)
        return _listing(paper.path, record, ()) if record is not None else None


def listings_in(content: bytes, name: str, *, most: int = 2_000_000) -> Iterator[OurListing]:
    """The listings of one export or saved page, in their order, without pictures."""
    for record in itertools.islice(_from_bytes(content, Path(name).suffix, most=most), most):
        yield _listing(name, record, ())


def _records(path: Path, paper: Paper) -> Iterator[Mapping[str, Any]]:
    if paper.size_bytes > SIZE_LIMIT_BYTES or "broken" in dict(paper.metadata):
        return
    if path.suffix.lower() in READABLE:
        yield from _from_bytes(path.read_bytes(), path.suffix)


def _from_bytes(content: bytes, suffix: str, *, most: int = LISTING_LIMIT) -> Iterator[Mapping[str, Any]]:
    suffix = suffix.lower()
    if suffix == ".json":
        yield from _from_json(content)
    elif suffix in (".csv", ".tsv"):
        yield from _from_csv(content, most=most)
    elif suffix in (".xlsx", ".xlsm"):
        yield from itertools.islice(_from_worksheets(content), most)
    elif suffix in (".html", ".htm"):
        yield from _saved_page(content)


def _from_json(raw: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        document = json.loads(decode_text(raw))
    except (ValueError, RecursionError):
        return
    yield from _listed(document, NESTED)


def _listed(document: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The records of a document: under a name that says so, else under whatever wraps what has no title itself."""
    for row in document if isinstance(document, list) else [document]:
        if not isinstance(row, dict):
            continue
        nested = next((row[key] for key in ("listings", "items", "products") if isinstance(row.get(key), list)), None)
        if nested:
            yield from (part for part in nested if isinstance(part, dict))
        elif names_a_title([key for key in row if isinstance(key, str)]) or depth == 0:
            yield row
        else:
            wrapped = [found for value in row.values() if _wraps(value) for found in _listed(value, depth - 1)]
            yield from wrapped or [row]


def _wraps(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))


def _plain(name: str) -> str:
    return alphanumerics(name.casefold())


def _rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _from_csv(raw: bytes, *, most: int = LISTING_LIMIT) -> Iterator[Mapping[str, Any]]:
    text = decode_text(raw)
    try:
        yield from itertools.islice(_under_heads(delimited_rows(text)), most)
    except csv.Error:
        return


def _from_worksheets(raw: bytes) -> Iterator[Mapping[str, Any]]:
    """A workbook that is too much to read describes nothing."""
    with contextlib.suppress(FileIsBroken):
        for _, rows in xlsx_worksheets(raw):
            yield from _under_heads(iter(rows))


def _under_heads(rows: Iterator[list[str]]) -> Iterator[Mapping[str, Any]]:
    """The rows under the first that heads titles, else under the first of all, as records."""
    first = list(itertools.islice(rows, HEADS_WITHIN))
    at = next((n for n, row in enumerate(first) if names_a_title(row)), 0)
    heads = first[at] if first else []
    for row in itertools.chain(first[at + 1 :], rows):
        if any(cell.strip() for cell in row):
            yield dict(zip(heads, row, strict=False))


def _saved_page(raw: bytes) -> Iterator[Mapping[str, Any]]:
    """A page that is too much to read describes nothing."""
    import selectolax.lexbor  # noqa: F401  loaded once, before the work is done apart

    with contextlib.suppress(FileIsBroken):
        yield from run_sandboxed(page_records, raw)


def _listing(path: str, record: Mapping[str, Any], pictures: tuple[str, ...]) -> OurListing:
    record = with_canonical_keys(record)
    values: dict[str, Any] = {field: _first_value(record, names) for field, names in NAMES.items()}
    orders = values.pop("orders")
    attributes = attributes_of(record)
    values["brand"] = values["brand"] or next((value for name, value in attributes if name.casefold() in _BRAND), None)
    images = _images(path, record, pictures)
    return OurListing(path=path, orders=_whole(orders), images=images, attributes=attributes, **values)


_BRAND = frozenset({"brand", "brand name", "品牌", "бренд", "марка"})


def _first_value(record: Mapping[str, Any], names: Sequence[str]) -> str | None:
    for name in names:
        value: Any = record
        for step in name.split(".") if name not in record else (name,):
            value = value.get(step) if isinstance(value, dict) else None
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def _whole(text: str | None) -> int | None:
    """The one whole number of a count, `1,234 sold`; None where it is shortened, `1.2k`, or there are several."""
    match = _COUNT.fullmatch((text or "").strip())
    digits = match[1].replace(",", "").replace(" ", "") if match else ""
    return int(digits) if digits and len(digits) < 12 else None


_COUNT = re.compile(r"(?:[^\W\d_]{2,20}\s*[:：]?\s*)?(\d{1,3}(?:[ ,]\d{3})+|\d+)\s?\+?(?:\s+[^\W\d_]{2,20}|[件个单])?")


def _images(path: str, record: Mapping[str, Any], pictures: tuple[str, ...]) -> tuple[str, ...]:
    """The pictures the record names that lie beside it."""
    raw: Any = next((value for name, value in record.items() if value and _plain(name) in IMAGES), [])
    named = [raw] if isinstance(raw, str) else [name for name in _rows(raw) if isinstance(name, str)]
    here = PurePosixPath(path).parent
    wanted = {str(here / PurePosixPath(name)) for name in named} | {name.rsplit("/", 1)[-1] for name in named}
    return tuple(picture for picture in pictures if picture in wanted or picture.rsplit("/", 1)[-1] in wanted)
