"""What kind of document a paper is, by its heading and by words that only such papers carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

import attrs

from rejoinder.domain.evidence import Paper, PaperKind
from rejoinder.proof.paper.agreement import is_agreement
from rejoinder.proof.paper.bill import is_bill, is_order
from rejoinder.proof.paper.certificate_template import is_headed_as_mark
from rejoinder.proof.paper.chat import is_chat
from rejoinder.proof.paper.day import days_in, month_of
from rejoinder.proof.paper.einvoice_mapping import ORDERS, data_root
from rejoinder.proof.paper.label_stem import has_mark_labels
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.receipt import is_receipt
from rejoinder.proof.paper.register import is_mark_extract
from rejoinder.proof.paper.register_extract import is_of_design, is_register_extract, kind_of_right
from rejoinder.proof.paper.script import either_script
from rejoinder.proof.paper.table_head import is_order_export
from rejoinder.proof.paper.transfer import has_transfer_marks, is_account_statement
from rejoinder.proof.paper.waybill import is_waybill
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, matcher

K = PaperKind
HEADING_ROWS = 14
_HEADING_LENGTH = 90


def _spaceless_pattern(words: str) -> str:
    """The same words where readers of scans have lost the spaces between them, in either script."""
    return either_script(words.replace(" ", r"\s?"))


def _list_pattern(name: str, flags: int) -> re.Pattern[str]:
    """What the words of a list match so, in any case of letters."""
    return deferred_regex(lambda: _spaceless_pattern(alternation(name)), re.IGNORECASE | flags)


_HEADINGS = tuple(
    (kind, _list_pattern(f"paper/kind.title_{kind}", 0))
    for kind in (
        *(K.COURT_PAPER, K.COPYRIGHT_CERTIFICATE, K.PATENT_CERTIFICATE, K.TRADEMARK_CERTIFICATE, K.AUTHORISATION),
        *(K.SALES_RECORD, K.INVOICE, K.RECEIPT, K.CONTRACT, K.CATALOGUE, K.LETTER),
    )
)
"""What heads the papers of a kind, in the order in which they are tried."""
_FORMS = {
    "shipping": (K.SALES_RECORD, _list_pattern("paper/shipping.title", 0)),
    "acceptance": (K.RECEIPT, _list_pattern("paper/acceptance.title", 0)),
    "transfer": (K.RECEIPT, _list_pattern("paper/transfer.title", 0)),
    "employment": (K.CONTRACT, _list_pattern("paper/creation.employment", 0)),
}
"""Forms of papers within a kind that are read in a way of their own, and what heads them."""
_WEIGHTS = {
    K.COPYRIGHT_CERTIFICATE: 3, K.TRADEMARK_CERTIFICATE: 3, K.PATENT_CERTIFICATE: 3, K.AUTHORISATION: 3,
    K.INVOICE: 1.5, K.RECEIPT: 1.5, K.CONTRACT: 1.5, K.CATALOGUE: 1.2, K.SALES_RECORD: 1.2, K.LETTER: 1.6,
    K.COURT_PAPER: 2.5,
}  # fmt: skip
"""How much one of the words says that only papers of a kind carry."""
_MARKED = tuple(
    (kind, weight, _list_pattern(f"paper/kind.sign_{kind}", re.DOTALL)) for kind, weight in _WEIGHTS.items()
)
_TAIL_WORDS = "paper/kind.behind_title"

_PUBLICATION = tuple(
    matcher(f"paper/kind.publication_{sign}", re.IGNORECASE | re.DOTALL)
    for sign in ("number", "publisher", "issue", "edition", "published")
)
"""Marks of a book, magazine or newspaper; two of them make one."""
_GRANTED = frozenset({K.COPYRIGHT_CERTIFICATE, K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE, K.AUTHORISATION})
_CERTIFIED = frozenset({K.COPYRIGHT_CERTIFICATE, K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE})
_CITES = frozenset({K.LETTER, K.COURT_PAPER, K.CONTRACT, K.AUTHORISATION})
"""Kinds of papers about a right that is registered elsewhere."""
_ORDERS = matcher("paper/kind.instruction", re.IGNORECASE | re.MULTILINE)
"""Orders to a program that reads the paper; no office and no owner gives such, so it is nobody's certificate."""
_MARK_SAMPLE = 12_000
_TABLE = regex(r"csv|spreadsheet|excel|json|html")
_HEAD_ROWS = 6
_PRINTED_HEADS = 6
"""Columns of an export of orders that was printed or photographed at least; the tables of bills have fewer."""
"""An export of orders may carry a title and a remark above its heads."""


