"""The accused listings as groups, on the answer page: how many, what they share, what to do."""

from __future__ import annotations

from rejoinder.adapters.answer_page_head import section, words
from rejoinder.adapters.markup import Markup, element, tag
from rejoinder.domain.listing_group import Handling, ListingGroup
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.press import Shown

LISTED = 300
_TONES = {Handling.COMPLY: "bad", Handling.PROVE: "", Handling.DISPUTE: "good", Handling.LOOK: ""}


def groups(shown: Shown) -> Markup:
    """A table of the groups; nothing where one listing or none is accused."""
    found = shown.advice.groups
    if not found:
        return Markup("")
    names = [words(shown, id) for id in ("groups-count", "groups-shares", "groups-handling")]
    header = element("thead", element("tr", *(tag("th", name, scope="col") for name in names)))
    told = words(shown, "groups-told", count=sum(len(group.listings) for group in found), groups=len(found))
    table = element("table", header, element("tbody", *(_row(shown, names, group) for group in found)), cls="wide")
    return section(shown, "groups", tag("p", told, cls="quiet"), table)


def _row(shown: Shown, names: list[str], group: ListingGroup) -> Markup:
    numbers = ", ".join(group.listings[:LISTED])
    more = len(group.listings) - LISTED
    if more > 0:
        numbers += f" {words(shown, 'listings-more', more=more)}"
    shares = "; ".join(map(shown.say, group.shares))
    listed = element("details", tag("summary", shares), tag("p", numbers, cls="small quiet"))
    handling = tag("span", shown.say(phrase(f"scrutiny.handling-{group.handling.value}")), cls=_TONES[group.handling])
    cells = (tag("span", str(len(group.listings))), listed, handling)
    return element("tr", *(element("td", cell, data_name=name) for name, cell in zip(names, cells, strict=True)))
