"""Measures how fast cases are judged from read facts on one core: 10,000 in 60 seconds is the bar.

python benchmarks/judged.py [CASES]
"""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import time

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.reading import Party, Reading, Registration, Role, Stage
from rejoinder.domain.right import Right
from rejoinder.domain.seller import Seller
from rejoinder.domain.source import ComplaintSource
from rejoinder.scrutiny.spelling import NoSpellings
from rejoinder.usecases.evaluation import EvaluationContext

NOW = dt.datetime(2026, 11, 4, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))
BAR_MS = 6.0
MARKETS = ("aliexpress", "amazon", "temu", "ozon", "etsy", "lazada")
RIGHTS = (Right.TRADEMARK, Right.COPYRIGHT, Right.DESIGN)


def case(market: str, right: Right, stage: Stage, country: str) -> CaseFile:
    """A complaint as it was read, without papers."""
    reading = Reading(
        file="complaint.txt",
        text="A complaint was lodged against your listing.",
        language="en",
        platform=market,
        stage=stage,
        rights=(right,),
        sender_role=Role.PLATFORM,
        parties=(Party(role=Role.OWNER, name="Vornell Lighting LLC", span=(0, 4)),),
        registrations=(Registration(number="6123456", kind="other", office="cnipa", span=(0, 4)),),
        received_at=NOW - dt.timedelta(days=2),
    )
    return CaseFile(reading=reading, seller=Seller(country=country, marketplace=market))


def main() -> None:
    """Judge so many cases and print the processor time of one and of ten thousand."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    source = ComplaintSource(name="complaint.txt", media_type="text/plain", text="", sha256="0" * 64, size_bytes=0)
    bench = EvaluationContext(
        source=source,
        rulebooks=load(),
        calendars=calendars(),
        spellings=NoSpellings(),
        inspections=(),
        compared=({}, ()),
        detections=None,
        now=NOW,
    )
    every = itertools.cycle(
        itertools.product(MARKETS, RIGHTS, (Stage.FORWARDED_NOTICE, Stage.DECISION), ("CN", "DE", "US"))
    )
    cases = [case(*one) for one in itertools.islice(every, wanted)]
    bench.judge(cases[0])
    began = time.process_time()
    for one in cases:
        bench.judge(one)
    each = (time.process_time() - began) / len(cases) * 1000
    print(f"{each:.1f} ms a case (bar {BAR_MS:.1f}), {each * 10:.0f} s for 10,000 cases on one core")


if __name__ == "__main__":
    main()
