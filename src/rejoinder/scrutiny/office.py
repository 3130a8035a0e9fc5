"""What the numbers of each office look like, where the number alone does not tell its office."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.text.lazy_pattern import regex


@attrs.frozen(kw_only=True)
class NumberFacts:
    """What a number tells of itself. Absent is None."""

    impossible: Phrase | None = None
    """Why no office could have given it."""
    pending: str | None = None
    """`mark`, `patent` or `pct` where it counts an application and not a right."""
    kind: str | None = None
    """`patent`, `utility_model`, `design`, `trademark` or `copyright`, where the number itself says so."""
    office: str | None = None
    year: int | None = None
    """The year of registration of a copyright, or of filing of a patent."""
    rule: str | None = None
    """The rule that says what such numbers look like."""


@attrs.frozen(kw_only=True)
class _NumberForm:
    """The forms of one office's numbers of one kind."""

    pattern: re.Pattern[str]
    why: str
    rule: str
    pending: re.Pattern[str] | None = None
    """Numbers of this form count applications."""


_US_SERIAL = regex(r"(?:US|SN)?[6-9]\d{7}")
_RU_FILED = regex(r"(?:RU)?(?:19|20)\d{8}")

_FORMS = {
    ("cnipa", "trademark"): _NumberForm(
        pattern=regex(r"(?:TMZC|NO)?\d{1,8}[A-Z]{0,2}|G\d{5,7}[A-Z]{0,2}"),
        why="cnipa-mark",
        rule="numbers.cn.trademark",
    ),
    ("uspto", "trademark"): _NumberForm(
        pattern=regex(r"(?:US|TM|REG|NO)?\d{1,7}|(?:US|SN)?[6-9]\d{7}"),
        why="uspto-mark",
        rule="numbers.us.trademark",
        pending=_US_SERIAL,
    ),
    ("uspto", "patent"): _NumberForm(
        pattern=regex(r"(?:US)?\d{6,8}(?:[AB]\d?)?|(?:US)?RE\d{5,6}(?:E\d?)?"),
        why="uspto-patent",
        rule="numbers.us.patent",
    ),
    ("euipo", "trademark"): _NumberForm(
        pattern=regex(r"(?:EUTM|EU|CTM|EM)?(?:0?\d{1,8}|W0\d{7})"), why="euipo-mark", rule="numbers.eu.trademark"
    ),
    ("euipo", "design"): _NumberForm(
        pattern=regex(r"(?:RCD|EU|EM|REUD)?\d{6,13}"), why="euipo-design", rule="numbers.eu.design"
    ),
    ("wipo", "trademark"): _NumberForm(
        pattern=regex(r"(?:IR|WO|WIPO|G)?(?:[0-2]?\d{5,6}|0[0-2]\d{6})[A-Z]?"),
        why="wipo-mark",
        rule="numbers.wipo.trademark",
    ),
    ("wipo", "design"): _NumberForm(
        pattern=regex(r"(?:DM|D)?0?\d{5,6}"), why="wipo-design", rule="numbers.wipo.design"
    ),
    ("ukipo", "trademark"): _NumberForm(
        pattern=regex(r"UK00\d{9}|(?:UK)?\d{6,7}|00\d{9}"), why="ukipo-mark", rule="numbers.uk.trademark"
    ),
    ("rospatent", "trademark"): _NumberForm(
        pattern=regex(r"(?:RU)?[01]?\d{1,6}|(?:RU)?(?:19|20)\d{8}"),
        why="rospatent-mark",
        rule="numbers.ru",
        pending=_RU_FILED,
    ),
    ("rospatent", "patent"): _NumberForm(
        pattern=regex(r"(?:RU)?\d{5,7}(?:[CU]\d)?|(?:RU)?(?:19|20)\d{8}"),
        why="rospatent-patent",
        rule="numbers.ru",
        pending=_RU_FILED,
    ),
    ("rospatent", "utility_model"): _NumberForm(
        pattern=regex(r"(?:RU)?\d{4,6}(?:U\d)?|(?:RU)?(?:19|20)\d{8}"),
        why="rospatent-model",
        rule="numbers.ru",
        pending=_RU_FILED,
    ),
    ("rospatent", "design"): _NumberForm(
        pattern=regex(r"(?:RU)?\d{4,6}(?:S\d?)?|(?:RU)?(?:19|20)\d{8}"),
        why="rospatent-model",
        rule="numbers.ru",
        pending=_RU_FILED,
    ),
    ("inpi", "trademark"): _NumberForm(
        pattern=regex(r"(?:FR)?(?:\d{5,7}|\d{9})"), why="inpi-mark", rule="numbers.fr.trademark"
    ),
    ("jpo", "trademark"): _NumberForm(
        pattern=regex(r"(?:JP)?\d{4,7}|(?:JP)?(?:19|20)\d{7,10}"),
        why="jpo-mark",
        rule="numbers.jp",
        pending=regex(r"(?:JP)?(?:19|20)\d{7,10}"),
    ),
}


def number_facts(flat: str, office: str | None, kind: str) -> NumberFacts:
    """What a number tells where its office and kind are named beside it; `flat` holds capitals and digits alone."""
    form = _FORMS.get((office or "", kind))
    digits = re.sub(r"\D", "", flat)
    if form is None or not digits:
        return NumberFacts(office=office)
    if not form.pattern.fullmatch(flat):
        why = phrase(f"scrutiny.number.{form.why}", digits=len(digits))
        return NumberFacts(impossible=why, office=office, rule=form.rule)
    pending = ("mark" if kind == "trademark" else "patent") if form.pending and form.pending.fullmatch(flat) else None
    return NumberFacts(office=office, pending=pending, rule=form.rule)
