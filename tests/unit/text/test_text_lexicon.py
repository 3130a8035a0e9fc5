"""Word lists that ship: how they are put together, and what is refused."""

from __future__ import annotations

import re

import pytest

from rejoinder.text.lexicon import LexiconIsBroken, alternation, entries, expand_references, matcher


def test_a_list_keeps_the_order_of_its_file() -> None:
    assert entries("reading/consequence.court_case") == ("proceedings", "lawsuit", "suit", "action")


def test_a_list_that_an_entry_names_is_put_in() -> None:
    assert r"(?:proceedings|lawsuit|suit|action)\b" in alternation("reading/consequence.suit")


def test_a_matcher_is_made_of_the_list_on_first_use() -> None:
    found = matcher("reading/consequence.suit", re.IGNORECASE).search("We will Commence Proceedings in Berlin")
    assert found is not None
    assert found[0] == "Commence Proceedings"


def test_a_list_that_no_file_has_is_named() -> None:
    with pytest.raises(LexiconIsBroken, match="no word list is called unheard"):
        entries("reading/consequence.unheard")


def test_a_list_that_names_itself_is_refused() -> None:
    with pytest.raises(LexiconIsBroken, match="ring refers to itself"):
        expand_references({"ring": {"en": ("a <ring>",)}}, "ring")
