"""Which servers are public, by name and by address, so that nobody reaches into this machine or its neighbourhood."""

from __future__ import annotations

import ipaddress
import socket

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses that stand for others, which may be private."""
LOCAL = (".localhost", ".local", ".internal", ".home.arpa")
"""Endings of names that are known in a private network alone."""


def named_private(host: str) -> bool:
    """Whether the very name of a server says that it is no public one; nobody is asked."""
    if ("." not in host and ":" not in host) or host.endswith(LOCAL):
        return True
    is_literal = ":" in host or host.replace(".", "").isdigit()
    return is_literal and not is_public(host)


def is_public(address: str) -> bool:
    """Whether an address is one of the public network, and hides no other."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour
        if inside is not None:
            return is_public(str(inside))
        if found.teredo is not None or found in NAT64:
            return False
    return found.is_global and not found.is_multicast


def addresses_of(host: str, port: int | None) -> tuple[str, ...]:
    """Every address of a server, in the order in which they are to be tried. Raises: OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


def hosts_in(setting: str) -> tuple[str, ...]:
    """The servers that a setting names, parted by commas."""
    return tuple(name.strip() for name in setting.split(",") if name.strip())
