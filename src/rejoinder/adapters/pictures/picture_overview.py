"""Contact sheet of matches: thumbnails side by side on one page, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from rejoinder.adapters.pictures.picture import Decoded, decode_picture, reduced_matrix
from rejoinder.adapters.pictures.picture_exhibit import draw_outlines
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.image_features import Pixels

_SIDE = 260
_MOST_SHOWN = 500
"""Pairs drawn on the page; those beyond are in the lines of the command."""
_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2530;background:#fff}
h1{font-size:1.5rem;margin:0 0 .25rem}section{border-top:1px solid #d5dbe1;padding:1.25rem 0}
.two{display:flex;gap:1.25rem;flex-wrap:wrap}figure{margin:0;width:260px}img{max-width:260px;max-height:260px}
figcaption{font-size:.85rem;color:#55606b;overflow-wrap:anywhere}b{padding:.15rem .5rem;border-radius:.25rem}
.copy b{background:#fbe3e1;color:#8c1d18}.unsure b{background:#fdf0d0;color:#6b4e00}p{margin:.6rem 0 0;max-width:48rem}
"""


def overview(found: Sequence[Mapping[str, Any]], *, looked: tuple[int, int], language: str) -> str:
    """A self-contained page, copies first, those of one claimed picture together.

    Args:
        found: records of pairs, as `comparison_record` makes them, `a` and `b` names of files.
        looked: how many pictures of theirs and of ours were looked at.
    """
    copies = sum(record["verdict"] == "copy" for record in found)
    says = phrase("compare.shelf-sum", theirs=looked[0], ours=looked[1], copies=copies, unsure=len(found) - copies)
    wording, ordered = Wording(), sorted(found, key=lambda one: (one["verdict"], one["a"], -one["score"]))
    title = wording.say(phrase("compare.page-title"), language)
    body = "".join(_pair(record, language) for record in ordered[:_MOST_SHOWN])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
        f"<h1>{escape(title)}</h1><div>{escape(wording.say(says, language))}</div>{body}</body></html>\n"
    )


def _pair(record: Mapping[str, Any], language: str) -> str:
    verdict = Wording().say(phrase(f"compare.verdict-{record['verdict']}"), language)
    figures = "".join(
        _figure(Path(record[side]).name, shown, whose, language)
        for side, whose, shown in zip("ab", ("theirs", "ours"), _reduced_pair(record), strict=True)
    )
    return (
        f'<section class="{escape(record["verdict"])}"><div class="two">{figures}</div>'
        f"<p><b>{escape(verdict)}</b> {escape(record['because'])}</p></section>"
    )


def _figure(name: str, shown: str | None, whose: str, language: str) -> str:
    words = Wording().say(phrase(f"compare.page-{whose}", name=name), language)
    picture = "" if shown is None else f'<img alt="{escape(name)}" src="data:image/jpeg;base64,{shown}">'
    return f"<figure>{picture}<figcaption>{escape(words)}</figcaption></figure>"


def _reduced_pair(record: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Both pictures reduced, outlined where they share; None where one can no longer be read."""
    a, b = (_decoded(Path(record[side])) for side in ("a", "b"))
    if a is None or b is None:
        return _alone(a), _alone(b)
    transform = record["transform"]
    matrix = None if transform is None else reduced_matrix(np.array(transform["matrix"]), a.frame, b.frame)
    one, other = draw_outlines(a.pixels, b.pixels, matrix, side=_SIDE)
    return _packed(one), _packed(other)


def _decoded(file: Path) -> Decoded | None:
    try:
        return decode_picture(file.read_bytes(), file.name)
    except (OSError, RejoinderError):
        return None


def _alone(picture: Decoded | None) -> str | None:
    return None if picture is None else _packed(draw_outlines(picture.pixels, picture.pixels, None, side=_SIDE)[0])


def _packed(picture: Pixels) -> str:
    from PIL import Image

    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=80)
    return base64.b64encode(out.getvalue()).decode("ascii")
