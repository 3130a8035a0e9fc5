"""Takes photographs of other shops out of local clones, for `pictures_train.py make`.

    python benchmarks/picture_gather.py CLONES FOLDER

CLONES holds one clone a repository of `picture_sources.yaml`, named `owner+name`. FOLDER is a folder of pictures with a
`manifest.csv` (file, use, photo_group); each picture is written into it and listed there. The same clones give the same
files.
"""

from __future__ import annotations

import argparse
import csv
import io
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

_KINDS = (".jpg", ".jpeg", ".png", ".webp")
_LONGEST = 80
"""Characters that are kept of a picture's path, from its end."""


def pictures(clone: Path, shop: Mapping[str, Any], least: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """The pictures of one shop, each once, with the names under which they are kept."""
    seen: set[str] = set()
    for line in _git(clone, "ls-tree", "-r", "-l", shop["commit"]).decode().splitlines():
        about, path = line.split("\t")
        _, _, blob, size = about.split()
        wanted = path.lower().endswith(_KINDS) and path.startswith(tuple(shop["folders"])) and blob not in seen
        if not wanted or not size.isdigit() or int(size) < least["least_bytes"]:
            continue
        seen.add(blob)
        content = _git(clone, "cat-file", "blob", blob)
        if _shorter_side(content) >= least["least_side"]:
            yield path.replace("/", "__")[-_LONGEST:], content


def _git(clone: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(clone), *words], check=True, capture_output=True).stdout


def _shorter_side(content: bytes) -> int:
    try:
        with Image.open(io.BytesIO(content)) as opened:
            return min(opened.size)
    except OSError:
        return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", type=Path)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    told = yaml.safe_load(Path(__file__).with_name("picture_sources.yaml").read_text("utf-8"))
    with (chosen.folder / "manifest.csv").open(encoding="utf-8", newline="") as kept:
        columns = next(csv.reader(kept))
    with (chosen.folder / "manifest.csv").open("a", encoding="utf-8", newline="") as kept:
        rows = csv.DictWriter(kept, columns, restval="")
        for shop in told["shops"]:
            owner, name = shop["repository"].split("/")
            (chosen.folder / name).mkdir(exist_ok=True)
            for file, content in pictures(chosen.clones / f"{owner}+{name}", shop, told):
                (chosen.folder / name / file).write_bytes(content)
                rows.writerow({"file": f"{name}/{file}", "use": "base", "photo_group": f"{name}/{file}"})


if __name__ == "__main__":
    main()
