"""What the seller is asked, the most decisive first, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.output.answer_page_head import section, words
from rejoinder.adapters.output.markup import Markup, element, tag
from rejoinder.domain.question import Question
from rejoinder.usecases.renderer import AnswerPage

AT_ONCE = 3


def questions(shown: AnswerPage) -> Markup | None:
    """The questions whose answers would change something; None where there is none."""
    open_questions = shown.advice.questions
    if not open_questions:
        return None
    first = element("ol", *(_question(shown, each) for each in open_questions[:AT_ONCE]))
    parts = [tag("p", words(shown, "questions-say"), cls="small"), first]
    if open_questions[AT_ONCE:]:
        summary = tag("summary", words(shown, "questions-more", count=len(open_questions) - AT_ONCE))
        more = element("ol", *(_question(shown, each) for each in open_questions[AT_ONCE:]), start=str(AT_ONCE + 1))
        parts.append(element("details", summary, more))
    return section(shown, "questions", *parts)


def _question(shown: AnswerPage, question: Question) -> Markup:
    return element("li", *_lines(shown, question))


def _lines(shown: AnswerPage, question: Question) -> Iterator[Markup]:
    yield tag("strong", shown.say(question.says))
    yield tag("p", shown.say(question.why), cls="quiet small")
