"""The names in a labelled value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Span
from rejoinder.reading.name import is_firm
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lexicon import matcher

_NAME_END = matcher("reading/name_label.name_end")
_FOR_FIRM = matcher("reading/name_label.for_firm")


def value_names(message: ParsedMessage, start: int, end: int) -> Iterator[Span]:
    """The names of a labelled value: split at semicolons, cut before a mail address, a bracketed note or a remark."""
    value = message.text[start:end]
    place = 0
    for part in re.split(r"[;；]", value):
        begin = start + value.index(part, place)
        place = begin - start + len(part)
        cut = _NAME_END.search(part)
        part = _before_open_bracket(part[: cut.start()] if cut else part)
        stripped = part.strip(' \t.,*_[]"“”')
        if begin > start and stripped[:1].islower():
            continue
        if stripped and "@" not in stripped and "http" not in stripped and len(stripped) <= 110:
            begin += part.index(stripped)
            behind_person = firm_of_person(stripped)
            begin, stripped = begin + behind_person, stripped[behind_person:]
            end_of_name = begin + len(stripped)
            is_short = re.search(
                r"\b(?:Inc|Ltd|Co|Corp|INC|LTD|CO|CORP|S\.p\.A|S\.r\.l|Pvt|Pty|Bros|(?:[A-Z]\.){1,4}[A-Z]|А|П|О)$",
                stripped,
            )
            yield begin, end_of_name + (1 if is_short and message.text[end_of_name : end_of_name + 1] == "." else 0)


def firm_of_person(name: str) -> int:
    """Where the firm begins that a person hands in for, as in `Marie Laurent for Patte Douce SARL`; 0 where none is."""
    person = _FOR_FIRM.match(name)
    if person is None or is_firm(person[1]) or not is_firm(name[person.end() :]):
        return 0
    return person.end()


def _before_open_bracket(part: str) -> str:
    """What stands before a bracket that nothing closes: a note such as `（联系邮箱 …` was cut within it."""
    opened = max(part.rfind("("), part.rfind("（"))
    is_open = opened > 0 and not re.search(r"[)）]", part[opened:])
    return part[:opened] if is_open else part
