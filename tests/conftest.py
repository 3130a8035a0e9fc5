"""The order in which tests are run, and what they inherit from the shell."""

from __future__ import annotations

import signal
import threading

import pytest

if threading.current_thread() is threading.main_thread():
    # A shell that runs something in the background has it ignore interrupts, and so would every program started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What meets real servers and browsers takes longest and comes first, so that two workers end together."""
    items.sort(key=lambda item: item.get_closest_marker("enable_socket") is None)
