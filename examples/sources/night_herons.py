"""Draws and typesets the sample case `examples/night-herons`: every firm, person, number and picture is invented.

python examples/sources/night_herons.py examples/night-herons
"""

from __future__ import annotations

import datetime as dt
import email.message
import email.policy
import json
import math
import random
import re
import sys
import zipfile
from importlib import resources
from io import BytesIO
from pathlib import Path

import openpyxl
import typst
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

FONTS = resources.files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc"
FACE = str(FONTS / "NotoSansSC[wght].ttf")
SELLER_EN = "Ningbo Qingtao Home Goods Co., Ltd."
SELLER_ZH = "宁波青桃家居用品有限公司"


def artwork(size: int = 1200) -> Image.Image:
    """Three herons in a moonlit reed bed."""
    rng = random.Random(14)
    picture = Image.new("RGB", (size, size))
    draw = ImageDraw.Draw(picture)
    for y in range(size):
        t = y / size
        draw.line([(0, y), (size, y)], fill=(int(18 + 40 * t), int(32 + 70 * t), int(66 + 60 * t)))
    draw.ellipse([size * 0.56, size * 0.08, size * 0.86, size * 0.38], fill=(246, 226, 180))
    for _ in range(160):
        x, y = rng.random() * size, rng.random() * size * 0.55
        r = rng.random() * 2.6 + 0.6
        draw.ellipse([x - r, y - r, x + r, y + r], fill=(220, 226, 236))
    for band in range(7):
        top = size * (0.70 + band * 0.045)
        points = [(0, size)]
        for step in range(101):
            x = size * step / 100
            points.append((x, top + math.sin(step / (5 + band) + band) * size * 0.011))
        draw.polygon([*points, (size, size)], fill=(22 + 5 * band, 62 + 12 * band, 86 + 10 * band))
    for x, base, scale, facing in ((0.20, 0.86, 1.0, 1), (0.45, 0.92, 1.25, -1), (0.76, 0.84, 0.85, 1)):
        heron(draw, size, x, base, scale, facing)
    for _ in range(170):
        x, foot = rng.random() * size, size * (0.80 + rng.random() * 0.22)
        height, lean = size * (0.12 + rng.random() * 0.24), (rng.random() - 0.5) * size * 0.06
        draw.line(
            [(x, foot), (x + lean, foot - height)], fill=(14, 34 + rng.randrange(36), 40), width=rng.choice((3, 4, 6))
        )
        if rng.random() < 0.3:
            draw.ellipse([x + lean - 7, foot - height - 34, x + lean + 7, foot - height + 26], fill=(120, 78, 44))
    return picture.filter(ImageFilter.GaussianBlur(0.6))


def heron(draw: ImageDraw.ImageDraw, size: int, x: float, base: float, scale: float, facing: int) -> None:
    """One standing bird, drawn from ovals and lines."""
    s = size * 0.12 * scale
    cx, cy = size * x, size * base - s * 2.2
    pale, grey, dark = (222, 228, 232), (150, 166, 182), (34, 44, 62)
    for dx in (-0.14, 0.16):
        draw.line(
            [(cx + dx * s, cy + s * 0.5), (cx + dx * s, cy + s * 2.3)], fill=(206, 164, 92), width=max(3, int(s * 0.07))
        )
    draw.ellipse([cx - s, cy - s * 0.42, cx + s * 0.85, cy + s * 0.7], fill=grey)
    draw.polygon(
        [
            (cx - facing * s * 0.2, cy - s * 0.2),
            (cx - facing * s * 1.5, cy + s * 0.75),
            (cx - facing * s * 0.1, cy + s * 0.6),
        ],
        fill=dark,
    )
    neck = [
        (cx + facing * s * 0.7, cy - s * 0.1),
        (cx + facing * s * 1.05, cy - s * 0.7),
        (cx + facing * s * 0.75, cy - s * 1.3),
        (cx + facing * s * 1.0, cy - s * 1.8),
    ]
    draw.line(neck, fill=pale, width=max(6, int(s * 0.24)), joint="curve")
    hx, hy = neck[-1]
    draw.ellipse([hx - s * 0.24, hy - s * 0.22, hx + s * 0.24, hy + s * 0.2], fill=pale)
    draw.polygon(
        [
            (hx + facing * s * 0.15, hy - s * 0.1),
            (hx + facing * s * 1.0, hy + s * 0.05),
            (hx + facing * s * 0.15, hy + s * 0.1),
        ],
        fill=(232, 176, 74),
    )
    draw.line(
        [(hx - facing * s * 0.05, hy - s * 0.14), (hx - facing * s * 0.85, hy + s * 0.1)],
        fill=dark,
        width=max(3, int(s * 0.08)),
    )
    draw.ellipse(
        [hx + facing * s * 0.04 - 4, hy - s * 0.07 - 4, hx + facing * s * 0.04 + 4, hy - s * 0.07 + 4],
        fill=(20, 20, 24),
    )


