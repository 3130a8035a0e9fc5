"""What Rejoinder is built on may be built on, and the lock names each file of it by its digest."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.metadata import Distribution
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

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
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], capture_output=True, text=True, env={"PATH": "/nonexistent"}, check=False
    )
    assert (done.returncode, done.stdout) == (0, "Licences and lock: nothing found.\n")


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
