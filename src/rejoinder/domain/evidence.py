"""Papers: what the seller holds, what the complainant sent along, and what they say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

import attrs

from rejoinder.document.document import Box, Document
from rejoinder.domain.finding import Finding


class PaperKind(StrEnum):
    """What a paper is, as the contract spells it."""

    INVOICE = "invoice"
    RECEIPT = "receipt"
    CONTRACT = "contract"
    AUTHORISATION = "authorisation"
    COPYRIGHT_CERTIFICATE = "copyright_certificate"
    TRADEMARK_CERTIFICATE = "trademark_certificate"
    PATENT_CERTIFICATE = "patent_certificate"
    REGISTER_EXTRACT = "register_extract"
    """An extract of a register that does not show which right it is of; one that does is of the kind of that right."""
    CATALOGUE = "catalogue"
    SALES_RECORD = "sales_record"
    PICTURE = "picture"
    LETTER = "letter"
    COURT_PAPER = "court_paper"
    SCREENSHOT = "screenshot"
    """A picture of a screen that shows a page or a program."""
    CHAT = "chat"
    """A conversation in a messenger, as a picture or as text."""
    NOTE = "note"
    """The seller's own words for himself or for whoever helps him."""
    OTHER = "other"


CERTIFICATES = frozenset(
    {PaperKind.COPYRIGHT_CERTIFICATE, PaperKind.TRADEMARK_CERTIFICATE, PaperKind.PATENT_CERTIFICATE}
    | {PaperKind.REGISTER_EXTRACT}
)
BILLS = frozenset({PaperKind.INVOICE, PaperKind.RECEIPT})
ITEMISED = BILLS | {PaperKind.CONTRACT, PaperKind.SALES_RECORD}
"""Papers that list goods with quantities and amounts."""
PARTY_FIELDS = frozenset({"seller", "buyer", "owner", "licensee"})
"""Fields of a paper that name somebody."""
WITHIN = "!"
"""Between a mail and what it carries, in the path of a paper."""


def display_path(path: str) -> str:
    """The path of a paper as a person reads it: `evidence/offer.eml › invoice.pdf`."""
    return path.replace(WITHIN, " › ")


def moment(instant: str | None) -> dt.date | None:
    """The day of an instant that a file states; clocks of machines are no better than that."""
    try:
        return dt.date.fromisoformat((instant or "")[:10])
    except ValueError:
        return None


class Place(StrEnum):
    """Where in the case folder a paper lies, which says whose it is."""

    EVIDENCE = "evidence"
    CLAIMED = "claimed"
    LISTING = "listing"
    OTHER = "other"
    """Files that are nobody's evidence, such as another notice or a note; nothing rests on them."""
    ATTACHMENT = "attachment"


@attrs.frozen(kw_only=True)
class Vouched:
    """What the seller says about a paper in case.toml; shown as the seller's word."""

    kind: PaperKind | None = None
    issued_on: dt.date | None = None
    parties: tuple[str, ...] = ()
    """Names, the giver first."""
    item: str | None = None
    quantity: Decimal | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    mark: str | None = None
    sealed: bool | None = None


@attrs.frozen(kw_only=True)
class Paper:
    """One file of the case, with its words where a program can read them. The bytes stay in their store."""

    path: str
    """Relative to the case folder, with `/`; what a mail carries is `<mail>!<name>`."""
    place: Place
    sha256: str
    size_bytes: int
    media_type: str
    document: Document = Document()
    """What it holds, as it was parsed; empty where nobody reads its kind, and in the ledger."""
    readable: bool = True
    """False where the paper holds no text that can be read without OCR (a scan or a picture)."""
    metadata: tuple[tuple[str, str], ...] = ()
    """What the file says of itself: `producer`, `created_at`, `modified_at`, `updates`, `camera`, `taken_at` ..."""
    vouched: Vouched | None = None
    enclosed_in: str | None = None
    """The path of the mail that it was attached to; None where it lies in a file of its own."""

    @property
    def name(self) -> str:
        """The file name without folders; of what is attached to a mail, after the mail's: `offer.eml › invoice.pdf`."""
        if self.enclosed_in is None:
            return self.own_name
        return display_path(f"{self.enclosed_in.rsplit('/', 1)[-1]}{WITHIN}{self.own_name}")

    @property
    def own_name(self) -> str:
        """The name of the file itself, whatever it came in."""
        if self.enclosed_in is None:
            return self.path.replace(WITHIN, "/").rsplit("/", 1)[-1]
        return self.path[len(self.enclosed_in) + len(WITHIN) :]

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of each page (worksheet, mail) in order; empty strings where a page holds only a picture."""
        return tuple(page.text for page in self.document.pages)

    @property
    def text(self) -> str:
        """All pages, joined by form feeds."""
        return "\f".join(self.pages)

    @property
    def is_page_view(self) -> bool:
        """Whether it is of a type that shows a page as it was seen: a picture or a PDF."""
        return self.media_type.startswith(("image/", "application/pdf"))

    @property
    def is_recognised(self) -> bool:
        """Whether some of its words were recognised in a picture."""
        return any(page.recognised for page in self.document.pages)


class Vouching(StrEnum):
    """Who says so."""

    PAPER = "paper"
    SELLER = "seller"


@attrs.frozen(kw_only=True)
class Field:
    """One value of a paper and where it stands."""

    name: str
    value: str | int | Decimal | bool | dt.date | tuple[Item, ...]
    page: int | None = None
    """Counted from 1; None where the seller says it."""
    span: tuple[int, int] | None = None
    """`[start, end)` in the text of that page."""
    confidence: float = 1.0
    by: Vouching = Vouching.PAPER
    box: Box | None = None
    """Where on the page it stands, where the file or a picture of it tells."""
    cell: str | None = None
    """The cell of a worksheet in which it stands, as `C12`."""
    recognised: bool = False
    """Whether it was read from a picture, where letters may be misread."""


@attrs.frozen(kw_only=True)
class Item:
    """A line of an invoice, contract or sales record."""

    says: str
    """The line's description as written."""
    model: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None


@attrs.frozen(kw_only=True)
class Inspection:
    """What a paper is and says, the seller's word beside it, and what a doubting reviewer would say of it."""

    paper: Paper
    kind: PaperKind
    language: str | None
    fields: tuple[Field, ...] = ()
    """Names: number issued_on seller buyer owner licensee mark work registration_number valid_from valid_to
    registered completed_on published_on total currency tax items sealed signed."""
    doubts: tuple[Finding, ...] = ()
    aside: bool = False
    """Whether the seller says that it does not concern the goods: nothing rests on it."""

    def field(self, name: str) -> Field | None:
        """The field of this name; the paper's own word before the seller's."""
        found = [field for field in self.fields if field.name == name]
        return next((field for field in found if field.by is Vouching.PAPER), found[0] if found else None)

    @property
    def items(self) -> tuple[Item, ...]:
        """The lines of goods that the paper itself names."""
        field = self.field("items")
        return field.value if field and field.by is Vouching.PAPER and isinstance(field.value, tuple) else ()
