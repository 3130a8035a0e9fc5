"""`papers` of the answer: every file once, what rests on it, and why one that could speak for us is not used."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from rejoinder.assembly.exhibit import PutForward
from rejoinder.document.document import document_of
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Defence, DefenceStatus, Requirement, RequirementStatus
from rejoinder.domain.evidence import Field, Inspection, Paper, PaperKind, Place
from rejoinder.domain.exposure import Exposure, Standing
from rejoinder.domain.finding import DAMAGING, Finding, Gravity, Subject, evidence
from rejoinder.domain.paper_use import PaperUse
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.seller import Seller
from rejoinder.usecases.paper_use import paper_uses

SAYS = phrase("answer.unused-unread")
NOW = dt.datetime(2026, 4, 7, tzinfo=dt.UTC)
READING = Reading(file="complaint.eml", text="", language="en", platform=None, stage=Stage.NOTICE)


def paper(name: str, place: Place = Place.EVIDENCE, **more: object) -> Paper:
    path = f"{place.value}/{name}"
    digest = name.encode().hex().ljust(64, "0")[:64]
    return attrs.evolve(
        Paper(
            path=path,
            place=place,
            sha256=digest,
            size_bytes=1,
            media_type="application/pdf",
            document=document_of(("words",)),
        ),
        **more,
    )


def uses(
    *papers: Paper,
    kind: PaperKind = PaperKind.OTHER,
    fields: tuple[Field, ...] = (),
    status: RequirementStatus | None = None,
    findings: tuple[Finding, ...] = (),
    exhibits: tuple[PutForward, ...] = (),
    parts: tuple[tuple[PutForward, ...], ...] = (),
) -> dict[str, PaperUse]:
    seen = tuple(Inspection(paper=one, kind=kind, language="en", fields=fields) for one in papers)
    requirement = Requirement(
        id="own.earlier",
        says=SAYS,
        status=status or RequirementStatus.MISSING,
        evidence=tuple(one.sha256 for one in papers) if status else (),
        because=(),
        rule="own",
    )
    ground = Defence(id="own", says=SAYS, status=DefenceStatus.GAP, requirements=(requirement,), rule="own")
    still = Standing(points=0, strikes=0)
    exposure = Exposure(totals=still, if_established=still, if_silent=still, if_complied=still)
    advice = Advice(
        now=NOW, reading=READING, findings=findings, inspections=seen, defences=(ground,), exposure=exposure
    )
    case = CaseFile(seller=Seller(entity="Owl Trading Ltd."), papers=papers, complaint_sha256="c" * 64)
    return {use.file: use for use in paper_uses(case, advice, exhibits, parts)}


def test_every_file_is_there_once_and_the_complaint_first() -> None:
    found = uses(paper("a.pdf"), paper("b.jpg", Place.LISTING), paper("c.txt", Place.OTHER))
    assert list(found) == ["complaint.eml", "evidence/a.pdf", "listing/b.jpg", "other/c.txt"]
    assert found["complaint.eml"].speaks_for_us is False
    assert found["complaint.eml"].sha256 == "c" * 64


@pytest.mark.parametrize("status", [RequirementStatus.MET, RequirementStatus.DOUBTFUL])
def test_a_paper_that_carries_a_requirement_speaks_for_us_and_is_named_by_it(status: RequirementStatus) -> None:
    use = uses(paper("a.pdf"), status=status)["evidence/a.pdf"]
    assert (use.speaks_for_us, use.used_by, use.why_not) == (True, ("own.earlier",), None)


def test_an_exhibit_is_named_by_its_number() -> None:
    one = paper("a.pdf")
    exhibit = PutForward(number=3, paper=one, inspection=None, title=SAYS, shows=())
    assert uses(one, exhibits=(exhibit,))["evidence/a.pdf"].used_by == ("exhibit.3",)


def test_an_exhibit_of_a_part_is_named_by_the_part_and_its_number_there() -> None:
    one = paper("a.pdf")
    exhibit = PutForward(number=3, paper=one, inspection=None, title=SAYS, shows=())
    use = uses(one, parts=((exhibit,),))["evidence/a.pdf"]
    assert (use.used_by, use.why_not) == (("part-1.exhibit.3",), None)


def test_an_invoice_to_us_speaks_for_us_though_nothing_rests_on_it_and_says_why_not() -> None:
    buyer = Field(name="buyer", value="Owl Trading Ltd.")
    use = uses(paper("a.pdf"), kind=PaperKind.INVOICE, fields=(buyer,))["evidence/a.pdf"]
    assert (use.speaks_for_us, use.used_by) == (True, ())
    assert use.why_not is not None
    other = uses(paper("a.pdf"), kind=PaperKind.INVOICE, fields=(attrs.evolve(buyer, value="Fox Ltd."),))
    assert other["evidence/a.pdf"].speaks_for_us is None


def test_a_paper_that_admits_something_speaks_against_us() -> None:
    one = paper("chat.png")
    finding = Finding(
        id=f"{DAMAGING}knew",
        subject=Subject.PAPER,
        says=SAYS,
        gravity=Gravity.BLOCKS,
        because=(evidence(one.sha256, SAYS),),
    )
    use = uses(one, findings=(finding,), status=RequirementStatus.MET)["evidence/chat.png"]
    assert (use.speaks_for_us, use.why_not) == (False, None)


def test_a_finding_that_helps_is_named_and_a_doubt_about_the_paper_is_not() -> None:
    one = paper("a.pdf")
    legs = (evidence(one.sha256, SAYS),)
    helps = Finding(id="older", subject=Subject.CASE, says=SAYS, gravity=Gravity.HELPS, because=legs)
    doubt = Finding(id="paper-faded", subject=Subject.PAPER, says=SAYS, gravity=Gravity.WEAKENS, because=legs)
    assert uses(one, findings=(helps, doubt))["evidence/a.pdf"].used_by == ("older",)


@pytest.mark.parametrize(
    ("metadata", "why"),
    [
        ((("broken", "x"),), "answer.unused-broken"),
        ((("encrypted", "yes"),), "answer.unused-locked"),
        ((), "answer.unused-unread"),
    ],
)
def test_a_paper_that_nobody_could_read_says_so(metadata: tuple[tuple[str, str], ...], why: str) -> None:
    use = uses(paper("a.pdf", metadata=metadata, readable=False, document=document_of(())))["evidence/a.pdf"]
    assert use.why_not is not None
    assert use.why_not.id == why


def test_what_the_complainant_sent_speaks_for_nobody_of_ours() -> None:
    one = paper("work.jpg", Place.CLAIMED)
    helps = Finding(
        id="older", subject=Subject.PICTURE, says=SAYS, gravity=Gravity.HELPS, because=(evidence(one.sha256, SAYS),)
    )
    use = uses(one, findings=(helps,))["claimed/work.jpg"]
    assert (use.speaks_for_us, use.why_not) == (None, None)
