"""Extracts in the layouts of each office: told by their words, whatever the file is called."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile

import openpyxl
import pytest
import register_extracts as extracts

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.registers.register import ENTRIES_LIMIT, Registers
from rejoinder.adapters.registers.register_countries import countries_in, refused_countries
from rejoinder.adapters.registers.register_values import classes, status
from rejoinder.domain.evidence import Place
from rejoinder.domain.register import RegisterEntry, RegisterStatus, Transfer
from tests.spent import at_most


def read(content: str | bytes, name: str) -> tuple[RegisterEntry, ...]:
    raw = content if isinstance(content, bytes) else content.encode()
    return Registers().entries(Papers().from_bytes(raw, relative=f"registers/{name}", place=Place.EVIDENCE))


SOLD = Transfer(
    giver="OLD OWL INC.",
    taker="OWLERY HOLDINGS LLC",
    recorded_on=dt.date(2018, 4, 23),
    executed_on=dt.date(2018, 2, 15),
)


def test_a_page_of_tsdr_tells_its_owner_classes_and_the_transfer_and_a_pending_cancellation_ends_nothing():
    (entry,) = read(extracts.TSDR_PAGE, "saved.html")
    assert (entry.office, entry.number, entry.application_number) == ("uspto", "4654321", "86123456")
    assert (entry.owner, entry.representative) == ("Owlery Holdings LLC", "Ann Ash")
    assert (entry.status, entry.in_force_on(dt.date(2026, 4, 7))) == (RegisterStatus.REGISTERED, True)
    assert (entry.classes, entry.territories, entry.read_on) == ((16, 25), ("US",), dt.date(2026, 3, 1))
    (transfer,) = entry.transfers
    assert (transfer.giver, transfer.taker, transfer.reference) == (SOLD.giver, SOLD.taker, "4191/0383")
    assert (transfer.recorded_on, transfer.executed_on) == (SOLD.recorded_on, SOLD.executed_on)


def test_tsdr_in_json_names_the_latest_owner_and_the_end_of_the_right():
    (entry,) = read(extracts.TSDR_JSON, "x.json")
    assert (entry.office, entry.number, entry.owner) == ("uspto", "5845537", "Owlery Holdings LLC")
    assert (entry.status, entry.status_on) == (RegisterStatus.CANCELLED, dt.date(2026, 2, 27))
    assert (entry.classes, entry.mark, entry.representative) == ((25,), "NIGHT OWLS", "Ann Ash")


def test_tsdr_in_xml_keeps_national_classes_securities_and_the_day_of_renewal_apart():
    (entry,) = read(extracts.TSDR_XML, "x.xml")
    assert (entry.office, entry.number, entry.application_number) == ("uspto", "4654321", "86123456")
    assert (entry.owner, entry.classes, entry.goods) == ("Owlery Holdings LLC", (9,), "cases for phones")
    assert (entry.status, entry.expires_on) == (RegisterStatus.REGISTERED, None)
    assert [transfer.taker for transfer in entry.transfers] == ["OWLERY HOLDINGS LLC"]
    assert entry.transfers[0].reference == "41910383"


def test_a_page_of_esearch_names_its_owner_under_its_heading():
    (entry,) = read(extracts.EUIPO_PAGE, "x.html")
    assert (entry.office, entry.number, entry.owner, entry.mark) == ("euipo", "018123456", "Owlery GmbH", "NIGHT OWLS")
    assert (entry.classes, entry.status, entry.territories) == ((16, 25), RegisterStatus.REGISTERED, ("EU",))


def test_the_trade_mark_search_of_euipo_gives_each_right_in_turn():
    first, second = read(extracts.EUIPO_JSON, "x.json")
    assert (first.office, first.number, first.owner, first.representative) == (
        "euipo",
        "018123456",
        "Owlery GmbH",
        "Ash IP",
    )
    assert (first.status, first.expires_on, first.classes) == (RegisterStatus.EXPIRED, dt.date(2020, 2, 3), (16, 25))
    assert (second.number, second.mark, second.status) == ("018999999", None, RegisterStatus.REGISTERED)


def test_madrid_monitor_tells_where_a_mark_holds_and_where_it_was_refused_for_good():
    (entry,) = read(extracts.MADRID_PAGE, "x.html")
    assert (entry.office, entry.number, entry.mark, entry.owner) == ("wipo", "1501234", "NIGHT OWLS", "Owlery SA")
    assert (entry.territories, entry.refused_in, entry.origin) == (("EU", "GB", "JP", "US"), ("CN",), "CH")
    assert (entry.classes, entry.expires_on) == ((16, 25), dt.date(2029, 6, 12))


def test_the_global_brand_database_gives_rights_of_many_offices_and_leaves_unknown_ones_out():
    american, international = read(extracts.BRANDS_JSON, "x.json")
    assert (american.office, american.number, american.expires_on) == ("uspto", "4654321", dt.date(2024, 12, 9))
    assert (international.office, international.territories) == ("wipo", ("CN", "EU", "US"))
    (row,) = read(extracts.BRANDS_CSV, "x.csv")
    assert (row.office, row.application_number, row.status) == ("uspto", "86123456", RegisterStatus.UNKNOWN)


def test_a_page_of_rospatent_names_who_holds_the_mark_after_the_transfer():
    (entry,) = read(extracts.FIPS_PAGE, "x.html")
    assert (entry.office, entry.number, entry.application_number) == ("rospatent", "765432", "2019712345")
    assert entry.owner == 'Общество с ограниченной ответственностью "Ночная сова"'
    assert [(one.giver, one.recorded_on) for one in entry.transfers] == [
        ('Общество с ограниченной ответственностью "Старая сова"', dt.date(2021, 3, 12))
    ]
    assert (entry.status, entry.expires_on, entry.classes) == (
        RegisterStatus.REGISTERED,
        dt.date(2029, 3, 14),
        (16, 25),
    )


def test_a_page_of_ukipo_gives_the_renewal_date_as_the_end_of_the_term():
    (entry,) = read(extracts.UKIPO_PAGE, "x.html")
    assert (entry.office, entry.number, entry.owner) == ("ukipo", "UK00003123456", "Owlery Ltd")
    assert (entry.mark, entry.representative) == ("NIGHT OWLS", "Ash IP LLP")
    assert (entry.classes, entry.registered_on, entry.expires_on) == (
        (16, 25),
        dt.date(2016, 6, 14),
        dt.date(2026, 2, 3),
    )


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_of_cnipa_is_read_in_its_charset_and_a_request_to_cancel_ends_nothing(charset):
    (entry,) = read(extracts.CNIPA_PAGE.encode(charset), "x.html")
    assert (entry.office, entry.number, entry.mark) == ("cnipa", "30212345", "夜枭")
    assert (entry.owner, entry.classes) == ("杭州虚构夜枭文创有限公司", (25,))
    assert (entry.status, entry.expires_on) == (RegisterStatus.REGISTERED, dt.date(2029, 2, 6))


def test_a_refusal_under_review_is_still_an_application():
    first, second = read(extracts.CNIPA_CSV, "x.csv")
    assert (first.number, first.status) == (None, RegisterStatus.PENDING)
    assert (second.number, second.status) == ("30212346", RegisterStatus.REGISTERED)


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("DEAD/APPLICATION/Refused/Dismissed or Invalidated", RegisterStatus.REFUSED),
        ("DEAD/REGISTRATION/Expired", RegisterStatus.EXPIRED),
        ("DEAD/REGISTRATION/Cancelled/Invalidated", RegisterStatus.CANCELLED),
        ("LIVE/APPLICATION/Published for Opposition", RegisterStatus.PENDING),
        ("700", RegisterStatus.REGISTERED),
        ("900", RegisterStatus.EXPIRED),
        ("12345", RegisterStatus.UNKNOWN),
        ("REGISTRATION_PENDING", RegisterStatus.PENDING),
        ("Registration surrendered", RegisterStatus.CANCELLED),
        ("Registered. The registration date is used to determine when documents are due.", RegisterStatus.REGISTERED),
        ("A petition to cancel the registration was filed", RegisterStatus.REGISTERED),
        ("商标无效", RegisterStatus.CANCELLED),
        ("Срок действия истёк", RegisterStatus.EXPIRED),
        ("правовая охрана прекращена", RegisterStatus.CANCELLED),
        ("Quiet", RegisterStatus.UNKNOWN),
    ],
)
def test_what_is_asked_for_is_not_what_has_ended(words, standing):
    assert status(words) is standing


def test_numbers_of_goods_are_no_classes():
    assert classes("25 - clothing, sets of 12") == (25,)
    assert classes("016, 025; 41") == (16, 25, 41)
    assert classes("99, 0, 46") == ()


def test_lands_are_told_by_codes_and_a_refusal_that_was_lifted_is_none():
    assert countries_in("BX, EM, ZZ, UK") == ("BE", "EU", "GB", "LU", "NL")
    lifted = "Confirmation of total provisional refusal\nCN\nStatement of grant of protection\nCN"
    assert refused_countries([lifted]) == ()
    assert refused_countries(["Total provisional refusal of protection\nCN"]) == ()
    assert refused_countries(["Partial invalidation\nJP\nRenunciation\nUS"]) == ("US",)


def test_every_place_of_every_extract_stands_in_its_words():
    for name, content in vars(extracts).items():
        if name.isupper():
            suffix = {"PAGE": "html", "JSON": "json", "XML": "xml", "CSV": "csv"}[name.rpartition("_")[2]]
            paper = Papers().from_bytes(content.encode(), relative=f"registers/x.{suffix}", place=Place.EVIDENCE)
            for entry in Registers().entries(paper):
                assert entry.places, name
                for place in entry.places:
                    words = paper.pages[place.page - 1][slice(*place.span)]
                    assert words
                    assert words == words.strip()
                owner = entry.place("owner")
                if owner is not None and entry.office != "rospatent":
                    assert paper.pages[0][slice(*owner.span)] == entry.owner


def nested(depth: int) -> str:
    return '{"usRegistrationNumber":' * depth + "1" + "}" * depth


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (nested(50_000), "deep.json"),
        ("[" * 200_000, "open.json"),
        ('{"trademarks":[{"status":{"serialNumber":' + "9" * 5_000 + "}}]}", "number.json"),
        ('{"trademarks":[{"status":{"status":[],"serialNumber":{}},"parties":[],"gsList":{}}]}', "odd.json"),
        ('{"trademarks":[{"status":{},"parties":{"ownerGroups":{"x":1,"10":{}}},"gsList":[1,null]}]}', "none.json"),
        (b"\xff\xfe\x00USPTO" * 99, "bytes.html"),
        (b"PK\x03\x04" + b"\x00" * 200, "broken.xlsx"),
        ("<Transaction>" + "<a>" * 90_000, "deep.xml"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><Transaction>&a;</Transaction>', "entity.xml"),
        ("<html>" + "<div>" * 3_000 + "USPTO", "deep.html"),
        ("Serial Number,Mark,Owner,Status\n" + ",,,\n" * 10_000, "empty.csv"),
    ],
)
def test_a_hostile_extract_is_no_extract(content, name):
    assert read(content, name) == ()


def test_a_long_sheet_and_gigantic_cells_are_cut():
    head = "Serial Number,Registration Number,Word Mark,Owner,Status\n"
    rows = "".join(f"86{n:06},4{n:06},OWL {n},{'x' * 300},LIVE\n" for n in range(3_000))
    found = read(head + rows, "long.csv")
    assert len(found) == ENTRIES_LIMIT
    (giant,) = read(head + f"86123456,4654321,OWL,{'y' * 100_000},LIVE\n", "wide.csv")
    assert len(giant.owner or "") <= 2_000


def test_many_records_of_json_are_read_in_little_time():
    docs = [
        {
            "office": "US",
            "registrationNumber": f"{n:07}",
            "brandName": ["OWL"],
            "status": "Registered",
            "niceClass": [1],
        }
        for n in range(8_000)
    ]
    text = json.dumps({"docs": docs})
    with at_most(3):
        found = read(text, "many.json")
    assert len(found) == ENTRIES_LIMIT


def test_the_name_of_a_file_tells_nothing():
    sheet = "Number,Name,Owner,Status\n7654321,OWL,Owlery,Registered\n"
    assert read(sheet, "uspto-export.csv") == ()
    assert read(sheet.replace("Number", "Serial Number"), "x.csv")[0].office == "uspto"


@pytest.mark.slow
def test_a_bomb_of_a_sheet_is_left_unread(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Trade mark number", "Name", "Owner name", "Status"])
    file = tmp_path / "bomb.xlsx"
    book.save(file)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as container:
        container.writestr("xl/worksheets/sheet9.xml", b"<a>" + b"0" * 150_000_000)
    assert read(file.read_bytes(), "bomb.xlsx") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Madrid Monitor\n" + "".join(f"Label {n}: x\n" for n in range(30_000)),
        "USPTO Serial Number: 1\n" + "a   " * 100_000,
        "Serial Number: 86123456\nMark: X\nStatus: Live\nInternational Class(es): " + "1," * 200_000 + "x",
        "Serial Number: 86123456\nMark: X\nFiling date: " + "Jan " * 100_000,
        "Madrid Protocol\n(111) 1501234\n(732) X\n" + ("Renunciation\n" + "CN " * 50 + "x\n") * 2_500,
    ],
    ids=["labels", "gaps", "classes", "days", "lands"],
)
def test_a_long_page_is_read_in_little_time(text):
    with at_most(3):
        assert len(read(text, "long.txt")) <= 1


PRINTED_MODEL = """<html><body><h1>DPMAregister</h1><p>Registerauskunft Gebrauchsmuster, abgerufen am 05.05.2027</p>
<table>
<tr><td>Aktenzeichen / Nr.</td><td>DE 20 2017 001 442.8</td></tr>
<tr><td>Status</td><td>Nicht mehr in Kraft / Erloschen</td></tr>
<tr><td>Bezeichnung</td><td>Halter für Blumentöpfe</td></tr>
<tr><td>Anmeldetag</td><td>09.03.2017</td></tr>
<tr><td>Eintragungstag</td><td>02.05.2017</td></tr>
<tr><td>Inhaber</td><td>Moosgrün Kunststoff GmbH, 04103 Leipzig, DE</td></tr>
<tr><td>Schutzende</td><td>31.03.2027</td></tr></table></body></html>"""
PRINTED_MARK = """
Открытые реестры ФИПС
Реестр товарных знаков и знаков обслуживания РФ. Сформировано 11.04.2025 09:15
(111) Номер регистрации 812233
(540) Знак СЕВЕРНЫЙ ФОНАРЬ
(220) Дата подачи заявки 10.09.2019
(151) Дата регистрации 15.05.2020
(181) Дата истечения срока действия 10.09.2029
Статус действует
(732) Правообладатель Общество с ограниченной ответственностью «Северный Фонарь»
(511) Классы МКТУ 11 — фонари; светильники.
35 — продвижение товаров.
"""


@pytest.mark.parametrize("name", ["model.html", "model.txt"])
def test_an_extract_of_a_german_utility_model_tells_its_end_its_owner_and_the_day_of_print(name: str):
    plain = PRINTED_MODEL.replace("</td><td>", "    ").replace("<p>", "\n").replace("<tr>", "\n")
    content = PRINTED_MODEL if name.endswith("html") else re.sub(r"<[^>]*>", "", plain)
    (entry,) = read(content, name)
    assert (entry.office, entry.kind, entry.number) == ("dpma", "utility_model", "DE 20 2017 001 442")
    assert (entry.owner, entry.mark) == ("Moosgrün Kunststoff GmbH", "Halter für Blumentöpfe")
    assert (entry.status, entry.expires_on, entry.read_on) == (
        RegisterStatus.EXPIRED,
        dt.date(2027, 3, 31),
        dt.date(2027, 5, 5),
    )
    assert entry.in_force_on(dt.date(2027, 4, 20)) is False


def test_a_printed_extract_of_rospatent_does_not_take_labels_for_values():
    (entry,) = read(PRINTED_MARK, "extract.txt")
    assert (entry.office, entry.number, entry.mark) == ("rospatent", "812233", "СЕВЕРНЫЙ ФОНАРЬ")
    assert (entry.classes, entry.filed_on, entry.expires_on) == (
        (11, 35),
        dt.date(2019, 9, 10),
        dt.date(2029, 9, 10),
    )
    assert entry.status is RegisterStatus.REGISTERED


def test_a_letter_that_speaks_of_a_register_is_no_extract():
    letter = "Sehr geehrte Damen und Herren,\nwir haben die Marke im DPMAregister gefunden und bitten um Antwort.\n"
    assert read(letter, "letter.txt") == ()
