"""The list of exhibits in a short field names every number, and pictures by their files while there is room."""

from __future__ import annotations

import attrs

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.exhibit_list import short_lines
from rejoinder.assembly.statement import _merge_alike_points
from rejoinder.document.document import document_of
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase


def exhibit(number: int, kind: str, name: str) -> PutForward:
    paper = Paper(
        path=f"evidence/{name}",
        place=Place.EVIDENCE,
        sha256=f"{number:064d}",
        size_bytes=1,
        media_type="image/png",
        document=document_of(("",)),
    )
    return PutForward(number=number, paper=paper, inspection=None, title=phrase(f"document.kind-{kind}"), shows=())


EXHIBITS = (
    exhibit(1, "invoice", "bill.pdf"),
    exhibit(2, "picture", "heron-sketch.png"),
    exhibit(3, "picture", "heron-lines.png"),
    exhibit(4, "side-by-side", "side-by-side-1.pdf"),
    exhibit(5, "side-by-side", "side-by-side-2.pdf"),
)


def listed(*, files: bool) -> list[str]:
    return [Wording().say(line, "en") for line in short_lines(EXHIBITS, files=files)]


def test_pictures_are_named_by_their_files() -> None:
    assert listed(files=True)[1:] == [
        "2 heron-sketch.png",
        "3 heron-lines.png",
        "4 side-by-side-1.pdf",
        "5 side-by-side-2.pdf",
    ]


def test_where_there_is_no_room_pictures_that_follow_each_other_are_listed_as_one() -> None:
    assert listed(files=False)[1:] == ["2-3 Picture", "4-5 Pictures side by side"]


def drawing(draft: str, share: int, listed: str = "main.jpg") -> Finding:
    return Finding(
        id=f"picture-stages:{draft}-{listed}",
        subject=Subject.PICTURE,
        says=phrase("picture.stages", draft=draft, listed=listed, share=share),
        gravity=Gravity.HELPS,
        because=(evidence("a" * 64, phrase("route.no-ground")),),
        private=False,
    )


def test_several_drawings_of_one_picture_are_told_in_one_sentence_with_the_least_share() -> None:
    together = _merge_alike_points((drawing("a.png", 93), drawing("b.png", 90), drawing("c.png", 80, "side.jpg")))
    assert [one.says.id for one in together] == ["picture.stages-several", "picture.stages"]
    for language in ("en", "zh", "ru"):
        sentence = Wording().say(together[0].says, language)
        assert "a.png" in sentence
        assert "b.png" in sentence
        assert "90" in sentence


def test_one_drawing_is_told_as_it_is() -> None:
    one = drawing("a.png", 93)
    assert _merge_alike_points((one, attrs.evolve(one, id="other", says=phrase("route.no-ground"))))[0] == one
