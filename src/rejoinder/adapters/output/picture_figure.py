"""Two pictures side by side as a page of the dossier, printed by typst."""

from __future__ import annotations

from typing import Any

from rejoinder.adapters.output.typst import render_template
from rejoinder.assembly.figure import Figure, Panel


def figure_page(figure: Figure) -> bytes:
    """The PDF. The same figure gives the same bytes."""
    return render_template(
        "plate",
        {
            "language": figure.language,
            "title": figure.title,
            "says": figure.says,
            "whole": [_panel(one) for one in figure.whole],
            "shared_title": figure.shared_title,
            "shared": [_panel(one) for one in figure.shared],
            "signs_title": figure.signs_title,
            "signs": [list(row) for row in figure.signs],
            "note": figure.note,
        },
    )


def _panel(panel: Panel) -> dict[str, Any]:
    """Bytes travel as numbers: what a template is filled with is JSON."""
    return {"picture": list(panel.picture), "caption": panel.caption}
