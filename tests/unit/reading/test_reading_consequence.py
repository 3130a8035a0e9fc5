"""What a notice says will follow is quoted as it stands, and nothing else is."""

from __future__ import annotations

import pytest

from rejoinder.domain.reading import Harm
from rejoinder.reading.consequence import consequences


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("Otherwise the product will be taken down and points may be deducted.", {Harm.REMOVAL, Harm.POINTS}),
        ("If you do not respond, your store may be suspended and your funds frozen.", {Harm.CLOSURE, Harm.FREEZE}),
        ("If you fail to respond, judgment by default will be entered against you.", {Harm.SUIT}),
        ("Unless we hear from you, our client will issue proceedings without further notice.", {Harm.SUIT}),
        ("逾期未答复，我方将向法院起诉。", {Harm.SUIT}),
        ("Если ответа не будет, мы обратимся в суд.", {Harm.SUIT}),
        ("逾期未处理将视为投诉成立，商品将被下架并扣6分。", {Harm.ESTABLISHED, Harm.REMOVAL, Harm.POINTS}),
        ("Если ответа не будет, товар снимут с продажи и начислят баллы.", {Harm.REMOVAL, Harm.POINTS}),
    ],
)
def test_a_sentence_that_says_what_follows_is_quoted_whole(text: str, harms: set[Harm]) -> None:
    (found,) = consequences(f"Hello seller,\n\n{text}\n\nAliExpress")
    assert set(found.harms) == harms
    assert f"Hello seller,\n\n{text}\n\nAliExpress"[slice(*found.span)] == text


@pytest.mark.parametrize(
    "text",
    [
        "Please remove the listing.",
        "Your listing was restored and no points will be deducted.",
        "We sell garden furniture.",
        "平台不会下架该商品。",
    ],
)
def test_a_request_or_a_reassurance_is_no_consequence(text: str) -> None:
    assert consequences(text) == ()
