"""The statement to the platform: identification, what the exhibits carry, what is asked; else a marked draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.banner import STATEMENT_CLOSED, STATEMENT_DRAFT
from rejoinder.assembly.case_identification import identification_rows
from rejoinder.assembly.exhibit import PutForward, answer_open, assertions, public_points, rests_on
from rejoinder.assembly.exhibit_list import short_lines
from rejoinder.assembly.opening import leading_ground, opening
from rejoinder.assembly.print_document import (
    Block,
    FactList,
    Heading,
    Paragraph,
    Points,
    PrintDocument,
    Say,
    plain_text,
)
from rejoinder.assembly.withheld import Withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Assertion, Defence, DefenceStatus, RequirementStatus
from rejoinder.domain.evidence import Place
from rejoinder.domain.finding import RIGHT_UNANSWERED, Basis, Finding, Subject
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.right import FAMILIES
from rejoinder.domain.route import ANSWERS, RouteId

_STRANGERS = ("ground.not-in-our-shop", "ground.other-store")
"""Sentences that name listings which are not ours."""
_QUOTES = frozenset({"ground.authorised-words", "ground.origin-words", "ground.letter-names-goods"})
"""Sentences that give the words of a paper of which another sentence tells."""
_ONE_MARK, _SEVERAL_MARKS = "scrutiny.mark-not-on-picture", "scrutiny.marks-not-on-picture"
_ONE_DRAFT, _SEVERAL_DRAFTS = "picture.stages", "picture.stages-several"
_SHARED = {_ONE_MARK: "pictures", _ONE_DRAFT: "listed"}
"""Sentences of which several are told as one, with the value that they must share."""
MISSING_LIMIT = 12
MOST_LAW = 2
"""Articles that a statement pleads."""
BEGINNINGS = 4
"""Grounds whose beginning is told where none is begun."""


@attrs.frozen(kw_only=True)
class _Cut:
    """How much is said where the platform's field is short: less of what the dossier holds anyway."""

    listings: int = 5
    exhibit_list: bool = True
    names: bool = True
    """Whether the list of exhibits gives their numbers, days and file names, and not only what each is."""
    files: bool = True
    """Whether a list without names still gives those of picture files, which the sentences give too."""
    quotes: bool = True
    """Whether the words of a paper are quoted where another sentence tells what it shows."""
    points: int = 8
    assertions: int = 200
    missing: int = MISSING_LIMIT
    rows: int = 20
    opening: bool = True
    every: bool = False
    """Whether every listing is named, however many `listings` there may be."""


_SHORTEST = _Cut(listings=1, exhibit_list=False, quotes=False, points=0, missing=3)
_CUTS = (
    _Cut(),
    _Cut(listings=2),
    _Cut(listings=1, names=False),
    _Cut(listings=1, names=False, quotes=False),
    _Cut(listings=1, names=False, files=False, quotes=False),
    *(_Cut(listings=1, names=False, files=False, quotes=False, points=n) for n in (3, 2, 1)),
    _Cut(listings=1, exhibit_list=False, quotes=False, points=3),
    _Cut(listings=1, exhibit_list=False, quotes=False, points=0, missing=6),
    *(
        attrs.evolve(_SHORTEST, assertions=n, rows=6 if n > 4 else 3, opening=n > 2)
        for n in (24, 16, 12, 8, 6, 4, 3, 2, 1)
    ),
)


