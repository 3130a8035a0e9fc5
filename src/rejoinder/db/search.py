"""Find cases by words, numbers and addresses, within the walls of one house."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from rejoinder.db.models import Card, CardWords, Organisation
from rejoinder.db.word import wanted, words

MOST_WORDS = 6_000
"""Words of one case that count; what its notice says first comes first."""
MOST_FOUND = 1_000
"""Cases that one search looks at, the newest of those that match; so the time it takes has a bound."""

_SQLITE = "SELECT rowid FROM db_cardfound WHERE db_cardfound MATCH %s ORDER BY rowid DESC LIMIT %s"
_POSTGRESQL = (
    "SELECT id FROM db_cardwords WHERE house = %s AND array_to_tsvector(string_to_array(text, ' ')) @@ %s::tsquery "
    "ORDER BY id DESC LIMIT %s"
)


def keep_words(card: Card, texts: Iterable[str]) -> None:
    """Have a case found by the words of these texts, and by no others."""
    cut = " ".join(words(texts, most=MOST_WORDS))
    CardWords.objects.update_or_create(card=card, defaults={"house": card.organisation_id.hex, "text": cut})


def found(cards: QuerySet[Card], query: str, house: Organisation) -> QuerySet[Card]:
    """Those of the cards of a house in which every word asked for is met; none where the query has no word.

    Limits: only the newest `MOST_FOUND` that match are looked at; `is_more` tells whether there are others.
    """
    asked = wanted(query)
    return cards.filter(words__in=_ids(asked, house, MOST_FOUND)) if asked else cards.none()


def is_more(query: str, house: Organisation) -> bool:
    """Whether more cases of the house match than one search looks at."""
    asked = wanted(query)
    return bool(asked) and CardWords.objects.filter(pk__in=_ids(asked, house, MOST_FOUND + 1)).count() > MOST_FOUND


def _ids(asked: Sequence[tuple[str, bool]], house: Organisation, most: int) -> RawSQL:
    """Rows of `CardWords`. A word is made of letters and digits alone, so none can speak to the index."""
    if connection.vendor == "postgresql":
        said = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in asked)
        return RawSQL(_POSTGRESQL, (house.pk.hex, said, most))
    said = " AND ".join(f'"{word}"{" *" if begins else ""}' for word, begins in asked)
    return RawSQL(_SQLITE, (f'house : "{house.pk.hex}" AND text : ({said})', most))
