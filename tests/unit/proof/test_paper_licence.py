"""Licences, letters of authority and contracts in other tongues: who gives, who takes, which mark, until when."""

from __future__ import annotations

import datetime as dt

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind


def test_a_licence_names_its_parties_by_the_roles_behind_them() -> None:
    page = """
    Lizenzvertrag
    zwischen
    Atelier Nordlicht GmbH, Schillerstraße 8, 80336 München
    – nachfolgend „Lizenzgeber“ genannt –
    und
    Kramladen Handels UG (haftungsbeschränkt), Kantstraße 101, 10627 Berlin
    – nachfolgend „Lizenznehmer“ genannt –
    Der Lizenzgeber ist Inhaber der deutschen Marke „Nordlicht Mandala“ (Registernummer 30 2019 112 233).
    Der Vertrag beginnt am 01.01.2025 und endet am 31.12.2026.
    """
    fields = said(read(page))
    assert fields["owner"] == "Atelier Nordlicht GmbH"
    assert str(fields["licensee"]).startswith("Kramladen Handels UG")
    assert (fields["mark"], fields["registration_number"]) == ("Nordlicht Mandala", "30 2019 112 233")
    assert (fields["valid_from"], fields["valid_to"]) == (dt.date(2025, 1, 1), dt.date(2026, 12, 31))


def test_a_house_without_a_legal_form_permits_another_one() -> None:
    page = """
    Heron Pond Pottery
    PO Box 118, Decorah, Iowa 52101
    October 3, 2024
    Re: Authorized reseller
    This letter confirms that Hearth & Kiln Home has our permission to resell Heron Pond mugs through December 31, 2025.
    Heron Pond® is our registered trademark (US Reg. 6,112,904).
    Warmly,
    Anna Larson
    Owner
    """
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == ("Heron Pond Pottery", "Hearth & Kiln Home")
    assert (fields["mark"], fields["registration_number"]) == ("Heron Pond", "6,112,904")
    assert fields["valid_to"] == dt.date(2025, 12, 31)


def test_a_word_for_the_owner_that_begins_a_broken_line_labels_nothing() -> None:
    page = """
    授权书
    杭州青萍文具有限公司（下称授权方）系商标“青萍”（注册号 88112233）的
    商标注册人，现授权宁波远岸贸易有限公司为“青萍”文具产品（含 QP-12）经销商。
    授权方：杭州青萍文具有限公司（盖章）
    """
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == ("杭州青萍文具有限公司", "宁波远岸贸易有限公司")


def test_a_dealer_s_contract_names_maker_and_dealer() -> None:
    page = """
    ДИСТРИБЬЮТОРСКИЙ ДОГОВОР № Д-19
    ООО «Завод Вереск» (Производитель, правообладатель товарного знака «ВЕРЕСК», свидетельство № 655399) и
    ООО «Опт-Вереск» (Дистрибьютор) заключили договор: Производитель предоставляет Дистрибьютору право продавать полки.
    Договор действует с 15.01.2026 по 14.01.2027.
    """
    found = read(page)
    fields = said(found)
    assert found.kind is PaperKind.AUTHORISATION
    assert (fields["owner"], fields["licensee"]) == ("ООО «Завод Вереск»", "ООО «Опт-Вереск»")


def test_a_licence_may_come_as_a_letter() -> None:
    page = """
    ЛИЦЕНЗИОННОЕ ПИСЬМО
    ООО «Фабрика Вереск», правообладатель товарного знака «ВЕРЕСК» (свидетельство № 712299), разрешает
    ООО «Полынья» использовать товарный знак при продаже скатертей до 28.02.2027.
    """
    assert read(page).kind is PaperKind.AUTHORISATION


def test_a_spanish_letter_authorises_whom_it_names_behind_the_verb() -> None:
    page = """
    CARTA DE AUTORIZACIÓN
    D. Vicente Soler, administrador de CALZADOS DEL MAR, S.L., titular de la marca española nº 3.987.654 “PISAMAR”,
    AUTORIZA
    a la empresa QINGDAO STEP TRADING CO., LTD. a vender los productos de la marca PISAMAR.
    """
    fields = said(read(page))
    assert fields["owner"] == "CALZADOS DEL MAR, S.L."
    assert fields["licensee"] == "QINGDAO STEP TRADING CO., LTD."
    assert (fields["mark"], fields["registration_number"]) == ("PISAMAR", "3.987.654")


