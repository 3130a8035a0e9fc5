"""A comparison that points the other way is another fact; one that is worded otherwise is the same."""

from __future__ import annotations

import pytest

from rejoinder.tone.fact_lock import compare

TURNED = [
    ("The invoice is dated before the complaint.", "The invoice is dated after the complaint."),
    ("Please reply no later than 5 June.", "Please reply no earlier than 5 June."),
    ("We bought at least 40 pieces.", "We bought at most 40 pieces."),
    ("The mark is in force.", "The mark has lapsed."),
    ("We reply within 5 working days.", "We reply within 5 days."),
    ("发票早于投诉日期。", "发票晚于投诉日期。"),
    ("采购至少40件。", "采购至多40件。"),
    ("该商标仍有效。", "该商标已失效。"),
    ("请于5个工作日内答复。", "请于5天内答复。"),
    ("Счёт составлен раньше жалобы.", "Счёт составлен позже жалобы."),
    ("Куплено не менее 40 штук.", "Куплено не более 40 штук."),
    ("Знак действует.", "Срок знака истёк."),
    ("Ответим в течение 5 рабочих дней.", "Ответим в течение 5 дней."),
]
SAME = [
    ("The invoice is dated before the complaint.", "The invoice predates the complaint."),
    ("Please reply no later than 5 June.", "Please reply by 5 June at the latest."),
    ("We bought at least 40 pieces.", "No fewer than 40 pieces were bought by us."),
    ("We reply within 5 working days.", "You will have our reply in 5 business days."),
    (
        "The goods were sold before the complaint and after the fair.",
        "After the fair, but before the complaint, we sold.",
    ),
    ("The invoice is dated before the complaint.", "发票早于投诉日期。"),
    ("采购至少40件。", "采购不少于40件。"),
    ("Куплено не менее 40 штук.", "We bought at least 40 pieces."),
    ("Счёт составлен раньше жалобы.", "Счёт предшествует жалобе."),
    ("It was received on 5 June 2026 at 10:00.", "已于2026年6月5日10时收到。"),
]


def kinds(a: str, b: str) -> set[str]:
    return {difference.kind for difference in compare(a, b).differences}


@pytest.mark.parametrize(("a", "b"), TURNED)
def test_a_comparison_that_is_turned_round_is_named(a: str, b: str) -> None:
    assert "direction" in kinds(a, b)
    assert "direction" in kinds(b, a)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_other_words_for_the_same_direction_are_the_same_fact(a: str, b: str) -> None:
    assert kinds(a, b) == set()
