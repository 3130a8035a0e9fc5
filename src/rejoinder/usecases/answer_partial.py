"""An answer for some of the accused listings: where the papers do not carry one for all, the statement, the dossier
and the packet for those that they carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.exhibit import PutForward, put_forward
from rejoinder.domain.document import Document
from rejoinder.domain.listing_group import Partial
from rejoinder.usecases.answer_context import AnswerContext, DocumentFiles, answer_context
from rejoinder.usecases.answer_packet import handed_in
from rejoinder.usecases.answer_statement import worded_statements

FOLDER = "part-"
"""What the name of its folder begins with; its number follows."""


@attrs.frozen(kw_only=True)
class PartialAnswer:
    """What was made for some of the listings, ready to be handed in."""

    partial: Partial
    exhibits: tuple[PutForward, ...]
    """What goes along with it."""
    files: DocumentFiles
    """In a folder of their own beside the files of the whole answer."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """What was made, in order."""
        return tuple(document for document, _ in self.files)


def partial_answers(context: AnswerContext) -> Iterator[PartialAnswer]:
    """An answer for each set of listings that the papers carry; none where it could not be handed in.

    Args:
        context: of the whole answer.
    """
    if context.means.part is None:
        return
    among = len(context.advice.reading.accused_identifiers)
    for number, partial in enumerate(context.advice.partials, 1):
        trial = context.means.part(partial)
        part = answer_context(
            trial.case,
            trial.advice,
            contents=context.contents,
            language=context.language,
            means=attrs.evolve(context.means, without=trial.advice_without),
            among=among,
        )
        if part.pleading.ready:
            packet = handed_in(part, worded_statements(part))
            files = _moved((*packet.statements, *packet.bound), f"{FOLDER}{number}")
            yield PartialAnswer(partial=partial, exhibits=part.exhibits, files=files)


def of_the_rest(context: AnswerContext, partials: Sequence[PartialAnswer]) -> AnswerContext:
    """The context of a draft for those listings that no partial answer speaks of; as it is where there are none.

    A draft in which somebody has changed words stays that of the whole.
    """
    named = {name for each in partials for name in each.partial.listings}
    accused = tuple(dict.fromkeys(one.identifier for one in context.advice.reading.listings))
    rest = tuple(name for name in accused if name not in named)
    if context.means.part is None or not named or not rest or context.pleading.is_supported or context.case.statements:
        return context
    trial = context.means.part(Partial(ground="", listings=rest))
    pleading = attrs.evolve(
        context.pleading,
        case=trial.case,
        advice=trial.advice,
        exhibits=put_forward(trial.case, trial.advice),
        among=len(accused),
        answered=len(accused) - len(rest),
    )
    return attrs.evolve(context, case=trial.case, advice=trial.advice, pleading=pleading)


def _moved(files: DocumentFiles, folder: str) -> DocumentFiles:
    return tuple((attrs.evolve(document, path=f"{folder}/{document.path}"), content) for document, content in files)
