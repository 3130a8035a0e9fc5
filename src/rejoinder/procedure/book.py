"""Rulebooks parsed from plain data, with validation errors that name the place and the nearest known word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rejoinder.domain.errors import Invalid
from rejoinder.domain.quote import Quote
from rejoinder.domain.rulebook import BookChange, Citation, Rule, Rulebook
from rejoinder.procedure.rule_verification import shortfall
from rejoinder.procedure.shape import (
    COMMON,
    HEADER,
    KINDS,
    REQUIRED,
    KeyForm,
    RulebookFault,
    is_day,
    is_translations,
)


class RulebookIsWrong(Invalid):
    """A file of rules does not say what a rule must say."""

    def __init__(self, fault: RulebookFault) -> None:
        super().__init__(
            file=fault.file,
            rule=fault.rule or "-",
            key=fault.key,
            expected=fault.expected,
            nearest=fault.nearest or "-",
        )
        self.fault = fault


Page = tuple[str, Mapping[str, Any]]
"""A file's name and what it holds."""


def rulebook(pages: Sequence[Page], *, sha256: str) -> Rulebook:
    """One book out of its files, in the order given.

    Raises: RulebookIsWrong, with the first fault.
    """
    for fault in faults(pages):
        raise RulebookIsWrong(fault)
    head = pages[0][1]
    return Rulebook(
        id=head["rulebook"],
        title=dict(head["title"]),
        version=str(max(str(page["version"]) for _, page in pages)),
        sha256=sha256,
        rules=tuple(_rule(entry) for _, page in pages for entry in page["rules"]),
        changes=tuple(
            BookChange(version=str(change["version"]), says=change["says"])
            for _, page in pages
            for change in page.get("changes") or ()
        ),
        applies=tuple(condition for _, page in pages for condition in page.get("applies") or ()),
    )


def faults(pages: Sequence[Page]) -> Iterator[RulebookFault]:
    """Every fault of a book, file by file."""
    file_by_id: dict[str, str] = {}
    for name, page in pages:
        yield from _header_faults(name, page, pages[0][1])
        entries = page.get("rules") if isinstance(page, Mapping) else None
        for entry in entries if isinstance(entries, Sequence) and not isinstance(entries, str) else ():
            yield from rule_faults(name, entry)
            id = str(entry.get("rule")) if isinstance(entry, Mapping) else ""
            if id in file_by_id:
                yield RulebookFault(
                    file=name, rule=id, key="rule", expected=f"an id that is not used in {file_by_id[id]}"
                )
            file_by_id[id] = name


def _header_faults(name: str, page: Any, first: Any) -> Iterator[RulebookFault]:
    if not isinstance(page, Mapping):
        yield RulebookFault(
            file=name, rule="", key="rulebook", expected="a mapping with rulebook, title, version, rules"
        )
        return
    yield from unknown_keys(name, "", page, HEADER)
    for key in ("applies", "changes"):
        if key in page:
            yield from form_faults(name, "", key, page[key], HEADER[key])
    for key in ("rulebook", "title", "version", "rules"):
        if key not in page:
            yield RulebookFault(file=name, rule="", key=key, expected=HEADER[key].says)
    if not is_translations(page.get("title")):
        yield RulebookFault(file=name, rule="", key="title", expected="en, zh and ru, each a text")
    if not isinstance(page.get("rules"), list):
        yield RulebookFault(file=name, rule="", key="rules", expected="a list of rules")
    if isinstance(first, Mapping) and page.get("rulebook") != first.get("rulebook"):
        yield RulebookFault(
            file=name, rule="", key="rulebook", expected=f"{first.get('rulebook')}, as in the folder's first file"
        )


def rule_faults(name: str, entry: Any) -> Iterator[RulebookFault]:
    """The faults of one rule."""
    if not isinstance(entry, Mapping):
        yield RulebookFault(file=name, rule="", key="rules", expected="a mapping with rule, kind, says, source")
        return
    id, kind = str(entry.get("rule", "")), str(entry.get("kind", ""))
    own, required = KINDS.get(kind, ({}, frozenset()))
    for key in sorted((REQUIRED | required) - set(entry)):
        yield RulebookFault(file=name, rule=id, key=key, expected={**COMMON, **own}[key].says)
    if kind in KINDS:
        yield from unknown_keys(name, id, entry, {**COMMON, **own})
    for key, form in {**COMMON, **own}.items():
        if key in entry:
            yield from form_faults(name, id, key, entry[key], form)
    yield from _honesty_faults(name, id, entry)