def kind_of(paper: Paper, layouts: Sequence[PageLayout]) -> PaperKind:
    """The kind; `other` where the paper does not carry the marks of any.

    A heading alone makes no kind, and neither does a sentence about one: heading and words must agree, or the words
    must be those that only such a paper carries.
    """
    if paper.media_type.startswith("image/") and not paper.readable:
        return PaperKind.PICTURE
    root = data_root(paper)
    if root in entries("paper/einvoice.bill_root"):
        return PaperKind.INVOICE
    if root in ORDERS:
        return PaperKind.CONTRACT
    if is_account_statement(layouts):
        return PaperKind.OTHER
    scores = kind_scores(layouts)
    if paper.media_type == "message/rfc822":
        scores[K.LETTER] = scores.get(K.LETTER, 0.0) + 3
    if any(_ORDERS.search(layout.normalised_text) for layout in layouts[:6]):
        scores = {kind: score for kind, score in scores.items() if kind not in _GRANTED}
    if is_receipt(layouts, is_picture=paper.is_recognised):
        scores[K.RECEIPT] = scores.get(K.RECEIPT, 0.0) + 2.5
        scores.pop(K.SALES_RECORD, None)  # a receipt that is headed `transaction record` is of one sale
    form = "shipping" if is_waybill(layouts) else _first_heading(layouts)
    if form is None and has_transfer_marks(layouts) and not any(map(has_title, _heading_rows(layouts))):
        form = "transfer"
    if form is not None:
        kind, _ = _FORMS[form]
        scores = {kind: scores.get(kind, 0.0) + 3}
    if is_publication(layouts):
        scores[K.CATALOGUE] = scores.get(K.CATALOGUE, 0.0) + 2.2
    least = 0 if _TABLE.search(paper.media_type) else _PRINTED_HEADS
    heads = (row for row in _heading_rows(layouts)[:_HEAD_ROWS] if len(row.cells) >= least)
    if any(map(is_order_export, heads)):
        scores[K.SALES_RECORD] = scores.get(K.SALES_RECORD, 0.0) + 3
    if (
        is_mark_extract(layouts[:3])
        or is_headed_as_mark(layouts)
        or (max(scores.values(), default=0.0) < 2 and has_mark_labels(layouts))
    ):
        scores[K.TRADEMARK_CERTIFICATE] = scores.get(K.TRADEMARK_CERTIFICATE, 0.0) + 3
    if K.TRADEMARK_CERTIFICATE in scores and is_of_design(layouts):
        scores[K.PATENT_CERTIFICATE] = scores.pop(K.TRADEMARK_CERTIFICATE)
    if is_register_extract(layouts) and (right := kind_of_right(layouts)) is not None:
        scores[right] = scores.get(right, 0.0) + 3
    best = max(scores, key=lambda kind: scores[kind], default=K.OTHER)
    if best is K.LETTER and scores[best] < _GREETED and is_bill(layouts):
        return K.INVOICE
    if scores.get(best, 0.0) >= 2:
        return best
    if is_bill(layouts):
        return K.INVOICE
    if is_order(layouts) or is_agreement(layouts):
        return K.CONTRACT
    if is_chat(layouts):
        return K.CHAT
    worded = sum(len(layout.text.split()) for layout in layouts) >= _PAGE_OF_WORDS
    return K.PICTURE if paper.media_type.startswith("image/") and not worded else K.OTHER


_GREETED = 2.2
"""What a greeting at the head and one at the foot come to, which bills have as well as letters."""
_PAGE_OF_WORDS = 120
"""Words from which on a picture is rather one of a document than of goods with their label."""


