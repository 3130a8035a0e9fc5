"""Every call of the API: a page a language, from the description that the API gives of itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from rejoinder.adapters.shipped.wording import shipped_phrases

WORDS: Mapping[str, Mapping[str, str]] = {
    "title": {"en": "Calls of the API", "zh": "API调用", "ru": "Вызовы API"},
    "about": {
        "en": "Everything that a program can ask of the workspace. How to sign in, repeat a call safely and read "
        "errors: [Let a program do it](../how-to/api.md). Fields of a path stand in braces; those with a star are "
        "required.",
        "zh": "程序可以向工作台发出的全部调用。登录、安全重试和错误说明见[让程序来做](../how-to/api.zh.md)。"
        "路径字段写在花括号内；带星号的字段必填。",
        "ru": "Всё, о чём программа может просить рабочее место. Как войти, безопасно повторить вызов и понять "
        "ошибку: [Пусть это делает программа](../how-to/api.ru.md). Поля пути в фигурных скобках; поля со звёздочкой "
        "обязательны.",
    },
    "call": {"en": "call", "zh": "调用", "ru": "вызов"},
    "does": {"en": "what it does", "zh": "作用", "ru": "что делает"},
    "fields": {"en": "fields", "zh": "字段", "ru": "поля"},
}
METHODS = ("get", "post", "put", "patch", "delete")
NOTE = "<!-- Written by docs/reference/generate.py; edit the program instead. -->\n"


def page(language: str) -> str:
    """Every call in one language, by what it is about."""
    words, description = shipped_phrases(), api_description()
    groups: dict[str, list[str]] = {}
    for at, of_path in description["paths"].items():
        for method in METHODS:
            if method in of_path:
                call = of_path[method]
                does = words[f"call.{call['operationId'].replace('_', '-')}"][language]
                fields = ", ".join(_fields(call, description))
                groups.setdefault(call["tags"][0], []).append(f"| `{method.upper()} {at}` | {does} | {fields} |")
    heads = " | ".join(WORDS[name][language] for name in ("call", "does", "fields"))
    parts = [f"# {WORDS['title'][language]}\n", NOTE, f"{WORDS['about'][language]}\n"]
    for tag, rows in groups.items():
        table = "\n".join((f"| {heads} |", "|---|---|---|", *rows))
        parts.append(f"## {words[f'call.tag-{tag}'][language]}\n\n{table}\n")
    return "\n".join(parts)


@cache
def api_description() -> Mapping[str, Any]:
    """The OpenAPI description; the server's settings are given a folder of their own, which goes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REJOINDER_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "rejoinder.server.settings"
        import django

        django.setup()
        from rejoinder.api.urls import api

        found: Mapping[str, Any] = api.get_openapi_schema(path_prefix="/api/v1/")
        return found


def _fields(call: Mapping[str, Any], description: Mapping[str, Any]) -> Iterator[str]:
    """The fields of the address and of the body."""
    for each in call["parameters"]:
        if each["in"] == "query":
            yield f"`{each['name']}`{'*' if each.get('required') else ''}"
    for content in call.get("requestBody", {}).get("content", {}).values():
        schema = content["schema"]
        if reference := schema.get("$ref"):
            schema = description["components"]["schemas"][reference.rpartition("/")[2]]
        for name in schema.get("properties", ()):
            yield f"`{name}`{'*' if name in schema.get('required', ()) else ''}"
