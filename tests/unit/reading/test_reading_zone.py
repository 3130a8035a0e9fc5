"""An hour counts in the zone that a notice names, in figures or in words, summer time included."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rejoinder.reading import zone
from rejoinder.reading.instant import moments
from rejoinder.text.lexicon import lists


@pytest.mark.parametrize(
    ("printed", "hours"),
    [
        ("by 16:00 uk time on 12 november 2026", 0),
        ("12 july 2026, 16:00 (uk time)", 1),
        ("12 november 2026 by 4 p.m. london time", 0),
        ("12 de noviembre de 2026 a las 16:00 (hora del centro de méxico)", -6),
        ("12 de novembro de 2026, às 16:00 (horário de brasília)", -3),
        ("12 novembre 2026 à 16h00 (heure de paris)", 1),
        ("bis 12. november 2026, 16:00 uhr mez", 1),
        ("bis 12. juli 2026, 16:00 uhr deutscher zeit", 2),
        ("伦敦时间2026年11月12日16:00", 0),
        ("2026年7月12日16:00（英国时间）", 1),
        ("12 ноября 2026 г. 16:00 по лондонскому времени", 0),
        ("12 november 2026, 16:00 beijing time", 8),
        ("november 12, 2026, 4 pm central time", -6),
        ("november 12, 2026, 4 pm pacific time", -8),
    ],
)
def test_an_hour_is_that_of_the_zone_named_beside_it(printed: str, hours: int) -> None:
    (moment,) = moments(printed)
    assert moment.hour == dt.time(16)
    assert moment.zone is not None
    assert moment.zone.utcoffset(None) == dt.timedelta(hours=hours)


@pytest.mark.parametrize(
    "printed",
    ["12 november 2026, 16:00 on time", "by 16:00 in real time on 12 november 2026", "12.11.2026 16:00 вовремя"],
)
def test_other_words_behind_an_hour_name_no_zone(printed: str) -> None:
    assert [moment.zone for moment in moments(printed)] == [None]


def test_a_closing_bracket_whose_opening_precedes_the_hour_is_not_part_of_the_zone() -> None:
    text = "(by 12 november 2026, 16:00 uk time)"
    (moment,) = moments(text)
    assert text[moment.end :] == ")"


@pytest.mark.parametrize("name", lists("reading/zone"))
def test_every_list_of_zones_is_called_by_a_zone(name: str) -> None:
    called = zone.iana_name(name)
    assert ZoneInfo(called).key == called
