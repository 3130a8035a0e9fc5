"""Which company is behind the shop: asked where papers name some, answered by one button, kept for the shop."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.models import Case, Shop
from rejoinder.db.services import Services
from rejoinder.domain.evidence import Place
from rejoinder.usecases.case_at_hand import case_at_hand
from tests.web.cast import Cast
from tests.web.night_herons import COMPLAINT, EXAMPLE, file_in

OURS = "宁波青桃家居用品有限公司 (Ningbo Qingtao Home Goods Co., Ltd.)"
PAPERS = [EXAMPLE / "evidence" / name for name in ("catalogue-2023.pdf", "export-invoice-QT-230519.pdf")]


@pytest.fixture
def untold(services: Services, cast: Cast, opened: Callable[..., Case]) -> Case:
    """A case whose papers would carry a ground, if only it were known whose they are."""
    case = opened(COMPLAINT)
    case.shop = Shop.objects.create(organisation=cast.house, name="Qingtao")
    case.save(update_fields=["shop"])
    file_in(services, case, cast.alba, Place.LISTING, EXAMPLE / "listing" / "listing.json")
    file_in(services, case, cast.alba, Place.EVIDENCE, *PAPERS)
    services.queue_judgement(case)
    return case


def entity(services: Services, case: Case) -> str | None:
    return case_at_hand(services.checkout.folder(case.pk), services.app).seller.entity


def test_the_question_shows_what_hangs_on_it_and_one_button_answers_it(
    page: Callable[[str], Client], untold: Case, services: Services
) -> None:
    alba, case = page("alba"), f"/cases/{untold.pk}/"
    for each in (case, f"{case}told/", f"{case}papers/"):
        shown = alba.get(each).content.decode()
        assert OURS in shown, each
        assert "This ground would be ready" in shown, each
    assert alba.post(f"{case}told/company/", {"entity": OURS}).status_code == 302
    assert entity(services, untold) == OURS
    assert Shop.objects.get().entity == OURS
    assert "Is this your company?" not in alba.get(case).content.decode()
    assert "Counter-notice" in alba.get(case).content.decode()


def test_who_only_reads_sees_the_question_and_cannot_answer(
    page: Callable[[str], Client], untold: Case, services: Services
) -> None:
    bruno, case = page("bruno"), f"/cases/{untold.pk}/"
    assert OURS in bruno.get(case).content.decode()
    assert "told/company/" not in bruno.get(case).content.decode()
    assert bruno.post(f"{case}told/company/", {"entity": OURS}).status_code == 403
    assert entity(services, untold) is None


@pytest.mark.parametrize("name", ["", "   "])
def test_no_name_says_nothing(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, name: str
) -> None:
    case = opened()
    assert page("alba").post(f"/cases/{case.pk}/told/company/", {"entity": name}).status_code == 400
    assert entity(services, case) is None
