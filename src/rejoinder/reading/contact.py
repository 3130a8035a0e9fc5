"""Mail addresses: the writer's own, the platform's, the complainant's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.reading import Span
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import prefilter
from rejoinder.reading.name import is_firm, name_before
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.platform import platform_of_mail
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

_MAIL = prefilter("@", r"(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}(?![\w-])", window=340)
_PICTURE = regex(r"\.(?:jpe?g|png|gif|bmp|svg)@")
_ROBOT = regex(r"no-?_?reply|do-?not-?reply|mailer-daemon|postmaster|bounce|notification@|privacy@|unsubscribe")
_OTHERS = regex(r"(?:lists|their|his|her|infringer\S*|seller\S*|respondent\S*|user) [^.\n]{0,30}$")
_ASKED = regex(
    r"(?:contact(?: \w+){0,4} (?:at|by|via|on|using)|directed|reach|e-?mail (?:me|us|him|her|them|to)|reply|respond|"
    r"call|write)[^.\n]{0,60}$"
)
_RECIPIENT = regex(r"^(?:abuse|copyright|dmca|support|legal|info|agent|domainabuse|abuse-desk)[\w.+-]*@")

_OF_COMPLAINANT = regex(
    r"(?:owner|holder|complainant|claimant|reporter|reporting party|brand|правообладател\w+|заявител\w+|权利人|投诉方)"
    r"[^.\n@]{0,90}$"
)

_FROM_LINES = (regex(r"reply-to:"), deferred_regex(lambda: rf"{alternation('reading/label.from')}\s?[:：]"))
_TO_LINE = deferred_regex(lambda: rf"{alternation('reading/label.to')}\s?[:：]")

Mail = tuple[str, Span]


def mails(message: ParsedMessage, start: int, end: int) -> Iterator[Mail]:
    """The mail addresses in a stretch, as written, with their places."""
    for found in _MAIL.finditer(message.folded, start, end):
        if not _PICTURE.search(found[0]):
            yield message.text[found.start() : found.end()].rstrip("."), (found.start(), found.end())


def header_mails(message: ParsedMessage, kinds: Sequence[re.Pattern[str]] = _FROM_LINES) -> list[Mail]:
    """The addresses of the Reply-To and From lines, those that nobody reads last."""
    found: list[Mail] = []
    for name in kinds:
        for line in message.lines[:6]:
            if name.match(message.folded, line.start):
                found += [*mails(message, line.start, line.end)][-1:]
    return sorted(found, key=_is_robot)


def labelled_mails(message: ParsedMessage) -> list[Mail]:
    """The addresses that a label calls somebody's mail."""
    return [mail for field in message.of(Concept.EMAIL) for mail in mails(message, field.start, field.end)]


def sender_mail(message: ParsedMessage) -> Mail | None:
    """The writer's own address, to which an answer goes.

    What the letter asks to be answered at comes first, then the address the mail came from where that is the same
    firm's as the one it prints, then the printed one.
    """
    headers = header_mails(message)
    in_header = {mail[1] for mail in headers}
    body = [mail for mail in mails(message, message.own_start, message.own_end) if not _is_robot(mail)]
    inside = [
        mail
        for mail in body
        if mail[1] not in in_header and not _is_of_another(message, mail) and not _is_addressee_mail(message, mail)
    ]
    requested = [mail for mail in inside if _ASKED.search(message.folded, max(0, mail[1][0] - 70), mail[1][0])]
    labelled = [mail for mail in labelled_mails(message) if not _is_robot(mail) and not _is_delivered_to(message, mail)]
    answers = [mail for mail in headers[:1] if not _is_robot(mail) and not _is_list(mail[0])]
    host = host_of(headers[0]) if headers else ""
    if answers and any(host_of(mail) == host for mail in labelled):
        labelled = answers
    at_home = [mail for mail in inside[::-1] if host_of(mail) == host]
    mine = [mail for mail in inside if not _RECIPIENT.match(mail[0].lower())]
    wanted = [mail for mail in requested[:1] if mail in mine]
    asked_at_home = [mail for mail in requested if host_of(mail) == host]
    ranked = (*labelled, *asked_at_home, *answers, *at_home, *wanted, *mine[::-1], *inside[::-1], *headers)
    return next(iter(ranked), None)


def _is_robot(mail: Mail) -> bool:
    """Whether the address is a no-reply address."""
    return _ROBOT.search(mail[0].lower()) is not None


def host_of(mail: Mail) -> str:
    """The host of an address, in small letters."""
    return mail[0].lower().partition("@")[2]