@attrs.frozen(kw_only=True)
class Pleading:
    """What every language version of the statement is made from."""

    case: CaseFile
    advice: Advice
    exhibits: tuple[PutForward, ...]
    withheld: Withheld
    kept_back: tuple[PutForward, ...] = ()
    """Papers that may not be shown as they are and of which there is no redacted copy."""
    among: int = 0
    """Of how many accused listings those of this case are some; 0 where they are all."""
    answered: int = 0
    """How many of the accused listings other parts of the answer speak of, so that a draft speaks of the rest."""
    without: Advice | None = None
    """What follows from the case without the papers that are kept back; None where none is, or nobody judged so."""

    @property
    def _assertions(self) -> tuple[Assertion, ...]:
        """What the papers that go out carry, by themselves where that was judged."""
        return assertions(self.without or self.advice)

    @property
    def spoken_for(self) -> Advice:
        """What follows from the papers that go out."""
        return self.without or self.advice

    @property
    def _unshown(self) -> frozenset[str]:
        return frozenset(exhibit.paper.sha256 for exhibit in self.kept_back)

    @property
    def points(self) -> tuple[Finding, ...]:
        """The public findings that rest on nothing that is kept back, those that differ in one thing alone as one."""
        withheld = self._unshown
        found = [one for one in public_points(self.advice) if withheld.isdisjoint(rests_on(one, self.case))]
        return _merge_alike_points(found)

    @property
    def lacking_papers(self) -> tuple[Phrase, ...]:
        """For each sentence that cannot be said because its paper is kept back: which paper is wanted.

        None where another paper, which goes out, carries a whole ground by itself.
        """
        if self._stands_without:
            return ()
        if self.without is not None and self.without.ready_defences and self.sentences:
            return ()
        withheld = self._unshown & {sha256 for one in assertions(self.advice) for sha256 in one.exhibits}
        papers = (exhibit.paper for exhibit in self.kept_back if exhibit.paper.sha256 in withheld)
        return tuple(phrase("statement.copy-wanted", file=paper.name) for paper in papers)

    @property
    def _stands_without(self) -> bool:
        """Whether one paper that goes out carries every requirement of a ground that needs no chain of papers."""
        cited = {sha256 for one in self.sentences for sha256 in one.exhibits}
        grounds = [one for one in self.advice.defences if one.ready and not one.chain and one.assertions]
        return any(cited.intersection(*(r.evidence for r in ground.requirements)) for ground in grounds)

    @property
    def sentences(self) -> tuple[Assertion, ...]:
        """What may be said: each sentence whose exhibits are all there."""
        numbered = {exhibit.paper.sha256 for exhibit in self.exhibits}
        return tuple(one for one in self._assertions if numbered.issuperset(one.exhibits))

    @property
    def is_supported(self) -> bool:
        """Whether a ground is ready and has something to say, and no paper that it rests on is kept back."""
        return bool(self.sentences) and not self.lacking_papers

    @property
    def ready(self) -> bool:
        """Whether it can be handed in: a ground is carried, and a way to answer is still open."""
        return self.is_supported and answer_open(self.advice)

    @property
    def missing(self) -> tuple[Phrase, ...]:
        """What still has to be there before the statement can go out; empty where it is ready.

        The gaps of the nearest ground that is begun, since one ground is enough; where none is begun, how each of the
        first grounds would begin.
        """
        if self.ready:
            return ()
        return (
            *self._closed_reasons,
            *self.lacking_papers,
            *(() if self.is_supported or self.lacking_papers else self._gaps),
        )

    @property
    def _closed_reasons(self) -> tuple[Phrase, ...]:
        if answer_open(self.advice):
            return ()
        over = any(d.route in ANSWERS and d.due_at < self.advice.now for d in self.advice.deadlines)
        return (phrase("statement.time-over" if over else "statement.no-way-open"),)

    @property
    def begun(self) -> tuple[Defence, ...]:
        """The grounds that papers carry in part, the nearest to being carried first."""
        return tuple(ground for ground in self.advice.defences if ground.status is DefenceStatus.GAP)

    @property
    def _gaps(self) -> tuple[Phrase, ...]:
        if self.begun:
            gaps = self.begun[0].gaps
        else:
            shown = frozenset(paper.sha256 for paper in self.case.papers_in(Place.LISTING))
            open_ones = (one for one in self.advice.defences if one.gaps and not _is_spoken_against(one, shown))
            gaps = tuple(ground.gaps[0] for ground in open_ones)[:BEGINNINGS]
        return tuple(dict.fromkeys(gap.instruction for gap in gaps)) or (phrase("statement.no-ground"),)

    def numbers(self, assertion: Assertion) -> tuple[int, ...]:
        """The numbers of the exhibits that carry a sentence, ascending."""
        return tuple(e.number for e in self.exhibits if e.carries(assertion.exhibits))


def _is_spoken_against(ground: Defence, listing: frozenset[str]) -> bool:
    """Whether the listing itself shows two of its requirements not to hold, so that to mend one would not begin it.

    Where a listing gives the mark as its brand, `compatible with` before the mark would only dress it up. Where our own
    list of products names the listing, nothing shows that it is not ours.
    """
    shown = (r for r in ground.requirements if r.status is RequirementStatus.MISSING and r.evidence)
    return sum(listing.issuperset(r.evidence) for r in shown) >= (1 if ground.id == "not_our_listing" else 2)


