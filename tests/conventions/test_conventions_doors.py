"""Each door names its own way: a sentence that a page shows names a place of the workspace, and no command."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from rejoinder.adapters.shipped.wording import Wording, shipped_phrases
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.text.yaml_text import yaml_of
from tests.conventions import source

HOME = source.HOME
COMMAND = re.compile(
    r"\brejoinder [a-z]|(?<![\w-])--[a-z]|`(?:mail|case|rules|vault|seal|settle|letter|listing|talk) [a-z]"
    r"|\bchmod\b|\bcase\.toml\b|\bsettings\.toml\b"
)
NAMED = re.compile(r"\{=([^{}]*)\}")
SAID_IN_A_TEMPLATE = re.compile(r'say "([\w.-]+)"')
CLASS = re.compile(r"^class (\w+)\(", re.MULTILINE)
DOORS_OF_COMMANDS = ("cli", "server")
OF_FOLDERS = frozenset(
    "adapters/output/answer_folder.py adapters/case_folder/case_toml.py adapters/storage/cipher.py "
    "adapters/redaction/copy_file.py adapters/case_folder/folder.py adapters/documents/listing_snapshot.py "
    "adapters/pictures/picture_index.py adapters/documents/rule_texts.py adapters/shipped/rulebook.py "
    "adapters/storage/seal.py usecases/vault_custody.py".split()
)
"""Who raises errors about folders and files that people name on a command line; the workspace names its own."""

FOR_AN_EXPERT = frozenset({"vault.certificate-how"})
"""Printed on a certificate, for whoever checks a seal with the tools of his own."""


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module beside those of the commands, with its tree."""
    return tuple(pair for pair in source.trees() if pair[0].relative_to(HOME).parts[0] not in DOORS_OF_COMMANDS)


@cache
def said() -> tuple[frozenset[str], tuple[str, ...]]:
    """What the code and the templates name outside the commands: whole ids, and beginnings of ids."""
    whole, begun = set(), set()
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z_]+\.[\w.-]*", str(first.value)):
                    begun.add(str(first.value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
    for template in HOME.rglob("*.html"):
        whole |= set(SAID_IN_A_TEMPLATE.findall(template.read_text("utf-8")))
    return frozenset(whole), tuple(sorted(begun - {"error."}))


@cache
def of_commands() -> frozenset[str]:
    """What the commands name as a whole."""
    own = (
        node
        for file, tree in source.trees()
        if file.relative_to(HOME).parts[0] in DOORS_OF_COMMANDS
        for node in ast.walk(tree)
    )
    return frozenset(node.value for node in own if isinstance(node, ast.Constant) and isinstance(node.value, str))


@cache
def errors_of_pages() -> frozenset[str]:
    """The codes of errors that somebody in front of a page can meet."""
    return frozenset(
        re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
        for file, _ in trees()
        if file.relative_to(HOME).as_posix() not in OF_FOLDERS
        for name in CLASS.findall(file.read_text("utf-8"))
    )


def on_pages() -> Iterator[str]:
    """The ids of sentences that a page can show."""
    whole, begun = said()
    for id in shipped_phrases():
        if id.endswith(".on-page"):
            continue
        if id.startswith("error."):
            if id.removeprefix("error.").removesuffix(".remedy") in errors_of_pages():
                yield id
        elif id in whole or (id.startswith(begun) and id not in of_commands()):
            yield id


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_page_names_a_command(language: str) -> None:
    shown = {id: Wording(on_page=True)._text(id, language) for id in on_pages()}
    assert len(shown) > 2000
    assert {id: text for id, text in shown.items() if COMMAND.search(text) and id not in FOR_AN_EXPERT} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_door_is_told_its_own_way(language: str) -> None:
    said = phrase("case.after-evidence")
    assert COMMAND.search(Wording().say(said, language))
    page = Wording(on_page=True).with_rules({}).say(said, language)
    assert Wording().say(phrase("web.tab-papers"), language) in page


def test_a_form_for_pages_stands_beside_a_form_for_the_command_line() -> None:
    held = shipped_phrases()
    alone = [id for id in held if id.endswith(".on-page") and id.removesuffix(".on-page") not in held]
    assert alone == []


def test_every_place_that_a_sentence_names_has_its_own_words() -> None:
    held = shipped_phrases()
    for file in (HOME / "words").glob("*.yaml"):
        for key, texts in yaml_of(file.read_text("utf-8")).items():
            named = {language: sorted(NAMED.findall(text)) for language, text in texts.items()}
            assert named["en"] == named["zh"] == named["ru"], key
            assert set(named["en"]) <= set(held), key
