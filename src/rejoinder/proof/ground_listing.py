"""What the accused listing itself shows: whose it is, how it uses the mark, and whether the reason fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Because, evidence, fact
from rejoinder.domain.listing import FIELDS_OF_NAMES, FIELDS_OF_WORDS, NO_BRAND, OurListing
from rejoinder.domain.mark_place import DISGUISED, MarkUse, Occurrence, listing_excerpt
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import AccusedListing
from rejoinder.domain.right import Right
from rejoinder.proof.evidence_view import paper_phrase
from rejoinder.proof.ground_purchase import purchase_deal
from rejoinder.proof.ground_refuted import foreign_listing_point, product_list_assertions
from rejoinder.proof.name import is_same_name, normalised_name
from rejoinder.proof.name_match import NameMatch
from rejoinder.proof.point import WORST, Point, doubtful_point, met_point, missing_point, waived_point
from rejoinder.proof.product import contains_title
from rejoinder.proof.requirement import (
    DOUBTFUL,
    MET,
    WAIVED,
    Params,
    RequirementContext,
    RequirementOutcome,
    missing_outcome,
    register_test,
)
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_ON_GOODS = regex(
    r"counterfeit|\bfake\b|replica|bear(?:s|ing)? (?:our|the|a) |on the (?:goods|product|packag)|logo|packaging"
    r"|physical product"
    r"|假冒|仿冒|商品上|包装|实物|标识|контрафакт|поддел|на товаре|на упаковке|логотип",
    re.IGNORECASE,
)
_IN_WORDS = regex(
    r"\btitles?\b|\bdescriptions?\b|keywords?|\bstore ?name\b|\bsearch terms?\b|unfair use|标题|描述|关键词|店铺名"
    r"|заголов|описани|ключевы\w+ слов|название (?:магазина|карточки)",
    re.IGNORECASE,
)
_TITLE_ONLY = regex(
    r"^(?!.*(?:description|keyword|search term|unfair use|描述|关键词|описани|ключев)).*(?:title|标题|заголов|названи)",
    re.IGNORECASE | re.DOTALL,
)
_FIELDS_THAT_SAY = tuple(name for name in FIELDS_OF_WORDS if name not in FIELDS_OF_NAMES)
"""The fields whose words say what the goods are and fit."""


@register_test("listing_is_not_ours")
def listing_is_not_ours(context: RequirementContext, params: Params) -> RequirementOutcome:
    """No accused listing belongs to our shop."""
    named = context.reading.listings if context.reading else ()
    if not named or not context.case.listings:
        return missing_outcome(fact("case.listings", phrase("proof.no-listing-to-compare")))
    points = [_ownership_point(context, accused) for accused in named]
    statuses = {point.status for point in points}
    worst = max(statuses, key=WORST.index)
    mixed = MET in statuses and len(statuses) > 1
    outcome = _worst_outcome([doubtful_point(*_bases_of(points))] if mixed else points, context)
    if worst is not MET:
        return outcome
    strangers = [one for one in context.case.listings if _has_other_store(context, one)]
    says = [phrase("ground.other-store", item=one.number or "", store=one.store_id or "") for one in strangers]
    assertions = (*_listing_assertions(context, strangers, says), *product_list_assertions(context, named))
    exhibits = tuple(dict.fromkeys((*outcome.evidence, *(sha256 for one in assertions for sha256 in one.exhibits))))
    return attrs.evolve(outcome, assertions=assertions, evidence=exhibits)


@register_test("mark_only_refers")
def mark_only_refers(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Wherever the mark stands in the listing's words, it says what the goods are for, or names a property of them."""
    if not context.marks or not context.accused_listings:
        return missing_outcome(fact("case.listings", phrase("proof.no-mark-to-look-for")))
    points = [_use_point(context, listing) for listing in context.accused_listings]
    outcome = _worst_outcome(points, context)
    if outcome.status is not MET:
        return outcome
    titled = [
        one
        for one in context.accused_listings
        if any(_mark_places(context, mark, one, ("title",)) for mark in context.marks)
    ]
    use_assertions = [_use_assertion(context, one) for one in titled]
    quoted = [(one, words) for one in context.accused_listings if (words := _disclaimer(context, one)) is not None]
    phrases = [phrase("ground.says-not-connected", words=words) for _, words in quoted]
    apart = tuple(_listing_assertions(context, [one for one, _ in quoted], phrases))
    return attrs.evolve(outcome, assertions=(*filter(None, use_assertions), *apart))


