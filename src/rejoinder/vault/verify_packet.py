#!/usr/bin/env python3
"""Checks that a packet of papers is as it was made. Needs nothing but Python 3.8 or newer; changes and unpacks nothing.

    python3 verify.py                            next to manifest.json, after unpacking
    python3 verify.py packet.zip                 before unpacking; the other parts are looked for beside it
    python3 verify.py --seal DIGEST packet.zip   and compare the seal with one that reached you in another way

The story, in the order in which it stands below:
1. `manifest.json` lists every file with its SHA-256 digest. Each file is digested anew and compared with the list.
2. `seal` in that list is a chain of digests over the head of the list and every line. It is worked out anew, so no line
   can be changed, moved or left out without another seal.
3. Where every file is right, the zip itself is made again and compared byte by byte, so nothing hides around the files.
4. Stamps on the seal may lie beside the packet, in packet.stamps.json. Whether one speaks of this very seal, and which
   hour it names, is checked.
The story decides alone: were "# The rest", which opens zips and finds words, wrong, no digest of the story would fit.
Exit code: 0 as it was made, 1 not as it was made, 2 there is nothing here to check.

What it cannot know: somebody who changes a file can also write a new list with a new seal. That is why the seal is
shown: compare it with the one you were told in a letter or a form, or with a time stamp. Whether a stamp was really
signed by a time authority you trust is a matter of cryptography that Python does not bring along: use
`rejoinder verify`, or `openssl ts -verify -digest SEAL -token_in -in STAMP -CAfile THEIR-CERTIFICATES`.
"""

# ruff: noqa: UP006, UP017, UP035 - this file must run on Python 3.8
from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import os
import re
import struct
import sys
import unicodedata
import zipfile
import zlib
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO, Dict, Iterable, Iterator, NamedTuple, Sequence, Tuple

SCHEMA, STAMPS_SCHEMA = "rejoinder.packet/1", "rejoinder.stamps/1"
MANIFEST, VERIFIER, STAMPS = "manifest.json", "verify.py", "packet.stamps.json"
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__", "__MACOSX"}
Manifest = Dict[str, Any]
Entry = Tuple[str, "bytes | None"]
"""A name in a zip and what it holds; None where that cannot be read."""
Found = Tuple[str, "str | None", "Place | None"]
"""A file that is there: its path, its digest, and where it differs from what the list promises."""


class Problem(NamedTuple):
    """A key of WORDS, the path, the digest listed and found; first other byte of a zip; place in a file; new name."""

    kind: str
    path: str
    was: str | None = None
    now: str | None = None
    byte: int | None = None
    place: Place | None = None
    other: str | None = None


class Checked(NamedTuple):
    """The list of a packet, what is wrong, and what the stamps on its seal say: by whom, and the hour."""

    manifest: Manifest
    problems: list[Problem]
    stamps: list[tuple[str, str]]


# The story


def main(arguments: Sequence[str] | None = None) -> int:
    """Check what the arguments name, say what was found, and return the exit code."""
    chosen = asked(arguments)
    lines, code = report(chosen.packet or [Path(__file__).absolute().parent], chosen.seal)
    for key, values in lines:
        print(WORDS[chosen.language][key].format(**{name: _printable(value) for name, value in values.items()}))
    return code


def report(named: Sequence[Path], seal: str | None = None) -> tuple[list[tuple[str, dict[str, Any]]], int]:
    """What there is to say, as keys of WORDS with their values, and the exit code."""
    try:
        manifest, wrong, stamps = checked(named)
    except Damaged:
        return [("unlisted", {"path": named[0]}), ("altered", {})], 1
    except (NotAPacket, OSError):
        return [("nothing", {"path": named[0]})], 2
    foreign = seal is not None and seal.strip().lower() != manifest["seal"]
    lines = findings(manifest, wrong, foreign) + [("stamp", {"authority": who, "at": at}) for who, at in stamps]
    return [*lines, ("altered" if wrong or foreign else "intact", {})], int(bool(wrong or foreign))


