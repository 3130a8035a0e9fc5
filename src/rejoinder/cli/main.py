"""The command line: one verb a module, loaded only when it is called."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from rejoinder import __version__
from rejoinder.adapters.storage.build_cache import attach
from rejoinder.cli.parser import Parser, UsageIsWrong
from rejoinder.cli.progress_line import LINE
from rejoinder.cli.reader_language import language_of
from rejoinder.cli.screen import HELP, line_of

# Pictures are compared in processes that fork, and OpenBLAS would spin a second thread for nothing: it reads this once,
# when numpy is loaded, which happens in a verb.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

VERBS = (
    "intake",
    "answer",
    "read",
    "deadline",
    "compare",
    "inspect",
    "tone",
    "letter",
    "mail",
    "listing",
    "marks",
    "register",
    "seal",
    "vault",
    "verify",
    "redact",
    "case",
    "review",
    "rephrase",
    "talk",
    "settle",
    "rules",
    "serve",
    "password",
    "reencrypt",
    "backup",
    "restore",
    "doctor",
    "demo",
)


GARBAGE_THRESHOLDS = (400_000, 20, 100)
"""For a command, which ends soon: a twentieth of its time went into looking for garbage among what it has just made."""
SERVER_VERBS = frozenset({"serve", "password", "reencrypt", "backup", "restore", "doctor"})
"""Verbs of the web app, which live with it."""


class Verb(Protocol):
    """A command module."""

    def arguments(self, parser: argparse.ArgumentParser, language: str) -> None:
        """Declare the command's arguments, with help in a language."""

    def run(self, chosen: argparse.Namespace, language: str) -> int:
        """Do it and return the exit code. Raises: RejoinderError."""


def available_verbs() -> tuple[str, ...]:
    """The verbs whose module exists in this installation."""
    from importlib.util import find_spec

    return tuple(verb for verb in VERBS if find_spec(home_of(verb)) is not None)


def home_of(verb: str) -> str:
    """The module of a verb."""
    return f"rejoinder.server.{verb}" if verb in SERVER_VERBS else f"rejoinder.cli.{verb}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 found wanting, 2 bad input, 3 refused, 4 unavailable."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    attach()
    is_short = bool(words) and words[0] not in SERVER_VERBS
    if is_short:
        gc.set_threshold(*GARBAGE_THRESHOLDS)
    language = language_of(words, os.environ)
    _speak_utf8()
    if is_short:
        LINE.begin(words, os.environ, language=language)
    if not words or words[0] in ("-h", "--help", "help"):
        return _guarded(lambda: _printed(HELP[language].format(version=__version__)), language)
    if words[0] == "--version":
        print(f"rejoinder {__version__}")
        return 0
    return _guarded(lambda: _run(words, language), language)


def _printed(text: str) -> int:
    print(text)
    return 0


def _run(words: Sequence[str], language: str) -> int:
    try:
        return _verb(words, language)
    except UsageIsWrong as error:
        from rejoinder.cli.failure import usage_sentence

        print(usage_sentence(str(error), language), file=sys.stderr)
        return 2


def _verb(words: Sequence[str], language: str) -> int:
    verb = words[0]
    if verb not in available_verbs():
        from rejoinder.cli.screen import unknown_verb

        raise UsageIsWrong(unknown_verb(verb, available_verbs(), language))
    module = cast(Verb, import_module(home_of(verb)))
    parser = Parser(prog=f"rejoinder {verb}", allow_abbrev=False, language=language)
    module.arguments(parser, language)
    parser.description = parser.description or line_of(verb, language)
    chosen = parser.parse_args(list(words[1:]))
    return module.run(chosen, language)


def _guarded(command: Callable[[], int], language: str) -> int:
    from rejoinder.cli.failure import run_guarded

    try:
        code = run_guarded(command, language)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _speak_utf8() -> None:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: what is said there is said to nobody
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    if sys.platform == "win32":
        os.system("")  # older consoles of Windows obey escape sequences only after this
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
