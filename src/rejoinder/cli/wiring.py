"""The one place of the command line that names concrete adapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from rejoinder.adapters.work.progress_relay import ProgressRelay
from rejoinder.cli.progress_line import LINE

if TYPE_CHECKING:
    from pathlib import Path

    from rejoinder.adapters.pictures.picture import Comparisons
    from rejoinder.adapters.storage.cipher import Cipher
    from rejoinder.adapters.storage.vault_stock import VaultStock
    from rejoinder.domain.market import Markets
    from rejoinder.domain.rulebook import Rulebooks
    from rejoinder.domain.tone import ToneLexicon
    from rejoinder.procedure.calendar import Calendar
    from rejoinder.scrutiny.spelling import Spellings
    from rejoinder.usecases.app import App
    from rejoinder.usecases.mail_ports import Mailbox, MailFiles, MailReader, Post
    from rejoinder.usecases.ports import (
        CaseFolders,
        Certificates,
        Complaints,
        Digests,
        Exports,
        Ledgers,
        ListingFiles,
        Manuscripts,
        MarkDetector,
        MarkLists,
        Neighbours,
        NestedCaseFiles,
        OcrEngine,
        Packets,
        Papers,
        Pictures,
        Redactions,
        Registers,
        Seals,
        TimeAuthorities,
        Titles,
        Vault,
        Wording,
    )
    from rejoinder.usecases.renderer import Renderer
    from rejoinder.usecases.sort_files import Tools
    from rejoinder.usecases.verify import Verifier


RELAY = ProgressRelay(LINE)
"""Where every adapter reports how far it is; `RELAY.reporting_to` names who listens to the work of one thread."""


@cache
def _ocr_engine() -> OcrEngine:
    """One pair for the whole program: its processes are started once, where there is something to look at."""
    from rejoinder.adapters.ocr import ocr

    return ocr.OcrEngine(progress=RELAY)


def _complaints() -> Complaints:
    from rejoinder.adapters.documents import complaint

    return complaint.Complaints(_ocr_engine)


def complaints() -> Complaints:
    """What opens complaint files, for reading alone."""
    return _complaints()


def _folders() -> CaseFolders:
    from rejoinder.adapters.case_folder import folder

    return folder.CaseFolders(_papers())


def _papers() -> Papers:
    from rejoinder.adapters.documents import paper, paper_cache
    from rejoinder.adapters.pictures import picture_cache

    parsed, measured = paper_cache.ParsedDocuments(), picture_cache.MeasuredPictures()
    return paper.Papers(_ocr_engine(), RELAY, parsed=parsed, measured=measured)


def _ledgers() -> Ledgers:
    from rejoinder.adapters.case_folder import ledger

    return ledger.Ledgers()


def _pictures() -> Pictures:
    from rejoinder.adapters.pictures import picture, picture_cache

    return picture.Pictures(compared=_comparisons(), measured=picture_cache.MeasuredPictures())


@cache
def _comparisons() -> Comparisons:
    from rejoinder.adapters.pictures import picture

    return picture.Comparisons()


def _mark_detector() -> MarkDetector:
    from rejoinder.adapters.pictures import mark_detection

    return mark_detection.MarkDetector()


def _rulebooks(folder: Path | None = None) -> Rulebooks:
    from rejoinder.adapters.shipped import rulebook

    return rulebook.load(folder=folder)


def markets(folder: Path | None = None) -> Markets:
    """The marketplaces that can be recognised, those of a folder of rulebooks too."""
    from rejoinder.adapters.shipped.market import known_markets, load_markets

    return known_markets() if folder is None else load_markets(folder=folder)


def _calendars() -> Mapping[str, Calendar]:
    from rejoinder.adapters.shipped import calendar

    return calendar.calendars()


def _wording(rulebooks: Rulebooks | None) -> Wording:
    from rejoinder.adapters.shipped import wording

    return wording.Wording(rulebooks.sentences if rulebooks else None)


def page_wording(rulebooks: Rulebooks | None) -> Wording:
    """Puts phrases into words for somebody in front of a page."""
    from rejoinder.adapters.shipped import wording

    return wording.Wording(rulebooks.sentences if rulebooks else None, on_page=True)


def _manuscripts() -> Manuscripts:
    from rejoinder.adapters.documents import manuscript

    return manuscript.Manuscripts()


def _renderer() -> Renderer:
    from rejoinder.adapters.output import renderer

    return renderer.Renderer()


def _registers() -> Registers:
    from rejoinder.adapters.registers import register

    return register.Registers()


def _lexicon() -> ToneLexicon:
    from rejoinder.adapters.shipped.lexicon import tone_lexicon

    return tone_lexicon()


def _spellings() -> Spellings:
    from rejoinder.adapters.registers import mark_list

    return mark_list.ShippedSpellings()


def titles() -> Titles:
    """Reads the titles of a shop."""
    from rejoinder.adapters.documents import title

    return title.Titles()


def mark_lists() -> MarkLists:
    """Lists of marks."""
    from rejoinder.adapters.registers import mark_list

    return mark_list.MarkLists()


def exports() -> Exports:
    """Opens exports with one complaint a row."""
    from rejoinder.adapters.documents import export

    return export.Exports()


def case_files() -> NestedCaseFiles:
    """Case folders that can be written to."""
    from rejoinder.adapters.case_folder import case_files

    return case_files.CaseFiles()


def digests() -> Digests:
    """Names files by their content."""
    from rejoinder.adapters.storage import digest

    return digest.Digests()


def seals() -> Seals:
    """Seal files."""
    from rejoinder.adapters.storage import seal

    return seal.Seals()


def neighbours() -> Neighbours:
    """Looks into other cases."""
    from rejoinder.adapters.case_folder import neighbour

    return neighbour.Neighbours()


def _listing_files() -> ListingFiles:
    from rejoinder.adapters.documents import listing

    return listing.ListingFiles()


def intake_tools() -> Tools:
    """What opens things that are handed over."""
    from rejoinder.adapters.archives import unpack
    from rejoinder.adapters.documents import legacy_office
    from rejoinder.usecases.sort_files import Tools

    return Tools(
        unpacker=unpack.Unpacker(),
        office=legacy_office.LegacyOffice(),
        case_files=case_files(),
    )


def redactions() -> Redactions:
    """Makes redacted copies."""
    from rejoinder.adapters.redaction import redaction

    return redaction.Redactions(_ocr_engine())


def certificate() -> Certificates:
    """Prints the certificates of seals."""
    from rejoinder.adapters.output import certificate

    return certificate.Certificates()


def vault(place: str | None = None) -> Vault:
    """The vault at a place, else that of the settings: a folder, or a bucket named `s3://bucket/prefix`."""
    from rejoinder.adapters.storage import blob

    return blob.Vault(_store(place), cipher=cipher())


def vault_stock(place: str | None = None) -> VaultStock:
    """What lies in the vault at a place, as it lies there."""
    from rejoinder.adapters.storage import vault_stock

    return vault_stock.VaultStock(_store(place))


def cipher(identity: Path | None = None) -> Cipher:
    """Locks for the public keys of the settings, and opens with their private key or another."""
    from rejoinder.adapters.storage import cipher, settings

    vault_settings = settings.settings().vault
    return cipher.Cipher(vault_settings.recipients, identity or vault_settings.identity)


def _store(place: str | None) -> Any:
    from pathlib import Path

    from rejoinder.adapters.storage import blob, settings

    vault_settings = settings.settings().vault
    where = place or vault_settings.place
    if where.startswith("s3://"):
        return blob.s3_store(where, endpoint=vault_settings.endpoint, region=vault_settings.region)
    return blob.local_store(Path(where))


def new_key(path: Path) -> str:
    """A new private key in a file; the public key."""
    from rejoinder.adapters.storage import cipher

    return cipher.new_key(path)


def packets() -> Packets:
    """Opens packets."""
    from rejoinder.adapters.storage import packet

    return packet.Packets()


def authorities(urls: Sequence[str] = (), certificates: Sequence[Path] = ()) -> TimeAuthorities:
    """The time authorities that were named here, else those of the settings, and the certificates that are trusted."""
    from rejoinder.adapters.network import stamp
    from rejoinder.adapters.storage import settings

    if not urls:
        return stamp.TimeAuthorities(settings.settings().authorities, certificates)
    named = [stamp.TimeAuthority(url=url, name=stamp.name_of(url)) for url in urls]
    return stamp.TimeAuthorities(named, certificates)


def verifier(certificates: Sequence[Path] = ()) -> Verifier:
    """Checks packets, seals and cases; these certificates of time authorities are trusted."""
    from rejoinder.usecases.verify import Verifier

    judge = authorities(certificates=certificates)
    return Verifier(ledgers=_ledgers, packets=packets, seals=seals(), digests=digests(), authorities=judge)


def mail_files() -> MailFiles:
    """The bytes of mails in case folders."""
    from rejoinder.adapters.case_folder import outbox

    return outbox.MailFiles()


def post() -> Post:
    """The user's server for mail out. Raises: MailIsNotSetUp, MailSettingIsWrong, SecretIsOpen, PlainMailIsRefused."""
    from rejoinder.adapters.mail import mail_settings, smtp

    return smtp.Post(mail_settings.mail_account("SMTP"))


