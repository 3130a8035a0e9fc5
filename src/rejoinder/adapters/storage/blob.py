"""Content by its digest in an object store: a local folder, S3 or memory, all through obstore with the same code."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from rejoinder.adapters.storage.cipher import Cipher, KeyIsMissing, RecipientsAreNotNamed
from rejoinder.adapters.storage.digest import FileCannotBeRead
from rejoinder.adapters.storage.disk import PIECE, Disk, FileIsMissing, digest_of
from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.domain.phrase import phrase
from rejoinder.vault.holding import (
    DIGEST,
    Destruction,
    Holding,
    StoredContent,
    Swept,
    destruction_from,
    holding_from,
    text_of,
)
from rejoinder.vault.verification import Alteration

AT_ONCE_BYTES = 64_000_000
"""Up to here content is put create-only in one request; larger content is looked for first and then put in parts."""
LOCKED = ".age"
NOTE_LIMIT_BYTES = 20_000


class VaultIsSilent(Unavailable):
    """The store did not answer, or refused."""


class BlobIsMissing(Invalid):
    """The vault holds no such content."""


class BlobIsAltered(Invalid):
    """What lies under the digest is something else."""


class OutputExistsAlready(Invalid):
    """A file of that name is there; nothing is overwritten."""


class Vault:
    """Content, holds and destructions in one store (port `Vault`)."""

    def __init__(self, store: Any, *, cipher: Cipher | None = None, disk: Disk | None = None) -> None:
        self._store = store
        self._cipher = cipher or Cipher()
        self._disk = disk or Disk()

    def admit(self, path: Path) -> None:
        """Nothing is taken yet. Raises: FileIsMissing where nothing could be: no file, or one that may not be read."""
        try:
            if not path.is_file():
                raise FileIsMissing(file=path.name or str(path))
            with path.open("rb"):
                pass
        except OSError as error:
            raise FileCannotBeRead(file=path.name) from error

    def take(self, path: Path) -> StoredContent:
        """Put the content of a file in, once; in the place of what lies under its digest and is not what it was.

        Raises: FileIsMissing, FileCannotBeRead, VaultIsSilent.
        """
        self.admit(path)
        with tempfile.TemporaryDirectory() as name:
            # A copy first: what is digested and what is put in must be the same, even while the file is written to.
            copy = Path(name, "copy")
            try:
                self._disk.copy(path, copy, aside=Path(name))
            except OSError as error:
                raise FileCannotBeRead(file=path.name) from error
            sha256, size = digest_of(copy), copy.stat().st_size
            lying = self._name(sha256)
            if lying is not None and self._is_sound(lying, sha256):
                return StoredContent(sha256=sha256, size_bytes=size, new=False)
            if self._cipher.locks:
                self._cipher.lock(copy, copy.with_suffix(LOCKED))
                copy = copy.with_suffix(LOCKED)
            if lying is not None:
                with store_errors():
                    self._delete(sha256)
            new = self._store_file(sha256, copy)
            return StoredContent(sha256=sha256, size_bytes=size, new=new and lying is None, mended=lying is not None)

    def _is_sound(self, key: str, sha256: str) -> bool:
        """Whether what lies under a key is what its digest says; taken on trust where the key to look is not here."""
        try:
            return self._digest(key) == sha256
        except KeyIsMissing:
            return True

    def _store_file(self, sha256: str, path: Path) -> bool:
        import obstore

        key = _key(sha256) + (LOCKED if self._cipher.locks else "")
        with store_errors():
            if path.stat().st_size > AT_ONCE_BYTES:
                obstore.put(self._store, key, path, use_multipart=True)
                return True
            return self._create(key, path.read_bytes())

    def _create(self, key: str, content: bytes) -> bool:
        """New content under a key, never over another; False where something lies there."""
        import obstore

        try:
            obstore.put(self._store, key, content, mode="create")
        except (obstore.exceptions.AlreadyExistsError, FileExistsError):
            return False
        return True

    def pour(self, sha256: str, out: Path) -> None:
        """The content as a new file, whole and checked, or not at all.

        Raises: BlobIsMissing, BlobIsAltered, KeyIsMissing, OutputExistsAlready, VaultIsSilent.
        """
        key = self._name(sha256)
        if key is None:
            raise BlobIsMissing(sha256=sha256[:12])
        with tempfile.TemporaryDirectory() as name:
            opened = self._decrypt(key, Path(name))
            if opened is None or digest_of(opened) != sha256:
                raise BlobIsAltered(sha256=sha256[:12])
            try:
                self._disk.copy(opened, out, aside=out.absolute().parent)
            except FileExistsError as error:
                raise OutputExistsAlready(file=out.name) from error
            except OSError as error:
                raise FileCannotBeRead(file=out.name) from error

    def _decrypt(self, key: str, folder: Path) -> Path | None:
        """What lies under a key, decrypted, as a file; None where the cipher finds it changed."""
        import obstore

        fetched, opened = folder / "fetched", folder / "opened"
        with store_errors(), fetched.open("wb") as stream:
            for piece in obstore.get(self._store, key).stream(min_chunk_size=PIECE):
                stream.write(bytes(piece))
        if not key.endswith(LOCKED):
            return fetched
        return opened if self._cipher.open(fetched, opened) else None

    def hold(self, holding: Holding) -> None:
        """Note for whom content is held; the same hold twice is one."""
        with store_errors():
            self._create(f"held/{holding.sha256}/{_holder(holding.holder)}.json", text_of(holding))

    def holdings(self) -> tuple[Holding, ...]:
        """Every hold, by digest."""
        notes = (holding_from(content) for _, content in self._notes("held/"))
        return tuple(sorted((note for note in notes if note), key=lambda note: (note.sha256, note.holder)))

    def destructions(self) -> tuple[Destruction, ...]:
        """Every destruction, by digest."""
        notes = (destruction_from(content) for _, content in self._notes("destroyed/"))
        return tuple(sorted((note for note in notes if note), key=lambda note: note.sha256))

    def destroy(self, destruction: Destruction) -> None:
        """Note a destruction, then carry it out; doing it again finishes what was cut short."""
        sha256 = destruction.sha256
        with store_errors():
            self._create(f"destroyed/{sha256}.json", text_of(destruction))
            self._delete(sha256, *(key for key, _ in self._keys(f"held/{sha256}/")))

    def drop(self, sha256: str) -> bool:
        """Delete content of which nothing need be remembered; False, and nothing is done, where somebody holds it."""
        if any(self._keys(f"held/{sha256}/")):
            return False
        with store_errors():
            self._delete(sha256)
        return True

    def _delete(self, sha256: str, *notes: str) -> None:
        """Delete content, open or encrypted, then notes of it; what is gone already stays gone."""
        import obstore

        for key in (_key(sha256), _key(sha256) + LOCKED, *notes):
            with contextlib.suppress(FileNotFoundError):
                obstore.delete(self._store, key)
        for piece in self._pieces(sha256):
            piece.unlink(missing_ok=True)

    def _pieces(self, sha256: str) -> Iterator[Path]:
        """What a write that was cut short has left of content in a folder; no store lists it."""
        from obstore.store import LocalStore

        if isinstance(self._store, LocalStore) and self._store.prefix:
            yield from Path(self._store.prefix, _key(sha256)).parent.glob(f"{sha256}*#*")

    def sweep(self) -> Swept:
        """Look at every byte in the vault and name what is not what it was."""
        altered: list[Alteration] = []
        lying: set[str] = set()
        checked = locked = 0
        for key, _ in self._keys("blobs/"):
            sha256 = key.rpartition("/")[2].removesuffix(LOCKED)
            lying.add(sha256)
            if _key(sha256) != key.removesuffix(LOCKED) or not DIGEST.fullmatch(sha256):
                altered.append(Alteration(path=key, was=None, now=None, says=phrase("vault.swept-foreign")))
                checked += 1
                continue
            try:
                now = self._digest(key)
            except KeyIsMissing:
                locked += 1
                continue
            checked += 1
            if now != sha256:
                altered.append(Alteration(path=key, was=sha256, now=now, says=phrase("vault.swept-altered")))
        altered += self._missing(lying)
        return Swept(checked=checked, altered=tuple(altered), locked=locked)

    def reencrypt(self) -> Swept:
        """Encrypt all content anew for the recipients that are named now; what is cut short is done by another run.

        Returns: `checked` was encrypted anew; what is altered or opens with no key that is here stays as it is.

        Raises: RecipientsAreNotNamed, KeyIsUnreadable, VaultIsSilent.

        Limits: content that nobody holds must not be dropped at the same time, or it may lie there again.
        """
        if not self._cipher.locks:
            raise RecipientsAreNotNamed
        altered: list[Alteration] = []
        renewed = locked = 0
        for key, _ in list(self._keys("blobs/")):
            sha256 = key.rpartition("/")[2].removesuffix(LOCKED)
            try:
                sound = self._is_reencrypted(key, sha256)
            except KeyIsMissing:
                locked += 1
                continue
            if sound:
                renewed += 1
            else:
                altered.append(Alteration(path=key, was=sha256, now=None, says=phrase("vault.swept-altered")))
        return Swept(checked=renewed, altered=tuple(altered), locked=locked)

    def _is_reencrypted(self, key: str, sha256: str) -> bool:
        """Encrypt what lies under a key anew; False, and nothing is done, where it is not what its digest says."""
        import obstore

        with tempfile.TemporaryDirectory() as name:
            opened = self._decrypt(key, Path(name))
            if opened is None or digest_of(opened) != sha256 or _key(sha256) != key.removesuffix(LOCKED):
                return False
            target = Path(name, "renewed")
            self._cipher.lock(opened, target)
            with store_errors():
                obstore.put(self._store, _key(sha256) + LOCKED, target)
        with store_errors(), contextlib.suppress(FileNotFoundError):
            if not key.endswith(LOCKED):
                obstore.delete(self._store, key)
        if self._is_destroyed(sha256):  # while it was encrypted
            with store_errors():
                self._delete(sha256)
        return True

    def _is_destroyed(self, sha256: str) -> bool:
        import obstore

        try:
            with store_errors():
                obstore.head(self._store, f"destroyed/{sha256}.json")
        except FileNotFoundError:
            return False
        return True

    def lacks(self, digests: Collection[str]) -> frozenset[str]:
        """Those of these digests under which nothing lies in the vault."""
        lying = {key.rpartition("/")[2].removesuffix(LOCKED) for key, _ in self._keys("blobs/")}
        return frozenset(digests) - lying

    def _missing(self, lying: set[str]) -> Iterator[Alteration]:
        gone = {each.sha256 for each in self.destructions()}
        for holding in self.holdings():
            if holding.sha256 not in lying | gone:
                says = phrase("vault.swept-missing", name=holding.name)
                yield Alteration(path=_key(holding.sha256), was=holding.sha256, now=None, says=says)

    def _digest(self, key: str) -> str | None:
        import obstore

        if key.endswith(LOCKED):
            with tempfile.TemporaryDirectory() as name:
                opened = self._decrypt(key, Path(name))
                return None if opened is None else digest_of(opened)
        sha = hashlib.sha256()
        with store_errors():
            for piece in obstore.get(self._store, key).stream(min_chunk_size=PIECE):
                sha.update(piece)
        return sha.hexdigest()

    def _name(self, sha256: str) -> str | None:
        """The key under which content lies, locked or not; None where it does not."""
        import obstore

        for key in (_key(sha256), _key(sha256) + LOCKED):
            with store_errors(), contextlib.suppress(FileNotFoundError):
                obstore.head(self._store, key)
                return key
        return None

    def _keys(self, prefix: str) -> Iterator[tuple[str, int]]:
        import obstore

        with store_errors():
            for page in obstore.list(self._store, prefix=prefix):
                yield from ((str(found["path"]), int(found["size"])) for found in page)

    def _notes(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        import obstore

        for key, size in self._keys(prefix):
            if size <= NOTE_LIMIT_BYTES:
                with store_errors():
                    content = bytes(obstore.get(self._store, key).bytes())
                yield key, content


def local_store(folder: Path) -> Any:
    """A store in a folder of this machine, which is made where it is not there."""
    from obstore.store import LocalStore

    with store_errors():
        return LocalStore(str(folder), mkdir=True)


def s3_store(place: str, *, endpoint: str | None = None, region: str | None = None) -> Any:
    """A store in a bucket, named `s3://bucket/prefix`; who may enter stands in the environment (AWS_...)."""
    from obstore.store import S3Store

    bucket, _, prefix = place.removeprefix("s3://").partition("/")
    plain = endpoint is not None and endpoint.startswith("http://")
    options: Any = {"endpoint": endpoint, "region": region or "us-east-1"}
    with store_errors():
        return S3Store(
            bucket,
            prefix=prefix or None,
            config=_stated(options),
            client_options={"allow_http": plain, "timeout": "60s"},
            retry_config={"max_retries": 2},
        )


def _stated(options: Any) -> Any:
    return {name: value for name, value in options.items() if value is not None}


def _key(sha256: str) -> str:
    return f"blobs/{sha256[:2]}/{sha256}"


def _holder(holder: str) -> str:
    return holder if DIGEST.fullmatch(holder) else "none"


@contextlib.contextmanager
def store_errors() -> Iterator[None]:
    """What a store raises, as one sentence; that something is not there, or there already, is for the caller."""
    import obstore

    try:
        yield
    except (FileNotFoundError, FileExistsError, obstore.exceptions.AlreadyExistsError):
        raise
    except (obstore.exceptions.BaseError, OSError) as error:
        raise VaultIsSilent(why=" ".join(str(error).split())[:160]) from error
