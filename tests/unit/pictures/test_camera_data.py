"""What files say of their camera: one camera or two, how far apart, and the page that shows it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from rejoinder.adapters.formats.pdf_text import pdf_pages
from rejoinder.adapters.output.camera_page import printed_camera_page
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.camera_page import CameraPage, camera_page
from rejoinder.domain.camera import CameraData
from rejoinder.domain.phrase import Phrase


def frame(name: str = "DSC_0412.JPG", at: str = "2024-05-14T10:20:31", **more: str) -> CameraData:
    known = {"camera": "Norvane M5", "serial": "7704211", "width": "900", "height": "675"} | more
    return CameraData(name=name, taken_at=at, **known)


def jpeg() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(written, "JPEG")
    return written.getvalue()


def page(*frames: CameraData, language: str = "en") -> CameraPage:
    def say(words: Phrase) -> str:
        return Wording().say(words, language)

    return camera_page(list(enumerate(frames, 1)), jpeg(), say=say, language=language)


def test_two_serial_numbers_are_two_cameras() -> None:
    assert not frame().is_of_same_camera(frame(serial="7704212"))
    assert frame().is_of_same_camera(frame(serial=""))
    assert not frame().is_of_same_camera(frame(camera="Norvane M6"))


def test_frames_of_one_sitting_lie_seconds_apart() -> None:
    assert frame().seconds_to(frame(at="2024-05-14T10:20:58")) == 27
    assert frame().seconds_to(frame(at="2024-05-14T13:20:58")) is None
    assert frame().seconds_to(frame(at="")) is None


@pytest.mark.parametrize(
    ("name", "at", "near"),
    [
        ("DSC_0413.JPG", "", True),
        ("DSC_0413.JPG", "2024-05-14T19:00:00", True),
        ("DSC_0413.JPG", "2024-05-15T10:20:31", False),
        ("DSC_0499.JPG", "", False),
        ("IMG_0413.JPG", "", False),
        ("lamp.JPG", "", False),
    ],
)
def test_numbers_are_near_where_the_camera_counted_on_and_no_day_speaks_against_it(
    name: str, at: str, near: bool
) -> None:
    assert frame().is_near_in_number(frame(name, at)) is near


def test_the_page_names_the_camera_its_number_the_hour_and_the_frame_beside_it() -> None:
    made = page(frame(), frame("DSC_0413.JPG", "2024-05-14T10:20:58"))
    assert ("Serial no.", "7704211") in made.facts
    assert ("Taken", "2024-05-14 10:20:31 (by the camera's clock; the file names no time zone)") in made.facts
    assert made.frames.rows[1][:4] == ("2", "DSC_0413.JPG", "2024-05-14 10:20:58", "27 s")
    assert "name the same camera with the same serial number" in " ".join(made.supports)
    assert "run in the same order" in " ".join(made.supports)


def test_what_the_files_do_not_say_is_said_to_be_missing() -> None:
    made = page(frame(serial="", at=""), frame("DSC_0413.JPG", serial=""))
    assert dict(made.facts)["Serial no."] == dict(made.facts)["Taken"] == "not given in the file"
    assert "the file gives no day" in made.supports[0]
    assert "not all of them give a serial number" in made.supports[1]
    assert "run in the same order" not in " ".join(made.supports)


def test_one_picture_alone_has_no_table_and_claims_no_frames() -> None:
    made = page(frame())
    assert made.frames.rows == ()
    assert len(made.supports) == 1


def test_the_page_names_its_own_weakness() -> None:
    made = page(frame(changed_at="2025-01-03T08:00:00", author="Lin Qiao"))
    said = " ".join(made.limits)
    assert "Anybody can rewrite such data" in said
    assert "the author's name was entered by hand" in said
    assert "saved again" in said
    assert "saved again" not in " ".join(page(frame(changed_at="2024-05-14T10:20:31")).limits)


@pytest.mark.parametrize(("language", "words"), [("en", "Serial no."), ("zh", "机身序列号"), ("ru", "Серийный номер")])
def test_the_page_is_printed_on_one_sheet_in_the_language_of_the_dossier(language: str, words: str) -> None:
    frames = [frame(f"DSC_{number:04}.JPG", f"2024-05-14T10:20:{number:02}") for number in range(12)]
    made = page(*frames, language=language)
    printed = printed_camera_page(made)
    text, _ = pdf_pages(printed, characters=20_000)
    assert len(text) == 1
    assert words in text[0]
    assert printed == printed_camera_page(made)
