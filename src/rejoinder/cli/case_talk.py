"""The acts of `rejoinder case` that keep a negotiation."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.usecases.money_input import currency_of, sum_of
from rejoinder.usecases.typed_date import parse_date

if TYPE_CHECKING:
    from rejoinder.domain.event import Event
    from rejoinder.usecases.case_writer import CaseWriter
    from rejoinder.usecases.record_letter import Content

Help = Callable[..., str]


def declare(act: Callable[..., argparse.ArgumentParser], help: Help) -> None:
    """Declare limit, accept, decline, agree, done and read."""
    limit = act("limit")
    limit.add_argument("amount", metavar="SUM", help=help("help-amount"))
    limit.add_argument("currency", metavar="CODE", help=help("help-currency"))
    limit.add_argument("--reason", metavar="WHY", help=help("help-reason"))
    for name in ("accept", "decline"):
        answer = act(name)
        answer.add_argument("--with", dest="counterpart", metavar="NAME", help=help("help-counterpart"))
        answer.add_argument("--by-them", action="store_true", help=help("help-by-them"))
        answer.add_argument("--reason", metavar="WHY", help=help("help-reason"))
        if name == "accept":
            answer.add_argument("--despite-limit", action="store_true", help=help("help-despite-limit"))
    _agree(act("agree"), help)
    done = act("done")
    done.add_argument("duty", metavar="STEP", help=help("help-duty"))
    done.add_argument("--note", metavar="WORDS", help=help("help-note"))
    read = act("read")
    read.add_argument("counterpart", metavar="NAME", help=help("help-counterpart"))
    read.add_argument("--note", metavar="WORDS", help=help("help-note"))


def _agree(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("counterpart", metavar="NAME", help=help("help-counterpart"))
    act.add_argument("terms", metavar="TERMS", help=help("help-terms"))
    act.add_argument("--amount", metavar="SUM", help=help("help-amount"))
    act.add_argument("--currency", metavar="CODE", help=help("help-currency"))
    act.add_argument("--withdraw-by", metavar="DAY", help=help("help-withdraw-by"))
    act.add_argument("--takes-down", action="store_true", help=help("help-takes-down"))
    act.add_argument("--file", type=Path, metavar="FILE", help=help("help-agreement-file"))


def day(text: str | None) -> dt.date | None:
    """The day that was typed. Raises: DateIsUnreadable, DateIsAmbiguous."""
    return parse_date(text) if text is not None else None


def content_of(chosen: argparse.Namespace) -> Content:
    """What a letter says, from the arguments of `letter`."""
    from rejoinder.adapters.formats.outgoing import read_outgoing
    from rejoinder.usecases.record_letter import Content

    return Content(
        subject=chosen.subject,
        words=read_outgoing(chosen.text) if chosen.text is not None else None,
        marking=chosen.marking,
        asked=tuple(chosen.asked),
        conceded=tuple(chosen.conceded),
    )


def _limit(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.negotiate import set_limit

    amount = sum_of(chosen.amount)
    currency = currency_of(chosen.currency, amount)
    assert amount is not None
    assert currency is not None
    return set_limit(writer, amount, currency, reason=chosen.reason)


def _answered(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.negotiate import answer_offer

    return answer_offer(
        writer,
        accepted=chosen.act == "accept",
        by_us=not chosen.by_them,
        counterpart=chosen.counterpart,
        reason=chosen.reason,
        despite_limit=getattr(chosen, "despite_limit", False),
    )


def _agreed(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.cli.wiring import case_files
    from rejoinder.usecases.negotiate import RecordAgreement, record_agreement

    amount = sum_of(chosen.amount)
    agreement = RecordAgreement(
        counterpart=chosen.counterpart,
        terms=chosen.terms,
        amount=amount,
        currency=currency_of(chosen.currency, amount),
        withdraw_by=day(chosen.withdraw_by),
        sha256=case_files().digest_of(chosen.file) if chosen.file is not None else None,
        takes_down=chosen.takes_down,
    )
    return record_agreement(writer, agreement)


def _done(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.negotiate import duty_done

    return duty_done(writer, chosen.duty, note=chosen.note)


def _read(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.negotiate import note_read

    return note_read(writer, chosen.counterpart, how=chosen.note)


RECORDED: dict[str, Callable[[argparse.Namespace, CaseWriter], Sequence[Event]]] = {
    "limit": _limit,
    "accept": _answered,
    "decline": _answered,
    "agree": _agreed,
    "done": _done,
    "read": _read,
}
