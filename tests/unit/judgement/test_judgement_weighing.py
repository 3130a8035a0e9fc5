from __future__ import annotations

import attrs

from rejoinder.domain.defence import Defence, DefenceStatus
from rejoinder.domain.finding import Finding, Gravity, Subject
from rejoinder.domain.phrase import phrase
from rejoinder.judgement.weighing import weigh_findings

SAME = Finding(id="picture-copy:a-b", subject=Subject.PICTURE, says=phrase("route.no-ground"), gravity=Gravity.WEAKENS)


def ground(id: str, status: DefenceStatus) -> Defence:
    return Defence(id=id, says=phrase("route.no-ground"), requirements=(), status=status, rule="defence.x")


def test_the_same_picture_weighs_on_a_seller_without_a_ready_ground() -> None:
    assert weigh_findings((SAME,), (ground("own_copyright", DefenceStatus.GAP),)) == (SAME,)


def test_the_same_picture_is_a_mere_note_where_our_papers_are_older() -> None:
    (found,) = weigh_findings((SAME,), (ground("own_copyright", DefenceStatus.READY),))
    assert (found.gravity, found.says.id) == (Gravity.NOTE, "route.copy-but-earlier")


def test_a_purchase_says_that_we_may_not_that_we_were_first() -> None:
    (found,) = weigh_findings((SAME,), (ground("bought_from_owner", DefenceStatus.READY),))
    assert found.says.id == "route.copy-but-permitted"


def test_a_purchase_does_not_answer_for_a_picture_where_the_complaint_is_about_that_too() -> None:
    left = Finding(
        id="proof.right-not-answered.copyright",
        subject=Subject.CASE,
        says=phrase("route.no-ground"),
        gravity=Gravity.WEAKENS,
    )
    assert weigh_findings((SAME, left), (ground("authorised_goods", DefenceStatus.READY),)) == (SAME, left)


def test_no_ground_is_missed_where_no_answer_is_due() -> None:
    missed = attrs.evolve(SAME, id="proof.nothing-in-hand")
    assert weigh_findings((missed,), ()) == (missed,)
    assert weigh_findings((missed,), (), due=False) == ()
