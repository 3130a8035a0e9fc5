"""Who grants and who is granted, in an authorisation or licence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rejoinder.proof.name import compact_name, is_same_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import AGENT_OF, organisation_at_start, organisations_in
from rejoinder.proof.paper.kind import has_title, is_title
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.party import seller_of
from rejoinder.proof.paper.party_role import parties_by_role
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

VERB_LIMIT = 60
"""Verbs that grant in one paper; a licence has a few."""


_VERB = matcher("paper/grant.verb", re.IGNORECASE)
_PLATFORM = matcher("paper/grant.platform", re.IGNORECASE)


_TAKES = regex(
    r"(?i)licensee|distributor|被许可方|被授权|лицензиат|дистриб|дилер|lizenznehmer|licencié|licenciatari|concession[na]|distribut"
)
"""In a paper of right a customer or buyer may well be the one who grants."""


def grant_parties(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """Who grants and who is granted: by labels, by roles given in a sentence, by the verb, by the signature."""
    for layout in layouts[:1]:
        named = parties_by_role(layout, takes=_TAKES)
        if all(named):
            return named
        if (parties := _messrs_parties(layout)) is not None:
            return parties
    if (parties := _addressed_parties(layouts)) is not None:
        return parties
    owner = first_labelled_value(layouts, (word.OWNER,), read_name)
    licensees = labelled_values(layouts, word.LICENSEE, read_name)
    licensee = next((found for found in licensees if not has_title(found.layout.rows[found.row])), None)
    for layout in layouts[:3]:
        if owner and licensee and not is_same_name(str(owner.value), str(licensee.value)):
            return owner, licensee
        text = layout.prose[:8000]
        roles = parties_by_role(layout, takes=_TAKES)
        owner, licensee = owner or roles[0], licensee or roles[1]
        for giver, taker in (*_certified_parties(text), *_granted_parties(text)):
            if giver and taker and is_same_name(giver, taker):
                continue
            if taker and not (owner and is_same_name(str(owner.value), taker)):
                licensee = licensee or _as_value(taker, layout)
            if giver and not (licensee and is_same_name(str(licensee.value), giver)):
                owner = owner or _as_value(giver, layout)
    return owner or _declaring_owner(layouts, licensee) or _signing_owner(layouts, licensee), licensee


_MESSRS = r"M/[sS]\.?\s+([A-Z][^,;()]{2,80}?)"
_WE_MESSRS = regex(rf"\b[Ww]e,?\s+{_MESSRS},.{{0,240}}?\bhereby\b")
_TO_MESSRS = regex(rf"\b(?:to|that)\s+{_MESSRS}(?=,|\s\(|\s(?:is|are|has|have|to|for|as|who|which)\b)")


def _messrs_parties(layout: PageLayout) -> tuple[ExtractedValue, ExtractedValue] | None:
    """Both firms of a letter from India, where firms are called Messrs: `We M/s A, ... hereby ... to M/s B`."""
    giver = _WE_MESSRS.search(layout.flat)
    taker = _TO_MESSRS.search(layout.flat, giver.end()) if giver else None
    names = [read_name(match[1]) for match in (giver, taker) if match]
    if len(names) < 2 or not (names[0] and names[1]) or is_same_name(names[0][0], names[1][0]):
        return None
    return _as_value(names[0][0], layout), _as_value(names[1][0], layout)


_ADDRESSEE = deferred_regex(
    lambda: rf"^\s*{alternation('paper/grant.addressee_label')}\s*[:：]?\s*(?=\S)", re.IGNORECASE
)
_LETS_YOU = matcher("paper/grant.lets_you", re.IGNORECASE)
_ADDRESSEE_ROWS, _SIGNATURE_ROWS = 12, 8
"""Rows from the top of a letter in which it says to whom, and from its end in which a firm signs it."""


def _addressed_parties(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue, ExtractedValue] | None:
    """Both firms of a letter that lets its addressee sell: `To: B ... you may ...`, with A under it.

    Firms that such a letter names between are those from whom the goods came, not parties to it.
    """
    if not layouts or not _LETS_YOU.search(layouts[0].flat):
        return None
    rows = layouts[0].rows[:_ADDRESSEE_ROWS]
    labelled = ((row, match) for row in rows if (match := _ADDRESSEE.search(row.text)))
    named = ((row, organisation_at_start(row.text[match.end() :])) for row, match in labelled)
    taker = next(((row, name) for row, name in named if name is not None), None)
    if taker is None or _PLATFORM.search(taker[1]):
        return None
    signature = [row for row in layouts[-1].rows if layouts[-1] is not layouts[0] or row.number > taker[0].number]
    for row in reversed(signature[-_SIGNATURE_ROWS:]):
        giver = organisation_at_start(row.text.strip())
        if giver is not None and not is_same_name(giver, taker[1]):
            return _as_value(giver, layouts[-1]), _as_value(taker[1], layouts[0])
    return None


_DECLARES = deferred_regex(
    lambda: (
        r"(?:^|\n|[.:,]\s)\s{0,6}(?:(?:[Tt]he|[Oo]ur|[Tt]his) (?:company|firm|undersigned),?\s)?"
        r"([A-Z][\w&'’.-]*(?:\s+(?:&|[A-Z][\w&'’.-]*)){1,5})\s+(?:hereby\s+)?"
        rf"{alternation('paper/grant.declares')}\b"
    )
)


def _declaring_owner(layouts: Sequence[PageLayout], licensee: ExtractedValue | None) -> ExtractedValue | None:
    """The firm without a legal form that certifies, confirms or grants in so many words."""
    for layout in layouts[:2]:
        for match in _DECLARES.finditer(layout.prose[:6000]):
            read = read_name(match[1])
            if read and not is_title(match[1]) and not _is_same(read[0], licensee):
                return _as_value(read[0], layout)
    return None


def _is_same(name: str, party: ExtractedValue | None) -> bool:
    return party is not None and is_same_name(name, str(party.value))


def _signing_owner(layouts: Sequence[PageLayout], licensee: ExtractedValue | None) -> ExtractedValue | None:
    """Who signs or heads the letter, where it is not the one who is granted."""
    for find in (_name_in_head_and_signature, seller_of):
        found = find(layouts)
        if found is not None and not _is_same(str(found.value), licensee):
            return found
    for layout in reversed(layouts[:3]):
        for name, _ in reversed(organisations_in(layout.text[-3000:])):
            if not _is_same(name, licensee):
                return ExtractedValue(name, name, layout, confidence=0.7)
    return None


_ENDS = 4, 10
"""Rows from the top of a letter in which it says whose it is, and from its end in which it is signed."""


def _name_in_head_and_signature(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The name, whether or not a firm's, that stands alone both over a letter and under it."""
    if not layouts:
        return None
    head = layouts[0].rows[: _ENDS[0]]
    last = [row for row in layouts[-1].rows[-_ENDS[1] :] if len(row.cells) == 1]
    signed = {compact_name(row.text): row.text for row in last if len(layouts) > 1 or row not in head}
    for row in head:
        read = read_name(row.text) if len(row.cells) == 1 and not has_title(row) else None
        signer = signed.get(compact_name(row.text))
        if read and read[0] == row.text.strip() and signer:
            return ExtractedValue(signer, row.text, layouts[0], row.number, 0.8)
    return None