def is_publication(layouts: Sequence[PageLayout]) -> bool:
    """Whether the pages are of a book, magazine or newspaper, by two marks of such or its very number."""
    text = "\n".join(layout.normalised_text for layout in layouts)[:_MARK_SAMPLE]
    marks = [pattern.search(text) is not None for pattern in _PUBLICATION]
    return sum(marks) > 1


def kind_scores(layouts: Sequence[PageLayout]) -> dict[PaperKind, float]:
    """How much speaks for each kind, in the order in which the kinds are tried."""
    text = "\n".join(layout.normalised_text for layout in layouts)[:_MARK_SAMPLE]
    scores: dict[PaperKind, float] = {}
    rows = _heading_rows(layouts)
    for rank, row in enumerate(rows):
        for heading in (*_headings_in(row), *_broken_heading(rows[rank : rank + 3])):
            scores[heading.kind] = max(scores.get(heading.kind, 0.0), heading.weight - 0.05 * rank)
    cites = any(scores.get(kind, 0.0) > 2 for kind in _CITES)
    for kind, weight, pattern in _MARKED:
        if cites and kind in _CERTIFIED and kind not in scores:
            continue  # a paper that is headed as one of these cites the registration that it is about
        hits = len({" ".join(match[0].split())[:30] for match in _first(pattern, text)})
        if hits:
            scores[kind] = scores.get(kind, 0.0) + weight * min(1 + 0.3 * (hits - 1), 1.6)
    return scores


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) >= 6:
            break
    return found


def _heading_rows(layouts: Sequence[PageLayout]) -> Sequence[LayoutRow]:
    return layouts[0].rows[:HEADING_ROWS] if layouts else ()


_REFERS = regex(r"(?i)(?:основание|на основании|reference|your ref|our ref|basis|betreff|bezug|objet|依据)\W*$")


def cites_another(row: LayoutRow) -> bool:
    """Whether a row names the paper on which this one rests, whose title and number are not its own."""
    return len(row.cells) > 1 and _REFERS.match(row.cells[0].text) is not None


@attrs.frozen
class _Heading:
    """A line that is the title of a paper."""

    kind: PaperKind
    form: str | None = None
    """One of `_FORMS`."""
    weight: float = 0.0


def _headings_in(row: LayoutRow) -> list[_Heading]:
    """What a row's cells head: a short line of its own, not a sentence and not a label with a value.

    A title of several names, `AWARD/CONTRACT`, in two scripts, or with a firm beside it, `NAME - Product Catalogue`, is
    of the kind of the first that is known, and a little less sure.
    """
    found: list[_Heading] = []
    if cites_another(row):
        return found
    for cell in (row.text, *(cell.text for cell in row.cells if 1 < len(row.cells) <= _COLUMNS)):
        text = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", cell.strip(" *#=_-—"))
        text = text.replace(" ", "") if _SPREAD.fullmatch(text) else text
        if not text or len(text) > _HEADING_LENGTH or _is_sentence(text):
            continue
        weight = 3.0 if len(row.cells) == 1 else 2.4
        whole = _heading(text, weight)
        subject = _SUBJECT.match(text) if whole is None else None
        about = _heading(text[subject.end() :].strip(), weight - 0.4) if subject else None
        if whole is not None:
            found.append(whole)
        elif about is not None and about.kind is K.AUTHORISATION:
            found.append(about)
        else:
            parts = (_heading(part.strip(), weight - 0.4) for part in _NAMES.split(text)) if _NAMES.search(text) else ()
            found.extend([heading for heading in parts if heading is not None][:1])
    return found


_COLUMNS = 4
"""Cells of a row of titles at most; a line of prose that is set to its full width has more."""


def _heading(text: str, weight: float) -> _Heading | None:
    """What the words are the title of, its number, day or a remark apart."""
    titles = ((name, *form) for name, form in (*_FORMS.items(), *((None, each) for each in _HEADINGS)))
    named = ((kind, name) for name, kind, pattern in titles if _is_headed_by(pattern, text))
    return next((_Heading(kind, name, weight) for kind, name in named), None)


