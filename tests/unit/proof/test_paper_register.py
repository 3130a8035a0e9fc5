"""Certificates of marks whose words stand in sentences, or in the letters of other lands."""

from __future__ import annotations

import datetime as dt

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind


def test_a_sentence_names_owner_and_mark() -> None:
    text = """
    Certificate of Registration No. 4-2019-00004418
    This certifies that ALITAPTAP LIGHTING CORP. of Quezon City has registered the mark ALITAPTAP (WORD MARK) for
    lamps in Class 11 on November 14, 2019. Trademark registration certificate.
    """
    fields = said(read(text))
    assert (fields["owner"], fields["mark"]) == ("ALITAPTAP LIGHTING CORP.", "ALITAPTAP")


def test_the_office_of_patents_and_marks_renews_marks() -> None:
    text = """
    United States Patent and Trademark Office
    NOTICE OF ACCEPTANCE AND RENEWAL, Sections 8 and 9 of the Trademark Act
    Registration Number: 4118827
    Mark: WILLOWSHADE
    Owner: Willowshade Lamps, Inc.
    Mark Registration Date: March 27, 2012
    """
    found = read(text)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["mark"], fields["registered"]) == ("WILLOWSHADE", dt.date(2012, 3, 27))


def test_an_extract_says_when_it_was_printed_and_when_the_right_ended() -> None:
    text = """
    专利登记簿副本
    专利号        ZL201830556677.1
    专利权人      余姚飞廉文具有限公司
    授权公告日    2019年1月7日
    终止日        2025年4月22日
    出具日期      2026年4月14日
    """
    fields = said(read(text))
    assert (fields["valid_to"], fields["issued_on"]) == (dt.date(2025, 4, 22), dt.date(2026, 4, 14))
    mark = """
    Trademark register extract (CNIPA)
    Registration number    6210100
    Mark                   LUMENWICK
    International class    11
    Registrant             Shantou Brightwick Electric Co., Ltd.
    Registration date      2018-06-21
    Status                 Registered
    Printed on 2026-05-18
    """
    assert said(read(mark))["issued_on"] == dt.date(2026, 5, 18)


def test_a_certificate_in_traditional_letters_is_read() -> None:
    text = """
    中華民國商標註冊證
    註冊號：02044188
    商標權人：螢火蟲燈具股份有限公司
    名稱：螢森林
    權利期間：自2020年03月01日起至2030年02月28日止
    """
    fields = said(read(text))
    assert (fields["registration_number"], fields["mark"]) == ("02044188", "螢森林")
    assert (fields["owner"], fields["valid_to"]) == ("螢火蟲燈具股份有限公司", dt.date(2030, 2, 28))


def test_a_heading_that_runs_on_is_not_the_mark() -> None:
    text = """
    СВИДЕТЕЛЬСТВО НА ТОВАРНЫЙ ЗНАК (ЗНАК
    ОБСЛУЖИВАНИЯ)
    № 912345
    ВЫДРА
    Правообладатель  ООО «Выдра-Дом»
    Классы МКТУ  24 — полотенца
    """
    assert said(read(text))["mark"] == "ВЫДРА"


def test_the_page_of_an_order_is_a_receipt() -> None:
    text = """
    1688 订单详情
    订单号：3366778899001122334
    下单时间：2026-03-02 10:12:33
    卖家：东莞虚构鹿角电子有限公司
    买家：深圳虚构南麓科技有限公司
    货品：蓝牙音箱 LJ-S2 黑色
    """
    found = read(text)
    assert found.kind is PaperKind.RECEIPT
    assert said(found)["buyer"] == "深圳虚构南麓科技有限公司"


def test_a_certificate_whose_title_is_drawn_is_told_by_its_words() -> None:
    text = """
               ETEJLCTB
               на товарный знак (знак обслуживания)
                         N 829777

                         VELKO.LUX
                         ВЕЛКО.ЛЮКС
                         京湖泰路湖泰塔泰章泰路草京草区圳
    Правообладатель: ОБЩЕСТВО С ОГРАНИЧЕННОЙ
    ОТВЕТСТВЕННОСТЬЮ "ФОНАРНАЯ", 143408,
    МОСКВА (RU)
                Заявка № 2020741399
                Зарегистрировано в Государственном реестре
                товарных знаков и знаков обслуживания
                Российской Федерации 17 сентября 2021 г.
                Срок действия регистрации истекает 03 августа 2030 г.
    """
    found = read(text)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["registration_number"], fields["mark"]) == ("829777", "VELKO.LUX ВЕЛКО.ЛЮКС")
    assert fields["owner"] == 'ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "ФОНАРНАЯ"'
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2021, 9, 17), dt.date(2030, 8, 3))


