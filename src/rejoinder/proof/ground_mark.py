"""A mark of our own: a certificate in our name, for this mark, these goods, this territory, and in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import fact
from rejoinder.domain.office import office_name
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.chain import TitleAct
from rejoinder.proof.evidence_view import EvidenceView, paper_phrase
from rejoinder.proof.ground_purchase import purchase_deal
from rejoinder.proof.name import normalised_name
from rejoinder.proof.name_match import NameMatch, is_in_other_script
from rejoinder.proof.point import (
    WORST,
    Point,
    content_source,
    contradiction_point,
    doubtful_point,
    met_point,
    missing_point,
    paper_basis,
    waived_point,
    worst_outcome,
)
from rejoinder.proof.product import contains_title, subject_of
from rejoinder.proof.requirement import (
    MET,
    Params,
    RequirementContext,
    RequirementOutcome,
    missing_outcome,
    register_test,
)
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.nice_class import first_class_end, nice_classes

_OFFICES = (
    (
        "cnipa",
        regex(
            r"cnipa|national intellectual property administration|国家知识产权局|国家工商行政管理(?:总)?局|商标局"
            r"|\bchina trade ?mark office|trade ?mark office of (?:china|the state administration)",
            re.I,
        ),
    ),
    ("uspto", regex(r"uspto|(?:united states|\bu\.?s\.?) patent (?:and|&) trademark|principal register", re.I)),
    (
        "euipo",
        regex(
            r"euipo|\bohim\b|european union intellectual property|european union trade ?mark|\beutm\b"
            r"|office for harmoni[sz]ation in the internal market",
            re.I,
        ),
    ),
    ("ukipo", regex(r"ukipo|(?:uk|united kingdom) intellectual property office|trade marks act 1994", re.I)),
    (
        "rospatent",
        regex(r"роспатент|федеральн\w+ служб\w+ по интеллектуальной собственности|rospatent|\bфипс\b", re.I),
    ),
    (
        "wipo",
        regex(
            r"\bwipo\b|world intellectual property organi[sz]ation|madrid (?:agreement|protocol)|international bureau",
            re.I,
        ),
    ),
)
_COUNTRIES = (
    ("cnipa", regex(r"中华人民共和国|people's republic of china", re.I)),
    ("uspto", regex(r"united states of america", re.I)),
)
"""Asked only where no office is named, since a country may be in the owner's address."""
_TEXT_LIMIT = 60_000


@register_test("own_certificate")
def own_certificate(context: RequirementContext, params: Params) -> RequirementOutcome:
    """A trademark certificate is in our name."""
    outcome, paper = _best_certificate_outcome(context, _ownership_point)
    if paper is None or not _is_fully_met(context, paper):
        return outcome
    number, mark = paper.reported_fact("registration_number", "number"), paper.reported_fact("mark")
    values = {"paper": paper_phrase(paper), "owner": context.us or "", "mark": str(mark.value) if mark else ""}
    if number is not None:
        says = phrase("ground.own-mark-number", number=str(number.value), **values)
    else:
        says = phrase("ground.own-mark", **values)
    return outcome.with_assertion(says, (paper.sha256,))


