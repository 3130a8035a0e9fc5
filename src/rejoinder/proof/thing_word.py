"""Words by which a line names something else than goods, in the languages that papers are written in."""

from __future__ import annotations

from rejoinder.domain.proposition import Thing

ANYWHERE: dict[Thing, tuple[str, ...]] = {
    Thing.TOOL: (
        "印版", "网版", "制版", "刻版", "版辊", "菲林", r"\bprinting (?:plates?|screens?|cylinders?)\b",
        "模具", "开模", "冲模", "注塑模", "压铸模", "吸塑模", "模仁", "模芯", "治具", "夹具",
        r"\bmou?lds?\b(?!-)", r"\btooling\b", r"\b(?:stamping|punching|cutting|extrusion|press|blanking)[ -]dies?\b",
        r"\bdie sets?\b", r"\b(?:press|injection|trim) tools?\b", r"\bdie[ -]making\b",
        r"\bпресс[- ]?форм\w*", r"\bоснастк\w*", r"\bлитьев\w+ форм\w*", r"\b(?:вырубн|штамповочн|гибочн)\w+ штамп\w*",
    ),
    Thing.DEPOSIT: (
        "定金", "订金", "预付款", "保证金", "押金", r"\bdown payments?\b", r"\b(?:advance|deposit) payments?\b",
        r"\bprepayments?\b", r"\bзадат\w+", r"\bаванс\w*", r"\bпредоплат\w+",
    ),
    Thing.SAMPLE: ("打样", "样品费", r"\bsample fees?\b", r"\bизготовлени\w+ образц\w+"),
    Thing.FEE: (
        "运费", "快递费", "物流费", "服务费", "加工费", "设计费",
        "手续费", "仓储费", "佣金", "平台费", "广告费", "技术服务",
        r"\b(?:freight|shipping|delivery|postage|handling|service|design|setup|commission)\W{0,2}(?:fees?|charges?|costs?)\b",
        r"\bтранспортн\w+ (?:услуг|расход)\w*",
    ),
}  # fmt: skip
"""Words that make a line about such a thing wherever they stand in it."""

AT_AN_END: dict[Thing, tuple[str, ...]] = {
    Thing.FEE: (
        r"freight", r"shipping", r"postage", r"delivery", r"commission", r"доставк\w*", r"фрахт", r"услуг\w*",
        r"комисси\w*", r"[\u4e00-\u9fff]{1,12}(?<!免)费用?", r"(?:[\w-]+ ){0,4}fees?",
        r"(?:плата|оплата) за [\w -]{3,60}",
    ),
    Thing.DEPOSIT: (r"deposits?", r"залог", "订货款"),
    Thing.SAMPLE: ("样品", r"samples?", r"образ(?:ец|ц\w+)"),
}  # fmt: skip
"""Words that do so only as the first or last of a line; within it they qualify goods: `with free delivery`."""

OFFERS = (
    "报价单", "报价表", "形式发票", "估价单", "询价",
    r"\bquotation\b", r"\bquote\b", r"\bestimate\b", r"\bpro[- ]?forma\b",
    r"\bprice offer\b", r"коммерческ\w+ предложени\w+", r"\bсмет\w*",
)  # fmt: skip
"""What a paper calls itself at its head that offers and does not sell."""

ORDERS = ("采购订单", "订货单", "采购单", r"\bpurchase order\b", r"\border confirmation\b", r"\bзаказ поставщику\b")
"""What a paper calls itself at its head by which goods are ordered."""

DRAFTS = ("草稿", "草案", "征求意见稿", "未定稿", r"\bdraft\b", r"\bчерновик\w*")
"""What a print calls itself at its head that is not yet published."""
