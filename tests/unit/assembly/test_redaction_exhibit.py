"""Exhibits go out as copies where the preferences say so, and the list of the packet tells of it."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from functools import partial

import attrs
from redaction_cast import ACCOUNT, bill, paper_of, scan

from rejoinder.adapters.redaction import Redactions
from rejoinder.adapters.wording import Wording
from rejoinder.assembly.exhibit import PutForward
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.exposure import Exposure, Standing
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.seller import Preferences
from rejoinder.proof.inspection import inspect
from rejoinder.usecases.redact_exhibit import GoingOut, going_out
from rejoinder.vault.packet import sealed

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@attrs.frozen
class Contents:
    held: dict[str, bytes]

    def of(self, sha256: str) -> bytes:
        return self.held[sha256]


def sent(content: bytes, name: str, *wanted: str) -> GoingOut:
    paper = paper_of(content, name)
    seen = inspect(paper)
    case = attrs.evolve(CaseFile(), papers=(paper,), preferences=Preferences(sensitive=wanted))
    standing = Standing(points=0, strikes=0)
    exposure = Exposure(totals=standing, if_established=standing, if_silent=standing, if_complied=standing)
    reading = Reading(file="complaint.txt", text="", language="en", platform=None, stage=Stage.NOTICE)
    advice = Advice(now=NOW, reading=reading, inspections=(seen,), exposure=exposure)
    exhibit = PutForward(number=1, paper=paper, inspection=seen, title=phrase("document.kind-invoice"), shows=())
    return going_out(
        [exhibit],
        case=case,
        advice=advice,
        contents=Contents({paper.sha256: content}),
        redactions=Redactions(),
        say=partial(Wording().say, language="en"),
        language="en",
    )


def test_an_exhibit_goes_out_as_the_copy_that_the_preferences_ask_for() -> None:
    going = sent(bill(), "bill.pdf", "bank_account", "unit_price")
    [exhibit] = going.exhibits
    assert exhibit.copy is not None
    assert ACCOUNT not in exhibit.shown.text
    assert going.contents.of(exhibit.shown.sha256) == exhibit.copy.content
    assert going.contents.of(exhibit.paper.sha256) == bill()
    assert [finding.id.partition(":")[0] for finding in going.findings] == ["redacted-copy"]


def test_an_exhibit_without_a_secret_goes_out_as_it_is() -> None:
    going = sent(b"Invoice A-17\n", "a.txt", "bank_account")
    assert going.exhibits[0].copy is None
    assert not going.findings


def test_a_scan_that_nobody_reads_stays_as_it_is() -> None:
    assert sent(scan(), "scan.jpg", "unit_price").exhibits[0].copy is None


def test_the_list_of_a_packet_keeps_what_was_noted_under_its_seal() -> None:
    notes = {"a.pdf": {"redacted": "unit_price 3", "original_sha256": "0" * 64}}
    [(_, content)] = sealed({"a.pdf": b"%PDF"}, made_at=NOW, about={}, notes=notes)
    [(_, plain)] = sealed({"a.pdf": b"%PDF"}, made_at=NOW, about={})
    lists = [json.loads(zipfile.ZipFile(io.BytesIO(one)).read("manifest.json")) for one in (content, plain)]
    assert lists[0]["files"][0].items() >= notes["a.pdf"].items()
    assert lists[0]["seal"] != lists[1]["seal"]
