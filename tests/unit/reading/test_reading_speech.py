"""Who speaks for whom, and what a message does, in the many ways people say it."""

from __future__ import annotations

import pytest
from reading_cast import SPEECH, reading_of

from rejoinder.domain.reading import Role


def test_agents_in_running_words_act_for_the_owner_in_eight_sentences_of_ten() -> None:
    wrong = []
    for row in SPEECH["acting"]:
        found = {party.role: party.name for party in reading_of(f"Hello,\n{row['says']}\n").parties}
        if (found.get(Role.AGENT), found.get(Role.OWNER)) != (row["agent"], row["owner"]):
            wrong.append(row["name"])
    assert len(wrong) <= len(SPEECH["acting"]) * 0.2, wrong


def test_a_message_does_what_it_says_in_nine_of_ten() -> None:
    wrong = [row["name"] for row in SPEECH["does"] if reading_of(f"{row['says']}\n").stage != row["stage"]]
    assert len(wrong) <= len(SPEECH["does"]) * 0.1, wrong


def test_a_copied_login_page_is_complained_of_and_a_marketplace_s_own_is_not() -> None:
    text = (
        "The phishing copy of our bank's trademark and pages at https://bank-secure.example/login must be removed. "
        "You can answer at https://www.ebay.com/login.\n"
    )
    assert [one.url for one in reading_of(text).listings] == ["https://bank-secure.example/login"]


def test_a_day_without_a_year_binds_where_something_must_be_done_by_it() -> None:
    text = "Date: March 2, 2026\nWe would like the infringing page gone by Friday, March 13. It was made on June 5.\n"
    assert [clock.due_at.isoformat()[:10] for clock in reading_of(text).clocks if clock.due_at] == ["2026-03-13"]


def test_any_images_or_text_is_no_picture() -> None:
    text = "Your page violates our copyright. You cannot use any images or text of ours without permission.\n"
    assert [str(right) for right in reading_of(text).rights] == ["copyright"]


def test_a_russian_complaint_may_write_its_numbers_with_a_latin_n() -> None:
    reading = reading_of(
        'На ваш товар поступила жалоба N 55-71 от правообладателя ООО "Вымпел".\nТоварный знак, свидетельство N 712345.'
    )
    owner = reading.party(Role.OWNER)
    assert owner is not None
    assert owner.name == 'ООО "Вымпел"'
    assert [one.number for one in reading.registrations] == ["712345"]


def test_a_film_s_file_name_is_a_copyright_matter() -> None:
    text = (
        "ID: CPD-551209\nEntity: Blue Lantern Animation LLC\nTitle: Captain Marzipan\nFileName: cm.mkv\nInfringement\n"
    )
    assert [str(right) for right in reading_of(text).rights] == ["copyright"]


def test_a_writer_whose_mail_is_another_house_s_acts_for_the_owner() -> None:
    text = (
        "I write for Heron Cases Inc., owner of the trademark HERON, which https://www.etsy.com/listing/1655443321 "
        "infringes. Remove it.\n\nBrandhelm Ltd\nip@brandhelm.example\n"
    )
    found = {party.role: party.name for party in reading_of(text).parties}
    assert found == {Role.OWNER: "Heron Cases Inc.", Role.AGENT: "Brandhelm Ltd"}


def test_copyright_stands_beside_a_design_where_its_office_s_number_is_given() -> None:
    text = (
        "The lamp at https://www.etsy.com/listing/1655443321 infringes our registered Community design "
        "No. 008123456-0001. Our artwork is registered too: U.S. Copyright Office No. VA 2-345-678.\n"
    )
    assert {str(right) for right in reading_of(text).rights} == {"design", "copyright"}


def test_a_number_that_only_its_sign_makes_one_is_a_ticket() -> None:
    text = "Thanks for your copyright report. It has been given the number #60044127; colour #336699 is our logo's.\n"
    assert "60044127" in [one.value for one in reading_of(text).references]


@pytest.mark.parametrize(
    ("says", "value"),
    [
        ("Le dossier PI-2026-118 concerne une contrefaçon de la marque.", "PI-2026-118"),
        ("La denuncia BPP-4471 usa la marca sin permiso.", "BPP-4471"),
        ("Numer zgłoszenia: WOP/2026/71. Oferta narusza prawa do zdjęć.", "WOP/2026/71"),
        ("商標権侵害の申告がありました。受付番号：RK-2026-07", "RK-2026-07"),
    ],
)
def test_a_case_is_numbered_in_many_tongues(says: str, value: str) -> None:
    assert [one.value for one in reading_of(f"{says}\n").references] == [value]


@pytest.mark.parametrize(
    ("to", "page", "is_accused"),
    [
        ("info@lamps.example", "arc-lamp", True),
        ("abuse@lamps.example", "ada/arc-lamp", True),
        ("abuse@lamps.example", "terms-of-use", False),
    ],
)
def test_a_page_of_a_desk_s_customer_can_be_accused_and_the_desk_s_own_cannot(
    to: str, page: str, *, is_accused: bool
) -> None:
    text = f"The photographs at https://lamps.example/{page} were taken by me and are used without my permission.\n"
    reading = reading_of(text, headers=(("From", "ada@studio.example"), ("To", to)))
    assert [one.url for one in reading.listings] == [f"https://lamps.example/{page}"] * is_accused


def test_what_is_listed_with_an_original_on_another_host_of_code_is_no_copy() -> None:
    text = (
        "I wrote the game. https://pixelbay.example/copy on your site is stolen, please remove it. Original sources: "
        "https://gitlab.com/ada/game and https://github.com/ada/game are under GPL.\n"
    )
    assert [one.url for one in reading_of(text).listings] == ["https://pixelbay.example/copy"]


def test_where_an_owner_was_asked_first_and_what_a_work_stands_on_are_no_copies() -> None:
    text = (
        "I drew the tiles in https://github.com/cat/sprites/tree/main/forest and never allowed it. I asked in an issue "
        "https://github.com/cat/sprites/issues/4 first. Please take the folder down.\n"
    )
    assert [one.url for one in reading_of(text).listings] == ["https://github.com/cat/sprites/tree/main/forest"]


def test_whoever_writes_in_the_name_of_another_is_his_agent() -> None:
    text = "Peerlamp GmbH writes in the name of Osier Studios Inc., whose film was shared from an address of yours.\n"
    found = {party.role: party.name for party in reading_of(text).parties}
    assert found == {Role.AGENT: "Peerlamp GmbH", Role.OWNER: "Osier Studios Inc."}
