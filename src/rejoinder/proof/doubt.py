"""What a doubting reviewer would say of one paper, before the platform says it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind, Place, Vouching, moment
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.proof.doubt_finding import day_of, file_leg, finding, leg
from rejoinder.proof.doubt_pay import payments
from rejoinder.proof.doubt_sum import sums
from rejoinder.proof.doubt_trace import traces
from rejoinder.proof.doubt_word import DEEDS, days, form, names, word_against_paper
from rejoinder.text.lazy_pattern import regex

_PAINTED = regex(r"photoshop|\bgimp\b|paint\.net|pixelmator|affinity photo|meitu|美图|snapseed", re.IGNORECASE)
_EDITORS = regex(
    r"editor|pdfescape|sejda|phantom|nitro|ilovepdf|smallpdf|pdf-xchange|pdfelement|wondershare|inkscape|coreldraw",
    re.IGNORECASE,
)
_DOUBLE_SAVERS = regex(r"word|microsoft|wps|pages|quartz", re.IGNORECASE)
"""Programs that write a second section into a file the first time they save it."""


def doubts(inspection: Inspection) -> tuple[Finding, ...]:
    """Private findings about one paper, the gravest first; empty where a careful reader would ask nothing."""
    found = [
        *_unread(inspection),
        *_unopened(inspection),
        *_file(inspection),
        *sums(inspection),
        *days(inspection),
        *payments(inspection),
        *names(inspection),
        *form(inspection),
        *word_against_paper(inspection),
        *_picture(inspection),
        *traces(inspection),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.gravity.rank, finding.id)))


def _unread(inspection: Inspection) -> Iterator[Finding]:
    """Files that hold no words: exhibits that were not read."""
    paper, said = inspection.paper, dict(inspection.paper.metadata)
    if paper.readable or paper.place is Place.LISTING:
        return
    if said.get("broken"):
        yield finding(inspection, "empty" if said["broken"] == "empty" else "broken", Gravity.WEAKENS)
    elif said.get("encrypted"):
        yield finding(inspection, "locked", Gravity.WEAKENS)
    elif paper.place is not Place.EVIDENCE:
        if not paper.media_type.startswith("image/"):
            yield finding(inspection, "unread-theirs", Gravity.NOTE)
    else:
        legs = [leg(inspection, field) for field in inspection.fields if field.by is Vouching.SELLER]
        yield finding(inspection, "unread-vouched" if legs else "unread", Gravity.NOTE, *legs)


def _unopened(inspection: Inspection) -> Iterator[Finding]:
    """Files that came with a mail and were not opened: they go along with it, but nobody has read them."""
    names = dict(inspection.paper.metadata).get("unopened")
    if names:
        yield finding(inspection, "unopened", Gravity.NOTE, names=names)


def _file(inspection: Inspection) -> Iterator[Finding]:
    """What the file says of its own making."""
    said = dict(inspection.paper.metadata)
    grave = inspection.kind in DEEDS
    if said.get("added_after_signature"):
        yield finding(inspection, "changed-after-signature", Gravity.BLOCKS)
    made, changed = moment(said.get("created_at")), moment(said.get("modified_at"))
    maker = f"{said.get('producer', '')} {said.get('creator', '')}"
    updates = (
        int(said.get("updates", "0") or 0) - bool(_DOUBLE_SAVERS.search(maker)) - int(said.get("signatures", "0") or 0)
    )
    later = made is not None and changed is not None and (changed - made) > dt.timedelta(days=1)
    touched = updates >= 1 or _EDITORS.search(maker) is not None
    if made and changed and later and touched and not said.get("signatures"):
        legs = (file_leg(inspection, "created_at", day=made), file_leg(inspection, "modified_at", day=changed))
        yield finding(
            inspection, "edited", Gravity.WEAKENS if grave else Gravity.NOTE, *legs, made=made, changed=changed
        )
    elif made and changed and _is_pdf(inspection) and (changed - made) > dt.timedelta(days=30):
        yield finding(inspection, "saved-later", Gravity.NOTE, made=made, changed=changed)
    if grave and _PAINTED.search(maker):
        # People crop and straighten what they scanned in such programs: the name of one alone says little of a scan.
        name, gravity = ("painted-scan", Gravity.NOTE) if _is_scan(inspection) else ("painted", Gravity.WEAKENS)
        yield finding(inspection, name, gravity, program=" ".join(maker.split())[:80])


def _is_scan(inspection: Inspection) -> bool:
    """Whether the words of a paper were read from a picture, and its file says nothing of a later change."""
    said = dict(inspection.paper.metadata)
    changed = said.get("added_after_signature") or int(said.get("updates", "0") or 0)
    return inspection.paper.is_recognised and not changed


def _is_pdf(inspection: Inspection) -> bool:
    """Office files keep the day of their template and are saved again all the time; a PDF is made once."""
    return inspection.paper.media_type == "application/pdf"


def _picture(inspection: Inspection) -> Iterator[Finding]:
    """A photograph taken later than the day that the seller gives it."""
    if inspection.kind not in (PaperKind.PICTURE, PaperKind.CATALOGUE, PaperKind.SALES_RECORD):
        return
    taken = moment(dict(inspection.paper.metadata).get("taken_at"))
    for said in inspection.fields:
        day = day_of(said) if said.name in ("issued_on", "published_on") and said.by is Vouching.SELLER else None
        if taken and day and taken > day:
            yield finding(inspection, "taken-later", Gravity.NOTE, leg(inspection, said), taken=taken, said=day)
