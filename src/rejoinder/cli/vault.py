"""`rejoinder vault ...`: content-addressed storage of papers with a chain of custody."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import attrs

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli.instant import hour
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app, new_key, vault
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.vault_custody import Custodian
from rejoinder.vault.holding import NOBODY, Swept

Say = Callable[[Phrase], None]


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the acts and their arguments."""
    wording = Wording()

    def help(key: str) -> str:
        return wording.say(phrase(f"vault.help-{key}"), language)

    parser.description = help("vault")
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    shared = _shared(help, language)

    def act(name: str) -> argparse.ArgumentParser:
        act_parser: argparse.ArgumentParser = acts.add_parser(
            name, parents=[shared], help=help(name), description=help(name), allow_abbrev=False
        )
        return act_parser

    add = act("add")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE", help=help("files"))
    whence = add.add_mutually_exclusive_group()
    whence.add_argument("--from", dest="received_from", metavar="WHO", help=help("from"))
    whence.add_argument("--found", metavar="WHERE", help=help("found"))
    act("list")
    get = act("get")
    get.add_argument("digest", metavar="DIGEST", help=help("digest"))
    get.add_argument("--out", type=Path, required=True, metavar="FILE", help=help("out"))
    get.add_argument("--to", metavar="WHO", help=help("to"))
    get.add_argument("--purpose", default="-", metavar="WHY", help=help("purpose"))
    act("sweep")
    act("reencrypt")
    destroy = act("destroy")
    destroy.add_argument("digest", metavar="DIGEST", help=help("digest"))
    destroy.add_argument("--reason", required=True, metavar="WHY", help=help("reason"))
    destroy.add_argument("--everywhere", action="store_true", help=help("everywhere"))
    act("key").add_argument("--out", type=Path, required=True, metavar="FILE", help=help("key-out"))


def _shared(help: Callable[[str], str], language: str) -> argparse.ArgumentParser:
    wording = Wording()
    shared = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    shared.add_argument("--vault", metavar="PLACE", help=help("place"))
    shared.add_argument("--case", type=Path, metavar="DIR", help=help("case"))
    shared.add_argument("--at", metavar="TIME", help=wording.say(phrase("case.help-at"), language))
    shared.add_argument("--by", metavar="NAME", default="seller", help=wording.say(phrase("case.help-by"), language))
    shared.add_argument("--language", choices=LANGUAGES, help=wording.say(phrase("case.help-language"), language))
    shared.add_argument("--json", action="store_true", help=wording.say(phrase("case.help-json"), language))
    return shared


def run(chosen: argparse.Namespace, language: str) -> int:
    """Do one act. 0 done, 1 where something is altered or could not be encrypted anew."""
    wording = Wording()

    def say(message: Phrase) -> None:
        print(printable_text(wording.say(message, language)))

    chosen.language = language
    return ACTS[chosen.act](chosen, say)


def _custodian(chosen: argparse.Namespace) -> Custodian:
    at = hour(chosen.at)
    writer = None
    if chosen.case is not None:
        writer = CaseWriter(folder=chosen.case, at=at, by=chosen.by, folders=app().folders(), ledgers=app().ledgers())
        writer.entries()
    return Custodian(vault=vault(chosen.vault), at=at, by=chosen.by, writer=writer)


def _add(chosen: argparse.Namespace, say: Say) -> int:
    taken = _custodian(chosen).add(chosen.files, received_from=chosen.received_from, found_at=chosen.found)
    if chosen.json:
        print(json.dumps([attrs.asdict(each) for each in taken]))
        return 0
    for file, each in zip(chosen.files, taken, strict=True):
        id = "vault.added-mended" if each.mended else "vault.added" if each.new else "vault.added-again"
        say(phrase(id, name=file.name, sha256=each.sha256))
    return 0


def _list(chosen: argparse.Namespace, say: Say) -> int:
    holdings = vault(chosen.vault).holdings()
    rows = []
    for sha256, holds in groupby(holdings, key=lambda each: each.sha256):
        each = list(holds)
        cases = len({hold.holder for hold in each} - {NOBODY})
        names = sorted({hold.name for hold in each})
        rows.append({"sha256": sha256, "size_bytes": each[0].size_bytes, "names": names, "cases": cases})
    if chosen.json:
        print(json.dumps(rows, ensure_ascii=False))
        return 0
    for row in rows:
        print(
            printable_text(
                f"{row['sha256'][:16]}  {row['size_bytes']:>12}  {row['cases']:>3}  {', '.join(row['names'])}"
            )
        )
    say(phrase("vault.listed", count=len(rows)))
    return 0


def _get(chosen: argparse.Namespace, say: Say) -> int:
    holding = _custodian(chosen).get(chosen.digest, chosen.out, to=chosen.to, purpose=chosen.purpose)
    say(phrase("vault.got", name=holding.name, out=str(chosen.out)))
    return 0


def _sweep(chosen: argparse.Namespace, say: Say) -> int:
    return _reported(vault(chosen.vault).sweep(), "vault.swept", chosen, say)


def _reencrypt(chosen: argparse.Namespace, say: Say) -> int:
    found = vault(chosen.vault).reencrypt()
    return _reported(found, "vault.reencrypted", chosen, say) or int(found.locked > 0)


def _reported(found: Swept, summary: str, chosen: argparse.Namespace, say: Say) -> int:
    """Say what was found in the vault. Returns: 1 where something was altered."""
    wording = Wording()
    if chosen.json:
        altered = [
            {"path": each.path, "was": each.was, "is": each.now, "says": wording.say(each.says, chosen.language)}
            for each in found.altered
        ]
        print(json.dumps({"checked": found.checked, "altered": altered, "locked": found.locked}, ensure_ascii=False))
        return 1 if altered else 0
    for each in found.altered:
        print(printable_text(f"{each.path}: {wording.say(each.says, chosen.language)}"))
    if found.locked:
        say(phrase("vault.swept-locked", count=found.locked))
    say(phrase(summary, count=found.checked, faults=len(found.altered)))
    return 1 if found.altered else 0


def _destroy(chosen: argparse.Namespace, say: Say) -> int:
    holding = _custodian(chosen).destroy(chosen.digest, reason=chosen.reason, everywhere=chosen.everywhere)
    say(phrase("vault.told-destroyed", sha256=holding.sha256[:12], reason=chosen.reason))
    say(phrase("vault.after-destruction"))
    say(phrase("vault.store-may-keep"))
    return 0


def _key(chosen: argparse.Namespace, say: Say) -> int:
    say(phrase("vault.key-made", out=str(chosen.out), recipient=new_key(chosen.out)))
    return 0


ACTS: dict[str, Callable[[argparse.Namespace, Say], int]] = {
    "add": _add,
    "list": _list,
    "get": _get,
    "sweep": _sweep,
    "reencrypt": _reencrypt,
    "destroy": _destroy,
    "key": _key,
}
