"""The code that a first visitor needs where strangers could come first."""

from __future__ import annotations

import ipaddress
import secrets

from rejoinder.server import installation


def first_visit_code(host: str) -> str | None:
    """What the console shows; None where there are users, or where nobody but this machine can reach the server.

    Args:
        host: where the server listens. Where the environment names hosts, a proxy stands before it.
    """
    from django.conf import settings

    from rejoinder.db.people import has_users
    from rejoinder.web.welcome import CODE_FILE

    file = installation.data() / CODE_FILE
    if has_users() or (_is_here(host) and not settings.PUBLIC):
        file.unlink(missing_ok=True)
        return None
    if not file.is_file():
        installation.create_private_file(file, "-".join(secrets.token_hex(2) for _ in range(8)))
    return file.read_text("utf-8").strip()


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
