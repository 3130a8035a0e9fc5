import datetime as dt
import hashlib
import io
import json
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.vault.packet import PacketPathIsUnsafe, seal_packet, shipped_verifier
from rejoinder.vault.verify_packet import MANIFEST, VERIFIER, report, text_of

MADE_AT = dt.datetime(2026, 3, 2, 9, 30, 11, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FILES = {"exhibits/01-invoice.pdf": b"%PDF invoice", "exhibits/02-договор.pdf": b"%PDF contract", "说明.txt": b"words"}
ABOUT = {"reference": "IPR-1"}


def packet(files=FILES, **options):
    return seal_packet(files, made_at=MADE_AT, about=ABOUT, **options)


def written(folder: Path, zips) -> list[Path]:
    for name, content in zips:
        (folder / name).write_bytes(content)
    return [folder / name for name, _ in zips]


def kinds(lines):
    return [
        (key, values.get("path"))
        for key, values in lines
        if key not in ("made", "seal", "intact", "altered", "over") and not key.startswith("place-")
    ]


def rezipped(content: bytes, change) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        entries = [(info.filename, old.read(info)) for info in old.infolist()]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, body in change(entries):
            new.writestr(name, body)
    return made.getvalue()


def manifest_of(content: bytes):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return json.loads(packed.read(MANIFEST))


def test_a_packet_holds_its_files_its_list_and_its_verifier():
    ((name, content),) = packet()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == [MANIFEST, VERIFIER, *sorted(FILES)]
        assert {path: packed.read(path) for path in FILES} == FILES
        assert packed.read(VERIFIER).decode() == shipped_verifier()
    assert name == "packet.zip"


def test_the_list_names_every_file_with_digest_size_and_part():
    listed = manifest_of(packet()[0][1])
    assert listed["schema"] == "rejoinder.packet/1"
    assert listed["made_at"] == MADE_AT.isoformat()
    assert listed["about"] == ABOUT
    assert [entry["path"] for entry in listed["files"]] == sorted(FILES)
    assert listed["files"][0] == {
        "path": "exhibits/01-invoice.pdf",
        "sha256": hashlib.sha256(b"%PDF invoice").hexdigest(),
        "size_bytes": 12,
        "part": 1,
        "marks": f"256 {zlib.crc32(b'%PDF invoice'):08x}",
    }


def test_the_same_files_and_hour_give_the_same_bytes():
    assert packet() == packet(dict(reversed(FILES.items())))


def test_a_packet_without_files_is_still_a_packet(tmp_path):
    assert report(written(tmp_path, packet({})))[1] == 0


def test_another_order_of_facts_about_it_changes_nothing():
    one = seal_packet(FILES, made_at=MADE_AT, about={"a": "1", "b": "2"})
    assert one == seal_packet(FILES, made_at=MADE_AT, about={"b": "2", "a": "1"})


@pytest.mark.parametrize(
    "path", ["../up", "/root", "a//b", "a/./b", "", "C:x", "a\\b", "a\nb", "\udc80", "manifest.json", "Verify.py"]
)
def test_a_path_that_leaves_or_hides_is_refused(path):
    with pytest.raises(PacketPathIsUnsafe):
        packet({path: b""})


def test_two_names_that_are_one_on_some_file_system_are_refused():
    with pytest.raises(PacketPathIsUnsafe):
        packet({"a/Invoice.pdf": b"", "a/invoice.PDF": b""})


def test_an_hour_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="2026"):
        seal_packet(FILES, made_at=MADE_AT.replace(tzinfo=None), about={})


@given(
    sizes=st.lists(st.integers(0, 30_000), max_size=12),
    limit=st.integers(1, 90_000),
)
@settings(max_examples=60)
def test_a_limit_is_kept_and_nothing_is_dropped(sizes, limit):
    files = {f"{n:02}.bin": bytes([n]) * size for n, size in enumerate(sizes)}
    zips = packet(files, limit_bytes=limit)
    held = {}
    for number, (_, content) in enumerate(zips, 1):
        listed = manifest_of(content)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            own = {name: packed.read(name) for name in packed.namelist() if name not in (MANIFEST, VERIFIER)}
        noted = listed["parts"][number - 1].get("note") == "larger-than-limit"
        assert len(content) <= limit or not own or (noted and len(own) == 1)
        assert {entry["path"] for entry in listed["files"] if entry["part"] == number} == set(own)
        held |= own
    assert held == files


