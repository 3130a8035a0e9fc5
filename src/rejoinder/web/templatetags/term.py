"""`{% term "points" %}`: a term of the field with what it means, folded until somebody asks."""

from __future__ import annotations

from typing import Any

from django import template

from rejoinder.db.services import services
from rejoinder.domain.phrase import phrase

register = template.Library()


@register.inclusion_tag("part/term.html", takes_context=True)
def term(context: Any, name: str) -> dict[str, str]:
    """The explanation of a term, opened by a small button; none for a name without one."""
    language, wording = context.get("language", "en"), services().app.wording(None)
    named = phrase(f"overview.term-{name}")
    return {
        "name": name,
        "term": wording.say(named, language),
        "asks": wording.say(phrase("overview.term", term=named), language),
        "gloss": wording.say(phrase(f"overview.gloss-{name}"), language),
    }
