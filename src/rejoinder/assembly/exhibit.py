"""Which papers are put before the platform, in which order, and what each one shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from rejoinder.assembly.print_document import one_line
from rejoinder.assembly.redaction import RedactedPaper
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Assertion, Defence, DefenceStatus, Requirement, RequirementStatus
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place, Vouching
from rejoinder.domain.finding import Basis, Because, Finding, Gravity, harmed_by
from rejoinder.domain.own_name import own_name
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import ANSWERS
from rejoinder.text.lazy_pattern import regex

_PARTY = 80
"""Characters of a party's name in the line of an exhibit."""
Point = tuple[Finding, tuple[str, ...]]
"""A public finding and the papers it rests on."""


@attrs.frozen(kw_only=True)
class PutForward:
    """A paper with its number, its title, and what it is put forward for."""

    number: int
    paper: Paper
    inspection: Inspection | None
    title: Phrase
    shows: tuple[Phrase, ...]
    parties: tuple[str, str] | None = None
    """Who authorises and who is authorised, as a letter of authorisation itself gives both; None of other papers."""
    copy: RedactedPaper | None = None
    """The redacted copy that goes out in the paper's place; None where the paper goes out as it is."""
    beside: tuple[str, ...] = ()
    """The papers, by SHA-256, that it was drawn from; empty where it is a paper itself."""
    of_each: bool = False
    """Whether a drawn page goes with each of these papers by itself, and not only with all of them."""
    mail: Paper | None = None
    """The mail that the paper came in, whose words go before it; None where it came in none, where the mail is an
    exhibit itself, and where the seller keeps things private that stand in a mail as it is."""
    mail_whole: bool = False
    """Whether the mail's file goes along: only where all that it carries is put forward too."""

    def carries(self, papers: Collection[str]) -> bool:
        """Whether it is one of these papers, or was drawn from them."""
        named, drawn_from = set(papers), set(self.beside)
        is_drawn = bool(drawn_from & named) if self.of_each else bool(drawn_from) and drawn_from <= named
        return is_drawn or self.paper.sha256 in named

    @property
    def visible_paper(self) -> Paper:
        """What the reader of the dossier gets to see: the paper, or its redacted copy."""
        return self.copy.paper if self.copy else self.paper

    @property
    def name(self) -> str:
        """The file name as one printable line."""
        return one_line(self.visible_paper.name, 120)


def submitted_grounds(advice: Advice) -> tuple[Defence, ...]:
    """The grounds that the answer puts forward: those that are ready, else, for the draft, those with gaps."""
    return advice.ready_defences or tuple(d for d in advice.defences if d.status is DefenceStatus.GAP)


def answer_open(advice: Advice) -> bool:
    """Whether an answer can still be handed in; where no routes were weighed, nothing says that it cannot."""
    return not advice.routes or any(route.open and route.id in ANSWERS for route in advice.routes)


RESTATED = {
    "complainant-not-owner": "not_owner",
    "listing-not-ours": "not_our_listing",
    "store-not-ours": "not_our_listing",
    "mark-in-listing": "not_use_as_mark",
    "reason-differs-counterfeit": "wrong_reason",
    "reason-differs-unfair-use": "wrong_reason",
    "right-expired": "invalid_right",
    "right-expired-on-certificate": "invalid_right",
    "right-term-over": "invalid_right",
    "register-not-in-force": "invalid_right",
    "class-differs-in-part": "class_territory",
    "mark-differs-from-certificate": "class_territory",
    "mark-not-in-listing": "wrong_reason",
}
"""Findings that say in other words what a ready ground of defence says already."""

OURS_TO_USE = frozenset({"authorised_goods", "licence", "own_mark", "exhaustion"})
"""Grounds that say the mark may stand on the goods."""
_NOT_SHOWN = ("mark-not-in-listing", "mark-not-on-picture")
"""That the mark is not shown, which is beside the point, and reads like an evasion, where it may be."""


def public_points(advice: Advice) -> tuple[Finding, ...]:
    """Findings that help, that the other side may read, and that no ready ground says already."""
    pleaded = {defence.id for defence in advice.ready_defences if defence.assertions}
    return tuple(
        finding
        for finding in advice.findings
        if finding.gravity is Gravity.HELPS
        and not finding.private
        and RESTATED.get(finding.id.partition(":")[0]) not in pleaded
        and not (pleaded & OURS_TO_USE and finding.id.startswith(_NOT_SHOWN))
    )


