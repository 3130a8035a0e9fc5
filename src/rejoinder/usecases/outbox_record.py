"""The outbox as plain data in one language, the same for commands and programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from rejoinder.domain.event import Event
from rejoinder.domain.phrase import Phrase
from rejoinder.usecases.case_history import event_sentence
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.outbox_decide import mails_of


def outbox_record(writer: CaseWriter, events: Sequence[Event], say: Callable[[Phrase], str]) -> dict[str, Any]:
    """What was done, and every mail."""
    return {
        "done": [say(event_sentence(event)) for event in events],
        "mails": [
            {
                "number": mail.number,
                "state": mail.state.value,
                "ready": mail.may_go(writer.at),
                "to": mail.queued.to,
                "subject": mail.queued.subject,
                "send_at": mail.queued.send_at.isoformat(),
                "needs_approval": mail.lacks_approval,
                "approved_by": mail.approved_by,
                "returned": mail.returned,
                "bounced": mail.bounced,
                "message_id": mail.queued.message_id,
                "sha256": mail.queued.sha256,
                "path": mail.queued.path,
                "enclosed": [attrs.asdict(file) for file in mail.queued.enclosed],
            }
            for mail in mails_of(writer)
        ],
    }
