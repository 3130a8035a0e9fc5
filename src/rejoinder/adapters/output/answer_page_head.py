"""The first screen of the answer page: how long, what to do, what silence costs, what is alleged, what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.adapters.output.answer_page_hand_in import hand_in_steps
from rejoinder.adapters.output.markup import Markup, element, items, join_markup, tag
from rejoinder.assembly.calendar import route_named
from rejoinder.assembly.case_identification import (
    complaint_number,
    listing_named,
    party_named,
    rights_named,
)
from rejoinder.assembly.readiness_hint import ready_if
from rejoinder.domain.allegation import Tested
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.document import DocumentKind
from rejoinder.domain.exposure import Standing
from rejoinder.domain.finding import fraudulent
from rejoinder.domain.headline import ClockState
from rejoinder.domain.market import platform_named
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.route import Route, RouteId
from rejoinder.judgement.status import says as status_line
from rejoinder.usecases.renderer import AnswerPage

HURRY = dt.timedelta(hours=24)
LISTINGS_SHOWN = 12
FOLLOWS = 3
"""Consequences of a step that stand open."""
REASONS = 2
"""Reasons of a step that stand open; the rules behind it are a fold away."""


def words(shown: AnswerPage, id: str, /, **values: object) -> str:
    """A sentence of this page."""
    return shown.say(phrase(f"answer_page.{id}", **values))


def instant(shown: AnswerPage, value: dt.date | dt.datetime | Phrase) -> str:
    """A day or hour as the reader writes it."""
    return shown.say(phrase("document.listed", parts=(value,)))


def section(shown: AnswerPage, id: str, *inside: Markup, name: str | None = None) -> Markup:
    """A part of the page under its heading."""
    return element("section", tag("h2", words(shown, name or id)), *inside, id=id)


def head(shown: AnswerPage) -> Markup:
    """Title, three cards, and the way through the page."""
    reading, number = shown.advice.reading, complaint_number(shown.advice.reading)
    title = words(shown, "title-number", number=number) if number else words(shown, "title")
    rights, platform = rights_named(reading), shown.say(platform_named(shown.advice.market))
    over = words(shown, "on-platform", platform=platform, right=rights) if rights else platform
    return element(
        "header",
        tag("p", over, cls="over"),
        tag("h1", title),
        tag("p", shown.say(status_line(shown.advice.status)), cls="status"),
        *_ready_if(shown),
        tag("p", words(shown, "as-of", now=shown.advice.now), cls="quiet small"),
        element("div", _clock(shown), _best(shown), *((_silence(shown),) if shown.answerable else ()), cls="cards"),
        _nav(shown),
    )


def _ready_if(shown: AnswerPage) -> Iterator[Markup]:
    found = ready_if(shown.advice) if shown.answerable else None
    if found is not None:
        yield tag("p", shown.say(found))


def _nav(shown: AnswerPage) -> Markup:
    """Links to the parts that are there."""
    parts = ["counsel"] if shown.advice.counsel else []
    parts += ["questions"] if shown.advice.questions else []
    parts += ["steps", "alleged", *(("exposure", "defences") if shown.answerable else ())]
    parts += ["findings", "routes", "documents", "reading"]
    links = (element("li", tag("a", words(shown, id), href=f"#{id}")) for id in parts)
    return element("nav", element("ul", *links), aria_label=words(shown, "contents"))


def _clock(shown: AnswerPage) -> Markup:
    """The one date that matters; where it is unknown, that it is, and what to do about it."""
    clock, deadline = shown.advice.headline.clock, _head_deadline(shown)
    say = tag("p", shown.say(clock.says), cls="small")
    if clock.state is ClockState.NONE:
        return _card(shown, "left", words(shown, "left-nothing"), say, "calm")
    if clock.due_at is None or clock.safe_by is None or deadline is None:
        return _card(shown, "left", words(shown, "left-unknown"), say, "warn")
    left = clock.due_at - shown.advice.now
    rows = (
        (words(shown, "due"), deadline.on_seller_clock(clock.due_at)),
        (words(shown, "safe-by"), deadline.on_seller_clock(clock.safe_by)),
    )
    dated = element("dl", *(join_markup((tag("dt", name), tag("dd", instant(shown, at)))) for name, at in rows))
    notes = [tag("p", words(shown, id), cls="quiet small") for id in _unsure(shown, deadline)]
    if not clock.certainty.is_known:
        notes.insert(0, say)
    return _card(shown, "left", _left(shown, left), join_markup((dated, *notes)), "bad" if left < HURRY else "")


def _head_deadline(shown: AnswerPage) -> Deadline | None:
    """The deadline that the head names."""
    due = shown.advice.headline.clock.due_at
    return next((each for each in shown.advice.deadlines if each.due_at == due), None)


def _unsure(shown: AnswerPage, deadline: Deadline) -> Iterator[str]:
    if shown.advice.is_direct and deadline.kind is not ClockKind.CLAIMANT:
        yield "if-filed"
    if not deadline.verified:
        yield "unverified"
    if deadline.provisional:
        yield "provisional"


def _left(shown: AnswerPage, left: dt.timedelta) -> str:
    minutes = int(left.total_seconds() // 60)
    if minutes < 0:
        return words(shown, "left-none")
    if minutes < 24 * 60:
        return words(shown, "left-hours-minutes", hours=minutes // 60, minutes=minutes % 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    return words(shown, "left-days-hours", days=days, hours=hours) if hours else words(shown, "left-days", days=days)


def _best(shown: AnswerPage) -> Markup:
    best, step = shown.advice.best, shown.advice.headline.step
    if best is None or not shown.answerable:
        why = list(dict.fromkeys([shown.say(step.says), *_why_not(shown)]))[:2]
        big = "best-fraud" if fraudulent(shown.advice.findings) else "best-none"
        return _card(shown, "best", words(shown, big), join_markup(tag("p", one, cls="small") for one in why), "calm")
    if step.says.id == "status.step-tell-first":
        return _card(shown, "best", words(shown, "best-tell-first"), tag("p", shown.say(step.says), cls="small"), "")
    why_so = tag("p", shown.say(best.because[0].says), cls="small") if best.because else Markup("")
    if shown.advice.in_part and best.id is RouteId.COMPLY:
        why_so = join_markup((why_so, tag("p", words(shown, "best-in-part"), cls="small")))
    return _card(shown, "best", route_name(shown, best.id.value), why_so, "")


def _why_not(shown: AnswerPage) -> list[str]:
    """Why no way of answering is open, each reason once."""
    closed = [route for route in shown.advice.routes if not route.open and route.id is not RouteId.COUNSEL]
    return list(dict.fromkeys(shown.say(reason.says) for route in closed for reason in route.because))


def route_name(shown: AnswerPage, route: str) -> str:
    """A route in words."""
    found = route_named(route)
    return shown.say(found) if isinstance(found, Phrase) else found


def _silence(shown: AnswerPage) -> Markup:
    """What the notice itself says first, in its own words; then what the rules tell, where they do."""
    silence, silent, now = (
        shown.advice.headline.silence,
        shown.advice.exposure.if_silent,
        shown.advice.exposure.totals,
    )
    heaviest = silence.notice[0] if silence.notice else None
    big = shown.say(heaviest.says) if heaviest else words(shown, "silence-known" if silent.known else "silence-unknown")
    quoted = (tag("blockquote", quote.quote, cls="small") for quote in silence.notice[:2])
    notes = [*quoted, tag("p", shown.say(silence.says), cls="small")]
    if silent.known and silent.measures:
        notes.append(items([shown.say(measure) for measure in silent.measures[:3]], cls="small"))
    fresh = sorted({e.at for e in silent.expires} - {e.at for e in now.expires})
    if silent.known and fresh:
        notes.append(tag("p", words(shown, "silence-record", at=fresh[-1].date()), cls="small"))
    if now.known and now.points:
        notes.append(tag("p", words(shown, "over-limits-now", now=_counted(shown, now)), cls="quiet small"))
    worse = bool(heaviest) or silent.closed or (silent.points, silent.strikes) > (now.points, now.strikes)
    return _card(shown, "silence", big, join_markup(notes), "bad" if worse else "warn")


def _counted(shown: AnswerPage, standing: Standing) -> str:
    id = "silence-points-strikes" if standing.strikes else "silence-points"
    return words(shown, id, points=standing.points, strikes=standing.strikes)


def _card(shown: AnswerPage, id: str, big: str, inside: Markup, tone: str) -> Markup:
    return element("div", tag("h2", words(shown, id)), tag("p", big, cls="big"), inside, cls=f"card {tone}".strip())


def steps(shown: AnswerPage) -> Markup:
    """The best way to go on, what it needs and what follows; the other advised ways; what to look at before."""
    best = shown.advice.best
    if best is None or not shown.answerable:
        content = items(_why_not(shown)) if _why_not(shown) else tag("p", words(shown, "best-none-say"))
        return section(shown, "steps", element("div", content, cls="note"))
    others = [r for r in sorted(shown.advice.routes, key=lambda r: r.rank) if r.advised and r.id is not best.id]
    parts = [
        tag("h3", route_name(shown, best.id.value)),
        *_reasons(shown, best),
        *hand_in_steps(shown),
        *_follows(shown, best),
    ]
    if others:
        parts.append(tag("h3", words(shown, "also-advised")))
        parts.append(element("ul", *(element("li", *_short(shown, route)) for route in others)))
    if shown.cautions:
        cautions = items(shown.say(caution) for caution in shown.cautions)
        parts.append(element("div", tag("h3", words(shown, "cautions")), cautions, cls="note"))
    return section(shown, "steps", *parts)


def _reasons(shown: AnswerPage, route: Route) -> Iterator[Markup]:
    for reason in route.because[:REASONS]:
        yield tag("p", shown.say(reason.says))
    if route.because[REASONS:]:
        rest = items((shown.say(reason.says) for reason in route.because[REASONS:]), cls="small")
        yield element("details", tag("summary", words(shown, "reasons-more", count=len(route.because) - REASONS)), rest)
    if route.needs:
        yield tag("h3", words(shown, "needs"))
        yield items((shown.say(need) for need in route.needs), cls="check")


def _follows(shown: AnswerPage, route: Route) -> Iterator[Markup]:
    if route.consequences:
        yield tag("h3", words(shown, "then"))
        yield items(shown.say(consequence) for consequence in route.consequences[:FOLLOWS])
    if route.consequences[FOLLOWS:]:
        rest = items((shown.say(each) for each in route.consequences[FOLLOWS:]), cls="small")
        count = len(route.consequences) - FOLLOWS
        yield element("details", tag("summary", words(shown, "follows-more", count=count)), rest)


def _short(shown: AnswerPage, route: Route) -> Iterator[Markup]:
    yield tag("strong", route_name(shown, route.id.value))
    if route.because:
        yield tag("span", " – " + shown.say(route.because[0].says))


def missing_section(shown: AnswerPage) -> Markup | None:
    """What would make the statement complete; nothing where it is, or where none is needed."""
    drafts = [d for d in shown.documents if d.kind is DocumentKind.STATEMENT and not d.ready]
    if not drafts:
        return None
    lacking = items((shown.say(gap) for gap in drafts[0].missing), cls="check")
    return section(shown, "missing", tag("p", words(shown, "missing-say")), lacking)


_TONES = {Tested.CONFIRMED: "bad", Tested.REFUTED: "good", Tested.UNTESTED: ""}


def allegation_section(shown: AnswerPage) -> Markup:
    """Each allegation with how its test came out, who alleges it, and against which listings."""
    lines = [
        element(
            "li",
            tag("span", shown.say(one.says) + " "),
            tag(
                "span",
                shown.say(phrase(f"document.tested-{one.tested.value}")),
                cls=f"badge {_TONES[one.tested]}".strip(),
            ),
            cls="row",
        )
        for one in shown.advice.allegations
    ]
    allegations = element("ul", *lines) if lines else tag("p", words(shown, "alleged-none"))
    return section(shown, "alleged", allegations, element("dl", *_parties(shown), cls="facts"))


def _parties(shown: AnswerPage) -> Iterator[Markup]:
    for role in (Role.OWNER, Role.AGENT):
        name = party_named(shown.advice.reading, role)
        if name:
            yield from (tag("dt", shown.say(phrase(f"document.label-{role.value}"))), tag("dd", name))
    listings = list(dict.fromkeys(map(listing_named, shown.advice.reading.listings)))
    if listings:
        more = len(listings) - LISTINGS_SHOWN
        listed = ", ".join(listings[:LISTINGS_SHOWN]) + (
            f" {words(shown, 'listings-more', more=more)}" if more > 0 else ""
        )
        yield from (tag("dt", shown.say(phrase("document.label-listing"))), tag("dd", listed))


def exposure(shown: AnswerPage) -> Markup:
    """Four rows: as it stands, if it is established, if nothing is answered, if the listing comes down."""
    price = shown.advice.exposure
    rows = (
        ("brief-now", price.totals, "now"),
        ("brief-if_complied", price.if_complied, ""),
        ("brief-if_established", price.if_established, "worst"),
        ("brief-if_silent", price.if_silent, "worst"),
    )
    names = [words(shown, id) for id in ("exposure-state", "points", "strikes", "measures")]
    header = element("thead", element("tr", *(tag("th", name, scope="col") for name in names)))
    body = element("tbody", *(_standing(shown, names, id, standing, cls) for id, standing, cls in rows))
    notes = [shown.say(reason.says) for reason in price.because] + [shown.say(one) for one in price.assumptions]
    notes += [words(shown, "expires", at=e.at, says=e.says) for e in price.totals.expires]
    summary = tag("summary", words(shown, "exposure-how"))
    details = element("details", summary, items(dict.fromkeys(notes), cls="quiet small")) if notes else Markup("")
    return section(shown, "exposure", element("table", header, body, cls="wide"), details)


def _standing(shown: AnswerPage, names: list[str], id: str, standing: Standing, cls: str) -> Markup:
    measures = [shown.say(measure) for measure in standing.measures]
    if standing.closed:
        measures.insert(0, words(shown, "silence-closed"))
    cell = items(measures) if measures else tag("span", words(shown, "none" if standing.known else "not-known"))
    return element(
        "tr",
        tag("td", shown.say(phrase(f"document.{id}"))),
        tag("td", standing.points if standing.known else "?", cls="n", data_name=names[1]),
        tag("td", standing.strikes if standing.known else "?", cls="n", data_name=names[2]),
        element("td", cell, data_name=names[3]),
        cls=cls,
    )
