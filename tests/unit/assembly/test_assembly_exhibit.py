"""Which papers are shown around, and under which names."""

import answer_cast as cast
import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.assembly.exhibit import kind_named, packet_file_name, public_points, put_forward
from rejoinder.document.document import document_of
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Finding, Gravity, Subject
from rejoinder.domain.phrase import phrase


def test_exhibits_stand_in_the_order_in_which_the_statement_names_them() -> None:
    staged = cast.ready()
    names = [exhibit.name for exhibit in put_forward(staged.case, staged.advice)]
    assert names[:3] == ["目录-2023.pdf", "export-invoice.pdf", "sales-2023.xlsx"]


def test_a_paper_that_carries_nothing_is_not_put_forward() -> None:
    staged = cast.ready()
    assert "private-note.txt" not in [exhibit.name for exhibit in put_forward(staged.case, staged.advice)]


def test_a_draft_puts_forward_what_carries_a_ground_in_part() -> None:
    staged = cast.draft()
    assert [exhibit.name for exhibit in put_forward(staged.case, staged.advice)] == ["export-invoice.pdf"]


def test_a_picture_of_the_complainant_is_shown_where_a_public_finding_rests_on_it() -> None:
    staged = cast.ready()
    assert put_forward(staged.case, staged.advice)[-1].name == "their-work.png"


@pytest.mark.parametrize(
    ("ground", "told"), [("own_copyright", True), ("authorised_goods", False), ("own_mark", False)]
)
def test_that_the_mark_is_not_shown_is_not_pleaded_where_it_may_be(ground: str, told: bool) -> None:
    advice = cast.ready().advice
    absent = Finding(
        id="mark-not-on-picture:0",
        subject=Subject.LISTING,
        says=phrase("document.platform"),
        gravity=Gravity.HELPS,
        private=False,
    )
    pleaded = tuple(attrs.evolve(one, id=ground) for one in advice.ready_defences[:1])
    shown = attrs.evolve(advice, findings=(absent,), defences=pleaded)
    assert (absent in public_points(shown)) is told


def test_a_title_holds_only_what_the_paper_itself_says() -> None:
    staged = cast.ready()
    titles = {exhibit.name: exhibit.title for exhibit in put_forward(staged.case, staged.advice)}
    assert titles["photo.jpg"] == phrase("document.exhibit-title", kind=phrase("document.kind-picture"))
    assert titles["export-invoice.pdf"].value("number") == "LW-231012"


@pytest.mark.parametrize(
    ("kind", "words", "named"),
    [
        (PaperKind.AUTHORISATION, "ДОВЕРЕННОСТЬ № 7", "Доверенность"),
        (PaperKind.AUTHORISATION, "Разрешение на продажу", "Документ о полномочиях"),
        (PaperKind.INVOICE, "Товарная накладная № 415", "Накладная"),
        (PaperKind.INVOICE, "Счёт-фактура № 415", "Счёт-фактура"),
        (PaperKind.INVOICE, "Счёт-фактура № 415 и передаточный документ (акт)", "УПД"),
        (PaperKind.INVOICE, "Счёт № 415", "Счёт"),
    ],
)
def test_a_paper_goes_by_the_name_at_its_head(kind: PaperKind, words: str, named: str) -> None:
    paper = attrs.evolve(cast.ready().case.papers[0], document=document_of((words,)))
    assert cast.wording().say(kind_named(paper, cast.inspected(paper, kind)), "ru") == named


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("invoice.pdf", "01-invoice.pdf"),
        ("../../etc/passwd", "01-etc-passwd"),
        ("发票 2023（一）.pdf", "01-发票-2023-一.pdf"),
        ("a\u202egnp.exe", "01-agnp.exe"),
        (".hidden", "01-hidden"),
        ("CON", "01-CON"),
        ("", "01-paper"),
    ],
)
def test_names_in_the_packet_are_harmless(name: str, safe: str) -> None:
    assert packet_file_name(1, name) == safe


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(name: str) -> None:
    safe = packet_file_name(7, name)
    assert safe.startswith("07-")
    assert not set(safe) & set("/\\:\0\n")
    assert ".." not in safe
    assert len(safe) < 100
