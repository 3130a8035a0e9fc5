"""What a picture of a screen, or a text copied from one, shows: a conversation, a listing, the seller's own pages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from rejoinder.domain.evidence import Paper
from rejoinder.proof.paper.chat import is_chat
from rejoinder.proof.paper.listing_table import is_listing_table
from rejoinder.proof.paper.page_layout import page_layouts
from rejoinder.text.lazy_pattern import regex


class Screen(StrEnum):
    """What is on the screen."""

    CHAT = "chat"
    LISTING = "listing"
    """The page that buyers see."""
    SELLER_CENTRE = "seller_centre"
    """Pages that only the seller sees: his list of goods, his orders."""


LEAST_SIGNS = 3
PRINTED_PAGES = 12
"""Of a listing that a browser prints at most."""
_CLOCK = r"(?:上午|下午|晚上|凌晨|中午|早上)?\d{1,2}[:：]\d{2}(?::\d{2})?(?:[ap]m)?"
_SEPARATOR = regex(
    r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|昨天|今天|星期.|周.|yesterday|today|вчера|сегодня|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{4}-\d{1,2}-\d{1,2}),?" + _CLOCK + "$"
)
"""A line that says when the messages under it were written, without blanks."""
_STATUS_BAR = regex(r"^\d{1,2}:\d{2}\b.*(?:[345]G|LTE|Wi-?Fi|\d{1,3}\s?%|中国移动|中国联通|中国电信)")
_LISTING_SIGNS = (
    regex(r"(?:US\s?\$|[$€£¥￥₽])\s?\d|\d[\d\s.,]*\s?(?:₽|руб\b|元\b|€)"),
    regex(r"\d[\d,.]*\s?[k万]?\+?\s?(?:sold|orders|bought|已售|人付款|продано|заказ)|(?:已售|月销|销量)\s?\d"),
    regex(r"add to cart|buy (?:it )?now|加入购物车|立即购买|в корзину|купить сейчас"),
    regex(
        r"brand name|model number|品牌名称|specifications|характеристики|название бренда|номер модели|商品详情|产品参数"
    ),
    regex(r"\bstore\b|\bshop\b|旗舰店|专营店|店铺|магазин|sold by|продавец"),
    regex(r"/(?:item|i|dp|itm|product)/[\w-]*\d{6,}|detail\.(?:tmall|1688)|item\.(?:taobao|jd)"),
    regex(r"★|% ?positive|\d\s+reviews|\bratings?\b|好评率|отзыв"),
    regex(r"free shipping|delivery by|ships from|包邮|доставка"),
)
_CENTRE_SIGNS = (
    regex(r"seller\s?cent(?:er|re)|卖家中心|商家后台|商家中心|личный кабинет|partner account"),
    regex(
        r"(?:商品|产品|宝贝|订单)管理|manage (?:products|orders|listings|inventory)|my products|мои товары|управление"
    ),
    regex(r"商家编码|\bsku\b|артикул"),
    regex(r"(?:商品|产品)\s?id|product id|listing id|item id|id товара"),
    regex(r"创建时间|发布时间|更新时间|created (?:on|at)?|дата создания|last updated"),
    regex(r"正在销售|已下架|审核不通过|\bonline\b|\binactive\b|в продаже"),
)


def screen_of(paper: Paper) -> Screen | None:
    """What the screen shows that this paper is a picture or a copy of; None where it is no such thing."""
    lines = [line for line in paper.text.splitlines() if line.strip()]
    if not lines:
        return None
    words = paper.text.casefold()
    if not paper.media_type.startswith("image/"):
        if is_chat(page_layouts(paper)):
            return Screen.CHAT
        return Screen.LISTING if _is_print(paper) and _shows_listing(words) else None
    if _is_chat(paper, lines):
        return Screen.CHAT
    centre = sum(sign.search(words) is not None for sign in _CENTRE_SIGNS)
    if centre >= LEAST_SIGNS or is_listing_table(paper):
        return Screen.SELLER_CENTRE
    return Screen.LISTING if _shows_listing(words) else None


def _is_print(paper: Paper) -> bool:
    """Whether it is a page of a browser kept as a PDF, which is short."""
    return paper.media_type == "application/pdf" and len(paper.document.pages) <= PRINTED_PAGES


def _shows_listing(words: str) -> bool:
    return sum(sign.search(words) is not None for sign in _LISTING_SIGNS) >= LEAST_SIGNS


def _is_chat(paper: Paper, lines: Sequence[str]) -> bool:
    """Lines with an hour alone part messages that stand to the left and to the right."""
    parted = any(_SEPARATOR.search("".join(line.split()).casefold()) for line in lines)
    if not parted:
        return False
    return _STATUS_BAR.search(lines[0].strip()) is not None or _has_two_sides(paper)


def _has_two_sides(paper: Paper) -> bool:
    """Whether some lines keep to the left part of the picture and others to the right, as two people's words do."""
    boxes = [word.box for page in paper.document.pages if page.recognised for word in page.words]
    left = sum(box[0] < 0.25 and box[2] < 0.7 for box in boxes)
    right = sum(box[0] > 0.4 and box[2] > 0.8 for box in boxes)
    return left > 1 and right > 1
