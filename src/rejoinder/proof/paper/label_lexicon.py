"""The words of bills, contracts and grants in further languages, by meaning."""

from __future__ import annotations

from rejoinder.proof.paper.word_east import EAST
from rejoinder.proof.paper.word_north import NORTH
from rejoinder.proof.paper.word_south import SOUTH


def by_language(meaning: str) -> tuple[str, ...]:
    """Every word for one meaning, each once: titles, labels, or patterns of whole heads of columns."""
    tongues = (*NORTH.values(), *EAST.values(), *SOUTH.values())
    return tuple(dict.fromkeys(word for tongue in tongues for word in tongue.get(meaning, "").split("|") if word))
