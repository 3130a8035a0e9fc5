"""Lexicons that ship as data, opened and put together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import Addressee, Frame, LearnedTone, Meanings, Stance, ToneKind, ToneLexicon, ToneRule
from rejoinder.text.lexicon import LexiconIsBroken
from rejoinder.text.shipped_form import shipped_json, shipped_yaml

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
    by_language: dict[str, dict[str, Any]] = {}
    for file in sorted(resources.files("rejoinder").joinpath("lexicons/tone").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            layer = shipped_yaml(file.read_text("utf-8"))
            add_layer(by_language.setdefault(file.name.split(".")[0], {}), layer)
    shared = by_language.pop("any", {"rules": {}})
    return ToneLexicon(
        rules=tuple(
            (language, (*_rules(language, own, own), *_rules("any", shared, own)))
            for language, own in by_language.items()
        ),
        learned=tuple(_learned(language, by_language[language]) for language in LANGUAGES),
        variants=_variants(),
        stances={language: _stance(by_language[language]) for language in LANGUAGES},
        addressed={language: _addressed(by_language[language]) for language in LANGUAGES},
    )


def _addressed(lexicon: Mapping[str, Any]) -> Mapping[Addressee, Mapping[ToneKind, str]]:
    return {
        Addressee(reader): {ToneKind(kind): words for kind, words in other.items()}
        for reader, other in (lexicon.get("to") or {}).items()
    }


@cache
def meanings(language: str) -> Meanings:
    """What words of a language stand for, from `lexicons/tone_learned/<language>.yaml`.

    Each entry names a meaning and lists its words, set apart by spaces; one that ends in `*` begins words.
    """
    entries: Mapping[str, str] = shipped_yaml(_shipped(f"tone_learned/{language}.yaml"))
    whole: dict[str, list[str]] = {}
    begins: dict[str, list[str]] = {}
    for name, words in entries.items():
        for word in words.lower().replace("ё", "е").split():
            (begins if word.endswith("*") else whole).setdefault(word.rstrip("*"), []).append(name)
    return Meanings(
        whole={word: tuple(sorted(names)) for word, names in whole.items()},
        begins={word: tuple(sorted(names)) for word, names in begins.items()},
        longest=max(map(len, whole), default=0),
    )


def _learned(language: str, lexicon: Mapping[str, Any]) -> LearnedTone:
    """The weights of a language, made by `benchmarks/tone_train.py`, with the other words and excuses of its rules."""
    weights, words = shipped_json(_shipped(f"tone_learned/{language}.json")), _words(lexicon)
    return LearnedTone(
        language=language,
        kinds=tuple(map(ToneKind, weights["kinds"])),
        base=tuple(weights["base"]),
        weights={name: tuple(points) for name, points in weights["weights"].items()},
        unit=weights["unit"],
        limit=weights["limit"],
        calm=weights["calm"],
        meanings=meanings(language),
        instead={ToneKind(kind): other for kind, other in (lexicon.get("instead") or {}).items()},
        excuses={ToneKind(kind): _excuses(lexicon, kind, words) for kind in lexicon.get("excuse") or {}},
    )


def _stance(lexicon: Mapping[str, Any]) -> Stance:
    words, stance = _words(lexicon), lexicon["stance"]

    def filled(entry: str | list[str] | None) -> str | None:
        return None if entry is None else _filled(_alternation(entry), words)

    return Stance(
        turn=_filled(stance["turn"], words),
        frames=tuple(
            Frame(
                name=name,
                kinds=frozenset(map(ToneKind, frame["kinds"])),
                before=filled(frame.get("before")),
                after=filled(frame.get("after")),
            )
            for name, frame in stance["frames"].items()
        ),
    )


def _variants() -> dict[int, int]:
    scripts = shipped_yaml(_shipped("han_variants.yaml"))
    return str.maketrans(*("".join(scripts[script].split()) for script in ("traditional", "simplified")))


def _shipped(name: str) -> str:
    return resources.files("rejoinder").joinpath(f"lexicons/{name}").read_text("utf-8")


def add_layer(under: dict[str, Any], layer: Mapping[str, Any]) -> None:
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


def _rules(language: str, lexicon: Mapping[str, Any], speaking: Mapping[str, Any]) -> tuple[ToneRule, ...]:
    """The rules of one file; other words are those of the language that is spoken."""
    words = _words(lexicon)
    rules: list[ToneRule] = []
    for kind, entries in lexicon["rules"].items():
        excuse = _excuses(lexicon, kind, words)
        for position, entry in enumerate(entries, 1):
            fields = {"find": entry} if isinstance(entry, str) else dict(entry)
            rules.append(
                ToneRule(
                    id=f"{language}.{kind}.{position}",
                    kind=ToneKind(kind),
                    find=_filled(_alternation(fields["find"]), words),
                    needs=tuple(_filled(pattern, words) for pattern in fields.get("needs", ())),
                    unless=(
                        *(excuse if fields.get("excused", True) else ()),
                        *(_filled(pattern, words) for pattern in fields.get("unless", ())),
                    ),
                    excused=bool(fields.get("excused", True)),
                    in_quotes=bool(fields.get("in_quotes", False)),
                    exact_case=bool(fields.get("exact_case", False)),
                    yields=bool(fields.get("yields", False)),
                    seconded=bool(fields.get("seconded", False)),
                    lead=int(fields.get("lead", 0)),
                    instead=fields.get("instead") or (speaking.get("instead") or {}).get(kind),
                )
            )
    return tuple(rules)


def _words(lexicon: Mapping[str, Any]) -> dict[str, str]:
    return {name: _alternation(entry) for name, entry in (lexicon.get("words") or {}).items()}


def _excuses(lexicon: Mapping[str, Any], kind: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """What excuses every rule of a kind, and whatever the second reader would say of that kind."""
    return tuple(_filled(pattern, words) for pattern in (lexicon.get("excuse") or {}).get(kind, ()))


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
