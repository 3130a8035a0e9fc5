"""`rejoinder read`: what complaints say, value by value."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.cli.core import cores
from rejoinder.cli.progress_line import LINE
from rejoinder.cli.reader_language import beside_text
from rejoinder.domain.phrase import LANGUAGES, Phrase

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
    "rulebooks": {
        "en": "a folder of rulebooks whose marketplaces are recognised too",
        "zh": "同时识别此规则手册文件夹中的电商平台",
        "ru": "папка со сводами правил, чьи площадки тоже распознаются",
    },
    "language": {"en": "language of the words", "zh": "输出语言", "ru": "язык вывода"},
}


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the command's arguments."""
    parser.description = DESCRIPTION[language]
    parser.add_argument("files", nargs="+", metavar="FILE", help=HELP["files"][language])
    parser.add_argument("--json", action="store_true", help=HELP["json"][language])
    parser.add_argument("--rulebooks", type=Path, metavar="DIR", help=HELP["rulebooks"][language])
    parser.add_argument("--language", choices=LANGUAGES, help=HELP["language"][language])


def run(chosen: argparse.Namespace, language: str) -> int:
    """Read each file in the order given. A file that cannot be read is named on stderr; the code is then 2."""
    _PRINTER[:] = [_Printer(as_json=chosen.json, chosen=chosen.language, language=language, rulebooks=chosen.rulebooks)]
    paths = _paths(chosen.files)
    first = list(islice(paths, AT_ONCE))
    rest = chain(first, paths)
    if len(first) == AT_ONCE and cores() > 1 and hasattr(os, "fork"):
        return max(_on_every_core(rest), default=0)
    return max(map(_PRINTER[0], rest), default=0)


ProcessOutput = tuple[int, str, str]
"""The code of one file, and what is to be printed for it on either stream."""


def _on_every_core(paths: Iterable[Path]) -> Iterator[int]:
    """The code of each file, in their order. Forked, so that each has the printer that was made ready."""
    LINE.hush()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(cores(), mp_context=multiprocessing.get_context("fork")) as pool:
        yield from map(_passed_on, pool.map(_captured, paths, chunksize=CHUNK))


def _captured(path: Path) -> ProcessOutput:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = _PRINTER[0](path)
    return code, out.getvalue(), err.getvalue()


def _passed_on(output: ProcessOutput) -> int:
    code, out, err = output
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


class _Printer:
    """Prints what a file holds, and tells its code; what it needs is made ready once."""

    def __init__(self, *, as_json: bool, chosen: str | None, language: str, rulebooks: Path | None) -> None:
        from rejoinder.adapters.shipped.wording import Wording
        from rejoinder.cli.failure import run_guarded
        from rejoinder.cli.wiring import complaints, markets

        self._complaints, self._guarded, self._markets = complaints(), run_guarded, markets(rulebooks)
        self._wording, self._chosen, self._language = Wording(), chosen, language
        self._lines = _as_json if as_json else _as_words

    def __call__(self, path: Path) -> int:
        return self._guarded(lambda: self._print(path), self._language)

    def _print(self, path: Path) -> int:
        for reading in self._readings(path):
            LINE.finish()
            spoken = beside_text(reading.language, chosen=self._chosen, otherwise=self._language)
            for line in self._lines(reading, partial(self._wording.say, language=spoken)):
                print(line)
        return 0

    def _readings(self, path: Path) -> Iterator[Reading]:
        """The file's reading; of an export, one for each row."""
        from rejoinder.reading.reader import read

        if path.suffix.lower() not in EXPORT_SUFFIXES:
            yield read(self._complaints.open(path), self._markets)
            return
        from rejoinder.cli.wiring import exports
        from rejoinder.usecases.open_cases import row_source

        export = exports().open(path)
        for row in export.rows:
            yield read(row_source(export, row), self._markets)


_PRINTER: list[_Printer] = []
"""The one printer of the command, where what is forked finds it."""


def _as_json(reading: Reading, say: Callable[[Phrase], str]) -> Iterator[str]:
    import json

    from rejoinder.assembly.reading_record import reading_record

    yield json.dumps(reading_record(reading, say), ensure_ascii=False)


def _as_words(reading: Reading, say: Callable[[Phrase], str]) -> Iterator[str]:
    from rejoinder.assembly.reading_words import reading_words

    yield from reading_words(reading, say)
    yield ""
