"""The rules of each marketplace, with their sources, how sure they are and how long ago somebody read them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe

from rejoinder.db.services import services
from rejoinder.domain.rulebook import Citation, Rule, Rulebook
from rejoinder.procedure.age import Age
from rejoinder.usecases.market_rules import DatedRule, RuleGroup, market_books, rule_groups
from rejoinder.usecases.procedure_record import chart_record
from rejoinder.web.case.procedure import chart_states
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import signed_in
from rejoinder.web.translation import say


@require_safe
@signed_in
def rules(request: UserRequest) -> HttpResponse:
    """Every marketplace of which rules are known."""
    books = sorted(market_books(services().app.rulebooks()), key=lambda book: book.title[request.language].casefold())
    return render(request, "rules.html", {"here": "rules", "markets": [_summary(book, request) for book in books]})


def _summary(book: Rulebook, request: UserRequest) -> dict[str, Any]:
    return {
        "id": book.id,
        "title": book.title[request.language],
        "count": len(book.rules),
        "compared": sum(rule.is_verified for rule in book.rules),
        "version": book.version,
    }


@require_safe
@signed_in
def market_rules(request: UserRequest, market: str) -> HttpResponse:
    """One marketplace: its procedure as a drawing, and its rules by what they are about. Raises: Http404."""
    app = services().app
    rulebooks = app.rulebooks()
    book = next((each for each in market_books(rulebooks) if each.id == market), None)
    if book is None:
        raise Http404
    states = chart_record(book, rulebooks, app.wording(rulebooks))
    today = timezone.localtime(services().now()).date()
    shown = {
        "here": "rules",
        "market": _summary(book, request),
        "procedure": {"states": chart_states(states, None, {}, request.language)},
        "groups": [_group(group, request) for group in rule_groups(book, on=today)],
        "changes": [(change.version, change.says[request.language]) for change in book.changes],
    }
    return render(request, "market_rules.html", shown)


def _group(group: RuleGroup, request: UserRequest) -> dict[str, Any]:
    return {
        "id": group.name,
        "title": say(request, f"market_rules.group-{group.name}"),
        "rules": [_rule(each, request) for each in group.rules],
    }


def _rule(dated: DatedRule, request: UserRequest) -> dict[str, Any]:
    rule = dated.rule
    return {
        "id": rule.id,
        "says": rule.says[request.language],
        "doubt": rule.left_to_people[request.language] if rule.left_to_people else "",
        "compared": rule.is_verified,
        "in_force": _in_force(rule, request),
        "age": _age(dated.age, request) if dated.age else "",
        "is_old": bool(dated.age and dated.age.is_old),
        "sources": [_source(number, rule, request) for number in range(len(rule.source))],
    }


def _in_force(rule: Rule, request: UserRequest) -> str:
    if rule.in_force_from and rule.in_force_to:
        return say(request, "market_rules.in-force-between", first=rule.in_force_from, last=rule.in_force_to)
    if rule.in_force_from:
        return say(request, "market_rules.in-force-from", first=rule.in_force_from)
    return say(request, "market_rules.in-force-to", last=rule.in_force_to) if rule.in_force_to else ""


def _age(known: Age, request: UserRequest) -> str:
    return say(request, "rules.age-old" if known.is_old else "rules.age", days=known.days)


def _source(number: int, rule: Rule, request: UserRequest) -> dict[str, Any]:
    """The source of this place in a rule, with the words that are quoted from it."""
    citation = rule.source[number]
    return {
        "cite": citation.cite,
        "url": _web_address(citation),
        "confidence": say(request, f"market_rules.confidence-{citation.confidence.replace('_', '-')}"),
        "dated": citation.dated or "",
        "read_on": citation.read_on,
        "quotes": [quote.says for quote in rule.quotes if quote.of == number + 1],
    }


def _web_address(citation: Citation) -> str:
    """The address where it is one of the web, so that nothing else becomes a link."""
    return citation.url if citation.url and citation.url.startswith(("https://", "http://")) else ""


urls = [
    path("rules/", rules, name="rules"),
    path("rules/<slug:market>/", market_rules, name="market-rules"),
]
