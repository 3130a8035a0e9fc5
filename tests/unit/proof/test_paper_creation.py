"""Contracts by which works are made for somebody, and the acts by which they are handed over."""

from __future__ import annotations

import datetime as dt

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.own_name import own_name
from rejoinder.proof.chain import title_steps
from rejoinder.proof.evidence_view import EvidenceView

LABOUR_RU = """
ТРУДОВОЙ ДОГОВОР № 14
г. Казань                                  15 января 2023 г.
ООО «Лис и Луна», именуемое в дальнейшем «Работодатель», в лице директора Ахметова Р. И., с одной стороны, и
Сергеева Дарья Павловна, именуемая в дальнейшем «Работник», с другой стороны, заключили настоящий договор:
1. Работник принимается на должность художника-иллюстратора.
2. Срок договора: с 15.01.2023 на неопределённый срок.
4. Исключительные права на служебные произведения, созданные Работником, принадлежат Работодателю.
"""
LABOUR_EN = """
EMPLOYMENT AGREEMENT
This Employment Agreement is made on 3 April 2022 between Tidewater Prints Ltd (the "Employer")
and Marta Kowal (the "Employee").
1. Position. The Employee is employed as surface pattern designer from 3 April 2022.
3. Intellectual property. All works, designs and drawings made by the Employee in the course of employment, and all
copyright in them, belong to the Employer.
"""
LABOUR_ZH = """
劳动合同
甲方（用人单位）：泉州听潮礼品有限公司
乙方（员工）：黄小玲    身份证号：3505**********2213
一、合同期限：自2022年5月1日起至2025年4月30日止。
四、乙方在职期间完成的职务作品，其著作权归甲方所有，乙方享有署名权。
甲方（盖章）：                     乙方（签字）：
日期：2022年4月28日
"""
LABOUR_DE = """
Arbeitsvertrag
zwischen der Kieselstein Design GmbH, Lindenweg 5, 04103 Leipzig (nachfolgend „Arbeitgeber“)
und Frau Lena Sommer, Südstraße 9, 04275 Leipzig (nachfolgend „Arbeitnehmerin“)
§ 3 Der Arbeitgeber erhält an allen geschaffenen Werken das ausschließliche, unbeschränkte Nutzungsrecht.
Leipzig, den 20.08.2021
"""
LABOUR_VI = """
HỢP ĐỒNG LAO ĐỘNG
Người sử dụng lao động: Công ty TNHH Gốm Lan Chi
Người lao động: Trần Thị Mai
Điều 3. Tác phẩm do người lao động sáng tạo thuộc quyền sở hữu của người sử dụng lao động.
"""
EMPLOYERS = {
    "ru": (LABOUR_RU, "ООО «Лис и Луна»", "Сергеева Дарья Павловна"),
    "en": (LABOUR_EN, "Tidewater Prints Ltd", "Marta Kowal"),
    "zh": (LABOUR_ZH, "泉州听潮礼品有限公司", "黄小玲"),
    "de": (LABOUR_DE, "Kieselstein Design GmbH", "Lena Sommer"),
    "vi": (LABOUR_VI, "Công ty TNHH Gốm Lan Chi", "Trần Thị Mai"),
}


@pytest.mark.parametrize("language", EMPLOYERS)
def test_a_contract_of_labour_gives_the_works_to_the_employer_and_sells_nothing(language: str) -> None:
    page, employer, employee = EMPLOYERS[language]
    found = read(page)
    fields = said(found)
    assert found.kind is PaperKind.CONTRACT
    assert own_name(found.kind, found.paper.text) == "-employment"
    assert (fields["assigned_to"], fields["author"]) == (employer, employee)
    assert not {"seller", "buyer", "total", "items"} & fields.keys()
    assert title_steps((EvidenceView(inspection=found),), employer, ()) == ()


def test_a_contract_of_labour_without_a_clause_on_works_gives_nothing() -> None:
    page = LABOUR_ZH.replace("其著作权归甲方所有，乙方享有署名权", "应按时提交")
    assert "assigned_to" not in said(read(page))


def test_a_clause_by_which_the_author_keeps_the_copyright_gives_it_to_nobody() -> None:
    page = """
    插画委托创作合同
    委托方（甲方）：义乌朝朝文具有限公司
    受托方（乙方）：陈雨桐
    3. 作品著作权归乙方所有，甲方仅可在产品上使用。
    """
    assert "assigned_to" not in said(read(page))


