#!/usr/bin/env python3
"""Checks that a packet of papers is as it was made. Needs nothing but Python 3.8 or newer; changes and unpacks nothing.

    python3 verify.py                            next to manifest.json, after unpacking
    python3 verify.py packet.zip                 before unpacking; the other parts are looked for beside it
    python3 verify.py --seal DIGEST packet.zip   and compare the seal with one that reached you in another way

It works out the SHA-256 digest of every file and compares it with the list in manifest.json, then does the same with
the list itself: `seal` is a chain over the head of the list and every line, so no line can be changed, moved or left
out without another seal. Exit code: 0 as it was made, 1 not as it was made, 2 there is nothing here to check.

What it cannot know: somebody who changes a file can also write a new list with a new seal. That is why the seal is
shown: compare it with the one you were told in a letter, a form or a time stamp.
"""

# ruff: noqa: UP006, UP017, UP035, UP045 - this file must run on Python 3.8
from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import stat
import sys
import unicodedata
import zipfile
import zlib
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO, Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

SCHEMA = "rejoinder.packet/1"
MANIFEST, VERIFIER = "manifest.json", "verify.py"
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__", "__MACOSX"}
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)

Manifest = Dict[str, Any]
Found = Tuple[str, Optional[str]]
"""A path and the digest of what stands there; None where it could not be read."""
Entry = Tuple[str, Optional[bytes]]


class Problem(NamedTuple):
    """What kind, which path, the digest listed, the digest found; for a zip, the first byte that differs."""

    kind: str
    path: str
    was: Optional[str] = None
    now: Optional[str] = None
    byte: Optional[int] = None


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
        wrong.append(Problem("list", MANIFEST, manifest["seal"], seal_of(manifest)))
    return sorted(wrong, key=lambda problem: (problem.path, problem.kind))


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
            if path not in zips:
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


def in_zips(paths: Sequence[Path]) -> Tuple[Manifest, List[Found], List[Problem]]:
    """The list of a packet, every file in its zips, and the zips that are not as they were made.

    Where one part is named, the other parts are looked for beside it.
    """
    first = paths[0].read_bytes()
    manifest, plain = _manifest_in(first)
    beside = [paths[0].with_name(part["name"]) for part in manifest["parts"] if Path(part["name"]).name == part["name"]]
    if len(paths) == 1 and paths[0] in beside:
        paths = [path for path in beside if path.is_file()]
    found: List[Found] = []
    zips: List[Problem] = []
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
        byte = first_difference(content, entries, dict(digests), manifest)
        zips += [] if byte is None else [Problem("repacked", path.name, None, _sha256(content), byte)]
    return manifest, once(found, manifest), zips


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
        return [(entry.filename, _body(packed, entry)) for entry in files]


def _body(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Optional[bytes]:
    try:
        with packed.open(entry) as stream:
            return stream.read(entry.file_size + 1)
    except UNREADABLE:
        return None


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
        "repacked": "REPACKED  {path}: its files are whole, but the zip is not as it was made from byte {byte} on",
        "damaged": "DAMAGED   {path}: it cannot be opened as a part of this packet",
        "other": "OTHER SEAL: this packet does not bear the seal you gave",
        "over": "Note: {path} is larger than the limit for one part and could not be divided.",
        "seal": "Seal: {seal}\nCompare it with the seal that you got in another way; a packet made anew has another.",
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
        "repacked": "重新打包  {path}：其中文件完整，但压缩包自第 {byte} 字节起与制作时不一致",
        "damaged": "已损坏    {path}：无法作为本材料包的一部分打开",
        "other": "封存值不同：本材料包的封存值与您提供的不一致",
        "over": "说明：{path} 超过单个分包的大小上限，且无法拆分。",
        "seal": "封存值：{seal}\n请与您通过其他途径收到的封存值核对；重新制作的材料包，其封存值必然不同。",
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
        "repacked": "ПЕРЕПАКОВАН  {path}: файлы целы, но сам архив отличается от созданного начиная с байта {byte}",
        "damaged": "ПОВРЕЖДЁН    {path}: не открывается как часть этого пакета",
        "other": "ДРУГАЯ ПЕЧАТЬ: печать этого пакета не та, что вы указали",
        "over": "Примечание: {path} больше допустимого размера части, и разделить его нельзя.",
        "seal": "Печать: {seal}\nСверьте её с печатью, полученной другим путём: у пакета, собранного заново, она иная.",
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
    zips: List[Problem] = []
    try:
        if named[0].is_dir():
            manifest, found = in_folder(named[0])
        else:
            manifest, found, zips = in_zips(named)
    except Damaged:
        return [("damaged", {"path": named[0]}), ("altered", {})], 1
    except (NotAPacket, OSError):
        return [("nothing", {"path": named[0]})], 2
    wrong = with_zips(problems(manifest, found), zips)
    head = {"made_at": manifest["made_at"], "files": len(manifest["files"]), "parts": len(manifest["parts"])}
    lines = [("made", head), *(("over", {"path": entry["path"]}) for entry in _over(manifest))]
    lines += [(problem.kind, {"path": problem.path, "byte": problem.byte}) for problem in wrong]
    foreign = seal is not None and seal.strip().lower() != manifest["seal"]
    lines += [("other", {})] if foreign else []
    altered = bool(wrong or foreign)
    return [*lines, ("seal", {"seal": manifest["seal"]}), ("altered" if altered else "intact", {})], int(altered)


def _over(manifest: Manifest) -> List[Manifest]:
    alone = {number for number, part in enumerate(manifest["parts"], 1) if part.get("note") == "larger-than-limit"}
    return [entry for entry in manifest["files"] if entry["part"] in alone]


def _printable(value: object) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(value))


if __name__ == "__main__":
    sys.exit(main())
