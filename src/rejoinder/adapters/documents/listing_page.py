"""A saved page of a marketplace, understood: what the page says of its goods, wherever the page keeps it.

Pages keep the same thing in several places: JSON-LD for search engines, JSON for their own scripts, visible words, meta
tags. All of them are read, in that order of trust; nothing is run and nothing is fetched.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rejoinder.adapters.formats.charset import charset_in_page, decode_text
from rejoinder.adapters.formats.html_tree import html_tree
from rejoinder.adapters.shipped.market import listing_of_url
from rejoinder.domain.market import Market

SCRIPT_LIMIT = 6_000_000
NODE_LIMIT = 150_000
ATTRIBUTE_LIMIT = 120
LINK_LIMIT = 5_000
VALUE_LIMIT = 20_000
Record = dict[str, Any]

ROWS = (
    "#productDetails_techSpec_section_1 tr, #productDetails_detailBullets_sections1 tr, .prodDetTable tr",
    ".ux-labels-values, dl.specifications--row, [class*='specification--prop']",
    "table.product-params__table tr, [data-widget='webCharacteristics'] dl",
)
"""Rows of two cells, the name of a property and its value."""
CELLS = "th, td, dt, dd, .title, .desc, [class*='specification--title'], [class*='specification--desc']"

KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("subject", "producttitle", "itemtitle", "goodsname", "imt_name", "productname", "title"),
    "item_id": ("productid", "itemid", "nm_id", "goodsid", "listingid", "productskuid"),
    "brand": ("brandname", "selling_brand_name", "brand_name", "brand"),
    "store_name": ("storename", "sellername", "shopname", "supplier_name", "store_name", "shop_name", "mallname"),
    "store_id": ("storenum", "storeid", "sellerid", "shopid", "supplier_id", "mallid"),
    "description": ("description", "productdescription"),
    "orders": ("tradecount", "formattradecount", "ordercount", "solditems", "itemsold"),
    "keywords": ("keywords", "tags"),
}
_PRODUCT_PATH = re.compile(
    r"product|item|goods|title|store|seller|shop|mall|listing|offer|card|trade|subject", re.IGNORECASE
)
_SAVED_FROM = re.compile(rb"saved from url=\(\d+\)(https?://[^\s<>\"]{1,2000})")
_JSON_START = re.compile(r"(?:=|\bdata\s*:|\()\s*(?=\{)")
_TRADE_WORDS = re.compile(
    r"^\s*(?:brand|бренд|марка|品牌|visit the|перейти в магазин)\s*[:：]?\s*|\s+store\s*$", re.IGNORECASE
)


def page_records(raw: bytes) -> list[Record]:
    """What a saved page says of each of its goods; one record without anything in it where it says nothing."""
    page = html_tree(decode_text(raw, charset_in_page(raw)))
    products = list(_products(page))
    if len(products) > 1:
        return products
    record: Record = {}
    market = _address(page, raw, record)
    for found in (*products, _visible(page, market), _embedded(page), _microdata(page), _meta(page)):
        for name, value in found.items():
            record.setdefault(name, value)
    record["attributes"] = [*_schema_attributes(record), *_rows(page)][:ATTRIBUTE_LIMIT]
    return [record]


def _address(page: Any, raw: bytes, record: Record) -> Market | None:
    """Put the page's own address and number into the record, and return the marketplace that it is of.

    Both come from what the page says of itself, or from what the browser noted when saving.
    """
    saved = _SAVED_FROM.search(raw[:3000])
    for url in (
        _attribute(page, "link[rel='canonical']", "href"),
        _content(page, "og:url"),
        saved and saved[1].decode(),
    ):
        if not url or not url.startswith("http"):
            continue
        record.setdefault("url", html.unescape(url)[:2000])
        market, number = listing_of_url(url)
        if number is not None:
            record["item_id"] = number
        if market is not None:
            return market
    return None


def _products(page: Any) -> Iterator[Record]:
    for script in page.css('script[type="application/ld+json"]')[:50]:
        for part in _flat(_loaded((script.text() or "")[:SCRIPT_LIMIT])):
            kind = part.get("@type")
            if kind in ("Product", "ProductGroup") or (isinstance(kind, list) and "Product" in kind):
                yield dict(part)


def _flat(document: Any) -> Iterator[Mapping[str, Any]]:
    parts = document if isinstance(document, list) else [document]
    for part in parts[:500]:
        if isinstance(part, dict):
            graph = part.get("@graph")
            yield from _flat(graph) if isinstance(graph, list) else (part,)


def _visible(page: Any, market: Market | None) -> Record:
    """What the marketplace's file knows to find among the words that buyers see."""
    found: Record = {}
    if market is None:
        return found
    for name, selector in market.page.items():
        words = _first_words(page, selector)
        if words:
            found[name] = _TRADE_WORDS.sub("", words) if name == "brand" else words
    linked = set(_shops(page, market.shop)) if market.shop else ()
    if len(linked) == 1:  # with links to several, one may be advertised
        found["store_id"] = next(iter(linked))
    return found


