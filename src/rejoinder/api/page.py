"""The description of the API as a page for people, without any script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from rejoinder.db.workspace_request import WorkspaceRequest


def page(request: WorkspaceRequest, schema: Mapping[str, Any]) -> HttpResponse:
    """Every call, by what it is about."""
    return render(request, "api/page.html", {"info": schema["info"], "groups": _groups(schema)})


def _groups(schema: Mapping[str, Any]) -> Mapping[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for tag, call in _calls(schema):
        found.setdefault(tag, []).append(call)
    return found


def _calls(schema: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for at, methods in schema["paths"].items():
        for method, call in methods.items():
            id = f"call.{call['operationId'].replace('_', '-')}"
            yield call["tags"][0], {"id": id, "at": at, "method": method.upper(), "name": call["operationId"]}
