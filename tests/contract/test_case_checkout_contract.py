"""What a case's folder keeps to when rows and vault hold the case: the vault a folder, or a real S3 server."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from rejoinder.adapters.case_folder.case_files import CaseFiles as FolderShelves
from rejoinder.adapters.storage.blob import BlobIsMissing, Vault, local_store, s3_store
from rejoinder.db.case_checkout import CaseCheckout
from rejoinder.db.case_files import CaseFiles
from rejoinder.db.models import Case, File, Organisation
from tests.contract import local_s3
from tests.web.cast import NOW


class RoomKeeps:
    """Run on every vault by the classes below."""

    @pytest.fixture
    def vault(self, tmp_path) -> Vault:
        raise NotImplementedError

    @pytest.fixture
    def checkout(self, vault, tmp_path) -> CaseCheckout:
        return CaseCheckout(tmp_path / "room", lambda: vault)

    @pytest.fixture
    def case(self, db: None) -> Iterator[uuid.UUID]:
        house = Organisation.objects.create(name="Sandpiper Prints")
        yield Case.objects.create(organisation=house, opened_at=NOW).pk
        connections.close_all()

    @pytest.fixture
    def folder(self, checkout, case, tmp_path) -> Path:
        """A folder into which three papers were put."""
        folder = checkout.folder(case)
        case_files = CaseFiles(FolderShelves(), checkout)
        case_files.complete(folder)
        for name, content in (("票据 1.pdf", b"%PDF one"), ("квитанция.pdf", b"%PDF two"), ("empty.txt", b"")):
            (tmp_path / name).write_bytes(content)
            case_files.put(folder, tmp_path / name, relative=f"evidence/{name}")
        checkout.gather(folder)
        return folder

    def test_what_was_put_into_a_folder_is_laid_out_anew_to_the_last_byte(self, checkout, case, folder):
        before = contents(folder)
        checkout.forget(case)
        assert not folder.exists()
        assert contents(checkout.folder(case)) == before
        assert len(before) == 3

    def test_another_machine_lays_out_the_same_folder(self, vault, case, folder, tmp_path):
        assert contents(CaseCheckout(tmp_path / "elsewhere", lambda: vault).folder(case)) == contents(folder)

    def test_the_same_content_under_two_names_is_two_rows_and_one_blob(self, checkout, vault, case, folder):
        (folder / "evidence" / "again.pdf").write_bytes(b"%PDF one")
        checkout.gather(folder)
        checkout.gather(folder)
        rows = File.objects.filter(case_id=case).values_list("path", "sha256")
        assert len(rows) == 4
        assert len({sha256 for _, sha256 in rows}) == 3
        assert vault.lacks([sha256 for _, sha256 in rows]) == frozenset()

    def test_what_was_taken_out_is_laid_out_nowhere_again(self, checkout, case, folder):
        checkout.remove(folder, "evidence/empty.txt")
        assert "evidence/empty.txt" not in contents(checkout.folder(case))
        checkout.forget(case)
        assert "evidence/empty.txt" not in contents(checkout.folder(case))

    def test_what_was_taken_out_leaves_the_folder_of_another_machine_as_well(
        self, vault, checkout, case, folder, tmp_path
    ):
        other = CaseCheckout(tmp_path / "elsewhere", lambda: vault)
        laid = other.folder(case)
        checkout.remove(folder, "evidence/empty.txt")
        assert "evidence/empty.txt" in contents(laid)
        other.tidy(case)
        assert "evidence/empty.txt" not in contents(laid)
        assert len(contents(laid)) == 2

    def test_what_is_erased_while_it_is_filed_anew_lies_there_afterwards(self, vault, case, folder, tmp_path):
        class Erasing:
            """A vault from which the content goes just after somebody was told that it lies there."""

            def take(self, path):
                taken = vault.take(path)
                if not File.objects.filter(case_id=case, path="evidence/again.pdf").exists():
                    vault.drop(taken.sha256)
                return taken

        (folder / "evidence" / "again.pdf").write_bytes(b"%PDF one")
        CaseCheckout(folder.parent, Erasing).gather(folder)
        again = File.objects.get(case_id=case, path="evidence/again.pdf")
        assert vault.lacks([again.sha256]) == frozenset()

    def test_two_who_lay_it_out_at_once_meet_no_half_of_it(self, checkout, case, folder, tmp_path):
        before = contents(folder)
        checkout.forget(case)
        seen: list[dict[str, bytes]] = []

        def lay() -> None:
            try:
                seen.append(contents(checkout.folder(case)))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=lay) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert all(before.items() >= one.items() for one in seen)
        assert contents(checkout.folder(case)) == before
        assert len(seen) == 4

    def test_bytes_that_are_gone_are_said_and_nothing_stands_in_for_them(self, checkout, case, folder):
        File.objects.filter(case_id=case, path="evidence/empty.txt").update(sha256="0" * 64)
        checkout.forget(case)
        with pytest.raises(BlobIsMissing):
            checkout.folder(case)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".partial"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.django_db(transaction=True)
class RoomOnAFolderContract(RoomKeeps):
    @pytest.fixture
    def vault(self, tmp_path):
        return Vault(local_store(tmp_path / "vault"))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory) -> Iterator[str]:
    import pytest_socket

    pytest_socket.enable_socket()
    with local_s3.served(tmp_path_factory.mktemp("s3") / "server") as address:
        yield address


@pytest.mark.skipif(local_s3.WEED is None, reason="no S3 server is here")
@pytest.mark.enable_socket
@pytest.mark.django_db(transaction=True)
class RoomOnS3Contract(RoomKeeps):
    @pytest.fixture
    def vault(self, endpoint, monkeypatch, tmp_path):
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", local_s3.KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", local_s3.SECRET)
        return Vault(s3_store(f"s3://papers/{tmp_path.name}", endpoint=endpoint))
