"""The exhibits of a case as others see them."""

from __future__ import annotations

from functools import partial

from rejoinder.assembly.case_identification import filing_language
from rejoinder.assembly.exhibit import PutForward, put_forward
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.statement import Pleading
from rejoinder.assembly.withheld import withheld
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.app import App
from rejoinder.usecases.drawn_exhibit import with_drawings
from rejoinder.usecases.ports import Contents
from rejoinder.usecases.redact_exhibit import going_out


def outgoing_exhibits(judged: JudgedCase, app: App) -> tuple[PutForward, ...]:
    """What goes out, numbered as in the dossier: redacted copies in the place of the papers that the seller wants
    redacted, then the pages drawn from them."""
    language = filing_language(judged.advice.reading)
    say = partial(app.wording(judged.rulebooks).say, language=language)
    exhibits, contents = _copied(judged, app, say=say, language=language)
    case, advice = judged.case, judged.advice
    pleading = Pleading(case=case, advice=advice, exhibits=exhibits, withheld=withheld(case, advice))
    shown, _ = with_drawings(
        pleading,
        contents,
        pictures=app.pictures(),
        known=judged.trial.context.provenance.in_originals,
        renderer=app.renderer(),
        say=say,
        language=language,
    )
    return shown


def _copied(judged: JudgedCase, app: App, *, say: Say, language: str) -> tuple[tuple[PutForward, ...], Contents]:
    exhibits = put_forward(judged.case, judged.advice)
    if not judged.case.preferences.sensitive:
        return exhibits, judged.contents
    going = going_out(
        exhibits,
        case=judged.case,
        advice=judged.advice,
        contents=judged.contents,
        redactions=app.redactions(),
        say=say,
        language=language,
    )
    return going.exhibits, going.contents
