"""What every ledger keeps to, word for word the same in a folder, on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from rejoinder.adapters.case_folder.ledger import Ledgers as FolderLedgers
from rejoinder.db.case_checkout import CaseCheckout
from rejoinder.db.ledger import Ledgers as DatabaseLedgers
from rejoinder.db.ledger import text_of
from rejoinder.db.models import Case, Judgement, Line, Organisation, Payload
from rejoinder.domain import event as ev
from rejoinder.domain.seller import Seller
from rejoinder.usecases.ports import Ledgers
from rejoinder.vault.chain import GENESIS, LedgerHasMoved, LedgerIsAway, LedgerIsBroken

AT = dt.datetime(2026, 4, 7, 11, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
OPENED = ev.CaseOpened(at=AT, by="alba", seller=Seller(name="Лавка совы"))
CONFIRMED = ev.FactConfirmed(at=AT, by="alba", field="parties.0.name", value="Carla Ltd")
CHOSEN = ev.RouteChosen(at=AT, by="bruno", route="counter_notice", reason="见附件")
DECIDED = ev.DecisionReceived(at=AT, by="alba", outcome="round_lost", points=2)
GONE = ev.PayloadDestroyed(at=AT, by="alba", line=2, reason="asked for")
EVENTS = (OPENED, CONFIRMED, CHOSEN, DECIDED)
ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("ledger_writer.py")


class LedgersKeep:
    """Run on every backend by the classes below."""

    @pytest.fixture
    def folder(self) -> Path:
        """Names a case of which nothing is written."""
        raise NotImplementedError

    @pytest.fixture
    def ledgers(self) -> Ledgers:
        raise NotImplementedError

    def lines(self, folder: Path) -> list[str]:
        """The lines as they are kept."""
        raise NotImplementedError

    def rewrite(self, folder: Path, lines: list[str]) -> None:
        """Other lines, put there behind the ledger's back."""
        raise NotImplementedError

    def spoil(self, folder: Path, payload: str, content: bytes | None) -> None:
        """Another payload, or none, put there behind the ledger's back."""
        raise NotImplementedError

    def writer(self, folder: Path) -> subprocess.Popen[bytes]:
        """A process that writes batches of three until it is killed, and says each that was acknowledged."""
        raise NotImplementedError

    @pytest.fixture
    def kept(self, ledgers: Ledgers, folder: Path) -> Path:
        for event in EVENTS:
            ledgers.append(folder, [event])
        return folder

    @pytest.fixture
    def faults(self, ledgers: Ledgers, folder: Path) -> Callable[[], list[tuple[str, Any]]]:
        def found() -> list[tuple[str, Any]]:
            check = ledgers.check(folder)
            assert check is not None
            return [(fault.says.id.removeprefix("verify."), fault.says.value("n")) for fault in check.faults]

        return found

    @pytest.fixture
    def notes(self, ledgers: Ledgers, folder: Path) -> Callable[[], list[str]]:
        def found() -> list[str]:
            check = ledgers.check(folder)
            assert check is not None
            return [note.id.removeprefix("verify.") for note in check.notes]

        return found

    def test_what_was_appended_is_read_in_order(self, ledgers, kept, faults, notes):
        assert list(ledgers.read(kept)) == list(EVENTS)
        assert faults() == notes() == []

    def test_where_nothing_was_written_there_is_no_ledger(self, ledgers, folder):
        assert list(ledgers.read(folder)) == []
        assert ledgers.check(folder) is None

    def test_each_append_returns_the_new_head(self, ledgers, folder):
        first = ledgers.append(folder, [OPENED])
        second = ledgers.append(folder, [CONFIRMED, CHOSEN], after=first)
        assert [entry.line.hash for entry in ledgers.lines(folder)][::2] == [first, second]
        assert ledgers.append(folder, []) == second

    def test_the_chain_begins_at_the_known_beginning_and_is_numbered_throughout(self, ledgers, kept):
        found = ledgers.lines(kept)
        assert [found[0].line.prev, *(entry.line.n for entry in found)] == [GENESIS, 1, 2, 3, 4]

    def test_names_and_words_stand_in_payloads_only(self, kept):
        text = "".join(self.lines(kept))
        assert "Carla" not in text
        assert "Лавка" not in text
        assert "round_lost" in text

    def test_the_same_word_twice_has_two_digests(self, ledgers, folder):
        ledgers.append(folder, [CONFIRMED, CONFIRMED])
        assert len({entry.line.payload for entry in ledgers.lines(folder)}) == 2

    # two writers

    def test_the_second_of_two_writers_is_told_that_the_ledger_moved(self, ledgers, folder):
        seen = ledgers.append(folder, [OPENED])
        ledgers.append(folder, [CONFIRMED], after=seen)
        with pytest.raises(LedgerHasMoved):
            ledgers.append(folder, [CHOSEN], after=seen)
        assert list(ledgers.read(folder)) == [OPENED, CONFIRMED]

    def test_writers_at_once_lose_no_line_and_share_no_number(self, ledgers, folder, faults):
        names, begin = ("alba", "bruno", "carla"), threading.Barrier(3)

        def write(name: str) -> None:
            begin.wait()
            try:
                for number in range(8):
                    _insist(ledgers, folder, ev.FactConfirmed(at=AT, by=name, field=str(number), value="x"))
            finally:
                connections.close_all()

        writers = [threading.Thread(target=write, args=(name,)) for name in names]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(600)
        found = ledgers.lines(folder)
        assert [entry.line.n for entry in found] == list(range(1, 49))
        for name in names:
            assert [entry.event.field for entry in found if entry.line.by == name] == [
                str(number) for number in range(8) for _ in range(2)
            ]
        assert faults() == []

    # crashes

    @pytest.mark.parametrize("patience", [0.02, 0.07, 0.15])
    def test_a_writer_killed_in_the_middle_loses_nothing_that_was_acknowledged(self, ledgers, folder, faults, patience):
        with self.writer(folder) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"0\n"
            time.sleep(patience)
            os.kill(writer.pid, signal.SIGKILL)
            acknowledged = 1 + len([line for line in writer.stdout.read().splitlines() if line])
        found = list(ledgers.read(folder))
        assert len(found) % 3 == 0
        assert len(found) // 3 in (acknowledged, acknowledged + 1)
        assert faults() == []
        ledgers.append(folder, [CHOSEN])
        assert len(list(ledgers.read(folder))) == len(found) + 1

    # tampering

    def test_a_tampered_line_is_named_and_nothing_is_built_on_it(self, ledgers, kept, faults):
        lines = self.lines(kept)
        self.rewrite(kept, [*lines[:2], lines[2].replace("bruno", "carla"), lines[3]])
        assert faults() == [("line-changed", 3)]
        for act in (lambda: ledgers.read(kept), lambda: ledgers.append(kept, [CHOSEN])):
            with pytest.raises(LedgerIsBroken):
                act()

    def test_swapped_missing_and_cut_lines_are_named(self, kept, faults):
        first, second, third, fourth = self.lines(kept)
        self.rewrite(kept, [first, third, second, fourth])
        assert faults()[0][0] in ("line-moved", "line-changed")
        self.rewrite(kept, [first, third, fourth])
        assert faults() == [("line-missing", 2)]
        self.rewrite(kept, [first, second])
        assert faults() == [("ledger-cut", 4)]
        self.rewrite(kept, [])
        assert faults()[0] == ("ledger-cut", 4)

    @pytest.mark.parametrize("hostile", ["[" * 100_000, "{}", "null", "\x7f" * 90])
    def test_hostile_lines_are_faults_not_crashes(self, kept, faults, hostile):
        self.rewrite(kept, [*self.lines(kept), hostile])
        assert ("line-changed", 5) in faults()

    # payloads

    def test_a_changed_or_missing_payload_is_named(self, ledgers, kept, faults):
        payload = ledgers.lines(kept)[1].line.payload
        self.spoil(kept, payload, b'{"value": "Dario Ltd"}')
        assert faults() == [("payload-changed", 2)]
        self.spoil(kept, payload, None)
        assert faults() == [("payload-missing", 2)]
        with pytest.raises(LedgerIsBroken):
            ledgers.read(kept)

    def test_a_destroyed_payload_still_verifies(self, ledgers, kept, faults, notes):
        ledgers.append(kept, [GONE])
        assert (faults(), notes()) == ([], ["payload-not-yet-destroyed"])
        ledgers.destroy(kept, 2)
        assert (faults(), notes()) == ([], ["payload-destroyed"])
        assert ledgers.lines(kept)[1].event is None
        assert CONFIRMED not in list(ledgers.read(kept))

    def test_a_payload_is_not_destroyed_without_a_line_that_says_so(self, ledgers, kept):
        with pytest.raises(ValueError, match="2"):
            ledgers.destroy(kept, 2)
        assert list(ledgers.read(kept)) == list(EVENTS)


