"""Days that the complaint itself gives to a fact: when its work was completed, when it was sent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.domain.reading import DatedFact
from rejoinder.reading.concept import DATED, Concept
from rejoinder.reading.instant import PrintedInstant
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.zone import BEIJING
from rejoinder.text.lazy_pattern import regex

FACT_LIMIT = 60
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (fact, regex(pattern))
    for fact, pattern in (
        (
            "served_on",
            (
                r"\bserved\b[^.\n]{0,40} (?:on|at) $|\b(?:date of service|service date|served(?: on)?) ?: ?$|"
                r"\bservice\b[^.\n]{0,30} (?:effected|made|completed|perfected)\b[^.\n]{0,30} on $|"
                r"送达(?:于|日期为?|时间为?)[:：]?\s?$|\bвручен\w* $|\bдат\w+ вручени\w+ ?: ?$"
            ),
        ),
        ("waiver_requested_on", r"\brequest\b[^.\n]{0,40} (?:sent|mailed|e-?mailed)(?: to you)? on $"),
        (
            "ordered_on",
            (
                r"\b(?:restraining order|court order|injunction|tro)\b[^.\n]{0,24}? (?:issued|entered|granted|dated|"
                r"signed) (?:on )?$|(?:裁定|限制令|禁令)(?:作出|签发)?(?:于|日期为?)[:：]?\s?$|"
                r"\bопределение\w* (?:суда )?от $"
            ),
        ),
        (
            "hearing_on",
            (
                r"\b(?:hearing|injunction)\b[^.\n]{0,40} (?:set|scheduled|held|listed) (?:for|on) $|"
                r"(?:开庭|听证)(?:时间|日期)?(?:定于|为|于)?[:：]?\s?$|\bзаседани\w+ (?:назначен\w+ )?на $"
            ),
        ),
        (
            "sent_at",
            (
                r"(?:notice|message|letter|email|e-mail|notification|complaint) (?:was |has been )?(?:sent|issued|"
                r"dispatched)(?: to you)? (?:on|at) $|(?:发送|通知|发出|下发|投诉)(?:于|时间为?|日期为?)[:：]?\s?$|"
                r"(?:отправлено|направлено|отправлена|уведомление от) $"
            ),
        ),
        (
            "sent_at",
            (
                r"\bdate of (?:this|the) (?:notice|notification|message|letter|e-?mail) ?[(:,]? ?$|"
                r"(?:本|该)?通知(?:发出|发送|送达)?之日 ?[(（:：] ?$|"
                r"(?:со дня|с даты|дат[аы]) (?:настоящего |этого |данного )?(?:уведомления|письма) ?[(:,]? ?$"
            ),
        ),
        (
            "complained_on",
            (
                r"(?:date of (?:the )?(?:complaint|report|notice)|(?:complaint|report) date|"
                r"(?:complaint|report)[^.\n]{0,40}? (?:filed|submitted|received|lodged)|reported) ?(?:on|at)? ?:? ?$|"
                r"(?:投诉|举报)(?:提交|发起|受理)?(?:日期|时间)[:：]?\s?$|дата (?:подачи )?(?:жалобы|обращения) ?:? ?$"
            ),
        ),
        (
            "completed_on",
            (
                r"(?:completed|created|finished|creation (?:was )?completed) (?:on|in|by)? ?(?:the )?$|"
                r"(?:创作)?完成(?:于|日期为?|时间为?)?[:：]?\s?(?:为)?$|于\s?$|"
                r"(?:дата (?:завершения|создания)(?: \w+)?|создан\w*|завершен\w*|завершён\w*|"
                r"закончен\w*) $"
            ),
        ),
        (
            "published_on",
            (
                r"(?:first )?published(?: online)? (?:on|in)? ?$|(?:首次)?(?:发表|公开发布|发布|出版)(?:于|日期为?|"
                r"时间为?)?[:：]?\s?$|(?:опубликован\w*|обнародован\w*)(?: впервые)? $"
            ),
        ),
        (
            "registered_on",
            (
                r"(?:registered|granted) (?:on|since)? ?$|"
                r"date of (?:patent|grant|registration) ?:? ?$|"
                r"(?:登记|注册|授权公告)(?:于|日期?为?|时间为?)[:：]?\s?$|"
                r"(?:зарегистрирован\w*) $"
            ),
        ),
        (
            "filed_on",
            (
                r"(?:filed|applied for|priority(?: date)?) (?:on|of)? ?$|申请(?:于|日为?|日期为?)[:：]?\s?$|"
                r"(?:заявк\w+ (?:от|подана)|приоритет\w*(?: от)?) $"
            ),
        ),
        (
            "valid_to",
            (
                r"(?:valid (?:until|to|through|till)|expir\w+ on|renewed until|in force until|"
                r"protected until) (?:the )?$|(?:有效期(?:限)?至?(?:为)?|有效至)[:：]?\s?$|(?:действу\w+ до|"
                r"действителен до|срок действия до) $"
            ),
        ),
        (
            "first_sale_on",
            (
                r"(?:first (?:sold|sale|offered|used)(?: for sale)?|on sale since|sold since) (?:on|in|since)? ?$|"
                r"首次(?:销售|上架|公开销售)(?:于|日期为?|时间为?)?[:：]?\s?$|(?:впервые продан\w*|в продаже с) $"
            ),
        ),
    )
)
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (fact, regex(pattern))
    for fact, pattern in (
        ("sent_at", r"^\s?收到[^。\n]{0,24}(?:投诉|举报|通知)"),
        ("completed_on", r"^\s?(?:创作)?完成|^\s?(?:создан|завершен|завершён)"),
        ("published_on", r"^\s?(?:首次)?(?:发表|公开发布|出版)|^\s?(?:впервые )?(?:опубликован|обнародован)"),
        ("registered_on", r"^\s?(?:登记|核准注册|获准注册)|^\s?зарегистрирован"),
    )
)
_COMPLAINT = regex(r"\b(?:complaint|case|report|notice|ticket)\b|投诉|举报|жалоб|обращени")
_RIGHT = regex(
    r"\b(?:registration|trade ?mark|patent|application|copyright|design|certificate)|注册|商标|专利|登记|著作权|"
    r"свидетельств|товарн\w+ знак|патент|регистрац"
)
_ISSUED = regex(r"\d[\d,./-]{3,20}\d\b[^;\n]{0,110}\bissued (?:on )?$")
"""A number that was issued on a day is a right granted then; a notice bears no number before that word."""


def dated_facts(sheet: ParsedMessage) -> tuple[DatedFact, ...]:
    """Days with the fact they belong to, in reading order; a day that only its place hints at is left out.

    Of a stretch of days the last counts where something is valid until then, else the first, which grants the most.
    """
    found: dict[tuple[str, dt.date], DatedFact] = {}
    for moment in sheet.moments:
        fact = _fact(sheet, moment)
        if fact is not None and len(found) < FACT_LIMIT:
            on = moment.on if fact == "valid_to" or moment.since is None else moment.since
            found.setdefault((fact, on), DatedFact(fact=fact, on=on, span=(moment.start, moment.end)))
    return tuple(sorted(found.values(), key=lambda dated: dated.span))


def sent_at(sheet: ParsedMessage, *, from_platform: bool) -> dt.datetime | None:
    """When the notice was sent: the mail's date where the platform sent it, or a printed sending hour, else None."""
    if sheet.source.sent_at is not None:
        return sheet.source.sent_at if from_platform else None
    for moment in sheet.moments:
        if _fact(sheet, moment) == "sent_at" and moment.hour is not None:
            return moment.at(BEIJING)
    return None


