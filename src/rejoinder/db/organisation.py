"""The settings of an organisation, and its shops."""

from __future__ import annotations

from typing import Any

from rejoinder.db.audit_event import record_act
from rejoinder.db.models import Case, Organisation, Shop, User
from rejoinder.domain.errors import Invalid, Refused

SETTINGS = ("name", "language", "zone", "four_eyes", "cooling_minutes")
SHOP_FIELDS = ("name", "marketplace", "shop_id", "entity", "country")


class ShopIsUnknown(Invalid):
    """There is no such shop in the organisation."""


class ShopHasCases(Refused):
    """Cases say whose shop they are about, and would no longer."""


def change_settings(organisation: Organisation, chosen: dict[str, Any], *, by: User) -> None:
    """Put these settings in the place of the old ones, and note which changed from what to what."""
    for name in SETTINGS:
        was, new = getattr(organisation, name), chosen[name]
        if was != new:
            setattr(organisation, name, new)
            record_act(
                "setting-set",
                by=by,
                organisation=organisation,
                setting=name,
                was=_setting_text(was),
                new=_setting_text(new),
            )
    organisation.save(update_fields=SETTINGS)


def shop_of(organisation: Organisation, number: int) -> Shop:
    """A shop of the organisation. Raises: ShopIsUnknown."""
    found = Shop.objects.filter(organisation=organisation, pk=number).first()
    if found is None:
        raise ShopIsUnknown
    return found


def add_shop(organisation: Organisation, fields: dict[str, str], *, by: User) -> Shop:
    """A new shop."""
    shop = Shop.objects.create(organisation=organisation, **{name: fields[name] for name in SHOP_FIELDS})
    record_act("shop-added", by=by, organisation=organisation, name=shop.name)
    return shop


def change_shop(shop: Shop, fields: dict[str, str], *, by: User) -> None:
    """Say other things of a shop; cases opened before keep what they were opened with."""
    for name in SHOP_FIELDS:
        setattr(shop, name, fields[name])
    shop.save(update_fields=SHOP_FIELDS)
    record_act("shop-changed", by=by, organisation=shop.organisation, name=shop.name)


def remove_shop(shop: Shop, *, by: User) -> None:
    """Remove a shop that no case is about. Raises: ShopHasCases."""
    if Case.objects.filter(shop=shop).exists():
        raise ShopHasCases(name=shop.name)
    record_act("shop-removed", by=by, organisation=shop.organisation, name=shop.name)
    shop.delete()


def _setting_text(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value)
