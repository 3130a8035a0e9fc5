"""CaseFile + Advice -> the answer's files, in a folder, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import attrs

from rejoinder import __version__
from rejoinder.assembly.answer_record import record
from rejoinder.assembly.brief import brief
from rejoinder.assembly.calendar import entries
from rejoinder.assembly.caution import cautions, shown_private
from rejoinder.assembly.dossier import dossier
from rejoinder.assembly.exhibit import PutForward, put_forward, safe_name
from rejoinder.assembly.letter import Purpose, letter, unfit
from rejoinder.assembly.letter_choice import purposes
from rejoinder.assembly.letter_known import Matter, enclosed
from rejoinder.assembly.limit import Limits, limits
from rejoinder.assembly.matter import complaint_number, filing_language, languages
from rejoinder.assembly.reading_record import record as reading_record
from rejoinder.assembly.sheet import Say, Sheet, plain
from rejoinder.assembly.statement import Pleading, statement
from rejoinder.assembly.withheld import withheld
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.document import Document, DocumentKind
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rulebooks
from rejoinder.usecases.picture_exhibit import side_by_side
from rejoinder.usecases.ports import Contents, Pictures, Redactions, Wording
from rejoinder.usecases.press import Press, Shown
from rejoinder.usecases.redact_exhibit import going_out
from rejoinder.usecases.upload import Upload, cut_to_limits
from rejoinder.vault.packet import sealed

RECORD = "answer.json"
Made = tuple[tuple[Document, bytes], ...]


@attrs.frozen(kw_only=True)
class _Desk:
    """What every document is made from."""

    case: CaseFile
    advice: Advice
    contents: Contents
    language: str
    wording: Wording
    press: Press
    limits: Limits
    exhibits: tuple[PutForward, ...]
    pleading: Pleading
    told: tuple[Finding, ...]
    """What the seller must know of redacted copies."""

    def say(self, language: str) -> Say:
        return partial(self.wording.say, language=language)

    @property
    def missing(self) -> tuple[Phrase, ...]:
        return self.pleading.missing


def write_answer(
    case: CaseFile,
    advice: Advice,
    *,
    contents: Contents,
    out: Path,
    language: str,
    wording: Wording,
    press: Press,
    rulebooks: Rulebooks | None = None,
    redactions: Redactions | None = None,
    pictures: Pictures | None = None,
    without: Callable[[frozenset[str]], Advice] | None = None,
    also: tuple[str, ...] = (),
) -> tuple[Document, ...]:
    """Write the whole answer into `out`: page, record, statement, letters, dossier, packet, calendar, brief.

    Args:
        language: of the page, the record, the brief and the calendar; the statement is also written in the language
            of the platform's notice.
        rulebooks: for limits and citations; without them the defaults hold and rules are named by id.
        redactions: for the copies that the seller's preferences ask for; without them every paper goes out as it is,
            and the answer names those that show what should stay private.
        pictures: for exhibits that lay two pictures side by side; without them none is made.
        without: judges the case without some papers, so that what the others carry alone can still be said.
        also: further languages in which the record is written, as `answer.<language>.json`.

    Returns: the documents, as listed in `answer.json`.

    Raises: OutputIsNotOurs, OutputCannotBeWritten. Nothing is then changed.
    """
    desk = _desk(case, advice, contents, language, wording, press, rulebooks)
    desk = _redacted(desk, redactions, without) if redactions is not None and case.preferences.sensitive else desk
    desk = _beside(desk, pictures) if pictures is not None else desk
    made, upload = _made(desk)
    desk = attrs.evolve(desk, told=(*desk.told, *upload))
    documents = tuple(document for document, _ in made)
    files = {document.path: content for document, content in made}
    files[RECORD] = _record(desk, documents)
    files |= {f"answer.{tongue}.json": _record(attrs.evolve(desk, language=tongue), documents) for tongue in also}
    files["answer.html"] = press.page(_shown(desk, documents, rulebooks))
    press.publish(out, files)
    return documents


def _desk(
    case: CaseFile,
    advice: Advice,
    contents: Contents,
    language: str,
    wording: Wording,
    press: Press,
    rulebooks: Rulebooks | None,
) -> _Desk:
    exhibits, hidden = put_forward(case, advice), withheld(case, advice)
    return _Desk(
        case=case,
        advice=advice,
        contents=contents,
        language=language,
        wording=wording,
        press=press,
        limits=limits(rulebooks, platform=advice.reading.platform, on=advice.now.date()),
        exhibits=exhibits,
        pleading=Pleading(case=case, advice=advice, exhibits=exhibits, withheld=hidden),
        told=(),
    )


def _redacted(desk: _Desk, redactions: Redactions, without: Callable[[frozenset[str]], Advice] | None) -> _Desk:
    """The same desk, with copies in the place of the papers that the seller wants redacted."""
    going = going_out(
        desk.exhibits,
        case=desk.case,
        advice=desk.advice,
        contents=desk.contents,
        redactions=redactions,
        say=desk.say(filing_language(desk.advice.reading)),
        language=filing_language(desk.advice.reading),
    )
    back = frozenset(exhibit.paper.sha256 for exhibit in going.kept_back)
    alone = without(back) if without is not None and back else None
    pleading = attrs.evolve(desk.pleading, exhibits=going.exhibits, kept_back=going.kept_back, without=alone)
    return attrs.evolve(desk, contents=going.contents, exhibits=going.exhibits, pleading=pleading, told=going.findings)


def _beside(desk: _Desk, pictures: Pictures) -> _Desk:
    """The same desk, with pictures laid side by side where a point rests on how they compare."""
    tongue = filing_language(desk.advice.reading)
    exhibits, contents = side_by_side(
        desk.pleading, desk.contents, pictures=pictures, plate=desk.press.plate, say=desk.say(tongue), tongue=tongue
    )
    pleading = attrs.evolve(desk.pleading, exhibits=exhibits)
    return attrs.evolve(desk, contents=contents, exhibits=exhibits, pleading=pleading)


def answerable(advice: Advice) -> bool:
    """Whether there is a complaint to answer at all; a fraud, an unrelated mail and a withdrawal get no statement."""
    if advice.reading.stage in (Stage.UNRELATED, Stage.RETRACTION):
        return False
    return not advice.routes or any(route.open and route.id is not RouteId.COUNSEL for route in advice.routes)


def _made(desk: _Desk) -> tuple[Made, tuple[Finding, ...]]:
    """The documents in order, and what the seller must know of the copies for the platform's form."""
    made: list[tuple[Document, bytes]] = []
    upload = Upload()
    if answerable(desk.advice):
        statements = {tongue: _statement(desk, tongue) for tongue in languages(desk.advice.reading, desk.language)}
        for tongue, sheet in statements.items():
            made += _sheet_files(desk, sheet, DocumentKind.STATEMENT, f"statement.{tongue}", lacking=desk.missing)
        made += _letters(desk)
        filed = _dossier(desk, statements[filing_language(desk.advice.reading)])
        made.append(filed)
        upload = cut_to_limits(filed[1], desk.limits, desk.press)
        made += [(attrs.evolve(filed[0], path=path), part.content) for path, part in upload.files]
        made += _packet(desk, made, filed[1], upload)
        made += _calendar(desk)
    made += _brief(desk)
    return tuple(made), upload.findings


