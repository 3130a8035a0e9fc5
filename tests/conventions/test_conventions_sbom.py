"""The bill of materials says what the lock says, in the form that CycloneDX asks for."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def sbom(*words: str) -> dict[str, Any]:
    made = subprocess.run(
        [sys.executable, ROOT / "scripts" / "sbom", *words], capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(made.stdout)
    return found


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return sbom()


def test_every_locked_package_is_named_once_with_its_version_and_digests(whole: dict[str, Any]) -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    expected = sorted((each["name"], each["version"]) for each in lock if each["name"] != "rejoinder")
    assert sorted((each["name"], each["version"]) for each in whole["components"]) == expected
    assert all(each["hashes"] for each in whole["components"])
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")


def test_every_reference_leads_to_a_component(whole: dict[str, Any]) -> None:
    known = {whole["metadata"]["component"]["bom-ref"], *(each["bom-ref"] for each in whole["components"])}
    assert len(known) == len(whole["components"]) + 1
    for each in whole["dependencies"]:
        assert {each["ref"], *each["dependsOn"]} <= known


def test_what_only_developers_need_can_be_left_out_and_the_same_lock_gives_the_same_bytes() -> None:
    one, other = sbom("--runtime"), sbom("--runtime")
    assert one == other
    names = {each["name"] for each in one["components"]}
    assert {"typst", "django", "attrs"} <= names
    assert not {"pytest", "mypy", "ruff"} & names
