"""What a doubting reviewer would say of one paper, before the platform says it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from rejoinder.domain.evidence import Field, Inspection, Item, Paper, PaperKind, Place, Vouching
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.proof.name import near_name, same_model, same_name, within_name
from rejoinder.proof.paper.addition import pieces_are_wrong, sum_is_wrong, words_are_wrong, wrong_lines
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.read import organisations_in
from rejoinder.proof.paper.table import models_in
from rejoinder.proof.paper.taxnumber import wrong_numbers

BILLS = frozenset({PaperKind.INVOICE, PaperKind.RECEIPT})
DEEDS = BILLS | {
    PaperKind.CONTRACT,
    PaperKind.AUTHORISATION,
    PaperKind.COPYRIGHT_CERTIFICATE,
    PaperKind.TRADEMARK_CERTIFICATE,
    PaperKind.PATENT_CERTIFICATE,
}
_PAINTED = re.compile(r"photoshop|\bgimp\b|paint\.net|pixelmator|affinity photo|meitu|美图|snapseed", re.IGNORECASE)
_DOUBLE_SAVERS = re.compile(r"word|microsoft|wps|pages|quartz", re.IGNORECASE)
"""Programs that write a second section into a file the first time they save it."""
_SPECIMEN = re.compile(
    (
        r"^\W*(?:sample|specimen|draft|template|void|样本|样例|模板|作废|草稿|образец|черновик|шаблон|muster"
        r"|entwurf|spécimen)\W*$"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = re.compile(
    r"_{6,}|\.{12,}|\[(?:name|date|company|address|your [^\]]{2,20}|公司名称|日期|姓名|наименование|дата|фио)\]",
    re.IGNORECASE,
)
_ORDER = {Gravity.BLOCKS: 0, Gravity.WEAKENS: 1, Gravity.NOTE: 2, Gravity.HELPS: 3}


def doubts(inspection: Inspection) -> tuple[Finding, ...]:
    """Private findings about one paper, the gravest first; empty where a careful reader would ask nothing."""
    found = [
        *_unread(inspection),
        *_file(inspection),
        *_sums(inspection),
        *_days(inspection),
        *_names(inspection),
        *_form(inspection),
        *_word_against_paper(inspection),
        *_picture(inspection),
    ]
    return tuple(sorted(found, key=lambda finding: (_ORDER[finding.gravity], finding.id)))


def finding(
    inspection: Inspection, name: str, gravity: Gravity, *legs: Because, suffix: str = "", **values: object
) -> Finding:
    """A private finding about a paper; its id is stable for the same bytes."""
    paper = inspection.paper
    return Finding(
        id=f"paper-{name}:{paper.sha256[:8]}{suffix}",
        subject=Subject.PAPER,
        says=phrase(f"doubt.{name}", file=paper.name, **values),
        gravity=gravity,
        because=(evidence(paper.sha256, phrase("doubt.leg-paper", file=paper.path)), *legs),
    )


def leg(inspection: Inspection, field: Field) -> Because:
    """The leg that is a field of a paper, by the paper or by the seller."""
    key = "doubt.leg-field" if field.by is Vouching.PAPER else "doubt.leg-word"
    value = _shown(field.value)
    said = phrase(key, file=inspection.paper.name, field=field_name(field.name), value=value)
    return fact(f"inspection.{inspection.paper.sha256[:8]}.{field.name}", said)


def field_name(name: str) -> Phrase:
    """The words for a field."""
    return phrase(f"paper.field-{name.replace('_', '-')}")


def _shown(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_line(item) for item in value[:3])
    return value if not isinstance(value, bool) else str(value).lower()


def _line(item: Item) -> str:
    head = f"{item.model} " if item.model and item.model not in item.says else ""
    return f"{head}{item.says}"[:120]


def _unread(inspection: Inspection) -> Iterator[Finding]:
    """Files that hold no words: exhibits that were not read."""
    paper, said = inspection.paper, dict(inspection.paper.metadata)
    if paper.readable or paper.place is Place.LISTING:
        return
    if said.get("broken"):
        yield finding(inspection, "broken", Gravity.WEAKENS)
    elif said.get("encrypted"):
        yield finding(inspection, "locked", Gravity.WEAKENS)
    elif paper.place is not Place.CLAIMED or not paper.media_type.startswith("image/"):
        legs = [leg(inspection, field) for field in inspection.fields if field.by is Vouching.SELLER]
        yield finding(inspection, "unread-vouched" if legs else "unread", Gravity.NOTE, *legs)


def _file(inspection: Inspection) -> Iterator[Finding]:
    """What the file says of its own making."""
    said = dict(inspection.paper.metadata)
    grave = inspection.kind in DEEDS
    if said.get("added_after_signature"):
        yield finding(inspection, "changed-after-signature", Gravity.BLOCKS)
    made, changed = _moment(said.get("created_at")), _moment(said.get("modified_at"))
    maker = f"{said.get('producer', '')} {said.get('creator', '')}"
    updates = (
        int(said.get("updates", "0") or 0) - bool(_DOUBLE_SAVERS.search(maker)) - int(said.get("signatures", "0") or 0)
    )
    later = made is not None and changed is not None and (changed - made) > dt.timedelta(days=1)
    if made and changed and later and updates >= 1 and not said.get("signatures"):
        legs = (_about(inspection, "created_at", made), _about(inspection, "modified_at", changed))
        yield finding(
            inspection, "edited", Gravity.WEAKENS if grave else Gravity.NOTE, *legs, made=made, changed=changed
        )
    elif made and changed and later and (changed - made) > dt.timedelta(days=30):
        yield finding(inspection, "saved-later", Gravity.NOTE, made=made, changed=changed)
    if grave and _PAINTED.search(maker):
        yield finding(inspection, "painted", Gravity.WEAKENS, program=" ".join(maker.split())[:80])


def _about(inspection: Inspection, name: str, day: dt.date) -> Because:
    return fact(
        f"paper.{inspection.paper.sha256[:8]}.{name}",
        phrase(f"doubt.leg-{name.replace('_', '-')}", file=inspection.paper.name, day=day),
    )


def _moment(said: str | None) -> dt.date | None:
    """The day of an instant that a file states; clocks of machines are no better than that."""
    try:
        return dt.date.fromisoformat((said or "")[:10])
    except ValueError:
        return None


def _sums(inspection: Inspection) -> Iterator[Finding]:
    """Arithmetic of bills, contracts and sales records."""
    if inspection.kind not in BILLS | {PaperKind.CONTRACT, PaperKind.SALES_RECORD}:
        return
    items, total = _items(inspection), inspection.field("total")
    text = _text(inspection.paper)
    wrong = wrong_lines(items, text)
    if wrong:
        lines = tuple(_sum_line(item) for item in wrong[:5])
        yield finding(inspection, "line-does-not-add-up", Gravity.WEAKENS, lines=lines)
    pieces = pieces_are_wrong(items, text)
    if pieces:
        yield finding(inspection, "pieces-do-not-add-up", Gravity.WEAKENS, printed=pieces[0], counted=pieces[1])
    if total is None or total.by is not Vouching.PAPER or not isinstance(total.value, Decimal):
        return
    tax = inspection.field("tax")
    lines = sum_is_wrong(items, total.value, tax.value if tax and isinstance(tax.value, Decimal) else None, text)
    if lines is not None and inspection.kind is not PaperKind.SALES_RECORD:
        yield finding(
            inspection, "total-does-not-add-up", Gravity.WEAKENS, leg(inspection, total), total=total.value, lines=lines
        )
    written = words_are_wrong(text, total.value)
    if written:
        yield finding(
            inspection,
            "words-do-not-match",
            Gravity.WEAKENS,
            leg(inspection, total),
            written=written,
            total=total.value,
        )
    yield from _carried(inspection, total)


def _sum_line(item: Item) -> str:
    def number(value: Decimal | None) -> str:
        return format(value, "f") if value is not None else "?"

    return (
        f"{item.model or item.says[:40]}: {number(item.quantity)} × {number(item.unit_price)} ≠ {number(item.amount)}"
    )


def _carried(inspection: Inspection, total: Field) -> Iterator[Finding]:
    """The total of the data inside an e-invoice against the page that a person reads."""
    data_page = dict(inspection.paper.metadata).get("embedded_page")
    if data_page is None or str(total.page) != data_page or not isinstance(total.value, Decimal):
        return
    pages = [page for number, page in enumerate(inspection.paper.pages, 1) if str(number) != data_page and page.strip()]
    shown = {abs(amount.value) for page in pages for amount in amounts_in(page)}
    if shown and abs(total.value) not in shown:
        yield finding(inspection, "data-differs-from-page", Gravity.WEAKENS, leg(inspection, total), total=total.value)


def _days(inspection: Inspection) -> Iterator[Finding]:
    """Terms that end before they begin, and papers given out after their own end."""
    start, end = inspection.field("valid_from"), inspection.field("valid_to")
    given = inspection.field("issued_on")
    if start and end and _day(start) and _day(end) and _day(end) < _day(start):  # type: ignore[operator]
        yield finding(
            inspection,
            "term-reversed",
            Gravity.WEAKENS,
            leg(inspection, start),
            leg(inspection, end),
            start=start.value,
            end=end.value,
        )
    if (
        inspection.kind is PaperKind.AUTHORISATION
        and given
        and end
        and _day(given)
        and _day(end)
        and _day(given) > _day(end)
    ):  # type: ignore[operator]
        yield finding(
            inspection,
            "given-after-end",
            Gravity.WEAKENS,
            leg(inspection, given),
            leg(inspection, end),
            given=given.value,
            end=end.value,
        )
    first, then = inspection.field("completed_on"), inspection.field("published_on")
    if first and then and _day(first) and _day(then) and _day(then) < _day(first):  # type: ignore[operator]
        yield finding(
            inspection,
            "published-before-completed",
            Gravity.WEAKENS,
            leg(inspection, first),
            leg(inspection, then),
            completed=first.value,
            published=then.value,
        )
    made = _moment(dict(inspection.paper.metadata).get("created_at"))
    if (
        given
        and given.confidence >= 0.7
        and made
        and inspection.paper.readable
        and inspection.kind in DEEDS - _REGISTERED
    ):
        day = _day(given)
        if day and made < day - dt.timedelta(days=31):
            yield finding(inspection, "made-before-date", Gravity.NOTE, leg(inspection, given), made=made, given=day)


_REGISTERED = frozenset(
    {PaperKind.COPYRIGHT_CERTIFICATE, PaperKind.TRADEMARK_CERTIFICATE, PaperKind.PATENT_CERTIFICATE}
)


def _day(field: Field) -> dt.date | None:
    return field.value if isinstance(field.value, dt.date) else None


def _names(inspection: Inspection) -> Iterator[Finding]:
    """A party written two ways that differ by one character, and numbers that do not prove themselves."""
    text = _text(inspection.paper)
    firms = list(dict.fromkeys(name for name, _ in organisations_in(text[:20_000])))[:60]
    seen: set[tuple[str, str]] = set()
    for field in inspection.fields:
        if (
            field.name in ("seller", "buyer", "owner", "licensee")
            and field.by is Vouching.PAPER
            and isinstance(field.value, str)
        ):
            for firm in firms:
                pair = (field.value, firm)
                if near_name(*pair) and pair not in seen and pair[::-1] not in seen:
                    seen.add(pair)
                    yield finding(
                        inspection,
                        "name-varies",
                        Gravity.WEAKENS,
                        leg(inspection, field),
                        one=field.value,
                        other=firm,
                        suffix=f":{len(seen)}" if len(seen) > 1 else "",
                    )
    for number, wrong in enumerate(wrong_numbers(text)):
        yield finding(
            inspection, "tax-number-wrong", Gravity.NOTE, number=wrong, suffix=f":{number + 1}" if number else ""
        )


def _form(inspection: Inspection) -> Iterator[Finding]:
    """Specimens and forms that were not filled in."""
    if inspection.kind not in DEEDS:
        return
    text = _text(inspection.paper)
    specimen = _SPECIMEN.search(text)
    if specimen:
        yield finding(inspection, "specimen", Gravity.NOTE, word=specimen[0].strip())
    if len(_BLANK.findall(text[:20_000])) >= 3:
        yield finding(inspection, "blanks", Gravity.NOTE)


def _word_against_paper(inspection: Inspection) -> Iterator[Finding]:
    """The seller's word where the paper says otherwise; the paper's word is kept."""
    vouched = inspection.paper.vouched
    if vouched and vouched.kind and vouched.kind is not inspection.kind and inspection.paper.readable:
        paper, word = (phrase(f"paper.kind-{kind.value.replace('_', '-')}") for kind in (inspection.kind, vouched.kind))
        yield finding(inspection, "kind-otherwise", Gravity.NOTE, paper=paper, word=word)
    for said in inspection.fields:
        if said.by is not Vouching.SELLER:
            continue
        own = next(
            (field for field in inspection.fields if field.name == said.name and field.by is Vouching.PAPER), None
        )
        if own is not None and own.confidence >= 0.55 and not _agree(said, own):
            key = f":{said.name}"
            yield finding(
                inspection, "says-otherwise", Gravity.WEAKENS, leg(inspection, own), leg(inspection, said),
                suffix=key, field=field_name(said.name), paper=_shown(own.value), word=_shown(said.value),
            )  # fmt: skip


def _agree(said: Field, own: Field) -> bool:
    if isinstance(said.value, str) and isinstance(own.value, str):
        return (
            same_name(said.value, own.value) or within_name(said.value, own.value) or within_name(own.value, said.value)
        )
    if isinstance(said.value, tuple) and isinstance(own.value, tuple):
        return _goods_agree(said.value[0], own.value)
    return said.value == own.value


def _goods_agree(said: Item, own: tuple[Item, ...]) -> bool:
    """Whether the goods that the seller names are among the paper's lines, in that quantity."""
    codes = [said.model] if said.model else []
    named = (
        [item for item in own if any(same_model(code, other) for code in codes for other in _codes(item))]
        if codes
        else list(own)
    )
    if not named:
        return not any(_codes(item) for item in own)
    quantities = [item.quantity for item in named if item.quantity is not None]
    return said.quantity is None or not quantities or said.quantity in quantities or sum(quantities) == said.quantity


