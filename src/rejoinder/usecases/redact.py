"""Make a copy of a paper on which something can no longer be read, and tell the ledger."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.assembly.customer import customers
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.redaction import Box, RedactedPaper, Secret
from rejoinder.assembly.redaction_secret import requested_secrets, secrets
from rejoinder.assembly.withheld import accounts_in, withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.event import Event, EvidenceFiled, RedactedCopyMade
from rejoinder.domain.evidence import Inspection, Paper
from rejoinder.domain.seller import Preferences
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import Redactions


class NothingWasNamed(Invalid):
    """Neither a preference, nor words, nor an area."""


class NothingToRedact(Refused):
    """The paper shows none of what was named."""


class PaperIsNotRead(Refused):
    """The words of the paper are known to nobody, so nobody can say where a price or a name stands."""


class FileIsNotOfTheCase(Invalid):
    """The paper whose copy is made is none of the case."""


@attrs.frozen(kw_only=True)
class RedactionRequest:
    """What a person wants blacked out."""

    kinds: tuple[str, ...] = ()
    """Of `unit_price`, `supplier`, `bank_account`, `customer`."""
    words: tuple[str, ...] = ()
    areas: tuple[Box, ...] = ()


def redact(
    paper: Paper,
    content: bytes,
    wish: RedactionRequest,
    *,
    hidden: Sequence[Secret],
    redactions: Redactions,
    say: Say,
    language: str,
) -> RedactedPaper:
    """The copy. `hidden` are the secrets that the kinds of the wish come to on this paper.

    Raises: NothingWasNamed, PaperIsNotRead, NothingToRedact, and what `Redactions.copy` raises.
    """
    if not (wish.kinds or any(word.strip() for word in wish.words) or wish.areas):
        raise NothingWasNamed
    if wish.kinds and not paper.readable and not wish.areas:
        raise PaperIsNotRead(file=paper.name)
    all_hidden = (*hidden, *requested_secrets(wish.words))
    redacted = redactions.copy(paper, content, secrets=all_hidden, boxes=wish.areas, say=say, language=language)
    if redacted is None:
        raise NothingToRedact(file=paper.name)
    return redacted


def hidden_on(inspection: Inspection, kinds: Sequence[str], *, case: CaseFile, advice: Advice) -> tuple[Secret, ...]:
    """What kinds of secrets come to on one paper, with all that the case knows of suppliers and accounts."""
    wanted = attrs.evolve(case, preferences=Preferences(sensitive=tuple(kinds)))
    known = withheld(wanted, advice)
    ours = [name for name in (case.seller.entity, case.seller.name, case.seller.shop_id) if name]
    ours += [party.name for party in advice.reading.parties]
    return secrets(
        inspection,
        wanted=kinds,
        names=known.names,
        accounts=known.accounts,
        customers=customers(inspection, ours=ours) if "customer" in kinds else (),
    )


def hidden_alone(inspection: Inspection, kinds: Sequence[str]) -> tuple[Secret, ...]:
    """What kinds of secrets come to on one paper of which no case is known."""
    return secrets(
        inspection,
        wanted=kinds,
        names=_giver(inspection),
        accounts=accounts_in(inspection.paper),
        # Whose paper it is nobody knows here: whoever asks for his customers to be hidden sold to the buyer on it.
        customers=customers(inspection, ours=_giver(inspection)) if "customer" in kinds else (),
    )


def _giver(inspection: Inspection) -> tuple[str, ...]:
    giver = inspection.field("seller")
    return (giver.value,) if giver and isinstance(giver.value, str) else ()


def record_copy(writer: CaseWriter, redacted: RedactedPaper) -> tuple[Event, ...]:
    """The ledger line of a redacted copy. Raises: FileIsNotOfTheCase, and what `CaseWriter.write` raises."""
    lying = [event.paper for event in writer.folders.events(writer.folder) if isinstance(event, EvidenceFiled)]
    path = next((paper.path for paper in lying if paper.sha256 == redacted.original_sha256), None)
    if path is None:
        raise FileIsNotOfTheCase(file=redacted.paper.name)
    event = RedactedCopyMade(
        at=writer.at,
        by=writer.by,
        sha256=redacted.original_sha256,
        path=path,
        copy_sha256=redacted.sha256,
        removed=redacted.removal_summary,
    )
    return writer.write(lambda case: () if _known(case, event) else (event,))


def _known(case: CaseFile, event: RedactedCopyMade) -> bool:
    return any(isinstance(one, RedactedCopyMade) and one.copy_sha256 == event.copy_sha256 for one in case.custody)
