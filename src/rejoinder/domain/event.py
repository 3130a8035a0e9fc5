"""What has happened in a case, each event past tense; together they are the case."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum

import attrs

from rejoinder.domain.evidence import Paper, PaperKind
from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.intake import FileRole
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Reading
from rejoinder.domain.register import RegisterEntry
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Preferences, Seller

HOUR_UNKNOWN = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
"""Stands in `Event.at` where nobody recorded the hour: what merely lies in a case folder."""


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened at an instant, recorded by somebody."""

    at: dt.datetime
    by: str
    """Who recorded it: a name, or `folder` for what merely lies in the case folder."""


@attrs.frozen(kw_only=True)
class CaseOpened(Event):
    """A case was begun for a seller."""

    seller: Seller


@attrs.frozen(kw_only=True)
class ComplaintReceived(Event):
    """A complaint came in and was read. The reading is a proposal until confirmed."""

    reading: Reading
    sha256: str


@attrs.frozen(kw_only=True)
class ComplaintVouched(Event):
    """The seller said something of the complaint that the notice does not say, or corrected it."""

    complaint: AssertedComplaint


@attrs.frozen(kw_only=True)
class WorkVouched(Event):
    """The seller said what is known of the complainant's work."""

    work: ComplainantWork


@attrs.frozen(kw_only=True)
class HistoryRecorded(Event):
    """An earlier violation was entered."""

    violation: PastViolation


@attrs.frozen(kw_only=True)
class PreferencesSet(Event):
    """The seller said what stays private."""

    preferences: Preferences


@attrs.frozen(kw_only=True)
class EvidenceFiled(Event):
    """A paper was added to the case."""

    paper: Paper
    received_from: str | None = None


@attrs.frozen(kw_only=True)
class PaperTaken(Event):
    """A file that was handed over came into the case, or changed its role there."""

    path: str
    sha256: str
    origin: str
    """Where it was found: its name, within folders, archives and mails."""
    role: FileRole
    kind: PaperKind
    sure: bool
    """False where it was only taken for that, and nobody has looked at it."""
    why: Phrase
    was: str | None = None
    """The path from which it was moved; None where it came in."""


@attrs.frozen(kw_only=True)
class ListingFiled(Event):
    """One of the seller's listings was added."""

    listing: OurListing


@attrs.frozen(kw_only=True)
class FactConfirmed(Event):
    """A person looked at a value of the reading and said it is right."""

    field: str
    """Path in the reading, such as `clocks.0` or `parties.1`."""
    value: str
    """The value as it stood when it was confirmed."""


@attrs.frozen(kw_only=True)
class FactCorrected(Event):
    """A person replaced a value of the reading. A later reading never overwrites it."""

    field: str
    value: str
    reason: str | None = None
    was: str | None = None
    """What stood there; where a later reading counts otherwise, the correction goes where this stands now."""


@attrs.frozen(kw_only=True)
class FactRefused(Event):
    """A person looked at a value and said that it is wrong, without knowing the right one; nothing rests on it."""

    field: str
    value: str
    """The value as it stood when it was refused."""
    reason: str | None = None


@attrs.frozen(kw_only=True)
class QuestionAnswered(Event):
    """The seller said something of a fact, asked or not; a later answer to the same question takes its place."""

    question: str
    fact: str
    """One of `domain.question.FACTS`."""
    file: str | None = None
    """The path of the paper that the fact is about, as it lay then."""
    sha256: str | None = None
    """The digest of that paper, by which the answer holds wherever the file lies now."""
    listing: str | None = None
    """The item id of the listing that the fact is about."""
    said: str | None = None
    """The answer as it is kept; None where the seller does not know, empty where he says that there is none."""
    proposed: str | None = None
    """What `yes` confirms and `no` refuses; None where the answer is the value itself."""

    @property
    def subject_id(self) -> str:
        """The digest or the item id that the fact is about; empty where it is one of the case."""
        return self.sha256 or self.listing or ""

    @property
    def value(self) -> str | None:
        """The value that the seller stands for, or None."""
        if self.proposed is None:
            return self.said
        return self.proposed if self.said == "yes" else None

    @property
    def rejected_value(self) -> str | None:
        """The value that the seller says is wrong, or None."""
        return self.proposed if self.said == "no" else None


