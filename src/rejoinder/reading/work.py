"""Titles of the works and marks that a complaint says are infringed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.reading import Work
from rejoinder.domain.right import TRADEMARK_KIND, Right
from rejoinder.reading import work_candidate
from rejoinder.reading.concept import Concept
from rejoinder.reading.field import LabelledValue
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.softmax import load_softmax
from rejoinder.reading.work_candidate import WRAPPING, WorkCandidate
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

WORK_LIMIT = 40
TITLE_LENGTH = 120
_QUOTES = regex(r"[\"“«《「『„]([^\"”»》」』“\n]{2,100})[\"”»》」』“]")
_WORK_BEFORE = deferred_regex(
    lambda: rf"{alternation('reading/work.work_noun')}[\s:：,(]{{0,3}}(?:is |are |the |of |为|是)?$"
)
_COMMON = regex(r"\s{0,3}(?:[a-zа-яё-]{3,24}\s{1,2}){1,3}|[\u4e00-\u9fff]{2,6}")
"""Common words before a quoted title that say what the work is: `изображение «...»`, `插画《...》`."""
_AND = regex(r"\s?(?:,|and|,\s?and|&|и|和|、|及)?\s?$")
_LAW = regex(r".{0,30}(?:法|条例|规则|规定|办法|公约|协议|协定|解释|通知|声明|函|登记证书|证书)$")
_MARK_NOUN = "reading/work.mark_noun"
_MARK_BEFORE = deferred_regex(lambda: rf"{alternation(_MARK_NOUN)}[\s:：,(]{{0,3}}(?:is |are |the |of |under |为|是)?$")
_MARK_AFTER = regex(r"^[\s,]{0,2}(?:trade ?-?marks?|brand|mark\b|logo|商标|品牌|®|™)")
_JOINED = r"(?: (?:[&+] )?"
_MARK_PROSE = deferred_regex(
    lambda: (
        r"\b(?:trade ?-?marks?|brand|mark|brand name)(?: of| name| is)? "
        rf"(?!{alternation('reading/work.no_mark_prose')}\b)"
        rf"([A-Z][\w&'’.-]{{1,30}}{_JOINED}[A-Z][\w&'’.-]{{1,30}}){{0,4}})(?=[\s.,;)])"
    )
)
_CAPITALS = rf"[A-ZА-ЯЁ][A-ZА-ЯЁ0-9&'’-]{{2,30}}{_JOINED}[A-ZА-ЯЁ0-9][A-ZА-ЯЁ0-9&'’-]{{1,30}}){{0,3}}"
_CAPITALS_BEFORE = regex(
    rf"\b(?:the|The|its|our) ({_CAPITALS}) (?:word |figurative |device )?(?:trade ?-?marks?|marks?|brand)\b"
)
_CAPITALS_BEHIND = deferred_regex(
    lambda: (
        rf"\b(?i:{alternation(_MARK_NOUN)})(?:\s?(?i:{alternation('reading/work.glue')})){{0,2}}\s"
        rf"({_CAPITALS})(?=[\s.,;:)]|$)"
    )
)
"""A sign in capitals behind a noun for signs, in any language: `la marca BRISALUZ`, `die Unionsmarke VELMORA`."""
_NO_MARK = deferred_regex(lambda: rf"{alternation('reading/work.no_mark')}\b")
_SPLIT = regex(r"\s*[;；、]\s*|\s*,\s+(?=[A-ZА-Я\"“«])(?![^()]*\))")
_BEYOND = matcher("reading/work.beyond", re.IGNORECASE)
_NO_TITLE = regex(r"\d{5,}|\bNo\.\s(?!\d{1,2}(?:\D|$))|(?i:nice class|^cl(?:ass|\.)? ?\d)|№")
_COUNTRY_CODE = regex(r"[A-Z]{2}")
_NUMBER_NEXT = regex(r"[ -]?\d")
"""Behind the code of a country whose register a number is of: `trademark MY 2018012345`."""
_STOP = deferred_regex(lambda: rf"^{alternation('reading/work.stop')}", re.IGNORECASE)
_KIND_ALONE = deferred_regex(lambda: alternation("reading/work.kind_alone"), re.IGNORECASE)
"""What a work is, which is no title of it."""


def _is_only_a_party(message: ParsedMessage, one: WorkCandidate, parties: Sequence[str]) -> bool:
    """Whether the name stands nowhere but where it names a person or firm."""
    return not one.is_labelled and one.title in parties and message.text.count(one.title) == 1


def works(message: ParsedMessage, rights: tuple[Right, ...], parties: Sequence[str] = ()) -> tuple[Work, ...]:
    """Titles of works and marks in reading order, each once: the likeliest of the names that the message holds.

    Args:
        parties: names of who complains, acts or is accused.
    """
    model, found = load_softmax("work"), work_candidates(message, rights, parties)
    goods = [field.span for field in message.of(Concept.WORK) if _is_title_of_goods(message, field)]
    found = tuple(
        one
        for one in found
        if not _KIND_ALONE.fullmatch(one.title)
        and not (_COUNTRY_CODE.fullmatch(one.title) and _NUMBER_NEXT.match(message.text, one.span[1]))
        and not any(start <= one.span[0] < end for start, end in goods)
        and not _is_only_a_party(message, one, parties)
    )
    chosen_works = work_candidate.likely_candidates(
        found, [model.chances(one.features)[work_candidate.YES] for one in found]
    )
    return tuple(
        Work(title=one.title, kind=_work_or_mark(message, rights, one), span=one.span)
        for one in chosen_works[:WORK_LIMIT]
    )


def work_candidates(
    message: ParsedMessage, rights: Sequence[Right], parties: Sequence[str]
) -> tuple[WorkCandidate, ...]:
    """Every name that may be that of the work or mark; what a label or a noun names is marked so."""
    labelled, called = [*_labelled_works(message, rights)], [*_quoted_works(message)]
    if set(rights) & TRADEMARK_KIND:
        called += _marks_in_prose(message)
    return work_candidate.name_candidates(message, rights, parties, labelled, called)


def _work_or_mark(message: ParsedMessage, rights: Sequence[Right], one: WorkCandidate) -> str:
    """A mark where it is called so, or where nothing but marks is asserted; else a work."""
    if one.called is not None:
        return one.called
    before, behind = message.folded[max(0, one.span[0] - 40) : one.span[0]], message.folded[one.span[1] :][:20]
    is_called_mark = _MARK_BEFORE.search(before.rstrip(" “\"«'")) or _MARK_AFTER.match(behind.lstrip("”\"»'"))
    if is_called_mark or (rights and set(rights) <= TRADEMARK_KIND):
        return "mark"
    is_sign = bool(set(rights) & TRADEMARK_KIND) and one.title.isupper() and one.title.isascii()
    return "mark" if is_sign else "work"


_NAME_OF_THE_RIGHT = regex(r"知识产权名称|权利名称|(?:ipr?|intellectual property(?: right)?) (?:name|title).*")
"""A label of whatever is protected: of a mark where a mark is asserted."""


_OF_THE_RIGHT = (Concept.RIGHT, Concept.REGISTRATION)
"""Labels behind which the mark may stand with the kind of right and the number."""
_MARK_NAMED = deferred_regex(
    lambda: (
        rf"(?i:{alternation('reading/work.named_mark_noun')})"
        r"(?:\s?[:：]\s*(?=[^\W_])|\s?[:：]?\s*(?=[\"“«])|\s+(?:[-–—(]\s?)?(?=[A-ZА-ЯЁ][A-ZА-ЯЁ0-9&'’-]{2}))"
        r"|(?:注册)?商标(?:\s?[:：（(–—-]\s?|\s+|(?=[“\"「《]))(?![侵假仿权著专外/／])"
    )
)
"""A kind of right with the mark's own name behind it: `Right: Trademark: FENWICK, No. 61234567`."""
_OF_GOODS = regex(
    r"title|titel|titre|título|titolo|product name|content title|asset title|名称|标题|название|наименование"
)
"""A label of the goods on offer where a mark is asserted or a listing stands beside it, elsewhere of a work."""


