"""Status and headline as plain data, for answer.json."""

from __future__ import annotations

import datetime as dt
from typing import Any

from rejoinder.assembly.print_document import Say
from rejoinder.domain.headline import CaseStatus, Headline, Wait

Record = dict[str, Any]


def status_record(status: CaseStatus, say: Say) -> Record:
    """`{state, known, certainty, says}`."""
    return {
        "state": status.state.value,
        "known": status.certainty.is_known,
        "certainty": status.certainty.value,
        "says": say(status.says),
    }


def headline_record(headline: Headline, say: Say) -> Record:
    """`{clock, step, silence, waits}`; each date is null where nobody can tell it."""
    clock, step, silence = headline.clock, headline.step, headline.silence
    return {
        "clock": {
            "state": clock.state.value,
            "due_at": _instant(clock.due_at),
            "safe_by": _instant(clock.safe_by),
            "known": clock.certainty.is_known,
            "says": say(clock.says),
        },
        "step": {"route": step.route.value if step.route else None, "says": say(step.says)},
        "silence": {
            "known": silence.certainty.is_known,
            "says": say(silence.says),
            "notice": [{"says": say(quote.says), "quote": quote.quote} for quote in silence.notice],
        },
        "waits": [_wait(each, say) for each in headline.waits],
    }


def _wait(wait: Wait, say: Say) -> Record:
    return {
        "since": _instant(wait.since),
        "expected_by": _instant(wait.expected_by),
        "rule": wait.rule,
        "says": say(wait.says),
        "then": say(wait.then),
    }


def _instant(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat()
