"""What is hidden cannot be worked out from what is left, and what is left is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.adapters.documents.paper import Papers
from rejoinder.assembly.amount_left import amounts_left
from rejoinder.assembly.customer import customers
from rejoinder.assembly.redaction import RedactionGround, Secret, spans
from rejoinder.cli.main import main
from rejoinder.domain.evidence import Place
from rejoinder.proof.inspection import inspect

SAMPLE = Path(__file__).parents[3] / "examples" / "night-herons" / "evidence"
INVOICE = SAMPLE / "export-invoice-QT-230519.pdf"
ENTITY = "宁波青桃家居用品有限公司 (Ningbo Qingtao Home Goods Co., Ltd.)"


def told(capsys: pytest.CaptureFixture[str], tmp_path: Path, what: str, file: Path = INVOICE) -> tuple[dict, str]:
    assert main(["redact", str(file), "--what", what, "--out", str(tmp_path / f"copy{file.suffix}"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    content = Path(said["path"]).read_bytes()
    return said, Papers().from_bytes(content, relative="copy.pdf", place=Place.EVIDENCE).text


def test_a_total_that_gives_the_unit_price_away_is_hidden_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, text = told(capsys, tmp_path, "unit_price")
    assert "720" in text
    assert "1512" not in text
    assert "2.10" not in text
    assert (said["hidden"], said["amounts_left"]) == ({"unit_price": 5}, [])


LINES = """COMMERCIAL INVOICE
Invoice no. QT-1
Date 19 May 2023
Seller: Ningbo Haida Co., Ltd.
Item     Description   Quantity   Unit price USD   Amount USD
NH-14    Lamp          480        2.10             1008.00
RF-03    Shade         100        3.00             300.00
TOTAL USD 1308.00
"""


def test_a_total_over_several_prices_stays_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bill.txt"
    file.write_text(LINES)
    assert main(["redact", str(file), "--what", "unit_price", "--out", str(tmp_path / "c.txt")]) == 0
    said = capsys.readouterr().out
    assert "1 amount can still be read on it: 1308.00." in said
    assert "1008.00" not in (tmp_path / "c.txt").read_text()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Итого 1 512,00 руб., цена 2,10", ("1 512,00", "2,10")),
        ("TOTAL USD 1,512.00; 45 x 45 cm; 20 %; 19.05.2023; 2.10 %", ("1,512.00",)),
        ("合计 1512元，￥300", ("1512", "300")),
        ("Invoice 230519, 720 pcs, version 1.10.2", ()),
    ],
)
def test_amounts_are_told_by_their_form(text: str, left: tuple[str, ...]) -> None:
    paper = Papers().from_bytes(text.encode(), relative="a.txt", place=Place.EVIDENCE)
    assert amounts_left(paper) == left


def test_the_buyer_of_a_bill_of_ours_is_a_customer_though_our_name_is_known_in_two_scripts() -> None:
    found = inspect(Papers().open(INVOICE, relative="evidence/bill.pdf", place=Place.EVIDENCE))
    assert customers(found, ours=(ENTITY,)) == ("Elmgate Homeware GmbH",)
    assert customers(found, ours=("Somebody Else Ltd",)) == ()


def test_a_country_is_no_customer() -> None:
    book = inspect(Papers().open(SAMPLE / "orders-2023.xlsx", relative="evidence/o.xlsx", place=Place.EVIDENCE))
    assert "DE" not in customers(book, ours=(ENTITY,))


@pytest.mark.parametrize(
    ("text", "count"), [("order_date, model", 0), ("to DE, 4", 1), ("（DE）", 1), ("Deutschland", 0), ("D E", 1)]
)
def test_a_few_letters_are_hidden_as_a_word_alone(text: str, count: int) -> None:
    assert len(list(spans(text, Secret(ground=RedactionGround.ASKED, text="DE")))) == count
