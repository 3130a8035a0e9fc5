"""Whatever somebody hands over: kept at once, then taken apart and sorted into a case while nobody waits."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from rejoinder.db.case_projection import blank_card
from rejoinder.db.duplicate import same_cases
from rejoinder.db.erase import record_leftovers
from rejoinder.db.intake import ReceiptLiesAhead
from rejoinder.db.kept_progress import KeptProgress
from rejoinder.db.models import Case, FileDrop, Judgement, Organisation, Shop, User
from rejoinder.db.orphaned_blob import EXPORT
from rejoinder.db.services import Services, seller_of
from rejoinder.db.stored_error import in_each, trouble_of
from rejoinder.db.upload import MEGABYTE, PAPER_LIMIT, TOGETHER_LIMIT, upload_file_name
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.intake import FileRole, Intake
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, dispose_facts
from rejoinder.usecases.file_sorted import file_sorted
from rejoinder.usecases.sort_files import SortedFiles, Tools, sort_files

JOB = "drop"
MOST_FILES = 500
TOKEN_LENGTH = 36


class NothingIsDropped(Invalid):
    """The form came without a file and without words."""


class DropIsUnknown(Invalid):
    """Nothing was handed over under this address."""


class SortingBroke(Invalid):
    """Something in what was handed over was foreseen by nobody."""


class SortingTakesTooMuch(Invalid):
    """Sorting what was handed over took more time or memory than one drop may."""


@attrs.frozen(kw_only=True)
class HandedFile:
    """One file of a form, under the name or path by which its owner knows it."""

    name: str
    file: UploadedFile
    role: FileRole | None = None
    """What it is, where a person said it."""


@attrs.frozen(kw_only=True)
class DropForm:
    """What a form asks for besides its files."""

    token: str
    case: Case | None = None
    """The case to which they are added; a new one where it is None."""
    shop: Shop | None = None
    received_at: dt.datetime | None = None


def keep_drop(
    services: Services, organisation: Organisation, handed: Sequence[HandedFile], wanted: DropForm, by: User
) -> FileDrop:
    """Keep the bytes and queue the sorting; the drop that there is where the same form came before.

    A file that is empty or too large is left out, and the others are taken.

    Raises: NothingIsDropped, ReceiptLiesAhead.
    """
    token = wanted.token[:TOKEN_LENGTH] or str(uuid.uuid4())
    known = FileDrop.objects.filter(user=by, token=token).first()
    if known is not None:
        return known
    if not handed:
        raise NothingIsDropped
    if wanted.received_at is not None and wanted.received_at > services.now():
        raise ReceiptLiesAhead
    drop = FileDrop(
        organisation=organisation, user=by, token=token, case=wanted.case, shop=wanted.shop, made_at=services.now()
    )
    drop.received_at = wanted.received_at
    drop.files, drop.left_out = _taken(services, handed)
    try:
        with transaction.atomic():
            drop.save(force_insert=True)
    except IntegrityError:
        return FileDrop.objects.get(user=by, token=token)
    queue_drop(services, drop)
    return FileDrop.objects.get(pk=drop.pk)


@attrs.define
class Claim:
    """That a form is taken: sent once more, it leads to what came of it."""

    mine: FileDrop | None
    known: FileDrop | None = None
    """What the same form began before."""

    def settle(self, case: Case) -> None:
        """Note the case that came of it."""
        if self.mine is not None:
            FileDrop.objects.filter(pk=self.mine.pk).update(case=case, state="done")
            self.mine = None


@contextlib.contextmanager
def claim(services: Services, organisation: Organisation, token: str, by: User) -> Iterator[Claim]:
    """Take a form for one's own, or tell what it began before; given up again where no case comes of it."""
    if not token:
        yield Claim(mine=None)
        return
    fields = {"organisation": organisation, "made_at": services.now(), "state": "claimed"}
    row, new = FileDrop.objects.get_or_create(user=by, token=token[:TOKEN_LENGTH], defaults=fields)
    claimed = Claim(mine=row if new else None, known=None if new else row)
    try:
        yield claimed
    finally:
        if claimed.mine is not None:
            claimed.mine.delete()


