"""Put a mail into the outbox: reviewed, composed once, and held for its cooling-off time."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.finding import Gravity
from rejoinder.domain.outbox import ENCLOSED_BYTES, ENCLOSED_MOST, Draft, MailState, next_number, outbox
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.tone import ToneLexicon
from rejoinder.tone.fact_lock import compare
from rejoinder.tone.guard import review
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.mail_ports import MailFiles, MailWriter

COOLING = dt.timedelta(minutes=30)
REFERENCES = 20
"""Message ids that a mail names at most."""


class MailHasGraveFindings(Refused):
    """Words that could hurt the case, or facts that differ; it goes out only for a reason."""


class MailWaitsAlready(Refused):
    """The very same words to the same address wait in the outbox, or went out."""


class EnclosuresAreTooLarge(Invalid):
    """More files, or larger ones, than mail servers take."""


@attrs.frozen(kw_only=True)
class MailDoubt:
    """One thing to know before the mail goes out."""

    says: Phrase
    grave: bool


@attrs.frozen(kw_only=True)
class Plan:
    """How a mail is to go out."""

    purpose: str
    counterpart: str
    cooling: dt.timedelta = COOLING
    at_once_because: str | None = None
    """Skips the cooling-off."""
    needs_second: bool = False
    despite: str | None = None
    """Lets it out in spite of grave findings."""
    again: bool = False
    """Whether the same words may go to the same address once more."""


@attrs.frozen(kw_only=True)
class MailQueue:
    """What a mail is made with."""

    writer: MailWriter
    files: MailFiles
    lexicon: ToneLexicon


def doubts(
    writer: CaseWriter, draft: Draft, lexicon: ToneLexicon, *, against: str | None = None
) -> tuple[MailDoubt, ...]:
    """What the tone guard, the fact lock and the private limit say of a mail, in the order of the text.

    Args:
        against: a text that states the same facts, such as the mail in another language.
    """
    return tuple(_doubts(writer.case(), draft, lexicon, against))


def queue_mail(
    writer: CaseWriter, draft: Draft, plan: Plan, context: MailQueue, *, against: str | None = None
) -> tuple[ev.Event, ...]:
    """Make the mail, keep its bytes, and put it into the outbox.

    Raises: EnclosuresAreTooLarge, MailHasGraveFindings, MailWaitsAlready, and what the writer raises.
    """
    case, files = writer.case(), enclosed_files(draft)
    grave = [doubt for doubt in _doubts(case, draft, context.lexicon, against) if doubt.grave]
    if grave and plan.despite is None:
        raise MailHasGraveFindings(count=len(grave))
    _refuse_twice(case, draft, files, plan)
    message = context.writer.write(attrs.evolve(draft, references=_references(case, draft.to)), at=writer.at)
    path = context.files.keep(writer.folder, message.content)
    wait = dt.timedelta() if plan.at_once_because else plan.cooling

    def queued(case: CaseFile) -> Sequence[ev.Event]:
        _refuse_twice(case, draft, files, plan)
        mail = ev.MailQueued(
            at=writer.at,
            by=writer.by,
            number=next_number(case.mails),
            to=draft.to,
            counterpart=plan.counterpart,
            subject=draft.subject,
            message_id=message.message_id,
            sha256=path.rpartition("/")[2].partition(".")[0],
            path=path,
            send_at=writer.at + wait,
            purpose=plan.purpose,
            words=draft.words,
            sender=draft.sender,
            needs_second=plan.needs_second,
            at_once_because=plan.at_once_because,
            despite=plan.despite,
            enclosed=files,
        )
        return (mail,)

    return writer.write(queued)


def enclosed_files(draft: Draft) -> tuple[ev.EnclosedFile, ...]:
    """What goes along, for the ledger. Raises: EnclosuresAreTooLarge."""
    files = tuple(
        ev.EnclosedFile(name=name, sha256=hashlib.sha256(content).hexdigest(), size_bytes=len(content))
        for name, content in draft.enclosed
    )
    refuse_too_large(len(files), sum(file.size_bytes for file in files))
    return files


def refuse_too_large(files: int, size_bytes: int) -> None:
    """Refuse what mail servers do not take with one mail. Raises: EnclosuresAreTooLarge."""
    if files > ENCLOSED_MOST or size_bytes > ENCLOSED_BYTES:
        raise EnclosuresAreTooLarge(files=ENCLOSED_MOST, size=ENCLOSED_BYTES)


def _doubts(case: CaseFile, draft: Draft, lexicon: ToneLexicon, against: str | None) -> Iterator[MailDoubt]:
    text = f"{draft.subject}\n\n{draft.words}"
    for hit in review(text, None, lexicon):
        words = " ".join(text[hit.span[0] : hit.span[1]].split())
        yield MailDoubt(says=phrase("mail.doubt-tone", words=words, says=hit.says), grave=hit.gravity is Gravity.BLOCKS)
    if against is not None:
        for one in compare(text, against).differences:
            where = phrase("mail.in-mail" if one.in_a else "mail.in-other")
            fact = phrase(f"tone.fact-{one.kind}")
            yield MailDoubt(says=phrase("mail.doubt-fact", fact=fact, value=one.value, where=where), grave=True)
    if case.limit is not None and re.search(rf"(?<![\d.,]){_plain(case.limit)}(?![\d]|[.,]\d)", text.replace(",", "")):
        yield MailDoubt(
            says=phrase("mail.doubt-limit", amount=case.limit.amount, currency=case.limit.currency), grave=True
        )


def _plain(limit: ev.LimitSet) -> str:
    """The sum as digits, with or without empty decimals."""
    whole, _, rest = f"{limit.amount:f}".partition(".")
    decimals = rest.rstrip("0")
    return rf"{whole}\.{decimals}0*" if decimals else rf"{whole}(?:\.0+)?"


def _refuse_twice(case: CaseFile, draft: Draft, files: Sequence[ev.EnclosedFile], plan: Plan) -> None:
    """Raises: MailWaitsAlready."""
    digests = {file.sha256 for file in files}
    for mail in outbox(case.mails):
        same = (mail.queued.to, mail.queued.subject, mail.queued.words) == (draft.to, draft.subject, draft.words)
        same = same and {file.sha256 for file in mail.queued.enclosed} == digests
        if same and mail.state is not MailState.CANCELLED and not plan.again:
            raise MailWaitsAlready(number=mail.number)


def _references(case: CaseFile, to: str) -> tuple[str, ...]:
    """The conversation with an address so far."""
    found = []
    for event in case.mails:
        if isinstance(event, ev.MailReceived) and event.kind == "letter" and event.message_id:
            found += [event.message_id] if event.sender.casefold() == to.casefold() else []
        elif isinstance(event, ev.MailSent):
            found += [
                mail.queued.message_id
                for mail in outbox(case.mails)
                if mail.number == event.number and mail.queued.to.casefold() == to.casefold()
            ]
    return tuple(dict.fromkeys(found))[-REFERENCES:]