def _use_assertion(context: RequirementContext, listing: OurListing) -> Assertion | None:
    """What the mark does in the title of a listing; None where its file is not at hand."""
    exhibits = tuple(paper.sha256 for paper in context.case.papers if paper.path == listing.path)[-1:]
    if not exhibits:
        return None
    says, use = _use_phrase(context, listing)
    return Assertion(says=says, exhibits=exhibits, use=use)


def _use_phrase(context: RequirementContext, listing: OurListing) -> tuple[Phrase, MarkUse]:
    found = [(mark, place) for mark in context.marks for _, place in _mark_places(context, mark, listing, ("title",))]
    title = listing.title or ""
    if all(place.use is MarkUse.DESCRIPTIVE for _, place in found):
        words = tuple(dict.fromkeys(place.words for _, place in found))
        says = phrase("ground.mark-only-describes", title=title, words=words, count=len(words))
        return says, MarkUse.DESCRIPTIVE
    marks = tuple(dict.fromkeys(mark for mark, _ in found))
    return phrase("ground.mark-only-refers", title=title, marks=marks, count=len(marks)), MarkUse.COMPATIBLE


def _disclaimer(context: RequirementContext, listing: OurListing) -> str | None:
    """The sentence of a listing that parts its goods from the owner of the mark; None where no short one does."""
    owner = str(context.owner.value) if context.owner is not None else ""
    names = [*context.marks, *re.findall(r"\w{4,}|[\u3400-\u9fff]{2,}", owner)[:1]]
    for words in _SENTENCE.findall(listing.words("description")):
        flat = " ".join(words.split())
        if len(flat) <= LONGEST_QUOTE and _DISCLAIMS.search(flat) and any(contains_title(name, flat) for name in names):
            return flat
    return None


_SENTENCE = regex(r"[^.。!！\n]{8,}[.。!！]?")
_DISCLAIMS = matcher("paper/evidence.disclaims", re.IGNORECASE)
LONGEST_QUOTE = 160
"""Characters of a sentence of the listing that is quoted whole."""


