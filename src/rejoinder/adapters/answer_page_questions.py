"""What the seller is asked, the most decisive first, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.answer_page_head import section, words
from rejoinder.adapters.markup import Markup, element, tag
from rejoinder.domain.question import Question
from rejoinder.usecases.renderer import AnswerPage

AT_ONCE = 3


def questions(shown: AnswerPage) -> Markup | None:
    """The questions whose answers would change something; None where there is none."""
    asked = shown.advice.questions
    if not asked:
        return None
    first = element("ol", *(_question(shown, each) for each in asked[:AT_ONCE]))
    parts = [tag("p", words(shown, "questions-say"), cls="small"), first]
    if asked[AT_ONCE:]:
        summary = tag("summary", words(shown, "questions-more", count=len(asked) - AT_ONCE))
        more = element("ol", *(_question(shown, each) for each in asked[AT_ONCE:]), start=str(AT_ONCE + 1))
        parts.append(element("details", summary, more))
    return section(shown, "questions", *parts)


def _question(shown: AnswerPage, asked: Question) -> Markup:
    return element("li", *_lines(shown, asked))


def _lines(shown: AnswerPage, asked: Question) -> Iterator[Markup]:
    yield tag("strong", shown.say(asked.says))
    yield tag("p", shown.say(asked.why), cls="quiet small")