_IS_AUTHORISED = matcher("paper/grant.is_authorised", re.IGNORECASE)


_OF_WHOM = regex(r"(?:\bof|\bfor|\bby|дилером|дистрибьютором|представителем|партн[её]ром|продавцом)\s+", re.IGNORECASE)


def _certified_parties(text: str) -> Iterator[tuple[str | None, str | None]]:
    """Giver and taker of `X is an authorised distributor of Y`, or of `Y confirms that X is authorised`."""
    for verb in islice(_IS_AUTHORISED.finditer(text), VERB_LIMIT):
        lead = text[max(0, verb.start() - 400) : verb.start()]
        before = [name for name, _ in organisations_in(lead)]
        plain = next(iter(_capitalised_names(lead)), None)
        if plain is not None and not (before and is_same_name(before[-1], plain)):
            yield before[-1] if before else None, plain
            continue
        if not before:
            continue
        behind = text[verb.end() : verb.end() + 160]
        named = [
            name
            for place in _OF_WHOM.finditer(behind)
            if not behind[place.end() : place.end() + 1].islower()
            and (name := organisation_at_start(behind[place.end() :])) is not None
        ]
        others = [name for name in before if not is_same_name(name, before[-1])]
        giver = named[0] if named else others[-1] if others else None
        yield giver, before[-1]


def _granted_parties(text: str) -> Iterator[tuple[str | None, str | None]]:
    """Giver and taker of every verb that grants."""
    for verb in islice(_VERB.finditer(text), VERB_LIMIT):
        yield _parties_around(text, verb)


