"""What Rejoinder writes passes its own tone guard."""

from __future__ import annotations

from functools import partial

import answer_cast as cast
import pytest

from rejoinder.adapters.shipped.letters import shipped_letters, withdrawal_ways
from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.letter import Purpose, letter
from rejoinder.assembly.letter_known import LetterSources, letter_values
from rejoinder.assembly.print_document import plain_text
from rejoinder.assembly.statement import Pleading, statement
from rejoinder.assembly.withheld import withheld
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.negotiation.marking import marking_of
from rejoinder.tone.guard import review


def found(text: str, language: str) -> list[str]:
    return [text[one.span[0] : one.span[1]] for one in review(text, language, tone_lexicon())]


def written(purpose: Purpose, language: str) -> str:
    """A letter of the sample case."""
    staged = cast.ready()
    say = partial(cast.wording().say, language=language)
    hidden, exhibits = withheld(staged.case, staged.advice), put_forward(staged.case, staged.advice)
    matter = LetterSources(
        case=staged.case, advice=staged.advice, exhibits=exhibits, hidden=hidden, ways=withdrawal_ways()
    )
    template = shipped_letters()[purpose.value, language]
    given = letter_values(matter, say=say, language=language, to=template.to[0], purpose=purpose)
    return plain_text(letter(template, given, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", Purpose)
def test_a_letter_has_nothing_for_the_guard(purpose: Purpose, language: str) -> None:
    assert not found(written(purpose, language), language)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_letter_is_without_prejudice_in_every_language_or_in_none(purpose: Purpose) -> None:
    assert len({marking_of(written(purpose, language)) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["ready", "draft"])
def test_a_statement_has_nothing_for_the_guard(name: str, language: str) -> None:
    staged: cast.Staged = getattr(cast, name)()
    pleading = Pleading(
        case=staged.case,
        advice=staged.advice,
        exhibits=put_forward(staged.case, staged.advice),
        withheld=withheld(staged.case, staged.advice),
    )
    say = partial(cast.wording().say, language=language)
    assert not found(plain_text(statement(pleading, say=say, language=language, characters=3000)), language)
