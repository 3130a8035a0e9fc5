"""`rejoinder answer` on a case whose bill is a picture: what rests on it says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

NOTICE = """Dear seller,
Complaint number: IPR-7001-77
Type of right: Copyright
Rights owner: Ostrov Prints Ltd
Work: "Salt Road"
Listings complained of:
  https://www.aliexpress.com/item/1005001234567890.html
Please submit your counter-notice before 13 November 2026, 23:59 (GMT+8).
"""
BILL = """SALES INVOICE
Invoice No: OP-20731
Invoice date: 24 June 2026
Seller: Ostrov Prints Ltd
Buyer: Alba Trading Co., Ltd.
Description      Qty   Unit price   Amount
Salt Road Print SR-1   50   4.00   200.00
Total USD 200.00"""


def drawn(text: str) -> Image.Image:
    picture = Image.new("RGB", (1100, 90 + 60 * text.count("\n")), "white")
    writer = ImageDraw.Draw(picture)
    try:
        font: Any = ImageFont.truetype("DejaVuSans.ttf", 30)
    except OSError:
        font = ImageFont.load_default(30)
    for number, line in enumerate(text.splitlines()):
        writer.text((40, 30 + 60 * number), line, font=font, fill=(20, 20, 25))
    return picture


def test_what_rests_on_a_picture_says_so_in_the_answer(tmp_path: Path) -> None:
    case = tmp_path / "case"
    for name in ("evidence", "listing"):
        (case / name).mkdir(parents=True)
    (case / "complaint.txt").write_text(NOTICE, "utf-8")
    (case / "case.toml").write_text('[seller]\nname = "Alba"\nentity = "Alba Trading Co., Ltd."\n', "utf-8")
    listing = {"item_id": "1005001234567890", "title": "Salt Road Print", "model": "SR-1"}
    (case / "listing" / "listing.json").write_text(json.dumps(listing), "utf-8")
    drawn(BILL).save(case / "evidence" / "bill.png")
    seen = subprocess.run(
        [
            sys.executable, "-m", "rejoinder.cli.main", "answer", str(case), "--now", "2026-11-11T09:00:00+08:00",
            "--out", str(tmp_path / "out"), "--language", "en", "--json",
        ],
        capture_output=True, text=True, check=False, timeout=300,
        env={**os.environ, "LC_ALL": "C.UTF-8", "REJOINDER_CACHE": str(tmp_path / "cache")},
    )  # fmt: skip
    assert seen.returncode == 0, seen.stderr
    assert seen.stderr == ""
    says = [
        leg["says"]
        for defence in json.loads(seen.stdout)["defences"]
        for requirement in defence["requirements"]
        for leg in requirement["because"]
    ]
    assert any("bill.png" in one and "read from the picture on page 1" in one for one in says), says