def _labelled_works(message: ParsedMessage, rights: Sequence[Right]) -> Iterator[Work]:
    only_marks = bool(rights) and set(rights) <= TRADEMARK_KIND
    for field in message.of(Concept.WORK, Concept.MARK, *_OF_THE_RIGHT):
        if field.start >= message.own_end or len(field.value) > 400:
            continue
        named = _MARK_NAMED.match(message.text, field.start, field.end) if field.concept is not Concept.MARK else None
        mark = _work_at(message, "mark", named.end(), field.end) if named is not None else None
        if mark is not None or field.concept in _OF_THE_RIGHT:
            yield from (
                [mark, *_further_marks(message, mark, field.end)] if mark is not None else _quoted_right(message, field)
            )
            continue
        is_mark = field.concept is Concept.MARK or (
            only_marks and _NAME_OF_THE_RIGHT.fullmatch(field.label) is not None
        )
        if only_marks and not is_mark and _OF_GOODS.fullmatch(field.label):
            continue
        kind = "mark" if is_mark else "work"
        if _IN_LIST.match(message.text, field.start, field.end) or _heads_list(message, field.start):
            yield from _listed_works(message, kind, field.start)
            continue
        place = field.start
        for part in _SPLIT.split(field.value) if kind == "mark" or ";" in field.value else (field.value,):
            start = message.text.find(part, place, field.end)
            if start >= 0:
                place = start + len(part)
                work = _work_at(message, kind, start, place)
                if work is not None:
                    yield work


def _is_title_of_goods(message: ParsedMessage, field: LabelledValue) -> bool:
    """Whether a listing's number stands on the line before or behind a title, which is then that of the goods."""
    if _OF_GOODS.fullmatch(field.label) is None:
        return False
    number = message.line_number(field.start)
    numbered = (one for one in message.of(Concept.LISTING) if one != field)
    return any(abs(message.line_number(one.start) - number) <= 1 for one in numbered)


_ANOTHER = regex(r"[;；、]\s*|\band\s+|\s和\s?|\sи\s+")
"""What parts the marks that one label names."""


