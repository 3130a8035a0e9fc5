"""A case as a row of a list, in the words of the reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache

import attrs
from django.urls import reverse
from django.utils import timezone

from rejoinder.db.models import Card
from rejoinder.db.queries import Hours
from rejoinder.db.services import services
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.web.page_request import PageRequest

Say = Callable[[object], str]
_DAY = dt.timedelta(days=1)
_HOUR = dt.timedelta(hours=1)
_MINUTE = dt.timedelta(minutes=1)


TONES = {"won": " good", "withdrawn": " good", "lost": " bad", "court": " bad", "unsure": " warn"}
STEPS = {
    "answered": "wait",
    "won": "won",
    "withdrawn": "over",
    "closed": "over",
    "no_complaint": "not-a-complaint",
}
"""What to do where nothing is to be answered, by status."""


@attrs.frozen(kw_only=True)
class CaseRow:
    """What a list shows of a case."""

    card: Card
    url: str
    title: str
    pick: str
    """What the box to pick it by is called."""
    about: str
    """Right, platform, complainant, number, shop, listings."""
    platform: str
    groups: tuple[str, ...]
    status: str
    """Empty where the case waits for an answer, as most that are shown do."""
    tone: str
    line: str
    """The status in a sentence, where it says more than that."""
    snippet: tuple[str, str, str] | None = None
    """Where a word that was looked for stands: before, the word, after."""
    judging: bool
    """Whether it is being judged."""
    trouble: str
    """That it is still read, or could not be."""
    band: str
    band_says: str
    left: str
    """How long there still is, or how long it is overdue; empty where nothing is due."""
    due: str
    """In the zone of whoever sets the deadline."""
    here: str
    """The same in the reader's zone; empty where both are one."""
    nothing_due: str
    step: str
    ground: str
    handler: str


@attrs.frozen
class Teller:
    """Makes rows for one reader.

    Args:
        say: a phrase or value in the reader's language.
    """

    say: Say
    hours: Hours
    language: str = "en"

    def row(self, card: Card) -> CaseRow:
        """The card as a row."""
        title = card.title or card.reference or self.say(phrase("board.new-case"))
        band = self.hours.band(card.sort_at) if card.phase == "open" else ""
        left, due, here = self._due(card)
        return CaseRow(
            card=card,
            url=reverse("case", args=[card.pk]),
            title=title,
            pick=self.say(phrase("board.pick", title=title)),
            about=" · ".join(self._details(card, title)),
            platform=self.say(platform_of(card.platform)) if card.platform else "",
            groups=tuple(self._group(group["count"], group["handling"]) for group in card.groups[:4]),
            status="" if card.status == "open" else self.say(phrase(f"board.status-{card.status}")),
            tone=TONES.get(card.status, ""),
            line=card.status_says.get(self.language, ""),
            judging=card.case.judgement.state in ("waiting", "working"),
            trouble=self._trouble(card),
            band=band,
            band_says=self.say(phrase(f"board.band-{band}")) if band else "",
            left=left,
            due=due,
            here=here,
            nothing_due="" if left or card.phase != "open" else self._no_day(card),
            step=self.step(card),
            ground=self._ground(card),
            handler=self.say(phrase("board.not-handled")) if card.handler is None else str(card.handler),
        )

    def _due(self, card: Card) -> tuple[str, str, str]:
        """How long there is, the hour there, the hour here; the last empty where both are one."""
        if card.due_at is None or card.phase == "over":
            return "", "", ""
        there = there_at(card.due_at, card.offset_minutes)
        here = timezone.localtime(there)
        apart = there.utcoffset() != here.utcoffset()
        shown_here = self.say(phrase("board.here", at=here)) if apart else ""
        return self.say(time_left(there - self.hours.now)), self.say(there), shown_here

    def _no_day(self, card: Card) -> str:
        """Why no day is shown: none is known, or nothing is due; nothing until it was judged."""
        return (
            self.say(phrase("board.day-unknown" if card.clock == "unknown" else "board.nothing-due"))
            if card.clock
            else ""
        )

    def _details(self, card: Card, title: str) -> Iterator[str]:
        yield from (self.say(phrase(f"route.right-{right}")) for right in card.rights)
        if card.platform:
            yield self.say(platform_of(card.platform))
        yield from (detail for detail in (card.complainant or card.agent, card.reference) if detail and detail != title)
        if card.shop is not None:
            yield card.shop.name
        if card.listing_count > 1:
            yield self.say(phrase("board.listings", n=card.listing_count))

    def _group(self, count: int, handling: str) -> str:
        return self.say(phrase("board.group", n=count, says=phrase(f"scrutiny.handling-{handling}")))

    def step(self, card: Card) -> str:
        """The best way to go on; that there is nothing to answer, once that is known and the case is still open."""
        if says := card.step_says.get(self.language):
            return str(says)
        if card.status in STEPS:
            return self.say(phrase(f"status.step-{STEPS[card.status]}"))
        if card.question_count:
            return self.say(phrase("overview.go-questions", count=card.question_count))
        if card.best_route:
            return self.say(phrase(f"document.route-{card.best_route}"))
        return self.say(phrase("answer_page.best-none")) if card.stage and card.phase == "open" else ""

    def _ground(self, card: Card) -> str:
        if card.phase == "open" and card.answer in ("", "draft") and card.missing_count:
            return self.say(phrase("board.missing", n=card.missing_count))
        return self.say(phrase(f"status.answer-{card.answer}")) if card.answer else ""

    def _trouble(self, card: Card) -> str:
        state = card.case.judgement.state
        if state == "failed":
            return self.say(phrase("board.judging-failed"))
        return "" if state == "done" else self.say(phrase("board.judging"))


def teller(request: PageRequest, hours: Hours) -> Teller:
    """A teller for whoever asks; what was said once is not put into words again."""
    wording = services().app.wording(None)

    @cache
    def say(value: object) -> str:
        if isinstance(value, Phrase):
            return wording.say(value, request.language)
        return wording.show(value, request.language)

    return Teller(say, hours, request.language)


def hours_of(request: PageRequest) -> Hours:
    """The bands of urgency now, in the reader's zone."""
    return Hours.of(services().now(), timezone.get_current_timezone())


def time_left(left: dt.timedelta) -> Phrase:
    """How long there still is, in the largest unit of which two are full; or how long it is overdue."""
    way, length = ("over", -left) if left < dt.timedelta() else ("left", left)
    if length >= 2 * _DAY:
        return phrase(f"board.days-{way}", n=length // _DAY)
    if length >= 2 * _HOUR:
        return phrase(f"board.hours-{way}", n=length // _HOUR)
    return phrase(f"board.minutes-{way}", n=length // _MINUTE)


def there_at(at: dt.datetime, offset_minutes: int) -> dt.datetime:
    """An hour by the clock that counts."""
    return at.astimezone(dt.timezone(dt.timedelta(minutes=offset_minutes)))


def platform_of(platform: str) -> Phrase | str:
    """A platform by name; a word that is no platform we know stands as it is."""
    market = services().app.markets().find(platform)
    return market.phrase if market is not None else platform
