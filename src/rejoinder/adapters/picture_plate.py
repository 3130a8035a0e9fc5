"""Two pictures side by side as a page of the dossier, printed by typst."""

from __future__ import annotations

from typing import Any

from rejoinder.adapters.typst import printed
from rejoinder.assembly.plate import Panel, Plate


def plate_page(plate: Plate) -> bytes:
    """The PDF. The same plate gives the same bytes."""
    return printed(
        "plate",
        {
            "language": plate.language,
            "title": plate.title,
            "says": plate.says,
            "whole": [_panel(one) for one in plate.whole],
            "shared_title": plate.shared_title,
            "shared": [_panel(one) for one in plate.shared],
            "signs_title": plate.signs_title,
            "signs": [list(row) for row in plate.signs],
            "note": plate.note,
        },
    )


def _panel(panel: Panel) -> dict[str, Any]:
    """Bytes travel as numbers: what a template is filled with is JSON."""
    return {"picture": list(panel.picture), "caption": panel.caption}
