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
        "The price of US$ 12.90 is far below the recommended price.",
        "该商品售价将低于建议零售价 89 元。",
        "Цена 990 руб. будет вдвое ниже рекомендованной.",
    ],
)
def test_a_request_or_a_reassurance_is_no_consequence(text: str) -> None:
    assert consequences(text) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Si no respondes dentro del plazo, la publicación se cancelará de forma definitiva.",
        "Sollte die Frist fruchtlos verstreichen, werden wir gerichtliche Hilfe in Anspruch nehmen.",
        "À défaut de réponse, nous serons contraints d'engager une action judiciaire.",
        "In mancanza di riscontro, saremo costretti ad adire le vie legali.",
        "Se não houver resposta, o anúncio será removido.",
        "If the record is not addressed, the listing will remain inactive.",
        "Unless we hear from you, we will refer the matter to the marketplace.",
    ],
)
def test_what_follows_an_unanswered_letter_is_read_in_the_language_of_the_letter(sentence: str) -> None:
    text = f"Hello.\n\n{sentence}\n\nRegards"
    assert [text[one.span[0] : one.span[1]] for one in consequences(text)] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Si no contesta el denunciante, reactivaremos la publicación.",
        "If you do not hear back within 5 business days, contact us.",
    ],
)
def test_what_restores_the_listing_or_asks_for_a_call_is_no_consequence(sentence: str) -> None:
    assert not consequences(sentence)
