"""The names of the months in English, Russian and the languages of Western Europe, and days made of numbers."""

from __future__ import annotations

import datetime as dt

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января янв januar jänner janvier enero gennaio janeiro",
            "february feb февраля фев februar février febrero febbraio fevereiro",
            "march mar марта мар märz mars marzo março",
            "april apr апреля апр avril abril aprile",
            "may мая май mai mayo maggio maio",
            "june jun июня июн juni juin junio giugno junho",
            "july jul июля июл juli juillet julio luglio julho",
            "august aug августа авг août agosto",
            "september sep sept сентября сен septembre septiembre settembre setembro",
            "october oct октября окт oktober octobre octubre ottobre outubro",
            "november nov ноября ноя novembre noviembre novembro",
            "december dec декабря дек dezember décembre diciembre dicembre dezembro",
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