def _insist(ledgers: Ledgers, folder: Path, event: ev.Event) -> None:
    """Write a batch of two; who comes second reads again."""
    for _ in range(4_000):
        try:
            ledgers.append(folder, [event, event])
        except LedgerHasMoved:
            time.sleep(0.005)
        else:
            return
    raise AssertionError(event)


class LedgersInAFolderContract(LedgersKeep):
    @pytest.fixture
    def folder(self, tmp_path) -> Path:
        return tmp_path

    @pytest.fixture
    def ledgers(self) -> Ledgers:
        return FolderLedgers()

    def lines(self, folder):
        return (folder / "ledger.jsonl").read_text("utf-8").splitlines()

    def rewrite(self, folder, lines):
        (folder / "ledger.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")

    def spoil(self, folder, payload, content):
        path = folder / "ledger" / "payloads" / f"{payload}.json"
        path.unlink() if content is None else path.write_bytes(content)

    def writer(self, folder):
        return _writer(str(folder))


@pytest.mark.django_db(transaction=True)
class LedgersInTheDatabaseContract(LedgersKeep):
    """On SQLite, or on the database that the environment names (test_postgres.py)."""

    @pytest.fixture
    def folder(self, db: None, tmp_path) -> Iterator[Path]:
        house = Organisation.objects.create(name="Sandpiper Prints")
        case = Case.objects.create(organisation=house, opened_at=AT)
        Judgement.objects.create(case=case)
        yield tmp_path / "room" / case.pk.hex
        connections.close_all()

    @pytest.fixture
    def ledgers(self, tmp_path) -> Ledgers:
        def nobody() -> Any:
            raise AssertionError("no file was put there")

        return DatabaseLedgers(CaseCheckout(tmp_path / "room", nobody))

    def lines(self, folder):
        return text_of(folder).splitlines()

    def rewrite(self, folder, lines):
        case = Case.objects.get(pk=folder.name)
        Line.objects.filter(case=case).delete()
        Line.objects.bulk_create(Line(case=case, n=n, text=text) for n, text in enumerate(lines, 1))

    def spoil(self, folder, payload, content):
        rows = Payload.objects.filter(case_id=folder.name, sha256=payload)
        rows.delete() if content is None else rows.update(content=content)

    def writer(self, folder):
        return _writer(str(folder), database=_address())

    def test_a_line_marks_the_case_as_waiting_in_the_same_transaction(self, ledgers, folder, monkeypatch):
        def fail(*_: Any) -> None:
            raise RuntimeError

        monkeypatch.setattr(Payload.objects, "bulk_create", fail)
        with pytest.raises(RuntimeError):
            ledgers.append(folder, [OPENED])
        assert Line.objects.count() == Judgement.objects.get().asked_n == Case.objects.get().head_n == 0

    def test_a_database_that_breaks_off_is_away_for_one_question_and_answers_the_next(self, ledgers, folder):
        def broken(execute: Any, sql: str, *asked: Any) -> Any:
            if sql.startswith("INSERT") and connection.vendor != "postgresql":
                raise OperationalError("disk I/O error")
            if sql.startswith("INSERT"):
                connection.connection.close()
            return execute(sql, *asked)

        with connection.execute_wrapper(broken), pytest.raises(LedgerIsAway):
            ledgers.append(folder, [OPENED])
        assert list(ledgers.read(folder)) == []
        ledgers.append(folder, [OPENED])
        assert list(ledgers.read(folder)) == [OPENED]


