"""The tables. Lines and files are the truth of a case; cards, documents and judgements can be made again from them.

Nothing here decides anything: rules live in the floors below, and writes go through the services.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from rejoinder.db.access import Happening as Happening
from rejoinder.db.access import Invitation as Invitation
from rejoinder.db.access import Token as Token
from rejoinder.db.board import Batch as Batch
from rejoinder.db.board import BatchStep as BatchStep
from rejoinder.db.board import CardDeadline as CardDeadline
from rejoinder.db.board import CardWords as CardWords
from rejoinder.db.board import Feed as Feed
from rejoinder.db.board import SavedView as SavedView
from rejoinder.db.case_viewer import CaseViewer as CaseViewer
from rejoinder.db.checked_step import CheckedStep as CheckedStep
from rejoinder.db.draft import Draft as Draft
from rejoinder.db.file_drop import FileDrop as FileDrop
from rejoinder.db.notification import Channel as Channel
from rejoinder.db.notification import Delivery as Delivery
from rejoinder.db.notification import Notice as Notice
from rejoinder.db.notification import NoticeChoice as NoticeChoice
from rejoinder.db.notification import Reminding as Reminding
from rejoinder.db.orphaned_blob import Leftover as Leftover
from rejoinder.db.pending_answer import PendingAnswer as PendingAnswer
from rejoinder.db.program import Allowance as Allowance
from rejoinder.db.program import Call as Call
from rejoinder.db.program import Webhook as Webhook
from rejoinder.db.program import WebhookDelivery as WebhookDelivery
from rejoinder.db.program import WebhookEvent as WebhookEvent
from rejoinder.db.schedule import MailMark as MailMark
from rejoinder.db.schedule import Timer as Timer
from rejoinder.db.schedule import Worker as Worker
from rejoinder.db.upload_session import UploadChunk as UploadChunk
from rejoinder.db.upload_session import UploadSession as UploadSession


class UserManager(BaseUserManager["User"]):
    """Makes users, who are named by their mail address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: object) -> User:
        """A user with this address and password."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> User:
        """A user who may also look into the read-only administration."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    """Name of a time zone, such as `Europe/Moscow`; empty where nobody said."""
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """Those who work together, walled off from all others: a seller, or one client of an agency."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="en")
    zone = models.CharField(max_length=64, default="UTC")
    four_eyes = models.BooleanField(default=False)
    """Whether somebody else must approve what goes out."""
    cooling_minutes = models.PositiveIntegerField(default=30)
    made_at = models.DateTimeField(auto_now_add=True)


class Shop(models.Model):
    """A shop of an organisation on a marketplace."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="shops")
    name = models.CharField(max_length=200)
    marketplace = models.CharField(max_length=64, blank=True)
    shop_id = models.CharField(max_length=64, blank=True)
    entity = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=64, blank=True)


class Member(models.Model):
    """A user's role in an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16)
    since_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One role each."""

        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="one_role_each")]


class Case(models.Model):
    """A case and the head of its ledger."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="cases")
    shop = models.ForeignKey(Shop, models.SET_NULL, related_name="cases", null=True, blank=True)
    head_n = models.PositiveIntegerField(default=0)
    head_hash = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField()
    name = models.CharField(max_length=300, blank=True)
    """The name that a person gave it; empty where its complaint names it."""
    closed_at = models.DateTimeField(null=True)
    """When somebody took it off the list of open ones."""
    merged_into = models.ForeignKey("self", models.SET_NULL, related_name="merged", null=True)
    """The case that has its files now."""


class Guest(models.Model):
    """Outside counsel, who sees one case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="guests")
    user = models.ForeignKey(User, models.CASCADE, related_name="guest_of")
    since_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Once a case."""

        constraints = [models.UniqueConstraint(fields=["case", "user"], name="one_seat_a_case")]


class Line(models.Model):
    """One line of a case's ledger, as its file would hold it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="lines")
    n = models.PositiveIntegerField()
    text = models.TextField()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", null=True, db_index=False)
    address = models.CharField(max_length=254, blank=True)
    """The address in the signature. Like the organisation it stands in the text or the case, and here to be found."""
    kind = models.CharField(max_length=60, blank=True, default="")
    """The kind of event, from the text too."""

    class Meta:
        """No two can both write line n."""

        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["case", "n"], name="one_line_a_number")]
        indexes = [
            models.Index(fields=["organisation", "id"], name="line_house"),
            models.Index(fields=["organisation", "address", "id"], name="line_person"),
            models.Index(fields=["organisation", "kind", "id"], name="line_kind"),
        ]


class Payload(models.Model):
    """What a line says; the content is gone once it was destroyed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="payloads")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)

    class Meta:
        """By digest."""

        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="one_payload_a_digest")]