def test_codes_may_stand_in_the_middle_of_their_entries() -> None:
    text = """
    Certificate of Registration
    111   018573777
    151   22/03/2022
    180   06/10/2031
    541   SEEBRISE
          Windlampen GmbH
    732   Am Alten Hafen 3
          24103 Kiel
    """
    assert said(read(text))["owner"] == "Windlampen GmbH"


def test_a_number_may_stand_alone_on_top() -> None:
    text = """
    WIPO MADRID — Certificate of Registration
                        1 648 777
    Registration date: November 24, 2021
    Holder: Aurora Lampen AG
    appearing in the International Register of Marks
    """
    assert said(read(text))["registration_number"] == "1 648 777"


def test_an_american_certificate_is_known_by_its_office_and_numbers() -> None:
    text = """
    United States of America
    United States Patent and Trademark Office
    BRAMBLEWICK
    Reg. No. 7,123,456
    Registered Mar. 14, 2023
    Int. Cl.: 18  Backpacks; handbags
    Owner  Yiwu Fictional Bramble Bags Co., Ltd.
    """
    assert read(text).kind is PaperKind.TRADEMARK_CERTIFICATE


def test_an_entry_of_japan_begins_with_the_address_and_sets_days_apart() -> None:
    text = """
              商標登録証
           登録第6945777号
    商標権者      神奈川県藤沢市湘南台3-26-19
                  合同会社ホタル
    登錄日        令和   7年   7月   8日(July 8,2025)
    (REGISTRATION DATE)
    """
    fields = said(read(text))
    assert (fields["owner"], fields["registered"]) == ("合同会社ホタル", dt.date(2025, 7, 8))


def test_an_owner_of_rospatent_goes_on_up_to_the_index_of_the_town() -> None:
    text = """
    СВИДЕТЕЛЬСТВО
    на товарный знак (знак обслуживания)
    № 819777
    Правообладатель: АВТОНОМНАЯ НЕКОММЕРЧЕСКАЯ
    ОРГАНИЗАЦИЯ "АКАДЕМИЯ ФОНАРЕЙ
    "ЛУЧ", 115114, ГОРОД МОСКВА
    """
    assert said(read(text))["owner"] == 'АВТОНОМНАЯ НЕКОММЕРЧЕСКАЯ ОРГАНИЗАЦИЯ "АКАДЕМИЯ ФОНАРЕЙ "ЛУЧ"'


def test_goods_beside_the_word_trademark_are_no_mark() -> None:
    text = """
    Reg. No. 7,797,222        Worrell Lamps, LLC (Nevada LIMITED LIABILITY COMPANY)
    Registered May 13, 2025   New York, NEW YORK 10014
    Int. Cl.: 9               CLASS 9: Downloadable software for mobile phones, portable
    Trademark                 media devices, smartphones, and tablets, namely, software for social networking and for
    Supplemental Register     accessing product databases
    """
    fields = said(read(text))
    assert fields["owner"] == "Worrell Lamps, LLC"
    assert "mark" not in fields


@pytest.mark.parametrize("date", ["as of the date", "as ofthe date"])
@pytest.mark.parametrize(
    "owner", ["K K LANTERN WORKS, Plot", "KAVITA RAO PROPRIETOR OF M/S. KAVITA LANTERNS AND ALL HOUSE LAMPS, Plot"]
)
def test_an_indian_certificate_tells_owner_and_day_in_its_sentence(date: str, owner: str) -> None:
    text = f"""
                    Trade Marks Registry, Government Of India
                    Certificate of Registration of Trade Mark
    Trade Mark No.                               : 5119977
    Certified    that    Trade    Mark    /    a    representation    is    annexed    hereto,    has    been
    registered in the
    name(s) of :- {owner} No 14, Lamp Bazaar,
    Pune, 411001, (Single Firm)
    In Class   11      Under No.    5119977     {date}     09 March 2021     in respect of
    LAMPS; LANTERNS; ALL INCLUDED IN CLASS 11.
    Sealed at my direction, this    4 th day of June , 2022
    """
    fields = said(read(text))
    assert fields["owner"] == ("K K LANTERN WORKS" if "WORKS" in owner else "KAVITA RAO")
    assert (fields["registration_number"], fields["registered"]) == ("5119977", dt.date(2021, 3, 9))
    assert "mark" not in fields