def test_parts_are_named_by_number_and_count():
    zips = packet({f"{n}": b"x" * 9_000 for n in range(3)}, limit_bytes=34_000)
    assert [name for name, _ in zips] == [f"packet-{n}-of-{len(zips)}.zip" for n in range(1, len(zips) + 1)]
    assert len(zips) > 1


def test_a_file_larger_than_the_limit_is_alone_and_noted(tmp_path):
    zips = packet({"a": b"x", "big": b"x" * 90_000, "c": b"x"}, limit_bytes=40_000)
    assert [part.get("note") for part in manifest_of(zips[0][1])["parts"]] == [None, "larger-than-limit", None]
    lines, code = report(written(tmp_path, zips))
    assert ("over", {"path": "big"}) in lines
    assert code == 0


def test_naming_one_part_looks_for_the_others_beside_it(tmp_path):
    paths = written(tmp_path, packet({f"{n}": b"x" * 9_000 for n in range(3)}, limit_bytes=34_000))
    assert report(paths[:1])[1] == 0
    paths[1].unlink()
    lines, code = report(paths[:1])
    assert code == 1
    assert {kind for kind, _ in kinds(lines)} == {"missing"}


@pytest.mark.slow
def test_a_single_flipped_bit_anywhere_is_noticed(tmp_path):
    content = packet()[0][1]
    path = tmp_path / "packet.zip"
    for place in [
        *range(0, 1_500, 3),
        *range(1_500, len(content) - 800, 97),
        *range(len(content) - 800, len(content), 2),
    ]:
        changed = bytearray(content)
        changed[place] ^= 1 << (place % 8)
        path.write_bytes(changed)
        assert report([path])[1] == 1, place


GONE = {("missing", name) for name in FILES}


@pytest.mark.parametrize(
    ("left", "named"),
    [
        (b'"seal"', {("unlisted", "packet.zip")}),
        (b"# The story", {("changed", VERIFIER), *GONE}),
        (b"%PDF invoice", {("changed", "exhibits/01-invoice.pdf"), *GONE} - {("missing", "exhibits/01-invoice.pdf")}),
        (b"PK\1\2", {("repacked", "packet.zip")}),
    ],
)
def test_a_cut_zip_is_named_by_what_is_gone_with_its_end(tmp_path, left, named):
    content = packet()[0][1]
    path = tmp_path / "packet.zip"
    path.write_bytes(content[: content.index(left) + len(left) - 1])
    lines, code = report([path])
    assert ({(key, Path(str(at)).name if key == "unlisted" else at) for key, at in kinds(lines)}, code) == (named, 1)


def test_a_zip_that_was_cut_is_not_taken_for_one_that_lies_within_it(tmp_path):
    ((_, content),) = seal_packet({**FILES, "zzz.docx": packet()[0][1]}, made_at=MADE_AT, about={})
    path = tmp_path / "packet.zip"
    path.write_bytes(content[:-1])
    assert kinds(report([path])[0]) == [("repacked", "packet.zip")]


def test_the_first_byte_that_differs_is_named(tmp_path):
    content = bytearray(packet()[0][1])
    content[10] ^= 1
    path = tmp_path / "packet.zip"
    path.write_bytes(content)
    assert report([path])[0][1] == ("repacked", {"path": "packet.zip", "byte": 10, "other": None})


def test_bytes_hidden_around_the_zip_are_noticed(tmp_path):
    content = packet()[0][1]
    path = tmp_path / "packet.zip"
    for hidden in (b"MZ" + content, content + b"tail"):
        path.write_bytes(hidden)
        assert report([path])[1] == 1


CHANGES = {
    "changed": lambda entries: [(n, b"%PDF forged!" if n.endswith("invoice.pdf") else b) for n, b in entries],
    "missing": lambda entries: [(n, b) for n, b in entries if not n.endswith("invoice.pdf")],
    "added": lambda entries: [*entries, ("../../evil.pdf", b"x")],
    "renamed": lambda entries: [(n.replace("invoice", "bill"), b) for n, b in entries],
    "repacked": lambda entries: entries,
}


