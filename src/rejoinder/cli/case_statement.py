"""`rejoinder case statement`: the statement in the words of a person."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rejoinder.adapters.formats.outgoing import content_of
from rejoinder.cli.wiring import app
from rejoinder.domain.event import Event
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.keep_statement import keep_statement, restore_statement


def statement(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    """Take the file in, or go back to the words that are made: in one language, or in all where none is named."""
    language = chosen.statement_language or (_named(chosen.file) if chosen.file else None)
    if chosen.as_made:
        languages = (language,) if language else LANGUAGES
        return [event for each_language in languages for event in restore_statement(writer, each_language)]
    words = app().manuscripts().words(content_of(chosen.file), name=str(chosen.file))
    return keep_statement(writer, words, language=language, app=app())


def _named(file: Path) -> str | None:
    """The language in a name such as `statement.en.txt`."""
    return next((part for part in file.name.split(".") if part in LANGUAGES), None)