def test_a_certificate_of_the_european_union_has_codes_without_captions_and_its_mark_as_a_picture() -> None:
    cover = """
                                       Eingetragen / Registered 14/02/2025
    EUROPEAN UNION INTELLECTUAL PROPERTY
                OFFICE
    CERTIFICATE OF REGISTRATION
    This Certificate of Registration is hereby issued for the
    European     Union     trade mark identified     below. The
    corresponding     entries     have     been     recorded     in the
            Register of European Union trade marks.
    """
    entry = """
    EUROPEAN UNION INTELLECTUAL PROPERTY OFFICE
    210   018900111                               DA - 11
    220   05/10/2024                              Lamper; lygter.
    151   14/02/2025                              DE - 11
    186   05/10/2034                              Lampen; Laternen.
    546                                           EN - 11
    531   26.4.2                                  Lamps; lanterns.
    732   Waldlicht Lampen GmbH                   FR - 11
          Am Anger 3                              Lampes; lanternes.
    270   DE EN
    """
    found = read(cover, entry)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["registration_number"], fields["owner"]) == ("018900111", "Waldlicht Lampen GmbH")
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2025, 2, 14), dt.date(2034, 10, 5))
    assert "mark" not in fields


def test_captions_of_an_extract_may_go_on_beside_their_values() -> None:
    text = """
    1600222 - NORDGLIMT
    (151)  Date of the registration                  04.06.2021
    (180)  Expected expiration date of the
                                                     04.06.2031
           registration/renewal
    (732)  Name and address of the holder of         Nordglimt Lamper AS
           the registration                          Havnegata 2
    (270)  Language of the application               English
    (541)  Reproduction of the mark where the
           mark is represented in standard           NORDGLIMT
           characters
    (511)  International Classification of Goods     11 Lamps; lanterns.
    Registration     2021/30 Gaz, 12.08.2021     DK - EM - GB
    """
    fields = said(read(text))
    assert (fields["registration_number"], fields["mark"]) == ("1600222", "NORDGLIMT")
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2021, 6, 4), dt.date(2031, 6, 4))


def test_a_colombian_certificate_is_of_a_distinctive_sign_and_tells_its_term_from_the_first_day() -> None:
    text = """
    Superintendencia de                 Delegatura para la Propiedad Industrial
    Industria y Comercio                Dirección de Signos Distintivos
               CERTIFICADO DE REGISTRO DE SIGNO
                          DISTINTIVO
    El suscrito Director de Signos Distintivos certifica que por Resolución Nº 30112 del 3 de
    mayo de 2021 se concedió el registro que a continuación se describe:
    Signo                  FAROL DEL VALLE
    Certificado Nº         655120
    Vigencia               Desde el 3 de mayo de 2021 hasta el 3 de mayo de 2031
    Titular                LÁMPARAS DEL VALLE S.A.S.
    """
    found = read(text)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["mark"], fields["registration_number"]) == ("FAROL DEL VALLE", "655120")
    assert fields["registered"] == dt.date(2021, 5, 3)
    assert (fields["valid_from"], fields["valid_to"]) == (dt.date(2021, 5, 3), dt.date(2031, 5, 3))


@pytest.mark.parametrize("accents", [True, False])
def test_a_vietnamese_certificate_is_read_though_its_accents_are_lost(accents: bool) -> None:
    text = """
    CỤC SỞ HỮU TRÍ TUỆ
                     GIẤY CHỨNG NHẬN
                  ĐĂNG KÝ NHÃN HIỆU
                         Số: 412233
    Chủ Giấy chứng nhận:    ĐÈN LỒNG HẠ LONG (VN)
    Số đơn:                 4-2019-11223
    Ngày nộp đơn:           02/04/2019
    Cấp theo Quyết định số: 9911/QĐ-SHTT, ngày: 21/05/2021
    """
    lost = {"Ấ": "Á", "Ứ": "", "Ậ": "Â", "Đ": "D", "Ă": "A", "Ệ": "", "ố": "", "ủ": "ù", "ấ": "á", "ứ": "", "ậ": "â"}
    found = read(text if accents else "".join(lost.get(letter, letter) for letter in text))
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["registration_number"], fields["registered"]) == ("412233", dt.date(2021, 5, 21))
    assert str(fields["owner"]).endswith("LONG")