def queue_drop(services: Services, drop: FileDrop) -> None:
    """Have the files sorted in the background; harmless when repeated."""
    services.work.soon(JOB, key=f"{JOB}:{drop.pk.hex}:{drop.tries}", about=drop.pk.hex)


def try_again(services: Services, drop: FileDrop, *, case: Case | None = None, anyway: bool = False) -> None:
    """Sort once more: into a case that there is, into one of its own, or as before."""
    drop.case, drop.anyway, drop.state, drop.tries = case or drop.case, anyway, "waiting", drop.tries + 1
    drop.trouble = None
    drop.save()
    queue_drop(services, drop)


def drop_of(user: User, id: uuid.UUID) -> FileDrop:
    """What this person handed over. Raises: DropIsUnknown."""
    found = FileDrop.objects.select_related("case", "organisation").filter(pk=id, user=user).first()
    if found is None:
        raise DropIsUnknown
    return found


def sort_drop(services: Services, id: uuid.UUID) -> None:
    """Sort the files into their case; done again from its beginning where it was cut short."""
    related = ("case__organisation", "organisation", "user", "shop")
    drop = FileDrop.objects.select_related(*related).filter(pk=id, state__in=("waiting", "working")).first()
    if drop is None:
        return
    FileDrop.objects.filter(pk=id).update(state="working")
    trouble: RejoinderError | None = SortingBroke()
    try:
        progress = KeptProgress(services, FileDrop.objects.filter(pk=id))
        with tempfile.TemporaryDirectory(prefix="drop-") as aside, services.reporting_to(progress):
            drop.state = _sorted(services, drop, Path(aside))
        trouble = None
    except RejoinderError as error:
        trouble = error
    finally:
        if trouble is not None:
            drop.state, drop.trouble = "failed", trouble_of(services, trouble)
        drop.save(update_fields=["state", "case", "same", "left_out", "unread", "trouble"])


def give_up_drop(services: Services, id: uuid.UUID, error: RejoinderError) -> None:
    """Note why a sorting that had begun did not come to its end, and take away the case that it had begun."""
    drop = FileDrop.objects.filter(pk=id, state="working").first()
    if drop is None:
        return
    if drop.case_id is None and Case.objects.filter(pk=id, head_n=0).exists():
        _forget(services, id)
    FileDrop.objects.filter(pk=id, state="working").update(state="failed", trouble=trouble_of(services, error))


