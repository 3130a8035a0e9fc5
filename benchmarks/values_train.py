"""Learns which numbers of a message are references, which times limits, which names works: `rejoinder/reading/weights`.

    python benchmarks/values_train.py measure [FOLDER] [--only KIND]    how well it tells them in messages not seen
    python benchmarks/values_train.py learn [FOLDER] [--only KIND]      writes the numbers

The messages, all invented, lie in `benchmarks/reading_labelled/*.jsonl` and `tests/unit/reading/*.yaml`. A FOLDER adds
labelled messages of your own, in rows of the same form: `text` and `gold`. No word ships that does not stand in the
messages here. Needs numpy; one core, a minute.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import yaml
from softmax import HERE, TESTS, Descent, Example, fitted, vocabulary, write

from rejoinder.adapters.documents.complaint import Complaints
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.reading import clock, reference, work, work_candidate
from rejoinder.reading.address import addresses
from rejoinder.reading.parsed_message import ParsedMessage, parse_message
from rejoinder.reading.party import parties
from rejoinder.reading.platform import platform
from rejoinder.reading.prompt_injection import without_instructions
from rejoinder.reading.rights import rights
from rejoinder.reading.softmax import Softmax
from rejoinder.reading.stage import stage
from rejoinder.reading.time_limit import TimeLimit

HEAD = "Dear seller,\nA complaint was filed against your AliExpress listing.\nComplaint number: QT-77\n"
"""Under which the sentences of `clocks.yaml` stand."""
HOW = Descent()
FOLDS = 5


@attrs.frozen(kw_only=True)
class Labelled:
    """A message's candidates of one kind, each with its features and the answer it gives; and what is right."""

    origin: str
    group: str
    features: tuple[frozenset[str], ...]
    answers: tuple[frozenset[str], ...]
    wanted: tuple[frozenset[str], ...]
    """The right answers, each as one of several that would do."""
    accepted: frozenset[str]
    """Answers that are neither right nor wrong."""
    names: tuple[work_candidate.WorkCandidate, ...] = ()
    """The candidates themselves, where they are names."""


def messages(folder: Path | None) -> Iterator[tuple[str, str, ParsedMessage, Mapping[str, Any]]]:
    """Origin, id, laid-out message and gold of every labelled message."""
    for home in (HERE / "reading_labelled", *((folder,) if folder else ())):
        for path in sorted(home.glob("*.jsonl")):
            for line in filter(str.strip, path.read_text("utf-8").split("\n")):
                row = json.loads(line)
                if "text" in row:
                    yield path.stem, row["id"], sheet_of(row["text"]), row["gold"]
    for number, row in enumerate(yaml.safe_load((TESTS / "notices.yaml").read_text("utf-8"))):
        yield "notices", f"notice {number}", sheet_of(row["text"]), row["says"]
    for number, row in enumerate(yaml.safe_load((TESTS / "clocks.yaml").read_text("utf-8"))):
        yield "sentences", f"sentence {number}", sheet_of(f"{HEAD}{row['says']}\n"), row


def sheet_of(text: str) -> ParsedMessage:
    return parse_message(
        without_instructions(Complaints().parse(text.encode("utf-8"), name="message.txt", media_type="text/plain")),
        shipped_markets(),
    )


