"""Lines of print found and read by PP-OCR (Chinese, Japanese and Latin letters), with a confidence for each letter."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import cv2
import numpy as np

from rejoinder.adapters.ocr.ocr_red_ink import is_under, merged_lines, red_ink, without_red_ink

Pixels = np.ndarray[Any, Any]
Quad = np.ndarray[Any, Any]
"""Four corners of a line, from its first letter's top on, clockwise."""

MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "ch_ppocr_mobile_v2.0_cls_mobile.onnx")
FIRST_LOOK = 1_150_000
"""Pixels at which lines are looked for; enough for print of ten points on a page of A4."""
SECOND_LOOK = 2_600_000
"""The same where the print turns out to be small."""
COARSE_PIXELS = 360_000
"""The same for a picture that may be a photograph without words."""
LINES_OF_PRINT = 2
"""Fewer lines at a glance are no words."""
SMALL_PRINT = 11.0
"""Height of a line at the first look, in pixels, under which a second look is taken."""
SMALL_PAPER = 0.5
"""Share of a photograph below which its print is looked at once more, from near, without what lies around it."""
MARGIN = 0.06
LARGEST_ENLARGEMENT = 1.8
LINE_LIMIT = 450
"""Lines of a page that are read; a page of small print has half as many."""
SCATTERED_LIMIT = 60
"""Words of a photograph that are read."""
LINE_HEIGHT = 48
STRIDE = 8
"""Pixels of a line, at that height, for one step of the reader."""
LONGEST_LINE = 3_200
BATCH = 6
TURNED_SURER = 0.15
"""By so much more surely a word has to be read upside down before it is taken for one that stands on its head."""
CLEARER = 0.03
"""By so much more surely a line has to be read without the red ink over it to be taken from there."""
TURNED = 1.5
"""From this height over width on, a line stands upright, so that the page lies on its side."""


@attrs.frozen
class OcrLetter:
    """One letter, how sure it is, and where along its line it stands (0 to 1)."""

    text: str
    confidence: float
    along: float


@attrs.frozen
class OcrTextLine:
    """One line: its corners on the upright picture, and its letters."""

    quad: Quad = attrs.field(eq=False)
    letters: tuple[OcrLetter, ...]

    @property
    def text(self) -> str:
        """The letters, spaces among them."""
        return "".join(letter.text for letter in self.letters)

    @property
    def length(self) -> float:
        """Width over height."""
        width = float(np.linalg.norm(self.quad[1] - self.quad[0]))
        height = float(np.linalg.norm(self.quad[3] - self.quad[0]))
        return width / max(height, 1.0)


def models() -> Path:
    """The folder of the models, which lie in the package itself. Raises: ImportError where they do not."""
    import importlib.util

    found = importlib.util.find_spec("rapidocr")
    if found is None or not found.submodule_search_locations:
        raise ImportError("rapidocr")
    folder = Path(found.submodule_search_locations[0]) / "models"
    if not all((folder / name).is_file() for name in MODELS):
        raise ImportError("the models of rapidocr")
    return folder


