"""The shop that bought its goods: owner, agent, supplier and shop, with one paper of the chain not in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.journeys.samples import US, Upload, listing, notice, paper

OWNER, AGENT, SUPPLIER = "Fernhollow Studio Ltd", "Quayside Licensing Ltd", "Ningbo Reedwing Trading Co., Ltd."
SAYS = f"""Dear seller,

We have received a complaint against your listing.

Complaint number: IPR-2026-604417
Type of right: Copyright (artwork)
Complaint reason: Goods with our artwork are sold without permission
Rights owner: {OWNER}
Filed by: {AGENT} (agent)
Work: "Fox at Dusk"
Listing: https://www.aliexpress.com/item/1005006112277003.html

Please file a counter-notice by 13 November 2026, 23:59 (GMT+8).
"""
INVOICE = f"""
#text(size: 14pt)[{SUPPLIER}] \\ 7 Lane 4, Ningbo
== COMMERCIAL INVOICE
Invoice no. RW-0611 \\ Date 11 June 2025 \\ Sold to {US}, 18 Quay Street, Ningbo
#table(columns: (20mm, 1fr, 24mm, 24mm, 26mm),
  [Item no.], [Description], [Quantity (pcs)], [Unit price USD], [Amount USD],
  [FX-20], [Cushion cover "Fox at Dusk"], [300], [1.80], [540.00])
TOTAL USD 540.00
#v(6mm)
Signed and sealed for and on behalf of \\ {SUPPLIER}
"""


def complaint() -> Upload:
    """The notice, by which nothing was sent along."""
    return notice("Complaint IPR-2026-604417", SAYS, day="Mon, 09 Nov 2026 09:30:00 +0800")


def papers() -> Mapping[str, Sequence[Upload]]:
    """What the shop holds: all but the agent's word for the supplier."""
    agent = _authority("authorisation-agent.pdf", OWNER, AGENT, on="5 January 2025")
    sold = listing("1005006112277003", "Fox at Dusk Cushion Cover FX-20", "FX-20")
    return {"evidence": [agent, paper("invoice-RW-0611.pdf", INVOICE)], "listing": [sold]}


def suppliers_paper() -> Upload:
    """What the supplier sends when he is asked."""
    return _authority("authorisation-supplier.pdf", AGENT, SUPPLIER, on="20 January 2025")


def _authority(name: str, giver: str, taker: str, *, on: str) -> Upload:
    words = f"""
#align(center)[#text(size: 16pt)[LETTER OF AUTHORISATION]]
{giver} hereby authorises {taker} to sell and to let others sell goods with the artwork "Fox at Dusk", model FX-20.
\\ Valid from {on} to 31 December 2027. \\ Date: {on}
#v(8mm)
Signed and sealed for and on behalf of \\ {giver}
"""
    return paper(name, words)
