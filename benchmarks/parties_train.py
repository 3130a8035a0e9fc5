"""Learns who is who among the names of a message: the numbers in `rejoinder/reading/weights/party.json`.

    python benchmarks/parties_train.py measure [FOLDER]    how well it names who is who in letters it has not seen
    python benchmarks/parties_train.py learn [FOLDER]      writes the numbers

The letters, all invented, lie in `benchmarks/reading_letters` (wordings with slots for names) and in
`tests/unit/reading/*.yaml`. A FOLDER adds labelled letters of your own: `*.jsonl` with rows of `text` (or `eml`, a
file) and `gold`: `complainant` or `claimant`, and `agent`, names as written, several apart by semicolons, null for
nobody. What is learned is a sum of weights: for each feature of a name (`rejoinder/reading/party_features.py`) and
role, how much it speaks for it. No word ships that does not stand in the letters here, and so no name out of yours.
Needs numpy; one core, a minute or two.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import softmax
import yaml
from softmax import Descent, Example

from rejoinder.adapters.documents.complaint import Complaints
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.acting import agent_candidates
from rejoinder.reading.name import same_name
from rejoinder.reading.named_party import NamedParty, party_groups
from rejoinder.reading.parsed_message import ParsedMessage, parse_message
from rejoinder.reading.party import agents_of, owners_of
from rejoinder.reading.party_features import STEM
from rejoinder.reading.prompt_injection import without_instructions
from rejoinder.reading.softmax import Softmax
from rejoinder.reading.stage import stage as weighed_stage

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "reading_letters"))
from letter import letters  # noqa: E402

NAMES = HERE.parent / "tests/unit/reading"
LETTER_WEIGHT = 0.4
"""How much a letter made of a wording counts, of which there are twelve."""
HOW = Descent(shrink=3e-4, rounds=100, step=0.08, seen_at_least=3)
FOLDS = 5
CLASSES = (Role.OWNER, Role.AGENT, Role.SELLER, Role.PLATFORM, None)
"""What a name's bearer can be; None is nobody who takes part."""
WORD_FEATURE = re.compile(r"^(?:[<>][123*]|<>|[<>]bt):|^label=")
CUE = "acting:"

OTHERS = frozenset({Role.SELLER, Role.PLATFORM, None})


@attrs.frozen(kw_only=True)
class Labelled:
    """A letter's names with their features, and what each can be."""

    name: str
    kind: str
    group: str
    rows: tuple[tuple[Any, frozenset[str], frozenset[Role | None] | None], ...]
    """The mentions, the features, and the classes that are right; None where nobody says."""
    owners: tuple[str, ...] | None
    agents: tuple[str, ...] | None
    weight: float = 1.0


def source_of(text: str) -> ComplaintSource:
    return ComplaintSource(name="message", media_type="text/plain", text=text, sha256="", size_bytes=len(text))


def labelled(
    sheet: ParsedMessage,
    names: dict[Role, tuple[str, ...] | None],
    *,
    name: str,
    kind: str,
    group: str,
    stage: Stage | None = None,
    weight: float = 1.0,
) -> Labelled:
    """A letter with its names; where `names` lacks a role nobody knows who has it, and a name without one can."""
    rows = []
    open_roles = frozenset(
        role for role in (Role.OWNER, Role.AGENT, Role.SELLER, Role.PLATFORM) if names.get(role) is None
    )
    for mentions, shown in party_groups(sheet, tuple(agent_candidates(sheet)), stage=stage or weighed_stage(sheet)):
        said = [
            role
            for role in (Role.AGENT, Role.OWNER, Role.SELLER, Role.PLATFORM)
            if _is_one(mentions[0].name, names.get(role))
        ]
        right = frozenset(said[:1]) if said else frozenset({None, *open_roles})
        rows.append((mentions, shown, None if not said and {Role.OWNER, Role.AGENT} & open_roles else right))
    return Labelled(
        name=name,
        kind=kind,
        group=group,
        rows=tuple(rows),
        owners=names.get(Role.OWNER),
        agents=names.get(Role.AGENT),
        weight=weight,
    )


