"""Have a time authority stamp the head of a case's ledger: from then on nobody can say it was written later."""

from __future__ import annotations

from rejoinder.domain.event import Event, HeadStamped
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import TimeAuthorities


def stamp_ledger(writer: CaseWriter, authorities: TimeAuthorities) -> tuple[Event, ...]:
    """Stamp the last line and record the stamp. Nothing happens where the last line is a stamp itself.

    Raises: NoTimeAuthority, TimeAuthoritiesAreSilent, LedgerHasMoved where somebody wrote in the meantime.
    """
    entries = writer.entries()
    if not entries or isinstance(entries[-1].event, HeadStamped):
        return ()
    head = entries[-1].line
    stamp = authorities.stamp(head.hash)
    checked = authorities.judge(stamp, head.hash)
    event = HeadStamped(
        at=writer.at,
        by=writer.by,
        line=head.n,
        hash=head.hash,
        stamped_at=checked.at or writer.at,
        authority=stamp.authority,
        token=stamp.token,
    )
    writer.ledgers.append(writer.folder, [event], after=head.hash)
    return (event,)
