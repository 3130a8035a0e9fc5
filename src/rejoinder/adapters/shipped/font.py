"""The font that ships, Noto Sans SC, in which documents and captions are set."""

from __future__ import annotations

from pathlib import Path

FONT_PACKAGE = "justmytype_intl_cjk"
FONT_FOLDER = "fonts/ofl/notosanssc"


def font_folder() -> Path:
    """Where the shipped font lies, found without importing its package."""
    from importlib.util import find_spec

    spec = find_spec(FONT_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise ModuleNotFoundError(FONT_PACKAGE)
    return Path(next(iter(places))) / FONT_FOLDER


def font_file() -> Path:
    """The shipped font of three scripts."""
    return sorted(font_folder().glob("*.ttf"))[0]
