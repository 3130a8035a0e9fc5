"""Letter templates: one YAML file a purpose, its three languages side by side, for a lawyer to edit.

to: [complainant]                     whom it may go to
send_when: {en: ..., zh: ..., ru: ...}
not_when:                             reasons not to send it; `when` or `unless` names the fact that decides
  - {when: court_papers, en: ..., zh: ..., ru: ...}
subject: {en: ..., zh: ..., ru: ...}
paragraphs:                           a line; a list of lines that follow each other; or `points`, a numbered list
  - if: complaint                     the facts and fields on which the line rests
    en: "We have your complaint[ {complaint_number}]."
    otherwise: {en: ..., zh: ..., ru: ...}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.letter_shape import shape_faults
from rejoinder.assembly.letter import Addressee, Caution, LetterSentence, Passage, Purpose, Template, Templates
from rejoinder.assembly.letter_check import LetterFault
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.text.shipped_form import shipped_yaml
from rejoinder.text.yaml_text import yaml_of

LARGEST_BYTES = 100_000
WAYS = "_withdrawal-way.yaml"
Ways = Mapping[str, Mapping[str, str]]
"""How a complaint is withdrawn, by platform and language; `-` stands for every other platform."""


class LetterTemplateIsWrong(Invalid):
    """A letter template cannot be used as it is written."""


class LetterTemplatesAreMissing(Invalid):
    """There is no letter template in the folder that was named."""


@cache
def shipped_letters() -> Templates:
    """Every template that ships, by purpose and language."""
    return _templates(_raw())


def with_own(folder: Path | None) -> Templates:
    """The templates that ship, those of a folder in their place. Raises: LetterTemplateIsWrong and its siblings."""
    return shipped_letters() if folder is None else {**shipped_letters(), **_templates(_own(folder))}


def faults(folder: Path | None = None) -> tuple[LetterFault, ...]:
    """What is wrong with the shape of the templates that ship, or of those in a folder."""
    return tuple(fault for purpose, entry in _raw(folder).items() for fault in shape_faults(purpose, entry))


def well_formed_letters(folder: Path | None = None) -> Templates:
    """The templates whose shape is right, of those that ship or of a folder; for a check that names the others."""
    entries = _raw(folder).items()
    return _templates({purpose: entry for purpose, entry in entries if not any(shape_faults(purpose, entry))})


@cache
def withdrawal_ways() -> Ways:
    """How a complaint is withdrawn on each platform."""
    found: dict[str, Mapping[str, str]] = {}
    for entry in _opened(resources.files("rejoinder").joinpath("letters", WAYS).read_bytes(), parse=shipped_yaml):
        spoken = {language: entry[language] for language in LANGUAGES}
        found.update(dict.fromkeys(entry.get("platforms", ["-"]), spoken))
    return found


def _raw(folder: Path | None = None) -> dict[str, Any]:
    """What the files by purpose hold, of those that ship or of a folder."""
    if folder is not None:
        return _own(folder)
    return {purpose.value: _opened(_template_file(purpose), parse=shipped_yaml) for purpose in Purpose}


def _template_file(purpose: Purpose) -> bytes:
    return resources.files("rejoinder").joinpath("letters", f"{purpose.value}.yaml").read_bytes()


def _own(folder: Path) -> dict[str, Any]:
    """The files of a folder that are named like a purpose. Raises: LetterTemplatesAreMissing, LetterTemplateIsWrong."""
    found: dict[str, Any] = {}
    for purpose in Purpose:
        file = folder / f"{purpose.value}.yaml"
        if file.is_file():
            if file.stat().st_size > LARGEST_BYTES:
                raise LetterTemplateIsWrong(file=file.name, what=phrase("letter.fault-large", most=LARGEST_BYTES))
            found[purpose.value] = _opened(file.read_bytes(), file.name)
    if not found:
        raise LetterTemplatesAreMissing(folder=folder.name or str(folder))
    return found


def _opened(content: bytes, name: str = "-", parse: Callable[[str], Any] = yaml_of) -> Any:
    import yaml

    try:
        return parse(content.decode("utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise LetterTemplateIsWrong(file=name, what=phrase("letter.fault-yaml")) from error


def _templates(raw: Mapping[str, Any]) -> Templates:
    templates: dict[tuple[str, str], Template] = {}
    for purpose, entry in raw.items():
        for fault in shape_faults(purpose, entry):
            raise LetterTemplateIsWrong(file=f"{purpose}.yaml", what=fault.says)
        templates.update({(purpose, language): _template(entry, language) for language in LANGUAGES})
    return templates


def _template(entry: Mapping[str, Any], language: str) -> Template:
    return Template(
        to=tuple(Addressee(name) for name in entry["to"]),
        send_when=entry["send_when"][language],
        not_when=tuple(_caution(caution, language) for caution in entry["not_when"]),
        subject=_line(entry["subject"], language),
        passages=tuple(_passage(paragraph, language) for paragraph in entry["paragraphs"]),
    )


def _caution(entry: Mapping[str, str], language: str) -> Caution:
    return Caution(says=entry[language], when=entry.get("when"), unless=entry.get("unless"))


def _passage(entry: Any, language: str) -> Passage:
    if isinstance(entry, list):
        return Passage(lines=tuple(_line(line, language) for line in entry))
    if "points" in entry:
        return Passage(lines=tuple(_line(line, language) for line in entry["points"]), numbered=True)
    return Passage(lines=(_line(entry, language),))


def _line(entry: Mapping[str, Any], language: str) -> LetterSentence:
    return LetterSentence(
        text=entry[language],
        needs=_names(entry.get("if")),
        without=_names(entry.get("unless")),
        otherwise=_line(entry["otherwise"], language) if "otherwise" in entry else None,
    )


def _names(value: Any) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)
