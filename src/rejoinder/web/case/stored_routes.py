"""The routes of a case as they were kept when it was judged last, as they stand now that time has gone on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from rejoinder.domain.finding import Basis, Because
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import Route, RouteId


@attrs.frozen(kw_only=True)
class KeptRoutes:
    """What `answer.json` says of the routes."""

    record: Mapping[str, Any]
    now: dt.datetime

    def route(self, id: RouteId) -> Route | None:
        """The route of this id, or None; one whose time has passed since is closed."""
        found = next((each for each in self.record["routes"] if each["id"] == id.value), None)
        return None if found is None else self._route(id, found)

    def _route(self, id: RouteId, row: Mapping[str, Any]) -> Route:
        until = dt.datetime.fromisoformat(row["until"]) if row["until"] else None
        over = until is not None and until < self.now
        late = (_basis(phrase("routes_page.time-is-over", at=until)),) if over and row["open"] else ()
        bases = tuple(_basis(phrase("routes_page.said", says=basis["says"])) for basis in row["because"])
        return Route(
            id=id,
            open=row["open"] and not over,
            until=until,
            advised=row["advised"] and not over,
            rank=row["rank"],
            because=(*late, *bases),
        )


def _basis(says: Phrase) -> Because:
    return Because(basis=Basis.FACT, id="kept", says=says)
