"""One letter of a case: filled in from what is known, weighed, and shown with the reasons not to send it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import attrs

from rejoinder.assembly.banner import LETTER_DRAFT
from rejoinder.assembly.case_identification import filing_language
from rejoinder.assembly.letter import (
    Addressee,
    Fitting,
    LetterPart,
    LetterValues,
    Purpose,
    Template,
    Templates,
    letter,
    parts,
    unfit_reasons,
)
from rejoinder.assembly.letter_known import LetterSources, letter_values
from rejoinder.assembly.print_document import PrintDocument, Say, plain_text
from rejoinder.assembly.withheld import withheld
from rejoinder.domain import tone
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import AnswerFiled, Event, EvidenceFiled
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.tone import ToneFinding, ToneLexicon
from rejoinder.tone.guard import review
from rejoinder.usecases.advise import JudgedCase, advise, language_of
from rejoinder.usecases.app import App
from rejoinder.usecases.case_events import read_case_events as case_events
from rejoinder.usecases.outgoing_exhibit import outgoing_exhibits


class LetterHasAnotherReader(Invalid):
    """Letters of this purpose do not go to the one who was named."""


@attrs.frozen(kw_only=True)
class LetterRequest:
    """Which letter is wanted."""

    purpose: Purpose
    to: Addressee | None = None
    """The first that the template names where it is None."""
    language: str | None = None
    """The reader's where it is None: the notice's, and the seller's own for a supplier."""


@attrs.frozen(kw_only=True)
class WrittenLetter:
    """The letter, and what its writer should know before it goes out."""

    purpose: Purpose
    to: Addressee
    print_document: PrintDocument
    parts: tuple[LetterPart, ...]
    not_now: tuple[str, ...]
    """The reasons not to send it that hold in this case, in the seller's language."""
    cautions: tuple[str, ...]
    """The reasons that no program can test."""
    send_when: str
    marked: tuple[tuple[str, ToneFinding], ...]
    """Words that could hurt, each with its finding: the template's own pass, so they come from the case."""
    address: str | None
    """The mail address of the one it goes to, where the complaint gives it."""
    spoken: str
    """The language to speak to the seller in."""

    @property
    def ready(self) -> bool:
        """Whether nothing speaks against sending it."""
        return not self.not_now and not any(one.gravity is Gravity.BLOCKS for _, one in self.marked)


def write_letter(
    folder: Path,
    app: App,
    wish: LetterRequest,
    *,
    now: dt.datetime,
    templates: Templates,
    lexicon: ToneLexicon,
    spoken: str | None = None,
) -> WrittenLetter:
    """Write one letter of the case in a folder. Nothing is stored.

    Args:
        spoken: the language to speak to the seller in; his own where it is None.

    Raises: LetterHasAnotherReader, and the Invalid leaves of the case.
    """
    to = _reader(wish, templates[wish.purpose.value, "en"])
    judged = advise(folder, app, now=now)
    own = spoken or language_of(judged.case, judged.advice.reading)
    language = wish.language or (own if to is Addressee.SUPPLIER else filing_language(judged.advice.reading))
    context = LetterContext.of(folder, app, judged)
    template, own_template = templates[wish.purpose.value, language], templates[wish.purpose.value, own]
    values = context.values(wish.purpose, to, language)
    not_now = context.refusal_reasons(own_template, own, to, values)
    marked = _marked(plain_text(letter(template, values, language=language)), language, lexicon, to)
    blocked = bool(not_now) or any(one.gravity is Gravity.BLOCKS for _, one in marked)
    banner = context.say(language)(phrase(LETTER_DRAFT)) if blocked else None
    return WrittenLetter(
        purpose=wish.purpose,
        to=to,
        print_document=letter(template, values, language=language, banner=banner),
        parts=parts(template, values),
        not_now=not_now,
        cautions=own_template.cautions,
        send_when=own_template.send_when,
        marked=marked,
        address=address_of(judged, to),
        spoken=own,
    )


