"""A screenshot or a print of the page of one listing, understood by the labels that stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from rejoinder.adapters.documents.listing_name import NAMES, known_as, names_a_title
from rejoinder.adapters.documents.listing_page import ATTRIBUTE_LIMIT, VALUE_LIMIT
from rejoinder.adapters.shipped.market import listing_of_url
from rejoinder.document.document import Page
from rejoinder.domain.evidence import Paper
from rejoinder.proof.paper.page_layout import LABELLED_CELL, page_layouts
from rejoinder.text.lazy_pattern import regex

PAGE_LIMIT = 4
ROW_LIMIT = 400
LABEL_LIMIT = 40
"""Characters of a name of a property at most."""
TITLE_LIMIT = 300
_LEAST_WORDS = 5
"""Words of a title at least, of two letters each where it is Chinese."""
_NO_LABEL = regex(r"\d|https?$|[.!?]\s")
"""What stands before a colon in an hour, an address or a sentence, and before the value of no property."""
_NUMBER = regex(r"\d{6,20}|B0[A-Z0-9]{8}|[A-Z]{3}-?\d{6,14}")
_URL = regex(r"(?:https?://)?(?:[\w-]{1,60}\.){1,4}[a-z]{2,6}/[^\s<>\"]{1,500}")
_LARGER = 1.1
"""How much larger than the usual letters of its page a title is set at least."""
_AS_LARGE = 0.88
"""A line of a title has letters of at least this share of the size of its largest."""


def screen_record(paper: Paper) -> dict[str, Any] | None:
    """What the page says of its goods, as `page_records` gives it, without a number where the page shows none.

    None where it numbers several listings, or neither numbers nor entitles one.

    Whatever stands there besides the title and the properties is the description.
    """
    rows = [row for layout in page_layouts(paper)[:PAGE_LIMIT] for row in layout.rows][:ROW_LIMIT]
    record: dict[str, Any] = {}
    attributes: list[tuple[str, str]] = []
    numbers, rest = set[str](), list[str]()
    stacked = _stacked([[cell.text for cell in row.cells] for row in rows])
    for place, row in enumerate(rows):
        if place - 1 in stacked:
            continue
        pairs = [stacked[place]] if place in stacked else list(_pairs([cell.text for cell in row.cells]))
        for label, value in pairs:
            name = known_as(label)
            if name in NAMES["item_id"]:
                numbers.update(match[0] for match in _NUMBER.finditer(value))
            elif name is not None:
                record.setdefault(name, value)
            else:
                attributes.append((label, value))
        if not pairs:
            rest.append(row.text)
        numbers.update(number for url in _URL.findall(row.text) if (number := listing_of_url(url)[1]) is not None)
    title = (_title(paper.document.pages[0]) or "") if paper.document.pages else ""
    if title and "title" not in map(known_as, record):
        record["title"] = title
    if len(numbers) > 1 or not (numbers or (attributes and names_a_title([*record]))):
        return None
    if numbers:
        record["item_id"] = numbers.pop()
    record.setdefault("description", "\n".join(line for line in rest if line not in title)[:VALUE_LIMIT])
    record["attributes"] = attributes[:ATTRIBUTE_LIMIT]
    return record


def _pairs(cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names and values: parted by a colon within a cell, else a known name and its neighbour, or the last two cells."""
    labelled = [match for cell in cells if (match := LABELLED_CELL.fullmatch(cell)) and not _NO_LABEL.search(match[1])]
    if labelled:
        yield from ((match[1].strip(), match[2].strip()[:500]) for match in labelled)
        return
    for at, (label, value) in enumerate(pairwise(cells), 2):
        is_last = at == len(cells)
        if known_as(label) is not None or (is_last and len(label) <= LABEL_LIMIT and not _NO_LABEL.search(label)):
            yield label, value[:500]


def _stacked(rows: Sequence[Sequence[str]]) -> dict[int, tuple[str, str]]:
    """Names and values that stand below one another, by the row of the name.

    A name that exports know too begins a run of such pairs; further ones follow it down to the first row of two cells.
    """
    found: dict[int, tuple[str, str]] = {}
    number, within = 0, False
    while number + 1 < len(rows):
        above, below = rows[number], rows[number + 1]
        is_pair = len(above) == len(below) == 1 and len(above[0]) <= LABEL_LIMIT and not _NO_LABEL.search(above[0])
        starts = is_pair and known_as(above[0]) in _PROPERTIES and known_as(below[0]) is None
        within = is_pair and (starts or (within and len(below[0]) <= LABEL_LIMIT))
        if within:
            found[number] = (above[0], below[0][:500])
        number += 2 if within else 1
    return found


_PROPERTIES = frozenset({*NAMES["brand"], *NAMES["model"]})


def _title(page: Page) -> str | None:
    """The longer words that are set in the largest letters of the page, in lines one below the other; None without.

    Few words in large letters are rather those of a picture, a shop or a price.
    """
    sized = [(line, size) for line, size in _sized_lines(page) if size]
    usual = median(size for _, size in sized) if sized else 0.0
    runs: list[list[tuple[str, float]]] = []
    for line, size in sized:
        if runs and _AS_LARGE <= size / runs[-1][-1][1] <= 1 / _AS_LARGE:
            runs[-1].append((line, size))
        else:
            runs.append([(line, size)])
    titles = [(max(size for _, size in run), " ".join(line for line, _ in run)) for run in runs]
    large = [
        each for each in titles if each[0] >= _LARGER * usual and _is_long(each[1]) and len(each[1]) <= TITLE_LIMIT
    ]
    return max(large, key=lambda each: each[0])[1] if large else None


def _is_long(words: str) -> bool:
    return len(words.split()) >= _LEAST_WORDS or sum(letter >= "\u3400" for letter in words) >= 2 * _LEAST_WORDS


def _sized_lines(page: Page) -> Iterator[tuple[str, float]]:
    """Each line of the page with the height of its words, as a share of the page's."""
    start = 0
    for line in page.text.split("\n"):
        words = page.words_at((start, start + len(line)))
        start += len(line) + 1
        if line.strip():
            yield " ".join(line.split()), median([word.box[3] - word.box[1] for word in words]) if words else 0.0
