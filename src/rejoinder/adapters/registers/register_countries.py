"""Where a right of an international register holds: what was designated, and where that came to nothing for good."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MEMBERS = frozenset(
    (
        "AE AF AG AL AM AT AU AZ BA BE BG BH BN BR BT BW BY CA CH CL CN CO CU CV CW CY CZ DE DK DZ EE EG ES FI FR GB "
        "GE GG GH GM GR HR HU ID IE IL IN IR IS IT JM JP KE KG KH KP KR KZ LA LI LR LS LT LU LV MA MC MD ME MG MK MN "
        "MU MW MX MY MZ NA NL NO NZ OM PH PK PL PT QA RO RS RU RW SD SE SG SI SK SL SM ST SY SZ TH TJ TM TN TR TT UA "
        "UK US UZ VN WS ZM ZW EM EU BX OA BQ SX"
    ).split()
)
_ALSO = {"EM": ("EU",), "UK": ("GB",), "BX": ("BE", "LU", "NL")}
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])")
_NAMES = (
    ("CN", "china|中国|китай"),
    ("US", "united states|美国|сша"),
    ("EU", "european union|欧盟|европейский союз"),
    ("GB", "united kingdom|英国|великобритания"),
    ("RU", "russian federation|俄罗斯|российская федерация"),
    ("JP", "japan|日本|япония"),
    ("KR", "republic of korea|韩国|республика корея"),
    ("DE", "germany|德国|германия"),
    ("FR", "france|法国|франция"),
)
_FINAL = re.compile(
    r"confirmation of total (?:provisional )?refusal|(?:total )?invalidation|\brenunciation\b"
    r"|final (?:decision|refusal)[^\n]{0,40}\brefus|total refusal of protection(?! \(provisional)",
    re.IGNORECASE,
)
_EVENT = re.compile(r"provisional refusal|statement of grant|grant of protection|subsequent designation", re.IGNORECASE)
_NOT_WHOLE = re.compile(r"\bpartial", re.IGNORECASE)
LINES_AFTER = 6
"""Lines behind a heading in which the countries that it is about are looked for."""
LINE_LIMIT = 160


def countries_in(text: str | None) -> tuple[str, ...]:
    """The countries that a list of codes or names tells, ISO 3166-1 alpha-2 and `EU`, sorted."""
    return tuple(sorted(set(_countries((text or "")[:20_000]))))


def _countries(text: str) -> Iterator[str]:
    for code in _CODE.findall(text):
        if code in MEMBERS:
            yield from _ALSO.get(code, (code,))
    for code, names in _NAMES:
        if re.search(names, text, re.IGNORECASE):
            yield code


def country_of_origin(text: str | None) -> str | None:
    """The country that a basic registration is of, where its words tell one alone."""
    found = countries_in(text)
    return found[0] if len(found) == 1 else None


def refused_countries(pages: Sequence[str]) -> tuple[str, ...]:
    """Lands where protection was refused or given up for good and not granted later, sorted. A doubt is left out."""
    ended: set[str] = set()
    granted: set[str] = set()
    lines = [line.strip() for page in pages for line in page.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        if len(line) > LINE_LIMIT:
            continue
        if _FINAL.search(line) and not _NOT_WHOLE.search(line):
            ended |= set(_concerned(lines[number : number + LINES_AFTER + 1]))
        elif re.search(r"statement of grant|grant of protection", line, re.IGNORECASE):
            granted |= set(_concerned(lines[number : number + LINES_AFTER + 1]))
    return tuple(sorted(ended - granted))


def _concerned(lines: Sequence[str]) -> Iterator[str]:
    """The countries named with the heading, or in the first line behind it that names some."""
    for number, line in enumerate(lines):
        if number and (_FINAL.search(line) or _EVENT.search(line)):
            return
        line = line[:LINE_LIMIT]
        of_codes = re.fullmatch(r"(?:.{0,60}?contracting part\w+.{0,30}?[:：]?\s*)?(?:[A-Z]{2}[\s,;–-]*)+", line)
        found = tuple(_countries(line)) if of_codes or not number else ()
        if found:
            yield from found
            return