def test_a_contract_is_told_by_its_title_and_sold_by_who_makes_the_goods() -> None:
    page = """
    MANUFACTURING AND SUPPLY AGREEMENT
    This Agreement is made as of February 3, 2025 by and between Larch Home LLC (“Buyer”), and Foshan Hardware Factory,
    a company under the laws of China (“Manufacturer”). The total price is US$18,450.00.
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.CONTRACT
    assert (fields["seller"], fields["buyer"]) == ("Foshan Hardware Factory", "Larch Home LLC")
    assert read("WEB HOSTING AGREEMENT\nThis agreement is entered into today.").kind is PaperKind.CONTRACT


def test_a_title_may_be_set_with_spaces_between_its_letters() -> None:
    page = """
    R E C H N U N G
    Beleg-Nr.: 90044718     Belegdatum: 30.09.2024
    Pos.   Bezeichnung          Menge   Preis    Wert
    10     Kabelkanal grau      10      4,50     45,00
    Endbetrag EUR                                45,00
    """
    assert read(page).kind is PaperKind.INVOICE


def test_a_line_that_says_that_there_is_no_tax_names_none() -> None:
    page = "FACTURE n° F-12\nTotal HT : 1 470,00 €\nTVA non applicable, art. 293 B du CGI\nNet à payer : 1 470,00 €"
    assert "tax" not in said(read(page))


def test_roles_given_in_the_opening_come_before_names_beside_the_signatures() -> None:
    page = """
    ЛИЦЕНЗИОННЫЙ ДОГОВОР № ЛД-07
    ООО «Студия Лис» (далее – Лицензиар) и ИП Тимофеев Артём Сергеевич (далее – Лицензиат) заключили договор.
    Лицензиар: ООО «Студия Лис»        Лицензиат: ИП Тимофеев А. С.
    """
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == ("ООО «Студия Лис»", "ИП Тимофеев Артём Сергеевич")


def test_a_dealer_is_confirmed_as_ours() -> None:
    page = """
    Händlerbestätigung
    Hiermit bestätigen wir, die Uhren Falk GmbH, dass die Firma Zeitgeist Handels GmbH, Hamburg,
    unser autorisierter Fachhändler ist und Uhren der Marke „Falk“ (DE 30 2016 012 345) verkauft.
    Diese Bestätigung gilt vom 1. Mai 2025 bis zum 30. April 2026.
    """
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == ("Uhren Falk GmbH", "Zeitgeist Handels GmbH")
    assert (fields["mark"], fields["registration_number"]) == ("Falk", "30 2016 012 345")
    assert (fields["valid_from"], fields["valid_to"]) == (dt.date(2025, 5, 1), dt.date(2026, 4, 30))


def test_a_patent_numbers_its_entries_by_codes_of_two_digits() -> None:
    page = """
    (12) United States Design Patent          (10) Patent No.: US D987,654 S
    Okafor                                    (45) Date of Patent: May 30, 2023
    (54) FOLDABLE LANTERN
    (73) Assignee: Brightpath Camping, Inc., Boulder, CO (US)
    (21) Appl. No.: 29/812,345
    """
    fields = said(read(page))
    assert (fields["registration_number"], fields["work"]) == ("US D987,654 S", "FOLDABLE LANTERN")
    assert fields["owner"] == "Brightpath Camping, Inc."


def test_a_house_without_a_legal_form_certifies_whom_it_has_appointed() -> None:
    page = """
    Certificate
    of Official Distributor
    Koa & Reef Surf Supply hereby certifies that
    Dongguan Haifeng Sporting Goods Co., Ltd.
    has been appointed as its official distributor for KOA & REEF branded leashes.
    """
    fields = said(read(page))
    assert fields["owner"] == "Koa & Reef Surf Supply"
    assert fields["licensee"] == "Dongguan Haifeng Sporting Goods Co., Ltd."


def test_a_certificate_shows_its_mark_in_small_letters_too() -> None:
    page = """
                        DEUTSCHES PATENT- UND MARKENAMT
                                   URKUNDE
                            über die Eintragung der
                           Marke Nr. 30 2022 104 567
                                  Waldzauber
    Markeninhaber:      Waldzauber Naturkosmetik GmbH, 79098 Freiburg
    Tag der Eintragung: 14.06.2022
    """
    assert said(read(page))["mark"] == "Waldzauber"


def test_names_may_begin_with_accented_capitals() -> None:
    page = """
    CONTRAT DE LICENCE DE MARQUE
    Maison Valmont, société par actions simplifiée, 75008 Paris, ci-après « le Concédant »,
    et Comptoir des Îles SARL, 44000 Nantes, ci-après « le Licencié ».
    """
    fields = said(read(page))
    assert str(fields["owner"]).startswith("Maison Valmont")
    assert fields["licensee"] == "Comptoir des Îles SARL"


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        (
            (
                "Commission agreement\nDate: 3 May 2024\nSeller: Alba Ray\nBuyer: Tidepool Lamps Ltd\n"
                "The Seller assigns to the Buyer all copyright in the artwork. Price: USD 90."
            ),
            "Tidepool Lamps Ltd",
        ),
        (
            (
                "Supply agreement\nDate: 3 May 2024\nSeller: Alba Ray\nBuyer: Tidepool Lamps Ltd\n"
                "The Seller does not assign any copyright in the artwork. Price: USD 90."
            ),
            None,
        ),
        (
            (
                "委托创作合同\n委托方（甲方）：温岭潮池灯具有限公司\n受托方（乙方）：阿尔巴\n签订日期：2024年5月3日\n"
                "作品《水母》的著作权归甲方所有。"
            ),
            "温岭潮池灯具有限公司",
        ),
        (
            (
                "ДОГОВОР АВТОРСКОГО ЗАКАЗА № 5\n3 мая 2024 г.\nООО «Прилив», именуемое «Заказчик», и Альба Рей, "
                "именуемая «Автор», заключили договор.\nИсключительное право на произведение «Медуза» отчуждается "
                "Автором в пользу Заказчика. Исполнитель и заказчик подписали договор."
            ),
            "ООО «Прилив»",
        ),
        (
            (
                "ДОГОВОР № 7 об отчуждении исключительного права\nИллюстратор Альба Рей (Автор) и ООО «Прилив» "
                "(Приобретатель) заключили договор.\nАвтор передаёт Приобретателю исключительное право на "
                "произведение «Медуза»."
            ),
            "ООО «Прилив»",
        ),
    ],
)
def test_a_contract_says_to_whom_the_copyright_goes(text: str, taker: str | None) -> None:
    found = read(text, path="evidence/order.txt")
    assert found.kind is PaperKind.CONTRACT
    assert said(found).get("assigned_to") == taker


def test_an_indian_letter_calls_firms_without_a_form_messrs_and_says_its_matter_first() -> None:
    page = """
    SUBJECT: AUTHORIZATION LETTER FOR SALES OF LANTERNS
    Dear Sir,
    We M/s Diya Lamps, Plot No-9, Lamp Bazaar, Pune-411001, we are authorized Stockist for
    Roshni Ltd. hereby confirm that we offered our support to M/s K. K.
    Lantern House, 14, Bazaar Road, Nagpur, to take part with the said products.
    Yours faithfully
    For Diya Lamps
    """
    found = read(page)
    fields = said(found)
    assert found.kind is PaperKind.AUTHORISATION
    assert (fields["owner"], fields["licensee"]) == ("Diya Lamps", "K. K. Lantern House")


LETTER = """
{head}
12 Kiln Park, Stoke

