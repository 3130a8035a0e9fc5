"""Begin a case: drop a complaint, and papers with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from rejoinder.db.desk import desk
from rejoinder.domain.member import Act
from rejoinder.web.seat import house_page


@house_page(Act.WORK)
def start(request: HttpRequest) -> HttpResponse:
    """The page to drop a complaint on, and the case that comes of it."""
    dropped = request.FILES.get("complaint")
    if request.method != "POST" or dropped is None:
        return render(request, "start.html", {"here": "start"})
    with tempfile.TemporaryDirectory() as aside:
        case = desk().open_case(request.organisation, _laid(dropped, Path(aside)), request.user)
    return redirect("case", case.pk)


def _laid(dropped: UploadedFile, aside: Path) -> Path:
    """The file under a name of its own ending, and nothing else of what it was called."""
    path = aside / f"complaint{Path(dropped.name or '').suffix.lower()[:8]}"
    with path.open("wb") as file:
        for chunk in dropped.chunks():
            file.write(chunk)
    return path


urls = [path("start/", start, name="start")]
