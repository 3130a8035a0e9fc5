"""Services of the pages and the API: the use cases, wired, on cases of the database."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import attrs
from django.apps import apps

from rejoinder.db.apps import DbConfig
from rejoinder.db.case_checkout import CaseCheckout
from rejoinder.db.case_projection import blank_card
from rejoinder.db.external_ports import Outside
from rejoinder.db.judgement_request import ask
from rejoinder.db.ledger import Ledgers
from rejoinder.db.models import Case, Document, File, Judgement, Leftover, Organisation, Shop, User
from rejoinder.db.orphaned_blob import PAPER
from rejoinder.domain.errors import Invalid
from rejoinder.domain.seller import Seller
from rejoinder.domain.tone import ToneLexicon
from rejoinder.usecases.answer import AnswerOutcome
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.mail_ports import MailFiles, MailWriter
from rejoinder.usecases.open_case import open_case
from rejoinder.usecases.ports import BackgroundWork, CaseFiles, Exports, Papers, Phraser, Progress, Vault
from rejoinder.usecases.preview import Previews
from rejoinder.usecases.sort_files import Tools
from rejoinder.usecases.verify import Verifier
from rejoinder.usecases.webhook_sender import WebhookSender

JUDGE = "judge"
"""The job that judges a case anew."""
OPENING_LASTS = dt.timedelta(hours=1)
"""No opening of a case takes longer; the papers with a complaint may be scans."""
MOST_DROPPED = 1_000


class DocumentIsUnknown(Invalid):
    """The answer has no such file."""


@attrs.frozen(kw_only=True)
class Services:
    """Everything that an interface to the database needs: ports, case checkouts, background work and the clock."""

    app: App
    ledgers: Ledgers
    case_files: CaseFiles
    checkout: CaseCheckout
    vault: Callable[[], Vault]
    mail_files: Callable[[], MailFiles]
    mail_writer: Callable[[], MailWriter]
    verifier: Callable[[], Verifier]
    lexicon: Callable[[], ToneLexicon]
    phraser: Callable[[], Phraser]
    """Raises: PhraserIsNotNamed, PhraserAddressIsWrong."""
    previews: Callable[[], Previews]
    forget: Callable[[str], None]
    """Have this machine forget what it drew and read of a paper, by its digest."""
    exports: Callable[[], Exports]
    intake_tools: Callable[[], Tools]
    """Takes apart and sorts whatever is handed over."""
    unread: Callable[[], App]
    """The same use cases on folders whose papers are not read: for what was said of a case."""
    bare_papers: Callable[[], Papers]
    """Describes papers without reading them: filing one needs its name and digest, and nobody waits for a scan."""
    elsewhere: Callable[[str, Any], Any]
    """Does a task of `rejoinder.db.task` by name, in a process with limits of time and memory."""
    answered: Callable[[Services, Case, Path], AnswerOutcome]
    """Judges a case and writes its answer into a folder, with what pages show beside it."""
    reporting_to: Callable[[Progress], AbstractContextManager[None]]
    """Within the block, and in this thread, the steps of the use cases are reported there."""
    work: BackgroundWork
    outside: Outside
    webhook_sender: WebhookSender
    now: Callable[[], dt.datetime]
    data: Path
    """The folder of this installation."""

    def writer(self, case: Case, by: User) -> CaseWriter:
        """Who writes, now, in this case."""
        return CaseWriter(
            folder=self.checkout.folder(case.pk),
            at=self.now(),
            by=signature(by),
            folders=self.app.folders(),
            ledgers=self.ledgers,
        )

    def open_case(
        self,
        organisation: Organisation,
        complaint: Path,
        by: User,
        *,
        shop: Shop | None = None,
        then: Callable[[CaseWriter], object] = lambda _: None,
    ) -> Case:
        """A new case with this complaint, or none at all.

        Args:
            then: what else belongs to the opening; where it cannot be done, there is no case.

        Raises: Invalid leaves of the complaint, and what `then` raises.
        """
        seller = seller_of(organisation, shop)
        with contextlib.ExitStack() as undone:
            # No transaction around it: reading a scan takes seconds, and on SQLite everybody else would wait.
            case = Case.objects.create(organisation=organisation, shop=shop, opened_at=self.now())
            undone.callback(self.take_back, case)
            Judgement.objects.create(case=case)
            blank_card(case)
            open_case(
                self.writer(case, by),
                complaint,
                seller=seller,
                complaints=self.app.complaints(),
                case_files=self.case_files,
                markets=self.app.markets(),
            )
            then(self.writer(case, by))
            undone.pop_all()
        self.queue_judgement(case)
        return case

    def drop_unopened(self) -> int:
        """Take back the cases whose opening was cut off, by a kill or a power cut, so that no line of theirs stands.

        Nobody was told that they were taken in. Returns how many.
        """
        begun = Case.objects.filter(head_n=0, opened_at__lt=self.now() - OPENING_LASTS)
        found = list(begun.order_by("pk")[:MOST_DROPPED])
        for case in found:
            self.take_back(case)
        return len(found)

    def take_back(self, case: Case) -> None:
        """Undo an opening: no row, no folder, and its bytes are to be erased."""
        digests = set(File.objects.filter(case=case).values_list("sha256", flat=True))
        self.checkout.forget(case.pk)
        case.delete()
        Leftover.objects.bulk_create(Leftover(sha256=sha256, kind=PAPER) for sha256 in sorted(digests))

    def queue_judgement(self, case: Case) -> None:
        """Have the case judged anew; called after every write, and harmless when repeated.

        A line that was written marks the case as waiting in the same transaction, so a case that nobody came to queue
        can be found by its `Judgement.state`.
        """
        number = ask(case.pk)
        self.work.soon(JUDGE, key=f"{JUDGE}:{case.pk.hex}:{number}", about=case.pk.hex)

    def document(self, case: Case, path: str) -> bytes:
        """A file of the case's newest answer. Raises: DocumentIsUnknown, and Invalid leaves of the vault."""
        found = Document.objects.filter(case=case, path=path).values_list("sha256", flat=True).first()
        if found is None:
            raise DocumentIsUnknown(name=path)
        return self.blob(found)

    def record(self, case: Case, path: str) -> dict[str, Any] | None:
        """What was kept under this name when the case was judged last; None where it never was."""
        try:
            return dict(json.loads(self.document(case, path)))
        except DocumentIsUnknown:
            return None

    def blob(self, sha256: str) -> bytes:
        """Bytes of the vault by digest. Raises: BlobIsMissing, BlobIsAltered."""
        return _poured(self.vault, self.data, sha256)

    def let_go(self) -> None:
        """Hold no bytes of the vault in memory any more."""
        _poured.cache_clear()