def mailbox(folder: str | None = None) -> Mailbox:
    """The user's mailbox. Raises: MailIsNotSetUp, MailSettingIsWrong, SecretIsOpen, PlainMailIsRefused."""
    from rejoinder.adapters.mail import imap, mail_settings

    return imap.Mailbox(account=mail_settings.mail_account("IMAP"), folder=folder or mail_settings.mail_folder())


def mail_reader() -> MailReader:
    """Reads mails that came in."""
    from rejoinder.adapters.mail import mail_reply

    return mail_reply.MailReader()


def app(rulebooks: Path | None = None) -> App:
    """The ports, wired to the adapters that need no service.

    Args:
        rulebooks: a folder of books that take the place of those that ship.
    """
    from rejoinder.usecases.app import App

    return App(
        complaints=_complaints,
        folders=_folders,
        papers=_papers,
        listing_files=_listing_files,
        ledgers=_ledgers,
        pictures=_pictures,
        ocr_engine=_ocr_engine,
        mark_detector=_mark_detector,
        markets=cache(partial(markets, rulebooks)),
        rulebooks=partial(_rulebooks, rulebooks),
        calendars=_calendars,
        renderer=_renderer,
        manuscripts=_manuscripts,
        redactions=redactions,
        registers=_registers,
        spellings=_spellings,
        titles=titles,
        mark_lists=mark_lists,
        lexicon=_lexicon,
        wording=_wording,
        progress=RELAY,
        authorities=authorities,
    )
