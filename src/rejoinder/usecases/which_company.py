"""Which of the companies on the seller's papers may be his, and what would change if it were: the case judged again."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.company import CompanyNamed
from rejoinder.proof.company import companies_named
from rejoinder.usecases.what_if_wrong import Judge, changes


def which_company(case: CaseFile, advice: Advice, *, judge: Judge) -> tuple[CompanyNamed, ...]:
    """The companies that it is worth asking about, each with what hangs on the answer; empty where he has told.

    Args:
        case: as `advice` was made from, its reading as it was read.
        judge: gives the advice of a case whose reading is as it was read.
    """
    return tuple(_tried(case, advice, judge))


def _tried(case: CaseFile, advice: Advice, judge: Judge) -> Iterator[CompanyNamed]:
    for one in companies_named(case, advice.inspections):
        told = attrs.evolve(case, seller=attrs.evolve(case.seller, entity=one.name))
        changed = changes(advice, judge(told))
        if changed or len(one.papers) > 1:
            yield attrs.evolve(one, changes=changed)
