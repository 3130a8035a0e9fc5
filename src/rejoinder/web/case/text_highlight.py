"""An edited text as a page shows it: paragraphs, words that are marked, and what changed against another text."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import attrs

from rejoinder.assembly.statement_part import paragraphs
from rejoinder.domain.finding import Gravity
from rejoinder.usecases.check_text import TextCheck, replaced_span
from rejoinder.usecases.statement_terms import difference_message
from rejoinder.web.page_request import UserRequest
from rejoinder.web.translation import say

AROUND = 60
"""Characters shown before and after marked words."""
MOST_SHOWN = 40
MOST_TOKENS = 1_500
"""Words of one paragraph that are compared one by one."""
GAP = "\n\n"
LOOSE: dict[str, Any] = {"tone": "bad", "instead": "", "place": 0}
_TOKEN = re.compile(r"[\u3400-\u9fff]|\s+|[^\s\u3400-\u9fff]+")


@attrs.frozen(kw_only=True)
class HitView:
    """Words that are marked, in the paragraph where they stand."""

    part: int
    """Which paragraph, from 1."""
    start: int
    end: int
    """In UTF-16 units of the paragraph, as browsers count."""
    before: str
    words: str
    after: str
    says: str
    tone: str
    """`bad`, `warn` or `bare`."""
    instead: str = ""
    taken: tuple[int, int] = (0, 0)
    """What the other words take the place of, in the same units."""
    place: int = 0
    """Which of the findings it is, from 1; 0 where there are no other words to take."""


@attrs.frozen(kw_only=True)
class CheckView:
    """What a check came to, for a page."""

    checked: TextCheck
    differences: tuple[str, ...]
    hits: tuple[HitView, ...]
    bare: tuple[HitView, ...]
    """Sentences without what they should rest on."""

    @property
    def clean(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.differences or self.hits or self.bare)


@attrs.frozen(kw_only=True)
class DiffRun:
    """A stretch of a comparison: `same`, `gone` or `new`."""

    kind: str
    text: str


def shown_check(request: UserRequest, checked: TextCheck, words: str) -> CheckView:
    """The findings with their words, in the language of the request."""
    parts = paragraphs(words)
    hits = []
    for place, hit in enumerate(checked.hits[:MOST_SHOWN], 1):
        tone = "bad" if hit.gravity is Gravity.BLOCKS else "warn"
        labels: dict[str, Any] = {
            "says": say(request, hit.says),
            "tone": tone,
            "instead": hit.instead or "",
            "place": place,
        }
        marked = _hit(parts, hit.span, **labels)
        instead = _hit(parts, replaced_span(words, hit), **labels)
        hits.append(attrs.evolve(marked, taken=(instead.start, instead.end)))
    bare = [
        _hit(parts, span, says=say(request, "editor.bare"), tone="bare", instead="", place=0)
        for span in checked.bare[:MOST_SHOWN]
    ] + [
        _hit(parts, each.span, says=say(request, f"editor.loose-{each.why.value}", numbers=each.numbers), **LOOSE)
        for each in checked.loose[:MOST_SHOWN]
    ]
    differences = tuple(say(request, difference_message(one)) for one in checked.differences[:MOST_SHOWN])
    return CheckView(checked=checked, differences=differences, hits=tuple(hits), bare=tuple(bare))


def apply_suggestion(words: str, checked: TextCheck, place: int) -> str:
    """The text with the other words of one finding in the place of the marked ones."""
    if not 0 < place <= len(checked.hits) or checked.hits[place - 1].instead is None:
        return words
    start, end = replaced_span(words, checked.hits[place - 1])
    return f"{words[:start]}{checked.hits[place - 1].instead}{words[end:]}"


def compare_texts(old: str, new: str) -> tuple[DiffRun, ...]:
    """What changed from one text to another, paragraph by paragraph and then word by word."""
    before, after = paragraphs(old), paragraphs(new)
    found: list[DiffRun] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = GAP.join(before[a:b]), GAP.join(after[c:d])
        found += [DiffRun(kind="same", text=now)] if kind == "equal" else list(_word_by_word(was, now))
        found.append(DiffRun(kind="same", text=GAP))
    return tuple(each for each in found if each.text)


def _word_by_word(was: str, now: str) -> Iterator[DiffRun]:
    before, after = _TOKEN.findall(was), _TOKEN.findall(now)
    if len(before) > MOST_TOKENS or len(after) > MOST_TOKENS:
        yield from (DiffRun(kind="gone", text=was), DiffRun(kind="new", text=now))
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield DiffRun(kind="same", text="".join(after[c:d]))
        else:
            yield DiffRun(kind="gone", text="".join(before[a:b]))
            yield DiffRun(kind="new", text="".join(after[c:d]))


def _hit(parts: Sequence[str], span: tuple[int, int], *, says: str, tone: str, instead: str, place: int) -> HitView:
    """A span of the whole text as a place in its paragraph; it ends where the paragraph ends."""
    starts = list(accumulate((len(part) + len(GAP) for part in parts), initial=0))
    number = max((n for n, start in enumerate(starts[:-1]) if start <= span[0]), default=0)
    part = parts[number] if parts else ""
    start, end = span[0] - starts[number], min(span[1] - starts[number], len(part))
    return HitView(
        part=number + 1,
        start=_utf16(part[:start]),
        end=_utf16(part[:end]),
        before=part[max(start - AROUND, 0) : start],
        words=part[start:end],
        after=part[end : end + AROUND],
        says=says,
        tone=tone,
        instead=instead,
        place=place if instead else 0,
    )


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
