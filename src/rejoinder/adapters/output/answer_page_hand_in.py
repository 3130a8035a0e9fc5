"""The guide to handing in, on the answer page: a click selects a value whole, since the page has no script."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.output.markup import Markup, element, items, join_markup, tag
from rejoinder.assembly.hand_in import HandIn
from rejoinder.domain.phrase import phrase
from rejoinder.domain.route import Channel
from rejoinder.procedure.channel import NOTICE
from rejoinder.usecases.renderer import AnswerPage


def hand_in_steps(shown: AnswerPage) -> Iterator[Markup]:
    """The steps in order; nothing where nothing is ready to be handed in."""
    guide = shown.hand_in
    if guide is not None:
        yield tag("h3", _words(shown, "title"))
        yield element("ol", *(element("li", *step) for step in _steps(shown, guide)))


def _steps(shown: AnswerPage, guide: HandIn) -> Iterator[tuple[Markup, ...]]:
    if guide.places:
        yield tag("p", _words(shown, "place")), items(_place(shown, one) for one in guide.places)
    else:
        yield (tag("p", _words(shown, "place-unknown")),)
    rows = (join_markup((tag("dt", name), tag("dd", value, cls="copy"))) for name, value in guide.fields)
    yield tag("p", _words(shown, "fields")), element("dl", *rows, cls="facts")
    length = [_words(shown, "characters", most=guide.characters)] if guide.characters else []
    yield tuple(tag("p", words) for words in (_words(shown, "statement", file=guide.statement), *length))
    limits = (items((shown.say(one) for one in guide.limits), cls="small"),) if guide.limits else ()
    yield tag("p", _words(shown, "files")), items(guide.files, name="ol"), *limits
    yield tag("p", _words(shown, "check")), items((shown.say(one) for one in guide.checks), cls="check")
    if guide.before is not None:
        yield (tag("p", _words(shown, "before", at=guide.before)),)
    yield (tag("p", _words(shown, "receipt")),)


def _place(shown: AnswerPage, place: Channel) -> str:
    """Where it is; an address is printed only from the rules, since a link of the notice may be anybody's."""
    return shown.say(place.says) + (f" {place.url}" if place.url and place.source != NOTICE else "")


def _words(shown: AnswerPage, id: str, /, **values: object) -> str:
    return shown.say(phrase(f"hand_in.{id}", **values))
