"""Webhook delivery over HTTPS to public servers only, with the resolved address pinned.

The name is looked up once and the address that was judged is the one that is called, so whoever rules over the name
cannot answer differently the second time. Redirections are not followed, and nothing of an answer but its status is
used.
"""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
from collections.abc import Callable, Collection, Mapping
from urllib.parse import SplitResult, urlsplit

from rejoinder.adapters.network.public_address import addresses_of, hosts_in, is_public, named_private
from rejoinder.domain.errors import Invalid, Refused, Unavailable

HOSTS = "REJOINDER_WEBHOOK_HOSTS"
LONGEST = 1000
STEP_SECONDS, WHOLE_SECONDS = 5.0, 15.0
"""How long one step of a call may take, and all of it."""


class CallAddressIsWrong(Invalid):
    """The address is none that can be called."""


class CalledServerIsPrivate(Refused):
    """The server lies in this machine or in a private network."""


class CalledServerIsSilent(Unavailable):
    """Nobody answered at the address."""


class WebhookSender:
    """Brings messages (port `Courier`).

    Args:
        private: servers that may be called although they are private, and over plain HTTP.
        look_up: the addresses of a host and port.
    """

    def __init__(
        self, *, private: Collection[str] = (), look_up: Callable[[str, int], tuple[str, ...]] = addresses_of
    ) -> None:
        self._private = frozenset(each.casefold() for each in private)
        self._look_up = look_up

    def admit(self, url: str) -> None:
        """Raises: CallAddressIsWrong; CalledServerIsPrivate where the address itself says so."""
        host = self._read(url).hostname or ""
        if host not in self._private and named_private(host):
            raise CalledServerIsPrivate(host=host[:100])

    def bring(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        """Raises: CalledServerIsSilent, and what `admit` raises."""
        self.admit(url)
        address = self._read(url)
        connection = self._connection(address)
        end = threading.Timer(WHOLE_SECONDS, connection.abort)
        end.daemon = True
        end.start()
        try:
            at = (address.path or "/") + (f"?{address.query}" if address.query else "")
            connection.request("POST", at, body, dict(headers))
            status = connection.getresponse().status
            if connection.is_cut:
                raise CalledServerIsSilent(host=(address.hostname or "")[:100])
            return status
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise CalledServerIsSilent(host=(address.hostname or "")[:100]) from error
        finally:
            end.cancel()
            connection.close()

    def _read(self, url: str) -> SplitResult:
        """Raises: CallAddressIsWrong."""
        try:
            address = urlsplit(url)
            host, port = (address.hostname or ""), address.port
        except ValueError as error:
            raise CallAddressIsWrong from error
        odd = len(url) > LONGEST or not (url.isascii() and url.isprintable()) or any(sign.isspace() for sign in url)
        plain = address.scheme == "http" and host in self._private
        if (
            odd
            or not host
            or address.username is not None
            or address.fragment
            or not (address.scheme == "https" or plain)
        ):
            raise CallAddressIsWrong
        if port == 0:
            raise CallAddressIsWrong
        return address

    def _connection(self, address: SplitResult) -> _Connection:
        """Raises: CalledServerIsSilent, CalledServerIsPrivate where any address of the server is not public."""
        host, secure = address.hostname or "", address.scheme == "https"
        port = address.port or (443 if secure else 80)
        try:
            found = self._look_up(host, port)
        except (OSError, UnicodeError) as error:
            raise CalledServerIsSilent(host=host[:100]) from error
        if host not in self._private and not all(is_public(each) for each in found):
            raise CalledServerIsPrivate(host=host[:100])
        if not found:
            raise CalledServerIsSilent(host=host[:100])
        return _Connection(host, port, found[0], ssl.create_default_context() if secure else None)


class _Connection(http.client.HTTPConnection):
    """A connection to one address, under the name of its server."""

    def __init__(self, host: str, port: int, address: str, secure: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=STEP_SECONDS)
        self.default_port = 443 if secure else 80
        self._address, self._secure = address, secure
        self.is_cut = False

    def connect(self) -> None:
        """Open it. Raises: OSError."""
        plain = socket.create_connection((self._address, self.port), STEP_SECONDS)
        try:
            self.sock = self._secure.wrap_socket(plain, server_hostname=self.host) if self._secure else plain
        except OSError:
            plain.close()
            raise

    def abort(self) -> None:
        """End it from another thread. What was read until then looks like the whole of a short answer."""
        self.is_cut = True
        sock = self.sock
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


def allowed_private(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Servers in private networks that those who run the installation let programs be called at."""
    return hosts_in(environment.get(HOSTS, ""))
