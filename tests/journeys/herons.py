"""The shop that drew the print first: a complaint, a catalogue and an invoice older than the work complained of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.journeys.samples import Upload, drawing, jpeg, listing, notice, paper, picture

SAYS = """Dear seller,

We have received a complaint against your listing.

Complaint number: IPR-2026-448120
Type of right: Copyright (artwork)
Rights owner: Larkmere Prints Ltd
Work: "Night Herons"
Work completed: 20 February 2024
Listing: https://www.aliexpress.com/item/1005006112233445.html

Please file a counter-notice by 13 November 2026, 23:59 (GMT+8).
"""
CATALOGUE = """
#align(center)[#text(size: 18pt)[Sandpiper Prints] \\ Product Catalogue, Spring 2023]
#align(center)[#image("art.jpg", width: 90mm)]
== NH-14 Cushion cover "Night Herons"
Size 45 x 45 cm, cotton and linen. Design: own studio of Sandpiper Prints.
#pagebreak()
== Imprint
Published by Sandpiper Prints \\ Printed on 6 March 2023, 1,200 copies.
"""
INVOICE = """
#text(size: 14pt)[Sandpiper Prints] \\ 18 Quay Street, Ningbo
== COMMERCIAL INVOICE
Invoice no. SP-230519 \\ Date 19 May 2023 \\ Sold to Elmgate Homeware GmbH, 4 Musterweg, Bremen, Germany
#table(columns: (20mm, 1fr, 24mm, 24mm, 26mm),
  [Item no.], [Description], [Quantity (pcs)], [Unit price USD], [Amount USD],
  [NH-14], [Cushion cover "Night Herons"], [480], [2.10], [1008.00])
TOTAL USD 1008.00
#v(6mm)
Signed and sealed for and on behalf of \\ Sandpiper Prints
"""


def complaint() -> Upload:
    """The notice, with the picture that the other side sent."""
    theirs = picture("night-herons-larkmere.jpg", drawing(14).crop((20, 20, 660, 660)))
    return notice("Complaint IPR-2026-448120", SAYS, day="Mon, 09 Nov 2026 09:30:00 +0800", attached=(theirs,))


def papers() -> Mapping[str, Sequence[Upload]]:
    """What the shop holds, by place."""
    sold = listing("1005006112233445", "Night Herons Cushion Cover NH-14", "NH-14", orders=212)
    return {
        "evidence": [
            paper("catalogue-2023.pdf", CATALOGUE, art=jpeg(drawing(14))),
            paper("invoice-SP-230519.pdf", INVOICE),
        ],
        "listing": [sold, picture("main.jpg", drawing(14).resize((500, 500)))],
    }
