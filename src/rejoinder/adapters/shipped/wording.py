"""The word catalogue: phrases put into English, Chinese and Russian.

A catalogue file is YAML, `words/<area>.yaml`, one entry a phrase with all three languages side by side:

    deadline-passed:
      en: "The deadline passed on {due_at}."
      zh: "截止时间为{due_at}，现已过期。"
      ru: "Срок истёк {due_at}."

and is named `<area>.deadline-passed`. `{name}` stands for a value; `{n:plural:day|days}` chooses the form by the
language's plural rule (en: one|other; ru: one|few|many; zh takes a single form and may simply write `{n}`).
`{grounds:inside}` is a value that is a phrase, written as within a sentence: its first letter small; `{paper:head}` is
one at the head of a sentence: its first letter a capital. `{marks:and}` is a list whose last two parts an "and" joins.
`{=web.tab-papers}` stands for another entry, so that a sentence calls a page or a button by its own name.

A sentence that tells how to do something may have two forms: `<id>` for the command line, and `<id>.on-page` for a
page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from rejoinder.adapters.shipped.market import known_markets
from rejoinder.domain.full_stop import value_before
from rejoinder.domain.phrase import LANGUAGES, Phrase, Translations
from rejoinder.text.shipped_form import shipped_yaml

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and marks that turn the direction of a line: a file name must not read backwards."""
_SLOT = re.compile(r"\{(\w+)(?::plural:([^{}]*)|:(inside|head|and))?\}")
_NAMED = re.compile(r"\{=([\w-]+\.[\w.-]+)\}")
_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN", "ru": "ru_RU"}
_ZONES = {
    "en": {8: "Beijing time", 0: "UTC"},
    "zh": {8: "北京时间", 0: "UTC"},
    "ru": {8: "по пекинскому времени", 0: "UTC", 3: "по московскому времени"},
}
"""Names of zones by their hours from UTC, for readers to whom one zone of those hours goes without saying."""
_PLURAL_FORMS = {"en": ("one", "other"), "ru": ("one", "few", "many"), "zh": ("other",)}


class PhraseIsUnknown(LookupError):
    """A phrase has no entry in the catalogue: a fault of the program, not of its user."""


def shipped_phrases() -> Mapping[str, Translations]:
    """Every phrase that ships, by id."""
    files = (file.name for file in resources.files("rejoinder").joinpath("words").iterdir())
    areas = sorted(name.removesuffix(".yaml") for name in files if name.endswith(".yaml"))
    return {id: translations for area in areas for id, translations in _area(area).items()}


@cache
def _area(area: str) -> Mapping[str, Translations]:
    """The phrases of one area; only those that are spoken are read, since a small command says little."""

    file = resources.files("rejoinder").joinpath("words", f"{area}.yaml")
    if not area.isidentifier() or not file.is_file():
        return {}
    entries = shipped_yaml(file.read_text("utf-8")) or {}
    return {f"{area}.{key}": translations for key, translations in entries.items()}


class Wording:
    """Puts phrases into a language. Rule sentences are added by `with_rules`."""

    def __init__(self, rules: Mapping[str, Translations] | None = None, *, on_page: bool = False) -> None:
        """Args: on_page: whether whoever reads it has pages before him, and no command line."""
        self._rules: Mapping[str, Translations] = rules or {}
        self._on_page = on_page

    def with_rules(self, rules: Mapping[str, Translations]) -> Wording:
        """The same wording with the sentences of rulebooks, keyed `rule/<rule id>`."""
        return Wording({**self._rules, **rules}, on_page=self._on_page)

    def say(self, phrase: Phrase, language: str) -> str:
        """The phrase in a language, its values in that language's form.

        Raises: PhraseIsUnknown, and KeyError where the text names a value that the phrase does not carry.
        """
        language = language if language in LANGUAGES else "en"
        text = self._text(phrase.id, language)
        values = dict(phrase.values)

        def filled(slot: re.Match[str]) -> str:
            value = values[slot.group(1)]
            if slot.group(3) == "head":
                shown = self.show(value, language)
                value = shown[:1].upper() + shown[1:]
            elif slot.group(3) == "and":
                value = self._join_list(value, language)
            elif slot.group(3):
                value = self._inside(value, language)
            if slot.group(2) is None:
                return value_before(self.show(value, language), text[slot.end() :])
            return _plural(value, slot.group(2).split("|"), language)

        return _SLOT.sub(filled, text)

    def show(self, value: Any, language: str) -> str:
        """One value as a reader of this language writes it."""
        if isinstance(value, Phrase):
            return self.say(value, language)
        if isinstance(value, tuple | list):
            return _listed([self.show(part, language) for part in value], language)
        if isinstance(value, dt.datetime):
            return _instant(value, language)
        if isinstance(value, dt.date):
            return _day(value, language)
        if isinstance(value, Decimal):
            return format(value.normalize(), "f")
        return _UNSEEN.sub("", str(value))

    def _join_list(self, value: Any, language: str) -> str:
        """A list as it stands in a sentence: "A, B and C"."""
        if not isinstance(value, tuple | list):
            return self.show(value, language)
        from babel.lists import format_list

        return str(format_list([self.show(part, language) for part in value], locale=_locale(language)))

    def _inside(self, value: Any, language: str) -> Any:
        """Phrases as they stand within a sentence; values of the case keep their letters."""
        if isinstance(value, tuple | list):
            return tuple(self._inside(part, language) for part in value)
        if not isinstance(value, Phrase):
            return value
        shown = self.say(value, language)
        return shown if self._text(value.id, language).startswith("{") else _small(shown)

    def _text(self, id: str, language: str) -> str:
        area = _area(id.partition(".")[0])
        entry = self._rules.get(id) or (self._on_page and area.get(f"{id}.on-page")) or area.get(id) or _market(id)
        if not entry:
            raise PhraseIsUnknown(id)
        text = str(entry.get(language) or entry["en"])  # a language that is being added has not every sentence yet
        return _NAMED.sub(lambda named: self._text(named.group(1), language), text)


def _market(id: str) -> Translations | None:
    """The name of a marketplace, for those who say it without the rulebooks."""
    return known_markets().sentences.get(id) if id.startswith("market/") else None


def _small(shown: str) -> str:
    """The first letter small, unless an abbreviation stands there ("EU", "ОТК")."""
    return shown if shown[1:2].isupper() else shown[:1].lower() + shown[1:]


@cache
def _locale(language: str) -> Any:
    from babel import Locale

    return Locale.parse(_LOCALES.get(language, "en_GB"))


def _day(value: dt.date, language: str) -> str:
    from babel.dates import format_date

    return str(format_date(value, "long", locale=_locale(language)))


def _instant(value: dt.datetime, language: str) -> str:
    hour = value.strftime("%H:%M:%S") if value.second not in (0, 59) else value.strftime("%H:%M")
    offset = value.utcoffset()
    zone = ""
    if offset is not None:
        hours = offset.total_seconds() / 3600
        named = _ZONES.get(language, _ZONES["en"]).get(int(hours)) if hours == int(hours) else None
        zone = named or _offset(offset)
    if language == "zh":
        return f"{_day(value.date(), language)}{hour}" + (f"（{zone}）" if zone else "")
    return f"{_day(value.date(), language)}, {hour}" + (f" ({zone})" if zone else "")


def _offset(offset: dt.timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def _plural(value: Any, forms: list[str], language: str) -> str:
    category = str(_locale(language).plural_form(value))
    names = _PLURAL_FORMS.get(language, ("other",))
    position = names.index(category) if category in names else len(names) - 1
    return forms[min(position, len(forms) - 1)]


def _listed(parts: list[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
