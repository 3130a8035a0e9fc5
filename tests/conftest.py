"""The order in which tests are run."""

from __future__ import annotations

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What meets real servers and browsers takes longest and comes first, so that two workers end together."""
    items.sort(key=lambda item: item.get_closest_marker("enable_socket") is None)