def _further_marks(message: ParsedMessage, first: Work, end: int) -> Iterator[Work]:
    """The marks behind the first that stand behind the same label, each at the beginning of its part in capitals."""
    for parted in _ANOTHER.finditer(message.text, first.span[1], end):
        found = _IN_CAPITALS.match(message.text, parted.end(), end)
        work = _work_at(message, "mark", *found.span()) if found else None
        if work is not None and not _NO_MARK.match(work.title):
            yield work


def _quoted_right(message: ParsedMessage, field: LabelledValue) -> Iterator[Work]:
    """What a label of the right names in quotation marks: `copyright in a plush toy ("North Seal")`."""
    for found in _QUOTES.finditer(message.text, field.start, field.end):
        work = _work_at(message, "work", *found.span(1)) if field.concept is Concept.RIGHT else None
        if work is not None:
            yield work


_IN_CAPITALS = regex(rf"{_CAPITALS}(?=[\s,;(（)]|$)")
_IN_LIST = regex(r"\s{0,8}(?:\d{1,2}[.)、]|[（(]\d{1,2}[)）]|[-–•*·])\s{0,4}(?=[^\s\d])")


def _heads_list(message: ParsedMessage, start: int) -> bool:
    """Whether the value is the first item of a list that stands under its label."""
    line = message.line_at(start)
    mark = _IN_LIST.match(message.text, line.start, line.end)
    return mark is not None and mark.end() == start


def _listed_works(message: ParsedMessage, kind: str, start: int) -> Iterator[Work]:
    """The titles of a list under its label, a line each; the first item is at `start`."""
    number = message.line_number(start)
    for line in message.lines[number : number + WORK_LIMIT]:
        begins = start if line.start <= start else line.start
        mark = _IN_LIST.match(message.text, begins, line.end)
        if mark is None and begins != start:
            return
        work = _work_at(message, kind, mark.end() if mark else begins, line.end)
        if work is not None:
            yield work


def _work_at(message: ParsedMessage, kind: str, start: int, end: int) -> Work | None:
    quoted = _QUOTES.match(message.text, start, end) or _title_after_kind(message, start, end)
    if quoted:
        start, end = quoted.span(1)
    while start < end and message.text[start] in WRAPPING:
        start += 1
    while end > start and message.text[end - 1] in WRAPPING and not _closes_quotation(message.text[start:end]):
        end -= 1
    cut = _BEYOND.search(message.text, start, end)
    if cut and cut.start() > start:
        end = cut.start()
    title = message.text[start:end]
    if _NO_TITLE.search(title):
        return None
    if not 2 <= len(title) <= TITLE_LENGTH or _STOP.match(title):
        return None
    return Work(title=title, kind=kind, span=(start, end))


_PAIRS = {"”": "“", "»": "«", "》": "《", "」": "「"}


def _closes_quotation(title: str) -> bool:
    """Whether the title ends with quotation marks that were opened within it: `North and “South”`."""
    opened = _PAIRS.get(title[-1])
    return opened is not None and title.count(opened) >= title.count(title[-1])


def _title_after_kind(message: ParsedMessage, start: int, end: int) -> re.Match[str] | None:
    """The quoted title in words such as "the painting “North”", where nothing follows it."""
    quoted = _QUOTES.search(message.text, start, end)
    if quoted is None or message.text[quoted.end() : end].strip(WRAPPING):
        return None
    is_kind = _WORK_BEFORE.search(message.folded, start, quoted.start()) or _COMMON.fullmatch(
        message.text, start, quoted.start()
    )
    return quoted if is_kind else None


def _quoted_works(message: ParsedMessage) -> Iterator[Work]:
    last: tuple[int, str] | None = None
    for found in _QUOTES.finditer(message.text, message.own_start, message.own_end):
        before = message.folded[max(0, found.start() - 40) : found.start()]
        goes_on = last is not None and _AND.fullmatch(message.folded, last[0], found.start()) is not None
        kind = last[1] if goes_on and last else _quoted_kind(message, found, before)
        last = (found.end(), kind) if kind is not None else None
        if kind is not None and not before.endswith("("):
            work = _work_at(message, kind, *found.span(1))
            if work is not None:
                yield work


def _quoted_kind(message: ParsedMessage, found: re.Match[str], before: str) -> str | None:
    """What quoted words name: a mark or a work, by the words around them; None where nothing tells."""
    if _MARK_BEFORE.search(before) or _MARK_AFTER.match(message.folded[found.end() : found.end() + 20]):
        return "mark"
    is_title = found[0].startswith("《") and not _LAW.fullmatch(found[1])
    return "work" if is_title or _WORK_BEFORE.search(before) else None


def _marks_in_prose(message: ParsedMessage) -> Iterator[Work]:
    for pattern in (_CAPITALS_BEHIND, _CAPITALS_BEFORE, _MARK_PROSE):
        for found in pattern.finditer(message.text, message.own_start, message.own_end):
            work = _work_at(message, "mark", *found.span(1))
            if work is not None and not _NO_MARK.match(work.title):
                yield work