class File(models.Model):
    """A file of the case folder; its bytes lie in the vault."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="files")
    path = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()
    gone = models.BooleanField(default=False)
    """Whether it was taken out of the folder, which a line of the ledger then says."""

    class Meta:
        """One file a path."""

        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["case", "path"], name="one_file_a_path")]
        indexes = [models.Index(fields=["sha256"], name="file_digest")]


class Judgement(models.Model):
    """How a case was judged last: which head it rests on, and how it went."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="judgement")
    state = models.CharField(max_length=8, default="waiting")
    """`waiting`, `working`, `done` or `failed`."""
    head_n = models.PositiveIntegerField(default=0)
    """The ledger's head when it was judged."""
    asked_n = models.PositiveIntegerField(default=0)
    """Goes up whenever somebody asks again; what was judged for an older number does not count."""
    judged_at = models.DateTimeField(null=True)
    """The hour for which it was judged."""
    trouble = models.JSONField(null=True)
    """Why it failed: `{code, says: {en, zh, ru}}`."""
    step = models.JSONField(default=dict)
    """What is being done while it works: `{en, zh, ru}`."""
    seconds = models.FloatField(null=True)
    """How long the last judging took."""


class Document(models.Model):
    """A file of the answer; its bytes lie in the vault."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="documents")
    path = models.CharField(max_length=300)
    kind = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=2, blank=True)
    ready = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveBigIntegerField()

    class Meta:
        """One file a path."""

        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["case", "path"], name="one_document_a_path")]


END = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
"""Stands in `Card.sort_at` where nothing is due."""
DAY_UNKNOWN = dt.datetime(1970, 1, 2, tzinfo=dt.UTC)
"""Stands in `Card.sort_at` where an answer is due and the day is not known: before every day that is."""
FILTERED = ("platform", "rights_key", "handler", "shop", "complainant_key", "agent_key")
"""What boards filter by, in the tail of each index that they sort by."""
COUNTED = ("status", "opened_at", "listing_count")
"""What is told of a complainant, in the tail of the index that gathers the complaints of each, by who acts with him."""


class Card(models.Model):
    """A case as lists show it."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="card")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="cards")
    shop = models.ForeignKey(Shop, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=300, blank=True)
    platform = models.CharField(max_length=64, blank=True)
    stage = models.CharField(max_length=32, blank=True)
    rights = models.JSONField(default=list)
    rights_key = models.CharField(max_length=120, blank=True)
    """The rights between spaces, by which lists are filtered: ` copyright picture `."""
    complainant = models.CharField(max_length=300, blank=True)
    complainant_key = models.CharField(max_length=120, blank=True)
    """The name without case, punctuation and legal form, so that spellings of one name fall together."""
    agent = models.CharField(max_length=300, blank=True)
    agent_key = models.CharField(max_length=120, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    listing_count = models.PositiveIntegerField(default=0)
    groups = models.JSONField(default=list)
    """The accused listings in groups: `[{handling, count}]`, the largest first."""
    status = models.CharField(max_length=16, default="open")
    """`open`, `answered`, `won`, `lost`, `withdrawn`, `closed`, `court`, `no_complaint` or `unsure`."""
    phase = models.CharField(max_length=8, default="open")
    """`open`, `answered` or `over`."""
    best_route = models.CharField(max_length=32, blank=True)
    clock = models.CharField(max_length=8, blank=True)
    """`running`, `passed`, `unknown` or `none`; empty until it was judged."""
    status_says = models.JSONField(default=dict)
    """The status line by language, where it says more than that a complaint waits for an answer."""
    step_says = models.JSONField(default=dict)
    """What to do next by language, where no route is to be taken."""
    ground = models.CharField(max_length=64, blank=True)
    """The defence that is ready, if one is."""
    answer = models.CharField(max_length=8, blank=True)
    """How far the answer is: `draft`, `ready`, `sent` or `lapsed`; empty where nothing is to be answered."""
    missing_count = models.PositiveIntegerField(default=0)
    question_count = models.PositiveIntegerField(default=0)
    """Questions to be answered before the next step; 0 where that needs no answer."""
    due_at = models.DateTimeField(null=True)
    safe_by = models.DateTimeField(null=True)
    offset_minutes = models.SmallIntegerField(default=0)
    """How far east of UTC the clock stands by which it is due."""
    sort_at = models.DateTimeField(default=END)
    """`due_at`, `DAY_UNKNOWN`, and the end of time where nothing is due."""
    received_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField()
    handler = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="handled")

    class Meta:
        """Boards filter within an index: what is not shown costs no look at its row."""

        indexes = [
            models.Index(fields=["organisation", "phase", "sort_at", "case", *FILTERED], name="card_urgent"),
            models.Index(fields=["organisation", "sort_at", "case", "phase", *FILTERED], name="card_due"),
            models.Index(
                fields=["organisation", "opened_at", "case", "phase", "sort_at", *FILTERED], name="card_newest"
            ),
            models.Index(
                fields=["organisation", "complainant_key", "case", "phase", "sort_at", *FILTERED[:-2], "agent_key"],
                name="card_named",
            ),
            models.Index(
                fields=["organisation", "complainant_key", "agent_key", *COUNTED, "complainant"],
                name="card_complainant",
            ),
            models.Index(fields=["organisation", "agent_key", "complainant_key", *COUNTED, "agent"], name="card_agent"),
            models.Index(fields=["organisation", "reference"], name="card_reference"),
            models.Index(fields=["organisation", "phase", "sort_at"], name="card_phase"),
        ]
