"""What every call has in common, written into the description of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rejoinder.api.problem import MEDIA_TYPE

PROBLEMS = {
    "400": "The call, or what it says, is wrong.",
    "401": "No token, or none that is valid.",
    "403": "The token or its person may not do this.",
    "404": "There is no such thing, or it lies behind a wall.",
    "409": "A rule of the procedure forbids it as things stand.",
    "413": "The body is too large.",
    "422": "A field does not fit.",
    "429": "The minute of the token is spent; `Retry-After` says when the next begins.",
    "503": "Something outside did not answer; trying again may help.",
}
PROBLEM = {
    "type": "object",
    "description": "A problem detail (RFC 9457).",
    "required": ["type", "title", "status", "code", "remedy"],
    "properties": {
        "type": {"type": "string", "description": "A reference that names the kind of problem; it leads nowhere."},
        "title": {"type": "string", "description": "What was wrong, in the language of Accept-Language."},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "The kind of problem; it never changes."},
        "remedy": {"type": "string", "description": "What to do about it."},
        "errors": {
            "type": "array",
            "description": "What does not fit, place by place.",
            "items": {
                "type": "object",
                "required": ["at", "code"],
                "properties": {"at": {"type": "string"}, "code": {"type": "string"}},
            },
        },
    },
}
LANGUAGE = {
    "name": "Accept-Language",
    "in": "header",
    "description": "`en`, `zh` or `ru`: the language of every sentence in the answer.",
    "schema": {"type": "string", "examples": ["en", "zh", "ru"]},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Makes the call safe to repeat: for 24 hours the same key with the same call is answered the same.",
    "schema": {"type": "string", "maxLength": 200, "pattern": "^[ -~]*$"},
}
METHODS = ("get", "post", "put", "patch", "delete")


def complete_description(schema: dict[str, Any]) -> dict[str, Any]:
    """The description with problems, token, language and key at each call."""
    schema["openapi"] = "3.1.0"
    parts = schema.setdefault("components", {})
    parts.setdefault("schemas", {})["Problem"] = PROBLEM
    parts["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of the workspace."}
    }
    schema["security"] = [{"token": []}]
    for method, call in _calls(schema):
        call["parameters"] = [*call.get("parameters", ()), LANGUAGE, *([KEY] if method == "post" else ())]
        for status, says in PROBLEMS.items():
            call["responses"].setdefault(status, _problem(says))
        call["responses"] = {str(status): call["responses"][status] for status in call["responses"]}
    return schema


def _calls(schema: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for at in schema["paths"].values():
        yield from ((method, at[method]) for method in METHODS if method in at)


def _problem(says: str) -> dict[str, Any]:
    return {"description": says, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
