"""Semantic roles: two names that swap giver and receiver state another fact, in any voice and language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import alternation
from rejoinder.tone.sentence import language_of, sentence_texts, shorten_sentence

GIVES, RECEIVES = "gives", "receives"
_PLACEHOLDER = "\ue000{}\ue001"
"""Stands for a name, by its number."""
_ANY = "\ue000\\d{1,3}\ue001"
_NAME = "(\ue000\\d{1,3}\ue001)"
_JOINED = regex(f"{_ANY}(?:,| and| or| и| или|、|和|及|与|/|&)* ?{_ANY}")

_EN_GIVE = alternation("facts/role.gives_en")
_EN_TAKE = alternation("facts/role.takes_en")
_EN_DEED = alternation("facts/role.is_given_en")
_EN_BE = r"(?:is|are|was|were|been|being|be)"
_ZH_GIVE = alternation("facts/role.gives_zh")
_ZH_GAP = "[^，。；\ue000]"
_ZH_TAKE = alternation("facts/role.takes_zh")
_RU_GIVE = r"(?:продал|поставил|поставля|выдал|переда|предостав|лицензир|отгруз|уполномоч|выстав|заплат|направ)\w{0,6}"
_RU_TAKE = r"(?:купил|приобр[её]л|получил|закупил|закупа|заказал)\w{0,4}"

Signs = tuple[tuple[str, re.Pattern[str]], ...]


def _signs(*patterns: tuple[str, str]) -> Signs:
    return tuple((role, regex(pattern, re.IGNORECASE)) for role, pattern in patterns)


_SIGNS: Mapping[str, Signs] = {
    "en": _signs(
        (GIVES, rf"(?<!to ){_NAME}(?: (?!{_EN_BE}\b)\w{{1,20}}){{0,2}} {_EN_GIVE}\b"),
        (GIVES, rf"\bfrom {_NAME}|\b{_EN_GIVE}\b[^.;\ue000]{{0,40}} by {_NAME}"),
        (RECEIVES, rf"{_NAME}(?: (?!{_EN_BE}\b)\w{{1,20}}){{0,2}} {_EN_TAKE}\b"),
        (RECEIVES, rf"\b{_EN_TAKE}\b[^.;\ue000]{{0,40}} by {_NAME}|\b{_EN_GIVE}\b[^.;]{{0,60}} to {_NAME}"),
        (RECEIVES, rf"\b(?:authori[sz]e[sd]|license[sd]|appoint(?:s|ed)) {_NAME}"),
        (RECEIVES, rf"{_NAME} (?:has |had )?{_EN_BE}(?: \w{{1,20}})? {_EN_DEED}\b"),
    ),
    "zh": _signs(
        (GIVES, rf"(?<![向给对]){_NAME}(?:{_ZH_GAP}{{0,20}}[向给对]{_ANY})?[^，。；\ue000被经获]{{0,16}}{_ZH_GIVE}"),
        (GIVES, rf"[从自向]{_NAME}{_ZH_GAP}{{0,17}}{_ZH_TAKE}"),
        (RECEIVES, rf"[向给对]{_NAME}{_ZH_GAP}{{0,16}}{_ZH_GIVE}|{_ZH_GIVE}(?:给)?{_NAME}"),
        (RECEIVES, rf"{_NAME}(?:被|经|获){_ANY}{_ZH_GAP}{{0,4}}{_ZH_GIVE}"),
        (RECEIVES, rf"(?<![从自向由]){_NAME}(?:{_ZH_GAP}{{0,20}}[从自向]{_ANY})?{_ZH_GAP}{{0,17}}{_ZH_TAKE}"),
    ),
    "ru": _signs(
        (GIVES, rf"(?<!у )(?<!от ){_NAME}(?: \w{{1,20}})? {_RU_GIVE}"),
        (GIVES, rf"\b(?:у|от|со стороны) (?:компании |фирмы )?{_NAME}"),
        (RECEIVES, rf"(?<!у )(?<!от ){_NAME}(?: \w{{1,20}})? {_RU_TAKE}"),
        (RECEIVES, rf"\b(?:для|на имя|в адрес|уполномочил\w{{0,2}}) {_NAME}"),
    ),
}  # fmt: skip


def swapped_roles(a: str, b: str, names: Sequence[Sequence[str]]) -> list[tuple[str, bool]]:
    """The sentences of one text in which a name gives what it receives in the other, or stands where another stood.

    Args:
        names: groups of ways to write one name.

    Returns: the sentence and whether it stands in `a`; both of a pair. Nothing where sentences do not correspond.
    Limits: knows verbs of selling, supplying, licensing and paying; of other verbs, only sentences that are otherwise
        the same.
    """
    ours, theirs = sentence_texts(a), sentence_texts(b)
    if len(ours) != len(theirs) or not any(map(any, names)):
        return []
    holder = _holder(names)
    pairs = [(one, other) for one, other in zip(ours, theirs, strict=True) if _swapped(one, other, holder)]
    return [each for one, other in pairs for each in ((shorten_sentence(one), True), (shorten_sentence(other), False))]


Holder = Callable[[str], str]


def _swapped(one: str, other: str, holder: Holder) -> bool:
    here, there = holder(one), holder(other)
    if not set(_order(here)) & set(_order(there)):
        return False
    if _bare(here) == _bare(there):
        return _order(here) != _order(there) and not _JOINED.search(here)
    roles, others = _roles(here, one), _roles(there, other)
    return any(roles[name] and others.get(name) and not roles[name] & others[name] for name in roles)


def _holder(names: Sequence[Sequence[str]]) -> Holder:
    """Puts its number in place of each name of a sentence, the longer spellings first."""
    numbers = {way.casefold(): n for n, group in reversed(list(enumerate(names))) for way in group if way}
    any_name = regex("|".join(re.escape(way) for way in sorted(numbers, key=lambda one: (-len(one), one))), re.I)
    return partial(any_name.sub, lambda found: _PLACEHOLDER.format(numbers.get(found.group().casefold(), len(names))))


def _order(marked: str) -> list[str]:
    return re.findall(_ANY, marked)


def _bare(marked: str) -> str:
    return " ".join(re.sub(_ANY, "\ue000", marked).casefold().split())


def _roles(marked: str, sentence: str) -> dict[str, set[str]]:
    """By name, whether it gives, receives, or both."""
    roles: dict[str, set[str]] = {}
    for role, name in _role_matches(marked, _SIGNS[language_of(sentence, "en")]):
        roles.setdefault(name, set()).add(role)
    return roles


def _role_matches(marked: str, signs: Signs) -> Iterator[tuple[str, str]]:
    for role, pattern in signs:
        for place in pattern.finditer(marked):
            yield role, next(name for name in place.groups() if name)
