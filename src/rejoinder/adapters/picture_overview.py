"""One page that shows which pictures stand in which: small pictures side by side, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from rejoinder.adapters.picture import decoded
from rejoinder.adapters.wording import Wording
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import phrase

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
    theirs, ours = (Wording().say(phrase(f"compare.page-{side}"), language) for side in ("theirs", "ours"))
    return (
        f'<section class="{escape(record["verdict"])}"><div class="two">{_figure(record["a"], theirs)}'
        f"{_figure(record['b'], ours)}</div><p><b>{escape(verdict)}</b> {escape(record['because'])}</p></section>"
    )


def _figure(file: str, whose: str) -> str:
    name = Path(file).name
    caption = f"<figcaption>{escape(whose)}: {escape(name)}</figcaption>"
    shown = _small(Path(file))
    picture = "" if shown is None else f'<img alt="{escape(name)}" src="data:image/jpeg;base64,{shown}">'
    return f"<figure>{picture}{caption}</figure>"


def _small(file: Path) -> str | None:
    """The picture reduced; None where it can no longer be read."""
    from PIL import Image

    try:
        picture = Image.fromarray(decoded(file.read_bytes(), file.name).pixels)
    except (OSError, RejoinderError):
        return None
    picture.thumbnail((_SIDE, _SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return base64.b64encode(out.getvalue()).decode("ascii")
