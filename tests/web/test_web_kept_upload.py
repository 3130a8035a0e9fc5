"""A form with files that a script sends says where to go next, so that nothing has to be chosen anew where it fails."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.models import Case, File

Pages = Callable[[str], Client]
BY_SCRIPT = {"HX-Request": "true", "X-Kept-Upload": "1"}


def test_a_script_is_told_the_next_page_and_a_browser_is_redirected(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    address = f"/cases/{case.pk}/papers/add/"
    for name, headers, status in (("a.txt", BY_SCRIPT, 200), ("b.txt", {}, 302)):
        answered = alba.post(address, {"papers": [SimpleUploadedFile(name, b"A paper.")]}, headers=headers)
        assert answered.status_code == status
        assert answered.headers.get("HX-Redirect" if headers else "Location") == f"/cases/{case.pk}/papers/"
    assert File.objects.filter(case=case, path__startswith="evidence/").count() == 2


def test_a_script_hears_why_a_file_is_refused(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    wrong = {"papers": [SimpleUploadedFile("a.exe", b"MZ")]}
    answered = alba.post(f"/cases/{case.pk}/papers/add/", wrong, headers=BY_SCRIPT)
    assert answered.status_code == 400
    assert 'class="note bad"' in answered.content.decode()


def test_forms_with_files_keep_them_and_say_how_large_a_file_may_be(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    for tab in ("papers", "routes", "talk"):
        shown = alba.get(f"/cases/{case.pk}/{tab}/").content.decode()
        assert "data-keep-files" in shown, tab
        assert 'id="upload-words"' in shown, tab
        assert "web/upload" in shown, tab
