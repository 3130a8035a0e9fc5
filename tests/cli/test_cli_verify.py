"""`rejoinder verify` and `rejoinder seal`: intact is 0, altered is 1 and named, anything else is 2."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.storage.digest import Digests, FileCannotBeRead
from rejoinder.cli.main import main
from rejoinder.domain import event as ev
from rejoinder.vault.packet import seal_packet

MADE_AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FILES = {"dossier.pdf": b"%PDF dossier", "exhibits/01.pdf": b"%PDF invoice", "说明.txt": b"words"}
AT = "2026-04-07T11:00:00+08:00"
Verify = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    def verify(path: Path, *words: object) -> tuple[int, dict[str, Any]]:
        code = main(["verify", str(path), "--json", *map(str, words)])
        seen = capsys.readouterr()
        assert "Traceback" not in seen.err
        return code, json.loads(seen.out) if seen.out else {"error": seen.err}

    return verify


def named(found: dict[str, Any]) -> list[str]:
    return [each["path"] for each in found["altered"]]


def packet(folder: Path, files=FILES, **options) -> Path:
    folder.mkdir(exist_ok=True)
    zips = seal_packet(files, made_at=MADE_AT, about={"reference": "IPR-1"}, **options)
    for name, content in zips:
        (folder / name).write_bytes(content)
    return folder / zips[0][0]


def unpacked(folder: Path) -> Path:
    with zipfile.ZipFile(packet(folder.with_name("zips"))) as packed:
        packed.extractall(folder)
    return folder


def rezipped(path: Path, change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(path) as old:
        entries = [(name, change(name, old.read(name))) for name in old.namelist()]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in (*entries, *more):
            if body is not None:
                new.writestr(name, body)
    path.write_bytes(made.getvalue())


def test_an_intact_packet_is_intact(tmp_path, verify):
    path = packet(tmp_path)
    code, found = verify(path)
    assert (code, found["path"], found["intact"], found["altered"]) == (0, str(path), True, [])
    assert found["checked"] == len(FILES) + 1
    (seal,) = found["seals"]
    assert (seal["at"], seal["authority"], seal["valid"]) == (MADE_AT.isoformat(), None, True)


def _forged(path: Path) -> None:
    rezipped(path, lambda name, body: b"forged" if name == "exhibits/01.pdf" else body)


def _robbed(path: Path) -> None:
    rezipped(path, lambda name, body: None if name == "exhibits/01.pdf" else body)


def _swollen(path: Path) -> None:
    rezipped(path, lambda name, body: body, ("../../evil", b"x"))


def _repacked(path: Path) -> None:
    rezipped(path, lambda name, body: body)


def _relisted(path: Path) -> None:
    rezipped(path, lambda name, body: body.replace(b"IPR-1", b"IPR-2") if name == "manifest.json" else body)


def _reverified(path: Path) -> None:
    rezipped(path, lambda name, body: b"print('INTACT')" if name == "verify.py" else body)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.index(b"%PDF invoice")] ^= 1
    path.write_bytes(content)


def _tailed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"tail")


def _blinded(path: Path) -> None:
    rezipped(path, lambda name, body: None if name == "manifest.json" else body)


TAMPERED = {
    _forged: "exhibits/01.pdf",
    _robbed: "exhibits/01.pdf",
    _swollen: "../../evil",
    _repacked: "packet.zip",
    _relisted: "manifest.json",
    _reverified: "verify.py",
    _cut: "packet.zip",
    _flipped: "exhibits/01.pdf",
    _tailed: "packet.zip",
    _blinded: "packet.zip",
}


def by_the_packet(verifier: Path, path: Path) -> int:
    return subprocess.run([sys.executable, verifier, path], capture_output=True, check=False).returncode


@pytest.fixture(scope="module")
def verifier(tmp_path_factory) -> Path:
    """The verify.py of an untouched packet."""
    return unpacked(tmp_path_factory.mktemp("verifier") / "out") / "verify.py"


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_what_was_done_to_a_packet_is_named_and_its_own_verifier_agrees(tmp_path, verify, verifier, tamper):
    path = packet(tmp_path)
    assert by_the_packet(verifier, path) == verify(path)[0] == 0
    tamper(path)
    code, found = verify(path)
    assert code == by_the_packet(verifier, path) == 1
    assert named(found) == [TAMPERED[tamper]]
    assert not found["intact"]
    assert all(each["says"] for each in found["altered"])


def test_an_unpacked_packet_is_checked_and_its_own_verifier_agrees(tmp_path, verify):
    folder = unpacked(tmp_path / "out")
    assert verify(folder)[0] == by_the_packet(folder / "verify.py", folder) == 0
    (folder / "说明.txt").write_bytes(b"other")
    (folder / "exhibits/01.pdf").unlink()
    (folder / "more.txt").write_bytes(b"x")
    code, found = verify(folder)
    assert code == by_the_packet(folder / "verify.py", folder) == 1
    assert named(found) == ["exhibits/01.pdf", "more.txt", "说明.txt"]
    assert verify(folder / "manifest.json")[1]["altered"] == found["altered"]
    changed = found["altered"][2]
    assert changed["was"] != changed["is"]
    assert found["altered"][0]["is"] is None


def test_every_byte_of_the_list_counts(tmp_path, verify):
    folder = unpacked(tmp_path / "out")
    path = folder / "manifest.json"
    content = path.read_bytes()
    for place in range(0, len(content), 9):
        changed = bytearray(content)
        changed[place] ^= 1 << (place % 6)
        path.write_bytes(changed)
        assert verify(folder)[0] == 1, place


def test_all_parts_of_a_packet_are_checked_from_any_of_them(tmp_path, verify):
    files = {f"{n}.bin": bytes([n]) * 9_000 for n in range(4)}
    path = packet(tmp_path, files, limit_bytes=36_000)
    others = sorted(tmp_path.glob("packet-*"))
    assert len(others) > 1
    assert [verify(each)[0] for each in others] == [0] * len(others)
    others[1].unlink()
    code, found = verify(path)
    assert (code, set(named(found)) <= set(files), found["altered"] != []) == (1, True, True)


def test_an_answer_folder_is_checked_by_its_packet_with_the_files_beside_it(tmp_path, verify):
    packet(tmp_path)
    (tmp_path / "dossier.pdf").write_bytes(FILES["dossier.pdf"])
    assert verify(tmp_path)[0] == verify(tmp_path / "dossier.pdf")[0] == 0
    (tmp_path / "dossier.pdf").write_bytes(b"another dossier")
    code, found = verify(tmp_path)
    assert (code, named(found)) == (1, ["dossier.pdf"])
    assert verify(tmp_path / "dossier.pdf")[0] == 1


# cases


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    notice, paper, folder = tmp_path / "n.txt", tmp_path / "invoice.txt", tmp_path / "case"
    notice.write_text("Dear seller, a copyright complaint was filed against item 1005001234567890.")
    paper.write_text("Invoice 7")
    assert main(["case", "new", str(folder), "--complaint", str(notice), "--at", AT]) == 0
    assert main(["case", "add", str(folder), str(paper), "--at", AT]) == 0
    assert main(["case", "decision", str(folder), "established", "--points", "6", "--at", AT]) == 0
    capsys.readouterr()
    return folder


def test_an_intact_case_is_intact(case, verify):
    code, found = verify(case)
    assert (code, found["intact"]) == (0, True)
    assert found["checked"] == 4 + 3 + 2
    assert found["seals"][0]["valid"]
    assert verify(case / "ledger.jsonl")[0] == 0


def _ledger(case: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    path = case / "ledger.jsonl"
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def _paper(case: Path) -> None:
    (case / "evidence/invoice.txt").write_text("Invoice 8")


def _paper_gone(case: Path) -> None:
    (case / "evidence/invoice.txt").unlink()


def _complaint(case: Path) -> None:
    (case / "complaint.txt").write_text("Another complaint")


def _complaint_gone(case: Path) -> None:
    (case / "complaint.txt").unlink()


def _payload(case: Path) -> None:
    entry = Ledgers().lines(case)[0]
    (case / f"ledger/payloads/{entry.line.payload}.json").write_bytes(b"{}")


CASES = {
    "line": (lambda case: _ledger(case, lambda ls: [ls[0], ls[1].replace(b"seller", b"sellxr"), *ls[2:]]), "Line 2"),
    "swapped": (lambda case: _ledger(case, lambda ls: [ls[0], ls[2], ls[1], ls[3]]), "Line 2"),
    "missing": (lambda case: _ledger(case, lambda ls: [ls[0], *ls[2:]]), "Line 2"),
    "cut": (lambda case: _ledger(case, lambda ls: ls[:2]), "line 4"),
    "gone": (lambda case: (case / "ledger.jsonl").unlink(), "line 4"),
    "head": (lambda case: (case / "ledger/head.json").unlink(), "how far"),
    "payload": (_payload, "line 1"),
    "paper": (_paper, "changed after line 3"),
    "paper gone": (_paper_gone, "line 3"),
    "complaint": (_complaint, "line 2"),
    "complaint gone": (_complaint_gone, "line 2"),
}


@pytest.mark.parametrize("fault", CASES)
def test_what_was_done_to_a_case_is_named(case, verify, fault):
    tamper, word = CASES[fault]
    tamper(case)
    code, found = verify(case)
    assert (code, len(found["altered"])) == (1, 1), found
    assert word in found["altered"][0]["says"]


def test_a_write_cut_short_is_a_note_and_no_alteration(case, verify):
    with (case / "ledger.jsonl").open("ab") as stream:
        stream.write(b'{"n":5,"at":"2026')
    code, found = verify(case)
    assert (code, found["intact"], len(found["notes"])) == (0, True, 1)


def test_a_paper_that_merely_lies_in_the_folder_is_no_alteration(case, verify):
    (case / "evidence/new.txt").write_text("not filed yet")
    assert verify(case)[0] == 0


def test_the_packet_of_a_case_is_checked_with_it(case, verify):
    path = packet(case / "answer")
    assert verify(case)[0] == 0
    _flipped(path)
    code, found = verify(case)
    assert (code, named(found)) == (1, ["answer/exhibits/01.pdf"])


def test_a_case_written_with_names_out_of_the_folder_reads_nothing_outside(case, verify, tmp_path):
    from rejoinder.domain.evidence import Paper, Place

    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    paper = Paper(path="../outside.txt", place=Place.EVIDENCE, sha256="0" * 64, size_bytes=1, media_type="text/plain")
    Ledgers().append(case, [ev.EvidenceFiled(at=MADE_AT, by="x", paper=paper)])
    code, found = verify(case)
    assert code == 1
    assert found["altered"][0]["is"] is None


# seals


@pytest.fixture
def shelf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "photos"
    (folder / "raw").mkdir(parents=True)
    for n in range(5):
        (folder / f"raw/{n}.dng").write_bytes(bytes([n]) * 1_000)
    (folder / "main.jpg").write_bytes(b"jpeg")
    assert main(["seal", str(folder), "--at", AT]) == 0
    assert "No time authority" in capsys.readouterr().out
    return folder


def test_sealed_files_are_intact_until_one_changes(shelf, verify):
    seal = shelf.with_name("photos.seal.json")
    code, found = verify(seal)
    assert (code, found["checked"], found["seals"][0]["authority"]) == (0, 7, None)
    (shelf / "raw/2.dng").write_bytes(b"retouched")
    (shelf / "raw/3.dng").unlink()
    (shelf / "raw/new.dng").write_bytes(b"added later")
    code, found = verify(seal)
    assert (code, named(found)) == (1, ["photos/raw/2.dng", "photos/raw/3.dng"])


def test_a_changed_seal_is_named(shelf, verify):
    seal = shelf.with_name("photos.seal.json")
    content = seal.read_bytes()
    for tampered in (
        content.replace(b"2026", b"2025", 1),
        content.replace(b"main", b"mein"),
        content[:-9],
        content + b" ",
    ):
        seal.write_bytes(tampered)
        code, found = verify(seal)
        assert (code, "photos.seal.json" in named(found)) == (1, True)


def test_a_seal_kept_elsewhere_is_told_where_the_files_lie(shelf, verify, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    seal = away / "s.json"
    shelf.with_name("photos.seal.json").rename(seal)
    assert verify(seal)[0] == 1
    assert verify(seal, "--files", tmp_path)[0] == 0


def test_a_seal_is_never_overwritten_and_nothing_is_sealed_as_nothing(shelf, capsys, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    before = shelf.with_name("photos.seal.json").read_bytes()
    for words in ([shelf], [empty], [tmp_path / "absent"], [shelf / "main.jpg", shelf / "main.jpg"]):
        assert main(["seal", *map(str, words), "--at", AT]) == 2
        seen = capsys.readouterr()
        assert (seen.out, seen.err.count("\n")) == ("", 1)
    assert shelf.with_name("photos.seal.json").read_bytes() == before
    assert not (tmp_path / "empty.seal.json").exists()


def test_links_are_not_sealed(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "own.txt").write_text("x")
    (folder / "link.txt").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    assert [file.path for file in Digests().of([folder])] == ["a/own.txt"]


def test_a_link_that_is_not_sealed_is_told(shelf, capsys, tmp_path):
    (shelf / "more").symlink_to(tmp_path)
    assert main(["seal", str(shelf), "--at", AT, "--out", str(tmp_path / "linked.json")]) == 0
    assert (
        f"1 link was not sealed, since a link holds nothing of its own: {shelf.name}/more." in capsys.readouterr().out
    )


def test_a_folder_that_cannot_be_looked_into_is_not_left_out_in_silence(tmp_path):
    at = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):  # a path that is longer than the system takes
        os.mkdir("d" * 250, dir_fd=at)
        at, above = os.open("d" * 250, os.O_RDONLY, dir_fd=at), at
        os.close(above)
    os.close(at)
    with pytest.raises(FileCannotBeRead):
        Digests().of([tmp_path])


def test_the_files_of_a_seal_are_found_beside_and_within_the_folder_that_they_begin_with(shelf, tmp_path):
    out = tmp_path / "elsewhere" / "seal.json"
    out.parent.mkdir()
    assert main(["seal", str(shelf), "--at", AT, "--out", str(out)]) == 0
    assert [main(["verify", str(out), "--files", str(each)]) for each in (shelf, shelf.parent)] == [0, 0]
    assert main(["verify", str(out), "--files", str(out.parent)]) == 1


def test_the_seal_as_json_is_the_file(shelf, capsys, tmp_path):
    assert main(["seal", str(shelf), "--at", AT, "--out", str(tmp_path / "two.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads((tmp_path / "two.json").read_text())


# neither


@pytest.mark.parametrize("kind", ["absent", "empty", "text", "zip", "folder", "json"])
def test_what_cannot_be_verified_is_bad_input(tmp_path, capsys, kind):
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("a", "b")
    elif kind != "absent":
        path.write_text({"empty": "", "text": "hello", "json": "{}"}[kind])
    assert main(["verify", str(path)]) == 2
    seen = capsys.readouterr()
    assert (seen.out, seen.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(("language", "word"), [("en", "Intact"), ("zh", "完好"), ("ru", "Цело")])
def test_the_outcome_is_told_in_three_languages(tmp_path, capsys, language, word):
    assert main(["verify", str(packet(tmp_path)), "--language", language]) == 0
    assert word in capsys.readouterr().out


def test_every_kind_of_alteration_has_its_words():
    from rejoinder.adapters.shipped.wording import shipped_phrases
    from rejoinder.vault.verification import _SAYS
    from rejoinder.vault.verify_packet import WORDS

    assert set(_SAYS.values()) <= set(shipped_phrases())
    assert set(_SAYS) - {"unlisted"} <= set(WORDS["en"])
    assert set(WORDS["en"]) == set(WORDS["zh"]) == set(WORDS["ru"])
