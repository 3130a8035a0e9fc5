"""Model codes in the words of papers and listings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

_MODEL = regex(
    (
        r"(?:型\s*号|货\s*号|款\s*号|规格型号|арт(?:икул)?\.?|мод(?:ель)?\.?|model|art\.?|sku|style"
        r"|item)\s*(?:no\.?|№|number)?\s*[:：.#]?\s*([A-ZА-ЯЁa-zа-яё]{0,8}[-–/]?\d[\w\-–/]*"
        r"|[A-ZА-ЯЁ]{1,8}[-–][\w\-–]*)"
    ),
    re.IGNORECASE,
)


_CODE = regex(
    r"(?<![\w-])[A-ZА-ЯЁ]{1,8}\d?[-–]?[A-ZА-ЯЁ]{0,4}\d{1,6}[A-ZА-ЯЁa-z]{0,3}(?:[-–]\w{1,8})*(?![\w])"
    r"|(?<![\w-])[A-Z]{1,6}[-–][A-Z]{1,4}[-–]?\d+\w*|\[([A-Z0-9_\-]{3,20})\]"
)


_NOT_CODE = regex(
    (
        r"^(?:A[0-9]|B[0-9]|USB\d*|MP[34]|\d+(?:GB|MB|CM|MM|ML|KG|W|V)|COVID.*|ISO\d*|CE\d*|HS\d*|SO\d|RMB\d*"
        r"|USD\d*|CNY\d*|EUR\d*|HB\d|CO\d|PM\d)$"
    ),
    re.IGNORECASE,
)


MEASURE = regex(
    r"^\d+(?:[.,]\d+)?(?:[x×х*]\d+(?:[.,]\d+)?)*"
    r"(?:mm|cm|m|km|kg|g|mg|ml|l|oz|lb|inch|in|v|w|mah|lm|hz|khz|mhz|ghz|gb|tb|mb|k|p|pcs|pc|pack|set|sets|см|мм|м|кг|г|мл|л|вт|в|шт|厘米|毫米|米|克|公斤|件|个|只)?$",
)
_SPECIFICATION = regex(
    r"^(?:[aаbв]\d|ip\d{2}|usb\d?(?:\.\d)?|s?9[29]\d|\d{1,2}xl|mp[34]|[2345]d|[48]k|\d{3,4}p|e\d{2}|gu\d{1,2}|cr\d{4}|ps[2345]|"
    r"\d{1,2}k|[2-6]g|m\d{1,2}|\d{2}c|\d+in\d|\d+в\d)$"
)
"""Sizes of paper and clothes, grades, plugs and the like: many goods share them, so they tell none from another."""


_DIMENSION = regex(r"^[dhlwø]\d+(?:[.,]\d+)?(?:mm|cm|мм|см)$")


def is_specification(code: str) -> bool:
    """Whether a code in small letters is a measure or a grade, `1000lm` or `ip65`, and names no model."""
    return any(pattern.match(code) for pattern in (MEASURE, _SPECIFICATION, _DIMENSION))


def model_in(says: str) -> str | None:
    """The model code that a description names, or None."""
    return next(models_in(says), None)


_UNIT = deferred_regex(lambda: rf"{alternation('paper/table.unit')}", re.IGNORECASE)
_PLAIN_CODE = regex(r"(?=[^\s]*\d)[^\W_][\w./–-]{1,24}")


def without_unit(model: str) -> str:
    """A model without the unit of its goods or their measures behind it: of `NX-32 套`, `NX-32`."""
    first, _, rest = model.strip().partition(" ")
    if not rest or not _PLAIN_CODE.fullmatch(first) or is_specification(first.lower()):
        return model
    return first if all(_UNIT.fullmatch(one) or is_specification(one.lower()) for one in rest.split()) else model


def models_in(says: str) -> Iterator[str]:
    """Every model code that the words name, in order."""
    named = _MODEL.search(says)
    if named and not is_specification(named[1].lower()):
        yield named[1].rstrip("-–/")
    for match in _CODE.finditer(says):
        code = match[1] or match[0]
        passed = _NOT_CODE.match(code) or is_specification(code.lower())
        if not passed and not (named and code == named[1]):
            yield code
