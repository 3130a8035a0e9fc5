"""Doubts about one paper by itself: sums, days, names, numbers that fail their check digits, traces of editing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind, Place, Vouching, moment
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.proof.doubt_finding import day_of, doubt_finding, field_basis, metadata_basis
from rejoinder.proof.doubt_pay import payment_findings
from rejoinder.proof.doubt_sum import sum_findings
from rejoinder.proof.doubt_trace import trace_findings
from rejoinder.proof.doubt_word import DEEDS, blank_form_findings, day_findings, name_findings, vouched_contradictions
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
        *_unread_findings(inspection),
        *_unopened_findings(inspection),
        *_metadata_findings(inspection),
        *sum_findings(inspection),
        *day_findings(inspection),
        *payment_findings(inspection),
        *name_findings(inspection),
        *blank_form_findings(inspection),
        *vouched_contradictions(inspection),
        *_picture_findings(inspection),
        *trace_findings(inspection),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.gravity.rank, finding.id)))


def _unread_findings(inspection: Inspection) -> Iterator[Finding]:
    """Files that hold no words: exhibits that were not read."""
    paper, metadata = inspection.paper, dict(inspection.paper.metadata)
    if paper.readable or paper.place is Place.LISTING:
        return
    if metadata.get("broken"):
        yield doubt_finding(inspection, "empty" if metadata["broken"] == "empty" else "broken", Gravity.WEAKENS)
    elif metadata.get("encrypted"):
        yield doubt_finding(inspection, "locked", Gravity.WEAKENS)
    elif paper.place is not Place.EVIDENCE:
        if not paper.media_type.startswith("image/"):
            yield doubt_finding(inspection, "unread-theirs", Gravity.NOTE)
    else:
        bases = [field_basis(inspection, field) for field in inspection.fields if field.by is Vouching.SELLER]
        yield doubt_finding(inspection, "unread-vouched" if bases else "unread", Gravity.NOTE, *bases)


def _unopened_findings(inspection: Inspection) -> Iterator[Finding]:
    """Files that came with a mail and were not opened: they go along with it, but nobody has read them."""
    names = dict(inspection.paper.metadata).get("unopened")
    if names:
        yield doubt_finding(inspection, "unopened", Gravity.NOTE, names=names)


def _metadata_findings(inspection: Inspection) -> Iterator[Finding]:
    """What the file says of its own making."""
    metadata = dict(inspection.paper.metadata)
    grave = inspection.kind in DEEDS
    if metadata.get("added_after_signature"):
        yield doubt_finding(inspection, "changed-after-signature", Gravity.BLOCKS)
    created_at, modified_at = moment(metadata.get("created_at")), moment(metadata.get("modified_at"))
    maker = f"{metadata.get('producer', '')} {metadata.get('creator', '')}"
    updates = (
        int(metadata.get("updates", "0") or 0)
        - bool(_DOUBLE_SAVERS.search(maker))
        - int(metadata.get("signatures", "0") or 0)
    )
    later = created_at is not None and modified_at is not None and (modified_at - created_at) > dt.timedelta(days=1)
    touched = updates >= 1 or _EDITORS.search(maker) is not None
    if created_at and modified_at and later and touched and not metadata.get("signatures"):
        bases = (
            metadata_basis(inspection, "created_at", day=created_at),
            metadata_basis(inspection, "modified_at", day=modified_at),
        )
        yield doubt_finding(
            inspection,
            "edited",
            Gravity.WEAKENS if grave else Gravity.NOTE,
            *bases,
            made=created_at,
            changed=modified_at,
        )
    elif created_at and modified_at and _is_pdf(inspection) and (modified_at - created_at) > dt.timedelta(days=30):
        yield doubt_finding(inspection, "saved-later", Gravity.NOTE, made=created_at, changed=modified_at)
    if grave and _PAINTED.search(maker):
        # People crop and straighten what they scanned in such programs: the name of one alone says little of a scan.
        name, gravity = ("painted-scan", Gravity.NOTE) if _is_scan(inspection) else ("painted", Gravity.WEAKENS)
        yield doubt_finding(inspection, name, gravity, program=" ".join(maker.split())[:80])


def _is_scan(inspection: Inspection) -> bool:
    """Whether the words of a paper were read from a picture, and its file says nothing of a later change."""
    metadata = dict(inspection.paper.metadata)
    changed = metadata.get("added_after_signature") or int(metadata.get("updates", "0") or 0)
    return inspection.paper.is_recognised and not changed


def _is_pdf(inspection: Inspection) -> bool:
    """Office files keep the day of their template and are saved again all the time; a PDF is made once."""
    return inspection.paper.media_type == "application/pdf"


def _picture_findings(inspection: Inspection) -> Iterator[Finding]:
    """A photograph taken later than the day that the seller gives it."""
    if inspection.kind not in (PaperKind.PICTURE, PaperKind.CATALOGUE, PaperKind.SALES_RECORD):
        return
    taken = moment(dict(inspection.paper.metadata).get("taken_at"))
    for field in inspection.fields:
        day = day_of(field) if field.name in ("issued_on", "published_on") and field.by is Vouching.SELLER else None
        if taken and day and taken > day:
            yield doubt_finding(
                inspection, "taken-later", Gravity.NOTE, field_basis(inspection, field), taken=taken, said=day
            )
