"""The user's mail accounts: from the environment, with secrets there or in a file that nobody else may read."""

from __future__ import annotations

import ipaddress
import os
import ssl
from collections.abc import Mapping
from pathlib import Path

import attrs

from rejoinder.domain.errors import Invalid, Refused

SECURITY = ("starttls", "tls", "none")
PORTS = {("SMTP", "starttls"): 587, ("SMTP", "tls"): 465, ("SMTP", "none"): 25}
PORTS |= {("IMAP", "starttls"): 143, ("IMAP", "tls"): 993, ("IMAP", "none"): 143}
SECRET_LIMIT = 16_000


class MailIsNotSetUp(Invalid):
    """No mail server is named."""


class MailSettingIsWrong(Invalid):
    """A setting of the mail account holds a value that makes no sense."""


class SecretIsOpen(Refused):
    """The file with the password or the token may be read by others."""


class PlainMailIsRefused(Refused):
    """Without encryption the password and the mail could be read on the way."""


@attrs.frozen(kw_only=True)
class MailAccount:
    """One server, and how to sign in."""

    host: str
    port: int
    security: str
    user: str | None = None
    password: str | None = attrs.field(default=None, repr=False)
    token: str | None = attrs.field(default=None, repr=False)
    """An OAuth access token, which goes before the password; somebody else's program fetches and renews it."""
    certificates: Path | None = None
    """Certificates to trust beside those of the system."""

    def context(self) -> ssl.SSLContext:
        """Certificates and names are checked."""
        found = ssl.create_default_context()
        if self.certificates is not None:
            try:
                found.load_verify_locations(self.certificates)
            except (OSError, ssl.SSLError) as error:
                raise MailSettingIsWrong(name="REJOINDER_MAIL_CA", value=str(self.certificates)[:100]) from error
        return found


def mail_account(kind: str, environment: Mapping[str, str] | None = None) -> MailAccount:
    """The account for `SMTP` or `IMAP`.

    Raises: MailIsNotSetUp, MailSettingIsWrong, SecretIsOpen, PlainMailIsRefused.
    """
    variables = os.environ if environment is None else environment
    host = variables.get(f"REJOINDER_{kind}_HOST", "").strip()
    if not host:
        raise MailIsNotSetUp(name=f"REJOINDER_{kind}_HOST")
    security = variables.get(f"REJOINDER_{kind}_SECURITY", "starttls" if kind == "SMTP" else "tls")
    if security not in SECURITY:
        raise MailSettingIsWrong(name=f"REJOINDER_{kind}_SECURITY", value=security[:60])
    if security == "none" and not _is_here(host):
        raise PlainMailIsRefused(host=host[:100])
    certificates = variables.get("REJOINDER_MAIL_CA")
    return MailAccount(
        host=host,
        port=_port(variables, kind, security),
        security=security,
        user=variables.get(f"REJOINDER_{kind}_USER") or None,
        password=_secret(variables, f"REJOINDER_{kind}_PASSWORD"),
        token=_token(variables, kind),
        certificates=Path(certificates) if certificates else None,
    )


def own_address(environment: Mapping[str, str] | None = None) -> str | None:
    """The address that mails come from; None where none is set."""
    variables = os.environ if environment is None else environment
    return variables.get("REJOINDER_MAIL_FROM", "").strip() or None


def mail_folder(environment: Mapping[str, str] | None = None) -> str:
    """The folder of the mailbox that is read."""
    variables = os.environ if environment is None else environment
    return variables.get("REJOINDER_IMAP_FOLDER", "").strip() or "INBOX"


def _port(variables: Mapping[str, str], kind: str, security: str) -> int:
    name = f"REJOINDER_{kind}_PORT"
    text = variables.get(name) or str(PORTS[kind, security])
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536):
        raise MailSettingIsWrong(name=name, value=text[:60])
    return int(text)


def _token(variables: Mapping[str, str], kind: str) -> str | None:
    """The token of the account, read anew each time. Raises: MailSettingIsWrong, SecretIsOpen."""
    name = f"REJOINDER_{kind}_TOKEN"
    token = (_secret(variables, name) or "").strip()
    if not token:
        return None
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise MailSettingIsWrong(name=name, value="…")
    if not variables.get(f"REJOINDER_{kind}_USER"):
        raise MailIsNotSetUp(name=f"REJOINDER_{kind}_USER")
    return token


def _secret(variables: Mapping[str, str], name: str) -> str | None:
    if variables.get(name):
        return variables[name]
    file = variables.get(f"{name}_FILE")
    if not file:
        return None
    path = Path(file)
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise SecretIsOpen(file=path.name)
        with path.open(encoding="utf-8") as stream:
            return stream.read(SECRET_LIMIT).strip("\r\n") or None
    except (OSError, UnicodeError) as error:
        raise MailSettingIsWrong(name=f"{name}_FILE", value=file[:100]) from error


def _is_here(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
