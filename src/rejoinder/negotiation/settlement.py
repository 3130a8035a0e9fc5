"""What a draft agreement lacks or hides, before anybody signs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Role
from rejoinder.negotiation.clause import CLAUSES, is_concession_to, is_our_concession, is_our_filing
from rejoinder.negotiation.fault import admissions, is_disowned
from rejoinder.negotiation.price import sum_in_words, sums_in
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

LONGEST = 200_000
PLACES = 50
"""Places of one kind that are looked at; a contract has fewer."""
Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class SettlementDraft:
    """The words of a draft, beside the case they are to end."""

    text: str
    case: CaseFile

    @property
    def reading(self) -> Reading | None:
        """The complaint as it was read."""
        return self.case.reading

    @property
    def owners(self) -> tuple[str, ...]:
        """The names of the rights owners, without their legal form; none that was blacked out."""
        parties = self.reading.parties if self.reading else ()
        names = (party.name for party in parties if party.role is Role.OWNER)
        return tuple(_FORM.sub("", name) for name in names if "[" not in name)


@attrs.frozen(kw_only=True)
class DraftRemark:
    """One thing to know of a draft, with the words it rests on where it rests on words."""

    finding: Finding
    span: Span | None = None
    counsel: bool = False
    """Whether it is a reason to call a lawyer before signing."""


_RELEASE = matcher("negotiation/settlement.release", re.IGNORECASE)
_WITHDRAWAL = matcher("negotiation/settlement.withdrawal", re.IGNORECASE)
_OPTIONAL = matcher("negotiation/settlement.optional", re.IGNORECASE)
_DATED = matcher("negotiation/settlement.day", re.IGNORECASE)
_GAP = regex(r"[^.;。；\n:：]{0,40}[:：]\s*_{4,}")
_PAY_FIRST = matcher("negotiation/settlement.payment_first", re.IGNORECASE)
_AUTHORITY = matcher("negotiation/settlement.authority", re.IGNORECASE)
_SECRET = matcher("negotiation/settlement.confidential", re.IGNORECASE)
_SHOWN_TO_PLATFORM = matcher("negotiation/settlement.shown_to_platform", re.IGNORECASE)
_PLATFORM_MAY_KNOW = regex(r"\bplatform|marketplace|AliExpress|平台|速卖通|площадк|маркетплейс", re.IGNORECASE)
_FORM = regex(r"[\s,]+(?:limited|ltd|llc|inc|corp(?:oration)?|gmbh|plc)\b\.?", re.IGNORECASE)
"""A legal form is written out by one and shortened by another."""
LONGEST_WORD = 40
_WORD_BEFORE = regex(r"[A-Za-zА-Яа-яЁё]*$")
_WORD_AFTER = regex(rf"[A-Za-zА-Яа-яЁё]{{0,{LONGEST_WORD}}}")


def settlement_points(draft: SettlementDraft) -> tuple[DraftRemark, ...]:
    """What to know before signing, the gravest first.

    Limits: words are looked for, not meanings; a lawyer reads what this only skims.
    """
    draft = attrs.evolve(draft, text=draft.text[:LONGEST])
    found = [point for check in _CHECKS for point in check(draft)]
    return tuple(sorted(found, key=lambda point: point.finding.gravity.rank))


def _point(
    draft: SettlementDraft,
    id: str,
    gravity: Gravity,
    *,
    span: Span | None = None,
    counsel: bool = False,
    **values: object,
) -> DraftRemark:
    says = phrase(f"negotiation.settle-{id}", **values)
    reasons = (fact("draft.words", phrase("negotiation.quote", words=_quote(draft.text, span))),) if span else ()
    if not reasons:
        reasons = (fact("draft", phrase("negotiation.not-found")),)
    finding = Finding(
        id=f"settle-{id}", subject=Subject.CASE, says=says, gravity=gravity, because=reasons, private=True
    )
    return DraftRemark(finding=finding, span=_whole(draft.text, span) if span else None, counsel=counsel)


def _whole(text: str, span: Span) -> Span:
    """The span, out to the ends of the words that it cuts; Chinese has none to see."""
    start, end = span
    before, after = _WORD_BEFORE.search(text[max(0, start - LONGEST_WORD) : start]), _WORD_AFTER.match(text, end)
    assert before is not None
    assert after is not None
    return start - len(before[0]), after.end()


def _quote(text: str, span: Span) -> str:
    return " ".join(text[max(0, span[0] - 30) : span[1] + 30].split())[:240]


def _release(draft: SettlementDraft) -> Iterator[DraftRemark]:
    found = list(islice(_RELEASE.finditer(draft.text), PLACES))
    seller = draft.case.seller
    names = [name for name in (seller.name, seller.entity) if name]
    if not found:
        yield _point(draft, "no-release", Gravity.BLOCKS)
    elif all(
        is_our_concession(words, names) or is_concession_to(words, draft.owners)
        for words in (_sentence(draft.text, one.span()).strip() for one in found)
    ):
        yield _point(draft, "release-one-sided", Gravity.BLOCKS, span=found[0].span())


def _withdrawal(draft: SettlementDraft) -> Iterator[DraftRemark]:
    places = islice(_WITHDRAWAL.finditer(draft.text), PLACES)
    found = [one for one in places if not is_our_filing(_sentence(draft.text, one.span()))]
    if not found:
        yield _point(draft, "no-withdrawal", Gravity.BLOCKS)
    elif not any(_DATED.search(_sentence(draft.text, one.span())) for one in found):
        yield _point(draft, "withdrawal-undated", Gravity.BLOCKS, span=found[0].span())
    elif all(_OPTIONAL.search(draft.text, _opening(draft.text, one.start()), one.start()) for one in found):
        yield _point(draft, "withdrawal-optional", Gravity.BLOCKS, span=found[0].span())
    pay_first = _PAY_FIRST.search(draft.text)
    if pay_first:
        yield _point(draft, "pay-first", Gravity.WEAKENS, span=pay_first.span())


SENTENCE_LIMIT = 600
"""Characters before and behind a place that may belong to its sentence."""


_END = regex(r"(?<!\bNo)(?<!\bno)(?<!\bст)(?<!\bг)(?<!\bруб)[.;](?=\s|\Z)|[。；\n]")


def _sentence(text: str, span: Span) -> str:
    """The sentence around a place; the point of an abbreviation does not end it."""
    high = span[1] + SENTENCE_LIMIT
    after = _END.search(text, span[1], high)
    return text[_opening(text, span[0]) : after.end() if after else high]


def _opening(text: str, at: int) -> int:
    """Where the sentence of a place begins."""
    low = max(0, at - SENTENCE_LIMIT)
    ends = [one.end() for one in _END.finditer(text, low, at)]
    return ends[-1] if ends else low


def _admission(draft: SettlementDraft) -> Iterator[DraftRemark]:
    for place in islice(admissions(draft.text), PLACES):
        if not is_disowned(_sentence(draft.text, place)):
            yield _point(draft, "admission", Gravity.BLOCKS, span=place, counsel=True)
            return
    if not is_disowned(draft.text):
        yield _point(draft, "no-admission-missing", Gravity.WEAKENS)


def _scope(draft: SettlementDraft) -> Iterator[DraftRemark]:
    reading = draft.reading
    if reading is None:
        return
    bare = re.sub(r"[\s\-./]", "", draft.text).casefold()
    listings = [one.item_id for one in reading.listings if one.item_id]
    missing = tuple(id for id in listings if id.casefold() not in bare)
    numbers = [one.value for one in reading.references if one.kind == "complaint"]
    if listings and len(missing) == len(listings) and not any(_plain(number) in bare for number in numbers):
        yield _point(draft, "scope-unnamed", Gravity.WEAKENS, count=len(listings))
    elif missing and len(missing) < len(listings):
        yield _point(draft, "scope-partial", Gravity.WEAKENS, missing=missing[:10], count=len(missing))
    rights = [one.number for one in reading.registrations]
    if rights and not any(_plain(number) in bare for number in rights):
        yield _point(draft, "right-unnamed", Gravity.NOTE, rights=tuple(rights[:5]))


def _plain(number: str) -> str:
    return re.sub(r"[\s\-./]", "", number).casefold()


def _amount(draft: SettlementDraft) -> Iterator[DraftRemark]:
    limit = draft.case.limit
    sums = list(islice(sums_in(draft.text), 10 * PLACES))
    words = sum_in_words(draft.text)
    if words is not None:
        yield _point(draft, "sum-in-words", Gravity.NOTE, span=words)
    if limit is None:
        if sums:
            yield _point(draft, "no-limit-set", Gravity.NOTE, span=sums[0][2])
        return
    for amount, currency, span in sums:
        if currency == limit.currency and amount > limit.amount:
            yield _point(draft, "above-limit", Gravity.BLOCKS, span=span, amount=amount, currency=currency)
            return
    other = next((one for one in sums if one[1] != limit.currency), None)
    if other is not None:
        yield _point(draft, "other-currency", Gravity.NOTE, span=other[2], currency=limit.currency)


def _signer(draft: SettlementDraft) -> Iterator[DraftRemark]:
    reading = draft.reading
    agents = [party.name for party in reading.parties if party.role.value == "agent"] if reading else []
    if agents and not _AUTHORITY.search(draft.text):
        yield _point(draft, "agent-without-authority", Gravity.WEAKENS, agent=agents[0])
    owners = draft.owners
    if owners and not any(name.casefold() in draft.text.casefold() for name in owners):
        yield _point(draft, "owner-unnamed", Gravity.WEAKENS, owner=owners[0])


def _left_open(text: str, at: int) -> bool:
    """Whether the words behind a place are a gap to be filled in, so that nothing is agreed there yet."""
    return _GAP.match(text, at) is not None


def _terms(draft: SettlementDraft) -> Iterator[DraftRemark]:
    for id, pattern, gravity, counsel in CLAUSES:
        found = next((one for one in pattern.finditer(draft.text) if not _left_open(draft.text, one.end())), None)
        if found:
            yield _point(draft, id, gravity, span=found.span(), counsel=counsel)
    secret = _SECRET.search(draft.text)
    if secret and not (
        _PLATFORM_MAY_KNOW.search(_sentence(draft.text, secret.span()))
        or _PLATFORM_MAY_KNOW.search(draft.text, secret.start(), secret.end() + 200)
        or _SHOWN_TO_PLATFORM.search(draft.text)
    ):
        yield _point(draft, "secret-from-platform", Gravity.WEAKENS, span=secret.span())


_CHECKS: Sequence[Callable[[SettlementDraft], Iterator[DraftRemark]]] = (
    _release,
    _withdrawal,
    _admission,
    _scope,
    _amount,
    _signer,
    _terms,
)


def verdict(points: Sequence[DraftRemark]) -> Phrase:
    """One sentence on the whole."""
    if any(point.finding.gravity is Gravity.BLOCKS for point in points):
        return phrase("negotiation.settle-verdict-blocks")
    return phrase("negotiation.settle-verdict-weak" if points else "negotiation.settle-verdict-clear")
