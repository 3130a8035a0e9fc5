#!/usr/bin/env python3
"""Checks that a packet of papers is as it was made. Needs nothing but Python 3.8 or newer; changes and unpacks nothing.

    python3 verify.py                            next to manifest.json, after unpacking
    python3 verify.py packet.zip                 before unpacking; the other parts are looked for beside it
    python3 verify.py --seal DIGEST packet.zip   and compare the seal with one that reached you in another way

It works out the SHA-256 digest of every file and compares it with the list in manifest.json, then does the same with
the list itself: `seal` is a chain over the head of the list and every line, so no line can be changed, moved or left
out without another seal. Exit code: 0 as it was made, 1 not as it was made, 2 there is nothing here to check.

What it cannot know: somebody who changes a file can also write a new list with a new seal. That is why the seal is
shown: compare it with the one you were told in a letter or a form, or with a time stamp. Stamps lie beside the packet
in packet.stamps.json. Whether one speaks of this very seal, and which hour it names, is checked here; whether it was
really signed by a time authority you trust is a matter of cryptography that Python does not bring along: use
`rejoinder verify`, or `openssl ts -verify -digest SEAL -token_in -in STAMP -CAfile THEIR-CERTIFICATES`.
"""

# ruff: noqa: UP006, UP017, UP035, UP045 - this file must run on Python 3.8
from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import os
import re
import stat
import struct
import sys
import unicodedata
import zipfile
import zlib
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO, Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

SCHEMA = "rejoinder.packet/1"
MANIFEST, VERIFIER, STAMPS = "manifest.json", "verify.py", "packet.stamps.json"
STAMPS_SCHEMA = "rejoinder.stamps/1"
TST_INFO = "2a864886f70d0109100104"
MARKS = re.compile(r"[1-9][0-9]{0,11}( [0-9a-f]{8}){0,32}")
MEMORY = 2_000_000_000
"""A zip is read into memory, and none larger than this was ever made as part of a packet."""
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__", "__MACOSX"}
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)

Manifest = Dict[str, Any]
Found = Tuple[str, Optional[str]]
"""A path and the digest of what stands there; None where it could not be read."""
Entry = Tuple[str, Optional[bytes]]


class Place(NamedTuple):
    """Where a changed file differs, in bytes counted from 0: one `byte`, somewhere `within` two, `added` or `cut`."""

    kind: str
    first: int
    last: int
    was: Optional[int] = None
    now: Optional[int] = None


class Problem(NamedTuple):
    """What kind, which path, the digest listed, the digest found; for a zip the first byte that differs, and for a
    file the place."""

    kind: str
    path: str
    was: Optional[str] = None
    now: Optional[str] = None
    byte: Optional[int] = None
    place: Optional[Place] = None


class Token(NamedTuple):
    """What a time stamp says: the digest it is over, and the hour."""

    digest: str
    at: datetime


class Checked(NamedTuple):
    """The list of a packet, what is wrong, and what the stamps on its seal say: by whom, and the token."""

    manifest: Manifest
    problems: List[Problem]
    stamps: List[Tuple[str, Token]]


class NotAPacket(Exception):
    """There is nothing that looks like a packet."""


class Damaged(Exception):
    """It is a packet, but its list cannot be read."""


def digest(stream: BinaryIO) -> str:
    """The SHA-256 of a stream, read in pieces."""
    sha = hashlib.sha256()
    for piece in iter(lambda: stream.read(1 << 20), b""):
        sha.update(piece)
    return sha.hexdigest()


def marks_of(content: bytes) -> str:
    """The size of a block, then the CRC-32 of each block of a file: at most 32 blocks, none under 256 bytes."""
    step = 256
    while step * 32 < len(content):
        step *= 2
    blocks = range(0, len(content), step)
    return " ".join([str(step), *(f"{zlib.crc32(content[at : at + step]):08x}" for at in blocks)])


