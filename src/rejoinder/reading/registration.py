"""Registration numbers with their kind and office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Registration
from rejoinder.domain.right import Right
from rejoinder.reading.concept import Concept
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.registration_kind import KINDS, OFFICES, kind_between, kind_near, number_kind, patent_kind
from rejoinder.reading.registration_shape import IN_FILE_NAME, IN_OFFICE_LINK, LISTED, ONE, SHAPES, VALUE
from rejoinder.text.lazy_pattern import regex

Found = tuple[int, int, str | None, str | None]
REGISTRATION_LIMIT = 200
_REGISTERED = regex(r"regist|mark|copyright|uspto")
_COMPANY = regex(
    r"company|vat|tax|uid|hrb|business|incorporat|ust-id|commercial register|ltd|(?<!not )limited|registered (?:office|"
    r"address|in england)|инн|огрн|统一社会信用|营业执照|iban|trade register|chamber"
)
_SENTENCE_END = regex(r"(?<=\w{3})\. (?=[A-Z][a-z]+ [a-z])")
_NOT_NUMBER = regex(
    r"^\d{1,4}/(?:19|20)?\d\d$|^(?:\d{1,3}\.){3}|^(?:19|20)\d\d(?:[-/.]\d{0,2}){0,2}$|"
    r"^(?:19\d|20[0-4])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$|"
    r"^\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d$|^\d{1,4}$|^\d{1,3},\d{1,3}$"
)


def registrations(message: ParsedMessage, rights: tuple[Right, ...]) -> tuple[Registration, ...]:
    """Registration numbers in reading order, each once, with kind and office where the words around them say so."""
    found: dict[tuple[int, int], tuple[str | None, str | None]] = {}
    for start, end, kind, office in (
        *_numbers_by_shape(message),
        *_labelled_numbers(message),
        *_numbers_behind_marks(message),
        *_listed_numbers(message),
        *_linked_numbers(message),
        *_file_name_numbers(message),
    ):
        if not any(start < other_end and other_start < end for other_start, other_end in found):
            found[(start, end)] = (kind, office)
        if len(found) >= REGISTRATION_LIMIT:
            break
    return tuple(_distinct(message, found, rights))


def _distinct(
    message: ParsedMessage, found: dict[tuple[int, int], tuple[str | None, str | None]], rights: tuple[Right, ...]
) -> Iterator[Registration]:
    keys: set[str] = set()
    places = sorted(found)
    for n, (start, end) in enumerate(places):
        kind, office = found[(start, end)]
        low, high = places[n - 1][1] if n else 0, places[n + 1][0] if n + 1 < len(places) else len(message.text)
        number = message.text[start:end]
        key = re.sub(r"\W", "", number.lower())
        if key in keys:
            continue
        keys.add(key)
        near_kind = kind or kind_near(message, start, end, KINDS) or number_kind(rights)
        yield Registration(
            number=number,
            kind=patent_kind(key, near_kind),
            office=office
            or kind_between(message, (low, start), (end, high), OFFICES)
            or kind_near(message, start, end, OFFICES),
            span=(start, end),
        )


def _numbers_by_shape(message: ParsedMessage) -> Iterator[Found]:
    for kind, office, pattern in SHAPES:
        for found in pattern.finditer(message.folded, message.own_start, message.own_end):
            start, end = found.span(1)
            if office == "euipo" and kind == "trademark" and kind_near(message, start, end, OFFICES) != "euipo":
                continue
            if office == "rospatent" and not re.search(r"rospatent|роспатент", message.folded):
                continue
            if kind in ("", "case") and not _REGISTERED.search(message.folded, max(0, start - 200), start):
                continue
            before = message.folded[start - 1 : start] if start else ""
            if office == "usco" and (before.isalnum() or before in ("-", "/", "_")):
                continue
            if not _is_in_address(message, start):
                yield start, end, "copyright" if kind == "case" else kind or None, office


def _labelled_numbers(message: ParsedMessage) -> Iterator[Found]:
    for field in message.of(Concept.REGISTRATION):
        line = message.line_at(field.start).start
        opening = max(line, message.folded.rfind(". ", line, field.start) + 2)
        if field.start < message.own_end and not _COMPANY.search(message.folded, opening, field.start):
            sentence = _SENTENCE_END.search(message.text, field.start, field.end)
            stop = min(sentence.start() if sentence is not None else field.end, field.start + 600)
            for found in VALUE.finditer(message.folded, field.start, stop):
                if (
                    _is_whole_number(message, found)
                    and _is_number(found[0])
                    and not _is_in_address(message, found.start())
                ):
                    yield *_number_span(found), None, None


_BEHIND_MARK = regex(
    r"[^\W\d]\s?/\s?(?:no\.? ?)?(?P<stroke>\d{6,9}[a-z]?)(?!\w)"
    r"|\((?:no\.? ?)?(?P<bracket>(?:(?:19|20)\d\d[ /])?\d{5,9})\)"
)


def _numbers_behind_marks(message: ParsedMessage) -> Iterator[Found]:
    """The number that a mark's own field gives behind a stroke or in brackets: `Mark / no.: QUILL / 99060081`."""
    for field in message.of(Concept.MARK):
        for found in _BEHIND_MARK.finditer(message.folded, field.start, min(field.end, field.start + 400)):
            yield *found.span("stroke" if found["stroke"] else "bracket"), "trademark", None


