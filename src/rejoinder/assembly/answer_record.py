"""The whole answer as plain data, for programs: answer.json."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rejoinder.assembly.hand_in import HandIn, hand_in_record
from rejoinder.assembly.headline_record import headline_record, status_record
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.question_record import question_record
from rejoinder.domain.advice import Advice
from rejoinder.domain.allegation import Allegation
from rejoinder.domain.company import CompanyNamed
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import Defence, Link, Requirement
from rejoinder.domain.document import Document
from rejoinder.domain.exposure import Exposure, Standing
from rejoinder.domain.finding import Because, Finding
from rejoinder.domain.listing_group import ListingGroup, Partial
from rejoinder.domain.paper_use import PaperUse
from rejoinder.domain.phrase import phrase
from rejoinder.domain.route import Channel, Route, Trigger
from rejoinder.domain.unconfirmed_fact import Change, Unconfirmed

SCHEMA = "rejoinder.answer/1"
Record = dict[str, Any]


def answer_record(
    advice: Advice,
    documents: Sequence[Document],
    say: Say,
    *,
    version: str,
    reading: Mapping[str, Any],
    statements: Sequence[Mapping[str, Any]] = (),
    partials: Sequence[tuple[Partial, Sequence[Document]]] = (),
    papers: Sequence[PaperUse] = (),
    hand_in: HandIn | None = None,
) -> Record:
    """The answer in the shape of the contract. The same advice and words give the same record.

    Args:
        statements: in whose words the statement goes out, by language.
        partials: what was made for some of the accused listings, for which listings.
        papers: every file of the case, and what rests on it.
        hand_in: how the answer is handed in; None where it is not ready.
    """
    now = advice.now.isoformat()
    return {
        "schema": SCHEMA,
        "made_at": now,
        "now": now,
        "rejoinder_version": version,
        "rulebooks": [{"id": b.id, "version": b.version, "sha256": b.sha256} for b in advice.rulebooks],
        "rulebooks_sha256": _digest(advice),
        "status": status_record(advice.status, say),
        "headline": headline_record(advice.headline, say),
        "reading": dict(reading),
        "allegations": [_allegation(allegation, say) for allegation in advice.allegations],
        "groups": [_group(group, say) for group in advice.groups],
        "findings": [_finding(finding, say) for finding in advice.findings],
        "defects": [finding.id for finding in advice.defects],
        "defences": [_defence(defence, say) for defence in advice.defences],
        "deadlines": [_deadline(deadline, say) for deadline in advice.deadlines],
        "routes": [_route(route, say) for route in advice.routes],
        "channels": [_channel(channel, say) for channel in advice.channels],
        "exposure": _exposure(advice.exposure, say),
        "counsel": [_trigger(trigger, say) for trigger in advice.counsel],
        "documents": [
            *(_document(document, say) for document in documents),
            *(_document(document, say, partial.listings) for partial, files in partials for document in files),
        ],
        "partials": [_partial(partial, files, say) for partial, files in partials],
        "papers": [_paper(use, say) for use in papers],
        "statements": list(statements),
        "hand_in": hand_in_record(hand_in, say) if hand_in is not None else None,
        "unconfirmed": [_unconfirmed(fact, say) for fact in advice.unconfirmed],
        "companies": [_company(one, say) for one in advice.companies],
        "questions": [question_record(one, say) for one in advice.questions],
    }


def _paper(use: PaperUse, say: Say) -> Record:
    return {
        "file": use.file,
        "sha256": use.sha256,
        "kind": use.kind.value,
        "speaks_for_us": use.speaks_for_us,
        "used_by": list(use.used_by),
        "why_not": say(use.why_not) if use.why_not else None,
    }


def _unconfirmed(fact: Unconfirmed, say: Say) -> Record:
    excerpt = fact.excerpt
    return {
        "path": fact.field,
        "says": f"{say(fact.label)}: {say(fact.shown)}",
        "value": fact.value,
        "file": excerpt.file if excerpt else None,
        "page": excerpt.page if excerpt else None,
        "span": list(excerpt.span) if excerpt else None,
        "box": list(excerpt.box) if excerpt and excerpt.box else None,
        "words": excerpt.words if excerpt else None,
        "supposed": say(fact.supposed),
        "changes": None if fact.changes is None else [_change(change, say) for change in fact.changes],
    }


def _company(one: CompanyNamed, say: Say) -> Record:
    return {"name": one.name, "papers": list(one.papers), "changes": [_change(change, say) for change in one.changes]}


def _change(change: Change, say: Say) -> Record:
    return {"effect": change.effect.value, "id": change.id, "says": say(change.says)}


def _reasons(because: Iterable[Because], say: Say) -> list[Record]:
    return [{reason.basis.value: reason.id, "says": say(reason.says)} for reason in because]


def _digest(advice: Advice) -> str:
    """One digest of all the rulebooks: two answers of the same digest were made by the same rules."""
    books = "".join(f"{book.id} {book.sha256}\n" for book in advice.rulebooks)
    return hashlib.sha256(books.encode()).hexdigest()


def _allegation(allegation: Allegation, say: Say) -> Record:
    return {
        "id": allegation.id,
        "says": say(allegation.says),
        "tested": allegation.tested.value,
        "by": list(allegation.by),
    }


def _group(group: ListingGroup, say: Say) -> Record:
    return {
        "id": group.id,
        "handling": group.handling.value,
        "says": say(phrase(f"scrutiny.handling-{group.handling.value}")),
        "shares": [say(shared) for shared in group.shares],
        "listings": list(group.listings),
    }


def _partial(partial: Partial, files: Sequence[Document], say: Say) -> Record:
    return {
        "ground": partial.ground,
        "listings": list(partial.listings),
        "documents": [_document(document, say, partial.listings) for document in files],
    }


def _finding(finding: Finding, say: Say) -> Record:
    return {
        "id": finding.id,
        "subject": finding.subject.value,
        "says": say(finding.says),
        "gravity": finding.gravity.value,
        "because": _reasons(finding.because, say),
        "source": finding.source,
        "private": finding.private,
    }


def _defence(defence: Defence, say: Say) -> Record:
    return {
        "id": defence.id,
        "says": say(defence.says),
        "status": defence.status.value,
        "requirements": [_requirement(requirement, say) for requirement in defence.requirements],
        "because": _reasons(defence.because, say),
        "chain": [_link(link, say) for link in defence.chain],
        "rule": defence.rule,
    }


def _requirement(requirement: Requirement, say: Say) -> Record:
    return {
        "id": requirement.id,
        "says": say(requirement.says),
        "status": requirement.status.value,
        "evidence": list(requirement.evidence),
        "because": _reasons(requirement.because, say),
        "rule": requirement.rule,
        "mend": say(requirement.mend) if requirement.mend else None,
    }


def _link(link: Link, say: Say) -> Record:
    return {"giver": link.giver, "receiver": link.receiver, "evidence": link.sha256, "says": say(link.says)}


def _deadline(deadline: Deadline, say: Say) -> Record:
    return {
        "id": deadline.id,
        "route": deadline.route,
        "says": say(deadline.says),
        "from": deadline.from_at.isoformat() if deadline.from_at else None,
        "due_at": deadline.due_at.isoformat(),
        "safe_by": deadline.safe_by.isoformat(),
        "counted": [day.isoformat() for day in deadline.counted],
        "skipped": [{"date": day.date.isoformat(), "why": say(day.why)} for day in deadline.skipped],
        "assumptions": [say(assumption) for assumption in deadline.assumptions],
        "rule": deadline.rule,
        "source": deadline.source,
        "verified": deadline.verified,
        "kind": deadline.kind.value,
        "guess": deadline.guess,
        "provisional": deadline.provisional,
    }


def _route(route: Route, say: Say) -> Record:
    return {
        "id": route.id.value,
        "open": route.open,
        "until": route.until.isoformat() if route.until else None,
        "advised": route.advised,
        "rank": route.rank,
        "needs": [say(need) for need in route.needs],
        "because": _reasons(route.because, say),
        "consequences": [say(consequence) for consequence in route.consequences],
    }


def _channel(channel: Channel, say: Say) -> Record:
    return {
        "route": channel.route.value,
        "says": say(channel.says),
        "url": channel.url,
        "source": channel.source,
        "needs": [say(need) for need in channel.needs],
    }


def _exposure(exposure: Exposure, say: Say) -> Record:
    return {
        "totals": _standing(exposure.totals, say),
        "if_established": _standing(exposure.if_established, say),
        "if_silent": _standing(exposure.if_silent, say),
        "if_complied": _standing(exposure.if_complied, say),
        "assumptions": [say(assumption) for assumption in exposure.assumptions],
        "because": _reasons(exposure.because, say),
    }


def _standing(standing: Standing, say: Say) -> Record:
    return {
        "known": standing.known,
        "points": standing.points,
        "strikes": standing.strikes,
        "measures": [say(measure) for measure in standing.measures],
        "expires": [
            {"at": e.at.isoformat(), "points": e.points, "strikes": e.strikes, "says": say(e.says)}
            for e in standing.expires
        ],
        "closed": standing.closed,
    }


def _trigger(trigger: Trigger, say: Say) -> Record:
    return {"trigger": trigger.id, "says": say(trigger.says), "because": _reasons(trigger.because, say)}


def _document(document: Document, say: Say, listings: Sequence[str] = ()) -> Record:
    """A file of the answer. Args: listings: the accused listings that it answers for, empty where for all of them."""
    return {
        "kind": document.kind.value,
        "language": document.language,
        "path": document.path,
        "ready": document.ready,
        "missing": [say(gap) for gap in document.missing],
        "listings": list(listings),
    }
