"""What a doubting reviewer would say of one paper, and when he has nothing to say."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from defence_cast import authorisation, case, part, reasons, tried
from paper_desk import doubted, laid, read, scan

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.defence import Defence, RequirementStatus
from rejoinder.domain.evidence import Inspection, PaperKind, Place, Vouched
from rejoinder.domain.finding import Basis, Gravity, Subject
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.addition import wrong_written_amount
from rejoinder.proof.paper.taxnumber import is_inn_valid, is_unified_code_valid

INVOICE = """
 Larkspur Garden Tools Co., Ltd.
 SALES INVOICE
 Invoice no.     LG-2407-15
 Date            15 July 2024
 Sold to         Quillfeather Trading Ltd
 Item no.    Description       Quantity   Unit price    Amount
 LT-40       Pruning shears         120        3.50      {amount}
 LT-41       Hand fork               10        2.00      20.00
 Total quantity: {pieces} pcs
 TOTAL USD {total}
 For and on behalf of
 {signer}
"""


def invoice(
    amount: str = "420.00", total: str = "440.00", pieces: str = "130", signer: str = "Larkspur Garden Tools Co., Ltd."
) -> str:
    return INVOICE.format(amount=amount, total=total, pieces=pieces, signer=signer)


def test_an_invoice_in_order_raises_no_doubt() -> None:
    made = {
        "created_at": "2024-07-15T10:00:00+08:00",
        "modified_at": "2024-07-15T10:00:00+08:00",
        "updates": "0",
        "producer": "Writer",
    }
    assert read(invoice(), metadata=made).doubts == ()


@pytest.mark.parametrize(
    ("page", "doubt"),
    [
        (invoice(amount="430.00", total="450.00"), "line-does-not-add-up"),
        (invoice(total="540.00"), "total-does-not-add-up"),
        (invoice(total="1350.00") + "\n Spare parts of SV-910 are sold apart.\n", "total-does-not-add-up"),
        (invoice(pieces="150"), "pieces-do-not-add-up"),
        (invoice(signer="Larkspur Garden Tolls Co., Ltd."), "name-varies"),
        (invoice() + "\n SPECIMEN\n", "specimen"),
    ],
)
def test_an_invoice_out_of_order_is_doubted(page: str, doubt: str) -> None:
    assert doubt in doubted(read(page))


def test_a_discount_may_explain_what_does_not_multiply() -> None:
    assert not doubted(read(invoice(amount="400.00", total="420.00") + "\n Discount as agreed\n"))


@pytest.mark.parametrize(
    ("metadata", "doubt"),
    [
        ({"created_at": "2024-07-15", "modified_at": "2026-04-09", "updates": "2", "producer": "Writer"}, "edited"),
        ({"created_at": "2024-07-15", "modified_at": "2024-09-30", "updates": "0"}, "saved-later"),
        ({"creator": "Adobe Photoshop 25.0"}, "painted"),
        ({"signatures": "1", "added_after_signature": "1"}, "changed-after-signature"),
        ({"created_at": "2023-01-01"}, "made-before-date"),
    ],
)
def test_a_file_that_was_touched_is_doubted(metadata: dict[str, str], doubt: str) -> None:
    assert doubt in doubted(read(invoice(), metadata=metadata))


def test_a_scan_that_was_straightened_in_a_picture_editor_is_but_a_note() -> None:
    seen = read(invoice(), recognised=True, metadata={"creator": "Adobe Photoshop CS6"})
    assert [found.gravity for found in seen.doubts if "painted" in found.id] == [Gravity.NOTE]


@pytest.mark.parametrize(
    "metadata",
    [
        {"created_at": "2024-07-15", "modified_at": "2024-07-15", "updates": "1", "producer": "Microsoft Word 2016"},
        {"created_at": "2024-07-15", "modified_at": "2024-07-16", "updates": "1", "signatures": "1"},
        {"created_at": "2024-08-20"},
    ],
)
def test_a_file_as_offices_make_them_is_not_doubted(metadata: dict[str, str]) -> None:
    assert not doubted(read(invoice(), metadata=metadata))


def test_a_term_that_ends_before_it_begins_is_doubted() -> None:
    page = (
        "LETTER OF AUTHORISATION\nWrenbury Optics Ltd hereby authorises Quillfeather Trading Ltd to sell.\nValid f"
        "rom   1 May 2026\nValid until   1 May 2025"
    )
    assert "term-reversed" in doubted(read(page))


def test_the_word_of_the_seller_is_held_against_the_paper_and_the_paper_is_kept() -> None:
    seen = inspect(
        laid(
            invoice(),
            vouched=Vouched(
                issued_on=dt.date(2024, 7, 16),
                parties=("Larkspur Garden Tools", "Quillfeather Trading Ltd"),
                quantity=Decimal(500),
                item="LT-40",
            ),
        )
    )
    assert {finding.id.rpartition(":")[2] for finding in seen.doubts} == {"issued_on", "items"}
    field = seen.field("issued_on")
    assert field is not None
    assert field.value == dt.date(2024, 7, 15)


def test_a_scan_in_evidence_is_said_to_be_unread_and_one_in_the_listing_is_not() -> None:
    assert doubted(inspect(scan())) == {"unread"}
    assert doubted(inspect(scan(kind=PaperKind.INVOICE, sealed=True))) == {"unread-vouched"}
    assert not inspect(laid(path="listing/main.jpg", media_type="image/jpeg", place=Place.LISTING)).doubts


@pytest.mark.parametrize(
    ("metadata", "doubt"),
    [({"broken": "bad"}, "broken"), ({"broken": "empty"}, "empty"), ({"encrypted": "yes"}, "locked")],
)
def test_a_file_that_cannot_be_opened_is_said_to_be_so(metadata: dict[str, str], doubt: str) -> None:
    assert doubted(inspect(laid(metadata=metadata))) == {doubt}


def test_a_doubt_is_private_stands_on_the_paper_and_speaks_three_languages() -> None:
    wording = Wording()
    findings = [
        *read(invoice(amount="1.00", total="9.00", pieces="7", signer="Larkspur Garden Tolls Co., Ltd.")).doubts,
        *inspect(scan(kind=PaperKind.INVOICE, sealed=True)).doubts,
        *read(
            invoice(),
            metadata={"created_at": "2023-01-01", "modified_at": "2026-04-09", "updates": "2", "creator": "Gimp"},
        ).doubts,
        *inspect(laid(invoice(), vouched=Vouched(kind=PaperKind.CONTRACT, quantity=Decimal(3)))).doubts,
    ]
    assert len(findings) >= 8
    for finding in findings:
        assert finding.private
        assert finding.subject is Subject.PAPER
        assert finding.gravity in (Gravity.BLOCKS, Gravity.WEAKENS, Gravity.NOTE)
        assert any(leg.basis is Basis.EVIDENCE for leg in finding.because)
        for language in LANGUAGES:
            assert wording.say(finding.says, language)
            assert all(wording.say(leg.says, language) for leg in finding.because)


@pytest.mark.parametrize(
    ("code", "proves"), [("91110108339805094M", True), ("91110108339805094A", False), ("9111010833980509", False)]
)
def test_a_unified_code_proves_itself(code: str, proves: bool) -> None:
    assert is_unified_code_valid(code) is proves


@pytest.mark.parametrize(
    ("number", "proves"), [("7707083893", True), ("7707083894", False), ("500100732259", True), ("500100732258", False)]
)
def test_an_inn_proves_itself(number: str, proves: bool) -> None:
    assert is_inn_valid(number) is proves


@pytest.mark.parametrize(
    ("written", "total", "wrong"),
    [
        ("壹万零陆佰圆整", "10600", False),
        ("伍佰贰拾陆元叁角", "526.30", False),
        ("伍佰贰拾陆圆整", "562", True),
        ("人民币拾捌圆整", "718", True),
        ("价税合计（大写）染佰查拾捌圆整", "718", False),
        ("no words", "5", False),
    ],
)
def test_an_amount_in_words_is_held_against_the_figures(written: str, total: str, wrong: bool) -> None:
    assert (wrong_written_amount(written, Decimal(total)) is not None) is wrong


BILL = """
Brackwater Lamp Works Co., Ltd.
SALES INVOICE
Invoice no. {number}
Date 7 March 2026
Seller: Yuhuan Brackwater Trading Co., Ltd.
Buyer: Wenling Tidepool Lamps Co., Ltd.
Item no.    Description             Quantity    Unit price    Amount
TP-240      Jellyfish lamp TP-240   70          8.35          {amount}
TOTAL USD {amount}
"""


def _bill(number: str, amount: str, path: str) -> Inspection:
    return read(BILL.format(number=number, amount=amount), path=f"evidence/{path}")


def _grounds(*papers: Inspection) -> Defence:
    return tried(case(), authorisation(), *papers)["bought_from_owner"]


def test_a_requirement_that_rests_on_a_bill_that_does_not_add_up_is_in_doubt_and_says_why() -> None:
    found = _grounds(_bill("BW-9001", "684.50", "wrong.pdf"))
    assert not found.ready
    assert part(found, "quantity").status is RequirementStatus.DOUBTFUL
    assert "684.50" in reasons(part(found, "quantity"))
    assert part(found, "chain").status is RequirementStatus.DOUBTFUL


def test_a_sound_bill_beside_one_that_does_not_add_up_carries_the_ground_alone() -> None:
    assert _grounds(_bill("BW-9001", "684.50", "wrong.pdf"), _bill("BW-9002", "584.50", "right.pdf")).ready


def test_two_bills_of_one_number_that_contradict_each_other_carry_nothing() -> None:
    other = BILL.replace("7 March", "9 March").format(number="BW-9002", amount="584.50")
    assert not _grounds(_bill("BW-9002", "584.50", "a.pdf"), read(other, path="evidence/b.pdf")).ready


def test_where_only_the_number_of_pieces_was_vouched_the_pieces_are_compared() -> None:
    found = read(BILL.format(number="BW-1", amount="584.50"), vouched=Vouched(quantity=Decimal(200)))
    (doubt,) = [one for one in found.doubts if "says-otherwise" in one.id]
    for language in LANGUAGES:
        told = Wording({}).say(doubt.says, language)
        assert "200" in told
        assert "70" in told
        assert "–." not in told


@pytest.mark.parametrize("place", [Place.CLAIMED, Place.ATTACHMENT])
def test_a_picture_of_the_complainants_is_no_unread_exhibit_of_ours(place: Place) -> None:
    assert doubted(inspect(laid(path=f"{place.value}/theirs.jpg", place=place, media_type="image/jpeg"))) == set()
    scanned = inspect(laid(path=f"{place.value}/theirs.pdf", place=place))
    assert doubted(scanned) == {"unread-theirs"}
    assert "exhibit" not in Wording({}).say(scanned.doubts[0].says, "en")


def granted(title: str, *, foot: str = "", path: str = "evidence/licence.pdf") -> set[str]:
    parties = "Licensor: Larkspur Garden Tools Co., Ltd.\nLicensee: Owls Trading Co., Ltd."
    return doubted(read(f"{title}\n{parties}\nLicensed work: Night Orchard\n{foot}\n", path=path))


@pytest.mark.parametrize(
    "title",
    [
        "DRAFT LICENCE AGREEMENT",
        "COPYRIGHT LICENCE AGREEMENT (DRAFT)",
        "LICENCE AGREEMENT\nDRAFT",
        "LICENCE AGREEMENT\nUnsigned",
    ],
)
def test_a_licence_that_calls_itself_a_draft_and_bears_no_signature_grants_nothing(title: str) -> None:
    assert "unsigned-draft" in granted(title)


@pytest.mark.parametrize(
    "page",
    [
        "著作权许可使用合同（草稿）\n许可方：杭州明月文化有限公司\n被许可方：义乌市栖木文创有限公司\n作品名称：夜果园\n许可方授权被许可方使用上述作品。",
        "授 权 书（模板，未盖章）\n授权方：__________（盖章）\n兹授权 杭州泡芙贸易有限公司 销售《胖墩云》系列产品。",
        "Лицензионный договор (проект)\nЛицензиар: ООО «Луна»\nЛицензиат: ООО «Совы»\nПроизведение: «Ночной сад»",
    ],
)
def test_a_draft_is_known_in_each_language(page: str) -> None:
    assert "unsigned-draft" in doubted(read(page))


def test_a_licence_in_a_file_called_a_draft_is_one() -> None:
    assert "unsigned-draft" in granted("LICENCE AGREEMENT", path="evidence/licence_draft.pdf")


def test_a_licence_for_goods_called_draft_is_none() -> None:
    assert "unsigned-draft" not in granted("LICENCE AGREEMENT", foot="Goods: draft excluders for doors, model DX-20")