def _statement(desk: _Desk, language: str) -> Sheet:
    return statement(desk.pleading, say=desk.say(language), language=language, characters=desk.limits.characters)


def _sheet_files(desk: _Desk, sheet: Sheet, kind: DocumentKind, stem: str, *, lacking: tuple[Phrase, ...]) -> Made:
    """The sheet as text and as a Word document, ready where nothing is lacking."""
    made = (
        ("docx", desk.press.word_document(sheet, made_at=desk.advice.now)),
        ("txt", plain(sheet).encode("utf-8", "replace")),
    )
    return tuple(
        (
            Document(kind=kind, language=sheet.language, path=f"{stem}.{suffix}", ready=not lacking, missing=lacking),
            content,
        )
        for suffix, content in made
    )


def _letters(desk: _Desk) -> Iterator[tuple[Document, bytes]]:
    matter = Matter(
        case=desk.case,
        advice=desk.advice,
        exhibits=desk.exhibits,
        hidden=desk.pleading.withheld,
        ways=desk.press.withdrawal_ways(),
    )
    for purpose in purposes(desk.case, desk.advice):
        tongues = (filing_language(desk.advice.reading), desk.language)
        for tongue in dict.fromkeys(tongues if purpose is not Purpose.SUPPLIER else (desk.language,)):
            yield from _letter(desk, matter, purpose, tongue)


def _letter(desk: _Desk, matter: Matter, purpose: Purpose, tongue: str) -> Iterator[tuple[Document, bytes]]:
    """One letter in one language; a reason of its template not to send it makes it a marked draft."""
    templates, say = desk.press.templates(), desk.say(tongue)
    template = templates[purpose.value, tongue]
    given = enclosed(matter, say=say, language=tongue, to=template.to[0], purpose=purpose)
    reasons = unfit(templates[purpose.value, desk.language], given.known)
    lacking = tuple(phrase("document.listed", parts=(reason,)) for reason in reasons)
    banner = say(phrase("document.letter-banner")) if lacking else None
    sheet = letter(template, given, language=tongue, banner=banner)
    yield from _sheet_files(desk, sheet, DocumentKind.LETTER, f"letter-{purpose.value}.{tongue}", lacking=lacking)


