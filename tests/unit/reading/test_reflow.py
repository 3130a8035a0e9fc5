"""Printed lines become the paragraphs and labelled rows that they were before a page broke them."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.adapters.formats.paper_place import PlacedRun
from rejoinder.adapters.formats.reflow import reflow

WIDTH, HEIGHT, PITCH = 5.0, 10.0, 13.0
"""Of a letter, of a line, and from one line to the next."""


def line(number: float, *cells: tuple[float, str]) -> list[PlacedRun]:
    """A line of cells, each with the column at which it begins."""
    runs = []
    for column, text in cells:
        left = column * WIDTH
        for word in text.split(" "):
            right = left + WIDTH * sum(2 if letter >= "\u2e80" else 1 for letter in word)
            runs.append(PlacedRun(word, left, right, number * PITCH, number * PITCH + HEIGHT))
            left = right + WIDTH * 0.6
    return runs


def lines(*texts: str) -> Sequence[list[PlacedRun]]:
    """Lines that follow each other closely from one margin."""
    return [line(number, (0, text)) for number, text in enumerate(texts)]


def test_a_line_goes_on_where_the_next_word_had_no_place() -> None:
    page = lines(
        "You may file a counter-notice until 7 December. If we do not hear",
        "from you by then, the product will be taken down and the",
        "violation will be recorded.",
        "The team",
    )
    assert reflow(page) == (
        "You may file a counter-notice until 7 December. If we do not hear from you by then, the product will be taken "
        "down and the violation will be recorded.\nThe team"
    )


def test_lines_that_ended_before_the_margin_stay_apart() -> None:
    page = lines(
        "We have received a complaint about one of the products in your store:", "Brightwell Optics GmbH", "Harburg"
    )
    assert reflow(page) == "\n".join(" ".join(run.text for run in one) for one in page)


def test_chinese_lines_join_without_a_space() -> None:
    assert reflow(lines("您的商品被投诉侵犯他人的商标权请在五个工作日内通过卖家后台提交", "反通知及证据材料")) == (
        "您的商品被投诉侵犯他人的商标权请在五个工作日内通过卖家后台提交反通知及证据材料"
    )


def test_rows_of_two_columns_are_labels_and_values() -> None:
    page = [
        line(0, (0, "Reference"), (20, "TM-7730419826")),
        line(1.5, (0, "Right"), (20, "Trademark: IPHONE, EU trade mark no. 002901007; MAGSAFE, EU trade")),
        line(2.5, (20, "mark no. 018383283")),
        line(4, (0, "Owner:"), (20, "Apple Inc.")),
    ]
    assert reflow(page) == (
        "Reference: TM-7730419826\nRight: Trademark: IPHONE, EU trade mark no. 002901007; MAGSAFE, EU trade "
        "mark no. 018383283\nOwner: Apple Inc."
    )


def test_a_label_of_two_lines_beside_a_value_of_two_is_one_row() -> None:
    page = [
        line(0, (0, "Reference"), (20, "TM-7730419826")),
        line(1.8, (0, "Intellectual"), (20, "Trademark: IPHONE, EU trade mark no. 002901007; MAGSAFE, EU trade")),
        line(2.8, (0, "property right"), (20, "mark no. 018383283")),
        line(4.6, (0, "Owner"), (20, "Apple Inc.")),
    ]
    assert (
        "Intellectual property right: Trademark: IPHONE, EU trade mark no. 002901007; MAGSAFE, EU trade mark no. 0"
        in (reflow(page) or "")
    )


def test_a_table_of_three_columns_keeps_its_columns() -> None:
    page = [line(number, (0, "A-1"), (20, "Lamp"), (40, "12.00")) for number in range(3)]
    assert reflow(page) == "\n".join(["A-1  Lamp  12.00"] * 3)


def test_an_address_broken_over_lines_is_left_to_the_reader() -> None:
    page = lines("Reported: https://www.aliexpress.com/item/", "1005006641190582.html and another word or two")
    assert "/item/\n1005" in (reflow(page) or "")


def test_numbered_clauses_begin_lines() -> None:
    page = lines("1. The seller offers a lamp that copies the protected design of ours", "2. He was warned.")
    assert (reflow(page) or "").count("\n") == 1


def test_prose_in_two_columns_is_left_in_the_order_of_the_file() -> None:
    left, right = "the quick brown fox jumps over the dog", "and then it ran away from the hunters"
    assert reflow([line(number, (0, left), (42, right)) for number in range(8)]) is None
