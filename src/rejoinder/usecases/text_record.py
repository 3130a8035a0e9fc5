"""The letters of a judged case in every language, and what binds who edits a text, as pages read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rejoinder.assembly.case_identification import filing_language
from rejoinder.assembly.letter import Purpose, letter
from rejoinder.assembly.letter_known import exhibit_line
from rejoinder.assembly.limit import limits
from rejoinder.assembly.print_document import plain_text
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.answer_statement import StatementWording
from rejoinder.usecases.app import App
from rejoinder.usecases.statement_record import statement_record
from rejoinder.usecases.statement_terms import locked_names
from rejoinder.usecases.write_letter import LetterContext, address_of


def text_record(
    folder: Path, judged: JudgedCase, app: App, statements: Mapping[str, StatementWording]
) -> dict[str, Any]:
    """What editors need: `{characters, rule, verified, filing, names, statements, letters}`.

    Args:
        statements: as they were written, by language; the record holds each as `statement_record` writes it.

    A letter is `{purpose, to, language, text, address, exhibits, not_now, cautions, send_when}`, the last three by the
    language of who reads them; it may go out where `not_now` is empty. Its first paragraph is its subject. `exhibits`
    are those that it names: `{number, name, line, sha256, size_bytes, copy}`, `line` being the words that name it, the
    digest and the size those of what goes out.
    """
    advice, wording = judged.advice, app.wording(judged.rulebooks)
    most = limits(judged.rulebooks, platform=advice.reading.platform, on=advice.now.date())
    return {
        "characters": most.known_characters,
        "rule": most.rule,
        "verified": most.verified,
        "filing": filing_language(advice.reading),
        "names": list(locked_names(judged.case, advice.reading)),
        "statements": {language: statement_record(one, wording) for language, one in statements.items()},
        "letters": list(_letters(LetterContext.of(folder, app, judged))),
    }


def _letters(context: LetterContext) -> Iterator[dict[str, Any]]:
    templates = context.app.renderer().templates()
    for purpose in Purpose:
        by_language = {language: templates[purpose.value, language] for language in LANGUAGES}
        values = {
            language: context.values(purpose, template.to[0], language) for language, template in by_language.items()
        }
        reasons = {
            "not_now": {
                language: list(context.refusal_reasons(template, language, template.to[0], values[language]))
                for language, template in by_language.items()
            },
            "cautions": {language: list(template.cautions) for language, template in by_language.items()},
            "send_when": {language: template.send_when for language, template in by_language.items()},
        }
        for language, template in by_language.items():
            text = plain_text(letter(template, values[language], language=language)).strip()
            yield {
                "purpose": purpose.value,
                "to": template.to[0].value,
                "language": language,
                "text": text,
                "exhibits": list(_exhibits(context, text, language)),
                "address": address_of(context.judged, template.to[0]),
                **reasons,
            }


def _exhibits(context: LetterContext, text: str, language: str) -> Iterator[dict[str, Any]]:
    """The exhibits that a letter names, in their order."""
    say = context.say(language)
    for exhibit in context.sources.exhibits:
        line = exhibit_line(context.sources, exhibit, say)
        if line in text:
            yield {
                "number": exhibit.number,
                "name": context.sources.hidden.from_text(exhibit.name, say),
                "line": line,
                "sha256": exhibit.visible_paper.sha256,
                "size_bytes": exhibit.visible_paper.size_bytes,
                "copy": exhibit.copy is not None,
            }
