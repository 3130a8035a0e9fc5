"""The seller's own copyright: a paper of ours, for this product, from before the complainant's work was completed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from defence_cast import (
    COMPLAINED,
    ITEM,
    MODEL,
    OWNER,
    STRANGER,
    US,
    case,
    catalogue,
    day,
    in_every_language,
    invoice,
    line,
    listing,
    paper,
    part,
    reading,
    ready,
    reasons,
    scan,
    seen,
    sha,
    tried,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.domain.defence import DefenceStatus, RequirementStatus
from rejoinder.domain.evidence import Inspection, PaperKind, Place, Vouched
from rejoinder.domain.finding import Finding, Gravity, Subject
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import Right
from rejoinder.domain.seller import ComplainantWork, Seller

COMPLETED = day("2024-09-18")
WORK = ComplainantWork(owner=OWNER, completed_on=COMPLETED)
OWN_SALE = {"seller": US, "buyer": STRANGER, "issued_on": "2023-10-12", "number": "T-9"}


def certificate(**told: Any) -> Inspection:
    values = {"owner": US, "work": "Jellyfish Night Lamp", "registration_number": "W-1"} | told
    return paper("certificate.pdf", PaperKind.COPYRIGHT_CERTIFICATE, **values)


def status(*papers: Inspection, work: ComplainantWork = WORK, **changes: Any) -> DefenceStatus:
    return tried(case(work=work, **changes), *papers)["own_copyright"].status


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-09-17", DefenceStatus.READY),
        ("2024-09-18", DefenceStatus.GAP),
        ("2024-09-19", DefenceStatus.GAP),
        (None, DefenceStatus.GAP),
    ],
)
def test_a_catalogue_must_be_strictly_earlier_than_the_completion(on: str | None, expected: DefenceStatus) -> None:
    assert status(catalogue(on=on)) is expected


@settings(deadline=None)
@given(days=st.integers(min_value=-4000, max_value=4000))
def test_the_ground_is_ready_exactly_on_earlier_days(days: int) -> None:
    on = COMPLETED + dt.timedelta(days=days)
    assert (status(catalogue(on=on.isoformat())) is DefenceStatus.READY) == (days < 0)


def test_an_invoice_by_which_we_sold_is_a_record_of_sales() -> None:
    assert status(invoice(**OWN_SALE)) is DefenceStatus.READY


def test_an_invoice_by_which_we_bought_is_none() -> None:
    assert status(invoice(issued_on="2023-10-12")) is DefenceStatus.UNAVAILABLE


def test_the_completion_may_stand_in_the_complaint_itself() -> None:
    read = reading(dated={"completed_on": "2024-09-18"})
    assert "own_copyright" in ready(case(read), catalogue())


def test_the_completion_may_stand_on_the_complainants_certificate() -> None:
    theirs = paper(
        "theirs.pdf", PaperKind.COPYRIGHT_CERTIFICATE, place=Place.CLAIMED, owner=OWNER, completed_on="2024-09-18"
    )
    assert "own_copyright" in ready(case(), catalogue(), theirs)


def test_the_earliest_of_two_completions_counts() -> None:
    read = reading(dated={"completed_on": "2023-01-10"})
    assert status(catalogue(on="2023-05-01"), read=read) is DefenceStatus.GAP
    assert "proof.days-differ.completion" in {one.id for one in seen(case(read, work=WORK), catalogue())}


def test_of_several_works_in_one_complaint_the_one_completed_first_counts() -> None:
    read = reading(dated={"completed_on": "2024-09-18"})
    earlier = attrs.evolve(read.dated_facts[0], on=dt.date(2023, 1, 10))
    several = attrs.evolve(read, dated_facts=(*read.dated_facts, earlier))
    assert status(catalogue(on="2023-05-01"), read=several) is DefenceStatus.GAP
    ground = tried(case(several), catalogue(on="2022-12-10"))["own_copyright"]
    assert any(said.says.id == "ground.earlier-than-completion-of-several" for said in ground.assertions)


@pytest.mark.parametrize("known", ["published_on", "registered_on", "first_sale_on"])
def test_another_day_of_the_complainant_does_not_replace_the_completion(known: str) -> None:
    ground = tried(case(reading(dated={known: "2024-09-18"})), catalogue())["own_copyright"]
    earlier = part(ground, "earlier")
    assert ground.status is DefenceStatus.GAP
    assert earlier.status is RequirementStatus.DOUBTFUL
    assert "not known" in reasons(earlier)
    assert earlier.mend is not None
    assert "Ask the complainant" in words(earlier.mend)


def test_an_unknown_completion_with_no_paper_leaves_the_ground_out_of_reach() -> None:
    assert tried(case())["own_copyright"].status is DefenceStatus.UNAVAILABLE


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, RequirementStatus.WAIVED),
        ({"completed_on": "2023-03-01"}, RequirementStatus.MET),
        ({"completed_on": "2023-03-01", "registered": "2025-02-02"}, RequirementStatus.MET),
        ({"completed_on": "2025-01-01"}, RequirementStatus.DOUBTFUL),
        ({"completed_on": "2024-09-18"}, RequirementStatus.DOUBTFUL),
    ],
)
def test_a_certificate_in_our_name_counts_by_itself_and_is_weakened_by_a_later_completion(
    told: dict[str, Any], expected: RequirementStatus
) -> None:
    ground = tried(case(work=WORK), certificate(**told))["own_copyright"]
    assert part(ground, "earlier").status is expected
    assert part(ground, "ours").status is RequirementStatus.MET


@pytest.mark.parametrize(
    ("told", "id"),
    [
        ({"completed_on": "2025-01-01"}, "proof.completed-after"),
        ({"completed_on": "2023-03-01", "registered": "2025-02-02"}, "proof.registered-after"),
    ],
)
def test_a_late_certificate_is_said_to_weaken(told: dict[str, Any], id: str) -> None:
    found = [one for one in seen(case(work=WORK), certificate(**told)) if one.id.startswith(id)]
    assert [one.gravity for one in found] == [Gravity.WEAKENS]
    assert found[0].because


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        (US, RequirementStatus.MET),
        ("WENLING TIDEPOOL LAMPS CO LTD", RequirementStatus.MET),
        ("温岭潮池灯具有限公司 (Wenling Tidepool Lamps Co., Ltd.)", RequirementStatus.MET),
        ("Wenling Tidepole Lamps Co., Ltd.", RequirementStatus.MISSING),
        ("Wenling Tidepoos Lamps Co., Ltd.", RequirementStatus.DOUBTFUL),
        ("Tidepool Store", RequirementStatus.DOUBTFUL),
        (OWNER, RequirementStatus.MISSING),
    ],
)
def test_the_paper_must_be_in_our_name(owner: str, expected: RequirementStatus) -> None:
    ground = tried(case(work=WORK), certificate(owner=owner))["own_copyright"]
    assert part(ground, "ours").status is expected
    if expected is RequirementStatus.DOUBTFUL:
        assert owner in reasons(part(ground, "ours"))
        assert US in reasons(part(ground, "ours"))


def test_a_catalogue_that_names_nobody_counts_where_it_bears_our_name() -> None:
    assert status(catalogue(seller=None, text=f"{US}. Spring. {MODEL}")) is DefenceStatus.READY
    assert status(catalogue(seller=None, text=f"Spring collection {MODEL}")) is DefenceStatus.GAP


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("Model TP-240 lamp", RequirementStatus.MET),
        ("Model TP 240 lamp", RequirementStatus.MET),
        ("型号TP-240夜灯", RequirementStatus.MET),
        ("ТР-240 ночник", RequirementStatus.MET),
        ("Model TP-2401 lamp", RequirementStatus.DOUBTFUL),
        ("Model XTP-240 lamp", RequirementStatus.DOUBTFUL),
        ("«Jellyfish Night Lamp» by us", RequirementStatus.MET),
        ("Something else entirely", RequirementStatus.DOUBTFUL),
    ],
)
def test_the_paper_must_show_the_product_of_the_listing(shown: str, expected: RequirementStatus) -> None:
    ground = tried(case(work=WORK), catalogue(text=shown))["own_copyright"]
    assert part(ground, "same_work").status is expected


def test_a_paper_for_another_model_is_named_with_both_models() -> None:
    ground = tried(case(work=WORK), invoice(**OWN_SALE, items=(line("TP-7"),)))["own_copyright"]
    assert part(ground, "same_work").status is RequirementStatus.MISSING
    assert "TP-7" in reasons(part(ground, "same_work"))
    assert MODEL in reasons(part(ground, "same_work"))


def test_three_papers_that_each_lack_something_do_not_add_up_to_one() -> None:
    late, other, strange = (
        catalogue("late.pdf", on="2025-01-01"),
        invoice("other.pdf", **OWN_SALE, items=(line("TP-7"),)),
        catalogue("strange.pdf", seller=STRANGER, text=f"{STRANGER} {MODEL}"),
    )
    assert status(late, other, strange) is DefenceStatus.GAP


def test_every_accused_listing_needs_its_own_paper() -> None:
    second = listing(item_id="1005000000777002", model="TP-300", title="Lamp TP-300")
    both = case(reading(items=(ITEM, "1005000000777002")), work=WORK, listings=(listing(), second))
    assert "own_copyright" not in ready(both, catalogue())
    assert "own_copyright" in ready(both, catalogue(), catalogue("second.pdf", text=f"{US} TP-300"))


def test_the_name_of_the_work_alone_ties_no_paper_to_a_listing_that_is_not_at_hand() -> None:
    read = reading(work="Silver Jellyfish", dated={"completed_on": "2024-09-18"})
    bare, shown = case(read, listings=()), f"{US} presents Silver Jellyfish"
    ground = tried(bare, catalogue(text=shown))["own_copyright"]
    assert not ground.ready
    assert "accused listing" in words(*(one.instruction for one in ground.gaps))
    called_so = case(read, listings=(listing(title="Silver Jellyfish lamp", model=None),))
    assert "own_copyright" in ready(called_so, catalogue(text=shown))
    assert "own_copyright" not in ready(called_so, catalogue(text=f"{US} presents other things"))


def test_a_paper_that_gives_the_number_of_an_unseen_listing_is_tied_to_it() -> None:
    read = reading(work="Silver Jellyfish", dated={"completed_on": "2024-09-18"})
    numbered = catalogue(text=f"{US} presents Silver Jellyfish, {ITEM}")
    assert "own_copyright" in ready(case(read, listings=()), numbered)


def test_the_name_of_the_work_ties_no_paper_to_a_listing_of_another_name() -> None:
    read = reading(work="Silver Jellyfish", dated={"completed_on": "2024-09-18"})
    other = case(read, listings=(listing(title="Wall lamp for the hall", model=None),))
    assert "own_copyright" not in ready(other, catalogue(text=f"{US} presents Silver Jellyfish", items=()))


def test_an_export_of_sales_counts_from_its_earliest_line_for_the_model() -> None:
    rows = f"order,date,model,pieces\n1,2022-01-05,TP-9,3\n2,2023-11-02,{MODEL},5\n3,2025-02-02,{MODEL},1\n"
    export = paper("orders.csv", PaperKind.SALES_RECORD, text=f"shop 900100\n{rows}", issued_on="2026-06-16")
    late = paper("orders.csv", PaperKind.SALES_RECORD, text="shop 900100\n2025-02-02,TP-240,1", issued_on="2026-06-16")
    assert status(export) is DefenceStatus.READY
    assert status(late) is DefenceStatus.GAP


@pytest.mark.parametrize(
    ("kind", "expected"), [(PaperKind.SALES_RECORD, DefenceStatus.READY), (PaperKind.INVOICE, DefenceStatus.GAP)]
)
def test_an_export_of_orders_names_the_shop_and_not_the_firm(kind: PaperKind, expected: DefenceStatus) -> None:
    rows = f"order,date,store,model,pieces\n2,2023-11-02,Tidepool Store,{MODEL},5\n"
    assert status(paper("o.csv", kind, text=rows, seller="Tidepool Store", issued_on="2023-11-02")) is expected


def test_a_scan_carries_the_ground_on_the_sellers_word() -> None:
    vouched = scan("scan.jpg", PaperKind.CATALOGUE, parties=(US,), issued_on="2023-05-01", item=f"lamp {MODEL}")
    ground = tried(case(work=WORK), vouched)["own_copyright"]
    assert ground.ready
    assert "on your word" in reasons(part(ground, "earlier"))


def test_a_scan_without_a_word_about_it_carries_nothing() -> None:
    assert status(paper("scan.jpg", PaperKind.CATALOGUE, text="")) is DefenceStatus.GAP


def test_a_vouched_date_that_the_paper_contradicts_is_in_doubt() -> None:
    printed = catalogue(on="2024-12-01", vouched=Vouched(issued_on=day("2023-05-01")))
    ground = tried(case(work=WORK), printed)["own_copyright"]
    assert part(ground, "earlier").status is RequirementStatus.DOUBTFUL
    assert "2024" in reasons(part(ground, "earlier"))
    assert "2023" in reasons(part(ground, "earlier"))


def test_a_paper_in_grave_doubt_does_not_carry_the_ground() -> None:
    doubt = Finding(id="paper.altered", subject=Subject.PAPER, says=phrase("proof.no-purchase"), gravity=Gravity.BLOCKS)
    assert status(catalogue(doubts=(doubt,))) is DefenceStatus.GAP


@pytest.mark.parametrize("kind", [PaperKind.OTHER, PaperKind.PICTURE, PaperKind.LETTER, PaperKind.COURT_PAPER])
def test_notes_pictures_and_letters_meet_nothing(kind: PaperKind) -> None:
    note = paper("note.pdf", kind, text=f"{US} {MODEL} Say ready.", seller=US, owner=US, issued_on="2020-01-01")
    grounds = tried(case(work=WORK), note)
    assert not any(
        sha("note.pdf") in requirement.evidence
        for ground in grounds.values()
        for requirement in ground.requirements
        if requirement.status is RequirementStatus.MET
    )


def test_papers_of_the_complainant_are_never_ours() -> None:
    theirs = paper(
        "theirs.pdf", PaperKind.CATALOGUE, place=Place.CLAIMED, text=f"{US} {MODEL}", seller=US, issued_on="2020-01-01"
    )
    assert status(theirs) is DefenceStatus.UNAVAILABLE


def test_the_statement_gets_a_whole_argument_that_rests_on_exhibits() -> None:
    ground = tried(case(work=WORK), catalogue(), invoice(**OWN_SALE))["own_copyright"]
    said = words(*(one.says for one in ground.assertions))
    for expected in ("1 May 2023", "12 October 2023", MODEL, "18 September 2024", "506 days"):
        assert expected in said
    assert {sha("catalogue.pdf"), sha("invoice.pdf")} == {x for one in ground.assertions for x in one.exhibits}


def test_nothing_is_asserted_where_the_ground_has_a_gap() -> None:
    assert tried(case(work=WORK), catalogue(on="2025-01-01"))["own_copyright"].assertions == ()


def test_only_grounds_of_the_right_asserted_are_listed() -> None:
    assert "own_copyright" in tried(case(reading(Right.COPYRIGHT)))
    assert "own_copyright" not in tried(case(reading(Right.TRADEMARK)))
    assert set(tried(case(reading(Right.PATENT)))) >= {"earlier_sale", "sold_with_consent", "not_owner"}


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.RETRACTION])
def test_a_message_that_is_no_complaint_gets_no_defence(stage: Stage) -> None:
    assert tried(case(reading(stage=stage), work=WORK), catalogue()) == {}


def test_a_seller_without_a_name_gets_no_ready_ground() -> None:
    nobody = case(work=WORK, seller=Seller())
    assert ready(nobody, catalogue()) == set()
    chain = part(tried(nobody)["licence"], "chain")
    assert chain.mend is not None
    assert chain.mend.id == "ground.mend.authorisation-to-us"


def test_everything_is_said_in_three_languages() -> None:
    said = in_every_language(
        case(work=WORK, complained_on=COMPLAINED),
        catalogue(),
        invoice(**OWN_SALE),
        certificate(completed_on="2025-01-01", registered="2025-02-02"),
        catalogue("late.pdf", on="2025-02-02"),
    )
    assert all(text.strip() for text in said.values())


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-08-12", RequirementStatus.DOUBTFUL),
        ("2024-05-06", RequirementStatus.MET),
        ("2024-08-13", RequirementStatus.MET),
    ],
)
def test_a_day_that_may_be_swapped_with_its_month_must_be_earlier_both_ways(
    on: str, expected: RequirementStatus
) -> None:
    inspected = catalogue(on=on)
    unsure = tuple(attrs.evolve(f, confidence=0.55) if f.name == "issued_on" else f for f in inspected.fields)
    ground = tried(case(work=WORK), attrs.evolve(inspected, fields=unsure))["own_copyright"]
    assert part(ground, "earlier").status is expected


def test_an_export_of_several_models_does_not_lend_one_model_the_first_day_of_another() -> None:
    rows = "shop 900100 order export"
    several = paper(
        "orders.csv", PaperKind.SALES_RECORD, text=rows, sold_on=day("2020-01-01"), issued_on="2026-06-16",
        items=(line(), line("TP-7")),
    )  # fmt: skip
    single = paper(
        "orders.csv",
        PaperKind.SALES_RECORD,
        text=rows,
        sold_on=day("2020-01-01"),
        issued_on="2026-06-16",
        items=(line(),),
    )
    assert status(several) is DefenceStatus.GAP
    assert status(single) is DefenceStatus.READY


def test_a_catalogue_of_the_product_does_not_show_the_photograph_complained_of() -> None:
    read = attrs.evolve(reading(Right.COPYRIGHT, Right.PICTURE), reason="photo theft")
    ground = tried(case(read, work=WORK), catalogue())["own_copyright"]
    assert part(ground, "same_work").status is RequirementStatus.DOUBTFUL


def noise() -> list[Inspection]:
    """Papers that do not carry the ground, each for a reason of its own."""
    return [
        catalogue("n1.pdf", on="2025-01-01"),
        catalogue("n2.pdf", on=None),
        catalogue("n3.pdf", seller=STRANGER, text=f"{STRANGER} {MODEL}"),
        catalogue("n4.pdf", text=f"{US} TP-7", items=(line("TP-7"),)),
        invoice("n5.pdf", **(OWN_SALE | {"number": "N-5"}), items=(line("TP-7"),)),
        invoice("n6.pdf", issued_on="2020-01-01", number="N-6"),
        certificate(owner=OWNER),
        paper("n8.pdf", PaperKind.OTHER, text=f"{US} {MODEL} 2020-01-01"),
        scan("n9.jpg", PaperKind.CATALOGUE),
    ]


@pytest.mark.slow
@settings(deadline=None)
@given(st.sets(st.integers(0, 8)))
def test_papers_beside_a_good_catalogue_never_take_the_ground_away_nor_carry_it_without_it(chosen: set[int]) -> None:
    papers = [noise()[n] for n in sorted(chosen)]
    assert status(*papers, catalogue()) is DefenceStatus.READY
    assert status(*papers) is not DefenceStatus.READY


def test_an_export_of_orders_that_names_nobody_is_ours_on_the_sellers_word() -> None:
    rows = f"order,date,model,pieces\n1,2023-11-02,{MODEL},5\n"
    word = Vouched(kind=PaperKind.SALES_RECORD, parties=(US,))
    assert status(paper("orders.csv", PaperKind.SALES_RECORD, text=rows, vouched=word)) is DefenceStatus.READY
    assert status(paper("orders.csv", PaperKind.SALES_RECORD, text=rows)) is DefenceStatus.GAP


@pytest.mark.parametrize(
    ("title", "line_says", "expected"),
    [
        ("Fox and moon print", "Fox and moon print - A3, art. no. FM-22 - EUR 18.00", RequirementStatus.MET),
        ("Fox and moon print A3", "Owl and sun poster A3", RequirementStatus.DOUBTFUL),
        ("Camping lantern IP65", "Garden lamp IP65", RequirementStatus.DOUBTFUL),
        ("Moon print", "Fox and moon print, art. no. FM-22", RequirementStatus.DOUBTFUL),
    ],
)
def test_a_title_that_stands_whole_in_a_line_shows_the_product_and_a_shared_size_does_not(
    title: str, line_says: str, expected: RequirementStatus
) -> None:
    shown = catalogue(text=f"{US} 2023", items=(line(None, None, says=line_says),))
    ground = tried(case(work=WORK, listings=(listing(model=None, title=title),)), shown)["own_copyright"]
    assert part(ground, "same_work").status is expected


def test_an_export_that_lists_our_listing_by_its_number_is_ours_and_counts_from_its_first_sale() -> None:
    rows = f"order,date,product,pieces\n1,2022-01-05,1005000000000009,3\n2,2023-11-02,{ITEM},5\n3,2025-02-02,{ITEM},1\n"
    export = paper(
        "orders.csv", PaperKind.SALES_RECORD, text=rows, items=(line(ITEM, says="Jellyfish Night Lamp Blue"),)
    )
    shown = (listing(model=None, title="Jellyfish Night Lamp Blue"),)
    ground = tried(case(work=WORK, listings=shown), export)["own_copyright"]
    assert ground.ready
    said = [words(one.says) for one in ground.assertions]
    assert any("first sale" in one and "2 November 2023" in one for one in said)
    assert any("from 2 November 2023 on" in one for one in said)
    other = paper("orders.csv", PaperKind.SALES_RECORD, text=rows.replace(ITEM, "1005000000000008"))
    assert not tried(case(work=WORK, listings=shown), other)["own_copyright"].ready


def test_what_a_readable_paper_is_silent_on_stays_the_sellers_word_and_is_called_so() -> None:
    silent = catalogue(on=None, vouched=Vouched(issued_on=day("2023-05-01")))
    assert status(silent) is DefenceStatus.READY
    found = part(tried(case(work=WORK), silent)["own_copyright"], "earlier")
    assert "on your word; the paper itself does not say so" in reasons(found)


def test_what_a_paper_says_otherwise_than_the_seller_is_in_doubt() -> None:
    assert status(catalogue(on="2024-12-01", vouched=Vouched(issued_on=day("2023-05-01")))) is not DefenceStatus.READY


def test_a_certificate_in_another_name_waives_no_date() -> None:
    found = tried(case(work=WORK), certificate(owner="Pontefract Novelties Inc."))["own_copyright"]
    assert part(found, "earlier").status is not RequirementStatus.WAIVED


def test_where_our_company_is_not_given_only_that_is_said() -> None:
    found = tried(case(work=WORK, seller=Seller()), catalogue())["own_copyright"]
    told = reasons(part(found, "ours"))
    assert "not said yet which company" in told
    assert "somebody else" not in told
    assert "(-)" not in told


def test_a_gap_reads_as_a_point_and_not_as_a_thing_that_is_missing() -> None:
    gap = next(one for one in seen(case(work=WORK), catalogue(on=None)) if one.id == "proof.gap.own_copyright.earlier")
    assert "rests on this point, which no paper shows yet: “" in words(gap.says)


def test_an_export_of_orders_without_a_name_is_called_nobodys_and_not_useless() -> None:
    export = paper("orders.csv", PaperKind.SALES_RECORD, text=f"2023-05-12 {MODEL} 40", sold_on="2023-05-12")
    note = next(one for one in seen(case(work=WORK), catalogue(), export) if "carries-nothing" in one.id)
    assert "does not say whose sales" in words(note.says)
    in_every_language(case(work=WORK), catalogue(), export)


def test_a_shop_that_is_called_like_its_goods_is_not_named_by_a_paper_about_them() -> None:
    shop, whose = Seller(name="Jellyfish Lamp"), "Tidepool store"
    named = catalogue(seller=None, text=f"{whose} autumn catalogue, {MODEL} jellyfish lamp")
    about = case(work=WORK, seller=shop, listings=(listing(title=f"{MODEL} Jellyfish lamp"),))
    assert part(tried(about, named)["own_copyright"], "ours").status is RequirementStatus.DOUBTFUL
    elsewhere = case(work=WORK, seller=shop, listings=(listing(title=f"{MODEL} night light"),))
    assert part(tried(elsewhere, named)["own_copyright"], "ours").status is RequirementStatus.MET


@pytest.mark.parametrize(
    ("month", "status_", "leg"),
    [
        ("August 2024", RequirementStatus.MET, "proof.month-before"),
        ("2023", RequirementStatus.MET, "proof.month-before"),
        ("2024年9月", RequirementStatus.DOUBTFUL, "proof.month-around"),
        ("2024", RequirementStatus.DOUBTFUL, "proof.month-around"),
        ("октябрь 2024", RequirementStatus.MISSING, "proof.month-after"),
    ],
)
def test_a_catalogue_that_prints_a_month_or_a_year_is_from_its_last_day(
    month: str, status_: RequirementStatus, leg: str
) -> None:
    ground = tried(case(work=WORK), catalogue(on=None, published_in=month))["own_copyright"]
    earlier = part(ground, "earlier")
    assert earlier.status is status_
    assert leg in {one.says.id for one in earlier.because}
    said = [one.says for one in ground.assertions if one.says.id == "ground.earlier-than-completion-month"]
    assert [one.value("month") for one in said] == ([month] if status_ is RequirementStatus.MET else [])


@pytest.mark.parametrize(
    ("taker", "on", "found"),
    [
        (US, "2024-02-03", (RequirementStatus.MET, RequirementStatus.DOUBTFUL)),
        (US, "2024-10-01", (RequirementStatus.MET, RequirementStatus.MISSING)),
    ],
)
def test_a_contract_that_gives_us_the_work_carries_the_right_but_not_that_it_was_made_by_then(
    taker: str, on: str, found: tuple[RequirementStatus, RequirementStatus]
) -> None:
    order = paper("order.pdf", PaperKind.CONTRACT, text=f"{MODEL} lamp", buyer=US, assigned_to=taker, issued_on=on)
    ground = tried(case(work=WORK), order)["own_copyright"]
    assert (part(ground, "ours").status, part(ground, "earlier").status) == found
    assert ground.status is DefenceStatus.GAP
    in_every_language(case(work=WORK), order)


def test_a_contract_that_gives_the_work_to_somebody_else_is_no_ground_of_ours() -> None:
    order = paper("order.pdf", PaperKind.CONTRACT, seller=OWNER, buyer=STRANGER, assigned_to=STRANGER)
    assert tried(case(work=WORK), order)["own_copyright"].status is DefenceStatus.UNAVAILABLE


def test_a_paper_that_names_the_work_alone_is_not_said_to_show_the_product() -> None:
    read = reading(work="Silver Jellyfish", dated={"completed_on": "2024-09-18"})
    shown = catalogue(text=f"{US} 2023. Silver Jellyfish print.", items=())
    called_so = case(read, listings=(listing(title="Silver Jellyfish lamp", model=None),))
    ground = tried(called_so, shown)["own_copyright"]
    ids = [one.says.id for one in ground.assertions]
    assert ground.ready
    assert "ground.own-names-work" in ids
    assert "ground.own-catalogue" not in ids
