"""`rejoinder settle CASE`: check a draft agreement, or make one."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.case_talk import day
from rejoinder.cli.instant import hour_of
from rejoinder.cli.printable import printable_text, sign_of
from rejoinder.cli.wiring import app
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.negotiation.settlement import DraftRemark, verdict
from rejoinder.usecases.money_input import currency_of, sum_of
from rejoinder.usecases.spoken_record import settlement_record


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""

    def help_text(key: str) -> str:
        return Wording().say(phrase(key), language)

    parser.add_argument("case", type=Path, metavar="CASE", help=help_text("case.help-dir"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", type=Path, metavar="FILE", help=help_text("negotiation.help-check"))
    what.add_argument("--draft", type=Path, metavar="FILE", help=help_text("negotiation.help-draft"))
    parser.add_argument("--withdraw-by", metavar="DAY", help=help_text("case.help-withdraw-by"))
    parser.add_argument("--amount", metavar="SUM", help=help_text("case.help-amount"))
    parser.add_argument("--currency", metavar="CODE", help=help_text("case.help-currency"))
    parser.add_argument("--pay-by", metavar="DAY", help=help_text("negotiation.help-pay-by"))
    parser.add_argument("--takes-down", action="store_true", help=help_text("case.help-takes-down"))
    parser.add_argument("--stock", metavar="WORDS", help=help_text("negotiation.help-stock"))
    parser.add_argument("--now", metavar="TIME", help=help_text("case.help-at"))
    parser.add_argument("--json", action="store_true", help=help_text("case.help-json"))
    parser.add_argument("--language", choices=LANGUAGES, help=help_text("case.help-language"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Check: 0 where nothing speaks against signing, 1 where something blocks it. Draft: 0."""
    if chosen.draft is not None:
        return _draft(chosen, language)
    from rejoinder.adapters.formats.outgoing import read_outgoing
    from rejoinder.usecases.settle import check_settlement

    text = read_outgoing(chosen.check)
    points = check_settlement(chosen.case, text, app())
    if chosen.json:
        print(
            json.dumps(
                settlement_record(points, text, lambda message: Wording().say(message, language)),
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        _say(points, text, language)
    return 1 if any(point.finding.gravity is Gravity.BLOCKS for point in points) else 0


def _say(points: Sequence[DraftRemark], text: str, language: str) -> None:
    say = Wording().say
    print(say(verdict(points), language))
    if any(point.counsel for point in points):
        print(say(phrase("negotiation.settle-counsel"), language))
    for point in points:
        print(printable_text(f"{sign_of(point.finding.gravity)} {say(point.finding.says, language)}"))
        if point.span:
            print(printable_text(f"    {say(point.finding.because[0].says, language)}"))


def _draft(chosen: argparse.Namespace, language: str) -> int:
    from rejoinder.adapters.output.agreement_file import write_agreement
    from rejoinder.assembly.agreement import Terms
    from rejoinder.usecases.settle import draft_settlement

    amount = sum_of(chosen.amount)
    terms = Terms(
        withdraw_by=day(chosen.withdraw_by),
        amount=amount,
        currency=currency_of(chosen.currency, amount),
        pay_by=day(chosen.pay_by),
        takes_down=chosen.takes_down or bool(chosen.stock),
        stock=chosen.stock,
    )
    now = hour_of(chosen.case, chosen.now)
    print_document = draft_settlement(chosen.case, terms, app(), language=language)
    write_agreement(chosen.draft, print_document, made_at=now)
    print(printable_text(Wording().say(phrase("negotiation.draft-written", file=chosen.draft.name), language)))
    return 0
