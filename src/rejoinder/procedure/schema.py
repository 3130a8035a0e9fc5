"""The shape of a rulebook as JSON Schema, made from the same forms that the loader checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rejoinder.domain.phrase import LANGUAGES
from rejoinder.procedure.market_file import MARKET, MARKET_REQUIRED
from rejoinder.procedure.shape import COMMON, HEADER, KINDS, REQUIRED, KeyForm

DAY = r"^\d{4}-\d{2}-\d{2}$"


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one file of a rulebook. Days are strings here, as YAML made into JSON gives them."""
    header = {key: _of(form) for key, form in HEADER.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://rejoinder.example/rulebooks/schema.json",
        "title": "A file of a Rejoinder rulebook",
        "type": "object",
        "required": ["rulebook", "title", "version", "rules"],
        "additionalProperties": False,
        "properties": {**header, "rules": {"type": "array", "items": _rule()}},
        "$defs": {"translations": _translations()},
    }


def market_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the file by which a marketplace is recognised."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://rejoinder.example/rulebooks/market.schema.json",
        "title": "How a marketplace is recognised",
        "type": "object",
        "required": sorted(MARKET_REQUIRED),
        "additionalProperties": False,
        "properties": {key: _of(form) for key, form in MARKET.items()},
        "$defs": {"translations": _translations()},
    }


def _rule() -> dict[str, Any]:
    common = {key: _of(form) for key, form in COMMON.items()}
    kinds = [_kind(kind, own, required) for kind, (own, required) in sorted(KINDS.items())]
    return {"type": "object", "required": sorted(REQUIRED), "properties": common, "allOf": kinds}


def _kind(kind: str, own: Mapping[str, KeyForm], required: frozenset[str]) -> dict[str, Any]:
    then: dict[str, Any] = {
        "properties": {**dict.fromkeys(COMMON, True), **{key: _of(form) for key, form in own.items()}},
        "additionalProperties": False,
    }
    if required:
        then["required"] = sorted(required)
    if kind == "clock":
        then["oneOf"] = [{"required": ["count"]}, {"required": ["window"]}]
    return {"if": {"properties": {"kind": {"const": kind}}}, "then": then}


def _of(form: KeyForm) -> dict[str, Any]:
    described: dict[str, Any] = {"description": form.says}
    if form.type == "translations":
        return {**described, "$ref": "#/$defs/translations"}
    if form.type in ("mapping", "list"):
        inside: dict[str, Any] = {
            "type": "object",
            "properties": {key: _of(inner) for key, inner in form.of.items()},
            "additionalProperties": False,
        }
        if form.required:
            inside["required"] = sorted(form.required)
        return (
            {**described, **inside}
            if form.type == "mapping"
            else {**described, "type": "array", "items": inside, "minItems": 1}
        )
    return {**described, **_plain(form)}


def _plain(form: KeyForm) -> dict[str, Any]:
    if form.type == "integer":
        ends = {"minimum": form.least, "maximum": form.most}
        return {"type": "integer", **{key: value for key, value in ends.items() if value is not None}}
    plain: dict[str, dict[str, Any]] = {
        "any": {},
        "text": {"type": "string", "minLength": 1},
        "texts": {"type": "array", "items": {"type": "string"}},
        "boolean": {"type": "boolean"},
        "date": {"type": "string", "pattern": DAY},
        "choice": {"enum": list(form.choices)},
        "choices": {"type": "array", "items": {"enum": list(form.choices)}},
    }
    return plain[form.type]


def _translations() -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(LANGUAGES),
        "additionalProperties": False,
        "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
    }
