"""No regular expression in the code is long: words by which a text is understood are lists in `lexicons/`."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "rejoinder"
LONGEST = 200
SENTENCES = frozenset(
    """
    adapters/output/markup.py adapters/formats/page.py adapters/network/phraser.py
    adapters/pictures/picture_overview.py adapters/output/procedure_svg.py adapters/registers/register_countries.py
    api/app.py assembly/dossier.py assembly/letter.py cli/screen.py proof/evidence_view.py usecases/plain_history.py
    """.split()
)
"""Modules whose long strings are no patterns: pages, names of facts, instructions."""
NOT_YET = frozenset(
    """
    adapters/ocr/ocr_signature.py adapters/redaction/redaction_docx.py adapters/registers/register_words.py
    negotiation/price.py reading/instant.py reading/registration.py reading/stage.py reading/time_limit.py
    review/exhibit.py scrutiny/design_class.py
    """.split()
)
"""Modules whose patterns are still to be moved into lists; no module joins these."""


def _documentation(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def _long_strings(source: str) -> list[str]:
    """The string literals over the limit, of an f-string what is written of it."""
    tree = ast.parse(source)
    seen = {*_documentation(tree)}
    long = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part for part in node.values if isinstance(part, ast.Constant)]
            seen |= {id(part) for part in parts}
            long += ["".join(str(part.value) for part in parts)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in seen:
            long += [node.value]
    return [text for text in long if len(text) > LONGEST]


def _modules_with_long_strings() -> set[str]:
    return {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and _long_strings(path.read_text("utf-8"))
    }


def test_no_module_writes_a_long_pattern() -> None:
    assert not _modules_with_long_strings() - SENTENCES - NOT_YET


def test_a_module_whose_patterns_were_moved_leaves_the_list() -> None:
    assert not (SENTENCES | NOT_YET) - _modules_with_long_strings()


def test_a_long_string_is_found_beside_documentation_and_in_pieces() -> None:
    half = "a" * (LONGEST // 2 + 1)
    assert _long_strings(f'"""{half}{half}"""') == []
    assert _long_strings(f'x = "{half}" "{half}"') == [half + half]
    assert _long_strings(f'x = f"{half}{{y}}{half}"') == [half + half]
