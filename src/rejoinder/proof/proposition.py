"""What a paper of the case bears of a listing's goods: the deed, the thing and the direction, never more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.listing import OurListing
from rejoinder.domain.proposition import Deed, Direction, Proposition, Thing
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView
from rejoinder.proof.name_match import NameMatch
from rejoinder.proof.product import model_of, model_places, subject_of
from rejoinder.proof.thing import thing_of_lines
from rejoinder.proof.thing_word import DRAFTS, OFFERS, ORDERS
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

LISTS_LINES = SALE_KINDS | {PaperKind.SALES_RECORD}
"""Kinds of paper whose lines are looked at one by one."""
_HEAD = 400
_AROUND = 40
_DEEDS = {
    PaperKind.INVOICE: Deed.SOLD,
    PaperKind.SALES_RECORD: Deed.SOLD,
    PaperKind.CONTRACT: Deed.AGREED,
    PaperKind.CATALOGUE: Deed.PUBLISHED,
    PaperKind.AUTHORISATION: Deed.LICENSED,
    PaperKind.COPYRIGHT_CERTIFICATE: Deed.REGISTERED,
    PaperKind.TRADEMARK_CERTIFICATE: Deed.REGISTERED,
    PaperKind.PATENT_CERTIFICATE: Deed.REGISTERED,
}
_THINGS = {
    PaperKind.COPYRIGHT_CERTIFICATE: Thing.WORK,
    PaperKind.TRADEMARK_CERTIFICATE: Thing.MARK,
    PaperKind.PATENT_CERTIFICATE: Thing.INVENTION,
}
_OFFER, _ORDER, _DRAFT = (regex("|".join(words), re.IGNORECASE) for words in (OFFERS, ORDERS, DRAFTS))
_DELIVERY = deferred_regex(
    lambda: f"{alternation('paper/shipping.title')}|{alternation('paper/acceptance.title')}", re.IGNORECASE
)
"""What a paper calls itself at its head by which goods or works are handed over."""


def proposition(
    paper: EvidenceView, listing: OurListing | None, is_us: Callable[[str | None], NameMatch], named: str | None = None
) -> Proposition:
    """What a paper bears of the goods of a listing.

    Args:
        named: the model or title by which the paper was seen to name them.
    """
    giver = str(paper.giver.value) if paper.giver else None
    receiver = str(paper.receiver.value) if paper.receiver else None
    return Proposition(
        sha256=paper.sha256,
        deed=deed_of(paper),
        thing=thing_named(paper, listing),
        direction=_direction(giver, receiver, is_us),
        giver=giver,
        receiver=receiver,
        named=named,
    )


def deed_of(paper: EvidenceView) -> Deed:
    """What was done by a paper of its kind, as it calls itself at its head."""
    head = paper.text[:_HEAD] if paper.readable else ""
    if paper.kind is PaperKind.CONTRACT and paper.reported_fact("assigned_to") is not None:
        return Deed.ASSIGNED
    if paper.kind in LISTS_LINES and _OFFER.search(head):
        return Deed.OFFERED
    if paper.kind in SALE_KINDS and _ORDER.search(head):
        return Deed.AGREED
    if paper.kind in (PaperKind.SALES_RECORD, PaperKind.RECEIPT) and _is_headed_by(_DELIVERY, head):
        return Deed.DELIVERED
    if paper.kind is PaperKind.CATALOGUE and _DRAFT.search(head):
        return Deed.MADE
    if paper.kind is PaperKind.RECEIPT:
        return Deed.SOLD if paper.items else Deed.PAID
    return _DEEDS.get(paper.kind, Deed.MADE)


def _is_headed_by(titles: re.Pattern[str], head: str) -> bool:
    """Whether a line of the head begins with one of these titles."""
    return any(titles.match(line.strip()) for line in head.splitlines())


def thing_named(paper: EvidenceView, listing: OurListing | None) -> Thing:
    """With which thing the paper deals where it names the goods of a listing: by its lines, or the words around."""
    if paper.kind not in LISTS_LINES:
        return _THINGS.get(paper.kind, Thing.GOODS)
    goods = " ".join(filter(None, (listing.title, listing.description))) if listing is not None else ""
    return thing_of_lines(_lines(paper, listing), goods)


def _lines(paper: EvidenceView, listing: OurListing | None) -> Iterator[str]:
    model = model_of(listing) if listing is not None else None
    lines = subject_of(paper).lines_for(model) if model is not None else paper.items
    if lines and not (model is not None and any(_is_bare(item.says, model) for item in lines)):
        yield from (item.says for item in lines)
    elif model is not None and paper.readable:
        parties = [str(party.value) for party in (paper.giver, paper.receiver) if party is not None]
        for start, end in model_places(model, paper.text):
            around = paper.text[max(0, start - _AROUND) : end + _AROUND]
            yield _without_parties(around, parties)


def _is_bare(line: str, model: str) -> bool:
    """Whether a line says nothing but the model and perhaps a unit, so that what was sold stands elsewhere."""
    rest = _plain_words(line.casefold().replace(model.casefold(), " "))
    return not any(len(word) >= (2 if word[0] >= "\u3400" else 4) for word in rest)


_plain_words = regex(r"[^\W\d_]+").findall


def _without_parties(words: str, parties: list[str]) -> str:
    """The words on one line, without the names of parties: a mould maker may sell goods."""
    flat = " ".join(words.split())
    for name in parties:
        flat = flat.replace(name, " ")
    return flat


def _direction(giver: str | None, receiver: str | None, is_us: Callable[[str | None], NameMatch]) -> Direction:
    if giver is not None and is_us(giver) is not NameMatch.OTHER:
        return Direction.BY_US
    if receiver is not None and is_us(receiver) is not NameMatch.OTHER:
        return Direction.TO_US
    return Direction.UNKNOWN if giver is None else Direction.BY_OTHERS
