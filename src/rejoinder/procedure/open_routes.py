"""Routes that are open, by the rulebook, the applicable law and the notice itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

import attrs

from rejoinder.domain.applicability import Circumstances, applicable_rules, circumstances
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Because, fact
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import BY_PLATFORM, Reading, Role
from rejoinder.domain.route import AWAITED, RouteId
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.printed_term import PrintedLimits, candidates
from rejoinder.procedure.situation import ANSWERABLE, Situation, next_round, situation, withdrawal_promised
from rejoinder.text.lazy_pattern import first_match, regex

GENERAL = "general"
"""The book of what holds everywhere; its ways are open where no marketplace's book names any."""
READ = 20_000
"""Characters of a notice in which a way is looked for."""
RESTRICTED = (
    "removed", "deactivated", "taken down", "delisted", "restricted", "disabled", "blocked", "suspended", "hidden",
    "下架", "删除", "限制", "屏蔽", "удален", "удалён", "заблокирован", "снят", "ограничен", "скрыт",
)  # fmt: skip
"""Words by which a notice says that the platform has already done something, so that there is a decision."""
_OFFERED = {
    RouteId.PLATFORM_APPEAL: (
        regex(r"\byou (?:may|can|could|have the right to) (?:\w+ ){0,3}?(?:appeal|dispute)\b", re.IGNORECASE),
        regex(r"\b(?:submit|file|lodge|raise) (?:an? |your )?(?:\w+ )?(?:appeal|dispute)\b", re.IGNORECASE),
        regex(r"(?:可|请|有权)[^。，\n]{0,16}申诉"),
        regex(r"\b(?:можете|вправе|можно) (?:\w+ ){0,2}?(?:обжаловать|оспорить|подать апелляци)", re.IGNORECASE),
    ),
    RouteId.COUNTER_NOTICE: (
        regex(r"\b(?:submit|file|send|provide) (?:an? |your )?(?:\w+ )?counter[- ]?noti", re.IGNORECASE),
        regex(r"(?:可|请|有权)[^。，\n]{0,16}反通知"),
        regex(r"\b(?:подайте|подать|направьте|направить) (?:\w+ )?встречн\w+ уведомлени", re.IGNORECASE),
    ),
}
"""How a notice offers a way."""
_NOT = regex(
    r"\b(?:no|not|cannot|can't|never|without)\b[^.,;:\n]{0,40}$|(?:不|无|没有)[^。，；\n]{0,8}$|\bн(?:е|ет|ельзя)\b"
)


@attrs.frozen(kw_only=True)
class OpenRoute:
    """A way that is open in a situation, and what says so."""

    route: RouteId
    rule: Rule | None = None
    """The rule that opens it; None where only the notice names it."""
    because: tuple[Because, ...] = ()


def is_restricted(reading: Reading) -> bool:
    """Whether the marketplace itself says that it has removed or restricted something, so that there is a decision."""
    if reading.stage in BY_PLATFORM:
        return True
    if reading.sender_role in (Role.OWNER, Role.AGENT):
        return False
    text = reading.text.casefold()
    return any(word in text for word in RESTRICTED)


def ways(case: CaseFile, rulebooks: Rulebooks, *, on: dt.date) -> Mapping[RouteId, OpenRoute]:
    """The open ways by route, in the order of the books; a way that the notice itself offers is open too.

    Deadlines are not looked at: a way whose time is over is still named here.
    """
    where, has = current_situation(case), circumstances(case, rulebooks)
    found: dict[RouteId, OpenRoute] = {}
    for rule in _route_rules(rulebooks, has, on):
        if _is_open(rule, case, where, has):
            route = RouteId(rule.body["route"])
            found.setdefault(route, OpenRoute(route=route, rule=rule, because=(by_rule(rule.id, rule.as_reason),)))
    closed = _closed(rulebooks, has, on)
    if case.reading is not None and where.state in ANSWERABLE:
        for way in _offered(case.reading):
            if not (way.route is RouteId.COUNTER_NOTICE and RouteId.DMCA_COUNTER_NOTICE in found):
                found.setdefault(way.route, way)
        if where.by_notice and not any(route in AWAITED for route in found):
            found |= {way.route: way for way in _within_a_term(case.reading)}
    return {route: way for route, way in found.items() if route not in closed}


