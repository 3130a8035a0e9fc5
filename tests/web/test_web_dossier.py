"""The dossier: page by page, proved unchanged or not, and the whole case as a folder that the command line accepts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from django.test import Client
from PIL import Image

from rejoinder.cli import wiring
from rejoinder.db.models import Case, File, Line
from rejoinder.db.services import Services, install_services
from rejoinder.domain.event import HeadStamped
from rejoinder.domain.evidence import Place
from rejoinder.usecases.withdraw_paper import withdraw_paper
from rejoinder.vault.stamp import CheckedStamp, Stamp, StampVerdict
from tests.web.cast import NOW, Cast, browser_of, joined, person
from tests.web.ledger import events
from tests.web.night_herons import COMPLAINT, EXAMPLE, file_herons


def _at(case: Case, act: str = "") -> str:
    return f"/cases/{case.pk}/dossier/{act}{'/' if act else ''}"


@pytest.fixture
def herons(services: Services, cast: Cast, opened: Callable[..., Case]) -> Case:
    """The sample case with its papers."""
    return file_herons(services, opened(COMPLAINT), cast.alba, Place.EVIDENCE, Place.LISTING)


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_the_dossier_is_there_for_its_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    case = opened()
    assert page(who).get(_at(case)).status_code == status
    assert page(who).post(_at(case, "verify")).status_code == status


def test_pages_are_shown_one_by_one_and_can_be_reached_by_keyboard(page: Callable[[str], Client], herons: Case) -> None:
    alba = page("alba")
    shown = alba.get(_at(herons)).content.decode()
    count = shown.count("<figure")
    assert count > 5
    assert f'href="#page-1-{count}"' in shown
    assert shown.count('loading="lazy"') >= count
    last = shown.split("<figure")[-1].split('src="')[1].split('"')[0]
    assert Image.open(io.BytesIO(alba.get(last).content)).height > 500
    assert alba.get(last.replace(f"/{count}.png", f"/{count + 1}.png")).status_code == 404
    for name in ("statement.en.docx", "dossier.pdf", "packet.zip", "deadlines.ics"):
        assert f">{name}</a>" in shown


def test_what_is_missing_is_said(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    shown = page("alba").get(_at(opened())).content.decode()
    assert "The dossier is a draft" in shown or "There is no dossier in this answer" in shown


def test_an_unchanged_case_is_proved(page: Callable[[str], Client], herons: Case) -> None:
    shown = page("bruno").post(_at(herons, "verify")).content.decode()
    assert "note good" in shown.split('id="proof"')[1]


def test_a_changed_line_is_named(page: Callable[[str], Client], herons: Case) -> None:
    line = Line.objects.filter(case=herons, n=1)
    line.update(text=line.get().text.replace("2026-11-11", "2026-11-10"))
    assert "note bad" in page("alba").get(_at(herons)).content.decode().split('id="proof"')[1]
    shown = page("alba").post(_at(herons, "verify")).content.decode()
    assert "ledger.jsonl" in shown.split('id="proof"')[1]
    assert "note good" not in shown.split('id="proof"')[1]


def test_bytes_that_changed_in_the_store_are_told(
    page: Callable[[str], Client], herons: Case, services: Services
) -> None:
    sha256 = File.objects.filter(case=herons, path__startswith="evidence/")[0].sha256
    (blob,) = [
        path
        for path in (services.data / "vault").rglob("*")
        if path.is_file() and sha256 in path.as_posix().replace("/", "")
    ]
    blob.write_bytes(b"something else")
    shown = page("alba").post(_at(herons, "verify")).content.decode()
    assert "note bad" in shown.split('id="proof"')[1]


def test_the_whole_case_is_a_folder_that_the_command_line_accepts(
    page: Callable[[str], Client], herons: Case, services: Services, cast: Cast, tmp_path: Path
) -> None:
    gone = "evidence/orders-2023.xlsx"
    withdraw_paper(services.writer(herons, cast.alba), gone, reason="filed by mistake", case_files=services.case_files)
    services.queue_judgement(herons)
    answered = page("alba").get(_at(herons, "whole"))
    assert answered["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answered.getvalue())) as packed:
        assert all(not name.startswith("/") and ".." not in name for name in packed.namelist())
        packed.extractall(tmp_path / "taken")
    (folder,) = (tmp_path / "taken").iterdir()
    assert wiring.verifier().verify(folder).intact
    assert not (folder / gone).exists()
    assert len(list((folder / "evidence").iterdir())) == len(list((EXAMPLE / "evidence").iterdir())) - 1
    taken = wiring.app().ledgers().read(folder)
    assert [type(event) for event in taken] == [type(event) for event in events(services, herons)]
    judged = page("alba").get(_at(herons)).context["record"]
    from rejoinder.usecases.advise import advise

    again = advise(folder, wiring.app(), now=NOW).advice
    assert [(d.id, d.status.value) for d in again.defences] == [(d["id"], d["status"]) for d in judged["defences"]]
    (folder / "evidence" / "catalogue-2023.pdf").write_bytes(b"%PDF-1.4 another")
    assert not wiring.verifier().verify(folder).intact


def test_what_was_handed_in_is_proved_too(
    page: Callable[[str], Client], opened: Callable[..., Case], tmp_path: Path
) -> None:
    case, alba = opened(), page("alba")
    alba.post(f"/cases/{case.pk}/routes/file/", {"route": "counter_notice", "document": "packet.zip"})
    with zipfile.ZipFile(io.BytesIO(alba.get(_at(case, "whole")).getvalue())) as packed:
        packed.extractall(tmp_path / "taken")
    (folder,) = (tmp_path / "taken").iterdir()
    assert wiring.verifier().verify(folder).intact
    (folder / "sent" / "packet.zip").write_bytes(b"another packet")
    assert [each.path for each in wiring.verifier().verify(folder).altered] == ["sent/packet.zip"]


def test_only_those_who_manage_take_the_case_along(
    page: Callable[[str], Client], opened: Callable[..., Case], cast: Cast
) -> None:
    case = opened()
    handler = browser_of(joined(cast.house, person("fedor"), "handler"))
    for client, status in ((handler, 403), (page("bruno"), 403), (page("carla"), 404), (page("dario"), 404)):
        assert client.get(_at(case, "whole")).status_code == status
    assert "dossier/whole" not in handler.get(_at(case)).content.decode()
    assert "dossier/whole" in page("alba").get(_at(case)).content.decode()


@attrs.define
class TimeAuthorities:
    """One authority that stamps everything."""

    is_configured: bool = True
    asked: int = 0

    def stamp(self, digest: str) -> Stamp:
        """A stamp of its own."""
        self.asked += 1
        return Stamp(authority="Clock Tower", token="AAAA")

    def judge(self, stamp: Stamp, digest: str) -> CheckedStamp:
        """Always good."""
        return CheckedStamp(verdict=StampVerdict.TRUSTED, authority=stamp.authority, at=NOW, over=digest)


def test_a_stamp_is_offered_where_somebody_can_give_one(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, tower = opened(), TimeAuthorities()
    silent: Any = attrs.evolve(
        services, app=attrs.evolve(services.app, authorities=lambda: TimeAuthorities(is_configured=False))
    )
    install_services(silent)
    assert "dossier/stamp" not in page("alba").get(_at(case)).content.decode()
    assert page("alba").post(_at(case, "stamp")).status_code == 400
    spoken: Any = attrs.evolve(services, app=attrs.evolve(services.app, authorities=lambda: tower))
    install_services(spoken)
    assert "dossier/stamp" in page("alba").get(_at(case)).content.decode()
    for who, status in (("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)):
        assert page(who).post(_at(case, "stamp")).status_code == status
    assert tower.asked == 0
    assert page("alba").post(_at(case, "stamp")).status_code == 302
    (event,) = events(services, case, HeadStamped)
    assert event.stamped_at == NOW.replace(tzinfo=dt.UTC)
    assert "Clock Tower" in page("alba").get(_at(case)).content.decode()


@pytest.mark.parametrize(("language", "title"), [("en", "The dossier"), ("zh", "逐页预览"), ("ru", "Постранично")])
def test_the_page_speaks(page: Callable[[str], Client], herons: Case, language: str, title: str) -> None:
    client = page("alba")
    client.cookies["rejoinder-language"] = language
    assert title in client.get(_at(herons)).content.decode()