def checked(paths: Sequence[Path]) -> Checked:
    """Everything that is wrong with a packet. Raises: NotAPacket, Damaged, OSError."""
    if paths[0].is_dir():
        folder, manifest = paths[0], list_in_folder(paths[0])
        wrong = problems(manifest, files_in_folder(folder, manifest))
    else:
        folder, (manifest, plain) = paths[0].parent, list_in_zip(paths)
        paths = parts_beside(paths, manifest)
        found, damaged = files_in_zips(paths, manifest, plain)
        wrong = problems(manifest, found) + damaged or repacked(paths, manifest)
    stamps, foreign = stamps_beside(folder, manifest["seal"])
    return Checked(manifest, wrong + foreign, stamps)


def problems(manifest: Manifest, found: Iterable[Found]) -> list[Problem]:
    """What differs between the list and what is there, sorted by path; then whether the list bears its own seal."""
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    listed.update({VERIFIER: manifest["verifier"], MANIFEST: _sha256(text_of(manifest))})
    seen, wrong = set(), []
    for path, now, place in found:
        if path not in listed or path in seen:
            wrong.append(Problem("added", path, None, now))
        elif now != listed[path]:
            wrong.append(Problem("changed", path, listed[path], now, place=place))
        seen.add(path)
    wrong = renamed(wrong, {listed[path]: path for path in listed if path not in seen})
    gone = {path for path in listed if path not in seen} - {problem.path for problem in wrong}
    wrong += [Problem("missing", path, listed[path]) for path in gone]
    if seal_of(manifest) != manifest["seal"]:
        in_order = {**manifest, "files": sorted(manifest["files"], key=lambda entry: str(entry["path"]))}
        kind = "order" if seal_of(in_order) == manifest["seal"] else "list"
        wrong.append(Problem(kind, MANIFEST, manifest["seal"], seal_of(manifest)))
    return sorted(wrong, key=lambda problem: (problem.path, problem.kind))


def renamed(wrong: Sequence[Problem], gone: dict[str, str]) -> list[Problem]:
    """The same, where what was added is what is gone from the list, by its digest: that file has another name now."""
    found = []
    for problem in wrong:
        was = gone.pop(problem.now, None) if problem.kind == "added" and problem.now else None
        found.append(Problem("renamed", was, problem.now, problem.now, other=problem.path) if was else problem)
    return found


def seal_of(manifest: Manifest) -> str:
    """The seal that this list must have: a chain over its head, then over every file in order.

    A step is the digest of the step before, a line feed, and the entry as compact sorted JSON.
    """
    chain = ""
    for entry in [{key: manifest[key] for key in manifest if key not in ("files", "seal")}, *manifest["files"]]:
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        chain = _sha256((chain + "\n" + text).encode("utf-8", "surrogatepass"))
    return chain


def text_of(manifest: Manifest) -> bytes:
    """The one text of a list, as it was written."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def files_in_folder(folder: Path, manifest: Manifest) -> Iterator[Found]:
    """Every file beside the list, but for the packet's own zips and stamps. Links are not followed."""
    entries = {unicodedata.normalize("NFC", entry["path"]): entry for entry in manifest["files"]}
    apart = {STAMPS, *(part["name"] for part in manifest["parts"] if re.fullmatch(r"[^/]+\.zip", part["name"]))}
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(set(folders) - LITTER)
        for name in sorted(set(names + links) - LITTER):
            file = Path(here, name)
            path = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
            if path in apart:
                continue
            entry, now, place = entries.get(path), None, None
            try:
                if file.is_file() and not file.is_symlink():
                    with file.open("rb") as stream:
                        now, place = looked_at(stream, entry)
            except OSError:
                pass  # it stays without a digest, which is a change
            yield entry["path"] if entry else path, now, place


