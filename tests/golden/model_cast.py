# ruff: noqa: E501
"""Invented cases, one for each ground of defence, each with every paper that a good lawyer would file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from pathlib import Path

import attrs
from PIL import Image, ImageDraw

NOW = dt.datetime.fromisoformat("2026-04-08T10:00:00+08:00")
ITEM = "1005001234567890"
US = "Owls Trading Co., Ltd."
US_ZH = "宁波夜枭贸易有限公司"
US_RU = "ООО «Совиный двор»"
HEAD = "Subject: {subject}\nDate: Tue, 7 Apr 2026 11:00:00 +0800\n\n"
SOLD = 120


@attrs.frozen(kw_only=True, eq=False)
class Model:
    """One case folder: the notice, what the seller knows, the listing, the papers."""

    ground: str
    """The ground of defence that its papers carry."""
    language: str
    """The language of the notice, in which the statement is filed."""
    notice: str
    papers: Mapping[str, str | bytes]
    entity: str = US
    marketplace: str = "aliexpress"
    shop: str = "Owls"
    title: str = "Night Owls T-shirt NO-12"
    more: Mapping[str, object] = {}
    """What else the listing says."""
    told: str = ""
    """More of case.toml."""
    pictures: Mapping[str, bytes] = {}
    """Files under listing/ and claimed/, by their path."""

    def lay_out(self, root: Path) -> Path:
        """Write the case folder under a root."""
        case = root / f"case-{self.ground}"
        for name in ("evidence", "listing", "claimed"):
            (case / name).mkdir(parents=True)
        (case / "complaint.txt").write_text(self.notice, "utf-8")
        (case / "case.toml").write_text(self._toml(), "utf-8")
        if self.title:
            listing = {"item_id": ITEM, "title": self.title, "sold": SOLD, **self.more}
            (case / "listing" / "item.json").write_text(json.dumps(listing, ensure_ascii=False), "utf-8")
        for name, content in {
            **{f"evidence/{name}": one for name, one in self.papers.items()},
            **self.pictures,
        }.items():
            (case / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return case

    def _toml(self) -> str:
        who = f'name = "{self.shop}"\nentity = "{self.entity}"\nmarketplace = "{self.marketplace}"\n'
        return f"[complaint]\nreceived_at = 2026-04-07T11:00:00+08:00\n[seller]\n{who}{self.told}"


def invoice(
    seller: str,
    buyer: str = US,
    *,
    on: str = "12 November 2025",
    goods: str = "Night Owls T-shirt NO-12",
    pieces: int = 300,
) -> str:
    """An invoice of one line with its total."""
    return (
        f"COMMERCIAL INVOICE\nInvoice No.: INV-2025-0117\nDate: {on}\nSeller: {seller}\nBuyer: {buyer}\n"
        f"Item: {goods}   Quantity: {pieces}   Unit price: USD 4.00   Amount: USD {pieces * 4:,}.00\n"
        f"Total: USD {pieces * 4:,}.00\nSeal of the seller: {seller}\n"
    )


def photograph(
    *, taken: str = "2024:05-14 10:20:31", serial: str = "7704211", shift: int = 0, size: int = 900
) -> bytes:
    """A lamp on a table, as a camera writes it."""
    image = Image.new("RGB", (size, size * 3 // 4), (222, 214, 200))
    draw = ImageDraw.Draw(image)
    for row in range(0, size * 3 // 4, 30):
        draw.line((0, row, size, row + 18), fill=(206 + row % 30, 196, 180 - row % 40), width=9)
    draw.ellipse((270 + shift, 90, 590 + shift, 380), fill=(188, 76, 48), outline=(90, 40, 30), width=6)
    draw.rectangle((415 + shift, 380, 445 + shift, 590), fill=(52, 46, 40))
    draw.polygon(((330 + shift, 640), (430 + shift, 580), (560 + shift, 650)), fill=(70, 96, 70))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Norvane", "Norvane M5", "Lin Qiao"
    sub = exif.get_ifd(0x8769)
    sub[0x9003] = taken.replace("-", ":")
    sub[0xA431], sub[0xA434] = serial, "Norvane 50mm F1.8"
    written = io.BytesIO()
    image.save(written, "JPEG", quality=93, exif=exif)
    return written.getvalue()


def drawn(kind: str) -> bytes:
    """A drawing that looks like no other kind."""
    image = Image.new("RGB", (800, 600), (250, 250, 246))
    draw = ImageDraw.Draw(image)
    if kind == "boat":
        draw.polygon(((150, 380), (650, 380), (560, 500), (240, 500)), fill=(130, 70, 40))
        draw.polygon(((400, 80), (400, 360), (620, 360)), fill=(70, 120, 180))
    else:
        for number in range(9):
            draw.ellipse(
                (60 + 80 * number, 40 + 55 * (number * 4 % 9), 130 + 80 * number, 110 + 55 * (number * 4 % 9)),
                fill=(30 * number % 255, 140, 60),
            )
        draw.rectangle((120, 470, 700, 560), fill=(30, 60, 30))
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def thumbnail(content: bytes) -> bytes:
    """The picture as a shop's page shows it: smaller, and without what the camera wrote."""
    image = Image.open(io.BytesIO(content)).convert("RGB").resize((600, 450))
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()


