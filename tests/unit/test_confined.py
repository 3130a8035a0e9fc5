"""What a process of its own does for a stranger's file, and what it leaves alone."""

from __future__ import annotations

import gc

from rejoinder.adapters.confined import confined


def test_the_process_never_collects_what_its_parent_held() -> None:
    """A statement of a database that another thread was using when the process parted would never let it go."""
    gc.enable()
    assert confined(lambda content: [len(content), gc.isenabled()], b"four") == [4, False]
    assert gc.isenabled()