def _is_one(name: str, names: Iterable[str] | None) -> bool:
    return any(same_name(name, other) for other in names or ())


def invented() -> Iterator[Labelled]:
    for number, one in enumerate(letters()):
        names = {role: one.names.get(str(role), ()) for role in (Role.OWNER, Role.AGENT, Role.SELLER, Role.PLATFORM)}
        yield labelled(
            parse_message(source_of(one.text), shipped_markets()),
            names,
            name=f"letter {number}",
            kind="letters",
            group=one.wording,
            stage=Stage(one.stage),
            weight=LETTER_WEIGHT,
        )


def tested() -> Iterator[Labelled]:
    for path in sorted(NAMES.glob("names_*.yaml")):
        for number, row in enumerate(yaml.safe_load(path.read_text("utf-8"))):
            says = row["says"]
            names = {Role.OWNER: says.get("owners", says.get("owner", ())), Role.AGENT: says.get("agent", ())}
            known = {
                role: _several(value)
                for role, value in names.items()
                if str(role) in says or (role is Role.OWNER and "owners" in says)
            }
            yield labelled(
                parse_message(source_of(row["text"]), shipped_markets()),
                known,
                name=f"{path.stem} {number}",
                kind="tests",
                group=f"{path.stem} {number}",
                stage=Stage(says.get("stage", row.get("stage", "notice"))),
            )
    for number, row in enumerate(yaml.safe_load((NAMES / "notices.yaml").read_text("utf-8"))):
        said = row["says"]
        if {"owner", "agent"} <= set(said) and "stage" in said:
            names = {Role.OWNER: _several(said["owner"]), Role.AGENT: _several(said["agent"])}
            sheet = parse_message(source_of(row["text"]), shipped_markets())
            yield labelled(
                sheet,
                names,
                name=f"notice {number}",
                kind="tests",
                group=f"notice {number}",
                stage=Stage(said["stage"]),
            )
    speech = yaml.safe_load((NAMES / "speech.yaml").read_text("utf-8"))["acting"]
    for number, row in enumerate(speech):
        names = {Role.OWNER: (row["owner"],), Role.AGENT: (row["agent"],)}
        yield labelled(
            parse_message(source_of(f"Hello,\n{row['says']}\n"), shipped_markets()),
            names,
            name=f"speech {number}",
            kind="tests",
            group=f"speech {number}",
        )


def _several(value: Any) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(value) if isinstance(value, list) else tuple(one.strip() for one in value.split(";"))


