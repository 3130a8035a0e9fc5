"""The floors of the house hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.conventions.source import HOME, nodes, trees

ROOT = HOME.parents[1]


def test_imports_run_downward_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    seen = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert seen.returncode == 0, seen.stdout + seen.stderr


def test_every_module_carries_its_caption() -> None:
    bare = [str(file.relative_to(HOME)) for file, tree in trees() if not ast.get_docstring(tree)]
    assert not bare


CATCHES_ALL = {"failure.py", "sandbox.py"}
"""The last door of the command line, which says what it caught; the door for files, which marks what broke there."""


def test_nothing_is_caught_and_hidden() -> None:
    hidden = []
    for module, node in nodes():
        if module.name in CATCHES_ALL or not isinstance(node, ast.ExceptHandler):
            continue
        named = node.type.id if isinstance(node.type, ast.Name) else None
        if node.type is None or named in ("Exception", "BaseException"):
            hidden.append(f"{module.name}:{node.lineno}")
    assert not hidden


TIMELESS = frozenset(
    {"domain", "reading", "scrutiny", "procedure", "proof", "judgement", "assembly", "vault", "usecases"}
)


def test_floors_one_to_three_ask_no_clock_and_no_chance() -> None:
    asked = []
    timeless = (pair for pair in trees() if pair[0].relative_to(HOME).parts[0] in TIMELESS)
    for module, node in ((module, node) for module, tree in timeless for node in ast.walk(tree)):
        if module.name == "verify_packet.py":
            continue
        if (
            isinstance(node, ast.Attribute)
            and node.attr in ("now", "today", "utcnow")
            and isinstance(node.value, ast.Attribute | ast.Name)
        ):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else node.value.id
            if owner in ("datetime", "date", "dt"):
                asked.append(f"{module.name}:{node.lineno}")
        if isinstance(node, ast.Import) and any(name.name in ("random", "secrets", "uuid") for name in node.names):
            asked.append(f"{module.name}:{node.lineno}")
    assert not asked


def test_no_function_grows_past_sixty_lines() -> None:
    long = []
    for module, node in nodes():
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60:
            long.append(f"{module.relative_to(HOME)}:{node.name}")
    assert not long
