"""A licence from an author who is not the complainant is a ground of its own, and who the author is stays a doubt."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from defence_cast import (
    AGENT,
    MODEL,
    OWNER,
    STRANGER,
    US,
    authorisation,
    case,
    day,
    in_every_language,
    invoice,
    listing,
    reading,
    seen,
    tried,
    words,
)  # fmt: skip

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Defence, RequirementStatus
from rejoinder.domain.evidence import Inspection, Vouched
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.right import Right
from rejoinder.domain.seller import ComplainantWork

AUTHOR = "Ines Morell"
TERM = {"issued_on": "2025-02-01", "valid_from": "2025-02-01", "valid_to": "2028-01-31", "sealed": True}


def licence(**told: Any) -> Inspection:
    values = TERM | {"owner": AUTHOR, "licensee": US, "text": f"{AUTHOR} licenses Grey Herons for prints"} | told
    return authorisation("licence.pdf", **values)


def about(completed_on: str | None = "2025-04-12") -> CaseFile:
    work = ComplainantWork(owner=OWNER, completed_on=day(completed_on)) if completed_on else None
    read = reading(Right.COPYRIGHT, work="Grey Herons", agent=AGENT)
    return case(read, work=work, listings=(listing(title="Wall print", model=None),))


def ground(*papers: Inspection, completed_on: str | None = "2025-04-12") -> Defence | None:
    return tried(about(completed_on), *papers).get("author_licence")


def test_it_is_ready_where_the_licence_names_the_work_runs_and_is_older_than_the_complainants_day() -> None:
    found = ground(licence())
    assert found is not None
    assert found.ready
    for language in LANGUAGES:
        told = words(*(one.says for one in found.assertions), language=language)
        assert AUTHOR in told
        assert "70" in told


@pytest.mark.parametrize(
    "told",
    [
        {"licensee": STRANGER},
        {"owner": OWNER},
        {"owner": AGENT},
        {"text": "Licence for Moon Deer"},
        {"valid_to": "2025-12-31"},
        {"sealed": None, "vouched": Vouched(sealed=False)},
        {"issued_on": "2025-05-01", "valid_from": "2025-05-01"},
    ],
    ids=["to another", "from the owner", "from its agent", "another work", "run out", "not signed", "too late"],
)
def test_it_is_not_ready_otherwise(told: dict[str, Any]) -> None:
    found = ground(licence(**told))
    assert found is None or not found.ready


@pytest.mark.parametrize(
    "other",
    [
        authorisation("from-owner.pdf", owner=OWNER, licensee=AUTHOR),
        invoice("bill.pdf", seller=AUTHOR),
    ],
    ids=["authorised himself", "sold us the goods"],
)
def test_a_dealer_of_the_goods_is_no_author(other: Inspection) -> None:
    accused = attrs.evolve(about(), listings=(listing(),))
    assert tried(accused, licence(text=f"{AUTHOR} licenses Grey Herons {MODEL}")).get("author_licence") is not None
    found = tried(accused, licence(text=f"{AUTHOR} licenses Grey Herons {MODEL}"), other).get("author_licence")
    assert found is None or found.requirements[0].status is RequirementStatus.MISSING


def test_without_the_complainants_day_it_is_asked_for() -> None:
    found = ground(licence(), completed_on=None)
    assert found is not None
    assert not found.ready


def test_that_the_author_is_not_shown_is_told_to_the_seller_in_each_language() -> None:
    (doubt,) = (one for one in seen(about(), licence()) if one.id.startswith("proof.author-not-shown"))
    assert doubt.private
    assert OWNER in words(doubt.says)
    assert all(AUTHOR in told for told in in_every_language(about(), licence()).values())
