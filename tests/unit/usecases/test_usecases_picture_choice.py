"""Which pictures are compared: each with each where they are few, the likeliest where they are many."""

from __future__ import annotations

import io

import attrs
import numpy as np
from PIL import Image

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.pictures.picture import Pictures
from rejoinder.domain.evidence import Paper, Place
from rejoinder.usecases.picture_choice import PAIR_LIMIT, choose_pairs


def picture(seed: int) -> Image.Image:
    """A picture like no other: coarse noise, in which many features are found."""
    small = np.random.default_rng(seed).integers(0, 255, (12, 12, 3), np.uint8)
    return Image.fromarray(small).resize((160, 160), Image.Resampling.BICUBIC)


def paper(im: Image.Image, place: Place, known: dict[str, bytes]) -> Paper:
    out = io.BytesIO()
    im.save(out, "PNG")
    made = Papers().from_bytes(out.getvalue(), relative=f"{place.value}/{len(known)}.png", place=place)
    known[made.sha256] = out.getvalue()
    return made


def test_each_is_compared_with_each_where_they_are_few() -> None:
    known: dict[str, bytes] = {}
    theirs = [paper(picture(seed), Place.CLAIMED, known) for seed in range(2)]
    ours = [paper(picture(seed), Place.LISTING, known) for seed in range(5, 8)]
    pairs = choose_pairs(theirs, ours, content=known.__getitem__, pictures=Pictures())
    assert pairs == [(a, b) for a in theirs for b in ours]


def test_the_copy_of_the_last_picture_is_compared_first_where_they_are_many() -> None:
    known: dict[str, bytes] = {}
    theirs = [paper(picture(seed), Place.CLAIMED, known) for seed in range(3)]
    ours = [paper(picture(2).crop((20, 20, 150, 150)), Place.LISTING, known)]
    broken = [attrs.evolve(ours[0], sha256=f"{number:064}") for number in range(PAIR_LIMIT)]
    known |= {each.sha256: b"no picture" for each in broken}
    pairs = choose_pairs(theirs, broken + ours, content=known.__getitem__, pictures=Pictures())
    assert pairs[0] == (theirs[2], ours[0])
    assert len(set(pairs)) == PAIR_LIMIT
