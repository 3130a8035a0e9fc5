"""Start the server: tables brought up to date, the desk laid out, the door opened."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import Any

from rejoinder.domain.phrase import Phrase
from rejoinder.server import place
from rejoinder.server.serve import THREADS, PortIsTaken

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")


@contextlib.contextmanager
def opened(host: str, port: int) -> Iterator[Any]:
    """A server that listens and has not begun to answer. Raises: PortIsTaken."""
    from waitress import create_server

    application = made_ready()
    try:
        server = create_server(
            application, host=host, port=port, threads=THREADS, ident=None, clear_untrusted_proxy_headers=True
        )
    except OSError as error:
        raise PortIsTaken(host=host, port=port) from error
    try:
        yield server
    finally:
        server.close()


def made_ready() -> Any:
    """The application, its tables up to date and its desk laid out."""
    import django

    place.data().mkdir(parents=True, exist_ok=True)
    django.setup()
    from django.core.management import call_command

    from rejoinder.server.wiring import laid_desk
    from rejoinder.server.wsgi import application

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    laid_desk(place.data())
    return application


def said(phrase: Phrase, language: str) -> str:
    """A sentence for the screen."""
    from rejoinder.adapters.wording import Wording

    return Wording().say(phrase, language)
