"""The brief for counsel: all that the case holds, private findings included, marked privileged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import attrs

from rejoinder.assembly.calendar import route_named
from rejoinder.assembly.case_identification import identification_rows
from rejoinder.assembly.chronology import full_chronology
from rejoinder.assembly.exhibit import PutForward, kind_named
from rejoinder.assembly.print_document import (
    Block,
    FactList,
    Grid,
    Heading,
    Paragraph,
    Points,
    PrintDocument,
    Say,
    one_line,
)
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import DefenceStatus
from rejoinder.domain.exposure import Standing
from rejoinder.domain.finding import DAMAGING, Gravity, harmed_by
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import Route, RouteId

STANDINGS = ("totals", "if_established", "if_silent", "if_complied")


@attrs.frozen(kw_only=True)
class _Brief:
    case: CaseFile
    advice: Advice
    exhibits: tuple[PutForward, ...]
    say: Say
    language: str

    def word(self, id: str) -> str:
        return self.say(phrase(f"document.{id}"))

    def with_mark(self, what: str, mark: str) -> str:
        """What is said, with a word on how it stands."""
        return self.say(phrase("document.brief-marked", what=what, mark=self.word(mark)))

    def join_list(self, parts: Sequence[str]) -> str:
        return self.say(phrase("document.listed", parts=tuple(parts)))

    def run_on(self, sentences: Iterable[str]) -> str:
        return ("" if self.language == "zh" else " ").join(sentences)

    def when(self, value: dt.date | dt.datetime | Phrase) -> str:
        return self.say(phrase("document.listed", parts=(value,)))


def brief(
    case: CaseFile, advice: Advice, exhibits: tuple[PutForward, ...], *, say: Say, language: str
) -> PrintDocument:
    """The brief in one language. It is for the lawyer alone, goes into no packet, and says each thing once."""
    context = _Brief(case=case, advice=advice, exhibits=exhibits, say=say, language=language)
    blocks: list[Block] = [Paragraph(text=say(phrase("document.brief-basis", now=advice.now)), quiet=True)]
    for part in (
        _damaging, _why, _identification, _deadlines, _alleged, _chronology, _defences, _papers, _findings, _exposure,
        _routes, _questions,
    ):  # fmt: skip
        blocks += part(context)
    return PrintDocument(
        title=context.word("brief-title"), language=language, banner=context.word("brief-banner"), blocks=tuple(blocks)
    )


def _headed(context: _Brief, id: str, block: Block | None) -> Iterator[Block]:
    if block is not None:
        yield Heading(text=context.word(id))
        yield block


def _damaging(context: _Brief) -> Iterator[Block]:
    """What the seller's own papers admit or plan: the first thing that a lawyer must read."""
    lines = tuple(context.say(one.says) for one in context.advice.findings if one.id.startswith(DAMAGING))
    return _headed(context, "brief-damaging", Points(lines=lines) if lines else None)


def _why(context: _Brief) -> Iterator[Block]:
    lines = [context.say(trigger.says) for trigger in context.advice.counsel]
    return _headed(context, "brief-why", Points(lines=tuple(lines)) if lines else None)


def _identification(context: _Brief) -> Iterator[Block]:
    return _headed(
        context,
        "brief-matter",
        FactList(rows=identification_rows(context.case, context.advice.reading, say=context.say)),
    )


def _deadlines(context: _Brief) -> Iterator[Block]:
    head = tuple(context.word(id) for id in ("brief-what", "brief-due", "brief-safe-by"))
    rows = tuple(
        (context.say(d.says), context.when(d.on_seller_clock(d.due_at)), context.when(d.on_seller_clock(d.safe_by)))
        for d in context.advice.deadlines
    )
    return _headed(context, "brief-deadlines", Grid(head=head, rows=rows) if rows else None)


def _alleged(context: _Brief) -> Iterator[Block]:
    lines = tuple(
        context.with_mark(context.say(a.says), f"tested-{a.tested.value}") for a in context.advice.allegations
    )
    return _headed(context, "brief-alleged", Points(lines=lines) if lines else None)


def _chronology(context: _Brief) -> Iterator[Block]:
    head = tuple(context.word(id) for id in ("dossier-day", "dossier-event", "dossier-source"))
    dated = full_chronology(context.case, context.advice, context.exhibits)
    rows = tuple((context.when(one.on), context.say(one.says), context.say(one.source)) for one in dated)
    return _headed(context, "brief-chronology", Grid(head=head, rows=rows) if rows else None)


def _defences(context: _Brief) -> Iterator[Block]:
    shown = [d for d in context.advice.defences if d.status is not DefenceStatus.UNAVAILABLE]
    if not shown:
        return
    yield Heading(text=context.word("brief-defences"))
    for defence in shown:
        yield Heading(text=context.with_mark(context.say(defence.says), f"defence-{defence.status.value}"), level=2)
        head = tuple(context.word(id) for id in ("dossier-requirement", "dossier-status", "dossier-carried-by"))
        rows = tuple(
            (context.say(r.says), context.word(f"status-{r.status.value}"), _carrying_papers(context, r.evidence))
            for r in defence.requirements
        )
        yield Grid(head=head, rows=rows)


