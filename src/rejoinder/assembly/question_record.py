"""A question to the seller as plain data."""

from __future__ import annotations

from typing import Any

from rejoinder.assembly.print_document import Say
from rejoinder.domain.question import About, Question


def question_record(question: Question, say: Say) -> dict[str, Any]:
    """The question in the shape of answer.json."""
    excerpt = question.excerpt
    return {
        "id": question.id,
        "fact": question.fact,
        "about": _about(question.about),
        "kind": question.kind.value,
        "says": say(question.says),
        "why": say(question.why),
        "proposed": question.proposed,
        "options": [{"value": one.value, "says": say(one.says)} for one in question.options] or None,
        "changes": list(question.changes),
        "words": None
        if excerpt is None
        else {
            "file": excerpt.file,
            "page": excerpt.page,
            "before": excerpt.before,
            "words": excerpt.words,
            "after": excerpt.after,
            "box": list(excerpt.box) if excerpt.box else None,
        },
    }


def _about(about: About) -> dict[str, str | None] | None:
    if about.file is not None:
        return {"file": about.file, "sha256": about.sha256}
    return {"listing": about.listing} if about.listing else None
