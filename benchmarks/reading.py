"""How well and how fast complaints are read, beside plain regular expressions (and spaCy where it is installed).

uv run python benchmarks/reading.py            the sample that lies here
uv run python benchmarks/reading.py FOLDER     notices.yaml or *.jsonl of a folder: rows with `text` and what they say
uv run python benchmarks/reading.py --spacy    also the names that spaCy's en_core_web_sm finds, as a peer for speed

The sample was looked at while the reader was built, so its figures are no promise for other notices; give a folder of
your own for that.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import reading_regex
import yaml
from reading_score import FIELDS, Said, scored

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Clock
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.reader import read

HERE = Path(__file__).parent
LETTER = """Dear Sir or Madam,

We write on behalf of our client, Brackley Ceramics Limited, owner of the trademark BRACKLEY
(Reg. No. 5,912,334, class 21). The following listings offer goods under our client's mark without permission:

{listings}

We have a good faith belief that this use is not authorized by the owner, its agent or the law, and state under
penalty of perjury that the information in this notice is accurate. Please remove the listings within five (5)
business days.

Yours faithfully,
Pendry & Vale LLP
ip@pendryvale.example
"""


def source(text: str) -> ComplaintSource:
    return ComplaintSource(name="complaint.txt", media_type="text/plain", text=text, sha256="", size_bytes=len(text))


def ours(text: str) -> dict[str, Any]:
    reading = read(source(text), shipped_markets())
    return {
        "stage": str(reading.stage),
        "rights": [str(right) for right in reading.rights],
        "urls": [one.url or one.item_id or "" for one in reading.listings],
        "references": [one.value for one in reading.references],
        "registrations": [one.number for one in reading.registrations],
        "clocks": [_clock(clock) for clock in reading.clocks],
    }


def _clock(clock: Clock) -> str:
    if clock.hours is not None:
        return f"{clock.hours} hours"
    if clock.days is not None:
        return f"{clock.days} {clock.unit}"
    return clock.due_at.date().isoformat() if clock.due_at else clock.phrase


def gold(place: Path) -> list[Said]:
    """Rows with `text` and every field of the score; rows of other shapes are left out."""
    rows: list[Said] = []
    for path in sorted(place.iterdir()) if place.is_dir() else [place]:
        if path.suffix == ".yaml":
            rows += yaml.safe_load(path.read_text("utf-8"))
        elif path.suffix == ".jsonl":
            rows += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [row for row in rows if isinstance(row, dict) and {"text", *FIELDS} <= set(row)]


def measured(name: str, reader: Callable[[str], Said], rows: Sequence[Said]) -> None:
    for row in rows[:3]:
        reader(row["text"])
    before = time.process_time()
    given = [reader(row["text"]) for row in rows]
    spent = time.process_time() - before
    tallies = scored(given, rows)
    mean = sum(tally.f1 for tally in tallies.values()) / len(tallies)
    told = "  ".join(f"{field} {tally.f1:.3f}" for field, tally in tallies.items())
    print(f"{name:9s} macro-F1 {mean:.3f}  {told}  {len(rows) / max(spent, 1e-9):7.0f} a second")


def seconds(text: str, times: int) -> float:
    complaint = source(text)
    read(complaint, shipped_markets())
    before = time.process_time()
    for _ in range(times):
        read(complaint, shipped_markets())
    return (time.process_time() - before) / times


def spacy_speed(rows: Sequence[Said]) -> None:
    import spacy

    pipeline = spacy.load("en_core_web_sm")
    before = time.process_time()
    names = sum(len(pipeline(row["text"]).ents) for row in rows)
    print(f"spaCy     {names} entities, {len(rows) / (time.process_time() - before):7.0f} a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE / "notices.yaml")
    parser.add_argument("--spacy", action="store_true")
    chosen = parser.parse_args()
    rows = gold(chosen.folder)
    if not rows:
        parser.error(f"no rows with text and {', '.join(FIELDS)}")
    print(f"{len(rows)} notices")
    measured("rejoinder", ours, rows)
    measured("regex", reading_regex.read, rows)
    if chosen.spacy:
        spacy_speed(rows)
    many = "\n".join(f"https://www.aliexpress.com/item/{1005777700000000 + number}.html" for number in range(400))
    print(f"ordinary letter      {1 / seconds(LETTER.format(listings=many[:160]), 100):8.0f} a second")
    print(f"400 listings         {seconds(LETTER.format(listings=many), 5):8.3f} s")
    print(f"50,000 hostile chars {seconds(LETTER + '(infringing, ' * 3_850, 3):8.3f} s")


if __name__ == "__main__":
    main()
