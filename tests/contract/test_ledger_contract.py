"""What every ledger keeps to, and what each fault leaves behind."""

import datetime as dt
import errno
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.case_folder.ledger import LedgerCannotBeWritten, LedgerLeadsOutside, Ledgers
from rejoinder.adapters.storage.disk import Disk
from rejoinder.domain import event as ev
from rejoinder.domain.seller import Seller
from rejoinder.vault.chain import GENESIS, Head, LedgerHasMoved, LedgerIsBroken, canonical_json, chain_lines

AT = dt.datetime(2026, 4, 7, 11, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
OPENED = ev.CaseOpened(at=AT, by="alba", seller=Seller(name="Лавка совы"))
CONFIRMED = ev.FactConfirmed(at=AT, by="alba", field="parties.0.name", value="Carla Ltd")
CHOSEN = ev.RouteChosen(at=AT, by="bruno", route="counter_notice", reason="见附件")
DECIDED = ev.DecisionReceived(at=AT, by="alba", outcome="round_lost", points=2)
EVENTS = (OPENED, CONFIRMED, CHOSEN, DECIDED)


def ledger_of(folder: Path) -> Path:
    return folder / "ledger.jsonl"


def kept(folder: Path, *events: ev.Event) -> Path:
    for event in events or EVENTS:
        Ledgers().append(folder, [event])
    return folder


def faults(folder: Path) -> list[tuple[str, int | None]]:
    check = Ledgers().check(folder)
    assert check is not None
    return [(fault.says.id.removeprefix("verify."), fault.says.value("n")) for fault in check.faults]


def notes(folder: Path) -> list[str]:
    check = Ledgers().check(folder)
    assert check is not None
    return [note.id.removeprefix("verify.") for note in check.notes]


def lines(folder: Path) -> list[bytes]:
    return ledger_of(folder).read_bytes().splitlines(keepends=True)


def rewritten(folder: Path, *texts: bytes) -> Path:
    ledger_of(folder).write_bytes(b"".join(texts))
    return folder


def test_what_was_appended_is_read_in_order(tmp_path):
    assert list(Ledgers().read(kept(tmp_path))) == list(EVENTS)
    assert faults(tmp_path) == notes(tmp_path) == []


def test_a_folder_without_a_ledger_has_no_events(tmp_path):
    assert list(Ledgers().read(tmp_path)) == []
    assert Ledgers().check(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_each_append_returns_the_new_head(tmp_path):
    first = Ledgers().append(tmp_path, [OPENED])
    second = Ledgers().append(tmp_path, [CONFIRMED], after=first)
    assert [entry.line.hash for entry in Ledgers().lines(tmp_path)] == [first, second]
    assert Ledgers().append(tmp_path, []) == second


def test_the_chain_begins_at_the_known_beginning(tmp_path):
    assert Ledgers().lines(kept(tmp_path))[0].line.prev == GENESIS


def test_names_and_words_stand_in_payloads_only(tmp_path):
    text = ledger_of(kept(tmp_path)).read_text()
    assert "Carla" not in text
    assert "Лавка" not in text
    assert "round_lost" in text


def test_the_same_word_twice_has_two_digests_so_that_nobody_can_guess_it(tmp_path):
    kept(tmp_path, CONFIRMED, CONFIRMED)
    assert len({entry.line.payload for entry in Ledgers().lines(tmp_path)}) == 2


@settings(max_examples=25)
@given(batches=st.lists(st.lists(st.sampled_from(EVENTS), max_size=3), max_size=5))
def test_batches_of_any_shape_come_back_whole(tmp_path_factory, batches):
    folder = tmp_path_factory.mktemp("case")
    for batch in batches:
        Ledgers(disk=QuickDisk()).append(folder, batch)
    assert list(Ledgers().read(folder)) == [event for batch in batches for event in batch]


class QuickDisk(Disk):
    """Writes at once; durability is not what these tests look at."""


# two writers


def test_the_second_of_two_writers_is_told_that_the_ledger_moved(tmp_path):
    seen = Ledgers().append(tmp_path, [OPENED])
    Ledgers().append(tmp_path, [CONFIRMED], after=seen)
    with pytest.raises(LedgerHasMoved):
        Ledgers().append(tmp_path, [CHOSEN], after=seen)
    assert list(Ledgers().read(tmp_path)) == [OPENED, CONFIRMED]


def _write_many(folder: str, name: str, count: int) -> None:
    for number in range(count):
        event = ev.FactConfirmed(at=AT, by=name, field=str(number), value="x")
        Ledgers().append(Path(folder), [event, event])


def test_two_writers_at_once_lose_no_line_and_share_no_number(tmp_path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(str(tmp_path), name, 12)) for name in ("alba", "bruno")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    found = Ledgers().lines(tmp_path)
    assert [entry.line.n for entry in found] == list(range(1, 49))
    for name in ("alba", "bruno"):
        own = [entry.event.field for entry in found if entry.line.by == name]
        assert own == [str(number) for number in range(12) for _ in range(2)]
    assert faults(tmp_path) == []


# crashes


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_torn_line_is_set_aside_and_said(tmp_path, cut):
    kept(tmp_path, OPENED, CONFIRMED)
    whole = ledger_of(tmp_path).read_bytes()
    ((line,),) = [chain_lines(Head(n=2, hash=Ledgers().lines(tmp_path)[-1].line.hash), [DECIDED], [None])]
    torn = f"{line.text}\n".encode()[:-cut]
    ledger_of(tmp_path).write_bytes(whole + torn)
    assert (faults(tmp_path), notes(tmp_path)) == ([], ["line-torn"])
    assert list(Ledgers().read(tmp_path)) == [OPENED, CONFIRMED]
    Ledgers().append(tmp_path, [CHOSEN])
    assert list(Ledgers().read(tmp_path)) == [OPENED, CONFIRMED, CHOSEN]
    assert (faults(tmp_path), notes(tmp_path)) == ([], ["line-set-aside"])
    (aside,) = (tmp_path / "ledger").glob("set-aside-*")
    assert aside.read_bytes() == torn


def test_what_is_left_of_a_line_that_counted_is_not_called_a_write_that_never_did(tmp_path):
    kept(tmp_path, OPENED, CONFIRMED)
    ledger_of(tmp_path).write_bytes(ledger_of(tmp_path).read_bytes()[:-20])
    assert (faults(tmp_path), notes(tmp_path)) == ([("ledger-cut", 2)], ["line-left"])


def test_half_of_a_batch_does_not_count(tmp_path):
    kept(tmp_path, OPENED)
    head = Ledgers().lines(tmp_path)[-1].line.head
    first, _ = chain_lines(head, [DECIDED, DECIDED], [None, None])
    with ledger_of(tmp_path).open("ab") as stream:
        stream.write(f"{first.text}\n".encode())
    assert list(Ledgers().read(tmp_path)) == [OPENED]
    assert notes(tmp_path) == ["line-torn"]
    Ledgers().append(tmp_path, [CHOSEN])
    assert list(Ledgers().read(tmp_path)) == [OPENED, CHOSEN]


def test_a_torn_line_that_had_been_acknowledged_is_a_cut(tmp_path):
    kept(tmp_path)
    ledger_of(tmp_path).write_bytes(ledger_of(tmp_path).read_bytes()[:-5])
    assert faults(tmp_path) == [("ledger-cut", 4)]


def test_a_head_that_lags_behind_is_no_fault_and_is_mended(tmp_path):
    kept(tmp_path, OPENED)
    old = (tmp_path / "ledger/head.json").read_bytes()
    kept(tmp_path, CONFIRMED)
    (tmp_path / "ledger/head.json").write_bytes(old)
    assert faults(tmp_path) == []
    kept(tmp_path, CHOSEN)
    assert json.loads((tmp_path / "ledger/head.json").read_bytes())["n"] == 3


WRITER = """
import datetime as dt, sys
from pathlib import Path
from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.domain import event as ev
at = dt.datetime(2026, 4, 7, tzinfo=dt.UTC)
for number in range(100_000):
    event = ev.FactConfirmed(at=at, by="alba", field=str(number), value="x" * 3000)
    Ledgers().append(Path(sys.argv[1]), [event, event, event])
    print(number, flush=True)
"""


@pytest.mark.parametrize("patience", [0.01, 0.03, 0.06, 0.1, 0.15])
def test_a_writer_killed_in_the_middle_loses_nothing_that_was_acknowledged(tmp_path, patience):
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(patience)
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged = 1 + len([line for line in writer.stdout.read().splitlines() if line])
    found = list(Ledgers().read(tmp_path))
    assert len(found) % 3 == 0
    assert len(found) // 3 in (acknowledged, acknowledged + 1)
    assert faults(tmp_path) == []
    Ledgers().append(tmp_path, [CHOSEN])
    assert len(list(Ledgers().read(tmp_path))) == len(found) + 1
    assert not list(tmp_path.rglob("*.partial"))


class FullDisk(Disk):
    """A disk with room for so many more bytes."""

    def __init__(self, checkout: int) -> None:
        self.checkout = checkout

    def write(self, descriptor: int, content: bytes) -> None:
        fits = content[: self.checkout]
        self.checkout -= len(fits)
        super().write(descriptor, fits)
        if len(fits) < len(content):
            raise OSError(errno.ENOSPC, "No space left on device")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def test_a_full_disk_leaves_nothing_half_written(tmp_path):
    kept(tmp_path, OPENED)
    before = contents(tmp_path)
    for checkout in range(0, 900, 29):
        try:
            Ledgers(disk=FullDisk(checkout)).append(tmp_path, [CONFIRMED, CHOSEN])
        except LedgerCannotBeWritten:
            assert contents(tmp_path) == before
            continue
        break
    assert checkout > 100
    assert list(Ledgers().read(tmp_path)) == [OPENED, CONFIRMED, CHOSEN]
    assert faults(tmp_path) == []


def test_a_full_disk_at_the_first_line_leaves_no_ledger(tmp_path):
    with pytest.raises(LedgerCannotBeWritten):
        Ledgers(disk=FullDisk(0)).append(tmp_path, [OPENED])
    assert contents(tmp_path) == {}
    assert list(Ledgers().read(tmp_path)) == []


# tampering


def test_a_tampered_line_is_named(tmp_path):
    kept(tmp_path)
    first, second, third, fourth = lines(tmp_path)
    rewritten(tmp_path, first, second, third.replace(b"bruno", b"carla"), fourth)
    assert faults(tmp_path) == [("line-changed", 3)]
    with pytest.raises(LedgerIsBroken):
        Ledgers().read(tmp_path)
    with pytest.raises(LedgerIsBroken):
        Ledgers().append(tmp_path, [CHOSEN])


def test_every_single_changed_byte_is_noticed(tmp_path):
    kept(tmp_path, OPENED, DECIDED)
    content = ledger_of(tmp_path).read_bytes()
    for place in range(0, len(content), 3):
        changed = bytearray(content)
        changed[place] ^= 1 << (place % 7)
        rewritten(tmp_path, bytes(changed))
        assert faults(tmp_path), place


def test_swapped_lines_are_named(tmp_path):
    kept(tmp_path)
    first, second, third, fourth = lines(tmp_path)
    rewritten(tmp_path, first, third, second, fourth)
    assert faults(tmp_path) == [("line-moved", 2)]


def test_the_two_last_lines_swapped_within_one_batch_are_named(tmp_path):
    Ledgers().append(tmp_path, [OPENED, CONFIRMED, CHOSEN])
    first, second, third = lines(tmp_path)
    rewritten(tmp_path, first, third, second)
    assert faults(tmp_path) == [("line-moved", 2)]


def test_a_missing_line_is_named(tmp_path):
    kept(tmp_path)
    first, _, third, fourth = lines(tmp_path)
    rewritten(tmp_path, first, third, fourth)
    assert faults(tmp_path) == [("line-missing", 2)]


def test_a_line_that_stands_twice_is_named(tmp_path):
    kept(tmp_path)
    first, second, third, fourth = lines(tmp_path)
    rewritten(tmp_path, first, second, second, third, fourth)
    assert faults(tmp_path) == [("line-twice", 2)]


def test_a_truncated_ledger_is_named(tmp_path):
    kept(tmp_path)
    rewritten(tmp_path, *lines(tmp_path)[:2])
    assert faults(tmp_path) == [("ledger-cut", 4)]
    ledger_of(tmp_path).unlink()
    assert faults(tmp_path)[0] == ("ledger-cut", 4)


def test_a_forged_line_with_its_own_right_hash_breaks_the_chain(tmp_path):
    kept(tmp_path)
    first, _, third, fourth = lines(tmp_path)
    head = Ledgers().lines(tmp_path)[0].line.head
    forged = chain_lines(head, [DECIDED], [None])[0]
    rewritten(tmp_path, first, f"{forged.text}\n".encode(), third, fourth)
    assert faults(tmp_path) == [("chain-broken", 3)]


def test_a_rewritten_end_no_longer_matches_the_head(tmp_path):
    kept(tmp_path)
    head = Ledgers().lines(tmp_path)[2].line.head
    forged = chain_lines(head, [ev.DecisionReceived(at=AT, by="alba", outcome="refused")], [None])[0]
    rewritten(tmp_path, *lines(tmp_path)[:3], f"{forged.text}\n".encode())
    assert faults(tmp_path) == [("head-differs", 4)]


def test_a_removed_head_is_a_fault(tmp_path):
    kept(tmp_path)
    (tmp_path / "ledger/head.json").unlink()
    assert faults(tmp_path) == [("head-missing", None)]


@pytest.mark.parametrize("hostile", [b"[" * 100_000 + b"\n", b"{}\n", b"null\n", b"\xff\xfe\n", b"\x00" * 90 + b"\n"])
def test_hostile_lines_are_faults_not_crashes(tmp_path, hostile):
    kept(tmp_path)
    with ledger_of(tmp_path).open("ab") as stream:
        stream.write(hostile)
    assert ("line-changed", 5) in faults(tmp_path)


def test_a_payload_that_is_named_out_of_the_folder_is_a_fault(tmp_path):
    import attrs

    from rejoinder.vault.chain import hash_of

    outside = tmp_path / "outside.json"
    outside.write_text("{}")
    folder = tmp_path / "case"
    folder.mkdir()
    kept(folder, OPENED)
    line = attrs.evolve(Ledgers().lines(folder)[0].line, payload="../../../outside")
    line = attrs.evolve(line, hash=hash_of(line))
    gone = chain_lines(line.head, [ev.PayloadDestroyed(at=AT, by="x", line=1, reason="x")], [None])[0]
    rewritten(folder, f"{line.text}\n{gone.text}\n".encode())
    assert ("line-changed", 1) in faults(folder)
    with pytest.raises(LedgerIsBroken):
        Ledgers().destroy(folder, 1)
    assert outside.exists()


def test_a_hostile_number_keeps_nobody_busy(tmp_path):
    far = chain_lines(Head(n=10**15, hash=GENESIS), [DECIDED], [None])[0]
    kept(tmp_path, DECIDED)
    rewritten(tmp_path, *lines(tmp_path), f"{far.text}\n".encode())
    found = faults(tmp_path)
    assert found[0] == ("line-missing", 2)
    assert len(found) == 100


# payloads


def payload(folder: Path, number: int) -> Path:
    return folder / f"ledger/payloads/{Ledgers().lines(folder)[number - 1].line.payload}.json"


def test_a_changed_payload_is_named(tmp_path):
    path = payload(kept(tmp_path), 2)
    path.write_bytes(path.read_bytes().replace(b"Carla", b"Dario"))
    assert faults(tmp_path) == [("payload-changed", 2)]
    with pytest.raises(LedgerIsBroken):
        Ledgers().read(tmp_path)


def test_a_payload_that_went_missing_is_named(tmp_path):
    payload(kept(tmp_path), 2).unlink()
    assert faults(tmp_path) == [("payload-missing", 2)]
    with pytest.raises(LedgerIsBroken):
        Ledgers().read(tmp_path)


def test_a_destroyed_payload_still_verifies(tmp_path):
    kept(tmp_path)
    Ledgers().append(tmp_path, [ev.PayloadDestroyed(at=AT, by="alba", line=2, reason="asked for")])
    Ledgers().destroy(tmp_path, 2)
    assert (faults(tmp_path), notes(tmp_path)) == ([], ["payload-destroyed"])
    assert [entry.event for entry in Ledgers().lines(tmp_path)][1] is None
    assert CONFIRMED not in list(Ledgers().read(tmp_path))
    assert not any("Carla" in path.read_text() for path in (tmp_path / "ledger").rglob("*.json"))


def test_a_destruction_cut_short_is_said(tmp_path):
    kept(tmp_path)
    Ledgers().append(tmp_path, [ev.PayloadDestroyed(at=AT, by="alba", line=2, reason="asked for")])
    assert (faults(tmp_path), notes(tmp_path)) == ([], ["payload-not-yet-destroyed"])
    assert CONFIRMED not in list(Ledgers().read(tmp_path))


def test_a_payload_is_not_destroyed_without_a_line_that_says_so(tmp_path):
    with pytest.raises(ValueError, match="2"):
        Ledgers().destroy(kept(tmp_path), 2)


# links


@pytest.mark.parametrize("part", ["ledger.jsonl", "ledger", "ledger/head.json", "ledger/payloads", "ledger/lock"])
def test_a_link_out_of_the_folder_is_refused(tmp_path, part):
    outside, folder = tmp_path / "outside", tmp_path / "case"
    outside.mkdir()
    (folder / part).parent.mkdir(parents=True)
    (folder / part).symlink_to(outside)
    for act in (lambda: Ledgers().read(folder), lambda: Ledgers().append(folder, [OPENED])):
        with pytest.raises(LedgerLeadsOutside):
            act()
    assert list(outside.iterdir()) == []


def test_the_line_has_one_form_that_common_tools_can_hash(tmp_path):
    import hashlib

    text = lines(kept(tmp_path))[0].rstrip(b"\n")
    stated = json.loads(text)
    bare = {key: value for key, value in stated.items() if key != "hash"}
    assert hashlib.sha256(canonical_json(bare).encode()).hexdigest() == stated["hash"]
    assert text == canonical_json(stated).encode()
