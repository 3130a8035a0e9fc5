"""What the second reader of Cyrillic lines sees of a table's rules, and of noughts for letters, is put right."""

from __future__ import annotations

import numpy as np
import pytest

from rejoinder.adapters.ocr.ocr_cyrillic import _unsure, _with_its_codes, _with_its_form, _without_rules
from rejoinder.adapters.ocr.ocr_engine import OcrLetter, OcrTextLine


def letters(text: str) -> tuple[OcrLetter, ...]:
    return tuple(OcrLetter(each, 0.9, place / max(len(text), 1)) for place, each in enumerate(text))


def said(found: tuple[OcrLetter, ...]) -> str:
    return "".join(letter.text for letter in found)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (" ", '"Номер жалобы.', "Номер жалобы"),
        ("22.09.2026 18:00", '"22.09.2026 18:00 (МСК)', "22.09.2026 18:00 (МСК)"),
        ("   ,  .", "Если вы не согласны, подайте уведомление.", "Если вы не согласны, подайте уведомление."),
        ("« »", "Студия «Полынь»", "Студия «Полынь»"),
        ("", "Товар |", "Товар"),
    ],
)
def test_strokes_that_the_first_reader_does_not_see_are_no_letters(first: str, second: str, kept: str) -> None:
    line = OcrTextLine(np.zeros((4, 2)), letters(first))
    assert said(_without_rules(line, letters(second))) == kept


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("000 «Студия Полынь»", "ООО «Студия Полынь»"),
        ('Заявитель 0О0 "Фен"', 'Заявитель ООО "Фен"'),
        ("1 000 «единиц»", "1 000 «единиц»"),
        ("Цена 5000 «нетто»", "Цена 5000 «нетто»"),
    ],
)
def test_noughts_before_a_name_are_its_legal_form(read: str, meant: str) -> None:
    assert said(_with_its_form(letters(read))) == meant


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [
        ("anoa NºIPR-2026-1103-62201", "Жалоба №1РК-2026-1103-62201", "Жалоба №IPR-2026-1103-62201"),
        ("IPR-2026-1103", "ДОГ-2026-1104", "ДОГ-2026-1104"),
        ("", "ДОГ-2026-1104", "ДОГ-2026-1104"),
    ],
)
def test_a_number_keeps_the_latin_letters_that_the_first_reader_saw(first: str, second: str, meant: str) -> None:
    line = OcrTextLine(np.zeros((4, 2)), letters(first))
    assert said(_with_its_codes(line, letters(second))) == meant


@pytest.mark.parametrize(
    ("text", "sure", "found"), [("Oóuecmeo c", 0.7, [0]), ("Society", 0.97, []), ("数量单价金额", 0.5, [])]
)
def test_letters_that_are_not_sure_may_be_of_another_alphabet(text: str, sure: float, found: list[int]) -> None:
    line = OcrTextLine(np.zeros((4, 2)), tuple(OcrLetter(each, sure, 0.5) for each in text))
    assert _unsure([line]) == found
