"""Papers and the matrix: filed where they are missing, judged anew, vouched for, taken out, and doubted in private."""

from __future__ import annotations

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from rejoinder.db.file import FileIsUnknown, content, stored_file
from rejoinder.db.judge import PAPERS
from rejoinder.db.models import Case, File, Guest
from rejoinder.db.services import Services
from rejoinder.domain.event import EvidenceFiled, EvidenceWithdrawn, FactCorrected, PayloadDestroyed
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.route import RouteId
from rejoinder.usecases.record_filing import record_filing
from rejoinder.web.case.papers import kept_papers
from tests.web.cast import Cast, browser_of, joined, person
from tests.web.ledger import events
from tests.web.night_herons import COMPLAINT, EXAMPLE, file_herons

CATALOGUE = EXAMPLE / "evidence" / "catalogue-2023.pdf"


@pytest.fixture
def herons(services: Services, cast: Cast, opened: Callable[..., Case]) -> Case:
    """The sample case with its listing, and without a paper that carries a ground."""
    return file_herons(services, opened(COMPLAINT), cast.alba, Place.LISTING, Place.CLAIMED)


def _papers(case: Case) -> str:
    return f"/cases/{case.pk}/papers/"


def _add(client: Client, case: Case, *files: Path, **more: str) -> int:
    dropped = [io.BytesIO(file.read_bytes()) for file in files]
    for each, file in zip(dropped, files, strict=True):
        each.name = file.name
    status: int = client.post(f"{_papers(case)}add/", {"papers": dropped, **more}).status_code
    return status


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_papers_are_there_for_their_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    case = opened()
    assert page(who).get(_papers(case)).status_code == status
    assert page(who).get(f"{_papers(case)}matrix/").status_code == status


@pytest.mark.parametrize(("who", "status"), [("alba", 302), ("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_only_those_who_work_here_file(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, who: str, status: int
) -> None:
    case = opened()
    assert _add(page(who), case, CATALOGUE) == status
    assert len(events(services, case, EvidenceFiled)) == (1 if who == "alba" else 0)


def test_a_reader_is_offered_nothing_to_send(page: Callable[[str], Client], herons: Case) -> None:
    assert "<form" in page("alba").get(_papers(herons)).content.decode().split('id="papers"')[1]
    shown = page("bruno").get(_papers(herons)).content.decode().split('id="papers"')[1]
    assert "<form" not in shown.split("</main>")[0]


def test_a_filed_paper_is_kept_with_its_giver_and_the_page_says_what_is_met_now(
    page: Callable[[str], Client], herons: Case, services: Services
) -> None:
    alba = page("alba")
    assert 'id="changed"' not in alba.get(_papers(herons)).content.decode()
    assert _add(alba, herons, CATALOGUE, received_from="Studio Heron") == 302
    (filed,) = [each for each in events(services, herons, EvidenceFiled) if each.paper.place is Place.EVIDENCE]
    assert (filed.received_from, filed.paper.name) == ("Studio Heron", CATALOGUE.name)
    shown = alba.get(_papers(herons)).content.decode()
    changed = shown.split('id="changed"')[1].split("</section>")[0]
    assert "badge good" in changed
    assert "was: missing" in changed
    assert f"now also rests on {CATALOGUE.name}" in changed
    assert "Studio Heron" in shown
    assert 'id="changed"' not in page("bruno").get(_papers(herons)).content.decode()


def test_the_matrix_waits_until_the_case_was_judged_anew(
    page: Callable[[str], Client], herons: Case, services: Services
) -> None:
    from rejoinder.db.models import Judgement

    Judgement.objects.filter(pk=herons.pk).update(state="working")
    alba = page("alba")
    assert "every 1s" in alba.get(_papers(herons)).content.decode().split('id="papers"')[1]
    assert alba.get(f"{_papers(herons)}matrix/").status_code == 204
    Judgement.objects.filter(pk=herons.pk).update(state="done")
    part = alba.get(f"{_papers(herons)}matrix/").content.decode()
    assert 'id="papers"' in part
    assert "every 1s" not in part


def test_what_is_missing_next_is_said(page: Callable[[str], Client], herons: Case) -> None:
    shown = page("alba").get(_papers(herons)).content.decode()
    assert "The next paper to get" in shown


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"papers": ("a.exe", b"MZ")},
        {"papers": ("a.pdf", b"")},
        {"papers": ("a.txt", b"words"), "place": "attachment"},
        {"papers": ("a.txt", b"words"), "place": "../.."},
        {"papers": ("a.txt", b"words"), "kind": "confession"},
    ],
)
def test_what_is_no_paper_is_refused_and_nothing_is_kept(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, sent: dict[str, object]
) -> None:
    case, given = opened(), dict(sent)
    if "papers" in given:
        name, content = given["papers"]  # type: ignore[misc]
        given["papers"] = io.BytesIO(content)
        given["papers"].name = name
    answered = page("alba").post(f"{_papers(case)}add/", given)
    assert answered.status_code == 400
    assert "note bad" in answered.content.decode()
    assert not events(services, case, EvidenceFiled)


