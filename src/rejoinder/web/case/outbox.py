"""Letters on their way out: queued to cool off, approved, cancelled, or sent by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from rejoinder.assembly.statement_part import paragraphs
from rejoinder.db.draft_keep import DraftedText, TextIsUnknown, text_of, versions
from rejoinder.db.letter_enclosure import enclosed_with, named_exhibits
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.db.status import status_of
from rejoinder.db.upload import mail_bytes
from rejoinder.domain.errors import Invalid, Refused, RejoinderError
from rejoinder.domain.member import Act
from rejoinder.domain.outbox import Draft
from rejoinder.usecases.outbox_decide import approve_mail, cancel_mail, mark_sent
from rejoinder.usecases.outbox_queue import MailHasGraveFindings, MailQueue, Plan, doubts, queue_mail
from rejoinder.usecases.record_letter import Content, record_sent
from rejoinder.web.case.editor import EditorContent, newest_words, page
from rejoinder.web.case.form_parsing import line
from rejoinder.web.case.letters_enclosed import enclosable_exhibits
from rejoinder.web.page_request import UserRequest
from rejoinder.web.remedy import error_text
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say


class LetterIsNotReady(Refused):
    """The case speaks against sending the letter now, and no reason was given to send it all the same."""


@case_page(Act.WORK)
@require_POST
def send(request: UserRequest, case: Case, name: str, language: str) -> HttpResponse:
    """Put the letter, as it was kept last, into the outbox; or record that it went out by another way."""
    found = text_of(services(), case, name, language)
    if not found.record:
        raise TextIsUnknown
    try:
        _recorded(request, case, found) if request.POST.get("way") == "other" else _queued(request, case, found)
    except (Invalid, Refused) as error:
        drafts = versions(case, found)
        again = EditorContent(
            words=newest_words(case, found),
            after=drafts[0].n if drafts else 0,
            trouble=error_text(request, error),
            status=status_of(error),
        )
        return page(request, case, found, again, **_asked_again(request, case, found, error))
    services().queue_judgement(case)
    return redirect(f"{reverse('talk', args=[case.pk])}#outbox")


@case_page(Act.APPROVE)
@require_POST
def approve(request: UserRequest, case: Case, number: int) -> HttpResponse:
    """Be the second pair of eyes."""
    approve_mail(services().writer(case, request.user), number, services().mail_files())
    return _done(case)


@case_page(Act.WORK)
@require_POST
def cancel(request: UserRequest, case: Case, number: int) -> HttpResponse:
    """Withdraw a mail that has not gone out."""
    cancel_mail(services().writer(case, request.user), number, reason=line(request.POST, "reason", 500))
    return _done(case)


@case_page(Act.WORK)
@require_POST
def confirm_sent(request: UserRequest, case: Case, number: int) -> HttpResponse:
    """Record that a person sent the mail, with the exact mail where it was saved."""
    dropped = request.FILES.get("mail")
    exact = mail_bytes(dropped) if dropped is not None else None
    mark_sent(services().writer(case, request.user), number, services().mail_files(), exact=exact)
    return _done(case)


def _done(case: Case) -> HttpResponse:
    services().queue_judgement(case)
    return redirect(f"{reverse('talk', args=[case.pk])}#outbox")


def _queued(request: UserRequest, case: Case, found: DraftedText) -> None:
    """Raises: LetterIsNotReady, EnclosuresAreTooLarge, ExhibitIsNotKept, MailHasGraveFindings, MailWaitsAlready, and
    what the writer raises."""
    form, organisation = request.POST, case.organisation
    draft = _draft(request, case, found)
    despite = line(form, "despite", 500)
    if found.record["not_now"][request.language] and despite is None:
        raise LetterIsNotReady
    at_once = line(form, "at_once", 500)
    plan = Plan(
        purpose=found.name,
        counterpart=line(form, "counterpart") or draft.to,
        cooling=dt.timedelta(minutes=organisation.cooling_minutes),
        at_once_because=at_once,
        needs_second=organisation.four_eyes,
        despite=despite,
        again="again" in form,
    )
    made_with = MailQueue(writer=services().mail_writer(), files=services().mail_files(), lexicon=services().lexicon())
    exhibits = named_exhibits(found, newest_words(case, found))
    going = attrs.evolve(draft, enclosed=enclosed_with(services(), case, exhibits, set(form.getlist("enclose"))))
    queue_mail(services().writer(case, request.user), going, plan, made_with, against=found.made.text)


def _asked_again(request: UserRequest, case: Case, found: DraftedText, error: RejoinderError) -> dict[str, Any]:
    """What the form said, with what kept the mail back."""
    return {
        "sent": request.POST,
        "doubts": _doubted(request, case, found, error),
        "enclosable": enclosable_exhibits(found, newest_words(case, found), chosen=request.POST.getlist("enclose")),
    }


def _draft(request: UserRequest, case: Case, found: DraftedText) -> Draft:
    """The mail to make of the letter as it was kept last, without what goes along."""
    subject, words = _letter(case, found)
    return Draft(
        to=(request.POST.get("to") or "").strip(),
        subject=subject,
        words=words,
        sender=services().outside.own_address(),
        sender_name=case.organisation.name,
    )


def _doubted(request: UserRequest, case: Case, found: DraftedText, error: RejoinderError) -> Sequence[str]:
    """What the guards say of the mail, where that kept it back."""
    if not isinstance(error, MailHasGraveFindings):
        return ()
    writer, draft = services().writer(case, request.user), _draft(request, case, found)
    doubted = doubts(writer, draft, services().lexicon(), against=found.made.text)
    return [say(request, doubt.says) for doubt in doubted if doubt.grave]


def _recorded(request: UserRequest, case: Case, found: DraftedText) -> None:
    """That the letter went out by another way, such as the marketplace's own messages."""
    subject, words = _letter(case, found)
    exhibits, chosen = named_exhibits(found, newest_words(case, found)), set(request.POST.getlist("enclose"))
    record_sent(
        services().writer(case, request.user),
        line(request.POST, "counterpart") or "",
        purpose=found.name,
        content=Content(subject=subject, words=words),
        enclosed=[each.file for each in exhibits if each.sha256 in chosen],
    )


def _letter(case: Case, found: DraftedText) -> tuple[str, str]:
    """Subject and words, as they were kept last."""
    subject, *rest = paragraphs(newest_words(case, found)) or [""]
    return " ".join(subject.split()), "\n\n".join(rest)


urls = [
    path("cases/<uuid:case>/texts/<slug:name>/<slug:language>/send/", send, name="letter-send"),
    path("cases/<uuid:case>/outbox/<int:number>/approve/", approve, name="mail-approve"),
    path("cases/<uuid:case>/outbox/<int:number>/cancel/", cancel, name="mail-cancel"),
    path("cases/<uuid:case>/outbox/<int:number>/sent/", confirm_sent, name="mail-sent"),
]
