"""In the wrong: the listing comes down, a letter regrets and admits nothing, they settle. In Russian, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.conftest import Site
from tests.journeys.samples import US, Upload, drawing, listing, notice, picture
from tests.journeys.walk import dropped, tab

pytestmark = pytest.mark.enable_socket
OWNER = "ООО «Брусничный лист»"
SAYS = f"""Уважаемый продавец!

На ваш товар поступила жалоба.

Номер жалобы: IPR-2026-730118
Вид права: авторское право (изображение)
Основание: на товаре без разрешения использована наша иллюстрация
Правообладатель: {OWNER}, rights@brusnika.example
Произведение: «Лесной хор»
Товар: https://aliexpress.ru/item/1005006112255004.html

Подайте встречное уведомление до 13 ноября 2026 г., 23:59 (GMT+8).
"""
TERMS = "Мы снимаем карточку и платим 90 USD, вы отзываете жалобу."
DRAFT = f"""Соглашение между {OWNER} и Sandpiper Prints.
1. Sandpiper Prints снимает карточку 1005006112255004 с продажи.
2. {OWNER} отзывает жалобу IPR-2026-730118 до 12 ноября 2026 г.
3. Sandpiper Prints признаёт нарушение и платит 90 USD.
"""


def test_who_is_in_the_wrong_complies_and_settles(
    site: Site, visit: Callable[..., Any], sound: Callable[[Any], None], shot: Callable[[Any, str], None]
) -> None:
    page = visit("alba", language="ru", phone=True)
    case = dropped(page, site, _complaint(), shop=US, listing=_listing())
    assert page.get_attribute("html", "lang") == "ru"
    assert "подтвер" in page.inner_text("section[aria-labelledby=alleged]").lower()
    sound(page)
    shot(page, "phone-ru")

    _comply(page, sound)
    _regret_and_admit_nothing(page, sound)
    _settle(page, sound)
    _withdrawn(page)
    tab(page, "talk")
    assert "Жалоба отозвана." in page.inner_text("main")
    sound(page)
    page.goto(case)
    sound(page)
    page.goto(f"{site.url}/")
    page.click("main a:has-text('Завершённые')")
    page.wait_for_selector("main a:has-text('Лесной хор')")
    sound(page)


def _complaint() -> Upload:
    theirs = picture("lesnoy-hor.jpg", drawing(23))
    return notice("Жалоба IPR-2026-730118", SAYS, day="Mon, 09 Nov 2026 09:30:00 +0800", attached=(theirs,))


def _listing() -> list[Upload]:
    sold = listing("1005006112255004", "Постер «Лесной хор»", "LH-4")
    return [sold, picture("main.jpg", drawing(23).resize((480, 480)))]


def _comply(page: Any, sound: Callable[[Any], None]) -> None:
    """Choose to comply, noting that the listing is down."""
    tab(page, "routes")
    page.wait_for_selector("#way-comply")
    sound(page)
    way = page.locator("section[aria-labelledby=way-comply]")
    way.locator("summary.button").click()
    page.fill("#reason-comply", "Карточка снята с продажи 11 ноября.")
    page.press("#reason-comply", "Enter")
    page.wait_for_selector("ol.done li:has-text('Карточка снята с продажи 11 ноября.')")
    sound(page)


def _regret_and_admit_nothing(page: Any, sound: Callable[[Any], None]) -> None:
    """An admission is marked while it is written; taken out again, the letter is kept and noted as sent."""
    tab(page, "letters")
    page.click("main > ul.letters a[href$='/compliance/ru/'] >> nth=0")
    page.wait_for_selector("#editor")
    assert page.is_visible(".editor-head .badge.good")
    first = page.locator("#p-2")
    made = first.input_value()
    first.fill(f"{made} Мы признаём, что нарушили ваши права.")
    page.wait_for_selector("#checked .finding.bad")
    sound(page)
    first.fill(f"{made} Нам жаль, что возник этот вопрос.")
    page.wait_for_selector("#checked .finding.bad", state="detached")
    page.click("#editor button:has-text('Сохранить')")
    page.wait_for_selector(".versions a[href='?version=1']")
    page.click("#send button[value=other]")
    page.wait_for_selector("ol.lines li.ours")


def _settle(page: Any, sound: Callable[[Any], None]) -> None:
    """An offer that they accept, a draft that is checked before it is signed, the agreement and its duties."""
    page.click("#step-offer > summary")
    page.check("#step-offer input[value=made]")
    page.fill("#offer-terms", TERMS)
    page.fill("#offer-amount", "90")
    page.fill("#offer-currency", "USD")
    page.click("#step-offer form > button")
    page.click("button:has-text('Они приняли')")
    page.wait_for_selector("button:has-text('Они приняли')", state="detached")
    page.click("summary:has-text('Проверить проект до подписания')")
    page.fill("#settle-draft", DRAFT)
    page.click("#settlement button:has-text('Проверить')")
    page.wait_for_selector("#settlement .points li")
    assert "признаёт нарушение" in page.inner_text("#settlement .points")
    sound(page)
    page.click("#step-agree > summary")
    page.fill("#agree-terms", TERMS)
    page.fill("#agree-amount", "90")
    page.fill("#agree-currency", "USD")
    page.fill("#agree-by", "2026-11-12")
    page.check("#agree-down")
    page.click("#step-agree form > button")
    page.wait_for_selector("#agreement .duties")
    page.click("#agreement li:has-text('снимаем карточку') button")
    page.wait_for_selector("#agreement li.done:has-text('снимаем карточку')")
    sound(page)


def _withdrawn(page: Any) -> None:
    tab(page, "routes")
    page.click("summary:has-text('Заявитель отозвал жалобу')")
    page.check("[name=confirmed]")
    page.locator("[name=confirmed]").locator("xpath=ancestor::form").locator("button").click()
    page.wait_for_selector("ol.done li >> nth=1")
