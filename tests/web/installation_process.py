"""An installation seen from a process of its own, which is told line by line and answers each line with JSON:
`lay COUNT`, `mail COUNT`, `way PORT`, `hasten KIND`, `look`, `token`.

What it writes is queued nowhere, as if the process had been killed before it could ask for anything.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "rejoinder.server.settings"


class Nobody:
    """Work that nobody does."""

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Nothing."""

    def at(self, due_at: dt.datetime, job: str, *, key: str, about: str) -> None:
        """Nothing."""

    def cancel(self, key: str) -> None:
        """Nothing."""


def main() -> None:
    from rejoinder.server.start import prepare_application

    prepare_application(lambda jobs: Nobody())
    from django.db import connections

    from rejoinder.db.services import services

    for line in sys.stdin:
        verb, *words = line.split()
        answer = {"lay": lay, "mail": mail, "way": way, "hasten": hasten, "look": look, "token": token}[verb](
            services(), *words
        )
        connections.close_all()
        print(json.dumps(answer), flush=True)


def token(services: Any) -> str:
    """A token of the owner's that may do everything."""
    from rejoinder.db.models import Member
    from rejoinder.db.token import make_token
    from tests.web.api import ALL

    owner = Member.objects.select_related("user", "organisation").get(role="owner")
    return make_token(owner.user, owner.organisation, name="program", scopes=ALL, days=30)[1]


def lay(services: Any, cases: str) -> Any:
    """A house, its owner and some cases that wait to be judged."""
    from rejoinder.db.models import Organisation
    from tests.web.cast import NOTICE, joined, person

    house = Organisation.objects.create(name="Sandpiper Prints")
    owner = joined(house, person("alba"), "owner")
    due = dt.datetime.now(dt.UTC) + dt.timedelta(days=5)
    with tempfile.TemporaryDirectory() as aside:
        complaint = Path(aside) / "complaint.eml"
        complaint.write_text(NOTICE.replace("13 November 2026", f"{due:%d %B %Y}"), "utf-8")
        return [services.open_case(house, complaint, owner).pk.hex for _ in range(int(cases))]


def mail(services: Any, count: str) -> Any:
    """Mails of the first case that need not cool off."""
    from rejoinder.adapters.mail.mail_out import MailWriter
    from rejoinder.adapters.shipped.lexicon import tone_lexicon
    from rejoinder.db.models import Case, User
    from rejoinder.db.timer_plan import plan_case
    from rejoinder.domain.outbox import Draft
    from rejoinder.usecases.outbox_queue import MailQueue, Plan, queue_mail

    case, owner = Case.objects.order_by("opened_at")[0], User.objects.get()
    tools = MailQueue(writer=MailWriter(), files=services.mail_files(), lexicon=tone_lexicon())
    plan = Plan(purpose="other", counterpart="Larkmere Prints Ltd", at_once_because="it is due")
    for number in range(int(count)):
        draft = Draft(
            to=f"legal{number}@larkmere.example",
            subject=f"Complaint IPR-2026-448120, {number}",
            words="We would like to understand the complaint.",
            sender="seller@shop.example",
        )
        queue_mail(services.writer(case, owner), draft, plan, tools)
    plan_case(services, case.pk)
    return int(count)


def way(services: Any, port: str) -> Any:
    """A program of one's own that hears a notice at once."""
    from rejoinder.db.models import Organisation, Reminding, User
    from rejoinder.db.notice import News, send_notice
    from rejoinder.db.notice_choice import add_channel
    from rejoinder.domain.notice import NoticeKind
    from rejoinder.domain.phrase import phrase

    owner = User.objects.get()
    Reminding.objects.create(organisation=Organisation.objects.get(), hosts=["127.0.0.1"])
    add_channel(services, owner, name="Hook", address=f"json://127.0.0.1:{port}/take")
    send_notice(services, [owner], News(kind=NoticeKind.DEADLINE, key="one", says=phrase("timer.backup-never")))
    return 1


def hasten(services: Any, kind: str) -> Any:
    """Timers of a kind become due now."""
    from rejoinder.db.models import Timer

    now = services.now()
    return Timer.objects.filter(kind=kind, state="waiting").update(due_at=now, asked_at=None)


def look(services: Any) -> Any:
    """What the rows say."""
    from rejoinder.db.models import Case, Delivery, Judgement, Notice, Timer, Worker
    from rejoinder.db.timer_plan import case_file
    from rejoinder.domain.outbox import outbox

    cases = list(Case.objects.order_by("opened_at"))
    mails = [mail for case in cases for mail in outbox(case_file(services, case).mails)]
    return {
        "judgements": sorted(Judgement.objects.values_list("state", flat=True)),
        "mails": [mail.state.value for mail in mails],
        "deliveries": list(Delivery.objects.values_list("state", flat=True)),
        "notices": sorted(Notice.objects.values_list("key", flat=True)),
        "timers": sorted(f"{kind} {state}" for kind, state in Timer.objects.values_list("kind", "state")),
        "workers": Worker.objects.count(),
        "cases": [uuid.UUID(str(case.pk)).hex for case in cases],
    }


main()