@attrs.frozen(kw_only=True)
class AnswerTakenBack(Event):
    """The seller took an answer back; the question is open again."""

    question: str


@attrs.frozen(kw_only=True)
class RegisterExtractFiled(Event):
    """A paper of the case is an extract from a register and says this of a right."""

    entry: RegisterEntry


@attrs.frozen(kw_only=True)
class RouteChosen(Event):
    """The seller decided how to go on."""

    route: str
    reason: str | None = None


@attrs.frozen(kw_only=True)
class AnswerFiled(Event):
    """A counter-notice, appeal or other answer was handed in. What was sent is kept by its digest."""

    route: str
    sha256: str | None = None
    receipt: str | None = None
    """The number the platform gave for it."""


@attrs.frozen(kw_only=True)
class EnclosedFile:
    """A file that goes along with a letter, byte for byte as it went out."""

    name: str
    sha256: str
    size_bytes: int


class Correspondent(StrEnum):
    """Who a letter is written to, by the part that he has in the case."""

    OWNER = "owner"
    COMPLAINANT = "complainant"
    """Who filed the complaint: the owner or an agent."""
    SUPPLIER = "supplier"
    PLATFORM = "platform"
    OTHER = "other"


class Means(StrEnum):
    """By which way a letter went."""

    EMAIL = "email"
    FORM = "form"
    """A form on a web page."""
    MESSAGE = "message"
    """A message within a platform or a messenger."""
    POST = "post"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class LetterSent(Event):
    """A letter went out."""

    to: str
    purpose: str
    sha256: str | None = None
    subject: str | None = None
    words: str | None = None
    """The text, where it was recorded; it can be erased like every payload."""
    marking: str | None = None
    """`without_prejudice` or `privileged`; such a letter never goes to the platform."""
    asked: tuple[str, ...] = ()
    """What the letter asked for."""
    conceded: tuple[str, ...] = ()
    """What the letter gave up."""
    enclosed: tuple[EnclosedFile, ...] = ()
    """What went along, as far as it was recorded."""
    correspondent: Correspondent | None = None
    """None where nobody recorded it; then the purpose tells."""
    means: Means | None = None
    reply_by: dt.date | None = None
    """The day until which an answer is expected, where the letter names one."""


@attrs.frozen(kw_only=True)
class LetterReceived(Event):
    """A letter came in."""

    sender: str
    sha256: str | None = None
    subject: str | None = None
    words: str | None = None
    marking: str | None = None
    asked: tuple[str, ...] = ()
    conceded: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LetterRead(Event):
    """The other side has read what we sent, as a receipt or its answer shows."""

    counterpart: str
    how: str | None = None


@attrs.frozen(kw_only=True)
class MailQueued(Event):
    """A mail was put into the outbox; its exact bytes lie in the case under its digest."""

    number: int
    """Counts the mails of the case, from 1."""
    to: str
    """The address."""
    counterpart: str
    """Who is written to, as the conversation names him."""
    subject: str
    message_id: str
    sha256: str
    path: str
    send_at: dt.datetime
    """Not before; the hour until which second thoughts count."""
    purpose: str
    words: str | None = None
    sender: str | None = None
    """Our own address; None where the mail is to be sent by hand."""
    needs_second: bool = False
    """Whether another person must approve."""
    at_once_because: str | None = None
    """Why the cooling-off was skipped."""
    despite: str | None = None
    """Why it goes out in spite of grave findings."""
    enclosed: tuple[EnclosedFile, ...] = ()


@attrs.frozen(kw_only=True)
class MailApproved(Event):
    """A second person read a queued mail and approved of it."""

    number: int
    sha256: str


