"""Time limits in the complaint's own words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from rejoinder.domain.reading import Clock, Unit
from rejoinder.domain.regex import regex
from rejoinder.reading.concept import Concept
from rejoinder.reading.due_date import around, due_dates, is_limit
from rejoinder.reading.handed_on import handed_on_from
from rejoinder.reading.hint import hinted
from rejoinder.reading.marketplace import IN_BEIJING
from rejoinder.reading.number import ABROAD, WORDS, number_of
from rejoinder.reading.promise import sets_no_limit
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.work import TITLE_LENGTH
from rejoinder.reading.zone import BEIJING

CLOCK_LIMIT = 40
COUNT_REACH = 70
"""So far before its unit a number may stand: `seventy-two (72) consecutive business`."""
KIND_REACH = 14
"""So far behind its unit the kind of a day may stand: `5 días hábiles`."""
_ENGLISH_UNIT = regex(r"(?:hour|hr|day|week)s?\b")
_RUSSIAN_UNIT = regex(r"дн(?:ей|я)|день|дн\.|сут(?:ок|ки)|час(?:ов|а)?|недел[ьюи]\w?|ч\.")
_CHINESE_UNIT = regex(r"工作日|営業日|自然日|日历日|小时|時間|钟头|天|日|周|週間|星期")
_NUMBER = r"(\d{1,3}|" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + ")"
_ENGLISH = regex(
    rf"\b{_NUMBER}(?:st|nd|rd|th)?[ \n-]?(?:\(\s?\w+[\w -]{{0,12}}\)[ \n]?)?[ \n-]?(?:(?:full|consecutive|more)[ \n])?"
    r"(business|working|work|calendar|bank|natural)?[ \n-]?(hours?|hrs?|days?|weeks?|months?)\b"
)
_RUSSIAN = regex(
    rf"(?<!\w){_NUMBER}(?:\s?-?(?:ти|х|ми|го|и))?[ \n]?(?:\(\s?\w+\s?\)[ \n]?)?(?:-?(рабочих|рабочий|рабочего|"
    rf"календарных|календарный|календарного|раб\.)[ \n])?"
    r"(дней|дня|день|суток|сутки|часов|часа|час|недели|недель|неделю|ч\.|дн\.)(?!\w)"
)
_CHINESE = regex(
    r"(?<![\d年月第.~～-])(?:第)?(\d{1,3}|[一二三四五六七八九十两]{1,3})\s?(?:[（(]\d{1,3}[）)])?\s?个?\s?(工作日|"
    r"営業日|自然日|日历日|小时|時間|钟头|天|日|周|週間|星期)"
)
_NUMBER_ABROAD = r"(\d{1,3}|" + "|".join(sorted(map(re.escape, ABROAD), key=len, reverse=True)) + ")"
_ABROAD_WORD = (
    r"((?:werk|arbeits|kalender|bankarbeits)?tag(?:en?)?|stunden?|wochen?|jours?|heures?|semaines?|d[ií]as?|horas?|"
    r"semanas?|giorni?|ore|settiman[ae]|(?:werk)?dagen|(?:arbets)?dagar|timmar|veckor|uur|dni|godzin[ya]?|"
    r"tygodni[ea]?|(?:iş )?gün[ü]?|saat|hafta)\b"
)
_ABROAD_UNIT = hinted(
    "tag stunde woche jour heure semaine día dia hora semana giorn settiman ore dagen dagar timmar veckor uur dni "
    "godzin "
    "tygodni gün saat hafta",
    _ABROAD_WORD,
    reach=30,
    lead=11,
)
_ABROAD = regex(
    rf"(?<![\w.,])\(?{_NUMBER_ABROAD}\)?[ \n](?:\(\w+\)[ \n])?{_ABROAD_WORD}"
    r"(?:[ \n](ouvr[ée]s|ouvrables|calendaires|h[áa]biles|laborables|naturales|"
    r"lavorativi|[úu]teis|corridos|francs|robocz\w+)\b)?"
)
_ABROAD_LEAD = regex(
    r"(?:\binom|innerhalb(?: von| einer frist von)?|binnen|frist von|sp[äa]testens in|\bsous|\bd[ée]lai(?: maximum|"
    r" maximal)? de|"
    r"dans les|d['’]ici|en (?:el|un) plazo(?: m[áa]ximo)?(?: de)?|plazo(?: m[áa]ximo)? de|dentro del? plazo de|"
    r"dentro de|"
    r"en los|\bentro(?: e non oltre)?(?: il termine di| i)?|nel termine di|termine di|prazo(?: m[áa]ximo)? de|"
    r"em at[ée]|w ci[ąa]gu|w terminie(?: do)?|"
    r"en las|dentro das)(?: los| las| les| den| die| der| dei| [a-zà-ÿ]{2,12})?[\s(]{1,3}$"
)
"""Before a time limit in German, French, Spanish, Italian or Portuguese."""
_ABROAD_HAVE = regex(
    r"\b(?:sie haben|haben sie|du hast|hast du|vous avez|vous disposez|disposez|tienes?|tienen|dispones?|disponen|"
    r"cuentas?|"
    r"masz|maj[ąa] (?:pa[ńn]stwo|pan[iy]?)|(?:te |le |les )?quedan?|restam?|restano|il (?:vous )?reste|"
    r"avete|hai|ha|dispone|disponete|voc[êe] tem|tem|disp[õo]e)(?: (?:de|di|con|nun|noch|hierf[üu]r|daf[üu]r|encore|"
    r"ora|ancora|ainda|un|une|d['’]un|plazo|d[ée]lai|tempo))*[\s(]{1,3}$"
)
"""Before a time that somebody has, which is a limit where he is to do something in it."""
_ABROAD_TO_DO = regex(
    r"[\s,)]{0,3}(?:zeit\b|um\b|para\b|pour\b|per\b|a partir|ab (?:dem |erhalt|zugang)|nach (?:erhalt|zugang|diese)|"
    r"[àa] compter|"
    r"d[èe]s (?:la )?r[ée]ception|desde|dal(?:la)? (?:ricev|data)|de tiempo|di tempo|de prazo)"
)
_ABROAD_ANSWER = regex(r"odpowied|odwo[łl]a|respuesta|respost|r[ée]pon[ds]|risposta|antwort|stellungnahme")
"""What is to be done in the time, where it stands before: `Na odpowiedź masz 5 dni`."""
_ABROAD_WITHIN = regex(r"\s(?:içinde|zarfında)\b")
"""Behind a time limit in Turkish."""
_LEADS = regex(
    r"(?:within|no later than|not later than|in less than|in under|have|has|given?|allow(?:ed)?|is|are|"
    r"deadline(?: of| is)?|"
    r"before the end of|by the end of|end of|until|reply in|respond in|answer in|limit(?: of| is)?|period(?: of|"
    r" is)?|at most|up to|maximum(?: of)?|"
    r"next|in|inside of|wait|got|the|you'll have|another|additional|further|left|remaining|expires in|expire in|due in|"
    r"after|take)"
    r"(?: the| a| an| your| about| only| just| next| following| period| of| maximum| later| than| no| more| end|"
    r" coming| first){0,4}[\s:(\[]{1,3}$"
)
_ORDINAL_LEAD = regex(
    r"(?:\b(?:by|before|until|till|on|of|than|at)|\bк|до|на)(?: (?:the )?(?:close|end)(?: of business)?(?: of| on)?)?"
    r"(?: the)?\s{1,2}$"
)
_ORDINAL = regex(r"\d+(?:st|nd|rd|th)|\w*(?:first|second|third|fth|xth|nth|hth)\b")
_DAYS_AND_HOURS = hinted(
    "hour hr час ч. 小时",
    r"(?<![\d.])(?P<days>\d{1,2})\s?(?:days?|дн(?:я|ей|\.)|день|天)\s?(?:,|and|и)?\s?"
    r"(?P<hours>\d{1,2})\s?(?:hours?|hrs?|час(?:а|ов)?|ч\.|个?小时)(?![a-zа-я])",
    reach=60,
    lead=16,
)
_REMAINS = regex(
    r"left|remain|until|осталось|остаётся|остается|剩余|剩|还有|还剩|后|内|to (?:respond|reply|answer|submit)"
)
_STRONG_LEAD = regex(
    r"(?:within|inside of|no later than|not later than|(?:give|grant|allow) you|have|got|given?|allowed|"
    r"deadline(?: of| is)?|before the end of|"
    r"by the end of|until|next|limit (?:of|is)|"
    r"respond in|reply in|answer in|you'll have|due in|expires? in)(?: the| a| an| your| next| following| only|"
    r" period of| just| coming| maximum of| a period of){0,3}[\s:(\[]{1,3}$"
)
_FOLLOWS = regex(
    r"^[\s,)]{0,3}(?:(?:from|of|after|following|to|for) (?:the )?(?:receipt|receiving|date|day|today|this|reply|"
    r"respond|submit|answer|appeal|file|"
    r"provide|make|comply|remove|take|contact|send|notice|notification|dispatch|delivery|sending|which|your)|"
    r"(?:is |are )?(?:remain(?:s|ing)?|left)|or less|from now)"
)
_ACTION = regex(
    r"submit|respon|reply|answer|appeal|counter|remov|take down|takedown|comply|complian|confirm|disable|provide|"
    r"contact|act|cease|withdraw|"
    r"file|object|contest|dispute|delet|updat|disconnect|shut|lock|suspend|terminat|deadline|resolve|edit|change|pay|"
    r"sign|suit|court|restor|hear(?:d|ing)? from|lawyer|"
    r"reinstat"
)
_NO_CLOCK = regex(
    r"(?:\bago\b|a day\b|per (?:day|week)|\bold\b|\d/7\b|each day|every|opening|last|past|previous|since|hotline|"
    r"for (?:the last|over|more)|"
    r"live event|warranty|guarantee|delivery|shipping|returns?|refund|trial|lifespan|uptime)"
)
_NO_CLOCK_AFTER = regex(
    r"^[\s,]{0,2}(?:ago|a day|a week|per|old|later|earlier|prior|before (?:the|this|our|we|his|her)|each|"
    r"of (?:live|video|experience))\b|^[/-]\d"
)
_RU_LEAD = regex(
    r"(?:в течени[ие]|не позднее(?:,? чем)?|в срок(?: до)?|срок[^.\n]{0,40}|до истечения|за|осталось|до конца|"
    r"есть|дается|даётся|предоставляется|через|составляет|ещё|еще|по истечении|следующих|ближайших)[^.\n]{0,25}$"
)
_ZH_LEAD = regex(
    r"(?:在|于|请|须|应|需|内|起|后|限|期限|时限|为|有|还有|剩余|最迟|不晚于|截止|届满|接到|收到|自|之日|通知|:|"
    r"：)[^。\n]{0,14}$"
)
_ZH_AFTER = regex(
    r"^\s?(?:之?内|以内|届满|为限|的(?:举证|申诉|答复|回复|反通知|时间|期限)|期限|时间|到期|后到期|结束前|"
    r"结束之前|前|未|没有)"
)


def clocks(sheet: Sheet, platform: str | None) -> tuple[Clock, ...]:
    """Every time limit that the complaint sets for an answer or a remedy, in reading order.

    A date that is printed for anything else is none, and where whoever hands a notice on sets a limit, those that the
    notice sets him are none. Where no zone is printed, some marketplaces count in UTC+8 and everybody else in UTC.
    """
    zone: dt.tzinfo = BEIJING if platform in IN_BEIJING else dt.UTC
    found = [*due_dates(sheet, zone, platform), *_days_and_hours(sheet), *_durations(sheet)]
    found.sort(key=lambda clock: (clock.span[0], -clock.span[1], clock.unit))
    return tuple(_apart(_of_the_sender(sheet, found)))[:CLOCK_LIMIT]


def _of_the_sender(sheet: Sheet, found: list[Clock]) -> list[Clock]:
    handed_on = handed_on_from(sheet) if len(found) > 1 else None
    own = [clock for clock in found if handed_on is not None and clock.span[0] < handed_on]
    return own or found


def _apart(found: Iterable[Clock]) -> Iterator[Clock]:
    seen: set[tuple[object, ...]] = set()
    end = -1
    for clock in found:
        key = (clock.days, clock.hours, clock.unit, clock.due_at)
        if clock.span[0] >= end and key not in seen:
            seen.add(key)
            end = clock.span[1]
            yield clock


def _durations(sheet: Sheet) -> Iterator[Clock]:
    for units, pattern, judge in (
        (_ENGLISH_UNIT, _ENGLISH, _english),
        (_RUSSIAN_UNIT, _RUSSIAN, _russian),
        (_CHINESE_UNIT, _CHINESE, _chinese),
        (_ABROAD_UNIT, _ABROAD, _abroad),
    ):
        seen = sheet.own_start
        for unit in units.finditer(sheet.folded, sheet.own_start, sheet.own_end):
            start = max(seen, unit.start() - COUNT_REACH)
            for found in pattern.finditer(sheet.folded, start, min(sheet.own_end, unit.end() + KIND_REACH)):
                seen = found.end()
                clock = judge(sheet, found)
                if (
                    clock is not None
                    and not sets_no_limit(sheet, *found.span())
                    and not _in_title(sheet, found.start())
                ):
                    yield clock


def _in_title(sheet: Sheet, place: int) -> bool:
    """Whether the place lies within the title of a work or mark, which sets nobody a limit: `《猫的一天》`."""
    opened, closed = sheet.text.rfind("《", 0, place), sheet.text.rfind("》", 0, place)
    if opened > closed and "\n" not in sheet.text[opened:place]:
        return True
    titles = (field for field in sheet.of(Concept.WORK, Concept.MARK) if len(field.value) <= TITLE_LENGTH)
    return any(field.start <= place < field.end for field in titles)


def _days_and_hours(sheet: Sheet) -> Iterator[Clock]:
    """`2 days 13 hours left`: counted from the mail's own hour where there is one, and in whole days where not."""
    for found in _DAYS_AND_HOURS.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        start, end = found.span()
        if not _REMAINS.search(sheet.folded[max(0, start - 30) : start] + " " + sheet.folded[end : end + 30]):
            continue
        days, hours, sent = int(found["days"]), int(found["hours"]), sheet.source.sent_at
        phrase = sheet.text[start:end]
        if sent is None:
            yield Clock(phrase=phrase, days=days, unit=Unit.CALENDAR_DAYS, span=(start, end))
        else:
            due_at = sent + dt.timedelta(days=days, hours=hours)
            yield Clock(phrase=phrase, days=days, hours=hours, unit=Unit.HOURS, due_at=due_at, span=(start, end))


