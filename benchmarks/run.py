"""Measures what the README claims and prints a table, each figure beside its bar or its peer.

scripts/uv run --group bench python benchmarks/run.py
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import resources
from io import BytesIO
from pathlib import Path

import typst

NOW = "2026-11-11T09:00:00+08:00"
EXAMPLE = Path(__file__).parents[1] / "examples" / "night-herons"
FONTS = str(resources.files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc")
NOTICE = (EXAMPLE / "complaint.eml").read_bytes()


def timed(command: Callable[[], object], runs: int = 3) -> float:
    """Median seconds."""
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        command()
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def rejoinder(*words: str | Path) -> None:
    """One whole process."""
    command = [sys.executable, "-m", "rejoinder.cli.main", *map(str, words)]
    subprocess.run(command, check=True, capture_output=True)


def pages(count: int) -> bytes:
    """A PDF of so many pages of mixed text."""
    source = "\n#pagebreak()\n".join(
        f"= Sheet {n}\n第{n}页 商品清单 NH-14 Лист {n} " + "lorem " * 120 for n in range(1, count + 1)
    )
    made = typst.compile(
        f'#set text(font: "Noto Sans SC")\n{source}'.encode(), font_paths=[FONTS], ignore_system_fonts=True
    )
    assert isinstance(made, bytes)
    return made


def twelve_papers(folder: Path) -> Path:
    """The sample case with twelve papers that can be read."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("answer"))
    (folder / "case.toml").write_text((folder / "case.toml").read_text("utf-8").split("# The design sheet")[0], "utf-8")
    for number in range(6):
        (folder / "evidence" / f"order-{number}.txt").write_text(
            f"Order {number}\nNH-14, {number + 2} pcs, 2023-05-0{number + 1}\n"
        )
    return folder


def listings(folder: Path, count: int) -> Path:
    """A complaint that names so many listings."""
    folder.mkdir()
    rows = "\n".join(f"https://www.aliexpress.com/item/{1005000000000000 + n * 7919}.html" for n in range(count))
    (folder / "complaint.txt").write_text(
        "Complaint number: IPR-1\nType of right: Trademark\nRights owner: Ostrov AG\nTrademark: OSTROV\n"
        f"Listings complained of:\n{rows}\nPlease submit your counter-notice before 13 November 2026, 23:59 (GMT+8).\n"
    )
    return folder


def hostile(folder: Path) -> Path:
    """A complaint of fifty thousand hostile characters."""
    listings(folder, 3)
    with (folder / "complaint.txt").open("a", encoding="utf-8") as complaint:
        complaint.write(("<" * 9_000) + ("a@" * 6_000) + ("within ten " * 1_200) + ("№ 1-2/3 " * 2_000))
    return folder


def long_dossier(folder: Path) -> Path:
    """The sample case whose catalogue has two hundred pages."""
    import pikepdf

    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("answer"))
    path = folder / "evidence" / "catalogue-2023.pdf"
    with pikepdf.open(path) as catalogue, pikepdf.open(BytesIO(pages(197))) as more:
        catalogue.pages.extend(more.pages)
        buffer = BytesIO()
        catalogue.save(buffer)
    path.write_bytes(buffer.getvalue())
    return folder


def joined_by_pypdf(paths: list[Path]) -> None:
    """The peer: the same pages joined and numbered by nothing but pypdf."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for path in paths:
        for page in PdfReader(path).pages:
            writer.add_page(page)
    writer.write(BytesIO())


def table(rows: list[tuple[str, float, str]]) -> None:
    """Print the figures."""
    print(f"{'what':<58}{'seconds':>9}  bar or peer")
    for what, seconds, bar in rows:
        print(f"{what:<58}{seconds:>9.2f}  {bar}")


def main() -> None:
    """Measure everything."""
    rows: list[tuple[str, float, str]] = []
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)

        def answered(case: Path) -> float:
            return timed(lambda: rejoinder("answer", case, "--now", NOW, "--out", root / f"out-{case.name}"))

        bare = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 5)
        help_s = timed(lambda: rejoinder("--help"), 5)
        rows.append(("rejoinder --help", help_s, f"bar 0.3 s; bare Python {bare:.2f} s, {help_s / bare:.1f}x"))
        rows.append(("answer: the sample case", answered(shutil.copytree(EXAMPLE, root / "sample")), "-"))
        rows.append(("answer: a case of 12 papers, no OCR", answered(twelve_papers(root / "twelve")), "bar 3 s"))
        rows.append(("answer: 400 listings", answered(listings(root / "many", 400)), "bar 2 s"))
        rows.append(("answer: 50,000 hostile characters", answered(hostile(root / "hostile")), "bar 2 s"))
        long_case = long_dossier(root / "long")
        long_s = answered(long_case)
        papers = sorted((long_case / "evidence").glob("*.pdf"))
        peer = timed(lambda: joined_by_pypdf(papers))
        text = timed(lambda: pages(200))
        rows.append(
            (
                "answer: a dossier of 200 exhibit pages, whole process",
                long_s,
                f"pypdf joining {peer:.2f} s, {long_s / peer:.2f}x",
            )
        )
        rows.append(("   peer: typst setting 200 plain pages", text, "-"))
        notices = root / "notices"
        notices.mkdir()
        for number in range(300):
            (notices / f"{number}.eml").write_bytes(NOTICE.replace(b"47012", f"{number:05d}".encode()))
        reading = timed(lambda: rejoinder("read", "--json", *sorted(notices.iterdir())), 1)
        rows.append(
            ("read: 300 notices with a picture each", reading, f"{300 / reading:.0f} notices a second, bar 150")
        )
    table(rows)
    print(json.dumps({what: round(seconds, 3) for what, seconds, _ in rows}, ensure_ascii=False))


if __name__ == "__main__":
    main()
