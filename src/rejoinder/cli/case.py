"""`rejoinder case ...`: keep a case, line by line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.shipped.platform_name import platform_slug, typed_value
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.cli import case_talk
from rejoinder.cli.case_arguments import ACTS, declare
from rejoinder.cli.instant import hour, instant
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app, case_files
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Correspondent, EnclosedFile, Event, EvidenceFiled, Means
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId
from rejoinder.domain.seller import Seller
from rejoinder.usecases.case_history import event_sentence, history
from rejoinder.usecases.case_status import status
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.money_input import currency_of, sum_of
from rejoinder.usecases.reactions import advice_after
from rejoinder.usecases.spoken_record import history_record, status_record
from rejoinder.usecases.typed_date import END_OF_DAY

NAME_LIMIT = 200


class NameIsEmpty(Invalid):
    """Nobody is named as the one who records, or somebody with an endless name."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Declare the acts and their arguments."""
    wording = Wording()
    declare(parser, lambda key, **values: wording.say(phrase(key if "." in key else f"case.{key}", **values), language))


def run(chosen: argparse.Namespace, language: str) -> int:
    """Do one act and say what was recorded."""
    act = ACTS.get(chosen.act, chosen.act)
    speaker = Speaker(language)
    chosen.language = language
    if act in SHOWN:
        return SHOWN[act](chosen, speaker)
    events = RECORDED[act](chosen, _writer(chosen))
    if events is not None:
        speaker.say(_recorded(_writer(chosen), events))
    return 0


@attrs.frozen
class Speaker:
    """Says things in one language."""

    language: str

    def say(self, phrases: Iterable[Phrase]) -> None:
        """One line for each phrase."""
        for message in phrases:
            print(printable_text(self.render(message)))

    def render(self, message: Phrase) -> str:
        """The phrase in words."""
        return " ".join(Wording().say(message, self.language).split())


def _writer(chosen: argparse.Namespace) -> CaseWriter:
    by = " ".join(chosen.by.split())
    if not 0 < len(by) <= NAME_LIMIT:
        raise NameIsEmpty(limit=NAME_LIMIT)
    at = hour(chosen.at)
    return CaseWriter(folder=chosen.dir, at=at, by=by, folders=app().folders(), ledgers=app().ledgers())


def _recorded(writer: CaseWriter, events: Sequence[Event]) -> Iterable[Phrase]:
    if not events:
        yield phrase("case.nothing-new")
        return
    last = writer.entries()[-1].line.n
    for n, event in enumerate(events, last - len(events) + 1):
        yield phrase("case.recorded", n=n, says=event_sentence(event))
    yield from advice_after(events)


def _new(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event] | None:
    from rejoinder.cli.case_export import cases_of_export, names_an_export
    from rejoinder.usecases.open_case import open_case

    is_export = names_an_export(chosen)
    seller = Seller(
        name=chosen.seller_name,
        entity=chosen.seller_entity,
        marketplace=platform_slug(chosen.seller_marketplace) if chosen.seller_marketplace else None,
        shop_id=chosen.seller_shop_id,
        country=chosen.seller_country,
        language=chosen.seller_language,
    )
    if is_export:
        Speaker(chosen.language).say(cases_of_export(chosen, writer, seller=seller))
        return None
    return open_case(
        writer,
        chosen.complaint,
        seller=seller,
        complaints=app().complaints(),
        case_files=case_files(),
        markets=app().markets(),
    )


