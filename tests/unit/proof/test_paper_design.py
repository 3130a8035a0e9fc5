"""Certificates of designs, which offices issue under the title that certificates of marks have, and of works."""

from __future__ import annotations

import datetime as dt
from typing import Any

from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind


def test_the_certificate_of_a_community_design_is_read_by_its_bare_codes() -> None:
    certificate = read(
        """
        EUIPO  EUROPEAN UNION INTELLECTUAL PROPERTY OFFICE
        CERTIFICATE OF REGISTRATION
        This Certificate of Registration is hereby issued for the Registered Community Design identified below.
        Registered No.      008812345-0001
        21                  008812345-0001
        22                  11/11/2021
        15                  11/11/2021
        45                  16/11/2021
        73  ATELIER BRUNE SARL
            14 rue des Tanneurs
            69005 Lyon
        51  26 - 05
        """
    )
    fields: dict[str, Any] = said(certificate)
    assert certificate.kind is PaperKind.PATENT_CERTIFICATE
    assert (fields["registration_number"], fields["owner"]) == ("008812345-0001", "ATELIER BRUNE SARL")
    assert fields["registered"] == dt.date(2021, 11, 11)


def test_the_certificate_of_an_international_design_has_its_whole_number_and_no_mark() -> None:
    certificate = read(
        """
        WIPO  THE HAGUE SYSTEM
        CERTIFICATE OF REGISTRATION
        International Registration of Industrial Designs
        (11) Registration number: DM/221 345
        (15) Date of the international registration: 18.02.2022
        (73) Holder: LUMIERE NORD SAS, 5 quai Rambaud, 69002 Lyon (FR)
        (54) 1. Lamp
        (51) Cl. 26-05
        """
    )
    fields: dict[str, Any] = said(certificate)
    assert certificate.kind is PaperKind.PATENT_CERTIFICATE
    assert (fields["registration_number"], fields["owner"]) == ("DM/221 345", "LUMIERE NORD SAS")
    assert "mark" not in fields


def test_a_certificate_of_an_office_for_marks_and_designs_stays_one_of_a_mark() -> None:
    certificate = read(
        """
        OFFICE FOR HARMONIZATION (TRADE MARKS AND DESIGNS)
        CERTIFICATE OF REGISTRATION
        111  009912345
        151  27/03/2012
        220  14/11/2011
        541  NORVELIA
        732  Norvelia Home GmbH
        """
    )
    assert certificate.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert said(certificate)["mark"] == "NORVELIA"


def test_a_certificate_of_copyright_names_author_and_title_below_headings_of_the_same_words() -> None:
    certificate = read(
        """
        Certificate of Registration
        This Certificate issued under the seal of the Copyright Office in accordance with title 17, United States Code
        Registration Number
        VA 2-345-678
        Effective Date of Registration:
        March 14, 2023
        Title
        Title of Work:  Moonlit Hares Pattern
        Completion/Publication
        Date of 1st Publication:  November 18, 2022
        Author
        Author:  Ines Calder
        Copyright Claimant
        Copyright Claimant:  Calder Prints LLC
        """
    )
    fields: dict[str, Any] = said(certificate)
    assert certificate.kind is PaperKind.COPYRIGHT_CERTIFICATE
    assert (fields["work"], fields["author"], fields["owner"]) == (
        *("Moonlit Hares Pattern", "Ines Calder"),
        "Calder Prints LLC",
    )


def test_the_text_of_a_conversation_is_a_chat_and_an_order_beside_it_is_none() -> None:
    chat = "2025-09-01 10:12 A: hello\n2025-09-02 10:12 B: XH-31 is ready\n2025-09-03 10:12 A: thanks"
    assert read(chat, media_type="text/plain").kind is PaperKind.CHAT
    assert read("Hello\nXH-31 is ready\nthanks", media_type="text/plain").kind is PaperKind.OTHER


def test_the_office_of_the_united_states_prints_the_month_of_the_application_first() -> None:
    certificate = read(
        """
        United States of America
        United States Patent and Trademark Office
        BRAMBLEPAW
        Reg. No. 7,012,345          BramblePaw Pets LLC (OREGON LIMITED LIABILITY COMPANY)
        Registered Mar. 21, 2023    1200 NW Davis Street
        Int. Cl.: 20, 28            CLASS 20: Pet beds
        Principal Register          SER. NO. 97-112,233, FILED 11-09-2021
        """
    )
    assert certificate.kind is PaperKind.TRADEMARK_CERTIFICATE
    assert said(certificate)["filed_on"] == dt.date(2021, 11, 9)
