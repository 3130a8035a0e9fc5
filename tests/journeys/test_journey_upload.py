"""A large paper goes on where it stopped, though the connection broke and the page was closed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rejoinder.db.models import File
from tests.journeys.conftest import Site
from tests.journeys.test_journey_status import COMPLAINT
from tests.journeys.walk import dropped, judged, settled

pytestmark = pytest.mark.enable_socket
CHUNK = 4_000_000


class Connection:
    """What carries the chunks; while it is broken, only the first of them arrives."""

    def __init__(self) -> None:
        self.is_broken = True
        self.offsets: list[int] = []

    def __call__(self, route: Any) -> None:
        said = route.request.headers.get("upload-offset", "")
        if route.request.method != "PATCH":
            route.continue_()
        elif self.is_broken and int(said) >= CHUNK:
            route.abort()
        else:
            self.offsets.append(int(said))
            route.continue_()


def form_with(page: Any, file: Path) -> Any:
    """The form that adds papers, with this file chosen."""
    form = page.locator("form[data-keep-files][action$='/papers/add/']").last
    form.locator("xpath=ancestor::details[1]").evaluate("fold => { fold.open = true; }")
    form.locator("input[type=file]").set_input_files(file)
    return form


@pytest.mark.parametrize(("language", "words"), [("en", "trying again"), ("zh", "正在重试"), ("ru", "пробуем снова")])
def test_a_large_paper_goes_on_where_it_stopped(
    site: Site, visit: Callable[..., Any], tmp_path: Path, language: str, words: str
) -> None:
    scan, connection = tmp_path / "scan.pdf", Connection()
    scan.write_bytes(os.urandom(2 * CHUNK + 1_000))
    page = visit("alba", language=language)
    case = dropped(page, site, COMPLAINT)
    judged(page)
    page.goto(f"{case}papers/")
    page.route("**/uploads/*/", connection)
    form = form_with(page, scan)
    assert "scan.pdf · 8.0 MB" in form.inner_text()
    form.locator("button").click()
    page.wait_for_selector(f"[data-lost]:has-text('{words}')")
    page.reload()
    form = form_with(page, scan)
    connection.is_broken = False
    with page.expect_navigation():
        form.locator("button").click()
    settled(page)
    assert connection.offsets == [0, CHUNK, 2 * CHUNK]
    assert File.objects.get(path="evidence/scan.pdf").size_bytes == scan.stat().st_size


def test_a_large_paper_waits_where_there_were_too_many_requests_and_goes_on(
    site: Site, visit: Callable[..., Any], tmp_path: Path
) -> None:
    scan, words = tmp_path / "scan.pdf", "Too many for now"
    scan.write_bytes(os.urandom(2 * CHUNK + 1_000))
    page = visit("alba")
    case = dropped(page, site, COMPLAINT)
    judged(page)
    page.goto(f"{case}papers/")
    refused: list[str] = []

    def refuse_once(route: Any) -> None:
        """Refuses the second chunk and the form, once each, as a server does whose limit is reached."""
        sent = route.request
        kind = "form" if sent.url.endswith("/papers/add/") else sent.headers.get("upload-offset", "")
        if sent.method == "GET" or kind not in ("form", str(CHUNK)) or kind in refused:
            route.continue_()
            return
        refused.append(kind)
        body = f'<div id="wrong" class="note bad"><p>{words}</p></div>'
        headers = {"Retry-After": "1", "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(status=429, headers=headers, body=body)

    page.route("**/uploads/*/", refuse_once)
    page.route("**/papers/add/", refuse_once)
    form = form_with(page, scan)
    with page.expect_navigation():
        form.locator("button").click()
        page.wait_for_selector(f"[data-lost]:has-text('{words}')")
    settled(page)
    assert refused == [str(CHUNK), "form"]
    assert File.objects.get(path="evidence/scan.pdf").size_bytes == scan.stat().st_size