def rests_on(finding: Finding, case: CaseFile) -> tuple[str, ...]:
    """SHA-256 of each paper that a finding rests on: those it names, and the file of a listing whose words it cites."""
    by_path = {paper.path: paper.sha256 for paper in reversed(case.papers)}
    found = [_paper_of(reason, case, by_path) for reason in finding.because]
    return tuple(dict.fromkeys(sha256 for sha256 in found if sha256))


def _paper_of(reason: Because, case: CaseFile, by_path: Mapping[str, str]) -> str | None:
    if reason.basis is Basis.EVIDENCE:
        return reason.id
    cited = _LISTING.match(reason.id) if reason.basis is Basis.FACT else None
    position = int(cited.group(1)) if cited else len(case.listings)
    return by_path.get(case.listings[position].path) if position < len(case.listings) else None


_LISTING = regex(r"case\.listings\.(\d{1,4})(?:\.|$)")


def put_forward(case: CaseFile, advice: Advice) -> tuple[PutForward, ...]:
    """The exhibits in the order in which the statement names them, numbered from 1.

    Only what carries a ground of defence or a public finding; whatever else lies in the case is not shown around.
    """
    harmful = harmed_by(advice.findings)
    papers = {paper.sha256: paper for paper in reversed(case.papers) if paper.sha256 not in harmful}
    inspections = {inspection.paper.sha256: inspection for inspection in advice.inspections}
    grounds = submitted_grounds(advice)
    points = tuple((finding, rests_on(finding, case)) for finding in public_points(advice))
    numbered = [sha256 for sha256 in dict.fromkeys(_named(grounds, points)) if sha256 in papers]
    taken = {one.path: one.kind for one in case.taken}
    mails = {sha256: _mail(papers[sha256], case, numbered) for sha256 in numbered}
    return tuple(
        PutForward(
            number=number,
            paper=papers[sha256],
            inspection=inspections.get(sha256),
            title=paper_title(papers[sha256], inspections.get(sha256), taken.get(papers[sha256].path)),
            shows=_shows(sha256, grounds, points),
            parties=_authorising_parties(inspections.get(sha256)),
            mail=(mail := mails[sha256]),
            mail_whole=mail is not None and _may_go_whole(mail, numbered),
        )
        for number, sha256 in enumerate(numbered, 1)
    )


def _mail(paper: Paper, case: CaseFile, numbered: Collection[str]) -> Paper | None:
    """The mail, a file of its own, that goes before a paper which came in it."""
    if paper.enclosed_in is None or case.preferences.sensitive:
        return None
    by_path = {one.path: one for one in case.papers}
    mail = by_path.get(paper.enclosed_in)
    while mail is not None and mail.enclosed_in is not None:
        mail = by_path.get(mail.enclosed_in)
    return None if mail is None or mail.sha256 in numbered else mail


def _may_go_whole(mail: Paper, numbered: Collection[str]) -> bool:
    """Whether the mail's file shows nothing that is not put forward anyway."""
    metadata = dict(mail.metadata)
    return "unopened" not in metadata and set(metadata.get("carried", "").split()) <= set(numbered)


def assertions(advice: Advice) -> tuple[Assertion, ...]:
    """What the statement may say, each sentence once."""
    by_message: dict[Phrase, Assertion] = {}
    for defence in advice.ready_defences:
        new = [one for one in defence.assertions if one.says not in by_message]
        if by_message and all("/concludes" in one.says.id for one in new):
            continue  # its facts are told already, and so is what follows from them
        for assertion in new:
            by_message.setdefault(assertion.says, assertion)
    return tuple(by_message.values())


def _named(grounds: Sequence[Defence], points: Sequence[Point]) -> Iterator[str]:
    for defence in grounds:
        if defence.ready:
            for assertion in defence.assertions:
                yield from assertion.exhibits
        for requirement in defence.requirements:
            if _is_supported(requirement, defence):
                yield from requirement.evidence
        yield from (link.sha256 for link in defence.chain if link.sha256)
    for _, papers in points:
        yield from papers


def _is_supported(requirement: Requirement, defence: Defence) -> bool:
    wanted = {RequirementStatus.MET} if defence.ready else {RequirementStatus.MET, RequirementStatus.DOUBTFUL}
    return requirement.status in wanted