def looked_at(stream: BinaryIO, entry: Manifest | None) -> tuple[str, Place | None]:
    """The digest of a file, read in pieces; and, where its entry in the list promises another, where it differs."""
    sha = hashlib.sha256()
    for piece in iter(lambda: stream.read(1 << 20), b""):
        sha.update(piece)
    stream.seek(0)
    return sha.hexdigest(), place_of(stream, entry) if entry and sha.hexdigest() != entry["sha256"] else None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def files_in_zips(paths: Sequence[Path], manifest: Manifest, plain: bytes) -> tuple[list[Found], list[Problem]]:
    """Every file in the zips, and the zips that are no parts of this packet, since they do not hold its list.

    Every part holds its own list and verifier: one copy stands for all, a wrong one before a right one.
    """
    listed = {entry["path"]: entry for entry in manifest["files"]}
    found: list[Found] = []
    damaged: list[Problem] = []
    for path in paths:
        entries = entries_in(path.read_bytes())
        if dict(entries).get(MANIFEST) != plain:
            damaged.append(Problem("damaged", path.name))
            continue
        for name, body in entries:
            now, place = looked_at(io.BytesIO(body or b""), listed.get(name))
            found.append((name, now, place) if body is not None else (name, None, None))
    own = [file for file in found if file[0] in (MANIFEST, VERIFIER)]
    own.sort(key=lambda file: file[1] != manifest["verifier"])
    return [file for file in found if file not in own] + list({file[0]: file for file in own}.values()), damaged


def repacked(paths: Sequence[Path], manifest: Manifest) -> list[Problem]:
    """The zips that are not as they were made, although every file in them is right: each with its first other byte."""
    wrong = []
    for path in paths:
        now = path.read_bytes()
        was = made_anew(entries_in(now), manifest)
        if now != was:
            wrong.append(Problem("repacked", path.name, None, _sha256(now), first_difference(now, was)))
    return wrong


def made_anew(entries: Sequence[Entry], manifest: Manifest) -> bytes:
    """A zip as it was made of these files; nothing where they are not the files of one part."""
    bodies = {name: body or b"" for name, body in entries}
    part = next((entry["part"] for entry in manifest["files"] if entry["path"] in bodies), None)
    names = [MANIFEST, VERIFIER, *sorted(entry["path"] for entry in manifest["files"] if entry["part"] == part)]
    if sorted(names) != sorted(name for name, _ in entries):
        return b""
    return zipped([(name, bodies[name]) for name in names], datetime.fromisoformat(manifest["made_at"]))


def zipped(entries: Sequence[tuple[str, bytes]], made_at: datetime) -> bytes:
    """A zip as packets are made: in this order, uncompressed, every entry dated `made_at` in UTC."""
    moment = made_at.astimezone(timezone.utc)
    date_time = (min(max(moment.year, 1980), 2107), *moment.timetuple()[1:6])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:
        for name, body in entries:
            entry = zipfile.ZipInfo(name, date_time)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, body)
    return made.getvalue()


# The rest: how a list is found, how zips are opened, and the words for what was found


class Place(NamedTuple):
    """Where a changed file differs, in bytes counted from 0: one `byte`, somewhere `within` two, `added` or `cut`."""

    kind: str
    first: int
    last: int
    was: int | None = None
    now: int | None = None


class NotAPacket(Exception):
    """There is nothing that looks like a packet."""


class Damaged(Exception):
    """It is a packet, but its list cannot be read."""


MARKS = re.compile(r"[1-9][0-9]{0,11}( [0-9a-f]{8}){0,32}")
TST_INFO = re.compile(
    rb"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04.{2,80}?"  # a time authority states
    rb"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01(?:\x05\x00)?\x04\x20(.{32}).{2,40}?"  # of a SHA-256 digest
    rb"\x18[\x0f-\x1f](\d{14})(\.\d{1,12})?Z",  # that it was there at this hour of UTC
    re.DOTALL,
)
MEMORY = 2_000_000_000
"""A zip is read into memory, and none larger than this was ever made as part of a packet."""
NO_DATA = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packet", nargs="*", type=Path, help="the zip, every part of it, or the unpacked folder")
    parser.add_argument("--seal", help="the seal that reached you in another way")
    parser.add_argument("--language", choices=sorted(WORDS), default="en")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return parser.parse_args(arguments)


