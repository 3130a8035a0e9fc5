"""Days by which something must be done, in the complaint's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Clock, Unit
from rejoinder.domain.regex import regex
from rejoinder.reading.concept import DATED, Concept
from rejoinder.reading.dated import sent_on
from rejoinder.reading.instant import Moment, moments_without_year
from rejoinder.reading.language import CYRILLIC
from rejoinder.reading.sheet import Sheet

AMERICAN = frozenset({"amazon", "ebay", "etsy", "walmart", "github", None})
_BY = regex(
    r"(?:\b(?:before|by|until|till|no later than|not later than|latest|deadline(?: is| of)?|due(?: on| by| date)?|"
    r"ends?\b(?: on| at)?|expires?\b(?: on| at)?|"
    r"close[sd]?\b(?: on| at)?|up to|following deadline|prior to|on or before|"
    r"cut-?off)(?:[^\n.]|(?<=\d)\.(?=\d)){0,12}[:\s(\[]{1,3}(?:on |the )?"
    r"|\b(?:bis(?: spätestens)?(?: zum| am)?|spätestens(?: bis)?(?: zum| am)?|vor dem|avant le|jusqu['’]au|"
    r"au plus tard(?: le)?|d['’]ici(?: le| au)?|antes del?(?: d[ií]a)?|hasta el(?: d[ií]a)?|a más tardar(?: el)?|"
    r"entro(?: e non oltre)?(?: il| la data del)?|prima del|até(?: o)?(?: dia)?|no más tarde del)\s{1,2}"
    r"|(?<!\w)(?:до|не позднее|к|истекает|заканчивается|срок[^.\n]{0,30})[:\s]{1,3}"
    r"|(?:截止|截至|最迟|最晚|不晚于|不迟于|须在|请在|请于|应在|应于|需在|需于|务必于|到期时间|"
    r"举证期至|期限至|之前)(?:时间|日期)?(?:为|是|于|到|至|：|:)?\s?(?:北京时间)?\s?)$"
)
_ZH_BEFORE_AFTER = regex(r"^[^。\n，,]{0,3}(?:之?前|以前|止|截止|到期|前完成|まで)")
_NOT_DUE = regex(
    r"(?:sent|completed|created|registered|published|issued|dated|filed|received|valid|since|granted|renewed|"
    r"signed|posted|first|retrieved|expires)[^\n.]{0,25}$|\b(?:was|were) (?:before|until|prior to) $"
    # by whom something was done, not by when: `an expert appointed by our client on 19 July`
    r"|\bby (?:our|my|his|her|their|its|your|an?|the) (?!end|close|date|dead|day|late|morn|noon|even|week|month)\w+ on "
    r"(?:the )?$"
    r"|(?:完成|登记|注册|发表|发送|申请|有效期|首次|公布|签发|授权|生效|发布)[^。\n]{0,6}$"
    r"|(?:действу|зарегистр|опублик|отправлен|создан|подан[аоы]?|выдан|приоритет)[^.\n]{0,20}$"
)
_MUST = regex(
    r"\b(?:must|shall|should|needs? to|ha(?:s|ve) to|(?:is|are) to|required to|due to) be (?:\w+ ){1,3}"
    r"(?:on or before|no later than|not later than|by|before|until)\s(?:\w+,? ){0,2}$"
)
"""A day by which something must be filed, sent or signed, whatever that word says elsewhere."""
_NOTED = regex(r"\s(?:vorgemerkt|notiert)\b")
"""Behind a day that a German lawyer has put down for the answer."""
_WINDOW = regex(
    r"(?:(?:can|may|must|should|please|able to|have to|need to|possible to|period|window|"
    r"time) (?:\S+ ){0,8}?)(?:submit|appeal|answer|"
    r"respon|reply|counter|object|file|upload|provide)[^.;\n]{0,60}$|(?:submission|appeal|answer|response|reply|"
    r"counter-notice|"
    r"objection)s?[^.;\n]{0,30}(?:accepted|open|possible|received|period|window)[^.;\n]{0,20}$|"
    r"(?:举证|申诉|反通知|答复|回复|提交|应诉|异议)[^。\n]{0,14}$|"
    r"(?:подать|направить|представить|прислать|ответить|принима\w+)[^.\n]{0,60}$"
)
"""Before a stretch of days within which an answer may be given."""
_WINDOW_BEHIND = regex(r"[^。\n，,]{0,6}(?:提交|举证|申诉|反通知|答复|回复|应诉)")
_ASKED = regex(r"[^。\n]{0,4}前[^。\n]{0,8}(?:反通知|申诉|举证|答复|回复|抗辩|提交)")
_ANY_YEAR = dt.date(2000, 1, 1)


def due_dates(sheet: Sheet, zone: dt.tzinfo, platform: str | None) -> Iterator[Clock]:
    """Every date that is printed as the end of a limit; where no zone is printed, in the zone given."""
    american = platform in AMERICAN and CYRILLIC.search(sheet.folded, 0, 500) is None
    for moment in sheet.moments:
        if moment.start >= sheet.own_start and _is_due(sheet, moment):
            yield _dated(sheet, moment.month_first() if american else moment, zone)
    sent = sent_on(sheet)
    for moment in moments_without_year(sheet.folded[: sheet.own_end], sent or _ANY_YEAR):
        if _is_due(sheet, moment) and (
            moment.hour
            or moment.since
            or is_limit(sheet, moment.start)
            or _asks(sheet, moment)
            or _binds(sheet, moment)
        ):
            dated = _dated(sheet, moment, zone)
            yield dated if sent is not None else attrs.evolve(dated, due_at=None)


_BY_THEN = regex(
    r"\b(?:by|before|until|no later than|not later than|on or before|bis(?: zum)?|spätestens(?: am)?|avant le|"
    r"au plus tard le|antes del?|até|entro il|не позднее|до)(?: (?:the )?(?:end|close)(?: of business)?(?: of| on)?)?"
    r"(?: (?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?)?\s$"
)
_DEED = regex(
    r"\b(?:remov|delet|gone|tak(?:e|en) (?:it |this |them )?(?:down|off)|disabl|cease|stop|repl(?:y|ies)|respon|answer|"
    r"confirm|comply|withdraw|hear|sign|pay)|удал|прекрат|ответ|снять|entfern|l[öo]sch|retir|supprim|rimuov|rispond"
)


def _binds(sheet: Sheet, moment: Moment) -> bool:
    """Whether the words right before a day without a year make it the end of what is asked: `gone by Friday, 6 May`."""
    before = sheet.flowing[max(0, moment.start - 90) : moment.start]
    return _BY_THEN.search(before) is not None and _DEED.search(before) is not None


def _asks(sheet: Sheet, moment: Moment) -> bool:
    """Whether the words right behind a Chinese day ask for an answer: `请于6月5日前提交反通知`."""
    return _ASKED.match(sheet.folded, moment.end, moment.end + 30) is not None


def _dated(sheet: Sheet, moment: Moment, zone: dt.tzinfo) -> Clock:
    return Clock(
        phrase=sheet.text[moment.start : moment.end],
        unit=Unit.DATE,
        due_at=moment.at(zone),
        whole_day=moment.hour is None,
        floating=moment.zone is None,
        span=(moment.start, moment.end),
    )


def _is_due(sheet: Sheet, moment: Moment) -> bool:
    if is_limit(sheet, moment.start):
        return True
    if _labelled_otherwise(sheet, moment):
        return False
    before, after = around(sheet, moment.start, moment.end)
    near = before[-60:]
    if moment.since is not None and _opens(before, after):
        return True
    if _MUST.search(before) or _NOTED.match(after):
        return True
    if _ZH_BEFORE_AFTER.match(after) and not _NOT_DUE.search(near[-12:]):
        return True
    return _BY.search(near) is not None and _NOT_DUE.search(near[-32:]) is None


def _opens(before: str, after: str) -> bool:
    return _WINDOW.search(before) is not None or _WINDOW_BEHIND.match(after) is not None


def is_limit(sheet: Sheet, place: int) -> bool:
    """Whether a place lies in a value that its label calls a deadline."""
    return any(field.start <= place < field.end for field in sheet.of(Concept.DEADLINE))


def _labelled_otherwise(sheet: Sheet, moment: Moment) -> bool:
    return any(field.start <= moment.start < min(field.start + 40, field.end) for field in sheet.of(*DATED))


def around(sheet: Sheet, start: int, end: int) -> tuple[str, str]:
    """The ninety letters before a stretch and behind it."""
    return sheet.flowing[max(0, start - 90) : start], sheet.flowing[end : end + 90]