def _shows(sha256: str, grounds: Sequence[Defence], points: Sequence[Point]) -> tuple[Phrase, ...]:
    messages: list[Phrase] = []
    for defence in grounds:
        if defence.ready:
            messages += [assertion.says for assertion in defence.assertions if sha256 in assertion.exhibits]
    if not messages:
        messages = [_tells(r) for defence in grounds for r in defence.requirements if sha256 in r.evidence]
    messages += [finding.says for finding, papers in points if sha256 in papers]
    return tuple(dict.fromkeys(messages))


def _tells(requirement: Requirement) -> Phrase:
    """What a requirement asks for; where the paper does not carry it yet, that it is open."""
    if requirement.status.is_satisfied:
        return requirement.says
    return phrase("document.exhibit-open", says=requirement.says)


def paper_title(paper: Paper, inspection: Inspection | None, taken: PaperKind | None = None) -> Phrase:
    """Kind, number and day as the paper itself gives them; what only the seller says is not printed as a title."""
    kind = kind_named(paper, inspection, taken)
    number, on = _own_word(inspection, "number"), _own_word(inspection, "issued_on")
    known = {"number": one_line(number, 60) if isinstance(number, str) else None, "on": on if _day(on) else None}
    values = {name: value for name, value in known.items() if value}
    form = {(): "", ("number",): "-number", ("on",): "-on", ("number", "on"): "-number-on"}[tuple(sorted(values))]
    return phrase(f"document.exhibit-title{form}", kind=kind, **values)


def _authorising_parties(inspection: Inspection | None) -> tuple[str, str] | None:
    if inspection is None or inspection.kind is not PaperKind.AUTHORISATION:
        return None
    giver, receiver = _own_word(inspection, "owner"), _own_word(inspection, "licensee")
    known = isinstance(giver, str) and isinstance(receiver, str)
    return (one_line(str(giver), _PARTY), one_line(str(receiver), _PARTY)) if known else None


def kind_named(paper: Paper, inspection: Inspection | None, taken: PaperKind | None = None) -> Phrase:
    """What a paper is, in words."""
    if paper.place is Place.LISTING:
        form = next((form for start, form in _OF_LISTINGS if paper.media_type.startswith(start)), "")
        form = "" if form == "-picture" and paper.is_recognised else form  # a screen of its page, read as words
        return phrase(f"document.kind-listing{form}")
    kind = inspection.kind if inspection else (paper.vouched and paper.vouched.kind) or PaperKind.OTHER
    if kind is PaperKind.PICTURE and paper.place is Place.EVIDENCE and taken in _SCREENS:
        kind = taken
    if paper.place in (Place.CLAIMED, Place.ATTACHMENT) and kind in _CLAIMED:
        return phrase(f"document.kind-{_CLAIMED[kind]}")
    if inspection and inspection.field("isbn"):
        return phrase("document.kind-publication")
    return phrase(f"document.kind-{kind.value}{own_name(kind, ' '.join(paper.pages[:1]))}")


_SCREENS = (PaperKind.CHAT, PaperKind.SCREENSHOT)
"""What a picture was taken for when it was handed over, where that says more of it."""
_OF_LISTINGS = (
    ("image/", "-picture"),
    ("text/csv", "-list"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "-list"),
    ("application/vnd.ms-excel", "-list"),
)
"""What lies in listing/ beside saved pages: pictures and lists of products."""
_CLAIMED = {PaperKind.OTHER: "claimed", PaperKind.PICTURE: "claimed-picture"}
"""What came with the complaint says so, unless its own kind says more."""


def _own_word(inspection: Inspection | None, name: str) -> object:
    field = inspection.field(name) if inspection else None
    return field.value if field and field.by is Vouching.PAPER and field.confidence >= 0.5 else None


def _day(value: object) -> bool:
    return isinstance(value, dt.date)


def packet_file_name(number: int, name: str, limit: int = 80) -> str:
    """`NN-name` for a packet: letters, digits, dot and dash of any script; never a path, a device or a hidden file."""
    flat = one_line(name, 200).replace("/", "-").replace("\\", "-")
    safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in flat)
    while "--" in safe or ".." in safe:
        safe = safe.replace("--", "-").replace("..", ".")
    stem, dot, suffix = safe.strip("-.").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    suffix = suffix[:8]
    stem = (stem[: limit - len(suffix) - 1]).strip("-.") or "paper"
    return f"{number:02d}-{stem}{dot}{suffix}"
