"""Lines that a page broke for width are joined again, and what is quoted of them stands on one line."""

from __future__ import annotations

import pytest

from rejoinder.text.wrapped_lines import quoted_line, unwrap_lines


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("多次违规的店铺\n将被限制上新。", "多次违规的店铺将被限制上新。"),
        ("- Согласиться — карточка\n  будет снята.", "Согласиться — карточка будет снята."),
        ("2. Reply with\nyour papers.", "Reply with your papers."),
        ("-5 points are taken", "-5 points are taken"),
        ("Temu 商家\nSeller Center", "Temu 商家 Seller Center"),
    ],
)
def test_a_passage_is_quoted_on_one_line_without_its_bullet(text: str, quoted: str) -> None:
    assert quoted_line(text) == quoted


def test_a_full_line_runs_on_and_a_short_one_ends() -> None:
    text = "点击「发起申诉」，提交说明和证明材料（如商标注册证、授权书、进货凭\n证等）。\n完"
    assert unwrap_lines(text).splitlines() == [
        "点击「发起申诉」，提交说明和证明材料（如商标注册证、授权书、进货凭证等）。",
        "完",
    ]
