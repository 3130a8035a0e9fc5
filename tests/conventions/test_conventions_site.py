"""The documentation site builds without a warning, in three languages, and loads nothing from elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import rejoinder

ROOT = Path(rejoinder.__file__).parents[2]
pytestmark = pytest.mark.skipif(
    find_spec("mkdocs") is None, reason="the group `docs` is not installed: scripts/uv sync --all-extras --group docs"
)
WORDS = ("withdrawal", "\u200b".join("反通知"), "встречное")
LOADED = re.compile(
    r"""<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)=["']?(?:https?:)?//(?!www\.w3\.org)[^"'> ]+"""
)
LOADED_BY_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is built, with every warning an error."""
    folder = tmp_path_factory.mktemp("site")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (built.returncode, built.stdout + built.stderr) == (0, "")
    return folder


@pytest.mark.parametrize(
    "page", ["", "pictures", "tutorial/first-answer", "how-to", "how-to/letters", "reference/markets", "reference/api"]
)
def test_a_page_for_sellers_stands_in_each_language(site: Path, page: str) -> None:
    texts = [(site / language / page / "index.html").read_text("utf-8") for language in ("", "zh", "ru")]
    marks = [re.search(r'<html lang="(\w+)"', text)[1] for text in texts]  # type: ignore[index]
    assert marks == ["en", "zh", "ru"]
    headings = {re.search(r"<h1[^>]*>(.*?)<", text, re.DOTALL)[1] for text in texts}  # type: ignore[index]
    assert len(headings) == (1 if page == "" else 3), headings


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 200
    assert [page for page in pages if LOADED.search(page.read_text("utf-8"))] == []
    assert [file for file in site.rglob("*.css") if LOADED_BY_STYLE.search(file.read_text("utf-8"))] == []


def test_what_stands_beside_docs_is_a_page_whose_links_hold(site: Path) -> None:
    contributing = (site / "engineers" / "contributing" / "index.html").read_text("utf-8")
    assert 'href="../architecture/"' in contributing
    assert 'href="../../decisions/"' in (site / "engineers" / "architecture" / "index.html").read_text("utf-8")


def test_the_search_holds_words_of_each_language(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    places = {word: [each["location"] for each in index["docs"] if word in each["text"]] for word in WORDS}
    assert all(places.values()), places
