"""`rejoinder rules`: list, show, check and watch the rulebooks."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks
from rejoinder.usecases.check_rules import STALE_MONTHS, RulesCheckOutcome, check_rules
from rejoinder.usecases.typed_date import parse_date

HELP = {
    "en": {
        "about": "List, show and check the rulebooks.",
        "list": "every rule with its kind, in one line each",
        "show": "one rule in full: what it says, its sources, its examples; or one book",
        "check": "examples that fail and faulty letter templates, exit 1 where any; rules not compared, stale sources",
        "watch": "compare the quotes with newer texts of the sources in a folder; exit 1 where one is changed or gone",
        "folder": "texts of the sources (.md, .txt, .html), filed as archives file them; nothing is fetched",
        "letters": "check the letter templates of this folder instead of those that ship",
        "id": "id of a rule or of a book",
        "svg": "draw the procedure of a marketplace into this file: its states, the ways, the terms",
        "book": "this book alone",
        "kind": "rules of this kind alone",
        "months": "a source read longer ago than this many months is stale",
        "today": "the day of the check instead of today",
        "extra": "a further folder of rulebooks",
        "rulebooks": "a folder of rulebooks that takes the place of those that ship",
        "json": "JSON",
        "language": "language of the answer",
    },
    "zh": {
        "about": "列出、查看和检查规则手册。",
        "list": "逐行列出所有规则及其类型",
        "show": "查看一条规则的全部内容：规则、来源、示例；或查看一本手册",
        "check": "不成立的示例、有误的函件模板（如有则退出码为 1）；未核对的规则、过时的来源",
        "watch": "将引文与文件夹中较新的来源文本比对；如有更改或消失则退出码为 1",
        "folder": "来源文本（.md、.txt、.html），按存档的路径存放；不会联网获取",
        "letters": "检查该文件夹中的函件模板，而非内置模板",
        "id": "规则或手册的标识",
        "svg": "将某平台的程序绘成图：状态、途径、期限，写入此文件",
        "book": "仅此手册",
        "kind": "仅此类型",
        "months": "来源读取时间超过该月数即视为过时",
        "today": "检查日期（默认今天）",
        "extra": "另外的规则手册文件夹",
        "rulebooks": "替换内置规则手册的文件夹",
        "json": "输出 JSON",
        "language": "输出语言",
    },
    "ru": {
        "about": "Показать и проверить своды правил.",
        "list": "все правила с их видом, по строке на правило",
        "show": "одно правило целиком: что оно говорит, источники, примеры; или один свод",
        "check": "неверные примеры и ошибки в письмах (код 1); несверенные правила, устаревшие источники",
        "watch": "сравнить цитаты с более новыми текстами источников в папке; если изменились или исчезли, код 1",
        "folder": "тексты источников (.md, .txt, .html) под путями архива; из сети ничего не берётся",
        "letters": "проверить шаблоны писем из этой папки вместо встроенных",
        "id": "имя правила или свода",
        "svg": "нарисовать порядок площадки в этот файл: состояния, пути, сроки",
        "book": "только этот свод",
        "kind": "только правила этого вида",
        "months": "источник, прочитанный раньше чем столько месяцев назад, устарел",
        "today": "день проверки вместо сегодняшнего",
        "extra": "ещё одна папка со сводами",
        "rulebooks": "папка со сводами вместо встроенных",
        "json": "JSON",
        "language": "язык ответа",
    },
}


class NoSuchRule(Invalid):
    """No rulebook holds a rule or book of this id."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the command's arguments."""
    says = HELP[language]
    parser.description = says["about"]
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="list|show|check|watch")
    for verb in ("list", "show", "check", "watch"):
        own = verbs.add_parser(verb, help=says[verb], description=says[verb])
        own.add_argument("--json", action="store_true", help=says["json"])
        own.add_argument("--language", choices=LANGUAGES, help=says["language"])
        own.add_argument("--rulebooks", type=Path, metavar="DIR", help=says["rulebooks"])
        own.add_argument("--extra", action="append", type=Path, default=[], help=says["extra"])
        if verb == "show":
            own.add_argument("id", help=says["id"])
            own.add_argument("--svg", type=Path, metavar="FILE", help=says["svg"])
        else:
            own.add_argument("--book", help=says["book"])
        if verb == "watch":
            own.add_argument("folder", type=Path, metavar="DIR", help=says["folder"])
        if verb == "list":
            own.add_argument("--kind", help=says["kind"])
        if verb == "check":
            own.add_argument("--months", type=int, default=STALE_MONTHS, help=says["months"])
            own.add_argument("--today", help=says["today"])
            own.add_argument("--letters", type=Path, metavar="DIR", help=says["letters"])


