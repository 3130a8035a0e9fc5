"""Exhibits go out as copies where the preferences say so, and the list of the packet tells of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from functools import partial

import attrs
import pikepdf
import pytest
from redaction_cast import ACCOUNT, bill, copy_of, scan

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.redaction.redaction import Redactions
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.caution import private_findings
from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.redaction import Box, RedactionGround
from rejoinder.assembly.redaction_secret import requested_secrets
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import RedactedCopyMade
from rejoinder.domain.evidence import Inspection, Place
from rejoinder.domain.exposure import Exposure, Standing
from rejoinder.domain.ocr import OcrPage, PagePicture, Unseen
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.seller import Preferences
from rejoinder.proof.inspection import inspect
from rejoinder.usecases.redact_exhibit import GoingOut, going_out
from rejoinder.vault.packet import seal_packet

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@attrs.frozen
class Contents:
    held: dict[str, bytes]

    def of(self, sha256: str) -> bytes:
        return self.held[sha256]


@attrs.frozen
class Desk:
    """One bill, contract or scan in a case, about to go out."""

    content: bytes
    name: str
    wanted: tuple[str, ...]
    as_is: tuple[str, ...] = ()
    custody: tuple[RedactedCopyMade, ...] = ()
    copies: tuple[bytes, ...] = ()
    ocr_engine: Sees | None = None

    def going(self) -> GoingOut:
        paper = Papers(self.ocr_engine).from_bytes(self.content, relative=f"evidence/{self.name}", place=Place.EVIDENCE)
        seen = inspect(paper)
        case = CaseFile(
            papers=(paper,),
            preferences=Preferences(sensitive=self.wanted, as_is=self.as_is),
            custody=self.custody,
        )
        exhibit = PutForward(number=1, paper=paper, inspection=seen, title=phrase("document.kind-invoice"), shows=())
        held = {hashlib.sha256(one).hexdigest(): one for one in (self.content, *self.copies)}
        return going_out(
            [exhibit],
            case=case,
            advice=advice_of(seen),
            contents=Contents(held),
            redactions=Redactions(self.ocr_engine),
            say=partial(Wording().say, language="en"),
            language="en",
        )


def advice_of(*seen: Inspection) -> Advice:
    standing = Standing(points=0, strikes=0)
    exposure = Exposure(totals=standing, if_established=standing, if_silent=standing, if_complied=standing)
    reading = Reading(file="complaint.txt", text="", language="en", platform=None, stage=Stage.NOTICE)
    return Advice(now=NOW, reading=reading, inspections=seen, exposure=exposure)


def sent(content: bytes, name: str, *wanted: str) -> GoingOut:
    return Desk(content, name, wanted).going()


@attrs.frozen
class Sees:
    """An OCR engine that cannot make anything out."""

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        return [OcrPage(unseen=Unseen.BROKEN) for _ in pages]


def ids(going: GoingOut) -> list[str]:
    return [finding.id.partition(":")[0] for finding in going.findings]


def test_an_exhibit_goes_out_as_the_copy_that_the_preferences_ask_for() -> None:
    going = sent(bill(), "bill.pdf", "bank_account", "unit_price")
    [exhibit] = going.exhibits
    assert exhibit.copy is not None
    assert ACCOUNT not in exhibit.visible_paper.text
    assert going.contents.of(exhibit.visible_paper.sha256) == exhibit.copy.content
    assert going.contents.of(exhibit.paper.sha256) == bill()
    assert not private_findings(going.exhibits, Withheld(wanted=("bank_account",)))  # it was found and blacked out
    assert [finding.id.partition(":")[0] for finding in going.findings] == ["redacted-copy"]


def test_an_exhibit_without_a_secret_goes_out_as_it_is() -> None:
    going = sent(b"Invoice A-17\n", "a.txt", "bank_account")
    assert going.exhibits[0].copy is None
    assert not going.findings


@pytest.mark.parametrize("wanted", [("unit_price",), ("supplier",), ("unit_price", "bank_account")])
def test_a_scan_that_nobody_can_read_is_kept_back(wanted: tuple[str, ...]) -> None:
    going = Desk(scan(), "scan.jpg", wanted, ocr_engine=Sees()).going()
    assert not going.exhibits
    assert [exhibit.paper.name for exhibit in going.kept_back] == ["scan.jpg"]
    assert ids(going) == ["kept-back"]


def test_a_locked_paper_is_kept_back() -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(bill())) as book:
        book.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))
    going = sent(locked.getvalue(), "bill.pdf", "unit_price")
    assert not going.exhibits
    assert ids(going) == ["kept-back"]


def test_a_bill_whose_prices_cannot_be_told_is_kept_back() -> None:
    going = sent(b"INVOICE No. A-17\nDate: 2026-02-12\nThree lamps for you, USD 36.00\n", "a.txt", "unit_price")
    assert ids(going) == ["kept-back"]


def test_a_paper_that_its_owner_looked_at_goes_out_as_it_is() -> None:
    going = Desk(scan(), "scan.jpg", ("unit_price",), as_is=("evidence/scan.jpg",), ocr_engine=Sees()).going()
    assert going.exhibits[0].copy is None
    assert ids(going) == ["sent-as-it-is"]


def test_a_copy_that_a_person_made_goes_out_in_the_place_of_the_paper() -> None:
    made = copy_of(scan(), "scan.jpg", secrets=(), boxes=[Box(page=1, left=30, top=30, right=500, bottom=90)])
    assert made is not None
    event = RedactedCopyMade(
        at=NOW, by="alba", sha256=made.original_sha256, path="evidence/scan.jpg", copy_sha256=made.sha256,
        removed=made.removal_summary,
    )  # fmt: skip
    going = Desk(
        scan(), "scan.jpg", ("unit_price",), custody=(event,), copies=(made.content,), ocr_engine=Sees()
    ).going()
    [exhibit] = going.exhibits
    assert exhibit.visible_paper.sha256 == made.sha256
    assert going.contents.of(made.sha256) == made.content
    assert exhibit.copy is not None
    assert exhibit.copy.grounds == (RedactionGround.ASKED,)


def test_a_copy_made_by_hand_that_still_shows_the_secret_is_kept_back() -> None:
    made = copy_of(bill(), "bill.pdf", secrets=requested_secrets(["INVOICE"]))
    assert made is not None
    event = RedactedCopyMade(
        at=NOW, by="alba", sha256=made.original_sha256, path="evidence/bill.pdf", copy_sha256=made.sha256,
        removed=made.removal_summary,
    )  # fmt: skip
    going = Desk(bill(), "bill.pdf", ("bank_account",), custody=(event,), copies=(made.content,)).going()
    assert ids(going) == ["kept-back"]


def test_the_list_of_a_packet_keeps_what_was_noted_under_its_seal() -> None:
    notes = {"a.pdf": {"redacted": "unit_price 3", "original_sha256": "0" * 64}}
    [(_, content)] = seal_packet({"a.pdf": b"%PDF"}, made_at=NOW, about={}, notes=notes)
    [(_, plain)] = seal_packet({"a.pdf": b"%PDF"}, made_at=NOW, about={})
    lists = [json.loads(zipfile.ZipFile(io.BytesIO(one)).read("manifest.json")) for one in (content, plain)]
    assert lists[0]["files"][0].items() >= notes["a.pdf"].items()
    assert lists[0]["seal"] != lists[1]["seal"]