def _add(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.file_evidence import file_evidence

    return file_evidence(
        writer,
        chosen.files,
        received_from=chosen.received_from,
        kind=PaperKind(chosen.kind) if chosen.kind else None,
        place=Place(chosen.place),
        papers=app().papers(),
        case_files=case_files(),
    )


def _case(writer: CaseWriter) -> CaseFile:
    from rejoinder.usecases.case_at_hand import case_at_hand

    return case_at_hand(writer.folder, app())


def _confirm(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event] | None:
    from rejoinder.cli.case_confirm import confirm

    return confirm(chosen, lambda: _writer(chosen))


def _correct(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.correct_fact import correct_fact

    value = typed_value(chosen.field, chosen.value)
    return correct_fact(writer, _case(writer), chosen.field, value, reason=chosen.reason)


def _tell(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.cli.case_tell import tell

    return tell(chosen, writer)


def _ask(chosen: argparse.Namespace, writer: CaseWriter) -> None:
    from rejoinder.cli.case_ask import ask

    ask(chosen, lambda: _writer(chosen))


def _choose(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.advise import advise
    from rejoinder.usecases.choose_route import choose_route

    return choose_route(
        writer,
        RouteId(chosen.route),
        reason=chosen.reason,
        advice=lambda: advise(chosen.dir, app(), now=writer.at).advice,
    )


def _file(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.record_filing import record_filing

    packet = _digest(chosen.packet)
    return record_filing(writer, RouteId(chosen.route), packet=packet, receipt=chosen.receipt)


def _statement(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.cli.case_statement import statement

    return statement(chosen, writer)


def _decision(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.record_decision import RecordDecision, record_decision

    decision = RecordDecision(outcome=chosen.outcome, points=chosen.points, kind=chosen.kind)
    return record_decision(writer, decision)


def _withdrawal(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.record_withdrawal import record_withdrawal

    return record_withdrawal(writer, confirmed_by_platform=chosen.confirmed)


def _offer(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.record_offer import RecordOffer, record_offer

    amount = sum_of(chosen.amount)
    offer = RecordOffer(
        terms=chosen.terms,
        made=chosen.made,
        amount=amount,
        currency=currency_of(chosen.currency, amount),
        expires_at=instant(chosen.expires, bare_day=END_OF_DAY) if chosen.expires is not None else None,
        counterpart=chosen.counterpart,
        conditions=tuple(chosen.condition),
    )
    return record_offer(writer, offer)


def _letter(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.record_letter import Delivery, record_received, record_sent

    letter, content = _digest(chosen.file), case_talk.content_of(chosen)
    if chosen.sent is not None:
        delivery = Delivery(
            correspondent=Correspondent(chosen.role) if chosen.role else None,
            means=Means(chosen.by_way_of) if chosen.by_way_of else None,
            reply_by=case_talk.day(chosen.reply_by),
        )
        along, reply = [_enclosed(path) for path in chosen.enclose], _digest(chosen.reply)
        sent = record_sent(
            writer,
            chosen.sent,
            purpose=chosen.purpose,
            letter=letter,
            content=content,
            enclosed=along,
            delivery=delivery,
        )
        return sent if reply is None else (*sent, *record_received(writer, chosen.sent, letter=reply))
    return record_received(writer, chosen.received, letter=letter, content=content)


def _enclosed(path: Path) -> EnclosedFile:
    """Raises: FileIsMissing, FileIsNoFile."""
    return EnclosedFile(name=path.name, sha256=case_files().digest_of(path), size_bytes=path.stat().st_size)


def _digest(path: Path | None) -> str | None:
    return case_files().digest_of(path) if path is not None else None


def _stamp(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.cli.wiring import authorities
    from rejoinder.usecases.stamp_ledger import stamp_ledger

    return stamp_ledger(writer, authorities(chosen.tsa, chosen.tsa_certificates))


def _erase(chosen: argparse.Namespace, writer: CaseWriter) -> Sequence[Event]:
    from rejoinder.usecases.destroy_payload import destroy_payload

    before = next((entry.event for entry in writer.entries() if entry.line.n == chosen.line), None)
    events = destroy_payload(
        writer, chosen.line, reason=chosen.reason, with_file=chosen.with_file, case_files=case_files()
    )
    if isinstance(before, EvidenceFiled) and not chosen.with_file:
        Speaker(chosen.language).say([phrase("case.file-stays", path=before.paper.path)])
    return events


def _history(chosen: argparse.Namespace, speaker: Speaker) -> int:
    lines = history(_writer(chosen))
    if chosen.json:
        _print_json(history_record(lines, speaker.render))
    else:
        wording = Wording()
        for line in lines:
            hour_text = wording.show(line.at, speaker.language)
            print(printable_text(f"{line.n:>4}  {hour_text}  {line.by}: {speaker.render(line.says)}"))
    return 0


def _status(chosen: argparse.Namespace, speaker: Speaker) -> int:
    found = status(_writer(chosen))
    says = [phrase("case.status-complaint", file=found.complaint), *found.says]
    if chosen.json:
        _print_json(status_record(found, says, speaker.render))
    else:
        speaker.say([*says, *found.next])
    return 0


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> str:
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


RECORDED: dict[str, Callable[[argparse.Namespace, CaseWriter], Sequence[Event] | None]] = {
    **case_talk.RECORDED,
    "new": _new,
    "add": _add,
    "confirm": _confirm,
    "correct": _correct,
    "tell": _tell,
    "ask": _ask,
    "choose": _choose,
    "statement": _statement,
    "file": _file,
    "decision": _decision,
    "withdrawal": _withdrawal,
    "offer": _offer,
    "letter": _letter,
    "erase": _erase,
    "stamp": _stamp,
}
SHOWN: dict[str, Callable[[argparse.Namespace, Speaker], int]] = {"history": _history, "status": _status}