def _taken(services: Services, handed: Sequence[HandedFile]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """What was put into the vault, and what was left out with why."""
    files: list[dict[str, object]] = []
    left_out: list[dict[str, object]] = []
    whole = 0
    with tempfile.TemporaryDirectory(prefix="drop-") as aside:
        for number, one in enumerate(handed):
            name, size = safe_path(one.name), one.file.size or 0
            why = None
            if number >= MOST_FILES:
                why = phrase("drop.left-many", name=name, most=MOST_FILES)
            elif not size:
                why = phrase("drop.left-empty", name=name)
            elif size > PAPER_LIMIT or whole + size > TOGETHER_LIMIT:
                most = (PAPER_LIMIT if size > PAPER_LIMIT else TOGETHER_LIMIT) // MEGABYTE
                why = phrase("drop.left-large", name=name, most=most)
            if why is not None:
                left_out.append({"file": name, "says": in_each(services, why)})
                continue
            whole += size
            path = Path(aside) / str(number)
            with path.open("wb") as written:
                written.writelines(one.file.chunks())
            stored = services.vault().take(path)
            record_leftovers(None, [stored.sha256], EXPORT, services.now())  # until a case names it
            role = one.role.value if one.role else None
            files.append({"name": name, "sha256": stored.sha256, "size_bytes": stored.size_bytes, "role": role})
    return files, left_out


def safe_path(name: str) -> str:
    """The path of a file below the folder that was handed over, each part safe to write."""
    parts = [upload_file_name(part) for part in name.replace("\\", "/").split("/") if part.strip(". ")]
    return "/".join(parts[-6:]) or upload_file_name("")


def _sorted(services: Services, drop: FileDrop, aside: Path) -> str:
    """Sort and file; the state that comes of it."""
    id = drop.case_id or drop.pk
    if Case.objects.filter(pk=id, head_n__gt=0).exists() and drop.case_id is None:
        drop.case_id = id  # it was cut short after the case was made
        return "done"
    handed = list(_poured(services, drop, aside / "handed"))
    out = aside / "out"
    out.mkdir()
    tools, assigned = (
        services.intake_tools(),
        {file["name"]: FileRole(file["role"]) for file in drop.files if file["role"]},
    )
    if drop.case is not None:
        writer = services.writer(drop.case, drop.user)
        found = sort_files(handed, services.app, tools, aside=out, case=writer, assigned=assigned)
        _note(services, drop, file_sorted(writer, found, services.app, tools.case_files))
        services.queue_judgement(drop.case)
        return "done"
    found = sort_files(handed, services.app, tools, aside=out, assigned=assigned)
    if not drop.anyway:
        drop.same = same_cases(drop.user, drop.organisation, found)
        if drop.same:
            return "asking"
    drop.case = _begun(services, drop, found, tools)
    services.queue_judgement(drop.case)
    return "done"


def _begun(services: Services, drop: FileDrop, found: SortedFiles, tools: Tools) -> Case:
    """A case of what was sorted, or none at all."""
    Case.objects.filter(pk=drop.pk).delete()
    services.checkout.forget(drop.pk)
    with contextlib.ExitStack() as undone:
        case = Case.objects.create(id=drop.pk, organisation=drop.organisation, shop=drop.shop, opened_at=services.now())
        undone.callback(_forget, services, drop.pk)
        Judgement.objects.create(case=case)
        blank_card(case)
        writer = services.writer(case, drop.user)
        seller = seller_of(drop.organisation, drop.shop)
        with tools.case_files.new(writer.folder):
            _note(services, drop, file_sorted(writer, found, services.app, tools.case_files, seller=seller))
        _received(services, drop, writer, found)
        undone.pop_all()
    return case


def _received(services: Services, drop: FileDrop, writer: CaseWriter, found: SortedFiles) -> None:
    if drop.received_at is not None and found.complaint is not None:
        received = Disposal(said=FactDisposition.CORRECT, field="received_at", value=drop.received_at.isoformat())
        dispose_facts(writer, services.app, (received,))


def _note(services: Services, drop: FileDrop, result: Intake) -> None:
    """Note on the drop what is not in the case, and what could not be read."""
    out = [{"file": one.origin, "says": in_each(services, one.says)} for one in result.left_out]
    drop.left_out = [*drop.left_out, *(one for one in out if one not in drop.left_out)]
    drop.unread = {one.path: in_each(services, one.unread) for one in result.taken if one.unread}


def _poured(services: Services, drop: FileDrop, folder: Path) -> Iterator[tuple[str, Path]]:
    """The files out of the vault, each with its name. Raises: BlobIsMissing."""
    folder.mkdir()
    for number, file in enumerate(drop.files):
        suffix = Path(file["name"]).suffix
        path = folder / f"{number:05}{suffix.lower() if suffix[1:].isalnum() and len(suffix) <= 9 else ''}"
        services.vault().pour(file["sha256"], path)
        yield file["name"], path


def _forget(services: Services, id: uuid.UUID) -> None:
    """Take away what was begun."""
    Case.objects.filter(pk=id).delete()
    services.checkout.forget(id)
