"""Whether a mail was written by a program in place of a person, as its head and its subject say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rejoinder.text.lazy_pattern import regex

_REPLY_PREFIX = regex(r"^(?:(?:re|aw|回复|答复|отв|ответ)\s?[:：]\s?)+", re.IGNORECASE)
_AWAY = regex(
    r"^(?:automatic(?:ally generated)? (?:reply|response)|auto(?:matic)?[- ]?(?:reply|response|responder|answer)|"
    r"auto: |ooo\b|out[ -]of[ -](?:the[ -])?office|on vacation|vacation (?:reply|response|responder|notice)|"
    r"away on leave|"
    r"(?:i am|i'm) (?:currently )?(?:out of|away from|not in) (?:the|my) (?:office|desk)|"
    r"away from (?:the|my) (?:office|desk)|"
    r"(?:currently )?on (?:\w+ )?leave|(?:annual|maternity|paternity|parental|sick) leave\b|"
    r"abwesenheit(?:snotiz|smeldung)?\b|automatische antwort|réponse automatique|absence du bureau|"
    r"respuesta automática|"
    r"fuera de la oficina|risposta automatica|resposta automática|automatisch antwoord|autosvar|"
    r"自动回复|自动答复|自动回信|外出|(?:我|本人)?(?:正在|现在)?休假|(?:我|本人)?(?:正在)?出差|不在办公室|"
    r"автоответ|автоматическ(?:ий|ое) (?:ответ|уведомление)|вне офиса|(?:я )?(?:в отпуске|не в офисе)|"
    r"отпуск (?:до|с|по)\b|отсутствую на рабочем месте|нет на рабочем месте)",
    re.IGNORECASE,
)
_MARKED = regex(
    r"[\[(【](?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|自动回复|автоответ)[\])】]", re.IGNORECASE
)
"""The same said in brackets, at the head or the end of the subject."""
_UNDELIVERED = regex(
    r"^(?:undeliver(?:ed|able)|delivery status notification|mail delivery (?:failed|failure|system)|failure notice|"
    r"returned mail|delivery (?:failure|has failed)|delivery incomplete|"
    r"退信|系统退信|邮件(?:无法|未能)?(?:投递|送达)(?:失败|通知)?|无法投递|投递失败|来自.{0,30}的退信|"
    r"недоставлен|не (?:удалось )?доставлен|сообщение не доставлено|ошибка доставки|невозможно доставить|"
    r"письмо не доставлено|уведомление о недоставке)",
    re.IGNORECASE,
)
_DAEMON = regex(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{16,40})(?:@|$)", re.IGNORECASE
)
_RETURNED = regex(
    r"undeliver|not (?:be )?delivered|fail(?:ed|ure)|returned|blocked|rejected|bounce|退信|投递失败|无法投递|"
    r"недоставлен|не (?:удалось |была? |было )?достав",
    re.IGNORECASE,
)
"""Words by which a mail server says it, wherever they stand."""
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