def findings(manifest: Manifest, wrong: Sequence[Problem], foreign: bool) -> list[tuple[str, dict[str, Any]]]:
    """What there is to say before the outcome, as keys of WORDS with their values."""
    files, parts = manifest["files"], manifest["parts"]
    over = {number for number, part in enumerate(parts, 1) if part.get("note") == "larger-than-limit"}
    lines = [("made", {"made_at": manifest["made_at"], "files": len(files), "parts": len(parts)})]
    lines += [("over", {"path": entry["path"]}) for entry in files if entry["part"] in over]
    for problem in wrong:
        lines.append((problem.kind, {"path": problem.path, "byte": problem.byte, "other": problem.other}))
        lines += [("place-" + problem.place.kind, problem.place._asdict())] if problem.place else []
    return lines + ([("other", {})] if foreign else []) + [("seal", {"seal": manifest["seal"]})]


def manifest_from(content: bytes) -> Manifest:
    """The list as data. Raises Damaged for what is none, a name that stands twice, a time without a zone."""

    def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        manifest: Manifest = json.loads(content.decode("utf-8"), object_pairs_hook=distinct)
        files, names = manifest["files"], [part["name"] for part in manifest["parts"]]
        texts = [manifest["seal"], manifest["verifier"], *names]
        texts += [entry[key] for entry in files for key in ("path", "sha256")]
        zone = datetime.fromisoformat(manifest["made_at"]).tzinfo
        sound = manifest["schema"] == SCHEMA and zone is not None and bool(names)
        sound = sound and len({entry["path"] for entry in files}) == len(files)
        sound = sound and all(isinstance(text, str) for text in texts)
        sound = sound and all(type(entry[key]) is int for entry in files for key in ("size_bytes", "part"))
        sound = sound and all(MARKS.fullmatch(entry.get("marks", "1")) for entry in files)
    except NO_DATA:
        sound = False
    if not sound:
        raise Damaged(MANIFEST)
    return manifest


def list_in_folder(folder: Path) -> Manifest:
    """The list of an unpacked packet. Raises: NotAPacket, Damaged where only its verifier is left, OSError."""
    try:
        with (folder / MANIFEST).open("rb") as stream:
            return manifest_from(stream.read(50_000_000))
    except (FileNotFoundError, IsADirectoryError) as error:
        verifier = folder / VERIFIER
        left = verifier.is_file() and SCHEMA.encode() in verifier.read_bytes()[: 1 << 20]
        raise Damaged(MANIFEST) if left else NotAPacket(MANIFEST) from error


def list_in_zip(paths: Sequence[Path]) -> tuple[Manifest, bytes]:
    """The list in the first of the zips, as data and as it stands there. Raises: NotAPacket, Damaged, OSError."""
    if sum(path.stat().st_size for path in paths) > MEMORY:
        raise NotAPacket(MANIFEST)
    content = paths[0].read_bytes()
    bodies = dict(entries_in(content))
    plain = bodies.get(MANIFEST)
    if plain is not None and SCHEMA.encode() in plain:
        return manifest_from(plain), plain
    marked = any(SCHEMA.encode() in (body or b"") for body in [content, *bodies.values()])
    raise Damaged(MANIFEST) if marked else NotAPacket(MANIFEST)


def parts_beside(paths: Sequence[Path], manifest: Manifest) -> Sequence[Path]:
    """All parts of the packet that lie beside the one that was named; else the paths as they were named."""
    beside = [paths[0].with_name(part["name"]) for part in manifest["parts"] if Path(part["name"]).name == part["name"]]
    return [path for path in beside if path.is_file()] if len(paths) == 1 and paths[0] in beside else paths


