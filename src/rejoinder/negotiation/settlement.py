"""What a draft agreement lacks or hides, before anybody signs it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading
from rejoinder.negotiation.clause import CLAUSES, given_by_us, is_our_filing

LONGEST = 200_000
PLACES = 50
"""Places of one kind that are looked at; a contract has fewer."""
Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Draft:
    """The words of a draft, beside the case they are to end."""

    text: str
    case: CaseFile

    @property
    def reading(self) -> Reading | None:
        """The complaint as it was read."""
        return self.case.reading


@attrs.frozen(kw_only=True)
class Point:
    """One thing to know of a draft, with the words it rests on where it rests on words."""

    finding: Finding
    span: Span | None = None
    counsel: bool = False
    """Whether it is a reason to call a lawyer before signing."""


_RELEASE = re.compile(
    r"\breleas(?:e|es|ed|ing)\b|\bwaiv(?:e|es|ed|er)\b|\bnot\s+(?:to\s+)?(?:pursue|sue|bring)\b|\bdischarg\w+|\bno\s+(?:further|other|more)\s+claims?\b|full\s+and\s+final|"
    r"放弃.{0,20}(?:追究|索赔|主张|权利|诉讼)|不再.{0,12}(?:追究|主张|起诉|投诉)|了结|互不追究|"
    r"отказыва\w+\s+от\s+(?:\w+\s+){0,3}(?:претензи|требовани|иск)|не\s+имеет\s+претензий|не\s+предъявлять|"
    r"обязу\w+\s+не\s+(?:обращаться|подавать)|прекраща\w+\s+(?:все\s+)?(?:претензии|требования)",
    re.IGNORECASE,
)
_WITHDRAWAL = re.compile(
    r"\b(?:withdraw|retract|rescind)\w*|撤诉|撤回|撤销(?:投诉|该投诉)|\b(?:отзов|отозв|отзыва)\w+|отзыв\w*\s+жалоб",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+[A-Za-zа-яё]{3,9}\.?,?\s+\d{4}|"
    r"[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|(?:within|in)\s+\w+(?:\s+\(\d+\))?\s+(?:\w+\s+)?(?:days?|hours?)|"
    r"[一二三四五六七八九十\d]+\s?个?(?:工作日|自然日|日|天|小时)内|в\s+течение\s+\S+(?:\s+\S+)?\s+(?:дн|час|сут)\w*)"
)
_DATED = re.compile(_DAY, re.IGNORECASE)
_ADMISSION = re.compile(
    r"\b(?:admits?|acknowledges?|concedes?|confesses|accepts)\b(?![^.;]{0,40}\b(?:receipt|rights?\s+of|no)\b)[^.;]{0,80}"
    r"\b(?:infring\w+|liab\w+|counterfeit\w*|violat\w+|fault|wrongdoing)|"
    r"\b(?:confirms?|agrees?|represents?|declares?)\s+that\b[^.;]{0,60}\b(?:infringed|violated|counterfeit\w*|unlawful\w*)\b|"
    r"(?:承认|确认|自认).{0,20}(?:侵权|侵犯|侵害|假冒|售假|违法|过错|责任)|"
    r"(?<!не\s)\bпризна\w*\b[^.;]{0,60}(?:наруш|вин[уыо]|контрафакт|поддел|ответственност)\w*|"
    r"\b(?:подтвержда|соглаша|заявля)\w+,?\s+что\b(?![^.;]{0,60}\b(?:не|отсутств\w+)\b)[^.;]{0,60}(?:наруш|контрафакт|поддел)\w*",
    re.IGNORECASE,
)
_NO_ADMISSION = re.compile(
    r"\b(?:no|without(?:\s+any)?|not\s+(?:be\s+)?(?:construed\s+as\s+)?an?)\s+admission|\b(?:no|neither)\s+(?:party|side)\s+admits|does\s+not\s+(?:constitute|admit)|"
    r"不(?:构成|视为|代表).{0,12}(?:承认|认可)|без\s+признания|не\s+(?:является|означает)\s+признани",
    re.IGNORECASE,
)
_GAP = re.compile(r"[^.;。；\n:：]{0,40}[:：]\s*_{4,}")
_PAY_FIRST = re.compile(
    r"(?:after|upon|following|once|subject\s+to)\s+(?:receipt\s+of\s+)?(?:the\s+)?(?:full\s+)?payment[^.;]{0,80}(?:withdraw|retract)|"
    r"(?:withdraw|retract)\w*[^.;]{0,60}(?:after|upon|following|once)\s+(?:\w+\s+){0,3}(?:payment|paid|funds)|"
    r"(?:收到|支付|付款).{0,20}后.{0,20}(?:撤诉|撤回)|после\s+(?:\w+\s+){0,3}(?:оплат|плат[её]ж|поступлени|зачислени|получени)[^.;]{0,60}(?:отзов|отзыв)|"
    r"(?:отзов|отзыв)\w+[^.;]{0,60}после\s+(?:\w+\s+){0,3}(?:оплат|плат[её]ж|поступлени|зачислени|получени)",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"power\s+of\s+attorney|authori[sz]ed\s+(?:to\s+sign|representative|signatory|agent)|duly\s+authori[sz]ed|"
    r"授权(?:代表|委托|书)|委托书|доверенност|уполномочен",
    re.IGNORECASE,
)
_SECRET = re.compile(r"confidential|non-?disclosure|保密|конфиденциальн|неразглашени", re.IGNORECASE)
_PLATFORM_MAY_KNOW = re.compile(r"\bplatform|marketplace|AliExpress|平台|速卖通|площадк|маркетплейс", re.IGNORECASE)
_SUM = re.compile(
    r"(?P<before>US\$|USD|EUR|CNY|RMB|RUB|GBP|[$€£¥￥₽])\s?(?P<a>\d[\d\s,.'’]{0,18}\d|\d)"
    r"|(?P<b>\d[\d\s,.'’]{0,18}\d|\d)\s?(?P<after>USD|EUR|CNY|RMB|RUB|GBP|dollars?|euros?|美元|欧元|人民币|元|рублей|руб\.?|долларов|евро|[€₽])",
    re.IGNORECASE,
)
_FORM = re.compile(r"[\s,]+(?:limited|ltd|llc|inc|corp(?:oration)?|gmbh|plc)\b\.?", re.IGNORECASE)
"""A legal form is written out by one and shortened by another."""
LONGEST_WORD = 40
_WORD_BEFORE = re.compile(r"[A-Za-zА-Яа-яЁё]*$")
_WORD_AFTER = re.compile(rf"[A-Za-zА-Яа-яЁё]{{0,{LONGEST_WORD}}}")
_CODES = {
    **dict.fromkeys(("us$", "usd", "$", "dollar", "dollars", "美元", "долларов"), "USD"),
    **dict.fromkeys(("eur", "€", "euro", "euros", "欧元", "евро"), "EUR"),
    **dict.fromkeys(("cny", "rmb", "¥", "￥", "元", "人民币"), "CNY"),
    **dict.fromkeys(("rub", "₽", "рублей", "руб", "руб."), "RUB"),
    **dict.fromkeys(("gbp", "£"), "GBP"),
}


def settlement_points(draft: Draft) -> tuple[Point, ...]:
    """What to know before signing, the gravest first.

    Limits: words are looked for, not meanings; a lawyer reads what this only skims.
    """
    draft = attrs.evolve(draft, text=draft.text[:LONGEST])
    found = [point for check in _CHECKS for point in check(draft)]
    return tuple(sorted(found, key=lambda point: point.finding.gravity.rank))


def _point(
    draft: Draft, id: str, gravity: Gravity, *, span: Span | None = None, counsel: bool = False, **values: object
) -> Point:
    says = phrase(f"negotiation.settle-{id}", **values)
    legs = (fact("draft.words", phrase("negotiation.quote", words=_quote(draft.text, span))),) if span else ()
    if not legs:
        legs = (fact("draft", phrase("negotiation.not-found")),)
    finding = Finding(id=f"settle-{id}", subject=Subject.CASE, says=says, gravity=gravity, because=legs, private=True)
    return Point(finding=finding, span=_whole(draft.text, span) if span else None, counsel=counsel)


def _whole(text: str, span: Span) -> Span:
    """The span, out to the ends of the words that it cuts; Chinese has none to see."""
    start, end = span
    before, after = _WORD_BEFORE.search(text[max(0, start - LONGEST_WORD) : start]), _WORD_AFTER.match(text, end)
    assert before is not None
    assert after is not None
    return start - len(before[0]), after.end()


def _quote(text: str, span: Span) -> str:
    return " ".join(text[max(0, span[0] - 30) : span[1] + 30].split())[:240]


def _release(draft: Draft) -> Iterator[Point]:
    found = list(islice(_RELEASE.finditer(draft.text), PLACES))
    seller = draft.case.seller
    names = [name for name in (seller.name, seller.entity) if name]
    if not found:
        yield _point(draft, "no-release", Gravity.BLOCKS)
    elif all(given_by_us(_sentence(draft.text, one.span()).strip(), names) for one in found):
        yield _point(draft, "release-one-sided", Gravity.BLOCKS, span=found[0].span())


def _withdrawal(draft: Draft) -> Iterator[Point]:
    places = islice(_WITHDRAWAL.finditer(draft.text), PLACES)
    found = [one for one in places if not is_our_filing(_sentence(draft.text, one.span()))]
    if not found:
        yield _point(draft, "no-withdrawal", Gravity.BLOCKS)
    elif not any(_DATED.search(_sentence(draft.text, one.span())) for one in found):
        yield _point(draft, "withdrawal-undated", Gravity.BLOCKS, span=found[0].span())
    pay_first = _PAY_FIRST.search(draft.text)
    if pay_first:
        yield _point(draft, "pay-first", Gravity.WEAKENS, span=pay_first.span())


SENTENCE_LIMIT = 600
"""Characters before and behind a place that may belong to its sentence."""


_END = re.compile(r"(?<!\bNo)(?<!\bno)(?<!\bст)(?<!\bг)(?<!\bруб)[.;](?=\s|\Z)|[。；\n]")


def _sentence(text: str, span: Span) -> str:
    """The sentence around a place; the point of an abbreviation does not end it."""
    low, high = max(0, span[0] - SENTENCE_LIMIT), span[1] + SENTENCE_LIMIT
    before = list(_END.finditer(text, low, span[0]))
    after = _END.search(text, span[1], high)
    return text[before[-1].end() if before else low : after.end() if after else high]


def _admission(draft: Draft) -> Iterator[Point]:
    for found in islice(_ADMISSION.finditer(draft.text), PLACES):
        if not _NO_ADMISSION.search(_sentence(draft.text, found.span())):
            yield _point(draft, "admission", Gravity.BLOCKS, span=found.span(), counsel=True)
            return
    if not _NO_ADMISSION.search(draft.text):
        yield _point(draft, "no-admission-missing", Gravity.WEAKENS)


def _scope(draft: Draft) -> Iterator[Point]:
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


def _amount(draft: Draft) -> Iterator[Point]:
    limit = draft.case.limit
    sums = list(islice(sums_in(draft.text), 10 * PLACES))
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


def sums_in(text: str) -> Iterator[tuple[Decimal, str, Span]]:
    """Sums of money with their currency and place."""
    for found in _SUM.finditer(text):
        amount = _number(found["a"] or found["b"])
        code = _CODES.get((found["before"] or found["after"] or "").casefold())
        if amount is not None and code is not None:
            yield amount, code, found.span()


def _number(words: str) -> Decimal | None:
    bare = re.sub(r"[\s'’]", "", words)
    decimal = re.search(r"[.,](\d{1,2})$", bare)
    whole = re.sub(r"[.,]", "", bare[: decimal.start()] if decimal else bare)
    try:
        return Decimal(f"{whole}.{decimal.group(1)}" if decimal else whole)
    except InvalidOperation:
        return None


def _signer(draft: Draft) -> Iterator[Point]:
    reading = draft.reading
    agents = [party.name for party in reading.parties if party.role.value == "agent"] if reading else []
    if agents and not _AUTHORITY.search(draft.text):
        yield _point(draft, "agent-without-authority", Gravity.WEAKENS, agent=agents[0])
    owners = [party.name for party in reading.parties if party.role.value == "owner"] if reading else []
    known = [name for name in owners if "[" not in name]
    if known and not any(_FORM.sub("", name).casefold() in draft.text.casefold() for name in known):
        yield _point(draft, "owner-unnamed", Gravity.WEAKENS, owner=known[0])


def _left_open(text: str, at: int) -> bool:
    """Whether the words behind a place are a gap to be filled in, so that nothing is agreed there yet."""
    return _GAP.match(text, at) is not None


def _terms(draft: Draft) -> Iterator[Point]:
    for id, pattern, gravity, counsel in CLAUSES:
        found = next((one for one in pattern.finditer(draft.text) if not _left_open(draft.text, one.end())), None)
        if found:
            yield _point(draft, id, gravity, span=found.span(), counsel=counsel)
    secret = _SECRET.search(draft.text)
    if secret and not (
        _PLATFORM_MAY_KNOW.search(_sentence(draft.text, secret.span()))
        or _PLATFORM_MAY_KNOW.search(draft.text, secret.start(), secret.end() + 200)
    ):
        yield _point(draft, "secret-from-platform", Gravity.WEAKENS, span=secret.span())


_CHECKS: Sequence[Callable[[Draft], Iterator[Point]]] = (
    _release,
    _withdrawal,
    _admission,
    _scope,
    _amount,
    _signer,
    _terms,
)


def verdict(points: Sequence[Point]) -> Phrase:
    """One sentence on the whole."""
    if any(point.finding.gravity is Gravity.BLOCKS for point in points):
        return phrase("negotiation.settle-verdict-blocks")
    return phrase("negotiation.settle-verdict-weak" if points else "negotiation.settle-verdict-clear")
