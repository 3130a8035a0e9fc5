"""The headings and form questions of notices, and what each asks for."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.text.lexicon import lists, matcher

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name.partition("_")[0], matcher(f"reading/topic.{name}")) for name in lists("reading/topic")
)


@lru_cache(maxsize=1_024)
def topic_of(heading: str) -> str | None:
    """The topic of a heading or form question in lower case, or None."""
    for topic, pattern in TOPICS:
        if pattern.search(heading):
            return topic
    return None
