"""Invitations let one person in, once, for a week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from rejoinder.db.invitation import (
    OPEN_LIMIT,
    AddressIsNoAddress,
    InvitationIsForAnother,
    InvitationIsOver,
    InvitationsAreTooMany,
    PersonIsHere,
    accept,
    invite,
)
from rejoinder.db.models import Case, Guest, Invitation, Member, User
from rejoinder.db.permissions import cases_of
from rejoinder.domain.member import MemberRole
from tests.web.cast import Cast, Clock

NEW = {"name": "Eva", "password": "herring gulls inland"}


def invited(cast: Cast, email: str = "eva@example.com", role: MemberRole = MemberRole.HANDLER, **more: Case) -> str:
    return invite(cast.house, email=email, role=role, by=cast.alba, **more)[1]


def test_a_new_person_joins_with_the_invited_address_and_role(cast: Cast) -> None:
    browser = Client()
    answered = browser.post(f"/join/{invited(cast)}/", NEW | {"email": "mallory@example.com", "role": "owner"})
    assert answered.headers["Location"] == "/"
    member = Member.objects.get(user__email="eva@example.com")
    assert (member.organisation, member.role) == (cast.house, "handler")
    assert browser.get("/people/").status_code == 200
    assert not User.objects.filter(email="mallory@example.com").exists()


def test_the_link_works_once(cast: Cast) -> None:
    raw = invited(cast)
    Client().post(f"/join/{raw}/", NEW)
    assert Client().get(f"/join/{raw}/").status_code == 404
    assert Client().post(f"/join/{raw}/", NEW).status_code == 404
    assert Member.objects.filter(organisation=cast.house).count() == 3


def test_the_link_ends_after_a_week(cast: Cast, clock: Clock) -> None:
    raw = invited(cast)
    clock.at += dt.timedelta(days=6, hours=23)
    assert Client().get(f"/join/{raw}/").status_code == 200
    clock.at += dt.timedelta(hours=1)
    assert Client().get(f"/join/{raw}/").status_code == 404


def test_the_link_itself_is_kept_nowhere(cast: Cast) -> None:
    raw = invited(cast)
    assert raw not in str(vars(Invitation.objects.get()))


def test_a_withdrawn_link_opens_nothing(page: Callable[[str], Client], cast: Cast) -> None:
    raw = invited(cast)
    page("alba").post(f"/people/invitations/{Invitation.objects.get().pk}/withdraw/")
    assert Client().post(f"/join/{raw}/", NEW).status_code == 404
    assert not User.objects.filter(email="eva@example.com").exists()


def test_an_invitation_of_another_house_cannot_be_withdrawn(page: Callable[[str], Client], cast: Cast) -> None:
    invited(cast)
    assert page("carla").post(f"/people/invitations/{Invitation.objects.get().pk}/withdraw/").status_code == 404
    assert Invitation.objects.get().withdrawn_at is None


def test_a_second_link_for_the_same_person_ends_the_first(cast: Cast) -> None:
    first, second = invited(cast), invited(cast)
    assert Client().get(f"/join/{first}/").status_code == 404
    assert Client().get(f"/join/{second}/").status_code == 200


def test_who_has_an_account_signs_in_first(page: Callable[[str], Client], cast: Cast) -> None:
    raw = invited(cast, "dario@example.com", MemberRole.REVIEWER)
    assert Client().get(f"/join/{raw}/").headers["Location"] == f"/accounts/login/?next=/join/{raw}/"
    assert Client().post(f"/join/{raw}/", NEW).status_code == 302
    browser = page("dario")
    assert browser.get(f"/join/{raw}/").status_code == 200
    assert not Member.objects.filter(user=cast.dario).exists()
    assert browser.post(f"/join/{raw}/").headers["Location"] == "/"
    assert Member.objects.get(user=cast.dario).role == "reviewer"


@pytest.mark.parametrize("who", ["carla", "dario", "bruno"])
def test_somebody_else_cannot_take_the_link(page: Callable[[str], Client], cast: Cast, who: str) -> None:
    raw = invited(cast)
    assert page(who).post(f"/join/{raw}/").status_code == 403
    with pytest.raises(InvitationIsForAnother):
        accept(raw, cast.all[who])
    assert Member.objects.filter(organisation=cast.house).count() == 2


def test_two_who_take_it_at_once_do_not_both_get_in(cast: Cast) -> None:
    raw = invited(cast, "dario@example.com")
    accept(raw, cast.dario)
    with pytest.raises(InvitationIsOver):
        accept(raw, cast.dario)


def test_a_member_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(PersonIsHere):
        invited(cast, "Bruno@Example.com")


@pytest.mark.parametrize("email", ["", "eva", "eva@", "a\nb@example.com", "x" * 300 + "@example.com"])
def test_what_is_no_address_is_refused(cast: Cast, email: str) -> None:
    with pytest.raises(AddressIsNoAddress):
        invited(cast, email)


def test_only_so_many_wait_at_once(cast: Cast) -> None:
    for number in range(OPEN_LIMIT):
        invited(cast, f"p{number}@example.com")
    with pytest.raises(InvitationsAreTooMany):
        invited(cast)


@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("dario", 403), ("", 302)])
def test_only_owners_invite(page: Callable[[str], Client], who: str, status: int) -> None:
    said = {"email": "eva@example.com", "role": "owner"}
    assert page(who).post("/people/invite/", said).status_code == status
    assert not Invitation.objects.exists()


def test_counsel_sees_one_case_and_no_other(
    page: Callable[[str], Client], cast: Cast, opened: Callable[..., Case]
) -> None:
    case, another = opened(), opened()
    page("alba").post(f"/cases/{case.pk}/counsel/", {"email": "dario@example.com"})
    raw = invited(cast, "dario@example.com", MemberRole.COUNSEL, case=case)
    browser = page("dario")
    assert browser.post(f"/join/{raw}/").headers["Location"] == f"/cases/{case.pk}/"
    assert browser.get(f"/cases/{case.pk}/").status_code == 200
    assert browser.get(f"/cases/{another.pk}/").status_code == 404
    assert list(cases_of(cast.dario)) == [case]
    assert not Member.objects.filter(user=cast.dario).exists()


def test_counsel_is_shut_out_again(page: Callable[[str], Client], cast: Cast, opened: Callable[..., Case]) -> None:
    case = opened()
    guest = Guest.objects.create(case=case, user=cast.dario)
    assert "dario@example.com" in page("alba").get(f"/cases/{case.pk}/counsel/").content.decode()
    page("alba").post(f"/cases/{case.pk}/counsel/{guest.pk}/remove/")
    assert page("dario").get(f"/cases/{case.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["bruno", "carla", "dario"])
def test_only_owners_let_counsel_in(page: Callable[[str], Client], opened: Callable[..., Case], who: str) -> None:
    case = opened()
    assert page(who).post(f"/cases/{case.pk}/counsel/", {"email": "x@example.com"}).status_code in (403, 404)
    assert not Invitation.objects.exists()
