"""The opening of a statement: what is alleged, and the answer to it, in a sentence or two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from rejoinder.assembly.case_identification import party_named
from rejoinder.assembly.print_document import one_line
from rejoinder.domain.advice import Advice
from rejoinder.domain.defence import Assertion, Defence
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Role, Stage
from rejoinder.domain.right import COPYRIGHT_KIND, PATENT_KIND, TRADEMARK_KIND, Right
from rejoinder.text.lazy_pattern import regex

BY_WAY_OF = frozenset({"authorised_goods", "bought_from_owner", "exhaustion", "sold_with_consent", "licence"})
"""Grounds that lead from the owner to us by a chain of papers."""
DATED = frozenset({"own_copyright", "own_picture", "commissioned_picture", "earlier_sale", "earlier_use"})
"""Grounds that hang on a day before one on the complainant's side."""
MOST_MARKS, LONGEST_TITLE = 3, 80
"""Marks that the opening names, and characters of a name that stands in its sentence."""
_QUOTED = regex(r"[\"“«]([^\"”»]{2,80})[\"”»]")
_COMPARED = "ground.earlier-than-"
_REGISTERED = ("-registered", "-registered-published")
"""Forms of a comparison by which a certificate gives our day, and not a paper of its own date."""
_ALLEGED = (
    ("counterfeit", frozenset({Right.COUNTERFEIT})),
    ("picture", frozenset({Right.PICTURE})),
    ("copyright", COPYRIGHT_KIND),
    ("trademark", TRADEMARK_KIND),
    ("design", frozenset({Right.DESIGN})),
    ("patent", PATENT_KIND),
)
_OF_BRANDS = ("counterfeit", "trademark")
_OF_GOODS = frozenset({"own_copyright"})
_SHOWN_AS_OURS = ("ground.own-catalogue", "ground.own-sale", "ground.own-agreed", "ground.own-offered")
"""Sentences by which a paper of our own shows the product of the accused listing."""


@attrs.frozen(kw_only=True)
class Opening:
    """What is alleged, why it is not so, and the papers by which it is not."""

    alleged: Phrase
    answer: Phrase
    exhibits: frozenset[str]


def opening(advice: Advice, sentences: tuple[Assertion, ...]) -> Opening | None:
    """What is alleged and why it is not so, by the first ground that is carried and spoken of.

    Args:
        sentences: the sentences that go out; a ground of which none does opens nothing.

    Returns: None where no ground speaks.
    """
    ground = leading_ground(advice, sentences)
    if ground is None:
        return None
    resting = frozenset(sha256 for one in ground.assertions if not one.beside for sha256 in one.exhibits)
    answer = _answered(ground, advice, sentences)
    return Opening(alleged=_alleged(advice.reading), answer=answer, exhibits=resting)


def leading_ground(advice: Advice, sentences: tuple[Assertion, ...]) -> Defence | None:
    """The first ground that is ready and of which a sentence goes out."""
    spoken = {one.says for one in sentences}
    return next((d for d in advice.ready_defences if spoken & {one.says for one in d.assertions}), None)


def _alleged(reading: Reading) -> Phrase:
    """What the notice alleges, by the first right that it asserts, with the mark or work where it names one."""
    name = _asserted(reading)
    kind = "mark" if name in _OF_BRANDS else "work"
    titles = tuple(dict.fromkeys(filter(None, (_called(one.title) for one in reading.works if one.kind == kind))))
    titles = titles[: MOST_MARKS if kind == "mark" else 1]  # the rows above name the others
    by_platform = reading.stage is Stage.PLATFORM_FINDING  # nobody complained, so no complaint is spoken of
    key = "found" if by_platform else f"alleged-{name}"
    named = {"titles": titles, "count": len(titles)} if titles else {}
    return phrase(f"statement.{key}{'-named' if titles else ''}", listings=max(1, len(reading.listings)), **named)


def _asserted(reading: Reading) -> str:
    """The kind of the first right that the notice asserts, as the openings call it."""
    return next((name for name, rights in _ALLEGED if rights & set(reading.rights)), "other")


def _called(title: str) -> str | None:
    """What a mark or work is called within a sentence: the words that it has in quotation marks; no long one."""
    quoted = _QUOTED.search(title)
    name = " ".join((quoted[1] if quoted else title).split())
    return one_line(name, LONGEST_TITLE) if len(name) <= LONGEST_TITLE else None


def _answered(ground: Defence, advice: Advice, sentences: tuple[Assertion, ...]) -> Phrase:
    if ground.id in BY_WAY_OF:
        return _by_way(ground, advice)
    compared = _compared(ground, sentences) if ground.id in DATED else None
    if compared is not None:
        form, values = compared
        goods = _goods(ground, sentences) if ground.id in _OF_GOODS and form in ("before", "days") else None
        if goods is not None:
            return phrase(f"statement.answer-{ground.id}-{form}-of-goods", seen=goods, **values)
        return phrase(f"statement.answer-{ground.id}-{form}", **values)
    named = _named(ground, sentences)
    if named is not None:
        form, values = named
        return phrase(f"statement.answer-{ground.id}-{form}", **values)
    one = "-one" if ground.id in _OF_LISTINGS and len(advice.reading.listings) == 1 else ""
    return phrase(f"statement.answer-{ground.id}{one}")


