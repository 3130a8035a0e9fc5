"""The floors of the house hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import rejoinder

HOME = Path(rejoinder.__file__).parent
ROOT = HOME.parents[1]


def test_imports_run_downward_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    seen = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert seen.returncode == 0, seen.stdout + seen.stderr


def test_every_module_carries_its_caption() -> None:
    bare = [m.name for m in HOME.rglob("*.py") if not ast.get_docstring(ast.parse(m.read_text("utf-8")))]
    assert not bare


CATCHES_ALL = {"failure.py", "confined.py"}
"""The last door of the command line, which says what it caught; the door for files, which marks what broke there."""


def test_nothing_is_caught_and_hidden() -> None:
    hidden = []
    for module in HOME.rglob("*.py"):
        if module.name in CATCHES_ALL:
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None
                or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
            ):
                hidden.append(f"{module.name}:{node.lineno}")
    assert not hidden


def test_floors_one_to_three_ask_no_clock_and_no_chance() -> None:
    asked = []
    for floor in ("domain", "reading", "scrutiny", "procedure", "proof", "judgement", "assembly", "vault", "usecases"):
        for module in (HOME / floor).rglob("*.py"):
            if module.name == "verify_packet.py":
                continue
            for node in ast.walk(ast.parse(module.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Attribute)
                    and node.attr in ("now", "today", "utcnow")
                    and isinstance(node.value, ast.Attribute | ast.Name)
                ):
                    owner = node.value.attr if isinstance(node.value, ast.Attribute) else node.value.id
                    if owner in ("datetime", "date", "dt"):
                        asked.append(f"{module.name}:{node.lineno}")
                if isinstance(node, ast.Import) and any(
                    name.name in ("random", "secrets", "uuid") for name in node.names
                ):
                    asked.append(f"{module.name}:{node.lineno}")
    assert not asked


def test_no_function_grows_past_sixty_lines() -> None:
    long = []
    for module in HOME.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 60:
                long.append(f"{module.relative_to(HOME)}:{node.name}")
    assert not long
