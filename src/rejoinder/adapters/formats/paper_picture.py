"""Pictures: no words, but size, camera and the day they say they were taken."""

from __future__ import annotations

import io
import struct
import warnings
from typing import Any

from rejoinder.adapters.formats.parsed_file import ParsedFile, parsed_file
from rejoinder.document.broken_file import FileIsBroken

_MAKE, _MODEL, _SOFTWARE, _CHANGED, _ARTIST = 0x010F, 0x0110, 0x0131, 0x0132, 0x013B
_EXIF, _TAKEN, _OFFSET, _SERIAL = 0x8769, 0x9003, 0x9011, 0xA431


def open_picture(content: bytes) -> ParsedFile:
    """Metadata only; nothing is decoded but the head of the file. Raises: FileIsBroken."""
    from PIL import Image, UnidentifiedImageError

    if content[4:12] in _HEIF_BRANDS:
        import pi_heif

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # nothing is unpacked here, and a large picture is no broken one
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as picture:
                return parsed_file((), metadata=_metadata(picture))
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise FileIsBroken(str(error)) from error
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, struct.error, EOFError) as error:
        raise FileIsBroken(str(error)) from error


_HEIF_BRANDS = tuple(b"ftyp" + brand for brand in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"))


def _metadata(picture: Any) -> dict[str, str]:
    found = {"width": str(picture.width), "height": str(picture.height)}
    frames = getattr(picture, "n_frames", 1)
    if frames > 1:
        found["layers" if picture.format == "PSD" else "page_count"] = str(frames)
    try:
        exif = picture.getexif()
        inner = exif.get_ifd(_EXIF)
    except (ValueError, TypeError, KeyError, SyntaxError, struct.error, OSError, AttributeError):
        return found
    camera = _named(_word(exif.get(_MAKE)), _word(exif.get(_MODEL)))
    taken = _taken(_word(inner.get(_TAKEN)), _word(inner.get(_OFFSET)))
    changed = _taken(_word(exif.get(_CHANGED)), "")
    known = {
        "camera": camera,
        "camera_serial": _word(inner.get(_SERIAL)),
        "artist": _word(exif.get(_ARTIST)),
        "taken_at": taken,
        "modified_at": changed,
        "producer": _word(exif.get(_SOFTWARE)),
    }
    return found | {name: value for name, value in known.items() if value}


def _named(make: str, model: str) -> str:
    """Make and model; the make once where the model begins with it, as in `Canon EOS R5`."""
    first = make.split(" ")[0].casefold()
    return model if first and model.casefold().startswith(first) else f"{make} {model}".strip()


def _word(value: object) -> str:
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else str(value or "")
    return " ".join(text.replace("\x00", " ").split())[:120]


def _taken(stamp: str, offset: str) -> str:
    """`2024:05:06 10:11:12` as an ISO instant; empty where it is no date."""
    day, _, hour = stamp.partition(" ")
    parts = day.replace("-", ":").split(":")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or parts[0] == "0000":
        return ""
    return f"{'-'.join(parts)}T{hour or '00:00:00'}{offset}"
