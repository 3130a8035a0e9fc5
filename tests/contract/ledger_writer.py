"""Writes batches of three lines into a ledger until it is killed, and says the number of each that was acknowledged."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

from rejoinder.domain import event as ev


def ledgers(folder: Path) -> Any:
    if "REJOINDER_DATABASE" not in os.environ or folder.parent.name != "room":
        from rejoinder.adapters.case_folder.ledger import Ledgers

        return Ledgers()
    os.environ["DJANGO_SETTINGS_MODULE"] = "rejoinder.server.settings"
    import django

    django.setup()
    from rejoinder.db.case_checkout import CaseCheckout
    from rejoinder.db.ledger import Ledgers as DatabaseLedgers

    return DatabaseLedgers(CaseCheckout(folder.parent, lambda: None))  # type: ignore[arg-type, return-value]


def main(folder: Path) -> None:
    writes, at = ledgers(folder), dt.datetime(2026, 4, 7, tzinfo=dt.UTC)
    for number in range(100_000):
        event = ev.FactConfirmed(at=at, by="alba", field=str(number), value="x" * 3_000)
        writes.append(folder, [event, event, event])
        print(number, flush=True)


main(Path(sys.argv[1]))
