"""Makes small Outlook mails (.msg): a compound file with the streams that a mail needs."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI = 512, 64
Storage = dict[str, Any]


def outlook_mail(
    *,
    subject: str = "",
    body: str = "",
    html: bytes = b"",
    headers: str = "",
    sender: str = "",
    code_page: int | None = None,
    files: Mapping[str, bytes] | None = None,
    mails: Mapping[str, Storage] | None = None,
) -> bytes:
    """The bytes of a mail; with a code page its texts are written in that, else in UTF-16."""
    return compound(mail_storage(subject, body, html, headers, sender, code_page, files or {}, mails or {}))


def mail_storage(
    subject: str = "",
    body: str = "",
    html: bytes = b"",
    headers: str = "",
    sender: str = "",
    code_page: int | None = None,
    files: Mapping[str, bytes] | None = None,
    mails: Mapping[str, Storage] | None = None,
    *,
    head: int = 32,
) -> Storage:
    texts = {0x0037: subject, 0x1000: body, 0x007D: headers, 0x0C1A: sender}
    storage: Storage = dict(_text(key, said, code_page) for key, said in texts.items() if said)
    if html:
        storage["__substg1.0_10130102"] = html
    numbers = struct.pack("<HHII4x", 0x0003, 0x3FFD, 6, code_page) if code_page else b""
    storage["__properties_version1.0"] = bytes(head) + numbers
    papers = [*(files or {}).items(), *(mails or {}).items()]
    for number, (name, paper) in enumerate(papers):
        inside: Storage = {"__properties_version1.0": bytes(8)}
        inside |= dict([_text(0x3707, name, code_page)])
        inside["__substg1.0_3701000D" if isinstance(paper, dict) else "__substg1.0_37010102"] = paper
        storage[f"__attach_version1.0_#{number:08X}"] = inside
    return storage


def _text(key: int, said: str, code_page: int | None) -> tuple[str, bytes]:
    if code_page:
        return f"__substg1.0_{key:04X}001E", said.encode(f"cp{code_page}")
    return f"__substg1.0_{key:04X}001F", said.encode("utf-16-le")


def compound(root: Storage) -> bytes:
    """A compound file (MS-CFB, version 3) that holds these storages and streams."""
    entries: list[list[Any]] = [["Root Entry", 5, FREE, END, 0]]
    mini = bytearray()
    chains: list[int] = []
    sectors: list[bytes] = []
    fat: list[int] = []

    def laid(content: bytes) -> int:
        start = len(sectors)
        pieces = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(pieces)
        fat.extend([*range(start + 1, start + len(pieces)), END])
        return start

    def laid_small(content: bytes) -> int:
        start, count = len(mini) // MINI, -(-len(content) // MINI)
        mini.extend(content.ljust(count * MINI, b"\0"))
        chains.extend([*range(start + 1, start + count), END])
        return start

    def add(storage: Storage, parent: int) -> None:
        before: list[int] = []
        for name, value in storage.items():
            number = len(entries)
            if isinstance(value, dict):
                entries.append([name, 1, FREE, 0, 0])
                add(value, number)
            elif not value:
                entries.append([name, 2, FREE, END, 0])
            else:
                small = len(value) < 4096
                entries.append([name, 2, FREE, laid_small(value) if small else laid(value), len(value)])
            before.append(number)
        entries[parent][2] = _tree(before, entries)

    right: dict[int, int] = {}

    def _tree(numbers: list[int], entries: list[list[Any]]) -> int:
        """Siblings hang one behind another; readers walk any tree."""
        order = sorted(numbers, key=lambda n: (len(entries[n][0]), entries[n][0].upper()))
        right.update(pairwise(order))
        return order[0] if order else FREE

    add(root, 0)
    if mini:
        entries[0][3], entries[0][4] = laid(bytes(mini)), len(mini)
    packed = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII16xI16xIQ", 2 * len(name) + 2, kind, 1, FREE, right.get(n, FREE), child, 0, start, size)
        for n, (name, kind, child, start, size) in enumerate(entries)
    )
    directory = laid(packed)
    table = (
        laid(struct.pack(f"<{len(chains)}I", *chains).ljust(-(-len(chains) // 128) * SECTOR, b"\xff"))
        if chains
        else END
    )
    count = 1
    while (len(sectors) + count) * 4 > count * SECTOR:
        count += 1
    first = len(sectors)
    fat.extend([FAT] * count)
    packed_fat = struct.pack(f"<{len(fat)}I", *fat).ljust(count * SECTOR, b"\xff")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, table, -(-len(chains) // 128), END, 0)
    places = [*range(first, first + count)] + [FREE] * (109 - count)
    return head + struct.pack("<109I", *places) + b"".join(sectors) + packed_fat
