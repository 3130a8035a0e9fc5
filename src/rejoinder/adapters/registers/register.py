"""Register extracts of trade mark offices, as the user saved or exported them (port `Registers`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rejoinder.adapters.registers import register_cells, register_json, register_xml
from rejoinder.adapters.registers.register_cells import RegisterRecord
from rejoinder.adapters.registers.register_print import printed_entry
from rejoinder.adapters.registers.register_right import entry
from rejoinder.adapters.registers.register_words import office_of
from rejoinder.domain.evidence import Paper
from rejoinder.domain.register import RegisterEntry

TEXT_LIMIT = 400_000
"""Characters of a paper that are looked at, but for JSON, which has its own limit."""
ENTRIES_LIMIT = 200
"""Rights taken from one paper."""


class Registers:
    """Reads what offices give out: saved pages, printed extracts, spreadsheets, JSON and XML."""

    def entries(self, paper: Paper) -> tuple[RegisterEntry, ...]:
        """The rights in an extract, in order; empty where the paper is none, or the office is not told."""
        pages = tuple(_bounded(paper.pages))
        if not pages:
            return ()
        of_page = office_of("\n".join(pages))
        found = (entry(record, paper, pages=pages, of_page=of_page) for record in _records(paper, pages))
        rights = tuple(islice((right for right in found if right is not None), ENTRIES_LIMIT))
        if len(rights) > 1 or (rights and not any(map(_runs_on, (rights[0].number, rights[0].application_number)))):
            return rights
        printed = printed_entry(paper, of_page)
        return rights if printed is None else (printed,)


def _runs_on(number: str | None) -> bool:
    """Whether a label stands within what was read as a number: labels and values of a print stand on one line."""
    return _WORD.search(number or "") is not None


_WORD = re.compile(r"[^\W\d_]{5}")


def _bounded(pages: Sequence[str]) -> Iterator[str]:
    left = TEXT_LIMIT
    for page in pages:
        if left <= 0:
            return
        yield page[:left]
        left -= len(page)


def _records(paper: Paper, pages: Sequence[str]) -> Sequence[RegisterRecord]:
    if paper.media_type == "application/json":
        return register_json.records_in_json("".join(paper.pages)[: register_json.SIZE_LIMIT + 1])
    data = paper.document.data
    if data is not None and register_xml.is_register(data):
        return register_xml.records_in_xml(data)
    return register_cells.records_in_cells(pages)