def signature(user: User) -> str:
    """How a person signs in a ledger: the name, and the address that tells people of one name apart."""
    name = " ".join(user.name.replace("<", " ").replace(">", " ").split())
    return f"{name} <{user.email}>" if name else user.email


@lru_cache(maxsize=64)
def _poured(vault: Callable[[], Vault], data: Path, sha256: str) -> bytes:
    """Bytes never change under their digest, so what was poured once need not be poured again."""
    aside = data / "poured"
    aside.mkdir(parents=True, exist_ok=True)
    copy = aside / uuid.uuid4().hex
    try:
        vault().pour(sha256, copy)
        return copy.read_bytes()
    finally:
        copy.unlink(missing_ok=True)


def seller_of(organisation: Organisation, shop: Shop | None) -> Seller:
    """Who answers, as a new case knows him; an organisation may answer for many, so its name is nobody's."""
    if shop is None:
        return Seller(language=organisation.language)
    return Seller(
        name=shop.name or None,
        entity=shop.entity or None,
        marketplace=shop.marketplace or None,
        shop_id=shop.shop_id or None,
        country=shop.country or None,
        language=organisation.language,
    )


def services() -> Services:
    """The services that the server installed. Raises: RuntimeError where it has not."""
    found = _app_config().services
    if found is None:
        raise RuntimeError("no services are installed")
    return cast(Services, found)


def install_services(new: Services) -> None:
    """Install the services of this process; done once, by the server or a test."""
    _app_config().services = new


def _app_config() -> DbConfig:
    return cast(DbConfig, apps.get_app_config("db"))
