"""What a notice must hold: the statements of the law that applies, evidence, one right, a named work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.finding import Finding, Gravity, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.territory import EU
from rejoinder.scrutiny import market
from rejoinder.scrutiny.scene import Scene, defect

DMCA_PLATFORMS = frozenset(
    {"amazon", "ebay", "etsy", "github", "redbubble", "shopify", "walmart", "youtube", "google", "meta", "facebook"}
)
"""Services under United States law, where a copyright notice needs the statements of 17 U.S.C. 512(c)(3)."""


def form(scene: Scene) -> Iterator[Finding]:
    """Defects of form. A notice that a platform passed on shows only part of itself and is not blamed for the rest."""
    if scene.reading.stage is Stage.NOTICE and not scene.on_alibaba:
        yield from _dmca(scene)
        yield from _dsa(scene)
    if scene.complains:
        yield from _no_evidence(scene)
        yield from _several_rights(scene)


def _missing(scene: Scene, names: tuple[str, ...]) -> list[str]:
    return [name for name in names if not getattr(scene.reading.statements, name)]


def _dmca(scene: Scene) -> Iterator[Finding]:
    if "copyright" not in scene.families or scene.reading.platform not in DMCA_PLATFORMS:
        return
    missing = _missing(scene, ("signature", "good_faith", "accuracy", "perjury"))
    if missing:
        says = phrase("scrutiny.statements-missing-dmca", missing=_named(missing))
        yield _lacking(scene, "statements-missing-dmca", says, missing, rule="us-dmca.notice")


def _lacking(scene: Scene, id: str, says: Phrase, missing: list[str], *, rule: str) -> Finding:
    """The defect that statements asked for by a law are not in the notice."""
    because = fact("reading.statements", phrase("scrutiny.not-in-notice", missing=_named(missing)))
    return defect(scene, id, says, because, rules=(rule,))


def _named(missing: list[str]) -> tuple[object, ...]:
    return tuple(phrase(f"scrutiny.statement.{name}") for name in missing)


def _dsa(scene: Scene) -> Iterator[Finding]:
    """Article 16: the exact place, a name with a mail address, and the belief in good faith."""
    sites = {market.of_listing(listing) for listing in scene.reading.listings}
    european = scene.case.seller.country in EU or bool(sites & EU)
    if not european:
        return
    missing = _missing(scene, ("good_faith",))
    parties = [party for party in scene.reading.parties if party.role in (Role.OWNER, Role.AGENT)]
    if parties and not any(party.email for party in parties) and "@" not in scene.reading.text:
        missing.append("contact")
    if not any(listing.url or listing.item_id for listing in scene.reading.listings):
        missing.append("location")
    if missing:
        says = phrase("scrutiny.statements-missing-dsa", missing=_named(missing))
        yield _lacking(scene, "statements-missing-dsa", says, missing, rule="eu.dsa.16")


_EVIDENCE = re.compile(
    r"\b(?:attach\w*|enclos\w*|annex\w*|exhibit\w*|evidence|proof|screenshot\w*)\b|附件|附后|证据|截图|随附|приложен|доказательств|скриншот",
    re.IGNORECASE,
)


def _no_evidence(scene: Scene) -> Iterator[Finding]:
    """Nothing came with this copy of a copyright complaint: no paper, no number, no day of the work.

    A note and private: the platform may hold the evidence without sending it, so the first step is to look there.
    """
    if not scene.on_alibaba or scene.theirs or scene.reading.attachments or scene.reading.registrations:
        return
    if any(paper.place.value in ("claimed", "attachment") for paper in scene.case.papers):
        return
    if scene.families != ("copyright",) or scene.reading.dated_facts or scene.says(_EVIDENCE):
        return
    leg = fact("reading.attachments", phrase("scrutiny.nothing-attached"))
    yield defect(
        scene,
        "no-evidence-sent",
        phrase("scrutiny.no-evidence-sent"),
        leg,
        rules=("prc.ecl.42",),
        gravity=Gravity.NOTE,
        private=True,
    )


def _several_rights(scene: Scene) -> Iterator[Finding]:
    if not scene.on_alibaba or len(scene.families) < 2 or scene.case.asserted.right is not None:
        return
    named = tuple(phrase(f"scrutiny.family.{family}") for family in scene.families)
    leg = fact("reading.rights", phrase("scrutiny.rights-read", rights=named))
    yield defect(
        scene,
        "several-rights",
        phrase("scrutiny.several-rights", rights=named),
        leg,
        rules=("aliexpress.limit.listings",),
        gravity=Gravity.NOTE,
    )
