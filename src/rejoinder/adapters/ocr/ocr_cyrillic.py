"""Lines in Cyrillic letters, which the first reader leaves out, read by tesseract where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from typing import Any

import attrs
import cv2
import numpy as np

from rejoinder.adapters.ocr.ocr_engine import OcrLetter, OcrTextLine

Pixels = np.ndarray[Any, Any]

THIN = 0.95
"""Letters for each height of a line, under which letters seem to be left out; wide letters count twice."""
THIN_SHARE = 0.12
"""Part of all print that has to stand in such lines before the page is looked at again."""
UNSURE = 0.85
"""Confidence of the usual letter of a line, under which it may be of another alphabet."""
UNSURE_SHARE, SURE_LETTERS = 0.3, 20
"""Part of all print in such or in thin lines, and Cyrillic letters that have to be seen surely in the longest."""
MUCH = 0.35
"""The same before words are called unread although their script is not known."""
PROBED = 6
REREAD = 12
"""Words of a photograph that are read again."""
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LINE_HEIGHT = 42
GAP = 26
WIDEST = 3_000
SECONDS = 60
_FORM = re.compile(r"(?<!\w)(?<!\d )[0OО]{3}(?=\s?[«\"“„])")
_STROKES = frozenset(".,'\"|‘’“”`")
BAND = 60
"""Lines on one picture."""


def put_right(lines: Sequence[OcrTextLine], crops: Sequence[Pixels]) -> tuple[list[OcrTextLine], str | None]:
    """The lines with Cyrillic ones read again.

    Returns: the lines, and the script of words that nobody here can read, empty where it is not known; None where all
    could be read.
    """
    thin = _thin(lines)
    share, doubtful = _share(thin, lines), sorted({*thin, *_unsure(lines)})
    if share < THIN_SHARE and _share(doubtful, lines) < UNSURE_SHARE:
        return list(lines), None
    if not reads_cyrillic():
        return list(lines), "" if share >= MUCH else None
    chosen, least = (thin, 4) if share >= THIN_SHARE else (doubtful, SURE_LETTERS)
    probed = sorted(chosen, key=lambda index: -lines[index].length)[:PROBED]
    letters_probed = [letter for letters in _read([crops[index] for index in probed]) for letter in letters]
    if not _is_cyrillic(letters_probed, least=least):
        return list(lines), "" if share >= MUCH else None
    readings = _read(crops)
    return [_better(line, letters) for line, letters in zip(lines, readings, strict=True)], None


def _share(chosen: Sequence[int], lines: Sequence[OcrTextLine]) -> float:
    """How much of all print stands in these lines."""
    return sum(lines[index].length for index in chosen) / (sum(line.length for line in lines) or 1.0)


def _unsure(lines: Sequence[OcrTextLine]) -> list[int]:
    """Lines of which the first reader made letters of its own alphabets, but none surely."""
    found = []
    for index, line in enumerate(lines):
        letters = [letter for letter in line.letters if letter.text.isalpha()]
        narrow = len(letters) >= 5 and all(letter.text < "\u2e80" for letter in letters)
        if narrow and sum(letter.confidence for letter in letters) / len(letters) < UNSURE:
            found.append(index)
    return found


def reread(lines: Sequence[OcrTextLine], crops: Sequence[Pixels]) -> list[OcrTextLine]:
    """Single words that were read unsurely, read again either way up, and kept where they come out surely Cyrillic."""
    doubtful = [index for index, line in enumerate(lines) if _is_doubtful(line)][:REREAD]
    if not doubtful or not reads_cyrillic():
        return list(lines)
    mended = list(lines)
    upright = [crops[index] for index in doubtful]
    turned = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in upright]
    readings = zip(doubtful, _read(upright), _read(turned), strict=True)
    for index, letters, letters_turned in readings:
        quad = lines[index].quad
        if letters and _is_cyrillic(letters, least=3):
            mended[index] = OcrTextLine(quad, letters)
        elif letters_turned and _is_cyrillic(letters_turned, least=3):
            mended[index] = OcrTextLine(np.ascontiguousarray(quad[[2, 3, 0, 1]]), letters_turned)
    return mended


def _is_doubtful(line: OcrTextLine) -> bool:
    letters = [letter for letter in line.letters if letter.text.isalpha()]
    sure = sum(letter.confidence for letter in letters) / max(len(letters), 1)
    return len(letters) >= 3 and sure < 0.97 and all(letter.text < "\u2e80" for letter in letters)


@cache
def reads_cyrillic() -> bool:
    """Whether tesseract with Russian is installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False, text=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return "rus" in listed.stdout.split()


