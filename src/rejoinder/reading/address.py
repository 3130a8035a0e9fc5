"""Web addresses in a text: whole, defanged, bare, wrapped or broken over lines."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.market import Market
from rejoinder.reading.marketplace import is_service_page
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

ADDRESS_LIMIT = 5_000
LENGTH_LIMIT = 2_000
_WHOLE = regex(
    r"(?:h(?:tt|xx|\*\*)ps?|ftp)(?::|\[:\])(?://|\[/\]\[/\]|\\/\\/)[^\s<>\"|{}\\^`（）【】「」《》，。；、！“”]{3,2000}"
    r"|\bwww\d?(?:\.|\[\.\])[a-z0-9-]{1,63}(?:\.|\[\.\])[^\s<>\"|{}\\^`（）【】「」《》，。；、！“”]{2,2000}"
)
_BARE = deferred_regex(
    lambda: (
        rf"(?<![\w@./:%=&?#\]-])(?:(?=[a-z0-9-]++[.\[(])[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?(?:\.|\[\.\]|\(\.\)|"
        rf"\[dot\])){{1,5}}{alternation('reading/address.top_level_domain')}(?![\w@-]|\.[a-z])"
        r"(?:/[^\s<>\"|{}\\^`（）【】「」《》，。；、！“”]{0,1500})?"
    )
)
_IP = regex(r"(?<![\w./:-])(?:\d{1,3}(?:\.|\[\.\])){3}\d{1,3}(?![\w.-])(?::\d{2,5})?(?:/[^\s<>\"]{0,500})?")
_NUMBER = regex(r"(?:\d{1,3}\.){3}\d{1,3}")
_AROUND = regex(r"\]\(|\)(?=[\u3040-\u9fff\uac00-\ud7a3])")
"""The end of brackets around an address, with the sentence that goes on behind them."""
_TRAILING = ".,;:!?'\"*_’”»>…~"
_FANGS = regex(r"\[\.\]|\(\.\)|\[dot\]|\(dot\)|\{\.\}")
_HOST = regex(r"^(?:[a-z*]{2,5}s?(?::|\[:\])(?://|\[/\]\[/\]|\\/\\/))?(?:[^/@\s]{1,60}@)?([^/?#\s]{1,253})")


@attrs.frozen(kw_only=True)
class Address:
    """An address as written, with its place; `host` and `path` are folded and refanged."""

    written: str
    start: int
    end: int
    host: str
    path: str
    market: Market | None
    is_bare: bool = False
    """A host without scheme or path, such as `example.com`."""
    is_market_short: bool = False
    """Whether it is a listing's address as a marketplace shortens it."""

    @property
    def is_service(self) -> bool:
        """Whether it is a help page, a form or a department of a platform."""
        return is_service_page(self.host, self.path, self.market)

    @property
    def is_server(self) -> bool:
        """Whether the host is only the number of a machine, as beside a site in a list of sites."""
        return _NUMBER.fullmatch(self.host) is not None


def addresses(message: ParsedMessage) -> tuple[Address, ...]:
    """Every web address in reading order. Limits: 5,000 addresses of 2,000 characters."""
    spans: list[tuple[int, int, bool]] = []
    for found in _WHOLE.finditer(message.folded):
        end = _trimmed_end(message.folded, found.start(), found.end())
        spans.append((found.start(), _bracket_end(message.folded, found.start(), end), False))
        if len(spans) >= ADDRESS_LIMIT:
            break
    taken = _CoveredSpans(spans)
    for pattern in (_BARE, _IP):
        for found in pattern.finditer(message.folded):
            end = _trimmed_end(message.folded, found.start(), found.end())
            if not taken.covers(found.start()) and len(spans) < ADDRESS_LIMIT and _is_host(found[0]):
                spans.append((found.start(), end, True))
    return tuple(_address(message, start, end, loose) for start, end, loose in sorted(spans))


class _CoveredSpans:
    def __init__(self, spans: list[tuple[int, int, bool]]) -> None:
        self._places = [(start, end) for start, end, _ in spans]
        self._starts = [start for start, _ in self._places]

    def covers(self, place: int) -> bool:
        from bisect import bisect_right

        number = bisect_right(self._starts, place) - 1
        return number >= 0 and self._places[number][1] > place


def _is_host(written: str) -> bool:
    if written[0].isdigit() and re.match(r"[\d.\[\]]+(?:[:/]|$)", written):
        parts = re.split(r"\.|\[\.\]", re.split("[:/]", written.replace("[.]", "."))[0])
        return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts) and int(parts[0]) > 0
    return True


def _trimmed_end(folded: str, start: int, end: int) -> int:
    """Before closing punctuation that is not part of the address."""
    following = _second_scheme_start(folded, start, end)
    end = min(end, following, start + LENGTH_LIMIT)
    while end > start:
        letter = folded[end - 1]
        if (
            letter in _TRAILING
            or (letter == ")" and folded.count("(", start, end) < folded.count(")", start, end))
            or (letter == "]" and folded.count("[", start, end) < folded.count("]", start, end))
        ):
            end -= 1
        else:
            break
    stray = _AROUND.search(folded, start, end)
    return stray.start() if stray is not None else end


def _second_scheme_start(folded: str, start: int, end: int) -> int:
    """Two addresses without a space between end where the second begins, unless it is a parameter of the first."""
    second = folded.find("http", start + 8, end)
    if second < 0 or folded[second - 1] in "=/&?%" or not re.match(r"https?://", folded[second : second + 8]):
        return end
    return second


_TAIL = regex(r"\n[ \t]{0,8}(\d{0,20}\.html?(?:\?[\w%=&.-]{0,200})?)(?![\w/])")
"""The rest of a page's number, which a line too narrow for it has parted from the rest."""
_REST = regex(r"\n[ \t]{0,8}([\w%=&./?-]{0,80}\d{5}[\w%=&./?-]{0,80}\w)")


def _bracket_end(folded: str, start: int, end: int) -> int:
    """An address in angle brackets may be broken over lines; it goes on to the closing bracket.

    Without brackets it goes on only where what begins the next line can be nothing but its rest.
    """
    if start == 0 or folded[start - 1] != "<":
        pattern = _TAIL if folded[end - 1].isdigit() else _REST if folded[end - 1] in "/=&?" else None
        tail = pattern.match(folded, end) if pattern else None
        return tail.end() if tail else end
    close = folded.find(">", end, end + 300)
    if close < 0 or not re.fullmatch(r"\s?[\S]*(?:\n[\S]+){1,3}", folded[end:close] or " "):
        return end
    return close if "http" not in folded[end:close] else end


def _address(message: ParsedMessage, start: int, end: int, loose: bool) -> Address:
    plain = (
        _FANGS.sub(".", "".join(message.folded[start:end].split()))
        .replace("[:]", ":")
        .replace("[/]", "/")
        .replace("\\/", "/")
    )
    found = _HOST.match(plain)
    host = found.group(1) if found else plain
    path = plain[found.end() :] if found else ""
    host = host.split(":")[0].removeprefix("www.")
    return Address(
        written="".join(part.strip() for part in message.text[start:end].split("\n")),
        start=start,
        end=end,
        host=host,
        path=path,
        market=message.markets.of_host(host),
        is_bare=path in ("", "/") and (loose or plain.startswith("www")),
        is_market_short=host in message.markets.short_hosts,
    )
