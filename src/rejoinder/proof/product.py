"""Whether a paper is about the product of a listing: by model first, by title where there is no model."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import cached_property, lru_cache

import attrs

from rejoinder.domain.evidence import Item, PaperKind
from rejoinder.domain.listing import OurListing
from rejoinder.domain.proposition import Thing
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView
from rejoinder.proof.name import normalised_model, normalised_name
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.model_code import MEASURE, is_specification
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import alphanumerics

_LOOKALIKES = str.maketrans("авекмнорстухі", "abekmhopctyxi")
_SIGN = "0-9A-Za-zА-Яа-яЁё"
_CODE = regex(rf"(?<![{_SIGN}])[{_SIGN}]{{1,16}}(?:[-–/.][{_SIGN}]{{1,12}}){{0,4}}(?![{_SIGN}])")
_QUOTED = regex(r"[«“\"《「『„]([^«»“”\"《》「」『』„]{2,80})[»”\"》」』“]")
_WORD = regex(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_LINE_LIMIT = 4_000
_LINES = 2_000
_SERIES = regex(r"^([^\W\d_]{2,8})[\s\-–]?\d")
_NUMBERED = regex(r"([^\W\d_]{1,8})[\s\-–_./]{0,2}(\d{1,5})")
_NUMBERED_ALONE = regex(r"(?<![^\W_])([^\W\d_]{1,8})[\-–_./]{0,2}(\d{1,5})(?![^\W_])")
_TO = r"\s?(?:to|through|thru|till|until|up to|bis|to and including|至|到|по|до|-|–|—|~|～|…|\.{2,3})\s?"
_SIGNS = regex(
    r"^.{0,60}\b(?:director|president|ceo|manager|signature|signed by|representative|директор|подпись)\b.{0,40}$|"
    r"^.{0,20}(?:法定代表人|签字|负责人).{0,30}$",
    re.IGNORECASE,
)
"""A line that says who signs."""
_LISTS_GOODS = SALE_KINDS | {PaperKind.AUTHORISATION}
_ITEMS = 60
_STOP = frozenset(
    "the a an of for and with by in on to no pcs pieces piece set new для и с по из на от в the x cm mm".split()
)


class MatchLevel(IntEnum):
    """What a paper shows of a product; the higher, the better."""

    SILENT = 0
    OTHER = 1
    NEAR = 2
    SAME = 3


@attrs.frozen(kw_only=True)
class ProductMatch:
    """What a paper shows of one listing, and the words it was seen by."""

    shown: MatchLevel
    product_name: str | None = None
    """The model or title by which the product was recognised."""
    instead: tuple[str, ...] = ()
    """Other models that the paper names."""
    thing: Thing = Thing.GOODS
    """What it names by that model: a mould, a fee or a deposit is no product."""


def product_label(listing: OurListing) -> str | None:
    """How the listing's product is called: its model, or else its title."""
    return model_of(listing) or listing.title


def model_of(listing: OurListing) -> str | None:
    """The model as the listing gives it, or the one model-like code in its title."""
    if listing.model and listing.model.strip().casefold() not in {"none", "n/a", "no", "-", "无", "нет"}:
        return listing.model.strip()
    codes = codes_in(listing.title or "")
    return codes[0] if len(codes) == 1 else None


def match_product(witness: EvidenceView, listing: OurListing, titles: Iterable[str] = ()) -> ProductMatch:
    """How far a paper is about the product of a listing.

    Args:
        titles: further titles by which the product is known, such as that of the work complained of.
    """
    paper_subject, model = subject_of(witness), model_of(listing)
    if model is not None:
        if paper_subject.names(model):
            return ProductMatch(shown=MatchLevel.SAME, product_name=model)
        others = paper_subject.models or paper_subject.siblings(model)
        if others:
            return ProductMatch(shown=MatchLevel.OTHER, instead=others)
    return _by_title(paper_subject, listing, titles)