def _parties_around(text: str, verb: re.Match[str]) -> tuple[str | None, str | None]:
    """The firm named last before the verb and the one named first behind it, or the person behind it."""
    lead = text[max(0, verb.start() - 600) : verb.start()]
    named = organisations_in(lead)
    before = [name for name, _ in named] or _capitalised_names(lead)
    if len(named) > 1 and AGENT_OF.search(lead[: named[-1][1]]):
        before.pop()
    behind_text = text[verb.end() : verb.end() + 400]
    behind = [name for name, start in organisations_in(behind_text) if start < 250]
    if not named and len(behind) > 1 and _INVERTED.search(f"{lead}{verb[0]}"):
        return behind[0], behind[1]
    taker = behind[0] if behind else _person_name(behind_text) or _quoted_name(behind_text)
    firm = _firm_behind_word(behind_text)
    taker = firm if firm and not (taker and taker.startswith(firm)) else taker
    by_speaker = _WE_BEHIND.match(behind_text) is not None
    return before[-1] if before and not by_speaker else None, taker


_WE_BEHIND = regex(r"(?i)\s*(?:wir|ich)\b")
"""How a German sentence goes on behind its verb whose subject is who writes, not the firm named before."""


_FIRM_WORD = deferred_regex(
    lambda: (
        r"\s*(?:(?:to|a|à|an|die|der|the|il|la|al|alla|o|os|el) |l['’])*"
        rf"{alternation('paper/grant.firm_word')}\s+((?-i:[^\W\d_a-zß-ÿ])[^,()\n;:]{{2,70}}?)"
        r"(?=,|\s\(|;|:|\s(?:con|mit|z|do|à|para|zu|per|to|for|a|met|med|til|in|k)\s(?-i:[a-zß-ÿ]))"
    )
)


def _firm_behind_word(text: str) -> str | None:
    """The name right behind a word for a firm, whether or not it has a legal form: `autorizza la ditta NAME, con`."""
    match = _FIRM_WORD.match(text)
    read = read_name(match[1]) if match else None
    return read[0] if read else None


_QUOTED = regex(r"((?:\s?[^\W\d_][\w’'-]*,?){0,6})\s*[“\"«]([^”\"»\n]{2,60})[”\"»]")
_THING = regex(
    r"(?i)\b(?:marks?|trade ?marks?|brands?|logos?|works?|titled|named|called|products?|goods|series|model)\b"
)


def _quoted_name(text: str) -> str | None:
    """A name in quotation marks that stands few words behind, none of which is one for a mark or a work."""
    match = _QUOTED.match(text)
    read = read_name(match[2]) if match and not _THING.search(match[1]) else None
    return read[0] if read else None


_INVERTED = regex(r"(?i)\bhiermit\s+(?:bevollmächtigt|ermächtigt|autorisiert|beauftragt)$")
"""How a German sentence begins that names behind its verb both who grants and who is granted."""
_THAT = regex(r"\bthat\s+((?:[A-Z][\w&'’.-]*)(?:\s+[A-Z&][\w&'’.-]*){0,5})\s*(?:\([^()]{1,80}\),?\s*)?$")


def _capitalised_names(lead: str) -> list[str]:
    """The firm without a legal form in `This letter confirms that NAME hereby authorises`; empty where none is."""
    match = _THAT.search(lead)
    read = read_name(match[1]) if match else None
    return [read[0]] if read else []


_PERSON = deferred_regex(
    lambda: (
        rf"\s*(?:(?:to|a|al|à|an|der|die|den|the|our)\s+)?{alternation('paper/grant.person_title')}\s+"
        r"((?:[^\W\d_a-z][\w'’-]+\s?){2,5})(?=\s?(?:[a-zß-ÿ,(.]|$))"
    )
)


def _person_name(text: str) -> str | None:
    """A name of capitalised words that stands at the beginning, or behind the word by which one is addressed."""
    addressed = _PERSON.match(text)
    if addressed:
        return addressed[1].strip()
    read = read_name(re.sub(r"^\s*(?:to\s+|the\s+|our\s+)?(?:company|distributor|agent|reseller)?\s*", "", text))
    words = read[0].split() if read else []
    return read[0] if read and 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words) else None


def _as_value(name: str, layout: PageLayout) -> ExtractedValue:
    return ExtractedValue(name, name, layout, confidence=0.88)
