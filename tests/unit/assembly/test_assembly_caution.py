"""What the seller is told before handing anything in."""

import answer_cast as cast
import attrs

from rejoinder.assembly.caution import cautions, private_findings
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.limit import Limits
from rejoinder.assembly.withheld import withheld
from rejoinder.document.document import document_of

NONE = Limits()


def warned(staged: cast.Staged, limits: Limits = NONE) -> dict[str, object]:
    found = cautions(put_forward(staged.case, staged.advice), withheld(staged.case, staged.advice), limits)
    return {one.id.removeprefix("answer_page.caution-"): one.value("numbers") for one in found}


def test_exhibits_that_show_private_things_are_named() -> None:
    told = warned(cast.ready(sensitive=("unit_price", "supplier", "bank_account")))
    assert told["prices"] == (2,)
    assert told["supplier"] == (2,)
    assert told["account-look"] == (1, 2, 3, 4, 5, 6)
    assert told["private-unread"] == (4, 6)


def test_every_page_of_every_exhibit_is_searched_for_what_is_private() -> None:
    staged = cast.ready(sensitive=("supplier", "unit_price", "bank_account"))
    pages = ("", "sold by 绍兴虚构\n灯具厂, at 8.35 each", "账号：6222 0000 0000 1234")
    papers = tuple(
        attrs.evolve(paper, document=document_of(pages)) if paper.name == "sales-2023.xlsx" else paper
        for paper in staged.case.papers
    )
    told = warned(attrs.evolve(staged, case=attrs.evolve(staged.case, papers=papers)))
    assert (told["supplier"], told["prices"], told["account"]) == ((2, 3), (2, 3), (3,))
    assert "account-look" not in told


def test_what_the_exhibits_show_is_a_private_finding_that_rests_on_them() -> None:
    staged = cast.ready(sensitive=("supplier",))
    exhibits = put_forward(staged.case, staged.advice)
    found = private_findings(exhibits, withheld(staged.case, staged.advice))
    assert [finding.id for finding in found] == ["private-in-exhibits:supplier", "private-in-exhibits:private-unread"]
    assert all(finding.private and finding.because for finding in found)
    assert private_findings(exhibits, withheld(cast.ready().case, staged.advice)) == ()


def test_nothing_is_private_that_was_not_marked() -> None:
    assert set(warned(cast.ready())) == {"unread"}


def test_scans_and_pictures_are_said_to_be_unread() -> None:
    assert warned(cast.ready())["unread"] == (4, 6)


def test_papers_in_other_languages_are_said_to_need_a_translation() -> None:
    staged = cast.ready()
    inspections = tuple(
        attrs.evolve(one, language="ru" if one.paper.name == "export-invoice.pdf" else "zh")
        for one in staged.advice.inspections
    )
    foreign = attrs.evolve(staged, advice=attrs.evolve(staged.advice, inspections=inspections))
    assert warned(foreign, Limits(languages=("zh", "en")))["translate"] == (2,)
    assert "translate" not in warned(foreign)


def test_more_exhibits_than_the_form_takes_are_said_to_lie_in_the_dossier() -> None:
    assert "files" in warned(cast.ready(), Limits(files=5))
    assert "files" not in warned(cast.ready(), Limits(files=6))
