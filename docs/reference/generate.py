"""Writes the reference from the program itself: commands, errors and rules.

    python docs/reference/generate.py [--check]

`--check` writes nothing and ends with 1 where a page is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from importlib import import_module
from pathlib import Path

from rejoinder.adapters.rulebook import load
from rejoinder.adapters.wording import shipped
from rejoinder.cli.main import available, home_of
from rejoinder.cli.parser import Parser

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/reference/generate.py; edit the program instead. -->\n"


def commands() -> str:
    """Every command with its own help."""
    parts = ["# Commands\n", NOTE]
    for verb in available():
        parser = Parser(prog=f"rejoinder {verb}", allow_abbrev=False)
        module = import_module(home_of(verb))
        module.arguments(parser, "en")
        parts.append(f"## rejoinder {verb}\n\n{_help(parser)}")
        parts += [f"### {act.prog}\n\n{_help(act)}" for act in _acts(parser)]
    codes = "0 done · 1 checked and found wanting · 2 bad input or usage · 3 refused by a rule of the procedure"
    parts.append(f"## Exit codes\n\n{codes} · 4 something outside did not answer\n")
    return "\n".join(parts)


def _help(parser: argparse.ArgumentParser) -> str:
    parser.formatter_class = _Wide
    return f"```text\n{parser.format_help().strip()}\n```\n"


def _acts(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    """The commands within a command."""
    return [
        act
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for act in action.choices.values()
    ]


class _Wide(argparse.HelpFormatter):
    """Help that does not hang on the width of a terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=110, max_help_position=32)


def errors() -> str:
    """Every error sentence with its remedy."""
    rows = ["# Errors\n", NOTE, "| code | says | remedy |\n|---|---|---|"]
    sentences = {key: text["en"] for key, text in shipped().items() if key.startswith("error.")}
    for key in sorted(sentences):
        if not key.endswith(".remedy"):
            code = key.removeprefix("error.")
            remedy = sentences.get(f"{key}.remedy", "")
            rows.append(f"| `{code}` | {_cell(sentences[key])} | {_cell(remedy)} |")
    return "\n".join(rows) + "\n"


def rules() -> str:
    """Every rule with its source and how sure it is."""
    parts = ["# Rules\n", NOTE]
    for book in load().books:
        parts.append(f"## {book.title['en']}\n\nVersion {book.version}.\n")
        rows = ["| rule | says | source | verified |", "|---|---|---|---|"]
        for rule in book.rules:
            verified = "yes" if rule.verified else "no"
            rows.append(f"| `{rule.id}` | {_cell(rule.says['en'])} | {_cell(rule.cite or '')} | {verified} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for name, page in (("commands.md", commands()), ("errors.md", errors()), ("rules.md", rules())):
        path = HERE / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text("utf-8") != page:
                stale.append(name)
        else:
            path.write_text(page, "utf-8")
    for name in stale:
        print(f"{name} is out of date: run python docs/reference/generate.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