def fitting_letters(
    folder: Path, app: App, *, now: dt.datetime, templates: Templates, spoken: str | None = None
) -> tuple[Fitting, ...]:
    """Every purpose with the reasons that hold against it in this case; those without any first."""
    judged = advise(folder, app, now=now)
    own = spoken or language_of(judged.case, judged.advice.reading)
    context = LetterContext.of(folder, app, judged)
    found = []
    for purpose in Purpose:
        template = templates[purpose.value, own]
        values = context.values(purpose, template.to[0], own)
        reasons = context.refusal_reasons(template, own, template.to[0], values)
        found.append(Fitting(purpose=purpose, template=template, not_now=reasons, spoken=own))
    return tuple(sorted(found, key=lambda one: bool(one.not_now)))


@attrs.frozen(kw_only=True)
class LetterContext:
    """What every letter of a judged case is made from."""

    judged: JudgedCase
    app: App
    sources: LetterSources

    @classmethod
    def of(cls, folder: Path, app: App, judged: JudgedCase) -> LetterContext:
        """The context of the case in a folder. Raises: Invalid leaves of the folder and the ledger."""
        events = case_events(folder, folders=app.folders(), ledgers=app.ledgers()).events
        sources = LetterSources(
            case=judged.case,
            advice=judged.advice,
            exhibits=outgoing_exhibits(judged, app),
            hidden=withheld(judged.case, judged.advice),
            fresh=frozenset(fresh_papers(events)),
            ways=app.renderer().withdrawal_ways(),
        )
        return cls(judged=judged, app=app, sources=sources)

    def say(self, language: str) -> partial[str]:
        """Puts phrases into a language."""
        return partial(self.app.wording(self.judged.rulebooks).say, language=language)

    def values(self, purpose: Purpose, to: Addressee, language: str) -> LetterValues:
        """What a letter of this purpose is filled with."""
        return letter_values(self.sources, say=self.say(language), language=language, to=to, purpose=purpose)

    def refusal_reasons(
        self, template: Template, language: str, to: Addressee, values: LetterValues
    ) -> tuple[str, ...]:
        """Why not to send a letter now, in the language of its template."""
        return (*_nobody(self.say(language), to, values), *unfit_reasons(template, values.known))


def _nobody(say: Say, to: Addressee, values: LetterValues) -> Iterator[str]:
    """That nobody is known to whom the letter could go; a template for agents alone says so itself."""
    if to is Addressee.AGENT and "agent" not in values.known:
        yield say(phrase("letter.no-agent"))


def fresh_papers(events: Sequence[Event]) -> Iterator[str]:
    """SHA-256 of each paper that was filed, by the record, after the last answer went to the platform."""
    last = max((n for n, event in enumerate(events) if isinstance(event, AnswerFiled)), default=len(events))
    for event in events[last + 1 :]:
        if isinstance(event, EvidenceFiled):
            yield event.paper.sha256


_NAMED_AS = {
    Addressee.SUPPLIER: tone.Addressee.SUPPLIER,
    Addressee.PLATFORM: tone.Addressee.PLATFORM,
}
"""As whom the tone guard knows a reader of letters; an agent is told what the complainant is."""


def _reader(wish: LetterRequest, template: Template) -> Addressee:
    to = wish.to or template.to[0]
    if to not in template.to:
        raise LetterHasAnotherReader(purpose=wish.purpose.value, to=to.value, known=tuple(map(str, template.to)))
    return to


def _marked(text: str, language: str, lexicon: ToneLexicon, to: Addressee) -> tuple[tuple[str, ToneFinding], ...]:
    found = review(text, language, lexicon, to=_NAMED_AS.get(to, tone.Addressee.COMPLAINANT))
    return tuple((" ".join(text[one.span[0] : one.span[1]].split()), one) for one in found)


def address_of(judged: JudgedCase, to: Addressee) -> str | None:
    """Where the complaint says that the complainant, or the agent, can be written to."""
    reading = judged.advice.reading
    roles = {Addressee.COMPLAINANT: (Role.AGENT, Role.OWNER), Addressee.AGENT: (Role.AGENT,)}.get(to, ())
    found = (party.email for role in roles for party in reading.parties if party.role is role and party.email)
    return next(found, None)
