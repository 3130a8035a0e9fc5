"""Small notices, papers and pictures for the journeys: every firm, person and number is invented."""

from __future__ import annotations

import io
import json
import random
import tempfile
from collections.abc import Sequence
from email.message import EmailMessage
from importlib import resources
from pathlib import Path

import attrs
import typst
from PIL import Image, ImageDraw

FONTS = resources.files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc"
HEAD = '#set text(font: "Noto Sans SC", size: 11pt)\n#set page(paper: "a4", margin: 22mm)\n#set par(leading: 0.8em)\n'
US = "Sandpiper Prints"


@attrs.frozen
class Upload:
    """A file as a person drops it on a page."""

    name: str
    content: bytes
    media_type: str = "application/pdf"

    def payload(self) -> dict[str, object]:
        """As the browser takes it."""
        return {"name": self.name, "mimeType": self.media_type, "buffer": self.content}


def notice(
    subject: str,
    words: str,
    *,
    sender: str = "AliExpress IPR <ipr@notice.aliexpress.com>",
    day: str,
    attached: Sequence[Upload] = (),
) -> Upload:
    """A mail as the platform sends it, with pictures attached."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"], mail["Subject"] = sender, "shop@sandpiper.example", day, subject
    mail.set_content(words, cte="8bit")
    for each in attached:
        major, minor = each.media_type.split("/")
        mail.add_attachment(each.content, maintype=major, subtype=minor, filename=each.name)
    if attached:
        mail.set_boundary("=_journey")
    return Upload("complaint.eml", mail.as_bytes(), "message/rfc822")


def paper(name: str, markup: str, **pictures: bytes) -> Upload:
    """A PDF typeset from markup, with pictures that it names."""
    with tempfile.TemporaryDirectory() as aside:
        for picture, content in pictures.items():
            (Path(aside) / f"{picture}.jpg").write_bytes(content)
        source = Path(aside) / "source.typ"
        source.write_text(HEAD + markup, "utf-8")
        made = typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True, timestamp=1_684_459_200)
    assert isinstance(made, bytes)
    return Upload(name, made)


def jpeg(picture: Image.Image, quality: int = 90) -> bytes:
    """A JPEG without metadata."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def picture(name: str, drawn: Image.Image) -> Upload:
    """A picture as a file."""
    return Upload(name, jpeg(drawn), "image/jpeg")


def drawing(seed: int, size: int = 700) -> Image.Image:
    """A print of leaves, stones and birds: another one for each seed."""
    rng = random.Random(seed)
    image = Image.new("RGB", (size, size), (232 - seed % 40, 226, 206 + seed % 30))
    draw = ImageDraw.Draw(image)
    for _ in range(90):
        x, y = rng.random() * size, rng.random() * size
        r = size * (0.015 + rng.random() * 0.06)
        tint = tuple(rng.randrange(30, 200) for _ in range(3))
        shape = rng.choice(("oval", "leaf", "line"))
        if shape == "oval":
            draw.ellipse((x - r, y - r * 0.7, x + r, y + r * 0.7), fill=tint, outline=(40, 40, 44), width=2)
        elif shape == "leaf":
            draw.polygon([(x, y - r * 1.6), (x + r * 0.6, y), (x, y + r * 1.6), (x - r * 0.6, y)], fill=tint)
        else:
            draw.line((x, y, x + rng.uniform(-3, 3) * r, y + rng.uniform(-3, 3) * r), fill=tint, width=5)
    return image


def listing(number: str, title: str, model: str, *, orders: int = 120, shop: str = US) -> Upload:
    """The accused listing as the seller's shop exports it."""
    said = {
        "item_id": number,
        "url": f"https://www.aliexpress.com/item/{number}.html",
        "title": title,
        "model": model,
        "store_name": shop,
        "price": 7.9,
        "currency": "USD",
        "orders": orders,
        "images": ["main.jpg"],
    }
    return Upload("listing.json", json.dumps(said).encode(), "application/json")