def test_a_hostile_name_leads_nowhere(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    dropped = io.BytesIO(b"words")
    dropped.name = "../../<script>alert(1)</script>.txt"
    page("alba").post(f"{_papers(case)}add/", {"papers": dropped})
    (filed,) = events(services, case, EvidenceFiled)
    assert isinstance(filed, EvidenceFiled)
    assert filed.paper.path.startswith("evidence/")
    assert ".." not in filed.paper.path
    assert "<script>alert" not in page("alba").get(_papers(case)).content.decode()


def test_a_paper_is_shown_with_what_was_read_framed(page: Callable[[str], Client], herons: Case) -> None:
    alba = page("alba")
    _add(alba, herons, CATALOGUE)
    sha256 = File.objects.get(case=herons, path__endswith=CATALOGUE.name).sha256
    shown = alba.get(f"{_papers(herons)}{sha256}/").content.decode()
    assert "宁波青桃家居用品有限公司" in shown
    assert '<rect data-field="1"' in shown
    assert f"/files/{sha256}/page/3.png" in shown
    for who, status in (("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)):
        assert page(who).get(f"{_papers(herons)}{sha256}/").status_code == status
    assert alba.get(f"{_papers(herons)}{'0' * 64}/").status_code == 404


def test_what_a_mail_carries_is_a_paper_of_the_case_for_as_long_as_the_mail_is(
    page: Callable[[str], Client], herons: Case, services: Services, tmp_path: Path
) -> None:
    mail, alba = EmailMessage(), page("alba")
    mail["Subject"] = "Our catalogue"
    mail.set_content("See what is attached.")
    mail.add_attachment(CATALOGUE.read_bytes(), maintype="application", subtype="pdf", filename="book.pdf")
    (tmp_path / "offer.eml").write_bytes(mail.as_bytes())
    assert _add(alba, herons, tmp_path / "offer.eml", received_from="Studio Heron") == 302
    carried = next(each for each in (services.record(herons, PAPERS) or {})["papers"] if each["enclosed_in"])
    listed = alba.get(_papers(herons)).content.decode().split("all-papers")[-1]
    assert listed.count("from Studio Heron") == 2
    shown = alba.get(f"{_papers(herons)}{carried['sha256']}/").content.decode()
    assert "offer.eml › book.pdf" in shown
    assert "/vouch/" not in shown
    assert page("dario").get(f"{_papers(herons)}{carried['sha256']}/").status_code == 404
    assert content(services, stored_file(services, herons, carried["sha256"])) == CATALOGUE.read_bytes()
    assert alba.post(f"{_papers(herons)}withdraw/", {"path": "evidence/offer.eml"}).status_code == 302
    with pytest.raises(FileIsUnknown):
        stored_file(services, herons, carried["sha256"])


def test_a_misread_value_is_put_right(page: Callable[[str], Client], herons: Case, services: Services) -> None:
    alba = page("alba")
    _add(alba, herons, CATALOGUE)
    sha256 = File.objects.get(case=herons, path__endswith=CATALOGUE.name).sha256
    field = {"field": f"papers.{sha256[:12]}.published_on", "value": "2024-05-01"}
    assert page("bruno").post(f"{_papers(herons)}put-right/", field).status_code == 403
    assert alba.post(f"{_papers(herons)}put-right/", {**field, "value": "soon"}).status_code == 400
    assert alba.post(f"{_papers(herons)}put-right/", field).status_code == 302
    (event,) = events(services, herons, FactCorrected)
    assert isinstance(event, FactCorrected)
    assert event.value == "2024-05-01"
    assert "was: met" in alba.get(_papers(herons)).content.decode()


def test_the_seller_vouches_for_what_a_scan_does_not_show(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, tmp_path: Path
) -> None:
    case, alba, scan = opened(), page("alba"), tmp_path / "scan.png"
    Image.new("RGB", (300, 200), "white").save(scan)
    _add(alba, case, scan, received_from="Press of the North")
    said = {
        "path": "evidence/scan.png",
        "kind": "invoice",
        "issued_on": "2023-01-18",
        "quantity": "300",
        "sealed": "true",
    }
    assert page("bruno").post(f"{_papers(case)}vouch/", said).status_code == 403
    for wrong in (
        {"issued_on": "yesterday"},
        {"quantity": "many"},
        {"quantity": "NaN"},
        {"kind": "x"},
        {"taker": "We"},
    ):
        assert alba.post(f"{_papers(case)}vouch/", {"path": "evidence/scan.png", **wrong}).status_code == 400
    assert alba.post(f"{_papers(case)}vouch/", {**said, "path": "evidence/none.png"}).status_code == 400
    assert alba.post(f"{_papers(case)}vouch/", said).status_code == 302
    assert alba.post(f"{_papers(case)}vouch/", said).status_code == 409
    last = events(services, case, EvidenceFiled)[-1]
    assert isinstance(last, EvidenceFiled)
    assert last.paper.vouched is not None
    assert (last.paper.vouched.kind, last.received_from) == (PaperKind.INVOICE, "Press of the North")
    sha256 = File.objects.get(case=case, path="evidence/scan.png").sha256
    shown = alba.get(f"{_papers(case)}{sha256}/").content.decode()
    assert "18 January 2023" in shown
    assert 'value="2023-01-18"' in shown
    assert "your word" in shown


def test_a_paper_filed_by_mistake_is_taken_out_and_its_lines_stay(
    page: Callable[[str], Client], herons: Case, services: Services, cast: Cast
) -> None:
    alba, path = page("alba"), f"evidence/{CATALOGUE.name}"
    _add(alba, herons, CATALOGUE)
    alba.post(f"{_papers(herons)}vouch/", {"path": path, "kind": "catalogue"})
    assert page("bruno").post(f"{_papers(herons)}withdraw/", {"path": path}).status_code == 403
    lines = len(services.ledgers.lines(services.checkout.folder(herons.pk)))
    assert alba.post(f"{_papers(herons)}withdraw/", {"path": path}).status_code == 302
    assert len(events(services, herons, PayloadDestroyed)) == 2
    assert len(services.ledgers.lines(services.checkout.folder(herons.pk))) == lines + 3
    assert len(events(services, herons, EvidenceWithdrawn)) == 1
    assert not (services.checkout.folder(herons.pk) / path).exists()
    assert CATALOGUE.name not in alba.get(_papers(herons)).content.decode().split("all-papers")[-1]
    assert alba.post(f"{_papers(herons)}withdraw/", {"path": path}).status_code == 400
    _add(alba, herons, CATALOGUE)
    again = [file.path for file in File.objects.filter(case=herons, gone=False, path__startswith="evidence/")]
    assert again == ["evidence/catalogue-2023-2.pdf"]
    assert (services.checkout.folder(herons.pk) / again[0]).is_file()


def test_who_works_on_a_case_takes_out_what_never_left_the_house(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast, tmp_path: Path
) -> None:
    case, notes = opened(), [tmp_path / f"note-{n}.txt" for n in range(3)]
    for note in notes:
        note.write_text(f"Note {note.name}")
    handler = browser_of(joined(cast.house, person("fedor"), "handler"))
    counsel = person("grete")
    Guest.objects.create(case=case, user=counsel)
    out, lawyer = f"{_papers(case)}withdraw/", browser_of(counsel)
    _add(page("alba"), case, *notes[:2])
    _add(lawyer, case, notes[2])
    assert lawyer.post(out, {"path": "evidence/note-0.txt"}).status_code == 409
    assert lawyer.post(out, {"path": "evidence/note-2.txt"}).status_code == 302
    assert handler.post(out, {"path": "evidence/note-0.txt"}).status_code == 302
    (left,) = [paper for paper in kept_papers_of(services, case) if paper["path"].startswith("evidence/")]
    address = f"{_papers(case)}{left['sha256']}/"
    assert "Take this paper out" in handler.get(address).content.decode()
    record_filing(services.writer(case, cast.alba), RouteId.COUNTER_NOTICE, receipt="CN-77")
    shown = handler.get(address).content.decode()
    assert "Take this paper out" not in shown
    assert "only an owner takes it out" in shown
    assert handler.post(out, {"path": left["path"]}).status_code == 409
    assert page("alba").post(out, {"path": left["path"]}).status_code == 302
    assert len(events(services, case, EvidenceWithdrawn)) == 3


def kept_papers_of(services: Services, case: Case) -> list[dict[str, str]]:
    """The papers as they were kept when the case was judged last."""
    return list((services.record(case, PAPERS) or {})["papers"])


def test_doubts_are_for_the_house_alone(
    page: Callable[[str], Client], herons: Case, cast: Cast, services: Services, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.txt"
    bill.write_text(
        "INVOICE No. 77\nDate: 1 May 2023\nSeller: Larkmere Prints Ltd\nBuyer: Qingtao Home\n"
        "NH-14 canvas  10 pcs  2.00  20.00\nTotal: 99.00 USD\n"
    )
    _add(page("alba"), herons, bill)
    sha256 = File.objects.get(case=herons, path="evidence/bill.txt").sha256
    Guest.objects.create(case=herons, user=cast.dario)
    inside, outside = (page(who).get(f"{_papers(herons)}{sha256}/").content.decode() for who in ("bruno", "dario"))
    (doubts,) = [paper["doubts"] for paper in _kept(herons) if paper["sha256"] == sha256]
    assert doubts
    for doubt in doubts:
        said = doubt["says"]["en"].split("“")[0][:40]
        assert said in inside
        assert said not in outside
    assert "What a doubting reviewer would say" not in outside
    assert "doubt" not in page("dario").get(_papers(herons)).content.decode().split("all-papers")[-1]


def _kept(case: Case) -> list[dict[str, object]]:
    import json

    from rejoinder.db.judge import PAPERS
    from rejoinder.db.services import services

    found: list[dict[str, object]] = json.loads(services().document(case, PAPERS))["papers"]
    return found


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "What your papers prove"), ("zh", "材料能证明什么"), ("ru", "Что подтверждают ваши документы")],
)
def test_the_page_speaks(page: Callable[[str], Client], herons: Case, language: str, title: str) -> None:
    client = page("alba")
    client.cookies["rejoinder-language"] = language
    assert title in client.get(_papers(herons)).content.decode()


def test_kept_papers_need_a_judgement(opened: Callable[..., Case]) -> None:
    from rejoinder.db.models import Document

    case = opened()
    Document.objects.filter(case=case).delete()
    assert kept_papers(case, None) == []  # type: ignore[arg-type]
