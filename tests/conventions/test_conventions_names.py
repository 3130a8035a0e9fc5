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
BANNED_OF_LOCALS = frozenset(
    "told held leg legs house houses desk borne carried laid sheet sheets tongue tongues shelf pen door room".split()
)
"""A table of a workbook is a worksheet, a page of a paper a page or its layout, what is printed a document."""
BANNED_AS_A_WHOLE = frozenset("said seen made asked given kept drawn".split())
"""Words that say nothing alone, and are fine within a longer name, such as `made_at`."""
BARE_PARTICIPLES = frozenset(
    "about against alike alive apart before beside between bound broke broken chosen cut done drawn found given gone "
    "grown held here kept known laid left lit lost made meant met over proven put seen sent shown sold sound spoken "
    "still taken told under whole within without written".split()
)
"""Irregular participles, and words of place or state, that say neither what a function does nor what it computes."""
ADDRESSES = frozenset({"alive"})
"""Views that are called as their address is, which others watch."""
IMPERATIVES = frozenset({"put"})
"""Verbs whose imperative is spelled like the participle."""
SHIPPED_APART = "verify_packet.py"
"""The program that goes out with every packet, to the byte."""
BODY_OF_A_CALL = "said"
"""The parameter of an API call that takes its body; an answer names it where a value is unfit, so it never changes."""
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
        if file.name != SHIPPED_APART
        for name in local_names(tree)
        if is_private_word(name) and not (file.parent.name == "api" and name == BODY_OF_A_CALL)
    }
    assert faults == set()


def is_bare_participle(name: str) -> bool:
    return name in BARE_PARTICIPLES or (
        "_" not in name and name.endswith("ed") and name not in {"embed", "feed", "seed"}
    )


def test_a_function_is_named_by_more_than_a_participle() -> None:
    assert is_bare_participle("sealed")
    assert is_bare_participle("written")
    assert not is_bare_participle("seal_files")
    assert not is_bare_participle("feed")
    faults = {
        f"{file.relative_to(HOME)}: {node.name}"
        for file, tree in trees()
        if file.name != SHIPPED_APART
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_bare_participle(node.name) and node.name not in ADDRESSES
    }
    assert faults == set()


def test_a_method_is_named_by_more_than_a_participle() -> None:
    faults = {
        f"{file.relative_to(HOME)}: {node.name}.{method.name}"
        for file, node in nodes()
        if isinstance(node, ast.ClassDef) and file.name != SHIPPED_APART and "migrations" not in file.parts
        for method in node.body
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_bare_participle(method.name.strip("_")) and method.name not in IMPERATIVES
    }
    assert faults == set()


def test_a_module_is_named_by_more_than_a_participle() -> None:
    stems = {file.stem for file, _ in trees() if "migrations" not in file.parts and file.name != SHIPPED_APART}
    assert {stem for stem in stems if is_bare_participle(stem) or is_private_word(stem)} == set()


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
