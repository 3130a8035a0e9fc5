"""Which of the companies on the seller's papers may be his, and what would change if it were: the case judged again."""

from __future__ import annotations

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.company import CompanyNamed
from rejoinder.proof.company import companies_named
from rejoinder.usecases.what_if_wrong import Judge, changes


def which_company(case: CaseFile, advice: Advice, *, judge: Judge) -> tuple[CompanyNamed, ...]:
    """The companies to ask about, each with what hangs on the answer; none where he has told, or nothing hangs on it.

    The one for which most grounds would be carried stands first, else the likeliest by the papers.

    Args:
        case: as `advice` was made from, its reading as it was read.
        judge: gives the advice of a case whose reading is as it was read.
    """
    tried = [_tried(case, advice, one, judge) for one in companies_named(case, advice.inspections)]
    tried.sort(key=lambda pair: -pair[0])
    found = [one for _, one in tried]
    if not any(one.changes for one in found):
        return ()
    likeliest, *others = found
    # the likeliest is asked about though nothing hangs on it: a less likely one must not stand in its place
    return (likeliest, *(one for one in others if one.changes or len(one.papers) > 1))


def _tried(case: CaseFile, advice: Advice, one: CompanyNamed, judge: Judge) -> tuple[int, CompanyNamed]:
    """How many grounds would be carried if the company were his, and the company with what would change."""
    supposed = judge(attrs.evolve(case, seller=attrs.evolve(case.seller, entity=one.name)))
    return len(supposed.ready_defences), attrs.evolve(one, changes=changes(advice, supposed))
