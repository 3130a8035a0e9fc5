"""What offices that keep registers are called."""

from __future__ import annotations

from rejoinder.domain.phrase import Phrase, phrase

NAMED = frozenset("cnipa euipo inpi jpo kipo ncac rospatent ukipo usco uspto wipo".split())
"""Those whose names are in the catalogue of words."""


def office_name(office: str) -> Phrase | str:
    """The name of an office by its id, such as `cnipa`; the id in capitals where it has no other name."""
    return phrase(f"register.office-{office}") if office in NAMED else office.upper()
