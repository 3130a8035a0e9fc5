"""The mark on the picture, from the case folder to the advice, with the real reader of pictures."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import cv2
import numpy as np
import pikepdf
import pytest
from mark_bottle import ABOUT_PICTURE, MARK, NOW, bottle, case, font, jpeg, logo, png, with_logo
from PIL import Image, ImageDraw

from rejoinder.adapters.ocr.ocr import OcrEngine
from rejoinder.adapters.ocr.ocr_cyrillic import reads_cyrillic
from rejoinder.adapters.ocr.ocr_page_cache import OcrPageCache
from rejoinder.cli import wiring
from rejoinder.domain.advice import Advice
from rejoinder.domain.allegation import Tested
from rejoinder.domain.defence import DefenceStatus
from rejoinder.domain.finding import Finding
from rejoinder.domain.ocr import OcrPage, PagePicture, Unseen
from rejoinder.domain.route import RouteId
from rejoinder.usecases.advise import advise
from rejoinder.usecases.answer import answer
from rejoinder.usecases.app import App

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ocr_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OcrEngine]:
    opened = OcrEngine(sightings=OcrPageCache("test", tmp_path_factory.mktemp("cache")))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(ocr_engine: OcrEngine) -> App:
    return attrs.evolve(wiring.app(), ocr_engine=lambda: ocr_engine)


def judged(folder: Path, app: App) -> Advice:
    return advise(folder, app, now=dt.datetime.fromisoformat(NOW)).advice


def outcomes(advice: Advice) -> dict[str, Tested]:
    return {one.id: one.tested for one in advice.allegations}


def found(advice: Advice, start: str) -> Finding:
    return next(one for one in advice.findings if one.id.startswith(start))


def best(advice: Advice) -> RouteId:
    assert advice.best is not None
    return advice.best.id


def gives_way_if_told(advice: Advice) -> bool:
    """Whether giving way is advised, but not first: nothing is taken down before a person says that it is so."""
    comply = next(route for route in advice.routes if route.id is RouteId.COMPLY)
    return comply.advised and best(advice) in (RouteId.NEGOTIATE, RouteId.ASK)


def read(ocr_engine: OcrEngine, *pictures: np.ndarray) -> list[str]:
    pages = [
        PagePicture(content=png(each), sha256=f"{number:064x}", media_type="image/png", scattered=True)
        for number, each in enumerate(pictures, hash(pictures[0].tobytes()) % 10**9)
    ]
    return [" ".join(word.text for line in page.lines for word in line.words) for page in ocr_engine.read(pages)]


def test_a_single_word_on_goods_is_read_along_and_upwards(ocr_engine: OcrEngine) -> None:
    along, upwards = read(ocr_engine, bottle(), np.ascontiguousarray(np.rot90(bottle())))
    assert MARK in along
    assert MARK in upwards


@pytest.mark.skipif(not reads_cyrillic(), reason="needs tesseract with Russian")
def test_a_single_russian_word_on_goods_is_read_in_its_own_letters(ocr_engine: OcrEngine) -> None:
    picture = Image.fromarray(bottle(None))
    ImageDraw.Draw(picture).text((400, 420), "ЖУРАВЛИК", font=font(52), fill=(250, 250, 245), anchor="mm")
    assert "ЖУРАВЛИ" in read(ocr_engine, np.asarray(picture))[0]


def test_a_mark_on_the_picture_is_confirmed_and_turns_the_advice_to_comply(app: App, tmp_path: Path) -> None:
    advice = judged(case(tmp_path / "case", listing={"main.jpg": jpeg(bottle())}), app)
    assert outcomes(advice)["mark-on-picture"] is Tested.CONFIRMED
    seen = found(advice, "mark-on-picture")
    assert seen.private
    assert dict(seen.because[0].says.values)["words"] == MARK
    assert gives_way_if_told(advice)
    assert not advice.ready_defences
    words = found(advice, "mark-not-in-listing")
    assert words.private, "what is said of the words alone would mislead where the picture shows the mark"


def test_a_picture_with_another_word_refutes_that_the_mark_stands_there(app: App, tmp_path: Path) -> None:
    advice = judged(case(tmp_path / "case", listing={"main.jpg": jpeg(bottle("PINGLAKE"))}), app)
    assert outcomes(advice)["mark-on-picture"] is Tested.REFUTED
    assert not found(advice, "mark-not-on-picture").private
    assert found(advice, "mark-not-in-listing").because[-1].says.id == "scrutiny.pictures-read-mark-refuted"
    assert best(advice) is not RouteId.COMPLY


def test_a_logo_sent_along_is_looked_for_with_its_place(app: App, tmp_path: Path) -> None:
    folder = case(
        tmp_path / "case", listing={"main.jpg": jpeg(with_logo(bottle(None)))}, claimed={"brand.png": png(logo())}
    )
    advice = judged(folder, app)
    assert outcomes(advice)["logo-on-picture"] is Tested.CONFIRMED
    assert found(advice, "logo-found").private
    assert gives_way_if_told(advice)


@pytest.mark.parametrize("hidden_by", ["blur", "cover"])
def test_a_mark_hidden_in_a_copy_of_their_picture_is_said_to_the_seller_alone(
    app: App, tmp_path: Path, hidden_by: str
) -> None:
    folder = case(
        tmp_path / "case",
        listing={"main.jpg": jpeg(bottle(hidden_by=hidden_by))},
        claimed={"bottle.jpg": jpeg(bottle())},
    )
    advice = judged(folder, app)
    seen = found(advice, "picture-veiled")
    assert seen.says.id == f"scrutiny.picture-veiled-{hidden_by}-over-mark"
    assert seen.private
    assert outcomes(advice)["mark-on-picture"] is Tested.CONFIRMED
    assert gives_way_if_told(advice)


def test_a_patch_of_mosaic_keeps_the_mark_from_being_called_absent(app: App, tmp_path: Path) -> None:
    advice = judged(case(tmp_path / "case", listing={"main.jpg": jpeg(bottle(hidden_by="mosaic"))}), app)
    assert outcomes(advice)["mark-on-picture"] is Tested.UNTESTED
    assert found(advice, "picture-veiled").private


def test_a_confirmed_copy_without_papers_is_complied_with_and_nothing_is_invented(app: App, tmp_path: Path) -> None:
    cut = np.ascontiguousarray(bottle()[60:860, 100:720])
    folder = case(
        tmp_path / "case",
        about=ABOUT_PICTURE,
        listing={"main.jpg": jpeg(cut, 70)},
        claimed={"bottle.jpg": jpeg(bottle())},
    )
    advice = judged(folder, app)
    assert outcomes(advice) == {"picture-use": Tested.CONFIRMED}
    assert best(advice) is RouteId.NEGOTIATE, "nothing is taken down before a person has said that it is so"
    assert next(route for route in advice.routes if route.id is RouteId.COMPLY).advised
    assert not [one for one in advice.defences if one.status is DefenceStatus.READY]


CATALOGUE = b"""Ping Lake Trading Co., Ltd.
PRODUCT CATALOGUE SPRING 2024
Issued on 12 March 2024