def test_a_peruvian_certificate_tells_its_mark_in_words_and_the_day_of_its_resolution() -> None:
    text = """
    DIRECCIÓN DE SIGNOS DISTINTIVOS
    CERTIFICADO N° 00287711
    La Dirección de Signos Distintivos certifica que por mandato de la Resolución N° 014455-2021/DSD - INDECOPI de
    fecha 15 de junio de 2021, ha quedado inscrito en el Registro de Marcas de Producto, el siguiente signo:
    Signo          : La denominación FAROL ANDINO y logotipo
    Titular        : LUCES DEL ANDE S.A.C.
    Vigencia       : 15 de junio de 2031
    """
    fields = said(read(text))
    assert (fields["mark"], fields["owner"]) == ("FAROL ANDINO", "LUCES DEL ANDE S.A.C.")
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2021, 6, 15), dt.date(2031, 6, 15))


def test_the_owner_of_a_french_certificate_stands_under_the_place_of_filing() -> None:
    text = """
    INSTITUT NATIONAL DE LA PROPRIETE INDUSTRIELLE
    CERTIFICAT D'ENREGISTREMENT
    N° National : 21 4 755 321
    Dépôt du : 12 AVRIL 2021
    à : 92 INPI - Dépôt électronique
    LUMIÈRES DU BOIS, Société par actions simplifiée, 12 rue des Lilas 69001 LYON
    Mandataire ou destinataire de la correspondance : Mme Jeanne Petit, 3 quai du Port, 13002 Marseille
    """
    assert said(read(text))["owner"] == "LUMIÈRES DU BOIS"


def test_an_arabic_certificate_has_its_labels_and_its_title_is_no_mark() -> None:
    text = """
                  شهادة تسجيل علامة تجارية
    تشهد الوزارة أن العلامة التجارية التي سبق تقديم طلب تسجيلها تحت رقم : 412233 بتاريخ : 2022/03/11
    اسم العلامة : Fanous
    قد تم تسجيلها بتاريخ : 2022/12/02
    وسيظل التسجيل نافذ المفعول لمدة 10 سنوات اعتبارا من 2022/03/11 وينتهي في : 2032/03/11
    """
    found = read(text)
    fields = said(found)
    assert found.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert (fields["registration_number"], fields["mark"]) == ("412233", "Fanous")
    assert (fields["registered"], fields["valid_to"]) == (dt.date(2022, 12, 2), dt.date(2032, 3, 11))
    assert "mark" not in said(read(text.replace("اسم العلامة : Fanous", "")))


def test_a_spanish_title_names_its_office_its_owner_and_years_with_a_point_in_them() -> None:
    text = """
                 Oficina Española de Patentes y Marcas        TÍTULO DE REGISTRO
                                                              DE MARCA
    de Marcas, se expide el presente título de registro de la marca que más abajo se identifica.
                         Marca Nº.3.122.455
    TITULAR DE LA MARCA:  LUCIA FAROL PRADO
    DISTINTIVO                      TIPO DISTINTIVO:     DENOMINATIVO
    FAROLILLO
    FECHA PRESENTACIÓN SOLICITUD    FECHA CONCESIÓN REGISTRO
    26 de abril de 2.014            1 de agosto de 2.014
    """
    fields = said(read(text))
    assert (fields["owner"], fields["mark"]) == ("LUCIA FAROL PRADO", "FAROLILLO")
    assert (fields["registration_number"], fields["registered"]) == ("3.122.455", dt.date(2014, 8, 1))


def test_codes_of_three_digits_make_an_extract_of_a_mark_in_whatever_letters_it_is_written() -> None:
    entries = (("210", "Ариб", "K118822"), ("220", "Нуер", "2015-04-07"), ("190", "Граф", "GR"))
    entries += (("111", "Еуур", "K118822"), ("151", "Епйс", "2016-02-11"), ("141", "Лпс", "2025-04-07"))
    extract = read(
        "Menu          freeleaf\n"
        + "\n".join(f"Menu          ({code}) {cap:<12} {said}" for code, cap, said in entries)
    )
    assert extract.kind is PaperKind.TRADEMARK_CERTIFICATE
    fields = {field.name: str(field.value) for field in extract.fields}
    wanted = {"registration_number": "K118822", "registered": "2016-02-11", "valid_to": "2025-04-07"}
    assert fields.items() >= wanted.items()