def current_situation(case: CaseFile) -> Situation:
    """Where the case stands; a complaint whose withdrawal is only promised is answered like one."""
    where = situation(case)
    if case.reading is not None and where.state == "none" and withdrawal_promised(case, case.reading):
        return attrs.evolve(where, state="withdrawal_announced")
    return where


def closed_routes(case: CaseFile, rulebooks: Rulebooks, *, on: dt.date) -> frozenset[str]:
    """The ways that a rule closes in this case, such as an order of a court that the marketplace cannot lift."""
    return _closed(rulebooks, circumstances(case, rulebooks), on)


def answer_route(case: CaseFile, rulebooks: Rulebooks, *, on: dt.date) -> RouteId:
    """The way by which an answer goes to the platform at this stage, open or not."""
    open_ways = ways(case, rulebooks, on=on)
    awaited = next((route for route in open_ways if route in AWAITED), None)
    if awaited is not None:
        return awaited
    reading = case.reading
    by_platform = reading is not None and reading.stage in BY_PLATFORM and not next_round(reading)
    return RouteId.PLATFORM_APPEAL if by_platform else RouteId.COUNTER_NOTICE


def _route_rules(rulebooks: Rulebooks, has: Circumstances, on: dt.date) -> Iterator[Rule]:
    """The rules on ways of the marketplace and of the law; those for any marketplace where its book has none."""
    market = next((book for book in rulebooks.books if book.market and book.id == has.market), None)
    own = market is not None and any(rule.kind == "route" for rule in market.rules)
    for rule in applicable_rules(rulebooks, has, kind="route"):
        if rule.holds_on(on) and not (own and rule.id.startswith(f"{GENERAL}.")):
            yield rule


def _closed(rulebooks: Rulebooks, has: Circumstances, on: dt.date) -> frozenset[str]:
    """The ways that a rule closes, such as an order of a court that the marketplace cannot lift."""
    rules = (rule for rule in applicable_rules(rulebooks, has, kind="closure") if rule.holds_on(on))
    return frozenset(route for rule in rules for route in rule.body["routes"])


def _is_open(rule: Rule, case: CaseFile, where: Situation, has: Circumstances) -> bool:
    body, reading = rule.body, case.reading
    if where.state not in body["open_in"] or where.round > body.get("rounds", where.round):
        return False
    if body.get("restricted") and (reading is None or not is_restricted(reading)):
        return False
    return not body.get("rights") or bool(has.rights & set(body["rights"]))


def _within_a_term(reading: Reading) -> Iterator[OpenRoute]:
    """The way for which the marketplace's own message prints a term, where neither book nor words name one."""
    if reading.sender_role in (Role.OWNER, Role.AGENT):
        return
    for candidate in candidates(reading):
        if candidate.sure and candidate.limits is PrintedLimits.ANSWER:
            again = reading.stage in BY_PLATFORM
            says = phrase("route.term-for-an-answer", words=candidate.clock.phrase)
            because = (fact(f"clocks.{candidate.index}", says),)
            yield OpenRoute(route=RouteId.PLATFORM_APPEAL if again else RouteId.COUNTER_NOTICE, because=because)
            return


def _offered(reading: Reading) -> Iterator[OpenRoute]:
    """The ways that the marketplace's own message offers in so many words."""
    if reading.sender_role in (Role.OWNER, Role.AGENT):
        return
    text = reading.text[:READ]
    for route, patterns in _OFFERED.items():
        for pattern in patterns:
            match = first_match(pattern, text)
            if match and not _NOT.search(text[max(0, match.start() - 60) : match.start()]):
                words = " ".join(text[max(0, match.start() - 30) : match.end() + 60].split())
                because = (fact("reading.text", phrase("route.offered-by-the-notice", words=words)),)
                yield OpenRoute(route=route, because=because)
                break
