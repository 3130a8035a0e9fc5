"""Answers that were made before, for the tests that ask for the same one again."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path

import attrs

from rejoinder.adapters.output.renderer import Renderer
from rejoinder.assembly.print_document import PrintDocument
from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.db.stored_answer import write_case_answer
from rejoinder.usecases.answer import AnswerOutcome

MOST = 40
"""Answers that are held; the one that was asked for least lately goes first."""
_held: dict[Hashable, tuple[AnswerOutcome, dict[str, bytes]]] = {}


def answered_once(services: Services, case: Case, out: Path) -> AnswerOutcome:
    """The answer as `answered` makes it: anew where papers, lines, hour or language are not those of an earlier test.

    That the same case gives the same bytes is proved in tests/cli, tests/golden and test_web_work; so it is not made
    over again for each test that looks at another corner of a page.
    """
    key = _key(services, case)
    if key in _held:
        made, files = _held.pop(key)
        for name, content in files.items():
            written = out / name
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_bytes(content)
    else:
        made = write_case_answer(
            attrs.evolve(services, app=attrs.evolve(services.app, renderer=RendererOnce)), case, out
        )
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    _held[key] = made, files
    while len(_held) > MOST:
        del _held[next(iter(_held))]
    return attrs.evolve(made, out=out)


class RendererOnce(Renderer):
    """Prints a sheet that an earlier answer of the same hour had as well no second time."""

    def word_document(self, sheet: PrintDocument, *, made_at: dt.datetime) -> bytes:
        return _document(sheet, made_at)


@lru_cache(maxsize=400)
def _document(sheet: PrintDocument, made_at: dt.datetime) -> bytes:
    return Renderer().word_document(sheet, made_at=made_at)


def _key(services: Services, case: Case) -> Hashable:
    """Everything that an answer is made from. Raises: as `answered` where the case's files cannot be laid out."""
    folder = services.checkout.folder(case.pk)
    files = ((path.relative_to(folder).as_posix(), _digest(path)) for path in sorted(folder.rglob("*")))
    lines = (
        (entry.line.n, entry.line.at, entry.line.by, repr(entry.event)) for entry in services.ledgers.lines(folder)
    )
    settings = ((name, value) for name, value in sorted(os.environ.items()) if name.startswith("REJOINDER_"))
    return (services.now(), case.organisation.language, tuple(files), tuple(lines), tuple(settings))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
