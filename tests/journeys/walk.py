"""What a person does in the browser on the way through a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.journeys.conftest import Site
from tests.journeys.samples import Upload


def dropped(page: Any, site: Site, complaint: Upload, *, shop: str = "", **papers: Sequence[Upload]) -> str:
    """Begin a case on the start page, with papers by place, for a new shop if named; gives the address of the case."""
    page.goto(f"{site.url}/start/")
    page.click(".by-hand > summary")
    page.set_input_files("#complaint", complaint.payload())
    for place, files in papers.items():
        page.set_input_files(f"#{place}", [each.payload() for each in files])
    if shop:
        page.select_option("#shop", "new")
        page.fill("#shop_name", shop)
    page.click("#go")
    page.wait_for_url(f"{site.url}/cases/*/")
    return str(page.url)


def tab(page: Any, name: str) -> None:
    """Go to a tab of the case by its link."""
    page.click(f".tabs a[href$='/{name}/']")
    page.wait_for_load_state()


def settled(page: Any) -> None:
    """Wait until the scripts are there and nothing is asked for or put in place any more.

    `wait_for_function` would not do: it evaluates a string each time it looks, which the pages forbid.
    """
    page.wait_for_load_state()
    page.wait_for_selector(".htmx-request, .htmx-swapping, .htmx-settling", state="detached")


def judged(page: Any) -> None:
    """Wait until the case is judged: till then its first page loads itself anew."""
    page.wait_for_selector("#progress", state="detached")
    settled(page)


def until(page: Any, holds: Callable[[], bool]) -> None:
    """Wait until something holds that no page shows, for as long as a page may take."""
    for _ in range(450):
        if holds():
            return
        page.wait_for_timeout(200)
    raise AssertionError("it never came to hold")


def drop_on(page: Any, row: Any, paper: Upload) -> None:
    """Drag a file from the desktop onto a row of the matrix and send it."""
    dragged = page.evaluate_handle(
        """([name, kind, bytes]) => {
            const dragged = new DataTransfer();
            dragged.items.add(new File([new Uint8Array(bytes)], name, {type: kind}));
            return dragged;
        }""",
        [paper.name, paper.media_type, list(paper.content)],
    )
    for event in ("dragover", "drop"):
        row.dispatch_event(event, {"dataTransfer": dragged})
    row.locator("details.add input[name=received_from]").press("Enter")
    page.wait_for_selector("#changed")


def requirement(page: Any, words: str) -> Any:
    """The row of the matrix that says these words, of the first ground that has it."""
    return page.locator("table.matrix tr", has_text=words).first
