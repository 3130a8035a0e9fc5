"""What a seller reads stands in three languages, and says the same in each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rejoinder

ROOT = Path(rejoinder.__file__).parents[2]
DOCS = ROOT / "docs"
FOR_OPERATORS = {
    "add-a-rule",
    "add-a-market",
    "add-a-certificate",
    "add-a-language",
    "add-a-labelled-example",
    "add-a-word",
    "deploy",
    "release",
    "check-a-packet-without-rejoinder",
}
"""Pages for whoever runs a server, mends rules or receives a packet."""
PAGES = sorted(
    [
        ROOT / "README.md",
        *(
            page
            for folder in ("tutorial", "how-to")
            for page in (DOCS / folder).glob("*.md")
            if "." not in page.stem and page.stem not in FOR_OPERATORS
        ),
    ]
)
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def in_language(page: Path, language: str) -> Path:
    return page.with_name(f"{page.stem}.{language}.md")


def headings(page: Path) -> list[int]:
    """The levels of the headings, in order."""
    text = BLOCK.sub("", page.read_text("utf-8"))
    return [len(line) - len(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")]


def commands(page: Path) -> list[tuple[str, list[str]]]:
    """The code blocks, without comments and the blanks before them."""
    return [
        (kind, [re.sub(r"\s*#\s.*$", "", line) for line in body.splitlines() if not line.lstrip().startswith("#")])
        for kind, body in BLOCK.findall(page.read_text("utf-8"))
    ]


@pytest.mark.parametrize("language", ["zh", "ru"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_the_same_headings_and_commands_in_each_language(page: Path, language: str) -> None:
    other = in_language(page, language)
    assert headings(other) == headings(page)
    assert commands(other) == commands(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_leads_to_its_other_languages_before_anything_else(page: Path) -> None:
    pages = {"en": page, "zh": in_language(page, "zh"), "ru": in_language(page, "ru")}
    for own in pages.values():
        second = own.read_text("utf-8").split("\n")[2]
        others = [other.name for other in pages.values() if other != own]
        assert all(f"({name})" in second for name in others), own.name


@pytest.mark.parametrize("page", [*PAGES, *(in_language(page, of) for page in PAGES for of in ("zh", "ru"))])
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text("utf-8"))
    lost = [to for to in LINK.findall(text) if "://" not in to and not (page.parent / to).exists()]
    assert lost == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "README.ru.md"])
def test_the_first_command_of_the_readme_is_plain_and_names_the_sample_that_ships(name: str) -> None:
    first = commands(ROOT / name)[0][1]
    assert first == ["scripts/uv run rejoinder answer examples/night-herons"]
    assert (ROOT / "examples" / "night-herons" / "complaint.eml").exists()


def test_the_readme_keeps_one_command_each_under_run_and_test() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for heading in ("## Run", "## Test"):
        section = text.partition(f"{heading}\n")[2].partition("\n## ")[0]
        assert [len(body.splitlines()) for _, body in BLOCK.findall(section)] == [1], heading


def test_the_start_on_windows_has_the_line_ends_that_its_labels_need() -> None:
    content = (ROOT / "scripts" / "uv.cmd").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 10
