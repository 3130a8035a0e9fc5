"""What a picture of a screen shows, told by its words and where they stand."""

from __future__ import annotations

import pytest

from rejoinder.document.document import Document, Page, Word
from rejoinder.domain.evidence import Paper, Place
from rejoinder.proof.screen import Screen, screen_of


def seen(
    text: str, *, boxes: tuple[tuple[float, float, float, float], ...] = (), media_type: str = "image/png"
) -> Paper:
    words = tuple(Word(span=(0, 1), box=box) for box in boxes)
    return Paper(
        path="evidence/x",
        place=Place.EVIDENCE,
        sha256="0" * 64,
        size_bytes=1,
        media_type=media_type,
        document=Document(pages=(Page(text=text, words=words, recognised=True),)),
    )


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        ("9:41    5G 80%\n老陈包装\n2025年3月2日 下午2:05\n样品收到了吗\n收到了", Screen.CHAT),
        ("Owl lamp\nUS $ 4.20\n120 sold\nAdd to cart\nBrand Name: OWLY", Screen.LISTING),
        ("совиная лампа\n420 ₽\nВ корзину\n18 отзывов", Screen.LISTING),
        ("Seller Center\nManage products\nProduct ID\nCreated on 2024-02-03", Screen.SELLER_CENTRE),
        ("INVOICE\nSeller: Linden Lamps\nTotal: $ 128.00", None),
        ("", None),
    ],
)
def test_a_screen_is_told_by_its_words(words: str, shows: Screen | None) -> None:
    assert screen_of(seen(words)) is shows


def test_messages_on_two_sides_under_an_hour_are_a_chat_without_a_status_bar() -> None:
    left, right = (0.05, 0.1, 0.4, 0.2), (0.6, 0.3, 0.95, 0.4)
    words = "Yesterday 14:05\nIs it in stock\nYes\nHow much\nFour"
    assert screen_of(seen(words, boxes=(left, left, right, right))) is Screen.CHAT
    assert screen_of(seen(words, boxes=(left, left, left, left))) is None


def test_messages_that_a_messenger_exported_are_a_chat() -> None:
    words = "[02.03.25, 14:05] Olga: in stock?\n[02.03.25, 14:06] Max: yes\n[02.03.25, 14:09] Olga: send ten"
    assert screen_of(seen(words, media_type="text/plain")) is Screen.CHAT
    assert screen_of(seen("Dear Olga,\nyes, it is in stock.\nMax", media_type="text/plain")) is None
