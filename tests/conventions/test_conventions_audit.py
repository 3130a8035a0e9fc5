"""What Rejoinder is built on may be built on, and the lock names each file of it by its digest."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.metadata import Distribution
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "audit"


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = spec_from_loader("audit", SourceFileLoader("audit", str(SCRIPT)))
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_nothing_is_found_in_what_is_locked_and_installed() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--offline"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "Licences, lock and connections: nothing found.\n")


@pytest.mark.parametrize(
    ("said", "is_barred"),
    [
        ("License-Expression: GPL-3.0-or-later", True),
        ("License-Expression: AGPL-3.0-only", True),
        ("License: GNU GPL v2", True),
        ("Classifier: License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("License-Expression: LGPL-3.0-only", False),
        ("Classifier: License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("License: MIT", False),
        ("", True),
    ],
)
def test_a_licence_is_barred_or_not(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, is_barred: bool
) -> None:
    home = tmp_path / "x-1.dist-info"
    home.mkdir()
    (home / "METADATA").write_text(f"Metadata-Version: 2.4\nName: x\nVersion: 1\n{said}".rstrip() + "\n")
    monkeypatch.setattr(audit, "distribution", lambda name: Distribution.at(home))
    assert bool(list(audit.licence_faults({"x"}))) is is_barred


def test_what_is_locked_without_a_digest_or_comes_from_elsewhere_is_named(audit: ModuleType) -> None:
    sound = {"name": "a", "source": {"registry": "https://x"}, "wheels": [{"hash": "sha256:1"}]}
    bare = {"name": "b", "source": {"registry": "https://x"}, "wheels": [{"url": "https://x/b"}]}
    foreign = {"name": "c", "source": {"git": "https://x"}, "wheels": []}
    assert [fault.partition(":")[0] for fault in audit.lock_faults([sound, bare, foreign])] == ["b", "c"]


def test_a_gpl_library_within_a_wheel_is_named_though_its_metadata_say_bsd(audit: ModuleType) -> None:
    assert not list(audit.licence_faults({"pillow-heif"}))
    faults = list(audit.bundled_faults({"pillow-heif"}))
    assert any("libx265" in fault for fault in faults)
    assert any("GPLv2" in fault for fault in faults)


@pytest.mark.parametrize(
    ("said", "is_barred"),
    [
        ("Name: x265\nLicense: GPLv2", True),
        ("License: GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("License: LGPLv3", False),
        ("This license is compatible with the GPL.", False),
    ],
)
def test_a_file_of_licences_names_a_barred_part_or_not(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str, is_barred: bool
) -> None:
    (tmp_path / "LICENSES_bundled.txt").write_text(said)
    monkeypatch.setattr(audit, "installed_files", lambda names: [("x", tmp_path / "LICENSES_bundled.txt")])
    assert bool(list(audit.bundled_faults({"x"}))) is is_barred


def locked(*packages: tuple[str, str]) -> list[dict[str, Any]]:
    ours = {"name": "rejoinder", "version": "1", "dependencies": [{"name": name} for name, _ in packages]}
    return [ours, *({"name": name, "version": version} for name, version in packages)]


@pytest.mark.parametrize(
    ("packages", "named"),
    [
        ([("quiet", "1"), ("speaks", "2")], []),
        ([("quiet", "1.1"), ("speaks", "2")], ["quiet 1.1"]),
        ([("quiet", "1"), ("speaks", "2"), ("new", "3")], ["new 3"]),
        ([("quiet", "1")], ["speaks"]),
    ],
)
def test_a_dependency_that_nobody_looked_at_is_named(
    audit: ModuleType, packages: list[tuple[str, str]], named: list[str]
) -> None:
    looked_at = {"silent": {"quiet": "1"}, "able": {"speaks": {"version": "2"}}}
    assert [fault.partition(":")[0] for fault in audit.unseen_faults(locked(*packages), looked_at)] == named


def test_code_that_connects_is_found_in_what_is_said_to_be_silent(audit: ModuleType) -> None:
    assert list(audit.connection_faults({"silent": {"requests": "1"}}))
    assert list(audit.connection_faults({"silent": {"onnxruntime": "1"}}))
    assert not list(audit.connection_faults({"silent": {"attrs": "1"}}))


def test_the_table_of_the_security_page_is_what_was_looked_at() -> None:
    table = subprocess.run([sys.executable, str(SCRIPT), "--table"], capture_output=True, text=True, check=True).stdout
    assert table.strip() in (SCRIPT.parents[1] / "SECURITY.md").read_text("utf-8")


LOCKED = [
    {"name": "rejoinder", "version": "1", "source": {"editable": "."}},
    {"name": "b", "version": "2", "source": {"registry": "https://x"}},
    {"name": "a", "version": "1.5", "source": {"registry": "https://x"}},
]


def test_weaknesses_of_what_is_locked_are_named_unless_they_are_accepted(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def ask(queries: list[Any]) -> list[Any]:
        asked.extend(queries)
        return [{"vulns": [{"id": "PYSEC-1"}, {"id": "GHSA-2"}]}, {}]

    monkeypatch.setattr(audit, "ACCEPTED", {"GHSA-2": "we never call it"})
    assert list(audit.weaknesses(LOCKED, ask)) == ["a 1.5: PYSEC-1, https://osv.dev/PYSEC-1"]
    assert [(each["package"]["name"], each["version"]) for each in asked] == [("a", "1.5"), ("b", "2")]


@pytest.mark.parametrize("answer", [OSError("no route"), ValueError("no JSON"), []])
def test_a_database_that_does_not_answer_is_said_and_finds_nothing(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: Any
) -> None:
    def ask(queries: list[Any]) -> list[Any]:
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]

    monkeypatch.setattr(audit, "ask", ask)
    assert audit.asked_for(LOCKED) == 0
    said = capsys.readouterr()
    assert ("NOT asked for" in said.err, said.out) == (True, "")


def test_a_weakness_ends_the_audit_with_one(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ask", lambda queries: [{"vulns": [{"id": "PYSEC-1"}]}, {}])
    assert audit.asked_for(LOCKED) == 1
    assert "PYSEC-1" in capsys.readouterr().out
    monkeypatch.setattr(audit, "ask", lambda queries: [{}, {}])
    assert (audit.asked_for(LOCKED), capsys.readouterr().out) == (0, "Known weaknesses: none of 2 packages.\n")