def _dossier(desk: _Desk, sheet: Sheet) -> tuple[Document, bytes]:
    outline = dossier(desk.pleading, sheet, say=desk.say(sheet.language), language=sheet.language)
    content = desk.press.dossier(outline, desk.contents)
    return _document(desk, DocumentKind.DOSSIER, sheet.language, "dossier.pdf"), content


def _document(desk: _Desk, kind: DocumentKind, language: str, path: str) -> Document:
    ready = desk.pleading.ready
    return Document(kind=kind, language=language, path=path, ready=ready, missing=() if ready else desk.missing)


def _packet(
    desk: _Desk, made: list[tuple[Document, bytes]], bound: bytes, upload: Upload
) -> Iterator[tuple[Document, bytes]]:
    """What is handed in and nothing else: the dossier, the statement, and the exhibits byte for byte or as copies."""
    language = filing_language(desk.advice.reading)
    files = {document.path: content for document, content in made if document.kind is DocumentKind.STATEMENT}
    files["dossier.pdf"] = bound
    files |= {path: part.content for path, part in upload.files}
    notes: dict[str, dict[str, str]] = upload.notes
    for exhibit in desk.exhibits:
        try:
            content = desk.contents.of(exhibit.shown.sha256)
        except LookupError:
            continue
        name = desk.pleading.withheld.from_text(exhibit.name, desk.say(language))
        path = f"exhibits/{safe_name(exhibit.number, name)}"
        files[path] = content
        if exhibit.copy:
            notes[path] = {"redacted": exhibit.copy.removed, "original_sha256": exhibit.copy.original_sha256}
    about = _about(desk)
    parts = sealed(files, made_at=desk.advice.now, about=about, limit_bytes=desk.limits.whole, notes=notes)
    for path, content in parts:
        yield _document(desk, DocumentKind.PACKET, language, path), content


def _about(desk: _Desk) -> dict[str, str]:
    reading = desk.advice.reading
    known = {
        "complaint": complaint_number(reading),
        "platform": reading.platform,
        "ready": "yes" if desk.pleading.ready else "no: draft, do not submit",
    }
    return {name: value for name, value in known.items() if value}


def _calendar(desk: _Desk) -> Iterator[tuple[Document, bytes]]:
    say = desk.say(desk.language)
    found = entries(desk.advice, matter=desk.case.complaint_sha256 or "", say=say)
    if found:
        content = desk.press.calendar(found, made_at=desk.advice.now, language=desk.language)
        path = "deadlines.ics"
        yield Document(kind=DocumentKind.CALENDAR, language=desk.language, path=path, ready=True), content


def _brief(desk: _Desk) -> Iterator[tuple[Document, bytes]]:
    if desk.advice.counsel:
        say = desk.say(desk.language)
        sheet = brief(desk.case, desk.advice, desk.exhibits, say=say, language=desk.language)
        content = desk.press.word_document(sheet, made_at=desk.advice.now)
        path = "counsel-brief.docx"
        yield Document(kind=DocumentKind.BRIEF, language=desk.language, path=path, ready=True), content


def _record(desk: _Desk, documents: tuple[Document, ...]) -> bytes:
    say = desk.say(desk.language)
    private = shown_private(desk.exhibits, desk.pleading.withheld)
    seen = attrs.evolve(desk.advice, findings=(*desk.advice.findings, *desk.told, *private))
    answer = record(seen, documents, say, version=__version__, reading=reading_record(desk.advice.reading, say))
    return (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _shown(desk: _Desk, documents: tuple[Document, ...], rulebooks: Rulebooks | None) -> Shown:
    templates = desk.press.templates()
    letters = {
        document.path: (template.send_when, template.never_when)
        for document in documents
        if document.kind is DocumentKind.LETTER
        for purpose in Purpose
        if document.path.startswith(f"letter-{purpose.value}.")
        and (template := templates.get((purpose.value, desk.language)))
    }
    rules = {rule.id: rule.cite for book in rulebooks.books for rule in book.rules} if rulebooks else {}
    return Shown(
        case=desk.case,
        advice=desk.advice,
        exhibits=desk.exhibits,
        documents=documents,
        cautions=(
            *(finding.says for finding in desk.told),
            *cautions(desk.exhibits, desk.pleading.withheld, desk.limits),
        ),
        letters=letters,
        sources={id: cite for id, cite in rules.items() if cite},
        answerable=answerable(desk.advice),
        language=desk.language,
        say=desk.say(desk.language),
    )
