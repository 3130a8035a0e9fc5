"""Full-text search of cases by words, numbers and addresses, within one organisation."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence

import attrs
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from rejoinder.db.models import Card, CardWords, Organisation
from rejoinder.db.search_term import search_terms, words

BESIDE = 60
"""Letters that are shown before and after a word that was found."""
MOST_WORDS = 10_000
"""Words of one case that count; what its notice says first comes first."""
MOST_FOUND = 1_000
"""Cases that one search looks at, the newest of those that match; so the time it takes has a bound."""

_SQLITE = "SELECT rowid FROM db_cardfound WHERE db_cardfound MATCH %s ORDER BY rowid DESC LIMIT %s"
_POSTGRESQL = "SELECT id FROM db_cardwords WHERE house = %s AND found @@ %s::tsquery ORDER BY id DESC LIMIT %s"


def keep_words(card: Card, texts: Iterable[str]) -> None:
    """Have a case found by the words of these texts, and by no others."""
    nonempty = [text for text in texts if text]
    cut, joined = " ".join(words(nonempty, most=MOST_WORDS)), "\n".join(nonempty)
    defaults = {"house": card.organisation_id.hex, "text": cut, "said": joined}
    CardWords.objects.update_or_create(card=card, defaults=defaults)


def snippets(cards: Iterable[Card], query: str) -> dict[uuid.UUID, tuple[str, str, str]]:
    """Where the first word that was looked for stands in each case: what comes before, the word, what comes after."""
    sought = [re.escape(word) for word in query.split() if word]
    if not sought:
        return {}
    pattern = re.compile("|".join(sought), re.IGNORECASE)
    found = {}
    for case, text in CardWords.objects.filter(card__in=[card.pk for card in cards]).values_list("card_id", "said"):
        match = pattern.search(text or "")
        if text and match is not None:
            before = text[max(0, match.start() - BESIDE) : match.start()]
            found[case] = (_line(before), match.group(), _line(text[match.end() : match.end() + BESIDE]))
    return found


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@attrs.frozen(kw_only=True)
class SearchResult:
    """The cases in which every word asked for is met, the newest `MOST_FOUND` of them."""

    rows: tuple[int, ...]
    """Rows of `CardWords`."""
    more: bool
    """Whether there are others, which were not looked at."""

    def among(self, cards: QuerySet[Card]) -> QuerySet[Card]:
        """Those of the cards that were found."""
        if not self.rows:
            return cards.none()
        # The numbers stand in the statement itself: a thousand parameters cost more than the search.
        rows = ",".join(str(int(row)) for row in self.rows)
        return cards.filter(pk__in=RawSQL(f"SELECT card_id FROM db_cardwords WHERE id IN ({rows})", ()))


def matching_cases(query: str, organisation: Organisation) -> SearchResult:
    """Look for words in the cases of an organisation. Where the query has no word, nothing is found.

    Who may see less than the organisation still has to be asked for: what is found is no permission.
    """
    terms = search_terms(query)
    if not terms:
        return SearchResult(rows=(), more=False)
    with connection.cursor() as cursor:
        cursor.execute(*_index_query(terms, organisation))
        rows = tuple(row for (row,) in cursor.fetchall())
    return SearchResult(rows=rows[:MOST_FOUND], more=len(rows) > MOST_FOUND)


def _index_query(terms: Sequence[tuple[str, bool]], organisation: Organisation) -> tuple[str, tuple[str | int, ...]]:
    """The question for the index. A word is made of letters and digits alone, so none can speak to it."""
    if connection.vendor == "postgresql":
        expression = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in terms)
        return _POSTGRESQL, (organisation.pk.hex, expression, MOST_FOUND + 1)
    expression = " AND ".join(f'"{word}"{" *" if begins else ""}' for word, begins in terms)
    return _SQLITE, (f'house : "{organisation.pk.hex}" AND text : ({expression})', MOST_FOUND + 1)
