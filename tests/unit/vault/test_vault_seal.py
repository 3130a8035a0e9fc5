import datetime as dt
import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.storage.seal import Seals
from rejoinder.vault.seal import (
    NothingToSeal,
    SealedFile,
    SealIsUnreadable,
    as_data,
    from_data,
    is_proven,
    root_of,
    seal_files,
    text_of,
)
from rejoinder.vault.verification import of_seal

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


def files(count: int) -> list[SealedFile]:
    return [SealedFile(path=f"a/{n:03}.jpg", sha256=f"{n:064x}", size_bytes=n) for n in range(count)]


@settings(max_examples=40)
@given(count=st.integers(1, 70))
def test_every_file_is_proven_alone_and_by_no_other_proof(count):
    seal = seal_files(files(count), made_at=AT)
    for position, (file, proof) in enumerate(zip(seal.files, seal.proofs, strict=True)):
        at = {"position": position, "count": count, "proof": proof, "root": seal.root}
        assert is_proven(file, **at)
        assert not is_proven(attrs.evolve(file, size_bytes=999_999), **at)
        assert not is_proven(file, **{**at, "proof": [*proof, "0" * 64]})
        assert not proof or not is_proven(file, **{**at, "proof": proof[:-1]})


def test_the_root_is_that_of_rfc_6962():
    import hashlib

    one, two, three = (file for file in files(3))
    leaves = [
        hashlib.sha256(b"\x00" + json.dumps(attrs.asdict(file), separators=(",", ":")).encode()).digest()
        for file in (one, two, three)
    ]
    left = hashlib.sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    assert root_of([one, two, three]) == hashlib.sha256(b"\x01" + left + leaves[2]).hexdigest()


def test_the_order_in_which_files_are_named_does_not_matter():
    assert seal_files(files(5)[::-1], made_at=AT) == seal_files(files(5), made_at=AT)


def test_nothing_cannot_be_sealed():
    with pytest.raises(NothingToSeal):
        seal_files([], made_at=AT)


def test_a_seal_comes_back_from_its_file(tmp_path):
    seal = seal_files(files(7), made_at=AT)
    Seals().write(tmp_path / "x.seal.json", seal)
    assert Seals().open(tmp_path / "x.seal.json") == seal


def test_a_single_changed_byte_of_the_seal_is_noticed(tmp_path):
    seal = seal_files(files(3), made_at=AT)
    path = tmp_path / "x.seal.json"
    Seals().write(path, seal)
    content = path.read_bytes()
    lying = {file.path: file for file in seal.files}
    for place in range(0, len(content), 4):
        changed = bytearray(content)
        changed[place] ^= 1 << (place % 7)
        path.write_bytes(changed)
        try:
            found = Seals().open(path)
        except SealIsUnreadable:
            continue
        assert found is not None
        assert not of_seal(found, lying, name="x").intact, place


@pytest.mark.parametrize(
    "broken",
    [None, [], {}, {"schema": "rejoinder.seal/2"}, {"files": 3}, {"files": [{"path": 1}]}, {"files": []}],
)
def test_what_is_no_seal_is_unreadable(broken):
    whole = as_data(seal_files(files(2), made_at=AT))
    with pytest.raises(SealIsUnreadable):
        from_data({**whole, **broken} if broken else broken)


def test_what_changed_under_a_seal_is_named():
    seal = seal_files(files(4), made_at=AT)
    first, second, third, fourth = seal.files
    changed = attrs.evolve(second, sha256="f" * 64)
    found = of_seal(seal, {file.path: file for file in (first, changed, fourth)}, name="x")
    assert [(each.path, each.was, each.now) for each in found.altered] == [
        (second.path, second.sha256, "f" * 64),
        (third.path, third.sha256, None),
    ]


def test_a_seal_without_a_time_authority_says_what_is_missing():
    seal = seal_files(files(1), made_at=AT)
    (seen,) = of_seal(seal, {file.path: file for file in seal.files}, name="x").seals
    assert (seen.authority, seen.says.id) == (None, "verify.no-trusted-time")


@pytest.mark.parametrize("count", [1, 2, 7])
def test_the_text_of_a_seal_is_plain_indented_json(count):
    seal = seal_files([*files(count - 1), SealedFile(path='母 "b"\n.jpg', sha256="f" * 64, size_bytes=9)], made_at=AT)
    assert text_of(seal) == (json.dumps(as_data(seal), ensure_ascii=False, indent=1) + "\n").encode()
