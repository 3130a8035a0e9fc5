"""In whose words the statement goes out: a version that somebody kept, for as long as its facts stand."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.draft_keep import TEXTS, text_of, texts_of
from rejoinder.db.models import Case, Document, Judgement
from rejoinder.db.services import Services
from rejoinder.domain.event import AnswerFiled, StatementKept, StatementRestored
from rejoinder.domain.evidence import Place
from rejoinder.usecases.withdraw_paper import withdraw_paper
from tests.journeys.herons import CATALOGUE, INVOICE, SAYS
from tests.journeys.samples import US, drawing, jpeg, listing, paper
from tests.web.api import Program
from tests.web.cast import Cast
from tests.web.ledger import events
from tests.web.night_herons import file_in

MADE = "The packet contains the statement as it was made."
DAY = "Mon, 09 Nov 2026 09:30:00 +0800"
TEXT = "texts/statement/en/"


LISTING = "listing/listing.json"


@pytest.fixture
def herons(services: Services, cast: Cast, opened: Callable[..., Case], tmp_path: Path) -> Case:
    """A case of three papers that is ready."""
    case = opened(
        f"From: AliExpress IPR <ipr@notice.aliexpress.com>\nDate: {DAY}\nSubject: Complaint\n\n{SAYS}", shop=US
    )
    sold = listing("1005006112233445", "Night Herons Cushion Cover NH-14", "NH-14", orders=212)
    for each in (paper("catalogue.pdf", CATALOGUE, art=jpeg(drawing(14))), paper("invoice.pdf", INVOICE), sold):
        (tmp_path / each.name).write_bytes(each.content)
        place = Place.LISTING if each is sold else Place.EVIDENCE
        file_in(services, case, cast.alba, place, tmp_path / each.name)
    services.queue_judgement(case)
    return case


def _words(
    services: Services, case: Case, was: str = "We ask AliExpress", now: str = "We kindly ask AliExpress"
) -> list[str]:
    made = text_of(services, case, "statement", "en").made.text
    assert was in made
    return made.replace(was, now).split("\n\n")


def _keep(alba: Client, case: Case, words: list[str], after: int = 0) -> str:
    answered = alba.post(f"/cases/{case.pk}/{TEXT}keep/", {"p": words, "after": str(after)}, follow=True)
    return str(answered.content.decode())


def _manifest(services: Services, case: Case) -> dict[str, str]:
    packet = zipfile.ZipFile(io.BytesIO(services.document(case, "packet.zip")))
    assert packet.read("statement.en.txt") == services.document(case, "statement.en.txt")
    return dict(json.loads(packet.read("manifest.json"))["about"])


def _option(alba: Client, case: Case) -> str:
    """The packet as the form names it."""
    found = re.search(r'value="(packet\.zip#\w+)"', alba.get(f"/cases/{case.pk}/routes/").content.decode())
    assert found
    return found[1]


def test_the_packet_and_what_is_handed_in_carry_a_version_that_may_go_out(
    page: Callable[[str], Client], services: Services, herons: Case
) -> None:
    alba = page("alba")
    sent = {"route": "counter_notice", "document": _option(alba, herons)}
    shown = _keep(alba, herons, _words(services, herons))
    assert "The packet contains version 1, kept by Alba." in shown
    assert _manifest(services, herons)["statement"] == "version 1, kept by Alba"
    for name in ("dossier", "routes"):
        assert "contains version 1" in alba.get(f"/cases/{herons.pk}/{name}/").content.decode()
    assert alba.post(f"/cases/{herons.pk}/routes/file/", sent).status_code == 409
    sent["document"] = _option(alba, herons)
    assert alba.post(f"/cases/{herons.pk}/routes/file/", sent).status_code == 302
    kept, *_, filed = [each for each in events(services, herons) if isinstance(each, StatementKept | AnswerFiled)]
    assert (kept.by, kept.version) == ("Alba <alba@example.com>", 1)
    packet = zipfile.ZipFile(io.BytesIO(services.blob(str(filed.sha256))))
    assert "We kindly ask AliExpress" in packet.read("statement.en.txt").decode()


def test_a_version_with_a_bare_assertion_stays_out_and_one_that_lapsed_goes_out_no_more(
    page: Callable[[str], Client], program: Callable[..., Program], services: Services, cast: Cast, herons: Case
) -> None:
    alba, use = page("alba"), f"/cases/{herons.pk}/{TEXT}use/"
    shown = _keep(alba, herons, [*_words(services, herons), "We drew it ourselves."])
    assert "Version 1 is kept, and does not go out yet:" in shown
    assert "“We drew it ourselves.” names no exhibit." in shown
    assert MADE in shown
    assert alba.post(use, {"version": "1"}).status_code == 409
    assert StatementKept not in map(type, events(services, herons))
    shown = _keep(alba, herons, [*_words(services, herons), "We drew it ourselves. [Exhibit 1]"], after=1)
    assert "The packet contains version 2, kept by Alba." in shown
    withdraw_paper(services.writer(herons, cast.alba), LISTING, reason="wrong", case_files=services.case_files)
    services.queue_judgement(herons)
    shown = alba.get(f"/cases/{herons.pk}/{TEXT}").content.decode().split('id="carried"')[1].split("</section>")[0]
    assert "Version 2, kept by Alba, no longer goes out." in shown
    assert MADE in shown
    assert "<del>" in shown
    told = json.loads(services.document(herons, "answer.en.json"))
    assert [(each["words"], each["version"]) for each in told["statements"]] == [("made", 2)]
    assert "statement-lapsed:en" in {finding["id"] for finding in told["findings"]}
    assert "We kindly ask" not in services.document(herons, "statement.en.txt").decode()
    made = program("alba").post(f"cases/{herons.pk}/{TEXT}use", {"version": 0}).json()
    assert (made["version"], made["lapsed"], made["waits"]) == (0, None, False)
    assert isinstance(events(services, herons)[-1], StatementRestored)
    assert "no longer goes out" not in alba.get(f"/cases/{herons.pk}/{TEXT}").content.decode()


def test_a_word_document_comes_back_into_the_editor_unkept(
    page: Callable[[str], Client], services: Services, herons: Case
) -> None:
    alba, at = page("alba"), f"/cases/{herons.pk}/{TEXT}"
    document = docx.Document(io.BytesIO(alba.get(f"{at}file.docx").content))
    (asks,) = (each for each in document.paragraphs if "We ask AliExpress" in each.text)
    asks.text = asks.text.replace("We ask", "We kindly ask", 1)
    saved = io.BytesIO()
    document.save(saved)
    shown = alba.post(f"{at}take/", {"edited": SimpleUploadedFile("mine.docx", saved.getvalue())})
    assert (shown.status_code, "We kindly ask AliExpress" in shown.content.decode()) == (200, True)
    assert StatementKept not in map(type, events(services, herons))
    words = _words(services, herons)
    assert shown.context["parts"] == words
    refused = alba.post(f"{at}take/", {"edited": SimpleUploadedFile("mine.docx", b"PK\x03\x04")})
    assert refused.status_code == 400
    assert "mine.docx" in refused.content.decode()


@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_only_those_who_work_here_say_what_goes_out(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    assert page(who).post(f"/cases/{opened().pk}/{TEXT}use/", {"version": "0"}).status_code == status


def test_a_case_judged_by_an_older_version_is_judged_anew_once(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, tmp_path: Path
) -> None:
    case, older = opened(), tmp_path / "texts.json"
    older.write_text(
        json.dumps({name: each for name, each in texts_of(services, case).items() if name != "statements"})
    )
    Document.objects.filter(case=case, path=TEXTS).update(sha256=services.vault().take(older).sha256)
    judged = Judgement.objects.filter(pk=case.pk)
    for state, more in (("failed", 0), ("waiting", 0), ("done", 1), ("done", 0)):
        judged.update(state=state)
        asked = judged.get().asked_n
        assert page("alba").get(f"/cases/{case.pk}/statement/").status_code == 200
        assert judged.get().asked_n - asked == more
    assert "statements" in texts_of(services, case)


def test_a_draft_with_gaps_is_nobodys_to_hand_in(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    made = text_of(services, case, "statement", "en").made.text
    assert "DRAFT" not in made
    shown = _keep(page("alba"), case, [*made.split("\n\n"), "May we add something?"])
    assert "nothing can be handed in" in shown
    assert "DRAFT" in page("alba").get(f"/cases/{case.pk}/{TEXT}file.txt").content.decode()


def test_a_version_that_was_never_kept_cannot_be_used(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    assert page("alba").post(f"/cases/{opened().pk}/{TEXT}use/", {"version": "7"}).status_code == 404