@attrs.frozen(kw_only=True)
class MailSending(Event):
    """A mail is about to be handed to the server; written before the first byte leaves."""

    number: int
    sha256: str


@attrs.frozen(kw_only=True)
class MailReturned(Event):
    """The server refused a mail, so it did not go out."""

    number: int
    why: str


@attrs.frozen(kw_only=True)
class MailSent(Event):
    """A mail went out: these bytes."""

    number: int
    sha256: str
    by_hand: bool = False


@attrs.frozen(kw_only=True)
class MailCancelled(Event):
    """A mail will not go out."""

    number: int
    reason: str | None = None


@attrs.frozen(kw_only=True)
class MailReceived(Event):
    """A mail came in; its exact bytes lie in the case under its digest."""

    kind: str
    """`letter`, `bounce`, `delay`, `receipt` or `auto_reply`."""
    sender: str
    """The address that it names as its own."""
    sha256: str
    path: str
    message_id: str | None = None
    answers: int | None = None
    """The number of our mail to which it belongs, where the headers or the report say so."""
    matched: str | None = None
    """Why it was put into this case: `answer`, `number`, `address` or `choice`."""
    subject: str | None = None
    received_at: dt.datetime | None = None
    """When the mail server took it in, where it says so."""


@attrs.frozen(kw_only=True)
class MailboxRead(Event):
    """A mailbox was looked through up to a message."""

    mailbox: str
    validity: int
    """The UIDVALIDITY under which `uid` counts."""
    uid: int


@attrs.frozen(kw_only=True)
class OfferMade(Event):
    """We offered terms."""

    terms: str
    amount: Decimal | None = None
    currency: str | None = None
    expires_at: dt.datetime | None = None
    counterpart: str | None = None
    conditions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class OfferReceived(Event):
    """The other side offered terms."""

    terms: str
    amount: Decimal | None = None
    currency: str | None = None
    expires_at: dt.datetime | None = None
    counterpart: str | None = None
    conditions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class OfferAnswered(Event):
    """The last open offer of one side was accepted or declined by the other."""

    accepted: bool
    by_us: bool
    counterpart: str | None = None
    reason: str | None = None


@attrs.frozen(kw_only=True)
class LimitSet(Event):
    """The most that the seller is ready to pay. Private: it stands in no document and no packet."""

    amount: Decimal
    currency: str
    reason: str | None = None


@attrs.frozen(kw_only=True)
class AgreementReached(Event):
    """Both sides agreed."""

    counterpart: str
    terms: str
    amount: Decimal | None = None
    currency: str | None = None
    withdraw_by: dt.date | None = None
    """The day by which the complainant withdraws on the platform."""
    sha256: str | None = None
    """The signed agreement."""
    duties: tuple[str, ...] = ()
    """What must happen now, as keys of `negotiation.duty-*`."""


@attrs.frozen(kw_only=True)
class DutyDone(Event):
    """One thing that the agreement asks for has happened."""

    duty: str
    note: str | None = None


@attrs.frozen(kw_only=True)
class StatementKept(Event):
    """A person's wording of the statement is what goes out from here on, in one language."""

    language: str
    version: int
    """Counts the versions of one language, from 1."""
    words: str
    """The text; it can be erased like every payload, and then the version before it is the newest."""
    made: str
    """The text as it was made at that hour; the words hold while it is made like this again."""
    exhibits: tuple[str, ...] = ()
    """The digests of the exhibits that the words name, in the order of their numbers."""


@attrs.frozen(kw_only=True)
class StatementRestored(Event):
    """The statement goes out as it is made again, in one language."""

    language: str


@attrs.frozen(kw_only=True)
class DossierSealed(Event):
    """A packet was made and sealed."""

    sha256: str


@attrs.frozen(kw_only=True)
class DecisionReceived(Event):
    """The platform decided."""

    outcome: str
    """`established`, `refused` (the complaint failed) or `round_lost` (this answer failed, another chance is left)."""
    points: int | None = None
    kind: str | None = None
    """`general` or `serious`, where the decision says so."""


