"""One cold reading of a packet: template words, wrong arguments, bare assertions, wrong numbers, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.domain.right import COPYRIGHT_KIND, TRADEMARK_KIND, Right

LONGEST = 200_000
PLACES = 20
"""Remarks of one kind in one text; more would not be read."""


@attrs.frozen(kw_only=True)
class Packet:
    """What goes out, beside what it answers."""

    texts: tuple[OutgoingText, ...]
    reading: Reading
    exhibits: tuple[tuple[int, str, str | None], ...]
    """Number, name and language of each exhibit."""
    characters: int
    """How long the platform lets the statement be."""
    taken_languages: tuple[str, ...]
    """Languages of papers that the platform takes without a translation; empty where no rule says."""
    banners: tuple[str, ...] = ()
    """The lines that mark a draft, in each language."""
    lost_rounds: int = 0
    new_since_lost: bool = True
    """Whether anything was filed in the case since the last answer failed."""


_PLACEHOLDER = re.compile(
    r"\[(?:your|insert|name|date|order|company|brand|product|store|shop|number|xxx?)\b[^\]\n]{0,40}\]|"
    r"\{\{?[a-z_ .]{2,40}\}?\}|"
    r"<(?:your|insert|name|date|company|brand|number)[^>\n]{0,40}>|\bX{3,}\b|\bTBD\b|\bTODO\b|lorem ipsum|"
    r"某某|(?<![\w*])\*{3,}(?![\w*])|【(?:填写|公司名|姓名|日期|品牌)[^】]{0,20}】|"
    r"\[(?:ваш|впишите|название|дата|имя|номер)[^\]\n]{0,40}\]|<(?:ваш|название|дата|имя)[^>\n]{0,40}>",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"to whom it may concern|we take (?:intellectual property|ip|"
    r"this) (?:rights? )?very seriously|"
    r"we are a (?:professional|legitimate|honest) (?:seller|company|supplier)|"
    r"our products are 100\s?% (?:genuine|original|authentic)|"
    r"we (?:promise|guarantee) (?:that )?(?:it|this) will never happen again|"
    r"thank you for your (?:kind )?understanding|"
    r"please (?:kindly )?(?:help|give) us (?:a|one more) chance|"
    r"我(?:们|司)是(?:一家)?(?:正规|诚信|专业)|保证(?:今后)?不再(?:发生|出现)|"
    r"请(?:贵平台)?(?:给|再给)(?:我们|我)一次机会|百分之?百正品|100\s?%正品|给您(?:带来|造成)的?不便|"
    r"мы (?:являемся )?(?:честн|добросовестн|официальн)\w+ продав|гарантируем,? что (?:это|"
    r"такого) (?:больше )?не повторится|"
    r"дайте (?:нам )?(?:ещё|еще) один шанс|весь (?:наш )?товар (?:является )?(?:100\s?% )?оригинал|"
    r"приносим извинения за (?:доставленные )?неудобства",
    re.IGNORECASE,
)
_MARK = re.compile(r"\w+[.\s]")
"""How the line begins that stands at head and foot of what may not go out, whatever else somebody made of it."""
_EXHIBIT = re.compile(
    r"\bexhibits?\s*(?:no\.?\s*)?(\d{1,3})|附件\s*(\d{1,3})|приложени[еяюиям]{1,3}\s*№?\s*(\d{1,3})", re.IGNORECASE
)
_ASSERTS = re.compile(
    r"\b(?:we|our (?:company|shop|supplier|factory))\b[^.\n]{0,60}\b(?:own|created|designed|photographed|bought|"
    r"purchased|hold|held|"
    r"obtained|sold|published|registered|were (?:authori[sz]ed|licensed)|have (?:a|the) (?:licen[cs]e|"
    r"authori[sz]ation))\b|"
    r"我(?:方|司|们)[^。\n]{0,30}(?:拥有|创作|设计|拍摄|购买|采购|取得|获得|销售|发布|登记|注册|授权)|"
    r"\bмы\b[^.\n]{0,60}(?:создали|разработали|сфотографировали|купили|приобрели|получили|продавали|"
    r"опубликовали|зарегистрировали|владеем|обладаем)",
    re.IGNORECASE,
)
_GENUINE = re.compile(
    r"\b(?:genuine|authentic|original)\s+(?:goods|products?|items?)\b|正品|真品|(?:оригинальн|"
    r"подлинн)\w+\s+(?:товар|продукц)",
    re.IGNORECASE,
)
_AUTHORSHIP = re.compile(
    r"\b(?:we|our\s+\w+)\s+(?:\w+\s+){0,3}(?:created|took|photographed|drew|designed)\b|copyright\s+(?:is|"
    r"belongs\s+to)\s+(?:us|ours)|"
    r"我(?:方|司|们)[^。\n]{0,20}(?:原创|创作|拍摄|绘制)|(?:автор\w*\s+(?:являемся|мы))|мы\s+(?:сами\s+)?(?:создали|сняли|"
    r"нарисовали)",
    re.IGNORECASE,
)
_UNFAIR_USE = re.compile(r"unfair use|09UU|不当使用|недобросовестн\w+ использовани", re.IGNORECASE)


def cold_read(packet: Packet) -> tuple[Remark, ...]:
    """What a reviewer would stop at, text by text, then the packet as a whole.

    Limits: words are looked for; whether a sentence is true is not told here.
    """
    found: list[Remark] = []
    for text in packet.texts:
        text = attrs.evolve(text, text=text.text[:LONGEST])
        found.extend((*_words(text, packet), *_numbers(text, packet)))
        if text.statement:
            found.extend((*_bare(text), *_argument(text, packet), *_length(text, packet), *_unmentioned(text, packet)))
    found.extend(_whole(packet))
    return tuple(found)


def _words(text: OutgoingText, packet: Packet) -> Iterator[Remark]:
    marks = sorted({mark[0] for banner in packet.banners if (mark := _MARK.match(banner))})
    draft = re.search(rf"^(?:{'|'.join(map(re.escape, marks))}).+$", text.text, re.MULTILINE) if marks else None
    if draft is not None:
        yield _at(text, "draft", Gravity.BLOCKS, draft.span(), words=draft[0])
    for id, pattern, gravity in (
        ("placeholder", _PLACEHOLDER, Gravity.BLOCKS),
        ("template", _BOILERPLATE, Gravity.WEAKENS),
    ):
        for n, place in enumerate(pattern.finditer(text.text)):
            if n >= PLACES:
                return
            yield _at(text, id, gravity, place.span(), words=" ".join(place[0].split())[:80])


def _at(text: OutgoingText, id: str, gravity: Gravity, span: tuple[int, int] | None = None, **values: object) -> Remark:
    return Remark(id=id, says=phrase(f"review.{id}", **values), gravity=gravity, text=text.name, span=span)


def _numbers(text: OutgoingText, packet: Packet) -> Iterator[Remark]:
    """Numbers of exhibits that are not there; a complaint's number that is nearly, but not, the notice's."""
    there = {number for number, _, _ in packet.exhibits}
    missing: dict[int, tuple[int, int]] = {}
    for number, span in _exhibits_named(text):
        if number not in there:
            missing.setdefault(number, span)
    if text.statement:
        for number, span in list(missing.items())[:PLACES]:
            yield _at(text, "exhibit-missing", Gravity.BLOCKS, span, number=number)
    known = [one.value for one in packet.reading.references if one.kind in ("complaint", "case")]
    for value in known[:3]:
        near = _nearly(value, text.text)
        if near is not None and value not in text.text:
            yield _at(text, "number-differs", Gravity.BLOCKS, near.span(), seen=near[0], known=value)
    if text.statement and known and not any(value in text.text for value in known):
        yield _at(text, "number-unnamed", Gravity.WEAKENS, known=known[0])


def _exhibits_named(text: OutgoingText) -> Iterator[tuple[int, tuple[int, int]]]:
    for place in _EXHIBIT.finditer(text.text):
        yield int(next(group for group in place.groups() if group)), place.span()


def _nearly(value: str, text: str) -> re.Match[str] | None:
    """A number of the same length that differs in one or two places."""
    if len(value) < 8 or sum(char.isdigit() for char in value) < 6:
        return None
    for place in re.finditer(rf"(?<![\w-])[\w-]{{{len(value)}}}(?![\w-])", text):
        off = sum(a != b for a, b in zip(place[0].casefold(), value.casefold(), strict=True))
        if 1 <= off <= 2:
            return place
    return None


def _bare(text: OutgoingText) -> Iterator[Remark]:
    """Sentences that assert and name no exhibit."""
    shown = 0
    for line in re.finditer(r"[^\n。]+[。]?", text.text):
        asserts = _ASSERTS.search(line[0])
        behind = text.text[line.end() : line.end() + 30].split("\n")[0]
        if asserts and not _EXHIBIT.search(line[0] + behind) and shown < PLACES:
            shown += 1
            yield _at(text, "bare", Gravity.WEAKENS, line.span(), words=" ".join(line[0].split())[:120])


def _argument(text: OutgoingText, packet: Packet) -> Iterator[Remark]:
    """Arguments that miss what the complaint is about."""
    rights = frozenset(packet.reading.rights)
    reason = packet.reading.reason or ""
    genuine = _GENUINE.search(text.text)
    if genuine and _UNFAIR_USE.search(reason) and Right.COUNTERFEIT not in rights:
        yield _at(text, "misses-unfair-use", Gravity.WEAKENS, genuine.span())
    author = _AUTHORSHIP.search(text.text)
    if author and rights and rights <= TRADEMARK_KIND:
        yield _at(text, "misses-mark", Gravity.WEAKENS, author.span())
    if genuine and rights and rights <= COPYRIGHT_KIND and not author:
        yield _at(text, "misses-copyright", Gravity.WEAKENS, genuine.span())


def _length(text: OutgoingText, packet: Packet) -> Iterator[Remark]:
    if len(text.text) > packet.characters:
        values = {"length": len(text.text), "most": packet.characters}
        yield _at(text, "too-long", Gravity.BLOCKS, (packet.characters, len(text.text)), **values)


def _unmentioned(text: OutgoingText, packet: Packet) -> Iterator[Remark]:
    named = {number for number, _ in _exhibits_named(text)}
    left = tuple(name for number, name, _ in packet.exhibits if number not in named)
    if left and packet.exhibits:
        yield _at(text, "unmentioned", Gravity.NOTE, names=left[:10])


def _whole(packet: Packet) -> Iterator[Remark]:
    if not packet.texts:
        yield Remark(id="nothing", says=phrase("review.nothing"), gravity=Gravity.BLOCKS)
    if packet.lost_rounds and not packet.new_since_lost:
        said = phrase("review.nothing-new", rounds=packet.lost_rounds)
        yield Remark(id="nothing-new", says=said, gravity=Gravity.BLOCKS)
    foreign = tuple(
        name
        for _, name, language in packet.exhibits
        if language and packet.taken_languages and language not in packet.taken_languages
    )
    if foreign:
        said = phrase("review.untranslated", names=foreign[:10], taken=packet.taken_languages)
        yield Remark(id="untranslated", says=said, gravity=Gravity.WEAKENS)


def gravest(remarks: Sequence[Remark]) -> Gravity | None:
    """The gravest of the remarks; None where there is none."""
    return min((remark.gravity for remark in remarks), key=lambda gravity: gravity.rank, default=None)
