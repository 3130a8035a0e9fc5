"""answer.html: the whole answer on one page for people, in one file, without a script."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rejoinder import __version__
from rejoinder.adapters.output.answer_page_company import company
from rejoinder.adapters.output.answer_page_detail import (
    counsel,
    deadlines,
    defences,
    documents,
    findings,
    reading,
    routes,
    sources,
)
from rejoinder.adapters.output.answer_page_group import groups
from rejoinder.adapters.output.answer_page_head import allegation_section, exposure, head, missing_section, steps
from rejoinder.adapters.output.answer_page_questions import questions
from rejoinder.adapters.output.answer_page_unconfirmed import unconfirmed_facts
from rejoinder.adapters.output.markup import Markup, element, page_of, tag
from rejoinder.assembly.case_identification import complaint_number
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.renderer import AnswerPage

_LANGUAGES = {"en": "en", "zh": "zh-Hans", "ru": "ru"}


_PARTS = (
    counsel,
    questions,
    company,
    steps,
    missing_section,
    allegation_section,
    groups,
    exposure,
    defences,
    findings,
    routes,
    deadlines,
    documents,
    unconfirmed_facts,
    reading,
    sources,
)
_FOR_AN_ANSWER = frozenset({exposure, defences, deadlines})
"""What would only worry somebody who has nothing to answer."""


def answer_page(shown: AnswerPage) -> bytes:
    """The page. Every untrusted word is escaped; nothing is loaded from anywhere and nothing runs."""
    say = shown.say
    parts = [
        part for part in (each(shown) for each in _PARTS if shown.answerable or each not in _FOR_AN_ANSWER) if part
    ]
    body = (
        tag("a", say(phrase("answer_page.skip")), cls="skip", href="#answer"),
        head(shown),
        element("main", *parts, id="answer"),
        _foot(shown),
    )
    number = complaint_number(shown.advice.reading)
    title = say(phrase("answer_page.title-number", number=number) if number else phrase("answer_page.title"))
    return page_of(title=title, language=_LANGUAGES.get(shown.language, "en"), style=_style(), body=body).encode(
        "utf-8", "replace"
    )


def _foot(shown: AnswerPage) -> Markup:
    say = shown.say
    return element(
        "footer",
        tag("p", say(phrase("answer_page.not-advice"))),
        tag("p", say(phrase("answer_page.made-by", version=__version__))),
    )


@cache
def _style() -> str:
    """The style sheet that ships, without its comments and indents."""
    lines = Path(__file__).with_suffix(".css").read_text("utf-8").splitlines()
    return "".join(line.strip() for line in lines if not line.startswith("/*"))
