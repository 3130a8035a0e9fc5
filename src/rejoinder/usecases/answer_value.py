"""What a seller answers, in the one form in which it is kept."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from rejoinder.domain.errors import Invalid
from rejoinder.domain.number import normalised_number
from rejoinder.domain.question import FACTS, AnswerKind, FactKind
from rejoinder.text.lazy_pattern import regex
from rejoinder.usecases.fact_path import ValueDoesNotFit
from rejoinder.usecases.typed_date import DateIsAmbiguous, DateIsUnreadable, parse_date, parse_instant

YES = frozenset({"yes", "y", "true", "1", "是", "是的", "对", "да", "д"})
NO = frozenset({"no", "n", "false", "0", "否", "不是", "不", "нет", "н"})
NOBODY = frozenset({"", "nobody", "no one", "none", "no", "无", "没有", "无人", "никто", "никого", "нет"})
TEXT_LIMIT = 4_000
_EXAMPLES = {
    AnswerKind.YES_NO: "yes | no",
    AnswerKind.DATE: "2026-08-18 | 2026-08-18T09:00+08:00",
    AnswerKind.NUMBER: "212",
    AnswerKind.TEXT: "…",
}
_OF_VALUES = frozenset({AnswerKind.TEXT, AnswerKind.DATE, AnswerKind.NUMBER})
_PARTED = regex(r"\s*[;；]\s*")
_COUNTRY = regex(r"[A-Za-z]{2}")
_PLAIN_NUMBER = regex(r"\d+(?:\.\d+)?")


class AnswerIsYesOrNo(Invalid):
    """A name, a number or a day is asked, and a plain yes or no was answered."""


def fitting_answer(fact: str, text: str, *, kind: AnswerKind | None = None) -> str:
    """The text as the answer to a fact is kept; an empty one says that there is none.

    Args:
        kind: what the question asks for, where it is not the fact's own kind.

    Raises: ValueDoesNotFit, AnswerIsYesOrNo.
    """
    known, answer = FACTS[fact], text.strip()
    answer_kind = kind or known.kind
    if known.optional and answer_kind is AnswerKind.TEXT and answer.casefold() in NOBODY:
        return ""
    if answer_kind in _OF_VALUES and _is_yes_or_no(fact, answer):
        raise AnswerIsYesOrNo(field=fact, value=answer[:60])
    value = None if len(answer) > TEXT_LIMIT or not answer else _stored_form(fact, answer, answer_kind, known)
    if value is None:
        expected = " | ".join(known.options) if answer_kind is AnswerKind.CHOICE else _EXAMPLES.get(answer_kind, "…")
        raise ValueDoesNotFit(field=fact, value=answer[:60], expected=expected)
    return value


def _stored_form(fact: str, answer: str, answer_kind: AnswerKind, known: FactKind) -> str | None:
    if fact == "listing.ours" and answer_kind is AnswerKind.TEXT:
        return _several(answer)
    if answer_kind is AnswerKind.YES_NO:
        return yes_or_no(answer)
    if answer_kind is AnswerKind.DATE:
        return day_or_hour(answer)
    if answer_kind is AnswerKind.NUMBER:
        return _number(answer)
    if answer_kind is AnswerKind.CHOICE:
        return _chosen(answer, known)
    if fact == "seller.country":
        return answer.upper() if _COUNTRY.fullmatch(answer) else None
    if fact == "platform":
        return answer.casefold()
    return _several(answer) if known.several else " ".join(answer.split())


def _is_yes_or_no(fact: str, answer: str) -> bool:
    """Whether somebody said yes or no where a value is asked; a digit is a number, and `NO` is Norway."""
    if answer.strip(" .!。").isdecimal() or (fact == "seller.country" and answer == "NO"):
        return False
    return yes_or_no(answer) is not None


def yes_or_no(answer: str) -> str | None:
    """`yes` or `no` as people write it, or None."""
    low = answer.casefold().strip(" .!。")
    return "yes" if low in YES else "no" if low in NO else None


def values_in(answer: str) -> tuple[str, ...]:
    """The single values of an answer of which there may be several."""
    return tuple(dict.fromkeys(part for part in _PARTED.split(answer.strip()) if part))


def _several(answer: str) -> str | None:
    return "; ".join(" ".join(part.split()) for part in values_in(answer)) or None


def _chosen(answer: str, known: FactKind) -> str | None:
    parts = values_in(answer.casefold()) if known.several else (answer.casefold(),)
    return "; ".join(parts) if parts and all(part in known.options for part in parts) else None


def _number(answer: str) -> str | None:
    try:
        number = Decimal(answer if _PLAIN_NUMBER.fullmatch(answer) else normalised_number(answer))
    except (InvalidOperation, ValueError):
        return None
    return format(number, "f") if number.is_finite() and number >= 0 else None


def day_or_hour(answer: str) -> str | None:
    """A day or an instant as people write it, as ISO 8601; None where it is none, or may be two days."""
    try:
        return parse_date(answer).isoformat()
    except DateIsUnreadable:
        pass
    except DateIsAmbiguous:
        return None
    try:
        return parse_instant(answer).isoformat()
    except (DateIsUnreadable, DateIsAmbiguous):
        return None
