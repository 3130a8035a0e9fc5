"""`rejoinder case new DIR EXPORT`: a case for every row of an export, or a list of what they would be."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from rejoinder.cli.wiring import case_files, exports, markets
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.seller import Seller
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.open_cases import PlannedCase, open_cases, planned_cases, repeated_complaints

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")


class TwoComplaintsAreNamed(Invalid):
    """An export and a complaint file were both named."""


class DryRunNeedsAnExport(Invalid):
    """Nothing was named whose cases could be listed."""


def names_an_export(chosen: argparse.Namespace) -> bool:
    """Whether the act opens many cases; a complaint file in the place of the export is the case's complaint.

    Raises: TwoComplaintsAreNamed, DryRunNeedsAnExport.
    """
    if chosen.export is not None and chosen.complaint is not None:
        raise TwoComplaintsAreNamed
    is_export = chosen.export is not None and chosen.export.suffix.lower() in SUFFIXES
    if chosen.dry_run and not is_export:
        raise DryRunNeedsAnExport
    if chosen.export is not None and not is_export:
        chosen.complaint = chosen.export
    return is_export


def cases_of_export(chosen: argparse.Namespace, writer: CaseWriter, *, seller: Seller) -> Iterator[Phrase]:
    """Open the cases, or only list them; then what a person should know of them."""
    export = exports().open(chosen.export)
    count = "planned-count" if chosen.dry_run else "opened-count"
    if chosen.dry_run:
        cases: Sequence[PlannedCase] = planned_cases(export, markets())
    else:
        cases = open_cases(writer, export, seller=seller, case_files=case_files(), markets=markets())
    yield from map(_planned, cases)
    for case in cases:
        if case.row.rounded:
            yield phrase("case.planned-rounded", folder=case.folder, numbers=case.row.rounded)
    for case in repeated_complaints(cases):
        yield phrase("case.planned-repeated", folder=case.folder)
    yield phrase(f"case.{count}", count=len(cases), folder=chosen.dir.name)


def _planned(case: PlannedCase) -> Phrase:
    owner = case.reading.party(Role.OWNER) or case.reading.party(Role.AGENT)
    return phrase(
        "case.planned",
        folder=case.folder,
        rights=tuple(phrase("read.right-" + right.value.replace("_", "-")) for right in case.reading.rights) or "-",
        owner=owner.name if owner else "-",
        listings=len(case.reading.listings),
    )
