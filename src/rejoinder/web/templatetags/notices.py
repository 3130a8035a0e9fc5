"""`{% unread as n %}` counts what the reader was told and has not read."""

from __future__ import annotations

from typing import Any

from django import template

from rejoinder.db.notice import unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def unread(context: Any) -> int:
    """How many notices the reader has not read; 0 where nobody is signed in."""
    user = getattr(context.get("request"), "user", None)
    return unread_count(user) if user is not None and user.is_authenticated else 0
