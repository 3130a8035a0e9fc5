"""Grounds that look at the right itself, at patents, pictures, and at whose listing it is."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from defence_cast import (
    ITEM,
    MODEL,
    NOW,
    OWNER,
    STRANGER,
    US,
    authorisation,
    case,
    catalogue,
    in_every_language,
    invoice,
    line,
    listing,
    paper,
    part,
    reading,
    ready,
    sha,
    tried,
    words,
)

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.defence import Defence, DefenceStatus, RequirementStatus
from rejoinder.domain.event import ComplaintWithdrawn, QuestionAnswered
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place, Vouched
from rejoinder.domain.listing import US_OFFSET
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import AccusedListing, Statements
from rejoinder.domain.right import Right
from rejoinder.domain.seller import Seller
from rejoinder.proof.defence import defences, unknown_tests
from rejoinder.proof.requirement import TESTS

MET, MISSING = RequirementStatus.MET, RequirementStatus.MISSING
DOUBTFUL = RequirementStatus.DOUBTFUL


def theirs(**told: Any) -> Inspection:
    values = {"owner": OWNER, "registration_number": "5550001", "mark": "GLIMMERTIDE", "place": Place.CLAIMED} | told
    return paper("theirs.pdf", PaperKind.TRADEMARK_CERTIFICATE, **values)


def marked(**changes: Any) -> CaseFile:
    return case(reading(Right.TRADEMARK, **({"mark": "GLIMMERTIDE", "number": "5550001"} | changes)))


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        (OWNER, MISSING),
        (STRANGER, MET),
        ("Harrowgate Lightinq Ltd", DOUBTFUL),
        ("哈罗盖特照明有限公司", DOUBTFUL),
        ("哈罗盖特照明有限公司 (Harrowgate Lighting Ltd)", MISSING),
    ],
)
def test_a_certificate_that_names_another_owner_carries_the_ground(owner: str, expected: RequirementStatus) -> None:
    ground = tried(marked(), theirs(owner=owner))["not_owner"]
    assert part(ground, "owner").status is expected
    assert ground.ready == (expected is MET)


def test_a_letter_of_authority_with_the_complaint_answers_it() -> None:
    letter = authorisation("poa.pdf", owner=STRANGER, licensee=OWNER, place=Place.ATTACHMENT)
    assert "not_owner" not in ready(marked(), theirs(owner=STRANGER), letter)


def test_a_declared_authority_leaves_it_in_doubt() -> None:
    read = attrs.evolve(
        reading(Right.TRADEMARK, mark="GLIMMERTIDE", number="5550001"), statements=Statements(authority=True)
    )
    assert part(tried(case(read), theirs(owner=STRANGER))["not_owner"], "authority").status is DOUBTFUL


def test_a_certificate_of_another_number_is_not_of_this_right() -> None:
    assert "not_owner" not in ready(marked(), theirs(owner=STRANGER, registration_number="9"))


def test_an_extract_that_the_seller_found_counts_by_its_number() -> None:
    found = theirs(owner=STRANGER, place=Place.EVIDENCE)
    assert "not_owner" in ready(marked(), found)
    assert "not_owner" not in ready(marked(), theirs(owner=STRANGER, place=Place.EVIDENCE, registration_number="9"))


@pytest.mark.parametrize(
    ("until", "status"),
    [
        ("2025-11-01", DefenceStatus.READY),
        ("2026-05-01", DefenceStatus.GAP),
        ("2026-06-15", DefenceStatus.UNAVAILABLE),
        ("2030-01-01", DefenceStatus.UNAVAILABLE),
        (None, DefenceStatus.UNAVAILABLE),
    ],
)
def test_a_right_that_ran_out_more_than_half_a_year_before_has_ended(until: str | None, status: DefenceStatus) -> None:
    assert tried(marked(), theirs(valid_to=until))["invalid_right"].status is status


@pytest.mark.parametrize(
    ("text", "printed", "status"),
    [
        ("法律状态：专利权终止（未缴年费）", "2026-06-10", DefenceStatus.READY),
        ("Legal status: lapsed", "2026-06-16", DefenceStatus.GAP),
        ("Статус: патент прекратил действие", None, DefenceStatus.GAP),
        ("Legal status: lapsed, reinstated", "2026-06-10", DefenceStatus.UNAVAILABLE),
        ("法律状态：专利权维持", "2026-06-10", DefenceStatus.UNAVAILABLE),
    ],
)
def test_a_register_that_calls_a_right_ended_counts_from_its_own_day(
    text: str, printed: str | None, status: DefenceStatus
) -> None:
    kind = PaperKind.PATENT_CERTIFICATE
    extract = paper("p.pdf", kind, text=text, place=Place.CLAIMED, registered="2016-02-03", issued_on=printed)
    assert tried(case(reading(Right.PATENT)), extract)["invalid_right"].status is status


def test_a_patent_that_ran_out_yesterday_has_ended() -> None:
    ended = paper("p.pdf", PaperKind.PATENT_CERTIFICATE, place=Place.CLAIMED, owner=OWNER, valid_to="2026-06-14")
    assert "invalid_right" in ready(case(reading(Right.PATENT)), ended)


def test_a_day_in_the_complaint_alone_asks_for_the_extract() -> None:
    ground = tried(case(reading(Right.PATENT, dated={"valid_to": "2020-01-01"})))["invalid_right"]
    assert ground.status is DefenceStatus.GAP
    assert part(ground, "register").status is MISSING


def test_another_mark_on_the_register_is_another_right() -> None:
    assert "class_territory" in ready(marked(), theirs(mark="SUNDERMOON"))
    assert tried(marked(), theirs())["class_territory"].status is DefenceStatus.UNAVAILABLE


def test_a_mark_that_fills_a_line_of_the_register_is_its_mark_whatever_else_was_read() -> None:
    misread = theirs(mark="PRINCIPAL REGISTER HOLDINGS", text="Glimmertide\nReg. No. 5550001\nPRINCIPAL REGISTER")
    assert "class_territory" not in ready(marked(), misread)
    longer = theirs(mark="GLIMMERTIDE PLUS", text="GLIMMERTIDE PLUS\nReg. No. 5550001")
    assert "class_territory" in ready(marked(), longer)


def test_another_class_on_the_register_is_for_a_person_to_compare() -> None:
    read = attrs.evolve(reading(Right.TRADEMARK, mark="GLIMMERTIDE", number="5550001"), classes=(9,))
    assert tried(case(read), theirs(text="class 11"))["class_territory"].status is DefenceStatus.GAP


@pytest.mark.parametrize("id", ["not_owner", "invalid_right", "class_territory"])
def test_a_sound_certificate_of_the_complainant_opens_no_ground(id: str) -> None:
    assert tried(marked(), theirs(valid_to="2030-01-01"))[id].status is DefenceStatus.UNAVAILABLE


def shown(
    store: str | None, *, name: str | None = None, shop: str | None = "900100", items: tuple[str, ...] = (ITEM,)
) -> CaseFile:
    file = Paper(
        path="listing/listing.json", place=Place.LISTING, sha256=sha("l"), size_bytes=1, media_type="text/json"
    )
    return case(
        reading(Right.COPYRIGHT, items=items),
        seller=Seller(entity=US, name="Tidepool Store", shop_id=shop),
        listings=(listing(store_id=store, store_name=name),),
        papers=(file,),
    )


@pytest.mark.parametrize(
    ("store", "name", "shop", "is_ready"),
    [
        ("900100", None, "900100", False),
        ("cn900100", None, "900100", False),
        ("777777", None, "900100", True),
        ("777777", "Tidepool Store", "900100", False),
        ("777777", None, None, False),
        (None, None, "900100", False),
    ],
)
def test_a_listing_of_another_shop_is_not_ours(
    store: str | None, name: str | None, shop: str | None, is_ready: bool
) -> None:
    assert ("not_our_listing" in ready(shown(store, name=name, shop=shop))) == is_ready


def test_our_listing_is_ours_under_its_number_on_the_american_site_too() -> None:
    told = shown("900100")
    twin = str(int(ITEM) + US_OFFSET)
    page = listing(item_id=twin, url=f"https://www.aliexpress.us/item/{twin}.html", store_id="900100")
    assert tried(attrs.evolve(told, listings=(page,)))["not_our_listing"].status is DefenceStatus.UNAVAILABLE


def test_a_listing_that_is_not_at_hand_is_in_doubt() -> None:
    assert tried(shown("900100", items=("1005000000999999",)))["not_our_listing"].status is DefenceStatus.GAP


def test_a_short_link_does_not_even_begin_the_ground_that_a_listing_is_not_ours() -> None:
    told = shown("900100")
    assert told.reading is not None
    link = AccusedListing(
        url="https://a.aliexpress.com/_mKxyz1", host="a.aliexpress.com", is_short_link=True, span=(0, 1)
    )
    read = attrs.evolve(told.reading, listings=(link,))
    assert tried(attrs.evolve(told, reading=read))["not_our_listing"].status is DefenceStatus.UNAVAILABLE


def test_one_strange_listing_among_ours_is_in_doubt() -> None:
    assert tried(shown("777777", items=(ITEM, "1005000000999999")))["not_our_listing"].status is DefenceStatus.GAP


@pytest.mark.parametrize(
    ("on", "filed", "is_ready"),
    [
        ("2023-05-01", "2023-05-02", True),
        ("2023-05-02", "2023-05-02", False),
        ("2023-05-03", "2023-05-02", False),
        ("2023-05-01", None, False),
    ],
)
def test_a_sale_before_the_application_answers_a_patent(on: str, filed: str | None, is_ready: bool) -> None:
    read = reading(Right.PATENT, dated={"filed_on": filed} if filed else {})
    sale = invoice(seller=US, buyer=STRANGER, issued_on=on)
    assert ("earlier_sale" in ready(case(read), sale)) == is_ready


def test_the_application_may_stand_on_the_complainants_certificate() -> None:
    patent = paper(
        "patent.pdf",
        PaperKind.PATENT_CERTIFICATE,
        place=Place.CLAIMED,
        owner=OWNER,
        text="专利申请日：2024年03月04日 授权公告日：2024年12月01日",
    )
    sale = invoice(seller=US, buyer=STRANGER, issued_on="2024-03-03")
    assert "earlier_sale" in ready(case(reading(Right.DESIGN)), patent, sale)
    late = invoice(seller=US, buyer=STRANGER, issued_on="2024-03-04")
    assert "earlier_sale" not in ready(case(reading(Right.DESIGN)), patent, late)


def test_a_catalogue_of_somebody_else_is_a_publication_all_the_same() -> None:
    read = reading(Right.DESIGN, dated={"filed_on": "2024-01-01"})
    assert "earlier_sale" in ready(case(read), catalogue(seller=STRANGER))


def test_an_earlier_sale_of_another_model_answers_nothing() -> None:
    read = reading(Right.UTILITY_MODEL, dated={"filed_on": "2024-01-01"})
    sale = invoice(seller=US, buyer=STRANGER, issued_on="2020-01-01", items=(line("TP-7"),))
    assert "earlier_sale" not in ready(case(read), sale)


@pytest.mark.parametrize("taken", ["2024:02-01", "2024:02:01 10:00:00", "2024-02-01T10:00:00", None])
def test_a_camera_file_is_never_enough_alone(taken: str | None) -> None:
    said = (("camera", "Fujifilm X-T3"),) + ((("taken_at", taken),) if taken else ())
    shot = paper("raw.jpg", PaperKind.PICTURE, text="", metadata=said)
    read = reading(Right.PICTURE, dated={"published_on": "2025-01-01"})
    assert tried(case(read), shot)["own_picture"].status is DefenceStatus.GAP


SHOT = (("camera", "Fujifilm X-T3"), ("taken_at", "2024:02:01 10:00:00"))
BY_US, BY_STRANGER = Vouched(parties=(US,)), Vouched(parties=(STRANGER,))


def own_picture(vouched: Vouched | None, seen: Provenance, published: str | None = "2025-01-01") -> Defence:
    shot = paper("raw.jpg", PaperKind.PICTURE, text="", metadata=SHOT, vouched=vouched)
    dated = {"published_on": published} if published else {}
    grounds, _ = defences(
        case(reading(Right.PICTURE, dated=dated)), [shot], rulebooks=shipped_rulebooks(), now=NOW, provenance=seen
    )
    return next(ground for ground in grounds if ground.id == "own_picture")


RAW = frozenset({sha("raw.jpg")})
SEEN = Provenance(shown=RAW, ahead=RAW, complete=True, every=True)


def test_an_original_that_holds_the_listing_and_came_first_carries_the_ground_by_the_sellers_word() -> None:
    ground = own_picture(BY_US, SEEN, published=None)
    assert ground.ready
    said = words(*(one.says for one in ground.assertions))
    assert "Fujifilm X-T3" in said
    assert all(one.exhibits == (sha("raw.jpg"),) for one in ground.assertions)


def test_the_next_shot_and_the_days_between_are_said() -> None:
    later = (("camera", "Fujifilm X-T3"), ("taken_at", "2024:02:01 10:00:27"))
    another_day = (("camera", "Fujifilm X-T3"), ("taken_at", "2024:03:01 10:00:27"))
    shots = (
        paper("raw.jpg", PaperKind.PICTURE, text="", metadata=SHOT, vouched=BY_US),
        paper("next.jpg", PaperKind.PICTURE, text="", metadata=later),
        paper("other.jpg", PaperKind.PICTURE, text="", metadata=another_day),
    )
    published = case(reading(Right.PICTURE, dated={"published_on": "2025-01-01"}))
    grounds, _ = defences(published, shots, rulebooks=shipped_rulebooks(), now=NOW, provenance=SEEN)
    ground = next(ground for ground in grounds if ground.id == "own_picture")
    said = words(*(one.says for one in ground.assertions))
    assert "(next.jpg), taken 27 seconds apart" in said
    assert "gives 1 February 2024 as the date on which it was taken, which is 335 days earlier" in said
    assert "other.jpg" not in said


def test_a_frame_of_another_body_of_the_same_model_is_not_put_beside_it() -> None:
    at = ("taken_at", "2024:02:01 10:00:27")
    shots = (
        paper("raw.jpg", PaperKind.PICTURE, text="", metadata=(*SHOT, ("camera_serial", "100")), vouched=BY_US),
        paper("a.jpg", PaperKind.PICTURE, text="", metadata=(SHOT[0], at, ("camera_serial", "100"))),
        paper("b.jpg", PaperKind.PICTURE, text="", metadata=(SHOT[0], at, ("camera_serial", "200"))),
    )
    grounds, _ = defences(case(reading(Right.PICTURE)), shots, rulebooks=shipped_rulebooks(), now=NOW, provenance=SEEN)
    said = words(*(one.says for one in next(one for one in grounds if one.id == "own_picture").assertions))
    assert "(body serial number 100; a.jpg)" in said
    assert "(b.jpg)" not in said


@pytest.mark.parametrize(
    ("seller", "text", "told"),
    [
        ("Mo Shan", "Agreement on photographs of lamps", True),
        (STRANGER, "Agreement on photographs of lamps", False),
        ("Mo Shan", "Agreement on the supply of lamps", False),
    ],
    ids=["with the photographer", "with somebody else", "about goods"],
)
def test_the_contract_with_the_photographer_goes_along_with_the_original(seller: str, text: str, told: bool) -> None:
    answered = QuestionAnswered(at=NOW, by="seller", question="author", fact="author", said="Mo Shan")
    shot = paper("raw.jpg", PaperKind.PICTURE, text="", metadata=SHOT)
    contract = paper("contract.docx", PaperKind.CONTRACT, text=text, seller=seller, buyer=US, issued_on="2024-02-02")
    held = case(reading(Right.PICTURE), answers=(answered,))
    grounds, _ = defences(held, [shot, contract], rulebooks=shipped_rulebooks(), now=NOW, provenance=SEEN)
    ground = next(ground for ground in grounds if ground.id == "own_picture")
    said = words(*(one.says for one in ground.assertions if one.exhibits == (sha("contract.docx"),)))
    assert ("is our agreement with Mo Shan about photographs" in said) is told


def test_whoever_took_it_for_us_is_named() -> None:
    answered = QuestionAnswered(at=NOW, by="seller", question="author", fact="author", said="Mo Shan")
    shot = paper("raw.jpg", PaperKind.PICTURE, text="", metadata=SHOT)
    by_name = case(reading(Right.PICTURE), answers=(answered,))
    grounds, _ = defences(by_name, [shot], rulebooks=shipped_rulebooks(), now=NOW, provenance=SEEN)
    assert next(ground for ground in grounds if ground.id == "own_picture").ready
    ours = QuestionAnswered(at=NOW, by="seller", question="t", fact="taken_by_us", sha256=sha("raw.jpg"), said="yes")
    held = case(reading(Right.PICTURE), answers=(answered, ours))
    grounds, _ = defences(held, [shot], rulebooks=shipped_rulebooks(), now=NOW, provenance=SEEN)
    ground = next(ground for ground in grounds if ground.id == "own_picture")
    said = words(*(one.says for one in ground.assertions))
    assert "gives 1 February 2024 as the date on which it was taken" in said
    assert "Mo Shan took it for us; we state this as the seller." in said


@pytest.mark.parametrize(
    ("vouched", "seen", "published"),
    [
        (None, SEEN, None),
        (BY_STRANGER, SEEN, None),
        (BY_US, attrs.evolve(SEEN, shown=frozenset()), None),
        (BY_US, attrs.evolve(SEEN, ahead=frozenset()), None),
        (BY_US, attrs.evolve(SEEN, complete=False), None),
        (BY_US, SEEN, "2023-01-01"),
    ],
)
def test_less_than_that_leaves_a_gap(vouched: Vouched | None, seen: Provenance, published: str | None) -> None:
    assert own_picture(vouched, seen, published).status is DefenceStatus.GAP


def test_who_took_it_is_asked_for_where_only_that_is_missing() -> None:
    assert part(own_picture(None, SEEN), "original").mend == phrase("ground.mend.say-who-took-it")


def test_who_we_are_is_asked_for_where_nobody_has_said_it() -> None:
    shot = paper("raw.jpg", PaperKind.PICTURE, text="", metadata=SHOT, vouched=BY_US)
    nobody = case(reading(Right.PICTURE), seller=Seller())
    grounds, _ = defences(nobody, [shot], rulebooks=shipped_rulebooks(), now=NOW, provenance=SEEN)
    ground = next(ground for ground in grounds if ground.id == "own_picture")
    assert part(ground, "original").mend == phrase("ground.mend.say-company")


def test_a_picture_without_a_camera_is_no_original() -> None:
    shot = paper("copy.jpg", PaperKind.PICTURE, text="")
    assert tried(case(reading(Right.PICTURE)), shot)["own_picture"].status is DefenceStatus.UNAVAILABLE


def test_a_withdrawal_that_the_platform_confirmed_ends_the_matter() -> None:
    from defence_cast import NOW

    gone = ComplaintWithdrawn(at=NOW, by="Alba", confirmed_by_platform=True)
    said = attrs.evolve(gone, confirmed_by_platform=False)
    assert tried(case(withdrawn=gone), authorisation(), invoice()) == {}
    assert "bought_from_owner" in ready(case(withdrawn=said), authorisation(), invoice())


def test_every_test_that_a_rulebook_names_exists_and_every_test_is_named() -> None:
    assert unknown_tests(shipped_rulebooks()) == ()
    named = {
        part["test"] for rule in shipped_rulebooks().of_kind("defence") for part in rule.body.get("requirements") or ()
    }
    assert set(TESTS) == named


def test_every_ground_and_requirement_speaks_three_languages_and_names_its_source() -> None:
    for rule in shipped_rulebooks().of_kind("defence"):
        if not rule.body.get("requirements"):
            continue
        assert rule.source
        for entry in rule.body["requirements"]:
            assert set(entry["says"]) == {"en", "zh", "ru"}
            assert set(entry["mend"]) == {"en", "zh", "ru"}


def test_everything_is_said_in_three_languages() -> None:
    papers = (theirs(owner=STRANGER, valid_to="2026-05-01"), catalogue(text=f"{US} {MODEL}"), invoice())
    for right in Right:
        read = reading(right, mark="GLIMMERTIDE", number="5550001", dated={"filed_on": "2024-01-01"})
        assert all(in_every_language(case(read), *papers).values())


def test_a_ground_with_a_test_that_does_not_exist_is_refused() -> None:
    from defence_cast import NOW

    from rejoinder.domain.rulebook import Citation, Rule, Rulebook, Rulebooks
    from rejoinder.proof.defence import defences
    from rejoinder.proof.requirement import GroundIsIncomplete

    says = {"en": "x", "zh": "x", "ru": "x"}
    body = {"rights": ["copyright"], "requirements": [{"id": "a", "says": says, "test": "wishful_thinking"}]}
    rule = Rule(id="own.wish", kind="defence", says=says, source=(Citation(cite="none"),), body=body)
    books = Rulebooks(books=(Rulebook(id="own", title=says, version="1", sha256="0", rules=(rule,)),))
    with pytest.raises(GroundIsIncomplete):
        defences(case(), (), rulebooks=books, now=NOW)
