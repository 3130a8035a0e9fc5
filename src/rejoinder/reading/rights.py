"""The kinds of right that a complaint asserts."""

from __future__ import annotations

import re

from rejoinder.domain.right import Right
from rejoinder.reading.concept import Concept
from rejoinder.reading.creation import COPIED, CREATION
from rejoinder.reading.literal_prefilter import prefiltered_list
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

ORDER = tuple(Right)
_NAMED = {right: matcher(f"reading/rights.named_{right}") for right in ORDER if right is not Right.OTHER}
_PATENT_OF_DESIGN = matcher("reading/rights.patent_of_design")
_KIND = r"(?:trade ?mark|copyright|patent|design)s?"
_ANY_RIGHT = r"(?:trade ?mark|copyright|patent|intellectual property|design|rights?)s?(?:\(s\))?"
_OR = r"(?:\s?/\s?|,? (?:and/or|or|and) |, ?)"
_STATEMENT = regex(rf"(?=[tcpidr])(?:{_ANY_RIGHT}{_OR})*(?:trade ?mark|copyright|patent)s? (?:owner|holder)s?(?!['’])")
"""Who may hold any right, as a form's oath says it."""
_LIST = matcher("reading/rights.list_of_rights")
_NAMED_LIST = regex(
    rf"(?=[tcpd])(?:{_KIND}(?: rights?)?,\s){{1,4}}(?:and |or )?{_KIND}(?: rights?)? (?:and|or|&) {_KIND}"
)
"""A list of kinds of right, which asserts none of them."""
_COPYRIGHT = matcher("reading/rights.copyright")
_TRADEMARK = prefiltered_list("reading/rights.trademark", window=240)
_NAME_USED = prefiltered_list("reading/rights.name_used", window=70)
"""A name is used that is somebody's, or a thing is to be renamed."""
_MARKED = matcher("reading/rights.mark_mentioned")
"""A mark is spoken of; asserted where nothing else is."""
_IN_BRACKETS = (
    (Right.TRADEMARK, regex(r"\((?:registered )?trade ?marks?[ :]|（(?:注册)?商标|\((?:товарный )?знак ")),
    (Right.COPYRIGHT, regex(r"\(copyright(?:ed)?[ :]|（著作权|（版权|\(авторск")),
    (Right.DESIGN, regex(r"\((?:registered )?design[ :]|（外观设计|\(промышленный образец ")),
    (Right.PATENT, regex(r"\((?:u\.?s\.? )?patent[ :]|（专利|\(патент ")),
)
"""The right that a decision names in brackets behind the complaint that it is about."""
_COUNTERFEITING = matcher("reading/rights.counterfeiting")
"""The act of counterfeiting, as a suit or an order names it."""
_COUNTERFEIT = prefiltered_list("reading/rights.counterfeit", window=240)
_PICTURE = prefiltered_list("reading/rights.picture", window=240)
_AMONG_OTHERS = matcher("reading/rights.picture_among_others")
"""A rule for whatever a page holds names no picture as the work: `you cannot use any images or text`."""
_PICTURE_OF = prefiltered_list("reading/rights.picture_of", window=240)
"""Whose picture it is; asserted where something was done with it."""
_SENTENCE_END = regex(r"[.!?;:]\s|  ")
_PICTURE_TAKEN = matcher("reading/rights.picture_taken")
_DESIGN = prefiltered_list("reading/rights.design", window=80)
_UTILITY = prefiltered_list("reading/rights.utility_model", window=80, before=10)
_PATENT = prefiltered_list("reading/rights.patent", window=240)
_OTHER = prefiltered_list("reading/rights.other", window=80, before=9)
_RUN = regex(r"(?<![!-~])[!-~]*?(?:://|www\.|@)[!-~]*")
_INVENTION = matcher("reading/rights.invention")
_HOST = regex(r"\b[a-z0-9-]{1,63}\.(?:com|net|org|eu|to|shop|ru|cn)\b")
_CODE = regex(r"github\.com/|gitlab\.com/|bitbucket\.org/|\brepositor|source files?\b")
_COPYRIGHT_NOTICE = "acns.net"
"""The name space of the Automated Copyright Notice System, the film and music industry's form of a notice."""
SURE_LENGTH = 80
_WEAK_LABEL = regex(r"issue|violation|policy|rights?$|нарушение$|违规")


def rights(message: ParsedMessage) -> tuple[Right, ...]:
    """The asserted kinds of right: as a label names them, else as the text asserts them; in the order of `Right`."""
    named = _labelled_rights(message)
    found = named or _asserted_rights(message) | _labelled_rights(message, sure=False) or _rights_by_reason(message)
    if Right.TRADEMARK in found and _is_labelled_counterfeit(message):
        found = found | {Right.COUNTERFEIT}
    if Right.COPYRIGHT in found and _is_labelled_picture(message):
        found = found | {Right.PICTURE}
    return tuple(right for right in ORDER if right in _rights_by_number(message, found))


def _rights_by_number(message: ParsedMessage, found: frozenset[Right]) -> frozenset[Right]:
    """The rights, where the number of a Chinese patent tells of which kind it is: `ZL2020 3…` is a design."""
    if Right.PATENT not in found or found & {Right.DESIGN, Right.UTILITY_MODEL}:
        return found
    kinds = {number[1] for number in _ZL.finditer(message.folded)}
    kind = {"2": Right.UTILITY_MODEL, "3": Right.DESIGN}.get(kinds.pop()) if len(kinds) == 1 else None
    return found if kind is None else found - {Right.PATENT} | {kind}


