"""Forms of shipped texts that one process leaves to the next."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rejoinder.adapters.storage import build_cache, compiled_methods
from rejoinder.text import lazy_pattern, shipped_form
from rejoinder.text.lazy_pattern import compile_pattern, regex
from rejoinder.text.shipped_form import SHIPPED, ShippedForms, shipped_json, shipped_yaml
from rejoinder.text.yaml_text import yaml_of
from tests.unit.text.test_text_lazy_pattern import MODULES, patterns


def never() -> Any:
    pytest.fail("was made again")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "forms"


def test_a_form_is_made_once(file: Path) -> None:
    first = ShippedForms()
    assert first.form("list", "a b", lambda: ["a", "b"]) == ["a", "b"]
    assert first.form("list", "a b", never) == ["a", "b"]
    build_cache.write(file, first)
    second = ShippedForms()
    second.keep_in(lambda: build_cache.read(file))
    assert second.form("list", "a b", never) == ["a", "b"]
    assert not second.made


def test_a_form_is_its_owners_to_change(file: Path) -> None:
    forms = ShippedForms()
    forms.form("list", "a", lambda: ["a"]).append("b")
    assert forms.form("list", "a", never) == ["a"]


def test_another_text_or_purpose_is_another_form() -> None:
    forms = ShippedForms()
    made = [
        forms.form(purpose, text, lambda n=n: n)
        for n, (purpose, text) in enumerate([("x", "a"), ("x", "b"), ("y", "a")])
    ]
    assert made == [0, 1, 2]


def test_what_cannot_be_written_is_made_each_time() -> None:
    forms = ShippedForms()
    assert [forms.form("object", "a", lambda n=n: re.compile(str(n))).pattern for n in (1, 2)] == ["1", "2"]


def test_two_processes_add_to_one_file(file: Path) -> None:
    for text in ("a", "b"):
        forms = ShippedForms()
        forms.form("x", text, lambda text=text: text)
        build_cache.write(file, forms)
    assert len(build_cache.read(file)) == 2
    assert [path.name for path in file.parent.iterdir()] == ["forms"]


@pytest.mark.parametrize("content", [b"", b"\x00", b"nonsense", b"(\x02\x00\x00\x00", b"\xfb" * 40])
def test_a_damaged_file_is_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert build_cache.read(file) == {}


def test_a_file_of_another_python_is_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = ShippedForms()
    forms.form("x", "a", lambda: 1)
    build_cache.write(file, forms)
    monkeypatch.setattr(sys, "version", "another")
    assert build_cache.read(file) == {}


def test_a_folder_that_cannot_be_written_to_is_left(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("a file, and no folder")
    forms = ShippedForms()
    forms.form("x", "a", lambda: 1)
    build_cache.write(tmp_path / "plain" / "forms", forms)
    assert (tmp_path / "plain").read_text() == "a file, and no folder"


def every_pattern() -> Iterator[re.Pattern[str]]:
    from importlib import import_module

    for name in MODULES:
        yield from patterns(tuple(vars(import_module(name)).values()))  # type: ignore[misc]


def test_an_assembled_pattern_is_the_librarys_own() -> None:
    """Its bytes of code, its groups and its flags, for every pattern of the program."""
    for one in every_pattern():
        own = re.compile(one.pattern, one._flags)
        assert (compile_pattern(one.pattern, one._flags), one.flags) == (own, own.flags)
        assert one.groupindex == own.groupindex


def test_without_the_known_library_a_pattern_is_compiled_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lazy_pattern, "CODE_IS_KNOWN", False)
    monkeypatch.setattr(SHIPPED, "form", never)
    assert regex(r"(?P<digit>\d)").search("a7")["digit"] == "7"  # type: ignore[index]


def test_yaml_and_json_that_ship_are_forms() -> None:
    assert shipped_yaml("a: [1, 2]") == shipped_json('{"a": [1, 2]}') == {"a": [1, 2]}


DATED = """
source: &source {read_on: 2026-01-02, at: 2026-01-02T03:04:05+08:00}
rules: [{source: *source, days: [2026-02-03, "2026-02-03"]}]
"""


def test_yaml_with_dates_is_a_form_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ShippedForms()
    monkeypatch.setattr(shipped_form, "SHIPPED", first)
    assert shipped_yaml(DATED) == yaml_of(DATED)
    build_cache.write(file, first)
    second = ShippedForms()
    second.keep_in(lambda: build_cache.read(file))
    monkeypatch.setattr(shipped_form, "SHIPPED", second)
    assert repr(shipped_yaml(DATED)) == repr(yaml_of(DATED))
    assert not second.made


@pytest.mark.parametrize("text", ["2026-01-02", "[]", "", "a: 2026-01-02 03:04:05", "2026-01-02: a"])
def test_yaml_of_any_shape_is_what_it_says(text: str) -> None:
    assert repr([shipped_yaml(text), shipped_yaml(text)]) == repr([yaml_of(text)] * 2)


METHODS = """
import marshal, sys
from rejoinder.adapters.storage import compiled_methods
from rejoinder.text.shipped_form import SHIPPED
compiled_methods.keep()
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import phrase
assert phrase("a", b=1) == phrase("a", b=1) != phrase("a", b=2) and len({phrase("a"), phrase("a"), phrase("b")}) == 2
assert phrase("a").__init__.__code__.co_filename == "<attrs generated methods rejoinder.domain.phrase.Phrase>"
print(len(SHIPPED.made), sorted(key.hex() for key in SHIPPED.made))
"""


def test_the_methods_of_a_class_are_one_form_in_every_process() -> None:
    said = {subprocess.run([sys.executable, "-c", METHODS], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(said) == 1
    assert int(said.pop().split()[0]) > 10


def test_a_script_that_is_another_in_each_process_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled_methods, "SHIPPED", ShippedForms())
    name = f"{compiled_methods.OF_OUR_CLASSES}domain.Case>"
    compiled_methods.compile_methods("x = 12345678901", name, "exec")
    assert not compiled_methods.SHIPPED.made
    compiled_methods.compile_methods("x = 1", "<attrs generated methods other.Case>", "exec")
    assert not compiled_methods.SHIPPED.made
    compiled_methods.compile_methods("x = 1", name, "exec")
    assert len(compiled_methods.SHIPPED.made) == 1
