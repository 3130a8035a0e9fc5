"""A real time authority is asked, and what it signed is checked, by the command line, by openssl and by verify.py."""

from __future__ import annotations

import base64
import datetime as dt
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.network.stamp import (
    NoTimeAuthority,
    TimeAuthorities,
    TimeAuthoritiesAreSilent,
    TimeAuthority,
    certificates_in,
)
from rejoinder.cli.main import main
from rejoinder.domain import event as ev
from rejoinder.vault import verify_packet
from rejoinder.vault.packet import seal_packet, shipped_verifier
from rejoinder.vault.stamp import STAMPS_SCHEMA, Stamp, StampVerdict, stamp_of
from tests.contract.local_authority import LocalAuthority, served

pytestmark = [
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is missing"),
    pytest.mark.enable_socket,
]
DIGEST, OTHER = "ab" * 32, "cd" * 32
AT = "2026-04-07T11:00:00+08:00"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    return LocalAuthority(tmp_path_factory.mktemp("tsa") / "own")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    return LocalAuthority(tmp_path_factory.mktemp("tsa") / "other", name="Somebody Else")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("REJOINDER_SETTINGS", str(tmp_path / "settings.toml"))


@pytest.fixture
def url(own):
    with served(own) as address:
        yield address


def authority(url: str, own: LocalAuthority | None = None, name: str = "tsa") -> TimeAuthority:
    return TimeAuthority(url=url, name=name, certificates=own.certificates if own else None)


def test_a_stamp_is_over_the_digest_and_trusted_by_its_certificate(own, url):
    asked = TimeAuthorities([authority(url, own)])
    stamp = asked.stamp(DIGEST)
    seen = asked.judge(stamp, DIGEST)
    assert (seen.verdict, seen.authority, seen.over) == (StampVerdict.TRUSTED, "Local Time", DIGEST)
    assert abs(seen.at - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=2)
    assert asked.judge(stamp, OTHER).verdict is StampVerdict.FOREIGN


def test_a_stamp_without_a_certificate_to_know_it_by_is_unknown_and_with_a_wrong_one_wrong(own, stranger, url):
    stamp = TimeAuthorities([authority(url)]).stamp(DIGEST)
    assert TimeAuthorities().judge(stamp, DIGEST).verdict is StampVerdict.UNKNOWN
    assert (
        TimeAuthorities(trusted=[stranger.certificates]).judge(stamp, DIGEST).verdict is StampVerdict.WRONG_CERTIFICATE
    )
    both = TimeAuthorities(trusted=[stranger.certificates, own.certificates])
    assert both.judge(stamp, DIGEST).verdict is StampVerdict.TRUSTED


def test_every_byte_of_a_token_counts(own, url):
    asked = TimeAuthorities([authority(url, own)])
    der = asked.stamp(DIGEST).der
    spared = []
    for place in range(0, len(der), 7):
        changed = bytearray(der)
        changed[place] ^= 1
        if not asked.judge(stamp_of("tsa", bytes(changed)), DIGEST).is_altered:
            spared.append(place)
    # Only what the authority does not sign, such as the list of algorithms used, may differ; the seal's file may not.
    assert len(spared) < len(der) // 7 // 10


def test_authorities_are_asked_in_order_until_one_answers(own, stranger, url):
    with served(stranger) as false_url:
        silent = authority("http://127.0.0.1:9/", own, "closed")
        liar = authority(false_url, own, "liar")
        assert TimeAuthorities([silent, liar, authority(url, own, "third")]).stamp(DIGEST).authority == "third"
        with pytest.raises(TimeAuthoritiesAreSilent) as raised:
            TimeAuthorities([silent, liar]).stamp(DIGEST)
    assert "closed" in raised.value.values["why"]
    assert "liar: the signature" in raised.value.values["why"]
    with pytest.raises(NoTimeAuthority):
        TimeAuthorities().stamp(DIGEST)


def test_certificates_sent_in_the_wrong_order_are_read(tmp_path):
    chained = LocalAuthority(tmp_path / "chained", with_chain=True)
    with served(chained) as address:
        asked = TimeAuthorities([authority(address, chained)])
        assert asked.judge(asked.stamp(DIGEST), DIGEST).verdict is StampVerdict.TRUSTED


