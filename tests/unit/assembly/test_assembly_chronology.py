"""The chronology tells our days beside the complainant's."""

import datetime as dt

import answer_cast as cast
import attrs

from rejoinder.assembly.chronology import public_chronology
from rejoinder.assembly.exhibit import put_forward
from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import Field, Inspection, PaperKind
from rejoinder.domain.phrase import phrase


def test_first_sales_shots_and_days_told_by_a_ground_stand_in_it() -> None:
    staged = cast.ready()
    ground = staged.advice.defences[0]
    first = put_forward(staged.case, staged.advice)[0]
    sold = Field(name="sold_on", value=dt.date(2023, 3, 4), page=1, span=(0, 1))
    seen = Inspection(paper=first.paper, kind=PaperKind.SALES_RECORD, language="en", fields=(sold,))
    said = phrase("ground.own-chat", seen="KS-1", on=dt.date(2023, 2, 1))
    told = Assertion(says=said, exhibits=(first.paper.sha256,), beside=True)
    advice = attrs.evolve(
        staged.advice,
        defences=(attrs.evolve(ground, assertions=(*ground.assertions, told)), *staged.advice.defences[1:]),
    )
    camera = (("camera", "Kestrel 5"), ("taken_at", "2023:01:02 10:00:00"))
    exhibit = attrs.evolve(first, inspection=seen, paper=attrs.evolve(first.paper, metadata=camera))
    days = {one.on for one in public_chronology(staged.case, advice, (exhibit,))}
    assert {dt.date(2023, 3, 4), dt.date(2023, 2, 1), dt.date(2023, 1, 2)} <= days
