"""A font without its table of letters: the page looks right, and its text layer says nothing."""

from __future__ import annotations

import pytest

from rejoinder.adapters.formats.broken_to_unicode import is_garbled


@pytest.mark.parametrize(
    "text",
    [
        "ݎᐥդᎱ ၭ࿯ী꧊ᑗኪৼฦ᭗ݎᐥ ࢵݎᐥ ፊᕹӞګݎ ᐥݩᎱ ᒍ୏ᐥ෭๗ 2017 ଙ10 ์06 ෭ ݳᦇ հᑗݳᦇ ᑗۓੴፊګ ݷᑍ๺૞ᖖᄓᑀದํᴴ",
        "´ ´ ´ ´ ´ ´",
        "\ue001\ue017\ue023 " * 12,
    ],
    ids=["one sign for another", "nothing but marks", "signs of private use"],
)
def test_a_jumble_is_no_text(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "发票号码 06675738 开票日期 2017年10月06日 USB数据线 3条 iPhone手机壳 价税合计 ¥193.00",
        "Счёт-фактура № 44 от 3 марта 2024 г. Модель BТ-200, кабель USB",
        "فاتورة ضريبية رقم 1047 الرقم الضريبي للمورد شركة النور التجارية AED 250.00",
        "送り状番号 ﾃｽﾄ商事株式会社 カメラCANON用バッテリー 東京都新宿区西新宿2丁目",
        "ใบกำกับภาษี เลขที่ 2024 Invoice and रसीद संख्या 17 कुल राशि with 견적서 번호 12 합계 금액",
        "12 345,00 - 17",
        "· A1 ·",
    ],
)
def test_what_people_write_is_text_in_whatever_scripts(text: str) -> None:
    assert not is_garbled(text)