def run(chosen: argparse.Namespace, language: str) -> int:
    """List, show, check or watch."""
    from rejoinder.adapters.shipped.rulebook import load

    rulebooks = load(chosen.extra, folder=chosen.rulebooks)
    wording = Wording().with_rules(rulebooks.sentences)
    if chosen.verb == "show":
        found = _find_rule(chosen.id, rulebooks)
        if chosen.svg is not None:
            return _draw(found, chosen, rulebooks, wording, language)
        return _show(found, chosen.json, wording, language)
    selected = _selected_books(rulebooks, chosen.book)
    if chosen.verb == "list":
        return _list(selected, chosen.kind, chosen.json, language)
    if chosen.verb == "watch":
        from rejoinder.cli.rules_monitor import watch

        return watch(selected, chosen, wording, language)
    return _check(selected, chosen, wording, language)


def _selected_books(rulebooks: Rulebooks, book: str | None) -> Rulebooks:
    if book is None:
        return rulebooks
    books = tuple(each for each in rulebooks.books if each.id == book)
    if not books:
        raise NoSuchRule(id=book, nearest=_nearest(book, [each.id for each in rulebooks.books]))
    return Rulebooks(books=books)


def _find_rule(id: str, rulebooks: Rulebooks) -> Rule | Rulebook:
    for book in rulebooks.books:
        if book.id == id:
            return book
        for rule in book.rules:
            if rule.id == id:
                return rule
    ids = [book.id for book in rulebooks.books] + [rule.id for book in rulebooks.books for rule in book.rules]
    raise NoSuchRule(id=id, nearest=_nearest(id, ids))


def _nearest(word: str, known: list[str]) -> str:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.3)
    return found[0] if found else min(known, default="-")


# ------------------------------------------------------------------------------------------------------- list


def _list(rulebooks: Rulebooks, kind: str | None, as_json: bool, language: str) -> int:
    for book in rulebooks.books:
        rules = [rule for rule in book.rules if kind is None or rule.kind == kind]
        if as_json:
            for rule in rules:
                print(json.dumps(_line(rule, book, language), ensure_ascii=False))
        elif rules:
            print(f"{book.id}  {book.title[language]}  ({book.version}, sha256 {book.sha256[:12]})")
            for rule in rules:
                mark = "✓" if rule.is_verified else "?"
                print(f"  {mark} {rule.id}  [{rule.kind}]  {rule.says[language]}")
    return 0


def _line(rule: Rule, book: Rulebook, language: str) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "book": book.id,
        "version": book.version,
        "kind": rule.kind,
        "says": rule.says[language],
        "verified": rule.is_verified,
        "in_force": {"from": _text(rule.in_force_from), "to": _text(rule.in_force_to)},
        "source": rule.cite,
    }


# ------------------------------------------------------------------------------------------------------- show


def _show(found: Rule | Rulebook, as_json: bool, wording: Wording, language: str) -> int:
    if isinstance(found, Rulebook):
        if as_json:
            record = {"rulebook": found.id, "title": found.title, "version": found.version, "sha256": found.sha256}
            changes = [{"version": one.version, "says": dict(one.says)} for one in found.changes]
            rules = [rule.id for rule in found.rules]
            print(json.dumps({**record, "changes": changes, "rules": rules}, ensure_ascii=False, default=str))
            return 0
        for change in found.changes:
            print(f"{change.version}: {change.says[language]}")
        return _list(Rulebooks(books=(found,)), None, False, language)
    if as_json:
        print(json.dumps(record_of(found), ensure_ascii=False, default=_json))
        return 0
    print("\n".join(_page(found, wording, language)))
    return 0


def _draw(
    found: Rule | Rulebook, chosen: argparse.Namespace, rulebooks: Rulebooks, wording: Wording, language: str
) -> int:
    """Draw the procedure of a marketplace. Raises: NoSuchRule, where the id names no marketplace."""
    from rejoinder.adapters.output.procedure_svg import procedure_svg

    book = rulebooks.market(chosen.id)
    if book is None or isinstance(found, Rule):
        markets = [each.id for each in rulebooks.books if each.market]
        raise NoSuchRule(id=chosen.id, nearest=_nearest(chosen.id, markets))
    chosen.svg.write_text(procedure_svg(book, rulebooks, wording, language), "utf-8")
    return 0


