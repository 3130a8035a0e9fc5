"""Statement and letters of the answer as texts: shown, checked, and kept as people edit them."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from functools import partial
from typing import Any, Literal

from ninja import Router, Schema, Status
from ninja.params import functions
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.download_response import file_description, file_response
from rejoinder.api.scopes import HEAVY, files, reads, works
from rejoinder.api.translation import say
from rejoinder.assembly.print_document import plain_text
from rejoinder.db.draft_keep import (
    DraftedText,
    TextIsUnknown,
    check_draft,
    keep_draft,
    normalise_paragraphs,
    text_of,
    versions,
)
from rejoinder.db.models import Case, Draft
from rejoinder.db.services import services
from rejoinder.db.statement_keep import against_words, carry, carry_if_it_fits, current_statement
from rejoinder.usecases.answer_statement import kept_by
from rejoinder.usecases.rephrase import rephrase
from rejoinder.usecases.statement_terms import difference_message

router = Router(tags=["texts"])
Tongue = Literal["en", "zh", "ru"]


class Words(Schema):
    """A text as somebody edited it."""

    text: str = Field(min_length=1, max_length=60_000)


class Version(Words):
    """The same, to be kept."""

    after: int = Field(0, ge=0, le=100_000, description="The version that was open; 0 for the text that was made.")


class DraftShape(Schema):
    """A version that somebody kept."""

    n: int
    at: dt.datetime
    by: str
    text: str


class CarriedShape(Schema):
    """In whose words the statement goes out."""

    version: int
    """0 for the words that were made."""
    kept_by: str | None
    kept_at: dt.datetime | None
    lapsed: int | None
    """The version that no longer goes out, because the case has changed."""
    waits: bool
    """Whether the documents are still to be made anew."""


class Use(Schema):
    """What shall go out."""

    version: int = Field(ge=0, le=100_000, description="A version that was kept; 0 for the words that are made.")


class TextShape(Schema):
    """A text as it was made, with the versions that people kept of it, the newest first."""

    name: str
    language: str
    made: str
    most: int | None
    """Characters that the platform takes."""
    versions: list[DraftShape]
    carried: CarriedShape | None
    """Of the statement: what statement, dossier and packet carry."""


class Reworded(Schema):
    """One paragraph: as it was, as it is offered, and why an offer was refused."""

    before: str
    after: str | None
    """Null where the offer was refused."""
    changed: list[str]
    """Facts that differ."""
    hurts: list[str]
    """Words of the offer that the tone guard refuses."""
    too_long: bool


class Rephrasing(Schema):
    """Every paragraph, in its order."""

    paragraphs: list[Reworded]


class Hit(Schema):
    """Words that could hurt."""

    kind: str
    span: list[int]
    says: str
    instead: str | None
    gravity: str


class LooseShape(Schema):
    """A sentence of a statement that may not go out like this."""

    span: list[int]
    why: Literal["new", "lost", "unknown"]
    """It asserts something new, lost the exhibit it rested on, or names one that does not go out."""
    exhibits: list[int]


class CheckedShape(Schema):
    """What is to be said of an edited text."""

    holds: bool
    """Whether it states the facts that were made, and no others."""
    differences: list[str]
    hits: list[Hit]
    bare: list[list[int]]
    """Sentences of a letter that assert something, are new, and name no exhibit."""
    loose: list[LooseShape]
    """Sentences of a statement that keep it out of the packet."""
    in_the_way: list[str]
    """Why a statement in these words may not go out; empty where it may."""
    characters: int
    most: int | None


@router.get(
    "cases/{uuid:case}/texts/{name}/{language}", response=TextShape, operation_id="show_text", summary="Show a text"
)
@reads()
def show_text(request: ApiRequest, case: uuid.UUID, name: str, language: Tongue) -> Any:
    """`statement`, or the purpose of a letter, in a language."""
    text = text_of(services(), request.case, name, language)
    return {
        "name": text.name,
        "language": text.language,
        "made": text.made.text,
        "most": text.made.most,
        "versions": [_draft(each) for each in versions(request.case, text)],
        "carried": _in_force(request, text),
    }


@router.post(
    "cases/{uuid:case}/texts/{name}/{language}/check",
    response=CheckedShape,
    operation_id="check_text",
    summary="Check an edited text",
)
@reads(cost=2)
def check(request: ApiRequest, case: uuid.UUID, name: str, language: Tongue, said: Words) -> Any:
    """Facts that differ, words that could hurt, assertions without an exhibit; nothing is kept."""
    return _checked(request, text_of(services(), request.case, name, language), normalise_paragraphs(said.text))


@router.post(
    "cases/{uuid:case}/texts/{name}/{language}",
    response={201: DraftShape},
    operation_id="keep_text",
    summary="Keep an edited text",
)
@works(cost=2)
def keep(request: ApiRequest, case: uuid.UUID, name: str, language: Tongue, said: Version) -> Any:
    """Keep a version; refused where it states other facts, or somebody else kept one meanwhile.

    A version of the statement in which every sentence rests on an exhibit is what goes out from then on.
    """
    text = text_of(services(), request.case, name, language)
    draft = keep_draft(services(), request.case, text, said.text, by=request.caller.user, after=said.after)
    carry_if_it_fits(services(), request.case, text, draft, by=request.caller.user)
    return Status(201, _draft(draft))


@router.post(
    "cases/{uuid:case}/texts/{name}/{language}/use",
    response=CarriedShape,
    operation_id="use_text",
    summary="Say in whose words the statement goes out",
)
@works(cost=2)
def use(request: ApiRequest, case: uuid.UUID, name: str, language: Tongue, said: Use) -> Any:
    """Have statement, dossier and packet carry a version that was kept, or again the words that are made."""
    text = text_of(services(), request.case, name, language)
    carry(services(), request.case, text, said.version, by=request.caller.user)
    return _in_force(request, text_of(services(), request.case, name, language))


@router.post(
    "cases/{uuid:case}/texts/{name}/{language}/rephrase",
    response=Rephrasing,
    operation_id="rephrase_text",
    summary="Have paragraphs said in other words",
)
@files(cost=HEAVY)
def reword(request: ApiRequest, case: uuid.UUID, name: str, language: Tongue, said: Words) -> Any:
    """Each paragraph in other words, by the endpoint that the installation names; nothing is kept.

    What changes a fact or would hurt the case is refused, and that paragraph stays as it was.
    """
    text = text_of(services(), request.case, name, language)
    phraser, lexicon = services().phraser(), services().lexicon()
    return {
        "paragraphs": rephrase(
            normalise_paragraphs(said.text), language, phraser, lexicon=lexicon, names=text.made.names
        )
    }


@router.get(
    "cases/{uuid:case}/texts/{name}/{language}/file",
    operation_id="fetch_text",
    summary="A text as a file",
    openapi_extra=file_description(),
)
@reads()
def fetch(
    request: ApiRequest,
    case: uuid.UUID,
    name: str,
    language: Tongue,
    kind: Literal["docx", "txt"] = "docx",
    version: int | None = functions.Query(
        None, ge=0, le=100_000, description="The newest where it is left out; 0 as made."
    ),
) -> Any:
    """The text as it was kept last, or in the version that is asked for, for Word or plain."""
    text = text_of(services(), request.case, name, language)
    print_document = text.print_document(_version(request.case, text, version))
    document = plain_text(print_document).encode("utf-8", "replace")
    if kind == "docx":
        document = services().app.renderer().word_document(print_document, made_at=services().now())
    return file_response(io.BytesIO(document), f"{name}.{language}.{kind}")


def _version(case: Case, text: DraftedText, version: int | None) -> str:
    """The words of a version. Raises: TextIsUnknown."""
    drafts = versions(case, text)
    if version == 0 or (version is None and not drafts):
        return text.made.text
    for each in drafts:
        if version in (None, each.n):
            return each.text
    raise TextIsUnknown


def _in_force(request: ApiRequest, text: DraftedText) -> dict[str, Any] | None:
    now = current_statement(services(), request.case, text, by=request.caller.user)
    if now is None:
        return None
    edited = now.kept if now.version else None
    return {
        "version": now.version,
        "kept_by": kept_by(edited) if edited else None,
        "kept_at": edited.at if edited else None,
        "lapsed": now.kept.version if now.kept and now.lapsed else None,
        "waits": now.waits,
    }


def _draft(draft: Draft) -> dict[str, Any]:
    return {"n": draft.n, "at": draft.at, "by": draft.by_name, "text": draft.text}


def _checked(request: ApiRequest, text: DraftedText, words: str) -> dict[str, Any]:
    found, speak = check_draft(services(), text, words), partial(say, request)
    return {
        "holds": found.holds,
        "differences": [speak(difference_message(each)) for each in found.differences],
        "hits": [
            {
                "kind": hit.kind.value,
                "span": list(hit.span),
                "says": speak(hit.says),
                "instead": hit.instead,
                "gravity": hit.gravity.value,
            }
            for hit in found.hits
        ],
        "bare": [list(span) for span in found.bare],
        "loose": [{"span": one.span, "why": one.why.value, "exhibits": one.numbers} for one in found.loose],
        "in_the_way": [speak(reason) for reason in against_words(services(), text, words, found)],
        "characters": found.characters,
        "most": found.most,
    }