def products(*rows: tuple[str, str]) -> str:
    """The shop's own list of products."""
    written = io.StringIO()
    csv.writer(written).writerows((("Product ID", "Product title"), *rows))
    return written.getvalue()


def certificate(kind: str, number: str, owner: str, *lines: str) -> str:
    """A certificate of the Chinese office, or an extract of its register, in English."""
    return "\n".join((kind, f"Registration No.: {number}", f"Owner: {owner}", *lines)) + "\n"


def _notice(subject: str, *lines: str) -> str:
    return HEAD.format(subject=subject) + "Dear seller,\n" + "\n".join(lines) + "\nRespond within 5 working days.\n"


LINK = f"https://www.aliexpress.com/item/{ITEM}.html"
AUTHORISED = Model(
    ground="authorised_goods",
    language="en",
    notice=_notice(
        "Trademark complaint IPR-2026-0042",
        "Owlery Holdings LLC, owner of US trademark registration No. 4654321 for NIGHT OWLS in class 25, registered on",
        f"9 December 2014, complains through its agent Ash Brand Protection LLP that your listing\n{LINK} offers counterfeit goods.",
        "Contact: legal@owlery.example",
    ),
    papers={
        "1-letter-of-authorisation.txt": (
            "LETTER OF AUTHORISATION\nDate: 1 October 2025\n"
            "We, Owlery Holdings LLC, owner of the trademark NIGHT OWLS, registration No. 4654321, hereby authorise\n"
            "Hangzhou Barn Trading Co., Ltd. to sell NIGHT OWLS clothing from 1 October 2025 until 30 September 2027.\n"
            "Hangzhou Barn Trading Co., Ltd. may appoint sub-distributors and may sell on online marketplaces including AliExpress.\n"
            "Signed and sealed for Owlery Holdings LLC: Ann Ash, Director\n"
        ),
        "2-letter-to-us.txt": (
            "LETTER OF AUTHORISATION\nDate: 20 October 2025\n"
            "We, Hangzhou Barn Trading Co., Ltd., hereby authorise Owls Trading Co., Ltd. to sell NIGHT OWLS clothing on AliExpress\n"
            "from 20 October 2025 until 30 September 2027. Registration No. 4654321.\n"
            "Signed and sealed for Hangzhou Barn Trading Co., Ltd.: Li Yun\n"
        ),
        "3-invoice.txt": invoice("Hangzhou Barn Trading Co., Ltd."),
    },
)
BOUGHT = Model(
    ground="bought_from_owner",
    language="zh",
    entity=US_ZH,
    shop="夜枭家居",
    title="夜枭装饰画 YX-07",
    notice=(
        HEAD.format(subject="知识产权投诉通知")
        + "尊敬的卖家：\n投诉编号：IPR-2026-0051\n权利类型：著作权\n权利人：杭州云栖画业有限公司\n作品名称：长巷灯影\n"
        + f"登记号：国作登字-2024-F-70000071\n被投诉商品：{LINK}\n投诉理由：商品未经许可复制其美术作品。\n请在5个工作日内提交申诉。\n"
    ),
    papers={
        "1-采购合同.txt": (
            "采购合同\n合同编号：YQ-2025-018\n签订日期：2025年9月3日\n甲方（供方）：杭州云栖画业有限公司\n乙方（需方）：宁波夜枭贸易有限公司\n"
            "一、甲方向乙方供应其享有著作权的美术作品《长巷灯影》装饰画，型号YX-07，数量500件，单价38元，金额19000元。\n"
            "二、乙方可在速卖通平台销售上述商品并使用甲方提供的商品图片。\n合同金额合计：19000元\n甲方（盖章）：杭州云栖画业有限公司　乙方（盖章）：宁波夜枭贸易有限公司\n"
        ),
        "2-发票.txt": (
            "增值税电子普通发票\n发票号码：25330000000012345678\n开票日期：2025年9月10日\n购买方名称：宁波夜枭贸易有限公司\n销售方名称：杭州云栖画业有限公司\n"
            "项目名称：*工艺品*装饰画 长巷灯影　规格型号：YX-07　单位：件　数量：500　单价：38.00　金额：19000.00\n价税合计：19000.00元\n销售方（章）：杭州云栖画业有限公司\n"
        ),
    },
)
LICENCE = Model(
    ground="licence",
    language="ru",
    entity=US_RU,
    shop="Совиный двор",
    marketplace="ozon",
    title="Деревянная игрушка «Лесной дозор» LV-07",
    notice=(
        HEAD.format(subject="Жалоба на нарушение авторских прав")
        + "Уважаемый продавец!\nНомер жалобы: IPR-2026-0061\nПравообладатель: ООО «Мастерская Ветла»\n"
        + f"Вид права: авторское право\nПроизведение: «Лесной дозор»\nКарточка товара: https://www.ozon.ru/product/lesnoy-dozor-{ITEM}/\n"
        + "Товар воспроизводит произведение без разрешения. Ответьте в течение 5 рабочих дней.\n"
    ),
    papers={
        "1-лицензионный-договор.txt": (
            "ЛИЦЕНЗИОННЫЙ ДОГОВОР № 14\nг. Вологда, 12 мая 2025 года\n"
            "ООО «Мастерская Ветла» (Лицензиар) предоставляет ООО «Совиный двор» (Лицензиат) право использовать произведение «Лесной дозор»\n"
            "при изготовлении и продаже деревянных игрушек артикул LV-07, в том числе на площадке Ozon.\n"
            "Срок действия: с 12 мая 2025 года по 11 мая 2028 года.\n"
            "Лицензиар: ООО «Мастерская Ветла», подпись, М.П.\nЛицензиат: ООО «Совиный двор», подпись, М.П.\n"
        ),
    },
)
AUTHOR = Model(
    ground="author_licence",
    language="en",
    title="Canvas print Tidal Fox TF-3",
    notice=(
        HEAD.format(subject="Notice of copyright infringement")
        + "Dear seller,\nComplaint number: IPR-2026-0077\nRight owner: Pewter Lane LLC\nRight: copyright\nWork: Tidal Fox\n"
        + f"Date of completion: 20 August 2025\nListing: {LINK}\nPlease answer within 5 working days.\n"
    ),
    papers={
        "1-licence.txt": (
            "LICENCE AGREEMENT No. TF-7\nDate: 3 February 2025\nLicensor: Ines Morell Illustration Ltd.\nLicensee: Owls Trading Co., Ltd.\n"
            "1. The Licensor grants the Licensee the right to reproduce the artwork Tidal Fox on canvas prints TF-3 and to sell them on online marketplaces.\n"
            "2. Term: from 3 February 2025 to 2 February 2028.\nSigned and sealed: Ines Morell Illustration Ltd.; Owls Trading Co., Ltd.\n"
        ),
    },
)
OWN_COPYRIGHT = Model(
    ground="own_copyright",
    language="zh",
    entity=US_ZH,
    shop="夜枭家居",
    title="山海灯 树脂摆件 SH-01",
    notice=(
        HEAD.format(subject="知识产权投诉通知")
        + "尊敬的卖家：\n投诉编号：IPR-2026-0071\n权利类型：著作权\n权利人：杭州墨澜文化有限公司\n作品名称：山海神灯\n"
        + f"登记号：国作登字-2025-F-70000099\n创作完成日期：2025年3月15日\n被投诉商品：{LINK}\n请在5个工作日内提交申诉。\n"
    ),
    papers={
        "1-作品登记证书.txt": (
            "作品登记证书\n登记号：国作登字-2024-F-00112233\n作品名称：山海灯\n作品类别：美术作品\n著作权人：宁波夜枭贸易有限公司\n"
            "创作完成日期：2023年11月8日\n登记日期：2024年2月20日\n登记机构：中国版权保护中心（盖章）\n"
        ),
        "2-委托设计合同.txt": (
            "委托设计合同\n合同编号：SJ-2023-09\n签订日期：2023年9月1日\n甲方：宁波夜枭贸易有限公司\n乙方：宁波拾光设计工作室\n"
            "一、乙方为甲方设计“山海灯”树脂摆件，型号SH-01。\n二、设计图稿的著作权归甲方所有。\n甲方（盖章）：宁波夜枭贸易有限公司　乙方（盖章）：宁波拾光设计工作室\n"
        ),
        "3-销售发票.txt": (
            "增值税普通发票\n发票号码：23330000000088123310\n开票日期：2024年1月12日\n购买方名称：上海青禾礼品有限公司\n销售方名称：宁波夜枭贸易有限公司\n"
            "项目名称：*工艺品*山海灯树脂摆件　规格型号：SH-01　单位：件　数量：80　单价：45.00　金额：3600.00\n价税合计：3600.00元\n销售方（章）：宁波夜枭贸易有限公司\n"
        ),
    },
)
_PHOTO = photograph()
OWN_PICTURE = Model(
    ground="own_picture",
    language="en",
    title="Terracotta table lamp TL-3",
    notice=_notice(
        "Copyright complaint about a photograph IPR-2026-0081",
        "Glade & Fenn Ltd. claims that the main picture of your listing",
        f"{LINK} is its photograph “Terracotta Evening”, used without permission: copyright infringement.",
        "The photograph was first published on 1 October 2024. Complaint number: IPR-2026-0081",
    ),
    papers={
        "DSC_0412.jpg": _PHOTO,
        "DSC_0413.jpg": photograph(taken="2024:05-14 10:20:58", shift=24),
    },
    pictures={"listing/main.jpg": thumbnail(_PHOTO), "claimed/theirs.jpg": thumbnail(_PHOTO)},
    told='[answers]\nauthor = "Lin Qiao"\n',
)
COMMISSIONED = Model(
    ground="commissioned_picture",
    language="en",
    title="Cedar wall shelf PK-40",
    notice=_notice(
        "Copyright complaint about photographs IPR-2026-0083",
        "Glade & Fenn Ltd. claims that your listing",
        f"{LINK} uses its photograph “Cedar Indoors” without permission: copyright infringement.",
        "The photograph was first published on 12 March 2026. Complaint number: IPR-2026-0083",
    ),
    papers={
        "1-contract.txt": "\n".join(
            (
                "CONTRACT FOR PHOTOGRAPHS No. 07/25",
                "Date: 10 February 2025",
                "Seller: Lin Qiao Photography Ltd.",
                f"Buyer: {US}",
                "1. The Seller takes 18 photographs of the cedar wall shelf PK-40 for the Buyer.",
                "2. The copyright in the photographs is assigned to the Buyer on delivery.",
                "Signed: Lin Qiao; Wei Chen",
            )
        ),
        "2-acceptance.txt": "\n".join(
            (
                "DELIVERY AND ACCEPTANCE under contract No. 07/25",
                "Date: 18 February 2025",
                "Lin Qiao Photography Ltd. delivered 18 photographs of the cedar wall shelf PK-40.",
                "Signed: Lin Qiao; Wei Chen",
            )
        ),
    },
    told='[answers]\nauthor = "Lin Qiao Photography Ltd."\n',
)
EARLIER_SALE = Model(
    ground="earlier_sale",
    language="en",
    title="Foldable laptop stand KS-08",
    notice=_notice(
        "Design patent complaint IPR-2026-0091",
        "Brindle Works Inc. complains that your listing",
        f"{LINK} infringes US design patent No. D1,067,412 for a laptop stand, filed on 22 April 2024.",
        "Complaint number: IPR-2026-0091",
    ),
    papers={
        "1-invoice-2022.txt": invoice(
            "Owls Trading Co., Ltd.",
            "Sample GmbH",
            on="16 October 2022",
            goods="Foldable laptop stand KS-08",
            pieces=200,
        ),
        "2-catalogue-2022.txt": (
            "PRODUCT CATALOGUE 2022\nPublished on 5 September 2022\nOwls Trading Co., Ltd.\nFoldable laptop stand KS-08, aluminium\n"
        ),
    },
)
CONSENT = Model(
    ground="sold_with_consent",
    language="zh",
    entity=US_ZH,
    shop="夜枭家居",
    title="折叠收纳架 ZD-20",
    notice=(
        HEAD.format(subject="知识产权投诉通知")
        + "尊敬的卖家：\n投诉编号：IPR-2026-0101\n权利类型：外观设计专利\n权利人：苏州折叶家居有限公司\n"
        + f"专利号：ZL202430123456.1\n专利名称：折叠收纳架\n被投诉商品：{LINK}\n请在5个工作日内提交申诉。\n"
    ),
    papers={
        "1-授权书.txt": (
            "授权书\n日期：2025年5月6日\n授权方：苏州折叶家居有限公司\n被授权方：义乌汇丰商贸有限公司\n"
            "兹授权义乌汇丰商贸有限公司销售本公司专利产品折叠收纳架（专利号ZL202430123456.1，型号ZD-20），授权期限自2025年5月6日至2027年5月5日。\n授权方（盖章）：苏州折叶家居有限公司\n"
        ),
        "2-发票.txt": (
            "增值税电子普通发票\n发票号码：25330000000077123450\n开票日期：2025年11月3日\n购买方名称：宁波夜枭贸易有限公司\n销售方名称：义乌汇丰商贸有限公司\n"
            "项目名称：*家具*折叠收纳架　规格型号：ZD-20　单位：件　数量：240　单价：60.00　金额：14400.00\n价税合计：14400.00元\n销售方（章）：义乌汇丰商贸有限公司\n"
        ),
    },
)
OWN_MARK = Model(
    ground="own_mark",
    language="en",
    title="NORDVIK thermos bottle 500 ml",
    more={"brand": "NORDVIK"},
    notice=_notice(
        "Trademark complaint IPR-2026-0111",
        "Fjordline Import AB, owner of the EU trade mark NORDVIK, registration No. 018555111 (EUIPO), class 21, complains that your listing",
        f"{LINK} infringes its trademark. Complaint number: IPR-2026-0111",
    ),
    papers={
        "1-certificate.txt": certificate(
            "European Union Intellectual Property Office\nCERTIFICATE OF REGISTRATION\nEuropean Union trade mark",
            "017222333",
            US,
            "Trademark: NORDVIK",
            "Class 21: drinking vessels, thermos bottles",
            "Filing date: 3 March 2018",
            "Date of registration: 10 August 2018",
            "Valid until: 3 March 2028",
        ),
    },
)
FITS = Model(
    ground="not_use_as_mark",
    language="en",
    title="HOVIX silicone case for MAREVOX M3 headphones",
    more={"brand": "HOVIX", "description": "A silicone case for MAREVOX M3 headphones. Not made by Marevox."},
    notice=_notice(
        "Trademark complaint IPR-2026-0121",
        "Marevox Audio GmbH, owner of the EU trade mark MAREVOX, registration No. 017888999, class 9, complains that your listing",
        f"{LINK} uses its mark MAREVOX in the title without permission. Complaint number: IPR-2026-0121",
    ),
    papers={
        "1-own-brand.txt": certificate(
            "European Union Intellectual Property Office\nCERTIFICATE OF REGISTRATION\nEuropean Union trade mark",
            "018111222",
            US,
            "Trademark: HOVIX",
            "Class 9: cases for headphones",
            "Date of registration: 2 May 2022",
            "Valid until: 14 January 2032",
        ),
    },
)
_OTHERS = tuple((f"10050099000000{n:02d}", f"Notebook of grey linen, size {n}") for n in range(1, 7))
NOT_OURS = Model(
    ground="not_our_listing",
    language="en",
    title="",
    notice=_notice(
        "Copyright complaint IPR-2026-0131",
        "Carla Prints Ltd. claims that your listing",
        "https://www.aliexpress.com/item/1005007777777777.html copies its work “Night Orchard”. Complaint number: IPR-2026-0131",
    ),
    papers={},
    pictures={"listing/products.csv": products(*_OTHERS)},
)
REFUTED = Model(
    ground="allegation_refuted",
    language="en",
    title="Picture tile",
    notice=_notice(
        "Picture complaint IPR-2026-0141",
        "Carla Prints Ltd. claims that the main picture of your listing",
        f"{LINK} is its photograph “Night Orchard”, used without permission. Complaint number: IPR-2026-0141",
    ),
    papers={},
    pictures={"listing/main.png": drawn("boat"), "claimed/theirs.png": drawn("dots")},
)
NOT_OWNER = Model(
    ground="not_owner",
    language="en",
    notice=_notice(
        "Trademark complaint IPR-2026-0151",
        "Rights owner: Hollin Goods Ltd.\nTrademark: NIGHT OWLS\nRegistration: EU trade mark No. 018333444, class 25",
        f"Your listing {LINK} infringes this trademark. Complaint number: IPR-2026-0151",
    ),
    papers={
        "1-register-extract.txt": certificate(
            "European Union Intellectual Property Office\nEXTRACT FROM THE REGISTER\nEuropean Union trade mark\nDate of the extract: 7 April 2026",
            "018333444",
            "Owlery Holdings LLC",
            "Trademark: NIGHT OWLS",
            "Class 25: clothing",
            "Valid until: 9 December 2034",
        ),
    },
)
ENDED = attrs.evolve(
    NOT_OWNER,
    ground="invalid_right",
    notice=NOT_OWNER.notice.replace("Hollin Goods Ltd.", "Owlery Holdings LLC").replace("0151", "0161"),
    papers={
        "1-register-extract.txt": NOT_OWNER.papers["1-register-extract.txt"].replace("2034", "2024"),  # type: ignore[union-attr]
    },
)
WRONG_REASON = Model(
    ground="wrong_reason",
    language="en",
    title="Cotton T-shirt with an owl print OW-12",
    more={"description": "A cotton T-shirt with an owl print.", "brand": "HOVIX"},
    notice=_notice(
        "Trademark complaint IPR-2026-0171",
        "Owlery Holdings LLC, owner of EU trade mark registration No. 018333444 for NIGHTVEIL in class 25, complains about your listing",
        f"{LINK}.\nReason: unfair use of the trademark NIGHTVEIL in the title and description. Complaint number: IPR-2026-0171",
    ),
    papers={},
)
OTHER_MARK = attrs.evolve(
    NOT_OWNER,
    ground="class_territory",
    notice=NOT_OWNER.notice.replace("Hollin Goods Ltd.", "Owlery Holdings LLC").replace("0151", "0181"),
    papers={
        "1-register-extract.txt": NOT_OWNER.papers["1-register-extract.txt"].replace("NIGHT OWLS", "BARN LIGHT"),  # type: ignore[union-attr]
    },
)
MODELS = (
    AUTHORISED, BOUGHT, LICENCE, AUTHOR, OWN_COPYRIGHT, OWN_PICTURE, COMMISSIONED, EARLIER_SALE, CONSENT, OWN_MARK,
    FITS,
    NOT_OURS, REFUTED, NOT_OWNER, ENDED, WRONG_REASON, OTHER_MARK,
)  # fmt: skip
"""One for each ground that papers can carry by themselves."""