def _thin(lines: Sequence[OcrTextLine]) -> list[int]:
    found = []
    for index, line in enumerate(lines):
        letters = sum(2 if letter.text >= "\u2e80" else 1 for letter in line.letters if not letter.text.isspace())
        if line.length >= 2.2 and letters / line.length < THIN:
            found.append(index)
    return found


def _is_cyrillic(letters: Sequence[OcrLetter], *, least: int = 4) -> bool:
    sure = [letter.text for letter in letters if letter.confidence >= 0.5 and letter.text.isalpha()]
    return len(sure) >= least and sum(bool(CYRILLIC.match(letter)) for letter in sure) > 0.5 * len(sure)


def _better(line: OcrTextLine, letters: tuple[OcrLetter, ...]) -> OcrTextLine:
    """The second reading where it shows Cyrillic letters, or more letters than the first."""
    if not letters:
        return line
    letters = _with_its_codes(line, _with_its_form(_without_rules(line, letters)))
    wide = any(letter.text >= "\u2e80" for letter in line.letters)
    cyrillic = sum(bool(CYRILLIC.match(letter.text)) for letter in letters)
    return OcrTextLine(line.quad, letters) if cyrillic and not wide else line


def _with_its_form(letters: tuple[OcrLetter, ...]) -> tuple[OcrLetter, ...]:
    """Noughts before a name in quotation marks are the letters of a legal form: `000 «Fern»` is `ООО «Fern»`."""
    text = "".join(letter.text if len(letter.text) == 1 else "?" for letter in letters)
    mended = list(letters)
    for found in _FORM.finditer(text):
        for place in range(*found.span()):
            mended[place] = attrs.evolve(mended[place], text="О")
    return tuple(mended)


def _with_its_codes(line: OcrTextLine, letters: tuple[OcrLetter, ...]) -> tuple[OcrLetter, ...]:
    """The Latin letters of a number as the first reader has them, where both see the same digits behind them.

    Of Cyrillic and Latin in one line, tesseract reads `IPR-2026-1103` as `1РК-2026-1103`.
    """
    for code in _CODE.finditer(line.text):
        text = "".join(letter.text if len(letter.text) == 1 else "?" for letter in letters)
        tail = text.find(code[2])
        head = _HEAD.search(text[:tail]) if tail > 0 else None
        if head is None or head[0] == code[1]:
            continue
        first, last = letters[head.start()], letters[tail - 1]
        step = (last.along - first.along) / max(len(code[1]) - 1, 1)
        spelled = (OcrLetter(sign, first.confidence, first.along + step * n) for n, sign in enumerate(code[1]))
        letters = (*letters[: head.start()], *spelled, *letters[tail:])
    return letters


_CODE = re.compile(r"(?<![A-Za-z])([A-Z]{2,6})((?:-\d{2,}){2,})")
_HEAD = re.compile(r"[^\W_]{1,6}$")


def _without_rules(line: OcrTextLine, letters: tuple[OcrLetter, ...]) -> tuple[OcrLetter, ...]:
    """Without points and strokes at either end that the first reader does not see: they are the rules of a table.

    Of Cyrillic words the first reader sees the points and leaves out the letters.
    """
    first = [letter.text for letter in line.letters if not letter.text.isspace()]
    begins, ends = 0, len(letters)
    if not first or first[0] not in _STROKES:
        while begins < ends and (letters[begins].text in _STROKES or letters[begins].text.isspace()):
            begins += 1
    if not first or first[-1] not in _STROKES:
        while begins < ends and (letters[ends - 1].text in _STROKES or letters[ends - 1].text.isspace()):
            ends -= 1
    return letters[begins:ends]