@attrs.frozen(kw_only=True, slots=False, eq=False)
class PaperSubject:
    """What a paper is about, in words, each form worked out once."""

    paper: EvidenceView

    @cached_property
    def words(self) -> str:
        """What stands in its lines, beside its text; the seller's word only where nothing can be read."""
        lines = [line for item in self.paper.items for line in (item.model or "", item.says)]
        spoken = [] if self.paper.readable else [self.paper.vouched_item or ""]
        return "\n".join((*lines, *spoken, self.paper.text))

    @cached_property
    def plain(self) -> str:
        """The words, folded for the search of models."""
        return _plain(self.words)

    @cached_property
    def alphanumerics(self) -> str:
        """The words without anything but letters and digits."""
        return _alphanumerics(self.plain)

    @cached_property
    def spaced_text(self) -> str:
        """The words one by one, for the search of titles."""
        return _spaced_words(self.words)

    @cached_property
    def models(self) -> tuple[str, ...]:
        """The models that it names in its lines."""
        return named_models(self.paper)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles that it names."""
        work = self.paper.reported_fact("work")
        found = [str(work.value)] if work is not None else []
        for item in self.paper.items:
            found += quoted_titles(item.says)
        found += quoted_titles(self.paper.vouched_item or "")
        if self.paper.readable and not self.paper.items:
            found += quoted_titles(self.paper.text)
        return tuple(dict.fromkeys(found))

    def names(self, model: str) -> bool:
        """Whether a model stands in the words; in an authorisation, also between the ends of a row of models."""
        pattern = _pattern(model)
        if pattern is None:
            return False
        if alphanumerics(_plain(model)) in self.alphanumerics and pattern.search(self.plain) is not None:
            return True
        return self.paper.kind is PaperKind.AUTHORISATION and _is_in_model_range(model, self.plain)

    def siblings(self, model: str) -> tuple[str, ...]:
        """Models of the same series that stand in a text without lines: the same letters with another number."""
        head = _SERIES.match(model)
        if head is None or self.paper.kind not in _LISTS_GOODS:
            return ()
        code = rf"{re.escape(head[1])}[\-–]?\d{{1,4}}[A-Za-z]{{0,3}}"
        form = re.compile(rf"(?<![{_SIGN}])(?<![{_SIGN}][\-–/]){code}(?![{_SIGN}]|[\-–/]\d)", re.IGNORECASE)
        own = _own_number(self.paper)
        found = dict.fromkeys(match.group(0) for match in form.finditer(self.words))
        return tuple(each for each in found if each not in own)[:8]

    def lines_for(self, model: str) -> tuple[Item, ...]:
        """The lines of the paper that are for a model."""
        pattern, wanted = _pattern(model), normalised_model(model)
        found = (
            item
            for item, code, says in self._lines
            if code == wanted or (pattern is not None and pattern.search(says) is not None)
        )
        return tuple(found)

    @cached_property
    def _lines(self) -> tuple[tuple[Item, str, str], ...]:
        items = self.paper.items
        return tuple((one, normalised_model(one.model or ""), _plain(f"{one.model or ''} {one.says}")) for one in items)

    def bears(self, title: str) -> bool:
        """Whether a title stands in the words."""
        return _contains_title(title, self.spaced_text)

    def has_title_outside_parties(self, title: str) -> bool:
        """Whether a title stands in the words, the names of parties and of who signs apart: those name no mark."""
        spaced = _spaced_words("\n".join(line for line in self.words.split("\n") if not _SIGNS.search(line)))
        spaced = re.sub(rf"(?<= )[^\W\d_]{_spaced_words(title)}", " \n ", spaced)
        parties = (self.paper.giver, self.paper.receiver)
        for name in (str(party.value) for party in parties if party is not None):
            for form in (_spaced_words(name), f" {normalised_name(name)} "):
                if form.strip() and form != _spaced_words(title):
                    spaced = spaced.replace(form, " \n ")
        return _contains_title(title, spaced)


def subject_of(witness: EvidenceView) -> PaperSubject:
    """What a paper is about; made once a paper."""
    remembered: PaperSubject | None = witness.__dict__.get("_subject")
    if remembered is None:
        remembered = witness.__dict__["_subject"] = PaperSubject(paper=witness)
    return remembered


def named_models(witness: EvidenceView) -> tuple[str, ...]:
    """The models that a paper names in its lines, in order; its own number is none, nor a part of that."""
    found: list[str] = []
    own = _own_number(witness)
    for item in witness.items:
        for code in (item.model,) if item.model else codes_in(item.says):
            if code not in found and code not in own:
                found.append(code)
    if not found and not witness.readable and witness.vouched_item:
        found += codes_in(witness.vouched_item)
    return tuple(found[:8])


def _own_number(witness: EvidenceView) -> str:
    number = witness.reported_fact("number")
    return str(number.value) if number is not None else ""


def _is_in_model_range(model: str, plain: str) -> bool:
    """Whether a model of letters and a number lies between two others: `CG-5` in `CG-1 to CG-9`."""
    parts = _NUMBERED.fullmatch(_plain(model))
    if parts is None or parts[1] not in plain:
        return False
    letters = re.escape(parts[1])
    row = re.compile(
        rf"(?<![{_SIGN}]){letters}[\s\-–_./]{{0,2}}(\d{{1,5}}){_TO}(?:{letters}[\s\-–_./]{{0,2}})?(\d{{1,5}})(?![{_SIGN}]|\.\d)"
    )
    return any(
        len(low) <= len(high) and int(low) <= int(parts[2]) <= int(high)
        for low, high in (found.groups() for found in row.finditer(plain))
    )


def contains_model(model: str, text: str) -> bool:
    """Whether a model code stands in a text as a whole code, not as part of a longer one."""
    pattern = _pattern(model)
    return pattern is not None and pattern.search(_plain(text)) is not None


def codes_in(text: str) -> list[str]:
    """The model-like codes of a text: letters and digits together, no measures, in order and once each."""
    found: list[str] = []
    for match in _CODE.finditer(text[:_LINE_LIMIT]):
        code = match.group(0)
        plain = unicodedata.normalize("NFKC", code).casefold()
        has_both = any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain)
        if has_both and not is_specification(plain) and code not in found:
            found.append(code)
    return found


def names_sibling(line: str, model: str | None) -> bool:
    """Whether a line names another model of the same series: the same letters with another number."""
    own = _NUMBERED.fullmatch(_plain(model)) if model is not None else None
    if own is None:
        return False
    found = _NUMBERED_ALONE.finditer(_plain(line))
    return any(match[1] == own[1] and match[2] != own[2] for match in found)


def model_places(model: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where a model stands in a text: `[start, end)` of each naming, the first hundred."""
    pattern = _pattern(model)
    found = pattern.finditer(_plain(text)) if pattern is not None and len(_plain(text)) == len(text) else ()
    return tuple(match.span() for match in itertools.islice(found, 100))


