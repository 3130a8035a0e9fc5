"""What a labelled value of a notice is, and how its labels are written down."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeAlias


class Concept(StrEnum):
    """What a labelled value is."""

    REFERENCE = "reference"
    RIGHT = "right"
    REASON = "reason"
    OWNER = "owner"
    AGENT = "agent"
    COMPLAINANT = "complainant"
    COMPANY = "company"
    PERSON = "person"
    EMAIL = "email"
    WORK = "work"
    MARK = "mark"
    REGISTRATION = "registration"
    LISTING = "listing"
    DEADLINE = "deadline"
    COMPLETED = "completed_on"
    PUBLISHED = "published_on"
    REGISTERED = "registered_on"
    FILED = "filed_on"
    VALID_TO = "valid_to"
    FIRST_SALE = "first_sale_on"
    SENT = "sent_at"
    TERRITORY = "territory"
    CLASSES = "classes"
    PLATFORM = "platform"
    SELLER = "seller"
    FROM = "from"
    SUBJECT = "subject"
    ORIGINAL = "original"


DATED = (
    Concept.COMPLETED,
    Concept.PUBLISHED,
    Concept.REGISTERED,
    Concept.FILED,
    Concept.VALID_TO,
    Concept.FIRST_SALE,
    Concept.SENT,
)
"""Labels whose value is a day of something that happened, and so no term for an answer."""

Labels: TypeAlias = tuple[tuple[Concept, re.Pattern[str]], ...]
"""Concepts with the labels that announce them, in lower case."""
