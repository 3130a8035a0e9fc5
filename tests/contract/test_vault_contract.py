"""What every vault keeps to: in memory, in a folder, encrypted, and on a real S3 server."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import attrs
import obstore
import pytest
from obstore.store import MemoryStore

from rejoinder.adapters.storage.blob import (
    BlobIsAltered,
    BlobIsMissing,
    OutputExistsAlready,
    Vault,
    VaultIsSilent,
    local_store,
    s3_store,
)
from rejoinder.adapters.storage.cipher import (
    Cipher,
    KeyExistsAlready,
    KeyIsMissing,
    KeyIsUnreadable,
    RecipientsAreNotNamed,
    new_key,
)
from rejoinder.adapters.storage.disk import FileIsMissing
from rejoinder.cli.main import main
from rejoinder.vault.holding import Destruction, Holding, text_of
from tests.contract import local_s3

AT = dt.datetime(2026, 4, 7, 11, 0, tzinfo=dt.UTC)
ALBA, BRUNO = "a" * 64, "b" * 64


def held(sha256: str, holder: str, size: int = 1) -> Holding:
    return Holding(sha256=sha256, size_bytes=size, name="原件 1.pdf", holder=holder, at=AT, by="alba")


def keys(store: object) -> list[str]:
    return [found["path"] for page in obstore.list(store, prefix="blobs/") for found in page]


class VaultKeeps:
    """Run on every backend by the classes below."""

    @pytest.fixture
    def store(self, tmp_path):
        raise NotImplementedError

    @pytest.fixture
    def vault(self, store) -> Vault:
        return Vault(store)

    @pytest.fixture
    def paper(self, tmp_path) -> Path:
        path = tmp_path / "paper.pdf"
        path.write_bytes(b"%PDF " + bytes(range(256)) * 40)
        return path

    def test_what_was_taken_in_comes_out_to_the_last_bit(self, vault, paper, tmp_path):
        taken = vault.take(paper)
        assert (taken.sha256, taken.new) == (hashlib.sha256(paper.read_bytes()).hexdigest(), True)
        vault.pour(taken.sha256, tmp_path / "copy.pdf")
        assert (tmp_path / "copy.pdf").read_bytes() == paper.read_bytes()
        assert paper.exists()

    def test_an_empty_file_is_kept_as_well(self, vault, tmp_path):
        (tmp_path / "empty").touch()
        vault.pour(vault.take(tmp_path / "empty").sha256, tmp_path / "copy")
        assert (tmp_path / "copy").read_bytes() == b""

    def test_the_same_content_lies_there_once_for_all_cases(self, vault, store, paper):
        first, second = vault.take(paper), vault.take(paper)
        assert (first.sha256, second.new) == (second.sha256, False)
        for holder in (ALBA, BRUNO, ALBA):
            vault.hold(held(first.sha256, holder))
        assert len(keys(store)) == 1
        assert [each.holder for each in vault.holdings()] == [ALBA, BRUNO]

    def test_a_copy_is_never_written_over_a_file(self, vault, paper):
        taken = vault.take(paper)
        before = paper.read_bytes()
        with pytest.raises(OutputExistsAlready):
            vault.pour(taken.sha256, paper)
        assert paper.read_bytes() == before

    def test_changed_content_is_named_and_never_handed_out(self, vault, store, paper, tmp_path):
        taken = vault.take(paper)
        (key,) = keys(store)
        obstore.put(store, key, bytes(obstore.get(store, key).bytes())[:-1] + b"?")
        swept = vault.sweep()
        assert [(each.path, each.was) for each in swept.altered] == [(key, taken.sha256)]
        with pytest.raises(BlobIsAltered):
            vault.pour(taken.sha256, tmp_path / "copy")
        assert not (tmp_path / "copy").exists()

    def test_the_original_put_in_again_takes_the_place_of_what_was_changed(self, vault, store, paper, tmp_path):
        taken = vault.take(paper)
        (key,) = keys(store)
        obstore.put(store, key, bytes(obstore.get(store, key).bytes())[:-1] + b"?")
        assert vault.take(paper) == attrs.evolve(taken, new=False, mended=True)
        assert vault.take(paper) == attrs.evolve(taken, new=False)
        assert vault.sweep().altered == ()

    def test_a_sweep_names_what_is_gone_and_what_is_foreign(self, vault, store, paper):
        taken = vault.take(paper)
        vault.hold(held(taken.sha256, ALBA))
        assert vault.sweep().altered == ()
        (key,) = keys(store)
        obstore.delete(store, key)
        obstore.put(store, "blobs/zz/evil", b"x")
        assert {each.path: each.says.id for each in vault.sweep().altered} == {
            "blobs/zz/evil": "vault.swept-foreign",
            key.removesuffix(".age"): "vault.swept-missing",
        }

    def test_it_tells_which_digests_it_lacks(self, vault, paper):
        taken = vault.take(paper)
        assert vault.lacks([taken.sha256]) == frozenset()
        assert vault.lacks([taken.sha256, "0" * 64]) == {"0" * 64}

    def test_what_was_destroyed_is_gone_and_the_fact_stays(self, vault, store, paper, tmp_path):
        taken = vault.take(paper)
        vault.hold(held(taken.sha256, ALBA))
        fact = Destruction(sha256=taken.sha256, at=AT, by="alba", reason="asked to")
        vault.destroy(fact)
        vault.destroy(attrs.evolve(fact, reason="again"))
        assert (keys(store), vault.holdings(), vault.destructions()) == ([], (), (fact,))
        assert vault.sweep().altered == ()
        with pytest.raises(BlobIsMissing):
            vault.pour(taken.sha256, tmp_path / "copy")

    def test_what_nobody_holds_can_be_dropped_and_put_in_anew(self, vault, store, paper):
        taken = vault.take(paper)
        assert vault.drop(taken.sha256) is True
        assert vault.drop(taken.sha256) is True
        assert (keys(store), vault.destructions()) == ([], ())
        assert vault.take(paper).new is True

    def test_what_somebody_holds_is_not_dropped(self, vault, paper):
        taken = vault.take(paper)
        vault.hold(held(taken.sha256, ALBA))
        assert vault.drop(taken.sha256) is False
        assert vault.lacks([taken.sha256]) == frozenset()

    def test_larger_content_goes_in_parts(self, vault, tmp_path, monkeypatch):
        monkeypatch.setattr("rejoinder.adapters.storage.blob.AT_ONCE_BYTES", 1_000_000)
        large = tmp_path / "large.tif"
        large.write_bytes(b"layer" * 2_400_000)
        taken = vault.take(large)
        assert vault.take(large).new is False
        vault.pour(taken.sha256, tmp_path / "copy")
        assert hashlib.sha256((tmp_path / "copy").read_bytes()).hexdigest() == taken.sha256

    def test_what_is_no_file_is_not_taken_in(self, vault, tmp_path):
        for path in (tmp_path, tmp_path / "absent"):
            with pytest.raises(FileIsMissing):
                vault.take(path)


class TestVaultInMemory(VaultKeeps):
    @pytest.fixture
    def store(self):
        return MemoryStore()


class TestVaultInAFolder(VaultKeeps):
    @pytest.fixture
    def store(self, tmp_path):
        return local_store(tmp_path / "vault")

    def test_what_a_write_that_was_cut_short_left_goes_with_the_content(self, vault, paper, tmp_path):
        taken = vault.take(paper)
        blob = tmp_path / "vault/blobs" / taken.sha256[:2] / taken.sha256
        blob.with_name(f"{blob.name}#1").write_bytes(blob.read_bytes()[:9])
        assert vault.sweep().altered == ()
        vault.destroy(Destruction(sha256=taken.sha256, at=AT, by="alba", reason="asked"))
        assert not list(blob.parent.iterdir())


class TestVaultEncrypted(VaultKeeps):
    @pytest.fixture
    def store(self):
        return MemoryStore()

    @pytest.fixture
    def cipher(self, tmp_path) -> Cipher:
        return Cipher([new_key(tmp_path / "key.txt")], tmp_path / "key.txt")

    @pytest.fixture
    def vault(self, store, cipher) -> Vault:
        return Vault(store, cipher=cipher)

    def test_nothing_can_be_read_without_the_key(self, vault, store, paper, tmp_path):
        taken = vault.take(paper)
        (key,) = keys(store)
        assert b"%PDF" not in bytes(obstore.get(store, key).bytes())
        assert vault.sweep().locked == 0
        new_key(tmp_path / "other.txt")
        for identity in (None, tmp_path / "other.txt", tmp_path / "lost.txt"):
            stranger = Vault(store, cipher=Cipher(identity=identity))
            swept = stranger.sweep()
            assert (swept.checked, swept.locked, swept.altered) == (0, 1, ())
            with pytest.raises(KeyIsMissing):
                stranger.pour(taken.sha256, tmp_path / "copy")

    def test_everything_opens_with_the_new_key_alone_once_it_was_encrypted_anew(self, vault, store, paper, tmp_path):
        other = tmp_path / "other.pdf"
        other.write_bytes(b"kept before anybody was named")
        taken, plain = vault.take(paper), Vault(store).take(other)
        vault.hold(held(taken.sha256, ALBA))
        both = tmp_path / "both.txt"
        recipient = new_key(tmp_path / "new.txt")
        both.write_text((tmp_path / "key.txt").read_text() + (tmp_path / "new.txt").read_text())
        for _ in range(2):  # and once more after it was whole
            swept = Vault(store, cipher=Cipher([recipient], both)).reencrypt()
            assert (swept.checked, swept.altered, swept.locked) == (2, (), 0)
        assert all(key.endswith(".age") for key in keys(store))
        now = Vault(store, cipher=Cipher([recipient], tmp_path / "new.txt"))
        for each, file in ((taken, paper), (plain, other)):
            now.pour(each.sha256, tmp_path / each.sha256)
            assert (tmp_path / each.sha256).read_bytes() == file.read_bytes()
            with pytest.raises(KeyIsMissing):
                vault.pour(each.sha256, tmp_path / "copy")
        assert now.sweep().altered == ()
        assert [each.holder for each in now.holdings()] == [ALBA]

    def test_what_is_altered_destroyed_or_opens_with_no_key_is_not_encrypted_anew(self, vault, store, paper, tmp_path):
        taken = vault.take(paper)
        (key,) = keys(store)
        before = bytes(obstore.get(store, key).bytes())
        recipient = new_key(tmp_path / "new.txt")
        without = Vault(store, cipher=Cipher([recipient], tmp_path / "new.txt")).reencrypt()
        assert (without.checked, without.locked) == (0, 1)
        with pytest.raises(RecipientsAreNotNamed):
            Vault(store, cipher=Cipher(identity=tmp_path / "key.txt")).reencrypt()
        assert bytes(obstore.get(store, key).bytes()) == before
        renewing = Vault(store, cipher=Cipher([recipient], tmp_path / "key.txt"))
        obstore.put(store, key, before[:-1] + b"x")
        assert [each.was for each in renewing.reencrypt().altered] == [taken.sha256]
        obstore.put(store, key, before)
        # As it stands where somebody destroys it while it is encrypted: the note is there, the content too.
        note = Destruction(sha256=taken.sha256, at=AT, by="alba", reason="asked for")
        obstore.put(store, f"destroyed/{taken.sha256}.json", text_of(note))
        renewing.reencrypt()
        assert keys(store) == []

    def test_a_key_that_is_none_is_told(self, store, paper, tmp_path):
        with pytest.raises(KeyIsUnreadable):
            Vault(store, cipher=Cipher(["age1nonsense"])).take(paper)
        with pytest.raises(KeyExistsAlready):
            new_key(paper)

    def test_only_its_owner_can_read_a_new_key(self, cipher, tmp_path):
        assert (tmp_path / "key.txt").stat().st_mode & 0o077 == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("s3") / "server"


@pytest.fixture(scope="module")
def endpoint(server):
    import pytest_socket

    pytest_socket.enable_socket()
    with local_s3.served(server) as address:
        yield address


@pytest.mark.skipif(local_s3.WEED is None, reason="no S3 server is here")
@pytest.mark.enable_socket
class TestVaultOnS3(VaultKeeps):
    @pytest.fixture
    def store(self, endpoint, monkeypatch, tmp_path):
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", local_s3.KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", local_s3.SECRET)
        return s3_store(f"s3://papers/{tmp_path.name}", endpoint=endpoint)

    def test_a_second_put_of_other_content_never_replaces_the_first(self, store):
        obstore.put(store, "blobs/aa/one", b"first", mode="create")
        with pytest.raises(obstore.exceptions.AlreadyExistsError):
            obstore.put(store, "blobs/aa/one", b"second", mode="create")
        assert bytes(obstore.get(store, "blobs/aa/one").bytes()) == b"first"

    def test_under_an_object_lock_what_is_destroyed_is_hidden_and_its_bytes_stay(self, store, endpoint, server, paper):
        local_s3.make_locked_bucket(server, "locked")
        locked = s3_store("s3://locked/v", endpoint=endpoint)
        vault = Vault(locked)
        taken = vault.take(paper)
        (key,) = keys(locked)
        version = obstore.head(locked, key)["version"]
        vault.destroy(Destruction(sha256=taken.sha256, at=AT, by="alba", reason="asked to"))
        assert keys(locked) == []
        kept = obstore.get(locked, key, options={"version": version})
        assert bytes(kept.bytes()) == paper.read_bytes()

    def test_a_store_that_refuses_is_one_sentence(self, store, endpoint, monkeypatch, paper):
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
        with pytest.raises(VaultIsSilent):
            Vault(s3_store("s3://papers/x", endpoint=endpoint)).take(paper)


# the command


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    monkeypatch.setenv("REJOINDER_SETTINGS", str(tmp_path / "settings.toml"))
    (tmp_path / "n.txt").write_text("Dear seller, a copyright complaint was filed against item 1005001234567890.")
    for name in ("case", "other"):
        assert main(["case", "new", str(tmp_path / name), "--complaint", str(tmp_path / "n.txt")]) == 0
    (tmp_path / "a.pdf").write_bytes(b"%PDF a")
    capsys.readouterr()
    return tmp_path / "case"


def events(case: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["case", "history", str(case), "--json"]) == 0
    return [line["event"] for line in json.loads(capsys.readouterr().out)["lines"]][2:]


def test_custody_stands_in_the_ledger_of_the_case(case, capsys, tmp_path):
    paper, digest = tmp_path / "a.pdf", hashlib.sha256(b"%PDF a").hexdigest()
    of_case = ["--case", str(case)]
    assert main(["vault", "add", str(paper), "--from", "Supplier", *of_case]) == 0
    assert main(["vault", "get", digest[:8], "--out", str(tmp_path / "b.pdf"), *of_case]) == 0
    assert main(["vault", "get", digest[:8], "--out", str(tmp_path / "c.pdf"), "--to", "counsel", *of_case]) == 0
    assert main(["vault", "destroy", digest[:8], "--reason", "asked to", *of_case]) == 0
    told = events(case, capsys)
    assert told == ["evidence_received", "evidence_opened", "evidence_exported", "evidence_destroyed"]
    assert main(["vault", "get", digest, "--out", str(tmp_path / "d.pdf")]) == 2
    assert "asked to" in capsys.readouterr().err
    assert main(["verify", str(case)]) == 0


def test_what_another_case_holds_is_not_destroyed_by_the_way(case, capsys, tmp_path):
    paper, digest = tmp_path / "a.pdf", hashlib.sha256(b"%PDF a").hexdigest()
    for folder in (case, tmp_path / "other"):
        assert main(["vault", "add", str(paper), "--found", "camera", "--case", str(folder)]) == 0
    before = events(case, capsys)
    assert main(["vault", "destroy", digest, "--reason", "x", "--case", str(case)]) == 3
    assert events(case, capsys) == before
    assert main(["vault", "list", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["sha256"], row["cases"], row["names"]) == (digest, 2, ["a.pdf"])
    assert main(["vault", "destroy", digest, "--reason", "x", "--case", str(case), "--everywhere"]) == 0


def test_a_sweep_leaves_with_one_where_something_changed(case, capsys, tmp_path):
    assert main(["vault", "add", str(tmp_path / "a.pdf")]) == 0
    assert main(["vault", "sweep"]) == 0
    (blob,) = (path for path in (tmp_path / "vault/blobs").rglob("*") if path.is_file())
    blob.write_bytes(b"%PDF b")
    capsys.readouterr()
    assert main(["vault", "sweep", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["altered"][0]["is"] == hashlib.sha256(b"%PDF b").hexdigest()


def test_the_settings_lock_the_vault(case, capsys, tmp_path):
    assert main(["vault", "key", "--out", str(tmp_path / "key.txt")]) == 0
    public = (tmp_path / "key.txt").read_text().split()[3]
    (tmp_path / "settings.toml").write_text(
        f'[vault]\nplace = "safe"\nrecipients = ["{public}"]\nidentity = "key.txt"\n'
    )
    assert main(["vault", "add", str(tmp_path / "a.pdf")]) == 0
    assert [path.suffix for path in (tmp_path / "safe/blobs").rglob("*") if path.is_file()] == [".age"]
    digest = hashlib.sha256(b"%PDF a").hexdigest()
    assert main(["vault", "get", digest, "--out", str(tmp_path / "b.pdf")]) == 0
    assert (tmp_path / "b.pdf").read_bytes() == b"%PDF a"


def test_the_vault_is_encrypted_anew_for_whom_the_settings_name(case, capsys, tmp_path):
    def settings(recipient: str) -> None:
        lines = ("[vault]", 'place = "safe"', f'recipients = ["{recipient}"]', 'identity = "keys.txt"')
        (tmp_path / "settings.toml").write_text("\n".join(lines))

    old, new = (new_key(tmp_path / name) for name in ("old.txt", "new.txt"))
    (tmp_path / "keys.txt").write_text((tmp_path / "old.txt").read_text())
    settings(old)
    main(["vault", "add", str(tmp_path / "a.pdf")])
    settings(new)
    capsys.readouterr()
    (tmp_path / "keys.txt").write_text((tmp_path / "new.txt").read_text())
    assert main(["vault", "reencrypt"]) == 1  # the earlier key is not here
    assert "1 could not be looked at" in capsys.readouterr().out
    (tmp_path / "keys.txt").write_text((tmp_path / "new.txt").read_text() + (tmp_path / "old.txt").read_text())
    assert main(["vault", "reencrypt"]) == 0
    assert "Encrypted 1 paper anew" in capsys.readouterr().out
    (tmp_path / "keys.txt").write_text((tmp_path / "new.txt").read_text())
    digest = hashlib.sha256(b"%PDF a").hexdigest()
    assert main(["vault", "get", digest, "--out", str(tmp_path / "b.pdf")]) == 0


@pytest.mark.parametrize("digest", ["", "abc", "zzzzzzz", "ffffffffffff"])
def test_an_unknown_digest_is_bad_input(case, capsys, tmp_path, digest):
    assert main(["vault", "add", str(tmp_path / "a.pdf")]) == 0
    capsys.readouterr()
    assert main(["vault", "get", digest, "--out", str(tmp_path / "b.pdf")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