def product(art: Image.Image) -> Image.Image:
    """A cushion with the artwork on a pale sofa."""
    scene = Image.new("RGB", (1000, 1000), (236, 231, 223))
    draw = ImageDraw.Draw(scene)
    draw.rectangle([0, 690, 1000, 1000], fill=(206, 196, 184))
    draw.rounded_rectangle([60, 130, 940, 720], 60, fill=(221, 213, 202))
    shadow = Image.new("L", scene.size, 0)
    ImageDraw.Draw(shadow).rounded_rectangle([208, 236, 812, 842], 54, fill=120)
    scene.paste((120, 110, 100), mask=shadow.filter(ImageFilter.GaussianBlur(22)))
    mask = Image.new("L", (580, 580), 0)
    ImageDraw.Draw(mask).rounded_rectangle([2, 2, 577, 577], 46, fill=255)
    scene.paste(art.resize((580, 580), Image.Resampling.LANCZOS), (206, 214), mask)
    ImageDraw.Draw(scene).rounded_rectangle([206, 214, 786, 794], 46, outline=(28, 44, 66), width=5)
    return scene


def watermarked(art: Image.Image) -> Image.Image:
    """The artwork as the complainant shows it: cropped a little, warmer, with a name across the corner."""
    shown = art.crop((40, 30, 1170, 1160)).resize((900, 900), Image.Resampling.LANCZOS)
    shown = ImageEnhance.Color(shown).enhance(1.12)
    face = ImageFont.truetype(FACE, 34)
    ImageDraw.Draw(shown).text((590, 842), "© Larkmere Prints", font=face, fill=(240, 236, 226))
    return shown


def jpeg(picture: Image.Image, quality: int = 88) -> bytes:
    """A JPEG without metadata."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def pdf(markup: str, root: Path) -> bytes:
    """Typst markup as a PDF."""
    head = '#set text(font: "Noto Sans SC", size: 10.5pt, lang: "en")\n#set page(paper: "a4", margin: 24mm)\n'
    source = root / "source.typ"
    source.write_text(head + markup, "utf-8")
    made = typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True, timestamp=1_684_459_200)
    source.unlink()
    assert isinstance(made, bytes)
    return made


CATALOGUE = f"""
#align(center + horizon)[#text(size: 26pt)[青桃家居] \\ #v(4mm) #text(size: 15pt)[产品画册 2023 春夏版] \\ #v(2mm)
Product Catalogue, Spring and Summer 2023 \\ #v(10mm) {SELLER_ZH} \\ {SELLER_EN}]
#pagebreak()
== NH-14 靠垫套《夜鹭》 Cushion cover "Night Herons"
#v(4mm)
#align(center)[#image("art.jpg", width: 92mm)]
#v(4mm)
尺寸 45×45 厘米 · 棉麻混纺 · 数码印花 · 隐形拉链 \\
Size 45 x 45 cm, cotton and linen, digital print, concealed zip. Design: own studio of {SELLER_EN}
#pagebreak()
== 版权页 Imprint
{SELLER_ZH} ({SELLER_EN}) \\
地址：浙江省宁波市青桃路 18 号 \\
印刷日期：2023 年 3 月 6 日　印数：1200 册 \\
Printed on 6 March 2023, 1,200 copies.
"""

INVOICE = f"""
#text(size: 15pt)[{SELLER_ZH}] \\ {SELLER_EN} \\ 18 Qingtao Road, Ningbo, China
#v(8mm)
#text(size: 17pt)[COMMERCIAL INVOICE]
#v(4mm)
Invoice no. QT-230519 \\
Date 19 May 2023 \\
Sold to Elmgate Homeware GmbH, 4 Musterweg, Bremen, Germany \\
Terms FOB Ningbo
#v(6mm)
#table(columns: (22mm, 1fr, 24mm, 24mm, 26mm), inset: 6pt,
  [Item no.], [Description], [Quantity (pcs)], [Unit price USD], [Amount USD],
  [NH-14], [Cushion cover "Night Herons", 45 x 45 cm], [480], [2.10], [1008.00],
  [RF-03], [Cushion cover "Rain Fields", 45 x 45 cm], [240], [2.10], [504.00])
