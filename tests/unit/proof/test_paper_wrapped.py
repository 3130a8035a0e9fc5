"""Labels, remarks and days that the end of a line breaks."""

from __future__ import annotations

import datetime as dt

from paper_desk import read, said

KOREAN = """
                    상표등록증
              CERTIFICATE OF TRADEMARK REGISTRATION

등록 (Registration Number)           제 40-1986372 호
등록일 (Registration Date)           2022년 12월 07일
상표권자 (Owner of the               주식회사 담소리 (Damsori Co., Ltd.)
Trademark Right)                     전라남도 순천시 해룡면 향매로 77

                              담소리

                              특 허 청 장
                         존속기간 만료일: 2032년 12월 07일
"""
JAPANESE = """
                    商標登録証
登録番号                   商標登録第6614208号
(REGISTRATION NUMBER)
商標                       こもれび便り
商標権者                   京都府京都市左京区一乗寺町14番地
(OWNER)                    株式会社こもれび紙工房
登録日                     令和4年9月13日
"""
PATENT = """
                       ПАТЕНТ
                  НА ПРОМЫШЛЕННЫЙ ОБРАЗЕЦ
                       № 137208
Патентообладатель: Лукин Григорий Павлович (RU)
Дата государственной регистрации в Государственном реестре промышленных
образцов Российской Федерации 12 июля 2023 г.
Срок действия исключительного права на промышленный образец истекает 20
октября 2027 г.

                                        ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ
                                        Действителен с 10.05.2023 по 02.08.2024
"""


def test_a_remark_of_a_label_may_end_in_the_next_line() -> None:
    fields = said(read(KOREAN))
    assert (fields["owner"], fields["mark"]) == ("주식회사 담소리 (Damsori Co., Ltd.)", "담소리")
    assert fields["valid_to"] == dt.date(2032, 12, 7)


def test_the_owner_may_stand_under_his_address_beside_the_translation_of_the_label() -> None:
    fields = said(read(JAPANESE))
    assert (fields["owner"], fields["registration_number"]) == ("株式会社こもれび紙工房", "6614208")


def test_the_term_of_a_patent_is_not_that_of_the_key_of_its_electronic_signature() -> None:
    fields = said(read(PATENT))
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2023, 7, 12), dt.date(2027, 10, 20))


def test_a_term_whose_last_day_is_broken_goes_on_in_the_next_line_or_is_unknown() -> None:
    register = "商标详情\n申请/注册号      61207735\n专用权期限       2022年09月07日至2032年09月\n{}"
    assert said(read(register.format("                 06日")))["valid_to"] == dt.date(2032, 9, 6)
    assert "valid_to" not in said(read(register.format("商标类型         一般")))


def test_a_design_patent_has_a_number_of_seven_digits() -> None:
    page = "(12) United States Design Patent        (10) Patent No.: US D1,012,846 S\n(21) Appl. No.: 29/847,310"
    assert said(read(page))["registration_number"] == "US D1,012,846 S"