def place_of(stream: BinaryIO, entry: Manifest) -> Optional[Place]:
    """Where a changed file differs from what its entry in the list promises; None where nothing tells.

    The CRC of a block tells which byte of it was changed, if only one was; the digest of the file so mended proves it.
    """
    step, *marks = (int(word, 16 if at else 10) for at, word in enumerate(entry.get("marks", "1").split()))
    size, wrong, sha = entry["size_bytes"], [], hashlib.sha256()
    for number, mark in enumerate(marks):
        block = stream.read(max(0, min(step, size - number * step)))
        sha.update(block)
        if zlib.crc32(block) != mark:
            wrong.append((number * step, number * step + len(block)))
    whole, now = sha.hexdigest() == entry["sha256"], stream.seek(0, io.SEEK_END)
    if now > size:
        return Place("added", size, now) if whole else None
    if now < size:
        return Place("cut", now, size)
    if len(wrong) == 1 and wrong[0][1] - wrong[0][0] <= 1 << 22:
        return _only_byte(stream, wrong[0], marks[wrong[0][0] // step], entry["sha256"]) or Place("within", *wrong[0])
    return Place("within", wrong[0][0], wrong[-1][1]) if wrong else None


def _only_byte(stream: BinaryIO, block: Tuple[int, int], crc: int, sha256: str) -> Optional[Place]:
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


def token_from(der: bytes) -> Token:
    """What an RFC 3161 time stamp token says. Its signature is not looked at. Raises: ValueError."""
    try:
        signed = parts_of(parts_of(parts_of(der)[0][1])[1][1])[0][1]
        content = parts_of(parts_of(signed)[2][1])
        stated = parts_of(parts_of(parts_of(content[1][1])[0][1])[0][1])
        imprint = parts_of(stated[2][1])
        hour = re.fullmatch(r"(\d{14})(\.\d{1,6})?\d*Z", stated[4][1].decode("ascii"))
        if content[0][1].hex() != TST_INFO or hour is None:
            raise ValueError
        at = datetime.strptime(f"{hour.group(1)}{hour.group(2) or '.0'}+0000", "%Y%m%d%H%M%S.%f%z")
        return Token(imprint[1][1].hex(), at)
    except (IndexError, UnicodeDecodeError) as error:
        raise ValueError from error


def parts_of(der: bytes) -> List[Tuple[int, bytes]]:
    """Tag and content of each part that stands one after the other in DER. Raises: ValueError, IndexError."""
    parts, at = [], 0
    while at < len(der):
        tag, size, at = der[at], der[at + 1], at + 2
        if size > 127:
            count = size - 128
            size, at = int.from_bytes(der[at : at + count], "big"), at + count
        if at + size > len(der):
            raise ValueError
        parts.append((tag, der[at : at + size]))
        at += size
    return parts


def stamps_in(content: bytes, seal: str) -> List[Tuple[str, Token]]:
    """Who gave each stamp on a seal, and what it says. Raises: Damaged where it is no list of stamps on this seal."""
    try:
        found = json.loads(content.decode("utf-8"))
        if found["schema"] != STAMPS_SCHEMA or found["seal"] != seal:
            raise ValueError
        stamps = [(stamp["authority"], base64.b64decode(stamp["token"], validate=True)) for stamp in found["stamps"]]
        return [(str(authority), token_from(der)) for authority, der in stamps]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(STAMPS) from error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def link(before: str, entry: Manifest) -> str:
    """One step of the chain: the digest of the step before, a line feed, and this entry as compact sorted JSON."""
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((before + "\n" + text).encode("utf-8", "surrogatepass")).hexdigest()


def seal_of(manifest: Manifest) -> str:
    """The seal that this list must have: a chain over its head, then over every file in order."""
    chain = link("", {key: manifest[key] for key in manifest if key not in ("files", "seal")})
    for entry in manifest["files"]:
        chain = link(chain, entry)
    return chain


def text_of(manifest: Manifest) -> bytes:
    """The one text of a list, as it was written."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def manifest_from(content: bytes) -> Manifest:
    """The list as data. Refuses anything that is not one, a name that stands twice, a time without a zone."""

    def distinct(pairs: List[Tuple[str, Any]]) -> Dict[str, Any]:
        if len({name for name, _ in pairs}) < len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        manifest: Manifest = json.loads(content.decode("utf-8"), object_pairs_hook=distinct)
        listed = [[entry["path"], entry["sha256"], str(int(entry["part"]))] for entry in manifest["files"]]
        texts = [manifest["seal"], manifest["verifier"], *(part["name"] for part in manifest["parts"])]
        zone = datetime.fromisoformat(manifest["made_at"]).tzinfo
        sound = manifest["schema"] == SCHEMA and zone is not None and len(texts) > 2
        sound = sound and len({entry[0] for entry in listed}) == len(listed)
        sound = sound and all(isinstance(text, str) for entry in [texts, *listed] for text in entry)
        sound = sound and all(type(entry["size_bytes"]) is int for entry in manifest["files"])
        sound = sound and all(MARKS.fullmatch(entry.get("marks", "1")) for entry in manifest["files"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise Damaged(MANIFEST)
    return manifest


def problems(manifest: Manifest, found: Iterable[Found]) -> List[Problem]:
    """What differs between the list and what is there, sorted by path."""
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    listed.update({VERIFIER: manifest["verifier"], MANIFEST: _sha256(text_of(manifest))})
    seen, wrong = set(), []
    for path, sha256 in found:
        if path not in listed or path in seen:
            wrong.append(Problem("added", path, None, sha256))
        elif sha256 != listed[path]:
            wrong.append(Problem("changed", path, listed[path], sha256))
        seen.add(path)
    wrong += [Problem("missing", path, listed[path]) for path in listed if path not in seen]
    if seal_of(manifest) != manifest["seal"]:
        in_order = {**manifest, "files": sorted(manifest["files"], key=lambda entry: str(entry["path"]))}
        kind = "order" if seal_of(in_order) == manifest["seal"] else "list"
        wrong.append(Problem(kind, MANIFEST, manifest["seal"], seal_of(manifest)))
    return sorted(wrong, key=lambda problem: (problem.path, problem.kind))


def checked(paths: Sequence[Path]) -> Checked:
    """Everything that is wrong with a packet. Raises: NotAPacket, Damaged, OSError."""
    zips: List[Problem] = []
    bodies: Dict[str, bytes] = {}
    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    if paths[0].is_dir():
        manifest, found = in_folder(folder)
    else:
        manifest, found, zips, bodies = in_zips(paths)
    entries = {entry["path"]: entry for entry in manifest["files"]}

    def placed(problem: Problem) -> Problem:
        if problem.kind != "changed" or problem.path not in entries or problem.now is None:
            return problem
        body = bodies.get(problem.path)
        try:
            with (folder / problem.path).open("rb") if body is None else io.BytesIO(body) as stream:
                return problem._replace(place=place_of(stream, entries[problem.path]))
        except OSError:
            return problem

    stamps, foreign = _stamps_beside(folder, manifest["seal"])
    wrong = [placed(problem) for problem in with_zips(problems(manifest, found), zips)]
    return Checked(manifest, wrong + foreign, stamps)


def _stamps_beside(folder: Path, seal: str) -> Tuple[List[Tuple[str, Token]], List[Problem]]:
    try:
        stamps = stamps_in((folder / STAMPS).read_bytes(), seal)
    except Damaged:
        return [], [Problem("stamps", STAMPS)]
    except OSError:
        return [], []
    foreign = [token for _, token in stamps if token.digest != seal]
    own = [(authority, token) for authority, token in stamps if token.digest == seal]
    return own, [Problem("foreign", STAMPS, seal, token.digest) for token in foreign]


def with_zips(wrong: List[Problem], zips: Sequence[Problem]) -> List[Problem]:
    """Both kinds together; where a file is wrong, its zip differs as a matter of course and that is not said again."""
    return wrong + [problem for problem in zips if problem.kind != "repacked" or not wrong]


def in_folder(folder: Path) -> Tuple[Manifest, List[Found]]:
    """The list of an unpacked packet, and every file beside it. Links are not followed."""
    if not (folder / MANIFEST).is_file():
        raise Damaged(MANIFEST) if _verifier_lies_in(folder) else NotAPacket(MANIFEST)
    with (folder / MANIFEST).open("rb") as stream:
        manifest = manifest_from(stream.read(50_000_000))
    own = {unicodedata.normalize("NFC", entry["path"]): entry["path"] for entry in manifest["files"]}
    zips = {part["name"] for part in manifest["parts"] if "/" not in part["name"] and part["name"].endswith(".zip")}
    found = []
    for here, folders, names in os.walk(folder):
        links = [name for name in folders if Path(here, name).is_symlink()]
        folders[:] = sorted(set(folders) - LITTER)
        for name in sorted(set(names + links) - LITTER):
            path = unicodedata.normalize("NFC", Path(here, name).relative_to(folder).as_posix())
            if path not in zips and path != STAMPS:
                found.append((own.get(path, path), _digest_of_file(Path(here, name))))
    return manifest, found


def _verifier_lies_in(folder: Path) -> bool:
    try:
        with (folder / VERIFIER).open("rb") as stream:
            return SCHEMA.encode() in stream.read(1 << 20)
    except OSError:
        return False


def _digest_of_file(path: Path) -> Optional[str]:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        with path.open("rb") as stream:
            return digest(stream)
    except OSError:
        return None


def in_zips(paths: Sequence[Path]) -> Tuple[Manifest, List[Found], List[Problem], Dict[str, bytes]]:
    """The list of a packet, every file in its zips, the zips that are not as they were made, and the changed files.

    Where one part is named, the other parts are looked for beside it.
    """
    if sum(path.stat().st_size for path in paths) > MEMORY:
        raise NotAPacket(MANIFEST)
    first = paths[0].read_bytes()
    manifest, plain = _manifest_in(first)
    beside = [paths[0].with_name(part["name"]) for part in manifest["parts"] if Path(part["name"]).name == part["name"]]
    if len(paths) == 1 and paths[0] in beside:
        paths = [path for path in beside if path.is_file()]
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    found: List[Found] = []
    zips: List[Problem] = []
    changed: Dict[str, bytes] = {}
    for path in paths:
        content = path.read_bytes()
        try:
            entries = entries_in(content)
            if dict(entries).get(MANIFEST) != plain:
                raise zipfile.BadZipFile
        except UNREADABLE:
            zips.append(Problem("damaged", path.name))
            continue
        digests = [(name, None if body is None else _sha256(body)) for name, body in entries]
        found += digests
        changed.update({name: body for name, body in entries if body is not None and _sha256(body) != listed.get(name)})
        byte = first_difference(content, entries, dict(digests), manifest)
        zips += [] if byte is None else [Problem("repacked", path.name, None, _sha256(content), byte)]
    return manifest, once(found, manifest), zips, changed


def _manifest_in(content: bytes) -> Tuple[Manifest, bytes]:
    try:
        entries = entries_in(content)
    except UNREADABLE:
        entries = []
    plain = dict(entries).get(MANIFEST)
    if plain is not None and SCHEMA.encode() in plain:
        return manifest_from(plain), plain
    marked = any(SCHEMA.encode() in (body or b"") for body in [content, *dict(entries).values()])
    raise Damaged(MANIFEST) if marked else NotAPacket(MANIFEST)


def once(found: Sequence[Found], manifest: Manifest) -> List[Found]:
    """Every part holds its own list and verifier: one copy stands for all, a wrong one before a right one."""
    own = (MANIFEST, VERIFIER)
    copies = sorted((pair for pair in found if pair[0] in own), key=lambda pair: pair[1] == manifest["verifier"])
    return [pair for pair in found if pair[0] not in own] + list({pair[0]: pair for pair in reversed(copies)}.values())


def entries_in(content: bytes) -> List[Entry]:
    """The name and the bytes of each file in a zip. Raises BadZipFile where they would swell beyond reason."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > 20 * len(content) + 10_000_000:
            raise zipfile.BadZipFile
        files = [entry for entry in packed.infolist() if entry.file_size or not entry.filename.endswith("/")]
        return [(entry.filename, _body(packed, entry, content)) for entry in files]


def _body(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes) -> Optional[bytes]:
    try:
        with packed.open(entry) as stream:
            return stream.read(entry.file_size + 1)
    except UNREADABLE:
        return _body_despite_its_crc(entry, content)


def _body_despite_its_crc(entry: zipfile.ZipInfo, content: bytes) -> Optional[bytes]:
    """What an uncompressed entry holds, although the zip's own check says that it is not what it was."""
    head = content[entry.header_offset : entry.header_offset + 30]
    if entry.compress_type != zipfile.ZIP_STORED or head[:4] != b"PK\3\4" or len(head) < 30:
        return None
    start = entry.header_offset + 30 + sum(struct.unpack("<HH", head[26:]))
    body = content[start : start + entry.file_size]
    return body if len(body) == entry.file_size and zlib.crc32(body) != entry.CRC else None


def zipped(entries: Sequence[Tuple[str, bytes]], made_at: datetime) -> bytes:
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


def first_difference(
    content: bytes, entries: Sequence[Entry], digests: Dict[str, Optional[str]], manifest: Manifest
) -> Optional[int]:
    """The first byte at which a zip is not what its list gives; None as well where its files are not, said apart."""
    listed = {entry["path"]: entry for entry in manifest["files"]}
    parts = {listed[name]["part"] for name, _ in entries if name in listed}
    names = [MANIFEST, VERIFIER, *sorted(path for path in listed if listed[path]["part"] in parts)]
    own = sorted(name for name, _ in entries if name in (MANIFEST, VERIFIER))
    if len(parts) > 1 or own != [MANIFEST, VERIFIER]:
        return 0
    if sorted(names) != sorted(name for name, _ in entries):
        return None
    bodies = {name: body for name, body in entries if body is not None}
    if len(bodies) < len(names) or any(digests[name] != listed[name]["sha256"] for name in names[2:]):
        return None
    made = zipped([(name, bodies[name]) for name in names], datetime.fromisoformat(manifest["made_at"]))
    if content == made:
        return None
    same, end = 0, min(len(content), len(made))
    while same < end:
        middle = (same + end + 1) // 2
        if content[same:middle] == made[same:middle]:
            same = middle
        else:
            end = middle - 1
    return same


WORDS: Dict[str, Dict[str, str]] = {
    "en": {
        "made": "Packet made {made_at}: {files} files, {parts} part(s).",
        "changed": "CHANGED   {path}",
        "missing": "MISSING   {path}",
        "added": "ADDED     {path}",
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


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Check what the arguments name, say what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packet", nargs="*", type=Path, help="the zip, every part of it, or the unpacked folder")
    parser.add_argument("--seal", help="the seal that reached you in another way")
    parser.add_argument("--language", choices=sorted(WORDS), default="en")
    chosen = parser.parse_args(arguments)
    named = chosen.packet or [Path(__file__).absolute().parent]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    lines, code = report(named, chosen.seal)
    for key, values in lines:
        shown = {name: _printable(value) for name, value in values.items()}
        print(WORDS[chosen.language][key].format(**shown))
    return code


def report(named: Sequence[Path], seal: Optional[str] = None) -> Tuple[List[Tuple[str, Dict[str, Any]]], int]:
    """What there is to say, as keys of WORDS with their values, and the exit code."""
    try:
        manifest, wrong, stamps = checked(named)
    except Damaged:
        return [("damaged", {"path": named[0]}), ("altered", {})], 1
    except (NotAPacket, OSError):
        return [("nothing", {"path": named[0]})], 2
    head = {"made_at": manifest["made_at"], "files": len(manifest["files"]), "parts": len(manifest["parts"])}
    lines = [("made", head), *(("over", {"path": entry["path"]}) for entry in _over(manifest))]
    for problem in wrong:
        lines.append((problem.kind, {"path": problem.path, "byte": problem.byte}))
        lines += [("place-" + problem.place.kind, problem.place._asdict())] if problem.place else []
    foreign = seal is not None and seal.strip().lower() != manifest["seal"]
    lines += [("other", {})] if foreign else []
    lines.append(("seal", {"seal": manifest["seal"]}))
    lines += [("stamp", {"authority": authority, "at": token.at.isoformat()}) for authority, token in stamps]
    return [*lines, ("altered" if wrong or foreign else "intact", {})], int(bool(wrong or foreign))


def _over(manifest: Manifest) -> List[Manifest]:
    alone = {number for number, part in enumerate(manifest["parts"], 1) if part.get("note") == "larger-than-limit"}
    return [entry for entry in manifest["files"] if entry["part"] in alone]


def _printable(value: object) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(value))


if __name__ == "__main__":
    sys.exit(main())
