"""Notices and letters in Korean, Arabic and Japanese, and what counts time in the languages around them."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of, source_of

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Clock, Reading, Role, Stage, Unit
from rejoinder.domain.right import Right
from rejoinder.reading.language import language
from rejoinder.reading.parsed_message import parse_message
from rejoinder.reading.time_limit import time_limits

KOREAN = """안녕하세요, 판매자님.
회원님의 상품에 대하여 상표권 침해 신고가 접수되어 판매가 중지되었습니다.
신고번호: NV-2026-55031
권리자: 주식회사 은하문구
대리인: 특허법인 새벽
등록번호: 제40-1533208호
상품번호: 7719004412
소명자료를 2026년 12월 11일 18시까지 제출해 주시기 바랍니다.
"""
ARABIC = """عزيزي البائع،
تلقينا شكوى بشأن أحد منتجاتك.
رقم الشكوى: 5520188
صاحب الحق: شركة نجمة الخليج للأثاث
نوع الحق: تصميم صناعي، رقم التسجيل 20884
يرجى تقديم الرد خلال 7 أيام عمل.
"""
JAPANESE = """出品者様
下記の商品について、権利者より著作権侵害の申告がございました。
■受付番号 MC-2026-4471
■権利者 株式会社ほしぞら工房
■代理人 みなと法律事務所
資料を12月9日(水)15時までにご提出ください。
2026年12月2日
"""


def named(read: Reading, role: Role) -> list[str]:
    return [one.name for one in read.parties if one.role is role]


def test_a_korean_notice_is_read() -> None:
    read = reading_of(KOREAN)
    assert (read.language, read.stage, read.rights) == ("ko", Stage.FORWARDED_NOTICE, (Right.TRADEMARK,))
    assert (named(read, Role.OWNER), named(read, Role.AGENT)) == (["주식회사 은하문구"], ["특허법인 새벽"])
    assert [one.value for one in read.references] == ["NV-2026-55031"]
    assert [(one.number, one.kind, one.office) for one in read.registrations] == [
        ("제40-1533208호", "trademark", "kipo")
    ]
    assert [one.due_at for one in read.clocks] == [dt.datetime.fromisoformat("2026-12-11T18:00:00+09:00")]


def test_an_arabic_notice_is_read() -> None:
    read = reading_of(ARABIC)
    assert (read.language, read.stage, read.rights) == ("ar", Stage.FORWARDED_NOTICE, (Right.DESIGN,))
    assert named(read, Role.OWNER) == ["شركة نجمة الخليج للأثاث"]
    assert [one.value for one in read.references] == ["5520188"]
    assert [one.number for one in read.registrations] == ["20884"]
    assert [(one.days, one.unit) for one in read.clocks] == [(7, Unit.WORKING_DAYS)]


def test_a_japanese_notice_is_read() -> None:
    read = reading_of(JAPANESE)
    assert (read.language, read.stage, read.rights) == ("ja", Stage.FORWARDED_NOTICE, (Right.COPYRIGHT,))
    assert (named(read, Role.OWNER), named(read, Role.AGENT)) == (["株式会社ほしぞら工房"], ["みなと法律事務所"])
    assert [one.due_at for one in read.clocks] == [dt.datetime.fromisoformat("2026-12-09T15:00:00+09:00")]


@pytest.mark.parametrize(
    ("text", "days", "hours", "unit"),
    [
        ("ajukan banding dalam 5 hari kerja", 5, None, Unit.WORKING_DAYS),
        ("trong vòng 3 ngày làm việc", 3, None, Unit.WORKING_DAYS),
        ("trong 48 giờ", None, 48, Unit.HOURS),
        ("영업일 기준 5일 이내", 5, None, Unit.WORKING_DAYS),
        ("14일 이내", 14, None, Unit.CALENDAR_DAYS),
        ("خلال 72 ساعة", None, 72, Unit.HOURS),
        ("ภายใน 7 วันทำการ", 7, None, Unit.WORKING_DAYS),
        ("do 10 pracovních dnů", 10, None, Unit.WORKING_DAYS),
        ("w ciągu 14 dni kalendarzowych", 14, None, Unit.CALENDAR_DAYS),
        ("binnen 2 weken", 14, None, Unit.CALENDAR_DAYS),
        ("sous huit jours ouvrés", 8, None, Unit.WORKING_DAYS),
        ("innerhalb von zehn Werktagen", 10, None, Unit.WORKING_DAYS),
    ],
)
def test_a_length_of_time_is_counted_in_its_language(
    text: str, days: int | None, hours: int | None, unit: Unit
) -> None:
    (clock,) = _lengths(text)
    assert (clock.days, clock.hours, clock.unit) == (days, hours, unit)


@pytest.mark.parametrize(
    "text",
    [
        "mağazanız 3 gün boyunca kapatılır",
        "a 7 day selling limit",
        "restricted since 2 May 2026",
        "письмо-разрешение истекло 31.10.2026",
        "if the complainant does not go to court within 14 business days",
        "o denunciante terá 5 dias para a réplica",
        "投诉方如在15个工作日内未起诉",
        "因您在规定的3个工作日内未申诉",
    ],
)
def test_a_time_that_is_over_or_lasts_or_is_anothers_is_no_limit(text: str) -> None:
    assert _lengths(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("شكوى بشأن منتجك على AliExpress", "ar"),
        ("สินค้าของคุณถูกร้องเรียน", "th"),
        ('<p style="color:red">请于&nbsp;12月10日&nbsp;前回复</p><a href="mailto:a@b.com">a@b.com</a>', "zh"),
    ],
)
def test_scripts_and_pages_tell_their_language(text: str, code: str) -> None:
    assert language(text.lower()) == code


def _lengths(text: str) -> list[Clock]:
    message = parse_message(source_of(text), shipped_markets())
    return [one.clock for one in time_limits(message, dt.UTC, None)]


def test_an_agency_that_is_mandated_by_somebody_is_his_agent() -> None:
    read = reading_of(
        "Madame, Monsieur,\nNous sommes la société Vigimarque SARL, mandatée par la société Lin des Alpes SAS. "
        "L'annonce https://www.cdiscount.com/f-1170-abc4412.html reproduit ses photographies.\n"
        "Merci de la retirer sous dix jours.\ncontact@vigimarque.fr"
    )
    assert (read.sender_role, named(read, Role.AGENT)) == (Role.AGENT, ["Vigimarque SARL"])
    assert named(read, Role.OWNER) == ["Lin des Alpes SAS"]


def test_whoever_sues_is_named_in_the_heading_of_the_paper() -> None:
    read = reading_of(
        "UNITED STATES DISTRICT COURT\nSOUTHERN DISTRICT OF FLORIDA\n\nCOPPER LANTERN LLC, Plaintiff,\nv.\n"
        "THE INDIVIDUALS IDENTIFIED ON SCHEDULE A, Defendants.\n\nCase No. 1:26-cv-24881\n\nSUMMONS\n"
        "An answer must be served within 21 days after service of this summons."
    )
    assert named(read, Role.OWNER) == ["COPPER LANTERN LLC"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Urząd Patentowy RP, wzór użytkowy Ru 071 205", "Ru 071 205"),
        ("marca española M-4012233 «OLMEDA»", "M-4012233"),
        ("IP: Trademark LUYAN, IPOPHL 4-2021-504410", "4-2021-504410"),
        ("Claim: counterfeit, MyIPO TM2022014477", "TM2022014477"),
        ("Turkish patent TR 2020 10771 B", "TR 2020 10771 B"),
        ("artistic work, Copyright Regn. A-140021/2022", "A-140021/2022"),
        ("Marke: HOLM, DE 3020210334412", "3020210334412"),
    ],
)
def test_offices_write_their_numbers_in_their_own_way(text: str, number: str) -> None:
    read = reading_of(f"Notice of a complaint\n{text}\nItem 1005007000000001")
    assert number in [one.number.removeprefix("DE ") for one in read.registrations]


def test_a_letter_is_answered_at_the_address_it_came_from_in_any_language() -> None:
    read = reading_of(
        "De: Jurídico <juridico@serrano.com.br>\nPara: vendas@lojinha.com.br\nAssunto: Notificação\n\n"
        "A marca SERRANO é nossa. Retirem o anúncio MLB3390041000 no prazo de 10 dias.\nSerrano S.A."
    )
    assert [one.email for one in read.parties if one.role is Role.OWNER] == ["juridico@serrano.com.br"]


def test_an_address_ends_where_the_bracket_around_it_ends() -> None:
    read = reading_of(
        "贵司销售的水壶(链接 https://detail.1688.com/offer/745510000001.html)使用我司商标，请三日内下架。"
    )
    assert [one.url for one in read.listings] == ["https://detail.1688.com/offer/745510000001.html"]
