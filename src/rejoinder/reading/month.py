"""The names of the months in English, Russian and other languages of Europe, and days made of numbers."""

from __future__ import annotations

import datetime as dt

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января янв januar jänner janvier enero gennaio janeiro januari stycznia ocak",
            "february feb февраля фев februar février febrero febbraio fevereiro februari lutego şubat",
            "march mar марта мар märz mars marzo março maart marca mart",
            "april apr апреля апр avril abril aprile kwietnia nisan",
            "may мая май mai mayo maggio maio mei maj maja mayıs",
            "june jun июня июн juni juin junio giugno junho czerwca haziran",
            "july jul июля июл juli juillet julio luglio julho lipca temmuz",
            "august aug августа авг août agosto augustus augusti sierpnia ağustos",
            "september sep sept сентября сен septembre septiembre settembre setembro września eylül",
            "october oct октября окт oktober octobre octubre ottobre outubro października ekim",
            "november nov ноября ноя novembre noviembre novembro listopada kasım",
            "december dec декабря дек dezember décembre diciembre dicembre dezembro grudnia aralık",
        ),
        1,
    )
    for name in names.split()
}
RU_MONTH = "(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
LATIN_MONTH = (
    "("
    + "|".join(sorted((name for name in MONTHS if not "а" <= name[0] <= "я"), key=lambda name: (-len(name), name)))
    + ")"
)
"""A month in Latin letters, longer names first."""


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