def _english(sheet: Sheet, found: re.Match[str]) -> Clock | None:
    before, after = around(sheet, found.start(), found.end())
    counted_off = _ORDINAL.match(found[0]) is not None
    if (
        found[3].startswith("month")
        or (counted_off and not found[2] and found[0][0].isdigit())
        or _NO_CLOCK_AFTER.match(after)
    ):
        return None
    strong = _STRONG_LEAD.search(before) is not None or is_limit(sheet, found.start())
    follows = _FOLLOWS.match(after) is not None
    if found[2] and counted_off and _ORDINAL_LEAD.search(before):
        strong = True
    weak = _LEADS.search(before) is not None and _ACTION.search(before + after) is not None
    if not (strong or follows or weak) or _NO_CLOCK.search(before[-30:]):
        return None
    if not strong and not follows and not _ACTION.search(before[-60:] + after[:60]):
        return None
    return _duration(sheet, found, found[1], found[2] or "", found[3], _lead_start(before, found.start()))


def _russian(sheet: Sheet, found: re.Match[str]) -> Clock | None:
    before, after = around(sheet, found.start(), found.end())
    if re.match(r"\s?назад|\s?ранее", after) or not _RU_LEAD.search(before):
        return None
    return _duration(sheet, found, found[1], found[2] or "", found[3], _lead_start(before, found.start()))