def test_a_stamp_that_is_none_is_unreadable():
    for token in ("", "!", base64.b64encode(b"\x30\x82\xff\xff").decode(), base64.b64encode(b"x" * 50).decode()):
        assert TimeAuthorities().judge(Stamp(authority="x", token=token), DIGEST).verdict is StampVerdict.UNREADABLE


def test_a_file_without_certificates_is_told(tmp_path):
    (tmp_path / "ca.pem").write_text("none")
    with pytest.raises(Exception, match="certificates-are-unreadable"):
        certificates_in(tmp_path / "ca.pem")


# seals


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.dng").write_bytes(bytes([n]) * 999)
    return folder


def stamped(photos: Path, own: LocalAuthority, url: str) -> Path:
    words = ["seal", str(photos), "--at", AT, "--tsa", url, "--tsa-certificates", str(own.certificates)]
    assert main(words) == 0
    return photos.with_name("photos.seal.json")


def verified(capsys, path: Path, *words: object) -> tuple[int, dict]:
    capsys.readouterr()
    code = main(["verify", str(path), "--json", *map(str, words)])
    return code, json.loads(capsys.readouterr().out)


def test_one_stamp_covers_every_file_of_a_seal(own, url, photos, capsys):
    seal = stamped(photos, own, url)
    assert "Local Time signed" in capsys.readouterr().out
    code, found = verified(capsys, seal, "--tsa-certificates", own.certificates)
    assert (code, [(each["authority"], each["valid"]) for each in found["seals"]]) == (0, [("Local Time", True)])
    code, found = verified(capsys, seal)
    assert (code, found["seals"][1]["valid"]) == (0, False)
    assert "--tsa-certificates" in found["seals"][1]["says"]


def test_openssl_agrees_with_the_stamp_of_a_seal(own, url, photos, tmp_path):
    listed = json.loads(stamped(photos, own, url).read_text())
    (tmp_path / "token").write_bytes(base64.b64decode(listed["stamps"][0]["token"]))
    words = ["-digest", listed["seal"], "-token_in", "-in", tmp_path / "token", "-CAfile", own.certificates]
    done = subprocess.run(["openssl", "ts", "-verify", *words], capture_output=True, text=True, check=False)
    assert (done.returncode, "Verification: OK" in done.stdout) == (0, True)


def test_a_stamp_of_another_seal_is_foreign_and_a_wrong_certificate_is_named(own, stranger, url, photos, capsys):
    seal = stamped(photos, own, url)
    first = json.loads(seal.read_text())
    seal.unlink()
    (photos / "new.dng").write_bytes(b"x")
    second = json.loads(stamped(photos, own, url).read_text())
    seal.write_text(json.dumps({**second, "stamps": first["stamps"]}, ensure_ascii=False, indent=1) + "\n")
    code, found = verified(capsys, seal, "--tsa-certificates", own.certificates)
    assert (code, len(found["altered"]), found["altered"][0]["is"]) == (1, 1, first["seal"])
    seal.write_text(json.dumps(second, ensure_ascii=False, indent=1) + "\n")
    code, found = verified(capsys, seal, "--tsa-certificates", stranger.certificates)
    assert (code, "certificate you trust" in found["altered"][0]["says"]) == (1, True)


def test_a_seal_stands_where_no_authority_answers_and_is_stamped_later(own, url, photos, capsys):
    words = ["seal", str(photos), "--at", AT, "--tsa", "http://127.0.0.1:9/"]
    assert main(words) == 4
    seen = capsys.readouterr()
    assert ("No time authority confirmed" in seen.out, seen.err.count("\n")) == (True, 1)
    seal = photos.with_name("photos.seal.json")
    assert verified(capsys, seal)[0] == 0
    assert main(["seal", "--stamp", str(seal), "--tsa", url, "--tsa-certificates", str(own.certificates)]) == 0
    found = verified(capsys, seal, "--tsa-certificates", own.certificates)[1]
    assert [each["valid"] for each in found["seals"]] == [True]


