"""HTML parsed into a tree, unless its elements lie too deep in one another."""

from __future__ import annotations

import re
from typing import Any

from rejoinder.document.broken_file import FileIsBroken

NESTING_LIMIT = 20_000
"""Elements within one another. Parsing takes time in the square of it, some seconds from here on."""
_TAG = re.compile(
    r"<(/?)(address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|"
    r"header|hgroup|main|menu|nav|ol|section|summary|table|ul)(?![\w-])",
    re.IGNORECASE,
)
"""A tag of an element that ends where it is closed, or where the table ends that it lies in."""


def html_tree(markup: str) -> Any:
    """The tree that selectolax parses.

    Raises: FileIsBroken where elements lie too deep in one another, which is looked for in one pass.
    """
    from selectolax.lexbor import LexborHTMLParser

    if is_nested_too_deep(markup):
        raise FileIsBroken("too much to read")
    return LexborHTMLParser(markup)


def is_nested_too_deep(markup: str) -> bool:
    """Whether more elements lie within one another than the limit."""
    if markup.count("<") <= NESTING_LIMIT:
        return False
    depth, around_tables = 0, list[int]()
    for tag in _TAG.finditer(markup):
        is_end, is_table = bool(tag[1]), tag[2].casefold() == "table"
        if is_end:
            depth = around_tables.pop() if is_table and around_tables else max(depth - 1, 0)
            continue
        if is_table:
            around_tables.append(depth)
        depth += 1
        if depth > NESTING_LIMIT:
            return True
    return False
