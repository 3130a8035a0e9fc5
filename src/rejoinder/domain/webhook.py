"""Webhook events of an organisation, and the signature of a message (Standard Webhooks)."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
from collections.abc import Mapping
from enum import StrEnum

PREFIX = "whsec_"
"""How every secret begins."""


class WebhookKind(StrEnum):
    """What a program can be told."""

    CASE_OPENED = "case.opened"
    CASE_JUDGED = "case.judged"
    DEADLINE_NEAR = "case.deadline_near"
    PAPER_FILED = "paper.filed"
    FACT_SETTLED = "fact.settled"
    """A person confirmed, corrected or refused what was read, or answered a question."""
    ROUTE_CHOSEN = "route.chosen"
    ANSWER_FILED = "answer.filed"
    DECISION_RECORDED = "decision.recorded"
    COMPLAINT_WITHDRAWN = "complaint.withdrawn"
    LETTER_SENT = "letter.sent"
    LETTER_RECEIVED = "letter.received"
    MAIL_QUEUED = "mail.queued"
    MAIL_APPROVED = "mail.approved"
    MAIL_SENT = "mail.sent"
    MAIL_RECEIVED = "mail.received"
    OFFER_RECORDED = "offer.recorded"
    OFFER_ANSWERED = "offer.answered"
    AGREEMENT_REACHED = "agreement.reached"
    TRIED = "webhook.tried"
    """Sent when somebody tries whether a webhook works; every webhook is told it."""


OF_LINES: Mapping[str, WebhookKind] = {
    "case_opened": WebhookKind.CASE_OPENED,
    "evidence_filed": WebhookKind.PAPER_FILED,
    "evidence_received": WebhookKind.PAPER_FILED,
    "fact_confirmed": WebhookKind.FACT_SETTLED,
    "fact_corrected": WebhookKind.FACT_SETTLED,
    "fact_refused": WebhookKind.FACT_SETTLED,
    "question_answered": WebhookKind.FACT_SETTLED,
    "answer_taken_back": WebhookKind.FACT_SETTLED,
    "route_chosen": WebhookKind.ROUTE_CHOSEN,
    "answer_filed": WebhookKind.ANSWER_FILED,
    "decision_received": WebhookKind.DECISION_RECORDED,
    "complaint_withdrawn": WebhookKind.COMPLAINT_WITHDRAWN,
    "letter_sent": WebhookKind.LETTER_SENT,
    "letter_received": WebhookKind.LETTER_RECEIVED,
    "mail_queued": WebhookKind.MAIL_QUEUED,
    "mail_approved": WebhookKind.MAIL_APPROVED,
    "mail_sent": WebhookKind.MAIL_SENT,
    "mail_received": WebhookKind.MAIL_RECEIVED,
    "offer_made": WebhookKind.OFFER_RECORDED,
    "offer_received": WebhookKind.OFFER_RECORDED,
    "offer_answered": WebhookKind.OFFER_ANSWERED,
    "agreement_reached": WebhookKind.AGREEMENT_REACHED,
}
"""What the lines of a ledger are told as; other lines are told to nobody."""


def signature(secret: str, id: str, at: dt.datetime, body: bytes) -> str:
    """The signature of a message: HMAC-SHA256 over its id, its second and its body.

    Args:
        secret: as the organisation was shown it, with its prefix.
        at: when it is handed over, to the second.

    Source: Standard Webhooks 1.0.0, symmetric signatures, https://www.standardwebhooks.com.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{id}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode("ascii")