def test_the_settings_name_whom_to_ask(own, url, photos, capsys, tmp_path):
    authorities = f'[[time_authority]]\nurl = "{url}"\nname = "mine"\ncertificates = "{own.certificates}"\n'
    (tmp_path / "settings.toml").write_text(authorities)
    assert main(["seal", str(photos), "--no-stamp", "--at", AT, "--out", str(tmp_path / "bare.json")]) == 0
    assert json.loads((tmp_path / "bare.json").read_text())["stamps"] == []
    assert main(["seal", str(photos), "--at", AT]) == 0
    assert verified(capsys, photos.with_name("photos.seal.json"))[1]["seals"][0]["authority"] == "Local Time"
    (tmp_path / "settings.toml").write_text(authorities + "colour = 1\n")
    assert main(["seal", str(photos), "--at", AT, "--out", str(tmp_path / "c.json")]) == 2
    assert "colour" in capsys.readouterr().err


# packets


def test_a_stamped_packet_is_known_to_both_verifiers(own, url, tmp_path, capsys):
    ((name, content),) = seal_packet({"a.pdf": b"%PDF"}, made_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC), about={})
    packet, verifier = tmp_path / name, tmp_path / "check.py"
    packet.write_bytes(content)
    verifier.write_text(shipped_verifier())
    trust = ["--tsa-certificates", str(own.certificates)]
    assert main(["seal", "--stamp", str(packet), "--tsa", url, *trust]) == 0
    stamps = tmp_path / "packet.stamps.json"

    def by_the_packet() -> tuple[int, str]:
        done = subprocess.run([sys.executable, verifier, packet], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    code, found = verified(capsys, packet, *trust)
    assert (code, [each["valid"] for each in found["seals"]]) == (0, [True, True])
    assert by_the_packet()[0] == 0
    assert "existed at" in by_the_packet()[1]
    listed = json.loads(stamps.read_text())
    foreign = TimeAuthorities([authority(url)]).stamp(OTHER)
    listed["stamps"] = [{"authority": "tsa", "token": foreign.token}]
    stamps.write_text(json.dumps(listed, indent=1) + "\n")
    code, found = verified(capsys, packet, *trust)
    assert (code, len(found["altered"]), found["altered"][0]["is"]) == (1, 1, OTHER)
    assert by_the_packet()[0] == 1
    assert "FOREIGN" in by_the_packet()[1]
    stamps.write_text("{}")
    assert (verified(capsys, packet)[0], by_the_packet()[0]) == (1, 1)


def test_the_verifier_of_packets_knows_the_same_form_of_stamps():
    assert verify_packet.STAMPS_SCHEMA == STAMPS_SCHEMA


# ledgers


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    notice, folder = tmp_path / "n.txt", tmp_path / "case"
    notice.write_text("Dear seller, a copyright complaint was filed against item 1005001234567890.")
    assert main(["case", "new", str(folder), "--complaint", str(notice), "--at", AT]) == 0
    capsys.readouterr()
    return folder


def test_the_head_of_a_ledger_is_stamped_once(own, url, case, capsys):
    words = ["case", "stamp", str(case), "--at", AT, "--tsa", url, "--tsa-certificates", str(own.certificates)]
    before = (case / "ledger.jsonl").read_bytes()
    assert main(words) == 0
    after = (case / "ledger.jsonl").read_bytes()
    assert (after.startswith(before), after.count(b"head_stamped")) == (True, 1)
    assert main(words) == 0
    assert (case / "ledger.jsonl").read_bytes() == after
    code, found = verified(capsys, case, "--tsa-certificates", own.certificates)
    assert (code, [each["authority"] for each in found["seals"]]) == (0, [None, "Local Time"])


def test_a_stamp_in_a_ledger_over_another_line_is_named(own, url, case, capsys):
    entries = Ledgers().lines(case)
    stamp = TimeAuthorities([authority(url)]).stamp(OTHER)
    said = {"line": 1, "hash": OTHER, "stamped_at": entries[0].line.at, "authority": "x", "token": stamp.token}
    Ledgers().append(case, [ev.HeadStamped(at=entries[0].line.at, by="x", **said)])
    code, found = verified(capsys, case, "--tsa-certificates", own.certificates)
    assert (code, [each["is"] for each in found["altered"]]) == (1, [OTHER])


def test_nobody_is_asked_who_was_not_named(case, capsys):
    assert main(["case", "stamp", str(case), "--at", AT]) == 2
    assert "--tsa" in capsys.readouterr().err