def _writer(folder: str, **environment: str) -> subprocess.Popen[bytes]:
    told = {f"REJOINDER_{name.upper()}": value for name, value in environment.items()}
    words = [sys.executable, str(WRITER), folder]
    return subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, **told})


def _address() -> str:
    """The database of the tests, as the environment would name it."""
    said = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:{quote(str(said['NAME']))}"
    return f"postgresql://{said['USER']}@{said['HOST']}:{said['PORT']}/{quote(said['NAME'], safe='')}"


@pytest.mark.django_db(transaction=True)
def test_the_kind_of_lines_is_filled_when_the_database_is_migrated_and_goes_when_it_is_migrated_back() -> None:
    organisation = Organisation.objects.create(name="Sandpiper Prints")
    case = Case.objects.create(organisation=organisation, opened_at=AT)
    for n, text in enumerate(('{"n":1,"event":"route_chosen"}', "not a line"), start=1):
        Line.objects.create(case=case, n=n, text=text, organisation=organisation)
    try:
        MigrationExecutor(connection).migrate([("db", "0013_pending_answer_proposed")])
        assert "kind" not in columns(Line)
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("db"))
    assert list(Line.objects.filter(case=case).values_list("kind", flat=True)) == ["route_chosen", ""]


def columns(model: type[Line]) -> set[str]:
    with connection.cursor() as cursor:
        return {each.name for each in connection.introspection.get_table_description(cursor, model._meta.db_table)}