def _codes(item: Item) -> list[str]:
    return [*((item.model,) if item.model else ()), *models_in(item.says)]


def _picture(inspection: Inspection) -> Iterator[Finding]:
    """A photograph taken later than the day that the seller gives it."""
    taken = _moment(dict(inspection.paper.metadata).get("taken_at"))
    said = next(
        (
            field
            for field in inspection.fields
            if field.by is Vouching.SELLER and field.name in ("issued_on", "published_on")
        ),
        None,
    )
    if (
        taken
        and said
        and _day(said)
        and taken > _day(said)
        and inspection.kind in (PaperKind.PICTURE, PaperKind.CATALOGUE, PaperKind.SALES_RECORD)
    ):  # type: ignore[operator]
        yield finding(inspection, "taken-later", Gravity.NOTE, leg(inspection, said), taken=taken, said=said.value)


def _items(inspection: Inspection) -> tuple[Item, ...]:
    field = inspection.field("items")
    return field.value if field and field.by is Vouching.PAPER and isinstance(field.value, tuple) else ()


def _text(paper: Paper) -> str:
    """The words that a person reads: without the data page of an e-invoice."""
    data_page = dict(paper.metadata).get("embedded_page")
    return "\n".join(page for number, page in enumerate(paper.pages[:60], 1) if str(number) != data_page)
