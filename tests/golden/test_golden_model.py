"""One model statement for each ground of defence, in three languages, as a reviewer of the platform gets to read it.

A statement that changed is read aloud first; then `python tests/golden/test_golden_model.py` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import model_cast as cast
import pytest
from packet_cast import filed

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.domain.phrase import LANGUAGES

FOLDER = Path(__file__).parent / "statements"
LEFT_TO_PEOPLE = {"earlier_use", "exhaustion"}
"""Grounds with a point that no paper settles, so that no packet is ever ready on them alone."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", cast.MODELS, ids=[one.ground for one in cast.MODELS])
def test_a_model_statement_stands_as_it_was_read(model: cast.Model, language: str) -> None:
    written = filed(model).statements[language]
    assert written == (FOLDER / f"{model.ground}.{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("model", cast.MODELS, ids=[one.ground for one in cast.MODELS])
def test_a_model_is_ready_on_its_ground_first(model: cast.Model) -> None:
    assert [one.id for one in filed(model).judged.advice.ready_defences][:1] == [model.ground]


def test_each_ground_that_papers_carry_has_a_model() -> None:
    grounds = {rule.id.partition(".")[2] for rule in shipped_rulebooks().of_kind("defence")}
    assert {one.ground for one in cast.MODELS} == grounds - LEFT_TO_PEOPLE


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in cast.MODELS:
        for tongue, statement in filed(each).statements.items():
            (FOLDER / f"{each.ground}.{tongue}.txt").write_text(statement, "utf-8")
