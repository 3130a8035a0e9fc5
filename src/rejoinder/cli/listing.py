"""`rejoinder listing PATH...`: what a saved page, an export or a folder of pictures says of our listings."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from rejoinder.adapters.documents.listing_snapshot import Snapshot, snapshot, snapshot_record, write
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import this_hour
from rejoinder.cli.printable import printable_text
from rejoinder.domain.listing import FIELDS_OF_WORDS, OurListing
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase

SHOWN = 20
WORDS_SHOWN = 300


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the arguments."""
    say = Wording().say
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say(phrase("listing.help-paths"), language))
    parser.add_argument("--snapshot", type=Path, metavar="FILE", help=say(phrase("listing.help-snapshot"), language))
    parser.add_argument("--json", action="store_true", help=say(phrase("listing.help-json"), language))
    parser.add_argument("--language", choices=LANGUAGES, help=say(phrase("case.help-language"), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Show what was understood, and keep it where asked."""
    snapshots = [snapshot(path) for path in chosen.paths]
    if chosen.snapshot:
        write(chosen.snapshot, [snapshot_record(one, at=this_hour()) for one in snapshots])
    if chosen.json:
        for one in snapshots:
            print(json.dumps(snapshot_record(one), ensure_ascii=False))
        return 0
    for one in snapshots:
        for line in _lines(one):
            print(printable_text(Wording().say(line, language)))
    if chosen.snapshot:
        print(printable_text(Wording().say(phrase("listing.kept", file=chosen.snapshot.name), language)))
    return 0


def _lines(taken: Snapshot) -> Iterator[Phrase]:
    yield phrase("listing.counted", listings=len(taken.listings), pictures=len(taken.pictures), files=len(taken.files))
    for listing in taken.listings[:SHOWN]:
        yield from _one(listing)
    if len(taken.listings) > SHOWN:
        yield phrase("listing.more", count=len(taken.listings) - SHOWN)
    if not taken.listings:
        yield phrase("listing.pictures-only")


def _one(listing: OurListing) -> Iterator[Phrase]:
    yield phrase("listing.number", id=listing.item_id or listing.url or "?", file=listing.path)
    for field in FIELDS_OF_WORDS:
        words = " ".join(listing.words(field).split())
        if words:
            cut = words[:WORDS_SHOWN] + ("…" if len(words) > WORDS_SHOWN else "")
            yield phrase("listing.field", field=phrase(f"scrutiny.field.{field}"), words=cut)
    if listing.orders is not None:
        yield phrase("listing.orders", orders=listing.orders)
    if listing.listed_on:
        yield phrase("listing.listed-on", on=listing.listed_on)
    if not listing.item_id:
        yield phrase("listing.no-number")
