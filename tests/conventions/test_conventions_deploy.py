"""The page on deployment says what the program reads, and nothing that it does not."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
DEPLOY = ROOT / "docs" / "how-to" / "deploy"
VARIABLE = re.compile(r"REJOINDER_[A-Z]+(?:_[A-Z]+)*")
INWARD = {"REJOINDER_TRACEBACK", "REJOINDER_DEMO"}
"""For those who work on Rejoinder, and what a demonstration sets for itself."""


def named_in(paths: list[Path]) -> set[str]:
    return {name for path in paths for name in VARIABLE.findall(path.read_text("utf-8"))}


READ = named_in(sorted((ROOT / "src").rglob("*.py")))


def test_every_variable_that_is_read_stands_in_the_docs() -> None:
    hidden = {name for name in READ - named_in(PAGES) - INWARD if not name.endswith("_")}
    assert not hidden


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_the_files_of_a_deployment_name_what_is_read_and_are_named_themselves(path: Path) -> None:
    assert named_in([path]) <= READ
    assert path.name in (DEPLOY.parent / "deploy.md").read_text("utf-8")


def test_every_variable_of_the_page_is_read() -> None:
    assert named_in([DEPLOY.parent / "deploy.md"]) <= READ


def test_proxies_let_through_what_one_request_may_carry() -> None:
    from rejoinder.server.start import LIMITS

    megabytes = int(LIMITS["max_request_body_size"]) // 1_000_000
    assert f"client_max_body_size {megabytes}m;" in (DEPLOY / "nginx.conf").read_text("utf-8")
    assert f"max_size {megabytes}MB" in (DEPLOY / "Caddyfile").read_text("utf-8")


@pytest.mark.parametrize("name", [path.name for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer")])
def test_units_can_be_read_and_call_commands_that_are_there(name: str) -> None:
    from rejoinder.cli.main import available_verbs

    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string((DEPLOY / name).read_text("utf-8"))
    assert unit.has_section("Unit")
    if unit.has_section("Service"):
        assert unit["Service"]["ExecStart"].split()[1] in available_verbs()


@pytest.mark.skipif(not (shutil.which("nginx") and shutil.which("openssl")), reason="nginx is not on this machine")
def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=x"]
    keys = ["-keyout", str(tmp_path / "key.pem"), "-out", str(tmp_path / "fullchain.pem")]
    subprocess.run(["openssl", *made, *keys], check=True, capture_output=True, timeout=300)
    site = (DEPLOY / "nginx.conf").read_text("utf-8").replace("/etc/ssl/desk.example/", f"{tmp_path}/")
    (tmp_path / "site.conf").write_text(site)
    whole = f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ include {tmp_path}/site.conf; }}"
    (tmp_path / "nginx.conf").write_text(whole)
    done = subprocess.run(
        ["nginx", "-t", "-c", f"{tmp_path}/nginx.conf"], capture_output=True, text=True, check=False, timeout=300
    )
    if 'unknown directive "http2"' in done.stderr:
        pytest.skip("nginx is older than 1.25.1, for which the file names another line")
    assert "syntax is ok" in done.stderr, done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
def test_systemd_takes_the_units_but_for_the_program_that_is_not_installed() -> None:
    units = [str(path) for path in sorted(DEPLOY.iterdir()) if path.suffix in (".service", ".timer")]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False, timeout=300
    )
    said = [line for line in done.stderr.splitlines() if "rejoinder" in line and "is not executable" not in line]
    assert not said


def test_the_proxy_speaks_no_old_protocol_and_no_cipher_without_authentication() -> None:
    said = dict(re.findall(r"^\s*(ssl_\w+)\s+([^;]+);", (DEPLOY / "nginx.conf").read_text("utf-8"), re.MULTILINE))
    assert said["ssl_protocols"].split() == ["TLSv1.2", "TLSv1.3"]
    ciphers = said["ssl_ciphers"].split(":")
    assert ciphers
    assert all(re.fullmatch(r"ECDHE-(ECDSA|RSA)-(AES\d+-GCM-SHA\d+|CHACHA20-POLY1305)", each) for each in ciphers)


def test_the_log_of_the_proxy_keeps_no_address_that_is_a_key() -> None:
    assert "access_log off;" in (DEPLOY / "nginx.conf").read_text("utf-8")
