"""A saved page or an HTML mail put into the words that a person reads on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rejoinder.adapters.formats.html_tree import html_tree
from rejoinder.adapters.shipped.market import listing_of_url
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.source import SourceLink

DEPTH_LIMIT = 120
LINK_LIMIT = 5_000
LABEL_LENGTH = 60
HEAVY_ELEMENTS, HEAVY_CHARACTERS = 20_000, 200_000
UNSEEN = frozenset("script style noscript template head svg iframe object select -comment".split())
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*){2,}")
_SCHEME = re.compile(r"^(?:https?|ftp)://", re.IGNORECASE)


class PageIsTooHeavy(Exception):
    """A page whose elements are so many or so deep that reading it would take too long."""


def page_text(html: str) -> tuple[str, tuple[SourceLink, ...]]:
    """The page's words, a line a block and `label: value` a line for two-celled rows, and links that show other words.

    Hidden elements are left out. Nothing is fetched. A page of very many elements is read in a process of its own.

    Raises: PageIsTooHeavy.
    """
    if len(html) < HEAVY_CHARACTERS and html.count("<") < HEAVY_ELEMENTS:
        return _read(html)
    try:
        words, links = run_sandboxed(_plain_result, html.encode("utf-8", "surrogatepass"))
    except FileIsBroken as error:
        raise PageIsTooHeavy from error
    return str(words), tuple(SourceLink(href=href, shown=shown) for href, shown in links)


def _plain_result(content: bytes) -> tuple[str, list[tuple[str, str]]]:
    """What was read, as a process can hand it over."""
    words, links = _read(content.decode("utf-8", "surrogatepass"))
    return words, [(link.href, link.shown) for link in links]


def _read(html: str) -> tuple[str, tuple[SourceLink, ...]]:
    tree = html_tree(html)
    body = tree.body
    if body is None:
        return "", ()
    links: list[SourceLink] = []
    page_words = _with_offers(_tidied("".join(_words(body, 0, links))), links)
    title = tree.css_first("title")
    heading = _SPACES.sub(" ", title.text()).strip() if title is not None else ""
    if heading and heading not in page_words[:400]:
        page_words = f"{heading}\n\n{page_words}"
    return page_words, tuple(links)


_OFFER, _OFFER_LIMIT = "\ue000", 20
"""A sign that nobody types, behind each link to an offer; so many of them may stand on a page that tells of some."""


def _with_offers(words: str, links: Sequence[SourceLink]) -> str:
    """The words, with the addresses of the offers that links lead to, where the page itself names no offer at all.

    Of a page that names the offers it speaks of, links to others are advertisements.
    """
    *parts, last = words.split(_OFFER)
    if not parts or len(parts) > _OFFER_LIMIT or _NAMED.search(words):
        return words.replace(_OFFER, "")
    hidden = [link.href for link in links if _is_offer(link.href)]
    if len(parts) != len(hidden):
        return words.replace(_OFFER, "")
    return "".join(f"{part} ({href})" for part, href in zip(parts, hidden, strict=True)) + last


_NAMED = re.compile(r"/(?:item|i|itm|dp|listing|offer|product|catalog)/[^\s)]*\d{5}|(?<!\d)(?:1005|3256)\d{12}(?!\d)")


def _is_offer(href: str) -> bool:
    return href.lower().startswith(("http://", "https://")) and listing_of_url(href)[1] is not None


def _tidied(text: str) -> str:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip()


def _words(node: Any, depth: int, links: list[SourceLink]) -> Iterator[str]:
    tag = node.tag
    if tag == "-text":
        yield _SPACES.sub(" ", node.text_content or "")
    elif tag in UNSEEN or _is_hidden(node):
        return
    elif tag == "br":
        yield "\n"
    elif depth > DEPTH_LIMIT:
        yield _SPACES.sub(" ", node.text(deep=True, separator=" "))
    elif tag == "tr":
        yield "\n" + _row(node, depth, links)
    elif tag == "a":
        yield _anchor(node, depth, links)
    elif tag == "pre":
        yield "\n" + node.text(deep=True) + "\n"
    else:
        inside = "".join(_inside(node, depth, links))
        yield _block(tag, inside) if tag in BLOCKS else inside


def _inside(node: Any, depth: int, links: list[SourceLink]) -> Iterator[str]:
    for child in node.iter(include_text=True):
        yield from _words(child, depth + 1, links)


def _block(tag: str, inside: str) -> str:
    if tag == "li":
        return f"\n- {inside.strip()}\n"
    if tag == "dt" and inside.strip() and not inside.rstrip().endswith((":", "：")):
        return f"\n{inside.strip()}: "
    if tag == "dd":
        return f"{inside.strip()}\n"
    gap = "\n\n" if tag in ("p", "table") or (tag[0] == "h" and tag[1:].isdigit()) else "\n"
    return f"{gap}{inside}{gap}"


def _row(node: Any, depth: int, links: list[SourceLink]) -> str:
    cells = [
        _tidied("".join(_inside(cell, depth + 1, links)))
        for cell in node.iter()
        if cell.tag in ("td", "th") and not _is_hidden(cell)
    ]
    cells = [cell for cell in cells if cell]
    if len(cells) == 2 and len(cells[0]) <= LABEL_LENGTH and "\n" not in cells[0]:
        label = cells[0].rstrip()
        return f"{label} {cells[1]}" if label.endswith((":", "：")) else f"{label}: {cells[1]}"
    if all("\n" not in cell for cell in cells):
        return " | ".join(cells)
    return "\n".join(cells)


def _anchor(node: Any, depth: int, links: list[SourceLink]) -> str:
    shown = "".join(_inside(node, depth, links))
    href = (node.attributes.get("href") or "").strip()
    if href and not href.startswith("#") and len(links) < LINK_LIMIT:
        bare = _SPACES.sub(" ", shown).strip()
        if _SCHEME.sub("", href).rstrip("/") != _SCHEME.sub("", bare).rstrip("/"):
            links.append(SourceLink(href=href, shown=bare))
            return shown + _OFFER if _is_offer(href) else shown
    return shown


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
