"""Addresses of notices: which services may be named, and which servers may be called.

Limits: a name is looked up before it is called and once more by the call itself; somebody who rules over the name can
answer differently the second time. Servers of one's own are therefore named by owners, never by members alone, and are
called by HTTPS: a server within has no certificate for that name, and so is told nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection
from typing import Any
from urllib.parse import unquote

from rejoinder.adapters.network.public_address import addresses_of, is_public, named_private
from rejoinder.domain.errors import Invalid, Refused, Unavailable

FIXED = frozenset(
    "tgram wecombot dingtalk feishu lark slack discord pover pbul schan gchat line pushplus wxpusher webex".split()
)
"""Services whose server stands fast; the address names only whom it concerns there."""
OWN = frozenset(
    "mailto mailtos json jsons xml xmls form forms ntfy ntfys gotify gotifys mmost mmosts bark barks workflows".split()
)
"""Services on a server that the address names."""
IN_THE_OPEN = {"json": "jsons", "xml": "xmls", "form": "forms", "ntfy": "ntfys", "gotify": "gotifys"}
IN_THE_OPEN |= {"mmost": "mmosts", "bark": "barks"}
"""Services by plain HTTP, each with how it is named by HTTPS."""
MAIL = "mail"
"""Stands for the mail server of the installation."""
FAMILY = {"mailtos": "mailto", "jsons": "json", "xmls": "xml", "forms": "form", "ntfys": "ntfy"}
FAMILY |= {"gotifys": "gotify", "mmosts": "mmost", "barks": "bark", "lark": "feishu"}
ASKED = frozenset(
    "to from name smtp mode format thread topic token key secret image method footer silent level".split()
)
"""What an address may ask for beside its place; nothing that loads a file or calls a second server."""
LONGEST = 1_000
HEADER = re.compile(r"\+[A-Za-z0-9-]{1,60}")


class ServiceIsUnknown(Invalid):
    """An address names no service by which notices go."""


class AddressOfServiceIsWrong(Invalid):
    """An address of a service lacks a part, or asks for something that is not allowed."""


class ServerIsNotAllowed(Refused):
    """Notices may go to servers of one's own only where an owner has named them."""


class ServerIsPrivate(Refused):
    """The server lies in this machine or in a private network, which those who run the installation must allow."""


class ServerIsNotEncrypted(Refused):
    """The address would send notices in the open, to whichever server answers to the name."""


class ServerIsNotFound(Unavailable):
    """Nobody knows where the server is."""


def kind_of(address: str, *, hosts: Collection[str], private: Collection[str] = ()) -> str:
    """The service of an address, checked as far as that goes without asking anybody.

    Args:
        hosts: servers that an owner has named.
        private: servers in private networks that those who run the installation allow.

    Raises: ServiceIsUnknown, AddressOfServiceIsWrong, ServerIsNotAllowed, ServerIsPrivate, ServerIsNotEncrypted.
    """
    scheme = _scheme(address)
    if scheme == MAIL:
        return MAIL
    service = notification_service(address)
    if scheme in OWN:
        host = host_of(service)
        if host not in {each.casefold() for each in hosts}:
            raise ServerIsNotAllowed(host=host[:100] or "?")
        if named_private(host) and host not in private:
            raise ServerIsPrivate(host=host[:100])
        if scheme in IN_THE_OPEN and host not in private:
            raise ServerIsNotEncrypted(scheme=scheme, encrypted=IN_THE_OPEN[scheme])
    return FAMILY.get(scheme, scheme)


def notification_service(address: str) -> Any:
    """The service, ready to be told something; redirections are not followed. Raises: Invalid leaves."""
    scheme = _scheme(address)
    _refuse_odd(address)
    apprise = engine()
    asset = apprise.AppriseAsset(http_redirects=False, app_id="Rejoinder", app_desc="Rejoinder", app_url="")
    service = apprise.Apprise.instantiate(address, asset=asset, suppress_exceptions=True)
    if service is None:
        raise AddressOfServiceIsWrong(service=scheme)
    return service


def host_of(service: Any) -> str:
    """The server that a service would call."""
    return (
        str(getattr(service, "smtp_host", None) or getattr(service, "host", None) or "")
        .casefold()
        .rstrip(".")
        .strip("[]")
    )


def refuse_private(host: str, *, private: Collection[str]) -> None:
    """Look the server up. Raises: ServerIsPrivate where any of its addresses is not public, ServerIsNotFound."""
    if host in private:
        return
    try:
        found = addresses_of(host, None)
    except (OSError, UnicodeError) as error:
        raise ServerIsNotFound(host=host[:100]) from error
    if not all(is_public(each) for each in found):
        raise ServerIsPrivate(host=host[:100])


def engine() -> Any:
    """The library of services; a module that it tries on its way is old and warns of its age."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import apprise
        import apprise.plugins.email
    return apprise


def is_own(address: str) -> bool:
    """Whether an address names a server of its own."""
    return _scheme(address) in OWN


def _scheme(address: str) -> str:
    scheme, colon, _ = address.strip().partition(":")
    known = scheme.casefold()
    if not colon or known not in FIXED | OWN | {MAIL}:
        raise ServiceIsUnknown(service=scheme[:30] if colon else "?")
    return known


def _refuse_odd(address: str) -> None:
    scheme = _scheme(address)
    if len(address) > LONGEST or not address.isprintable() or any(sign.isspace() for sign in address):
        raise AddressOfServiceIsWrong(service=scheme)
    for each in filter(None, re.split("[&;]", address.partition("?")[2].partition("#")[0])):
        name = unquote(each.partition("=")[0])
        if name.casefold() not in ASKED and not (scheme in OWN and HEADER.fullmatch(name)):
            raise AddressOfServiceIsWrong(service=scheme)
