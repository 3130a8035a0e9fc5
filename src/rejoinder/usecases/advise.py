"""A case at one hour, judged: CaseFile + Rulebooks + hour -> Advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.comparison import Comparison, Provenance, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.event import HOUR_UNKNOWN, ComplaintReceived, Event, EvidenceFiled
from rejoinder.domain.evidence import WITHIN, Inspection, Paper, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.domain.reading import Reading
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.domain.source import ComplaintSource
from rejoinder.negotiation.marking import marking_of
from rejoinder.proof.inspection import inspect
from rejoinder.scrutiny.complaint_context import complaint_context
from rejoinder.usecases.answer_differs import answers_that_differ
from rejoinder.usecases.app import App
from rejoinder.usecases.case_at_hand import complaint_source
from rejoinder.usecases.case_events import AlteredPaper
from rejoinder.usecases.case_events import read_case_events as case_events
from rejoinder.usecases.confirmed_reading import as_judged, lapsed_refusals, stale_confirmations, unplaced_corrections
from rejoinder.usecases.earlier_notice import read_in_case
from rejoinder.usecases.evaluation import Evaluation, EvaluationContext, note_finding, unique
from rejoinder.usecases.interview import interview
from rejoinder.usecases.listing_screen import with_screens_read
from rejoinder.usecases.mark_on_picture import detect_marks
from rejoinder.usecases.picture_choice import choose_pairs
from rejoinder.usecases.picture_original import compared_originals, contained_copies, originals, through_listing
from rejoinder.usecases.picture_precedence import precedence
from rejoinder.usecases.picture_record import picture_records
from rejoinder.usecases.picture_stage import draft_points, drafts
from rejoinder.usecases.ports import Contents
from rejoinder.usecases.proposed_facts import ProposedFact, propose_facts
from rejoinder.usecases.read_register import extracts
from rejoinder.usecases.what_if_wrong import what_if_wrong, with_unconfirmed
from rejoinder.usecases.which_company import which_company

BY = "folder"


@attrs.frozen(kw_only=True)
class JudgedCase:
    """A case with what follows from it, and the bytes of its papers."""

    case: CaseFile
    advice: Advice
    contents: Contents
    rulebooks: Rulebooks
    as_read: CaseFile
    """The case before what people said of its facts was applied."""
    inspected: tuple[Inspection, ...]
    """The papers as they were read, before what people said of them."""
    facts: tuple[ProposedFact, ...]
    """What a person should look at, in the order of reading."""
    trial: Evaluation
    """How nearly the same case would be judged."""


def advise(folder: Path, app: App, *, now: dt.datetime) -> JudgedCase:
    """Read the case in a folder and judge it at an hour. Nothing is written.

    Raises: Invalid leaves of the folder, the complaint and the ledger, each with a remedy.
    """
    source = complaint_source(folder, app)
    case, remarks = _case(folder, source, app)
    attachments = {attachment.sha256: attachment.content for attachment in source.attachments}
    contents = app.folders().contents(folder, case.papers, attachments)
    case = with_screens_read(case, contents, app)
    rulebooks = app.rulebooks()
    secret = _secret(case.papers_in(Place.EVIDENCE))
    shown = (paper for paper in case.papers if paper.place is not Place.LISTING and paper.sha256 not in secret)
    inspections = tuple(inspect(paper) for paper in shown)
    looked, spellings = _compared(case, contents, app), app.spellings()
    table = complaint_context(as_judged(case), inspections, rulebooks=rulebooks, now=now)
    context = EvaluationContext(
        source=source,
        rulebooks=rulebooks,
        calendars=app.calendars(),
        spellings=spellings,
        inspections=inspections,
        compared=(looked.pairs, looked.findings),
        provenance=looked.provenance,
        detections=detect_marks(table, contents, app, compared=looked.pairs, spellings=spellings),
        now=now,
    )
    app.progress.report(ProgressStep(stage=ProgressStage.JUDGEMENT))
    trial = context.evaluate(case)
    advice = attrs.evolve(
        trial.advice, findings=unique((*remarks, *_withheld_papers(case, secret), *trial.advice.findings))
    )
    facts = tuple(propose_facts(case, context.inspections, advice.defences, rulebooks.markets))
    app.progress.report(ProgressStep(stage=ProgressStage.READINGS))
    advice = with_unconfirmed(advice, what_if_wrong(case, advice, facts, judge=trial.again))
    advice = attrs.evolve(advice, companies=which_company(case, advice, judge=trial.again))
    questions = interview(case, advice, judged=trial.case, judge=trial.again, provenance=context.provenance)
    advice = attrs.evolve(advice, questions=questions)
    app.progress.finish()
    return JudgedCase(
        case=as_judged(case),
        advice=advice,
        contents=contents,
        rulebooks=rulebooks,
        as_read=case,
        inspected=context.inspections,
        facts=facts,
        trial=trial,
    )


def _case(folder: Path, source: ComplaintSource, app: App) -> tuple[CaseFile, tuple[Finding, ...]]:
    """The fold of folder, complaint and ledger, its reading as it was read; and what does not fit in it."""
    recorded = case_events(folder, folders=app.folders(), ledgers=app.ledgers())
    case = fold((*_sent_along(source, app), *recorded.events))
    reading = read_in_case(source, case, app.markets())
    received = ComplaintReceived(at=HOUR_UNKNOWN, by=BY, reading=reading, sha256=source.sha256)
    case = fold((received,), case)
    case = fold(extracts(case, app.registers), case)
    remarks = (*_altered(recorded.altered), *_unfitting(case), *answers_that_differ(case))
    return case, remarks


def _secret(papers: Sequence[Paper]) -> Mapping[str, str]:
    """The marking of each paper that may not be shown, by digest; what is attached to such a mail shares it."""
    marked: dict[str, str] = {}
    for paper in papers:  # a mail stands before what it carries
        marking = marking_of(paper.text) or marked.get(paper.enclosed_in or "")
        if marking:
            marked[paper.path] = marking
    return {paper.sha256: marked[paper.path] for paper in papers if paper.path in marked}


def _withheld_papers(case: CaseFile, secret: Mapping[str, str]) -> Iterator[Finding]:
    """Papers that say of themselves that they may not be shown; nothing rests on them."""
    for paper in case.papers_in(Place.EVIDENCE):
        if paper.sha256 in secret:
            message = phrase(f"negotiation.kept-back-{secret[paper.sha256]}", name=paper.name)
            yield note_finding(
                f"paper-kept-back:{paper.sha256[:8]}", Subject.PAPER, message, (evidence(paper.sha256, message),)
            )


def _altered(papers: Sequence[AlteredPaper]) -> Iterator[Finding]:
    """Papers that changed after the ledger recorded them."""
    for paper in papers:
        message = phrase("answer.paper-altered" if paper.now else "answer.paper-gone", name=paper.path, line=paper.line)
        because = (evidence(paper.was, message),)
        id = f"paper-altered:{paper.was[:8]}"
        yield Finding(id=id, subject=Subject.PAPER, says=message, gravity=Gravity.WEAKENS, because=because)


def _unfitting(case: CaseFile) -> Iterator[Finding]:
    """What people confirmed or corrected and the notice, read again, no longer has."""
    for correction in unplaced_corrections(case):
        message = phrase("answer.correction-adrift", field=correction.field, value=correction.value)
        yield note_finding(f"correction-adrift:{correction.field}", Subject.CASE, message)
    for confirmation in stale_confirmations(case):
        message = phrase("answer.confirmation-stale", field=confirmation.field, value=confirmation.value)
        yield note_finding(f"confirmation-stale:{confirmation.field}", Subject.CASE, message)
    for refusal in lapsed_refusals(case):
        message = phrase("answer.refusal-lapsed", field=refusal.field, value=refusal.value)
        yield note_finding(f"refusal-lapsed:{refusal.field}", Subject.CASE, message)


def _sent_along(source: ComplaintSource, app: App) -> Iterator[Event]:
    for attachment in source.attachments:
        relative = f"{source.name}{WITHIN}{attachment.name}"
        paper = app.papers().from_bytes(attachment.content, relative=relative, place=Place.ATTACHMENT)
        yield EvidenceFiled(at=HOUR_UNKNOWN, by=BY, paper=paper)


@attrs.frozen(kw_only=True)
class _LookedOver:
    """Every picture of the complainant beside every picture of the listing, and ours beside them."""

    pairs: Mapping[tuple[str, str], Comparison] = {}
    findings: tuple[Finding, ...] = ()
    """What could not be looked at, and which came first."""
    provenance: Provenance = Provenance()


def _compared(case: CaseFile, contents: Contents, app: App) -> _LookedOver:
    theirs = _pictures(case.papers_in(Place.CLAIMED, Place.ATTACHMENT))
    ours = _pictures(case.papers_in(Place.LISTING))
    if not theirs:
        return _LookedOver()
    pictures = app.pictures()
    pairs = choose_pairs(theirs, ours, content=contents.of, pictures=pictures)
    compared: dict[tuple[str, str], Comparison] = {}
    findings: list[Finding] = []
    for number, (a, b) in enumerate(pairs, 1):
        app.progress.report(
            ProgressStep(stage=ProgressStage.PICTURE, name=f"{a.name}, {b.name}", number=number, count=len(pairs))
        )
        try:
            compared[a.sha256, b.sha256] = pictures.compare(contents.of(a.sha256), contents.of(b.sha256))
        except RejoinderError as error:
            findings.append(_not_compared(a, b, error))
    if len(pairs) < len(theirs) * len(ours):
        message = phrase("answer.pairs-beyond-limit", limit=len(pairs), pairs=len(theirs) * len(ours))
        findings.append(note_finding("pictures-beyond-limit", Subject.PICTURE, message))
    own_originals = originals(case.papers_in(Place.EVIDENCE))
    disputed = [paper for paper in ours if any(_is_copy(compared.get((a.sha256, paper.sha256))) for a in theirs)]
    shown = compared_originals(disputed, own_originals, content=contents.of, pictures=pictures)
    whole = contained_copies(shown, content=contents.of, pictures=pictures)
    between = through_listing(compared, whole, {paper.sha256: paper.name for paper in ours})
    beside = compared_originals(theirs, own_originals, content=contents.of, pictures=pictures)
    sure = {pair: found for pair, found in beside.items() if _is_copy(found)}
    known = picture_records(
        case, pictures=pictures, contents=contents, authorities=app.authorities and app.authorities()
    ).known_of
    first = precedence({**compared, **between, **sure}, [*theirs, *ours, *own_originals], known=cache(known))
    staged = drafts(shown)
    copied = {claimed for (claimed, _), found in compared.items() if _is_copy(found)}
    provenance = Provenance(
        shown=frozenset(original for _, original in whole),
        ahead=frozenset(original for _, original in first.ahead),
        originals={**between, **sure},
        listed=whole,
        stages=staged,
        complete={paper.sha256 for paper in disputed} <= {listed for listed, _ in whole},
        other=_others(compared),
        every=bool(copied) and copied <= {claimed for claimed, _ in first.ahead},
    )
    points = (*first.findings, *draft_points(staged, [*ours, *own_originals]))
    return _LookedOver(pairs=compared, findings=(*findings, *points), provenance=provenance)


def _others(compared: Mapping[tuple[str, str], Comparison]) -> frozenset[str]:
    """The pictures of the listings that are different from each claimed picture that they were compared with."""
    listed = {ours for _, ours in compared}
    alike = {ours for (_, ours), found in compared.items() if found.verdict is not Verdict.DIFFERENT}
    return frozenset(listed - alike)


def _is_copy(found: Comparison | None) -> bool:
    return found is not None and found.verdict is Verdict.COPY


def _pictures(papers: Sequence[Paper]) -> list[Paper]:
    """The pictures among the papers, the same bytes once: what came with the mail may lie in the folder too."""
    found = {paper.sha256: paper for paper in reversed(papers) if paper.media_type.startswith("image/")}
    return list(reversed(found.values()))


def _not_compared(a: Paper, b: Paper, error: RejoinderError) -> Finding:
    message = phrase("answer.pictures-not-compared", a=a.name, b=b.name, why=error.says)
    because = (evidence(a.sha256, message), evidence(b.sha256, message))
    return note_finding(f"pictures-not-compared:{a.sha256[:8]}-{b.sha256[:8]}", Subject.PICTURE, message, because)


def language_of(case: CaseFile, reading: Reading, spoken_here: str | None = None) -> str:
    """The language to speak to the seller in: his own, else his machine's, else the notice's, else English."""
    spoken = case.seller.language or spoken_here or reading.language
    return spoken if spoken in LANGUAGES else "en"