def _is_headed_by(pattern: re.Pattern[str], text: str) -> bool:
    match = pattern.match(text)
    return match is not None and (_is_tail(text[match.end() :]) or pattern.fullmatch(text) is not None)


def _first_heading(layouts: Sequence[PageLayout]) -> str | None:
    """The form of the first line that is a title; None where that is the title of another kind, or there is none."""
    titles = next(filter(None, map(_headings_in, _heading_rows(layouts))), [])
    return next((heading.form for heading in titles if heading.form is not None), None)


def headings_of(layouts: Sequence[PageLayout], form: str) -> bool:
    """Whether a line at the head of the paper is the title of this form of papers."""
    return any(heading.form == form for row in _heading_rows(layouts) for heading in _headings_in(row))


_SUBJECT = regex(
    r"(?i)(?:asunto|assunto|oggetto|objet|betreff|betr\.|onderwerp|betreft|subject|re|dotyczy|temat|předmět|věc|tárgy|ämne"
    r"|emne|asia|konu|тема|о|事由|主题|件名|제목)\s?[:：]\s?(?=\S)"
)
"""How a letter says what it is about; one that is about an authority grants it, one about a bill is none."""
_NAMES = regex(r"/|\s[–—|-]\s|(?<=[\u3400-\u9fff])\s(?=[A-ZА-Я])|(?<=[A-Za-zА-Яа-я])\s(?=[\u3400-\u9fff])")
_SPREAD = regex(r"[^\W\d_](?: [^\W\d_]){4,29}")
"""A title set with a space between its letters: `R E C H N U N G`."""


def is_title(text: str) -> bool:
    """Whether the words, alone on a line, are the title of a paper of some kind."""
    return has_title(LayoutRow(0, (LayoutCell(text, 0, len(text)),)))


def has_title(row: LayoutRow) -> bool:
    """Whether a row carries the title of some kind of paper."""
    return bool(_headings_in(row))


def _broken_heading(rows: Sequence[LayoutRow]) -> list[_Heading]:
    """What the first of these rows heads together with the next ones, each a short line of its own."""
    lines = [row.text for row in takewhile(_is_line_of_title, rows)]
    whole = [" ".join(lines[:count]) for count in range(2, len(lines) + 1)]
    return [
        each for text in whole for each in _headings_in(LayoutRow(rows[0].number, (LayoutCell(text, 0, len(text)),)))
    ]


def _is_line_of_title(row: LayoutRow) -> bool:
    """Whether a row may be part of a title: short, of one cell, and no label with its value."""
    return len(row.cells) == 1 and len(row.text) <= 2 * _HEADING_LENGTH // 3 and not _LABEL.search(row.text)


_LABEL = regex(r"[:：]")


def _is_tail(rest: str) -> bool:
    """Whether what follows a heading is only its number, its day, or a remark such as `copy`."""
    rest = _SHORT_FORM.sub("", rest)
    if _EXPLAINED.fullmatch(rest):
        return True
    worded = " ".join(word for word in rest.split() if not any(letter.isdigit() for letter in word) or days_in(word))
    for word in re.split(r"[\s()（）\[\].,:：/|]+", worded.lower()):
        letters = word.strip('-–—*_«»"№#')
        plain = not any(letter.isalpha() for letter in letters) or any(letter.isdigit() for letter in letters)
        if not plain and letters not in entries(_TAIL_WORDS) and not month_of(letters):
            return False
    return True


_SHORT_FORM = regex(r"^\s?\([A-Z]{2,6}\)")
"""A title's own short form: `Service Level Agreement (SLA)`."""
_EXPLAINED = regex(r"\s?[–—/|-]\s?[^\W\d_][^\W\d_ ]*(?: \S{1,24}){0,5}")
"""What a title is called besides: `INVOICE – TAX DOCUMENT No. 2400318`."""


def _is_sentence(text: str) -> bool:
    return (
        bool(re.search(r"(?<!\bno)(?<!\bnr)(?<!№)(?<!\d)(?<!\b[A-Za-z])[.!?。！？;；]\s*\S.{12,}", text, re.IGNORECASE))
        or len(text.split()) > 12
        or bool(re.search(r"[。！？]$", text))
    )
