"""A seller whose photograph was taken shows the camera's original beside the copy, from the folder to the dossier."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from rejoinder.cli.main import main

NOTICE = """【速卖通】知识产权侵权投诉通知
尊敬的卖家 Fernlight Store：
您的商品被投诉侵犯他人著作权。
投诉编号：IPR20261120887001
投诉方：Moor Studio LLC
权利类型：著作权（图片盗用）
被投诉商品：https://www.aliexpress.com/item/1005007712345001.html
投诉理由：该商品使用了我方拍摄的产品照片。
请您在收到通知之日起3个工作日内提交反通知。
通知时间：2026-11-24 10:15:00
"""
CASE = """[seller]
name = "Fernlight Store"
[[evidence]]
file = "evidence/DSC_0142.jpg"
parties = ["Fernlight Store"]
"""
NOW = "2026-11-25T12:00:00+08:00"


def photograph() -> Image.Image:
    """A vase with coloured chips on a table, as a camera would have taken it."""
    dice = np.random.default_rng(4)
    shade = np.linspace(205, 150, 1200)[:, None, None] * np.ones((1, 1600, 3))
    shade[840:] *= (0.7, 0.55, 0.4)
    drawn = Image.fromarray(np.clip(shade + dice.normal(0, 5, shade.shape), 0, 255).astype(np.uint8))
    writer = ImageDraw.Draw(drawn)
    writer.ellipse((520, 260, 1080, 980), fill=(120, 150, 150))
    for _ in range(70):
        x, y, r = (int(dice.integers(low, high)) for low, high in ((590, 1010), (360, 880), (9, 42)))
        sides, turn = int(dice.integers(3, 8)), int(dice.integers(0, 90))
        writer.regular_polygon((x, y, r), sides, rotation=turn, fill=tuple(map(int, dice.integers(20, 235, 3))))
    return drawn


def save_pictures(original: Path, listed: Path, theirs: Path) -> None:
    """The file of the camera, the picture of our listing made from it, and the complainant's copy."""
    taken = photograph()
    exif = taken.getexif()
    exif[0x0110] = "X-T3"
    exif.get_ifd(0x8769)[0x9003] = "2023:03:14 10:22:05"
    taken.save(original, quality=95, exif=exif)
    taken.resize((1000, 750)).save(listed, quality=86)
    copy = taken.crop((330, 170, 1300, 1010)).resize((600, 520))
    ImageDraw.Draw(copy).text((200, 250), "MOOR STUDIO", fill="white", font_size=30)
    copy.save(theirs, quality=72)


def test_of_pictures_whose_names_say_nothing_the_seller_is_asked_which_is_whose(tmp_path: Path) -> None:
    downloads, case, out = tmp_path / "downloads", tmp_path / "case", tmp_path / "answer"
    downloads.mkdir()
    (downloads / "notice.txt").write_text(NOTICE, "utf-8")
    save_pictures(downloads / "31.jpg", downloads / "32.jpg", downloads / "33.jpg")
    assert main(["intake", str(downloads), "--into", str(case)]) == 0

    def questions() -> list[dict[str, Any]]:
        assert main(["answer", str(case), "--now", NOW, "--out", str(out), "--language", "en"]) == 0
        found: list[dict[str, Any]] = json.loads((out / "answer.json").read_text("utf-8"))["questions"]
        return found

    asked = {one["about"]["file"]: one for one in questions() if one["fact"] == "paper.kind"}
    assert set(asked) == {"evidence/32.jpg", "evidence/33.jpg"}
    assert [option["value"] for option in asked["evidence/32.jpg"]["options"]] == ["listing", "claimed", "other"]
    said = [f"{asked['evidence/32.jpg']['id']}=listing", f"{asked['evidence/33.jpg']['id']}=claimed"]
    assert main(["case", "tell", str(case), *said]) == 0
    about = {(one["fact"], one["about"].get("file") if one["about"] else None) for one in questions()}
    assert ("taken_by_us", "evidence/31.jpg") in about or ("author", None) in about
    assert not any(fact == "paper.kind" for fact, _ in about)


def test_the_original_is_shown_beside_the_copy_that_was_made_from_it(tmp_path: Path) -> None:
    case, out = tmp_path / "case", tmp_path / "answer"
    for place in ("evidence", "listing", "claimed"):
        (case / place).mkdir(parents=True)
    (case / "complaint.txt").write_text(NOTICE, "utf-8")
    (case / "case.toml").write_text(CASE, "utf-8")
    save_pictures(case / "evidence" / "DSC_0142.jpg", case / "listing" / "main.jpg", case / "claimed" / "photo.jpg")

    assert main(["answer", str(case), "--now", NOW, "--out", str(out), "--language", "en"]) == 0

    record = json.loads((out / "answer.json").read_text("utf-8"))
    assert [route["id"] for route in record["routes"] if route["advised"]] == ["counter_notice", "negotiate"]
    assert next(ground for ground in record["defences"] if ground["id"] == "own_picture")["status"] == "ready"
    statement = (out / "statement.en.txt").read_text("utf-8")
    assert "the camera's original file (X-T3)" in statement
    assert "indicate that ours came first" in statement
    assert "side-by-side-1.pdf" in statement
    sentence = next(
        line for line in statement.splitlines() if "gives 14 March 2023 as the date on which it was taken" in line
    )
    named = dict(re.findall(r"Exhibit (\d): .*\(([\w.-]+)\)", statement))
    cited = {named[number] for number in re.findall(r"\[Exhibit (\d)\]", sentence)}
    assert cited == {"DSC_0142.jpg", "main.jpg", "camera-data-1.pdf", "side-by-side-1.pdf"}
    assert "Data of the camera (camera-data-1.pdf)" in statement
