"""Every sentence a person reads stands in the catalogue in three languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from rejoinder.domain.phrase import LANGUAGES
from rejoinder.text.yaml_text import yaml_of
from tests.conventions.source import HOME, nodes

AREAS = sorted((HOME / "words").glob("*.yaml"))
SLOT = re.compile(r"\{(\w+)(?::plural:[^{}]*|:inside|:head|:and)?\}")
RUSSIAN_FORMS = re.compile(r"\{\w+:plural:([^{}]*)\}")


def entries() -> dict[str, dict[str, str]]:
    found = {}
    for file in AREAS:
        found |= {f"{file.stem}.{key}": text for key, text in (yaml_of(file.read_text("utf-8")) or {}).items()}
    return found


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_every_entry_speaks_exactly_the_three_languages(file: Path) -> None:
    for key, texts in (yaml_of(file.read_text("utf-8")) or {}).items():
        assert set(texts) == set(LANGUAGES), key
        assert all(isinstance(text, str) and text.strip() for text in texts.values()), key


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_every_entry_stands_once(file: Path) -> None:
    ids = re.findall(r"^([^\s#:]+):", file.read_text("utf-8"), re.MULTILINE)
    assert len(ids) == len(set(ids)), sorted(id for id in set(ids) if ids.count(id) > 1)


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_the_three_languages_of_an_entry_name_the_same_values(file: Path) -> None:
    for key, texts in (yaml_of(file.read_text("utf-8")) or {}).items():
        named = {language: set(SLOT.findall(text)) for language, text in texts.items()}
        assert named["en"] == named["zh"] == named["ru"], (key, named)


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_russian_plurals_have_their_three_forms(file: Path) -> None:
    for key, texts in (yaml_of(file.read_text("utf-8")) or {}).items():
        for forms in RUSSIAN_FORMS.findall(texts["ru"]):
            assert len(forms.split("|")) == 3, (key, forms)


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_no_value_stands_within_the_forms_of_a_plural(file: Path) -> None:
    for key, texts in (yaml_of(file.read_text("utf-8")) or {}).items():
        for language, text in texts.items():
            assert not re.search(r"\{\w+:\w+:[^{}]*\{", text), (key, language)


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_each_language_is_written_in_its_own_script(file: Path) -> None:
    for key, texts in (yaml_of(file.read_text("utf-8")) or {}).items():
        for language, other in (("en", r"[一-鿿]"), ("en", r"[а-яА-Я]"), ("zh", r"[а-яА-Я]"), ("ru", r"[一-鿿]")):
            assert not re.search(other, re.sub(r"`[^`]*`|“[^”]*”|「[^」]*」", "", texts[language])), (key, language)


def spoken() -> dict[str, tuple[str, set[str]]]:
    """Every `phrase("literal", name=...)` of the code, with where it stands and what it gives."""
    found: dict[str, tuple[str, set[str]]] = {}
    for module, node in nodes():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "phrase"):
            continue
        if node.args and isinstance(node.args[0], ast.Constant) and all(word.arg for word in node.keywords):
            names = {word.arg for word in node.keywords if word.arg}
            found[f"{node.args[0].value}@{module.name}:{node.lineno}"] = (str(node.args[0].value), names)
    return found


def test_every_phrase_of_the_code_stands_in_the_catalogue_with_its_values() -> None:
    catalogue, faults = entries(), []
    for where, (key, names) in spoken().items():
        if key not in catalogue:
            faults.append(f"{where}: no entry")
        elif missing := set(SLOT.findall(catalogue[key]["en"])) - names:
            faults.append(f"{where}: the text names {sorted(missing)}, which the code does not give")
    assert not faults, "\n".join(faults)


def test_every_error_of_the_code_has_its_sentence_and_its_remedy() -> None:
    from importlib import import_module

    from rejoinder.domain.errors import Invalid, Refused, RejoinderError, Unavailable

    for module in sorted(HOME.rglob("*.py")):
        name = module.relative_to(HOME.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        if "verify_packet" not in name:
            import_module(name)
    catalogue, pending, faults = entries(), [RejoinderError], []
    while pending:
        family = pending.pop()
        pending += family.__subclasses__()
        if family in (RejoinderError, Invalid, Refused, Unavailable):
            continue
        faults += [key for key in (f"error.{family.code()}", f"error.{family.code()}.remedy") if key not in catalogue]
    assert not faults, faults


@pytest.mark.parametrize("file", AREAS, ids=lambda file: file.stem)
def test_no_value_is_both_listed_and_counted(file: Path) -> None:
    for key, texts in (yaml_of(file.read_text("utf-8")) or {}).items():
        every = " ".join(texts.values())
        listed, counted = re.findall(r"\{(\w+):and\}", every), re.findall(r"\{(\w+):plural:", every)
        assert not set(listed) & set(counted), key
