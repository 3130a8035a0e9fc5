import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from rejoinder.document.document import document_of
from rejoinder.domain import event as ev
from rejoinder.domain.casefile import fold
from rejoinder.domain.evidence import Paper, PaperKind, Place, Vouched
from rejoinder.domain.listing import OurListing
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Seller
from rejoinder.usecases.case_events import AlteredPaper, read_case_events
from rejoinder.vault.chain import Entry, Head, chain_lines

AT = dt.datetime(2026, 4, 7, 11, tzinfo=dt.UTC)
FOLDER = Path("case")


@attrs.frozen
class CaseFolders:
    implied: Sequence[ev.Event]

    def events(self, folder: Path) -> Sequence[ev.Event]:
        return self.implied


@attrs.frozen
class Ledgers:
    recorded: Sequence[ev.Event]

    def lines(self, folder: Path) -> Sequence[Entry]:
        lines = chain_lines(Head(), self.recorded, [b"x"] * len(self.recorded))
        return [Entry(line=line, event=event) for line, event in zip(lines, self.recorded, strict=True)]


def paper(name: str, sha256: str = "a" * 64, **said) -> Paper:
    return Paper(
        path=f"evidence/{name}", place=Place.EVIDENCE, sha256=sha256, size_bytes=1, media_type="text/plain", **said
    )


def lying(*papers: Paper) -> list[ev.Event]:
    return [ev.EvidenceFiled(at=ev.HOUR_UNKNOWN, by="folder", paper=each) for each in papers]


def filed(each: Paper, sender: str | None = None) -> ev.Event:
    return ev.EvidenceFiled(at=AT, by="alba", paper=each, received_from=sender)


def case(implied: Sequence[ev.Event], recorded: Sequence[ev.Event]):
    found = read_case_events(FOLDER, folders=CaseFolders(implied), ledgers=Ledgers(recorded))
    return found, fold(found.events)


def test_a_paper_in_folder_and_ledger_appears_once_with_custody_and_words():
    found, folded = case(lying(paper("a.txt", document=document_of(("words",)))), [filed(paper("a.txt"), "Carla")])
    (event,) = found.events
    assert (event.by, event.received_from, event.paper.text) == ("alba", "Carla", "words")
    assert (len(folded.papers), found.altered) == (1, ())


def test_what_was_said_when_filing_stands_beside_what_case_toml_says():
    toml = paper("a.txt", vouched=Vouched(item="lamp"))
    _, folded = case(lying(toml), [filed(paper("a.txt", vouched=Vouched(kind=PaperKind.INVOICE, item="other")))])
    assert folded.papers[0].vouched == Vouched(kind=PaperKind.INVOICE, item="lamp")


def test_a_paper_that_changed_since_it_was_filed_is_altered_and_merely_lies_there():
    found, folded = case(lying(paper("a.txt", "b" * 64)), [filed(paper("a.txt"))])
    assert found.altered == (AlteredPaper(path="evidence/a.txt", was="a" * 64, now="b" * 64, line=1),)
    assert [each.sha256 for each in folded.papers] == ["b" * 64]
    assert found.events[0].by == "folder"


def test_a_paper_that_is_gone_is_altered_and_left_out():
    found, folded = case([], [filed(paper("a.txt"))])
    assert [each.now for each in found.altered] == [None]
    assert folded.papers == ()


def test_a_paper_filed_anew_is_compared_with_its_newest_line():
    found, _ = case(lying(paper("a.txt", "b" * 64)), [filed(paper("a.txt")), filed(paper("a.txt", "b" * 64))])
    assert found.altered == ()
    assert len(found.events) == 1


def test_a_listing_in_folder_and_ledger_appears_once():
    listing = ev.ListingFiled(at=AT, by="x", listing=OurListing(path="listing/listing.json"))
    assert len(case([listing], [listing])[0].events) == 1


def test_case_toml_speaks_for_the_seller_today_and_the_ledger_for_what_it_leaves_out():
    toml = ev.CaseOpened(at=ev.HOUR_UNKNOWN, by="folder", seller=Seller(name="New name"))
    opened = ev.CaseOpened(at=AT, by="alba", seller=Seller(name="Old name", country="CN"))
    assert case([toml], [opened])[1].seller == Seller(name="New name", country="CN")


def correction(field: str, value: str) -> ev.Event:
    return ev.FactCorrected(at=AT, by="alba", field=field, value=value)


def test_a_correction_of_the_work_and_of_the_seller_reaches_them():
    work = ev.WorkVouched(at=AT, by="folder", work=ComplainantWork(owner="Carla"))
    recorded = [correction("work.completed_on", "2024-05-01"), correction("seller.country", "CN")]
    folded = case([work], recorded)[1]
    assert folded.work == ComplainantWork(owner="Carla", completed_on=dt.date(2024, 5, 1))
    assert folded.seller.country == "CN"


def test_a_correction_of_what_case_toml_asserts_replaces_it_for_every_reader():
    asserted = AssertedComplaint(right=Right.PATENT, overrides=(("owner", "X"), ("platform", "ebay")))
    vouched = ev.ComplaintVouched(at=AT, by="folder", complaint=asserted)
    recorded = [
        correction("rights", "copyright"),
        correction("owner", "Y"),
        correction("received_at", "2026-04-01T00:00:00+08:00"),
    ]
    found = case([vouched], recorded)[1].asserted
    assert found.right is Right.COPYRIGHT
    assert dict(found.overrides) == {"owner": "Y", "platform": "ebay"}
    assert found.received_at == dt.datetime(2026, 4, 1, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def test_a_correction_from_another_version_that_makes_no_sense_harms_nothing():
    assert case([], [correction("work.planet", "Mars"), correction("work.completed_on", "soon")])[1].work.owner is None
    assert case([], [correction("rights", "copyleft")])[1].asserted.right is None