def entries_in(content: bytes) -> list[Entry]:
    """Name and bytes of each file in a zip; none where it would swell beyond reason."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > 20 * len(content) + 10_000_000:
                return []
            if content.startswith(b"PK\3\4") and all(entry.header_offset for entry in packed.infolist()):
                return list(_left_in(content))  # the end that was found is that of a zip within this one
            files = [entry for entry in packed.infolist() if entry.file_size or not entry.filename.endswith("/")]
            return [(entry.filename, _body(packed, entry, content)) for entry in files]
    except UNREADABLE:
        return list(_left_in(content))


def _left_in(content: bytes) -> Iterator[Entry]:
    """What a zip that was cut still holds, from its begin on; the last file may be cut as well."""
    at = 0
    while content[at : at + 4] == b"PK\3\4" and len(content) >= at + 30:
        flags, packing = struct.unpack_from("<HH", content, at + 6)
        size, name, more = struct.unpack_from("<IHH", content, at + 22)
        start = at + 30 + name + more
        if flags & 8 or packing != zipfile.ZIP_STORED or start > len(content):
            return
        yield content[at + 30 : at + 30 + name].decode("utf-8", "replace"), content[start : start + size]
        at = start + size


def _body(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes) -> bytes | None:
    """What an entry holds, also where the zip's own check says that it is not what it was: the digest will tell."""
    head = content[entry.header_offset : entry.header_offset + 30]
    if entry.compress_type == zipfile.ZIP_STORED and head[:4] == b"PK\3\4" and len(head) == 30:
        start = entry.header_offset + 30 + sum(struct.unpack("<HH", head[26:]))
        return content[start : start + entry.file_size]
    try:
        with packed.open(entry) as stream:
            return stream.read(entry.file_size + 1)
    except UNREADABLE:
        return None


def first_difference(one: bytes, other: bytes, at: int = 0, step: int = 1 << 16) -> int:
    """The first byte at which two contents differ: looked for in large steps, then in ever smaller ones."""
    while one[at : at + step] == other[at : at + step]:
        at += step
    return at if step == 1 else first_difference(one, other, at, step >> 8)


# Where a changed file differs