_NAMED: Mapping[str, Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "own_mark": {"named": ("ground.own-mark", ("mark",))},
    "author_licence": {"named": ("ground.licensed-by-author", ("giver", "work"))},
    "not_owner": {"named": ("ground.register-owner", ("owners",))},
    "invalid_right": {"named": ("ground.right-ended", ("ended", "complained_on"))},
    "class_territory": {"named": ("ground.register-other-mark", ("mark", "marks"))},
    "not_use_as_mark": {
        "describes": ("ground.mark-only-describes", ("words",)),
        "named": ("ground.mark-only-refers", ("marks",)),
    },
    "wrong_reason": {"named": ("ground.mark-not-in-words", ("marks",))},
    "allegation_refuted": {"named": ("ground.shows-another-picture", ("item",))},
}
"""By ground and form of its opening: the sentence whose values it names, and which of them; the first that goes out."""
_OF_LISTINGS = frozenset({"not_our_listing"})


def _named(ground: Defence, sentences: tuple[Assertion, ...]) -> tuple[str, dict[str, Any]] | None:
    """The form of a ground's opening and what it names: the mark, the owner, the day; None where no sentence has it."""
    for form, (start, names) in _NAMED.get(ground.id, {}).items():
        spoken = [one for one in sentences if one in ground.assertions and one.says.id.startswith(start)]
        values = [{name: one.says.value(name) for name in names} for one in spoken]
        found = [each for each in values if all(value is not None for value in each.values())]
        if ground.id == "allegation_refuted" and (len(found) != 1 or _tells_of_others(ground)):
            return None
        if found:
            return form, found[0]
    return None


def _tells_of_others(ground: Defence) -> bool:
    """Whether it speaks of listings that are not ours too."""
    return any(one.says.id.startswith("ground.not-in-our-shop") for one in ground.assertions)


def _goods(ground: Defence, sentences: tuple[Assertion, ...]) -> str | None:
    """The product of the accused listing that papers of our own show, where the sentences name one and no other."""
    spoken = (one for one in sentences if one in ground.assertions and one.says.id.startswith(_SHOWN_AS_OURS))
    named = {str(name) for one in spoken if (name := one.says.value("seen"))}
    return named.pop() if len(named) == 1 else None


def _by_way(ground: Defence, advice: Advice) -> Phrase:
    """From whom the goods come, and through whose hands, by the links of the chain; never more than the links bear.

    That goods are genuine answers a complaint about a brand; one about a work, a design or a patent is answered by the
    consent of its owner.
    """
    links = [link for link in ground.chain if link.sha256]
    owner = links[0].giver if links else party_named(advice.reading, Role.OWNER)
    about_brand = _asserted(advice.reading) in _OF_BRANDS
    kind = {"licence": "licence", "sold_with_consent": "consent"}.get(ground.id, "goods" if about_brand else "consent")
    if owner is None:
        return phrase(f"statement.answer-{kind}")
    through = tuple(dict.fromkeys(link.giver for link in links[1:] if link.giver != owner))
    ordered = "-ordered" if _is_only_ordered(ground) else ""
    if not through:
        return phrase(f"statement.answer-{kind}-direct{ordered}", owner=owner)
    if kind == "licence" or any(link.says.id.endswith("-sells") for link in links[:-1]):
        return phrase(f"statement.answer-{kind}-through", owner=owner, through=through)
    *middle, supplier = through
    if middle:
        return phrase(
            f"statement.answer-{kind}-by-steps{ordered}", owner=owner, through=tuple(middle), supplier=supplier
        )
    return phrase(f"statement.answer-{kind}-from{ordered}", owner=owner, supplier=supplier)


def _is_only_ordered(ground: Defence) -> bool:
    """Whether its papers bear that goods were agreed on, and none that they came."""
    says = [one.says.id for one in ground.assertions]
    ordered = any(id.startswith("ground.ordered") for id in says)
    return ordered and not any(id.startswith("ground.bought") for id in says)


def _compared(ground: Defence, sentences: tuple[Assertion, ...]) -> tuple[str, dict[str, Any]] | None:
    """The form in which it is told: the day of theirs, how many days ours is earlier, whether by a certificate."""
    spoken = {one.says for one in sentences}
    for one in ground.assertions:
        limit, days = one.says.value("limit"), one.says.value("days")
        if one.says in spoken and one.says.id.startswith(_COMPARED) and isinstance(limit, dt.date):
            if days is None:  # the paper prints a month or a year alone
                return "before", {"limit": limit}
            registered = next((form for form in _REGISTERED if one.says.id.endswith(form)), "")
            return f"days{registered}", {"limit": limit, "days": days}
    return None
