"""The few lines on the terminal after an answer: what it is, by when, what next, what silence costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rejoinder.cli.main import main

NOW = "2026-09-08T15:00:00+08:00"
NOTICE = """Dear seller,
Complaint number: 88300112.
IPR type: {right}
Complainant: {owner}
Product: {item}
{rest}
AliExpress
"""
SELLER = '[seller]\nentity = "Brightsea Crafts Co., Ltd."\nmarketplace = "{platform}"\nlanguage = "en"\n'
LATE = "Deadline for the counter-notice: 2026-08-05 23:59 (GMT+8)."
DAYS = "Please answer within 3 working days."
SERIOUS = (
    '[[history]]\ndate = 2026-0{month}-01\nkind = "serious"\nright = "trademark"\npoints = 0\nstate = "established"\n'
)


@pytest.fixture
def lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Answers a case of a notice, and hands over what the terminal says."""

    def said(notice: str, toml: str = SELLER.format(platform="aliexpress"), name: str = "complaint.txt") -> str:
        (tmp_path / name).write_text(notice, "utf-8")
        (tmp_path / "case.toml").write_text(toml, "utf-8")
        assert main(["answer", str(tmp_path), "--now", NOW]) == 0
        return capsys.readouterr().out

    return said


def notice(right: str = "Copyright", rest: str = DAYS, item: str = "1005001231231231") -> str:
    return NOTICE.format(right=right, owner="Maple Ink Ltd", item=item, rest=rest)


def test_a_term_that_has_passed_is_said_to_have_ended(lines) -> None:  # type: ignore[no-untyped-def]
    said = lines(notice(rest=LATE))
    assert "The time ran out on 5 August 2026" in said
    assert "Answer by" not in said


def test_a_withdrawal_costs_nothing_and_is_to_be_confirmed(lines) -> None:  # type: ignore[no-untyped-def]
    said = lines(
        "Hello,\nwe have withdrawn our complaint IPR-7714 about https://www.aliexpress.com/item/1005004411223344.html.\nAna\n"
    )
    assert "confirm in writing" in said
    assert "If you do nothing" not in said


def test_a_fraud_is_named_before_the_next_step(lines) -> None:  # type: ignore[no-untyped-def]
    mail = (
        "From: AliExpress IPR <notice@aliexpress-ipr-support.com>\nReply-To: aliexpress.ipr@gmail.com\n"
        "To: s@shop.example\nSubject: FINAL WARNING\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        "<p>Your store infringes intellectual property. Verify your password within 24 hours or it is closed: "
        '<a href="http://aliexpress-verify.top/login">https://sell.aliexpress.com/appeal</a>, or pay 300 USDT.</p>'
    )
    said = lines(mail, name="complaint.eml")
    assert "does not come from whom it says" in said
    assert "If you do nothing" not in said
    assert "complying or talking" not in json.dumps(said)


def test_silence_that_closes_the_shop_says_so(lines) -> None:  # type: ignore[no-untyped-def]
    toml = SELLER.format(platform="aliexpress") + SERIOUS.format(month=3) + SERIOUS.format(month=6)
    assert "the shop is closed" in lines(notice("Trademark (counterfeit)"), toml)


def test_listings_of_several_kinds_are_summed_up_group_by_group(lines, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "listing").mkdir()
    ids = ["1005001231231231", "1005001231231232", "1005001231231233"]
    rows = [
        "Product ID,Title,Brand",
        f"{ids[0]},Strap compatible with Kestrel & Rowe,NoName",
        f"{ids[1]},Kestrel & Rowe leather watch,Kestrel & Rowe",
    ]
    (tmp_path / "listing" / "shop.csv").write_text("\n".join(rows), "utf-8")
    said = lines(notice("Trademark KESTREL & ROWE", item=", ".join(ids)))
    assert said.count("listing (") == 3


def test_where_a_platform_takes_neither_counter_notice_nor_appeal_its_owner_is_left(lines, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    lines(
        "eBay removed your listing.\nReason: trademark infringement\nItem 256789012345\n"
        "Rights owner: Lindenquell GmbH\nThe eBay team",
        SELLER.format(platform="ebay"),
    )
    made = json.loads((tmp_path / "answer" / "answer.json").read_text("utf-8"))
    open_ = {route["id"]: route["open"] for route in made["routes"]}
    assert (open_["counter_notice"], open_["platform_appeal"], open_["dmca_counter_notice"]) == (False, False, False)
