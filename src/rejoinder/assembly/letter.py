"""Letters by purpose, from templates that a lawyer can edit: each sentence stands only while its fact is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from rejoinder.assembly.print_document import Block, Paragraph, Points, PrintDocument
from rejoinder.domain.finding import Because
from rejoinder.domain.full_stop import value_before
from rejoinder.text.lazy_pattern import regex

FIELD = regex(r"\{(\w+)\}")
_ASIDE = regex(r"\[([^\[\]]*)\]")
LISTS = frozenset({"exhibits", "points", "gaps", "new_exhibits", "noticed"})
"""Fields that are lists; each stands alone in its paragraph."""
ALWAYS = frozenset({"platform"})
"""Fields that have a value in every case."""
FIELDS = LISTS | frozenset(
    "platform complaint_number listings work registration right owner agent seller purchase last_letter_on filed_on "
    "receipt reply_by their_terms their_amount their_conditions their_end our_terms our_amount our_conditions our_end "
    "withdrawal_way".split()
)
"""What a template may name in braces. A field that is known is also a fact that a sentence may rest on."""
FACTS = frozenset(
    "complaint several_listings agent_named authority_shown day_given objection_given "
    "listing_down ground_ready all_refuted evidence_sent "
    "letter_sent letter_recent reply_received already_sent answer_open answer_filed round_lost failed established "
    "offer_received offer_made their_offer_over our_offer_over withdrawn withdrawal_confirmed court_papers "
    "money_demanded fraud nobody_complained".split()
)
"""What else a sentence, or a reason not to send a letter, may rest on."""


class Addressee(StrEnum):
    """Who a letter goes to."""

    COMPLAINANT = "complainant"
    AGENT = "agent"
    SUPPLIER = "supplier"
    PLATFORM = "platform"


class Purpose(StrEnum):
    """What a letter is for; also the name of its template."""

    FIRST_CONTACT = "first-contact"
    BASIS = "complaint-basis"
    AUTHORITY = "agent-authority"
    EVIDENCE = "evidence"
    WITHDRAWAL = "withdrawal-request"
    COUNTER_OFFER = "counter-offer"
    ACCEPTANCE = "acceptance"
    COMPLIANCE = "compliance"
    UNDERTAKING = "undertaking"
    REMINDER = "reminder"
    CLOSING = "closing"
    SUPPLIER = "supplier-paper"
    WARRANTY = "supplier-warranty"
    SUPPORT = "platform-support"
    SECOND_ROUND = "platform-second-round"


@attrs.frozen(kw_only=True)
class LetterSentence:
    """One sentence, or a few that stand and fall together.

    `{field}` stands for a value. What stands in `[square brackets]` is left out where a field in it is not known. The
    whole line is left out, or replaced by `otherwise`, where a field outside brackets or a fact in `needs` is not
    known, or one in `without` is.
    """

    text: str
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    otherwise: LetterSentence | None = None

    @property
    def required_fields(self) -> tuple[str, ...]:
        """The fields without which the line cannot stand."""
        return tuple(dict.fromkeys(FIELD.findall(_ASIDE.sub("", self.text))))

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the text."""
        return tuple(dict.fromkeys(FIELD.findall(self.text)))


@attrs.frozen(kw_only=True)
class Passage:
    """A paragraph of lines that follow each other, or a numbered list of them."""

    lines: tuple[LetterSentence, ...]
    numbered: bool = False


@attrs.frozen(kw_only=True)
class Caution:
    """A reason not to send a letter. Without `when` and `unless` no program can test it, and it is always told."""

    says: str
    when: str | None = None
    """The fact that makes it hold."""
    unless: str | None = None
    """The fact without which it holds."""

    @property
    def has_condition(self) -> bool:
        """Whether the case can tell."""
        return self.when is not None or self.unless is not None


@attrs.frozen(kw_only=True)
class Template:
    """A letter with gaps, in one language."""

    to: tuple[Addressee, ...]
    send_when: str
    not_when: tuple[Caution, ...]
    subject: LetterSentence
    passages: tuple[Passage, ...]

    @property
    def cautions(self) -> tuple[str, ...]:
        """The reasons not to send it that no program can test."""
        return tuple(caution.says for caution in self.not_when if not caution.has_condition)

    @property
    def never_when(self) -> str:
        """The same, one after the other."""
        return " ".join(self.cautions)


Templates = Mapping[tuple[str, str], Template]
"""Templates by purpose and language."""


@attrs.frozen(kw_only=True)
class Fitting:
    """A purpose with what its template says of it, and whether it fits a case at an hour."""

    purpose: Purpose
    template: Template
    not_now: tuple[str, ...] = ()
    """The reasons not to send it that hold."""
    spoken: str
    """The language of the template and the reasons."""


