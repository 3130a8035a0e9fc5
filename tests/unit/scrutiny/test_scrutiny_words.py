"""Every sentence that testing a complaint can say exists in three languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rejoinder.scrutiny
from rejoinder.adapters.shipped.wording import shipped_phrases
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.scrutiny.market import COUNTRIES, EU

SOURCE = Path(rejoinder.scrutiny.__file__).parent
ENTRIES = {id: text for id, text in shipped_phrases().items() if id.startswith("scrutiny.")}


def named_in_code() -> set[str]:
    text = "\n".join(path.read_text("utf-8") for path in SOURCE.glob("*.py"))
    return set(re.findall(r'phrase\(\s*"(scrutiny\.[a-z0-9.\-_]+)"', text))


def test_each_named_sentence_is_in_the_catalogue() -> None:
    assert named_in_code() - set(ENTRIES) == set()


@pytest.mark.parametrize("id", sorted(ENTRIES))
def test_each_sentence_names_the_same_values_in_each_language(id: str) -> None:
    slots = {language: set(re.findall(r"\{(\w+)", ENTRIES[id][language])) for language in LANGUAGES}
    assert slots["en"] == slots["zh"] == slots["ru"]


def test_each_land_and_kind_has_a_name() -> None:
    wanted = {f"scrutiny.land.{land.lower()}" for land in COUNTRIES}
    wanted |= {f"scrutiny.family.{family}" for family in ("copyright", "trademark", "patent")}
    wanted |= {f"scrutiny.kind.{kind}" for kind in ("patent", "design", "utility_model")}
    assert wanted - set(ENTRIES) == set()
    assert {f"scrutiny.site.{code.lower()}" for code in EU & {"DE", "FR", "IT", "ES", "NL", "PL", "SE"}} <= set(ENTRIES)
