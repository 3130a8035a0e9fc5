"""`rejoinder serve`: the workspace on this machine, in one process."""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
from pathlib import Path

from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import phrase
from rejoinder.server import installation
from rejoinder.server.shutdown import end_for_good, end_on_signal


class WorkspaceIsNotInstalled(Invalid):
    """The parts that the web app needs are not here."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Where to listen and where everything lies."""
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", choices=("pages", "work"))
    parser.add_argument("--demo", action="store_true")


def run(chosen: argparse.Namespace, language: str) -> int:
    """Serve until somebody ends it. Raises: WorkspaceIsNotInstalled, PortIsTaken."""
    be_installed()
    if chosen.data:
        os.environ[installation.DATA] = str(chosen.data.absolute())
    end_on_signal()
    try:
        if chosen.demo:
            _demonstrate(chosen, language)
        elif chosen.only == "work":
            _work(language)
        else:
            _serve(chosen, language)
    except SystemExit:
        end_for_good()
        raise
    end_for_good()
    return 0


def _work(language: str) -> None:
    from rejoinder.server.start import run_background, sentence

    with run_background():
        print(sentence(phrase("timer.works"), language), flush=True)
        threading.Event().wait()


def _serve(chosen: argparse.Namespace, language: str) -> None:
    from rejoinder.server.first_visit import first_visit_code
    from rejoinder.server.start import listening_server, sentence

    with listening_server(chosen.host, chosen.port, works=chosen.only != "pages") as server:
        print(sentence(phrase("web.serving", url=f"http://{chosen.host}:{chosen.port}/"), language), flush=True)
        code = first_visit_code(chosen.host)
        if code is not None:
            print(sentence(phrase("account.console-code", code=code), language), flush=True)
        server.run()


def _demonstrate(chosen: argparse.Namespace, language: str) -> None:
    from rejoinder.server.demo.installation import be_local, install_demo

    be_local(chosen.host)
    with install_demo(language) as application:
        from rejoinder.server.start import create_listener, sentence

        server = create_listener(application, chosen.host, chosen.port)
        print(sentence(phrase("web.demonstrating", url=f"http://{chosen.host}:{chosen.port}/"), language), flush=True)
        with contextlib.closing(server):
            server.run()


def be_installed() -> None:
    """Raises: WorkspaceIsNotInstalled."""
    from importlib.util import find_spec

    for name in ("django", "allauth", "ninja", "waitress", "whitenoise"):
        if find_spec(name) is None:
            raise WorkspaceIsNotInstalled