Model PL-600 Steel Water Bottle 600 ml with our pattern "Fjord Dots"
Design and photographs by Ping Lake Trading Co., Ltd.
"""
ABOUT_WORK = """Type of right: Copyright
Complaint reason: Unauthorised reproduction of our artwork
Rights owner: Nordvik Outdoor AG
Work: "Fjord Dots\""""
EARLIER = """
[work]
completed_on = 2025-11-02
owner = "Nordvik Outdoor AG"
"""


def test_a_confirmed_copy_is_defended_where_our_catalogue_is_older_than_their_work(app: App, tmp_path: Path) -> None:
    folder = case(
        tmp_path / "case",
        about=ABOUT_WORK,
        listing={"main.jpg": jpeg(bottle(), 70)},
        claimed={"bottle.jpg": jpeg(bottle())},
        evidence={"catalogue.txt": CATALOGUE},
        toml=EARLIER,
    )
    advice = judged(folder, app)
    assert outcomes(advice) == {"work-use": Tested.CONFIRMED}
    assert [one.id for one in advice.ready_defences] == ["own_copyright"]
    assert best(advice) is RouteId.COUNTER_NOTICE
    assert found(advice, "picture-copy").says.id == "route.copy-but-earlier"


def test_another_photograph_refutes_that_the_picture_was_taken(app: App, tmp_path: Path) -> None:
    ours = np.random.default_rng(3).integers(0, 255, (90, 80, 3)).astype(np.uint8)
    busy = np.asarray(cv2.resize(ours, (800, 900), interpolation=cv2.INTER_CUBIC), np.uint8)
    folder = case(
        tmp_path / "case",
        about=ABOUT_PICTURE,
        listing={"main.jpg": jpeg(busy)},
        claimed={"bottle.jpg": jpeg(bottle())},
    )
    advice = judged(folder, app)
    assert outcomes(advice) == {"picture-use": Tested.REFUTED}
    assert best(advice) is not RouteId.COMPLY


