"""Notices: who is told, by which way, when, and what becomes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import attrs
import pytest
from django.test import Client

from rejoinder.adapters.network.notify import ServiceIsSilent, ServiceRefusesTheNotice
from rejoinder.adapters.storage.secret_store import SecretStore
from rejoinder.adapters.work.thread_work import BackgroundWork
from rejoinder.db.delivery import deliver
from rejoinder.db.external_ports import Outside
from rejoinder.db.models import Channel, Delivery, Member, Notice, NoticeChoice, Reminding, Timer
from rejoinder.db.notice import News, send_notice
from rejoinder.db.notice_choice import add_channel
from rejoinder.db.services import Services
from rejoinder.db.timer import queue_due_timers
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.notice import Message, NoticeKind
from rejoinder.domain.phrase import phrase
from rejoinder.server.wiring import make_services
from rejoinder.usecases.notice import NoticeFateIsUnknown
from tests.web.answered_once import answered_once
from tests.web.cast import NOW, Cast, Clock

Page = Callable[[str], Client]
SAID = phrase("timer.backup-never")


@attrs.define
class Notifier:
    """Keeps what it is told, or fails as it is asked to."""

    told: list[tuple[str, Message]] = attrs.field(factory=list)
    fails: RejoinderError | None = None

    def kind(self, address: str, *, hosts: Collection[str]) -> str:
        return address.partition(":")[0]

    def tell(self, address: str, message: Message, *, hosts: Collection[str]) -> None:
        if self.fails is not None:
            raise self.fails
        self.told.append((address, message))


@pytest.fixture
def notifier() -> Notifier:
    return Notifier()


@pytest.fixture
def services(db: None, tmp_path: Path, clock: Clock, notifier: Notifier) -> Services:
    none: Any = None
    outside = Outside(
        notifier=notifier,
        secret_store=SecretStore("a key"),
        post=none,
        mailbox=none,
        mail_reader=none,
        own_address=lambda: None,
        reads_mail=lambda: False,
        backed_up_at=lambda: NOW,
    )
    return make_services(
        tmp_path / "data",
        work=lambda jobs: BackgroundWork(jobs, threads=0),
        now=clock,
        answer_case=answered_once,
        outside=outside,
    )


@pytest.fixture
def phone(services: Services, cast: Cast) -> Channel:
    return add_channel(services, cast.alba, name="Phone", address="tgram://secret/1")


def news(key: str = "one", *, kind: NoticeKind = NoticeKind.DEADLINE, **more: Any) -> News:
    return News(kind=kind, key=key, says=SAID, **more)


def test_a_notice_goes_out_once_whatever_is_repeated(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier
) -> None:
    for _ in range(3):
        send_notice(services, [cast.alba], news())
        queue_due_timers(services)
    assert len(notifier.told) == 1
    assert notifier.told[0][0] == "tgram://secret/1"
    assert Delivery.objects.get().state == "sent"


def test_the_address_lies_encrypted(phone: Channel) -> None:
    assert "secret" not in phone.locked


def test_each_reads_his_own_language(services: Services, cast: Cast, phone: Channel, notifier: Notifier) -> None:
    cast.alba.language = "ru"
    cast.alba.save()
    send_notice(services, [cast.alba], news())
    queue_due_timers(services)
    assert "Резервной копии" in notifier.told[0][1].words


def quiet(cast: Cast, **more: Any) -> None:
    cast.alba.zone = "Asia/Shanghai"
    cast.alba.save()
    NoticeChoice.objects.create(user=cast.alba, quiet_from=dt.time(22), quiet_until=dt.time(8), **more)


def test_quiet_hours_hold_a_notice_until_they_end(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, clock: Clock
) -> None:
    quiet(cast)
    clock.at = dt.datetime(2026, 11, 11, 15, 30, tzinfo=dt.UTC)  # half past eleven in the evening in Shanghai
    send_notice(services, [cast.alba], news(urgent=True))
    queue_due_timers(services)
    assert notifier.told == []
    clock.at = dt.datetime(2026, 11, 12, 0, 0, tzinfo=dt.UTC)
    queue_due_timers(services)
    assert len(notifier.told) == 1


@pytest.mark.parametrize(("urgent", "count"), [(True, 1), (False, 0)])
def test_what_is_urgent_breaks_quiet_hours_where_that_is_allowed(
    services: Services,
    cast: Cast,
    phone: Channel,
    notifier: Notifier,
    clock: Clock,
    urgent: bool,
    count: int,
) -> None:
    quiet(cast, urgent_breaks=True)
    clock.at = dt.datetime(2026, 11, 11, 15, 30, tzinfo=dt.UTC)
    send_notice(services, [cast.alba], news(urgent=urgent))
    queue_due_timers(services)
    assert len(notifier.told) == count


def test_the_digest_gathers_what_can_wait_into_one_message(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, clock: Clock
) -> None:
    for number in range(3):
        send_notice(services, [cast.alba], news(str(number), kind=NoticeKind.CARE))
    queue_due_timers(services)
    assert notifier.told == []
    clock.at = NOW + dt.timedelta(hours=7)
    queue_due_timers(services)
    queue_due_timers(services)
    assert len(notifier.told) == 1
    assert notifier.told[0][1].title == "Rejoinder: 3 notices"
    assert {each.state for each in Delivery.objects.all()} == {"sent"}


def test_what_only_stands_in_the_list_goes_nowhere(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier
) -> None:
    NoticeChoice.objects.create(user=cast.alba, ways={"deadline": "list"})
    send_notice(services, [cast.alba], news())
    queue_due_timers(services)
    assert notifier.told == []
    assert Notice.objects.filter(user=cast.alba).count() == 1


def test_a_silent_service_is_tried_again_and_given_up_in_the_end(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, clock: Clock
) -> None:
    notifier.fails = ServiceIsSilent()
    send_notice(services, [cast.alba], news())
    queue_due_timers(services)
    assert Delivery.objects.get().state == "waiting"
    for _ in range(15):
        clock.at += dt.timedelta(minutes=10)
        queue_due_timers(services)
    found = Delivery.objects.get()
    assert found.state == "failed"
    assert found.why["en"]
    assert Channel.objects.get().state == "fails"


def test_a_service_that_comes_back_gets_the_notice_once(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, clock: Clock
) -> None:
    notifier.fails = ServiceIsSilent()
    send_notice(services, [cast.alba], news())
    queue_due_timers(services)
    notifier.fails = None
    for _ in range(3):
        clock.at += dt.timedelta(minutes=10)
        queue_due_timers(services)
    assert len(notifier.told) == 1


def test_what_was_refused_is_told_and_not_repeated(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, clock: Clock
) -> None:
    notifier.fails = ServiceRefusesTheNotice(why="error=403")
    send_notice(services, [cast.alba], news())
    queue_due_timers(services)
    notifier.fails = None
    clock.at += dt.timedelta(hours=1)
    queue_due_timers(services)
    assert notifier.told == []
    assert "403" in Delivery.objects.get().why["zh"]


def test_a_notice_whose_fate_is_unknown_is_never_sent_again(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, clock: Clock
) -> None:
    notifier.fails = NoticeFateIsUnknown()
    send_notice(services, [cast.alba], news())
    queue_due_timers(services)
    notifier.fails = None
    clock.at += dt.timedelta(hours=1)
    queue_due_timers(services)
    assert notifier.told == []
    assert Delivery.objects.get().state == "unknown"


def test_a_process_that_died_while_handing_over_leaves_it_unknown(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier
) -> None:
    send_notice(services, [cast.alba], news())
    Delivery.objects.update(state="sending")
    deliver(services, Timer.objects.get(kind="deliver"))
    assert notifier.told == []
    assert Delivery.objects.get().state == "unknown"


def test_who_left_the_house_is_told_nothing_more(
    services: Services, cast: Cast, phone: Channel, notifier: Notifier, page: Page
) -> None:
    send_notice(services, [cast.alba], news(organisation=cast.house))
    Member.objects.filter(user=cast.alba).delete()
    queue_due_timers(services)
    assert notifier.told == []
    assert "backup" not in page("alba").get("/notices/").content.decode()


@pytest.mark.parametrize(("who", "count"), [("alba", 1), ("bruno", 0), ("carla", 0), ("dario", 0)])
def test_each_sees_his_own_notices_only(services: Services, cast: Cast, page: Page, who: str, count: int) -> None:
    send_notice(services, [cast.alba], news(organisation=cast.house))
    shown = page(who).get("/notices/")
    assert shown.status_code == 200
    assert shown.content.decode().count("There has been no backup") == 2 * count
    assert ("1 unread" in shown.content.decode()) == bool(count)


def test_nobody_is_sent_to_sign_in(page: Page, services: Services) -> None:
    assert page("").get("/notices/").status_code == 302


def test_reading_lowers_the_count_for_the_reader_alone(services: Services, cast: Cast, page: Page) -> None:
    send_notice(services, [cast.alba, cast.bruno], news(organisation=cast.house))
    mine = Notice.objects.get(user=cast.alba)
    page("bruno").post(f"/notices/{mine.pk}/read/")
    assert Notice.objects.get(pk=mine.pk).read_at is None
    page("alba").post(f"/notices/{mine.pk}/read/")
    assert Notice.objects.get(pk=mine.pk).read_at == NOW
    page("bruno").post("/notices/read/")
    assert not Notice.objects.filter(read_at=None).exists()


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
@pytest.mark.parametrize("path", ["/notices/", "/notices/settings/", "/notices/house/"])
def test_the_pages_speak_each_language(
    services: Services, cast: Cast, phone: Channel, page: Page, path: str, language: str
) -> None:
    cast.alba.language = language
    cast.alba.save()
    send_notice(services, [cast.alba], news(missed=True, due_at=NOW - dt.timedelta(hours=9)))
    queue_due_timers(services)
    shown = page("alba").get(path)
    assert shown.status_code == 200
    assert {"en": "Notices", "zh": "提醒", "ru": "Уведомления"}[language] in shown.content.decode()


def test_a_missed_notice_says_so(services: Services, cast: Cast, page: Page) -> None:
    send_notice(services, [cast.alba], news(missed=True, due_at=NOW - dt.timedelta(hours=9)))
    assert "Rejoinder was not running then" in page("alba").get("/notices/").content.decode()


def test_choices_are_kept(services: Services, cast: Cast, page: Page) -> None:
    ways = {f"way-{kind.value}": "list" for kind in NoticeKind}
    sent = {**ways, "quiet-from": "22:00", "quiet-until": "07:30", "digest-at": "09:15", "urgent-breaks": "on"}
    assert page("alba").post("/notices/settings/", sent).status_code == 302
    kept = NoticeChoice.objects.get(user=cast.alba)
    assert (kept.quiet_from, kept.quiet_until, kept.digest_at) == (dt.time(22), dt.time(7, 30), dt.time(9, 15))
    assert kept.urgent_breaks
    assert set(kept.ways.values()) == {"list"}


@pytest.mark.parametrize(
    "wrong", [{"quiet-from": "25:00"}, {"quiet-until": ""}, {"digest-at": ""}, {"way-deadline": "by pigeon"}]
)
def test_choices_that_make_no_sense_change_nothing(page: Page, services: Services, wrong: dict[str, str]) -> None:
    ways = {f"way-{kind.value}": "list" for kind in NoticeKind}
    sent = {**ways, "quiet-from": "22:00", "quiet-until": "07:30", "digest-at": "09:15", **wrong}
    assert page("alba").post("/notices/settings/", sent).status_code == 400
    assert not NoticeChoice.objects.exists()


def test_a_way_is_added_tried_and_never_shown(services: Services, cast: Cast, page: Page, notifier: Notifier) -> None:
    browser = page("alba")
    browser.post("/notices/ways/", {"name": "Phone", "address": "tgram://secret-token/9"})
    queue_due_timers(services)
    assert [address for address, _ in notifier.told] == ["tgram://secret-token/9"]
    shown = browser.get("/notices/settings/").content.decode()
    assert "Phone" in shown
    assert "secret-token" not in shown


def test_mail_goes_to_the_address_of_the_person_alone(services: Services, page: Page, notifier: Notifier) -> None:
    page("alba").post("/notices/ways/", {"address": "mail:stranger@example.com"})
    queue_due_timers(services)
    assert [address for address, _ in notifier.told] == ["mail:alba@example.com"]


def test_a_way_is_not_tried_without_end(
    services: Services, cast: Cast, phone: Channel, page: Page, notifier: Notifier
) -> None:
    answered = [page("alba").post(f"/notices/ways/{phone.pk}/try/").status_code for _ in range(13)]
    queue_due_timers(services)
    assert answered == [302] * 12 + [409]
    assert len(notifier.told) == 12


@pytest.mark.parametrize("what", ["", "try/", "remove/"])
def test_a_way_of_somebody_else_is_not_there(phone: Channel, page: Page, what: str) -> None:
    browser = page("bruno")
    path = f"/notices/ways/{phone.pk}/{what}"
    assert (browser.post(path) if what else browser.get(path)).status_code == 404
    assert Channel.objects.filter(pk=phone.pk).exists()


@pytest.mark.parametrize(("who", "status"), [("alba", 302), ("bruno", 403), ("carla", 302), ("dario", 404)])
def test_owners_set_the_hours_of_their_own_house(cast: Cast, page: Page, who: str, status: int) -> None:
    sent = {"leads": "48 0", "escalate": "12", "hosts": "Chat.Example.com\nsmtp.example.com"}
    assert page(who).post("/notices/house/", sent).status_code == status
    found = Reminding.objects.filter(organisation=cast.house).first()
    if who == "alba":
        assert found is not None
        assert (found.leads, found.escalate_hours) == ([48, 0], 12)
        assert found.hosts == ["chat.example.com", "smtp.example.com"]
    else:
        assert found is None


@pytest.mark.parametrize("wrong", [{"leads": "-3"}, {"escalate": "soon"}, {"hosts": "http://x"}, {"hosts": "a/../b"}])
def test_a_house_with_wrong_hours_is_not_kept(page: Page, cast: Cast, wrong: dict[str, str]) -> None:
    sent = {"leads": "48 0", "escalate": "12", "hosts": "", **wrong}
    assert page("alba").post("/notices/house/", sent).status_code == 400
    assert not Reminding.objects.exists()
