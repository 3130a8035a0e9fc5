"""The application: all ports wired, for the command line, the pages and the API."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from rejoinder.domain.market import Markets
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.domain.tone import ToneLexicon
from rejoinder.procedure.calendar import Calendar
from rejoinder.scrutiny.spelling import Spellings
from rejoinder.usecases.ports import (
    CaseFolders,
    Complaints,
    Ledgers,
    ListingFiles,
    Manuscripts,
    MarkDetector,
    MarkLists,
    OcrEngine,
    Papers,
    Pictures,
    Progress,
    Redactions,
    Registers,
    SilentProgress,
    TimeAuthorities,
    Titles,
    Wording,
)
from rejoinder.usecases.renderer import Renderer


@attrs.frozen(kw_only=True)
class App:
    """The ports; an adapter is created when it is first used, so that a small command stays quick."""

    complaints: Callable[[], Complaints]
    folders: Callable[[], CaseFolders]
    papers: Callable[[], Papers]
    listing_files: Callable[[], ListingFiles]
    ledgers: Callable[[], Ledgers]
    pictures: Callable[[], Pictures]
    ocr_engine: Callable[[], OcrEngine]
    mark_detector: Callable[[], MarkDetector]
    markets: Callable[[], Markets]
    """The marketplaces that can be recognised in a text."""
    rulebooks: Callable[[], Rulebooks]
    calendars: Callable[[], Mapping[str, Calendar]]
    renderer: Callable[[], Renderer]
    manuscripts: Callable[[], Manuscripts]
    redactions: Callable[[], Redactions]
    registers: Callable[[], Registers]
    spellings: Callable[[], Spellings]
    titles: Callable[[], Titles]
    mark_lists: Callable[[], MarkLists]
    lexicon: Callable[[], ToneLexicon]
    wording: Callable[[Rulebooks | None], Wording]
    progress: Progress = SilentProgress()
    """Told of every step of a long piece of work."""
    authorities: Callable[[], TimeAuthorities] | None = None
    """Judges the stamps on seals among the papers; nobody is asked. Without them no seal says anything."""
