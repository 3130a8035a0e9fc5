"""Marketplaces from `market.yaml` files: one in the folder of each, beside the rules of its procedure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.rule_file import bytes_of, mapping_of, named_folder
from rejoinder.domain.market import Market, Markets
from rejoinder.procedure.market_file import market
from rejoinder.reading.marketplace import listing_id
from rejoinder.text.shipped_form import shipped_yaml
from rejoinder.text.yaml_text import yaml_of

FILE = "market.yaml"


def load_markets(extra: Sequence[Path] = (), *, folder: Path | None = None) -> Markets:
    """The marketplaces that ship, each replaced by the one of its slug in the given folders, and theirs after them.

    Args:
        extra: further folders, each one of a marketplace or with one folder a marketplace.
        folder: such a folder too; None for the one that `REJOINDER_RULEBOOKS` names, if any.

    Raises: RulebookIsUnreadable, RulebookIsWrong.
    """
    named = folder or named_folder()
    extra_markets = [each for place in (*([named] if named else []), *extra) for each in _markets(place)]
    if not extra_markets:
        return shipped_markets()
    return Markets(tuple({market.slug: market for market in (*shipped_markets().all, *extra_markets)}.values()))


@cache
def known_markets() -> Markets:
    """The marketplaces that this process knows without being given a folder, read once."""
    return load_markets()


_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#:]+)")


def listing_of_url(url: str) -> tuple[Market | None, str | None]:
    """The marketplace of a web address, and the number of the listing in it as that marketplace writes it."""
    folded = url.lower()
    host = _HOST.match(folded)
    market = known_markets().of_host(host[1]) if host else None
    place = listing_id(market, folded) if market else None
    if market is None or place is None:
        return market, None
    number = url[slice(*place)]
    return market, number.upper() if market.capital_ids else number


@cache
def shipped_markets() -> Markets:
    """The marketplaces of this installation, read once."""
    return Markets(tuple(_markets(resources.files("rejoinder").joinpath("rulebooks"), shipped_yaml)))


def _markets(folder: Traversable | Path, parse: Callable[[str], Any] = yaml_of) -> Iterator[Market]:
    own = folder.joinpath(FILE)
    if own.is_file():
        yield _market(folder.name, own, parse)
        return
    if isinstance(folder, Path) and not folder.is_dir():
        return  # whoever loads the rules of the folder says that it is none
    for inner in sorted((entry for entry in folder.iterdir() if entry.is_dir()), key=lambda entry: entry.name):
        if inner.joinpath(FILE).is_file():
            yield _market(inner.name, inner.joinpath(FILE), parse)


def _market(folder: str, file: Traversable | Path, parse: Callable[[str], Any]) -> Market:
    name = f"{folder}/{FILE}"
    expected = "a mapping with market, called, names, hosts"
    return market(name, mapping_of(name, bytes_of(file), expected=expected, parse=parse))
