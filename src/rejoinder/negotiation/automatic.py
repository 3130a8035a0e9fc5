"""Automatic replies and bounces, by mail headers and subject."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_REPLY_PREFIX = regex(r"^(?:(?:re|aw|回复|答复|отв|ответ)\s?[:：]\s?)+", re.IGNORECASE)
_AWAY = deferred_regex(lambda: rf"^{alternation('negotiation/automatic.away')}", re.IGNORECASE)
_MARKED = regex(
    r"[\[(【](?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|自动回复|автоответ)[\])】]", re.IGNORECASE
)
"""The same said in brackets, at the head or the end of the subject."""
_UNDELIVERED = deferred_regex(lambda: rf"^{alternation('negotiation/automatic.undelivered')}", re.IGNORECASE)
_DAEMON = regex(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{16,40})(?:@|$)", re.IGNORECASE
)
_RETURNED = matcher("negotiation/automatic.returned", re.IGNORECASE)
_DELAYED = regex(r"delay|延迟|稍后|задерж", re.IGNORECASE)


def is_auto_reply(headers: Mapping[str, str], subject: str) -> bool:
    """Whether a program answered.

    A notice that a program sends of itself (`auto-generated`), such as a marketplace's decision, is no answer but a
    letter; only its subject can make it one.

    Args:
        headers: by name in lower case.

    Source: RFC 3834, sections 2 and 5.
    """
    submitted = headers.get("auto-submitted", "no").split(";")[0].strip().casefold()
    if submitted in ("auto-replied", "auto-notified"):
        return True
    if any(headers.get(name, "").strip() for name in ("x-autoreply", "x-autorespond", "x-autoresponder")):
        return headers.get("x-autoreply", "yes").strip().casefold() != "no"
    if headers.get("precedence", "").strip().casefold() in ("auto_reply", "auto-reply"):
        return True
    return bool(_AWAY.match(_bare(subject)) or _MARKED.search(subject))


def is_bounce(sender: str, return_path: str | None, subject: str) -> bool:
    """Whether a mail without a report part says that one of ours was not delivered."""
    if _DAEMON.match(sender) and _RETURNED.search(subject) and not _DELAYED.search(subject):
        return True
    nobody = return_path is not None and return_path.strip() in ("<>", "")
    return bool((_DAEMON.match(sender) or nobody) and _UNDELIVERED.match(_bare(subject)))


def _bare(subject: str) -> str:
    return _REPLY_PREFIX.sub("", subject.strip(" \t[]【】*"))
