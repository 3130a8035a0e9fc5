"""No module needs itself by a detour, and few are imported within functions."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from rejoinder.adapters.documents.paper_cache import PARSER_GROUPS
from tests.conventions.source import HOME, trees

LAZY = {
    "cli": 170,  # a command loads what it does, so that the others and `--help` answer at once
    "adapters": 60,  # a kind of file is read by what takes long to load and is seldom needed
    "server": 50,  # models can be imported only after the settings have been read
    "usecases": 5,  # verifying a ledger, and a case without pictures, wait for none of what the others need
}
"""How many modules of the program may be imported within functions, by package; elsewhere none."""
NO_PARSERS = frozenset({"network", "pictures", "shipped", "storage", "work"})
"""Groups of adapters that parse no document; what is measured on pictures is cached apart."""


def test_no_imports_go_in_a_circle() -> None:
    edges = {module: {taken for taken, _ in found} for module, found in imports().items()}
    assert circle(edges) == ()


def test_the_cache_of_parsed_documents_knows_every_group_of_adapters_that_parses() -> None:
    groups = defaultdict[str, set[str]](set)
    for module, found in imports().items():
        if module.startswith("rejoinder.adapters."):
            taken = {each.split(".")[2] for each, _ in found if each.startswith("rejoinder.adapters.")}
            groups[module.split(".")[2]] |= taken - NO_PARSERS
    parsing, next_groups = set[str](), {"documents"}
    while next_groups:
        parsing |= next_groups
        next_groups = {group for one in next_groups for group in groups[one]} - parsing
    assert parsing == set(PARSER_GROUPS)


def test_modules_are_imported_within_functions_only_where_that_saves_time() -> None:
    within = Counter(
        module.split(".")[1] for module, found in imports().items() for _, is_lazy in found if is_lazy and "." in module
    )
    assert {package: count for package, count in within.items() if count > LAZY.get(package, 0)} == {}


def test_an_import_circle_is_reported_by_the_names_of_its_modules() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}
    assert circle({"a": {"b"}, "b": {"c"}, "d": {"a"}}) == ()


def test_each_way_to_write_an_import_is_followed() -> None:
    known = {"house", "house.one", "house.two"}
    text = """
import house.one
from house import two
from . import one
def late():
    try:
        from house.two import name
        import elsewhere
    except ImportError:
        match name:
            case _:
                import house.one
"""
    found = list(imported(ast.parse(text), "house.three", known))
    at_once, late = ("house.one", "house.two", "house.one"), ("house.two", "house.one")
    assert found == [*((name, False) for name in at_once), *((name, True) for name in late)]


def circle(edges: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The modules of one circle, in order; empty where there is none."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


@cache
def imports() -> dict[str, set[tuple[str, bool]]]:
    """For each module what it imports of the program, and whether within a function; for types alone counts too."""
    named = {name(file): (file, tree) for file, tree in trees()}
    inside = {
        module: module if file.name == "__init__.py" else module.rpartition(".")[0]
        for module, (file, _) in named.items()
    }
    return {
        module: set(imported(tree, f"{inside[module]}.", set(named))) - {(module, False), (module, True)}
        for module, (_, tree) in named.items()
    }


def name(file: Path) -> str:
    """What a module is called in an import."""
    parts = file.relative_to(HOME.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST, module: str, known: set[str], *, is_lazy: bool = False) -> Iterator[tuple[str, bool]]:
    """The known modules that a tree imports, in order, and whether each is imported within a function."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.stmt | ast.excepthandler | ast.match_case):
            continue  # an import is a statement, and stands in no expression
        if isinstance(node, ast.Import):
            yield from ((each.name, is_lazy) for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom):
            parents = module.split(".")[: -node.level] if node.level else []
            source = ".".join([*parents, *filter(None, [node.module])])
            whole = (f"{source}.{each.name}" for each in node.names)
            yield from ((found, is_lazy) for each in whole if (found := each if each in known else source) in known)
        within = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from imported(node, module, known, is_lazy=is_lazy or within)