Total quantity: 720 pcs \\
TOTAL USD 1512.00
#v(12mm)
Signed and sealed for and on behalf of \\ {SELLER_EN}
"""

CONTRACT = f"""
#align(center)[#text(size: 17pt)[购销合同]]
#v(4mm)
合同编号：QT-HT-2023-0412 \\
签订日期：2023 年 4 月 12 日 \\
甲方（卖方）：{SELLER_ZH} \\
乙方（买方）：杭州麦穗里商贸有限公司
#v(4mm)
一、甲方向乙方供应下列商品：
#table(columns: (24mm, 1fr, 24mm, 26mm), inset: 6pt,
  [型号], [品名], [数量], [单位],
  [NH-14], [靠垫套《夜鹭》45×45 厘米], [300], [件])
二、图案由甲方自行设计，甲方为图案的权利人。 \\
三、交货期：2023 年 5 月 10 日前。 \\
四、本合同一式两份，双方盖章后生效。
#v(10mm)
甲方（盖章）：{SELLER_ZH}　　　乙方（盖章）：杭州麦穗里商贸有限公司
"""

NOTICE = """Dear seller,

A complaint about intellectual property has been filed against your listing. Please read it and answer in the Seller Center.

Complaint number: IPR-2026-1110-47012
Type of right: Copyright (artwork)
Complaint reason: Unauthorised reproduction of our artwork on the goods
Rights owner: Larkmere Prints Ltd
Filed by: Thornquay Brand Services (agent), notices@thornquay.example
Work: "Night Herons"
Work completed: 20 February 2024

Listings complained of:
  https://www.aliexpress.com/item/1005006874410275.html

Counter-notice: https://appeal.aliexpress.com/complaint/seller/appeal.htm
Please submit your counter-notice before 13 November 2026, 23:59 (GMT+8).
If no counter-notice is submitted in time, or if it is rejected, the complaint is treated as established and the rules
for enforcement apply.

AliExpress IPR Protection
This message was sent automatically.
"""


def notice(art: bytes) -> bytes:
    """The complaint as a mail with the complainant's picture."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "AliExpress IPR <ipr-notice@notice.aliexpress.com>"
    mail["To"] = "shop@qingtao.example"
    mail["Subject"] = "Complaint IPR-2026-1110-47012"
    mail["Date"] = "Tue, 10 Nov 2026 10:20:00 +0800"
    mail["Message-ID"] = "<20261110.47012@notice.example>"
    mail.set_content(NOTICE)
    mail.add_attachment(art, maintype="image", subtype="jpeg", filename="night-herons-larkmere.jpg")
    mail.set_boundary("=_night_herons")
    return mail.as_bytes()


def buyer_mail() -> bytes:
    """A customer confirms delivery of the goods in 2023."""
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "Jutta Ahorn <ahorn@elmgate.example>"
    mail["To"] = "export@qingtao.example"
    mail["Subject"] = "Delivery of invoice QT-230519"
    mail["Date"] = "Fri, 30 Jun 2023 09:12:00 +0200"
    mail["Message-ID"] = "<230630.0912@elmgate.example>"
    mail.set_content(
        'Dear Ms Lin,\n\nthe 480 cushion covers NH-14 "Night Herons" arrived on 28 June 2023 in good order.\n'
        "Please quote for another 600 pieces.\n\nKind regards\nJutta Ahorn\nElmgate Homeware GmbH\n"
    )
    return mail.as_bytes()


