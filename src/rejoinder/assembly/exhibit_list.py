"""The list of exhibits in one paragraph, for a field that is short."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.assembly.exhibit import PutForward
from rejoinder.domain.phrase import Phrase, phrase

_Titled = tuple[PutForward, Phrase | str]


def short_lines(exhibits: Sequence[PutForward], *, files: bool) -> tuple[Phrase, ...]:
    """Number and kind of each exhibit.

    Args:
        files: whether pictures are named by their files; where not, those that follow each other are listed as one.
    """
    titled = tuple(zip(exhibits, _short_titles(exhibits, files=files), strict=True))
    return tuple(
        phrase("document.exhibit-line-short", number=_number_range(group), title=group[0][1])
        for group in _runs(titled, files=files)
    )


def _runs(titled: Sequence[_Titled], *, files: bool) -> list[list[_Titled]]:
    """The exhibits one by one; where files are not named, those of one title that follow each other as one."""
    groups: list[list[_Titled]] = []
    for one in titled:
        if groups and not files and groups[-1][-1][1] == one[1]:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _number_range(group: Sequence[_Titled]) -> str:
    first, last = group[0][0].number, group[-1][0].number
    return f"{first}" if first == last else f"{first}-{last}"


def _short_titles(exhibits: Sequence[PutForward], *, files: bool) -> tuple[Phrase | str, ...]:
    """What each exhibit is, in few words: its kind, or its number and day, or else its file's name.

    No two are alike, but for pictures and pages of pictures whose files are not named.
    """
    kinds = [one.title.value("kind") or one.title for one in exhibits]
    titles = [one.title for one in exhibits]
    return tuple(
        kind
        if not files and _is_of_pictures(kind)
        else one.name
        if _is_picture(kind) or (kinds.count(kind) > 1 and titles.count(one.title) > 1)
        else kind
        if kinds.count(kind) == 1
        else one.title
        for one, kind in zip(exhibits, kinds, strict=True)
    )


def _is_picture(kind: object) -> bool:
    """Whether an exhibit is called a picture and no more."""
    return isinstance(kind, Phrase) and kind.id.endswith("kind-picture")


def _is_of_pictures(kind: object) -> bool:
    return isinstance(kind, Phrase) and kind.id.endswith(("kind-picture", "kind-side-by-side"))
