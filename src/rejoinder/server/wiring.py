"""The one place of the server that names concrete adapters."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs

from rejoinder.adapters.case_folder.case_files import CaseFiles as FolderShelves
from rejoinder.adapters.case_folder.folder import CaseFolders
from rejoinder.adapters.documents.paper_cache import ParsedDocuments
from rejoinder.adapters.documents.paper_stored import StoredPapers
from rejoinder.adapters.mail.mail_out import MailWriter
from rejoinder.adapters.mail.mail_settings import own_address
from rejoinder.adapters.network.notify import Notifier, allowed_private
from rejoinder.adapters.network.phraser import Phraser
from rejoinder.adapters.network.webhook_sender import WebhookSender
from rejoinder.adapters.network.webhook_sender import allowed_private as called_private
from rejoinder.adapters.ocr.ocr_page_cache import OcrPageCache
from rejoinder.adapters.pictures.picture_cache import MeasuredPictures
from rejoinder.adapters.pictures.preview import Previews
from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.adapters.storage.secret_store import SecretStore
from rejoinder.adapters.work.thread_work import BackgroundWork as ThreadWork
from rejoinder.cli import wiring
from rejoinder.db.case_checkout import CaseCheckout
from rejoinder.db.case_files import CaseFiles
from rejoinder.db.external_ports import Outside
from rejoinder.db.ledger import Ledgers
from rejoinder.db.models import Case
from rejoinder.db.services import Services, install_services
from rejoinder.db.stored_answer import write_case_answer
from rejoinder.db.task import Elsewhere, in_place
from rejoinder.server import installation
from rejoinder.server.jobs import Jobs, jobs
from rejoinder.usecases.answer import AnswerOutcome
from rejoinder.usecases.ports import BackgroundWork
from rejoinder.usecases.webhook_sender import WebhookSender as Calling

AnswerCase = Callable[[Services, Case, Path], AnswerOutcome]


def make_services(
    data: Path,
    *,
    work: Callable[[Jobs], BackgroundWork] = ThreadWork,
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
    vault: str | None = None,
    outside: Outside | None = None,
    webhook_sender: Calling | None = None,
    answer_case: AnswerCase | None = None,
    elsewhere: Elsewhere | None = None,
) -> Services:
    """The services over the folder of an installation, for the pages and the API.

    Args:
        elsewhere: does tasks; the one who asks does them where it is None.
        answer_case: makes the answer of a case; as it is made for everybody where it is None.
        vault: a folder or `s3://bucket/prefix`; that of the environment, or `vault/` in the folder, where it is None.
    """
    case_vault = cache(lambda: wiring.vault(vault or installation.vault(data)))
    checkout = CaseCheckout(data / "room", case_vault)
    ledgers = Ledgers(checkout)
    case_files = CaseFiles(FolderShelves(), checkout)
    built: list[Services] = []
    previews = cache(lambda: Previews(data / "previews"))
    app = attrs.evolve(wiring.app(), ledgers=lambda: ledgers, wording=wiring.page_wording)
    services = Services(
        app=app,
        unread=lambda: attrs.evolve(app, folders=lambda: CaseFolders(StoredPapers(readable=False))),
        ledgers=ledgers,
        case_files=case_files,
        checkout=checkout,
        vault=case_vault,
        mail_files=wiring.mail_files,
        mail_writer=MailWriter,
        verifier=lambda: attrs.evolve(wiring.verifier(), ledgers=lambda: ledgers),
        lexicon=tone_lexicon,
        phraser=Phraser.from_environment,
        previews=previews,
        forget=lambda sha256: _forgotten(previews(), sha256),
        exports=wiring.exports,
        intake_tools=lambda: attrs.evolve(wiring.intake_tools(), case_files=case_files),
        bare_papers=StoredPapers,
        elsewhere=elsewhere or in_place(lambda: built[0]),
        answered=answer_case or write_case_answer,
        reporting_to=wiring.RELAY.reporting_to,
        work=work(jobs(lambda: built[0])),
        outside=outside or _outside(data, now),
        webhook_sender=webhook_sender or WebhookSender(private=called_private()),
        now=now,
        data=data,
    )
    built.append(services)
    install_services(services)
    return services


def _forgotten(previews: Previews, sha256: str) -> None:
    """Whatever this machine drew and read of a paper is lost."""
    previews.forget(sha256)
    OcrPageCache("").forget(sha256)
    ParsedDocuments().forget(sha256)
    MeasuredPictures().forget(sha256)


def _outside(data: Path, now: Callable[[], dt.datetime]) -> Outside:
    """Ways out and in, as the environment names them."""
    return Outside(
        notifier=Notifier(
            post=wiring.post, writer=MailWriter(), sender=own_address(), now=now, private=allowed_private()
        ),
        secret_store=SecretStore(installation.secret(), installation.earlier_secrets()),
        post=wiring.post,
        mailbox=wiring.mailbox,
        mail_reader=wiring.mail_reader,
        own_address=own_address,
        reads_mail=lambda: bool(os.environ.get("REJOINDER_IMAP_HOST", "").strip()),
        backed_up_at=lambda: installation.backed_up_at(data),
    )
