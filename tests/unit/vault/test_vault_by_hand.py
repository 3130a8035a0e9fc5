"""The page that shows a stranger how to check by hand says what is true: its own commands are run."""

import datetime as dt
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rejoinder
from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.storage.digest import Digests
from rejoinder.adapters.storage.packet import Packets
from rejoinder.adapters.storage.seal import Seals
from rejoinder.domain import event as ev
from rejoinder.vault.packet import seal_packet
from rejoinder.vault.seal import seal_files as seal_of
from rejoinder.vault.stamp import stamp_of
from tests.contract.local_authority import LocalAuthority

PAGE = Path(rejoinder.__file__).parents[2] / "docs/how-to/check-a-packet-without-rejoinder.md"
AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
TOOLS = ("bash", "jq", "sha256sum", "unzip")
pytestmark = pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="common tools are missing")


def block(heading: str, number: int = 0) -> str:
    section = PAGE.read_text("utf-8").split(f"## {heading}")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)[number]


def bash(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"dossier.pdf": b"%PDF", "exhibits/01 счёт.pdf": b"x" * 100, "説.txt": b"w"}
    ((name, content),) = seal_packet(files, made_at=AT, about={"complainant": 'Carla "X" <a&b> é'})
    (tmp_path / name).write_bytes(content)
    return tmp_path


def test_the_digests_check_by_hand(folder):
    done = bash(block("By hand: are the files those of the list?"), folder)
    assert (done.returncode, done.stdout.count(": OK")) == (0, 3)
    (folder / "packet/説.txt").write_bytes(b"x")
    listed = block("By hand: are the files those of the list?").splitlines()[1]
    assert bash(listed, folder / "packet").returncode != 0


def test_a_file_too_many_is_found_by_hand(folder):
    bash("unzip -q packet.zip -d packet", folder)
    look = block("By hand: are the files those of the list?", 1)
    assert bash(look, folder / "packet").stdout == ""
    (folder / "packet/more.txt").write_bytes(b"x")
    assert "more.txt" in bash(look, folder / "packet").stdout


def test_the_seal_is_worked_out_by_hand(folder):
    bash("unzip -q packet.zip -d packet", folder)
    chain, seal = bash(block("By hand: is the list the one that was sealed?"), folder / "packet").stdout.split()
    assert chain == seal


def test_the_ledger_checks_by_hand(tmp_path):
    for number in range(3):
        event = ev.FactConfirmed(at=AT, by="雪", field=str(number), value="x")
        Ledgers().append(tmp_path, [event, ev.DossierSealed(at=AT, by="é", sha256="0" * 64)])
    look = block("By hand: a case's ledger")
    assert bash(look, tmp_path).stdout == ""
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace("é".encode(), b"e", 1))
    assert bash(look, tmp_path).stdout != ""


def test_one_file_of_a_seal_is_proven_by_hand(tmp_path):
    for count in (1, 2, 5):
        folder = tmp_path / str(count)
        (folder / "photos").mkdir(parents=True)
        for number in range(count):
            (folder / f"photos/{number}.jpg").write_bytes(b"jpeg" * (number + 1))
        (folder / "photos/main.jpg").write_bytes(b"main")
        Seals().write(folder / "photos.seal.json", seal_of(Digests().of([folder / "photos"]), made_at=AT))
        look = block("By hand: one file of a seal").replace("python3", sys.executable)
        assert bash(look, folder).stdout == "file True | proof True | seal True\n"
        (folder / "photos/main.jpg").write_bytes(b"mein")
        assert "file False" in bash(look, folder).stdout


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing")
def test_a_stamp_is_checked_by_hand(folder):
    authority = LocalAuthority(folder / "tsa")
    seal = Packets().open(folder / "packet.zip").seal
    subprocess.run(
        ["openssl", "ts", "-query", "-digest", seal, "-sha256", "-cert", "-out", folder / "q.tsq"],
        check=True,
        capture_output=True,
    )
    (folder / "r.tsr").write_bytes(authority.answer((folder / "q.tsq").read_bytes()))
    words = ["openssl", "ts", "-reply", "-in", folder / "r.tsr", "-token_out", "-out", folder / "token"]
    subprocess.run(words, check=True, capture_output=True)
    stamp = stamp_of("mine", (folder / "token").read_bytes())
    Packets().stamp(folder / "packet.zip", seal, [stamp])
    shutil.copy(authority.certificates, folder / "authority.pem")
    done = bash(block("By hand: the time stamp"), folder)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Verification: OK")
    shutil.copy(LocalAuthority(folder / "other").certificates, folder / "authority.pem")
    assert bash(block("By hand: the time stamp"), folder).returncode != 0