def _abroad(sheet: Sheet, found: re.Match[str]) -> Clock | None:
    before, after = around(sheet, found.start(), found.end())
    is_had = _ABROAD_HAVE.search(before) is not None and (
        _ABROAD_TO_DO.match(after) is not None or _ABROAD_ANSWER.search(before[-40:]) is not None
    )
    is_limited = _ABROAD_LEAD.search(before) or _ABROAD_WITHIN.match(after)
    if not (is_had or is_limited or is_limit(sheet, found.start())):
        return None
    unit, kind = found[2], found[3] or ""
    if unit.startswith(("stunde", "heure", "hora", "ore", "uur", "timm", "godzin", "saat")):
        return _duration(sheet, found, found[1], "", "hours", found.start())
    if unit.startswith(("woche", "semain", "seman", "settiman", "tygodn", "veck", "hafta")):
        return _duration(sheet, found, found[1], "", "weeks", found.start())
    is_working = unit.startswith(("werk", "arbeits", "bank", "iş")) or kind.startswith(
        ("ouvr", "h", "lab", "lav", "ú", "u", "rob")
    )
    return _duration(sheet, found, found[1], "working" if is_working else "", "days", found.start())


def _chinese(sheet: Sheet, found: re.Match[str]) -> Clock | None:
    before, after = around(sheet, found.start(), found.end())
    unit = found[2]
    if unit == "日" and not re.match(r"\s?之?内|\s?以内", after):
        return None
    if not (_ZH_AFTER.match(after) or _ZH_LEAD.search(before)) or re.match(r"\s?前(?:[发购下]|，)", after):
        return None
    if found[0].startswith("第") and unit == "天":
        return None
    start = found.start()
    match = re.match(r"\s?(?:之?内|以内|届满前|结束前)", sheet.folded[found.end() : found.end() + 6])
    return _duration(sheet, found, found[1], "", unit, start, found.end() + (match.end() if match else 0))


def _lead_start(before: str, start: int) -> int:
    """Where the phrase begins: at the word that sets the limit, if it stands right before the number."""
    found = re.search(
        r"(?:within|no later than|in|before the end of|by the end of|в течени[ие]|не позднее)(?: the| a| next|"
        r" following){0,3}\s{1,2}$",
        before,
    )
    return start - (len(before) - found.start()) if found else start


def _duration(
    sheet: Sheet, found: re.Match[str], number: str, kind: str, unit: str, start: int, end: int | None = None
) -> Clock | None:
    count = number_of(number)
    if count is None or not 0 < count <= 400:
        return None
    stop = end if end is not None else found.end()
    phrase, span = sheet.text[start:stop], (start, stop)
    if unit.startswith(("hour", "hr", "час", "小时", "時間", "钟头", "ч.")):
        return Clock(phrase=phrase, hours=count, unit=Unit.HOURS, span=span)
    if unit.startswith(("week", "недел", "周", "週", "星期")):
        count *= 7
    working = kind in ("business", "working", "work", "bank") or kind.startswith("раб") or unit in ("工作日", "営業日")
    return Clock(phrase=phrase, days=count, unit=Unit.WORKING_DAYS if working else Unit.CALENDAR_DAYS, span=span)
