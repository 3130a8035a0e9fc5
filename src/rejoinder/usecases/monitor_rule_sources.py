"""Compare the quotes of the rulebooks with newer texts of their sources: same, moved, changed or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.domain.quote import Quote, folded_words
from rejoinder.domain.rulebook import Citation, Rule, Rulebooks

SHINGLE = 6
"""Characters of the pieces by which a changed passage is found again."""
LIKE = 0.5
"""Share of a quote's pieces from which on a passage is the quote, changed."""
MOST_SHOWN = 300


class TextsAreOfNoSource(Invalid):
    """The folder holds texts, but none of a source, so that nothing was compared."""


class QuoteState(StrEnum):
    """What became of the words of a quote."""

    SAME = "same"
    """They stand in the text of the source."""
    MOVED = "moved"
    """They stand in another text of the folder alone, one that is not filed as the text of another source."""
    CHANGED = "changed"
    """The text of the source holds a passage like them."""
    GONE = "gone"
    """The text of the source holds nothing like them."""
    SILENT = "silent"
    """The folder holds no text of the source."""


@attrs.frozen(kw_only=True, slots=False)
class NamedText:
    """A text with the path by which it lies in its folder."""

    path: str
    text: str

    @cached_property
    def comparable_text(self) -> str:
        """The text as quotes are looked for in it."""
        return folded_words(self.text)

    @cached_property
    def passages(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Each line with the pieces of which it consists."""
        lines = (line.strip() for line in self.text.splitlines())
        return tuple((line, _pieces(folded_words(line))) for line in lines if line)


@attrs.frozen(kw_only=True)
class MonitoredQuote:
    """One quote of a source, the rules that rest on it, and what became of it."""

    quote: Quote
    source: Citation
    rules: tuple[str, ...]
    state: QuoteState
    path: str | None = None
    """The text in which it was looked for, or found."""
    now: str | None = None
    """The passage that stands there instead, where it changed."""

    @property
    def is_broken(self) -> bool:
        """Whether a rule rests on words that no longer stand there."""
        return self.state in (QuoteState.CHANGED, QuoteState.GONE)


def monitor_rule_sources(rulebooks: Rulebooks, texts: Sequence[NamedText]) -> tuple[MonitoredQuote, ...]:
    """What became of every quote, in the order of the books.

    Raises: TextsAreOfNoSource.
    """
    found: dict[tuple[str, str, str], tuple[Quote, Citation, list[str]]] = {}
    for rule, quote, source in _quotes(rulebooks):
        key = (source.cite, document_of(source), quote.sha256)
        found.setdefault(key, (quote, source, []))[2].append(rule.id)
    documents = tuple(dict.fromkeys(document_of(source) for _, source, _ in found.values()))
    own = {document: text_of(document, texts, documents) for document in documents}
    filed = {text.path for text in own.values() if text is not None}
    other = [text for text in texts if text.path not in filed]
    monitored = tuple(_monitored(quote, source, tuple(rules), own, other) for quote, source, rules in found.values())
    if monitored and all(one.state is QuoteState.SILENT for one in monitored):
        raise TextsAreOfNoSource
    return monitored


def _quotes(rulebooks: Rulebooks) -> Iterator[tuple[Rule, Quote, Citation]]:
    for book in rulebooks.books:
        for rule in book.rules:
            for quote in rule.quotes:
                yield rule, quote, rule.source[quote.of - 1]


def _monitored(
    quote: Quote,
    source: Citation,
    rules: tuple[str, ...],
    own: Mapping[str, NamedText | None],
    other: Sequence[NamedText],
) -> MonitoredQuote:
    """What became of one quote.

    Args:
        own: the text of each source by its document.
        other: the texts that are filed as no source's.
    """
    silent = MonitoredQuote(quote=quote, source=source, rules=rules, state=QuoteState.SILENT)
    text = own[document_of(source)]
    if text is not None and quote.comparable_text in text.comparable_text:
        return attrs.evolve(silent, state=QuoteState.SAME, path=text.path)
    elsewhere = next((one for one in other if quote.comparable_text in one.comparable_text), None)
    if elsewhere is not None:
        return attrs.evolve(silent, state=QuoteState.MOVED, path=elsewhere.path)
    if text is None:
        return silent
    now = _nearest(quote, text)
    return attrs.evolve(silent, state=QuoteState.CHANGED if now else QuoteState.GONE, path=text.path, now=now)


def document_of(source: Citation) -> str:
    """The path by which a source is filed: an archive's, else that of its address."""
    return source.document or (source.url or "").partition("://")[2].partition("?")[0].rstrip("/")


def text_of(document: str, texts: Sequence[NamedText], names: Sequence[str]) -> NamedText | None:
    """The text of a document: the file with the most of its path, and with its name alone where no other has that."""
    wanted = _parts(document)
    if not wanted:
        return None
    alone = len({tuple(_parts(name)) for name in names if _parts(name)[-1:] == wanted[-1:]}) == 1
    best = max(texts, key=lambda one: _common(_parts(one.path), wanted), default=None)
    common = _common(_parts(best.path), wanted) if best else 0
    return best if common > 1 or (common == 1 and alone) else None


def _parts(path: str) -> list[str]:
    pure = PurePosixPath(path.casefold())
    suffix = pure.suffix if pure.suffix in (".md", ".txt", ".html", ".htm") else ""
    return [*pure.parts[:-1], pure.name.removesuffix(suffix)] if pure.name else []


def _common(path: Sequence[str], wanted: Sequence[str]) -> int:
    """How many names at the end of both paths are the same."""
    same = 0
    for own, other in zip(reversed(path), reversed(wanted), strict=False):
        if own != other:
            break
        same += 1
    return same


def _pieces(folded: str) -> frozenset[str]:
    return frozenset(folded[start : start + SHINGLE] for start in range(max(1, len(folded) - SHINGLE + 1)))


def _nearest(quote: Quote, text: NamedText) -> str | None:
    """The line that holds the most of a quote, where that is much of it."""
    wanted = _pieces(quote.comparable_text)
    line, pieces = max(text.passages, key=lambda one: len(wanted & one[1]), default=("", frozenset[str]()))
    return line[:MOST_SHOWN] if len(wanted & pieces) >= LIKE * len(wanted) else None