May 6, 2024
To whom it may concern
{grant}
Yours faithfully,

Rabia Anwar
Head of Licensing
{foot}
"""


@pytest.mark.parametrize(
    ("head", "grant", "foot", "owner", "licensee"),
    [
        (
            "LARKSPUR MEDIA",
            "We herewith authorize the makers at “Bluefin Apps” as our agent to use our works in their applications.",
            "Larkspur Media",
            "Larkspur Media",
            "Bluefin Apps",
        ),
        (
            "Harrow Ceramics Ltd",
            "This letter confirms that Porcelain Post (trading as porcelainpost) is allowed to sell HARROW tableware.",
            "Managing Director",
            "Harrow Ceramics Ltd",
            "Porcelain Post",
        ),
    ],
)
def test_a_letter_without_labels_is_of_whom_it_is_headed_and_signed_and_for_whom_its_sentence_names(
    head: str, grant: str, foot: str, owner: str, licensee: str
) -> None:
    seen = read(LETTER.format(head=head, grant=grant, foot=foot))
    assert seen.kind is PaperKind.AUTHORISATION
    assert (said(seen)["owner"], said(seen)["licensee"]) == (owner, licensee)


def test_a_person_is_granted_who_is_addressed_behind_the_verb() -> None:
    page = """
    CARTA DE AUTORIZACIÓN
    Por la presente, Cerámicas Alborán S.L., titular de la marca ALBORÁN, autoriza a Doña Pilar Montes Ruiz a
    comercializar sus productos en línea.
    """
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == ("Cerámicas Alborán S.L.", "Pilar Montes Ruiz")


SUB_CLAUSES = {
    "The Licensee may not grant sub-licences.": False,
    "No sub-licences.": False,
    "The distributor may not appoint sub-distributors without our written consent.": False,
    "The Licensee may grant sub-licences only with the prior written consent of the Licensor.": False,
    "The Licensee may grant sub-licences to its retailers.": True,
    "Sub-licensing: permitted": True,
    "Sub-licensing: not permitted": False,
    "Sub-licences are dealt with in Annex 2.": None,
    "被授权方有权转授权给下级经销商。": True,
    "被授权方不得转授权。": False,
    "经授权方书面同意，方可转授权。": False,
    "Сублицензирование не допускается.": False,
    "Дистрибьютор вправе назначать субдистрибьюторов.": True,
    "Der Lizenznehmer darf keine Unterlizenzen erteilen.": False,
    "El licenciatario no podrá conceder sublicencias.": False,
}


@pytest.mark.parametrize("clause", SUB_CLAUSES)
def test_a_clause_on_sub_licences_is_read_as_it_is_meant(clause: str) -> None:
    page = f"""
    LICENCE AGREEMENT No. L-7
    1 March 2024
    Licensor: Harbour Light Ltd
    Licensee: Pebble Trading Ltd
    1. The Licensor owns the trade mark "Harbour Light".
    2. {clause}
    3. Territory: United Kingdom.
    """
    fields = said(read(page))
    assert fields.get("sub_authorisation") is SUB_CLAUSES[clause]
    assert (fields["owner"], fields["licensee"]) == ("Harbour Light Ltd", "Pebble Trading Ltd")


def test_a_sentence_that_begins_on_the_line_above_in_its_column_forbids() -> None:
    page = """
    LICENCE AGREEMENT                             ЛИЦЕНЗИОННЫЙ ДОГОВОР
    Licensor: Harbour Light Ltd                   Лицензиар: Harbour Light Ltd
    Licensee: Pebble Trading Ltd                  Лицензиат: Pebble Trading Ltd
    5. Fee: USD 900 (one payment in 10 days). No  5. Вознаграждение: 900 долл. США
    sub-licences.                                 единовременно.
    """
    assert said(read(page))["sub_authorisation"] is False


def test_the_end_of_a_label_is_no_territory_and_an_excluded_platform_is_none_granted() -> None:
    page = """
    LETTER OF AUTHORIZATION
    We, Harbour Light Ltd, hereby appoint Pebble Trading Ltd as our authorised dealer.
    The dealer may sell on eBay. Sales on Amazon are not permitted.
    Territory of appointment      Mainland of China
    """
    fields = said(read(page))
    assert (fields["territory"], fields["platform"]) == ("Mainland of China", "eBay")


@pytest.mark.parametrize(
    ("page", "giver", "taker"),
    [
        (
            """
            零售许可书
            致：青岛北屿家居有限公司
            现同意 贵 公司在速卖通店铺销售我司供应的 BRENNIKA 牌手磨机，型号 BR-12。
            我司保证货源来自 BRENNIKA 品牌中国总代理厦门临川进出口有限公司。
            有效期：2026年3月1日至2027年2月28日。
            苏州谷雨器具有限公司（盖章）
            二〇二六年二月二十日
            """,
            "苏州谷雨器具有限公司",
            "青岛北屿家居有限公司",
        ),
        (
            """
            ПИСЬМО-СОГЛАСИЕ
            Кому: ООО «Тёплый двор»
            Разрешаем вам продавать на AliExpress мельницы BRENNIKA, модель BR-12, поставленные нами.
            Товар получен от официального дистрибьютора ООО «Острант».
            Срок действия: с 01.03.2026 по 28.02.2027.
            ООО «Кухонный ряд» (М. П.)
            """,
            "ООО «Кухонный ряд»",
            "ООО «Тёплый двор»",
        ),
        (
            """
            LETTER OF AUTHORISATION
            To: Larkspur Home Ltd.
            You are hereby authorised to sell the BRENNIKA hand mills that we supply on AliExpress.
            The goods come from the general importer, Ostrand Imports GmbH, which was appointed by the maker.
            Valid from 1 March 2026 to 28 February 2027.
            Fjord Kitchen Supply Ltd.
            20 February 2026
            """,
            "Fjord Kitchen Supply Ltd.",
            "Larkspur Home Ltd.",
        ),
    ],
)
def test_a_letter_that_lets_its_reader_sell_is_of_who_signs_it_whoever_it_names_between(
    page: str, giver: str, taker: str
) -> None:
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == (giver, taker)


LICENCE_OF_TWO = """
Trade Mark Licence
dated 2 September 2024
between
(1) Moss & Fern Studio Ltd, company number 10774213, of 5 Tanyard Court, Frome (the Licensor); and
(2) Guangzhou Birch Gifts Co., Ltd., of 27 Huangpu Avenue West, Guangzhou (the Licensee).
The Licensee may grant sub-licences to online retailers. Sub-licensees shall not grant further sub-licences.
"""


def test_a_role_in_brackets_has_an_article_and_what_a_sub_licensee_may_not_do_binds_no_licensee() -> None:
    fields = said(read(LICENCE_OF_TWO))
    assert (fields["owner"], fields["licensee"]) == ("Moss & Fern Studio Ltd", "Guangzhou Birch Gifts Co., Ltd.")
    assert fields["sub_authorisation"] is True


PERMISSION = """
АО «Кедровый двор»
исх. № 214-М от 09.09.2025
ПИСЬМО-РАЗРЕШЕНИЕ
АО «Кедровый  двор»,  правообладатель  товарного  знака «КЕДРА»  (свидетельство  №  871463),  настоящим  разрешает
предпринимателю   Юсуповой   Диане  Маратовне  (ИНН 027611904582)  предлагать  к  продаже  и  продавать  на  Ozon
"""


def test_a_line_of_prose_that_is_set_to_its_full_width_has_no_labels() -> None:
    assert said(read(PERMISSION))["owner"] == "АО «Кедровый двор»"


def test_a_person_is_a_party_as_a_firm_is() -> None:
    page = """
    ЛИЦЕНЗИОННЫЙ ДОГОВОР № Л-07/24
    Гражданка РФ Ольшанская Мария Игоревна, далее «Лицензиар», и ООО «Печать» в лице генерального
    директора Чернова П. Д., далее «Лицензиат», договорились:
    """
    fields = said(read(page))
    assert (fields["owner"], fields["licensee"]) == ("Ольшанская Мария Игоревна", "ООО «Печать»")


def test_in_a_german_letter_the_writer_authorises_the_firm_behind_the_verb() -> None:
    page = """
    Elbhafen Vertriebs GmbH
    Hafenstraße 9 · 20457 Hamburg · HRB 150227 Amtsgericht Hamburg
    Papierkontor Großhandel Sander e.K.
    Brühl 51
    04109 Leipzig
    Hamburg, 20. Januar 2026
    Autorisierung als Großhändler für die Marke VELLARO
    Sehr geehrter Herr Sander,
    als Distributor der Officine Vellaro S.p.A. für die Europäische Union autorisieren wir die
    Firma Papierkontor Großhandel Sander e.K., Schreibgeräte der Marke VELLARO in
    Deutschland zu vertreiben und Fachhändler damit zu beliefern.
    Diese Autorisierung gilt vom 1. Februar 2026 bis zum 31. Januar 2028.
    Mit freundlichen Grüßen
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.AUTHORISATION
    assert fields["owner"] == "Elbhafen Vertriebs GmbH"
    assert fields["licensee"] == "Papierkontor Großhandel Sander e.K."
    assert fields["sub_authorisation"] is True


