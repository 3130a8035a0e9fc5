"""`{% say "web.board" count=3 %}` says a sentence, `{% format_value value %}` a value, `{{ at|day }}` a day."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone

from rejoinder.db.services import services
from rejoinder.domain.phrase import phrase
from rejoinder.web.translation import NAMES

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Any, id: str, **values: Any) -> str:
    """The phrase of this id in the language of the page."""
    language = context.get("language", "en")
    if not values:
        return _plain(id, language)
    return services().app.wording(None).say(phrase(id, **values), language)


@lru_cache(maxsize=8_192)
def _plain(id: str, language: str) -> str:
    """A sentence without values, which is the same on every page."""
    return services().app.wording(None).say(phrase(id), language)


@register.simple_tag(takes_context=True)
def format_value(context: Any, value: Any) -> str:
    """One value as a reader of this language writes it; an instant in the reader's zone."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    return services().app.wording(None).show(value, context.get("language", "en"))


@register.simple_tag(takes_context=True)
def colon(context: Any) -> str:
    """What stands between a label and its value in the language of the page."""
    return "：" if context.get("language") == "zh" else ": "


@register.simple_tag(takes_context=True)
def comma(context: Any) -> str:
    """What stands between the members of a list in the language of the page."""
    return "、" if context.get("language") == "zh" else ", "


@register.filter
def day(at: dt.datetime) -> dt.date:
    """The day of an instant in the reader's zone."""
    return timezone.localtime(at).date()


@register.filter
def hour(at: dt.datetime) -> str:
    """The hour of an instant in the reader's zone."""
    return f"{timezone.localtime(at):%H:%M}"


@register.filter
def person(signature: str) -> str:
    """The name in a signature, without the address behind it."""
    return signature.partition(" <")[0]


@register.filter
def own_name(language: str) -> str:
    """What speakers of a language call it."""
    return NAMES[language]
