"""The rest of the answer page: grounds, findings, routes, deadlines, documents, what was read, and the sources."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.output.answer_page_head import instant, route_name, section, words
from rejoinder.adapters.output.markup import Markup, element, items, join_markup, tag, text
from rejoinder.assembly.case_identification import identification_rows
from rejoinder.assembly.print_document import one_line
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import Defence, DefenceStatus, Requirement
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.finding import Finding, Gravity, Subject
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Span
from rejoinder.domain.route import Route
from rejoinder.usecases.renderer import AnswerPage

TEXT_SHOWN = 20_000
_DEFENCE_TONES = {DefenceStatus.READY: "good", DefenceStatus.GAP: "warn", DefenceStatus.UNAVAILABLE: ""}
_STATUS_TONES = {"met": "good", "missing": "bad", "doubtful": "warn", "waived": ""}
_GRAVITY_TONES = {Gravity.BLOCKS: "bad", Gravity.WEAKENS: "warn", Gravity.HELPS: "good", Gravity.NOTE: ""}
_GRAVITIES = (Gravity.BLOCKS, Gravity.WEAKENS, Gravity.HELPS, Gravity.NOTE)


def badge(label: str, tone: str) -> Markup:
    """A word in a frame; its colour only repeats what it says."""
    return tag("span", label, cls=f"badge {tone}".strip())


def counsel(shown: AnswerPage) -> Markup | None:
    """Why a lawyer is needed now; nothing where no trigger fired."""
    if not shown.advice.counsel:
        return None
    reasons = items(shown.say(trigger.says) for trigger in shown.advice.counsel)
    box = element("div", reasons, tag("p", words(shown, "counsel-say")), cls="note bad")
    return section(shown, "counsel", box)


def defences(shown: AnswerPage) -> Markup:
    """Each ground with its requirements; those without a single paper are only named."""
    order = {DefenceStatus.READY: 0, DefenceStatus.GAP: 1, DefenceStatus.UNAVAILABLE: 2}
    found = sorted(shown.advice.defences, key=lambda defence: order[defence.status])
    arguable = [d for d in found if d.status is not DefenceStatus.UNAVAILABLE]
    rest = [d for d in found if d.status is DefenceStatus.UNAVAILABLE]
    if not found:
        return section(shown, "defences", tag("p", words(shown, "defences-none")))
    parts = [tag("p", words(shown, "defences-say"), cls="quiet"), *(_defence(shown, one) for one in arguable)]
    if rest:
        inside = join_markup(_defence(shown, one) for one in rest)
        summary = tag("summary", words(shown, "defences-more", count=len(rest)))
        parts.append(element("details", summary, inside))
    return section(shown, "defences", *parts)


def _defence(shown: AnswerPage, defence: Defence) -> Markup:
    state = shown.say(phrase(f"document.defence-{defence.status.value}"))
    title = element("h3", text(shown.say(defence.says)), badge(state, _DEFENCE_TONES[defence.status]))
    names = [words(shown, id) for id in ("requirement", "status", "papers")]
    header = element("thead", element("tr", *(tag("th", name, scope="col") for name in names)))
    rows = element("tbody", *(_requirement(shown, names, one) for one in defence.requirements))
    return join_markup((title, element("table", header, rows, cls="wide"), *_chain(shown, defence)))


def _requirement(shown: AnswerPage, names: list[str], requirement: Requirement) -> Markup:
    state = shown.say(phrase(f"document.status-{requirement.status.value}"))
    reasons = [tag("p", shown.say(reason.says), cls="because") for reason in requirement.because]
    if requirement.mend:
        reasons.append(tag("p", words(shown, "mend", mend=requirement.mend), cls="because"))
    return element(
        "tr",
        element("td", text(shown.say(requirement.says)), *reasons, data_name=names[0]),
        element("td", badge(state, _STATUS_TONES[requirement.status.value]), data_name=names[1]),
        tag("td", _papers(shown, requirement.evidence) or "–", data_name=names[2]),
    )


def _papers(shown: AnswerPage, evidence: tuple[str, ...]) -> str:
    numbers = {exhibit.paper.sha256: exhibit.number for exhibit in shown.exhibits}
    names = {paper.sha256: one_line(paper.name, 80) for paper in shown.case.papers}
    names_shown = []
    for sha256 in evidence:
        name = names.get(sha256, sha256[:12])
        number = numbers.get(sha256)
        names_shown.append(
            f"{name} {shown.say(phrase('document.exhibit-reference', number=number))}" if number else name
        )
    return ", ".join(names_shown)


def _chain(shown: AnswerPage, defence: Defence) -> Iterator[Markup]:
    if not defence.chain:
        return
    yield tag("h3", words(shown, "chain"))
    broken = badge(words(shown, "chain-broken"), "bad")
    lines = [
        element("li", text(shown.say(link.says) + " "), *(() if link.sha256 else (broken,)), cls="row")
        for link in defence.chain
    ]
    yield element("ol", *lines)


def findings(shown: AnswerPage) -> Markup:
    """What was noticed, by what it is about, the gravest first; what only the seller may see says so."""
    groups = [(subject, [f for f in shown.advice.findings if f.subject is subject]) for subject in Subject]
    parts: list[Markup] = []
    for subject, found in groups:
        if found:
            parts.append(tag("h3", words(shown, f"findings-{subject.value}")))
            found.sort(key=lambda finding: _GRAVITIES.index(finding.gravity))
            parts.append(element("div", *(_finding(shown, finding) for finding in found)))
    return section(shown, "findings", *(parts or [tag("p", words(shown, "findings-none"))]))


def _finding(shown: AnswerPage, finding: Finding) -> Markup:
    state = badge(words(shown, f"gravity-{finding.gravity.value}"), _GRAVITY_TONES[finding.gravity])
    says = shown.say(finding.says)
    parts = [tag("p", says)]
    reasons = dict.fromkeys(reason for basis in finding.because if (reason := shown.say(basis.says)) not in says)
    parts += [tag("p", reason, cls="quiet small") for reason in reasons]
    if finding.source:
        parts.append(tag("p", finding.source, cls="quiet small"))
    if finding.private and finding.subject in (Subject.PAPER, Subject.PICTURE) and finding.gravity is not Gravity.HELPS:
        parts.append(element("p", badge(words(shown, "private"), "")))
    return element("div", element("div", state), element("div", *parts), cls="finding")


def routes(shown: AnswerPage) -> Markup:
    """Every way to go on, the best first."""
    found = sorted(shown.advice.routes, key=lambda route: route.rank)
    return section(shown, "routes", *(_route(shown, route) for route in found))


def _route(shown: AnswerPage, route: Route) -> Markup:
    state, tone = ("advised", "main") if route.advised else ("open", "good") if route.open else ("closed", "")
    title = element(
        "h3", text(route_name(shown, route.id.value)), badge(shown.say(phrase(f"document.brief-{state}")), tone)
    )
    parts = [title]
    if route.until and route.open:
        parts.append(tag("p", words(shown, "until", at=route.until), cls="quiet small"))
    parts += [tag("p", shown.say(reason.says)) for reason in route.because]
    if route.consequences and route.open:
        parts.append(items((shown.say(one) for one in route.consequences), cls="small quiet"))
    return element("div", *parts, cls="route" if route.open else "route closed")


def deadlines(shown: AnswerPage) -> Markup | None:
    """How each deadline was counted, day by day."""
    if not shown.advice.deadlines:
        return None
    return section(shown, "deadlines", *(_deadline(shown, deadline) for deadline in shown.advice.deadlines))


def _deadline(shown: AnswerPage, deadline: Deadline) -> Markup:
    skipped = tuple(phrase("answer_page.skipped-day", on=day.date, why=day.why) for day in deadline.skipped[:40])
    source = deadline.source or shown.sources.get(deadline.rule) or ""
    known = (
        ("due", instant(shown, deadline.on_seller_clock(deadline.due_at))),
        ("safe-by", instant(shown, deadline.on_seller_clock(deadline.safe_by))),
        ("from", instant(shown, deadline.from_at) if deadline.from_at else ""),
        ("counted", shown.say(phrase("document.listed", parts=deadline.counted[:60])) if deadline.counted else ""),
        ("skipped", shown.say(phrase("document.listed", parts=skipped)) if skipped else ""),
        ("assumptions", " ".join(shown.say(one) for one in deadline.assumptions)),
        ("rule", f"{deadline.rule}. {source}".strip(". ") if source else deadline.rule),
    )
    rows = [part for id, value in known if value for part in (tag("dt", words(shown, id)), tag("dd", value))]
    notes = [] if deadline.verified else [tag("p", words(shown, "unverified"), cls="quiet small")]
    return join_markup((tag("h3", shown.say(deadline.says)), element("dl", *rows, cls="facts"), *notes))


def documents(shown: AnswerPage) -> Markup:
    """The files, each with what it is for; the two forms of one letter stand on one line."""
    groups: dict[str, list[Document]] = {}
    for document in shown.documents:
        groups.setdefault(_title(shown, document), []).append(document)
    lines = [_files(shown, title, found) for title, found in groups.items()]
    return section(
        shown, "documents", tag("p", words(shown, "documents-say"), cls="quiet"), element("ul", *lines, cls="files")
    )


def _title(shown: AnswerPage, document: Document) -> str:
    if document.kind is DocumentKind.LETTER:
        purpose = document.path.removeprefix("letter-").split(".")[0]
        return words(shown, f"letter-{purpose}")
    return words(shown, f"kind-{document.kind.value}")


def _files(shown: AnswerPage, title: str, found: list[Document]) -> Markup:
    drafts = [document for document in found if not document.ready]
    state = badge(words(shown, "not-ready"), "warn") if drafts else badge(words(shown, "ready"), "good")
    links = (tag("a", document.path, href=document.path, hreflang=document.language) for document in found)
    when = shown.letters.get(found[0].path)
    notes = [tag("p", shown.say(gap), cls="small") for gap in found[0].missing if found[0].kind is DocumentKind.LETTER]
    if when:
        notes.append(tag("p", words(shown, "send-when", when=when[0]), cls="small quiet"))
        notes.append(tag("p", words(shown, "never-when", when=when[1]), cls="small quiet"))
    return element(
        "li", element("div", tag("strong", title), state, cls="row"), element("div", *links, cls="links"), *notes
    )


def reading(shown: AnswerPage) -> Markup:
    """What was read, and the notice with every value marked where it stands."""
    facts = identification_rows(shown.case, shown.advice.reading, say=shown.say, most_listings=12)
    rows = (part for name, value in facts for part in (tag("dt", name), tag("dd", value)))
    body = element("pre", *_marked(shown, shown.advice.reading), lang=shown.advice.reading.language)
    cut = len(shown.advice.reading.text) > TEXT_SHOWN
    more = (tag("p", words(shown, "reading-cut"), cls="quiet small"),) if cut else ()
    summary = tag("summary", words(shown, "reading-text"))
    return section(
        shown,
        "reading",
        tag("p", words(shown, "reading-say"), cls="quiet"),
        element("dl", *rows, cls="facts"),
        element("details", summary, body, *more),
    )


def _spans(found: Reading) -> Iterator[tuple[Span, str]]:
    yield from ((one.span, "party") for one in found.parties)
    yield from ((one.span, "work") for one in found.works)
    yield from ((one.span, "registration") for one in found.registrations)
    yield from ((one.span, "reference") for one in found.references)
    yield from ((one.span, "listing") for one in found.listings)
    yield from ((one.span, "clock") for one in found.clocks)
    yield from ((one.span, "date") for one in found.dated_facts)
    if found.reason_span:
        yield (found.reason_span, "reason")
    yield from ((one.span, "signal") for one in found.signals if one.span)


def _marked(shown: AnswerPage, found: Reading) -> Iterator[Markup]:
    """The text with its places marked; where two overlap, the one that begins first is."""
    words_of = found.text[:TEXT_SHOWN]
    at = 0
    for (start, end), kind in sorted(set(_spans(found))):
        if start < at or end <= start or end > len(words_of):
            continue
        yield text(words_of[at:start])
        yield tag("mark", words_of[start:end], title=words(shown, f"mark-{kind}"))
        at = end
    yield text(words_of[at:])


def sources(shown: AnswerPage) -> Markup:
    """Which rulebooks were used, and the citation of each rule that is named on the page."""
    used = dict.fromkeys(_rules(shown))
    cited = [f"{id}: {shown.sources[id]}" for id in used if id in shown.sources]
    books = [words(shown, "rulebook", id=b.id, version=b.version) for b in shown.advice.rulebooks]
    return section(
        shown,
        "sources",
        tag("p", words(shown, "sources-say"), cls="quiet"),
        items(cited, cls="small") if cited else Markup(""),
        tag("p", ("；" if shown.language == "zh" else "; ").join(books), cls="small quiet"),
    )


def _rules(shown: AnswerPage) -> Iterator[str]:
    advice = shown.advice
    yield from (deadline.rule for deadline in advice.deadlines)
    for defence in advice.defences:
        if defence.status is not DefenceStatus.UNAVAILABLE:
            yield from (requirement.rule for requirement in defence.requirements)
    for reasons in (*(route.because for route in advice.routes if route.open), advice.exposure.because):
        yield from (reason.id for reason in reasons)
