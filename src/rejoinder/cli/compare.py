"""`rejoinder compare`: whether one picture was made from another."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from pathlib import Path

from rejoinder.adapters.pictures.picture import Pictures
from rejoinder.adapters.pictures.picture_caption import Captions
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.comparison_record import comparison_record
from rejoinder.cli.compare_pairs import PairRow, answers, content, never_over, progress, write_file
from rejoinder.domain.comparison import Comparison
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, phrase

_WRITTEN = ("plate-shared", "exhibit-turn", "exhibit-apart")


class PicturesAreNotNamed(Invalid):
    """The command line names neither two pictures nor a table, or both."""


class PairsCannotBeRead(Invalid):
    """The table of pairs is no CSV with the header `a,b`."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments, with help in a language."""
    wording = Wording()

    def words(name: str) -> str:
        return wording.say(phrase(f"compare.{name}"), language)

    parser.description = words("help")
    parser.add_argument("a", nargs="?", metavar="A", help=words("help-a"))
    parser.add_argument("b", nargs="?", metavar="B", help=words("help-b"))
    parser.add_argument("--pairs", metavar="FILE", help=words("help-pairs"))
    parser.add_argument("--shelf", metavar="DIR", help=words("help-shelf"))
    parser.add_argument("--index", metavar="FILE", help=words("help-index"))
    parser.add_argument("--page", metavar="FILE", help=words("help-page"))
    parser.add_argument("--json", action="store_true", help=words("help-json"))
    parser.add_argument("--overlay", metavar="FILE", help=words("help-overlay"))
    parser.add_argument("--language", choices=LANGUAGES, help=words("help-language"))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Compare two pictures, or every row of a table. Raises: Invalid."""
    if chosen.shelf is not None:
        from rejoinder.cli import compare_collection

        if chosen.a is None or chosen.b is not None or chosen.pairs is not None or chosen.overlay is not None:
            raise PicturesAreNotNamed(why=phrase("compare.shelf-alone"))
        return compare_collection.run(chosen, language)
    if chosen.index is not None or chosen.page is not None:
        raise PicturesAreNotNamed(why=phrase("compare.shelf-missing"))
    if chosen.pairs is not None:
        if chosen.a is not None or chosen.overlay is not None:
            raise PicturesAreNotNamed(why=phrase("compare.not-both"))
        return _table(Path(chosen.pairs), language)
    if chosen.a is None or chosen.b is None:
        raise PicturesAreNotNamed(why=phrase("compare.need-two"))
    return _two(chosen, language)


def _two(chosen: argparse.Namespace, language: str) -> int:
    if chosen.overlay is not None:
        never_over(Path(chosen.overlay), (Path(chosen.a), Path(chosen.b)))
    pictures, wording = Pictures(), Wording()
    a, b = content(Path(chosen.a)), content(Path(chosen.b))
    comparison = pictures.compare(a, b, names=(f"`{chosen.a}`", f"`{chosen.b}`"))
    if chosen.overlay is not None:
        overlay = pictures.overlay(a, b, comparison, _captions(chosen, comparison, language))
        write_file(Path(chosen.overlay), overlay)
    because = wording.say(comparison.because, language)
    if chosen.json:
        record = comparison_record(comparison, a=chosen.a, b=chosen.b, because=because)
        print(json.dumps(record, ensure_ascii=False))
        return 0
    verdict = phrase(f"compare.verdict-{comparison.verdict.value}")
    print(wording.say(phrase("compare.answer", verdict=verdict, because=because), language))
    if chosen.overlay is not None:
        print(wording.say(phrase("compare.drawn", file=chosen.overlay), language))
    return 0


def _captions(chosen: argparse.Namespace, comparison: Comparison, language: str) -> Captions:
    """What is written on the proof: by name only, for the folders of a machine are nobody's business."""
    verdict = phrase(f"compare.verdict-{comparison.verdict.value}")
    messages = (verdict, comparison.because, *(phrase(f"picture.{name}") for name in _WRITTEN))
    title, says, shared, turn, apart = (Wording().say(each, language) for each in messages)
    a, b = Path(chosen.a).name, Path(chosen.b).name
    return Captions(title=title, says=says, a=a, b=b, shared=shared, turn=turn, apart=apart)


def _table(file: Path, language: str) -> int:
    rows = _rows(file, language)
    unread = 0
    for done, record in enumerate(answers(rows), start=1):
        unread += "error" in record
        print(json.dumps(record, ensure_ascii=False))
        progress(done, len(rows), language)
    if unread:
        print(Wording().say(phrase("compare.unread", rows=unread), language), file=sys.stderr)
    return 0


def _rows(file: Path, language: str) -> list[PairRow]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PairsCannotBeRead(file=str(file), why=phrase("compare.not-text")) from error
    except (OSError, ValueError) as error:
        raise PairsCannotBeRead(file=str(file), why=phrase("compare.not-there")) from error
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        lines = [(reader.line_num, line) for line in reader if any(part.strip() for part in line)]
    except csv.Error as error:
        raise PairsCannotBeRead(file=str(file), why=str(error)) from error
    if not lines or not {"a", "b"} <= {name.strip() for name in lines[0][1]}:
        raise PairsCannotBeRead(file=str(file), why=phrase("compare.no-header"))
    header = [name.strip() for name in lines[0][1]]
    places = header.index("a"), header.index("b")
    return [_row(number, line, places, file.parent, language) for number, line in lines[1:]]


def _row(number: int, line: list[str], places: tuple[int, int], folder: Path, language: str) -> PairRow:
    a, b = (line[place].strip() if place < len(line) else "" for place in places)
    return PairRow(a=a, b=b, file_a=_find_file(a, folder), file_b=_find_file(b, folder), line=number, language=language)


def _find_file(name: str, folder: Path) -> Path:
    """Beside the table, else from where the command was called."""
    beside = folder / name
    return beside if beside.exists() else Path(name)
