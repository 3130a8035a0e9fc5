"""Warning signs in the message itself, such as phishing cues and prompt injection; never a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.market import Market
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Clock, Signal, Stage, Unit
from rejoinder.domain.source import SourceLink
from rejoinder.reading.clock import zone_of
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import PrefilteredPattern, prefiltered_list
from rejoinder.reading.marketplace import first_named
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.platform import platform_of_mail
from rejoinder.reading.prompt_injection import ORDER
from rejoinder.reading.statement import denied_authority
from rejoinder.text.lazy_pattern import regex

LINK_LIMIT = 20
_PAYMENT = prefiltered_list("reading/signal.payment", window=140)
_SECRET = prefiltered_list("reading/signal.secret", window=100)
_SHOWN_HOST = regex(r"^(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#]|$)")
_HREF_HOST = regex(r"^https?://(?:[^/@\s]*@)?(?:www\.)?([^/?#:\s]+)")


def signals(
    message: ParsedMessage, *, platform: str | None, clocks: tuple[Clock, ...], stage: Stage
) -> tuple[Signal, ...]:
    """Orders to the reader, a sender who is not whom the mail names, links that hide their aim, demands for money or
    passwords, clocks without a zone, days that can be read two ways, and parts that could not be read."""
    return (
        *_pattern_signals(message, "orders-the-reader", ORDER, message.flowing),
        *_pattern_signals(message, "asks-for-payment", _PAYMENT),
        *_pattern_signals(message, "asks-for-secret", _SECRET),
        *_authority_signals(message),
        *_sender_signals(message),
        *_link_signals(message),
        *_clock_signals(message, message.market(platform), clocks, stage),
        *_unread_signals(message),
    )


def _pattern_signals(
    message: ParsedMessage, id: str, pattern: PrefilteredPattern, text: str | None = None
) -> Iterator[Signal]:
    found = pattern.search(message.folded if text is None else text)
    if found:
        yield _signal(id, found.span(), words=message.text[found.start() : found.end()][:200])


def _signal(id: str, span: tuple[int, int] | None, **values: object) -> Signal:
    return Signal(id=id, says=phrase(f"reading.{id}", **values), span=span)


def _authority_signals(message: ParsedMessage) -> Iterator[Signal]:
    denied = denied_authority(message.folded)
    if denied is not None:
        yield _signal("authority-not-shown", denied, words=message.text[slice(*denied)][:200])


def _sender_signals(message: ParsedMessage) -> Iterator[Signal]:
    pasted = next((field.value for field in message.of(Concept.FROM) if field.start < 200), None)
    sender = message.source.header("From") or pasted
    if not sender:
        return
    name, _, address = sender.lower().rpartition("<")
    market = first_named(message.markets, name)
    named = market.slug if market is not None else None
    of_mail = platform_of_mail(address, message.markets)
    host = address.rstrip("> ").partition("@")[2]
    if named is not None and host and of_mail != named and named not in host.replace("-", ""):
        yield _signal("sender-is-not-platform", None, sender=sender, platform=named)
    elif named is not None and host and of_mail != named:
        yield _signal("sender-resembles-platform", None, sender=sender, platform=named)
    reply = (message.source.header("Reply-To") or "").lower()
    reply_host = re.search(r"@([a-z0-9.-]+)", reply)
    if reply_host and host and _site(reply_host.group(1)) != _site(host) and of_mail is not None:
        yield _signal("reply-goes-elsewhere", None, sender=sender, reply_to=reply)
    failed = re.search(r"(?:dkim|spf|dmarc)=fail", (message.source.header("Authentication-Results") or "").lower())
    if failed:
        yield _signal("mail-check-failed", None, check=failed.group(0).partition("=")[0].upper())


def _site(host: str) -> str:
    return ".".join(host.strip(".").split(".")[-2:])


def _link_signals(message: ParsedMessage) -> Iterator[Signal]:
    count = 0
    for link in message.source.links:
        shown = _SHOWN_HOST.match(link.shown.strip().lower())
        aim = _HREF_HOST.match(link.href.strip().lower())
        if not shown or not aim or _site(shown.group(1)) == _site(aim.group(1)) or _is_wrapper(aim.group(1)):
            continue
        if message.markets.of_host(shown.group(1)) or count < 3:
            count += 1
            yield _signal("link-hides-its-aim", _place(message, link), shown=link.shown, aim=link.href[:200])
        if count >= LINK_LIMIT:
            return


def _is_wrapper(host: str) -> bool:
    return host.endswith(("safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com"))


def _place(message: ParsedMessage, link: SourceLink) -> tuple[int, int] | None:
    start = message.text.find(link.shown) if link.shown else -1
    return (start, start + len(link.shown)) if start >= 0 else None


def _clock_signals(
    message: ParsedMessage, market: Market | None, clocks: tuple[Clock, ...], stage: Stage
) -> Iterator[Signal]:
    for clock in clocks:
        if clock.unit is not Unit.DATE:
            continue
        if clock.due_at is None:
            yield _signal("clock-without-year", clock.span, words=clock.phrase)
            continue
        read = next((moment for moment in message.moments if moment.start == clock.span[0]), None)
        if read is None or read.zone is None:
            yield _without_zone(zone_of(message, market, stage), market, clock)
        if read is not None and read.other is not None:
            yield _signal("day-and-month-unclear", clock.span, words=clock.phrase)


def _without_zone(zone: str | None, market: Market | None, clock: Clock) -> Signal:
    if zone is None:
        return _signal("clock-without-zone", clock.span, words=clock.phrase)
    if market is None or market.zone != zone:
        return _signal("clock-in-zone-of-language", clock.span, words=clock.phrase, zone=zone)
    if market.is_beijing:
        return _signal("clock-in-platform-time", clock.span, words=clock.phrase)
    return _signal("clock-in-platform-zone", clock.span, words=clock.phrase, zone=zone.replace("_", " "))


def _unread_signals(message: ParsedMessage) -> Iterator[Signal]:
    source = message.source
    if not message.text.strip():
        yield _signal("no-text", None, file=source.name)
    elif source.unread:
        yield _signal("parts-unread", None, parts=source.unread[:20])
    for why in source.unseen:
        reason, _, script = why.partition(":")
        if reason == "reader":
            yield _signal("pictures-need-a-reader", None)
        elif reason == "script":
            yield _signal(f"script-needs-a-reader-{script}" if script == "cyrillic" else "script-needs-a-reader", None)