class Blind:
    """An OCR engine that must not be asked."""

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        raise AssertionError("no picture was to be read")


class Absent:
    """Eyes without a reader."""

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        return [OcrPage(unseen=Unseen.READER) for _ in pages]


@pytest.mark.parametrize("about", [ABOUT_PICTURE, None])
def test_no_picture_is_read_where_no_mark_is_at_issue_or_no_picture_is_held(
    app: App, tmp_path: Path, about: str | None
) -> None:
    more = {"about": about} if about else {}
    listing = {"main.jpg": jpeg(bottle())} if about else {}
    advice = judged(case(tmp_path / "case", listing=listing, **more), attrs.evolve(app, ocr_engine=Blind))
    assert "mark-on-picture" not in outcomes(advice)


def test_without_a_reader_the_allegation_stays_untested_and_says_so(app: App, tmp_path: Path) -> None:
    folder = case(tmp_path / "case", listing={"main.jpg": jpeg(bottle("PINGLAKE"))})
    advice = judged(folder, attrs.evolve(app, ocr_engine=Absent))
    assert outcomes(advice)["mark-on-picture"] is Tested.UNTESTED
    assert found(advice, "mark-not-looked-for").private


def test_a_broken_picture_leaves_the_allegation_untested(app: App, tmp_path: Path) -> None:
    folder = case(tmp_path / "case", listing={"main.jpg": jpeg(bottle("PINGLAKE"))[:900]})
    assert outcomes(judged(folder, app))["mark-on-picture"] is Tested.UNTESTED


def test_pictures_that_differ_go_along_side_by_side(app: App, tmp_path: Path) -> None:
    folder = case(
        tmp_path / "case",
        about=ABOUT_PICTURE,
        listing={"main.jpg": jpeg(bottle("PINGLAKE", seed=7)[:, ::-1][100:, :500])},
        claimed={"logo.png": png(logo())},
    )
    answered = answer(folder, app, now=dt.datetime.fromisoformat(NOW), out=tmp_path / "out", language="en")
    assert outcomes(answered.advice) == {"picture-use": Tested.REFUTED}
    with zipfile.ZipFile(tmp_path / "out" / "packet.zip") as packet:
        names = [name for name in packet.namelist() if name.startswith("exhibits/")]
        drawn = packet.read(next(name for name in names if "side-by-side" in name))
    assert {name.split("-", 1)[1] for name in names} == {"logo.png", "main.jpg", "side-by-side-1.pdf"}
    with pikepdf.open(io.BytesIO(drawn)) as page:
        assert len(page.pages[0].get_images()) == 2


def test_a_confirmed_copy_is_never_laid_side_by_side_for_the_platform(app: App, tmp_path: Path) -> None:
    folder = case(
        tmp_path / "case",
        about=ABOUT_PICTURE,
        listing={"main.jpg": jpeg(bottle(), 60)},
        claimed={"bottle.jpg": jpeg(bottle())},
    )
    answer(folder, app, now=dt.datetime.fromisoformat(NOW), out=tmp_path / "out", language="en")
    with zipfile.ZipFile(tmp_path / "out" / "packet.zip") as packet:
        assert not [name for name in packet.namelist() if name.startswith("exhibits/")]
