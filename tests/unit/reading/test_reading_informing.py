"""A platform that tells its customer of a complaint passes it on, however much it explains about answering."""

from __future__ import annotations

from reading_cast import reading_of, source_of

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Role, Stage
from rejoinder.reading.reader import read

HOWTO = (
    "If you think this is a mistake, please ask the brand owner to send us a retraction. To withdraw the report, the "
    "brand owner must write to us itself. You may also file a counter-notice or appeal within 30 days.\n"
)


def test_another_s_letter_below_a_rule_does_not_speak_for_the_host() -> None:
    text = (
        "Dear Mr Aske,\nWe have received information regarding abuse from your server:\n-----\n"
        "We act for Ilse Farrow and demand that you remove our client's art from https://pics.example/farrow/1.\n"
    )
    reading = read(source_of(text), shipped_markets(), stage=Stage.FORWARDED_NOTICE)
    assert [party.name for party in reading.parties if party.role is Role.OWNER] == ["Ilse Farrow"]


def test_names_and_mails_below_the_owner_s_heading_are_the_owner_s() -> None:
    text = (
        "Hello,\nWe removed some of your listings because we received a report from a rights owner.\n" + HOWTO +
        "These are the rights owner’s contact details:\n-- Ada Wren\n-- wren@hollis.example\nComplaint ID: 5121144770\n"
    )  # fmt: skip
    reading = reading_of(text)
    owner = reading.party(Role.OWNER)
    assert owner is not None
    assert (owner.name, owner.email) == ("Ada Wren", "wren@hollis.example")
    assert [one.value for one in reading.references] == ["5121144770"]


def test_the_site_of_whoever_complains_is_not_accused() -> None:
    text = (
        "Dear team,\nWe write on behalf of Brunnel Cards GmbH. The Brunnel site can be accessed at https://brunnel.de/.\n"
        "An app on your platform at https://apps.example/brunnel-pay uses our client's trademark. Please remove it.\n"
        "Kind regards,\nTessel Watch\nbrunnel@tesselwatch.example\n"
    )
    reading = reading_of(text)
    assert [one.url for one in reading.listings] == ["https://apps.example/brunnel-pay"]
    agent = reading.party(Role.AGENT)
    assert agent is None or agent.name == "Tessel Watch"


def test_the_founder_who_writes_for_his_own_house_is_its_owner() -> None:
    text = (
        "CEASE AND DESIST\nFrom: Orla Finch, Founder & CEO\nPlover Tools LLC\norla@plover.example\n"
        "To: Bram Oake\nbram@oake.example\n\nDear Mr Oake,\nI write on behalf of Plover Tools LLC, the owner of the "
        "PLOVER trademark. Your name PLOVERY infringes it.\n"
    )
    reading = reading_of(text)
    assert reading.sender_role is Role.OWNER
    assert [party.email for party in reading.parties if party.email] == ["orla@plover.example"]


def test_the_owner_is_whose_mail_a_host_repeats_and_not_the_host() -> None:
    host = "Quill Networks Abuse <ticket@quillnetworks.example>"
    text = (
        f"From: {host}\nSubject: Copyright complaint\n\nHello,\nA complaint (see below) has been received for your "
        "site. Please take care of it within 3 days.\nQuill Networks B.V.\n\n"
        '> From: "Nils Berg" <nils@berg.example>\n> Subject: Stolen music\n>\n> I composed the suite of your game.\n'
    )
    owner = reading_of(text, headers=(("From", host),)).party(Role.OWNER)
    assert owner is not None
    assert (owner.name, owner.email) == ("Nils Berg", "nils@berg.example")


LETTER = """Dear Sirs,

I represent Farrow Looms GmbH, the owner of the registered design no. 003311221-0001. An identical stool is offered on
https://stools.example/three-legs. I request that you block the page and name the operator.

Ilse Aske
Lawyer
"""
AUTOMATIC = """Thank you for your message to the brand desk of Farrow Looms.

This is an automatic answer. We read each message in the order it comes in.

- Was your listing taken offline following a report by us? Reply with its number.
- Would you like to report a fake? Use the form at https://looms.example/report

Brand desk
Farrow Looms GmbH
"""


def test_an_automatic_answer_is_no_complaint() -> None:
    assert reading_of(AUTOMATIC).stage is Stage.UNRELATED


def test_the_address_at_the_foot_of_a_print_is_not_accused_and_nobody_is_called_you() -> None:
    text = (
        "商家中心\n投诉详情　待处理\n您好：权利人投诉您店铺的以下商品侵犯其商标权，请核实后在期限内处理。\n"
        "权利人 Bellane Personal Care B.V.\n涉及商标 BELLANE\n商品ID 601099527418366\n"
        "商品链接 https://www.temu.com/kelmora-shaver-heads-g-601099527418366.html\n"
        "逾期未申诉的，该商品将被下架。\nhttps://agentseller.temu.com/compliance/ipr/detail?id=448120　　　1/1"
    )
    reading = reading_of(text)
    assert [one.item_id for one in reading.listings] == ["601099527418366"]
    assert [party.name for party in reading.parties if party.role is Role.OWNER] == ["Bellane Personal Care B.V."]
