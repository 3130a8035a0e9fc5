"""The section of the answer page that shows what nobody has confirmed yet, and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.adapters.output.markup import Markup, element, items, tag, text
from rejoinder.domain.phrase import phrase
from rejoinder.domain.unconfirmed_fact import Excerpt, Unconfirmed
from rejoinder.usecases.renderer import AnswerPage

FIRST = 6
"""Facts shown at once; the others that matter wait behind a fold."""


def unconfirmed_facts(shown: AnswerPage) -> Markup | None:
    """Facts that move something, then the number of those that move nothing; None where a person has seen them all."""
    found = shown.advice.unconfirmed
    if not found:
        return None
    weighty = [fact for fact in found if fact.changes or fact.changes is None]
    light = [fact for fact in found if fact.changes == ()]
    about = tag("p", shown.say(phrase("confirm.page-about")), cls="quiet")
    rest = weighty[FIRST:]
    parts = [_facts(shown, weighty[:FIRST])] if weighty else []
    if rest:
        parts.append(_fold(f"+ {len(rest)}", _facts(shown, rest)))
    if light:
        names = (f"{shown.say(fact.label)}: {shown.say(fact.shown)}" for fact in light)
        parts.append(_fold(shown.say(phrase("confirm.page-rest", count=len(light))), items(names, cls="small")))
    title = tag("h2", shown.say(phrase("confirm.page-title")))
    return element("section", title, about, *parts, id="unconfirmed")


def _fold(title: str, inside: Markup) -> Markup:
    return element("details", tag("summary", title), inside)


def _facts(shown: AnswerPage, facts: Sequence[Unconfirmed]) -> Markup:
    return element("dl", *(part for fact in facts for part in _fact(shown, fact)), cls="facts")


def _fact(shown: AnswerPage, fact: Unconfirmed) -> tuple[Markup, ...]:
    value = tag("strong", shown.say(fact.shown))
    return (
        element("dt", text(shown.say(fact.label))),
        element("dd", value, _words(shown, fact.excerpt), _changes(shown, fact)),
    )


def _words(shown: AnswerPage, excerpt: Excerpt | None) -> Markup:
    """The line it was read from, the words marked, and where it stands."""
    if excerpt is None:
        return tag("p", shown.say(phrase("confirm.no-place")), cls="quiet small")
    where = phrase("confirm.page-from-page", file=excerpt.file, page=excerpt.page) if excerpt.page else excerpt.file
    source = where if isinstance(where, str) else shown.say(where)
    quoted = (text(excerpt.before), tag("mark", excerpt.words), text(excerpt.after), text(f"  ({source})"))
    return element("p", *quoted, cls="quiet small")


def _changes(shown: AnswerPage, fact: Unconfirmed) -> Markup:
    if fact.changes is None:
        return tag("p", shown.say(phrase("confirm.not-tried")), cls="small")
    supposed = tag("p", shown.say(fact.supposed), cls="small")
    return Markup(supposed + items((shown.say(change.says) for change in fact.changes), cls="small"))
