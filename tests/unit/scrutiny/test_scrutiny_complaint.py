"""The lint finds what is wrong with a complaint and stays silent about what is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from scrutiny_bench import ITEM, NOW, case, certificate, found, ids, ours, paper, reading, span, wrong

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import Gravity, Subject
from rejoinder.domain.listing import US_OFFSET
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Registration, Stage, Statements
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Citation, Rule, Rulebook, Rulebooks
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Seller
from rejoinder.scrutiny.complaint import defects

URL = f"https://www.aliexpress.com/item/{ITEM}.html"
MARK_NOTICE = f"""Complaint about a trademark. Owner: Quillmere Optics Ltd. Mark: QUILLMERE.
Registration 61234567 (China), class 9. Reason: Counterfeit Features. Filed by Tarnbeck Agency. Listing: {URL}"""
SOUND: dict[str, Any] = {
    "owner": "Quillmere Optics Ltd",
    "mark": "QUILLMERE",
    "number": ("61234567", "trademark", "cnipa"),
    "listings": [(URL, ITEM)],
    "reason": "Counterfeit Features",
    "rights": (Right.TRADEMARK, Right.COUNTERFEIT),
    "classes": (9,),
}
LISTING = ours("QUILLMERE Sunglasses Q-2 Round", brand="QUILLMERE")


def test_a_sound_complaint_has_no_defects() -> None:
    assert found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING)) == []


def test_a_case_without_a_complaint_has_no_defects() -> None:
    assert found(CaseFile()) == []


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.COUNTER_NOTICE, Stage.RETRACTION])
def test_a_message_that_is_no_complaint_is_not_tested(stage: Stage) -> None:
    bare = {**SOUND, "number": None}
    assert found(case(reading(MARK_NOTICE, stage=stage, **bare))) == []


def test_a_registered_right_without_a_number_is_a_defect() -> None:
    text = f"Trademark complaint. Mark: QUILLMERE. Listing: {URL}"
    read = reading(text, mark="QUILLMERE", listings=[(URL, ITEM)])
    (defect,) = found(case(read), rulebooks=shipped_rulebooks())
    assert (defect.id, defect.gravity, defect.private) == ("no-registration-number", Gravity.HELPS, False)
    assert defect.subject is Subject.COMPLAINT


@pytest.mark.parametrize(
    "words",
    ["Registration No. 61234567", "注册号：61234567", "свидетельство № 612345", "US Reg. 6,123,456 and 6123456"],
)
def test_a_number_that_the_reader_missed_is_not_called_absent(words: str) -> None:
    text = f"Trademark complaint. Mark: QUILLMERE. {words}. Listing: {URL}"
    assert found(case(reading(text, mark="QUILLMERE", listings=[(URL, ITEM)]))) == []


def test_copyright_needs_no_registration() -> None:
    text = f"Copyright complaint. Work: Heron Lake, proof attached. Listing: {URL}"
    read = reading(text, rights=[Right.COPYRIGHT], work="Heron Lake", listings=[(URL, ITEM)])
    assert found(case(read)) == []


def test_an_impossible_number_is_named_with_its_reason() -> None:
    text = f"著作权投诉 登记号 国作登字-2024-F-1234567 作品 鹭湖 {URL}"
    read = reading(
        text, rights=[Right.COPYRIGHT], number=("国作登字-2024-F-1234567", "copyright", "ncac"), listings=[(URL, ITEM)]
    )
    (defect,) = found(case(read))
    assert defect.id == "registration-number-impossible:0"
    assert "国作登字-2024-F-1234567" in Wording().say(defect.says, "en")
    assert defect.because[0].id == "reading.registrations.0"


def test_a_copyright_registered_after_the_complaint_is_a_defect() -> None:
    text = f"登记号 国作登字-2027-F-00123456 {URL}"
    read = reading(
        text, rights=[Right.COPYRIGHT], number=("国作登字-2027-F-00123456", "copyright", None), listings=[(URL, ITEM)]
    )
    assert ids(found(case(read))) == ["registered-after-complaint:0"]


def test_a_work_registered_before_it_was_completed_is_a_defect() -> None:
    text = f"登记号 国作登字-2023-F-00123456 创作完成日期 2024年9月18日 {URL}"
    read = reading(
        text,
        rights=[Right.COPYRIGHT],
        number=("国作登字-2023-F-00123456", "copyright", "ncac"),
        dated=[("completed_on", dt.date(2024, 9, 18), "2024年9月18日")],
        listings=[(URL, ITEM)],
    )
    assert ids(found(case(read))) == ["registered-before-completed:0"]


def patent(number: str, right: Right, words: str = "") -> list[str]:
    text = f"Patent complaint {words} {number} {URL}"
    read = reading(text, rights=[right], number=(number, right.value, "cnipa"), listings=[(URL, ITEM)])
    return ids(found(case(read)))


@pytest.mark.parametrize(
    ("number", "right", "words", "defect"),
    [
        ("ZL201710601862.3", Right.PATENT, "", []),
        ("ZL201710601862.4", Right.PATENT, "", ["registration-number-impossible:0"]),
        ("ZL201710601862", Right.PATENT, "", []),
        ("ZL201430012345", Right.DESIGN, "", ["right-term-over:0"]),
        ("ZL201530012345", Right.DESIGN, "", ["right-term-over:0"]),
        ("ZL201630012345", Right.DESIGN, "", []),
        ("ZL202130012345", Right.DESIGN, "", []),
        ("ZL201420012345", Right.UTILITY_MODEL, "", ["right-term-over:0"]),
        ("ZL202020012345", Right.DESIGN, "", ["registration-kind-differs:0"]),
        ("ZL202020012345", Right.PATENT, "", []),
        ("ZL202020012345", Right.PATENT, "发明专利", ["registration-kind-differs:0"]),
        ("ZL202070012345", Right.DESIGN, "", ["registration-number-impossible:0"]),
    ],
)
def test_a_chinese_patent_number_tells_of_its_kind_and_term(
    number: str, right: Right, words: str, defect: list[str]
) -> None:
    assert patent(number, right, words) == defect


@pytest.mark.parametrize(
    ("number", "right", "office", "told", "on", "ends"),
    [
        ("D612,345", Right.DESIGN, "uspto", "registered_on", "2010-03-23", "23 March 2024"),
        ("D745,801", Right.DESIGN, "uspto", "registered_on", "2015-12-22", None),
        ("000056789-0001", Right.DESIGN, "euipo", "filed_on", "2003-04-07", None),
        ("ZL201310601862.3", Right.PATENT, "cnipa", "filed_on", "2013-11-20", None),
        ("CN202345678U", Right.UTILITY_MODEL, "cnipa", "filed_on", "2011-08-15", "15 August 2021"),
        ("7,654,321", Right.PATENT, "uspto", "registered_on", "2000-02-02", None),
    ],
)
def test_a_day_in_the_complaint_tells_that_a_full_term_was_over(
    number: str, right: Right, office: str, told: str, on: str, ends: str | None
) -> None:
    text = f"Patent complaint {number}, {on} {URL}"
    read = reading(
        text,
        rights=[right],
        number=(number, right.value, office),
        dated=[(told, dt.date.fromisoformat(on), on)],
        listings=[(URL, ITEM)],
    )
    findings = [one for one in found(case(read), rulebooks=shipped_rulebooks()) if one.id == "right-term-over:0"]
    assert len(findings) == (0 if ends is None else 1)
    assert ends is None or ends in Wording(shipped_rulebooks().sentences).say(findings[0].says, "en")
    assert all("before" in (one.because[-1].id) and one.source for one in findings)


def test_of_two_designs_a_day_does_not_say_whose_it_is() -> None:
    text = f"Designs D612,345 and D745,801, granted 2010-03-23 {URL}"
    day = [("registered_on", dt.date(2010, 3, 23), "2010-03-23")]
    read = reading(
        text, rights=[Right.DESIGN], number=("D612,345", "design", "uspto"), dated=day, listings=[(URL, ITEM)]
    )
    second = Registration(number="D745,801", kind="design", office="uspto", span=span(text, "D745,801"))
    both = attrs.evolve(read, registrations=(*read.registrations, second))
    assert not [one for one in found(case(both), rulebooks=shipped_rulebooks()) if one.id.startswith("right-term-over")]


def test_a_serial_number_is_remarked_on_as_an_application() -> None:
    text = f"Mark QUILLMERE, Reg. No. 97123456, {URL}"
    read = reading(text, mark="QUILLMERE", number=("97123456", "trademark", "uspto"), listings=[(URL, ITEM)])
    (defect,) = wrong(case(read))
    assert (defect.id, defect.gravity) == ("registration-only-applied-for:0", Gravity.NOTE)


@pytest.mark.parametrize(
    ("said", "defect"),
    [
        (
            "Patent application number 202410123456.0 (published, under examination)",
            ["registration-only-applied-for:0"],
        ),
        ("专利申请号：202410123456.0（实质审查中）", ["registration-only-applied-for:0"]),
        ("Application number 202410123456.0, granted 3 March 2025", []),
        ("Application number 202410123456.0.\nStatus of your appeal: pending", []),
    ],
)
def test_a_right_that_the_notice_itself_says_is_only_applied_for_is_a_defect(said: str, defect: list[str]) -> None:
    text = f"Patent complaint. {said}\n{URL}"
    number = ("202410123456.0", "patent", "cnipa")
    assert ids(found(case(reading(text, rights=[Right.PATENT], number=number, listings=[(URL, ITEM)])))) == defect


def test_a_right_that_the_notice_itself_calls_expired_is_a_defect() -> None:
    text = f"{MARK_NOTICE} Valid until 1 March 2025."
    read = reading(text, dated=[("valid_to", dt.date(2025, 3, 1), "1 March 2025")], **SOUND)
    (defect,) = found(case(read, listing=LISTING))
    assert (defect.id, defect.private) == ("right-expired", False)
    assert "1 March 2025" in Wording().say(defect.says, "en")


def test_a_mark_that_can_still_be_renewed_is_only_remarked_on_in_private() -> None:
    text = f"{MARK_NOTICE} Valid until 1 March 2026."
    read = reading(text, dated=[("valid_to", dt.date(2026, 3, 1), "1 March 2026")], **SOUND)
    (defect,) = found(case(read, listing=LISTING))
    assert (defect.id, defect.gravity, defect.private) == ("right-expired", Gravity.NOTE, True)


def test_a_day_that_only_the_seller_gives_is_said_to_him_alone() -> None:
    told = AssertedComplaint(valid_to=dt.date(2024, 3, 1), registered_on=dt.date(2026, 6, 1))
    findings = found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING, asserted=told))
    assert ids(findings) == ["right-expired", "right-not-yet-granted"]
    assert all(finding.private for finding in findings)
    assert findings[0].because[0].id == "case.complaint.valid_to"


def test_a_right_that_ends_on_the_day_of_the_complaint_still_holds() -> None:
    text = f"{MARK_NOTICE} Valid until 18 May 2026."
    read = reading(text, dated=[("valid_to", dt.date(2026, 5, 18), "18 May 2026")], **SOUND)
    assert found(case(read, listing=LISTING)) == []


@pytest.mark.parametrize("place", [Place.CLAIMED, Place.ATTACHMENT])
def test_an_expired_certificate_of_the_complainant_is_a_defect(place: Place) -> None:
    seen = certificate(place=place, registration_number="61234567", valid_to=dt.date(2025, 12, 31))
    (defect,) = found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [seen])
    assert defect.id == "right-expired-on-certificate"
    assert defect.because[0].id == seen.paper.sha256


def test_a_renewal_beside_the_expired_certificate_mends_it() -> None:
    old = certificate("claimed/old.pdf", registration_number="61234567", valid_to=dt.date(2025, 12, 31))
    new = certificate("claimed/new.pdf", registration_number="61234567", valid_to=dt.date(2035, 12, 31))
    assert found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [old, new]) == []


def test_the_sellers_own_certificate_for_another_mark_is_not_the_complainants() -> None:
    own = certificate(
        "evidence/own.pdf", place=Place.EVIDENCE, registration_number="55555555", valid_to=dt.date(2020, 1, 1)
    )
    assert found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [own]) == []


def test_a_register_extract_of_the_asserted_number_counts_wherever_it_lies() -> None:
    extract = certificate(
        "evidence/extract.pdf", place=Place.EVIDENCE, registration_number="第61234567号", valid_to=dt.date(2025, 1, 1)
    )
    named = attrs.evolve(extract.fields[0], value="61234567")
    extract = attrs.evolve(extract, fields=(named, extract.fields[1]))
    assert ids(found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [extract])) == [
        "right-expired-on-certificate"
    ]


def test_a_certificate_granted_after_the_complaint_is_a_defect() -> None:
    seen = certificate(registration_number="61234567", valid_from=dt.date(2026, 6, 1))
    assert ids(found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [seen])) == [
        "right-not-yet-granted-on-certificate"
    ]


def test_the_day_on_which_an_extract_was_printed_is_not_the_beginning_of_the_right() -> None:
    seen = certificate(registration_number="61234567", issued_on=dt.date(2026, 6, 1))
    assert ids(found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [seen])) == []


@pytest.mark.parametrize(
    ("written", "defect"),
    [
        ("QUILLMERE", []),
        ("Quillmere & device", []),
        ("奎米尔", []),
        ("HOLLOWAY", ["mark-differs-from-certificate"]),
    ],
)
def test_the_mark_named_is_held_against_the_certificate(written: str, defect: list[str]) -> None:
    seen = certificate(registration_number="61234567", mark=written)
    assert ids(found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [seen])) == defect


@pytest.mark.parametrize(
    ("written", "defect"),
    [
        ("QUILLMERE OPTICS LIMITED", []),
        ("Quillmere Optics", []),
        ("奎米尔光学有限公司", []),
        ("Brackenfell Holdings Ltd", ["complainant-not-owner"]),
    ],
)
def test_the_owner_named_is_held_against_the_certificate(written: str, defect: list[str]) -> None:
    seen = certificate(registration_number="61234567", owner=written)
    assert ids(found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [seen])) == defect


def test_a_certificate_for_another_number_is_a_defect() -> None:
    seen = certificate(registration_number="60000001")
    assert ids(found(case(reading(MARK_NOTICE, **SOUND), listing=LISTING), [seen])) == [
        "number-differs-from-certificate"
    ]


def test_an_agent_without_a_word_of_authority_is_a_private_remark() -> None:
    read = reading(MARK_NOTICE, agent="Tarnbeck Agency", **SOUND)
    (defect,) = found(case(read, listing=LISTING))
    assert (defect.id, defect.gravity, defect.private) == ("agent-without-authority", Gravity.NOTE, True)


@pytest.mark.parametrize(
    "words", ["We act on behalf of the owner.", "我方受权利人委托。", "Действуем по доверенности.", "authorised to act"]
)
def test_an_agent_who_shows_authority_is_not_remarked_on(words: str) -> None:
    read = reading(f"{MARK_NOTICE} {words}", agent="Tarnbeck Agency", **SOUND)
    assert found(case(read, listing=LISTING)) == []


def test_the_platform_itself_is_no_agent_without_authority() -> None:
    read = reading(f"{MARK_NOTICE} AliExpress IPR Protection", agent="AliExpress IPR Protection", **SOUND)
    assert found(case(read, listing=LISTING)) == []


OWN = {"owner": "Quillmere Optics Limited", "licensee": "Tarnbeck Agency Ltd"}
OVER = dt.date(2026, 5, 17)


@pytest.mark.parametrize(
    ("said", "defects_of_it"),
    [
        (OWN, []),
        (OWN | {"valid_to": OVER + dt.timedelta(days=1)}, []),
        (OWN | {"valid_to": OVER}, ["ended"]),
        (OWN | {"licensee": "Harkness IP LLC"}, ["names-another"]),
        (OWN | {"licensee": "塔恩贝克代理有限公司"}, []),
        (OWN | {"owner": "Brackenfell Holdings Ltd"}, ["from-another"]),
        ({"valid_to": OVER}, ["ended"]),
    ],
)
def test_the_authority_that_came_along_is_held_against_who_complains(
    said: dict[str, Any], defects_of_it: list[str]
) -> None:
    letter = paper("claimed/poa.pdf", Place.CLAIMED, PaperKind.AUTHORISATION, **said)
    seen = found(case(reading(MARK_NOTICE, agent="Tarnbeck Agency", **SOUND), listing=LISTING), [letter])
    assert ids(seen) == [f"agent-without-authority:{one}" for one in defects_of_it]


def test_an_agent_whose_statement_was_read_is_not_remarked_on() -> None:
    read = reading(MARK_NOTICE, agent="Tarnbeck Agency", statements=Statements(authority=True), **SOUND)
    assert found(case(read, listing=LISTING)) == []


@pytest.mark.parametrize(
    ("title", "defect"),
    [
        ("QUILLMERE Sunglasses Round", []),
        ("QUILLMERE Cushion Cover 45x45", ["class-differs"]),
        ("QUILLMERE 抱枕套 45x45", ["class-differs"]),
        ("Наволочка QUILLMERE", ["class-differs"]),
        ("QUILLMERE Phone Case with Necklace", []),
        ("QUILLMERE Teapot", ["class-differs"]),
        ("QUILLMERE Dog Collar", []),
        ("QUILLMERE Thing", []),
    ],
)
def test_goods_plainly_outside_the_class_are_a_defect(title: str, defect: list[str]) -> None:
    read = reading(MARK_NOTICE, **SOUND)
    assert ids(found(case(read, listing=ours(title)))) == defect


def test_a_service_class_is_never_held_against_a_complaint() -> None:
    read = reading(MARK_NOTICE, **{**SOUND, "classes": (35,)})
    assert found(case(read, listing=ours("QUILLMERE Cushion Cover"))) == []


def test_the_class_is_read_from_the_certificate_too() -> None:
    seen = certificate(registration_number="61234567", text="Trade Mark Certificate. Class 25: clothing")
    read = reading(MARK_NOTICE, **{**SOUND, "classes": ()})
    assert ids(found(case(read, listing=LISTING), [seen])) == ["class-differs"]


@pytest.mark.parametrize(
    ("site", "office", "number", "defect"),
    [
        ("https://aliexpress.ru/item/{}.html", "uspto", "6123456", ["territory-differs"]),
        ("https://aliexpress.ru/item/{}.html", "rospatent", "612345", []),
        ("https://www.aliexpress.com/item/{}.html", "uspto", "6123456", ["territory-only-abroad"]),
        ("https://www.aliexpress.com/item/{}.html", "cnipa", "6123456", []),
        ("https://www.aliexpress.com/item/{}.html", None, "6123456", []),
        ("https://aliexpress.ru/item/{}.html", "wipo", "1234567", []),
        ("https://aliexpress.ru/item/{}.html", None, "6123456", []),
    ],
)
def test_a_right_of_another_country_than_the_site_is_a_defect(
    site: str, office: str | None, number: str, defect: list[str]
) -> None:
    url = site.format(ITEM)
    text = f"Mark QUILLMERE, registration {number}, listing {url}"
    read = reading(text, mark="QUILLMERE", number=(number, "trademark", office), listings=[(url, ITEM)])
    assert ids(found(case(read), rulebooks=shipped_rulebooks())) == defect


@pytest.mark.parametrize(
    ("title", "defect"),
    [
        ("Lens cloth for QUILLMERE Q-2", ["reason-differs-counterfeit"]),
        ("适用于QUILLMERE的眼镜布", ["reason-differs-counterfeit"]),
        ("Салфетка для QUILLMERE Q-2", ["reason-differs-counterfeit"]),
        ("QUILLMERE lens cloth for QUILLMERE Q-2", []),
        ("Lens cloth", []),
    ],
)
def test_counterfeiting_alleged_on_compatible_use_does_not_fit(title: str, defect: list[str]) -> None:
    read = reading(MARK_NOTICE, **SOUND)
    assert ids(found(case(read, listing=ours(title)))) == defect


def test_unfair_use_alleged_although_the_words_lack_the_mark_does_not_fit() -> None:
    text = f"Mark QUILLMERE 61234567. Reason: Unfair Use of Registered Trademark. {URL}"
    read = reading(
        text,
        mark="QUILLMERE",
        number=("61234567", "trademark", "cnipa"),
        reason="Unfair Use of Registered Trademark",
        listings=[(URL, ITEM)],
    )
    assert ids(found(case(read, listing=ours("Round glasses Q-2")))) == ["reason-differs-unfair-use"]
    assert found(case(read, listing=ours("QUILLMERE glasses"))) == []


def test_a_listing_that_is_not_ours_is_a_defect() -> None:
    (defect,) = found(case(reading(MARK_NOTICE, **SOUND), listing=ours("Hat", id="1005888800009999")))
    assert defect.id == "listing-not-ours"
    for language in LANGUAGES:
        assert ITEM in Wording().say(defect.says, language)


def test_our_listing_under_its_number_on_the_american_site_is_ours() -> None:
    number = str(int(ITEM) + 2**51)
    url = f"https://www.aliexpress.us/item/{number}.html"
    text = f"Mark QUILLMERE 61234567. {url}"
    read = reading(text, mark="QUILLMERE", number=("61234567", "trademark", "cnipa"), listings=[(url, number)])
    (remark,) = [one for one in found(case(read, listing=ours("QUILLMERE glasses"))) if one.id != "territory-differs"]
    assert (remark.subject, remark.gravity) == (Subject.LISTING, Gravity.NOTE)
    assert ITEM in Wording().say(remark.says, "ru")


def test_a_shop_that_is_not_ours_is_a_defect() -> None:
    url = "https://www.aliexpress.com/store/1102233445"
    text = f"Mark QUILLMERE 61234567. Shop: {url}"
    read = reading(text, mark="QUILLMERE", number=("61234567", "trademark", "cnipa"), listings=[(url, None)])
    assert ids(found(case(read, seller=Seller(shop_id="1109998877")))) == ["store-not-ours"]
    assert found(case(read, seller=Seller(shop_id="1102233445"))) == []


def test_a_work_completed_after_our_listing_went_up_is_a_defect() -> None:
    text = f"Copyright. Work: Heron Lake, completed 5 May 2025, proof attached. {URL}"
    read = reading(
        text,
        rights=[Right.COPYRIGHT],
        work="Heron Lake",
        listings=[(URL, ITEM)],
        dated=[("completed_on", dt.date(2025, 5, 5), "5 May 2025")],
    )
    typed = found(case(read, listing=ours("Lamp", listed_on="2024-02-01T10:00:00Z")))
    assert ids(typed) == ["work-later-than-listing"]
    saved = attrs.evolve(ours("Lamp", listed_on="2024-02-01T10:00:00Z"), path="listing/products.xlsx")
    assert [one.private for one in (*typed, *found(case(read, listing=saved)))] == [True, False]
    assert found(case(read, listing=ours("Lamp", listed_on="2025-05-05"))) == []
    assert found(case(read, listing=ours("Lamp", listed_on="last spring"))) == []


def test_a_work_completed_after_our_first_sale_is_a_private_defect() -> None:
    text = f"Copyright. Work: Heron Lake, completed 5 May 2025, proof attached. {URL}"
    read = reading(
        text,
        rights=[Right.COPYRIGHT],
        work="Heron Lake",
        listings=[(URL, ITEM)],
        dated=[("completed_on", dt.date(2025, 5, 5), "5 May 2025")],
    )

    def sold(on: dt.date, words: str) -> list[str]:
        record = paper("evidence/orders.csv", Place.EVIDENCE, PaperKind.SALES_RECORD, words, sold_on=on)
        findings = found(case(read), [record])
        assert all(finding.private for finding in findings)
        return ids(findings)

    assert sold(dt.date(2024, 2, 1), f"item {ITEM}") == ["work-later-than-sale"]
    assert sold(dt.date(2025, 5, 5), f"item {ITEM}") == []
    assert sold(dt.date(2024, 2, 1), "item 1005888800009999") == []


def test_the_number_may_stand_on_a_scan_that_nobody_could_read() -> None:
    text = f"Trademark complaint. Mark: QUILLMERE. Listing: {URL}"
    scan = paper("complaint.eml!certificate.pdf", Place.ATTACHMENT, PaperKind.OTHER)
    assert found(case(reading(text, mark="QUILLMERE", listings=[(URL, ITEM)])), [scan]) == []


def test_the_sellers_word_on_the_completion_of_the_work_counts() -> None:
    text = f"Copyright. Work: Heron Lake, proof attached. {URL}"
    read = reading(text, rights=[Right.COPYRIGHT], work="Heron Lake", listings=[(URL, ITEM)])
    work = ComplainantWork(completed_on=dt.date(2025, 5, 5))
    (defect,) = found(case(read, listing=ours("Lamp", listed_on="2024-02-01"), work=work))
    assert defect.because[0].id == "case.work.completed_on"


def test_a_listing_named_twice_is_remarked_on() -> None:
    read = reading(MARK_NOTICE, **{**SOUND, "listings": [(URL, ITEM), (URL, ITEM)]})
    (defect,) = found(case(read, listing=LISTING))
    assert (defect.id, defect.gravity) == ("listing-named-twice", Gravity.NOTE)


def test_more_than_three_hundred_listings_are_remarked_on() -> None:
    read = reading(MARK_NOTICE, **SOUND)
    (one,) = read.listings
    many = tuple(attrs.evolve(one, item_id=str(1005000000000000 + n), url=None) for n in range(301))
    assert ids(found(case(attrs.evolve(read, listings=many)), rulebooks=shipped_rulebooks())) == ["too-many-listings"]
    assert found(case(attrs.evolve(read, listings=many[:300])), rulebooks=shipped_rulebooks()) == []


def test_two_kinds_of_right_in_one_complaint_are_remarked_on() -> None:
    read = reading(MARK_NOTICE, **{**SOUND, "rights": (Right.TRADEMARK, Right.COPYRIGHT)})
    assert ids(found(case(read, listing=LISTING), rulebooks=shipped_rulebooks())) == ["several-rights"]


def test_copyright_and_picture_are_one_kind_of_right() -> None:
    text = f"Copyright, photograph of a lamp, proof attached. {URL}"
    assert found(case(reading(text, rights=[Right.COPYRIGHT, Right.PICTURE], listings=[(URL, ITEM)]))) == []


def test_a_complaint_without_any_evidence_is_remarked_on_in_private() -> None:
    text = f"Copyright. Work: Heron Lake. {URL}"
    read = reading(text, rights=[Right.COPYRIGHT], work="Heron Lake", listings=[(URL, ITEM)])
    (defect,) = found(case(read), rulebooks=shipped_rulebooks())
    assert (defect.id, defect.gravity, defect.private) == ("no-evidence-sent", Gravity.NOTE, True)
    sent = paper("claimed/heron.jpg", Place.CLAIMED, PaperKind.PICTURE)
    assert found(case(read, papers=(sent.paper,)), [sent]) == []


DMCA = "DMCA notice to Etsy. Work: Heron Lake. I sign: Alba"


def test_a_takedown_notice_without_its_statements_is_a_defect_on_an_american_platform() -> None:
    read = reading(
        DMCA,
        rights=[Right.COPYRIGHT],
        stage=Stage.NOTICE,
        platform="etsy",
        work="Heron Lake",
        statements=Statements(signature=True, good_faith=True),
    )
    (defect,) = found(case(read), rulebooks=shipped_rulebooks())
    assert defect.id == "statements-missing-dmca"
    assert "perjury" in Wording().say(defect.says, "en")


@pytest.mark.parametrize(
    ("stage", "platform"),
    [(Stage.FORWARDED_NOTICE, "etsy"), (Stage.NOTICE, "aliexpress"), (Stage.NOTICE, "ozon"), (Stage.NOTICE, None)],
)
def test_american_formalities_are_asked_for_only_where_they_apply(stage: Stage, platform: str | None) -> None:
    text = f"{DMCA}, proof attached"
    read = reading(text, rights=[Right.COPYRIGHT], stage=stage, platform=platform, work="Heron Lake")
    assert "statements-missing-dmca" not in ids(found(case(read), rulebooks=shipped_rulebooks()))


def test_the_european_statement_is_asked_for_where_the_seller_is_in_the_union() -> None:
    text = "Notice. Mark QUILLMERE 018123456. Item 4455667788 on eBay. Alba, alba@quillmere.example"
    read = reading(
        text,
        stage=Stage.NOTICE,
        platform="ebay",
        mark="QUILLMERE",
        number=("018123456", "trademark", "euipo"),
        listings=[("4455667788", "4455667788")],
    )
    assert ids(found(case(read, seller=Seller(country="DE")), rulebooks=shipped_rulebooks())) == [
        "statements-missing-dsa"
    ]
    assert found(case(read, seller=Seller(country="CN")), rulebooks=shipped_rulebooks()) == []


def test_a_defect_carries_the_rule_and_its_source_where_a_rulebook_holds_it() -> None:
    rule = Rule(
        id="prc.patent.42",
        kind="law",
        says={"en": "Terms", "zh": "期限", "ru": "Сроки"},
        source=(Citation(cite="PRC Patent Law, art. 42"),),
    )
    book = Rulebook(id="prc", title=rule.says, version="1", sha256="0" * 64, rules=(rule,))
    text = f"Design ZL201430012345 {URL}"
    read = reading(text, rights=[Right.DESIGN], number=("ZL201430012345", "design", "cnipa"), listings=[(URL, ITEM)])
    (defect,) = found(case(read), rulebooks=Rulebooks(books=(book,)))
    assert defect.source == "PRC Patent Law, art. 42"
    assert defect.because[-1].id == "prc.patent.42"


def test_a_redacted_number_is_no_defect() -> None:
    text = f"Mark QUILLMERE [private] {URL}"
    read = reading(text, mark="QUILLMERE", listings=[(URL, ITEM)])
    redacted = Registration(number="[private]", kind="trademark", office="cnipa", span=span(text, "[private]"))
    assert found(case(attrs.evolve(read, registrations=(redacted,)))) == []


def test_no_defect_ever_blocks_and_each_can_be_said_in_each_language() -> None:
    old = certificate(
        registration_number="60000001", owner="Brackenfell Ltd", mark="HOLLOWAY", valid_to=dt.date(2020, 1, 1)
    )
    read = reading(MARK_NOTICE, agent="Tarnbeck Agency", **{**SOUND, "rights": (Right.TRADEMARK, Right.COPYRIGHT)})
    findings = defects(
        case(read, listing=ours("Cushion cover", id="1005888800009999")),
        [old],
        rulebooks=Rulebooks(books=()),
        now=NOW,
    )
    assert len(findings) >= 6
    assert len(set(ids(findings))) == len(findings)
    wording = Wording()
    for finding in findings:
        assert finding.gravity in (Gravity.HELPS, Gravity.NOTE)
        assert finding.because
        for language in LANGUAGES:
            assert "{" not in wording.say(finding.says, language)
            assert all(wording.say(leg.says, language) for leg in finding.because)


@pytest.mark.parametrize(("count", "told"), [(2, 2), (40, 1)])
def test_many_listings_under_their_american_numbers_are_told_in_one_sentence(count: int, told: int) -> None:
    numbers = [int(ITEM) + step for step in range(count)]
    urls = [f"https://www.aliexpress.us/item/{number + US_OFFSET}.html" for number in numbers]
    listings = [(url, str(number + US_OFFSET)) for url, number in zip(urls, numbers, strict=True)]
    read = reading(" ".join(urls), listings=listings)
    accused = tuple(attrs.evolve(one, host="aliexpress.us") for one in read.listings)
    of = attrs.evolve(
        case(attrs.evolve(read, listings=accused)), listings=tuple(ours("Lamp", id=str(number)) for number in numbers)
    )
    seen = [one for one in found(of) if "by-us-id" in one.id]
    assert len(seen) == told
    for language in LANGUAGES:
        assert all(Wording().say(one.says, language) for one in seen)
