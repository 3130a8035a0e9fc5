"""Measures what the README claims and prints a table, each figure beside its bar or its peer.

scripts/uv run --group bench python benchmarks/run.py

Wall seconds are the median of several runs, processor seconds the least: the latter hold on a busy machine, too.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from io import BytesIO
from pathlib import Path

import attrs
import typst

NOW = "2026-11-11T09:00:00+08:00"
EXAMPLE = Path(__file__).parents[1] / "examples" / "night-herons"
FONTS = str(resources.files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc")
NOTICE = (EXAMPLE / "complaint.eml").read_bytes()


@attrs.frozen
class Spent:
    """What a command took, in seconds."""

    wall: float
    """Median."""
    processor: float
    """Least, with that of processes it started."""

    def over(self, other: Spent) -> str:
        """How many times as much processor time as another."""
        return f"{self.processor / max(other.processor, 0.001):.1f}x"


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(command: Callable[[], object], runs: int = 3) -> Spent:
    """What a command takes."""
    wall, processor = [], []
    for _ in range(runs):
        began, used = time.perf_counter(), _processor_seconds()
        command()
        wall.append(time.perf_counter() - began)
        processor.append(_processor_seconds() - used)
    return Spent(statistics.median(wall), min(processor))


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


def many_papers(folder: Path, count: int) -> Path:
    """The sample case with so many orders as texts beside its papers."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("answer"))
    for number in range(count):
        day = dt.date(2023, 1, 1) + dt.timedelta(days=number)
        (folder / "evidence" / f"order-{number}.txt").write_text(
            f"Order {number}\nBuyer: Harbor {number} Ltd\nNH-14, {number % 9 + 2} pcs, {day}\nTotal: {number}.50 USD\n"
        )
    return folder


def read_plainly(folder: Path) -> None:
    """The peer of a case: its files opened and their texts extracted by the libraries alone, nothing judged."""
    code = (
        "import sys, email, pathlib, pypdfium2\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).rglob('*')):\n"
        "    if path.suffix == '.pdf':\n"
        "        [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]\n"
        "    elif path.suffix == '.eml':\n"
        "        [part.get_payload(decode=True) for part in email.message_from_bytes(path.read_bytes()).walk()]\n"
        "    elif path.suffix == '.txt':\n"
        "        path.read_text('utf-8').split()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, capture_output=True)


def judged_again(folder: Path) -> Spent:
    """The judgement of a case in a process that judged it before, as a server does after an answer."""
    from rejoinder.cli.wiring import app
    from rejoinder.usecases.advise import advise

    now, wired = dt.datetime.fromisoformat(NOW), app()
    advise(folder, wired, now=now)
    return timed(lambda: advise(folder, wired, now=now), 5)


def table(rows: Sequence[tuple[str, Spent, str]]) -> None:
    """Print the figures."""
    print(f"{'what':<58}{'wall s':>9}{'cpu s':>9}  bar or peer")
    for what, spent, bar in rows:
        print(f"{what:<58}{spent.wall:>9.2f}{spent.processor:>9.2f}  {bar}")


def answered(case: Path, root: Path, runs: int = 3) -> Spent:
    """A whole process that answers a case."""
    return timed(lambda: rejoinder("answer", case, "--now", NOW, "--out", root / f"out-{case.name}"), runs)


def cases(root: Path) -> Iterator[tuple[str, Spent, str]]:
    """Cases of several kinds, each beside its files opened and nothing else done with them."""
    for what, case, bar in (
        ("answer: the sample case", shutil.copytree(EXAMPLE, root / "sample"), "bar 1.5 s"),
        ("answer: a case of 12 papers, no OCR", twelve_papers(root / "twelve"), "bar 2 s"),
        ("answer: 400 listings", listings(root / "many", 400), "bar 2 s"),
        ("answer: 50,000 hostile characters", hostile(root / "hostile"), "bar 1 s"),
    ):
        spent, peer = answered(case, root), timed(lambda case=case: read_plainly(case))  # type: ignore[misc]
        yield what, spent, f"{bar}; the files opened and nothing else: {spent.over(peer)}"


def dossiers(root: Path) -> Iterator[tuple[str, Spent, str]]:
    """A dossier of two hundred pages beside pypdf and typst."""
    case = long_dossier(root / "long")
    papers = sorted((case / "evidence").glob("*.pdf"))
    spent, joined, set_pages = (
        answered(case, root),
        timed(lambda: joined_by_pypdf(papers)),
        timed(lambda: pages(200)),
    )
    said = f"bar 3 s; pypdf joining them {spent.over(joined)}, typst setting 200 plain pages {spent.over(set_pages)}"
    yield "answer: a dossier of 200 exhibit pages, whole process", spent, said


def growth(root: Path) -> Iterator[tuple[str, Spent, str]]:
    """How time grows with the papers of a case."""
    before: Spent | None = None
    for count in (10, 100, 1_000):
        spent = answered(many_papers(root / f"papers-{count}", count), root, 1)
        yield f"answer: {count:,} papers", spent, f"{spent.over(before)} of the row above" if before else "-"
        before = spent


def notices(root: Path, count: int = 300) -> Iterator[tuple[str, Spent, str]]:
    """Notices read in one process."""
    folder = root / "notices"
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.eml").write_bytes(NOTICE.replace(b"47012", f"{number:05d}".encode()))
    spent, peer = (
        timed(lambda: rejoinder("read", "--json", *sorted(folder.iterdir())), 1),
        timed(lambda: read_plainly(folder), 1),
    )
    said = f"{count / spent.wall:.0f} notices a second, bar 150; the mails parsed and nothing else: {spent.over(peer)}"
    yield f"read: {count} notices with a picture each", spent, said


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        bare = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 5)
        shown = timed(lambda: rejoinder("--help"), 5)
        again = judged_again(shutil.copytree(EXAMPLE, root / "again"))
        rows = [
            ("rejoinder --help", shown, f"bar 0.3 s; bare Python {shown.over(bare)}"),
            *cases(root),
            ("judging the sample case again", again, "bar 0.3 s"),
            *dossiers(root),
            *growth(root),
            *notices(root),
        ]
    table(rows)
    print(json.dumps({what: attrs.asdict(spent) for what, spent, _ in rows}, ensure_ascii=False))


if __name__ == "__main__":
    main()
