"""One cold reading of a packet: template words, wrong arguments, bare assertions, wrong numbers, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.domain.right import Right
from rejoinder.review.exhibit_evidence import ExhibitEvidence, unsupported_statements
from rejoinder.review.statement import asserts, exhibits_named, find_arguments, mismatched_argument, repeated_sentences
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

LONGEST = 200_000
PLACES = 20
"""Remarks of one kind in one text; more would not be read."""


@attrs.frozen(kw_only=True)
class ReviewedPacket:
    """What goes out, beside what it answers."""

    texts: tuple[OutgoingText, ...]
    reading: Reading
    exhibits: tuple[tuple[int, str, str | None], ...]
    """Number, name and language of each exhibit."""
    characters: int | None
    """How long the platform lets the statement be; None where no rule says."""
    taken_languages: tuple[str, ...]
    """Languages of papers that the platform takes without a translation; empty where no rule says."""
    banners: tuple[str, ...] = ()
    """The lines that mark a draft, in each language."""
    lost_rounds: int = 0
    evidence: ExhibitEvidence = ExhibitEvidence()
    """What the exhibits bear, so that each sentence can be laid beside its own."""
    new_since_lost: bool = True
    """Whether anything was filed in the case since the last answer failed."""


_PLACEHOLDER = matcher("review/pre_submission_review.placeholder", re.IGNORECASE)
_BOILERPLATE = matcher("review/pre_submission_review.boilerplate", re.IGNORECASE)
_MARK = regex(r"\w+[.\s]")
"""How the line begins that stands at head and foot of what may not go out, whatever else somebody made of it."""
_UNFAIR_USE = regex(r"unfair use|09UU|不当使用|недобросовестн\w{1,20} использовани", re.IGNORECASE)


def pre_submission_review(packet: ReviewedPacket) -> tuple[Remark, ...]:
    """What a reviewer would stop at, text by text, then the packet as a whole.

    Limits: words are looked for; whether a sentence is true is not told here.
    """
    found: list[Remark] = []
    for text in packet.texts:
        text = attrs.evolve(text, text=text.text[:LONGEST])
        found.extend((*_words(text, packet), *_numbers(text, packet)))
        if text.statement:
            found.extend((*_bare(text), *_again(text, packet), *_argument(text, packet), *_length(text, packet)))
            found.extend((*_unmentioned(text, packet), *unsupported_statements(text, packet.evidence)))
    found.extend(_whole(packet))
    return tuple(found)


def _words(text: OutgoingText, packet: ReviewedPacket) -> Iterator[Remark]:
    marks = sorted({mark[0] for banner in packet.banners if (mark := _MARK.match(banner))})
    draft = re.search(rf"^(?:{'|'.join(map(re.escape, marks))}).+$", text.text, re.MULTILINE) if marks else None
    if draft is not None:
        yield _at(text, "draft", Gravity.BLOCKS, draft.span(), words=draft[0])
    for id, pattern, gravity in (
        ("placeholder", _PLACEHOLDER, Gravity.BLOCKS),
        ("template", _BOILERPLATE, Gravity.WEAKENS),
    ):
        for n, place in enumerate(pattern.finditer(text.text)):
            if n >= PLACES:
                return
            yield _at(text, id, gravity, place.span(), words=" ".join(place[0].split())[:80])


def _at(text: OutgoingText, id: str, gravity: Gravity, span: tuple[int, int] | None = None, **values: object) -> Remark:
    return Remark(id=id, says=phrase(f"review.{id}", **values), gravity=gravity, text=text.name, span=span)


def _numbers(text: OutgoingText, packet: ReviewedPacket) -> Iterator[Remark]:
    """Numbers of exhibits that are not there; a complaint's number that is nearly, but not, the notice's."""
    there = {number for number, _, _ in packet.exhibits}
    missing: dict[int, tuple[int, int]] = {}
    for number, span in exhibits_named(text.text):
        if number not in there:
            missing.setdefault(number, span)
    if text.statement:
        for number, span in list(missing.items())[:PLACES]:
            yield _at(text, "exhibit-missing", Gravity.BLOCKS, span, number=number)
    known = [one.value for one in packet.reading.references if one.kind in ("complaint", "case")]
    for value in known[:3]:
        near = _nearly(value, text.text)
        if near is not None and value not in text.text:
            yield _at(text, "number-differs", Gravity.BLOCKS, near.span(), seen=near[0], known=value)
    if text.statement and known and not any(value in text.text for value in known):
        yield _at(text, "number-unnamed", Gravity.WEAKENS, known=known[0])


def _nearly(value: str, text: str) -> re.Match[str] | None:
    """A number of the same length that differs in one or two places."""
    if len(value) < 8 or sum(char.isdigit() for char in value) < 6:
        return None
    for place in re.finditer(rf"(?<![\w-])[\w-]{{{len(value)}}}(?![\w-])", text):
        off = sum(a != b for a, b in zip(place[0].casefold(), value.casefold(), strict=True))
        if 1 <= off <= 2:
            return place
    return None


def _bare(text: OutgoingText) -> Iterator[Remark]:
    """Sentences that assert and name no exhibit."""
    shown = 0
    for line in re.finditer(r"[^\n。]+[。]?", text.text):
        behind = text.text[line.end() : line.end() + 30].split("\n")[0]
        if shown < PLACES and asserts(line[0]) and not any(exhibits_named(line[0] + behind)):
            shown += 1
            yield _at(text, "bare", Gravity.WEAKENS, line.span(), words=_short(line[0]))


def _short(words: str) -> str:
    return " ".join(words.split())[:120]


def _argument(text: OutgoingText, packet: ReviewedPacket) -> Iterator[Remark]:
    """Arguments that miss what the complaint is about."""
    rights, arguments = frozenset(packet.reading.rights), find_arguments(text.text)
    unfair = _UNFAIR_USE.search(packet.reading.reason or "")
    if "genuine" in arguments and unfair and Right.COUNTERFEIT not in rights:
        yield _at(text, "misses-unfair-use", Gravity.WEAKENS, arguments["genuine"])
    elif wrong := mismatched_argument(arguments, rights):
        yield _at(text, wrong[0], Gravity.WEAKENS, wrong[1])


def _again(text: OutgoingText, packet: ReviewedPacket) -> Iterator[Remark]:
    """Sentences that stand twice; what marks a draft stands at head and foot."""
    for span in islice(repeated_sentences(text.text), PLACES):
        words = text.text[slice(*span)]
        if not any(words.strip() in banner for banner in packet.banners):
            yield _at(text, "repeated", Gravity.WEAKENS, span, words=_short(words))


def _length(text: OutgoingText, packet: ReviewedPacket) -> Iterator[Remark]:
    if packet.characters is not None and len(text.text) > packet.characters:
        values = {"length": len(text.text), "most": packet.characters}
        yield _at(text, "too-long", Gravity.BLOCKS, (packet.characters, len(text.text)), **values)


def _unmentioned(text: OutgoingText, packet: ReviewedPacket) -> Iterator[Remark]:
    named = {number for number, _ in exhibits_named(text.text)}
    left = tuple(name for number, name, _ in packet.exhibits if number not in named)
    if left and packet.exhibits:
        yield _at(text, "unmentioned", Gravity.NOTE, names=left[:10])


def _whole(packet: ReviewedPacket) -> Iterator[Remark]:
    if not packet.texts:
        yield Remark(id="nothing", says=phrase("review.nothing"), gravity=Gravity.BLOCKS)
    if packet.lost_rounds and not packet.new_since_lost:
        message = phrase("review.nothing-new", rounds=packet.lost_rounds)
        yield Remark(id="nothing-new", says=message, gravity=Gravity.BLOCKS)
    foreign = tuple(
        name
        for _, name, language in packet.exhibits
        if language and packet.taken_languages and language not in packet.taken_languages
    )
    if foreign:
        message = phrase("review.untranslated", names=foreign[:10], taken=packet.taken_languages)
        yield Remark(id="untranslated", says=message, gravity=Gravity.WEAKENS)


def gravest_remark(remarks: Sequence[Remark]) -> Gravity | None:
    """The gravest of the remarks; None where there is none."""
    return min((remark.gravity for remark in remarks), key=lambda gravity: gravity.rank, default=None)
