"""Two pictures side by side as an exhibit: the page, the point that cites it, and when none is made."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from mark_bottle import NOW, bottle, case, jpeg
from PIL import Image

from rejoinder.adapters.formats.pdf_text import pdf_pages
from rejoinder.cli import wiring
from rejoinder.usecases.answer import answer

pytestmark = pytest.mark.slow

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


def cut(scale: float = 0.5) -> np.ndarray:
    """A part of the bottle, made smaller, as somebody who fetched it from a page would hold it."""
    part = Image.fromarray(np.ascontiguousarray(bottle()[60:860, 100:720]))
    return np.asarray(part.resize((round(part.width * scale), round(part.height * scale))), np.uint8)


def answered(tmp_path: Path, *, listing: np.ndarray, claimed: np.ndarray, papers: dict[str, bytes]) -> Path:
    folder = case(
        tmp_path / "case",
        about=ABOUT_WORK,
        listing={"main.jpg": jpeg(listing)},
        claimed={"bottle.jpg": jpeg(claimed, 80)},
        evidence=papers,
        toml=EARLIER,
    )
    out = tmp_path / "out"
    answer(folder, wiring.app(), now=dt.datetime.fromisoformat(NOW), out=out, language="en")
    return out


def words_of(page: bytes) -> str:
    return " ".join(" ".join(pdf_pages(page, characters=20_000)[0]).split())


def exhibits(out: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(out / "packet.zip") as packet:
        names = [name for name in packet.namelist() if name.startswith("exhibits/")]
        return {name.removeprefix("exhibits/"): packet.read(name) for name in names}


def test_that_ours_is_the_source_is_shown_on_a_page_that_its_sentence_cites(tmp_path: Path) -> None:
    out = answered(tmp_path, listing=bottle(), claimed=cut(), papers={"catalogue.txt": CATALOGUE})
    held = exhibits(out)
    page = held["05-side-by-side-1.pdf"]
    said = words_of(page)
    assert "outlined in red is 100% of A" in said
    assert "Ours shows more" in said
    assert "Ours has the higher resolution" in said
    assert said.count("Limit:") == 2
    with pikepdf.open(io.BytesIO(page)) as opened:
        assert len(opened.pages) == 1
        assert len(opened.pages[0].get_images()) == 4
    statement = (out / "statement.en.txt").read_text("utf-8")
    sentence = next(line for line in statement.splitlines() if "ours came first" in line)
    assert re.findall(r"\[Exhibit (\d)\]", sentence) == ["3", "4", "5"]


def test_without_a_ground_that_says_we_were_first_none_is_made(tmp_path: Path) -> None:
    assert exhibits(answered(tmp_path, listing=bottle(), claimed=cut(), papers={})) == {}


def test_a_sign_for_them_keeps_the_page_from_being_made(tmp_path: Path) -> None:
    out = answered(tmp_path, listing=cut(), claimed=bottle(), papers={"catalogue.txt": CATALOGUE})
    assert [name for name in exhibits(out) if "side-by-side" in name] == []
    assert "ours came first" not in (out / "statement.en.txt").read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_page_speaks_the_language_of_the_dossier(language: str) -> None:
    from rejoinder.adapters.output.picture_figure import figure_page
    from rejoinder.assembly.figure import Figure, Panel

    words = {"zh": "我方图片在先", "ru": "наше появилось раньше"}[language]
    panel = Panel(picture=jpeg(cut()), caption=words)
    figure = Figure(language=language, title=words, says=words, whole=(panel, panel), signs=((words, words),) * 9)
    text = words_of(figure_page(figure)).replace(" ", "")
    assert text.count("".join(words.split())) == 22
    assert figure_page(figure) == figure_page(figure)
