"""Do what a timer is for, by its kind."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from rejoinder.db import delivery, notice, timer_care, timer_deadline, timer_mail, timer_plan, webhook, webhook_event
from rejoinder.db.models import Timer
from rejoinder.db.services import Services
from rejoinder.db.timer import due_timer, finish, postpone
from rejoinder.domain.errors import Unavailable

log = logging.getLogger("rejoinder.work")
Deed = Callable[[Services, Timer], None]
DEEDS: Mapping[str, Deed] = {
    timer_plan.REPLAN: timer_plan.replan,
    timer_plan.REMIND: timer_deadline.remind,
    timer_plan.ESCALATE: timer_deadline.escalate,
    timer_plan.REJUDGE: timer_deadline.rejudge,
    timer_plan.OFFER: timer_deadline.offer_ends,
    timer_plan.SEND: timer_mail.send,
    timer_plan.LOOK: timer_mail.report_uncertain_mail,
    timer_care.FETCH: timer_mail.fetch,
    timer_care.SWEEP: timer_care.sweep,
    timer_care.BACKUP: timer_care.backup,
    timer_care.CLEAR: timer_care.delete_outdated,
    timer_care.ERASE: timer_care.erase,
    notice.DELIVER: delivery.deliver,
    notice.DIGEST: delivery.send_digest,
    webhook_event.CALL: webhook.call,
}
"""Each can be repeated from its beginning without harm."""


def fire_timer(services: Services, id: str) -> None:
    """Do what the timer is for, unless it is over; where a server outside does not answer, it is retried later."""
    timer = due_timer(id)
    if timer is None:
        return
    try:
        DEEDS[timer.kind](services, timer)
    except Unavailable as error:
        log.info("timer %s waits: %s", timer.key, error.code())
        postpone(timer, services.now())
        return
    finish(timer, services.now())
    if timer.kind in timer_care.EVERY:
        timer_care.go_on(services)