@attrs.define(slots=False)
class Reader:
    """Finds and reads the lines of one picture after another. Nothing is ever downloaded: the models are named."""

    threads: int = 1
    _folder: Path = attrs.field(factory=models)

    @cached_property
    def _ocr(self) -> Any:
        import logging

        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").disabled = True
        _let_idle_threads_sleep()
        found, read, turned = (str(self._folder / name) for name in MODELS)
        return RapidOCR(
            params={
                "Global.log_level": "critical",
                "Det.model_path": found,
                "Rec.model_path": read,
                "Cls.model_path": turned,
                "Det.limit_type": "max",
                "Det.limit_side_len": 100_000,
                "EngineConfig.onnxruntime.intra_op_num_threads": min(self.threads, os.cpu_count() or 1),
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def warm(self) -> None:
        """Load the models."""
        ocr = self._ocr
        for load in (ocr._load_det_model, ocr._load_rec_model, ocr._load_cls_model):
            load()

    def finds_words(self, pixels: Pixels) -> bool:
        """Whether a quick look shows lines of print."""
        return len(self._detect_text(pixels, COARSE_PIXELS)) >= LINES_OF_PRINT

    def read(self, pixels: Pixels) -> tuple[list[OcrTextLine], int]:
        """The lines of a picture (height x width x 3, blue first) and by how many quarter turns to the left it was
        turned so that they stand upright; corners are those of the turned picture.
        """
        quads = self._find_lines(pixels)
        turn = 0
        if _on_its_side(quads):
            pixels, turn = np.ascontiguousarray(np.rot90(pixels)), 1
            quads = self._find_lines(pixels)
        quads, crops, again = self._with_red_ink_removed(pixels, quads)
        if self._upside_down(crops):
            height, width = pixels.shape[:2]
            whole = np.array([[width, height]], np.float32)
            quads = [np.ascontiguousarray((whole - quad)[[2, 3, 0, 1]]) for quad in quads]
            crops = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops]
            again = {at: np.ascontiguousarray(np.rot90(crop, 2)) for at, crop in again.items()}
            turn += 2
        readings = self._letters(crops)
        for at, letters in zip(again, self._letters([*again.values()]), strict=True):
            if _sureness([letters]) > _sureness([readings[at]]) + CLEARER:
                readings[at] = letters
        return [OcrTextLine(quad, letters) for quad, letters in zip(quads, readings, strict=True)], turn

    def _with_red_ink_removed(
        self, pixels: Pixels, quads: list[Quad]
    ) -> tuple[list[Quad], list[Pixels], dict[int, Pixels]]:
        """The lines and their pictures, those under red ink as found without it.

        Of lines in which red stands and that were found with it too, the picture without it, by the line's number.
        """
        red = red_ink(pixels)
        if red is None:
            return quads, [_cut(pixels, quad) for quad in quads], {}
        clear = without_red_ink(pixels)
        found, under = merged_lines(quads, self._find_lines(clear), red, pixels.shape)
        crops = [_cut(pixels, quad) for quad in found] + [_cut(clear, quad) for quad in under]
        again = {at: _cut(clear, quad) for at, quad in enumerate(found) if is_under(quad, red, pixels.shape)}
        return [*found, *under], crops, again

    def read_scattered(self, pixels: Pixels) -> list[OcrTextLine]:
        """The words of a photograph, each read by itself the way up in which it is surer; nothing is turned."""
        quads = self._find_lines(pixels, paper=False)[:SCATTERED_LIMIT]
        crops = [_cut(pixels, quad) for quad in quads]
        turned = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops]
        readings = zip(quads, self._letters(crops), self._letters(turned), strict=True)
        return [_surer(quad, one, other) for quad, one, other in readings if one or other]

    def crops(self, pixels: Pixels, lines: Sequence[OcrTextLine], turn: int) -> list[Pixels]:
        """The pictures of these lines, for another reader."""
        upright = np.ascontiguousarray(np.rot90(pixels, turn)) if turn else pixels
        return [_cut(upright, line.quad) for line in lines]

    def _find_lines(self, pixels: Pixels, *, paper: bool = True) -> list[Quad]:
        first = self._detect_text(pixels, FIRST_LOOK)
        left, top, right, bottom = _extent(first, pixels)
        heights = [_height(quad) * _scale(pixels, FIRST_LOOK) for quad in first]
        many = len(first) >= 8
        if many and paper and (right - left) * (bottom - top) < SMALL_PAPER * pixels.shape[0] * pixels.shape[1]:
            near = self._detect_text(np.ascontiguousarray(pixels[top:bottom, left:right]), FIRST_LOOK)
            first = [quad + np.array([left, top], np.float32) for quad in near]
        elif many and float(np.median(heights)) < SMALL_PRINT and _scale(pixels, FIRST_LOOK) < 1:
            first = self._detect_text(pixels, SECOND_LOOK)
        return sorted(first, key=lambda quad: -_length(quad))[:LINE_LIMIT]

    def _detect_text(self, pixels: Pixels, area: int) -> list[Quad]:
        scale = _scale(pixels, area)
        height, width = pixels.shape[:2]
        sized = (max(round(width * scale), 32), max(round(height * scale), 32))
        small = cv2.resize(pixels, sized, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
        found = self._ocr._load_det_model()(_padded(small))
        if found.boxes is None:
            return []
        corners = np.array([sized[0] / width, sized[1] / height], np.float32)
        return [np.asarray(box, np.float32) / corners for box in found.boxes]

    def _upside_down(self, crops: Sequence[Pixels]) -> bool:
        """Whether most of the longest lines look as if they stood on their heads, and are read more surely turned."""
        longest = sorted(crops, key=lambda crop: -crop.shape[1] / max(crop.shape[0], 1))[:9]
        if not longest:
            return False
        labels = self._ocr._load_cls_model()([crop.copy() for crop in longest]).cls_res or []
        if 2 * sum(label == "180" and score > 0.8 for label, score in labels) <= len(longest):
            return False
        turned = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in longest]
        return _sureness(self._letters(turned)) > _sureness(self._letters(longest))

    def _letters(self, crops: Sequence[Pixels]) -> list[tuple[OcrLetter, ...]]:
        reader = self._ocr._load_rec_model()
        known = reader.postprocess_op.character
        order = sorted(range(len(crops)), key=lambda index: _ratio(crops[index]))
        by_index: dict[int, tuple[OcrLetter, ...]] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            sized = [_sized(crops[index]) for index in batch]
            widest = max(each.shape[1] for each in sized)
            put = np.zeros((len(sized), 3, LINE_HEIGHT, max(widest, 320)), np.float32)
            for row, each in zip(put, sized, strict=True):
                row[:, :, : each.shape[1]] = each.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
            for index, each, steps in zip(batch, sized, reader.session(put), strict=True):
                by_index[index] = tuple(_spelled(steps, known, each.shape[1], put.shape[3]))
        return [by_index[index] for index in range(len(crops))]