@register_test("own_mark_is_this_mark")
def own_mark_is_this_mark(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The certificate is for the mark complained of."""
    return _best_certificate_outcome(context, _mark_point)[0]


@register_test("own_mark_covers_class")
def own_mark_covers_class(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The certificate covers the class that the complaint names, or the very goods of the listing by name."""
    outcome, paper = _best_certificate_outcome(context, _class_point)
    if paper is None or not _may_be_asserted(context, outcome, paper):
        return outcome
    shared = tuple(sorted(set(nice_classes(paper.text)) & set(context.reading.classes if context.reading else ())))
    says = phrase("ground.own-mark-class", classes=shared)
    if not shared:
        says = phrase("ground.own-mark-goods", goods=", ".join(_goods_by_name(context, paper)))
    return outcome.with_assertion(says, (paper.sha256,))


@register_test("own_mark_covers_territory")
def own_mark_covers_territory(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The certificate is of the same register as the right asserted."""
    return _best_certificate_outcome(context, _territory_point)[0]


@register_test("own_mark_in_force")
def own_mark_in_force(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The certificate was in force on the day of the complaint."""
    outcome, paper = _best_certificate_outcome(context, _force_point)
    if paper is None or not _may_be_asserted(context, outcome, paper):
        return outcome
    ends = paper.day("valid_to")
    says = phrase("ground.own-mark-until", until=ends.value if ends else "")
    return outcome.with_assertion(says, (paper.sha256,))


@register_test("paper_names_the_right")
def paper_names_the_right(context: RequirementContext, params: Params) -> RequirementOutcome:
    """An authorisation to us names the mark, work or registration complained of."""
    papers = _letters_to_us(context)
    if not papers:
        return missing_outcome(fact("case.evidence", phrase("proof.no-authorisation-to-us")))
    tried = [(_right_point(context, paper), paper) for paper in papers]
    best = min((point.status for point, _ in tried), key=WORST.index)
    chosen = [(point, paper) for point, paper in tried if point.status is best]
    drafts = [paper for _, paper in chosen if paper.is_unsigned_draft]
    giver = drafts[0].giver if drafts else None
    mend = phrase("ground.mend.sign-draft", giver=str(giver.value)) if giver else None
    return worst_outcome([point for point, _ in chosen], [paper for _, paper in chosen], mend)


def office_of(text: str) -> str | None:
    """The register that a paper is from, by the first office it names; None where it names none."""
    for names in (_OFFICES, _COUNTRIES):
        found = [(match.start(), office) for office, form in names if (match := form.search(text[:_TEXT_LIMIT]))]
        if found:
            return min(found)[1]
    return None


_Look = Callable[[RequirementContext, EvidenceView], Point]


def _certificates(context: RequirementContext) -> tuple[EvidenceView, ...]:
    return context.of_kind(PaperKind.TRADEMARK_CERTIFICATE)


def _best_certificate_outcome(
    context: RequirementContext, look: _Look
) -> tuple[RequirementOutcome, EvidenceView | None]:
    """One requirement, looked at on the certificate that does best on all of them."""
    papers = _certificates(context)
    if not papers:
        return missing_outcome(fact("case.evidence", phrase("proof.no-own-certificate"))), None
    best = min(papers, key=lambda paper: _rank_key(context, paper))
    return worst_outcome([look(context, best)], [best]), best


def _rank_key(context: RequirementContext, paper: EvidenceView) -> tuple[int, ...]:
    ranks = [WORST.index(look(context, paper).status) for look in _LOOKS]
    return (int(max(ranks) > 1), *ranks)


def _may_be_asserted(context: RequirementContext, outcome: RequirementOutcome, paper: EvidenceView) -> bool:
    return outcome.status is MET and _is_fully_met(context, paper)


def _is_fully_met(context: RequirementContext, paper: EvidenceView) -> bool:
    return not paper.is_blocked and all(look(context, paper).carries for look in _LOOKS)


def _ownership_point(context: RequirementContext, paper: EvidenceView) -> Point:
    owner = paper.reported_fact("owner")
    if owner is None:
        bears = paper.mentions(context.us)
        basis = (
            paper_basis(paper, "bears-our-name", name=context.us or "")
            if bears
            else paper_basis(paper, "says-not-whose")
        )
        return met_point(basis) if bears else doubtful_point(basis)
    name, found = str(owner.value), context.is_us(str(owner.value))
    if found is NameMatch.SAME:
        return met_point(paper_basis(paper, "issued-in-our-name", owner, name=name))
    if found is NameMatch.NEAR:
        return doubtful_point(paper_basis(paper, "name-near-ours", owner, written=name, ours=context.us or ""))
    if context.us is None:
        return doubtful_point(fact("case.seller.entity", phrase("proof.company-not-given")))
    basis = paper_basis(paper, "issued-by-another", owner, name=name, ours=context.us)
    if is_in_other_script(name, context.us):
        return doubtful_point(basis, paper_basis(paper, "names-in-two-scripts", a=name, b=context.us))
    return missing_point(basis)


def _mark_point(context: RequirementContext, paper: EvidenceView) -> Point:
    named = paper.reported_fact("mark")
    if named is None:
        shown_mark = next((mark for mark in context.marks if subject_of(paper).bears(mark)), None)
        basis = paper_basis(paper, "shows-mark", mark=shown_mark) if shown_mark else paper_basis(paper, "mark-not-read")
        return met_point(basis) if shown_mark else doubtful_point(basis)
    mark = str(named.value)
    if named.against is not None:
        return contradiction_point(paper, named) or missing_point()
    if any(normalised_name(mark) == normalised_name(theirs) for theirs in context.marks):
        return met_point(paper_basis(paper, "certificate-for-mark", named, mark=mark))
    if context.marks:
        return missing_point(paper_basis(paper, "certificate-for-other-mark", named, mark=mark, marks=context.marks))
    shown = any(contains_title(mark, f"{one.title or ''} {one.brand or ''}") for one in context.accused_listings)
    key = "certificate-for-listing-mark" if shown else "complaint-names-no-mark"
    return (
        met_point(paper_basis(paper, key, named, mark=mark))
        if shown
        else doubtful_point(paper_basis(paper, key, named, mark=mark))
    )


def _class_point(context: RequirementContext, paper: EvidenceView) -> Point:
    ours = nice_classes(paper.text)
    theirs = context.reading.classes if context.reading else ()
    if not ours:
        return doubtful_point(paper_basis(paper, "class-not-read"))
    if set(ours) & set(theirs):
        return met_point(paper_basis(paper, "class-covers", classes=ours, theirs=theirs))
    if goods := _goods_by_name(context, paper):
        return met_point(paper_basis(paper, "covers-the-goods", goods=", ".join(goods)))
    if not theirs:
        return doubtful_point(paper_basis(paper, "complaint-names-no-class", classes=ours))
    return missing_point(paper_basis(paper, "class-differs", classes=ours, theirs=theirs))


_GOODS = regex(r"[\u3400-\u9fff]{2,12}|[^\W\d_\u3400-\u9fff]{4,30}")
_STEM = 5
"""Letters by which words of one stem are known: `полотенца` and `Полотенце`."""
_ANY_GOODS = frozenset(
    "home goods other parts made with than from articles apparatus kitchen household products included class use "
    "товары прочие изделия дома кухни кухонные бытовые 商品 产品 用品 其他 制品 家用 使用 国际分类".split()
)
"""Words of lists of goods that name none."""


def _goods_by_name(context: RequirementContext, paper: EvidenceView) -> tuple[str, ...]:
    """The goods that the certificate lists behind its classes and each accused listing names in its title."""
    start = first_class_end(paper.text)
    titles = [(listing.title or "").casefold() for listing in context.accused_listings]
    if start is None or not titles or not all(titles):
        return ()
    for mark in (*context.marks, *filter(None, (listing.brand for listing in context.accused_listings))):
        titles = [title.replace(mark.casefold(), " ") for title in titles]
    behind = paper.text[start : start + _GOODS_REACH]
    if paper.giver is not None:
        behind = behind.replace(str(paper.giver.value), " ")
    named = [word for word in dict.fromkeys(_GOODS.findall(behind)) if word.casefold() not in _ANY_GOODS]
    return tuple(word for word in named if all(_has_word(title, word.casefold()) for title in titles))[:4]


_GOODS_REACH = 400


def _has_word(title: str, word: str) -> bool:
    if "\u3400" <= word[0] <= "\u9fff":
        return word in title
    stem = word[:_STEM]
    return any(
        one.startswith(stem) or (stem.startswith(one) and len(word) <= len(one) + 2) for one in _GOODS.findall(title)
    )


def _territory_point(context: RequirementContext, paper: EvidenceView) -> Point:
    ours = office_of(paper.text)
    registrations = context.reading.registrations if context.reading else ()
    theirs = tuple(dict.fromkeys(one.office for one in registrations if one.office))
    if not theirs:
        return waived_point(paper_basis(paper, "no-register-named"))
    if ours is None:
        return doubtful_point(paper_basis(paper, "register-not-read", offices=_offices(theirs)))
    if ours in theirs:
        return met_point(paper_basis(paper, "same-register", offices=_offices((ours,))))
    return missing_point(paper_basis(paper, "other-register", ours=_offices((ours,)), offices=_offices(theirs)))


def _offices(names: Sequence[str]) -> tuple[Phrase | str, ...]:
    return tuple(map(office_name, names))


def _force_point(context: RequirementContext, paper: EvidenceView) -> Point:
    ends, complaint = paper.day("valid_to"), context.complained_on.value
    if ends is None:
        return doubtful_point(paper_basis(paper, "no-expiry"))
    if ends.against is not None:
        return contradiction_point(paper, ends) or missing_point()
    key = "runs-until" if ends.value >= complaint else "ran-out"
    basis = paper_basis(paper, key, ends, on=ends.value, complained_on=complaint)
    return met_point(basis) if ends.value >= complaint else missing_point(basis)


def _letters_to_us(context: RequirementContext) -> tuple[EvidenceView, ...]:
    """The letters that end the owner's chain; where it is broken, all that are made out to us."""
    found = purchase_deal(context, {"direct": True})
    if found.chain.is_complete:
        return tuple(step.paper for step in found.letters(found.chain.steps[-1]))
    granted = (step for step in found.steps if step.act is TitleAct.AUTHORISES)
    return tuple(step.paper for step in granted if context.is_us(step.receiver) is not NameMatch.OTHER)


def _right_point(context: RequirementContext, paper: EvidenceView) -> Point:
    if paper.is_unsigned_draft:
        return missing_point(paper_basis(paper, "draft-not-signed"))
    named = paper.reported_fact("mark", "work")
    own = "\n".join((str(named.value) if named else "", paper.vouched_item or ""))
    numbers = [one.number for one in context.reading.registrations] if context.reading else []
    wanted = (*context.marks, *context.work_titles, *numbers)
    right = next(
        (one for one in wanted if contains_title(one, own) or subject_of(paper).has_title_outside_parties(one)), None
    )
    if right is not None:
        return met_point(paper_basis(paper, "names-right", content_source(paper), right=right))
    if not wanted:
        return doubtful_point(paper_basis(paper, "complaint-names-no-right"))
    basis = paper_basis(paper, "names-not-right", rights=wanted[:4])
    return missing_point(basis) if paper.readable else doubtful_point(basis)


_LOOKS: tuple[_Look, ...] = (_ownership_point, _mark_point, _class_point, _territory_point, _force_point)
