"""Letter templates: YAML files, one a purpose and language, that a lawyer can edit."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from rejoinder.assembly.letter import Purpose, Template, Templates
from rejoinder.domain.phrase import LANGUAGES


@cache
def shipped() -> Templates:
    """Every template that ships, by purpose and language."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    shelf = resources.files("rejoinder").joinpath("letters")
    found = {}
    for purpose in Purpose:
        for language in LANGUAGES:
            text = shelf.joinpath(purpose.value, f"{language}.yaml").read_text("utf-8")
            found[purpose.value, language] = _template(yaml.load(text, Loader=loader))
    return found


def _template(entry: dict[str, Any]) -> Template:
    return Template(
        subject=_paragraph(entry["subject"]),
        paragraphs=tuple(_paragraph(paragraph) for paragraph in entry["paragraphs"]),
        send_when=entry["send_when"],
        never_when=entry["never_when"],
    )


def _paragraph(entry: str | dict[str, str]) -> tuple[str, str | None]:
    return (entry, None) if isinstance(entry, str) else (entry["text"], entry.get("otherwise"))
