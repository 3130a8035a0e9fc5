"""What is known of each marketplace, how surely, and since when: a page a language, a picture of each procedure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rejoinder.adapters.procedure_svg import procedure_svg
from rejoinder.adapters.wording import Wording
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks

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
    "way": {"en": "ways", "zh": "途径", "ru": "пути"},
    "clock": {"en": "terms", "zh": "期限", "ru": "сроки"},
    "penalty": {"en": "penalties", "zh": "处罚", "ru": "санкции"},
    "channel": {"en": "where to hand in", "zh": "提交渠道", "ru": "куда подавать"},
    "evidence": {"en": "papers", "zh": "证明文件", "ru": "документы"},
    "else": {"en": "else", "zh": "其他", "ru": "прочее"},
    "counsel": {"en": "for a lawyer", "zh": "须咨询律师", "ru": "к юристу"},
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
KINDS: Mapping[str, Sequence[str]] = {
    "way": ("route",),
    "clock": ("clock",),
    "penalty": ("penalty", "cap", "merging", "expiry", "ladder", "measure"),
    "channel": ("channel",),
    "evidence": ("evidence", "limit"),
    "counsel": ("trigger",),
    "else": ("principle",),
}
CONFIDENCE: Mapping[str, Mapping[str, str]] = {
    "official": {"en": "official", "zh": "官方", "ru": "официальный"},
    "official_copy": {"en": "copy of the official text", "zh": "官方文本副本", "ru": "копия официального текста"},
    "secondary": {"en": "told by others", "zh": "他人转述", "ru": "в пересказе"},
    "derived": {"en": "own reading", "zh": "本项目解读", "ru": "собственное прочтение"},
}
NOTE = "<!-- Written by docs/reference/generate.py; edit the rulebooks instead. -->\n"


def page(books: Rulebooks, language: str) -> str:
    """The page of all marketplaces in one language."""
    markets = sorted((book for book in books.books if book.market), key=lambda book: book.id)
    parts = [f"# {WORDS['title'][language]}\n", NOTE, f"{WORDS['about'][language]}\n"]
    for book in markets:
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
    done, every = sum(rule.verified for rule in book.rules), len(book.rules)
    summary = WORDS["summary"][language].format(done=done, all=every)
    yield f"## {book.title[language]}\n\n{summary} ({book.version}).\n"
    yield f"![{WORDS['picture'][language]}: {book.title[language]}](markets/{book.id}.{language}.svg)\n"
    heads = ("", WORDS["rule"][language], WORDS["source"][language], WORDS["compared"][language])
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for name, kinds in KINDS.items():
        found = [rule for rule in book.rules if rule.kind in kinds]
        rows += [_row(WORDS[name][language], rule, language) for rule in found]
        if not found and name in ("way", "clock", "penalty", "channel"):
            rows.append(f"| {WORDS[name][language]} | {WORDS['unknown'][language]} | | |")
    yield "\n".join(rows) + "\n"


def _row(name: str, rule: Rule, language: str) -> str:
    sources = "; ".join(_source(rule, language))
    return (
        f"| {name} | {_cell(rule.says[language])} | {sources} | {WORDS['yes' if rule.verified else 'no'][language]} |"
    )


def _source(rule: Rule, language: str) -> Iterator[str]:
    for one in rule.source:
        dated = f", {one.dated}" if one.dated else ""
        read = f", {WORDS['read'][language]} {one.read_on}" if one.read_on else ""
        yield f"{_cell(one.cite)} ({CONFIDENCE[one.confidence][language]}{dated}{read})"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
