"""The word lists by which texts are understood: entries that a native can check, short, each once, each list in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rejoinder.text.lexicon import alternation, lists

SOURCE = Path(__file__).parents[2] / "src" / "rejoinder"
LEXICONS = SOURCE / "lexicons"
LONGEST = 200
LANGUAGES = frozenset(
    "any en zh ru de fr es pt it nl pl tr ja ko sv da no fi cs hu ro id vi th ar he uk el sl bg fa hr lt uz".split()
)
AREAS = tuple(
    sorted({path.parent.name for path in LEXICONS.glob("*/*.yaml")} - {"tone", "tone_learned", "marks", "certificates"})
)
"""Folders of word lists; the others hold rules, learned weights and spellings."""
HINTS = "_hints"
"""The end of the name of a list that holds plain words, of which every match of another list holds one."""
FILES = tuple(sorted(f"{area}/{path.stem}" for area in AREAS for path in (LEXICONS / area).glob("*.yaml")))


@pytest.mark.parametrize("file", FILES)
def test_every_list_compiles_and_no_entry_is_long_or_written_twice(file: str) -> None:
    for name, by_language in lists(file).items():
        if not name.endswith(HINTS):
            re.compile(alternation(f"{file}.{name}"))
        assert set(by_language) <= LANGUAGES, name
        for block in by_language.values():
            assert max(map(len, block)) <= LONGEST, name
            assert len(set(block)) == len(block), name


@pytest.mark.parametrize("file", FILES)
def test_no_two_lists_of_a_file_have_one_name(file: str) -> None:
    names = re.findall(r"(?m)^(\w+):", (LEXICONS / f"{file}.yaml").read_text("utf-8"))
    assert len(names) == len(set(names))


@pytest.mark.parametrize("file", FILES)
def test_every_list_is_used_by_the_program_or_by_a_list(file: str) -> None:
    program = "\n".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    own = (LEXICONS / f"{file}.yaml").read_text("utf-8")
    named = set(re.findall(rf"""["']{re.escape(file)}\.(\w+)["']""", program)) | set(re.findall(r"<(\w+)>", own))
    made = set(re.findall(rf"""f["']{re.escape(file)}\.(\w*){{[^"']*["']""", program))
    named |= {f"{name}{HINTS}" for name in named}
    if f'"{file}"' in program:
        return
    unused = {name for name in lists(file) if name not in named and not name.startswith(tuple(made))}
    assert not unused, sorted(unused)
