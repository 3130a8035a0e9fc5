"""Which tests are run and in what order, and what they inherit from the shell."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
LAYERS = sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith((".", "_")))
"""Each is a marker: `pytest -m unit`."""

# How long one example takes tells of the machine and what else it does; what must be fast is measured in `benchmarks/`.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# A person who tells nothing of himself is spoken to in the language of his papers; tests are spoken to in English.
os.environ.setdefault("REJOINDER_LANGUAGE", "en")

if threading.current_thread() is threading.main_thread():
    # A shell that runs something in the background has it ignore interrupts, and so would every program started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--once", action="store_true", help="every test, but with the first of its parameters alone")


def pytest_configure(config: pytest.Config) -> None:
    for layer in LAYERS:
        config.addinivalue_line("markers", f"{layer}: everything in tests/{layer}")
    config.addinivalue_line("markers", "server: meets a server, a browser or a mailbox that the test starts")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Thousands of tests are collected, none of which is garbage: looking for it would take a quarter of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()  # classes that were made twice on the way are otherwise found among the subclasses of their base
        gc.freeze()
        gc.enable()


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(item.path.relative_to(HERE).parts[0])
    if item.get_closest_marker("enable_socket"):
        item.add_marker("server")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What meets real servers and browsers takes longest and comes first, so that two workers end together."""
    if config.getoption("once"):
        first: dict[tuple[object, ...], pytest.Item] = {}
        for item in items:
            first.setdefault((item.parent, getattr(item, "originalname", item.name)), item)
        kept = set(first.values())
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = first.values()
    items.sort(key=lambda item: item.get_closest_marker("enable_socket") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was skipped and why, on one line, so that nobody takes a test that did not run for one that passed."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[-1]).removeprefix("Skipped: ") for report in skipped)
    why = "; ".join(f"{count} because {reason}" for reason, count in reasons.most_common())
    terminalreporter.write_line(f"Skipped: {len(skipped)}{f' ({why})' if why else ''}")
