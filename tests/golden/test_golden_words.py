"""The statement in the words that a person kept: in the text, the document, the dossier and the packet, or nowhere."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import answer_cast as cast
import attrs
import pypdfium2
import pytest

from rejoinder.adapters.output.renderer import Renderer
from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.domain.event import StatementKept
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.answer_context import AnswerContext, AnswerMeans, answer_context
from rejoinder.usecases.answer_statement import StatementWording, worded_statement, wording_findings
from rejoinder.usecases.check_text import cited_exhibits
from rejoinder.usecases.statement_record import parse_statement_record, statement_record
from rejoinder.usecases.write_answer import write_answer

EDITED = {
    "en": ("We ask", "We kindly ask"),
    "zh": ("恳请", "敬请"),
    "ru": ("Просим ", "Пожалуйста, просим "),
}


def means() -> AnswerMeans:
    return AnswerMeans(wording=cast.wording(), renderer=Renderer(), lexicon=tone_lexicon())


def desk_of(staged: cast.Staged) -> AnswerContext:
    return answer_context(staged.case, staged.advice, contents=staged, language="en", means=means())


def kept(staged: cast.Staged, language: str = "en", *edits: tuple[str, str]) -> cast.Staged:
    """The same case, for whose statement somebody kept other words."""
    desk = desk_of(staged)
    terms = worded_statement(desk, language).terms
    words = terms.text
    for was, now in edits or (EDITED[language],):
        assert was in words
        words = words.replace(was, now)
    event = StatementKept(
        at=cast.NOW,
        by="Alba <alba@example.com>",
        language=language,
        version=3,
        words=words,
        made=terms.text,
        exhibits=cited_exhibits(words, terms, desk.cites(language)),
    )
    return attrs.evolve(staged, case=attrs.evolve(staged.case, statements=(event,)))


def worded(staged: cast.Staged, language: str = "en") -> StatementWording:
    return worded_statement(desk_of(staged), language)


def files_of(staged: cast.Staged, out: Path) -> Mapping[str, bytes]:
    write_answer(staged.case, staged.advice, contents=staged, out=out, language="en", means=means())
    return {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_fit_go_out_in_the_shape_of_the_statement(language: str) -> None:
    made, now = worded(cast.ready(), language), worded(kept(cast.ready(), language), language)
    assert now.why == ()
    assert now.in_effect is not None
    assert [type(block) for block in now.print_document.blocks] == [type(block) for block in made.print_document.blocks]
    assert now.print_document.signature == made.print_document.signature
    assert now.print_document != made.print_document


def test_every_file_that_is_handed_in_carries_them_and_the_list_says_whose_they_are(tmp_path: Path) -> None:
    files = files_of(kept(cast.ready(), "zh"), tmp_path / "answer")
    was, now = EDITED["zh"]
    packet = zipfile.ZipFile(io.BytesIO(files["packet.zip"]))
    for content in (files["statement.zh.txt"], packet.read("statement.zh.txt")):
        assert now in content.decode()
        assert was not in content.decode()
    for content in (files["statement.zh.docx"], packet.read("statement.zh.docx")):
        assert now in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    pages = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(files["dossier.pdf"]))
    assert now in pages
    assert packet.read("dossier.pdf") == files["dossier.pdf"]
    manifest = json.loads(packet.read("manifest.json"))
    assert manifest["about"]["statement"] == "version 3, kept by Alba"
    noted = {file["path"]: file.get("words_kept_by") for file in manifest["files"] if "statement" in file["path"]}
    assert noted["statement.zh.txt"] == "Alba"
    assert noted["statement.en.txt"] is None
    assert "alba@example.com" not in packet.read("manifest.json").decode()
    told = {
        each["language"]: (each["words"], each["version"]) for each in json.loads(files["answer.json"])["statements"]
    }
    assert told == {"zh": ("kept", 3), "en": ("made", None)}


def test_words_lapse_when_the_statement_is_made_anew() -> None:
    staged = kept(cast.ready())
    seller = attrs.evolve(staged.case.seller, entity="Another Firm")
    now = worded(attrs.evolve(staged, case=attrs.evolve(staged.case, seller=seller)))
    assert [reason.id for reason in now.why] == ["statement.lapsed-made"]
    assert now.print_document == now.made
    (finding,) = wording_findings({"en": now})
    assert (finding.id, finding.gravity) == ("statement-lapsed:en", Gravity.WEAKENS)


def test_words_lapse_when_their_exhibit_is_another_paper() -> None:
    staged = kept(cast.ready())
    (event,) = staged.case.statements
    moved = attrs.evolve(event, exhibits=("0" * 64, *event.exhibits[1:]))
    now = worded(attrs.evolve(staged, case=attrs.evolve(staged.case, statements=(moved,))))
    assert [reason.id for reason in now.why] == ["statement.lapsed-exhibits"]


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("What we ask", "We drew it ourselves.\n\nWhat we ask", "statement.not-new"),
        (" [Exhibit 1]", "", "statement.not-lost"),
        ("2023", "2022", "statement.not-facts"),
        ("What we ask", "We admit that we infringed your copyright. [Exhibit 1]\n\nWhat we ask", "statement.not-tone"),
    ],
)
def test_words_that_came_into_the_ledger_by_another_way_are_weighed_all_the_same(
    was: str, now: str, reason: str
) -> None:
    found = worded(kept(cast.ready(), "en", (was, now)))
    assert reason in {each.id for each in found.why}
    assert found.print_document == found.made


def test_a_draft_goes_out_as_it_is_made() -> None:
    staged = cast.draft()
    text = worded(staged).terms.text
    event = StatementKept(at=cast.NOW, by="Alba", language="en", version=1, words=f"{text}\n\nMay we?", made=text)
    now = worded(attrs.evolve(staged, case=attrs.evolve(staged.case, statements=(event,))))
    assert [reason.id for reason in now.why] == ["statement.not-draft"]
    assert now.print_document.banner


def test_the_words_make_the_same_document_from_the_record_that_pages_read() -> None:
    one = worded(kept(cast.ready()))
    record = json.loads(json.dumps(statement_record(one, cast.wording())))
    assert parse_statement_record(record).print_document(parse_statement_record(record).words) == one.print_document
