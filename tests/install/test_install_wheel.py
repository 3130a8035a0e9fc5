"""A stranger installs the wheel, without the project beside it, and does the main job: `pytest -m install`."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = ROOT / "scripts" / "uv"
WHEEL_BYTES, INSTALLED_BYTES = 6_000_000, 1_000_000_000
"""What the wheel, and an installation of it without extras, may weigh."""
pytestmark = [pytest.mark.install, pytest.mark.enable_socket]


def done(*words: str | Path, cwd: Path) -> str:
    """What a command says on a machine that knows nothing of this project."""
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(("REJOINDER_", "PYTHON", "VIRTUAL_"))}
    seen = subprocess.run(list(map(str, words)), cwd=cwd, env=kept, capture_output=True, text=True, check=False)
    assert seen.returncode == 0, seen.stderr
    return seen.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    done(UV, "build", "--quiet", "--out-dir", out, cwd=ROOT)
    return out


@pytest.fixture(scope="module")
def bare(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what it needs in the locked versions, and nothing else."""
    home = tmp_path_factory.mktemp("bare")
    (wheel,) = built.glob("*.whl")
    done(UV, "export", "--quiet", "--locked", "--no-dev", "--no-emit-project", "-o", home / "locked.txt", cwd=ROOT)
    done(UV, "venv", "--quiet", home / "venv", cwd=home)
    python = home / "venv" / "bin" / "python"
    done(UV, "pip", "install", "--quiet", "--python", python, "-r", home / "locked.txt", cwd=home)
    done(UV, "pip", "install", "--quiet", "--python", python, "--no-deps", wheel, cwd=home)
    return home


def test_the_wheel_holds_the_sample_and_is_light(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    assert {"rejoinder/sample/night-herons/complaint.eml", "rejoinder/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/")) or "__pycache__" in name]
    assert wheel.stat().st_size < WHEEL_BYTES


def test_the_sdist_makes_the_same_wheel(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"pyproject.toml", "LICENSE", "NOTICE", "examples/night-herons/complaint.eml"} <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_a_bare_environment_answers_the_sample_case(bare: Path) -> None:
    command = bare / "venv" / "bin" / "rejoinder"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert done(command, "--version", cwd=bare) == f"rejoinder {version}\n"
    said = done(command, "demo", "--language", "zh", cwd=bare)
    assert "answer.html" in said
    answer = bare / "rejoinder-demo" / "answer"
    assert {"answer.html", "dossier.pdf", "packet.zip", "deadlines.ics"} <= {path.name for path in answer.iterdir()}
    done(command, "verify", answer / "packet.zip", cwd=bare)
    done(command, "doctor", cwd=bare)


def test_an_installation_without_extras_weighs_no_more_than_is_said(bare: Path) -> None:
    assert sum(size for size in _sizes(bare / "venv" / "lib")) < INSTALLED_BYTES


def _sizes(folder: Path) -> Iterator[int]:
    return (path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
