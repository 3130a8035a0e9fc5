"""What a notice must hold by the law that applies to it; the laws and what they ask for stand in the rulebooks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs

from rejoinder.domain.finding import Because, Finding, fact, rule
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.rulebook import Rule
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect
from rejoinder.text.lazy_pattern import regex

_SHORT = {"us-dmca.notice": "dmca", "eu.dsa.16": "dsa"}
"""Laws whose lack has a sentence of its own."""


def missing_statements(context: ComplaintContext) -> Iterator[Finding]:
    """Statements that are not in the notice although a law asks a notice for them.

    A notice that a platform passed on shows only part of itself and is not blamed for the rest; neither is a
    complaint whose marketplace has a form that asks for all of it and shows the seller little.
    """
    if context.reading.stage is not Stage.NOTICE or context.shows_part:
        return
    for law in context.rules:
        if law.kind == "law" and law.body.get("asks_of") == "notice" and _applies(context, law):
            missing = [
                statement
                for statement in law.body.get("requires", ())
                if statement in _LACKS and _LACKS[statement](context)
            ]
            if missing:
                yield _lacking(
                    context, law, list(dict.fromkeys(_NAMED.get(statement, statement) for statement in missing))
                )


def _applies(context: ComplaintContext, law: Rule) -> bool:
    """Whether the law is for a right that is asserted."""
    rights = law.body.get("rights")
    return not rights or bool({right.value for right in context.rights} & set(rights))


def _lacking(context: ComplaintContext, law: Rule, missing: list[str]) -> Finding:
    named = tuple(phrase(f"scrutiny.statement.{name}") for name in missing)
    short = _SHORT.get(law.id)
    says = (
        phrase(f"scrutiny.statements-missing-{short}", missing=named)
        if short
        else phrase("scrutiny.statements-missing", law=law.cite or law.id, missing=named)
    )
    reasons: tuple[Because, ...] = (
        fact("reading.statements", phrase("scrutiny.not-in-notice", missing=named)),
        rule(law.id, law.as_reason),
    )
    return attrs.evolve(defect(context, f"statements-missing-{short or law.id}", says, *reasons), source=law.cite)


_CLOSING = regex(
    r"\b(?:regards|sincerely|thank(?:s| you)|best|cheers|respectfully|yours|faithfully|truly)\b|/s/|此致|敬礼|谢谢|"
    r"с уважением|спасибо",
    re.IGNORECASE,
)
_BLACKED = regex(r"\[(?:private|redacted|removed|name|signature)[^\]\n]{0,40}\]|\*{3,}|█{2,}|_{5,}", re.IGNORECASE)
_FOOT = 900
"""Characters at the end of a notice in which a name counts as a signature."""


def _unsigned(context: ComplaintContext) -> bool:
    """Nothing that can pass for a signature stands there: a typed name under the text is one."""
    if context.reading.statements.signature:
        return False
    foot = context.reading.text[-_FOOT:]
    if _CLOSING.search(foot) or _BLACKED.search(foot) or context.reading.sender_role is Role.PLATFORM:
        return False
    return not any(
        len(context.reading.text) - party.span[1] < _FOOT or party.span[1] < _FOOT for party in context.reading.parties
    )


_FAITH = regex(r"\bgood[\s-]{1,4}(?:and honest )?faith\b|\bhonest(?:ly)? belie|善意|добросовест", re.IGNORECASE)
_ACCURATE = regex(
    r"\baccura(?:te|cy)\b|\btrue and (?:correct|complete)\b|\b(?:is|are) true\b|真实|准确|属实|достовер|точн\w+ сведен",
    re.IGNORECASE,
)
_PERJURY = regex(r"\bperjur|\bsworn?\b|\bunder oath\b|伪证|лжесвидет|под присягой|под страхом", re.IGNORECASE)


def _nobody_named(context: ComplaintContext) -> bool:
    return not context.reading.parties and _unsigned(context) and _unreachable(context)


_LINK = regex(r"\bh(?:tt|xx)ps?:\S+|\bwww\.\S+")
_PHONE = regex(r"\+?\d[\d\s()\-]{8,}\d")


def _unreachable(context: ComplaintContext) -> bool:
    """No address of mail, no telephone and nothing blacked out stands anywhere in the notice.

    The digits of rights, case numbers, addresses and listings are no telephone.
    """
    text = context.reading.text
    if re.search(r"@|\[at\]", text) or _BLACKED.search(text):
        return False
    reading, letters = context.reading, list(text)
    spans = [one.span for one in reading.registrations] + [one.span for one in reading.references]
    for start, end in (*spans, *(one.span for one in reading.listings)):
        letters[start:end] = " " * (end - start)
    return _PHONE.search(_LINK.sub(" ", "".join(letters))) is None


def _placeless(context: ComplaintContext) -> bool:
    return not any(listing.url or listing.item_id for listing in context.reading.listings) and not re.search(
        r"https?:|hxxp|www\.|\.(?:com|org|net)\b", context.reading.text
    )


_LACKS: dict[str, Callable[[ComplaintContext], bool]] = {
    "signature": _unsigned,
    "good_faith": lambda context: not context.reading.statements.good_faith and not context.says(_FAITH),
    "accuracy": lambda context: not context.reading.statements.accuracy and not context.says(_ACCURATE),
    "perjury": lambda context: not context.reading.statements.perjury and not context.says(_PERJURY),
    "contact": _unreachable,
    "email": _unreachable,
    "name": _nobody_named,
    "real_identity": _nobody_named,
    "material": _placeless,
    "exact_url": _placeless,
}
"""What a law can ask of a notice, and how its lack is told. What is not here a person must look for."""

_NAMED = {
    "email": "contact",
    "name": "contact",
    "real_identity": "contact",
    "material": "location",
    "exact_url": "location",
}
