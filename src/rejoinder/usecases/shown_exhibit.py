"""The exhibits of a case as others see them."""

from __future__ import annotations

from functools import partial

from rejoinder.assembly.exhibit import PutForward, put_forward
from rejoinder.assembly.matter import filing_language
from rejoinder.usecases.advise import Judged
from rejoinder.usecases.app import App
from rejoinder.usecases.redact_exhibit import going_out


def shown_exhibits(judged: Judged, app: App) -> tuple[PutForward, ...]:
    """The papers that go out: redacted copies in the place of those that the seller wants redacted."""
    case, advice = judged.case, judged.advice
    exhibits, language = put_forward(case, advice), filing_language(advice.reading)
    if not case.preferences.sensitive:
        return exhibits
    say = partial(app.wording(judged.rulebooks).say, language=language)
    return going_out(
        exhibits,
        case=case,
        advice=advice,
        contents=judged.contents,
        redactions=app.redactions(),
        say=say,
        language=language,
    ).exhibits
