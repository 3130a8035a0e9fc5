"""Writes the reference from the program itself: commands, keys, calls of the API, errors, rules and
marketplaces; and the figures of the README from `benchmarks/figures.yaml`.

    python docs/reference/generate.py [--check]

`--check` writes nothing and ends with 1 where a page is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path

import calls
import figures
import markets

from rejoinder.adapters.case_folder.case_toml_keys import keys
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.adapters.shipped.wording import shipped_phrases
from rejoinder.cli.main import available_verbs, home_of
from rejoinder.cli.parser import Parser
from rejoinder.domain.rulebook import Citation, Rule

HERE = Path(__file__).parent
NOTE = "<!-- Written by docs/reference/generate.py; edit the program instead. -->\n"


def commands() -> str:
    """Every command with its own help."""
    parts = ["# Commands\n", NOTE]
    for verb in available_verbs():
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
    sentences = {key: text["en"] for key, text in shipped_phrases().items() if key.startswith("error.")}
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
        rows = ["| rule | says | sources | compared |", "|---|---|---|---|"]
        rows += [_rule_row(rule) for rule in book.rules]
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _rule_row(rule: Rule) -> str:
    """A rule with its doubt, all of its sources with the day somebody read them, and what was not compared."""
    doubt = f" *Left to people:* {rule.left_to_people['en']}" if rule.left_to_people else ""
    sources = "; ".join(f"{one.cite} ({_read(one)})" for one in rule.source)
    compared = "yes" if rule.is_verified else f"no: {', '.join(rule.uncompared)}"
    return f"| `{rule.id}` | {_cell(rule.says['en'] + doubt)} | {_cell(sources)} | {compared} |"


def _read(source: Citation) -> str:
    dated = [f"of {source.dated}"] if source.dated else []
    read = [f"read {source.read_on}"] if source.read_on else []
    return ", ".join((source.confidence.replace("_", " "), *dated, *read))


CASE_TOML = {
    "en": "What you write into `case.toml`. Every key may be left out. Days and hours are read as people write them, "
    'in quotes: `"2026-12-01"`, `"28.11.2026 11:05"`; without an offset the time is Beijing\'s, and a '
    "bare day is its start, for `due_at` its end.",
    "zh": '`case.toml` 中可以写的内容，各项均可省略。日期和时间按习惯写法加引号即可：`"2026-12-01"`、'
    '`"2026年11月28日 11:05"`；未写时区的按北京时间，只写日期的从当日零时起算，`due_at` 则至当日结束。',
    "ru": "Что пишут в `case.toml`. Любой ключ можно опустить. Дату и время пишут в кавычках, как привыкли: "
    '`"01.12.2026"`, `"28.11.2026 11:05"`; без часового пояса время пекинское, один день значит его начало, '
    "а для `due_at` — его конец.",
}


def case_toml() -> str:
    """Every key of case.toml in three languages, from the code that reads it."""
    words = shipped_phrases()
    parts = ["# case.toml\n", NOTE, *(f"{text}\n" for text in CASE_TOML.values())]
    head = "| key | value | English | 中文 | русский |\n|---|---|---|---|---|"
    as_of = _key_row("as_of", "2026-11-11T09:00:00+08:00", words["case_toml.top.as_of"])
    parts.append(f"{head}\n{as_of}\n")
    for heading, of_table in groupby(keys(), key=lambda key: key.heading):
        found = list(of_table)
        told = words[f"case_toml.{found[0].table}"]
        parts.append(f"## {heading}\n\n" + "\n\n".join(told.values()) + f"\n\n{head}")
        parts += [_key_row(key.name, key.written, words[f"case_toml.{key.table}.{key.name}"]) for key in found]
        parts.append("")
    return "\n".join(parts)


def _key_row(name: str, written: str, told: Mapping[str, str]) -> str:
    quoted = (
        written if '"' in written or written.startswith("true") else " | ".join(map(_in_quotes, written.split(" | ")))
    )
    cells = (f"`{name}`", f"`{quoted}`", *(told[language] for language in CASE_TOML))
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _in_quotes(word: str) -> str:
    return word if word[:1].isdigit() else f'"{word}"'


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|").strip()


PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands,
    "errors.md": errors,
    "rules.md": rules,
    "case-toml.md": case_toml,
    "markets.md": lambda: markets.page(load(), "en"),
    "markets.zh.md": lambda: markets.page(load(), "zh"),
    "markets.ru.md": lambda: markets.page(load(), "ru"),
    "api.md": lambda: calls.page("en"),
    "api.zh.md": lambda: calls.page("zh"),
    "api.ru.md": lambda: calls.page("ru"),
    **{f"../../{name}": partial(figures.readme, language) for language, name in figures.READMES.items()},
    **{f"markets/{name}": partial(str, drawn) for name, drawn in markets.pictures(load())},
}


def main() -> int:
    """Write the pages, or check them."""
    stale = []
    for name, written in PAGES.items():
        page = written()
        path = HERE / name
        if "--check" in sys.argv:
            if not path.exists() or path.read_text("utf-8") != page:
                stale.append(name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(page, "utf-8")
    for name in stale:
        print(f"{name} is out of date: run python docs/reference/generate.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