def record_of(rule: Rule) -> dict[str, Any]:
    """A rule as its file says it."""
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "says": dict(rule.says),
        "source": [_citation(citation) for citation in rule.source],
        "in_force": {"from": rule.in_force_from, "to": rule.in_force_to},
        "verified": rule.is_verified,
        "uncompared": list(rule.uncompared),
        "quotes": [{"of": quote.of, "says": quote.says, "sha256": quote.sha256} for quote in rule.quotes],
        "left_to_people": dict(rule.left_to_people) if rule.left_to_people else None,
        **rule.body,
        "examples": list(rule.examples),
    }


_CITED = ("cite", "url", "document", "version", "read_on", "dated", "confidence")


def _citation(citation: Any) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in _CITED}


def _page(rule: Rule, wording: Wording, language: str) -> list[str]:
    text = rule.says[language]
    lines = [f"{rule.id}  [{rule.kind}]", text]
    if rule.left_to_people:
        lines.append(rule.left_to_people[language])
    state = "rules.verified" if rule.is_verified else "rules.unverified"
    lines.append(wording.say(phrase(state), language))
    if rule.in_force_from or rule.in_force_to:
        lines.append(f"{_text(rule.in_force_from) or '…'} – {_text(rule.in_force_to) or '…'}")
    for number, citation in enumerate(rule.source, 1):
        read = wording.say(phrase("rules.read-on", day=citation.read_on), language) if citation.read_on else ""
        dated = f" ({citation.dated})" if citation.dated else ""
        lines.append(f"  - {citation.cite}{dated}; {citation.confidence}; {read}".rstrip("; "))
        filed = f"{citation.document} ({citation.version})" if citation.version else citation.document
        lines.extend(f"    {place}" for place in (citation.url, citation.document and filed) if place)
        lines.extend(f"    “{quote.says}”" for quote in rule.quotes if quote.of == number)
    lines.extend(f"  {key}: {json.dumps(value, ensure_ascii=False, default=_json)}" for key, value in rule.body.items())
    lines.extend(f"  = {json.dumps(example, ensure_ascii=False, default=_json)}" for example in rule.examples)
    return lines


# ------------------------------------------------------------------------------------------------------ check


def _check(rulebooks: Rulebooks, chosen: argparse.Namespace, wording: Wording, language: str) -> int:
    from rejoinder.adapters.shipped.calendar import calendars
    from rejoinder.cli.rules_letter import checked_letters, letters_record, letters_report

    today = parse_date(chosen.today) if chosen.today else dt.datetime.now(dt.UTC).date()
    outcome = check_rules(rulebooks, calendars=calendars(), today=today, months=chosen.months)
    letters = checked_letters(chosen)
    if chosen.json:
        record = {**_outcome(outcome, today), "letters": letters_record(letters, wording, language)}
        print(json.dumps(record, ensure_ascii=False))
    else:
        print("\n".join((*letters_report(letters, wording, language), *_report(outcome, wording, language))))
    return 1 if outcome.wanting or letters.faults else 0


def _outcome(outcome: RulesCheckOutcome, today: dt.date) -> dict[str, Any]:
    return {
        "checked_on": today.isoformat(),
        "rules": outcome.rules,
        "examples": outcome.examples,
        "unverified": list(outcome.unverified),
        "stale": [{"rule": s.rule, "cite": s.cite, "read_on": _text(s.read_on)} for s in outcome.stale],
        "broken": [
            {"rule": b.rule, "example": b.number, "key": b.key, "expected": b.expected, "found": b.found}
            for b in outcome.broken
        ],
        "lapsed": list(outcome.lapsed),
    }


def _report(outcome: RulesCheckOutcome, wording: Wording, language: str) -> list[str]:
    def label(name: str, **values: Any) -> str:
        return wording.say(phrase(f"rules.{name}", **values), language)

    lines = [label("checked", rules=outcome.rules, examples=outcome.examples)]
    lines.extend(
        label("broken", rule=each.rule, number=each.number, key=each.key, expected=each.expected, found=each.found)
        for each in outcome.broken
    )
    for stale in outcome.stale:
        day = stale.read_on or wording.say(phrase("rules.never"), language)
        lines.append(label("stale", rule=stale.rule, cite=stale.cite, day=day))
    if outcome.unverified:
        lines.append(label("unverified-list", count=len(outcome.unverified)))
        lines.extend(f"  {id}" for id in outcome.unverified)
    if outcome.lapsed:
        lines.append(label("lapsed", rules=outcome.lapsed))
    return lines if outcome.wanting else [*lines, label("all-well")]


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _json(value: Any) -> Any:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else str(value)
