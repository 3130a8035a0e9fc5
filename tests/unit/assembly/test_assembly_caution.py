"""What the seller is told before handing anything in."""

import answer_cast as cast
import attrs

from rejoinder.assembly.caution import cautions
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.limit import Limits

NONE = Limits()


def warned(staged: cast.Staged, limits: Limits = NONE) -> dict[str, object]:
    found = cautions(staged.case, put_forward(staged.case, staged.advice), limits)
    return {one.id.removeprefix("answer_page.caution-"): one.value("numbers") for one in found}


def test_exhibits_that_show_private_things_are_named() -> None:
    told = warned(cast.ready(sensitive=("unit_price", "supplier", "bank_account")))
    assert told["prices"] == (2,)
    assert told["supplier"] == (2,)
    assert "account" in told


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
