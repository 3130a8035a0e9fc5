"""Cases opened from an export with one complaint a row: foreseen first, then opened one by one in the background."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import tempfile
import uuid
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import attrs
from django.core import signing

from rejoinder.db.case_projection import blank_card
from rejoinder.db.erase import record_leftovers
from rejoinder.db.models import Case, Judgement, Organisation, Shop, User
from rejoinder.db.orphaned_blob import EXPORT
from rejoinder.db.services import Services, seller_of
from rejoinder.domain.errors import Invalid
from rejoinder.domain.export import Export
from rejoinder.usecases.open_cases import PlannedCase, open_planned, planned_cases
from rejoinder.usecases.ports import Exports, Vault

JOB = "export"
SPACE = uuid.UUID("6d1f9a2e-3c07-5b0e-9a55-8f6f2c1d7e44")
"""Names of cases grow from it, so that the same row of the same file is the same case however often it is opened."""


SALT = "rejoinder.export"
LASTS = dt.timedelta(days=1)
"""How long an export that was kept can be opened."""


class ExportIsForgotten(Invalid):
    """The address names no export of this organisation, or one of days ago."""


@attrs.frozen(kw_only=True)
class Ask:
    """Whose export is to be opened, for which shop, by whom."""

    sha256: str
    name: str
    organisation: str
    shop: int | None
    by: int

    @property
    def token(self) -> str:
        """The same as a word of an address, signed."""
        return signing.dumps(attrs.asdict(self), salt=SALT, compress=True)


def keep_export(services: Services, path: Path, organisation: Organisation, shop: Shop | None, *, by: User) -> Ask:
    """Put an export into the vault, to be opened within a day. Raises: Invalid leaves of the export."""
    services.exports().open(path)
    stored = services.vault().take(path)
    record_leftovers(None, [stored.sha256], EXPORT, services.now())
    if not stored.new:  # it was handed in before, and may have been erased until this was noted
        services.vault().take(path)
    return Ask(
        sha256=stored.sha256,
        name=path.name,
        organisation=str(organisation.pk),
        shop=shop.pk if shop else None,
        by=by.pk,
    )


def export_request(named: str, organisation: Organisation | None, by: User) -> Ask:
    """What the word of an address names, if this person kept it for this organisation. Raises: ExportIsForgotten."""
    try:
        ask = Ask(**signing.loads(named, salt=SALT, max_age=LASTS))
    except signing.BadSignature as error:
        raise ExportIsForgotten from error
    if organisation is None or ask.organisation != str(organisation.pk) or ask.by != by.pk:
        raise ExportIsForgotten
    return ask


def stored_export(services: Services, sha256: str, name: str) -> Export:
    """An export that was kept. Raises: BlobIsMissing, and Invalid leaves of the export."""
    return _poured(services.vault, services.exports, sha256, name)


def rows_of(services: Services, ask: Ask) -> tuple[int, ...]:
    """The numbers of its rows, as a person counts them in the spreadsheet."""
    return _rows(services.vault, services.exports, ask.sha256, ask.name)


def _poured(vault: Callable[[], Vault], exports: Callable[[], Exports], sha256: str, name: str) -> Export:
    with tempfile.TemporaryDirectory(prefix="export-") as aside:
        path = Path(aside) / Path(name).name
        vault().pour(sha256, path)
        return exports().open(path)


@lru_cache(maxsize=32)
def _rows(vault: Callable[[], Vault], exports: Callable[[], Exports], sha256: str, name: str) -> tuple[int, ...]:
    """A page that shows how far the opening is asks every second, and a large spreadsheet is slow to read."""
    return tuple(row.number for row in _poured(vault, exports, sha256, name).rows)


def begin_export(services: Services, ask: Ask) -> None:
    """Have every row opened as a case in the background; what is open already stays as it is."""
    about = json.dumps(attrs.asdict(ask))
    key = f"{JOB}:{uuid.uuid5(SPACE, about).hex}:{int(services.now().timestamp())}"
    services.work.soon(JOB, key=key, about=about)


def open_export(services: Services, about: str) -> None:
    """Open each row that is not open yet; done again from its beginning where it was cut short."""
    ask = Ask(**json.loads(about))
    organisation = Organisation.objects.filter(pk=ask.organisation).first()
    by = User.objects.filter(pk=ask.by).first()
    if organisation is None or by is None:
        return
    shop = Shop.objects.filter(organisation=organisation, pk=ask.shop).first() if ask.shop else None
    export = stored_export(services, ask.sha256, ask.name)
    for planned in planned_cases(export, services.app.markets()):
        _open_row(services, organisation, shop, export, planned, by)


def opened_rows(ask: Ask, rows: Sequence[int]) -> int:
    """How many of these rows are cases by now."""
    wanted = [row_case(ask.organisation, ask.sha256, row) for row in rows]
    runs = (wanted[at : at + 500] for at in range(0, len(wanted), 500))
    return sum(Case.objects.filter(pk__in=run, head_n__gt=0).count() for run in runs)


def row_case(organisation: str, sha256: str, row: int) -> uuid.UUID:
    """The id of the case that a row of an export becomes."""
    return uuid.uuid5(SPACE, f"{organisation}:{sha256}:{row}")


def _open_row(
    services: Services, organisation: Organisation, shop: Shop | None, export: Export, planned: PlannedCase, by: User
) -> None:
    id = row_case(str(organisation.pk), export.sha256, planned.row.number)
    if Case.objects.filter(pk=id, head_n__gt=0).exists():
        return
    _forget(services, id)
    with contextlib.ExitStack() as undone:
        case = Case.objects.create(id=id, organisation=organisation, shop=shop, opened_at=services.now())
        undone.callback(_forget, services, id)
        Judgement.objects.create(case=case)
        blank_card(case)
        open_planned(
            services.writer(case, by),
            export,
            planned,
            seller=seller_of(organisation, shop),
            case_files=services.case_files,
        )
        undone.pop_all()
    services.queue_judgement(case)


def _forget(services: Services, id: uuid.UUID) -> None:
    """Take away what a row left that was cut short."""
    Case.objects.filter(pk=id).delete()
    services.checkout.forget(id)
