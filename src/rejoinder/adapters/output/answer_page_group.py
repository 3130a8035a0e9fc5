"""The accused listings as groups, on the answer page: how many, what they share, what to do."""

from __future__ import annotations

from functools import partial

from rejoinder.adapters.output.answer_page_detail import badge
from rejoinder.adapters.output.answer_page_head import section, words
from rejoinder.adapters.output.markup import Markup, element, tag
from rejoinder.domain.document import Document
from rejoinder.domain.listing_group import Handling, ListingGroup, Partial
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.renderer import AnswerPage

LISTED = 300
_TONES = {Handling.COMPLY: "bad", Handling.PROVE: "", Handling.DISPUTE: "good", Handling.LOOK: ""}


def groups(shown: AnswerPage) -> Markup:
    """A table of the groups; nothing where one listing or none is accused."""
    found = shown.advice.groups
    if not found:
        return Markup("")
    names = [words(shown, id) for id in ("groups-count", "groups-shares", "groups-handling")]
    header = element("thead", element("tr", *(tag("th", name, scope="col") for name in names)))
    sentence = words(shown, "groups-told", count=_count(shown), groups=len(found))
    table = element("table", header, element("tbody", *(_row(shown, names, group) for group in found)), cls="wide")
    return section(
        shown, "groups", tag("p", sentence, cls="quiet"), table, *map(partial(_answered, shown), shown.partials)
    )


def _answered(shown: AnswerPage, partial_answer: tuple[Partial, tuple[Document, ...]]) -> Markup:
    """An answer for some of them that is ready: for which, on what ground, and its files."""
    part, documents = partial_answer
    ground = next(one.says for one in shown.advice.defences if one.id == part.ground)
    title = words(shown, "partial-ready", count=len(part.listings), of=_count(shown))
    links = (tag("a", document.path, href=document.path, hreflang=document.language) for document in documents)
    files = element(
        "li",
        element("div", tag("strong", title), badge(words(shown, "ready"), "good"), cls="row"),
        tag("p", words(shown, "partial-say", listings=part.listings, ground=ground), cls="small"),
        element("div", *links, cls="links"),
    )
    return element("ul", files, cls="files")


def _count(shown: AnswerPage) -> int:
    return sum(len(group.listings) for group in shown.advice.groups)


def _row(shown: AnswerPage, names: list[str], group: ListingGroup) -> Markup:
    numbers = ", ".join(group.listings[:LISTED])
    more = len(group.listings) - LISTED
    if more > 0:
        numbers += f" {words(shown, 'listings-more', more=more)}"
    shares = "; ".join(map(shown.say, group.shares))
    listed = element("details", tag("summary", shares), tag("p", numbers, cls="small quiet"))
    handling = tag("span", shown.say(phrase(f"scrutiny.handling-{group.handling.value}")), cls=_TONES[group.handling])
    cells = (tag("span", str(len(group.listings))), listed, handling)
    return element("tr", *(element("td", cell, data_name=name) for name, cell in zip(names, cells, strict=True)))
