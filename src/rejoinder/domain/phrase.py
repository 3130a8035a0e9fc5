"""Phrases: sentence ids with values, not yet put into a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

LANGUAGES = ("en", "zh", "ru")


@attrs.frozen
class Phrase:
    """One sentence of the catalogue and the values it names.

    `id` is a key of the word catalogue (`words/<area>.yaml`), such as `procedure.deadline-passed`, or
    `rule/<rule id>` for the sentence of a rule. A value is a string (shown as it stands: a name, a number of a
    paper, a quotation), an int, a Decimal, a date, an instant, another phrase, or a tuple of these, which is
    shown as a list in the reader's language.
    """

    id: str
    values: tuple[tuple[str, Any], ...] = ()

    def value(self, name: str) -> Any:
        """The value that stands under this name, or None."""
        return dict(self.values).get(name)


def phrase(id: str, /, **values: Any) -> Phrase:
    """A phrase with its values in a fixed order, so that equal phrases compare equal."""
    return Phrase(id, tuple(sorted(values.items()) if len(values) > 1 else values.items()))


Translations = Mapping[str, str]
"""The same sentence in each of LANGUAGES, keyed by language."""
