"""Hooks of the documentation site: pages from beside docs/, working links, Markdown as GitHub reads it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
BESIDE = {
    "README.md": "index.md",
    "README.zh.md": "index.zh.md",
    "README.ru.md": "index.ru.md",
    "CHANGELOG.md": "changelog.md",
    "ARCHITECTURE.md": "engineers/architecture.md",
    "CONTRIBUTING.md": "engineers/contributing.md",
    "SECURITY.md": "engineers/security.md",
    "benchmarks/web/README.md": "engineers/measuring-pages.md",
}
"""Pages that stand elsewhere in the repository, with their places on the site."""
ORIGIN = {on_site: path for path, on_site in BESIDE.items()}
FENCED = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(\]\()([^)#\s:]+)((?:#[^)\s]*)?\))")
TRANSLATED = re.compile(r"^(?:zh|ru)/")
BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
"""The search splits words at a mark: Chinese has none of its own."""
LANGUAGES = re.compile(r"\A(# [^\n]+\n\n)[^\n]*\.(?:zh|ru)\.md\)[^\n]*\n\n")
"""The line that leads to the other languages: the site has a switch for it."""
LIST_AFTER_TEXT = re.compile(r"^(?! *(?:[-*]|\d+\.) )([^\n#|> ][^\n]*)\n(?=(?:[-*]|1\.) )", re.MULTILINE)
TABLE_AFTER_TEXT = re.compile(r"^([^\n|]+)\n(?=\|[^\n]*\n\|[-:| ]+\|$)", re.MULTILINE)
"""GitHub begins a list or a table right under a paragraph; Python-Markdown wants a blank line between."""


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take in the pages from beside docs/, before the languages are sorted."""
    for on_site in BESIDE.values():
        files.append(File(on_site, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_page_read_source(page: Page, **_: Any) -> str | None:
    """The text of a page from beside docs/; none for others, which are read where they stand."""
    path = ORIGIN.get(page.file.src_uri)
    return (ROOT / path).read_text("utf-8") if path else None


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """The text of a page with links that hold on the site, without its line of languages, its lists set apart."""
    on_site = page.file.src_uri
    shown = outside_code(LANGUAGES.sub(r"\1", markdown), blocks_apart)
    return outside_code(shown, lambda text: LINK.sub(lambda link: link[1] + target(link[2], on_site) + link[3], text))


def blocks_apart(text: str) -> str:
    """The text with a blank line before each list and table."""
    return TABLE_AFTER_TEXT.sub(r"\1\n\n", LIST_AFTER_TEXT.sub(r"\1\n\n", text))


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Find a page that stands in English alone once, instead of once for each language that shows it."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    found = json.loads(index.read_text("utf-8"))
    english = {place(each): each for each in found["docs"] if not TRANSLATED.match(each["location"])}
    found["docs"] = [each for each in found["docs"] if each is english.get(place(each)) or is_own(each, english)]
    for each in found["docs"]:
        each.update({field: BETWEEN_HAN.sub("\u200b", each[field]) for field in ("title", "text")})
    index.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), "utf-8")


def place(entry: Mapping[str, str]) -> str:
    """Where an entry of the search stands, whatever its language."""
    return TRANSLATED.sub("", entry["location"])


def is_own(entry: Mapping[str, str], english: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether an entry of another language says something of its own."""
    return entry["text"] != english.get(place(entry), {}).get("text")


def target(link: str, on_site: str) -> str:
    """Where a link of a page leads on the site, relative to the page; as it was where it stays within docs/."""
    origin = ORIGIN.get(on_site, f"docs/{on_site}")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(origin), link))
    if path in BESIDE:
        path = BESIDE[path]
    elif path.startswith("docs/"):
        path = path.removeprefix("docs/")
    else:
        return link
    return posixpath.relpath(path, posixpath.dirname(on_site) or ".")


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text, changed but for its blocks of code."""
    return "".join(part if FENCED.fullmatch(part) else change(part) for part in FENCED.split(text))
