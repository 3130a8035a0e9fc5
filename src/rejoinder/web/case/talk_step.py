"""The steps of a conversation that people record: letters, offers, answers, the limit, the agreement and its duties."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import cast

import attrs
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.assembly.agreement import Terms
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.db.status import StepIsUnknown, status_of
from rejoinder.db.upload import mail_bytes, save_papers
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import Correspondent, Event, Means
from rejoinder.domain.media_type import DOCX
from rejoinder.domain.member import Act
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.negotiation.settlement import verdict
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.command import ChoiceIsUnknown
from rejoinder.usecases.confirmed_reading import apply_confirmations as confirmed
from rejoinder.usecases.fetch_mail import take_mail
from rejoinder.usecases.file_mail import MailIntake
from rejoinder.usecases.negotiate import (
    RecordAgreement,
    answer_offer,
    duty_done,
    note_read,
    record_agreement,
    set_limit,
)
from rejoinder.usecases.record_letter import Content, Delivery, keep_letter, record_received, record_sent
from rejoinder.usecases.record_offer import RecordOffer, record_offer
from rejoinder.usecases.settle import check_settlement, draft_settlement
from rejoinder.usecases.terms import MOST_CONDITIONS, NAME_LIMIT, TERMS_LIMIT, AmountNeedsCurrency, TermsAreEmpty
from rejoinder.web.case.form_parsing import day, hour, line, lines, money, words, writer_on
from rejoinder.web.case.talk import correspondents, talk_page
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

LONGEST_DRAFT = 200_000


@case_page(Act.WORK)
@require_POST
def step(request: UserRequest, case: Case, act: str) -> HttpResponse:
    """Record one step, or show the form again with what speaks against it."""
    if act not in STEPS:
        raise StepIsUnknown
    try:
        STEPS[act](request, services().writer(case, request.user))
    except (Invalid, Refused) as error:
        again = {"sent": {act: request.POST}, "step_trouble": error_text(request, error), "tried": act}
        return talk_page(request, case, status_of(error), **again)
    services().queue_judgement(case)
    return redirect(f"{reverse('talk', args=[case.pk])}#{STANDS.get(act, 'threads')}")


@case_page(Act.WORK)
@require_POST
def settle(request: UserRequest, case: Case) -> HttpResponse:
    """What to know of a draft agreement before signing; nothing is kept."""
    draft = words(request.POST, "draft", LONGEST_DRAFT)
    if not draft:
        raise TermsAreEmpty
    points = check_settlement(services().checkout.folder(case.pk), draft, services().app)
    shown = [
        {
            "says": say(request, point.finding.says),
            "gravity": point.finding.gravity.value,
            "counsel": point.counsel,
            "words": draft[slice(*point.span)] if point.span else "",
        }
        for point in points
    ]
    checked = {"verdict": say(request, verdict(points)), "points": shown, "counsel": any(p.counsel for p in points)}
    return talk_page(request, case, settled=checked, sent={"settle": request.POST})


@case_page(Act.WORK)
@require_POST
def agreement_draft(request: UserRequest, case: Case) -> HttpResponse:
    """A draft agreement for both sides to complete, as a Word document."""
    amount, currency = money(request.POST)
    language, stock = request.POST.get("language", ""), line(request.POST, "stock", 300)
    terms = Terms(
        withdraw_by=day(request.POST, "withdraw_by"),
        amount=amount,
        currency=currency,
        pay_by=day(request.POST, "pay_by"),
        takes_down="takes_down" in request.POST or stock is not None,
        stock=stock,
    )
    written_in = language if language in LANGUAGES else request.language
    print_document = draft_settlement(services().checkout.folder(case.pk), terms, services().app, language=written_in)
    document = services().app.renderer().word_document(print_document, made_at=services().now())
    return HttpResponse(
        document,
        content_type=DOCX,
        headers={"Content-Disposition": f'attachment; filename="agreement.{written_in}.docx"'},
    )


def _letter(request: UserRequest, writer: CaseWriter) -> None:
    """A letter that came in or went out by another way, pasted or as a file; or a mail that was saved as a file."""
    form = request.POST
    if "mail" in request.FILES:
        _mail(request, writer)
        return
    marking = form.get("marking") if form.get("marking") in ("without_prejudice", "privileged") else None
    content = Content(
        subject=line(form, "subject", 300),
        words=words(form, "words") or None,
        marking=marking,
        asked=lines(form, "asked"),
        conceded=lines(form, "conceded"),
    )
    now, writer, went_out = writer, writer_on(writer, form, "on"), form.get("way") == "sent"
    with tempfile.TemporaryDirectory(prefix="letter-") as aside:
        file, reply = (_handed_file(request, name, Path(aside) / name) for name in ("file", "reply"))
        if not went_out:
            if content.words is None and file is None:
                raise TermsAreEmpty
            _recorded(writer, file, partial(record_received, writer, line(form, "counterpart") or "", content=content))
            return
        to = line(form, "counterpart") or _named(request, writer.case())
        purpose = line(form, "purpose", 80) or "letter"
        delivery = _delivery(form)
        _recorded(writer, file, partial(record_sent, writer, to, purpose=purpose, content=content, delivery=delivery))
        if reply is not None:
            _recorded(now, reply, partial(record_received, now, to))


def _recorded(writer: CaseWriter, file: Path | None, record: Callable[..., tuple[Event, ...]]) -> None:
    """Record a letter, with its file where there is one."""
    if file is None:
        record()
        return
    keep_letter(writer, file, lambda sha256: record(letter=sha256), case_files=services().case_files)


def _handed_file(request: UserRequest, name: str, aside: Path) -> Path | None:
    handed = request.FILES.getlist(name)[:1]
    if not handed:
        return None
    aside.mkdir()
    return save_papers(handed, aside)[0]


def _delivery(form: QueryDict) -> Delivery:
    """To whom, how, and by when an answer is expected. Raises: ChoiceIsUnknown, DayIsUnreadable."""
    to, means = form.get("correspondent", ""), form.get("means", "")
    if to not in ("", *Correspondent) or means not in ("", *Means):
        raise ChoiceIsUnknown(value=(to if to not in ("", *Correspondent) else means)[:40])
    return Delivery(
        correspondent=Correspondent(to) if to else None,
        means=Means(means) if means else None,
        reply_by=day(form, "reply_by"),
    )


def _named(request: UserRequest, case: CaseFile) -> str:
    """Who was written to where only his part in the case was chosen; empty where nobody is known."""
    chosen = request.POST.get("correspondent", "")
    read = attrs.evolve(case, reading=confirmed(case)) if case.reading is not None else case
    return next((each["name"] for each in correspondents(request, read) if each["id"] == chosen), "")


def _mail(request: UserRequest, writer: CaseWriter) -> None:
    mail = cast(UploadedFile, request.FILES["mail"])  # a list, as the stubs have it, comes of an empty field only
    content, outside = mail_bytes(mail), services().outside
    intake = MailIntake(
        reader=outside.mail_reader(), files=services().mail_files(), app=services().app, own=outside.own_address()
    )
    take_mail(writer, content, intake, counterpart=line(request.POST, "counterpart"))


def _offer(request: UserRequest, writer: CaseWriter) -> None:
    form = request.POST
    amount, currency = money(form)
    until = hour(form, "expires_at")
    offer = RecordOffer(
        terms=words(form, "terms", 2 * TERMS_LIMIT),
        made=form.get("way") == "made",
        amount=amount,
        currency=currency,
        expires_at=until and until.astimezone(dt.UTC),
        counterpart=line(form, "counterpart", 2 * NAME_LIMIT),
        conditions=lines(form, "conditions", MOST_CONDITIONS + 1),
    )
    record_offer(writer, offer)


def _answer(request: UserRequest, writer: CaseWriter) -> None:
    form = request.POST
    answer_offer(
        writer,
        accepted=form.get("answer") == "accept",
        by_us=form.get("who") == "us",
        counterpart=line(form, "counterpart"),
        reason=line(form, "reason", 500),
        despite_limit="despite_limit" in form,
    )


def _limit(request: UserRequest, writer: CaseWriter) -> None:
    amount, currency = money(request.POST)
    if amount is None or currency is None:
        raise AmountNeedsCurrency
    set_limit(writer, amount, currency, reason=line(request.POST, "reason", 500))


def _agree(request: UserRequest, writer: CaseWriter) -> None:
    form = request.POST
    amount, currency = money(form)
    agreement = RecordAgreement(
        counterpart=line(form, "counterpart", 2 * NAME_LIMIT) or "",
        terms=words(form, "terms", 2 * TERMS_LIMIT),
        amount=amount,
        currency=currency,
        withdraw_by=day(form, "withdraw_by"),
        takes_down="takes_down" in form,
    )
    record_agreement(writer, agreement)


def _duty(request: UserRequest, writer: CaseWriter) -> None:
    duty_done(writer, request.POST.get("duty", "")[:60], note=line(request.POST, "note", 500))


def _read(request: UserRequest, writer: CaseWriter) -> None:
    note_read(writer, line(request.POST, "counterpart") or "", how=line(request.POST, "how", 200))


STEPS: Mapping[str, Callable[[UserRequest, CaseWriter], None]] = {
    "letter": _letter,
    "offer": _offer,
    "answer": _answer,
    "limit": _limit,
    "agree": _agree,
    "duty": _duty,
    "read": _read,
}
STANDS = {"limit": "limit", "agree": "agreement", "duty": "agreement"}
"""Where on the page to look after a step."""

urls = [
    path("cases/<uuid:case>/talk/settle/", settle, name="talk-settle"),
    path("cases/<uuid:case>/talk/agreement.docx", agreement_draft, name="talk-agreement"),
    path("cases/<uuid:case>/talk/step/<slug:act>/", step, name="talk-step"),
]
