"""A statement as pages read it: what binds who edits it, and in whose words it goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from rejoinder.assembly.print_document import PrintDocument
from rejoinder.assembly.statement_part import PartKind, StatementParagraph, in_parts, print_document_from_parts
from rejoinder.assembly.withheld import Withheld
from rejoinder.usecases.answer_statement import StatementWording, kept_by
from rejoinder.usecases.check_text import RepairedText
from rejoinder.usecases.phrase_translation import word_phrase as in_every_language
from rejoinder.usecases.ports import Wording


@attrs.frozen(kw_only=True)
class KeptWords:
    """Words that a person kept for a statement, as they stood when the case was judged last."""

    version: int
    words: str
    name: str
    at: dt.datetime
    why: tuple[Mapping[str, str], ...]
    """Why they do not go out, each in every language; empty where they do."""


@attrs.frozen(kw_only=True)
class StoredStatement:
    """A statement in one language, as it was written when the case was judged last."""

    terms: RepairedText
    banner: str | None
    """What marks it as a draft; it stands at head and foot in whatever words."""
    signature: tuple[str, ...]
    """What is signed for in a Word document; it is no part of the words."""
    carried: bool
    """Whether a ground of defence carries it; a draft of gaps is nobody's to hand in."""
    kept: KeptWords | None

    @property
    def words(self) -> str:
        """What goes out."""
        return self.kept.words if self.kept and not self.kept.why else self.terms.text

    def print_document(self, words: str) -> PrintDocument:
        """These words as a document, signed as the statement is, with the mark of a draft where there is one."""
        like = PrintDocument(
            title="", language=self.terms.language, blocks=(), banner=self.banner, signature=self.signature
        )  # fmt: skip
        return print_document_from_parts(in_parts(words, self.terms.parts), like)


def statement_record(one: StatementWording, wording: Wording) -> dict[str, Any]:
    """The statement as plain data, for `parse_statement_record`."""
    terms = one.terms
    return {
        "text": terms.text,
        "language": terms.language,
        "banner": one.made.banner,
        "signature": list(one.made.signature),
        "carried": one.stands,
        "names": list(terms.names),
        "most": terms.most,
        "parts": [[part.kind.value, part.text] for part in terms.parts],
        "exhibits": list(terms.exhibits),
        "private": {
            "names": list(terms.private.names),
            "prices": list(map(str, terms.private.prices)),
            "accounts": list(terms.private.accounts),
        },
        "kept": _edited(one, wording),
    }


def _edited(one: StatementWording, wording: Wording) -> dict[str, Any] | None:
    edited = one.kept
    if edited is None:
        return None
    return {
        "version": edited.version,
        "words": edited.words,
        "name": kept_by(edited),
        "at": edited.at.isoformat(),
        "why": [in_every_language(reason, wording) for reason in one.why],
    }


def parse_statement_record(record: Mapping[str, Any]) -> StoredStatement:
    """What `statement_record` wrote."""
    private, edited_record = record["private"], record["kept"]
    terms = RepairedText(
        text=record["text"],
        language=record["language"],
        names=tuple(record["names"]),
        most=record["most"],
        parts=tuple(StatementParagraph(kind=PartKind(kind), text=text) for kind, text in record["parts"]),
        exhibits=tuple(record["exhibits"]),
        private=Withheld(
            names=tuple(private["names"]),
            prices=tuple(map(Decimal, private["prices"])),
            accounts=tuple(private["accounts"]),
        ),
    )
    edited = edited_record and KeptWords(
        **{**edited_record, "at": dt.datetime.fromisoformat(edited_record["at"]), "why": tuple(edited_record["why"])}
    )
    return StoredStatement(
        terms=terms,
        banner=record["banner"],
        signature=tuple(record.get("signature", ())),  # none in a record of an earlier judgement
        carried=record["carried"],
        kept=edited,
    )