@attrs.frozen(kw_only=True)
class LetterFact:
    """Something that is known, and what it rests on; a bare fact has no value."""

    value: str | tuple[str, ...] | None = None
    because: tuple[Because, ...] = ()


@attrs.frozen(kw_only=True)
class LetterValues:
    """What a letter is filled with. What is not known is not there."""

    known: Mapping[str, LetterFact]
    greeting: str = ""
    closing: tuple[str, ...] = ()
    """The last lines: the courtesy, the seller, the shop."""


@attrs.frozen(kw_only=True)
class LetterAssertion:
    """A sentence of the finished letter and what it rests on; nothing where it asserts nothing."""

    text: str
    because: tuple[Because, ...] = ()


@attrs.frozen(kw_only=True)
class LetterPart:
    """A paragraph of the finished letter, or a list."""

    assertions: tuple[LetterAssertion, ...]
    numbered: bool = False
    listed: bool = False


def unfit_reasons(template: Template, known: Mapping[str, LetterFact]) -> tuple[str, ...]:
    """The reasons of the template that hold in this case, in its language; empty where it may be sent."""
    return tuple(
        caution.says
        for caution in template.not_when
        if caution.when in known or (caution.unless is not None and caution.unless not in known)
    )


def parts(template: Template, values: LetterValues) -> tuple[LetterPart, ...]:
    """What the letter says between greeting and closing. Nothing is left of what is not known."""
    return tuple(part for passage in template.passages if (part := _part(passage, values)) is not None)


def subject(template: Template, values: LetterValues) -> str:
    """The subject line; empty only where the template has no words for what is known."""
    sentence = _assertion(template.subject, values.known)
    return sentence.text if sentence else ""


def letter(template: Template, values: LetterValues, *, language: str, banner: str | None = None) -> PrintDocument:
    """The letter, filled in; a banner marks what is not to be sent."""
    blocks: list[Block] = [Paragraph(text=values.greeting)] if values.greeting else []
    blocks += [_block(part, language) for part in parts(template, values)]
    blocks += [Paragraph(text=line) for line in values.closing]
    return PrintDocument(title=subject(template, values), language=language, blocks=tuple(blocks), banner=banner)


def _part(passage: Passage, values: LetterValues) -> LetterPart | None:
    lists = LISTS & set(passage.lines[0].fields)
    if len(passage.lines) == 1 and lists:
        known = values.known.get(next(iter(lists)))
        if known and isinstance(known.value, tuple) and known.value and _stands(passage.lines[0], values.known):
            return LetterPart(assertions=tuple(_of_list(known)), listed=True)
    assertions = tuple(
        assertions for line in passage.lines if (assertions := _assertion(line, values.known)) is not None
    )
    return LetterPart(assertions=assertions, numbered=passage.numbered) if assertions else None


def _of_list(known: LetterFact) -> Iterator[LetterAssertion]:
    """The lines of a list, each with its own leg where there is one for each."""
    values = known.value if isinstance(known.value, tuple) else ()
    apart = len(known.because) == len(values)
    for position, value in enumerate(values):
        yield LetterAssertion(text=value, because=known.because[position : position + 1] if apart else known.because)


def _block(part: LetterPart, language: str) -> Block:
    lines = tuple(assertion.text for assertion in part.assertions)
    if part.numbered or part.listed:
        return Points(lines=lines, numbered=part.numbered)
    return Paragraph(text=("" if language == "zh" else " ").join(lines))


def _stands(line: LetterSentence, known: Mapping[str, LetterFact]) -> bool:
    return all(name in known for name in (*line.needs, *line.required_fields)) and not any(
        n in known for n in line.without
    )


def _assertion(line: LetterSentence, known: Mapping[str, LetterFact]) -> LetterAssertion | None:
    """The line with its fields, else its alternative, else None. A list never stands inside a sentence."""
    if not _stands(line, known) or LISTS & set(line.fields):
        return _assertion(line.otherwise, known) if line.otherwise else None
    text = _ASIDE.sub(lambda aside: aside.group(1) if _all_known(aside.group(1), known) else "", line.text)
    rests = [*line.needs, *FIELD.findall(text)]
    return LetterAssertion(
        text=_filled(text, known),
        because=tuple(dict.fromkeys(reason for name in rests for reason in known[name].because)),
    )


def _filled(text: str, known: Mapping[str, LetterFact]) -> str:
    """The text with its fields in one pass, so that a value is never read as a field; one full stop, never two."""

    def value(field: re.Match[str]) -> str:
        word = str(known[field.group(1)].value or "")
        return value_before(word, text[field.end() :])

    return FIELD.sub(value, text)


def _all_known(text: str, known: Mapping[str, LetterFact]) -> bool:
    return all(name in known for name in FIELD.findall(text))
