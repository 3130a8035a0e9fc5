"""Two pictures side by side as an exhibit of their own, where a public point rests on how they compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import attrs

from rejoinder.assembly.exhibit import PutForward, public_points
from rejoinder.assembly.figure import Figure, Panel
from rejoinder.assembly.print_document import Say
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Place
from rejoinder.domain.finding import Basis
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.judgement.weighing import SOURCE, STAGES
from rejoinder.usecases.drawing import DrawingContext, DrawnPage

PAIR_LIMIT = 4
"""Pairs that are laid side by side; the others are exhibits each by itself."""
DIFFERENT = "picture-different:"
_OTHER = "ground.shows-another-picture"
_OWN = ("ground.own-picture", "ground.own-picture-by", "ground.own-picture-taken", "ground.own-picture-taken-by")
"""Sentences that the picture of the listing stands in our original."""


class _Form(StrEnum):
    """What a pair shows, as the words of its page are named."""

    SOURCE = "source"
    """One picture in two versions, ours first."""
    DIFFERENT = "different"
    LISTING = "listing"
    """The picture of the listing, and our original that holds it."""
    STAGES = "stages"
    """The picture of the listing, and a line drawing of ours that fits it."""


@attrs.frozen(kw_only=True)
class _Pair:
    """What is said of two exhibits, the first one on the left."""

    form: _Form
    says: Phrase
    left: PutForward
    right: PutForward
    signs: tuple[tuple[Phrase, Phrase], ...] = ()
    """What speaks for ours having come first, each with its limit."""

    @property
    def digests(self) -> tuple[str, str]:
        return self.left.paper.sha256, self.right.paper.sha256


def pair_pages(context: DrawingContext) -> Iterator[DrawnPage]:
    """Two pictures side by side for each public point, and each sentence, that rests on how they compare."""
    done: set[tuple[str, str]] = set()
    for pair in _pairs(context):
        if len(done) == PAIR_LIMIT:
            break
        if pair.digests in done:
            continue
        try:
            figure = _figure(pair, context)
        except (RejoinderError, LookupError):
            continue
        if figure is not None:
            done.add(pair.digests)
            yield _page(context.renderer.figure(figure), len(done), pair)


def _pairs(context: DrawingContext) -> Iterator[_Pair]:
    yield from _of_sentences(context)
    open = context.open
    for point in public_points(context.pleading.advice):
        digests = [reason.id for reason in point.because if reason.basis is Basis.EVIDENCE]
        form = next((form for start, form in _OF_POINTS if point.id.startswith(start)), None)
        if form is not None and len(digests) >= 2 and open.keys() >= set(digests[:2]):
            values_of_signs = [
                dict(reason.says.values) for reason in point.because if reason.says.id == "picture.source-leg"
            ]
            signs = tuple((values["sign"], values["limit"]) for values in values_of_signs)
            yield _Pair(form=form, says=point.says, left=open[digests[0]], right=open[digests[1]], signs=signs)


_OF_POINTS = ((DIFFERENT, _Form.DIFFERENT), (SOURCE, _Form.SOURCE), (STAGES, _Form.STAGES))


def _of_sentences(context: DrawingContext) -> Iterator[_Pair]:
    """The pairs that the sentences of the grounds themselves rest on."""
    for one in context.pleading.sentences:
        shown = [context.open[sha256] for sha256 in one.exhibits if sha256 in context.open]
        listed = [exhibit for exhibit in shown if exhibit.paper.place is Place.LISTING]
        others = [
            exhibit for exhibit in shown if exhibit not in listed and exhibit.paper.media_type.startswith("image/")
        ]
        if one.says.id.startswith(_OTHER):
            yield from (_pair(_Form.DIFFERENT, one.says, theirs, ours) for theirs in others for ours in listed)
        elif one.says.id in _OWN:
            yield from (_pair(_Form.LISTING, one.says, ours, original) for ours in listed for original in others)


def _pair(form: _Form, says: Phrase, left: PutForward, right: PutForward) -> _Pair:
    return _Pair(form=form, says=says, left=left, right=right)


def _figure(pair: _Pair, context: DrawingContext) -> Figure | None:
    """The page; None where the two are no longer found to be copies."""
    a, b = map(context.contents.of, pair.digests)
    if pair.form is _Form.DIFFERENT:
        return _figure_of(
            pair, context, context.pictures.box_differences(a, b), says=phrase("picture.plate-boxes", says=pair.says)
        )
    comparison = context.known.get(pair.digests) or context.pictures.compare(a, b)
    if pair.form is _Form.STAGES:
        return _figure_of(pair, context, context.pictures.panels(a, b, comparison), says=pair.says)
    if comparison.verdict is not Verdict.COPY:
        return None
    return _figure_of(pair, context, context.pictures.panels(a, b, comparison), says=_same(comparison))


def _figure_of(pair: _Pair, context: DrawingContext, pictures: Sequence[bytes], *, says: Phrase) -> Figure:
    say = context.words
    left, right, *shared = pictures
    whose = ("theirs", "ours") if pair.form in (_Form.SOURCE, _Form.DIFFERENT) else ("listed", "original")
    below = [_caption(side, one, say) for side, one in zip(whose, (pair.left, pair.right), strict=True)]
    signs = tuple((say(phrase("picture.plate-sign", sign=sign)), say(limit)) for sign, limit in pair.signs)
    note = _NOTES.get(pair.form, "picture.plate-note" if signs else "")
    return Figure(
        language=context.language,
        title=say(phrase(f"picture.plate-{pair.form.value}")),
        says=say(says),
        whole=(Panel(picture=left, caption=below[0]), Panel(picture=right, caption=below[1])),
        shared_title=say(phrase("picture.plate-shared")) if shared else "",
        shared=tuple(Panel(picture=one, caption="") for one in shared),
        signs_title=say(phrase("picture.plate-signs")) if signs else "",
        signs=signs,
        note=say(phrase(note)) if note else "",
    )


_NOTES = {_Form.DIFFERENT: "picture.plate-note-different", _Form.STAGES: "picture.stages-limit"}
"""What a page says of its own weakness."""


def _caption(side: str, exhibit: PutForward, say: Say) -> str:
    return say(phrase(f"picture.plate-{side}", name=exhibit.name, number=exhibit.number))


def _same(found: Comparison) -> Phrase:
    mirrored = found.transform is not None and found.transform.mirrored
    shares = {"share": round(100 * found.covers_a), "of_ours": round(100 * found.covers_b), "points": found.matched}
    return phrase("picture.plate-same-mirrored", **shares) if mirrored else phrase("picture.plate-same", **shares)


def _page(content: bytes, place: int, pair: _Pair) -> DrawnPage:
    where = phrase("document.side-by-side", left=pair.left.number, right=pair.right.number)
    return DrawnPage(
        kind="side-by-side",
        name=f"side-by-side-{place}.pdf",
        content=content,
        shows=(pair.says, where),
        beside=pair.digests,
    )
