"""The shapes of what is answered; field by field as docs/reference names them."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated, Any

from ninja import Schema
from pydantic import AwareDatetime, Field

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
"""The digest that names a file."""
EARLIEST, LATEST = dt.datetime(1970, 1, 2, tzinfo=dt.UTC), dt.datetime(2199, 1, 1, tzinfo=dt.UTC)
Instant = Annotated[AwareDatetime, Field(ge=EARLIEST, le=LATEST)]
"""An hour with its offset, within what calendars can count."""


class Handler(Schema):
    """Whoever works on a case."""

    id: int
    name: str


class ShopShape(Schema):
    """A shop of the house."""

    id: int
    name: str
    marketplace: str
    shop_id: str


class JudgementShape(Schema):
    """How far the judging of a case is; it goes on in the background after every change."""

    state: str
    """`waiting`, `working`, `done` or `failed`."""
    judged_at: dt.datetime | None
    trouble: str | None
    """Why it failed."""


class CaseShape(Schema):
    """A case as lists show it. What was judged is empty until it was judged for the first time."""

    id: uuid.UUID
    title: str
    platform: str
    stage: str
    rights: list[str]
    complainant: str
    agent: str
    reference: str
    listing_count: int
    status: str
    phase: str
    clock: str
    """`running`, `passed`, `unknown` or `none`; empty until it was judged."""
    best_route: str
    ground: str
    missing_count: int
    due_at: dt.datetime | None
    safe_by: dt.datetime | None
    received_at: dt.datetime | None
    opened_at: dt.datetime
    closed_at: dt.datetime | None
    """When somebody closed it; null where it is open, or its complaint is over."""
    merged_into: uuid.UUID | None
    """The case that has its files now."""
    handler: Handler | None
    shop: ShopShape | None
    judgement: JudgementShape


class CasePage(Schema):
    """A page of cases; `next` and `previous` are cursors for the same call."""

    cases: list[CaseShape]
    next: str | None
    previous: str | None


class DocumentShape(Schema):
    """A file of the answer; its bytes lie at `files/{sha256}`."""

    path: str
    kind: str
    language: str
    ready: bool
    sha256: str
    size_bytes: int


class Documents(Schema):
    """The files of the newest answer."""

    documents: list[DocumentShape]


class FileShape(Schema):
    """A file of the case folder; its bytes lie at `files/{sha256}`."""

    path: str
    sha256: str
    size_bytes: int


class Papers(Schema):
    """The files of the case folder."""

    papers: list[FileShape]


class Recorded(Schema):
    """What the ledger tells now that it did not before; empty where all of it stood there already."""

    recorded: list[str]


class FactShape(Schema):
    """A fact that was read, and what a person has said of it."""

    path: str
    state: str
    """`read`, `confirmed`, `corrected` or `refused`."""
    label: str
    shown: str
    value: str | None
    correct_at: str | None
    correct_value: str | None
    refusable: bool
    words: dict[str, Any] | None
    """The words that it was read from and where they stand."""
    paper: dict[str, Any] | None


class Facts(Schema):
    """The facts of a case, what moves most first."""

    facts: list[FactShape]


Answer = dict[str, Any]
"""An answer in the words of the contract, as the commands print it with `--json`."""
CREATED = {201: Recorded}
"""Something was written."""
