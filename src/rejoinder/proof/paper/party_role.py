"""Who gives and who takes by the role that a sentence gives them, as contracts and grants do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rejoinder.proof.name import is_same_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import organisations_in
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.party import named_party
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, matcher

_BETWEEN = regex(
    r"(?:between|by and between|entered into by|made by)\s+(.{3,200}?)\s*,?\s+(?:and|and between)\s+(.{3,200})",
    re.IGNORECASE | re.DOTALL,
)


_ROLE = deferred_regex(
    lambda: (
        rf"{alternation('paper/grant.before_role')}(?:the\s+|le\s+|la\s+|l['’]|der\s+|die\s+|el\s+|il\s+)?"
        rf"({alternation('paper/grant.role')})"
    ),
    re.IGNORECASE,
)


_PREAMBLE = 5000
"""Letters of a contract among which its opening names the parties."""


_SELLS = matcher("paper/grant.role_giver", re.IGNORECASE)


_TAKES = matcher("paper/grant.role_taker", re.IGNORECASE)


def contract_parties(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """The giver and the taker of a contract: by their labels, by party A and B, by its opening sentence."""
    first, second = next((parties_by_role(layout) for layout in layouts[:1]), (None, None))
    if first and second:
        return first, second
    author, client = _creation_parties(layouts)
    if author and client and not any(_TRADES.search(one.label or "") for one in (author, client)):
        return author, client
    seller, buyer = named_party(layouts, word.SELLER) or first, named_party(layouts, word.BUYER) or second
    if seller and buyer:
        return seller, buyer
    first, second = _opening_parties(layouts)
    if _is_same(seller, second) or _is_same(buyer, first):
        first, second = second, first
    seller, buyer = seller or first, buyer or second
    if seller and buyer:
        return seller, buyer
    a, b = _parties_a_and_b(layouts)
    return seller or a, buyer or b


def _is_same(one: ExtractedValue | None, other: ExtractedValue | None) -> bool:
    return one is not None and other is not None and is_same_name(str(one.value), str(other.value))


def _creation_parties(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """Who makes a work and who orders it: by their labels, else by the roles that the opening gives them."""
    author, client = named_party(layouts[:2], _AUTHOR), named_party(layouts[:2], _CLIENT)
    by_role = parties_in_roles(layouts[:1], givers=_AUTHOR, takers=_CLIENT)
    return author or by_role[0], client or by_role[1]


_TRADES = regex(r"(?i)[供需卖买购]方|\bseller|\bbuyer|\bsupplier|продав|покупат|поставщ")
"""A label that calls party A or B a seller or buyer: `甲方（供方）` orders no work."""
_AUTHOR, _CLIENT = entries("paper/creation.author"), entries("paper/creation.client")


def parties_in_roles(
    layouts: Sequence[PageLayout], *, givers: Sequence[str], takers: Sequence[str]
) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """The firm or person before each of two roles: `NAME (the "Client")`, `NAME, именуемая в дальнейшем «Автор»`."""
    for layout in layouts:
        text = layout.flat[:_OPENING]
        found = [_before_role(layout, text, roles) for roles in (givers, takers)]
        if any(found):
            return found[0], found[1]
    return None, None


_OPENING = 3000


def _before_role(layout: PageLayout, text: str, roles: Sequence[str]) -> ExtractedValue | None:
    """The party that stands right before the first of these roles, in quotation marks or brackets."""
    for role in _any_role(tuple(roles)).finditer(text):
        lead = text[max(0, role.start() - _LEAD) : role.start()]
        begins = max((part.end() for part in _PART.finditer(lead)), default=0)
        firms = [name for name, start in organisations_in(lead) if start + len(name) > begins]
        name = firms[-1] if firms else _person_in(lead[begins:])
        read = read_name(name) if name else None
        if read is not None:
            return _party(layout, read[0], 0.85)
    return None


def _person_in(lead: str) -> str | None:
    """The person whose name ends the words, else the first one named there; a title in capitals is none."""
    persons = [match for match in _PERSON.finditer(lead) if not match[1].isupper()]
    last = next((match[1] for match in persons if not lead[match.end() :].strip(" ,")), None)
    return last or next((match[1] for match in persons), None)


_LEAD = 200
_PART = regex(r"(?i)[\n;]|\)\s|»\s|[:：]\s|\s(?:and|und|et|y|e|и|ve|và|between|zwischen|entre)(?: the| der| die)?\s")
"""What parts one party of an opening sentence from the next."""
_PERSON = regex(
    r"(?:\b(?:Frau|Herrn?|Mrs?\.|Ms\.|Mme|M\.|D\.ª?|Dña\.|Sra?\.|[Гг]ражданин|[Гг]ражданка)\s+(?:РФ\s+)?)?"
    r"((?-i:[^\W\d_a-zа-яё][\w'’.-]{0,24}(?:\s[^\W\d_a-zа-яё][\w'’.-]{0,24}){1,3}))"
)
"""A name of two to four capitalised words."""


@cache
def _any_role(roles: tuple[str, ...]) -> re.Pattern[str]:
    """A role as an opening sentence gives it, with the words before it."""
    words = "|".join(re.escape(role) for role in sorted(roles, key=len, reverse=True))
    article = r"(?:the |le |la |l['’]|der |die |el |il )?"
    return regex(rf"{alternation('paper/grant.before_role')}{article}(?:{words})\b", re.IGNORECASE)


def _opening_parties(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """Both parties from the sentence that opens a contract: by the role that each is given there, else by its order."""
    for layout in layouts[:2]:
        giver, taker = parties_by_role(layout)
        if giver and taker:
            return giver, taker
        match = _BETWEEN.search(" ".join(layout.text[:_PREAMBLE].split()))
        if match:
            first, second = (
                _party(layout, read[0], 0.85) if (read := read_name(name)) else None for name in match.groups()
            )
            if _is_same(taker, first) or _is_same(giver, second):
                first, second = second, first
            return giver or first, taker or second
    return None, None


def parties_by_role(
    layout: PageLayout, *, takes: re.Pattern[str] = _TAKES
) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """`X (the "Seller")`, `X, именуемое в дальнейшем «Поставщик»`, `X（以下简称“供方”）`: who stands before it."""
    giver: ExtractedValue | None = None
    taker: ExtractedValue | None = None
    before, text = 0, layout.prose[:_PREAMBLE]
    for role in _ROLE.finditer(text):
        lead = text[max(before, role.start() - 240) : role.start()]
        before = role.end()
        firms = organisations_in(lead)
        person = next((match[1] for match in _PERSON.finditer(lead) if match.end() == len(lead)), None)
        if not firms and person is None:
            continue
        party = _party(layout, firms[-1][0] if firms else str(person), 0.88 if firms else 0.8)
        if takes.match(role[1]) and taker is None:
            taker = party
        elif _SELLS.match(role[1]) and giver is None:
            giver = party
    return giver, taker


def _party(layout: PageLayout, name: str, sure: float) -> ExtractedValue:
    return ExtractedValue(name, name, layout, confidence=sure)


def _parties_a_and_b(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """Party A and party B; A sells unless its remark says that it buys."""
    a = next(labelled_values(layouts, word.PARTY_A, read_name), None)
    b = next(labelled_values(layouts, word.PARTY_B, read_name), None)
    remark = f"{a.label if a else ''}|{b.label if b else ''}"
    sells_second = bool(
        re.search(
            (
                r"(?i)^[^|]*(?:需方|买方|采购|委托方|定作方|buyer|покупател|заказчик)|\|[^|]*(?:供方|卖方|销售"
                r"|加工方|承揽方|受托方|seller|supplier"
                r"|поставщик|продав)"
            ),
            remark,
        )
    )
    ordered = any(_A_ORDERS.search(layout.flat) for layout in layouts[:2])
    return (b, a) if sells_second or ordered else (a, b)


_A_ORDERS = regex(
    r"甲方(?:现)?(?:委托|聘请)乙方|乙方(?:接受甲方(?:的)?委托|(?:负责)?为甲方)|甲方(?:向|从|自)乙方(?:采购|购买|订购|订制|定制|定作)"
    r"|\bparty b\b[^.\n]{0,60}\bfor party a\b"
    r"|\bparty a\b[^.\n]{0,20}\b(?:orders|buys|purchases|commissions|engages)\b",
    re.IGNORECASE,
)
"""Words of a contract by which party B works for party A or delivers to it."""
