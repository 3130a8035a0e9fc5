"""What was taken out of a case is gone from the vault, every machine and older answers; what was handed in stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db import erase
from rejoinder.db.judge import judge
from rejoinder.db.judgement_request import ask
from rejoinder.db.models import Case, Document, File, Leftover
from rejoinder.db.services import Services, install_services
from rejoinder.db.timer_care import EVERY
from rejoinder.domain.evidence import Place
from rejoinder.server.wiring import make_services
from rejoinder.server.work import erasure_duties
from rejoinder.vault.holding import StoredContent
from tests.web.api import Program
from tests.web.cast import NOTICE, Cast, Clock
from tests.web.night_herons import EXAMPLE, file_in
from tests.web.test_web_api_more import SHEET

Programs = Callable[..., Program]
Opened = Callable[..., Case]
DAY = dt.timedelta(days=1)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "invoice.png"
    Image.new("RGB", (80, 60), "red").save(path)
    return path


@pytest.fixture
def case(services: Services, cast: Cast, opened: Opened, picture: Path) -> Case:
    """A case with one paper, which somebody has looked at."""
    found = opened()
    file_in(services, found, cast.alba, Place.EVIDENCE, picture)
    services.previews().page(paper(found).sha256, picture.read_bytes, 1)
    return found


def paper(case: Case) -> File:
    return File.objects.get(case=case, path="evidence/invoice.png")


def withdraw(alba: Program, case: Case) -> None:
    said = alba.post(f"cases/{case.pk}/papers/withdraw", {"path": "evidence/invoice.png", "reason": "by mistake"})
    assert said.status_code == 200, said.content


def drawn(services: Services) -> list[Path]:
    return list((services.data / "previews").rglob("*.png"))


def test_a_paper_that_was_taken_out_is_gone_from_vault_folder_and_pictures(
    services: Services, program: Programs, case: Case
) -> None:
    sha256, lies = paper(case).sha256, services.checkout.folder(case.pk) / "evidence/invoice.png"
    assert (len(drawn(services)), services.vault().lacks([sha256]), lies.is_file()) == (1, frozenset(), True)
    withdraw(program("alba"), case)
    assert (drawn(services), services.vault().lacks([sha256]), lies.exists()) == ([], {sha256}, False)
    assert Leftover.objects.get(kind="paper").erased_at == services.now()


def test_the_same_paper_of_another_case_stays(
    services: Services, program: Programs, case: Case, opened: Opened, cast: Cast, picture: Path
) -> None:
    other = opened(NOTICE.replace("448120", "448121"), organisation=cast.other)
    file_in(services, other, cast.carla, Place.EVIDENCE, picture)
    withdraw(program("alba"), case)
    assert services.vault().lacks([paper(other).sha256]) == frozenset()
    assert not Leftover.objects.filter(kind="paper").exists()


def test_what_is_filed_anew_while_it_goes_is_put_back(
    services: Services, case: Case, opened: Opened, picture: Path
) -> None:
    held, sha256 = paper(case), paper(case).sha256
    File.objects.filter(pk=held.pk).update(gone=True)
    erase.record_leftovers(case.pk, [sha256], "paper")

    class Meanwhile:
        def __getattr__(self, name: str) -> Any:
            return getattr(services.vault(), name)

        def drop(self, digest: str) -> bool:
            File.objects.create(case=case, path="evidence/again.png", sha256=digest, size_bytes=1)
            return services.vault().drop(digest)

    erase.erase_papers(attrs.evolve(services, vault=Meanwhile), case.pk)
    assert services.vault().lacks([sha256]) == frozenset()
    assert not Leftover.objects.exists()


def test_a_document_that_is_made_again_while_it_goes_is_put_back(services: Services, case: Case, clock: Clock) -> None:
    services.queue_judgement(case)
    found = Document.objects.get(case=case, path="statement.en.docx")
    Document.objects.filter(pk=found.pk).delete()
    erase.record_leftovers(case.pk, [found.sha256], "document", clock.at)
    clock.at += 2 * DAY

    class Meanwhile:
        def __getattr__(self, name: str) -> Any:
            return getattr(services.vault(), name)

        def drop(self, digest: str) -> bool:
            if digest == found.sha256:
                found.save()
            return services.vault().drop(digest)

    erase.erase_old(attrs.evolve(services, vault=Meanwhile))
    assert services.vault().lacks([found.sha256]) == frozenset()
    assert not Leftover.objects.exists()


def test_a_document_that_goes_before_the_judging_names_it_is_taken_again(services: Services, case: Case) -> None:
    services.queue_judgement(case)
    gone: set[str] = set()

    class Meanwhile:
        def __getattr__(self, name: str) -> Any:
            return getattr(services.vault(), name)

        def take(self, path: Path) -> StoredContent:
            held = services.vault().take(path)
            if not held.new and held.sha256 not in gone:
                gone.add(held.sha256)
                services.vault().drop(held.sha256)
            return held

    ask(case.pk)
    judge(attrs.evolve(services, vault=Meanwhile), case.pk)
    named = set(Document.objects.filter(case=case).values_list("sha256", flat=True))
    assert len(gone & named) > 10
    assert services.vault().lacks(named) == frozenset()


def test_another_machine_forgets_what_it_made_of_the_paper(
    services: Services, program: Programs, case: Case, clock: Clock, tmp_path: Path, picture: Path
) -> None:
    sha256 = paper(case).sha256
    other = make_services(
        tmp_path / "other",
        work=lambda jobs: BackgroundWork(jobs, threads=0),
        now=clock,
        vault=str(services.data / "vault"),
    )
    copy = other.checkout.folder(case.pk) / "evidence/invoice.png"
    other.previews().page(sha256, picture.read_bytes, 1, small=True)
    assert (copy.is_file(), len(drawn(other))) == (True, 1)
    install_services(services)
    withdraw(program("alba"), case)
    erase.forget_here(other, clock.at - DAY)
    assert (copy.exists(), drawn(other)) == (False, [])


def test_a_machine_hears_of_what_one_with_a_slower_clock_erased(
    services: Services, program: Programs, case: Case, clock: Clock, tmp_path: Path
) -> None:
    other = make_services(
        tmp_path / "other",
        work=lambda jobs: BackgroundWork(jobs, threads=0),
        now=clock,
        vault=str(services.data / "vault"),
    )
    copy = other.checkout.folder(case.pk) / "evidence/invoice.png"
    install_services(services)
    (_, forget), _ = erasure_duties(other)
    forget()
    clock.at -= dt.timedelta(seconds=30)
    withdraw(program("alba"), case)
    clock.at += dt.timedelta(minutes=10)
    assert copy.is_file()
    forget()
    assert not copy.exists()


def test_what_was_seen_on_the_paper_is_forgotten(
    services: Services, program: Programs, case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REJOINDER_CACHE", str(tmp_path / "cache"))
    mine, other = (tmp_path / "cache" / "sight" / f"{each}-1.json" for each in (paper(case).sha256, "0" * 64))
    mine.parent.mkdir(parents=True)
    mine.write_text("{}")
    other.write_text("{}")
    withdraw(program("alba"), case)
    assert (mine.exists(), other.exists()) == (False, True)


def test_documents_of_older_answers_go_after_a_day_and_what_was_handed_in_stays(
    services: Services, program: Programs, case: Case, clock: Clock
) -> None:
    alba = program("alba")
    services.queue_judgement(case)
    old = dict(Document.objects.filter(case=case).values_list("path", "sha256"))
    packet = old["statement.en.docx"]
    filed = alba.post(f"cases/{case.pk}/filings", {"route": "counter_notice", "packet": packet})
    assert filed.status_code == 201, filed.content
    clock.at += dt.timedelta(hours=5)
    services.queue_judgement(case)
    new = set(Document.objects.filter(case=case).values_list("sha256", flat=True))
    gone = set(old.values()) - new
    assert packet in gone
    erase.erase_old(services)
    assert services.vault().lacks(gone) == frozenset()
    clock.at += DAY + dt.timedelta(hours=6)
    erase.erase_old(services)
    assert services.vault().lacks(gone) == gone - {packet}
    assert services.vault().lacks(new) == frozenset()
    assert not Leftover.objects.exists()


def test_what_came_with_a_case_that_was_not_opened_goes_too(services: Services, cast: Cast, picture: Path) -> None:
    def fail(_pen: object) -> None:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011  it is our own
        services.open_case(cast.house, EXAMPLE / "complaint.eml", cast.alba, then=fail)
    digests = set(Leftover.objects.values_list("sha256", flat=True))
    assert (Case.objects.exists(), bool(digests), services.vault().lacks(digests)) == (False, True, frozenset())
    erase.erase_old(services)
    assert services.vault().lacks(digests) == digests


def test_an_export_is_kept_for_three_days(services: Services, program: Programs, clock: Clock) -> None:
    kept = program("alba").send("exports", {"file": SimpleUploadedFile("complaints.csv", SHEET)})
    assert kept.status_code == 201
    (sha256,) = Leftover.objects.values_list("sha256", flat=True)
    for days, lacks in ((2, frozenset()), (2, frozenset({sha256}))):
        clock.at += days * DAY
        erase.erase_old(services)
        assert services.vault().lacks([sha256]) == lacks


def test_an_export_that_was_handed_in_again_is_kept_for_three_days_from_then(
    services: Services, program: Programs, clock: Clock
) -> None:
    alba = program("alba")
    for days in (0, 2):
        clock.at += days * DAY
        kept = alba.send("exports", {"file": SimpleUploadedFile("complaints.csv", SHEET)})
        assert kept.status_code == 201
    (sha256,) = set(Leftover.objects.values_list("sha256", flat=True))
    for days, lacks in ((2, frozenset()), (2, frozenset({sha256}))):
        clock.at += days * DAY
        erase.erase_old(services)
        assert services.vault().lacks([sha256]) == lacks
    assert not Leftover.objects.exists()


def test_it_is_looked_after_without_anybody_asking() -> None:
    assert EVERY["erase"] <= DAY