def sent_on(sheet: ParsedMessage) -> dt.date | None:
    """The day of the mail, or the day that the text itself gives to its sending, or None."""
    if sheet.source.sent_at is not None:
        return sheet.source.sent_at.date()
    return next((moment.on for moment in sheet.moments if _fact(sheet, moment) == "sent_at"), None)


def _fact(sheet: ParsedMessage, moment: PrintedInstant) -> str | None:
    for field in _nearest(sheet, moment):
        return field
    before = sheet.flowing[max(0, moment.start - 60) : moment.start]
    for fact, pattern in _BEFORE:
        if pattern.search(before) and not (
            fact == "completed_on" and before.endswith("于") and not _completes(sheet, moment)
        ):
            return "complained_on" if fact == Concept.FILED and _of_complaint(sheet, moment) else fact
    if before.endswith(("issued ", "issued on ")) and _ISSUED.search(
        sheet.flowing, max(0, moment.start - 160), moment.start
    ):
        return "registered_on"
    after = sheet.folded[moment.end : moment.end + 16]
    return next((fact for fact, pattern in _AFTER if pattern.search(after)), None)


def _completes(sheet: ParsedMessage, moment: PrintedInstant) -> bool:
    return "完成" in sheet.folded[moment.end : moment.end + 12]


def _nearest(sheet: ParsedMessage, moment: PrintedInstant) -> Iterator[str]:
    for field in sheet.of(*DATED):
        if field.start <= moment.start <= field.start + 12:
            of_complaint = field.concept is Concept.FILED and _of_complaint(sheet, moment)
            yield "complained_on" if of_complaint else str(field.concept)


def _of_complaint(sheet: ParsedMessage, moment: PrintedInstant) -> bool:
    """Whether what was filed then is the complaint: it is named nearer above the day than any right is."""
    above = sheet.flowing[max(0, moment.start - 160) : moment.start]
    named = [hit.start() for hit in _COMPLAINT.finditer(above)]
    return bool(named) and all(hit.start() < named[-1] for hit in _RIGHT.finditer(above))
