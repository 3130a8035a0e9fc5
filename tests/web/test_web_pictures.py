"""Pictures beside each other: what was found, laid over each other, for their own house only, in three languages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.domain.evidence import Place
from tests.web.cast import NOTICE, Cast
from tests.web.night_herons import COMPLAINT, EXAMPLE, file_in

STATIC = Path(__file__).parents[2] / "src" / "rejoinder" / "web" / "static" / "web"


@pytest.fixture
def herons(services: Services, cast: Cast, opened: Callable[..., Case]) -> Case:
    case = opened(COMPLAINT)
    _file(services, case, cast, Place.LISTING, EXAMPLE / "listing" / "main.jpg")
    return case


def _file(services: Services, case: Case, cast: Cast, place: Place, *files: Path) -> None:
    file_in(services, case, cast.alba, place, *files)
    services.queue_judgement(case)


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_pictures_are_there_for_their_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/pictures/").status_code == status


def test_a_copy_is_shown_with_its_share_and_laid_over_the_original(page: Callable[[str], Client], herons: Case) -> None:
    alba = page("alba")
    shown = alba.get(f"/cases/{herons.pk}/pictures/").content.decode()
    assert "same picture" in shown
    assert "100% of theirs · 30% of yours" in shown
    assert "data-slider" in shown
    noticed = shown.split('id="noticed"')[1].split("</section>")[0]
    assert not re.search(r"complaint\.eml!|claimed/|listing/", re.sub(r"<[^>]+>", "", noticed))
    small = re.search(r'src="([^"]+)\?small"', noticed)
    assert small is not None
    assert alba.get(f"{small[1]}?small").status_code == 200
    laid = re.findall(r'src="([^"]+/page/1\.png)"', shown.split('class="stage"')[1].split("</div>")[0])
    pictures = [Image.open(io.BytesIO(alba.get(address).content)) for address in laid]
    assert len(pictures) == 2
    assert pictures[0].size == pictures[1].size
    for who, status in (("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)):
        assert page(who).get(laid[0]).status_code == status
    proof = shown.split('class="proof"')[1]
    saved = re.search(r'href="([^"]+/files/[0-9a-f]{64}/)" download', proof)
    assert saved is not None
    answered = alba.get(saved[1])
    assert answered["Content-Disposition"].startswith("attachment")
    assert Image.open(io.BytesIO(answered.getvalue())).format == "PNG"


def test_another_picture_is_no_copy(
    page: Callable[[str], Client], services: Services, cast: Cast, opened: Callable[..., Case], tmp_path: Path
) -> None:
    case = opened(COMPLAINT)
    other = tmp_path / "other.png"
    Image.effect_noise((500, 400), 80).convert("RGB").save(other)
    _file(services, case, cast, Place.LISTING, other)
    shown = page("alba").get(f"/cases/{case.pk}/pictures/").content.decode()
    assert "same picture" not in shown
    assert "No picture of yours was found" in shown
    assert "data-slider" not in shown
    assert "other.png" in shown


def test_without_pictures_the_page_says_what_it_needs(
    page: Callable[[str], Client], opened: Callable[..., Case]
) -> None:
    case = opened()
    said = "There is nothing to compare"
    assert said in page("alba").get(f"/cases/{case.pk}/pictures/").content.decode()
    assert "Add pictures" in page("alba").get(f"/cases/{case.pk}/pictures/").content.decode()
    assert "Add pictures" not in page("bruno").get(f"/cases/{case.pk}/pictures/").content.decode()


def test_words_on_a_picture_are_told_where_a_mark_is_complained_of(
    page: Callable[[str], Client], services: Services, cast: Cast, opened: Callable[..., Case], tmp_path: Path
) -> None:
    from PIL import ImageDraw, ImageFont

    notice = NOTICE.replace("Right: copyright\nWork: Night Herons", "Right: trademark\nTrademark: LARKMERE")
    case, picture = opened(notice), tmp_path / "goods.png"
    drawn = Image.new("RGB", (900, 500), "white")
    ImageDraw.Draw(drawn).text((80, 180), "LARKMERE", fill="black", font=ImageFont.load_default(110))
    drawn.save(picture)
    _file(services, case, cast, Place.LISTING, picture)
    shown = page("alba").get(f"/cases/{case.pk}/pictures/").content.decode()
    assert "Marks on your pictures" in shown
    assert "Words on goods.png" in shown
    assert "LARKMERE</q>" in shown


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Their pictures and yours"), ("zh", "对方图片与您的图片"), ("ru", "Их изображения и ваши")],
)
def test_the_page_speaks(page: Callable[[str], Client], herons: Case, language: str, title: str) -> None:
    client = page("alba")
    client.cookies["rejoinder-language"] = language
    assert title in client.get(f"/cases/{herons.pk}/pictures/").content.decode()


def test_the_slider_writes_no_inline_style(page: Callable[[str], Client], herons: Case) -> None:
    shown = page("alba").get(f"/cases/{herons.pk}/pictures/").content.decode()
    assert not re.search(r"\sstyle=|\son\w+=", shown)
    assert 'setAttribute("style"' not in (STATIC / "slider.js").read_text("utf-8")
