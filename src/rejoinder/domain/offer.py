"""Standing offers: the newest of each side that was not declined."""

from __future__ import annotations

from collections.abc import Iterable

from rejoinder.domain import event as ev


def standing_offers(talk: Iterable[ev.Talk]) -> tuple[ev.OfferMade | None, ev.OfferReceived | None]:
    """Our last offer and theirs, of all counterparts together; None where there is none that was not declined.

    An offer takes the place of the earlier one of the same side to the same counterpart, so that a refusal brings no
    earlier offer back.
    """
    ours: dict[str | None, ev.OfferMade] = {}
    theirs: dict[str | None, ev.OfferReceived] = {}
    for event in talk:
        if isinstance(event, ev.OfferMade):
            ours.pop(event.counterpart, None)
            ours[event.counterpart] = event
        elif isinstance(event, ev.OfferReceived):
            theirs.pop(event.counterpart, None)
            theirs[event.counterpart] = event
        elif isinstance(event, ev.OfferAnswered) and not event.accepted:
            answered: dict[str | None, ev.OfferMade] | dict[str | None, ev.OfferReceived]
            answered = theirs if event.by_us else ours
            answered.pop(event.counterpart, None)
    return next(reversed(ours.values()), None), next(reversed(theirs.values()), None)
