"""One command, three interfaces: command line, pages and API accept and refuse the same values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from rejoinder.cli.main import main
from rejoinder.db.models import Case
from rejoinder.usecases.record_decision import MOST_POINTS
from rejoinder.usecases.terms import MOST_CONDITIONS, NAME_LIMIT, TERMS_LIMIT
from tests.web.api import Program

Record = Callable[[str, dict[str, object]], bool]
DECIDED: dict[str, object] = {"outcome": "established", "points": 6}
OFFERED: dict[str, object] = {"terms": "Ten pieces", "counterpart": "Larkmere", "conditions": ["no press"]}
AGREED: dict[str, object] = {"terms": "Withdrawn", "counterpart": "Larkmere"}
NOTICE = "Dear seller,\nComplaint number: 88123456789\nRights owner: Mossfern Works Ltd\nPlatform: AliExpress\n"


def on_the_command_line(folder: Path) -> Record:
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE, "utf-8")

    def record(verb: str, fields: dict[str, object]) -> bool:
        if verb == "decision":
            words = [verb, str(folder), str(fields["outcome"]), "--points", str(fields["points"])]
        elif verb == "offer":
            conditions = [f"--condition={each}" for each in fields["conditions"]]  # type: ignore[attr-defined]
            words = [verb, str(folder), "--made", *conditions, f"--with={fields['counterpart']}", str(fields["terms"])]
        else:
            words = ["agree", str(folder), str(fields["counterpart"]), str(fields["terms"])]
        try:
            return main(["case", *words]) == 0
        except SystemExit:
            return False

    return record


def on_a_page(client: Client, case: Case) -> Record:
    def record(verb: str, fields: dict[str, object]) -> bool:
        if verb == "decision":
            path, form = "routes/decide/", fields
        elif verb == "offer":
            conditions = "\n".join(fields["conditions"])  # type: ignore[call-overload]
            path, form = "talk/step/offer/", fields | {"way": "made", "conditions": conditions}
        else:
            path, form = "talk/step/agree/", fields
        return client.post(f"/cases/{case.pk}/{path}", form).status_code == 302

    return record


def over_the_api(program: Program, case: Case) -> Record:
    paths = {"decision": "decisions", "offer": "offers", "agreement": "agreement"}

    def record(verb: str, fields: dict[str, object]) -> bool:
        more = {"made": True} if verb == "offer" else {}
        return program.post(f"cases/{case.pk}/{paths[verb]}", fields | more).status_code == 201

    return record


@pytest.fixture(params=["command line", "page", "api"])
def record(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    page: Callable[[str], Client],
    program: Callable[..., Program],
    opened: Callable[..., Case],
) -> Record:
    if request.param == "command line":
        return on_the_command_line(tmp_path / "case")
    return on_a_page(page("alba"), opened()) if request.param == "page" else over_the_api(program("alba"), opened())


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("decision", DECIDED | {"points": MOST_POINTS}),
        ("offer", OFFERED | {"terms": "x" * TERMS_LIMIT, "counterpart": "y" * NAME_LIMIT}),
        ("offer", OFFERED | {"conditions": [f"condition {n}" for n in range(MOST_CONDITIONS)]}),
        ("agreement", AGREED | {"terms": "x" * TERMS_LIMIT, "counterpart": "y" * NAME_LIMIT}),
    ],
)
def test_the_largest_values_are_recorded_on_every_interface(
    record: Record, verb: str, fields: dict[str, object]
) -> None:
    assert record(verb, fields)


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("decision", DECIDED | {"points": MOST_POINTS + 1}),
        ("decision", DECIDED | {"outcome": "hanged"}),
        ("decision", DECIDED | {"outcome": "refused"}),
        ("offer", OFFERED | {"terms": "x" * (TERMS_LIMIT + 1)}),
        ("offer", OFFERED | {"terms": " "}),
        ("offer", OFFERED | {"counterpart": "y" * (NAME_LIMIT + 1)}),
        ("offer", OFFERED | {"conditions": [f"condition {n}" for n in range(MOST_CONDITIONS + 1)]}),
        ("agreement", AGREED | {"terms": "x" * (TERMS_LIMIT + 1)}),
        ("agreement", AGREED | {"counterpart": "y" * (NAME_LIMIT + 1)}),
    ],
)
def test_what_is_beyond_them_is_refused_on_every_interface_and_never_cut(
    record: Record, verb: str, fields: dict[str, object]
) -> None:
    assert not record(verb, fields)
