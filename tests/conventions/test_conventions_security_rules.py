"""The page of security rules says the figures that the code holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rejoinder.adapters.archives import unpack
from rejoinder.db import allowance, invitation, resumable_upload, token, upload, webhook
from rejoinder.domain.member import MemberRole
from rejoinder.server import request_parser
from rejoinder.web.request_limit import REQUESTS_A_MINUTE, WRITES_A_MINUTE

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "security-rules.md").read_text("utf-8")
MB = upload.MEGABYTE


@pytest.mark.parametrize(
    "says",
    [
        f"{upload.COMPLAINT_LIMIT // MB} MB; {upload.PAPER_LIMIT // MB} MB; {upload.TOGETHER_LIMIT // MB} MB",
        f"| papers at once | {upload.MOST_PAPERS} |",
        f"in chunks | {resumable_upload.EACH_LIMIT // MB} MB",
        f"{unpack.WHOLE_LIMIT_BYTES // MB:,} MB, {unpack.FILE_LIMIT:,} files, {unpack.FILE_LIMIT_BYTES // MB} MB each",
        f"no token | {request_parser.UNKNOWN_LIMIT_BYTES // MB} MB",
        f"calls of a token | {allowance.A_MINUTE} a minute",
        f"signed-in account | {REQUESTS_A_MINUTE:,} a minute, of them {WRITES_A_MINUTE} that may change something",
        f"invitations that wait | {invitation.OPEN_LIMIT} |",
        f"webhooks of an organisation | {webhook.MOST} |",
        f"after {', '.join(map(str, token.DAYS[:-1]))} or {token.DAYS[-1]} days",
        "`" + " ".join(upload.COMPLAINTS) + "`",
        "`" + " ".join(upload.PAPERS[len(upload.COMPLAINTS) :]) + "`",
    ],
)
def test_a_limit_stands_on_the_page_as_it_is(says: str) -> None:
    assert says in PAGE


def test_the_rules_of_sign_in_and_sessions_stand_there_as_they_are() -> None:
    from allauth.account import app_settings
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    from rejoinder.server import settings
    from rejoinder.web import password_rules

    assert f"after {settings.SESSION_IDLE_HOURS} hours" in PAGE
    assert "| at once | as many as a person likes" in section("Sessions")
    assert "| program |" in section("Ways to sign in")
    assert f"{settings.SESSION_DAYS} days after the sign-in" in PAGE
    assert f"{PBKDF2PasswordHasher.iterations:,} rounds" in PAGE
    assert [word for word in password_rules.OF_THIS_PLACE if f"`{word}`" not in PAGE] == []
    assert f"fewer than {password_rules.LEFT} letters" in PAGE
    assert app_settings.RATE_LIMITS["login_failed"] == "10/m/ip,5/300s/key"


def section(name: str) -> str:
    """The text under a heading."""
    found = PAGE.partition(f"## {name}\n")[2].partition("\n## ")[0]
    assert found, name
    return found


def test_every_kind_of_data_and_every_log_stands_there() -> None:
    kinds = re.findall(r"^\| (\w+) \|", section("Kinds of data"), re.MULTILINE)
    assert kinds == ["kind", "secret", "confidential", "open"]
    logs = section("Logs")
    assert all(f"| {name} |" in logs for name in ("the server's", "the audit", "the ledger of a case"))


def test_the_time_to_mend_a_weakness_stands_there() -> None:
    assert re.search(r"within a week.*within two weeks.*within two days", section("Parts that others make"), re.DOTALL)
    assert "bounds of time and memory" in section("What is taken in, and how much")


def test_every_role_stands_there() -> None:
    rows = re.findall(r"^\| (\w+) \|", PAGE.partition("## Who may do what")[2].partition("\n## ")[0], re.MULTILINE)
    assert set(rows) == {"role", *(role.value for role in MemberRole)}


def test_a_variable_that_the_page_names_is_explained() -> None:
    named = set(re.findall(r"REJOINDER_\w+", PAGE))
    known = "".join((ROOT / "docs" / "how-to" / each).read_text("utf-8") for each in ("deploy.md", "operate.md"))
    assert [each for each in named if each not in known] == []


SOURCE = ROOT / "src" / "rejoinder"
OF_ONE_THING = frozenset(
    {
        "case-is-open",
        "invitations-are-too-many",
        "mail-is-refused",
        "text-is-too-long",
        "tries-are-too-many",
        "views-are-too-many",
        "ways-are-too-many",
        "webhooks-are-too-many",
    }
)
"""Refusals of use cases that compare nothing: a limit alone, or what another server said."""


def error_classes(*folders: str, family: str = "") -> dict[str, str]:
    """The code of each error and the name of its class, of those in some packages and of one family."""
    classes: dict[str, str] = {}
    for folder in folders or ("",):
        for file in (SOURCE / folder).rglob("*.py"):
            names = re.findall(
                rf"^class (\w+)\({family or '(?:Refused|Invalid|Unavailable)'}\)", file.read_text("utf-8"), re.M
            )
            classes |= {re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower(): name for name in names}
    return classes


def test_what_must_fit_together_stands_there_with_the_code_of_its_refusal() -> None:
    named = re.findall(r"`([a-z-]+)`", section("What must fit together"))
    assert len(named) == len(set(named)) > 70
    classes = error_classes()
    assert [code for code in named if code not in classes] == []
    source = "".join(file.read_text("utf-8") for file in SOURCE.rglob("*.py"))
    assert [code for code in named if not re.search(rf"raise {classes[code]}\b|else {classes[code]}\b", source)] == []
    refusals = error_classes("usecases", "db", family="Refused").keys()
    assert sorted(refusals - set(named) - OF_ONE_THING) == []


KEYS = {
    "operate.md": "Keys and their life",
    "operate.zh.md": "密钥及其生命周期",
    "operate.ru.md": "Ключи и их жизненный цикл",
}
"""The page of operation in each language, and its heading of the life of keys."""


@pytest.mark.parametrize(("page", "heading"), KEYS.items())
def test_the_life_of_each_key_is_written_down(page: str, heading: str) -> None:
    import argparse

    from rejoinder.server import reencrypt

    text = (ROOT / "docs" / "how-to" / page).read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    assert "NIST SP 800-57" in text
    rows = [re.split(r" \| ", row.strip("| ")) for row in re.findall(r"^\|.*\|$", text, re.MULTILINE)]
    names, _, *keys = rows
    assert (len(names), len(keys)) == (6, 6)  # purpose, generation, holders, replacement, end
    assert not [row for row in keys if len(row) != 6 or not all(cell.strip() for cell in row)]
    assert ["secret-key" in keys[0][0], "age" in keys[1][0], "TLS" in keys[5][0]] == [True] * 3
    assert ", ".join(map(str, token.DAYS[:-1])).replace(", ", "、" if "zh" in page else ", ") in keys[3][4]
    parser = argparse.ArgumentParser()
    reencrypt.arguments(parser, "en")
    options = {option for action in parser._actions for option in action.option_strings}
    steps = re.findall(r"rejoinder reencrypt ?(--[\w-]+)?", text)
    assert steps == ["--new-key", "", "--drop-earlier-keys"]
    assert {step for step in steps if step} <= options
