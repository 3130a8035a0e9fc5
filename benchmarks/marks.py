"""How long it takes to look for 100,000 marks in 1,000,000 titles, beside looking for the same words one by one."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MARKS = 100_000
TITLES = 1_000_000
WORDS = (
    "women men summer fashion shoes running casual breathable cotton shirt case cover for phone wireless earphone "
    "charger cable fast home kitchen storage box organizer led light strip waterproof outdoor camping bag backpack "
    "large capacity usb type kids toy gift set pcs 10pcs stainless steel"
).split()
RUSSIAN = "кроссовки мужские летние дышащие чехол для телефона кабель быстрая зарядка кухня хранение".split()
CHINESE = "夏季新款透气运动鞋男士休闲板鞋大码防滑耐磨儿童玩具礼物"


def main() -> None:
    """Make marks and titles, look for the ones in the others, and print seconds and the ratio."""
    draw = random.Random(7)
    marks = sorted({_name(draw) for _ in range(MARKS)})
    with tempfile.TemporaryDirectory() as folder:
        listed, shop = Path(folder) / "marks.txt", Path(folder) / "titles.txt"
        listed.write_text("\n".join(marks), "utf-8")
        titles = [_title(draw, number, marks) for number in range(TITLES)]
        shop.write_text("\n".join(titles), "utf-8")
        command = [sys.executable, "-m", "rejoinder.cli.main", "marks", str(shop), "--marks", str(listed), "--json"]
        started = time.perf_counter()
        found = subprocess.run(command, check=True, capture_output=True).stdout.count(b"\n")
        ours = time.perf_counter() - started
    plain = _one_by_one(marks[:200], titles[:20_000]) * (len(marks) / 200) * (TITLES / 20_000)
    rate = TITLES / ours
    print(f"{len(marks):,} marks, {TITLES:,} titles: {ours:.1f} s in all, {rate:,.0f} titles a second, {found:,} found")
    print(
        f"one regular expression a mark (extrapolated from 200 marks and 20,000 titles): {plain / 3600:.1f} hours, "
        f"{plain / ours:,.0f} times as long"
    )


def _name(draw: random.Random) -> str:
    syllables = ("".join((draw.choice("bcdfghklmnprstvwz"), draw.choice("aeiou"))) for _ in range(draw.randint(3, 5)))
    return "".join(syllables).title() + draw.choice("nxrk")


def _title(draw: random.Random, number: int, marks: list[str]) -> str:
    if number % 10 == 1:
        words = draw.choices(RUSSIAN, k=9)
    elif number % 10 == 2:
        return "".join(draw.choices(CHINESE, k=30))
    else:
        words = draw.choices(WORDS, k=draw.randint(8, 14))
    if draw.random() < 0.1:
        words.insert(draw.randint(0, len(words)), draw.choice(marks))
    return " ".join(words)


def _one_by_one(marks: list[str], titles: list[str]) -> float:
    patterns = [re.compile(rf"\b{re.escape(mark)}\b", re.IGNORECASE) for mark in marks]
    started = time.perf_counter()
    for title in titles:
        for pattern in patterns:
            pattern.search(title)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
