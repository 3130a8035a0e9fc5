"""Whether the right was there on the day of the complaint: numbers, dates of grant, terms, expiry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.finding import Because, Finding, Gravity, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.regex import regex
from rejoinder.domain.register import GRACE
from rejoinder.domain.right import PATENT_KIND, Right
from rejoinder.scrutiny import market
from rejoinder.scrutiny.complaint_context import AttributedDay, ComplaintContext, defect, worded
from rejoinder.scrutiny.number import PATENTS, last_year, told
from rejoinder.scrutiny.office import NumberFacts
from rejoinder.scrutiny.term import term_over

_ANY_NUMBER = regex(
    r"(?:\b(?:reg(?:istration|\.|istered)?|certificate|cert\.|serial|patent|design|trade ?mark)\b[^\n]{0,40}?\d{5,}"
    r"|(?:注册|登记|专利|证书|商标)[^\n]{0,20}?\d{5,}|(?:регистрац|свидетельств|патент|знак)\w*[^\n]{0,40}?\d{4,}"
    r"|№\s*\d{5,}|\bZL\s?\d)",
    re.IGNORECASE,
)
_REGISTERED = {
    "trademark": frozenset({"trademark"}),
    "patent": frozenset({"patent", "design", "utility_model"}),
}
_FAMILY = {
    "trademark": "trademark",
    "copyright": "copyright",
    "patent": "patent",
    "design": "patent",
    "utility_model": "patent",
}
_PATENT_KINDS = {Right.PATENT: "patent", Right.DESIGN: "design", Right.UTILITY_MODEL: "utility_model"}


def validity_defects(scene: ComplaintContext) -> Iterator[Finding]:
    """Defects of number, kind, grant and term."""
    yield from _no_number(scene)
    numbers = [told(registration) for registration in scene.reading.registrations]
    for position, number in enumerate(numbers):
        yield from _number(scene, position, number)
    yield from _of_another_right(scene, numbers)
    yield from _international(scene)
    yield from _dates(scene)
    yield from term_over(scene)


def _no_number(scene: ComplaintContext) -> Iterator[Finding]:
    """A registered right is asserted and no number of it is named anywhere.

    No law asks for the number; what a marketplace passes on shows only part of a complaint, so that it is missed
    there only where the marketplace's own form asks for it.
    """
    families = [family for family in scene.families if family in _REGISTERED]
    passed_on = scene.reading.stage is not Stage.NOTICE and not scene.bearing_on("finding.no-registration-number")
    if passed_on or not families or not scene.complains or scene.reading.registrations or scene.certificates:
        return
    if any(not seen.paper.text.strip() and not seen.paper.media_type.startswith("image/") for seen in scene.theirs):
        return
    if scene.says(_ANY_NUMBER) or any(worded(seen, "registration_number") for seen in scene.theirs):
        return
    for family in families:
        right = phrase(f"scrutiny.family.{family}")
        leg = fact("reading.registrations", phrase("scrutiny.no-number-in-notice"))
        yield defect(
            scene,
            "no-registration-number" if len(families) == 1 else f"no-registration-number:{family}",
            phrase("scrutiny.no-registration-number", right=right),
            leg,
        )


def _fragment(scene: ComplaintContext, position: int) -> bool:
    """Whether the number read is only the tail or the head of a longer one, which is then not judged."""
    start, end = scene.reading.registrations[position].span
    text = scene.reading.text
    before, after = text[max(0, start - 3) : start], text[end : end + 2]
    return re.search(r"(?:\d\s?|[A-Za-z/\-])$", before) is not None or re.match(r"\w|[-/.]\d", after) is not None


def _number(scene: ComplaintContext, position: int, number: NumberFacts) -> Iterator[Finding]:
    registration = scene.reading.registrations[position]
    leg = scene.quoted(f"registrations.{position}", registration.span)
    rules = (number.rule,) if number.rule else ()
    if number.impossible is not None:
        if not _fragment(scene, position):
            says = phrase("scrutiny.registration-number-impossible", number=registration.number, why=number.impossible)
            yield defect(scene, f"registration-number-impossible:{position}", says, leg, rules=rules)
        return
    if number.pending is not None and not _registered_elsewhere(scene, position):
        yield _pending(scene, position, number.pending, leg, rules)
    elif number.pending is None and _said_to_pend(scene):
        yield _said_pending(scene, position, rules)
    elif number.pending is None and _called_application(scene, position) and not _registered_elsewhere(scene, position):
        yield _pending(scene, position, "by-name", leg, rules)
    if number.kind in PATENTS:
        yield from _kind(scene, position, str(number.kind), leg)
    yield from _year(scene, position, number, leg)


def _pending(scene: ComplaintContext, position: int, what: str, leg: Because, rules: tuple[str, ...]) -> Finding:
    """A number of an application. One of a mark is only remarked on: registered marks are often cited by it."""
    number = scene.reading.registrations[position].number
    return defect(
        scene,
        f"registration-only-applied-for:{position}",
        phrase(f"scrutiny.registration-only-applied-for-{what}", number=number),
        leg,
        rules=rules,
        gravity=Gravity.NOTE if what in ("mark", "by-name") else Gravity.HELPS,
    )


_PENDING = regex(
    r"\bunder (?:\w+ )?examination\b|\b(?:application|registration|grant|status|patent|mark) (?:is )?(?:still )?"
    r"pending\b|"
    r"[,(:] ?pending\b|\bnot (?:yet )?(?:been )?(?:granted|registered)\b|\bawaiting (?:grant|registration)\b|"
    r"实质审查|审查中|尚未(?:授权|注册|核准)|未授权|(?:申请|受理|公告)中(?!心)|待(?:审|授权)|"
    r"(?:заявк\w+|экспертиз\w+)[^.\n]{0,30}(?:на рассмотрении|не завершена)|ещ[её] не (?:выдан|зарегистрирован)",
    re.IGNORECASE,
)
"""Words of a notice by which a right is only applied for."""


_APPLICATION = regex(r"(?:\bapplication|заявк[аиу])\s*(?:№|no\.?|number|#)?\s*[:：]?\s*$", re.IGNORECASE)


def _called_application(scene: ComplaintContext, position: int) -> bool:
    """Whether the word before the number of a mark calls it one of an application, which has a number of its own."""
    registration = scene.reading.registrations[position]
    before = scene.reading.text[max(0, registration.span[0] - 40) : registration.span[0]]
    return registration.kind == "trademark" and _APPLICATION.search(before) is not None


def _own_line(scene: ComplaintContext, position: int) -> tuple[int, int]:
    """The line of a number, as far as its neighbours leave it."""
    text, (start, end) = scene.reading.text, scene.reading.registrations[position].span
    others = [one.span for n, one in enumerate(scene.reading.registrations) if n != position]
    low = max([text.rfind("\n", 0, start) + 1, start - 120, *(stop for _, stop in others if stop <= start)])
    stop = text.find("\n", end)
    high = min([len(text) if stop < 0 else stop, end + 120, *(begin for begin, _ in others if begin >= end)])
    return low, high


def _said_to_pend(scene: ComplaintContext) -> bool:
    """Whether the words on the own line of every number say that the right is only applied for."""
    text = scene.reading.text
    return all(_PENDING.search(text[slice(*_own_line(scene, n))]) for n in range(len(scene.reading.registrations)))


def _said_pending(scene: ComplaintContext, position: int, rules: tuple[str, ...]) -> Finding:
    says = phrase("scrutiny.registration-said-to-pend", number=scene.reading.registrations[position].number)
    leg = scene.quoted(f"registrations.{position}", _own_line(scene, position))
    return defect(scene, f"registration-only-applied-for:{position}", says, leg, rules=rules)


def _registered_elsewhere(scene: ComplaintContext, position: int) -> bool:
    """Whether another number of the notice is a registration, so that the application does not stand alone."""
    others = [told(other) for n, other in enumerate(scene.reading.registrations) if n != position]
    return any(other.pending is None and other.impossible is None for other in others)


def _of_another_right(scene: ComplaintContext, numbers: Sequence[NumberFacts]) -> Iterator[Finding]:
    """Every number named is by its form one of another kind of right than the one asserted."""
    families = {_FAMILY.get(number.kind or "") for number in numbers}
    if not families or None in families or families & set(scene.families) or not scene.families:
        return
    if not scene.complains or scene.certificates:
        return
    says = phrase(
        "scrutiny.registration-of-another-right",
        numbers=tuple(registration.number for registration in scene.reading.registrations[:3]),
        found=tuple(phrase(f"scrutiny.family.{family}") for family in sorted(filter(None, families))),
        asserted=tuple(phrase(f"scrutiny.family.{family}") for family in scene.families),
    )
    legs = [scene.quoted(f"registrations.{n}", one.span) for n, one in enumerate(scene.reading.registrations[:3])]
    rules = tuple(dict.fromkeys(number.rule for number in numbers if number.rule))
    yield defect(scene, "registration-of-another-right", says, *legs, rules=rules)


_PCT = regex(r"\bPCT/[A-Z]{2}\d{4}/\d{5,6}(?!\d)|\bWO\s?(?:19|20)\d{2}/\d{6}(?!\d)")


def _international(scene: ComplaintContext) -> Iterator[Finding]:
    """A patent is asserted and all that is named is an international application, which is none yet."""
    if "patent" not in scene.families or not scene.complains or scene.reading.registrations or scene.certificates:
        return
    found = _PCT.search(scene.reading.text[:200_000])
    if found is None:
        return
    yield defect(
        scene,
        "registration-only-applied-for:pct",
        phrase("scrutiny.registration-only-applied-for-pct", number=found.group()),
        scene.quoted("text", found.span()),
        rules=("numbers.pct",),
    )


def _kind(scene: ComplaintContext, position: int, kind: str, leg: Because) -> Iterator[Finding]:
    asserted = scene.rights & PATENT_KIND
    kinds = {_PATENT_KINDS[right] for right in asserted}
    if len(kinds) != 1 or kind in kinds:
        return
    (claimed,) = kinds
    if claimed == "patent" and scene.case.asserted.right is not Right.PATENT and not _invention_named(scene):
        return
    registration = scene.reading.registrations[position]
    says = phrase(
        "scrutiny.registration-kind-differs",
        number=registration.number,
        kind=phrase(f"scrutiny.kind.{kind}"),
        claimed=phrase(f"scrutiny.kind.{claimed}"),
    )
    rule = told(registration).rule
    yield defect(scene, f"registration-kind-differs:{position}", says, leg, rules=(rule,) if rule else ())


def _invention_named(scene: ComplaintContext) -> bool:
    """`Patent` alone is a loose word; an invention is asserted only where the notice says so."""
    return scene.says(regex(r"发明专利|\binvention\b|\butility patent\b|патент\w* на изобретени", re.IGNORECASE))


def _year(scene: ComplaintContext, position: int, number: NumberFacts, leg: Because) -> Iterator[Finding]:
    registration = scene.reading.registrations[position]
    complained = scene.complained_on
    if number.year is not None and number.year > complained.year:
        says = phrase("scrutiny.registered-after-complaint", number=registration.number, on=str(number.year))
        yield defect(scene, f"registered-after-complaint:{position}", says, leg, scene.complaint_day())
        return
    ends = last_year(number)
    if ends is not None and complained.year > ends:
        kind = phrase(f"scrutiny.kind.{number.kind}")
        says = phrase("scrutiny.right-term-over", number=registration.number, kind=kind, year=str(ends))
        yield defect(
            scene,
            f"right-term-over:{position}",
            says,
            leg,
            scene.complaint_day(),
            rules=("prc.patent.42", "defence.invalid_right"),
        )
    completed = _completed(scene)
    if registration.kind == "copyright" and number.year is not None and completed is not None:
        on, source = completed
        if number.year < on.year:
            says = phrase(
                "scrutiny.registered-before-completed", number=registration.number, year=str(number.year), on=on
            )
            yield defect(scene, f"registered-before-completed:{position}", says, leg, source)


def _completed(scene: ComplaintContext) -> tuple[dt.date, Because] | None:
    read = scene.reading.dated("completed_on")
    if read is not None:
        return read.on, scene.dated_leg(read)
    return None


def _dates(scene: ComplaintContext) -> Iterator[Finding]:
    """Days that the notice itself, or the seller, gives to the right."""
    complained, ends = scene.complained_on, scene.dated("valid_to")
    if ends is not None and ends.on < complained and scene.complains:
        yield _over(scene, ends)
    registered = scene.dated("registered_on")
    if registered is not None and registered.on > complained:
        by = "-by-seller" if registered.vouched else ""
        says = phrase(f"scrutiny.right-not-yet-granted{by}", on=registered.on, complained_on=complained)
        yield defect(
            scene,
            "right-not-yet-granted",
            says,
            registered.leg,
            scene.complaint_day(),
            rules=term_rules(scene),
            private=registered.vouched,
        )


def _over(scene: ComplaintContext, ends: AttributedDay) -> Finding:
    """The right had run out; where a mark may still be renewed, that is a remark for the seller alone."""
    complained = scene.complained_on
    may_be_renewed = "trademark" in scene.families and complained - ends.on <= GRACE
    by = "-by-seller" if ends.vouched else "-lately" if may_be_renewed else ""
    return defect(
        scene,
        "right-expired",
        phrase(f"scrutiny.right-expired{by}", on=ends.on, complained_on=complained),
        ends.leg,
        scene.complaint_day(),
        rules=term_rules(scene),
        gravity=Gravity.NOTE if may_be_renewed else Gravity.HELPS,
        private=ends.vouched or may_be_renewed,
    )


def term_rules(scene: ComplaintContext) -> tuple[str, ...]:
    """The law of the term where it is a Chinese one, else the ground of defence."""
    lands = {market.of_registration(found) for found in scene.reading.registrations}
    own = {"trademark": ("prc.trademark.40", "prc.trademark.44"), "patent": ("prc.patent.42",)}
    law = [own[family] for family in scene.families if family in own and lands == {"CN"}]
    return (*(law[0] if law else ()), "defence.invalid_right")
