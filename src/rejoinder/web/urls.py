"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path

from rejoinder.web import (
    account,
    audit,
    board,
    bulk,
    calendar,
    case,
    choice,
    complainants,
    counsel,
    drop,
    join,
    market_rules,
    marks,
    notices,
    organisations,
    own_account,
    people,
    resumable_upload,
    shops,
    start,
    token,
    webhook,
    welcome,
)

urlpatterns = [
    *board.urls,
    *bulk.urls,
    *calendar.urls,
    *complainants.urls,
    *start.urls,
    *drop.urls,
    *resumable_upload.urls,
    *case.urls,
    *people.urls,
    *account.urls,
    *audit.urls,
    *counsel.urls,
    *organisations.urls,
    *join.urls,
    *market_rules.urls,
    *marks.urls,
    *own_account.urls,
    *notices.urls,
    *shops.urls,
    *token.urls,
    *webhook.urls,
    *welcome.urls,
    path("speak/", choice.speak, name="speak"),
    path("sit/", choice.choose_organisation, name="sit"),
]