def _carrying_papers(context: _Brief, evidence: tuple[str, ...]) -> str:
    names = {paper.sha256: one_line(paper.name, 80) for paper in context.case.papers}
    return context.join_list([names.get(sha256, sha256[:12]) for sha256 in evidence])


def _papers(context: _Brief) -> Iterator[Block]:
    numbers = {exhibit.paper.sha256: exhibit.number for exhibit in context.exhibits}
    inspections = {inspection.paper.sha256: inspection for inspection in context.advice.inspections}
    head = tuple(context.word(id) for id in ("dossier-file", "brief-kind", "brief-use", "brief-doubt"))
    harmful = harmed_by(context.advice.findings)
    rows = []
    for paper in context.case.papers:
        inspection, number = inspections.get(paper.sha256), numbers.get(paper.sha256)
        doubts = context.run_on(context.say(doubt.says) for doubt in inspection.doubts) if inspection else ""
        use = context.say(phrase("document.brief-shown", number=number)) if number else context.word("brief-kept")
        kind = context.say(kind_named(paper, inspection))
        clean = "brief-harms" if paper.sha256 in harmful else "brief-no-doubt"
        rows.append((one_line(paper.path, 120), kind, use, doubts or context.word(clean)))
    return _headed(context, "brief-evidence", Grid(head=head, rows=tuple(rows)) if rows else None)


def _findings(context: _Brief) -> Iterator[Block]:
    order = (Gravity.BLOCKS, Gravity.WEAKENS, Gravity.HELPS, Gravity.NOTE)
    found = sorted(context.advice.findings, key=lambda finding: order.index(finding.gravity))
    beside = {doubt.says for inspection in context.advice.inspections for doubt in inspection.doubts}
    shown_findings = (one for one in found if one.says not in beside and not one.id.startswith(DAMAGING))
    lines = tuple(dict.fromkeys(context.say(finding.says) for finding in shown_findings))
    return _headed(context, "brief-findings", Points(lines=lines) if lines else None)


def _exposure(context: _Brief) -> Iterator[Block]:
    head = tuple(context.word(id) for id in ("brief-case-state", "brief-points", "brief-strikes", "brief-measures"))
    names = ("brief-now", "brief-if_established", "brief-if_silent", "brief-if_complied")
    rows = tuple(
        _standing(context, context.word(name), getattr(context.advice.exposure, of))
        for name, of in zip(names, STANDINGS, strict=True)
    )
    yield from _headed(context, "brief-exposure", Grid(head=head, rows=rows))
    assumptions = tuple(context.say(assumption) for assumption in context.advice.exposure.assumptions)
    if assumptions:
        yield Points(lines=assumptions)


def _standing(context: _Brief, name: str, standing: Standing) -> tuple[str, str, str, str]:
    measures = "; ".join(context.say(measure) for measure in standing.measures)
    if not standing.known:
        return (name, "?", "?", context.word("brief-not-known"))
    return (name, str(standing.points), str(standing.strikes), measures or "–")


def _routes(context: _Brief) -> Iterator[Block]:
    """The routes in order; the lawyer is called already, and a reason is given with the first that it speaks of."""
    ranked = sorted(context.advice.routes, key=lambda route: route.rank)
    used: set[str] = {context.say(trigger.says) for trigger in context.advice.counsel}
    lines = tuple(_route(context, route, used) for route in ranked if route.id is not RouteId.COUNSEL)
    return _headed(context, "brief-routes", Points(lines=lines, numbered=True) if lines else None)


def _route(context: _Brief, route: Route, used: set[str]) -> str:
    state = "advised" if route.advised else "open" if route.open else "closed"
    named = route_named(route.id.value)
    name = context.say(named) if isinstance(named, Phrase) else named
    reasons = [
        reason for reason in dict.fromkeys(context.say(because.says) for because in route.because) if reason not in used
    ]
    used.update(reasons)
    line = phrase(
        "document.brief-route", name=name, state=context.word(f"brief-{state}"), reasons=context.run_on(reasons)
    )
    return context.say(line).strip()


def _questions(context: _Brief) -> Iterator[Block]:
    lines = [context.say(question) for question in _open(context.advice)] or [context.word("brief-question-none")]
    return _headed(context, "brief-questions", Points(lines=tuple(dict.fromkeys(lines)), numbered=True))


def _open(advice: Advice) -> Iterator[Phrase]:
    if any(one.id.startswith(DAMAGING) for one in advice.findings):
        yield phrase("document.brief-question-damaging")
    for defence in advice.defences:
        if defence.status is DefenceStatus.GAP:
            for requirement in defence.gaps:
                yield phrase("document.brief-question-gap", gap=requirement.instruction)
    doubted = tuple(one_line(each.paper.name, 80) for each in advice.inspections if each.doubts)
    if doubted:
        yield phrase("document.brief-question-doubts", names=doubted)
    for deadline in advice.deadlines:
        if not deadline.verified:
            yield phrase("document.brief-question-rule", says=deadline.says)