@attrs.frozen(kw_only=True)
class ComplaintWithdrawn(Event):
    """The complainant withdrew."""

    confirmed_by_platform: bool = False


@attrs.frozen(kw_only=True)
class PayloadDestroyed(Event):
    """What an earlier line held was destroyed; its digest and this fact remain."""

    line: int
    reason: str


@attrs.frozen(kw_only=True)
class EvidenceCollected(Event):
    """A paper was secured by the one who records it: photographed, downloaded, exported from a shop."""

    sha256: str
    path: str
    source: str
    """Where it was found: an address, a device, a place."""


@attrs.frozen(kw_only=True)
class EvidenceReceived(Event):
    """Somebody handed a paper over."""

    sha256: str
    path: str
    sender: str


@attrs.frozen(kw_only=True)
class EvidenceOpened(Event):
    """Somebody looked at a paper in the vault."""

    sha256: str
    path: str
    purpose: str


@attrs.frozen(kw_only=True)
class EvidenceExported(Event):
    """A copy of a paper left the vault."""

    sha256: str
    path: str
    to: str


@attrs.frozen(kw_only=True)
class RedactedCopyMade(Event):
    """A copy was made in which something can no longer be read; the paper itself stays as it is."""

    sha256: str
    path: str
    copy_sha256: str
    removed: str
    """What was taken out, in words that do not repeat it."""


@attrs.frozen(kw_only=True)
class EvidenceDestroyed(Event):
    """The bytes of a paper were destroyed in the vault; their digest and this fact remain."""

    sha256: str
    reason: str


@attrs.frozen(kw_only=True)
class EvidenceWithdrawn(Event):
    """A paper was taken out of the case; its digest and this fact remain."""

    sha256: str
    reason: str
    """Names nobody: it stays when what the paper said is destroyed."""


@attrs.frozen(kw_only=True)
class HeadStamped(Event):
    """A time authority signed that the ledger existed, up to a line, at an hour."""

    line: int
    """The last line that is covered."""
    hash: str
    """The hash of that line, over which the token speaks."""
    stamped_at: dt.datetime
    """The hour in the token."""
    authority: str
    token: str
    """The RFC 3161 time stamp token, DER in base64."""


Custody = (
    EvidenceCollected
    | EvidenceReceived
    | EvidenceOpened
    | EvidenceExported
    | RedactedCopyMade
    | EvidenceDestroyed
    | EvidenceWithdrawn
)


Offer = OfferMade | OfferReceived
Talk = LetterSent | LetterReceived | LetterRead | OfferMade | OfferReceived | OfferAnswered | AgreementReached


Mail = MailQueued | MailApproved | MailSending | MailReturned | MailSent | MailCancelled | MailReceived | MailboxRead


EVENTS: tuple[type[Event], ...] = (
    CaseOpened,
    ComplaintReceived,
    ComplaintVouched,
    WorkVouched,
    HistoryRecorded,
    PreferencesSet,
    EvidenceFiled,
    PaperTaken,
    ListingFiled,
    FactConfirmed,
    FactCorrected,
    FactRefused,
    QuestionAnswered,
    AnswerTakenBack,
    RegisterExtractFiled,
    RouteChosen,
    AnswerFiled,
    LetterSent,
    LetterReceived,
    LetterRead,
    MailQueued,
    MailApproved,
    MailSending,
    MailReturned,
    MailSent,
    MailCancelled,
    MailReceived,
    MailboxRead,
    OfferMade,
    OfferReceived,
    OfferAnswered,
    LimitSet,
    AgreementReached,
    DutyDone,
    StatementKept,
    StatementRestored,
    DossierSealed,
    DecisionReceived,
    ComplaintWithdrawn,
    PayloadDestroyed,
    EvidenceCollected,
    EvidenceReceived,
    EvidenceOpened,
    EvidenceExported,
    RedactedCopyMade,
    EvidenceDestroyed,
    EvidenceWithdrawn,
    HeadStamped,
)
