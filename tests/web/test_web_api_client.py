"""The script and the check of signatures that docs/how-to shows do what is said of them."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import io
import re
import urllib.error
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rejoinder.domain.webhook import WebhookKind, signature
from tests.web.api import Program
from tests.web.cast import NOTICE

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGE = (HOW_TO / "api.md").read_text("utf-8")


@pytest.fixture
def script() -> Any:
    spec = importlib.util.spec_from_file_location("client", HOW_TO / "client.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextlib.contextmanager
def _called(request: Any, timeout: int) -> Any:
    """The server, without a network."""
    given = dict(request.header_items())
    kind = given.pop("Content-type", "application/json")
    method = getattr(Client(), request.get_method().lower())
    said = (
        method(request.selector, request.data, content_type=kind, headers=given)
        if request.data
        else method(request.selector, headers=given)
    )
    content = said.getvalue() if said.streaming else said.content
    if said.status_code >= 400:
        raise urllib.error.HTTPError(request.full_url, said.status_code, "", Message(), io.BytesIO(content))
    yield io.BytesIO(content)


def test_the_script_opens_a_case_and_fetches_the_statement(
    script: Any, program: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notice.eml").write_text(NOTICE, "utf-8")
    (tmp_path / "bill.txt").write_text("Invoice 12", "utf-8")
    api = script.Rejoinder("http://test", program("alba", "read", "write").token, call=_called)
    script.answered(api, "notice.eml", "bill.txt")
    said = capsys.readouterr().out
    assert said.startswith("Night Herons: ")
    assert list(tmp_path.glob("statement.*.txt"))


def test_the_script_says_what_was_wrong(script: Any, program: Callable[..., Program], tmp_path: Path) -> None:
    (tmp_path / "notice.exe").write_text("x", "utf-8")
    api = script.Rejoinder("http://test", program("alba").token, call=_called)
    with pytest.raises(SystemExit, match="upload-kind-is-refused"):
        script.answered(api, str(tmp_path / "notice.exe"))


def test_the_check_of_signatures_knows_ours_from_others() -> None:
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    known: dict[str, Any] = {}
    exec(code[1], known)
    secret, body, at = "whsec_c2VjcmV0LW9mLXRoaXJ0eS10d28tYnl0ZXMtbG9uZyE=", b'{"id":"1"}', dt.datetime.now(dt.UTC)
    headers = {"webhook-id": "1", "webhook-timestamp": str(int(at.timestamp()))}
    headers["webhook-signature"] = signature(secret, "1", at, body)
    assert known["is_ours"](secret, headers, body)
    assert not known["is_ours"](secret, headers, body + b" ")
    assert not known["is_ours"](secret, {**headers, "webhook-timestamp": "1000"}, body)


def test_the_page_names_every_event_and_no_other() -> None:
    named = set(re.findall(r"`([a-z]+\.[a-z_]+)`", PAGE)) - {"judgement.state", "client.py"}
    assert named == {kind.value for kind in WebhookKind}
