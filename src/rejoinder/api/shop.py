"""Shops of the house, and how the house works."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Router, Schema, Status
from pydantic import BeforeValidator, Field, field_validator

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import manages, reads
from rejoinder.db.models import Shop
from rejoinder.db.organisation import (
    SETTINGS,
    SHOP_FIELDS,
    add_shop,
    change_settings,
    change_shop,
    remove_shop,
    shop_of,
)
from rejoinder.db.queries import one_line
from rejoinder.domain.notice import zones

router = Router(tags=["house"])
WEEK_MINUTES = 7 * 24 * 60
Line = Annotated[str, BeforeValidator(lambda said: one_line(said) if isinstance(said, str) else said)]
"""Words of one line, without characters that nobody sees."""


class ShopWanted(Schema):
    """What the statement and the letters say of a shop."""

    name: Line = Field(min_length=1, max_length=200)
    marketplace: Line = Field("", max_length=64)
    shop_id: Line = Field("", max_length=64)
    entity: Line = Field("", max_length=300)
    country: Line = Field("", max_length=64)


class ShopWhole(ShopWanted):
    """A shop with all that is said of it."""

    id: int


class Shops(Schema):
    """The shops of the house, by name."""

    shops: list[ShopWhole]


class Settings(Schema):
    """How the house works."""

    name: Line = Field(min_length=1, max_length=200)
    language: Literal["en", "zh", "ru"]
    zone: str = Field(max_length=64, description="Name of a time zone, such as `Europe/Moscow`.")
    four_eyes: bool = Field(description="Whether somebody else must approve what goes out.")
    cooling_minutes: int = Field(ge=0, le=WEEK_MINUTES)

    @field_validator("zone")
    @classmethod
    def check_zone(cls, named: str) -> str:
        """Raises: ValueError where there is no such zone."""
        if named not in zones():
            raise ValueError(named)
        return named


@router.get("shops", response=Shops, operation_id="list_shops", summary="Shops of the house")
@reads()
def list_shops(request: ApiRequest) -> Any:
    """Every shop, with all that is said of it."""
    return {"shops": list(Shop.objects.filter(organisation=request.caller.organisation).order_by("name", "pk"))}


@router.post("shops", response={201: ShopWhole}, operation_id="add_shop", summary="Add a shop")
@manages()
def add(request: ApiRequest, said: ShopWanted) -> Any:
    """One more shop."""
    return Status(201, add_shop(request.caller.organisation, _fields(said), by=request.caller.user))


@router.put("shops/{int:number}", response=ShopWhole, operation_id="change_shop", summary="Say other things of a shop")
@manages()
def change(request: ApiRequest, number: int, said: ShopWanted) -> Any:
    """Put this in the place of what was said; cases opened before keep what they were opened with."""
    found = shop_of(request.caller.organisation, number)
    change_shop(found, _fields(said), by=request.caller.user)
    return found


@router.delete("shops/{int:number}", response={204: None}, operation_id="remove_shop", summary="Remove a shop")
@manages()
def remove(request: ApiRequest, number: int) -> Any:
    """Remove a shop that no case is about."""
    remove_shop(shop_of(request.caller.organisation, number), by=request.caller.user)
    return Status(204, None)


@router.put("house/settings", response=Settings, operation_id="set_house", summary="Set how the house works")
@manages()
def settings(request: ApiRequest, said: Settings) -> Any:
    """Put these settings in the place of the old ones; what changed is noted."""
    change_settings(request.caller.organisation, said.dict(include=set(SETTINGS)), by=request.caller.user)
    return request.caller.organisation


def _fields(said: ShopWanted) -> dict[str, str]:
    return said.dict(include=set(SHOP_FIELDS))
