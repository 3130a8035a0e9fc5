"""Days, limits and rights in complaints written in German, French, Spanish, Italian and Portuguese."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Unit
from rejoinder.domain.right import Right

LETTERS = {
    "de": (
        "Sehr geehrte Damen und Herren,\nunsere Mandantin Habichtswald Möbel GmbH ist Inhaberin der Unionsmarke "
        '"HABICHT" (Nr. 018777123). Entfernen Sie das Angebot https://www.ebay.de/itm/223344556677 {limit}.\n'
    ),
    "fr": (
        "Madame, Monsieur,\nla société Toile d'Or SARL est titulaire de la marque française n° 4 555 666. "
        "Retirez l'annonce https://www.cdiscount.com/f-1-toi123.html {limit}.\n"
    ),
    "es": (
        "Estimados señores:\nNuestro cliente, Botas del Sur, S.L., es titular de la marca española n.º 4.001.002. "
        "Retiren el anuncio https://articulo.mercadolibre.com.mx/MLM-123456789-botas {limit}.\n"
    ),
    "it": (
        "Gentili signori,\nil marchio registrato n. 018222333 appartiene a Vetri Alti S.r.l. Rimuovete l'offerta "
        "https://www.ebay.it/itm/223344556688 {limit}.\n"
    ),
    "pt": (
        "Prezados senhores,\na marca registrada n.º 926000111 pertence à Luz Nova Ltda. Retirem o anúncio "
        "https://produto.mercadolivre.com.br/MLB-1234567890-luz {limit}.\n"
    ),
}


@pytest.mark.parametrize(
    ("language", "limit", "due"),
    [
        ("de", "bis zum 24. März 2026, 12:00 Uhr", "2026-03-24T12:00"),
        ("de", "spätestens am 3. Oktober 2026", "2026-10-03T23:59"),
        ("fr", "au plus tard le 1er août 2026 à 18h", "2026-08-01T18:00"),
        ("fr", "avant le 18 mars 2026", "2026-03-18T23:59"),
        ("es", "antes del 20 de septiembre de 2026", "2026-09-20T23:59"),
        ("it", "entro e non oltre il 5 maggio 2026", "2026-05-05T23:59"),
        ("pt", "até o dia 7 de março de 2026", "2026-03-07T23:59"),
    ],
)
def test_a_printed_day_is_the_limit(language: str, limit: str, due: str) -> None:
    reading = reading_of(LETTERS[language].format(limit=limit))
    assert [clock.due_at.isoformat()[:16] for clock in reading.clocks if clock.due_at] == [due]


@pytest.mark.parametrize(
    ("language", "limit", "count", "unit"),
    [
        ("de", "innerhalb von 7 Werktagen", 7, Unit.WORKING_DAYS),
        ("de", "binnen 48 Stunden", 48, Unit.HOURS),
        ("fr", "dans un délai de 8 jours ouvrables", 8, Unit.WORKING_DAYS),
        ("fr", "sous 72 heures", 72, Unit.HOURS),
        ("es", "en el plazo de 5 días hábiles", 5, Unit.WORKING_DAYS),
        ("es", "en un plazo máximo de 10 días", 10, Unit.CALENDAR_DAYS),
        ("it", "entro 15 giorni lavorativi", 15, Unit.WORKING_DAYS),
        ("pt", "no prazo de 2 semanas", 14, Unit.CALENDAR_DAYS),
    ],
)
def test_a_length_of_time_is_the_limit(language: str, limit: str, count: int, unit: Unit) -> None:
    clocks = reading_of(LETTERS[language].format(limit=limit)).clocks
    assert [(clock.days or clock.hours, clock.unit) for clock in clocks] == [(count, unit)]


@pytest.mark.parametrize(
    ("language", "number"),
    [("de", "018777123"), ("fr", "4 555 666"), ("es", "4.001.002"), ("it", "018222333"), ("pt", "926000111")],
)
def test_the_mark_and_its_number_are_read(language: str, number: str) -> None:
    reading = reading_of(LETTERS[language].format(limit=""))
    assert reading.language == language
    assert reading.rights == (Right.TRADEMARK,)
    assert [one.number for one in reading.registrations] == [number]


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("2026年7月9日 太平洋时间 18:00 前", "2026-07-09T18:00:00-07:00"),
        ("2026年7月9日（北京时间）18:00 前", "2026-07-09T18:00:00+08:00"),
    ],
)
def test_a_zone_may_stand_between_day_and_hour(limit: str, due: str) -> None:
    clocks = reading_of(f"您的商品被投诉侵犯商标权，请于{limit}提交申诉。").clocks
    assert [clock.due_at.isoformat() for clock in clocks if clock.due_at] == [due]
