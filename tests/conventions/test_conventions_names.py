"""Names are the field's terms: no banned word names a module, a class or a public function; a class name is unique."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.conventions.source import HOME, nodes, trees

BANNED = frozenset(
    "room pen wall seat bench notebook course veil veiled drape draped glance glanced slip lure scene strongbox "
    "courier press plate stranger master walls pens rooms veils plates scenes".split()
)
"""Metaphors that no module, class or public function is named by."""
BANNED_OF_TYPES = BANNED | frozenset(
    "carried house houses desk door sight told laid shown seen held said tongue till sheet sheets".split()
)
"""What no module and no class is named by, either."""
PUBLIC_TERMS = frozenset({"House", "NoticesSpanHouses", "Seen", "CarriedShape"})
"""Names that others know, such as schemas of the API."""
CLEARED = frozenset(
    "adapters assembly cli db domain judgement negotiation pictures procedure proof reading "
    "review scrutiny server tone usecases vault web".split()
)
"""Packages in which no parameter, local name or function is called by one of the words below."""
BANNED_OF_LOCALS = frozenset("told held leg legs house houses desk borne carried laid sheet sheets".split())
"""A table of a workbook is a worksheet, a page of a paper a page or its layout, what is printed a document."""
BANNED_AS_A_WHOLE = frozenset("said seen made asked given kept drawn".split())
"""Words that say nothing alone, and are fine within a longer name, such as `made_at`."""
LOCALS_OF_OTHERS = frozenset({"verify_packet.py", "ports.py", "renderer.py", "folder.py", "record_offer.py"})
"""The program that goes out with every packet, and ports whose parameters are named by their callers."""
ERRORS = frozenset({"NothingIsTold", "PageIsNotShown", "ContentIsHeldElsewhere"})
"""The name of an error is its code, which programs read."""
SAME_IN_PORTS = ("usecases", "adapters", "db", "scrutiny")
"""A port, its adapters and what stands in for them share a name."""
WORLDS = {"api": "api", "db": "db", "vault": "vault"}
"""Schemas of the API, tables of the database and the verifier's own nouns may be named like the domain's."""
PATH = re.compile(r"`([\w/]+\.py)`")


def words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}


def top_classes() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for file, tree in trees():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and "migrations" not in file.parts:
                found[node.name].append(file.relative_to(HOME))
    return found


def test_a_module_or_class_is_named_by_no_metaphor() -> None:
    modules = [file.stem.capitalize() for file, _ in trees()]
    faults = {name for name in [*modules, *top_classes()] if words(name) & BANNED_OF_TYPES}
    assert faults - PUBLIC_TERMS - ERRORS == set()


def test_a_public_function_is_named_by_no_metaphor() -> None:
    faults = [
        f"{file.name}: {node.name}"
        for file, node in nodes()
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and words(node.name) & BANNED
    ]
    assert faults == []


def local_names(tree: ast.AST) -> Iterator[str]:
    """The functions below a node, with their parameters and the names that they bind."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield function.name
            for node in ast.walk(function):
                if isinstance(node, ast.arg):
                    yield node.arg
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.id


def is_private_word(name: str) -> bool:
    parts = name.strip("_").split("_")
    return bool(BANNED_OF_LOCALS.intersection(parts)) or (parts[0] in BANNED_AS_A_WHOLE and len(parts) == 1)


def test_what_a_function_binds_is_named_for_what_it_holds() -> None:
    assert is_private_word("_told")
    assert is_private_word("seen")
    assert is_private_word("visible_sheets")
    assert not is_private_word("worksheet")
    assert not is_private_word("made_at")
    faults = {
        f"{file.relative_to(HOME)}: {name}"
        for file, tree in trees()
        if file.relative_to(HOME).parts[0] in CLEARED and file.name not in LOCALS_OF_OTHERS
        for name in local_names(tree)
        if is_private_word(name)
    }
    assert faults == set()


def test_a_class_name_has_one_meaning() -> None:
    faults = {}
    for name, files in top_classes().items():
        places = [file for file in files if file.parts[0] not in WORLDS]
        if len(places) > 1 and not _is_a_port(places):
            faults[name] = [str(file) for file in places]
    assert set(faults) <= {"Addressee", "Document", "Scope"}, faults


def _is_a_port(files: list[Path]) -> bool:
    """Whether one of the places declares a port that the others adapt."""
    return any(file.parts[0] == "usecases" for file in files) and all(file.parts[0] in SAME_IN_PORTS for file in files)


def test_the_glossary_names_modules_that_there_are() -> None:
    glossary = (HOME.parents[1] / "docs" / "reference" / "glossary.md").read_text("utf-8")
    named = PATH.findall(glossary)
    assert len(named) > 50
    assert [path for path in named if not (HOME / path).exists()] == []


def test_the_glossary_explains_each_term_once() -> None:
    glossary = (HOME.parents[1] / "docs" / "reference" / "glossary.md").read_text("utf-8")
    terms = [line.split("|")[1].strip() for line in glossary.splitlines() if line.startswith("| ") and "`" in line]
    assert len(terms) == len(set(terms)) > 50
