"""`rejoinder demo`: the main job on the sample case that ships with the program."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import rejoinder
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, phrase

NAME = "night-herons"
FOLDER = "rejoinder-demo"
HOUR = "2026-11-11 09:00"
"""The day after the sample's notice came in, so that its clocks run as in the tutorial."""


class SampleIsMissing(Invalid):
    """This installation holds no sample case."""


class DemoIsThere(Invalid):
    """The folder for the sample holds something already."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Where the sample is put, and the language to speak."""
    says = Wording()
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help=says.say(phrase("demo.help-folder"), language)
    )
    parser.add_argument("--language", choices=LANGUAGES)


def run(chosen: argparse.Namespace, language: str) -> int:
    """Copy the sample into a folder and answer it there. Raises: SampleIsMissing, DemoIsThere."""
    from rejoinder.cli import answer

    folder = (chosen.folder or Path(FOLDER)).absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DemoIsThere(folder=folder.name)
    shutil.copytree(sample(), folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("answer"))
    parser = argparse.ArgumentParser()
    answer.arguments(parser, language)
    spoken = ["--language", chosen.language] if chosen.language else []
    code = answer.run(parser.parse_args([str(folder), "--now", HOUR, *spoken]), language)
    print(Wording().say(phrase("demo.open", page=str(folder / "answer" / "answer.html")), language))
    return code


def sample() -> Path:
    """The folder of the sample: in the package, or in the project that the package is developed in.

    Raises: SampleIsMissing.
    """
    package = Path(rejoinder.__file__).parent
    for found in (package / "sample" / NAME, package.parents[1] / "examples" / NAME):
        if found.is_dir():
            return found
    raise SampleIsMissing
