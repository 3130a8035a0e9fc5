"""HTML whose elements lie deep in one another is refused before it is parsed."""

from __future__ import annotations

import pytest

from rejoinder.adapters.formats.html_tree import NESTING_LIMIT, html_tree, is_nested_too_deep
from rejoinder.document.broken_file import FileIsBroken
from tests.spent import at_most

DEEP = NESTING_LIMIT + 1


@pytest.mark.parametrize("tag", ["<div>", "<SECTION class=x>", "<ul/>", "<table>", "<div><table>"])
def test_elements_that_lie_too_deep_are_refused_in_little_time(tag: str) -> None:
    page = "<html><body>" + tag * 1_500_000
    with at_most(2), pytest.raises(FileIsBroken, match="too much to read"):
        html_tree(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * NESTING_LIMIT + "<p>" * DEEP,
        "<div>one</div>" * DEEP,
        "<li>one" * DEEP,
        "<p>one<br>" * DEEP,
        "<divider>" * DEEP,
        "<table><tr><td><div></table>" * DEEP,
        "</div></table>" * DEEP,
    ],
    ids=["many", "beside", "items", "paragraphs", "own", "tables", "ends"],
)
def test_elements_that_lie_beside_one_another_are_not_deep(page: str) -> None:
    assert not is_nested_too_deep(page)


def test_a_page_is_parsed() -> None:
    assert html_tree("<p>Invoice</p>").body.text() == "Invoice"
