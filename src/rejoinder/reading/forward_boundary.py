"""Where a mail that hands a notice on begins to repeat it."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import hinted
from rejoinder.reading.parsed_message import ParsedMessage

_PAPER = "(?:notification|notice|complaint|report)"
_BEGINS = hinted(
    "original forward follows below reads copy text исходн пересыл текст 原 转发 全文",
    r"(?<![^\n])[ \t>*_=#-]{0,40}(?:"
    rf"(?:the )?original (?:abuse )?(?:{_PAPER}|message|e-?mail)|(?:begin )?forwarded message|"
    rf"(?:copy|text) of (?:the |their )?(?:\w+ )?{_PAPER}|"
    rf"(?:the )?{_PAPER}(?: we received)?(?: (?:is as )?follows| below| reads)|"
    r"исходное (?:сообщение|письмо)|пересылаемое сообщение|текст (?:жалобы|претензии|обращения|уведомления)|"
    r"原始?(?:邮件|投诉|通知|文)|转发的?邮件|(?:投诉|通知)(?:函)?(?:原文|全文))[^\n]{0,50}(?![^\n])",
    reach=130,
)


def handed_on_from(sheet: ParsedMessage) -> int | None:
    """The place of the line that announces the repeated notice; None where there is none."""
    found = _BEGINS.search(sheet.folded, sheet.own_start, sheet.own_end)
    return found.start() if found else None
