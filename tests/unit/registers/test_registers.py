"""Register extracts of five offices, in the forms in which a seller has them."""

from __future__ import annotations

import datetime as dt
import io
import json

import openpyxl
import pytest

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.registers.register import Registers
from rejoinder.cli.main import main
from rejoinder.domain.evidence import Place
from rejoinder.domain.register import RegisterEntry, RegisterStatus

TSDR = """<html><body><h1>TSDR Status</h1>
<div><div>US Serial Number:</div><div>86123456</div></div>
<div><div>Application Filing Date:</div><div>Jan. 05, 2014</div></div>
<div><div>US Registration Number:</div><div>4654321</div></div>
<div><div>Registration Date:</div><div>Dec. 09, 2014</div></div>
<div><div>Mark:</div><div>NIGHT OWLS</div></div>
<div><div>Status:</div><div>Cancelled - Section 8</div></div><div><div>Status Date:</div><div>Jul. 16, 2021</div></div>
<div><div>Owner Name:</div><div>Owlery Holdings LLC</div></div>
<div><div>International Class(es):</div><div>016, 025</div></div>
</body></html>"""
CNIPA = """<html><body><p>国家知识产权局商标局 中国商标网</p><table><tr><td>申请/注册号</td><td>99012345</td></tr>
<tr><td>国际分类</td><td>16</td></tr><tr><td>申请日期</td><td>2019年03月02日</td></tr>
<tr><td>申请人名称（中文）</td><td>杭州虚构夜枭文创有限公司</td></tr><tr><td>商标名称</td><td>夜枭</td></tr>
<tr><td>注册公告日期</td><td>2020年01月14日</td></tr>
<tr><td>专用权期限</td><td>2020年01月14日 至 2030年01月13日</td></tr></table></body></html>"""
EUIPO = (
    "EUIPO eSearch plus\nTrade mark number: 018123456\nName: NIGHT OWLS\nTrade mark status: Registered\n"
    "Filing date: 03/02/2020\nRegistration date: 14/06/2020\nExpiry date: 03/02/2030\nOwner: Owlery GmbH\n"
    "Nice classes: 16, 25\n"
)
WIPO = (
    "Madrid Monitor\n(111) International registration number\n1501234\n(151) Date of the registration\n12.06.2019\n"
    "(180) Expected expiration date of the registration/renewal\n12.06.2029\n"
    "(732) Name and address of the holder of the registration\nOwlery SA\n(540) Mark\nNIGHT OWLS\n"
)
JSON = json.dumps(
    {
        "trademarks": [
            {
                "status": {
                    "serialNumber": 86123456,
                    "usRegistrationNumber": "4654321",
                    "filingDate": "2014-01-05",
                    "usRegistrationDate": "2014-12-09",
                    "extStatusDesc": "Registered",
                    "markElement": "OWLS",
                },
                "parties": {"ownerGroups": {"10": [{"name": "Owlery Holdings LLC"}]}},
            }
        ]
    }
)
CSV = (
    "Serial Number,Registration Number,Word Mark,Owner,Status,International Class\n"
    '86123456,4654321,OWLS,"Owlery, LLC",LIVE,25\n'
)


