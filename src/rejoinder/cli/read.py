"""`rejoinder read`: what complaints say, value by value."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.cli.core import cores
from rejoinder.domain.phrase import LANGUAGES

if TYPE_CHECKING:
    from rejoinder.domain.reading import Reading

AT_ONCE, CHUNK = 32, 4
"""From so many files on every core reads; so many files go to one at a time."""
EXPORT_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")

DESCRIPTION = {
    "en": "Read complaints and show what they say. Nothing is sent anywhere.",
    "zh": "读取投诉并显示其内容。不会向任何地方发送数据。",
    "ru": "Прочитать жалобы и показать, что в них сказано. Никуда ничего не отправляется.",
}
HELP = {
    "files": {
        "en": "files (.eml .msg .html .mhtml .txt .pdf .docx .png .jpg .csv .xlsx); `-` reads paths from stdin",
        "zh": "投诉文件（.eml .msg .html .mhtml .txt .pdf .docx .png .jpg .csv .xlsx）；`-` 表示从标准输入逐行读取路径",
        "ru": "файлы (.eml .msg .html .mhtml .txt .pdf .docx .png .jpg .csv .xlsx); `-` читает пути из ввода",
    },
    "json": {
        "en": "print one JSON line a file; of an export, one a row",
        "zh": "每个文件输出一行 JSON；导出文件每行投诉输出一行",
        "ru": "печатать одну строку JSON на файл; для выгрузки — на каждую её строку",
    },
    "language": {"en": "language of the words", "zh": "输出语言", "ru": "язык вывода"},
}


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the command's arguments."""
    parser.description = DESCRIPTION[language]
    parser.add_argument("files", nargs="+", metavar="FILE", help=HELP["files"][language])
    parser.add_argument("--json", action="store_true", help=HELP["json"][language])
    parser.add_argument("--language", choices=LANGUAGES, help=HELP["language"][language])


def run(chosen: argparse.Namespace, language: str) -> int:
    """Read each file in the order given. A file that cannot be read is named on stderr; the code is then 2."""
    _ready(as_json=chosen.json, language=language)
    paths = _paths(chosen.files)
    first = list(islice(paths, AT_ONCE))
    rest = chain(first, paths)
    if len(first) < AT_ONCE or cores() < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return max((_printed(path) for path in rest), default=0)
    # Forked, so that what finds the words is made ready once and shared.
    with ProcessPoolExecutor(cores(), mp_context=multiprocessing.get_context("fork")) as pool:
        return max(map(_passed_on, pool.map(_captured, rest, chunksize=CHUNK)), default=0)


Told = tuple[int, str, str]
"""The code of one file, and what is to be printed for it on either stream."""
_SHOW: list[tuple[_Shown, str]] = []


def _ready(*, as_json: bool, language: str) -> None:
    _SHOW[:] = [(_AsJson(language) if as_json else _AsWords(language), language)]


def _printed(path: Path) -> int:
    from rejoinder.cli.failure import guarded

    show, language = _SHOW[0]

    def shown() -> int:
        for line in show(path):
            print(line)
        return 0

    return guarded(shown, language)


def _captured(path: Path) -> Told:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = _printed(path)
    return code, out.getvalue(), err.getvalue()


def _passed_on(told: Told) -> int:
    code, out, err = told
    sys.stdout.write(out)
    if err:
        sys.stdout.flush()
        sys.stderr.write(err)
    return code


def _paths(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        if name != "-":
            yield Path(name)
            continue
        for line in sys.stdin:
            if line.strip():
                yield Path(line.rstrip("\r\n"))


class _Shown:
    def __call__(self, path: Path) -> Iterator[str]:
        """What is to be printed of a file."""
        raise NotImplementedError

    def __init__(self, language: str) -> None:
        from rejoinder.adapters.wording import Wording
        from rejoinder.cli.wiring import complaints

        self.complaints = complaints()
        self.wording, self.language = Wording(), language

    def readings(self, path: Path) -> Iterator[Reading]:
        """The file's reading; of an export, one for each row."""
        from rejoinder.reading.reader import read

        if path.suffix.lower() not in EXPORT_SUFFIXES:
            yield read(self.complaints.open(path))
            return
        from rejoinder.cli.wiring import exports
        from rejoinder.usecases.open_cases import row_source

        export = exports().open(path)
        for row in export.rows:
            yield read(row_source(export, row))


class _AsJson(_Shown):
    def __call__(self, path: Path) -> Iterator[str]:
        import json

        from rejoinder.assembly.reading_record import record

        for reading in self.readings(path):
            yield json.dumps(record(reading, lambda said: self.wording.say(said, self.language)), ensure_ascii=False)


class _AsWords(_Shown):
    def __call__(self, path: Path) -> Iterator[str]:
        from rejoinder.assembly.reading_words import reading_words

        for reading in self.readings(path):
            yield from reading_words(reading, lambda said: self.wording.say(said, self.language))
            yield ""
