"""Invented letters with who is who in them: wordings of `*.yaml` filled with invented names, the same each time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import yaml

HERE = Path(__file__).parent
FILES = ("english", "chinese", "russian", "european")
EACH = 12
"""So many letters are made of each wording."""
ROLES = {
    "owner": "owner",
    "person": "owner",
    "house": "owner",
    "short": "owner",
    "desk": "agent",
    "agent": "agent",
    "seller": "seller",
    "platform": "platform",
    "hoster": "platform",
}
_CHOICE = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SLOT = re.compile(r"\{(\w+)\}")


@attrs.frozen(kw_only=True)
class Letter:
    """A letter, its stage, who is who by role, and the wording it is made of."""

    text: str
    stage: str
    names: Mapping[str, tuple[str, ...]]
    wording: str


def letters(each: int = EACH) -> Iterator[Letter]:
    for file in FILES:
        for number, row in enumerate(yaml.safe_load((HERE / f"{file}.yaml").read_text("utf-8"))):
            for copy in range(each):
                yield _filled(row, file, random.Random(f"{file} {number} {copy}"), f"{file} {number}")


def _filled(row: Mapping[str, Any], file: str, chance: random.Random, wording: str) -> Letter:
    text = row["text"]
    while (choice := _CHOICE.search(text)) is not None:
        text = text[: choice.start()] + chance.choice(choice[1].split("|")) + text[choice.end() :]
    values = _values(file, chance)
    used: dict[str, list[str]] = {}

    def value(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in ROLES and values[name] not in used.setdefault(ROLES[name], []):
            used[ROLES[name]].append(values[name])
        return values[name]

    filled = _SLOT.sub(value, text)
    return Letter(
        text=filled, stage=row["stage"], wording=wording, names={role: tuple(names) for role, names in used.items()}
    )


def _values(file: str, chance: random.Random) -> dict[str, str]:
    words = _words()[file]
    owner_file = chance.choices([file, "english"], [4, 0 if file == "english" else 1])[0]
    owner = _person(owner_file, chance) if chance.random() < 0.12 else _made("firms", owner_file, chance)
    agent = _made("agencies", file, chance)
    people = {name: _person(file, chance) for name in ("person", "clerk")}
    item = chance.choice(
        [
            f"100500{chance.randrange(10**9, 10**10)}",
            f"https://www.aliexpress.com/item/100500{chance.randrange(10**9, 10**10)}.html",
            f"https://www.example.com/shop/{chance.randrange(10**6)}",
        ]
    )
    return {
        **people,
        "owner": owner,
        "house": _made("houses", "english", chance),
        "desk": _made("agencies", "english", chance) if chance.random() < 0.6 else _made("desks", "english", chance),
        "hoster": _made("firms", file, chance),
        "thief": _person(file, chance) if chance.random() < 0.5 else _made("firms", file, chance),
        "short": _made("houses", "chinese", chance),
        "agent": agent,
        "firm": _made("firms", file, chance),
        "seller": _made("shops", file, chance),
        "platform": chance.choice(_words()["platforms"]),
        "brand": _brand(words["heads"], chance),
        "item": item,
        "ref": chance.choice(
            [f"IPR2026{chance.randrange(10**9)}", f"{chance.randrange(10**10)}", f"CPY-{chance.randrange(10**5)}"]
        ),
        "number": str(chance.randrange(10**6, 10**8)),
        "count": str(chance.choice([3, 5, 7, 10, 14])),
        "day": chance.choice(
            ["2026-04-17 23:59", "17 April 2026", "17.04.2026", "2026年4月17日"]
            if file == "chinese"
            else ["2026-04-17 23:59", "17 April 2026", "17.04.2026"]
        ),
        "owner_mail": f"{chance.choice(['ip', 'legal', 'brand', 'info'])}@{_host(owner, chance)}",
        "agent_mail": f"{chance.choice(['ip', 'notices', 'takedown', 'office'])}@{_host(agent, chance)}",
    }


def _brand(heads: list[str], chance: random.Random) -> str:
    name = chance.choice(heads) + chance.choice(["", " Pro", "X", "ly", " Mini"])
    return name.upper() if chance.random() < 0.6 else name


def _made(shape: str, file: str, chance: random.Random) -> str:
    words = _words()[file]
    english = _words()["english"]

    def pick(kind: str) -> str:
        return str(chance.choice(words.get(kind) or english[kind]))

    head, tail = pick("heads"), pick("tails") if "tails" in words else ""
    parts = {
        "a": head,
        "b": tail,
        "c": pick("heads"),
        "A": head.upper(),
        "B": tail.upper(),
        "n": str(chance.randrange(10**5, 10**7)),
        "t": pick("trades"),
        "f": pick("forms"),
        "p": pick("places"),
        "s": pick("surnames"),
        "z": pick("surnames"),
        "g": pick("given"),
        "X": "".join(chance.choices("BDFKLMNPRSTVX", k=4)),
        "L": f"{chance.choice(english['heads'])}{chance.choice(english['tails'])} {chance.choice(english['forms'])}",
    }
    return str(chance.choice(words[shape])).format(**parts)


def _person(file: str, chance: random.Random) -> str:
    words = _words()[file]
    given, surname = chance.choice(words["given"]), chance.choice(words["surnames"])
    if file == "chinese":
        return f"{surname}{given}"
    if file == "russian":
        return chance.choice([f"{surname} {given}", f"{given.split()[0]} {surname}"])
    return f"{given} {surname}"


def _host(name: str, chance: random.Random) -> str:
    bare = re.sub(r"[^a-z]", "", name.lower().split(" ")[0]) or re.sub(r"[^a-z]", "", name.lower())
    other = f"{chance.choice(['mail', 'office', 'post'])}{chance.randrange(100)}"
    return f"{bare if len(bare) > 2 and chance.random() < 0.7 else other}.example"


@cache
def _words() -> dict[str, Any]:
    return dict(yaml.safe_load((HERE / "names.yaml").read_text("utf-8")))
