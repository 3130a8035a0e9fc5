"""What the files of pictures say of their camera as a page of the dossier, printed by typst."""

from __future__ import annotations

import attrs

from rejoinder.adapters.output.typst import render_template
from rejoinder.assembly.camera_page import CameraPage


def printed_camera_page(page: CameraPage) -> bytes:
    """The PDF. The same page gives the same bytes."""
    data = attrs.asdict(page)
    data["picture"]["picture"] = list(page.picture.picture)  # what a template is filled with is JSON
    return render_template("camera", data)
