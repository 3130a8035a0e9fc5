"""The API keeps what its description promises, whatever it is asked."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings, strategies
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from rejoinder.db import allowance
from rejoinder.db.judge import judge
from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.server.wiring import make_services
from rejoinder.server.wsgi import application
from tests.web.api import Program
from tests.web.cast import Clock

CHECKS = [
    not_a_server_error,
    ignored_auth,
    negative_data_rejection,
    unsupported_method,
    allow_header_conformance,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SLOW = (
    "show_talk",
    "list_letters",
    "write_letter",
    "choose_route",
    "read",
    "inspect",
    "compare",
    "verify",
    "verify_case",
)
"""Calls for which a case is judged, or a file looked at, while they wait."""
ENDS_THE_TOKEN = "revoke_token"
"""With it nobody could call anything after; it has a test of its own."""
FEW, MANY = 2, 6


class Idle:
    """Work that nobody does: what is asked for is asked a thousand times here."""

    def __init__(self, jobs: Any) -> None:
        self.jobs = jobs

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Not done."""

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        """Not done."""

    def cancel(self, key: str) -> None:
        """Nothing to cancel."""


@pytest.fixture
def services(db: None, tmp_path: Path, clock: Clock) -> Services:
    return make_services(tmp_path / "data", work=Idle, now=clock)


@contextlib.contextmanager
def kept_open() -> Iterator[None]:
    """The end of a request closes connections, and with them the transaction of the test; so nobody hears of it."""
    signals = (request_started, request_finished)
    for each in signals:
        each.disconnect(close_old_connections)
    try:
        yield
    finally:
        for each in signals:
            each.connect(close_old_connections)


def test_every_call_keeps_what_its_description_promises(
    services: Services, program: Callable[..., Program], opened: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "A_MINUTE", 1_000_000)
    case, alba = opened(), program("alba")
    judge(services, case.pk)
    alba.post("webhooks", {"url": "https://hooks.example.com/"})
    with kept_open():
        schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
        found = [each.ok() for each in schema.get_all_operations()]
        operations = [each for each in found if each.definition.raw["operationId"] != ENDS_THE_TOKEN]
        faults = [fault for each in operations for fault in _faults(each, alba.token, str(case.pk))]
    assert len(operations) > 40
    assert not faults, "\n\n".join(faults)


def _faults(operation: Any, token: str, pk: str) -> Iterator[str]:
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        try:
            _tried(operation, mode, token, pk)
        except FailureGroup as group:
            yield f"{operation.label} ({mode.value}): {[str(each) for each in group.exceptions]}"


def _tried(operation: Any, mode: GenerationMode, token: str, pk: str) -> None:
    """Try a call as its description says, or as it does not."""
    most = FEW if operation.definition.raw["operationId"] in SLOW else MANY

    @settings(
        max_examples=most,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(asked=operation.as_strategy(generation_mode=mode), known=strategies.booleans())
    def tried(asked: Any, known: bool) -> None:
        checks = CHECKS
        if known and "case" in (asked.path_parameters or {}):
            # What did not fit may have been the case, which now does.
            asked.path_parameters["case"] = pk
            checks = [each for each in CHECKS if each is not negative_data_rejection]
        given_one = "Authorization" in (asked.headers or {})
        asked.call_and_validate(checks=checks, headers={} if given_one else {"Authorization": f"Bearer {token}"})

    try:
        tried()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, operation.label