def test_the_parties_of_a_german_contract_bear_their_role_behind_a_dash() -> None:
    page = """
    LiefervertragNr. LV-2026-118
    zwischen
    Papierkontor Großhandel Sander e.K., Brühl 51, 04109 Leipzig – Verkäufer -
    und
    Federhaus Lübeck UG (haftungsbeschränkt), Hüxstraße 77, 23552 Lübeck – Käufer
    § 1 Der Verkäufer liefert dem Käufer 150 Stück.
    Leipzig, 7. September 2026
    Verkäufer: Jan Sander          Käufer: Inga Brock
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.CONTRACT
    assert fields["seller"] == "Papierkontor Großhandel Sander e.K."
    assert fields["buyer"] == "Federhaus Lübeck UG (haftungsbeschränkt)"


def test_a_confirmation_of_licence_names_licensee_and_no_number_of_a_firm() -> None:
    page = """
    Fernmoor Studio Ltd
    Unit 6, Bristol BS6 5QA, United Kingdom   Company no. 09184427
    Bristol, 11 November 2024
    CONFIRMATION OF LICENCE
    To whom it may concern
    We confirm that Guangzhou Beihe Houseware Co., Ltd., Room 905, Guangzhou, is our licensee for houseware.
    The licence runs from 1 January 2025 to 31 December 2027.
    """
    inspection = read(page)
    fields = said(inspection)
    assert inspection.kind is PaperKind.AUTHORISATION
    assert fields["licensee"] == "Guangzhou Beihe Houseware Co., Ltd."
    assert "registration_number" not in fields