def _is_of_another(message: ParsedMessage, mail: Mail) -> bool:
    """Whether the line says before an address that it is somebody else's: `which lists X as their contact`."""
    line = message.line_at(mail[1][0])
    before, behind = message.folded[line.start : mail[1][0]], message.folded[mail[1][1] : mail[1][1] + 30]
    return _OTHERS.search(before) is not None or re.match(r"\s+as (?:their|his|her|the) ", behind) is not None


REACH = 400
_PROVIDER = regex(r"<service_?provider>(?:[^<]|<(?!/service))*$")
"""The part of an ACNS record that names who is written to: http://www.acns.net/v1.2/ACNS2v1_2.xsd."""
BLOCK = 5
"""So many lines a block with an addressee's name and address has."""


_DELIVERED = regex(r"[ \t*>]{0,4}(?:sent |delivered )?(?:by|via) (?:[\w-]+ (?:and|&) )?e-?mail\b[^@\n]{0,30}$")
"""Before the address that a letter was sent to, over its salutation: `By email: shop@example.com`."""


def _is_delivered_to(message: ParsedMessage, mail: Mail) -> bool:
    """Whether a line says that the letter goes to this address, or a record that it is the service provider's."""
    line = message.line_at(mail[1][0])
    if _DELIVERED.match(message.folded, line.start, mail[1][0]) is not None:
        return True
    return _PROVIDER.search(message.folded, max(line.start, mail[1][0] - REACH), mail[1][0]) is not None


def _is_addressee_mail(message: ParsedMessage, mail: Mail) -> bool:
    """Whether an address stands in the block of lines that `To:` opens above a letter, or is one it is sent to."""
    if _is_delivered_to(message, mail):
        return True
    number = message.line_number(mail[1][0])
    for line in message.lines[number : max(0, number - BLOCK) : -1]:
        line_text = message.folded[line.start : line.end].strip(" *_#>")
        if not line_text or _FROM_LINES[1].match(line_text):
            return False
        if _TO_LINE.match(line_text):
            return True
    return False


def _is_complainant_mail(message: ParsedMessage, mail: Mail) -> bool:
    """Whether the words before an address give it to whoever complained: `contact the rights owner at`."""
    return _OF_COMPLAINANT.search(message.flowing, max(0, mail[1][0] - 110), mail[1][0]) is not None


def _is_behind_firm(message: ParsedMessage, mail: Mail) -> bool:
    """Whether an address in brackets stands right behind a firm's name."""
    name = name_before(message.text, mail[1][0] - 1) if message.text[mail[1][0] - 1] in "(<" else None
    return name is not None and is_firm(message.text[slice(*name)])


def _is_list(address: str) -> bool:
    """The mailing list of an abuse department, which relays mails of others."""
    return address.lower().startswith(("abuse@", "abuse-"))


def platform_mail(message: ParsedMessage) -> Mail | None:
    """The address that a platform writes from, or None."""
    heads = header_mails(message, _FROM_LINES[::-1])
    if heads and platform_of_mail(heads[0][0], message.markets) is None:  # somebody handed its mail on
        handed = (mail for field in message.of(Concept.FROM) for mail in mails(message, field.start, field.end))
        heads = [*(mail for mail in handed if platform_of_mail(mail[0], message.markets) is not None), *heads]
    return next(iter(heads), None)


_SENT_TO = regex(r"[ \t*>|]{0,6}(?:to|cc|bcc|кому|копия|收件人|抄送|an|para|a|à)\*{0,2}\s?[:：]")
"""The line of a mail's head, its own or that of one handed on, that says to whom it went."""


def _is_sent_to(message: ParsedMessage, mail: Mail) -> bool:
    return _SENT_TO.match(message.folded, message.line_at(mail[1][0]).start, mail[1][0]) is not None


def complainant_mail(message: ParsedMessage) -> Mail | None:
    """The complainant's address in a platform's message, or None."""
    for concept in (Concept.AGENT, Concept.OWNER, Concept.COMPLAINANT, Concept.EMAIL):
        for field in message.of(concept):
            for mail in mails(message, field.start, field.end):
                if not _is_robot(mail) and platform_of_mail(mail[0], message.markets) is None:
                    return mail
    in_header = {mail[1] for mail in header_mails(message)}
    for mail in mails(message, message.own_start, message.own_end):
        if (
            mail[1] not in in_header
            and not _is_sent_to(message, mail)
            and platform_of_mail(mail[0], message.markets) is None
            and not _is_robot(mail)
            and (
                not _RECIPIENT.match(mail[0].lower())
                or _is_complainant_mail(message, mail)
                or _is_behind_firm(message, mail)
            )
        ):
            return mail
    return None
