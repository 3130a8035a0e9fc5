"""Picture files: decoded within limits, compared, and drawn side by side as an exhibit."""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.adapters.pictures.picture_cache import MeasuredPictures
from rejoinder.domain.comparison import Comparison
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.pictures.compare import LEAST_SIDE, compare_prepared, rows_of, too_small
from rejoinder.pictures.image_features import Features, ImageFeatures, Pixels, Real, prepare_image
from rejoinder.pictures.image_signature import ImageSignature, image_signature
from rejoinder.pictures.precedence_sign import FileHistory
from rejoinder.pictures.shortlist import nearest_first

if TYPE_CHECKING:
    from rejoinder.adapters.pictures.picture_caption import Captions

MOST_MEGAPIXELS = 100
_WORKING_SIDE = 1600
"""Longest side kept after decoding; finer detail proves nothing that coarser detail does not."""
_COARSEST = 512
"""A JPEG is decoded at a half, a quarter or an eighth where neither side falls below this."""
_REMEMBERED = 64
_FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF", "PSD")
_HEIF_BRANDS = tuple(b"ftyp" + brand for brand in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"hevx"))
_BROKEN = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, struct.error, EOFError, MemoryError)


class PictureCannotBeRead(Invalid):
    """The bytes are no picture of a known kind, or a broken one."""


class PictureIsTooLarge(Invalid):
    """The picture has more pixels than may be decoded."""


@attrs.frozen(kw_only=True)
class PictureSize:
    """The sizes of a picture: upright as the file has it, and as it was decoded."""

    width: int
    height: int
    decoded_width: int
    decoded_height: int


@attrs.frozen(kw_only=True, eq=False)
class Decoded:
    """A picture upright, on white, perhaps reduced."""

    pixels: Pixels
    width: int
    height: int
    """As the file has them, upright."""

    @property
    def frame(self) -> PictureSize:
        """Its sizes, without the pixels."""
        height, width = self.pixels.shape[:2]
        return PictureSize(width=self.width, height=self.height, decoded_width=width, decoded_height=height)


@attrs.frozen
class Comparisons:
    """What came out of comparing two pictures before, by their digests, for a process that judges a case again."""

    most: int = 4096
    _found: dict[tuple[str, str], Comparison] = attrs.field(factory=dict)

    def find(self, pair: tuple[str, str]) -> Comparison | None:
        """The comparison of a pair, None where it was not made or is forgotten."""
        return self._found.get(pair)

    def keep(self, pair: tuple[str, str], found: Comparison) -> Comparison:
        """Remember a comparison; the others are forgotten where there are too many."""
        if len(self._found) >= self.most:
            self._found.clear()
        self._found[pair] = found
        return found


class Pictures:
    """Compares two pictures. What was seen of a picture is remembered for a while, for many pairs share one."""

    def __init__(
        self,
        known: Callable[[str], Features | None] = lambda digest: None,
        *,
        compared: Comparisons | None = None,
        measured: MeasuredPictures | None = None,
    ) -> None:
        """Nothing is looked at yet.

        Args:
            known: gives the features of a picture by its SHA-256 where they were sought before.
            compared: comparisons made before, to which those made now are added.
            measured: what was measured on files before, to which what is measured now is added.
        """
        cv2.setNumThreads(1)
        self._known = known
        self._measured = measured
        self._compared = Comparisons() if compared is None else compared
        self._seen: OrderedDict[str, tuple[PictureSize, ImageFeatures]] = OrderedDict()

    def compare(self, a: bytes, b: bytes, *, names: tuple[str | Phrase, str | Phrase] | None = None) -> Comparison:
        """Whether one is made from the other; the transform maps pixels of the upright pictures as the files have them.

        Args:
            names: What to call the two in an error.

        Raises: PictureCannotBeRead, PictureIsTooLarge.
        """
        pair = (hashlib.sha256(a).hexdigest(), hashlib.sha256(b).hexdigest())
        return self._compared.find(pair) or self._compared.keep(pair, self._compare(a, b, names))

    def _compare(self, a: bytes, b: bytes, names: tuple[str | Phrase, str | Phrase] | None) -> Comparison:
        name_a, name_b = names or (phrase("picture.first"), phrase("picture.second"))
        (frame_a, image_a), (frame_b, image_b) = self._look(a, name_a), self._look(b, name_b)
        if min(frame_a.width, frame_a.height, frame_b.width, frame_b.height) < LEAST_SIDE:
            return too_small()
        return _in_file_pixels(compare_prepared(image_a, image_b), frame_a, frame_b)

    def nearest_first(self, theirs: Sequence[bytes], ours: Sequence[bytes]) -> tuple[tuple[int, int], ...]:
        """Every pair by its two places, those that may share something first; what cannot be read shares nothing."""
        return nearest_first([self._signature(each) for each in theirs], [self._signature(each) for each in ours])

    def _signature(self, content: bytes) -> ImageSignature:
        try:
            return image_signature(self._look(content, phrase("picture.first"))[1])
        except Invalid:
            return ImageSignature.none()

    def overlay(self, a: bytes, b: bytes, comparison: Comparison, words: Captions | None = None) -> bytes:
        """A PNG with both pictures side by side, the part they share outlined and, below, laid out alike.

        Args:
            words: what is written on it; nothing but the letters A and B where there are none.

        Raises: PictureCannotBeRead, PictureIsTooLarge.
        """
        from rejoinder.adapters.pictures.picture_exhibit import exhibit

        return exhibit(*_decoded_pair(a, b, comparison), words)

    def panels(self, a: bytes, b: bytes, comparison: Comparison) -> tuple[bytes, ...]:
        """The pictures of the overlay one by one, as JPEG: both whole, then the shared part of both where there is one.

        Raises: PictureCannotBeRead, PictureIsTooLarge.
        """
        from rejoinder.adapters.pictures.picture_exhibit import panels

        return panels(*_decoded_pair(a, b, comparison))

    def box_differences(self, a: bytes, b: bytes) -> tuple[bytes, bytes]:
        """Both as JPEG, the details of each that the other does not have in numbered boxes.

        Raises: PictureCannotBeRead, PictureIsTooLarge.
        """
        from rejoinder.adapters.pictures.picture_exhibit import draw_boxes
        from rejoinder.pictures.unmatched_region import unmatched_boxes

        pixels = [
            decode_picture(each, phrase(f"picture.{name}")).pixels for each, name in ((a, "first"), (b, "second"))
        ]
        boxes = unmatched_boxes(*(prepare_image(each) for each in pixels))
        first, second = (draw_boxes(*each) for each in zip(pixels, boxes, "AB", strict=True))
        return first, second

    def history(self, content: bytes) -> FileHistory:
        """What the bytes of a picture tell of how it came about. What cannot be looked at tells nothing."""
        from rejoinder.adapters.pictures.picture_history import history

        return history(content, self._measured)

    def _look(self, content: bytes, name: str | Phrase) -> tuple[PictureSize, ImageFeatures]:
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._seen:
            picture = decode_picture(content, name)
            self._seen[digest] = (picture.frame, prepare_image(picture.pixels, known=self._known(digest)))
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        self._seen.move_to_end(digest)
        return self._seen[digest]


