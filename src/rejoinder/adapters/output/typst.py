"""Typst rendering: shipped templates, words passed as data, one font for three scripts, no clock."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.font import font_folder

_SUSPECTS = b"/Suspects false"
"""Readers built on poppler take this value, which is the default, for a mistake; blanks keep every offset."""
TEMPLATES = Path(__file__).with_suffix("")
_ONE_AT_A_TIME = threading.Lock()
"""A compiler refuses a second thread while it works."""


def render_template(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of a template filled with data. The data cannot become markup; the same data give the same bytes."""
    words = json.dumps(data, ensure_ascii=False, sort_keys=True)
    with _ONE_AT_A_TIME:
        filled: bytes = _compiler().compile(
            input=str(TEMPLATES / f"{template}.typ"),
            format="pdf",
            sys_inputs={"data": words.encode("utf-8", "replace").decode("utf-8")},
            timestamp=0,
        )
    return filled.replace(_SUSPECTS, b" " * len(_SUSPECTS))


def compile_markup(source: Path) -> bytes:
    """The PDF of a file of markup; what it names lies beside it."""
    import typst

    pdf: bytes = typst.compile(str(source), font_paths=[str(font_folder())], ignore_system_fonts=True, timestamp=0)
    return pdf.replace(_SUSPECTS, b" " * len(_SUSPECTS))


@cache
def _compiler() -> Any:
    import typst

    return typst.Compiler(
        str(TEMPLATES / "dossier.typ"),
        root=str(TEMPLATES),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
    )