def _shops(page: Any, pattern: str) -> Iterator[str]:
    """The numbers of the shops to which the page links."""
    for node in page.css("a[href]")[:LINK_LIMIT]:
        if (match := re.search(pattern, (node.attributes.get("href") or "")[:500])) is not None:
            yield match[1]


def _first_words(page: Any, selector: str) -> str | None:
    for node in page.css(selector)[:20]:
        words = " ".join((node.text(separator=" ") or "").split())[:VALUE_LIMIT]
        if words:
            return words
    return None


def _rows(page: Any) -> Iterator[tuple[str, str]]:
    """Properties in tables and lists of two cells a row; in any table of such rows where no known one stands."""
    known = [pair for selector in ROWS for row in page.css(selector)[:ATTRIBUTE_LIMIT] for pair in _pair(row)]
    if not known:
        rows = page.css("table tr")[:ATTRIBUTE_LIMIT]
        known = [pair for row in rows if len(row.css("th, td")) == 2 for pair in _pair(row)]
    yield from known


def _pair(row: Any) -> Iterator[tuple[str, str]]:
    cells = [" ".join((cell.text(separator=" ") or "").split()) for cell in row.css(CELLS)]
    if len(cells) >= 2 and cells[0] and cells[1]:
        yield cells[0].rstrip(":：")[:200], cells[1][:500]


def _schema_attributes(record: Record) -> Iterator[tuple[str, str]]:
    rows = record.get("additionalProperty")
    for row in rows[:ATTRIBUTE_LIMIT] if isinstance(rows, list) else []:
        if (
            isinstance(row, dict)
            and isinstance(row.get("name"), str)
            and isinstance(row.get("value"), str | int | float)
        ):
            yield row["name"][:200], str(row["value"])[:500]
    for row in record.get("props") or []:
        yield row


def _embedded(page: Any) -> Record:
    """The first value under each known key in the JSON that a page carries for its own scripts."""
    found: Record = {}
    left = NODE_LIMIT
    for document in _documents(page):
        left = _walk(document, found, left)
        if left <= 0:
            break
    return found


def _documents(page: Any) -> Iterator[Any]:
    for node in page.css("[data-state]")[:200]:
        yield _loaded(html.unescape(node.attributes.get("data-state") or "")[:SCRIPT_LIMIT])
    for script in page.css("script")[:300]:
        text = (script.text() or "")[:SCRIPT_LIMIT]
        if script.attributes.get("type") == "application/json":
            yield _loaded(text)
        elif script.attributes.get("type") != "application/ld+json" and "{" in text:
            yield from _assigned(text)


def _assigned(text: str) -> Iterator[Any]:
    """The objects that a script assigns, as far as they are plain JSON."""
    decoder, at = json.JSONDecoder(), 0
    for _ in range(40):
        start = _JSON_START.search(text, at)
        if start is None:
            return
        try:
            document, at = decoder.raw_decode(text, start.end())
            yield document
        except (ValueError, RecursionError):
            at = start.end() + 1


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


