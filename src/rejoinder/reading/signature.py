"""Names above the salutation and under the closing of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Span
from rejoinder.reading.concept import Concept
from rejoinder.reading.label import concept_of
from rejoinder.reading.name import REDACTED, RUSSIAN_FIRM, is_firm, legal_form, name_at
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.vocation import is_agency
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_CLOSING = deferred_regex(lambda: rf"^[\s>*]*{alternation('reading/signature.closing')}[\s,.!:*]*$")
_ACTING = matcher("reading/signature.acting", re.IGNORECASE)
_NOT_NAME_LINE = matcher("reading/signature.no_name_line")


_TAIL = regex(r"(?:<br ?/?>|<(?:https?:|mailto:)[^<>\s]{1,200}>\.?|\s[-–|]\s\S{1,64}@\S{1,200})\s*$")


def signature_names(message: ParsedMessage) -> Iterator[Span]:
    """Names in the lines under a closing, and in the last lines."""
    for number, line in enumerate(message.lines):
        if line.start < message.own_start or line.end - line.start > 60 or line.end > message.own_end:
            continue
        line_text = message.folded[line.start : line.end].strip()
        if line_text and _CLOSING.match(line_text):
            yield from _closing_names(message, number + 1)
    yield from _closing_names(message, max(0, _last_line(message) - 7))


def _last_line(message: ParsedMessage) -> int:
    return message.line_number(len(message.text[: message.own_end].rstrip())) + 1


def _closing_names(message: ParsedMessage, number: int) -> Iterator[Span]:
    for line in message.lines[number : number + 9]:
        raw = message.text[line.start : line.end]
        line_text = _TAIL.sub("", raw).strip(" \t*_>|#-")
        if not line_text or len(line_text) > 80:
            continue
        if re.match(r"(?i)on behalf of\b(?!:)", line_text):
            return
        begin = line.start + raw.index(line_text)
        agent, _, principal = line_text.partition(" for ")
        if is_firm(principal) and (is_firm(agent) or is_agency(agent)):
            yield begin, begin + len(agent)
            yield begin + len(line_text) - len(principal), begin + len(line_text)
            continue
        acting = _ACTING.match(line_text)
        if acting:
            span = name_at(message.text, begin, line.end)
            if span is not None and span[0] == begin and abs(span[1] - begin - acting.end(1)) < 3:
                yield span
            continue
        if (
            _is_row(line_text)
            or "：" in line_text
            or raw.lstrip().startswith("#")
            or re.match(r"[^:]{2,40}:[*_]*\s", line_text)
        ):
            continue
        start = line.start + raw.index(line_text)
        russian = RUSSIAN_FIRM.search(message.text, start, line.end)
        if russian is not None:
            yield russian.span()
            continue
        department = _DEPARTMENT_OF.fullmatch(line_text)
        if department is not None:
            yield start, start + department.end(1)
        for begin, end in _name_parts(line_text):
            name = line_text[begin:end]
            folded = name.lower()
            if (
                _NOT_NAME_LINE.search(folded)
                or REDACTED.search(name)
                or not name[:1].isalnum()
                or (name.rstrip().endswith((".", ":")) and not is_firm(name))
            ):
                continue
            words = name.split()
            if is_firm(name) or (
                len(words) <= 6 and sum(1 for word in words if _is_name_word(word)) >= len(words) * 0.6
            ):
                yield start + begin, start + end


def _is_row(line_text: str) -> bool:
    """Whether a line is a row of a table that its first cell labels, behind a bar or a gap."""
    parts = (line_text.partition(" | "), line_text.partition("  "))
    return any(gap and concept_of(label.lower()) is not None for label, gap, _ in parts)


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() or word[1:2].isupper() or not word[:1].isalpha()


_PARTS = matcher("reading/signature.part")


_DEPARTMENT_OF = matcher("reading/signature.department")
"""A firm with its department: `Alder Europe Security and Governance Department`."""
_FIRM_WITH_STREET = deferred_regex(lambda: rf"(\b{legal_form()}\b\.?),\s\d.*$")
"""A firm with its street and number on the same line."""


def _name_parts(line_text: str) -> Iterator[Span]:
    place, line_text = 0, _FIRM_WITH_STREET.sub(r"\1", line_text)
    for part in _PARTS.split(line_text):
        begin = line_text.index(part, place)
        place = begin + len(part)
        yield begin, place


_SENDER = regex(r"[\"'“]?([^<\"”\n@]{2,80}?)[\"'”]?\s*<[^<>\n]*@([\w.-]+)>")


def sender_names(message: ParsedMessage) -> Iterator[Span]:
    """The names that the From lines of a mail, and of those it repeats, show."""
    for field in message.of(Concept.FROM)[:2]:
        found = _SENDER.match(field.value)
        if found is not None:
            yield field.start + found.start(1), field.start + found.end(1)
        elif "@" not in field.value:
            name = field.value if is_firm(field.value) else field.value.partition(",")[0]
            yield field.start, field.start + len(name)


_HEADER = regex(r"(?:subject|date|re|betreff|objet|asunto|oggetto):", re.IGNORECASE)
_ON_BEHALF = regex(r"(\S[^\n]{1,60}?),?\s+on behalf of (?:the )?(\S[^\n]{1,60})", re.IGNORECASE)
_ABBREVIATED = regex(r"\b(?:P\.C|Inc|Ltd|Co|Corp|L\.P|S\.A|S\.r\.l|S\.p\.A|B\.V|N\.V|Esq)\.$")
"""A name's last word that ends in a point."""


def _is_titled(line_text: str) -> bool:
    """Whether a line's words are capitalised as those of a name, small joining words left out."""
    return all(_is_name_word(word) for word in line_text.split() if len(word) > 3)


def letterhead_names(message: ParsedMessage) -> Iterator[Span]:
    """A firm in the first lines of the letter, above the salutation."""
    first = message.line_number(message.own_start)
    header_lines = 0
    for line in message.lines[first : first + 12]:
        raw = message.text[line.start : line.end]
        line_text = re.sub(r"<br ?/?>$", "", raw.strip()).strip(" *_#")
        if not line_text or line_text.startswith(("-----", "Hash:")):
            continue
        if not header_lines and _HEADER.match(line_text):
            continue
        header_lines += 1
        if (
            header_lines > 2
            or _is_row(line_text)
            or re.match(r"(?i)dear|to |hello|hi |from:|subject:|date:|re:|attn|github", line_text)
        ):
            return
        acting = _ON_BEHALF.fullmatch(line_text)
        if acting is not None and (is_firm(acting[1]) or is_agency(acting[1])):
            start = line.start + raw.index(line_text)
            yield start, start + acting.end(1)
            yield start + acting.start(2), start + len(line_text)
            return
        if (
            (is_firm(line_text) or (is_agency(line_text) and _is_titled(line_text)))
            and len(line_text) < 70
            and (not line_text.endswith((".", ":")) or _ABBREVIATED.search(line_text))
            and ":" not in line_text
            and len(line_text.split()) < 9
        ):
            start = line.start + raw.index(line_text)
            yield start, start + len(line_text)