@register_test("own_brand_is_shown")
def own_brand_is_shown(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The listing's brand is not the mark."""
    if not context.marks or not context.accused_listings:
        return missing_outcome(fact("case.listings", phrase("proof.no-mark-to-look-for")))
    outcome = _worst_outcome([_brand_point(listing, context.marks) for listing in context.accused_listings], context)
    if not outcome.status.is_satisfied:
        return outcome
    assertions = tuple(
        dict.fromkeys(one for listing in context.accused_listings for one in _own_brand_assertions(context, listing))
    )
    exhibits = tuple(dict.fromkeys((*outcome.evidence, *(sha256 for one in assertions for sha256 in one.exhibits))))
    return attrs.evolve(outcome, assertions=assertions, evidence=exhibits)


def _own_brand_assertions(context: RequirementContext, listing: OurListing) -> Iterator[Assertion]:
    """Under which brand the goods are sold, and that it is registered in our name, where a certificate shows it."""
    brand = (listing.brand or "").strip()
    files = {paper.path: paper.sha256 for paper in context.case.papers}
    named = brand if brand and brand.casefold() not in NO_BRAND else None
    if named is not None and listing.path in files:
        yield Assertion(says=phrase("ground.sold-under-brand", brand=named), exhibits=(files[listing.path],))
    for paper in context.of_kind(PaperKind.TRADEMARK_CERTIFICATE):
        owner, mark = paper.reported_fact("owner"), paper.reported_fact("mark")
        if owner is None or mark is None or context.is_us(str(owner.value)) is not NameMatch.SAME or paper.is_blocked:
            continue
        ours = str(mark.value)
        shown = contains_title(ours, " ".join(filter(None, (named, listing.title, listing.store_name))))
        if shown and not any(normalised_name(ours) == normalised_name(theirs) for theirs in context.marks):
            says = phrase("ground.own-brand-registered", brand=ours, paper=paper_phrase(paper))
            yield Assertion(says=says, exhibits=(paper.sha256,))


@register_test("mark_not_said_on_goods")
def mark_not_said_on_goods(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The complaint does not say that the goods, their pictures or their packaging bear the mark."""
    if not context.marks or not context.accused_listings:
        return missing_outcome(fact("case.listings", phrase("proof.no-mark-to-look-for")))
    reason = context.reading.reason if context.reading else None
    if Right.COUNTERFEIT in context.rights or (reason and _ON_GOODS.search(reason)):
        about = phrase("proof.said-to-be-on-goods", reason=reason) if reason else phrase("proof.about-goods-themselves")
        point = doubtful_point(fact("reading.reason", about))
    else:
        point = waived_point(fact("reading.reason", phrase("proof.not-said-to-be-on-goods")))
    return _without_doubts_after_use(context, _worst_outcome([point], context))


@register_test("answers_the_reason")
def answers_the_reason(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The reason given is one that genuine goods answer; unfair use of the mark in words is not."""
    reason = context.reading.reason if context.reading else None
    if not reason:
        return RequirementOutcome(status=WAIVED, because=(fact("reading.reason", phrase("proof.no-reason-given")),))
    unfair = _UNFAIR_USE.search(reason) and not _COUNTERFEIT.search(reason) and Right.COUNTERFEIT not in context.rights
    if not unfair or not purchase_deal(context, params).steps_used:
        # Waived, not met: a reason alone does not begin a ground for which no paper is at hand.
        return RequirementOutcome(
            status=WAIVED, because=(fact("reading.reason", phrase("proof.reason-answered", reason=reason)),)
        )
    bases = (fact("reading.reason", phrase("proof.reason-is-unfair-use", reason=reason)),)
    return RequirementOutcome(status=DOUBTFUL, because=bases)


_COUNTERFEIT = regex(r"counterfeit|03CF|\bfakes?\b|假冒|假货|контрафакт|поддел", re.IGNORECASE)
_UNFAIR_USE = regex(r"unfair use|09UU|不当使用|недобросовестн\w+ использовани", re.IGNORECASE)


@register_test("reason_is_contradicted")
def reason_is_contradicted(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The reason speaks of the listing's words, and the mark does not stand in them."""
    reason = context.reading.reason if context.reading else None
    if not reason or not context.accused_listings or not context.marks:
        return missing_outcome(fact("reading.reason", phrase("proof.no-reason-to-test")))
    if not _IN_WORDS.search(reason):
        return missing_outcome(fact("reading.reason", phrase("proof.reason-not-about-words", reason=reason)))
    found = [one for one in context.accused_listings if any(_mark_places(context, mark, one) for mark in context.marks)]
    if found:
        return missing_outcome(
            fact(f"case.listings.{found[0].path}", phrase("proof.mark-stands-in-words", marks=context.marks))
        )
    if not all(one.has_words for one in context.accused_listings):
        return missing_outcome(fact("case.listings", phrase("proof.listing-words-not-at-hand", marks=context.marks)))
    bases = [
        _listing_basis(context, one, phrase("proof.mark-not-in-words", marks=context.marks))
        for one in context.accused_listings
    ]
    screen = next((name for one in context.accused_listings if (name := _screen_of(context, one))), None)
    if _TITLE_ONLY.search(reason):
        is_seen = all(one.title for one in context.accused_listings)
    else:
        is_seen = screen is None and all(one.description is not None for one in context.accused_listings)
    if not is_seen:
        key, values = ("only-what-a-screen-shows", {"file": screen}) if screen else ("description-not-at-hand", {})
        unseen = fact("case.listings.description", phrase(f"proof.{key}", **values))
        return _worst_outcome([doubtful_point(*bases, unseen)], context)
    outcome = _worst_outcome([met_point(*bases)], context)
    says = [phrase("ground.mark-not-in-words", marks=context.marks, reason=reason) for _ in context.accused_listings]
    return attrs.evolve(outcome, assertions=tuple(_listing_assertions(context, context.accused_listings, says)))


def _screen_of(context: RequirementContext, listing: OurListing) -> str | None:
    """The name of the screenshot or print that a listing was read from, which may not show the whole of its page."""
    return next((one.name for one in context.case.papers if one.is_page_view and one.path == listing.path), None)


def _worst_outcome(points: list[Point], context: RequirementContext) -> RequirementOutcome:
    """The worst of the points, resting on the files of the listings."""
    status = max((point.status for point in points), key=WORST.index)
    bases = [basis for point in points if point.status is status or point.carries for basis in point.because]
    files = {paper.path: paper.sha256 for paper in context.case.papers}
    digests = tuple(dict.fromkeys(files[one.path] for one in context.accused_listings if one.path in files))
    return RequirementOutcome(status=status, because=tuple(dict.fromkeys(bases)), evidence=digests)


def _without_doubts_after_use(context: RequirementContext, outcome: RequirementOutcome) -> RequirementOutcome:
    """Nothing is in doubt about the goods where the words of the listing already decide against the ground."""
    if outcome.status is not WORST[2] or all(_use_point(context, one).carries for one in context.accused_listings):
        return outcome
    return attrs.evolve(outcome, status=WORST[3])


def _bases_of(points: list[Point]) -> Iterator[Because]:
    for point in points:
        yield from point.because


def _listing_basis(context: RequirementContext, listing: OurListing, says: Phrase) -> Because:
    sha256 = next((paper.sha256 for paper in context.case.papers if paper.path == listing.path), None)
    return evidence(sha256, says) if sha256 else fact(f"case.listings.{listing.path}", says)


def _listing_assertions(
    context: RequirementContext, listings: Sequence[OurListing], says: list[Phrase]
) -> Iterator[Assertion]:
    files = {paper.path: paper.sha256 for paper in context.case.papers}
    for listing, sentence in zip(listings, says, strict=True):
        if listing.path in files:
            yield Assertion(says=sentence, exhibits=(files[listing.path],))


def _ownership_point(context: RequirementContext, accused: AccusedListing) -> Point:
    ids = {accused.item_id, accused.canonical_item_id} - {None}
    ours = next((one for one in context.case.listings if one.number in ids), None)
    called = accused.item_id or accused.url or "-"
    if not ids and accused.is_short_link:
        return missing_point(fact("reading.listings", phrase("proof.listing-behind-short-link", link=called)))
    if ours is None:
        return foreign_listing_point(context, accused) or doubtful_point(
            fact("case.listings", phrase("proof.listing-not-among-ours", item=called))
        )
    if _has_other_store(context, ours):
        values = {"item": called, "store": ours.store_id or "", "ours": context.case.seller.shop_id or ""}
        return met_point(_listing_basis(context, ours, phrase("proof.listing-of-other-store", **values)))
    return missing_point(_listing_basis(context, ours, phrase("proof.listing-is-ours", item=called)))


def _has_other_store(context: RequirementContext, listing: OurListing) -> bool:
    theirs, ours = _digits(listing.store_id), _digits(context.case.seller.shop_id)
    if not theirs or not ours or theirs == ours:
        return False
    name = context.case.seller.name
    return not (name and listing.store_name and is_same_name(name, listing.store_name))


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")


def _mark_places(
    context: RequirementContext, mark: str, listing: OurListing, fields: tuple[str, ...] = _FIELDS_THAT_SAY
) -> list[tuple[str, Occurrence]]:
    return [found for found in context.look(mark, listing) if found[0] in fields]


def _use_point(context: RequirementContext, listing: OurListing) -> Point:
    """What the mark does in the words of a listing; hidden or likened it carries nothing, whatever else is said."""
    found = [place for mark in context.marks for place in _mark_places(context, mark, listing)]
    where = f"case.listings.{listing.path}"
    if not found:
        key = "mark-not-in-words" if listing.has_words else "listing-words-not-at-hand"
        return missing_point(fact(where, phrase(f"proof.{key}", marks=context.marks)))
    alone = [(field, place) for field, place in found if not place.is_honest]
    described = all(place.use is MarkUse.DESCRIPTIVE for _, place in found)
    shown, key = (alone, "mark-stands-alone") if alone else (found, "mark-describes" if described else "mark-refers")
    field, place = shown[0]
    basis = fact(where, phrase(f"proof.{key}", words=listing_excerpt(listing, field, place.span, 30)))
    if not alone:
        screen = _screen_of(context, listing)
        caveat = (fact(where, phrase("proof.only-what-a-screen-shows", file=screen)),) if screen else ()
        return met_point(basis, *caveat)
    open_ = len(alone) < len(found) or all(place.use is MarkUse.EVERYDAY for _, place in alone)
    hidden = any(place.form in DISGUISED for _, place in alone)
    return doubtful_point(basis) if open_ and not hidden else missing_point(basis)


_SCRIPT = regex(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+")


def _mark_forms(mark: str) -> tuple[str, ...]:
    """The mark, and each half of one that is written in two scripts side by side: shops use either, `炬火 TORCHLIT`."""
    halves = [half.strip() for half in _SCRIPT.findall(mark)]
    return (mark, *halves) if len(halves) == 2 and min(map(len, halves)) > 1 else (mark,)


def _brand_point(listing: OurListing, marks: tuple[str, ...]) -> Point:
    where, brand = f"case.listings.{listing.path}.brand", (listing.brand or "").strip()
    if brand and any(normalised_name(brand) == normalised_name(form) for mark in marks for form in _mark_forms(mark)):
        return missing_point(fact(where, phrase("proof.brand-is-the-mark", brand=brand)))
    if not brand or brand.casefold() in NO_BRAND:
        return waived_point(fact(where, phrase("proof.no-brand-given")))
    return waived_point(fact(where, phrase("proof.brand-is-another", brand=brand)))
