"""A model case as it goes out: judged, its statement in three languages, and a cold reader's remarks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

import attrs
from model_cast import NOW, Model

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.assembly.print_document import plain_text
from rejoinder.assembly.statement import Pleading, statement
from rejoinder.assembly.withheld import Withheld, withheld
from rejoinder.cli.wiring import app
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.review import OutgoingText, Remark
from rejoinder.review.pre_submission_review import ReviewedPacket
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.outgoing_exhibit import outgoing_exhibits
from rejoinder.usecases.review_packet import judged_packet, review_texts

LONGEST = 100_000
"""Characters of a statement that is not cut for any form."""
_APP = app()
_LEXICON = tone_lexicon()


@attrs.frozen(kw_only=True, eq=False)
class Filed:
    """What goes out for a model case."""

    judged: JudgedCase
    statements: dict[str, str]
    packet: ReviewedPacket
    private: Withheld

    def remarks(self, text: str, language: str) -> tuple[Remark, ...]:
        """What a cold reader says of a statement in the place of our own."""
        outgoing = OutgoingText(name=f"statement.{language}.txt", text=text, language=language, statement=True)
        return review_texts((outgoing,), self.packet, self.private, lexicon=_LEXICON)

    def said(self, remarks: Sequence[Remark]) -> list[str]:
        """The remarks in English, each with its id."""
        say = _APP.wording(self.judged.rulebooks).say
        return [f"{one.id}: {say(one.says, 'en')}" for one in remarks]


@cache
def filed(model: Model) -> Filed:
    """The case judged and worded once, however many tests look at it."""
    folder = model.lay_out(Path(mkdtemp()))
    judged = advise(folder, _APP, now=NOW)
    exhibits, private = outgoing_exhibits(judged, _APP), withheld(judged.case, judged.advice)
    pleading = Pleading(case=judged.case, advice=judged.advice, exhibits=exhibits, withheld=private)
    say = _APP.wording(judged.rulebooks).say
    made = {
        language: statement(pleading, say=partial(say, language=language), language=language, characters=LONGEST)
        for language in LANGUAGES
    }
    packet = judged_packet(folder, judged, _APP, now=NOW)
    return Filed(
        judged=judged,
        statements={language: plain_text(sheet) for language, sheet in made.items()},
        packet=packet,
        private=private,
    )