def contains_title(title: str, text: str) -> bool:
    """Whether a title of at least two characters stands in a text, whatever its case, quotes and spaces."""
    return _contains_title(title, _spaced_words(text))


def are_similar_titles(work: str, line: str) -> bool:
    """Whether a line names a work in nearly its words: most of what tells the work stands in the line."""
    wanted, shown = _content_words(work), _content_words(line)
    shared = wanted & shown
    return len(shared) >= 3 and len(shared) * 4 >= len(wanted) * 3


def fills_a_line(title: str, text: str) -> bool:
    """Whether a title fills a line of its own, as marks do on the papers of registers."""
    wanted = normalised_name(title)
    return bool(wanted) and any(normalised_name(line) == wanted for line in text[:_LINE_LIMIT].splitlines())


def quoted_titles(text: str) -> tuple[str, ...]:
    """The titles that stand in quotation marks."""
    return tuple(match.group(1).strip() for match in _QUOTED.finditer(text[:_LINE_LIMIT]))


def first_sale_day(witness: EvidenceView, listing: OurListing) -> dt.date | None:
    """The earliest day on a line of an export of sales that names the listing: its model, its number or its title.

    A day that can be read in two ways counts as the later one.
    """
    codes = [code for code in (model_of(listing), listing.item_id) if code]
    title = _spaced_words(listing.title or "").strip()

    def named(line: str) -> bool:
        return any(contains_model(code, line) for code in codes) or (bool(title) and contains_title(title, line))

    lines = [line for line in (each[:_LINE_LIMIT] for each in witness.text.splitlines()) if named(line)]
    days = [max(day.date, day.other or day.date) for line in lines[:_LINES] for day in days_in(line)]
    return min(days, default=None)


def _by_title(paper_subject: PaperSubject, listing: OurListing, titles: Iterable[str]) -> ProductMatch:
    for title in titles:
        if paper_subject.bears(title):
            return ProductMatch(shown=MatchLevel.SAME, product_name=title)
    ours = _spaced_words(" ".join(part for part in (listing.title, listing.description) if part))
    for title in paper_subject.titles:
        if _contains_title(title, ours):
            return ProductMatch(shown=MatchLevel.SAME, product_name=title)
    items = paper_subject.paper.items[:_ITEMS]
    best = max((_overlap(item.says, listing.title or "") for item in items), default=MatchLevel.SILENT)
    if best is MatchLevel.SILENT:
        return ProductMatch(shown=MatchLevel.SILENT, instead=paper_subject.models)
    return ProductMatch(shown=best, product_name=listing.title)


def _overlap(says: str, title: str) -> MatchLevel:
    theirs, ours = _content_words(says), _content_words(title)
    shared = theirs & ours
    if len(shared) >= 3 and (len(shared) * 4 >= len(theirs) * 3 or shared == ours):
        return MatchLevel.SAME
    if len(shared) >= 2 and len(shared) * 2 >= len(theirs):
        return MatchLevel.NEAR
    return MatchLevel.SILENT


def _content_words(text: str) -> set[str]:
    """The words of a description without those that join and measure."""
    return {word for word in _words(text) if word not in _STOP and not MEASURE.match(word)}


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _spaced_words(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _contains_title(title: str, spaced: str) -> bool:
    wanted = _spaced_words(title)
    return len(wanted.replace(" ", "")) > 1 and wanted in spaced


_alphanumerics = lru_cache(maxsize=64)(alphanumerics)
"""Cached, since a case is judged many times over the same papers."""


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_LOOKALIKES)


@lru_cache(maxsize=512)
def _pattern(model: str) -> re.Pattern[str] | None:
    parts = re.findall(r"[^\W\d_]+|\d+", _plain(model))
    if not parts or len(normalised_model(model)) < 2:
        return None
    body = r"[\s\-–_./]{0,2}".join(re.escape(part) for part in parts)
    return re.compile(rf"(?<![{_SIGN}])(?<![{_SIGN}]-){body}(?![{_SIGN}])(?!-\d)")
