"""Character-encoding detection: the declared charset is a hint, the decoded text decides."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSES = ("gb18030", "cp1251", "koi8-r", "big5", "shift_jis", "euc_kr", "cp1252")
LATIN_FAMILY = frozenset({"iso8859-1", "latin-1", "ascii", "cp1252", "utf-8", "iso8859-15"})
COMMON_CYRILLIC = frozenset("оеаинтсрвлкмдпу")
SAMPLE = 20_000
META_REACH = 8_192
_META = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,80}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_ESCAPED = re.compile(rb"^(?:iso-2022|hz|utf-7)", re.IGNORECASE)


def decode_text(content: bytes, declared: str | None = None) -> str:
    """The text of these bytes: BOM first, then UTF-8, then the declared or the most plausible charset.

    Never raises: what no charset can read becomes U+FFFD.
    """
    for mark, codec in BOMS:
        if content.startswith(mark):
            return content.decode(codec, "replace")
    wide = _wide(content)
    if wide is not None:
        return wide
    if declared and _ESCAPED.match(declared.encode("ascii", "replace")):
        decoded = _decoded(content, declared)
        if decoded is not None:
            return decoded
    utf8 = _decoded(content, "utf-8")
    return utf8 if utf8 is not None else _most_plausible(content, declared)


def best_decoding(content: bytes, charsets: Sequence[str]) -> str:
    """The bytes in that of these charsets in which they stand as a writer would set them; the first where none fits."""
    found = [text for text in (_decoded(content, charset) for charset in charsets) if text is not None]
    return max(found, key=_plausibility, default=content.decode(charsets[0], "replace"))


def charset_in_page(content: bytes) -> str | None:
    """The charset that a page declares of itself near its head, or None."""
    found = _META.search(content[:META_REACH])
    return found.group(1).decode("ascii", "replace") if found else None


def looks_like_text(text: str) -> bool:
    """Whether this reads as writing: no NULs, and hardly any control or replacement characters."""
    sample = text[:SAMPLE]
    if "\x00" in sample:
        return False
    odd = sum(1 for letter in sample if letter == "\ufffd" or (letter < " " and letter not in "\t\n\r\f\v\x1b"))
    return odd * 20 <= len(sample)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a BOM: a NUL in one half of the places, and letters that make sense."""
    sample = content[:SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    decoded = {charset: _decoded(content, charset) for charset in ("utf-16-le", "utf-16-be")}
    scores = {charset: _plausibility(text[:SAMPLE]) for charset, text in decoded.items() if text and "\x00" not in text}
    best = max(sorted(scores), key=lambda charset: scores[charset], default=None)
    return decoded[best] if best is not None and scores[best] > 0.75 else None


def _decoded(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _most_plausible(content: bytes, declared: str | None) -> str:
    best, best_score = "", -1.0
    for charset in (_known(declared), *GUESSES):
        decoded = _decoded(content, charset) if charset else None
        if decoded is None:
            continue
        score = _plausibility(decoded[:SAMPLE]) + (0.1 if charset == _known(declared) else 0.0)
        if score > best_score + 0.01:
            best, best_score = decoded, score
    if best_score < 0.25:
        mended = content.decode("utf-8", "replace")
        if mended.count("\ufffd") * 20 <= len(mended):
            return mended
    return best if best_score >= 0 else content.decode("utf-8", "replace")


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip("\"' ")).name
    except (LookupError, ValueError, UnicodeError):
        return None
    if name in ("gb2312", "gbk"):
        return "gb18030"
    return "cp1252" if name in LATIN_FAMILY else name


def _plausibility(text: str) -> float:
    """Share of the letters beyond ASCII that stand as a writer would set them, 0 to 1."""
    total, good, before = 0, 0.0, " "
    for letter in text:
        if letter > "\x7f":
            total += 1
            good += _credit(letter, before)
        before = letter
    return good / total if total else 1.0


def _credit(letter: str, before: str) -> float:
    if "\u0400" <= letter <= "\u04ff" and before.isascii() and before.isalpha():
        return 0.0
    if "\u0430" <= letter <= "\u045f":
        return 1.0 if letter in COMMON_CYRILLIC else 0.75
    if "\u0410" <= letter <= "\u042f" or letter == "\u0401":
        return 0.8 if not before.isalpha() else 0.1
    if "\u4e00" <= letter <= "\u9fff":
        return 0.95 if _is_common_han(letter) else 0.3
    if letter in "，。、：；！？（）《》“”‘’【】「」—…·«»№–":
        return 0.9
    if "\u3040" <= letter <= "\u30ff" or "\uac00" <= letter <= "\ud7a3":
        return 0.7
    if letter.isalpha():
        return 0.85 if before.isascii() and before.isalpha() and letter < "\u0250" else 0.1
    return 0.2


def _is_common_han(letter: str) -> bool:
    """The 3,755 characters of GB 2312's first level are those that people write every day."""
    try:
        return letter.encode("gb2312")[0] <= 0xD7
    except UnicodeEncodeError:
        return False
