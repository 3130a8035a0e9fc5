"""Each file that was handed over, looked at: its words, what paper it is, what screen it shows, how like a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import attrs

from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.intake import FoundFile
from rejoinder.domain.listing import OurListing
from rejoinder.domain.market import Markets
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.domain.reading import Reading
from rejoinder.domain.source import ComplaintSource
from rejoinder.proof.screen import Screen, screen_of
from rejoinder.reading.reader import read
from rejoinder.scrutiny.notice_likeness import CLEAR, Likeness, likeness
from rejoinder.usecases.app import App
from rejoinder.usecases.ports import ListingFiles

READ_LIMIT = 80
"""Files that are read as if they were the notice."""
TEXT_LIMIT = 100_000
"""Characters; longer texts are no notices."""
FILE_LIMIT_BYTES = 25_000_000
_TABLES = ("spreadsheet", "text/csv", "application/json", "application/xml", "photoshop", "application/octet")
_WRITTEN = frozenset({"message/rfc822", "application/vnd.ms-outlook", "text/plain", "text/html"})
_PICTURE_NAME = re.compile(r"[^\s\"'<>/\\=(),;|:*?]{1,150}\.(?:jpe?g|png|webp|gif|avif|heic)", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class InspectedFile:
    """One file with all that can be told of it by itself."""

    file: FoundFile
    inspection: Inspection
    enclosed: tuple[Paper, ...] = ()
    """What is attached to it, where it is a mail."""
    screen: Screen | None = None
    listings: tuple[OurListing, ...] = ()
    shown: frozenset[str] = frozenset()
    """Names of picture files that it names, where it describes listings."""
    market: str | None = None
    """The marketplace in whose address the page was saved, by its slug."""
    source: ComplaintSource | None = None
    reading: Reading | None = None
    likeness: Likeness | None = None

    @property
    def paper(self) -> Paper:
        """The file as a paper."""
        return self.inspection.paper

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture file."""
        return self.paper.media_type.startswith("image/")

    @property
    def listing_page(self) -> OurListing | None:
        """The listing whose page was saved in the file, told by the number of a listing in the page's own address."""
        if self.paper.media_type != "text/html" or len(self.listings) != 1:
            return None
        listing = self.listings[0]
        number = listing.item_id or ""
        return listing if number and number.casefold() in (listing.url or "").casefold() else None

    @property
    def points(self) -> int:
        """How much it is like the notice."""
        return self.likeness.points if self.likeness else 0


def look_at(files: Sequence[FoundFile], app: App, listing_files: ListingFiles) -> list[InspectedFile]:
    """The files in their order, their pictures read side by side. Raises: nothing for what a file holds."""
    opened = app.papers().open_all([(file.path, file.name) for file in files], place=Place.EVIDENCE)
    enclosed: dict[str, list[Paper]] = {}
    whole = []
    for paper in opened:
        if paper.enclosed_in is None:
            whole.append(paper)
        else:
            enclosed.setdefault(paper.enclosed_in, []).append(paper)
    inspected = [
        _on_its_market(_by_itself(file, paper, tuple(enclosed.get(paper.path, ())), listing_files), app.markets())
        for file, paper in zip(files, whole, strict=True)
    ]
    likely = sorted(
        (place for place, one in enumerate(inspected) if _may_be_read(one)), key=lambda place: _order(inspected[place])
    )
    chosen = likely[:READ_LIMIT]
    for number, place in enumerate(chosen, 1):
        name = inspected[place].file.origin
        app.progress.report(ProgressStep(stage=ProgressStage.COMPLAINT, name=name, number=number, count=len(chosen)))
        inspected[place] = _as_notice(inspected[place], app)
    app.progress.finish()
    return [_weighed(one) for one in inspected]


def _by_itself(
    file: FoundFile, paper: Paper, enclosed: tuple[Paper, ...], listing_files: ListingFiles
) -> InspectedFile:
    content = file.path.read_bytes() if paper.size_bytes <= FILE_LIMIT_BYTES else b""
    listings = () if paper.media_type.startswith("image/") else tuple(listing_files.read(content, file.name))
    names = _PICTURE_NAME.findall(paper.text) if listings else []
    if listings and paper.media_type in ("text/html", "application/json"):
        names += _PICTURE_NAME.findall(content.decode("utf-8", "replace"))
    return InspectedFile(
        file=file,
        inspection=Inspection(paper=paper, kind=PaperKind.LETTER, language=None),
        enclosed=enclosed,
        screen=screen_of(paper),
        listings=listings,
        shown=frozenset(name.casefold() for name in names),
    )


def _on_its_market(one: InspectedFile, markets: Markets) -> InspectedFile:
    page = one.listing_page
    market = markets.of_host(urlsplit(page.url or "").hostname or "") if page is not None else None
    return attrs.evolve(one, market=market.slug) if market is not None else one


def _may_be_read(one: InspectedFile) -> bool:
    paper = one.paper
    if any(kind in paper.media_type for kind in _TABLES) or paper.size_bytes > FILE_LIMIT_BYTES:
        return False
    if one.listing_page is not None:
        return False
    return bool(paper.text.strip()) and len(paper.text) <= TEXT_LIMIT


def _order(one: InspectedFile) -> tuple[bool, bool, str]:
    """Mails first and pictures last: where there are too many files, those are read that notices come as."""
    return one.paper.media_type != "message/rfc822", one.is_picture, one.file.origin


def _as_notice(one: InspectedFile, app: App) -> InspectedFile:
    """The file read as the complaint; as it is where that cannot be done."""
    try:
        source = app.complaints().open(one.file.path)
    except RejoinderError:
        return one
    return attrs.evolve(one, source=source, reading=read(source, app.markets()))


def _weighed(one: InspectedFile) -> InspectedFile:
    """The file inspected as a paper, and how like a notice it is; a mail or a text that clearly is one is no paper."""
    from rejoinder.proof.inspection import inspect  # a third of the time that a text alone takes

    if one.reading is None:
        return attrs.evolve(one, inspection=inspect(one.paper))
    reading, found = one.reading, likeness(one.reading, PaperKind.LETTER)
    if found.points < CLEAR or one.paper.media_type not in _WRITTEN:
        one = attrs.evolve(one, inspection=inspect(one.paper))
        found = likeness(reading, one.inspection.kind, one.inspection.fields)
    if one.screen is not None and not {"number", "answer_due"} & set(found.signs):
        found = attrs.evolve(found, points=min(found.points, 0))
    return attrs.evolve(one, likeness=found)


def kind_of(one: InspectedFile) -> PaperKind:
    """What the file is: a kind of paper, else what its screen shows, else a note where it is plain words."""
    kind = one.inspection.kind
    if one.screen is Screen.CHAT:
        return PaperKind.CHAT
    if kind in (PaperKind.PICTURE, PaperKind.OTHER) and one.is_picture:
        read_well = one.likeness is not None and one.likeness.may_be
        return PaperKind.SCREENSHOT if one.screen is not None or read_well else PaperKind.PICTURE
    if kind is PaperKind.OTHER and one.paper.media_type in ("text/plain", "text/markdown") and one.paper.text.strip():
        return PaperKind.NOTE
    return kind
