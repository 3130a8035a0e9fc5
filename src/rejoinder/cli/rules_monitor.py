"""`rejoinder rules watch`: the quotes of the rulebooks compared with newer texts of their sources."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import phrase
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.usecases.monitor_rule_sources import MonitoredQuote, QuoteState, document_of, monitor_rule_sources


def watch(rulebooks: Rulebooks, chosen: argparse.Namespace, wording: Wording, language: str) -> int:
    """Compare and say what became of the quotes; exit 1 where one changed or is gone.

    Raises: TextsAreMissing, TextsAreOfNoSource.
    """
    from rejoinder.adapters.documents.rule_texts import texts_in

    found = monitor_rule_sources(rulebooks, texts_in(chosen.folder))
    if chosen.json:
        print(json.dumps({"quotes": [_record(one) for one in found]}, ensure_ascii=False))
    else:
        print("\n".join(_lines(found, wording, language)))
    return 1 if any(one.is_broken for one in found) else 0


def _record(one: MonitoredQuote) -> dict[str, Any]:
    return {
        "state": one.state.value,
        "rules": list(one.rules),
        "cite": one.source.cite,
        "document": document_of(one.source),
        "version": one.source.version or one.source.dated,
        "read_on": one.source.read_on.isoformat() if one.source.read_on else None,
        "quote": one.quote.says,
        "sha256": one.quote.sha256,
        "found_in": one.path,
        "now": one.now,
    }


def _lines(found: Sequence[MonitoredQuote], wording: Wording, language: str) -> Iterator[str]:
    counted = Counter(one.state for one in found)
    numbers = {state.value: counted[state] for state in QuoteState}
    yield wording.say(phrase("rules.watched", quotes=len(found), **numbers), language)
    for state in (QuoteState.CHANGED, QuoteState.GONE, QuoteState.MOVED):
        for one in (one for one in found if one.state is state):
            values = {"cite": one.source.cite, "quote": one.quote.says, "rules": one.rules, "path": one.path}
            yield wording.say(phrase(f"rules.watched-{state.value}", now=one.now or "", **values), language)
    silent = sorted({document_of(one.source) or one.source.cite for one in found if one.state is QuoteState.SILENT})
    if silent:
        yield wording.say(phrase("rules.watched-silent", count=len(silent)), language)
        yield from (f"  {document}" for document in silent)
