"""Seals: one digest over many files, with a proof for each, so that any of them can be shown without the others.

The tree is that of RFC 6962: a leaf is SHA-256(0x00, entry), a node SHA-256(0x01, left, right), and the left side of
a node is the largest power of two below its size. An entry is the file's path, digest and size as compact JSON.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.vault.stamp import Stamp, stamps_from

SCHEMA = "rejoinder.seal/1"
_COMPACT = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
_DIGEST = re.compile("[0-9a-f]{64}")


class NothingToSeal(Invalid):
    """No file was found."""


class SealIsUnreadable(Invalid):
    """The file is no seal, or one that this version does not know."""


@attrs.frozen(kw_only=True)
class SealedFile:
    """One file under a seal."""

    path: str
    sha256: str
    size_bytes: int


@attrs.frozen(kw_only=True)
class Seal:
    """The files sealed together, the root over them, and each file's proof."""

    made_at: dt.datetime
    files: tuple[SealedFile, ...]
    root: str
    proofs: tuple[tuple[str, ...], ...]
    """For each file the digests that lead from its leaf to the root, nearest first."""
    stated: str
    """The digest that the seal's own file gives for the whole of it."""
    stamps: tuple[Stamp, ...] = ()
    """What time authorities signed over the digest."""

    @property
    def digest(self) -> str:
        """The one value that stands for the seal: over its form, its hour and its root."""
        return _digest_of(self.made_at, self.root)


def seal_files(files: Sequence[SealedFile], *, made_at: dt.datetime) -> Seal:
    """The seal over these files. Raises: NothingToSeal."""
    if not files:
        raise NothingToSeal
    ordered = tuple(sorted(files, key=lambda file: file.path))
    levels = _levels([leaf(file) for file in ordered])
    proofs = tuple(_proof(position, levels) for position in range(len(ordered)))
    root = levels[-1][0].hex()
    return Seal(made_at=made_at, files=ordered, root=root, proofs=proofs, stated=_digest_of(made_at, root))


def leaf(file: SealedFile) -> bytes:
    """The digest that stands for a file in the tree."""
    text = _COMPACT({"path": file.path, "sha256": file.sha256, "size_bytes": file.size_bytes})
    return hashlib.sha256(b"\x00" + text.encode("utf-8", "surrogatepass")).digest()


def root_of(files: Sequence[SealedFile]) -> str:
    """The root over these files in this order."""
    return _levels([leaf(file) for file in files])[-1][0].hex()


def is_proven(file: SealedFile, *, position: int, count: int, proof: Sequence[str], root: str) -> bool:
    """Whether a file's proof leads to the root."""
    current, size = leaf(file), count
    rest = list(proof)
    while size > 1:
        alone = position == size - 1 and size % 2 == 1
        if not alone:
            if not rest:
                return False
            beside = bytes.fromhex(rest.pop(0))
            current = _node(beside, current) if position % 2 else _node(current, beside)
        position, size = position // 2, (size + 1) // 2
    return not rest and current.hex() == root


def as_data(seal: Seal) -> dict[str, Any]:
    """The seal as its file holds it."""
    files = [{**attrs.asdict(file), "proof": list(proof)} for file, proof in zip(seal.files, seal.proofs, strict=True)]
    return {**_head(seal), "files": files}


def _head(seal: Seal) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "made_at": seal.made_at.isoformat(),
        "root": seal.root,
        "seal": seal.stated,
        "stamps": [attrs.asdict(stamp) for stamp in seal.stamps],
    }


def text_of(seal: Seal) -> bytes:
    """The one text of a seal, `as_data` as indented JSON; a file that differs from it in a single byte was changed.

    It is put together by hand: json indents so slowly that it would take longer than digesting the files.
    """
    head = json.dumps(_head(seal), ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = [
        f'  {{\n   "path": {_COMPACT(file.path)},\n   "sha256": "{file.sha256}",\n   "size_bytes": {file.size_bytes},\n'
        f'   "proof": {_proof_text(proof)}\n  }}'
        for file, proof in zip(seal.files, seal.proofs, strict=True)
    ]
    text = ",\n".join(rows)
    return f'{head},\n "files": [\n{text}\n ]\n}}\n'.encode("utf-8", "surrogatepass")


def _proof_text(proof: Sequence[str]) -> str:
    steps = '",\n    "'.join(proof)
    return f'[\n    "{steps}"\n   ]' if proof else "[]"


def from_data(found: Any) -> Seal:
    """The seal in a file. Raises: SealIsUnreadable."""
    try:
        rows = list(found["files"])
        seal = Seal(
            made_at=dt.datetime.fromisoformat(found["made_at"]),
            files=tuple(_file(row) for row in rows),
            root=_digest(found["root"]),
            proofs=tuple(tuple(_digest(step) for step in row["proof"]) for row in rows),
            stated=_digest(found["seal"]),
            stamps=stamps_from(found["stamps"]),
        )
        known = found["schema"] == SCHEMA and seal.files and seal.made_at.tzinfo is not None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SealIsUnreadable from error
    if not known:
        raise SealIsUnreadable
    return seal


def _digest_of(made_at: dt.datetime, root: str) -> str:
    head = {"schema": SCHEMA, "made_at": made_at.isoformat(), "root": root}
    return hashlib.sha256(json.dumps(head, separators=(",", ":")).encode()).hexdigest()


def _file(row: Mapping[str, Any]) -> SealedFile:
    path, size = row["path"], row["size_bytes"]
    if not isinstance(path, str) or type(size) is not int:
        raise TypeError(row)
    return SealedFile(path=path, sha256=_digest(row["sha256"]), size_bytes=size)


def _digest(found: Any) -> str:
    if not isinstance(found, str) or not _DIGEST.fullmatch(found):
        raise ValueError(found)
    return found


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """The leaves, then each level above, up to the root; an odd last one rises as it is, which is RFC 6962's tree."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        above = [_node(below[n], below[n + 1]) for n in range(0, len(below) - 1, 2)]
        levels.append(above + below[len(above) * 2 :])
    return levels


def _proof(position: int, levels: Sequence[Sequence[bytes]]) -> tuple[str, ...]:
    steps = []
    for level in levels[:-1]:
        beside = position ^ 1
        if beside < len(level):
            steps.append(level[beside].hex())
        position //= 2
    return tuple(steps)