def of_references(folder: Path | None) -> Iterator[Labelled]:
    for origin, group, sheet, gold in messages(folder):
        if "references" not in gold and "complaint_id" not in gold:
            continue
        found = reference.reference_candidates(sheet)
        wanted = gold.get("references", gold.get("complaint_id")) or []
        wanted = [_bare(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        free = [_bare(one) for one in gold.get("other_references") or []]
        given = [_bare(one.value) for one in found]
        yield Labelled(
            origin=origin,
            group=group,
            features=tuple(one.features for one in found),
            answers=tuple(frozenset({one, *(it for it in wanted + free if _same(one, it))}) for one in given),
            wanted=tuple(frozenset({one}) for one in wanted),
            accepted=frozenset(free),
        )


def _bare(number: str) -> str:
    return re.sub(r"[^0-9a-zа-я\u4e00-\u9fff]", "", number.lower())


def _same(one: str, other: str) -> bool:
    """Whether two spellings are one number: one may leave out the letters before the other."""
    return min(len(one), len(other)) > 4 and (one.endswith(other) or other.endswith(one))


def of_clocks(folder: Path | None) -> Iterator[Labelled]:
    for origin, group, sheet, gold in messages(folder):
        phrases = gold.get("deadline_phrases", gold.get("deadline_phrase", []))
        if not gold.keys() & {"clocks", "deadline_phrases", "deadline_phrase"}:
            continue
        found = clock.limit_candidates(sheet, platform(sheet, addresses(sheet)))
        if "clocks" in gold:
            wanted = [answer for one in gold["clocks"] or () if (answer := _wanted(one))]
        else:
            wanted = [_answers(one) for one in found if _stands_in(one, phrases)]
        yield Labelled(
            origin=origin,
            group=group,
            features=tuple(clock.features_of(sheet, found, stage(sheet))),
            answers=tuple(_answers(one) for one in found),
            wanted=tuple(wanted),
            accepted=frozenset(),
        )


def of_works(folder: Path | None) -> Iterator[Labelled]:
    for origin, group, sheet, gold in messages(folder):
        titles = next((gold[key] for key in ("marks_or_works", "marks", "works") if key in gold), None)
        if titles is None:
            continue
        named = parties(sheet, stage=stage(sheet), platform=platform(sheet, addresses(sheet))).named
        found = work.work_candidates(sheet, rights(sheet), tuple(party.name for party in named))
        yield Labelled(
            origin=origin,
            group=group,
            features=tuple(one.features for one in found),
            answers=tuple(frozenset({_plain(one.title)}) for one in found),
            wanted=tuple(frozenset({_plain(title)}) for title in titles),
            accepted=frozenset(),
            names=found,
        )


def _plain(title: str) -> str:
    return re.sub(r"[\W_]", "", title.lower())


def _stands_in(one: TimeLimit, phrases: str | Sequence[str] | None) -> bool:
    """Whether one of the phrases that the label quotes holds the limit as printed."""
    quoted = [phrases] if isinstance(phrases, str) else phrases or ()
    printed = _bare(one.clock.phrase)
    return any(printed in _bare(phrase) for phrase in quoted)


def _wanted(one: Any) -> frozenset[str]:
    if isinstance(one, list):
        unit, count = one
        return frozenset({f"hours {count * (1 if unit == 'hours' else 24):g}"}) if count else frozenset()
    if one.get("date") or one.get("due_at"):
        day = str(one.get("date") or one["due_at"])[:10]
        return frozenset({day, day[4:]})
    count = one["hours"] if one.get("hours") is not None else (one.get("days") or 0) * 24
    return frozenset({f"hours {count:g}"})


def _answers(one: TimeLimit) -> frozenset[str]:
    if one.moment is None:
        count = one.clock.hours if one.clock.days is None else one.clock.days * 24
        return frozenset({f"hours {count:g}"})
    days = {one.moment.on, one.moment.other or one.moment.on}
    return frozenset(day.isoformat()[4 if one.clock.due_at is None else 0 :] for day in days)


def _works_chosen(one: Labelled, chances: Sequence[float]) -> list[int]:
    kept = work_candidate.likely_candidates(one.names, chances)
    return [at for at, name in enumerate(one.names) if name in kept]


@attrs.frozen(kw_only=True)
class ValueKind:
    """One kind of value: what is given of it, the class of the right ones, which are chosen, how it is learned."""

    given: Callable[[Path | None], Iterator[Labelled]]
    yes: str
    chosen: Callable[[Labelled, Sequence[float]], list[int]]
    how: Descent = HOW


KINDS: Mapping[str, ValueKind] = {
    "reference": ValueKind(
        given=of_references, yes=reference.YES, chosen=lambda _, chances: reference.likely_references(chances)
    ),
    "clock": ValueKind(given=of_clocks, yes=clock.YES, chosen=lambda _, chances: clock.likely_limits(chances)),
    "work": ValueKind(
        given=of_works,
        yes=work_candidate.YES,
        chosen=_works_chosen,
        how=attrs.evolve(HOW, shrink=2e-4, rounds=200),
    ),
}


def examples(data: Iterable[Labelled], yes: str) -> list[Example]:
    return [
        Example(features=features, right=frozenset({yes if _is_right(answer, one) else None}))
        for one in data
        for features, answer in zip(one.features, one.answers, strict=True)
        if _is_right(answer, one) or not answer & one.accepted
    ]


def _is_right(answer: frozenset[str], one: Labelled) -> bool:
    return any(answer & wanted for wanted in one.wanted)


def measure(folder: Path | None, kinds: Mapping[str, ValueKind]) -> None:
    """Cross-validation: each fifth of the messages judged by what was learned from the others."""
    words = vocabulary()
    for name, kind in kinds.items():
        data = list(kind.given(folder))
        random.Random(0).shuffle(data)
        tallies: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for fold in range(FOLDS):
            made = fitted(
                examples((one for at, one in enumerate(data) if at % FOLDS != fold), kind.yes),
                (None, kind.yes),
                kind.how,
                words=words,
            )
            for one in data[fold::FOLDS]:
                chances = [made.chances(it)[kind.yes] for it in one.features]
                count(tallies[one.origin], one, made, kind.chosen(one, chances))
        for origin, (hit, false, missed) in sorted(tallies.items()):
            score = 2 * hit / max(1, 2 * hit + false + missed)
            print(f"{name:<10} {origin:<18} F1 {score:.3f}  right {hit}, wrong {false}, missed {missed}")


def count(tally: list[int], one: Labelled, made: Softmax, chosen: Sequence[int]) -> None:
    answers = [one.answers[at] for at in chosen]
    hit = sum(any(answer & wanted for answer in answers) for wanted in set(one.wanted))
    false = [answer for answer in answers if not _is_right(answer, one) and not answer & one.accepted]
    tally[0] += hit
    tally[1] += len({min(answer) for answer in false})
    tally[2] += len(set(one.wanted)) - hit


def learn(folder: Path | None, kinds: Mapping[str, ValueKind]) -> None:
    words = vocabulary()
    for name, kind in kinds.items():
        write(name, fitted(examples(kind.given(folder), kind.yes), (None, kind.yes), kind.how, words=words))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("measure", "learn"))
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", choices=tuple(KINDS), help="of the kinds, this one")
    asked = parser.parse_args()
    kinds = {asked.only: KINDS[asked.only]} if asked.only else KINDS
    {"measure": measure, "learn": learn}[asked.what](asked.folder, kinds)
