"""What every document of an answer is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import attrs

from rejoinder.assembly.case_identification import filing_language
from rejoinder.assembly.exhibit import PutForward, put_forward
from rejoinder.assembly.limit import Limits, limits
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.statement import Pleading
from rejoinder.assembly.withheld import withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.finding import Finding
from rejoinder.domain.listing_group import Partial
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.domain.tone import ToneLexicon
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.app import App
from rejoinder.usecases.check_text import citations
from rejoinder.usecases.drawn_exhibit import with_drawings
from rejoinder.usecases.evaluation import Evaluation
from rejoinder.usecases.loose_sentence import References
from rejoinder.usecases.ports import Contents, Pictures, Progress, Redactions, SilentProgress, Wording
from rejoinder.usecases.redact_exhibit import going_out
from rejoinder.usecases.renderer import Renderer

DocumentFiles = tuple[tuple[Document, bytes], ...]
Without = Callable[[frozenset[str]], Advice]
"""Judges the case without some papers."""


@attrs.frozen(kw_only=True)
class AnswerMeans:
    """What an answer is made with."""

    wording: Wording
    renderer: Renderer
    rulebooks: Rulebooks | None = None
    """For limits and citations; without them the defaults hold and rules are named by id."""
    redactions: Redactions | None = None
    """For the copies that the seller's preferences ask for; without them every paper goes out as it is, and the answer
    names those that show what should stay private."""
    pictures: Pictures | None = None
    """For exhibits that lay two pictures side by side; without them none is made."""
    originals: Mapping[tuple[str, str], Comparison] = {}
    """Pictures of both sides with the originals of ours that they stand in, as they were compared."""
    without: Without | None = None
    """Says what the others carry alone where papers are kept back."""
    part: Callable[[Partial], Evaluation] | None = None
    """Judges the case as if some of the listings alone had been complained of; without it no such answer is made."""
    progress: Progress = SilentProgress()
    lexicon: ToneLexicon | None = None
    """Weighs the words that a person kept; without one the statement goes out as it is made."""


def _has_pictures(case: CaseFile) -> bool:
    return any(paper.media_type.startswith("image/") for paper in case.papers)


def means_of(judged: JudgedCase, app: App) -> AnswerMeans:
    """Everything that the program is wired to make an answer with."""
    return AnswerMeans(
        wording=app.wording(judged.rulebooks),
        renderer=app.renderer(),
        rulebooks=judged.rulebooks,
        redactions=app.redactions(),
        pictures=app.pictures() if _has_pictures(judged.case) else None,
        originals=judged.trial.context.provenance.in_originals,
        without=judged.trial.advice_without,
        part=judged.trial.part,
        lexicon=app.lexicon(),
        progress=app.progress,
    )


@attrs.frozen(kw_only=True)
class AnswerContext:
    """A judged case with its exhibits as they go out."""

    case: CaseFile
    advice: Advice
    contents: Contents
    language: str
    """Of the page, the record, the brief and the calendar."""
    means: AnswerMeans
    limits: Limits
    pleading: Pleading
    findings: tuple[Finding, ...] = ()
    """What the seller must know of what goes out."""

    @property
    def renderer(self) -> Renderer:
        """What turns plans into files."""
        return self.means.renderer

    @property
    def exhibits(self) -> tuple[PutForward, ...]:
        """What goes out, numbered."""
        return self.pleading.exhibits

    @property
    def filing(self) -> str:
        """The language of what is handed in."""
        return filing_language(self.advice.reading)

    @property
    def missing(self) -> tuple[Phrase, ...]:
        """What still has to be there before the answer can go out."""
        return self.pleading.missing

    def say(self, language: str) -> Say:
        """Puts phrases into a language."""
        return partial(self.means.wording.say, language=language)

    def cites(self, language: str) -> References:
        """How a language writes what a sentence rests on."""
        return citations(self.say(language))

    def document(self, kind: DocumentKind, language: str, path: str) -> Document:
        """A document that is ready where the answer is."""
        ready = self.pleading.ready
        return Document(kind=kind, language=language, path=path, ready=ready, missing=() if ready else self.missing)


def answer_context(
    case: CaseFile, advice: Advice, *, contents: Contents, language: str, means: AnswerMeans, among: int = 0
) -> AnswerContext:
    """The context of an answer, with redacted copies in place of private papers and pictures set side by side.

    Args:
        among: of how many accused listings those of the case are some; 0 where they are all.
    """
    exhibits, hidden = put_forward(case, advice), withheld(case, advice)
    context = AnswerContext(
        case=case,
        advice=advice,
        contents=contents,
        language=language,
        means=means,
        limits=limits(means.rulebooks, platform=advice.reading.platform, on=advice.now.date()),
        pleading=Pleading(case=case, advice=advice, exhibits=exhibits, withheld=hidden, among=among),
    )
    if means.redactions is not None and case.preferences.sensitive:
        means.progress.report(ProgressStep(stage=ProgressStage.REDACTION))
        context = _redacted(context, means.redactions)
    return _add_drawings(context, means.pictures) if means.pictures is not None else context


def _redacted(context: AnswerContext, redactions: Redactions) -> AnswerContext:
    going = going_out(
        context.exhibits,
        case=context.case,
        advice=context.advice,
        contents=context.contents,
        redactions=redactions,
        say=context.say(context.filing),
        language=context.filing,
    )
    back, judged_without = frozenset(exhibit.paper.sha256 for exhibit in going.kept_back), context.means.without
    alone = judged_without(back) if judged_without is not None and back else None
    pleading = attrs.evolve(context.pleading, exhibits=going.exhibits, kept_back=going.kept_back, without=alone)
    return attrs.evolve(context, contents=going.contents, pleading=pleading, findings=going.findings)


def _add_drawings(context: AnswerContext, pictures: Pictures) -> AnswerContext:
    exhibits, contents = with_drawings(
        context.pleading,
        context.contents,
        pictures=pictures,
        known=context.means.originals,
        renderer=context.renderer,
        say=context.say(context.filing),
        language=context.filing,
    )
    return attrs.evolve(context, contents=contents, pleading=attrs.evolve(context.pleading, exhibits=exhibits))
