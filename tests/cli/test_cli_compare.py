"""`rejoinder compare`, from the door: two pictures, a table of pairs, and what bad input gets."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.cli import console
from tests.cli.console import Completed

FIELDS = ["a", "b", "verdict", "score", "transform", "covers", "matched", "because"]


def run(*words: str | Path, cwd: Path | None = None) -> Completed:
    """What is said of two pictures; tables and shelves are compared by processes that this one does not begin."""
    several = {"--pairs", "--shelf"} & {str(word) for word in words}
    return console.process("compare", *words, cwd=cwd) if several else console.run("compare", *words, cwd=cwd)


def drawn(seed: int) -> np.ndarray:
    """A busy picture; another seed is another picture."""
    dice = np.random.default_rng(seed)
    picture = cv2.resize(dice.integers(60, 220, (5, 6, 3), np.uint8), (480, 400), interpolation=cv2.INTER_CUBIC)
    for _ in range(60):
        ink = tuple(int(v) for v in dice.integers(0, 255, 3))
        spots = (dice.normal(0, 30, (5, 2)) + dice.integers((0, 0), (480, 400))).astype(np.int32)
        cv2.fillPoly(picture, [spots], ink, cv2.LINE_AA)
    return picture


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shelf")
    Image.fromarray(drawn(1)).save(folder / "one.png")
    Image.fromarray(np.ascontiguousarray(drawn(1)[40:360, 60:440])).save(folder / "part.jpg", quality=60)
    Image.fromarray(drawn(2)).save(folder / "other.png")
    (folder / "broken.png").write_bytes(b"no picture")
    return folder


def test_a_copy_is_said_to_be_one(shelf: Path) -> None:
    seen = run("one.png", "part.jpg", cwd=shelf)
    assert seen.returncode == 0
    assert seen.stdout.startswith("Copy. ")
    assert seen.stderr == ""


def test_json_holds_the_fields_of_the_contract_in_order(shelf: Path) -> None:
    record = json.loads(run("one.png", "part.jpg", "--json", cwd=shelf).stdout)
    assert list(record) == FIELDS
    assert (record["a"], record["b"], record["verdict"]) == ("one.png", "part.jpg", "copy")
    assert record["transform"]["kind"] in ("identity", "similarity", "homography")
    assert np.array(record["transform"]["matrix"]).shape == (3, 3)
    assert record["covers"]["b"] > 0.9


@pytest.mark.parametrize(("language", "word"), [("zh", "复制"), ("ru", "Копия"), ("en", "Copy")])
def test_the_answer_is_given_in_the_language_asked_for(shelf: Path, language: str, word: str) -> None:
    assert run("one.png", "part.jpg", "--language", language, cwd=shelf).stdout.startswith(word)


def test_different_pictures_end_well(shelf: Path) -> None:
    seen = run("one.png", "other.png", "--json", cwd=shelf)
    assert seen.returncode == 0
    assert json.loads(seen.stdout)["verdict"] == "different"
    assert json.loads(seen.stdout)["transform"] is None


def test_the_overlay_is_written_whole(shelf: Path, tmp_path: Path) -> None:
    out = tmp_path / "proof.png"
    seen = run("one.png", "part.jpg", "--overlay", out, cwd=shelf)
    assert seen.returncode == 0
    assert str(out) in seen.stdout
    with Image.open(out) as proof:
        assert proof.size[0] > 1000
    assert list(tmp_path.iterdir()) == [out]


def test_an_overlay_that_cannot_be_written_is_one_sentence(shelf: Path, tmp_path: Path) -> None:
    seen = run("one.png", "part.jpg", "--overlay", tmp_path / "none" / "proof.png", cwd=shelf)
    assert seen.returncode == 2
    assert seen.stdout == ""
    assert seen.stderr.count("\n") == 1
    assert "Traceback" not in seen.stderr


def test_a_proof_is_never_written_over_a_picture_that_is_read(shelf: Path) -> None:
    before = contents(shelf)
    for out in ("one.png", "./part.jpg"):
        seen = run("one.png", "part.jpg", "--overlay", out, cwd=shelf)
        assert (seen.returncode, seen.stdout) == (2, "")
        assert seen.stderr.count("\n") == 1
    assert contents(shelf) == before


@pytest.mark.parametrize("name", ["broken.png", "missing.png", "."])
def test_a_file_that_is_no_picture_is_refused_by_name(shelf: Path, name: str) -> None:
    seen = run("one.png", name, cwd=shelf)
    assert seen.returncode == 2
    assert seen.stdout == ""
    assert name in seen.stderr
    assert seen.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["one.png"], ["one.png", "part.jpg", "--pairs", "p.csv"]])
def test_a_wrong_command_line_is_refused(shelf: Path, words: list[str]) -> None:
    seen = run(*words, cwd=shelf)
    assert seen.returncode == 2
    assert seen.stderr.count("\n") == 1


def test_a_table_gives_one_line_a_row_in_order(shelf: Path) -> None:
    rows = [("one.png", "part.jpg"), ("one.png", "other.png"), ("part.jpg", "one.png"), ("other.png", "other.png")] * 4
    (shelf / "pairs.csv").write_text("a,b\n" + "".join(f"{a},{b}\n" for a, b in rows), "utf-8")
    seen = run("--pairs", shelf / "pairs.csv", "--json")
    assert seen.returncode == 0, seen.stderr
    records = [json.loads(line) for line in seen.stdout.splitlines()]
    assert [(r["a"], r["b"]) for r in records] == rows
    assert [r["verdict"] for r in records] == ["copy", "different", "copy", "copy"] * 4
    assert records[0] == records[4]


def test_a_bad_row_is_unsure_with_its_reason_and_stops_nothing(shelf: Path) -> None:
    (shelf / "bad.csv").write_text(
        "note,a,b\nx,one.png,broken.png\n\ny,one.png\nz,gone.png,one.png\n,one.png,part.jpg\n", "utf-8-sig"
    )
    seen = run("--pairs", "bad.csv", cwd=shelf)
    assert seen.returncode == 0
    records = [json.loads(line) for line in seen.stdout.splitlines()]
    assert [r["verdict"] for r in records] == ["unsure", "unsure", "unsure", "copy"]
    assert [r.get("error") for r in records] == ["picture-cannot-be-read", "row-is-short", "picture-is-missing", None]
    assert all(r["because"] for r in records)
    assert "3 rows" in seen.stderr


@pytest.mark.parametrize("content", [b"", b"one.png,part.jpg\n", b"\xff\xfe\x00", None])
def test_a_table_without_its_header_is_refused(shelf: Path, tmp_path: Path, content: bytes | None) -> None:
    table = tmp_path / "pairs.csv"
    if content is not None:
        table.write_bytes(content)
    seen = run("--pairs", table)
    assert seen.returncode == 2
    assert seen.stdout == ""
    assert seen.stderr.count("\n") == 1


def test_a_table_with_no_rows_prints_nothing(tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("a,b\n")
    seen = run("--pairs", tmp_path / "pairs.csv")
    assert (seen.returncode, seen.stdout) == (0, "")


@pytest.fixture
def two_shelves(tmp_path: Path) -> Path:
    for folder in ("theirs", "ours/deep"):
        (tmp_path / folder).mkdir(parents=True)
    for seed in (1, 2, 3):
        Image.fromarray(drawn(seed)).save(tmp_path / "theirs" / f"work-{seed}.png")
    Image.fromarray(np.ascontiguousarray(drawn(2)[:, ::-1])).save(tmp_path / "ours" / "flipped.jpg")
    Image.fromarray(np.hstack([drawn(7), drawn(3)])).save(tmp_path / "ours" / "deep" / "two.jpg")
    Image.fromarray(drawn(8)).save(tmp_path / "ours" / "own.jpg")
    (tmp_path / "ours" / "broken.png").write_bytes(b"no picture")
    return tmp_path


def test_a_shelf_says_which_of_their_pictures_stand_in_which_of_ours(two_shelves: Path) -> None:
    seen = run("--shelf", "theirs", "ours", "--index", "x.index", "--json", cwd=two_shelves)
    assert seen.returncode == 0, seen.stderr
    records = [json.loads(line) for line in seen.stdout.splitlines()]
    assert [list(record) for record in records] == [FIELDS] * 2
    found = {(Path(record["a"]).name, Path(record["b"]).name, record["verdict"]) for record in records}
    assert found == {("work-2.png", "flipped.jpg", "copy"), ("work-3.png", "two.jpg", "copy")}
    assert "1 file could not be read" in seen.stderr
    assert (two_shelves / "x.index").stat().st_size > 10_000


def test_a_shelf_looked_at_again_answers_alike_from_its_index(two_shelves: Path) -> None:
    words = ("--shelf", "theirs", "ours", "--index", "x.index", "--page", "page.html")
    first, again = run(*words, cwd=two_shelves), run(*words, cwd=two_shelves)
    assert first.stdout == again.stdout
    assert first.stdout.endswith("Pictures of theirs: 3; of yours: 4. Copies: 2; unsure: 0.\n")
    page = (two_shelves / "page.html").read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") == 4
    assert "http" not in page


@pytest.mark.parametrize(
    "words",
    [
        ("--shelf", "theirs"),
        ("--shelf", "missing", "ours"),
        ("--shelf", "theirs", "ours", "ours"),
        ("--shelf", "theirs", "ours", "--index", "theirs/work-1.png"),
        ("--shelf", "ours/empty", "ours"),
        ("--shelf", "theirs", "ours", "--index", "foreign.db"),
        ("--shelf", "theirs", "ours", "--index", "x.index", "--page", "none/page.html"),
        ("--shelf", "theirs", "ours", "--index", "x.index", "--page", "theirs/work-1.png"),
        ("--shelf", "theirs", "ours", "--index", "ours/own.jpg"),
        ("--shelf", "theirs/pipe.png", "ours"),
        ("theirs/work-1.png", "ours/own.jpg", "--page", "page.html"),
    ],
)
def test_a_shelf_that_cannot_be_searched_is_one_sentence_and_nothing_is_written(
    two_shelves: Path, words: tuple[str, ...]
) -> None:
    (two_shelves / "ours" / "empty").mkdir()
    os.mkfifo(two_shelves / "theirs" / "pipe.png")
    with contextlib.closing(sqlite3.connect(two_shelves / "foreign.db")) as kept:
        kept.execute("create table accounts (name text)")
    before = contents(two_shelves)
    seen = run(*words, cwd=two_shelves)
    assert (seen.returncode, seen.stdout) == (2, "")
    assert seen.stderr.count("\n") == 1
    assert contents(two_shelves) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_a_shelf_cannot_open_is_counted_and_takes_nothing_from_the_others(two_shelves: Path) -> None:
    theirs = two_shelves / "theirs"
    (theirs / "empty.png").write_bytes(b"")
    (theirs / "bomb.png").write_bytes(header(100_000, 100_000))
    (theirs / "nowhere.png").symlink_to("missing.png")
    (theirs / "endless.png").symlink_to("/dev/zero")
    seen = run("--shelf", "theirs", "ours", "--index", "x.index", cwd=two_shelves)
    assert seen.returncode == 0
    assert seen.stdout.endswith("Pictures of theirs: 5; of yours: 4. Copies: 2; unsure: 0.\n")
    assert "3 files could not be read" in seen.stderr


def header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds nothing."""
    sizes = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + sizes + struct.pack(">I", zlib.crc32(sizes))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of so many pictures that a search takes a while."""
    folder = tmp_path_factory.mktemp("many")
    for seed in range(9, 90):
        Image.fromarray(drawn(seed)).save(folder / f"work-{seed}.png", compress_level=1)
    return folder


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_shelf_that_is_stopped_leaves_no_page_no_process_and_an_index_that_holds(
    two_shelves: Path, many: Path, stop: signal.Signals
) -> None:
    shutil.copytree(many, two_shelves / "theirs", dirs_exist_ok=True)
    words = ("--shelf", "theirs", "ours", "--index", "x.index", "--page", "page.html")
    command = [sys.executable, "-m", "rejoinder.cli.main", "compare", *words]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=two_shelves, start_new_session=True
    ) as working:
        index = two_shelves / "x.index"
        until(lambda: index.exists() and index.stat().st_size > 100_000)
        os.killpg(working.pid, stop) if stop is signal.SIGINT else working.send_signal(stop)
        said = working.communicate(timeout=300)[1]
        until(lambda: not others_of(working.pid))
    assert working.returncode == (130 if stop is signal.SIGINT else -stop)
    assert "Traceback" not in said
    assert not (two_shelves / "page.html").exists()
    assert not list(two_shelves.glob("*.partial"))
    with contextlib.closing(sqlite3.connect(index)) as kept:
        assert kept.execute("pragma integrity_check").fetchone() == ("ok",)


def others_of(group: int) -> list[str]:
    """Processes of a group that still run."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, *rest = (place / "stat").read_text().rpartition(") ")[2].split()
            if rest[1] == str(group) and state != "Z":
                found.append(place.name)
    return found


def until(seen: Callable[[], bool], *, seconds: float = 300.0) -> None:
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)