@pytest.mark.parametrize("kind", CHANGES)
def test_the_one_thing_that_was_done_is_named(tmp_path, kind):
    path = tmp_path / "packet.zip"
    path.write_bytes(rezipped(packet()[0][1], CHANGES[kind]))
    lines, code = report([path])
    assert [key for key, _ in kinds(lines)] == [kind]
    assert code == 1


def test_a_name_that_stands_twice_in_the_zip_is_noticed(tmp_path):
    path = tmp_path / "packet.zip"
    with pytest.warns(UserWarning, match="Duplicate"):
        path.write_bytes(rezipped(packet()[0][1], lambda entries: [*entries, entries[-1]]))
    assert ("added", "说明.txt") in kinds(report([path])[0])


@pytest.mark.parametrize("name", [MANIFEST, VERIFIER])
def test_a_second_copy_of_the_packets_own_files_is_noticed(tmp_path, name):
    path = tmp_path / "packet.zip"
    with pytest.warns(UserWarning, match="Duplicate"):
        path.write_bytes(rezipped(packet()[0][1], lambda entries: [(name, b"other"), *entries]))
    assert report([path])[1] == 1


def test_each_part_must_hold_its_own_verifier(tmp_path):
    zips = packet({f"{n}": b"x" * 9_000 for n in range(3)}, limit_bytes=40_000)
    paths = written(tmp_path, zips)
    paths[-1].write_bytes(rezipped(zips[-1][1], lambda entries: [(n, b) for n, b in entries if n != VERIFIER]))
    assert len(paths) > 1
    assert kinds(report(paths)[0]) == [("repacked", paths[-1].name)]


def test_folders_named_in_a_zip_are_no_files(tmp_path):
    path = tmp_path / "packet.zip"
    path.write_bytes(rezipped(packet()[0][1], lambda entries: [("exhibits/", b""), *entries]))
    assert [kind for kind, _ in kinds(report([path])[0])] == ["repacked"]


def test_a_changed_list_no_longer_matches_its_seal(tmp_path):
    def relisted(entries):
        listed = json.loads(entries[0][1])
        listed["about"]["reference"] = "IPR-2"
        return [(MANIFEST, json.dumps(listed).encode()), *entries[1:]]

    path = tmp_path / "packet.zip"
    path.write_bytes(rezipped(packet()[0][1], relisted))
    assert ("list", MANIFEST) in kinds(report([path])[0])


def test_a_swapped_order_in_the_list_is_named_as_such(tmp_path):
    def relisted(entries):
        listed = json.loads(entries[0][1])
        listed["files"].reverse()
        return [(MANIFEST, json.dumps(listed).encode()), *entries[1:]]

    path = tmp_path / "packet.zip"
    path.write_bytes(rezipped(packet()[0][1], relisted))
    assert ("order", MANIFEST) in kinds(report([path])[0])


def test_a_packet_made_anew_is_known_by_its_seal(tmp_path):
    (old,), (new,) = packet(), packet({**FILES, "more.txt": b"x"})
    paths = written(tmp_path, [new])
    seal = manifest_of(old[1])["seal"]
    assert report(paths)[1] == 0
    assert ("other", {}) in report(paths, seal)[0]
    assert report(written(tmp_path, [old]), seal.upper())[1] == 0


def test_parts_of_two_packets_do_not_mix(tmp_path):
    one = packet({f"{n}": b"x" * 9_000 for n in range(3)}, limit_bytes=34_000)
    two = packet({f"{n}": b"y" * 9_000 for n in range(3)}, limit_bytes=34_000)
    lines, code = report(written(tmp_path, [one[0], *two[1:]]))
    assert code == 1
    assert ("damaged", one[1][0]) in kinds(lines)


def test_a_zip_that_swells_is_not_opened(tmp_path):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("rejoinder.packet/1", b"")
        packed.writestr(MANIFEST, b"0" * 60_000_000)
    path = tmp_path / "packet.zip"
    path.write_bytes(bomb.getvalue())
    assert report([path])[1] == 1


