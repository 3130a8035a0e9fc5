"""A dossier beyond what a form takes is handed in as copies that go into it."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from functools import cache, partial

import numpy as np
import pikepdf
import pytest
from PIL import Image

from rejoinder.adapters.formats.pdf_text import pdf_pages
from rejoinder.adapters.output.exhibit_picture import picture_pages
from rejoinder.adapters.output.renderer import Renderer
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.limit import Limits, limits
from rejoinder.domain.finding import Gravity
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks
from rejoinder.usecases.upload import Upload, cut_to_limits

pytestmark = pytest.mark.slow


@cache
def photograph(seed: int = 0, side: int = 1_500) -> bytes:
    """A picture that does not compress well."""
    noise = np.random.default_rng(seed).integers(0, 256, (side // 4, side // 4, 3), np.uint8)
    written = io.BytesIO()
    Image.fromarray(noise).resize((side, side), Image.Resampling.BICUBIC).save(written, "JPEG", quality=95)
    return written.getvalue()


@cache
def dossier(pages: int = 6) -> bytes:
    """Pages with a photograph each."""
    whole = pikepdf.new()
    for number in range(pages):
        page, _ = picture_pages(photograph(number))
        whole.pages.extend(page.pages)
    written = io.BytesIO()
    whole.save(written, deterministic_id=True)
    return written.getvalue()


def platform(**most: int | tuple[str, ...]) -> Limits:
    """The limits of a platform whose rulebook says this."""
    rules = tuple(
        Rule(
            id=f"shop.limit.{field}",
            kind="limit",
            says={"en": field, "zh": field, "ru": field},
            source=(),
            body={"field": field, **({"most": value} if isinstance(value, int) else {"allowed": list(value)})},
        )
        for field, value in most.items()
    )
    books = Rulebooks(books=(Rulebook(id="shop", title={}, version="1", sha256="", rules=rules),))
    return limits(books, platform="shop", on=dt.date(2026, 5, 12))


def handed_in(given: Limits, content: bytes) -> Upload:
    return cut_to_limits(content, given, Renderer())


def sizes(upload: Upload) -> list[int]:
    return [len(part.content) for _, part in upload.files]


def pages_of(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as book:
        return len(book.pages)


def test_a_dossier_that_goes_in_is_handed_in_itself() -> None:
    assert handed_in(platform(file_bytes=50_000_000, file_types=("pdf",)), dossier()) == Upload()
    assert handed_in(Limits(), dossier()) == Upload()


def test_a_large_dossier_is_told_apart_at_whole_pages_and_nothing_is_changed() -> None:
    most = len(dossier()) // 3 + 20_000
    upload = handed_in(platform(file_bytes=most, files=10), dossier())
    assert [path for path, _ in upload.files] == [f"upload/dossier-{n}-of-3.pdf" for n in (1, 2, 3)]
    assert max(sizes(upload)) <= most
    assert [(part.first, part.last) for _, part in upload.files] == [(1, 2), (3, 4), (5, 6)]
    assert [pages_of(part.content) for _, part in upload.files] == [2, 2, 2]
    assert photograph(2) in upload.files[1][1].content
    assert {note["copy_of_sha256"] for note in upload.notes.values()} == {hashlib.sha256(dossier()).hexdigest()}
    assert all("changed" not in note for note in upload.notes.values())
    assert [finding.gravity for finding in upload.findings] == [Gravity.NOTE]


def test_pictures_are_made_smaller_on_the_copy_where_too_many_files_would_come_of_it() -> None:
    upload = handed_in(platform(file_bytes=len(dossier()) // 4, files=1), dossier())
    assert len(upload.files) == 1
    assert sizes(upload)[0] <= len(dossier()) // 4
    assert pages_of(upload.files[0][1].content) == 6
    assert "pixels" in upload.notes["upload/dossier-1-of-1.pdf"]["changed"]
    said = Wording().say(upload.findings[0].says, "en")
    assert "smaller" in said
    assert "1 file" in said


def test_the_same_dossier_gives_the_same_copies() -> None:
    given = platform(file_bytes=len(dossier()) // 4, files=1)
    assert handed_in(given, dossier()) == handed_in(given, dossier())


@pytest.mark.parametrize(("files", "on_one"), [(6, 1), (3, 2), (2, 4), (1, 6)])
def test_pages_become_pictures_where_no_pdf_is_taken(files: int, on_one: int) -> None:
    upload = handed_in(platform(file_types=("jpeg", "png"), files=files), dossier())
    assert len(upload.files) <= files
    assert all(path.endswith(".jpg") for path, _ in upload.files)
    first = upload.files[0][1]
    assert (first.first, first.last) == (1, on_one)
    with Image.open(io.BytesIO(first.content)) as picture:
        assert picture.format == "JPEG"
        assert min(picture.size) > 1_000


def test_what_does_not_go_in_however_it_is_cut_is_said() -> None:
    upload = handed_in(platform(file_bytes=3_000, files=2), dossier())
    assert [finding.gravity for finding in upload.findings] == [Gravity.WEAKENS]
    assert upload.files
    assert [leg.id for leg in upload.findings[0].because] == ["shop.limit.file_bytes", "shop.limit.files"]


def test_a_platform_that_takes_neither_pages_nor_pictures_is_said_to_need_the_papers_one_by_one() -> None:
    upload = handed_in(platform(file_types=("zip",)), dossier())
    assert not upload.files
    assert [finding.gravity for finding in upload.findings] == [Gravity.WEAKENS]


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_limits_are_said_in_words(language: str) -> None:
    say = partial(Wording().say, language=language)
    given = platform(file_bytes=5_000_000, packet_bytes=20_000_000, files=10, file_types=("pdf", "jpeg"))
    said = ", ".join(map(say, given.says))
    assert "5" in said
    assert "20" in said
    assert "10" in said
    assert "PDF" in said
    assert "JPG" in said


def test_words_of_pages_can_still_be_searched_in_the_parts() -> None:
    import typst

    content = bytes(
        typst.compile(b"#set page(width: 200pt, height: 200pt)\nalpha #pagebreak() beta #pagebreak() gamma")
    )
    upload = handed_in(platform(file_bytes=len(content) - 1), content)
    assert upload.findings[0].gravity is Gravity.NOTE
    assert "beta" in "".join("".join(pdf_pages(part.content, characters=1_000)[0]) for _, part in upload.files)