def _decoded_pair(a: bytes, b: bytes, comparison: Comparison) -> tuple[Pixels, Pixels, Real | None]:
    """Both as decoded, and what maps the one to the other at that size."""
    decoded_a = decode_picture(a, phrase("picture.first"))
    decoded_b = decode_picture(b, phrase("picture.second"))
    if comparison.transform is None:
        return decoded_a.pixels, decoded_b.pixels, None
    full = np.array(comparison.transform.matrix)
    return decoded_a.pixels, decoded_b.pixels, reduced_matrix(full, decoded_a.frame, decoded_b.frame)


def reduced_matrix(full: Real, a: PictureSize, b: PictureSize) -> Real:
    """What maps pixels of a to pixels of b as they were decoded, from the same for pixels of the files."""
    return np.asarray(_reduction(b) @ full @ np.linalg.inv(_reduction(a)))


def decode_picture(content: bytes, name: str | Phrase) -> Decoded:
    """Upright 8-bit RGB pixels, transparency on white, the longer side within the working size.

    Raises: PictureCannotBeRead, PictureIsTooLarge.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if content[4:12] in _HEIF_BRANDS:
        import pi_heif

        pi_heif.register_heif_opener()
    Image.init()
    known = [kind for kind in _FORMATS if kind in Image.OPEN]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=known) as picture:
                if picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000:
                    raise PictureIsTooLarge(name=name, limit=MOST_MEGAPIXELS)
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                width, height = picture.size[::-1] if turned else picture.size
                picture.draft("RGB", (_COARSEST, _COARSEST))
                picture.load()
                upright = ImageOps.exif_transpose(_on_white(picture))
                upright.thumbnail((_WORKING_SIDE, _WORKING_SIDE), reducing_gap=2.0)
                pixels = np.asarray(upright, np.uint8)
    except Image.DecompressionBombError as error:
        raise PictureIsTooLarge(name=name, limit=MOST_MEGAPIXELS) from error
    except UnidentifiedImageError as error:
        raise PictureCannotBeRead(name=name) from error
    except _BROKEN as error:
        raise PictureCannotBeRead(name=name) from error
    return Decoded(pixels=pixels, width=width, height=height)


def _on_white(picture: Any) -> Any:
    """RGB without transparency; deep grey is brought down to eight bits instead of being cut off."""
    from PIL import Image

    if picture.mode.startswith(("I", "F")):
        deep = np.asarray(picture, np.float64)
        top = 65535.0 if deep.max(initial=0.0) > 255 else 255.0
        flat = Image.fromarray(np.clip(deep / top * 255, 0, 255).astype(np.uint8)).convert("RGB")
    elif picture.mode in ("P", "LA", "PA", "RGBA", "RGBa", "La") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        flat = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    else:
        flat = picture.convert("RGB")
    flat.getexif()[0x0112] = picture.getexif().get(0x0112, 1)
    return flat


def _reduction(picture: PictureSize) -> NDArray[np.float64]:
    """Pixels of the file to pixels as decoded."""
    return np.diag([picture.decoded_width / picture.width, picture.decoded_height / picture.height, 1.0])


def _in_file_pixels(found: Comparison, a: PictureSize, b: PictureSize) -> Comparison:
    if found.transform is None:
        return found
    matrix = np.linalg.inv(_reduction(b)) @ np.array(found.transform.matrix) @ _reduction(a)
    return attrs.evolve(found, transform=attrs.evolve(found.transform, matrix=rows_of(matrix)))