def given(folder: Path) -> Iterator[Labelled]:
    """The labelled letters of a folder: those that complain, of which owner and agent are known."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in filter(str.strip, path.read_text("utf-8").split("\n")):
            row = json.loads(line)
            gold = row.get("gold") or {}
            owner = gold.get("complainant", gold.get("claimant", "-"))
            agent = gold.get("agent", "-")
            stage = str(gold.get("stage") or row.get("stage") or "")
            if (
                "-" in (owner, agent)
                or str(agent or "").startswith("(")
                or not re.match("notice|forwarded|repeat|reminder", stage)
            ):
                continue
            names = {Role.OWNER: _several(owner), Role.AGENT: _several(agent)}
            source = _opened(folder, row)
            yield labelled(
                parse_message(without_instructions(source), shipped_markets()),
                names,
                name=row["id"],
                kind=path.stem,
                group=row["id"],
            )


def _opened(folder: Path, row: dict[str, Any]) -> ComplaintSource:
    mail = folder / str(row.get("eml") or "")
    if mail.is_file():
        return Complaints().parse(mail.read_bytes(), name="message.eml", media_type="message/rfc822")
    return Complaints().parse(row["text"].encode("utf-8"), name="message.txt", media_type="text/plain")


def fitted(data: Sequence[Labelled]) -> Softmax:
    """The weights learned from some letters.

    Letters outside the wordings are taken again without what phrases say of who acts for whom, which were written with
    such letters in view.
    """
    rows: list[Example] = []
    for one in data:
        for _, shown, right in one.rows:
            if right is None:
                continue
            rows.append(Example(features=shown, right=right, weight=one.weight))
            if one.kind != "letters":
                alone = frozenset(it for it in shown if not it.startswith(CUE))
                rows.append(Example(features=alone, right=right, weight=one.weight))
    return softmax.fitted(rows, CLASSES, HOW, words=softmax.vocabulary(), may_ship=may_ship)


def may_ship(feature: str, words: Collection[str]) -> bool:
    """Whether a feature holds no word that does not stand in the letters here."""
    found = WORD_FEATURE.match(feature)
    if found is None:
        return True
    return all(
        word[:STEM] in words
        for word in re.findall(r"[^\W\d_]+", feature[found.end() :])
        if word[:STEM] not in {"N", "a", "d", "f", "p", "url", "mail"}
    )


def told(model: Softmax, one: Labelled) -> tuple[list[str], list[str], list[tuple[float, bool]]]:
    """The owners and agents that a model names in a letter, and how likely it held each name for the owner."""
    found = [
        NamedParty(group=mentions, features=shown, chances=model.chances(shown)) for mentions, shown, _ in one.rows
    ]
    sure = [
        (bearer.owner, right == {Role.OWNER}) for bearer, (_, _, right) in zip(found, one.rows, strict=True) if right
    ]
    return [bearer.name for bearer in owners_of(found)], [bearer.name for bearer in agents_of(found)], sure


def measure(data: Sequence[Labelled]) -> None:
    """Cross-validation: each fifth of the wordings and letters judged by what was learned from the others."""
    groups = sorted({one.group for one in data})
    random.Random(0).shuffle(groups)
    fold_of = {group: at % FOLDS for at, group in enumerate(groups)}
    tallies: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    reliable: defaultdict[int, list[bool]] = defaultdict(list)
    for fold in range(FOLDS):
        model = fitted([one for one in data if fold_of[one.group] != fold])
        for one in (one for one in data if fold_of[one.group] == fold):
            owners, agents, sure = told(model, one)
            for chance, is_right in sure:
                reliable[min(9, int(chance * 10))].append(is_right)
            for role, got, wanted in (("owner", owners, one.owners), ("agent", agents, one.agents)):
                if wanted is not None:
                    count(tallies[one.kind, role], got, wanted)
    for (kind, role), (hit, false, missed) in sorted(tallies.items()):
        score = 2 * hit / max(1, 2 * hit + false + missed)
        print(f"{kind:<20} {role}  F1 {score:.3f}  right {hit}, wrong {false}, missed {missed}")
    for tenth, judged in sorted(reliable.items()):
        share = sum(judged) / len(judged)
        print(f"held for the owner at {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: {share:.2f} of {len(judged)} are")


def count(tally: list[int], got: Sequence[str], wanted: Sequence[str]) -> None:
    hits = [any(same_name(one, name) for one in got) for name in wanted]
    tally[0] += sum(hits)
    tally[1] += sum(not any(same_name(one, name) for name in wanted) for one in got)
    tally[2] += len(hits) - sum(hits)


def learn(data: Sequence[Labelled]) -> None:
    softmax.write("party", fitted(data))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("measure", "learn"))
    parser.add_argument("folder", nargs="?", type=Path)
    chosen = parser.parse_args()
    data = [*invented(), *tested(), *given(HERE / "reading_labelled"), *(given(chosen.folder) if chosen.folder else ())]
    print(f"{len(data)} letters, {sum(len(one.rows) for one in data)} names")
    does: dict[str, Callable[[Sequence[Labelled]], None]] = {"measure": measure, "learn": learn}
    does[chosen.what](data)


if __name__ == "__main__":
    main()
