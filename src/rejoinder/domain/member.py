"""What the members of an organisation may do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Act(StrEnum):
    """Something that a person may or may not do in a case."""

    SEE = "see"
    WORK = "work"
    """File papers and take out what never left, confirm facts, draft, choose, record."""
    APPROVE = "approve"
    """Be the second pair of eyes before something is sent."""
    MANAGE = "manage"
    """Invite, set roles, tokens and settings, export and destroy."""


class MemberRole(StrEnum):
    """The part somebody has in an organisation, or in one case of it."""

    OWNER = "owner"
    HANDLER = "handler"
    REVIEWER = "reviewer"
    READER = "reader"
    COUNSEL = "counsel"
    """A lawyer from outside, for one case."""


ALLOWED: Mapping[MemberRole, frozenset[Act]] = {
    MemberRole.OWNER: frozenset(Act),
    MemberRole.HANDLER: frozenset({Act.SEE, Act.WORK}),
    MemberRole.REVIEWER: frozenset({Act.SEE, Act.WORK, Act.APPROVE}),
    MemberRole.READER: frozenset({Act.SEE}),
    MemberRole.COUNSEL: frozenset({Act.SEE, Act.WORK}),
}


class Scope(StrEnum):
    """What a program may do with a token; never more than the person whose token it is."""

    READ = "read"
    WRITE = "write"
    """Open cases, file papers, confirm facts, draft and choose."""
    FILE = "file"
    """Queue mail, approve it, and record what was filed or sent: what leaves the organisation."""
    MANAGE = "manage"
    """Let people in and out, set roles, shops, settings and webhooks, destroy papers: what its owners decide."""
