"""The notices, papers and pictures of the invented cases, made when a demonstration begins."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from rejoinder.adapters.output.typst import compile_markup
from rejoinder.text.shipped_form import shipped_yaml

HEAD = '#set text(font: "Noto Sans SC", size: 11pt)\n#set page(paper: "a4", margin: 22mm)\n#set par(leading: 0.8em)\n'
SENDER = "AliExpress IPR <ipr@notice.aliexpress.com>"
ARRIVED = "Mon, 09 Nov 2026 09:30:00 +0800"
SHOP = "Sandpiper Prints"
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
}


@cache
def content() -> Mapping[str, Any]:
    """Everything that the cases are made of, as `cases.yaml` holds it."""
    return dict(shipped_yaml((Path(__file__).parent / "cases.yaml").read_text("utf-8")))


def write_case_files(case: Mapping[str, Any], language: str, folder: Path) -> tuple[Path, dict[str, list[Path]]]:
    """The complaint of a case and its papers by place, as files in a folder."""
    folder.mkdir(parents=True)
    papers: dict[str, list[Path]] = {
        "evidence": [],
        "listing": [_put(folder / "listing.json", _listing(case, language))],
    }
    if "ours" in case:
        papers["listing"].append(_put(folder / "main.jpg", _jpeg(drawing(case["ours"]), folder)))
    for name in case["papers"]:
        papers["evidence"].append(_paper(case, name, language, folder))
    return _put(folder / "complaint.eml", _notice(case, language, folder)), papers


def drawing(seed: int, size: int = 700) -> Image.Image:
    """A print of leaves, stones and lines: another one for each seed."""
    rng = random.Random(seed)
    image = Image.new("RGB", (size, size), (232 - seed % 40, 226, 206 + seed % 30))
    draw = ImageDraw.Draw(image)
    for _ in range(90):
        x, y, r = rng.random() * size, rng.random() * size, size * (0.015 + rng.random() * 0.06)
        tint = tuple(rng.randrange(30, 200) for _ in range(3))
        shape = rng.choice(("oval", "leaf", "line"))
        if shape == "oval":
            draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=tint, outline=(40, 40, 44), width=2)
        elif shape == "leaf":
            draw.polygon([(x, y - r * 1.6), (x + r * 0.6, y), (x, y + r * 1.6), (x - r * 0.6, y)], fill=tint)
        else:
            draw.line((x, y, x + rng.uniform(-3, 3) * r, y + rng.uniform(-3, 3) * r), fill=tint, width=5)
    return image


def _notice(case: Mapping[str, Any], language: str, folder: Path) -> bytes:
    """The mail of the platform, with the complainant's picture where there is one."""
    words = content()["finding" if case.get("finding") else "notice"][language]
    due = f"{_day(case['due'], language)} 23:59" if language == "zh" else f"{_day(case['due'], language)}, 23:59"
    values = {name: case[name] for name in ("number", "listing", "owner")}
    values |= {name: case[name][language] for name in ("work", "reason")}
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"] = SENDER, "shop@sandpiper.example", ARRIVED
    mail["Subject"] = content()["finding_subject" if case.get("finding") else "subject"][language].format(
        number=case["number"]
    )
    mail.set_content(words.format(**values, completed=_day(case["completed"], language), due=due), cte="8bit")
    if "theirs" in case:
        theirs = drawing(case["theirs"]).crop((20, 20, 660, 660))
        mail.add_attachment(_jpeg(theirs, folder), maintype="image", subtype="jpeg", filename="original.jpg")
        mail.set_boundary("=_demonstration")
    return mail.as_bytes()


def _listing(case: Mapping[str, Any], language: str) -> bytes:
    address = f"https://www.aliexpress.com/item/{case['listing']}.html"
    record = {"item_id": case["listing"], "url": address, "title": case["work"][language], "model": "NH-14"}
    record |= {"store_name": SHOP, "price": 7.9, "currency": "USD", "orders": 212, "images": ["main.jpg"]}
    return json.dumps(record, ensure_ascii=False).encode("utf-8")


def _paper(case: Mapping[str, Any], name: str, language: str, folder: Path) -> Path:
    """A paper as a PDF, with the seller's own print on it."""
    source = _put(folder / f"{name}.typ", (HEAD + _filled(content()["papers"][name], case, language)).encode("utf-8"))
    _put(folder / "art.jpg", _jpeg(drawing(case.get("ours", 1)), folder))
    file = _put(folder / f"{name}.pdf", compile_markup(source))
    source.unlink()
    return file


def _filled(markup: str, case: Mapping[str, Any], language: str) -> str:
    return markup.replace("{work}", case["work"][language])


def _jpeg(image: Image.Image, folder: Path) -> bytes:
    """A JPEG without metadata."""
    path = folder / "drawn.jpg"
    image.save(path, "JPEG", quality=90)
    taken = path.read_bytes()
    path.unlink()
    return taken


def _day(day: dt.date, language: str) -> str:
    """A day as a notice of that language writes it."""
    months = {f"month_{code}": names[day.month - 1] for code, names in MONTHS.items()}
    return str(content()["day"][language].format(day=day.day, month=day.month, year=day.year, **months))


def _put(path: Path, taken: bytes) -> Path:
    path.write_bytes(taken)
    return path
