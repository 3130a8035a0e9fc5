"""A large file comes in chunks, goes on where it stopped, and belongs to nobody but who sends it."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db import resumable_upload
from rejoinder.db.erase import erase_old
from rejoinder.db.models import Case, File, FileDrop, UploadChunk, UploadSession
from rejoinder.db.resumable_upload import CHUNK_LIMIT, discard_old_uploads
from rejoinder.db.services import Services
from rejoinder.db.upload import PAPER_LIMIT
from tests.web.cast import NOTICE, Clock, browser_of, joined, person

Pages = Callable[[str], Client]
TUS = {"Tus-Resumable": "1.0.0"}
SCRIPT = {**TUS, "HX-Request": "true", "X-Kept-Upload": "1"}
BYTES = "application/offset+octet-stream"
WHOLE = b"Drawn in our studio in 2023. " * 10


def begun(client: Client, name: str = "studio.txt", size: int = len(WHOLE)) -> str:
    """The address of a file that was announced."""
    named = "filename " + base64.b64encode(name.encode()).decode()
    answered = client.post("/uploads/", headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": named})
    assert (answered.status_code, answered["Upload-Offset"]) == (201, "0"), answered.content
    return str(answered["Location"])


def patched(client: Client, address: str, offset: Any, content: bytes, kind: str = BYTES) -> Any:
    headers = {**TUS, "Upload-Offset": str(offset)}
    return client.patch(address, content, content_type=kind, headers=headers)


def sent(client: Client, name: str = "studio.txt", content: bytes = WHOLE) -> str:
    """The id of a file that came whole."""
    address = begun(client, name, len(content))
    assert patched(client, address, 0, content).status_code == 204
    return address.strip("/").rpartition("/")[2]


def filed(client: Client, case: Case, *uploaded: str, **more: Any) -> Any:
    return client.post(f"/cases/{case.pk}/papers/add/", {"uploaded": list(uploaded), **more}, headers=SCRIPT)


def content_of(services: Services, path: str) -> bytes:
    return services.blob(File.objects.get(path=path).sha256)


def test_a_file_goes_on_where_it_stopped_and_is_filed_whole(
    page: Pages, services: Services, opened: Callable[..., Case]
) -> None:
    case, alba = opened(), page("alba")
    address = begun(alba)
    assert patched(alba, address, 0, WHOLE[:100])["Upload-Offset"] == "100"
    asked = page("alba").head(address, headers=TUS)  # another visit, after the connection broke
    assert (asked["Upload-Offset"], asked["Upload-Length"], asked["Cache-Control"]) == ("100", "290", "no-store")
    assert patched(alba, address, 100, WHOLE[100:]).status_code == 204
    answered = filed(alba, case, "papers:" + address.split("/")[2])
    assert answered.status_code == 200, answered.content
    assert content_of(services, "evidence/studio.txt") == WHOLE


def test_files_that_came_before_the_form_join_those_that_came_with_it(
    page: Pages, services: Services, opened: Callable[..., Case]
) -> None:
    case, alba = opened(), page("alba")
    answered = filed(alba, case, f"papers:{sent(alba)}", papers=SimpleUploadedFile("small.txt", b"A note."))
    assert answered.status_code == 200, answered.content
    assert content_of(services, "evidence/small.txt") == b"A note."
    assert content_of(services, "evidence/studio.txt") == WHOLE


def test_a_drop_takes_them_under_their_paths_and_counts_once(page: Pages, services: Services) -> None:
    alba = page("alba")
    notice = sent(alba, "notice.eml", NOTICE.encode())
    form = {"token": "one", "uploaded": f"files:{notice}", "path": "mails/notice.eml"}
    first, second = (alba.post("/start/", form, headers=SCRIPT)["HX-Redirect"] for _ in range(2))
    assert first == second
    assert [each["name"] for each in FileDrop.objects.get().files] == ["mails/notice.eml"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("offset", "content", "kind", "status"),
    [
        (5, b"x", BYTES, 409),
        ("", b"x", BYTES, 400),
        ("-1", b"x", BYTES, 400),
        (0, b"x" * (len(WHOLE) + 1), BYTES, 413),
        (0, b"x", "text/plain", 415),
    ],
    ids=["ahead of what came", "without an offset", "before the file", "longer than announced", "of another kind"],
)
def test_a_chunk_that_does_not_fit_is_refused_and_leaves_nothing(
    page: Pages, offset: Any, content: bytes, kind: str, status: int
) -> None:
    alba = page("alba")
    assert patched(alba, begun(alba), offset, content, kind).status_code == status
    assert not UploadChunk.objects.exists()


def test_a_chunk_larger_than_one_may_be_is_refused(page: Pages) -> None:
    alba = page("alba")
    address = begun(alba, size=PAPER_LIMIT)
    assert patched(alba, address, 0, b"x" * (CHUNK_LIMIT + 1)).status_code == 413
    assert patched(alba, address, 0, b"x" * 6_000_000).status_code == 413
    assert not UploadChunk.objects.exists()


def test_the_same_chunk_sent_twice_counts_once(page: Pages) -> None:
    alba = page("alba")
    address = begun(alba)
    assert [patched(alba, address, 0, WHOLE[:50]).status_code for _ in range(2)] == [204, 409]
    assert alba.head(address, headers=TUS)["Upload-Offset"] == "50"


@pytest.mark.parametrize("size", ["0", "-5", "many", "", str(PAPER_LIMIT + 1), "9" * 30])
def test_a_size_that_no_file_may_have_is_refused_before_a_byte_comes(page: Pages, size: str) -> None:
    answered = page("alba").post("/uploads/", headers={**SCRIPT, "Upload-Length": size})
    assert answered.status_code in (400, 413)
    assert not UploadSession.objects.exists()


def test_a_file_that_has_not_come_whole_is_not_filed(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    address = begun(alba)
    patched(alba, address, 0, WHOLE[:100])
    answered = filed(alba, case, "papers:" + address.split("/")[2])
    assert answered.status_code == 400
    assert "studio.txt" in answered.content.decode()
    assert not File.objects.filter(path__startswith="evidence/").exists()


def test_nobody_else_sees_goes_on_with_or_files_an_upload(page: Pages, opened: Callable[..., Case]) -> None:
    case, address = opened(), begun(page("alba"))
    finished = sent(page("alba"))
    fedor = browser_of(joined(case.organisation, person("fedor"), "handler"))
    for client in (page("carla"), fedor):
        assert client.head(address, headers=TUS).status_code == 404
        assert patched(client, address, 0, b"x").status_code == 404
        assert client.delete(address, headers=TUS).status_code == 404
    assert filed(fedor, case, f"papers:{finished}").status_code == 404
    assert filed(fedor, case, "papers:no-upload").status_code == 404
    assert UploadSession.objects.count() == 2
    assert not File.objects.filter(path__startswith="evidence/").exists()


@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("dario", 404), ("", 401)])
def test_who_may_not_work_here_announces_nothing(page: Pages, who: str, status: int) -> None:
    answered = page(who).post("/uploads/", headers={**SCRIPT, "Upload-Length": "9"})
    assert answered.status_code == status
    assert not UploadSession.objects.exists()


def test_a_form_without_its_proof_sends_no_chunk(page: Pages) -> None:
    alba = page("alba")
    address = begun(alba)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = alba.cookies
    assert patched(strict, address, 0, b"x").status_code == 403
    assert strict.post("/uploads/", headers={**SCRIPT, "Upload-Length": "9"}).status_code == 403


@pytest.mark.parametrize(
    ("name", "lies"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\papers\\a.txt", "a.txt"),
        ("a\u202etxt.exe.txt", "atxt.exe.txt"),
        ("..", None),
    ],
)
def test_a_hostile_name_does_no_harm(page: Pages, opened: Callable[..., Case], name: str, lies: str | None) -> None:
    case, alba = opened(), page("alba")
    answered = filed(alba, case, f"papers:{sent(alba, name)}")
    paths = [f"evidence/{lies}"] if lies else []
    assert answered.status_code == (200 if lies else 400)
    assert list(File.objects.filter(path__startswith="evidence/").values_list("path", flat=True)) == paths


def test_a_kind_that_is_not_taken_is_not_taken_in_chunks_either(page: Pages, opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    answered = filed(alba, case, f"papers:{sent(alba, 'run.exe')}")
    assert answered.status_code == 400
    assert "run.exe" in answered.content.decode()


def test_what_was_announced_first_makes_room(page: Pages, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resumable_upload, "EACH_LIMIT", 250)
    alba, addresses = page("alba"), []
    for _ in range(3):
        addresses.append(begun(alba, size=100))
        clock.at += dt.timedelta(seconds=1)
    assert [alba.head(each, headers=TUS).status_code for each in addresses] == [404, 200, 200]


def test_half_an_upload_is_thrown_away_with_its_bytes(page: Pages, services: Services, clock: Clock) -> None:
    alba = page("alba")
    address = begun(alba)
    patched(alba, address, 0, WHOLE[:100])
    digest = UploadChunk.objects.get().sha256
    clock.at += dt.timedelta(hours=23)
    discard_old_uploads(clock.at)
    erase_old(services)
    assert not services.vault().lacks([digest])
    clock.at += dt.timedelta(hours=1)
    assert alba.head(address, headers=TUS).status_code == 404
    discard_old_uploads(clock.at)
    clock.at += dt.timedelta(hours=1)
    erase_old(services)
    assert services.vault().lacks([digest]) == {digest}


def test_what_a_form_took_is_thrown_away_and_the_paper_stays(
    page: Pages, services: Services, clock: Clock, opened: Callable[..., Case]
) -> None:
    case, alba = opened(), page("alba")
    address = begun(alba)
    patched(alba, address, 0, WHOLE[:100])
    patched(alba, address, 100, WHOLE[100:])
    filed(alba, case, "papers:" + address.split("/")[2])
    digests = set(UploadChunk.objects.values_list("sha256", flat=True))
    clock.at += dt.timedelta(hours=2)
    discard_old_uploads(clock.at)
    clock.at += dt.timedelta(hours=1)
    erase_old(services)
    assert services.vault().lacks(digests) == digests
    assert content_of(services, "evidence/studio.txt") == WHOLE


def test_an_upload_that_is_given_up_is_gone(page: Pages) -> None:
    alba = page("alba")
    address = begun(alba)
    assert alba.delete(address, headers=TUS).status_code == 204
    assert alba.head(address, headers=TUS).status_code == 404


def test_a_program_of_another_version_is_told_which_is_spoken(page: Pages) -> None:
    alba = page("alba")
    answered = alba.post("/uploads/", headers={"Tus-Resumable": "0.2.0", "Upload-Length": "9"})
    assert (answered.status_code, answered["Tus-Version"]) == (412, "1.0.0")
    offered = alba.options("/uploads/")
    assert (offered.status_code, offered["Tus-Max-Size"]) == (204, str(PAPER_LIMIT))
