"""The QR code of a fapiao: it fills what the print does not show, and is compared with what it does."""

from __future__ import annotations

import datetime as dt
import io
import zlib
from decimal import Decimal

import attrs
import pytest
from PIL import Image

from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.evidence import Inspection, Place
from rejoinder.proof.inspection import inspect, value_of

PRINT = "电子发票（普通发票）\n发票号码：23442000000011223344\n开票日期：2023年05月16日\n价税合计（小写）¥318.00\n"


def bill(text: str, code: str) -> Inspection:
    paper = Papers().from_bytes(text.encode(), relative="evidence/a.txt", place=Place.EVIDENCE)
    return inspect(attrs.evolve(paper, metadata=(("codes", code),)))


def differences(seen: Inspection) -> list[str]:
    return [leg.id.rsplit(".", 1)[-1] for doubt in seen.doubts if "sight-code" in doubt.id for leg in doubt.because[1:]]


def test_the_code_fills_what_is_not_printed() -> None:
    seen = bill("电子发票（普通发票）\n价税合计\n", "01,31,,23442000000011223344,318.00,20230516,,9A7C")
    assert value_of(seen, "number") == "23442000000011223344"
    assert value_of(seen, "issued_on") == dt.date(2023, 5, 16)
    assert value_of(seen, "total") == Decimal("318.00")


def test_a_code_that_agrees_with_the_print_raises_no_doubt() -> None:
    assert not differences(bill(PRINT, "01,31,,23442000000011223344,318.00,20230516,,9A7C"))


def test_a_code_at_odds_with_the_print_is_named_with_both_values() -> None:
    seen = bill(PRINT, "01,31,,23442000000011223344,218.00,20230517,,9A7C")
    assert differences(seen) == ["issued_on", "total"]


def test_the_sum_without_tax_of_an_older_code_is_no_total() -> None:
    seen = bill(PRINT, "01,10,044001900111,00112233,281.42,20230516,12345,9A7C")
    assert differences(seen) == ["number"]


@pytest.mark.parametrize(
    "code", ["https://example.com/x", "01,31,,1,2,3", "01,31,,23442000000011223344,318.00,20231399,,"]
)
def test_any_other_code_is_passed_over(code: str) -> None:
    assert not differences(bill(PRINT, code))


def test_content_credentials_in_a_picture_are_named_and_not_judged() -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "PNG")
    plain, body = out.getvalue(), b"\0\0\0\x1ejumbjumdc2pa"
    chunk = len(body).to_bytes(4, "big") + b"caBX" + body + zlib.crc32(b"caBX" + body).to_bytes(4, "big")
    end = plain.rindex(b"IEND") - 4
    marked = plain[:end] + chunk + plain[end:]
    for content, told in ((plain, False), (marked, True)):
        seen = inspect(Papers().from_bytes(content, relative="evidence/a.png", place=Place.EVIDENCE))
        assert any("sight-credentials" in doubt.id for doubt in seen.doubts) is told