def _honesty_faults(name: str, id: str, entry: Mapping[str, Any]) -> Iterator[RulebookFault]:
    sources = entry.get("source")
    if sources == []:
        yield RulebookFault(file=name, rule=id, key="source", expected="at least one source")
    cited, quotes = (len(sources) if isinstance(sources, list) else 0), entry.get("quotes")
    for quote in quotes if isinstance(quotes, list) and cited else ():
        if isinstance(quote, Mapping) and isinstance(quote.get("of"), int) and quote["of"] > cited:
            yield RulebookFault(file=name, rule=id, key="quotes.of", expected=f"one of the {cited} sources")
    if entry.get("kind") == "clock" and ("count" in entry) == ("window" in entry):
        yield RulebookFault(file=name, rule=id, key="count", expected="either count or window")


def unknown_keys(name: str, id: str, entry: Mapping[str, Any], known: Mapping[str, KeyForm]) -> Iterator[RulebookFault]:
    """The keys that have no form, each with the nearest that has one."""
    for key in entry:
        if key not in known:
            yield RulebookFault(
                file=name,
                rule=id,
                key=str(key),
                expected="one of " + ", ".join(sorted(known)),
                nearest=_nearest(str(key), known),
            )


def _nearest(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return found[0] if found else ""


def form_faults(name: str, id: str, key: str, value: Any, form: KeyForm) -> Iterator[RulebookFault]:
    """What is wrong with the value of a key."""
    if form.type in ("mapping", "list"):
        yield from _nested_faults(name, id, key, value, form)
        return
    if form.type in ("choice", "choices"):
        words = [value] if form.type == "choice" else value if isinstance(value, list) else [None]
        for word in words:
            if word not in form.choices:
                near = _nearest(str(word), form.choices)
                yield RulebookFault(
                    file=name, rule=id, key=key, expected="one of " + ", ".join(form.choices), nearest=near
                )
        return
    if not _fits(value, form):
        yield RulebookFault(file=name, rule=id, key=key, expected=f"{_EXPECTED[form.type]} ({form.says})")


def _nested_faults(name: str, id: str, key: str, value: Any, form: KeyForm) -> Iterator[RulebookFault]:
    entries = [value] if form.type == "mapping" else value
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        yield RulebookFault(file=name, rule=id, key=key, expected=f"{_EXPECTED[form.type]} ({form.says})")
        return
    for entry in entries:
        yield from unknown_keys(name, id, entry, form.of)
        for missing in sorted(form.required - set(entry)):
            yield RulebookFault(file=name, rule=id, key=f"{key}.{missing}", expected=form.of[missing].says)
        for inner, inner_form in form.of.items():
            if inner in entry and entry[inner] is not None:
                yield from form_faults(name, id, f"{key}.{inner}", entry[inner], inner_form)


_EXPECTED = {
    "text": "a text",
    "texts": "a list of texts",
    "integer": "a whole number within its range",
    "boolean": "true or false",
    "date": "a day such as 2026-04-02",
    "translations": "en, zh and ru, each a text",
    "mapping": "a mapping",
    "list": "a list of mappings",
}


def _fits(value: Any, form: KeyForm) -> bool:
    if form.type == "any":
        return True
    if form.type == "text":
        return isinstance(value, str) and bool(value.strip())
    if form.type == "texts":
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    if form.type == "boolean":
        return isinstance(value, bool)
    if form.type == "date":
        return is_day(value)
    if form.type == "translations":
        return is_translations(value)
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and (form.least is None or value >= form.least) and (form.most is None or value <= form.most)


def _rule(entry: Mapping[str, Any]) -> Rule:
    force = entry.get("in_force") or {}
    source = tuple(Citation(**cited) for cited in entry["source"])
    quotes = tuple(Quote(**quote) for quote in entry.get("quotes") or ())
    return Rule(
        id=entry["rule"],
        kind=entry["kind"],
        says=entry["says"],
        source=source,
        in_force_from=force.get("from"),
        in_force_to=force.get("to"),
        quotes=quotes,
        uncompared=tuple(shortfall(entry, source, quotes)),
        left_to_people=entry.get("left_to_people"),
        applies=entry.get("applies"),
        bears_on=tuple(entry.get("bears_on") or ()),
        reference=entry.get("reference"),
        body={key: value for key, value in entry.items() if key not in COMMON},
        examples=tuple(entry.get("examples") or ()),
    )
