"""Every module of the program with its tree, parsed once for all the tests that look at the code."""

from __future__ import annotations

import ast
import contextlib
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rejoinder

HOME = Path(rejoinder.__file__).parent


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module, by its path."""
    with _without_garbage():
        return tuple((file, ast.parse(file.read_text("utf-8"))) for file in sorted(HOME.rglob("*.py")))


@cache
def nodes() -> tuple[tuple[Path, ast.AST], ...]:
    """Every node of every module."""
    with _without_garbage():
        return tuple((file, node) for file, tree in trees() for node in ast.walk(tree))


@contextlib.contextmanager
def _without_garbage() -> Iterator[None]:
    """None of a million nodes is garbage: looking for it would take twice as long as parsing."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
