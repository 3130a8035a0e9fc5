"""The console shows a code for the first visit wherever strangers could come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import override_settings

from rejoinder.db.services import Services
from rejoinder.server import installation
from rejoinder.server.first_visit import first_visit_code
from tests.web.cast import Cast


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv(installation.DATA, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_on_this_machine_no_code_is_needed(data: Path, services: Services, host: str) -> None:
    assert first_visit_code(host) is None


def test_on_a_network_the_code_stays_until_it_is_used(data: Path, services: Services) -> None:
    code = first_visit_code("0.0.0.0")
    assert code is not None
    assert len(code.replace("-", "")) == 32  # 128 bits
    assert first_visit_code("0.0.0.0") == code
    assert (data / "welcome-code").stat().st_mode & 0o077 == 0


@override_settings(PUBLIC=True)
def test_behind_a_proxy_a_code_is_needed(data: Path, services: Services) -> None:
    assert first_visit_code("127.0.0.1") is not None


def test_where_there_are_users_no_code_is_left(data: Path, cast: Cast) -> None:
    (data / "welcome-code").write_text("old")
    assert first_visit_code("0.0.0.0") is None
    assert not (data / "welcome-code").exists()
