"""Tokens for one's programs."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.http import require_POST

from rejoinder.db.models import Token
from rejoinder.db.services import services
from rejoinder.db.token import DAYS, TokenIsNotValid, make_token, revoke_token, valid
from rejoinder.domain.member import Act, Scope
from rejoinder.web.form import TranslatedForm
from rejoinder.web.page_request import MemberRequest
from rejoinder.web.tenancy import member_page
from rejoinder.web.translation import say


class TokenForm(TranslatedForm):
    """What a token may do, and until when."""

    area = "account"
    prefiltered = frozenset({"scopes"})
    name = forms.CharField(max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    scopes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, initial=[Scope.READ.value])
    days = forms.TypedChoiceField(coerce=int, initial=DAYS[1])

    def __init__(self, request: MemberRequest, *, fresh: bool = False) -> None:
        super().__init__(request, fresh=fresh, prefix="token")
        self.set_choices("scopes", [(scope.value, say(request, f"account.scope-{scope.value}")) for scope in Scope])
        self.set_choices("days", [(days, say(request, "account.days", n=days)) for days in DAYS])


@member_page()
def tokens(request: MemberRequest) -> HttpResponse:
    """The tokens of the user for the chosen organisation, and for its owners those of everybody."""
    form = TokenForm(request)
    if not form.is_submitted():
        return _page(request, form, status=form.status)
    token, raw = make_token(
        request.user,
        request.organisation,
        name=form.cleaned_data["name"],
        scopes=form.cleaned_data["scopes"],
        days=form.cleaned_data["days"],
    )
    return _page(request, TokenForm(request, fresh=True), raw=raw, new_token=token.name)


@member_page()
@require_POST
def revoke(request: MemberRequest, number: int) -> HttpResponse:
    """End a token: one's own, or as an owner anybody's of the organisation."""
    found = Token.objects.filter(organisation=request.organisation, pk=number).first()
    if found is None or not (found.user_id == request.user.pk or Act.MANAGE in request.may):
        raise TokenIsNotValid
    revoke_token(found, request.user)
    return redirect("tokens")


def _page(request: MemberRequest, form: TokenForm, *, status: int = 200, **more: str) -> HttpResponse:
    valid_tokens = (
        valid(services().now()).filter(organisation=request.organisation).select_related("user").order_by("-pk")
    )
    shown = {
        "form": form,
        "mine": [each for each in valid_tokens if each.user_id == request.user.pk],
        "others": [each for each in valid_tokens if each.user_id != request.user.pk]
        if Act.MANAGE in request.may
        else [],
        **more,
    }
    response = render(request, "account/tokens.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response


urls = [
    path("me/tokens/", tokens, name="tokens"),
    path("me/tokens/<int:number>/revoke/", revoke, name="token-revoke"),
]
