"""Lexicons that ship as data, opened and put together."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import Addressee, Frame, LearnedTone, Meanings, Stance, ToneKind, ToneLexicon, ToneRule
from rejoinder.text.lexicon import LexiconIsBroken
from rejoinder.text.yaml_text import yaml_of

_SLOT = re.compile(r"<([a-z_]+)>")


@cache
def tone_lexicon() -> ToneLexicon:
    """The tone rules of every language that ships.

    A file is `lexicons/tone/<language>.yaml` or `<language>.<layer>.yaml`; the layers of a language are read as one. In
    it, `words` names alternations that patterns use as `<name>`, `instead` gives other words for each kind, and `rules`
    lists, by kind, patterns as plain strings or as mappings with `find` (a pattern, or a list of patterns any of which
    will do) and, as needed, the other fields of a tone rule. `excuse` lists, by kind, patterns that excuse every rule
    of that kind, beside those marked `excused: false`, and what was learned of it. `stance` tells by which turns of
    grammar words are not the writer's own. The rules of `any.yaml` hold in each language.
    """
    held: dict[str, dict[str, Any]] = {}
    for file in sorted(resources.files("rejoinder").joinpath("lexicons/tone").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            layer = yaml_of(file.read_text("utf-8"))
            laid(held.setdefault(file.name.split(".")[0], {}), layer)
    shared = held.pop("any", {"rules": {}})
    return ToneLexicon(
        rules=tuple(
            (language, (*_rules(language, own, own), *_rules("any", shared, own))) for language, own in held.items()
        ),
        learned=tuple(_learned(language, held[language]) for language in LANGUAGES),
        variants=_variants(),
        stances={language: _stance(held[language]) for language in LANGUAGES},
        addressed={language: _addressed(held[language]) for language in LANGUAGES},
    )


def _addressed(held: Mapping[str, Any]) -> Mapping[Addressee, Mapping[ToneKind, str]]:
    return {
        Addressee(reader): {ToneKind(kind): words for kind, words in other.items()}
        for reader, other in (held.get("to") or {}).items()
    }


@cache
def meanings(language: str) -> Meanings:
    """What words of a language stand for, from `lexicons/tone_learned/<language>.yaml`.

    Each entry names a meaning and lists its words, set apart by spaces; one that ends in `*` begins words.
    """
    told: Mapping[str, str] = yaml_of(_shipped(f"tone_learned/{language}.yaml"))
    whole: dict[str, list[str]] = {}
    begins: dict[str, list[str]] = {}
    for name, words in told.items():
        for word in words.lower().replace("ё", "е").split():
            (begins if word.endswith("*") else whole).setdefault(word.rstrip("*"), []).append(name)
    return Meanings(
        whole={word: tuple(sorted(names)) for word, names in whole.items()},
        begins={word: tuple(sorted(names)) for word, names in begins.items()},
        longest=max(map(len, whole), default=0),
    )


def _learned(language: str, held: Mapping[str, Any]) -> LearnedTone:
    """The weights of a language, made by `benchmarks/tone_train.py`, with the other words and excuses of its rules."""
    told, words = json.loads(_shipped(f"tone_learned/{language}.json")), _words(held)
    return LearnedTone(
        language=language,
        kinds=tuple(map(ToneKind, told["kinds"])),
        base=tuple(told["base"]),
        weights={name: tuple(points) for name, points in told["weights"].items()},
        unit=told["unit"],
        limit=told["limit"],
        calm=told["calm"],
        meanings=meanings(language),
        instead={ToneKind(kind): other for kind, other in (held.get("instead") or {}).items()},
        excuses={ToneKind(kind): _excuses(held, kind, words) for kind in held.get("excuse") or {}},
    )


def _stance(held: Mapping[str, Any]) -> Stance:
    words, told = _words(held), held["stance"]

    def filled(entry: str | list[str] | None) -> str | None:
        return None if entry is None else _filled(_alternation(entry), words)

    return Stance(
        turn=_filled(told["turn"], words),
        frames=tuple(
            Frame(
                name=name,
                kinds=frozenset(map(ToneKind, frame["kinds"])),
                before=filled(frame.get("before")),
                after=filled(frame.get("after")),
            )
            for name, frame in told["frames"].items()
        ),
    )


def _variants() -> dict[int, int]:
    told = yaml_of(_shipped("han_variants.yaml"))
    return str.maketrans(*("".join(told[script].split()) for script in ("traditional", "simplified")))


def _shipped(name: str) -> str:
    return resources.files("rejoinder").joinpath(f"lexicons/{name}").read_text("utf-8")


def laid(under: dict[str, Any], layer: Mapping[str, Any]) -> None:
    """Add one layer of a language to those below it: words by name, rules and excuses by kind.

    Raises:
        LexiconIsBroken: when two layers mean different words by one name.
    """
    if twice := sorted(set(under.get("words", ())) & set(layer.get("words") or ())):
        msg = f"two layers name words: {', '.join(twice)}"
        raise LexiconIsBroken(msg)
    for part in ("words", "instead", "stance", "to"):
        under.setdefault(part, {}).update(layer.get(part) or {})
    for part in ("excuse", "rules"):
        for kind, entries in (layer.get(part) or {}).items():
            under.setdefault(part, {}).setdefault(kind, []).extend(entries)


def _rules(language: str, held: Mapping[str, Any], speaking: Mapping[str, Any]) -> tuple[ToneRule, ...]:
    """The rules of one file; other words are those of the language that is spoken."""
    words = _words(held)
    made: list[ToneRule] = []
    for kind, entries in held["rules"].items():
        excuse = _excuses(held, kind, words)
        for position, entry in enumerate(entries, 1):
            given = {"find": entry} if isinstance(entry, str) else dict(entry)
            made.append(
                ToneRule(
                    id=f"{language}.{kind}.{position}",
                    kind=ToneKind(kind),
                    find=_filled(_alternation(given["find"]), words),
                    needs=tuple(_filled(pattern, words) for pattern in given.get("needs", ())),
                    unless=(
                        *(excuse if given.get("excused", True) else ()),
                        *(_filled(pattern, words) for pattern in given.get("unless", ())),
                    ),
                    excused=bool(given.get("excused", True)),
                    in_quotes=bool(given.get("in_quotes", False)),
                    exact_case=bool(given.get("exact_case", False)),
                    yields=bool(given.get("yields", False)),
                    seconded=bool(given.get("seconded", False)),
                    lead=int(given.get("lead", 0)),
                    instead=given.get("instead") or (speaking.get("instead") or {}).get(kind),
                )
            )
    return tuple(made)


def _words(held: Mapping[str, Any]) -> dict[str, str]:
    return {name: _alternation(entry) for name, entry in (held.get("words") or {}).items()}


def _excuses(held: Mapping[str, Any], kind: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """What excuses every rule of a kind, and whatever the second reader would say of that kind."""
    return tuple(_filled(pattern, words) for pattern in (held.get("excuse") or {}).get(kind, ()))


def _alternation(entry: str | list[str]) -> str:
    return entry if isinstance(entry, str) else "|".join(f"(?:{one})" for one in entry)


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with each `<name>` replaced by its alternation; names may use one another."""

    def slot(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in words:
            msg = f"<{name}> in {pattern!r}"
            raise LexiconIsBroken(msg)
        return f"(?:{words[name]})"

    for _ in range(6):
        pattern, count = _SLOT.subn(slot, pattern)
        if not count:
            return pattern
    raise LexiconIsBroken(pattern)