_BY_KEY = {key: name for name, keys in KEYS.items() for key in keys}


def _walk(document: Any, found: Record, left: int) -> int:
    """Take known keys out of a document, breadth first, so that what stands near the top counts."""
    level: list[tuple[str, Any]] = [("", document)]
    while level and left > 0:
        deeper: list[tuple[str, Any]] = []
        for path, value in level:
            left -= 1
            if isinstance(value, list):
                deeper.extend((path, one) for one in value[:200])
            elif isinstance(value, dict):
                _take(path, value, found)
                deeper.extend(
                    (f"{path}.{key}"[-300:], one) for key, one in value.items() if isinstance(one, dict | list)
                )
        level = deeper
    return left


def _take(path: str, value: Mapping[str, Any], found: Record) -> None:
    name, text_value = value.get("attrName"), value.get("attrValue")
    if isinstance(name, str) and isinstance(text_value, str):
        found.setdefault("props", []).append((name[:200], text_value[:500]))
    for key, one in value.items():
        field = _BY_KEY.get(str(key).lower())
        if field is None or field in found or not isinstance(one, str | int) or isinstance(one, bool):
            continue
        if _PRODUCT_PATH.search(f"{path}.{key}") and str(one).strip():
            found[field] = html.unescape(str(one)).strip()[:VALUE_LIMIT]


def _microdata(page: Any) -> Record:
    found: Record = {}
    for name, property in (("title", "name"), ("brand", "brand"), ("description", "description"), ("item_id", "sku")):
        node = page.css_first(f"[itemtype*='schema.org/Product'] [itemprop='{property}']")
        if node is not None:
            words = node.attributes.get("content") or " ".join((node.text(separator=" ") or "").split())
            if words:
                found[name] = words[:VALUE_LIMIT]
    return found


def _meta(page: Any) -> Record:
    found: Record = {}
    for name, key in (("title", "og:title"), ("description", "og:description"), ("brand", "product:brand")):
        if value := _content(page, key):
            found[name] = value
    for name, key in (("keywords", "keywords"), ("description", "description")):
        if value := _attribute(page, f"meta[name='{key}']", "content"):
            found.setdefault(name, value)
    heading = page.css_first("h1")
    if "title" not in found and heading is not None:
        found["title"] = heading.text(strip=True)[:VALUE_LIMIT]
    return found


def _content(page: Any, property: str) -> str | None:
    return _attribute(page, f"meta[property='{property}']", "content")


def _attribute(page: Any, selector: str, name: str) -> str | None:
    node = page.css_first(selector)
    value = node.attributes.get(name) if node is not None else None
    return value.strip()[:VALUE_LIMIT] if value and value.strip() else None


def attributes_of(record: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The properties of goods in a record: pairs, a mapping, or a list of rows with a name and a value."""
    raw = next(
        (record[name] for name in ("attributes", "properties", "specs", "属性", "Характеристики") if record.get(name)),
        (),
    )
    return tuple(dict.fromkeys(_pairs(raw)))[:ATTRIBUTE_LIMIT]


def _pairs(raw: Any) -> Iterable[tuple[str, str]]:
    if isinstance(raw, dict):
        return [
            (str(name)[:200], str(value)[:500]) for name, value in raw.items() if isinstance(value, str | int | float)
        ]
    if isinstance(raw, str):
        parts = (part.partition(":") for part in re.split(r"[;|\n]", raw.replace("：", ":"))[:ATTRIBUTE_LIMIT])
        return [(name.strip()[:200], value.strip()[:500]) for name, _, value in parts if name.strip() and value.strip()]
    return list(_listed_pairs(raw)) if isinstance(raw, Sequence) else []


def _listed_pairs(rows: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for row in rows[: ATTRIBUTE_LIMIT * 2]:
        if isinstance(row, dict):
            row = (row.get("name") or row.get("attrName"), row.get("value") or row.get("attrValue"))
        if isinstance(row, Sequence) and len(row) == 2 and all(isinstance(cell, str | int | float) for cell in row):
            yield str(row[0])[:200], str(row[1])[:500]
