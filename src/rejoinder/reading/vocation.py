"""Occupation by name: firms whose own name says that they act for others."""

from __future__ import annotations

from rejoinder.text.lexicon import matcher

_AGENCY = matcher("reading/vocation.agency")
_DEPARTMENT = matcher("reading/vocation.department")
_WHOLE_FIRM = matcher("reading/vocation.whole_firm")


def is_agency(name: str) -> bool:
    """Whether the name's words say that its bearer acts for others: a law firm, an agency, a guild."""
    return _AGENCY.search(name.lower()) is not None


def is_department(name: str) -> bool:
    """Whether the name is that of a firm's part: `Cyber Defence`, `Legal Department`; not of a firm of its own."""
    return (
        _DEPARTMENT.search(name.lower().strip(" .")) is not None
        and _WHOLE_FIRM.search(name.lower().strip(" .")) is None
    )
