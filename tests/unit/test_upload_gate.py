"""Uploads take turns: one of an organisation, two in all; some of the threads that answer requests are always left."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import RequestFactory

from rejoinder.db.upload_gate import AT_ONCE, INSIDE, INSIDE_EACH, UploadGate, UploadsAreBusy, is_upload
from rejoinder.server.port import THREADS

PATIENCE_SECONDS = 300.0


class Reader(threading.Thread):
    """Reads for an organisation until it is told to stop."""

    def __init__(self, gate: UploadGate, organisation: str) -> None:
        super().__init__(daemon=True)
        self._gate, self._organisation = gate, organisation
        self.reads, self.may_end, self.was_refused = threading.Event(), threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        try:
            with self._gate.slot(self._organisation):
                self.reads.set()
                self.may_end.wait(PATIENCE_SECONDS)
        except UploadsAreBusy:
            self.was_refused.set()

    def end(self) -> None:
        self.may_end.set()
        self.join(PATIENCE_SECONDS)


@pytest.fixture
def gate() -> UploadGate:
    return UploadGate(patience_seconds=PATIENCE_SECONDS)


def test_the_uploads_of_one_organisation_are_read_one_after_the_other(gate: UploadGate) -> None:
    first = Reader(gate, "a")
    assert first.reads.wait(PATIENCE_SECONDS)
    second, other = Reader(gate, "a"), Reader(gate, "b")
    assert other.reads.wait(PATIENCE_SECONDS)
    assert not second.reads.is_set()
    first.end()
    assert second.reads.wait(PATIENCE_SECONDS)
    second.end()
    other.end()


def test_a_third_organisation_waits_until_one_of_two_is_done(gate: UploadGate) -> None:
    running = [Reader(gate, name) for name in "ab"]
    assert all(each.reads.wait(PATIENCE_SECONDS) for each in running)
    assert len(running) == AT_ONCE
    third = Reader(gate, "c")
    running[0].end()
    assert third.reads.wait(PATIENCE_SECONDS)
    assert not running[1].was_refused.is_set()
    third.end()
    running[1].end()


def refused_when_full(gate: UploadGate, names: str, last: str) -> bool:
    running = [Reader(gate, name) for name in names]
    assert running[0].reads.wait(PATIENCE_SECONDS)
    until_inside(gate, len(names))
    try:
        with gate.slot(last):
            return False
    except UploadsAreBusy:
        return True
    finally:
        for each in running:
            each.may_end.set()
        for each in running:
            each.join(PATIENCE_SECONDS)


def until_inside(gate: UploadGate, count: int) -> None:
    inside: Callable[[], Any] = lambda: gate._inside.total() == count  # noqa: E731
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if inside():
            return
        threading.Event().wait(0.01)
    raise AssertionError


def test_nobody_waits_where_too_many_wait_already(gate: UploadGate) -> None:
    assert refused_when_full(gate, "a" * INSIDE_EACH, "a")
    assert not gate._inside
    assert refused_when_full(gate, "a" * INSIDE_EACH + "b" * (INSIDE - INSIDE_EACH), "c")
    assert not gate._reading


def test_pages_always_have_threads_left() -> None:
    assert INSIDE_EACH < INSIDE <= THREADS - 2


def test_whose_turn_does_not_come_is_refused() -> None:
    gate = UploadGate(patience_seconds=0.05)
    with gate.slot("a"), pytest.raises(UploadsAreBusy), gate.slot("a"):
        pass
    with gate.slot("a"):
        pass


def test_a_file_or_many_words_are_an_upload_and_a_form_is_none() -> None:
    make = RequestFactory()
    assert is_upload(make.post("/start/", {"text": "x"}))  # the test client sends forms as browsers send files
    form = "application/x-www-form-urlencoded"
    assert not is_upload(make.post("/me/", "name=Alba", content_type=form))
    assert is_upload(make.post("/start/", "text=" + "x" * 30_000, content_type=form))
    assert not is_upload(make.get("/start/"))
