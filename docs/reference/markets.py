"""What is known of each marketplace, how surely, and since when: a page a language, a picture of each procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rejoinder.adapters.output.procedure_svg import procedure_svg
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import phrase
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks
from rejoinder.usecases.market_rules import EXPECTED, GROUPS, market_books

WORDS: Mapping[str, Mapping[str, str]] = {
    "title": {"en": "Marketplaces", "zh": "各平台", "ru": "Площадки"},
    "about": {
        "en": "What the rulebooks know of each marketplace. “Compared” means that every source of the rule is "
        "official, quoted and dated, and that every number of the rule stands in a quote; the day is the one on which "
        "somebody read the source.",
        "zh": "规则手册对各平台的了解。“已核对”指规则的每个来源均为官方、附有引文和日期，且规则中的数字均见于引文；"
        "日期为查阅来源之日。",
        "ru": "Что своды знают о каждой площадке. «Сверено» значит: каждый источник правила официальный, процитирован "
        "и датирован, и каждое число правила есть в цитате; день — когда источник прочитали.",
    },
    "unknown": {"en": "not known", "zh": "未知", "ru": "неизвестно"},
    "rule": {"en": "rule", "zh": "规则", "ru": "правило"},
    "source": {"en": "source", "zh": "来源", "ru": "источник"},
    "compared": {"en": "compared", "zh": "已核对", "ru": "сверено"},
    "yes": {"en": "yes", "zh": "是", "ru": "да"},
    "no": {"en": "no", "zh": "否", "ru": "нет"},
    "read": {"en": "read", "zh": "查阅", "ru": "прочитано"},
    "picture": {"en": "The procedure", "zh": "程序图", "ru": "Порядок"},
    "summary": {
        "en": "{done} of {all} rules compared",
        "zh": "{all}条规则中已核对{done}条",
        "ru": "сверено правил: {done} из {all}",
    },
}
NOTE = "<!-- Written by docs/reference/generate.py; edit the rulebooks instead. -->\n"


def page(books: Rulebooks, language: str) -> str:
    """The page of all marketplaces in one language."""
    parts = [f"# {WORDS['title'][language]}\n", NOTE, f"{WORDS['about'][language]}\n"]
    for book in market_books(books):
        parts += _market(book, language)
    return "\n".join(parts)


def pictures(books: Rulebooks) -> Iterator[tuple[str, str]]:
    """Each picture of a procedure by its file name: a marketplace, a language."""
    wording = Wording().with_rules(books.sentences)
    for book in books.books:
        if book.market:
            for language in ("en", "zh", "ru"):
                yield f"{book.id}.{language}.svg", procedure_svg(book, books, wording, language)


def _market(book: Rulebook, language: str) -> Iterator[str]:
    done, every = sum(rule.is_verified for rule in book.rules), len(book.rules)
    summary = WORDS["summary"][language].format(done=done, all=every)
    yield f"## {book.title[language]}\n\n{summary} ({book.version}).\n"
    yield f"![{WORDS['picture'][language]}: {book.title[language]}](markets/{book.id}.{language}.svg)\n"
    heads = ("", WORDS["rule"][language], WORDS["source"][language], WORDS["compared"][language])
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for name, kinds in GROUPS.items():
        found, named = [rule for rule in book.rules if rule.kind in kinds], _say(f"group-{name}", language)
        rows += [_row(named, rule, language) for rule in found]
        if not found and name in EXPECTED:
            rows.append(f"| {named} | {WORDS['unknown'][language]} | | |")
    yield "\n".join(rows) + "\n"


def _row(name: str, rule: Rule, language: str) -> str:
    sources, verified = "; ".join(_source(rule, language)), "yes" if rule.is_verified else "no"
    return f"| {name} | {_cell(rule.says[language])} | {sources} | {WORDS[verified][language]} |"


def _source(rule: Rule, language: str) -> Iterator[str]:
    for one in rule.source:
        dated = f", {one.dated}" if one.dated else ""
        read = f", {WORDS['read'][language]} {one.read_on}" if one.read_on else ""
        confidence = _say(f"confidence-{one.confidence.replace('_', '-')}", language)
        yield f"{_cell(one.cite)} ({confidence}{dated}{read})"


def _say(id: str, language: str) -> str:
    """A word that the pages of the workspace use too."""
    return Wording().say(phrase(f"market_rules.{id}"), language)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
