"""A folder for a server of a test's own, which runs as a user of its own and listens on a socket that lies in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

PATH_LIMIT = 40
"""A socket's path may have some hundred letters, and servers put names of their own behind the folder's."""
OTHERS_ENTER = 0o001
PLACES = (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")


def server_folder(prefix: str, places: tuple[str, ...] = PLACES) -> Path:
    """A new folder that everybody may enter, where the temporary folder is private or its name too long as well.

    Raises: LookupError where there is no such place.
    """
    for place in map(Path, places):
        if len(str(place)) <= PATH_LIMIT and place.is_dir() and _is_open(place):
            made = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
            made.chmod(0o755)
            return made
    raise LookupError("no folder that every user may enter")


def _is_open(place: Path) -> bool:
    return all(each.stat().st_mode & OTHERS_ENTER for each in (place, *place.parents))