def _read(crops: Sequence[Pixels]) -> list[tuple[OcrLetter, ...]]:
    """What tesseract reads on each of these lines; empty where it reads nothing."""
    found: list[tuple[OcrLetter, ...]] = []
    for start in range(0, len(crops), BAND):
        found += _read_band(crops[start : start + BAND])
    return found


def _read_band(crops: Sequence[Pixels]) -> list[tuple[OcrLetter, ...]]:
    """The lines stand under each other on one picture, so that each is found by its height."""
    sized = [_sized(crop) for crop in crops]
    canvas = np.full(
        (len(sized) * (LINE_HEIGHT + GAP) + GAP, max(each.shape[1] for each in sized) + 2 * GAP), 255, np.uint8
    )
    for index, each in enumerate(sized):
        top = GAP + index * (LINE_HEIGHT + GAP)
        canvas[top : top + LINE_HEIGHT, GAP : GAP + each.shape[1]] = each
    words: list[list[tuple[float, float, str, float]]] = [[] for _ in sized]
    for left, top, width, height, sure, text in _table(canvas):
        index = int((top + height / 2 - GAP / 2) // (LINE_HEIGHT + GAP))
        if 0 <= index < len(sized):
            across = sized[index].shape[1]
            words[index].append(((left - GAP) / across, (left + width - GAP) / across, text, sure))
    return [_letters(each) for each in words]


def _sized(crop: Pixels) -> Pixels:
    gray = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    width = min(max(round(LINE_HEIGHT * gray.shape[1] / max(gray.shape[0], 1)), 4), WIDEST)
    sized = cv2.resize(gray, (width, LINE_HEIGHT), interpolation=cv2.INTER_CUBIC)
    darkest, lightest = (float(value) for value in np.percentile(sized, (2, 90)))
    spread = (sized.astype(np.float32) - darkest) * (255 / max(lightest - darkest, 40))
    stretched = np.clip(spread, 0, 255).astype(np.uint8)
    upright: Pixels = 255 - stretched if float(np.median(stretched)) < 100 else stretched
    return upright


def _table(canvas: Pixels) -> list[tuple[int, int, int, int, float, str]]:
    """Left, top, width, height, confidence and text of every word."""
    program = shutil.which("tesseract")
    done, png = cv2.imencode(".png", canvas)
    if program is None or not done:
        return []
    command = [program, "stdin", "stdout", "-l", "rus+eng" if _has_english() else "rus", "--psm", "6", "tsv"]
    try:
        ran = subprocess.run(
            command, input=png.tobytes(), capture_output=True, timeout=SECONDS, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return []
    return [row for line in ran.stdout.decode("utf-8", "replace").splitlines()[1:] for row in _row(line)]


def _row(line: str) -> list[tuple[int, int, int, int, float, str]]:
    parts = line.split("\t")
    if len(parts) != 12 or parts[0] != "5" or not parts[11].strip():
        return []
    left, top, width, height = (int(part) for part in parts[6:10])
    return [(left, top, width, height, float(parts[10]) / 100, parts[11].strip())]


@cache
def _has_english() -> bool:
    program = shutil.which("tesseract") or "tesseract"
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False, text=True)
    return "eng" in listed.stdout.split()


def _letters(words: Sequence[tuple[float, float, str, float]]) -> tuple[OcrLetter, ...]:
    """Words spread over their places, a space between two."""
    letters: list[OcrLetter] = []
    for begins, ends, text, sure in sorted(words):
        step = (ends - begins) / len(text)
        if letters:
            letters.append(OcrLetter(" ", 1.0, max(begins - step / 2, 0.0)))
        letters += [
            OcrLetter(letter, sure, min(max(begins + (index + 0.5) * step, 0.0), 1.0))
            for index, letter in enumerate(text)
        ]
    return tuple(letters)
