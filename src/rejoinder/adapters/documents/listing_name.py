"""How exports of shops call what a listing says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

NAMES: Mapping[str, tuple[str, ...]] = {
    "item_id": (
        "item_id", "itemId", "product_id", "productId", "item number", "listing-id", "listing_id", "goods_id", "asin",
        "asin1", "sku", "seller-sku", "handle", "id", "商品ID", "产品ID", "商品编号", "商品编码", "宝贝ID", "货号",
        "productGroupID", "Artikelnummer", "Número de artículo", "商品番号", "상품번호", "ID товара", "Ozon Product ID",
        "Артикул WB", "Артикул Ozon", "Артикул продавца", "Артикул",
    ),
    "url": (
        "url", "link", "product_url", "detail_url", "offers.url", "商品链接", "产品链接", "Ссылка", "Ссылка на товар",
    ),
    "title": (
        "title", "name", "subject", "product_name", "product title", "item-name", "item title", "listing title",
        "goods name", "商品标题", "产品标题", "商品名称", "产品名称", "宝贝标题", "宝贝名称", "标题", "Название",
        "Название товара", "Наименование", "Наименование товара", "título", "titre", "titel", "titolo",
        "Título del producto", "Título del anuncio", "Nombre del producto", "Nome do produto", "Nom du produit",
        "Artikelbezeichnung", "Artikelname", "Produktname", "Nome prodotto", "Nazwa produktu", "Ürün adı",
        "Nama Produk", "Tên sản phẩm", "ชื่อสินค้า", "商品名", "상품명",
    ),
    "brand": (
        "brand", "brand_name", "brandName", "brand.name", "vendor", "品牌", "品牌名称", "Бренд", "Название бренда",
        "marca", "marque", "Marke", "ブランド", "브랜드",
    ),
    "model": ("model", "model_number", "mpn", "型号", "Модель", "Номер модели"),
    "description": (
        "description", "detail", "product description", "item-description", "body (html)", "body", "描述", "商品描述",
        "产品描述", "商品详情", "Описание", "Аннотация",
        "Descripción", "Descrição", "Beschreibung", "Artikelbeschreibung", "Descrizione", "Opis",
        "商品説明", "상품설명",
    ),
    "store_id": ("store_id", "storeId", "shop_id", "shopId", "seller_id", "店铺ID"),
    "store_name": ("store_name", "storeName", "shop_name", "seller", "offers.seller.name", "店铺名称", "Магазин"),
    "orders": ("orders", "sold", "sales", "order_count", "tradeCount", "销量", "Продано"),
    "keywords": ("keywords", "tags", "search_terms", "关键词", "关键字", "搜索词", "Ключевые слова"),
    "listed_on": ("listed_on", "created_at", "date_listed", "publish_date", "open-date", "上架时间", "Дата создания"),
}  # fmt: skip
"""Names under which exports of shops give the same thing, ours first."""

_IN_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")


def with_canonical_keys(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record with its keys spelt as `NAMES` spells them, where only case, signs or a remark in brackets differ."""
    result: dict[str, Any] = {}
    for key, value in record.items():
        # Where two keys come to the same, the one that has something to say stays.
        # A key like `@id` is of JSON-LD itself, and no number of goods.
        name = known_as(key) if isinstance(key, str) and not key.startswith("@") else None
        if name is None:
            result.setdefault(str(key), value)
        elif not result.get(name):
            result[name] = value
    return result


def names_a_title(heads: Sequence[str]) -> bool:
    """Whether one of these heads of columns is that of titles."""
    return any(known_as(head) in NAMES["title"] for head in heads)


@lru_cache(maxsize=4096)
def known_as(key: str) -> str | None:
    """The name of `NAMES` that a key is another spelling of."""
    return _BY_FOLD.get(_folded(key)) or _BY_FOLD.get(_folded(_IN_BRACKETS.sub("", key)))


def _folded(key: str) -> str:
    plain = unicodedata.normalize("NFKD", key[:80]).casefold().replace("ё", "е")
    return "".join(char for char in plain if char.isalnum() or char == ".")


_BY_FOLD: dict[str, str] = {}
for _names in NAMES.values():
    for _name in _names:
        _BY_FOLD.setdefault(_folded(_name), _name)