COMMISSIONS = {
    "en": (
        """
        ILLUSTRATION COMMISSION AGREEMENT No. IA-19
        dated 4 March 2024
        between Tidewater Prints Ltd (the "Client") and Olga Brandt (the "Illustrator").
        1. The Illustrator will create one illustration titled "Heron at Dawn".
        3. Upon payment, the Illustrator assigns to the Client all copyright in the illustration worldwide.
        """,
        ("Olga Brandt", "Tidewater Prints Ltd"),
    ),
    "ru": (
        """
        ДОГОВОР АВТОРСКОГО ЗАКАЗА № АЗ-5
        г. Пермь, 12.02.2024
        Миронова Ксения Викторовна, именуемая в дальнейшем «Автор», и ООО «Пряничный дом», именуемое в дальнейшем
        «Заказчик», договорились:
        3. Исключительное право на произведения переходит к Заказчику с момента подписания акта.
        """,
        ("Миронова Ксения Викторовна", "ООО «Пряничный дом»"),
    ),
    "zh": (
        """
        插画委托创作合同
        委托方（甲方）：义乌朝朝文具有限公司
        受托方（乙方）：陈雨桐
        3. 作品著作权（署名权除外）自乙方交付之日起归甲方所有。
        """,
        ("陈雨桐", "义乌朝朝文具有限公司"),
    ),
    "tr": (
        """
        İLLÜSTRASYON SİPARİŞ VE MALİ HAK DEVİR SÖZLEŞMESİ
        Tarih: 01.10.2023
        İş Sahibi: Ege Zeytin Gıda San. ve Tic. A.Ş.
        İllüstratör: Elvan Çetin
        3. İllüstratör, eser üzerindeki tüm mali haklarını süre ve yer sınırı olmaksızın İş Sahibi'ne devreder.
        """,
        ("Elvan Çetin", "Ege Zeytin Gıda San. ve Tic. A.Ş."),
    ),
    "es": (
        """
        CONTRATO DE ENCARGO DE ILUSTRACIÓN
        En Sevilla, a 5 de febrero de 2024
        Entre Cerámicas Alhama S.L. (en adelante, el «Cliente») y D.ª Lucía Robles (en adelante, la «Ilustradora»)
        3. La Ilustradora cede al Cliente, en exclusiva y sin límite de tiempo, todos los derechos de explotación.
        """,
        ("Lucía Robles", "Cerámicas Alhama S.L."),
    ),
    "fr": (
        """
        CONTRAT DE CESSION DE DROITS D'AUTEUR
        Entre : Atelier Garrigue SARL, ci-après « le Cessionnaire »
        et : Camille Roux, illustratrice, ci-après « l'Auteur »
        1. L'Auteur cède au Cessionnaire l'ensemble des droits patrimoniaux sur l'œuvre « Lavande au soir ».
        """,
        ("Camille Roux", "Atelier Garrigue SARL"),
    ),
}


@pytest.mark.parametrize("language", COMMISSIONS)
def test_a_commission_gives_the_right_to_who_orders_the_work(language: str) -> None:
    page, (author, client) = COMMISSIONS[language]
    found = read(page)
    fields = said(found)
    assert found.kind is PaperKind.CONTRACT
    assert (fields["seller"], fields["buyer"], fields["assigned_to"]) == (author, client, client)


ACTS = {
    "ru": (
        """
        Акт приёма-передачи № 3
        к договору авторского заказа № АЗ-5 от 12 февраля 2024 г.
        г. Пермь, 28 февраля 2024 г.
        Исполнитель Миронова Ксения Викторовна передала, а Заказчик ООО «Пряничный дом» принял следующие файлы:
        №   Файл         Иллюстрация      Размер
        1   dvor.tif     «Зимний двор»    4000 × 6000 px
        2   birds.tif    «Снегири»        4000 × 6000 px
        """,
        ("Миронова Ксения Викторовна", "ООО «Пряничный дом»", "Зимний двор; Снегири", dt.date(2024, 2, 28)),
    ),
    "zh": (
        """
        设计成果交付确认单
        委托方：义乌朝朝文具有限公司
        受托方：陈雨桐（自由插画师）
        交付日期：2024年4月9日
        序号   作品名称       文件名            尺寸
        1      《小鲸晚安》   whale_final.psd   3000×4000
        """,
        ("陈雨桐", "义乌朝朝文具有限公司", "小鲸晚安", dt.date(2024, 4, 9)),
    ),
    "de": (
        """
        Abnahmeprotokoll
        Auftraggeber: Kieselstein Design GmbH
        Auftragnehmer: Jonas Feld, Fotograf
        Datum: 17.05.2023
        Abgenommene Leistung    Dateiname         Größe
        Produktfoto Vase Blau   KS_0517_02.tif    6000 x 4000
        """,
        ("Jonas Feld", "Kieselstein Design GmbH", "Produktfoto Vase Blau", dt.date(2023, 5, 17)),
    ),
    "tr": (
        """
        TESLİM TUTANAĞI
        Teslim Eden: Elvan Çetin (illüstratör)
        Teslim Alan: Ege Zeytin Gıda San. ve Tic. A.Ş.
        Tarih: 11.10.2023
        Sıra   Dosya           Eser           Boyut
        1      zeytin_dal.ai   Zeytin Dalı    A3
        """,
        ("Elvan Çetin", "Ege Zeytin Gıda San. ve Tic. A.Ş.", "Zeytin Dalı", dt.date(2023, 10, 11)),
    ),
}


@pytest.mark.parametrize("language", ACTS)
def test_an_act_says_who_handed_which_work_over_to_whom_and_when(language: str) -> None:
    page, (giver, taker, work, on) = ACTS[language]
    found = read(page)
    fields = said(found)
    assert found.kind is PaperKind.RECEIPT
    assert (fields["seller"], fields["buyer"], fields["work"], fields["issued_on"]) == (giver, taker, work, on)
    assert own_name(found.kind, found.paper.text) == "-acceptance"
    assert title_steps((EvidenceView(inspection=found),), taker, ()) == ()
