"""Page pictures bound as a new PDF with an invisible text layer of the words that remain."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

CODES = 255
"""Letters of one font of the layer of words."""


def searchable_pdf(pages: Sequence[Mapping[str, Any]]) -> bytes:
    """The pictures as pages of a new PDF, each with its layer of words."""
    import pikepdf

    book = pikepdf.new()
    fonts = _Fonts(book, sorted({letter for page in pages for word in page["words"] for letter in word[0]}))
    for page in pages:
        width, height = page["points"]
        jpeg = base64.b64decode(page["jpeg"])
        picture = pikepdf.Stream(
            book,
            jpeg,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=page["size"][0],
            Height=page["size"][1],
            ColorSpace=pikepdf.Name.DeviceGray if _is_grey(jpeg) else pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        leaf = book.add_blank_page(page_size=(round(width, 2), round(height, 2)))
        leaf.obj.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(Picture=book.make_indirect(picture)), Font=fonts.dictionary
        )
        words = "".join(fonts.text_operators(word[0], word[1:], height) for word in page["words"])
        leaf.obj.Contents = book.make_stream(
            f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Picture Do Q BT 3 Tr {words}ET".encode("ascii")
        )
    written = io.BytesIO()
    book.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _is_grey(jpeg: bytes) -> bool:
    from PIL import Image

    with Image.open(io.BytesIO(jpeg)) as picture:
        return bool(picture.mode == "L")


class _Fonts:
    """Fonts without shapes, which carry the letters of the layer of words and nothing else."""

    def __init__(self, book: Any, letters: Sequence[str]) -> None:
        import pikepdf

        self._place = {letter: divmod(n, CODES) for n, letter in enumerate(letters)}
        self.dictionary = pikepdf.Dictionary()
        for number in range(0, len(letters), CODES):
            font = _font(book, letters[number : number + CODES])
            self.dictionary[f"/F{number // CODES}"] = book.make_indirect(font)

    def text_operators(self, word: str, rect: Sequence[float], height: float) -> str:
        """The operators that set a word, unseen, into its rectangle."""
        left, top, right, bottom = rect
        size = max(bottom - top, 1.0)
        step = max((right - left) / len(word) / size * 100, 1.0)
        operators = [f"{step:.2f} Tz 1 0 0 1 {left:.2f} {height - bottom + 0.2 * size:.2f} Tm "]
        for font, codes in self._pieces(word):
            operators.append(f"/F{font} {size:.2f} Tf <{''.join(f'{code + 1:02X}' for code in codes)}> Tj ")
        return "".join(operators)

    def _pieces(self, word: str) -> Iterable[tuple[int, list[int]]]:
        pieces: list[tuple[int, list[int]]] = []
        for letter in word:
            font, code = self._place[letter]
            if pieces and pieces[-1][0] == font:
                pieces[-1][1].append(code)
            else:
                pieces.append((font, [code]))
        return pieces


def _font(book: Any, letters: Sequence[str]) -> Any:
    import pikepdf

    names = [pikepdf.Name(f"/g{n}") for n in range(1, len(letters) + 1)]
    shape = book.make_stream(b"1000 0 0 0 1000 1000 d1")
    mapped = "\n".join(f"<{n:02X}> <{letter.encode('utf-16-be').hex().upper()}>" for n, letter in enumerate(letters, 1))
    rows = [f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in _chunks(mapped.split("\n"))]
    meaning = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def /CMapName /L def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n" + "\n".join(rows) + "\nendcmap end end"
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, 0, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=pikepdf.Dictionary({str(name): shape for name in names}),
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([1, *names])),
        FirstChar=1,
        LastChar=len(letters),
        Widths=[1000] * len(letters),
        Resources=pikepdf.Dictionary(),
        ToUnicode=book.make_stream(meaning.encode("ascii")),
    )


def _chunks(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (lines[at : at + 100] for at in range(0, len(lines), 100))
