"""Which companies the seller's papers name, of which one may be the one behind the shop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.company import CompanyNamed
from rejoinder.domain.evidence import CERTIFICATES, Inspection, Place, Vouching
from rejoinder.proof.evidence_view import CARRIES_NOTHING, EvidenceView, evidence_views
from rejoinder.proof.identity import identities
from rejoinder.proof.name import normalised_name
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match, scripts_of, two_script_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

MOST = 3
SHORTEST = 4
"""Letters of a name that can be told apart from others."""
APART = 6
"""Characters between two forms of one name that stand together."""
_SERVES = matcher("proof/service_firm.serves", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]{4,}")


def companies_named(case: CaseFile, inspections: Sequence[Inspection]) -> tuple[CompanyNamed, ...]:
    """The likeliest first: those that bear the shop's name, those that the notice names as well, those that only
    receive or own a right by a certificate, then those that most papers name.

    Neither the complainant's side nor the platform is among them, nor whoever by its name transports, inspects or pays
    for others, unless the shop or the notice bears that name. Empty where the seller has said which company is his,
    and where one is known by the shop's own name.
    """
    if case.seller.entity:
        return ()
    papers = [one for one in evidence_views(inspections, Place.EVIDENCE) if one.kind not in CARRIES_NOTHING]
    found: list[CompanyNamed] = []
    for paper in papers:
        for name in _party_names(paper):
            _add_company(found, name, paper.sha256)
    shop = _words(case.seller.name or "")
    own = [one for one in found if not _is_opponent(case, one.name) and not _only_serves(case, one.name, shop)]
    ours = _merge_scripts(own, papers)
    if any(name_match(case.seller.name, one.name) is NameMatch.SAME for one in ours):
        return ()
    givers, owners = givers_and_owners(papers)
    ours.sort(
        key=lambda one: (
            -len(shop & _words(one.name)),
            *unlikeliness(case, one.name, givers, owners),
            -len(one.papers),
        )
    )
    return tuple(ours[:MOST])


def givers_and_owners(papers: Sequence[EvidenceView]) -> tuple[list[str], list[str]]:
    """Who sells or grants on papers that name both sides, and who owns a right by a certificate among them."""
    givers = [str(one.giver.value) for one in papers if one.giver is not None and one.receiver is not None]
    owners = [str(one.giver.value) for one in papers if one.kind in CERTIFICATES and one.giver is not None]
    return givers, owners


def unlikeliness(case: CaseFile, name: str, givers: Sequence[str], owners: Sequence[str] = ()) -> tuple[bool, int]:
    """Sort key of a company that may be the seller's: named by the notice first, then one that only receives or owns.

    Args:
        givers: who sells on the papers that name both sides.
        owners: who owns a right by a certificate; one that sells too comes behind those that only receive.
    """
    gives = any(name_match(name, giver) is NameMatch.SAME for giver in givers)
    owns = any(name_match(name, owner) is NameMatch.SAME for owner in owners)
    return not _is_in_notice(case, name), 0 if not gives else 1 if owns else 2


def _only_serves(case: CaseFile, name: str, shop: frozenset[str]) -> bool:
    """Whether a name is a carrier's, an inspector's, a bank's or the like, which sells no goods of its own."""
    return _SERVES.search(name) is not None and not shop & _words(name) and not _is_in_notice(case, name)


def _party_names(paper: EvidenceView) -> Iterator[str]:
    """Who stands on the paper by its own word."""
    for party in (paper.giver, paper.receiver):
        if party is not None and party.by is Vouching.PAPER and len(normalised_name(str(party.value))) >= SHORTEST:
            yield str(party.value)


def _add_company(found: list[CompanyNamed], name: str, sha256: str) -> None:
    """Count the paper for this company, under the fullest of its names: the one in most scripts, then the longest."""
    for number, one in enumerate(found):
        if name_match(one.name, name) is NameMatch.SAME:
            fuller = max(one.name, name, key=lambda each: (len(scripts_of(each)), len(each)))
            found[number] = attrs.evolve(one, name=fuller, papers=tuple(dict.fromkeys((*one.papers, sha256))))
            return
    found.append(CompanyNamed(name=name, papers=(sha256,)))


def _merge_scripts(found: Sequence[CompanyNamed], papers: Sequence[EvidenceView]) -> list[CompanyNamed]:
    """Names in two scripts put together, where a paper of the one bears the other as nobody else's."""
    companies: list[CompanyNamed] = []
    both = [one.name for one in identities(papers, [one.name for one in found])]
    for one in found:
        twin = next((each for each in companies if _is_one_company(each, one, papers, both)), None)
        if twin is None:
            companies.append(one)
        else:
            named = tuple(dict.fromkeys((*twin.papers, *one.papers)))
            companies[companies.index(twin)] = attrs.evolve(twin, name=f"{twin.name} ({one.name})", papers=named)
    return companies


def _is_one_company(a: CompanyNamed, b: CompanyNamed, papers: Sequence[EvidenceView], both: Sequence[str]) -> bool:
    """Whether two names are of one company.

    Args:
        both: names that papers such as business licences give in two scripts.
    """
    if not is_in_other_script(a.name, b.name):
        return False
    if name_match(two_script_name(a.name, both), b.name) is NameMatch.SAME:
        return True
    by_a, by_b = frozenset(a.papers) - frozenset(b.papers), frozenset(b.papers) - frozenset(a.papers)
    return any(
        (paper.sha256 in by_a and _has_alias(paper, b.name, of=a.name))
        or (paper.sha256 in by_b and _has_alias(paper, a.name, of=b.name))
        for paper in papers
    )


def _has_alias(paper: EvidenceView, name: str, *, of: str) -> bool:
    """Whether a paper bears a name as the other form of a party's: beside it, where another party may be meant too."""
    others = [
        one
        for one in _party_names(paper)
        if name_match(one, of) is not NameMatch.SAME and is_in_other_script(one, name)
    ]
    return paper.mentions(name) if not others else _are_adjacent(paper.text, of, name)


def _are_adjacent(text: str, a: str, b: str) -> bool:
    """Whether two names follow one another somewhere, with nothing but marks, spaces or brackets between them."""
    flat = " ".join(text.split())
    gap = rf"[\W_]{{0,{APART}}}"
    return any(re.search(re.escape(x) + gap + re.escape(y), flat) for x, y in ((a, b), (b, a)))


def _is_in_notice(case: CaseFile, name: str) -> bool:
    """Whether the notice names the company too: whoever is neither complainant nor platform there is the seller."""
    return case.reading is not None and name.casefold() in case.reading.text.casefold()


def _is_opponent(case: CaseFile, name: str) -> bool:
    parties = case.reading.parties if case.reading else ()
    named = [party.name for party in parties if party.role.value != "seller"]
    return any(name_match(other, name) is not NameMatch.OTHER for other in (*named, case.work.owner))


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))
