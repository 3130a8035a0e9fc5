"""The private feed: an address at which one's own calendar fetches the deadlines of the house."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from ninja import Router, Schema, Status

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import files, reads
from rejoinder.db import feed
from rejoinder.domain.member import Act

router = Router(tags=["house"])


class FeedShape(Schema):
    """The feed of the token's person in the house; null where there is none."""

    made_at: dt.datetime | None
    fetched_on: dt.date | None
    """The day on which a calendar asked last."""


class FeedMade(Schema):
    """Its address, which is shown this once."""

    url: str


@router.get("feed", response=FeedShape, operation_id="show_feed", summary="The calendar feed")
@reads()
def show(request: ApiRequest) -> Any:
    """Whether there is a feed, and when it was asked last; its address is kept nowhere."""
    found = feed.feed_of(request.caller.user, request.caller.organisation)
    return {"made_at": found and found.made_at, "fetched_on": found and found.fetched_on}


@router.post("feed", response={201: FeedMade}, operation_id="make_feed", summary="Make a calendar feed")
@files(Act.SEE)
def make(request: ApiRequest) -> Any:
    """A new address, in the language of the call; the one made before answers no more."""
    raw = feed.make_feed(request.caller.user, request.caller.organisation, language=request.language)
    return Status(201, {"url": request.build_absolute_uri(reverse("feed", args=[raw]))})


@router.delete("feed", response={204: None}, operation_id="revoke_feed", summary="Revoke the calendar feed")
@files(Act.SEE)
def revoke(request: ApiRequest) -> Any:
    """Have the address answer no more; harmless where there is none."""
    feed.revoke_feed(request.caller.user, request.caller.organisation)
    return Status(204, None)
