"""An answer for some of the accused listings is offered beside the groups, and may be taken from there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from django.test import Client

from rejoinder.db.models import Document, Shop
from rejoinder.db.services import Services
from rejoinder.domain.evidence import Place
from tests.web.cast import Cast
from tests.web.night_herons import file_in

LAMP, SHADE = "1005004455667788", "1005004455667799"
NOTICE = f"""From: Brambling IP <cases@brambling-ip.example>
To: shop@sandpiper.example
Date: Mon, 09 Nov 2026 09:30:00 +0800
Subject: Trademark complaint IPR-2026-8811

Dear seller,
Corncrake Lighting Ltd, owner of EU trademark registration No. 018765432 for CORNCRAKE in class 11, complains through
its agent Brambling IP that your listings https://www.aliexpress.com/item/{LAMP}.html and
https://www.aliexpress.com/item/{SHADE}.html offer goods under its mark. Respond within 5 working days.

Trademark: CORNCRAKE
"""
PAPERS = {
    "invoice.txt": """INVOICE
Invoice No.: CC-2026-311
Invoice date: 2 March 2026
Seller: Corncrake Lighting Ltd
Buyer: Sandpiper Trading Ltd
Description              Qty   Unit price   Amount
Corncrake lamp CL-40      50        12.00   600.00
Total: EUR 600.00
"""
}


def test_files_for_some_of_the_listings_are_offered(
    page: Callable[[str], Client], services: Services, cast: Cast, tmp_path: Path
) -> None:
    shop = Shop.objects.create(
        organisation=cast.house, name="Sandpiper", entity="Sandpiper Trading Ltd", marketplace="aliexpress"
    )
    complaint = tmp_path / "complaint.eml"
    complaint.write_text(NOTICE, "utf-8")
    case = services.open_case(cast.house, complaint, cast.alba, shop=shop)
    for name, text in PAPERS.items():
        (tmp_path / name).write_text(text)
    for number, title in ((LAMP, "Corncrake lamp CL-40"), (SHADE, "Corncrake shade CS-9")):
        (tmp_path / f"{number}.json").write_text(json.dumps({"item_id": number, "title": title}))
    file_in(services, case, cast.alba, Place.EVIDENCE, *(tmp_path / name for name in PAPERS))
    file_in(services, case, cast.alba, Place.LISTING, tmp_path / f"{LAMP}.json", tmp_path / f"{SHADE}.json")
    services.queue_judgement(case)
    shown = page("alba").get(f"/cases/{case.pk}/").content.decode()
    assert "An answer for 1 of the 2 listings" in shown
    packet = Document.objects.get(case=case, path="part-1/packet.zip")
    assert packet.ready
    assert f"/{packet.sha256}/" in shown
