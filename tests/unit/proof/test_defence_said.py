"""What a ground of earlier papers says in the statement, and of which day."""

from __future__ import annotations

import datetime as dt

import pytest
from defence_cast import MODEL, US, case, paper, tried, words

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.own_name import own_name
from rejoinder.domain.phrase import phrase
from rejoinder.domain.seller import ComplainantWork

WORK = ComplainantWork(completed_on=dt.date(2024, 9, 18))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"completed_on": "2023-03-06"}, "ours was completed on 6 March 2023"),
        ({"published_on": "2023-04-01"}, "ours was published on 1 April 2023"),
    ],
)
def test_a_certificate_is_dated_by_its_registration_and_the_work_by_its_completion(
    told: dict[str, str], said: str
) -> None:
    certificate = paper(
        "certificate.pdf",
        PaperKind.COPYRIGHT_CERTIFICATE,
        owner=US,
        work=f"Jellyfish Night Lamp ({MODEL})",
        issued_on="2023-08-21",
        **told,
    )
    sentences = words(*(one.says for one in tried(case(work=WORK), certificate)["own_copyright"].assertions))
    assert said in sentences
    assert "Our document cited here is dated" not in sentences
    assert f"copyright in Jellyfish Night Lamp ({MODEL})" in sentences


def test_nothing_is_said_to_be_earlier_where_no_day_was_compared() -> None:
    certificate = paper("certificate.pdf", PaperKind.COPYRIGHT_CERTIFICATE, owner=US, work="Jellyfish Night Lamp")
    ground = tried(case(work=WORK), certificate)["own_copyright"]
    assert ground.ready
    assert "before" not in words(*(one.says for one in ground.assertions))


@pytest.mark.parametrize(
    ("kind", "head", "said"),
    [
        (PaperKind.INVOICE, "Универсальный передаточный документ\nСчет-фактура № 417", "УПД"),
        (PaperKind.INVOICE, "Счёт-фактура № 88 от 3 августа 2026 г.", "счёт-фактура"),
        (PaperKind.INVOICE, "Счёт на оплату № 5", "счёт"),
        (PaperKind.AUTHORISATION, "ДОВЕРЕННОСТЬ", "доверенность"),
        (PaperKind.AUTHORISATION, "ДИСТРИБЬЮТОРСКИЙ ДОГОВОР № Д-19", "договор"),
        (PaperKind.PATENT_CERTIFICATE, "专利登记簿副本", "выписка из реестра"),
    ],
)
def test_a_statement_calls_a_paper_by_its_own_name(kind: PaperKind, head: str, said: str) -> None:
    assert Wording().say(phrase(f"ground.kind.{kind.value}{own_name(kind, head)}"), "ru") == said