def _let_idle_threads_sleep() -> None:
    """Threads of the models that wait for work sleep instead of spinning, which took as much time again."""
    try:
        from rapidocr.inference_engine.onnxruntime.main import OrtInferSession
    except ImportError:
        return
    options = getattr(OrtInferSession, "_init_sess_opts", None)
    if options is None or getattr(options, "sleeps", False):
        return

    def sleeping(config: Any) -> Any:
        session_options = options(config)
        session_options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return session_options

    sleeping.sleeps = True  # type: ignore[attr-defined]
    OrtInferSession._init_sess_opts = staticmethod(sleeping)  # type: ignore[method-assign, assignment]


def _spelled(steps: Pixels, known: Sequence[str], width: int, whole: int) -> Iterator[OcrLetter]:
    """The letters that the steps spell: repeats are one letter, and the first sign of the alphabet is none."""
    best = steps.argmax(axis=1)
    sure = steps[np.arange(len(best)), best]
    step = whole / len(best)
    index = 0
    while index < len(best):
        end = index + 1
        while end < len(best) and best[end] == best[index]:
            end += 1
        if best[index]:
            middle = (index + end) / 2 * step / max(width, 1)
            yield OcrLetter(known[best[index]], float(sure[index:end].max()), min(middle, 1.0))
        index = end


def _sureness(lines: Sequence[tuple[OcrLetter, ...]]) -> float:
    """How sure the letters of some lines are, all of them together."""
    letters = [letter.confidence for line in lines for letter in line]
    return sum(letters) / max(len(letters), 1)


def _surer(quad: Quad, upright: tuple[OcrLetter, ...], turned: tuple[OcrLetter, ...]) -> OcrTextLine:
    """The line as it is read more surely; corners follow it when it stands on its head."""
    if _sureness([turned]) > _sureness([upright]) + TURNED_SURER:
        return OcrTextLine(np.ascontiguousarray(quad[[2, 3, 0, 1]]), turned)
    return OcrTextLine(quad, upright)


def _scale(pixels: Pixels, area: int) -> float:
    height, width = pixels.shape[:2]
    return min(float(np.sqrt(area / (height * width))), LARGEST_ENLARGEMENT)


def _extent(quads: Sequence[Quad], pixels: Pixels) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what the lines cover and a margin about it; the whole picture where none are."""
    height, width = pixels.shape[:2]
    if not quads:
        return 0, 0, width, height
    corners = np.concatenate(list(quads))
    low, high = corners.min(axis=0), corners.max(axis=0)
    margin = MARGIN * float((high - low).max())
    return (
        max(int(low[0] - margin), 0), max(int(low[1] - margin), 0),
        min(int(high[0] + margin) + 1, width), min(int(high[1] + margin) + 1, height),
    )  # fmt: skip


def _padded(pixels: Pixels) -> Pixels:
    """The picture with a margin to the right and below, so that its sides are multiples of 32 and nothing is bent."""
    height, width = pixels.shape[:2]
    return cv2.copyMakeBorder(pixels, 0, -height % 32, 0, -width % 32, cv2.BORDER_REPLICATE)


def _height(quad: Quad) -> float:
    return float(min(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[1] - quad[0])))


def _length(quad: Quad) -> float:
    return float(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[1] - quad[0])))


def _on_its_side(quads: Sequence[Quad]) -> bool:
    """Whether most of the print runs up or down; single letters and short words do not count."""
    lying = upright = 0.0
    for quad in quads:
        width, height = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
        if height > TURNED * width:
            upright += float(height)
        elif width > TURNED * height:
            lying += float(width)
    return upright > lying


def _cut(pixels: Pixels, quad: Quad) -> Pixels:
    """The line made straight; a line that stands upright among lying ones is laid down."""
    width = max(int(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))), 2)
    height = max(int(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))), 2)
    goal = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    bend = cv2.getPerspectiveTransform(np.ascontiguousarray(quad, np.float32), goal)
    cut = cv2.warpPerspective(pixels, bend, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(np.rot90(cut)) if height > TURNED * width else cut


def _ratio(crop: Pixels) -> float:
    return float(crop.shape[1] / max(crop.shape[0], 1))


def _sized(crop: Pixels) -> Pixels:
    width = min(max(int(np.ceil(LINE_HEIGHT * _ratio(crop))), STRIDE), LONGEST_LINE)
    return cv2.resize(crop, (width, LINE_HEIGHT))


def longest_lines(lines: Sequence[OcrTextLine], count: int) -> list[OcrTextLine]:
    """The longest of the lines, in the order in which they come."""
    chosen = {id(line) for line in islice(sorted(lines, key=lambda line: -line.length), count)}
    return [line for line in lines if id(line) in chosen]
