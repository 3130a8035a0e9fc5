"""The arguments of `rejoinder case ...`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rejoinder.cli.case_talk import declare as declare_talk
from rejoinder.domain.event import Correspondent, Means
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.route import RouteId
from rejoinder.usecases.record_decision import KINDS, MOST_POINTS, OUTCOMES

Help = Callable[..., str]
ACTS = {"decide": "decision"}
"""Other names for an act."""
SELLER = ("name", "entity", "marketplace", "shop_id", "country", "language")


def declare(parser: argparse.ArgumentParser, help: Help) -> None:
    """Declare every act with its arguments, its help in the language of `help`."""
    parser.description = help("help")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    shared = _shared(help)

    def act(name: str, *others: str) -> argparse.ArgumentParser:
        act_parser = acts.add_parser(
            name,
            aliases=others,
            parents=[shared],
            help=help(f"help-{name}"),
            description=help(f"help-{name}"),
            allow_abbrev=False,
        )
        act_parser.add_argument("dir", type=Path, metavar="DIR", help=help("help-dir"))
        return act_parser

    _new(act("new"), help)
    _add(act("add"), help)
    _confirm(act("confirm"), help)
    _correct(act("correct"), help)
    _tell(act("tell"), help)
    act("ask")
    _choose(act("choose"), help)
    _statement(act("statement"), help)
    _file(act("file"), help)
    _decision(act("decision", "decide"), help)
    act("withdrawal").add_argument("--confirmed", action="store_true", help=help("help-confirmed"))
    _offer(act("offer"), help)
    _letter(act("letter"), help)
    declare_talk(act, help)
    _erase(act("erase"), help)
    _stamp(act("stamp"), help)
    act("history").add_argument("--json", action="store_true", help=help("help-json"))
    act("status").add_argument("--json", action="store_true", help=help("help-json"))


def _shared(help: Help) -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument("--at", metavar="TIME", help=help("help-at"))
    shared.add_argument("--by", metavar="NAME", default="seller", help=help("help-by"))
    shared.add_argument("--language", choices=LANGUAGES, help=help("help-language"))
    return shared


def _new(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("export", nargs="?", type=Path, metavar="EXPORT", help=help("help-export"))
    act.add_argument("--dry-run", action="store_true", help=help("help-dry-run"))
    act.add_argument("--complaint", type=Path, metavar="FILE", help=help("help-complaint"))
    for what in SELLER:
        choices = LANGUAGES if what == "language" else None
        metavar = None if choices else what.upper()
        act.add_argument(
            f"--seller-{what.replace('_', '-')}", choices=choices, metavar=metavar, help=help("help-seller", what=what)
        )


def _add(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("files", nargs="+", type=Path, metavar="FILE", help=help("help-add"))
    act.add_argument("--from", dest="received_from", metavar="WHO", help=help("help-from"))
    act.add_argument("--kind", choices=[kind.value for kind in PaperKind], help=help("help-kind"))
    act.add_argument(
        "--to", dest="place", choices=["evidence", "claimed", "listing"], default="evidence", help=help("help-place")
    )


def _confirm(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("field", nargs="?", metavar="FIELD", help=help("help-field"))
    act.add_argument("--list", action="store_true", help=help("confirm.help-list"))
    act.add_argument("--json", action="store_true", help=help("help-json"))
    act.add_argument("--all", action="store_true", help=help("confirm.help-all"))
    act.add_argument("--accept", action="append", default=[], metavar="PATH", help=help("confirm.help-accept"))
    act.add_argument("--correct", action="append", default=[], metavar="PATH=VALUE", help=help("confirm.help-correct"))
    act.add_argument("--refuse", action="append", default=[], metavar="PATH", help=help("confirm.help-refuse"))


def _correct(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("field", metavar="FIELD", help=help("help-field"))
    act.add_argument("value", metavar="VALUE", help=help("help-value"))
    act.add_argument("--reason", metavar="WHY", help=help("help-reason"))


def _tell(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("answers", nargs="*", metavar="ID=VALUE", help=help("question.help-answers"))
    act.add_argument("--unknown", nargs="+", default=[], metavar="ID", help=help("question.help-unknown"))
    act.add_argument("--back", metavar="ID", help=help("question.help-back"))


def _choose(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("route", choices=[route.value for route in RouteId], help=help("help-route"))
    act.add_argument("--reason", metavar="WHY", help=help("help-reason"))


def _file(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("--route", required=True, choices=[route.value for route in RouteId], help=help("help-route"))
    act.add_argument("--packet", type=Path, metavar="FILE", help=help("help-packet"))
    act.add_argument("--receipt", metavar="NUMBER", help=help("help-receipt"))


def _statement(act: argparse.ArgumentParser, help: Help) -> None:
    words = act.add_mutually_exclusive_group(required=True)
    words.add_argument("file", nargs="?", type=Path, metavar="FILE", help=help("help-statement-file"))
    words.add_argument("--as-made", action="store_true", help=help("help-as-made"))
    act.add_argument("--statement-language", choices=LANGUAGES, help=help("help-statement-language"))


def _decision(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("outcome", choices=OUTCOMES, help=help("help-outcome"))
    act.add_argument("--points", type=_count, metavar="N", help=help("help-points"))
    act.add_argument("--kind", choices=KINDS, help=help("help-decision-kind"))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text[:5]) <= MOST_POINTS and len(text) <= 4):
        raise ValueError(text)
    return int(text)


def _offer(act: argparse.ArgumentParser, help: Help) -> None:
    side = act.add_mutually_exclusive_group(required=True)
    side.add_argument("--made", action="store_true", help=help("help-made"))
    side.add_argument("--received", action="store_true", help=help("help-received"))
    act.add_argument("terms", metavar="TERMS", help=help("help-terms"))
    act.add_argument("--amount", metavar="SUM", help=help("help-amount"))
    act.add_argument("--currency", metavar="CODE", help=help("help-currency"))
    act.add_argument("--expires", metavar="TIME", help=help("help-expires"))
    act.add_argument("--with", dest="counterpart", metavar="NAME", help=help("help-counterpart"))
    act.add_argument("--condition", action="append", default=[], metavar="WHAT", help=help("help-condition"))


def _letter(act: argparse.ArgumentParser, help: Help) -> None:
    side = act.add_mutually_exclusive_group(required=True)
    side.add_argument("--sent", metavar="TO", help=help("help-sent"))
    side.add_argument("--received", metavar="FROM", help=help("help-letter-from"))
    act.add_argument("--purpose", metavar="WHAT", default="-", help=help("help-purpose"))
    act.add_argument("--role", choices=[each.value for each in Correspondent], help=help("help-letter-role"))
    act.add_argument("--by-way-of", choices=[each.value for each in Means], help=help("help-letter-means"))
    act.add_argument("--reply-by", metavar="DAY", help=help("help-reply-by"))
    act.add_argument("--reply", type=Path, metavar="FILE", help=help("help-letter-reply"))
    act.add_argument("--file", type=Path, metavar="FILE", help=help("help-letter-file"))
    act.add_argument("--enclose", type=Path, action="append", default=[], metavar="FILE", help=help("help-went-along"))
    act.add_argument("--subject", metavar="WORDS", help=help("help-subject"))
    act.add_argument("--text", type=Path, metavar="FILE", help=help("help-text"))
    act.add_argument("--marking", choices=("without_prejudice", "privileged"), help=help("help-marking"))
    act.add_argument("--asked", action="append", default=[], metavar="WHAT", help=help("help-asked"))
    act.add_argument("--conceded", action="append", default=[], metavar="WHAT", help=help("help-conceded"))


def _stamp(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("--tsa", action="append", default=[], metavar="URL", help=help("help-tsa"))
    act.add_argument(
        "--tsa-certificates", action="append", default=[], type=Path, metavar="FILE", help=help("help-tsa-certificates")
    )


def _erase(act: argparse.ArgumentParser, help: Help) -> None:
    act.add_argument("line", type=int, metavar="LINE", help=help("help-line"))
    act.add_argument("--reason", required=True, metavar="WHY", help=help("help-reason"))
    act.add_argument("--with-file", action="store_true", help=help("help-with-file"))