def sales() -> bytes:
    """Orders of 2023 as the shop exports them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "orders"
    sheet.append(["order_date", "order_no", "model", "product", "quantity", "buyer_country"])
    rng = random.Random(23)
    day = dt.date(2023, 4, 3)
    for number in range(1, 25):
        day += dt.timedelta(days=rng.randrange(2, 9))
        sheet.append(
            [
                day.isoformat(),
                f"QT23-{number:04d}",
                "NH-14",
                'Cushion cover "Night Herons"',
                rng.randrange(1, 5),
                rng.choice(["DE", "PL", "ES"]),
            ]
        )
    book.properties.created = book.properties.modified = dt.datetime(2023, 12, 29)  # noqa: DTZ001 - openpyxl takes no zone
    buffer = BytesIO()
    book.save(buffer)
    return saved_when_made(buffer.getvalue())


def saved_when_made(workbook: bytes) -> bytes:
    """The workbook as if it had been saved on the day it was made: openpyxl always writes the present hour."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb">20\d\d-[^<]*Z<", b">2023-12-29T00:00:00Z<", content)
            new.writestr(zipfile.ZipInfo(name, (2023, 12, 29, 0, 0, 0)), content)
    return buffer.getvalue()


def drawing(art: Image.Image) -> Image.Image:
    """The studio's design sheet, as a scan."""
    sheet = Image.new("RGB", (1000, 1300), (250, 248, 242))
    sheet.paste(art.resize((760, 760), Image.Resampling.LANCZOS).convert("L").convert("RGB"), (120, 150))
    draw = ImageDraw.Draw(sheet)
    face = ImageFont.truetype(FACE, 30)
    for line, text in enumerate(("夜鹭 NH-14 定稿", "设计：林青桃", "日期：2023-01-18")):
        draw.text((120, 970 + 48 * line), text, font=face, fill=(40, 46, 60))
    return sheet.rotate(0.7, expand=False, fillcolor=(240, 238, 232)).filter(ImageFilter.GaussianBlur(0.5))


CASE = f"""# What the seller knows and the notice does not say.

# This is a sample: it is answered as of this hour. Your own cases have no such line and are answered as of now.
as_of = 2026-11-11T09:00:00+08:00

[seller]
name = "Qingtao Home"
entity = "{SELLER_ZH} ({SELLER_EN})"
marketplace = "aliexpress"
shop_id = "1104417520"
country = "CN"

[complaint]
received_at = 2026-11-10T10:20:00+08:00

# One earlier complaint was established this spring: a repeat now costs six points.
[[history]]
date = 2026-04-16T15:30:00+08:00
kind = "general"
right = "copyright"
points = 0
state = "established"

# The design sheet is a scan, so the seller says what it is.
[[evidence]]
file = "evidence/design-sheet.jpg"
kind = "other"
issued_on = 2023-01-18
item = "NH-14"

[preferences]
sensitive = ["unit_price"]
"""

LISTING = {
    "item_id": "1005006874410275",
    "url": "https://www.aliexpress.com/item/1005006874410275.html",
    "title": "Night Herons Cushion Cover NH-14 45x45cm Cotton Linen Moonlight Birds",
    "brand": "NONE",
    "model": "NH-14",
    "store_id": "1104417520",
    "store_name": "Qingtao Home",
    "price": 7.9,
    "currency": "USD",
    "orders": 212,
    "listed_on": "2023-04-02",
    "images": ["main.jpg"],
}


def main(folder: Path) -> None:
    """Write the whole case folder."""
    art = artwork()
    for name in ("evidence", "listing", "claimed"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "art.jpg").write_bytes(jpeg(art.resize((700, 700))))
    for name, markup in (
        ("catalogue-2023", CATALOGUE),
        ("export-invoice-QT-230519", INVOICE),
        ("购销合同-2023-0412", CONTRACT),
    ):
        (folder / "evidence" / f"{name}.pdf").write_bytes(pdf(markup, folder))
    (folder / "art.jpg").unlink()
    (folder / "evidence" / "buyer-confirms-delivery.eml").write_bytes(buyer_mail())
    (folder / "evidence" / "orders-2023.xlsx").write_bytes(sales())
    (folder / "evidence" / "design-sheet.jpg").write_bytes(jpeg(drawing(art), 80))
    (folder / "listing" / "main.jpg").write_bytes(jpeg(product(art)))
    (folder / "listing" / "listing.json").write_text(json.dumps(LISTING, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shown = jpeg(watermarked(art), 84)
    (folder / "claimed" / "night-herons-larkmere.jpg").write_bytes(shown)
    (folder / "complaint.eml").write_bytes(notice(shown))
    (folder / "case.toml").write_text(CASE, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
