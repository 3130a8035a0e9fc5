"""Case folders of an invented shop, made where a test needs them."""

from __future__ import annotations

from pathlib import Path

TRADEMARK = """Subject: Trademark complaint IPR-2026-0042
Date: Tue, 7 Apr 2026 11:00:00 +0800

Dear seller,
Owlery Holdings LLC, owner of US trademark registration No. 4654321 for NIGHT OWLS in class 25, registered on
9 December 2014, complains through its agent Ash Brand Protection LLP that your listing
https://www.aliexpress.com/item/1005001234567890.html offers counterfeit goods.
Respond within 5 working days. Contact: legal@owlery.example
"""
COPYRIGHT = """Subject: Copyright complaint IPR-2026-0043
Date: Tue, 7 Apr 2026 11:00:00 +0800

Dear seller,
Carla Prints Ltd. claims that your listings https://www.aliexpress.com/item/1005001234567890.html and
https://www.aliexpress.com/item/1005001234567891.html infringe its copyright in the work "Night Owls", completed on
3 March 2024. You must respond within 5 working days. We hereby declare under penalty of perjury that this is accurate.
"""
INVOICE = """COMMERCIAL INVOICE
Invoice No.: INV-2025-0117
Date: 12 November 2025
Seller: Hangzhou Barn Trading Co., Ltd.
Buyer: Owls Trading Co., Ltd.
Item: Night Owls T-shirt NO-12   Quantity: 300   Unit price: USD 4.00   Amount: USD 1,200.00
Total: USD 1,200.00
"""
LETTER = """LETTER OF AUTHORISATION
Date: 1 October 2025
We, Owlery Holdings LLC, hereby authorise Hangzhou Barn Trading Co., Ltd. to sell NIGHT OWLS clothing
from 1 October 2025 until 30 September 2027. Registration No. 4654321.
Signed: Ann Ash
"""
CATALOGUE = "CATALOGUE 2023\nPublished on 5 May 2023\nOwls Trading Co., Ltd.\nNight Owls poster, design 7\n"
CASE = """[complaint]
received_at = 2026-04-07T11:00:00+08:00
[seller]
name = "Owls"
entity = "Owls Trading Co., Ltd."
marketplace = "aliexpress"
"""
LISTING = '{"item_id": "1005001234567890", "title": "Night Owls T-shirt NO-12", "sold": 120}'


def folder(root: Path, complaint: str, papers: dict[str, str]) -> Path:
    """A case folder under a root, with a listing and these papers as evidence."""
    case = root / "case"
    for name in ("evidence", "listing"):
        (case / name).mkdir(parents=True)
    (case / "complaint.txt").write_text(complaint)
    (case / "case.toml").write_text(CASE)
    (case / "listing" / "item.json").write_text(LISTING)
    for name, text in papers.items():
        (case / "evidence" / name).write_text(text)
    return case
