"""The shops of an organisation."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db.models import Shop
from rejoinder.db.organisation import SHOP_FIELDS, add_shop, change_shop, remove_shop, shop_of
from rejoinder.domain.member import Act
from rejoinder.web.form import TranslatedForm
from rejoinder.web.page_request import MemberRequest
from rejoinder.web.tenancy import member_page
from rejoinder.web.translation import say


class ShopForm(TranslatedForm):
    """What the statement and the letters say of a shop."""

    area = "people"
    prefiltered = frozenset({"entity", "marketplace"})
    name = forms.CharField(max_length=200)
    marketplace = forms.CharField(max_length=64, required=False)
    shop_id = forms.CharField(max_length=64, required=False)
    entity = forms.CharField(max_length=300, required=False)
    country = forms.CharField(max_length=64, required=False)


@member_page()
def shops(request: MemberRequest) -> HttpResponseBase:
    """The shops, and the form for another."""
    manages = Act.MANAGE in request.may
    form = ShopForm(request)
    if request.method == "POST":
        return _added(request, form)
    return _page(request, form if manages else None)


@member_page(Act.MANAGE)
def _added(request: MemberRequest, form: ShopForm) -> HttpResponseBase:
    if not form.is_submitted():
        return _page(request, form, status=422)
    add_shop(request.organisation, form.cleaned_data, by=request.user)
    messages.success(request, say(request, "people.saved"))
    return redirect("shops")


@member_page(Act.MANAGE)
def shop(request: MemberRequest, number: int) -> HttpResponse:
    """One shop, to be changed."""
    found = shop_of(request.organisation, number)
    form = ShopForm(request, initial={name: getattr(found, name) for name in SHOP_FIELDS})
    if not form.is_submitted():
        shown = {"here": "people", "form": form, "shop": found}
        return render(request, "people/shop.html", shown, status=form.status)
    change_shop(found, form.cleaned_data, by=request.user)
    messages.success(request, say(request, "people.saved"))
    return redirect("shops")


@member_page(Act.MANAGE)
@require_POST
def remove(request: MemberRequest, number: int) -> HttpResponse:
    """Remove a shop that no case is about."""
    remove_shop(shop_of(request.organisation, number), by=request.user)
    return redirect("shops")


def _page(request: MemberRequest, form: ShopForm | None, *, status: int = 200) -> HttpResponse:
    found = Shop.objects.filter(organisation=request.organisation).order_by("name", "pk")
    return render(request, "people/shops.html", {"here": "people", "shops": found, "form": form}, status=status)


urls = [
    path("shops/", shops, name="shops"),
    path("shops/<int:number>/", shop, name="shop"),
    path("shops/<int:number>/remove/", remove, name="shop-remove"),
]