def read(content: str | bytes, name: str) -> tuple[RegisterEntry, ...]:
    raw = content if isinstance(content, bytes) else content.encode()
    return Registers().entries(Papers().from_bytes(raw, relative=f"registers/{name}", place=Place.EVIDENCE))


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Trade mark number", "Name", "Owner name", "Trade mark status", "Expiry date"])
    book.active.append(["018123456", "NIGHT OWLS", "Owlery GmbH", "Expired", "2024-02-03"])
    book.active.append(["018999999", "DAY OWLS", "Owlery GmbH", "Application published", ""])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "known"),
    [
        (
            TSDR,
            "page.html",
            {
                "office": "uspto",
                "number": "4654321",
                "application_number": "86123456",
                "mark": "NIGHT OWLS",
                "owner": "Owlery Holdings LLC",
                "status": RegisterStatus.CANCELLED,
                "status_on": dt.date(2021, 7, 16),
                "registered_on": dt.date(2014, 12, 9),
                "classes": (16, 25),
            },
        ),
        (
            CNIPA,
            "page.html",
            {
                "office": "cnipa",
                "number": "99012345",
                "mark": "夜枭",
                "classes": (16,),
                "owner": "杭州虚构夜枭文创有限公司",
                "expires_on": dt.date(2030, 1, 13),
                "filed_on": dt.date(2019, 3, 2),
            },
        ),
        (
            EUIPO,
            "page.txt",
            {
                "office": "euipo",
                "number": "018123456",
                "owner": "Owlery GmbH",
                "status": RegisterStatus.REGISTERED,
                "filed_on": dt.date(2020, 2, 3),
                "expires_on": dt.date(2030, 2, 3),
            },
        ),
        (
            WIPO,
            "page.txt",
            {
                "office": "wipo",
                "number": "1501234",
                "owner": "Owlery SA",
                "registered_on": dt.date(2019, 6, 12),
                "expires_on": dt.date(2029, 6, 12),
            },
        ),
        (
            JSON,
            "tsdr.json",
            {
                "office": "uspto",
                "number": "4654321",
                "application_number": "86123456",
                "owner": "Owlery Holdings LLC",
                "status": RegisterStatus.REGISTERED,
                "mark": "OWLS",
            },
        ),
        (
            CSV,
            "tess.csv",
            {
                "office": "uspto",
                "number": "4654321",
                "owner": "Owlery, LLC",
                "status": RegisterStatus.REGISTERED,
                "classes": (25,),
            },
        ),
        (
            sheet(),
            "euipo-export.xlsx",
            {
                "office": "euipo",
                "number": "018123456",
                "status": RegisterStatus.EXPIRED,
                "expires_on": dt.date(2024, 2, 3),
            },
        ),
    ],
)
def test_an_extract_gives_what_it_says(content, name, known):
    entry = read(content, name)[0]
    assert {key: getattr(entry, key) for key in known} == known


def test_each_row_of_a_sheet_is_a_right_and_an_application_has_no_registration_number():
    _, second = read(sheet(), "euipo-export.xlsx")
    assert (second.number, second.application_number, second.status) == (None, "018999999", RegisterStatus.PENDING)


def test_a_value_stands_where_its_place_says():
    paper = Papers().from_bytes(TSDR.encode(), relative="registers/a.html", place=Place.EVIDENCE)
    (entry,) = Registers().entries(paper)
    place = entry.place("owner")
    assert paper.pages[place.page - 1][slice(*place.span)] == "Owlery Holdings LLC"


@pytest.mark.parametrize("content", ["Invoice 7\nOwner: X\nDate: 2024-01-01", "", "USPTO" * 9, "{" * 5000])
def test_other_papers_are_no_extracts(content):
    assert read(content, "paper.txt") == read(content, "paper.json") == ()


def test_an_extract_in_the_folder_of_registers_speaks_against_the_complaint(tmp_path, capsys):
    case = tmp_path / "case"
    (case / "registers").mkdir(parents=True)
    (case / "complaint.txt").write_text(
        "Subject: Trademark complaint IPR-2026-0042\nDate: Tue, 7 Apr 2026 11:00:00 +0800\n\nDear seller,\n"
        "Owlery Holdings LLC, owner of US trademark registration No. 4654321 for NIGHT OWLS, complains that your "
        "listing https://www.aliexpress.com/item/1005001234567890.html infringes it. Respond within 5 working days.\n"
    )
    (case / "registers" / "tsdr.html").write_text(TSDR)
    assert main(["answer", str(case), "--now", "2026-04-07T15:00:00+08:00", "--json", "--language", "en"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (found,) = [each for each in answer["findings"] if each["id"].startswith("register-not-in-force")]
    assert found["id"] in answer["defects"]
    assert any("tsdr.html" in leg["says"] for leg in found["because"])


def test_the_command_says_what_an_extract_says_and_refuses_other_papers(tmp_path, capsys):
    (tmp_path / "tsdr.html").write_text(TSDR)
    assert main(["register", str(tmp_path / "tsdr.html"), "--json"]) == 0
    entry = json.loads(capsys.readouterr().out)
    assert (entry["status"], entry["status_on"], entry["owner"]) == ("cancelled", "2021-07-16", "Owlery Holdings LLC")
    assert main(["register", str(tmp_path / "tsdr.html")]) == 0
    assert "4654321" in capsys.readouterr().out
    (tmp_path / "note.txt").write_text("hello")
    assert main(["register", str(tmp_path / "note.txt")]) == 2
    assert "note.txt" in capsys.readouterr().err
