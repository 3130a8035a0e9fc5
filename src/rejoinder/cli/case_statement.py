"""`rejoinder case statement`: the statement in the words of a person."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rejoinder.adapters.outgoing import outgoing
from rejoinder.cli.wiring import app
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.keep_statement import keep_statement, restore_statement
from rejoinder.usecases.pen import Pen


class WordsAreInADocument(Invalid):
    """A Word document does not give back the lists and rows of a statement as they were written."""


def statement(chosen: argparse.Namespace, pen: Pen) -> Sequence[Event]:
    """Take the file in, or go back to the words that are made: in one language, or in all where none is named."""
    language = chosen.statement_language or (_named(chosen.file) if chosen.file else None)
    if chosen.as_made:
        tongues = (language,) if language else LANGUAGES
        return [event for tongue in tongues for event in restore_statement(pen, tongue)]
    return keep_statement(pen, _words(chosen.file), language=language, app=app())


def _words(file: Path) -> str:
    """The words of a text. Raises: WordsAreInADocument, and what `outgoing` raises."""
    if file.suffix.lower() == ".docx":
        raise WordsAreInADocument(file=str(file))
    return outgoing(file)


def _named(file: Path) -> str | None:
    """The language in a name such as `statement.en.txt`."""
    return next((part for part in file.name.split(".") if part in LANGUAGES), None)
