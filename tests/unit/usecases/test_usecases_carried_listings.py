"""Of several accused listings, those that the papers carry are told from those that they do not."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from case_folders import INVOICE, LETTER, TRADEMARK, folder

from rejoinder.cli.wiring import app
from rejoinder.domain.listing_group import Handling
from rejoinder.usecases.advise import advise

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
SHIRT, CAP = "1005001234567890", "1005001234567891"
BOTH = f"{SHIRT}.html and https://www.aliexpress.com/item/{CAP}.html use its mark"


def _marked(text: str) -> str:
    return text.replace("NIGHT OWLS", "QUILLMERE").replace("Night Owls", "Quillmere")


@pytest.mark.parametrize(("named", "rest"), [("\nTrademark: QUILLMERE\n", Handling.COMPLY), ("", Handling.LOOK)])
def test_each_listing_is_judged_alone_where_not_all_are_carried(tmp_path: Path, named: str, rest: Handling) -> None:
    notice = _marked(TRADEMARK).replace(f"{SHIRT}.html offers counterfeit goods", BOTH) + named
    case = folder(tmp_path, notice, {"invoice.txt": _marked(INVOICE), "letter.txt": _marked(LETTER)})
    (case / "listing" / "item.json").unlink()
    for number, title in ((SHIRT, "Quillmere T-shirt NO-12"), (CAP, "Quillmere cap NC-77")):
        (case / "listing" / f"{number}.json").write_text(json.dumps({"item_id": number, "title": title}))
    advice = advise(case, app(), now=NOW).advice
    assert not any(ground.ready for ground in advice.defences)
    handled = {group.handling: group.listings for group in advice.groups}
    assert handled == {Handling.PROVE: (SHIRT,), rest: (CAP,)}
    assert advice.in_part