def _is_company(before: str) -> bool:
    """Whether the words before a number speak of a company's own number, and of no right behind that."""
    found = _COMPANY.search(before)
    return found is not None and not any(right.search(before, found.end()) for _, right in KINDS)


def _listed_numbers(message: ParsedMessage) -> Iterator[Found]:
    for found in LISTED.finditer(message.folded, message.own_start, message.own_end):
        before = message.folded[max(0, found.start() - 40) : found.start("list")]
        if _is_company(before) or _is_in_address(message, found.start()):
            continue
        for one in ONE.finditer(message.folded, found.start("list"), found.end("list")):
            if _is_number(one[0]):
                yield *_number_span(one), None, None


def _linked_numbers(message: ParsedMessage) -> Iterator[Found]:
    for found in IN_OFFICE_LINK.finditer(message.folded, message.own_start, message.own_end):
        yield *found.span(1), None, None


def _file_name_numbers(message: ParsedMessage) -> Iterator[Found]:
    """Certificates linked to by a file's name: `TM_UA_162145.pdf`."""
    for found in IN_FILE_NAME.finditer(message.folded, message.own_start, message.own_end):
        if _is_in_address(message, found.start(1)):
            yield *found.span(1), None, None


def _number_span(found: re.Match[str]) -> tuple[int, int]:
    written = found[0]
    start = found.start() + len(written) - len(written.lstrip(" .,-"))
    return start, found.start() + len(written.rstrip(" .,-/"))


def _is_number(written: str) -> bool:
    bare = written.strip(" .,-/")
    digits = sum(1 for letter in bare if letter.isdigit())
    return 5 <= digits <= 16 and not _NOT_NUMBER.match(bare)


def _is_whole_number(message: ParsedMessage, found: re.Match[str]) -> bool:
    """Not the tail of a longer code, nor a day."""
    before = message.folded[found.start() - 1 : found.start()] if found.start() else ""
    return not (before.isalnum() or before in "-_/.") and not _is_day(message, found.start())


def _is_day(message: ParsedMessage, place: int) -> bool:
    return (
        re.match(
            r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d",
            message.folded[place : place + 12],
        )
        is not None
    )


def _is_in_address(message: ParsedMessage, place: int) -> bool:
    start = max(message.folded.rfind(mark, max(0, place - 300), place) for mark in (" ", "\n", "\t", "<", "："))
    word = message.folded[start + 1 : place]
    return "://" in word or word.startswith("www.") or "@" in word
