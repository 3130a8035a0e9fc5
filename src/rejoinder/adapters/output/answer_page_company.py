"""The part of the answer page that asks which company is behind the shop, and shows what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.output.markup import Markup, element, items, tag
from rejoinder.domain.company import CompanyNamed
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.renderer import AnswerPage


def company(shown: AnswerPage) -> Markup | None:
    """Each company that he is to be asked about; None where there is none."""
    found = shown.advice.companies
    if not found:
        return None
    title, about, how, only = (_sentence(shown, id) for id in ("title", "about", "how", "only-if-true"))
    each = (part for one in found for part in _named(shown, one))
    question = element("div", tag("p", about), *each, tag("p", how), tag("p", only, cls="small"), cls="note")
    return element("section", tag("h2", title), question, id="company")


def _named(shown: AnswerPage, one: CompanyNamed) -> Iterator[Markup]:
    names = {paper.sha256: paper.name for paper in shown.case.papers}
    papers = tuple(names[sha256] for sha256 in one.papers if sha256 in names)
    yield element(
        "p", tag("strong", one.name), tag("span", f" {_sentence(shown, 'named-in', papers=papers)}", cls="quiet")
    )
    if one.changes:
        yield tag("p", _sentence(shown, "if-yours"), cls="small")
        yield items((shown.say(change.says) for change in one.changes), cls="small")
    else:
        yield tag("p", _sentence(shown, "changes-nothing"), cls="small")


def _sentence(shown: AnswerPage, id: str, /, **values: object) -> str:
    return shown.say(phrase(f"company.{id}", **values))
