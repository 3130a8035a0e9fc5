"""Papers that came with a mail carry a ground as papers of their own do, and go out with the mail."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import attrs
import pytest
from case_folders import INVOICE, LETTER, TRADEMARK, folder

from rejoinder.adapters.output.dossier import _paged_exhibit
from rejoinder.assembly.caution import cautions
from rejoinder.assembly.dossier import dossier
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.limit import Limits
from rejoinder.assembly.print_document import PrintDocument
from rejoinder.assembly.statement import Pleading
from rejoinder.assembly.withheld import Withheld
from rejoinder.cli.wiring import app
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.answer_context import answer_context, means_of
from rejoinder.usecases.answer_packet import _exhibits

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FILES = {"invoice.txt": INVOICE, "letter.txt": LETTER}


def judged(root: Path, papers: dict[str, str], *, mailed: bool, words: str = "Our papers are attached.") -> JudgedCase:
    made = folder(root, TRADEMARK, {} if mailed else papers)
    if mailed:
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "sales@barn.example", "Papers for your order"
        mail.set_content(words)
        for name, text in papers.items():
            mail.add_attachment(text.encode(), maintype="text", subtype="plain", filename=name)
        (made / "evidence" / "offer.eml").write_bytes(mail.as_bytes())
    return advise(made, app(), now=NOW)


def grounds(found: JudgedCase) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(one.id, [(each.id, each.status.value) for each in one.requirements]) for one in found.advice.defences]


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> JudgedCase:
    return judged(tmp_path_factory.mktemp("mailed"), FILES, mailed=True)


def test_they_carry_what_they_would_carry_by_themselves(carried: JudgedCase, tmp_path: Path) -> None:
    assert grounds(carried) == grounds(judged(tmp_path, FILES, mailed=False))
    remarked = [one for one in carried.advice.findings if one.id.startswith("proof.carries-nothing")]
    assert not remarked


def test_they_are_named_with_the_mail_they_came_in_and_go_out_behind_its_words(carried: JudgedCase) -> None:
    exhibits = put_forward(carried.case, carried.advice)
    mailed = [one for one in exhibits if one.mail]
    assert {one.name for one in mailed} == {"offer.eml › invoice.txt", "offer.eml › letter.txt"}
    assert {one.name for one in exhibits if not one.mail} == {"item.json"}
    assert all(one.mail and one.mail.name == "offer.eml" and one.mail_whole for one in mailed)
    assert any(one.id == "answer_page.caution-mail" for one in cautions(exhibits, Withheld(), Limits()))
    say = partial(app().wording(carried.rulebooks).say, language="en")
    pleading = Pleading(case=carried.case, advice=carried.advice, exhibits=exhibits, withheld=Withheld())
    bound = dossier(pleading, PrintDocument(language="en", title="", blocks=()), say=say, language="en")
    assert "offer.eml (SHA-256 " in bound.exhibits[0].note
    assert "unchanged" in bound.exhibits[0].note
    assert _paged_exhibit(bound.exhibits[0], bound, carried.contents).captions == ("offer.eml", exhibits[0].name)


def test_the_packet_holds_the_mail_once_where_all_of_it_is_put_forward(carried: JudgedCase) -> None:
    desk = answer_context(
        carried.case, carried.advice, contents=carried.contents, language="en", means=means_of(carried, app())
    )
    files, _ = _exhibits(desk)
    assert [name for name in files if name.endswith(".eml")] == ["exhibits/01-offer.eml"]
    assert len(files) == 4


def test_a_mail_that_carries_more_than_is_shown_lends_its_words_alone(tmp_path: Path) -> None:
    found = judged(tmp_path, {**FILES, "prices.txt": "Our price list for friends."}, mailed=True)
    exhibits = put_forward(found.case, found.advice)
    assert exhibits
    assert not any(one.mail_whole for one in exhibits)


def test_where_the_seller_keeps_things_private_no_mail_goes_along(carried: JudgedCase) -> None:
    preferences = attrs.evolve(carried.case.preferences, sensitive=("unit_price",))
    exhibits = put_forward(attrs.evolve(carried.case, preferences=preferences), carried.advice)
    assert [one.mail for one in exhibits] == [None, None, None]


def test_nothing_rests_on_what_came_with_a_mail_that_may_not_be_shown(tmp_path: Path) -> None:
    found = judged(tmp_path, FILES, mailed=True, words="WITHOUT PREJUDICE. Our papers are attached.")
    assert not found.advice.ready_defences
    kept = [one for one in found.advice.findings if one.id.startswith("paper-kept-back")]
    assert len(kept) == 3