def place_of(stream: BinaryIO, entry: Manifest) -> Place | None:
    """Where a changed file differs from what its entry in the list promises; None where nothing tells.

    The CRC of a block tells which byte of it was changed, if only one was; the digest of the file so mended proves it.
    """
    step, *marks = (int(word, 16 if at else 10) for at, word in enumerate(entry.get("marks", "1").split()))
    size, now, wrong, sha = entry["size_bytes"], stream.seek(0, io.SEEK_END), [], hashlib.sha256()
    stream.seek(0)
    for number, mark in enumerate(marks):
        block = stream.read(max(0, min(step, size - number * step, now - number * step)))
        sha.update(block)
        if zlib.crc32(block) != mark:
            wrong.append((number * step, number * step + len(block)))
    if now > size:
        return Place("added", size, now) if sha.hexdigest() == entry["sha256"] else None
    if now < size:
        return Place("cut", now, size)
    if len(wrong) == 1 and wrong[0][1] - wrong[0][0] <= 1 << 22:
        return _only_byte(stream, wrong[0], marks[wrong[0][0] // step], entry["sha256"]) or Place("within", *wrong[0])
    return Place("within", wrong[0][0], wrong[-1][1]) if wrong else None


def _only_byte(stream: BinaryIO, block: tuple[int, int], crc: int, sha256: str) -> Place | None:
    """The only byte of a block that was changed: the difference of its CRCs, taken back step by step to its origin."""
    stream.seek(0)
    content = bytearray(stream.read())
    table = [zlib.crc32(bytes([sign])) ^ zlib.crc32(b"\0") for sign in range(256)]
    by_top = {value >> 24: sign for sign, value in enumerate(table)}
    left = crc ^ zlib.crc32(content[slice(*block)])
    for byte in range(block[1] - 1, block[0] - 1, -1):
        sign = by_top[left >> 24]
        left = ((left ^ table[sign]) << 8) | sign
        if left < 256:
            now, content[byte] = content[byte], content[byte] ^ left
            if _sha256(bytes(content)) == sha256:
                return Place("byte", byte, byte + 1, content[byte], now)
            content[byte] = now
    return None


# Stamps


def stamps_beside(folder: Path, seal: str) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Who gave each stamp on this seal, and the hour it names; and what is wrong with the file of stamps."""
    try:
        found = json.loads((folder / STAMPS).read_bytes().decode("utf-8"))
        if (found["schema"], found["seal"]) != (STAMPS_SCHEMA, seal):
            raise ValueError
        said = [
            (str(each["authority"]), *said_by(base64.b64decode(each["token"], None, True))) for each in found["stamps"]
        ]
    except OSError:
        return [], []
    except NO_DATA:
        return [], [Problem("stamps", STAMPS)]
    foreign = [Problem("foreign", STAMPS, seal, over) for _, over, _ in said if over != seal]
    return [(authority, at) for authority, over, at in said if over == seal], foreign


def said_by(token: bytes) -> tuple[str, str]:
    """The digest that an RFC 3161 time stamp is over, and its hour, whoever signed it. Raises: ValueError."""
    stated = TST_INFO.search(token)
    if stated is None:
        raise ValueError
    written = (stated.group(2) + (stated.group(3) or b".0")[:7]).decode("ascii")
    return stated.group(1).hex(), datetime.strptime(written + "+0000", "%Y%m%d%H%M%S.%f%z").isoformat()


# Words


WORDS: dict[str, dict[str, str]] = {
    "en": {
        "made": "Packet made {made_at}: {files} files, {parts} part(s).",
        "changed": "CHANGED   {path}",
        "missing": "MISSING   {path}",
        "added": "ADDED     {path}",
        "renamed": "RENAMED   {path}: it is called {other} now; what it holds is as it was",
        "unlisted": "CHANGED   {path}: the list is missing, or was changed so that it cannot be read",
        "list": "CHANGED   {path}: the list does not match its own seal",
        "order": "CHANGED   {path}: the files are listed in another order",
        "stamps": "CHANGED   {path}: no list of time stamps on this seal",
        "foreign": "FOREIGN   {path}: a time stamp in it is over something else than this seal",
        "place-byte": "          byte {first} was {was} and is {now}; every other byte is as it was",
        "place-within": "          it differs somewhere from byte {first} to before byte {last}, and not outside",
        "place-added": "          {last} bytes; the first {first} are as they were, the rest was added",
        "place-cut": "          only {first} bytes; it had {last}",
        "repacked": "REPACKED  {path}: its files are whole, but the zip is not as it was made from byte {byte} on",
        "damaged": "DAMAGED   {path}: it cannot be opened as a part of this packet",
        "other": "OTHER SEAL: this packet does not bear the seal you gave",
        "over": "Note: {path} is larger than the limit for one part and could not be divided.",
        "seal": "Seal: {seal}\nCompare it with the seal that you got in another way; a packet made anew has another.",
        "stamp": "Stamp: it says that this seal existed at {at} ({authority}). Its signature is not checked here.",
        "intact": "INTACT: every file is as it was when the packet was made.",
        "altered": "NOT INTACT: see the lines above.",
        "nothing": "Nothing to check: {path} is not a packet with a readable manifest.json.",
    },
    "zh": {
        "made": "材料包制作时间：{made_at}；共 {files} 个文件，{parts} 个分包。",
        "changed": "已改动    {path}",
        "missing": "缺少      {path}",
        "added": "多出      {path}",
        "renamed": "已改名    {path}：现名 {other}，内容未变",
        "unlisted": "已改动    {path}：清单缺失，或被改动而无法读取",
        "list": "已改动    {path}：清单与其自身的封存值不符",
        "order": "已改动    {path}：清单中文件的顺序被改变",
        "stamps": "已改动    {path}：不是针对本封存值的时间戳清单",
        "foreign": "非本包    {path}：其中的时间戳针对的不是本封存值",
        "place-byte": "          第 {first} 字节原为 {was}，现为 {now}；其余字节均未变",
        "place-within": "          改动位于第 {first} 字节至第 {last} 字节之前，此外均未变",
        "place-added": "          现有 {last} 字节；前 {first} 字节未变，其后为新增内容",
        "place-cut": "          仅剩 {first} 字节，原有 {last} 字节",
        "repacked": "重新打包  {path}：其中文件完整，但压缩包自第 {byte} 字节起与制作时不一致",
        "damaged": "已损坏    {path}：无法作为本材料包的一部分打开",
        "other": "封存值不同：本材料包的封存值与您提供的不一致",
        "over": "说明：{path} 超过单个分包的大小上限，且无法拆分。",
        "seal": "封存值：{seal}\n请与您通过其他途径收到的封存值核对；重新制作的材料包，其封存值必然不同。",
        "stamp": "时间戳：其内容表明本封存值在 {at} 已存在（{authority}）。此处不核验其签名。",
        "intact": "完好：所有文件均与制作材料包时一致。",
        "altered": "不完好：请见以上各行。",
        "nothing": "无可核验内容：{path} 不是带有可读 manifest.json 的材料包。",
    },
    "ru": {
        "made": "Пакет создан {made_at}: файлов {files}, частей {parts}.",
        "changed": "ИЗМЕНЁН      {path}",
        "missing": "ОТСУТСТВУЕТ  {path}",
        "added": "ДОБАВЛЕН     {path}",
        "renamed": "ПЕРЕИМЕНОВАН {path}: теперь называется {other}, содержимое прежнее",
        "unlisted": "ИЗМЕНЁН      {path}: перечень отсутствует или изменён так, что не читается",
        "list": "ИЗМЕНЁН      {path}: перечень не соответствует собственной печати",
        "order": "ИЗМЕНЁН      {path}: файлы перечислены в другом порядке",
        "stamps": "ИЗМЕНЁН      {path}: это не перечень меток времени для этой печати",
        "foreign": "ЧУЖАЯ МЕТКА  {path}: метка времени поставлена не на эту печать",
        "place-byte": "             байт {first} был {was}, стал {now}; все остальные байты прежние",
        "place-within": "             отличия лежат с байта {first} до байта {last} (не включая), вне этого нет",
        "place-added": "             {last} байт; первые {first} прежние, остальное добавлено",
        "place-cut": "             осталось {first} байт из {last}",
        "repacked": "ПЕРЕПАКОВАН  {path}: файлы целы, но сам архив отличается от созданного начиная с байта {byte}",
        "damaged": "ПОВРЕЖДЁН    {path}: не открывается как часть этого пакета",
        "other": "ДРУГАЯ ПЕЧАТЬ: печать этого пакета не та, что вы указали",
        "over": "Примечание: {path} больше допустимого размера части, и разделить его нельзя.",
        "seal": "Печать: {seal}\nСверьте её с печатью, полученной другим путём: у пакета, собранного заново, она иная.",
        "stamp": "Метка: печать существовала {at} ({authority}), как сказано в метке. Подпись здесь не проверяется.",
        "intact": "ЦЕЛ: все файлы такие же, какими были при создании пакета.",
        "altered": "НЕ ЦЕЛ: см. строки выше.",
        "nothing": "Проверять нечего: {path} не является пакетом с читаемым manifest.json.",
    },
}


def _printable(value: object) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(value))


if __name__ == "__main__":
    sys.exit(main())
