"""`rejoinder intake PATH... --into CASE`: make a case of whatever a seller has, under any names."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.intake_record import intake_record
from rejoinder.cli.instant import hour
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app, case_files, intake_tools
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import PaperTaken
from rejoinder.domain.intake import FileRole, Intake, TakenPaper
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.seller import Seller
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.intake import intake
from rejoinder.usecases.move_paper import move_paper


class NothingIsHandedOver(Invalid):
    """A path leads nowhere."""


class FileRoleIsUnknown(Invalid):
    """A role is none that a file can have, or no file is named with it."""


class NothingToTakeIn(Invalid):
    """Neither a path nor a role was given."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""

    def help(key: str) -> str:
        return Wording().say(phrase(f"intake.help-{key}"), language)

    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=help("paths"))
    parser.add_argument("--into", type=Path, required=True, metavar="CASE", help=help("into"))
    parser.add_argument("--as", dest="said", action="append", default=[], metavar="FILE=ROLE", help=help("as"))
    parser.add_argument("--at", metavar="TIME", help=Wording().say(phrase("case.help-at"), language))
    parser.add_argument("--by", metavar="NAME", default="seller", help=Wording().say(phrase("case.help-by"), language))
    parser.add_argument("--language", choices=LANGUAGES, help=Wording().say(phrase("case.help-language"), language))
    parser.add_argument("--json", action="store_true", help=help("json"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Make the case and say what each file was taken for."""
    for path in chosen.paths:
        if not path.exists():
            raise NothingIsHandedOver(path=path.name or str(path))
    at, roles = hour(chosen.at), _roles(chosen.said)
    wording = Wording()

    def say(message: Phrase) -> str:
        return " ".join(wording.say(message, language).split())

    def writer(folder: Path) -> CaseWriter:
        return CaseWriter(folder=folder, at=at, by=chosen.by, folders=app().folders(), ledgers=app().ledgers())

    if not chosen.paths:
        return _moved(writer(chosen.into), roles, say)
    result = intake(
        [(path.resolve().name, path) for path in chosen.paths],
        chosen.into,
        app(),
        intake_tools(),
        writer=writer,
        seller=Seller(language=chosen.language or _spoken()),
        assigned=roles,
    )
    if chosen.json:
        print(json.dumps(intake_record(result, say, case=str(chosen.into)), ensure_ascii=False, indent=1))
    else:
        print("\n".join(printable_text(say(line)) for line in result_lines(result, chosen.into)))
    return 0


def _moved(writer: CaseWriter, roles: Mapping[str, FileRole], say: Callable[[Phrase], str]) -> int:
    """Say what files of a case that is there are. Raises: NothingToTakeIn, and what `move_paper` raises."""
    from rejoinder.usecases.case_history import event_sentence as told_event

    if not roles:
        raise NothingToTakeIn
    for file, role in roles.items():
        for event in move_paper(writer, file, role, app=app(), case_files=case_files()):
            if isinstance(event, PaperTaken):
                print(printable_text(say(told_event(event))))
    return 0


def result_lines(result: Intake, case: Path) -> Iterator[Phrase]:
    """One line for each file that was taken or left out, then what to do next."""
    for one in result.taken:
        yield phrase(f"intake.line{'' if one.sure else '-unsure'}", **_values(one))
        if one.unread:
            yield phrase("intake.line-more", says=one.unread)
    yield from (phrase("intake.line-left-out", says=left.says) for left in result.left_out)
    if result.complaint is None:
        yield phrase("intake.no-complaint", case=str(case))
        return
    if result.rivals:
        yield phrase("intake.rivals", files=", ".join(result.rivals))
    if any(not one.sure for one in result.taken):
        yield phrase("intake.mend", case=str(case))
    yield phrase("intake.next", case=str(case))


def _values(one: TakenPaper) -> dict[str, object]:
    kind = phrase(f"paper.kind-{one.kind.value.replace('_', '-')}")
    return {"origin": one.origin, "role": phrase(f"intake.role-{one.role.value}"), "kind": kind, "why": one.why}


def _spoken() -> str | None:
    """The language that the machine is set to, where it is one of ours; else the notice's is spoken."""
    languages = (
        os.environ.get(name, "")[:2].lower() for name in ("REJOINDER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    )
    language = next(filter(None, languages), "")
    return language if language in LANGUAGES else None


def _roles(pairs: Sequence[str]) -> dict[str, FileRole]:
    """Roles by file. Raises: FileRoleIsUnknown."""
    found = {}
    for one in pairs:
        file, sign, role = one.rpartition("=")
        if not sign or not file or role not in set(FileRole):
            raise FileRoleIsUnknown(said=one, roles=", ".join(FileRole))
        found[file] = FileRole(role)
    return found
