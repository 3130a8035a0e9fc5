"""Forms of shipped texts, kept where Python keeps a module's bytecode, so that only the first start makes them.

The file lies in this package's `__pycache__`, holds for one version of Python, and is written when the process ends;
where Python writes no bytecode, neither is this. Keys are digests of the texts, so a text that changed is another one.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import cache_from_source
from itertools import accumulate, pairwise
from pathlib import Path

from rejoinder.adapters.storage import compiled_methods
from rejoinder.text.shipped_form import SHIPPED, ShippedForms

LIMIT_BYTES = 32_000_000
"""A file that has outgrown this holds much that no longer ships, and is begun anew."""


@cache
def attach() -> None:
    """Take forms from the file of this installation, and write there at the end what was made in this process.

    Once a process, however many commands run in it.
    """
    path = Path(cache_from_source(__file__)).with_suffix(".forms")
    SHIPPED.keep_in(lambda: read(path))
    compiled_methods.keep()
    if not sys.dont_write_bytecode:
        atexit.register(write, path, SHIPPED)


def read(path: Path) -> Mapping[bytes, memoryview]:
    """The forms of a file by their digests; none where it is missing, damaged or of another Python."""
    try:
        if path.stat().st_size > LIMIT_BYTES:
            return {}
        content = path.read_bytes()
        edition, start, places = marshal.loads(content)
        forms = memoryview(content)[start:]
        return {key: forms[begin:end] for key, (begin, end) in places.items()} if edition == sys.version else {}
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return {}


def write(path: Path, forms: ShippedForms) -> None:
    """Add what was made to the file, whole or not at all; a folder that cannot be written to is left as it is."""
    if not forms.made:
        return
    from rejoinder.adapters.storage.disk import Disk  # most starts make nothing

    with contextlib.suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        Disk().replace(path, _file_of({**read(path), **forms.made}))


def _file_of(forms: Mapping[bytes, bytes | memoryview]) -> bytes:
    """The content of a file: the edition of Python, where the forms begin, and the place of each; then all of them."""
    ends = list(accumulate(map(len, forms.values()), initial=0))
    places = dict(zip(forms, pairwise(ends), strict=True))
    start = len(marshal.dumps((sys.version, 0, places)))  # a number takes four bytes, whichever it is
    return b"".join([marshal.dumps((sys.version, start, places)), *forms.values()])
