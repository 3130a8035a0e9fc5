"""What came of handing files over, as plain data for programs."""

from __future__ import annotations

from typing import Any

from rejoinder.assembly.print_document import Say
from rejoinder.domain.intake import Intake, LeftOut, TakenPaper
from rejoinder.domain.phrase import phrase

SCHEMA = "rejoinder.intake/1"


def intake_record(result: Intake, say: Say, *, case: str) -> dict[str, Any]:
    """One document: every file of the case, what was left out and why."""
    complaint = result.complaint
    return {
        "schema": SCHEMA,
        "case": case,
        "complaint": complaint.path if complaint else None,
        "papers": [_paper(one, say) for one in result.taken],
        "left_out": [_left_out(one, say) for one in result.left_out],
        "could_be_the_complaint": list(result.rivals),
    }


def _paper(one: TakenPaper, say: Say) -> dict[str, Any]:
    return {
        "file": one.path,
        "origin": one.origin,
        "sha256": one.sha256,
        "kind": one.kind.value,
        "role": one.role.value,
        "taken_for": say(phrase(f"intake.role-{one.role.value}")),
        "sure": one.sure,
        "why": say(one.why),
        "unread": say(one.unread) if one.unread else None,
    }


def _left_out(one: LeftOut, say: Say) -> dict[str, Any]:
    return {"file": one.origin, "says": say(one.says), "same_as": one.same_as}
