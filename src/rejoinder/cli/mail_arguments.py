"""The acts of `rejoinder mail` and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from rejoinder.domain.phrase import LANGUAGES

Help = Callable[[str], str]
COOLING_MINUTES = 30
FETCH_DAYS = 60


def declare(parser: argparse.ArgumentParser, help: Help) -> None:
    """Declare every act."""
    parser.description = help("help")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")

    def act(
        name: str, *, number: bool = False, cases: bool = False, at: bool = True, json: bool = False
    ) -> argparse.ArgumentParser:
        act_parser = acts.add_parser(
            name, help=help(f"help-{name}"), description=help(f"help-{name}"), allow_abbrev=False
        )
        if cases:
            act_parser.add_argument("cases", type=Path, nargs="+", metavar="CASE", help=help("help-cases"))
        else:
            act_parser.add_argument("case", type=Path, metavar="CASE", help=help("case.help-dir"))
        if number:
            act_parser.add_argument("number", type=int, metavar="N", help=help("help-number"))
        if at:
            act_parser.add_argument("--at", metavar="TIME", help=help("case.help-at"))
        if json:
            act_parser.add_argument("--json", action="store_true", help=help("case.help-json"))
        act_parser.add_argument("--by", metavar="NAME", default="seller", help=help("case.help-by"))
        act_parser.add_argument("--language", choices=LANGUAGES, help=help("case.help-language"))
        return act_parser

    _queue(act("queue", json=True), help)
    act("list", json=True)
    act("show", number=True).add_argument("--out", type=Path, metavar="FILE", help=help("help-show-out"))
    act("approve", number=True)
    send = act("send", at=False, json=True)
    send.add_argument("number", type=int, nargs="?", metavar="N", help=help("help-send-number"))
    act("mark-sent", number=True).add_argument("--file", type=Path, metavar="FILE", help=help("help-exact"))
    act("cancel", number=True).add_argument("--reason", metavar="WHY", help=help("help-reason"))
    _fetch(act("fetch", cases=True, at=False, json=True), help)
    take = act("take", at=False, json=True)
    take.add_argument("file", type=Path, metavar="FILE", help=help("help-take-file"))
    take.add_argument("--with", dest="counterpart", metavar="NAME", help=help("help-take-with"))


def _queue(queue: argparse.ArgumentParser, help: Help) -> None:
    queue.add_argument("file", type=Path, metavar="FILE", help=help("help-file"))
    queue.add_argument("--to", metavar="ADDRESS", help=help("help-to"))
    queue.add_argument("--subject", metavar="WORDS", help=help("help-subject"))
    queue.add_argument("--with", dest="counterpart", metavar="NAME", help=help("help-with"))
    queue.add_argument("--purpose", metavar="WORDS", default="mail", help=help("help-purpose"))
    queue.add_argument("--from", dest="sender", metavar="ADDRESS", help=help("help-from"))
    queue.add_argument("--from-name", dest="sender_name", metavar="NAME", help=help("help-from-name"))
    queue.add_argument("--enclose", type=Path, action="append", default=[], metavar="FILE", help=help("help-enclose"))
    queue.add_argument("--against", type=Path, metavar="FILE", help=help("help-against"))
    queue.add_argument("--cooling", type=int, default=COOLING_MINUTES, metavar="MINUTES", help=help("help-cooling"))
    queue.add_argument("--at-once-because", metavar="WHY", help=help("help-at-once"))
    queue.add_argument("--four-eyes", action="store_true", help=help("help-four-eyes"))
    queue.add_argument("--despite", metavar="WHY", help=help("help-despite"))
    queue.add_argument("--again", action="store_true", help=help("help-again"))


def _fetch(fetch: argparse.ArgumentParser, help: Help) -> None:
    fetch.add_argument("--folder", metavar="NAME", help=help("help-folder"))
    fetch.add_argument("--days", type=int, default=FETCH_DAYS, metavar="N", help=help("help-days"))
    fetch.add_argument("--again", action="store_true", help=help("help-fetch-again"))
    fetch.add_argument("--uid", type=int, metavar="N", help=help("help-uid"))
    fetch.add_argument("--with", dest="counterpart", metavar="NAME", help=help("help-take-with"))
