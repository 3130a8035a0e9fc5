"""Saved pages of marketplaces are understood wherever they keep their words, and nothing in them can do harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.adapters.documents.listing import listings_in, listings_of
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.listing import OurListing
from rejoinder.domain.market import Markets
from rejoinder.procedure.market_file import market


def read(page: str, name: str = "page.html") -> OurListing:
    (listing,) = listings_in(page.encode(), name)
    return listing


def page(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


ALIEXPRESS = page(
    '<link rel="canonical" href="https://www.aliexpress.com/item/1005006123456789.html">'
    '<meta property="og:title" content="Solar Owl Lamp - AliExpress 15">',
    "<script>window.runParams = {\n data: "
    + json.dumps(
        {
            "productInfoComponent": {"subject": "Solar Owl Garden Lamp", "id": 1005006123456789},
            "storeModule": {"storeName": "Moss & Fern Store", "storeNum": 912345678},
            "productPropComponent": {"props": [{"attrName": "Brand Name", "attrValue": "NoName"}]},
            "tradeComponent": {"formatTradeCount": "1,204"},
        }
    )
    + "};</script>",
)
AMAZON = page(
    '<link rel="canonical" href="https://www.amazon.com/Owl-Lamp/dp/B0ABCD1234">',
    '<span id="productTitle"> Owl Lamp for Garden </span><a id="bylineInfo">Visit the Mossfern Store</a>'
    '<div id="feature-bullets"><li>Solar cell</li></div><a id="sellerProfileTriggerId">Fern Trading</a>'
    '<table id="productDetails_techSpec_section_1"><tr><th>Material</th><td>Resin</td></tr></table>',
)
EBAY = page(
    '<meta property="og:url" content="https://www.ebay.com/itm/204567890123">',
    '<h1 class="x-item-title__mainTitle"><span>Owl lamp, solar</span></h1>'
    '<div class="x-sellercard-atf__info__about-seller"><a>fern-shop</a></div>'
    '<div class="ux-labels-values"><dt>Brand</dt><dd>Unbranded</dd></div>',
)
ETSY = page(
    '<link rel="canonical" href="https://www.etsy.com/listing/1234567890/owl-lamp">'
    '<script type="application/ld+json">'
    + json.dumps({"@type": "Product", "name": "Owl Lamp, handmade", "brand": {"@type": "Brand", "name": "MossFern"}})
    + "</script>",
)
OZON = page(
    '<link rel="canonical" href="https://www.ozon.ru/product/svetilnik-sova-987654321/">',
    '<div data-widget="webProductHeading"><h1>Светильник «Сова» садовый</h1></div>'
    '<div data-state="{&quot;sellerName&quot;:&quot;Мох и папоротник&quot;,&quot;productId&quot;:987654321}"></div>',
)
WILDBERRIES = page(
    '<link rel="canonical" href="https://www.wildberries.ru/catalog/123456789/detail.aspx">',
    '<a class="product-page__header-brand">ЛесДом</a><h1 class="product-page__title">Светильник сова</h1>'
    '<table class="product-params__table"><tr><th>Материал</th><td>смола</td></tr></table>',
)
PAGES = [
    (ALIEXPRESS, "1005006123456789", "Solar Owl Garden Lamp", "NoName", "Moss & Fern Store"),
    (AMAZON, "B0ABCD1234", "Owl Lamp for Garden", "Mossfern", "Fern Trading"),
    (EBAY, "204567890123", "Owl lamp, solar", "Unbranded", "fern-shop"),
    (ETSY, "1234567890", "Owl Lamp, handmade", "MossFern", None),
    (OZON, "987654321", "Светильник «Сова» садовый", None, "Мох и папоротник"),
    (WILDBERRIES, "123456789", "Светильник сова", "ЛесДом", None),
]


@pytest.mark.parametrize(("saved", "id", "title", "brand", "store"), PAGES)
def test_a_saved_page_says_what_is_offered_and_by_whom(
    saved: str, id: str, title: str, brand: str | None, store: str | None
) -> None:
    listing = read(saved)
    assert (listing.item_id, listing.title, listing.brand, listing.store_name) == (id, title, brand, store)


@pytest.mark.parametrize(
    ("links", "store"),
    [
        ('<a href="https://www.aliexpress.com/store/1102777888?x=1">Fern</a>', "1102777888"),
        ('<a href="/store/1102777888">Fern</a><a href="/store/1102777999">Advertised</a>', None),
    ],
)
def test_the_one_shop_that_a_page_links_to_is_whose_it_is(links: str, store: str | None) -> None:
    head = '<link rel="canonical" href="https://www.aliexpress.com/item/1005006123456789.html">'
    assert read(page(head, f"<h1>Owl lamp</h1>{links}")).store_id == store


def test_a_market_s_own_file_says_where_its_pages_show_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    invented = market(
        "marktplein/market.yaml",
        {
            "market": "marktplein",
            "called": {"en": "Marktplein", "zh": "Marktplein平台", "ru": "Marktplein"},
            "names": ["marktplein"],
            "hosts": ["marktplein.example"],
            "listing": [r"/advert/([a-z]\d{6,10})(?=[/?#]|$)"],
            "page": {"title": ".kop", "store_name": ".winkel b"},
            "shop": r"/winkels/(\d+)",
            "capital_ids": True,
        },
    )
    monkeypatch.setattr("rejoinder.adapters.shipped.market.known_markets", lambda: Markets((invented,)))
    head = '<link rel="canonical" href="https://www.marktplein.example/advert/q88123004">'
    body = '<p class="kop">Bureaulamp</p><p class="winkel">van <b>Vorm</b></p><a href="/winkels/77">alles</a>'
    listing = read(page(head, body))
    assert (listing.item_id, listing.title) == ("Q88123004", "Bureaulamp")
    assert (listing.store_name, listing.store_id) == ("Vorm", "77")


def test_pictures_that_one_listing_names_are_not_those_of_another(tmp_path: Path) -> None:
    shown = {"item_id": "1005006123456789", "title": "Owl lamp", "images": ["main.jpg"]}
    (tmp_path / "listing").mkdir()
    (tmp_path / "listing/a.json").write_text(json.dumps(shown))
    (tmp_path / "listing/b.json").write_text(json.dumps({"item_id": "1005006123456790", "title": "Fox lamp"}))
    papers = [
        Paper(path=f"listing/{name}", place=Place.LISTING, sha256=name, size_bytes=9, media_type=kind)
        for name, kind in (("a.json", "application/json"), ("b.json", "application/json"), ("main.jpg", "image/jpeg"))
    ]
    assert [one.images for one in listings_of(tmp_path, papers)] == [("listing/main.jpg",), ()]
    alone = [one for one in papers if one.path != "listing/a.json"]
    assert [one.images for one in listings_of(tmp_path, alone)] == [("listing/main.jpg",)]


def test_a_picture_named_by_a_number_is_of_that_listing_alone(tmp_path: Path) -> None:
    (tmp_path / "listing").mkdir()
    for name, id in (("a.json", "1005006123456789"), ("b.json", "1005006123456790"), ("c.json", "1005006123456791")):
        (tmp_path / "listing" / name).write_text(json.dumps({"item_id": id, "title": "Lamp"}))
    names = ("a.json", "b.json", "c.json", "1005006123456789.jpg", "main 1005006123456790 (2).jpg", "loose.jpg")
    papers = [
        Paper(path=f"listing/{name}", place=Place.LISTING, sha256=name, size_bytes=9, media_type=kind)
        for name in names
        for kind in ("image/jpeg" if name.endswith("jpg") else "application/json",)
    ]
    assert [one.images for one in listings_of(tmp_path, papers)] == [
        ("listing/1005006123456789.jpg",),
        ("listing/main 1005006123456790 (2).jpg",),
        ("listing/loose.jpg",),
    ]


def test_properties_are_read_from_tables_and_from_json() -> None:
    assert ("Material", "Resin") in read(AMAZON).attributes
    assert ("Brand Name", "NoName") in read(ALIEXPRESS).attributes
    assert read(WILDBERRIES).words("attributes") == "Материал: смола"


def test_properties_are_read_from_the_rows_that_scripts_build() -> None:
    row = '<div class="specification--prop--x"><div class="specification--title--y"><span>{}</span></div>'
    row += '<div class="specification--desc--z"><span>{}</span></div></div>'
    listing = read(page(body="<h1>Owl</h1>" + row.format("Brand Name", "Mossfern") + row.format("Material", "Resin")))
    assert listing.attributes == (("Brand Name", "Mossfern"), ("Material", "Resin"))
    assert listing.brand == "Mossfern"


@pytest.mark.parametrize(
    ("charset", "title"),
    [("gbk", "猫头鹰台灯 夜灯"), ("windows-1251", "Лампа ночник сова"), ("utf-16", "Lámpara búho")],
)
def test_a_page_is_read_in_the_letters_it_was_saved_in(charset: str, title: str) -> None:
    saved = page(f'<meta charset="{charset}">', f"<h1>{title}</h1>").encode(charset)
    assert [one.title for one in listings_in(saved, "page.html")] == [title]


def test_what_json_ld_calls_itself_is_no_number() -> None:
    told = {"@type": "ProductGroup", "@id": "/products/owl#product", "name": "Owl", "productGroupID": "8123456789"}
    assert read(page(f'<script type="application/ld+json">{json.dumps(told)}</script>')).item_id == "8123456789"


def test_the_address_that_the_browser_noted_gives_the_number() -> None:
    saved = "<!-- saved from url=(0050)https://www.aliexpress.us/item/3256801234567890.html -->" + page(
        body="<h1>Owl</h1>"
    )
    listing = read(saved)
    assert (listing.item_id, listing.title) == ("3256801234567890", "Owl")


def test_pieces_sold_are_a_number() -> None:
    assert read(ALIEXPRESS).orders == 1204


@pytest.mark.parametrize(
    "hostile",
    [
        page(body="<script>x=" + '{"a":' * 50_000 + "</script>"),
        page(body="<script>window.data = {broken: 'json'}; y = {</script><h1>T</h1>"),
        page('<script type="application/ld+json">{"@graph": [[[1]], {"@type": "Product"}]}</script>', "<h1>T</h1>"),
        page(body="<div data-state='{&quot;a&quot;:[1,2'></div><h1>T</h1>"),
    ],
)
def test_a_hostile_page_gives_what_it_says_or_nothing(hostile: str) -> None:
    for listing in listings_in(hostile.encode(), "page.html"):
        assert listing.title in (None, "T")


def test_an_export_gives_properties_and_keywords(tmp_path: Path) -> None:
    rows = "item_id,title,attributes,keywords\n1005,Owl lamp,Brand:Mossfern;Material:resin,owl lamp solar\n"
    (listing,) = listings_in(rows.encode(), "export.csv")
    assert listing.attributes == (("Brand", "Mossfern"), ("Material", "resin"))
    assert (listing.brand, listing.keywords) == ("Mossfern", "owl lamp solar")