def _merge_alike_points(points: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in their order; those that differ in one mark or one drawing alone are told in one sentence."""
    alike: dict[object, list[Finding]] = {}
    for one in points:
        shared = _SHARED.get(one.says.id)
        key = (one.says.id, one.says.value(shared)) if shared is not None else one.id
        alike.setdefault(key, []).append(one)
    return tuple(_as_one(group) if len(group) > 1 else group[0] for group in alike.values())


def _as_one(group: Sequence[Finding]) -> Finding:
    first = group[0].says
    if first.id == _ONE_MARK:
        marks = tuple(one.says.value("mark") for one in group)
        says = phrase(_SEVERAL_MARKS, marks=marks, pictures=first.value("pictures"))
    else:
        drafts = tuple(one.says.value("draft") for one in group)
        least = min(int(one.says.value("share")) for one in group)
        says = phrase(_SEVERAL_DRAFTS, drafts=drafts, listed=first.value("listed"), share=least)
    because = tuple(dict.fromkeys(reason for one in group for reason in one.because))
    return attrs.evolve(group[0], says=says, because=because)


def statement(pleading: Pleading, *, say: Say, language: str, characters: int) -> PrintDocument:
    """The statement in one language, at most `characters` long as plain text.

    Every sentence of fact is followed by the exhibits that carry it. Without a ready ground it is a draft that
    asserts nothing. With one, but no open way to answer, it is complete and marked as not to be handed in.
    What does not fit is left to the dossier, and the statement says so.
    """
    build = _ready if pleading.is_supported else _draft
    for cut in (*(attrs.evolve(cut, every=True) for cut in _CUTS), *_CUTS) if pleading.among else _CUTS:
        print_document = build(pleading, cut, say, language)
        if len(plain_text(print_document)) <= characters:
            break
    return print_document


def title(advice: Advice) -> Phrase:
    """What the statement is called on the best open way to answer."""
    way = _way(advice)
    return phrase(f"statement.title-{way.value}" if way else "statement.title")


def _way(advice: Advice) -> RouteId | None:
    routes = [route for id in ANSWERS if (route := advice.route(id)) and route.open]
    routes.sort(key=lambda route: (not route.advised, route.rank))
    return routes[0].id if routes else None


def _declarations(advice: Advice, say: Say) -> Iterator[Block]:
    """What the US statute asks the signer to declare: written out, never ticked for him."""
    if _way(advice) is RouteId.DMCA_COUNTER_NOTICE:
        ids = ("declare-good-faith", "declare-jurisdiction", "declare-contact", "declare-signature")
        yield Heading(text=say(phrase("statement.declare")))
        yield Points(lines=tuple(say(phrase(f"statement.{id}")) for id in ids))


def _ready(pleading: Pleading, cut: _Cut, say: Say, language: str) -> PrintDocument:
    sentences = pleading.sentences
    spoken = [one for one in sentences if cut.quotes or one.says.id not in _QUOTES]
    shown = spoken[: cut.assertions]
    lines = tuple(_line(pleading, assertion, say) for assertion in shown)
    blocks: list[Block] = [
        FactList(rows=_identification(pleading, cut, say)),
        *_for_some(pleading, cut, say),
        *(_opened(pleading, say) if cut.opening else ()),
        Heading(text=say(phrase("statement.facts"))),
        Points(lines=lines, numbered=True),
    ]
    points = pleading.points[: cut.points]
    if len(shown) < len(spoken) or len(points) < len(pleading.points):
        blocks.append(Paragraph(text=say(phrase("statement.rest-in-dossier"))))
    if cut.opening:
        blocks += _law(pleading, say)
    blocks += _points(pleading, points, say)
    blocks += [Heading(text=say(phrase("statement.request"))), Paragraph(text=_request(pleading, say))]
    blocks += _declarations(pleading.advice, say)
    if cut.exhibit_list and pleading.exhibits:
        blocks += _exhibits(pleading.exhibits, pleading, cut, say)
    return PrintDocument(
        title=say(title(pleading.advice)),
        language=language,
        blocks=tuple(blocks),
        banner=None if pleading.ready else say(phrase(STATEMENT_CLOSED)),
        signature=(say(phrase("statement.sign-name")), say(phrase("statement.sign-date"))),
    )


def _opened(pleading: Pleading, say: Say) -> Iterator[Block]:
    """What is alleged and why it is not so, before the facts one by one."""
    found = opening(pleading.spoken_for, pleading.sentences)
    if found is not None:
        first, last = (pleading.withheld.from_text(say(one), say) for one in (found.alleged, found.answer))
        numbers = tuple(e.number for e in pleading.exhibits if e.carries(found.exhibits))
        last = say(phrase("document.cited", sentence=last, references=references(numbers, say))) if numbers else last
        yield Paragraph(text=say(phrase("statement.both", first=first, last=last)))


def _law(pleading: Pleading, say: Say) -> Iterator[Block]:
    """What the law says for the first ground that is spoken of, where a compared rule that applies carries it."""
    ground = leading_ground(pleading.spoken_for, pleading.sentences)
    uses = frozenset(one.use for one in pleading.sentences if one.use is not None)
    pleas = [one for one in pleading.spoken_for.pleas if ground is not None and ground.id in one.grounds]
    pleas = [one for one in pleas if not one.uses or not uses or uses & one.uses]
    if pleas:
        yield Heading(text=say(phrase("statement.law")))
        yield Paragraph(text=" ".join(say(one.says) for one in pleas[:MOST_LAW]))


def _draft(pleading: Pleading, cut: _Cut, say: Say, language: str) -> PrintDocument:
    lacking = pleading.missing
    known = [one.says for one in pleading.advice.allegations][:6]
    blocks: list[Block] = [
        Paragraph(text=say(_why_draft(pleading)), quiet=True),
        FactList(rows=_identification(pleading, cut, say)),
    ]
    if known:
        lines = tuple(say(phrase("statement.alleged-line", says=sentence)) for sentence in known)
        blocks += [Heading(text=say(phrase("statement.alleged"))), Points(lines=lines)]
    blocks += _points(pleading, _from_the_notice(pleading.advice)[: cut.points], say)
    blocks.append(Heading(text=say(phrase("statement.missing"))))
    begun = () if pleading.lacking_papers else tuple(ground.says for ground in pleading.begun)
    if begun:
        blocks.append(Paragraph(text=say(phrase("statement.nearest", ground=begun[0]))))
    blocks.append(Points(lines=tuple(pleading.withheld.from_text(say(gap), say) for gap in lacking[: cut.missing])))
    if len(lacking) > cut.missing:
        blocks.append(Paragraph(text=say(phrase("statement.missing-more", more=len(lacking) - cut.missing))))
    if begun[1:]:
        blocks.append(Paragraph(text=say(phrase("statement.begun-too", grounds=begun[1:]))))
    blocks += [Heading(text=say(phrase("statement.request-draft"))), Paragraph(text=_request(pleading, say))]
    blocks.append(Paragraph(text=say(phrase("statement.draft-then")), quiet=True))
    return PrintDocument(
        title=say(title(pleading.advice)),
        language=language,
        blocks=tuple(blocks),
        banner=say(phrase(STATEMENT_DRAFT)),
    )


def _why_draft(pleading: Pleading) -> Phrase:
    if pleading.answered:
        return phrase("statement.draft-why-rest", of=pleading.among, answered=pleading.answered)
    return phrase(f"statement.draft-why{'-copy' if pleading.lacking_papers else ''}")


def _identification(pleading: Pleading, cut: _Cut, say: Say) -> tuple[tuple[str, str], ...]:
    # The US statute asks where the material stood before it was removed: 17 U.S.C. 512(g)(3)(B).
    located = _way(pleading.advice) is RouteId.DMCA_COUNTER_NOTICE
    listed = len(pleading.advice.reading.listings) if cut.every else cut.listings
    rows = identification_rows(pleading.case, pleading.advice.reading, say=say, most_listings=listed, located=located)
    return rows if pleading.among else rows[: cut.rows]


def _for_some(pleading: Pleading, cut: _Cut, say: Say) -> Iterator[Block]:
    """That only the listings named are answered for, where they are some of those complained of."""
    if pleading.among:
        count = len(pleading.advice.reading.accused_identifiers)
        where = "for-some" if cut.every or count <= cut.listings else "for-some-in-dossier"
        yield Paragraph(text=say(phrase(f"statement.{where}", count=count, of=pleading.among)))


def _from_the_notice(advice: Advice) -> tuple[Finding, ...]:
    """Public points about the complaint that rest on nothing but its own words."""
    return tuple(
        finding
        for finding in public_points(advice)
        if finding.subject is Subject.COMPLAINT
        and finding.because
        and all(reason.basis is not Basis.EVIDENCE for reason in finding.because)
        and all(reason.basis is Basis.RULE or reason.id.startswith("reading.") for reason in finding.because)
    )


def _line(pleading: Pleading, assertion: Assertion, say: Say) -> str:
    sentence = pleading.withheld.from_text(say(assertion.says), say)
    return say(phrase("document.cited", sentence=sentence, references=references(pleading.numbers(assertion), say)))


def references(numbers: Sequence[int], say: Say) -> str:
    """The exhibits a sentence rests on, as the language writes them."""
    return say(
        phrase("document.references", each=tuple(phrase("document.exhibit-reference", number=n) for n in numbers))
    )


def _points(pleading: Pleading, points: Sequence[Finding], say: Say) -> Iterator[Block]:
    lines = tuple(_point(pleading, finding, say) for finding in points)
    if lines:
        yield Heading(text=say(phrase("statement.points")))
        yield Points(lines=lines)


def _point(pleading: Pleading, finding: Finding, say: Say) -> str:
    named = rests_on(finding, pleading.case)
    numbers = tuple(e.number for e in pleading.exhibits if e.carries(named))
    cited = references(numbers, say) if numbers else say(phrase("document.complaint-reference"))
    sentence = pleading.withheld.from_text(say(finding.says), say)
    return say(phrase("document.cited", sentence=sentence, references=cited))


def _request(pleading: Pleading, say: Say) -> str:
    """The usual request with what the marketplace or the law has it ask for, or that alone where it stands instead."""
    way = _way(pleading.advice)
    found = pleading.advice.reading.stage is Stage.PLATFORM_FINDING  # what asks about a complaint asks nothing here
    own = [one for one in pleading.advice.requests if way in one.routes and not found]
    if any(one.instead for one in own) and not pleading.among:
        return " ".join(say(one.says) for one in own if one.instead)
    request = _usual_request(pleading, say)
    for one in (each for each in own if not each.instead):
        request = say(phrase("statement.both", first=request, last=say(one.says)))
    return request


def _usual_request(pleading: Pleading, say: Say) -> str:
    market = pleading.advice.market
    platform = market.phrase if market is not None else phrase("document.platform-asked")
    strangers = _not_ours(pleading)
    if strangers is not None:
        form, values = strangers
        return say(phrase(f"statement.request-not-ours{form}", platform=platform, **values))
    number = "many" if len(pleading.advice.reading.listings) > 1 else "one"
    if pleading.among:
        number = f"some-{number}"
    answered = _answered_alone(pleading.advice)
    if answered:
        return say(phrase(f"statement.request-part-{number}", platform=platform, rights=answered))
    if pleading.advice.reading.stage is Stage.PLATFORM_FINDING and not pleading.among:
        return say(phrase("statement.request-finding", platform=platform))
    return say(phrase(f"statement.request-{number}", platform=platform))


def _not_ours(pleading: Pleading) -> tuple[str, dict[str, tuple[str, ...]]] | None:
    """How to ask where some of the listings are not ours: nobody asks to have a stranger's listing back."""
    if not pleading.is_supported:
        return None
    named = [one.says for one in pleading.sentences if one.says.id.startswith(_STRANGERS)]
    if not named:
        return None
    called = tuple(one.identifier for one in pleading.advice.reading.listings)
    items = {each for says in named for each in (*(says.value("items") or ()), says.value("item"))}
    all_of_them = any(says.id.endswith("-all") for says in named)
    ours = next((says.value("ours") for says in named if says.value("ours")), None)
    remaining = () if all_of_them else ours or tuple(one for one in called if one not in items)
    return ("-but", {"ours": remaining}) if remaining else ("", {})


def _answered_alone(advice: Advice) -> tuple[Phrase, ...]:
    """The rights that are answered, where another one that is asserted too is not: that one is not disputed."""
    left = {one.id.removeprefix(RIGHT_UNANSWERED) for one in advice.findings if one.id.startswith(RIGHT_UNANSWERED)}
    if not left:
        return ()
    asserted = set(advice.reading.rights)
    return tuple(phrase(f"proof.right-{name}") for name, family in FAMILIES if asserted & family and name not in left)


def _exhibits(exhibits: Sequence[PutForward], pleading: Pleading, cut: _Cut, say: Say) -> Iterator[Block]:
    """All the exhibits, so that no number is missing, line by line; in one paragraph where the field is short."""
    yield Heading(text=say(phrase("statement.exhibits")))
    if cut.names:
        yield Points(lines=tuple(_listed(exhibits, pleading, say)))
        return
    lines = short_lines(exhibits, files=cut.files)
    yield Paragraph(text=pleading.withheld.from_text(say(phrase("document.exhibits-short", lines=lines)), say))


def _listed(exhibits: Sequence[PutForward], pleading: Pleading, say: Say) -> Iterator[str]:
    for exhibit in exhibits:
        values = {"number": exhibit.number, "title": exhibit.title, "name": exhibit.name}
        if exhibit.parties:
            giver, receiver = exhibit.parties
            line = phrase("document.exhibit-line-parties", giver=giver, receiver=receiver, **values)
        else:
            line = phrase("document.exhibit-line", **values)
        yield pleading.withheld.from_text(say(line), say)
