"""The verifier in a packet can be trusted by reading its first part: what stands after it decides nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import ModuleType

import pytest

from rejoinder.vault.packet import seal_packet, shipped_verifier

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
((NAME, PACKET),) = seal_packet({"a.pdf": b"%PDF invoice" * 30, "b.txt": b"words"}, made_at=AT, about={})
REST = "\n# The rest"


def verifier(more: str = "") -> ModuleType:
    """The shipped verifier as a module, with more text at its end, before it would run."""
    module = ModuleType("verify")
    exec(compile(shipped_verifier() + more, "verify.py", "exec"), module.__dict__)
    return module


def test_the_part_to_read_is_short_and_needs_nothing_but_python():
    story, found, _ = shipped_verifier().partition(REST)
    assert found
    assert story.count("\n") <= 250
    assert "rejoinder." not in story.replace('"rejoinder.packet/1"', "").replace('"rejoinder.stamps/1"', "")


LIES = {
    "zips": "\ndef entries_in(content):\n    return TRUE\n",
    "places": "\ndef place_of(stream, entry):\n    return None\n",
    "words": "\ndef findings(manifest, wrong, foreign):\n    return []\n",
    "a list": "\ndef list_in_zip(paths):\n    return PLAIN\n",
}


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("place", [b"%PDF invoice", b'"size_bytes"', b"words", b"PK\1\2"])
def test_a_second_part_that_lies_makes_no_altered_packet_intact(tmp_path: Path, lie: str, place: bytes):
    path = tmp_path / NAME
    honest, liar = verifier(), verifier(LIES[lie])
    path.write_bytes(PACKET)
    liar.TRUE = honest.entries_in(PACKET)
    liar.PLAIN = honest.list_in_zip([path])
    assert liar.report([path])[1] == 0
    changed = bytearray(PACKET)
    changed[PACKET.rindex(place)] ^= 1
    path.write_bytes(changed)
    assert liar.report([path])[1] == 1
