"""One byte changed anywhere in a packet, a seal or a ledger is noticed, by both verifiers, and named."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.storage.seal import Seals
from rejoinder.cli.wiring import verifier
from rejoinder.domain import event as ev
from rejoinder.domain.seller import Seller
from rejoinder.vault.packet import seal_packet as packed
from rejoinder.vault.seal import SealedFile, seal_files
from rejoinder.vault.verification import VerificationOutcome
from rejoinder.vault.verify_packet import Place, checked, place_of, report

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
FILES = {"dossier.pdf": bytes(range(256)) * 9, "exhibits/01 счёт.pdf": b"%PDF invoice" * 70, "说明.txt": b"words"}
((NAME, PACKET),) = packed(FILES, made_at=AT, about={"reference": "IPR-1"})
QUICK = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def no_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("REJOINDER_SETTINGS", str(tmp_path / "settings.toml"))


def changes(size: int) -> st.SearchStrategy[tuple[int, int]]:
    """A place in a file of this size, and what is laid over the byte there."""
    return st.tuples(st.integers(0, size - 1), st.integers(1, 255))


def changed(content: bytes, change: tuple[int, int]) -> bytes:
    place, sign = change
    return content[:place] + bytes([content[place] ^ sign]) + content[place + 1 :]


def both(path: Path) -> VerificationOutcome:
    """The outcome, on which both verifiers agree."""
    found = verifier().verify(path)
    assert report([path])[1] == (0 if found.intact else 1)
    return found


@QUICK
@given(change=changes(len(PACKET)))
def test_any_byte_of_a_packet(tmp_path, change):
    path = tmp_path / NAME
    path.write_bytes(changed(PACKET, change))
    assert all(each.says for each in both(path).altered)
    assert not both(path).intact


@QUICK
@given(drawn=st.data(), name=st.sampled_from(sorted(FILES)))
def test_any_byte_of_a_file_in_a_packet_is_named_with_its_place_and_its_values(tmp_path, drawn, name):
    place, sign = drawn.draw(changes(len(FILES[name])))
    path = tmp_path / NAME
    path.write_bytes(changed(PACKET, (PACKET.rindex(FILES[name]) + place, sign)))
    (alteration,) = both(path).altered
    was = FILES[name][place]
    assert (alteration.path, alteration.says.id) == (name, "verify.file-changed-byte")
    assert [alteration.says.value(key) for key in ("first", "was", "now")] == [place, was, was ^ sign]


@QUICK
@given(drawn=st.data(), name=st.sampled_from(sorted(FILES)))
def test_any_byte_of_an_unpacked_file_is_named_too(tmp_path, drawn, name):
    folder = tmp_path / "unpacked"
    shutil.rmtree(folder, ignore_errors=True)
    (tmp_path / NAME).write_bytes(PACKET)
    with zipfile.ZipFile(tmp_path / NAME) as whole:
        whole.extractall(folder)
    place, sign = drawn.draw(changes(len(FILES[name])))
    (folder / name).write_bytes(changed(FILES[name], (place, sign)))
    (alteration,) = both(folder).altered
    assert (alteration.path, alteration.says.value("first")) == (name, place)


@pytest.mark.parametrize(
    ("now", "place"),
    [
        (FILES["dossier.pdf"] + b"more", Place("added", 2304, 2308)),
        (FILES["dossier.pdf"][:1000], Place("cut", 1000, 2304)),
        (FILES["dossier.pdf"][:300] + b"forged!" + FILES["dossier.pdf"][307:], Place("within", 256, 512)),
        (b"?" + FILES["dossier.pdf"][1:-1] + b"?", Place("within", 0, 2304)),
        (b"X" * 3000, None),
    ],
    ids=["added", "cut", "within", "both ends", "another file"],
)
def test_larger_changes_are_placed_as_well_as_the_list_allows(tmp_path, now, place):
    (tmp_path / NAME).write_bytes(PACKET)
    (entry,) = (each for each in checked([tmp_path / NAME]).manifest["files"] if each["path"] == "dossier.pdf")
    (tmp_path / "now").write_bytes(now)
    with (tmp_path / "now").open("rb") as stream:
        assert place_of(stream, entry) == place


# seals


@pytest.fixture
def seal(tmp_path: Path) -> Path:
    files = []
    for number in range(5):
        content = bytes([number]) * 300
        (tmp_path / f"{number}.dng").write_bytes(content)
        import hashlib

        digest = hashlib.sha256(content).hexdigest()
        files.append(SealedFile(path=f"{number}.dng", sha256=digest, size_bytes=300))
    Seals().write(tmp_path / "s.seal.json", seal_files(files, made_at=AT))
    return tmp_path / "s.seal.json"


@QUICK
@given(drawn=st.data())
def test_any_byte_of_a_seal(seal, drawn):
    content = seal.read_bytes()
    try:
        seal.write_bytes(changed(content, drawn.draw(changes(len(content)))))
        found = verifier().verify(seal)
        assert (found.intact, "s.seal.json" in {each.path for each in found.altered}) == (False, True)
    finally:
        seal.write_bytes(content)


def test_a_proof_that_leads_elsewhere_and_another_order_are_named(seal):
    import attrs

    whole = Seals().open(seal)
    swapped = attrs.evolve(whole, proofs=(whole.proofs[1], whole.proofs[0], *whole.proofs[2:]))
    Seals().stamp(seal, swapped)
    told = [(each.says.id, each.says.value("path")) for each in verifier().verify(seal).altered]
    assert told == [("verify.proof-differs", "0.dng"), ("verify.proof-differs", "1.dng")]
    turned = attrs.evolve(whole, files=whole.files[::-1])
    Seals().stamp(seal, turned)
    assert "verify.list-order" in [each.says.id for each in verifier().verify(seal).altered]


# ledgers


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    for number in range(4):
        event = ev.FactConfirmed(at=AT, by="雪", field=f"clocks.{number}", value="x")
        Ledgers().append(folder, [ev.CaseOpened(at=AT, by="alba", seller=Seller(name="Лавка")), event])
    return folder


@QUICK
@given(drawn=st.data())
def test_any_byte_of_a_ledger_is_named_with_its_line(case, drawn):
    path = case / "ledger.jsonl"
    content = path.read_bytes()
    place, sign = drawn.draw(changes(len(content)))
    line = content[:place].count(b"\n") + 1
    try:
        path.write_bytes(changed(content, (place, sign)))
        check = Ledgers().check(case)
        assert check is not None
        named = {fault.says.value("n") for fault in check.faults}
        assert named, place
        # A line feed that is gone, or one too many, blurs the border between two lines.
        assert named & set(range(line, 9)), (line, named)
    finally:
        path.write_bytes(content)
