"""Whether letter templates hold what templates promise: known fields, facts under assertions, one meaning."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping

import attrs

from rejoinder.assembly.letter import (
    ALWAYS,
    FACTS,
    FIELDS,
    LISTS,
    LetterFact,
    LetterSentence,
    LetterValues,
    Template,
    Templates,
)
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

ASSERTS = {
    language: matcher(f"wording/letter_check.asserts_{language}", re.IGNORECASE) for language in ("en", "zh", "ru")
}
"""Words by which a sentence says that something has happened or is so."""
NUMBER = regex(r"\d+")


@attrs.frozen(kw_only=True)
class LetterFault:
    """Something that is wrong with a template, and where."""

    purpose: str
    where: str
    says: Phrase


def content_faults(templates: Templates) -> Iterator[LetterFault]:
    """Fields and facts that nobody knows, fields without their condition, assertions without a fact, tongues apart."""
    for purpose in dict.fromkeys(purpose for purpose, _ in templates):
        spoken = {language: templates[purpose, language] for language in LANGUAGES}
        found = dict.fromkeys(fault for one in spoken.values() for fault in _names(purpose, one))
        yield from found
        yield from _lines(purpose, spoken)


def lines_of(template: Template) -> Iterator[tuple[str, LetterSentence]]:
    """Every line with its place, alternatives included; the subject first."""
    yield from _with_otherwise("subject", template.subject)
    for number, passage in enumerate(template.passages, 1):
        for position, line in enumerate(passage.lines, 1):
            where = f"paragraphs {number}" if len(passage.lines) == 1 else f"paragraphs {number}.{position}"
            yield from _with_otherwise(where, line)


def _with_otherwise(where: str, line: LetterSentence) -> Iterator[tuple[str, LetterSentence]]:
    yield where, line
    if line.otherwise:
        yield f"{where}, otherwise", line.otherwise


def _names(purpose: str, template: Template) -> Iterator[LetterFault]:
    for number, caution in enumerate(template.not_when, 1):
        for name in filter(None, (caution.when, caution.unless)):
            yield from _known(purpose, f"not_when {number}", name, FACTS | FIELDS)
    for where, line in lines_of(template):
        for name in line.fields:
            yield from _known(purpose, where, name, FIELDS)
        for name in (*line.needs, *line.without):
            yield from _known(purpose, where, name, FACTS | FIELDS)
        if re.search(r"[\[\]{}]", re.sub(r"\[[^\[\]]*\]|\{\w+\}", "", line.text)):
            yield LetterFault(purpose=purpose, where=where, says=phrase("letter.fault-bracket"))
        if LISTS & set(line.fields) and not re.fullmatch(r"\s*\{\w+\}\s*", line.text):
            yield LetterFault(purpose=purpose, where=where, says=phrase("letter.fault-list-alone"))


def _known(purpose: str, where: str, name: str, among: frozenset[str]) -> Iterator[LetterFault]:
    if name not in among:
        nearest = difflib.get_close_matches(name, sorted(among), n=1, cutoff=0.3) or ["platform"]
        yield LetterFault(
            purpose=purpose, where=where, says=phrase("letter.fault-unknown-name", name=name, nearest=nearest[0])
        )


def _lines(purpose: str, spoken: Mapping[str, Template]) -> Iterator[LetterFault]:
    rows = zip(*(lines_of(spoken[language]) for language in LANGUAGES), strict=True)
    for row in rows:
        where, first = row[0]
        by_language = dict(zip(LANGUAGES, (line for _, line in row), strict=True))
        if len({frozenset(line.fields) for line in by_language.values()}) > 1:
            yield LetterFault(purpose=purpose, where=where, says=phrase("letter.fault-tongues-apart"))
        if len({frozenset(NUMBER.findall(line.text)) for line in by_language.values()}) > 1:
            yield LetterFault(purpose=purpose, where=where, says=phrase("letter.fault-numbers-apart"))
        for name in first.required_fields:
            if name not in (*ALWAYS, *first.needs) and first.otherwise is None:
                yield LetterFault(purpose=purpose, where=where, says=phrase("letter.fault-no-condition", name=name))
        if not first.needs and any(ASSERTS[language].search(line.text) for language, line in by_language.items()):
            yield LetterFault(purpose=purpose, where=where, says=phrase("letter.fault-no-fact"))


def sample_values(*, full: bool) -> LetterValues:
    """What a template is filled with to be read aloud: every field and fact, or none but what every case has."""
    names = FIELDS if full else ALWAYS
    known = {n: LetterFact(value=(f"({n} 1)", f"({n} 2)") if n in LISTS else f"({n})") for n in sorted(names)}
    if full:
        known |= {name: LetterFact() for name in sorted(FACTS)}
    return LetterValues(known=known)