def test_another_zip_is_nothing_to_check(tmp_path):
    path = tmp_path / "holiday.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("beach.txt", "sun")
    assert report([path])[1] == 2
    assert report([tmp_path / "absent.zip"])[1] == 2
    assert report([tmp_path])[1] == 2


def unpacked(folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(packet()[0][1])) as packed:
        packed.extractall(folder)
    return folder


def test_an_unpacked_packet_is_checked_by_the_verifier_inside_it(tmp_path):
    done = subprocess.run(
        [sys.executable, "verify.py"], cwd=unpacked(tmp_path), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "INTACT" in done.stdout


def test_what_happened_to_an_unpacked_packet_is_named(tmp_path):
    folder = unpacked(tmp_path)
    (folder / "说明.txt").write_bytes(b"other words")
    (folder / "exhibits/01-invoice.pdf").unlink()
    (folder / "extra.txt").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"left by a computer")
    lines, code = report([folder])
    expected = [("missing", "exhibits/01-invoice.pdf"), ("added", "extra.txt"), ("changed", "说明.txt")]
    assert (kinds(lines), code) == (expected, 1)


def test_a_link_in_the_place_of_a_file_counts_as_changed(tmp_path):
    folder = unpacked(tmp_path / "packet")
    outside = tmp_path / "outside"
    outside.write_bytes(FILES["说明.txt"])
    (folder / "说明.txt").unlink()
    (folder / "说明.txt").symlink_to(outside)
    (folder / "more").symlink_to(tmp_path)
    assert kinds(report([folder])[0]) == [("added", "more"), ("changed", "说明.txt")]


def test_a_folder_that_lost_its_list_is_damaged_not_nothing(tmp_path):
    folder = unpacked(tmp_path)
    (folder / MANIFEST).unlink()
    assert report([folder])[1] == 1


@pytest.mark.parametrize("broken", [b"", b"{}", b"[" * 100_000, b'{"schema": 1, "schema": 1}', b"\xff", b"null"])
def test_a_list_that_is_none_is_damaged(tmp_path, broken):
    folder = unpacked(tmp_path)
    (folder / MANIFEST).write_bytes(broken)
    assert report([folder])[1] == 1


def test_a_list_that_promises_a_file_beyond_all_memory_is_checked_all_the_same(tmp_path):
    folder = unpacked(tmp_path)
    manifest = json.loads((folder / MANIFEST).read_bytes())
    manifest["files"][0].update(size_bytes=10**15, marks="999999999999 00000000", sha256="0" * 64)
    (folder / MANIFEST).write_bytes(text_of(manifest))
    assert ("changed", manifest["files"][0]["path"]) in kinds(report([folder])[0])


def test_a_hostile_name_cannot_steer_the_terminal(tmp_path):
    folder = unpacked(tmp_path)
    (folder / "\x1b[2Jgone").write_bytes(b"x")
    done = subprocess.run([sys.executable, "verify.py"], cwd=folder, capture_output=True, check=False)
    assert b"\x1b" not in done.stdout
    assert b"\\x1b[2Jgone" in done.stdout


@pytest.mark.parametrize(("language", "word"), [("en", "INTACT"), ("zh", "完好"), ("ru", "ЦЕЛ")])
def test_the_verifier_speaks_three_languages(tmp_path, language, word):
    folder = unpacked(tmp_path)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "verify.py", "--language", language], cwd=folder, capture_output=True, check=True
    )
    assert word in done.stdout.decode()


def test_the_verifier_needs_nothing_but_an_old_python(tmp_path):
    old = sorted(Path.home().glob(".pyenv/versions/3.8.*/bin/python"))
    if not old:
        pytest.skip("no Python 3.8 on this machine")
    ((name, content),) = packet()
    (tmp_path / name).write_bytes(content)
    folder = unpacked(tmp_path / "out")
    for arguments in ([str(folder / "verify.py")], [str(folder / "verify.py"), str(tmp_path / name)]):
        done = subprocess.run([str(old[-1]), *arguments], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
