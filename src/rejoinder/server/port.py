"""The port on which the workspace listens, and how many requests are answered at once."""

from __future__ import annotations

from rejoinder.domain.errors import Unavailable

THREADS = 8


class PortIsTaken(Unavailable):
    """Somebody else listens there."""