_ZL = regex(r"(?<![a-z0-9])zl\s?(?:19|20)\d\d\s?([1238])\s?\d{7}")


def _rights_by_reason(message: ParsedMessage) -> frozenset[Right]:
    """The rights that a short reason names, where nothing else does: `Reason: trademark`."""
    short = [field.value.lower() for field in message.of(Concept.REASON) if len(field.value) <= SURE_LENGTH]
    return frozenset().union(*(named_rights(value) for value in short))


def _without_links(words: str) -> str:
    """The words without addresses, whose parts assert nothing."""
    return _HOST.sub(" ", _RUN.sub(" ", words))


def _has_other_claim(message: ParsedMessage) -> bool:
    """Another right is claimed in free words or by a `yes` under a form's question; the question claims nothing."""
    questions = message.sections_of("measures")
    words = message.folded[message.own_start : message.own_end]
    for section in questions:
        words = words.replace(message.folded[section.head_start : section.start], " ")
        if message.folded[section.start : section.end].strip(" *_\n").startswith("yes"):
            return True
    return _OTHER.search(words) is not None


def named_rights(words: str) -> frozenset[Right]:
    """The kinds of right that a short label value in lower case names."""
    found = {right for right, pattern in _NAMED.items() if pattern.search(words)}
    if _PATENT_OF_DESIGN.search(words) and not re.search(r"发明|invention|изобретени", words):
        found.discard(Right.PATENT)
    return frozenset(found)


def _labelled_rights(message: ParsedMessage, *, sure: bool = True) -> frozenset[Right]:
    """The rights that labels name; sure where the label asks for the kind of right and the value is short."""
    found: frozenset[Right] = frozenset()
    for field in message.of(Concept.RIGHT):
        is_sure = len(field.value) <= SURE_LENGTH and _WEAK_LABEL.match(field.label) is None
        if field.start < message.own_end and len(field.value) < 160 and is_sure is sure:
            found |= named_rights(field.value.lower())
    return found


def _is_picture_used(words: str, whose: re.Match[str]) -> bool:
    """Whether the words close to somebody's picture say that it was used; naming it among his works asserts nothing."""
    before = _SENTENCE_END.split(words[max(0, whose.start() - 140) : whose.start()])[-1]
    behind = _SENTENCE_END.split(words[whose.end() : whose.end() + 90])[0]
    return _PICTURE_TAKEN.search(before + whose[0] + behind) is not None


def _is_labelled_counterfeit(message: ParsedMessage) -> bool:
    reasons = " ".join(field.value.lower() for field in message.of(Concept.REASON))
    return bool(_NAMED[Right.COUNTERFEIT].search(reasons)) and not re.search(
        r"not counterfeit|非假冒|не контрафакт", reasons
    )


def _is_labelled_picture(message: ParsedMessage) -> bool:
    reasons = " ".join(field.value.lower() for field in (*message.of(Concept.REASON), *message.of(Concept.RIGHT)))
    return bool(_NAMED[Right.PICTURE].search(reasons))


def _asserted_rights(message: ParsedMessage) -> frozenset[Right]:
    words = _NAMED_LIST.sub(
        " ", _LIST.sub(" ", _STATEMENT.sub(" ", _without_links(message.flowing[message.own_start : message.own_end])))
    )
    found: set[Right] = set()
    for right, pattern in (
        (Right.TRADEMARK, _TRADEMARK),
        (Right.TRADEMARK, _NAME_USED),
        (Right.COUNTERFEIT, _COUNTERFEIT),
        (Right.COUNTERFEIT, _COUNTERFEITING),
        (Right.DESIGN, _DESIGN),
        (Right.UTILITY_MODEL, _UTILITY),
        (Right.PATENT, _PATENT),
    ):
        if pattern.search(words):
            found.add(right)
    pictured = _AMONG_OTHERS.sub(" ", words) if " or " in words or " nor " in words else words
    if _PICTURE.search(pictured) or any(_is_picture_used(pictured, one) for one in _PICTURE_OF.finditer(pictured)):
        found.add(Right.PICTURE)
    if found & {Right.DESIGN, Right.UTILITY_MODEL} and not _INVENTION.search(words):
        found.discard(Right.PATENT)
    if message.of(Concept.MARK):
        found.add(Right.TRADEMARK)
    if _has_other_claim(message):
        found.add(Right.OTHER)
    if _COPYRIGHT.search(words):
        found.add(Right.COPYRIGHT)
    if not found:
        found |= {right for right, pattern in _IN_BRACKETS if pattern.search(words)}
    if Right.COUNTERFEIT in found and not found & {Right.COPYRIGHT, Right.PATENT, Right.DESIGN}:
        found.add(Right.TRADEMARK)
    if not found and any(one.search(message.folded) for one in (_COPYRIGHT, _CODE)):
        found.add(Right.COPYRIGHT)
    if not found and _MARKED.search(words):
        found.add(Right.TRADEMARK)
    if not found and (_COPYRIGHT_NOTICE in message.folded or COPIED.search(words)):
        found.add(Right.COPYRIGHT)
    if found <= {Right.PICTURE} and CREATION.search(message.folded):
        found.add(Right.COPYRIGHT)
    return frozenset(found)
