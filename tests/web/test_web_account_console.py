"""`rejoinder password` shows, on the machine that holds the data, a link to choose a new password."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.installation import installation, with_tables


def rejoinder(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rejoinder.cli.main", *words],
        env=os.environ | {"REJOINDER_DATA": str(data), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


MAKE = """
import sys
from rejoinder.server.start import prepare_application
prepare_application()
from rejoinder.db.people import begin
begin(
    email="alba@example.com",
    password="night herons at dawn",
    name="Alba",
    organisation="Prints",
    language="en",
    zone="UTC",
)
"""
CHOOSE = """
import sys
from rejoinder.server.start import prepare_application
prepare_application()
from django.test import Client
client = Client(SERVER_NAME="127.0.0.1")
chosen = client.get(sys.argv[1], follow=True).redirect_chain[-1][0]
client.post(chosen, {"password1": "herring gulls inland", "password2": "herring gulls inland"})
from rejoinder.db.models import User
print(User.objects.get().check_password("herring gulls inland"))
"""


def python(data: Path, code: str, *words: str) -> str:
    seen = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=os.environ | {"REJOINDER_DATA": str(data), "DJANGO_SETTINGS_MODULE": "rejoinder.server.settings"},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return seen.stdout


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which one person has begun."""
    made = with_tables(installation(tmp_path_factory.mktemp("begun"))).data
    python(made, MAKE)
    return made


@pytest.fixture
def data(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "data")


def test_the_only_user_gets_a_link_that_works(data: Path) -> None:
    seen = rejoinder(data, "password")
    assert seen.returncode == 0, seen.stderr
    link = seen.stdout.strip().rpartition(" ")[2]
    assert link.startswith("http://127.0.0.1:8000/accounts/password/reset/key/")
    assert python(data, CHOOSE, link.removeprefix("http://127.0.0.1:8000")).strip() == "True"


def test_an_address_of_nobody_is_told_in_one_sentence(data: Path) -> None:
    seen = rejoinder(data, "password", "nobody@example.com")
    assert seen.returncode == 2
    assert "nobody@example.com" in seen.stderr
    assert "Traceback" not in seen.stderr


SIGN_IN = """
import sys
from rejoinder.server.start import prepare_application
prepare_application()
from django.test import Client
for word in sys.argv[1:]:
    client = Client(SERVER_NAME="127.0.0.1")
    client.post("/accounts/login/", {"login": "alba@example.com", "password": word})
    print(client.get("/me/").status_code)
"""


def test_attempts_in_one_process_count_in_another(data: Path) -> None:
    assert python(data, SIGN_IN, "night herons at dawn").split() == ["200"]
    assert python(data, SIGN_IN, *("wrong",) * 5).split() == ["302"] * 5
    assert python(data, SIGN_IN, "night herons at dawn").split() == ["302"]
