"""The guide to handing in names the place, the fields, the files in order, and is there only where it is ready."""

from __future__ import annotations

from functools import partial
from typing import Any

import answer_cast as cast
import attrs
import pytest

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.hand_in import hand_in, hand_in_record
from rejoinder.assembly.limit import Limits
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.route import Channel, RouteId

STATEMENT = Document(kind=DocumentKind.STATEMENT, language="zh", path="statement.zh.txt", ready=True)
DOSSIER = Document(kind=DocumentKind.DOSSIER, language="zh", path="dossier.zh.pdf", ready=True)
PARTS = tuple(attrs.evolve(DOSSIER, path=f"upload/dossier-{n}-of-2.pdf") for n in (1, 2))
PLACE = Channel(
    route=RouteId.COUNTER_NOTICE,
    says=phrase("channel.write-to", name="A", email="a@b.example"),
    url="https://b.example/form",
    source="market.channel",
)
SAY = partial(Wording().say, language="en")


@pytest.fixture
def ready() -> cast.Staged:
    return cast.with_head(cast.ready())


def guide(staged: Any, *documents: Document, **given: Any) -> Any:
    advice = attrs.evolve(staged.advice, channels=(PLACE, attrs.evolve(PLACE, route=RouteId.NEGOTIATE)))
    return hand_in(staged.case, advice, documents, limits=Limits(**given), say=SAY)


def test_a_ready_answer_is_handed_in_at_the_place_of_its_way(ready: Any) -> None:
    found = guide(ready, STATEMENT, DOSSIER)
    assert [one.route for one in found.places] == [RouteId.COUNTER_NOTICE]
    assert (found.statement, found.files) == ("statement.zh.txt", ("dossier.zh.pdf",))
    assert "IPR-2026-0511-70007" in [value for _, value in found.fields]
    assert found.characters is None, "no rule names a length"


def test_parts_that_fit_the_form_go_in_the_place_of_the_whole(ready: Any) -> None:
    found = guide(ready, STATEMENT, DOSSIER, *PARTS, rule="market.limit", characters=900)
    assert found.files == ("upload/dossier-1-of-2.pdf", "upload/dossier-2-of-2.pdf")
    assert hand_in_record(found, SAY)["characters"] == 900


def test_what_is_not_ready_is_not_handed_in(ready: Any) -> None:
    assert guide(ready, attrs.evolve(STATEMENT, ready=False), DOSSIER) is None
    assert guide(ready, STATEMENT) is None


def test_the_guide_speaks_every_language(ready: Any) -> None:
    found = guide(ready, STATEMENT, DOSSIER)
    for language in LANGUAGES:
        assert all(hand_in_record(found, partial(Wording().say, language=language))["checks"])
