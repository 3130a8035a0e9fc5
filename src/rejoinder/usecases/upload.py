"""The dossier in the files that a platform's form takes, where it does not go in as it is."""

from __future__ import annotations

import hashlib

import attrs

from rejoinder.assembly.limit import Cut, DossierPart, Limits, hand_in_finding
from rejoinder.domain.finding import Finding
from rejoinder.usecases.renderer import Renderer

FOLDER = "upload"


@attrs.frozen(kw_only=True)
class Upload:
    """Files to hand in instead of the dossier; none where it goes in as it is."""

    files: tuple[tuple[str, DossierPart], ...] = ()
    """Path and what stands there, in order."""
    notes: dict[str, dict[str, str]] = attrs.Factory(dict)
    """What the packet's list says of each, by path."""
    findings: tuple[Finding, ...] = ()


def cut_to_limits(dossier: bytes, limits: Limits, renderer: Renderer) -> Upload:
    """The files, what the packet's list says of them, and what the seller must know."""
    if limits.takes_pdf and limits.fit((len(dossier),)):
        return Upload()
    cut = renderer.fit_to_limits(dossier, limits)
    if cut is None:
        return Upload(findings=(hand_in_finding(None, limits),))
    files = tuple((path_of(number, part, cut), part) for number, part in enumerate(cut.parts, 1))
    digest = hashlib.sha256(dossier).hexdigest()
    return Upload(
        files=files,
        notes={path: _note(part, cut, digest) for path, part in files},
        findings=(hand_in_finding(cut, limits),),
    )


def path_of(number: int, part: DossierPart, cut: Cut) -> str:
    """Where a file lies, its number as wide as the last one's."""
    count = len(cut.parts)
    return f"{FOLDER}/dossier-{number:0{len(str(count))}}-of-{count}{part.suffix}"


def _note(part: DossierPart, cut: Cut, digest: str) -> dict[str, str]:
    note = {"copy_of": "dossier.pdf", "copy_of_sha256": digest, "pages": f"{part.first}-{part.last}"}
    return {**note, "changed": cut.change_summary} if cut.change_summary else note
