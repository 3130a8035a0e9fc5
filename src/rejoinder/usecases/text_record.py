"""The letters of a judged case in every language, and what binds who edits a text, as pages read it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from rejoinder.assembly.letter import Purpose, Template, letter, unfit
from rejoinder.assembly.letter_known import Matter, enclosed
from rejoinder.assembly.limit import limits
from rejoinder.assembly.matter import filing_language
from rejoinder.assembly.sheet import plain
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Reading
from rejoinder.usecases.advise import Judged
from rejoinder.usecases.app import App
from rejoinder.usecases.write_letter import address_of, letter_matter, nobody

MOST_NAMES = 60


def text_record(folder: Path, judged: Judged, app: App) -> dict[str, Any]:
    """Limit, locked names and letters: `{characters, rule, verified, filing, names, letters}`.

    A letter is `{purpose, to, language, text, address, not_now, cautions, send_when}`, the last three by the language
    of who reads them; it may go out where `not_now` is empty. Its first paragraph is its subject.
    """
    advice = judged.advice
    most = limits(judged.rulebooks, platform=advice.reading.platform, on=advice.now.date())
    return {
        "characters": most.characters,
        "rule": most.rule,
        "verified": most.verified,
        "filing": filing_language(advice.reading),
        "names": list(_names(judged.case, advice.reading))[:MOST_NAMES],
        "letters": list(_letters(letter_matter(folder, app, judged), judged, app)),
    }


def _letters(matter: Matter, judged: Judged, app: App) -> Iterator[dict[str, Any]]:
    templates = app.press().templates()
    for purpose in Purpose:
        told = {tongue: _told(matter, judged, app, templates[purpose.value, tongue], purpose) for tongue in LANGUAGES}
        for tongue in LANGUAGES:
            template = templates[purpose.value, tongue]
            to = template.to[0]
            say = partial(app.wording(judged.rulebooks).say, language=tongue)
            given = enclosed(matter, say=say, language=tongue, to=to, purpose=purpose)
            yield {
                "purpose": purpose.value,
                "to": to.value,
                "language": tongue,
                "text": plain(letter(template, given, language=tongue)).strip(),
                "address": address_of(judged, to),
                **{name: {each: told[each][name] for each in LANGUAGES} for name in ("not_now", "cautions")},
                "send_when": {each: templates[purpose.value, each].send_when for each in LANGUAGES},
            }


def _told(matter: Matter, judged: Judged, app: App, template: Template, purpose: Purpose) -> dict[str, list[str]]:
    """Why not to send it now, and what no program can test, in the language of the template."""
    tongue = next(each for each in LANGUAGES if app.press().templates()[purpose.value, each] is template)
    say = partial(app.wording(judged.rulebooks).say, language=tongue)
    given = enclosed(matter, say=say, language=tongue, to=template.to[0], purpose=purpose)
    return {
        "not_now": [*nobody(say, template.to[0], given), *unfit(template, given.known)],
        "cautions": [caution.says for caution in template.not_when if not caution.tested],
    }


def _names(case: CaseFile, reading: Reading) -> Iterator[str]:
    """The names that must stand in a text as they stood: parties, works and the seller's own."""
    found = [*(party.name for party in reading.parties), *(work.title for work in reading.works)]
    found += [case.seller.name or "", case.seller.entity or ""]
    yield from dict.fromkeys(name.strip() for name in found if len(name.strip()) > 1)
