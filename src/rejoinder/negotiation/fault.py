"""Whether a draft agreement confesses, by whatever words, and whether it says that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.text.lazy_pattern import regex

Span = tuple[int, int]

_ADMISSION = regex(
    r"\b(?:admits?|acknowledges?|concedes?|confesses|accepts)\b(?![^.;]{0,40}\b(?:receipt|rights?\s+of|"
    r"no)\b)[^.;]{0,80}"
    r"\b(?:infring\w+|liab\w+|counterfeit\w*|violat\w+|fault|wrongdoing)|"
    r"\b(?:confirms?|agrees?|represents?|declares?)\s+that\b[^.;]{0,60}\b(?:infringed|violated|counterfeit\w*|"
    r"unlawful\w*)\b|"
    r"(?:承认|确认|自认).{0,20}(?:侵权|侵犯|侵害|假冒|售假|违法|过错|责任)|"
    r"(?<!не\s)\bпризна\w*\b[^.;]{0,60}(?:наруш|вин[уыо]|контрафакт|поддел|ответственност)\w*|"
    r"\b(?:подтвержда|соглаша|заявля)\w+,?\s+что\b(?![^.;]{0,60}\b(?:не|отсутств\w+)\b)[^.;]{0,60}(?:наруш|"
    r"контрафакт|поддел)\w*|"
    r"\b(?:warrants?|confirms?|represents?|declares?|states?)\s+that\b[^.;]{0,80}\b(?:without|no)\s+(?:\w{1,20}\s+)?"
    r"(?:authori[sz]ation|permission|licen[cs]e|consent)|"
    r"\b(?:regrets?|apologi[sz]es?|apology|sorry)\b[^.;]{0,60}\b(?:infring|violat|counterfeit|unauthori[sz]ed|"
    r"unlawful)\w{0,20}|"
    r"(?:侵权|侵犯|侵害|假冒|售假|抄袭)[^。；\n]{0,24}(?:道歉|致歉|歉意)|(?:道歉|致歉|歉意)[^。；\n]{0,24}(?:侵权|"
    r"侵犯|侵害|假冒|抄袭)|"
    r"\b(?:извин|сожале)\w{0,20}\b[^.;]{0,60}(?:наруш|контрафакт|поддел|незаконн)\w{0,20}",
    re.IGNORECASE,
)
_NO_ADMISSION = regex(
    r"\b(?:no|without(?:\s+any)?|not\s+(?:be\s+)?(?:construed\s+as\s+)?an?)\s+admission|\b(?:no|neither)\s+(?:party|"
    r"side)\s+admits|does\s+not\s+(?:constitute|admit)|"
    r"\bnothing\b[^.;]{0,60}\b(?:admission|acknowledg\w{0,20}|concession)|\b(?:does|do|shall)\s+not\s+(?:admit|"
    r"acknowledge|concede)|"
    r"不(?:构成|视为|代表).{0,12}(?:承认|认可)|(?:不|未|不得)(?:予)?(?:承认|认可|自认)|без\s+признания|"
    r"\bне\s+призна\w{0,20}|"
    r"не\s+(?:является|означает)\s+признани",
    re.IGNORECASE,
)


def admissions(text: str) -> Iterator[Span]:
    """The places of the words that confess, in their order."""
    return (found.span() for found in _ADMISSION.finditer(text))


def is_disowned(words: str) -> bool:
    """Whether words say that nothing is admitted."""
    return bool(_NO_ADMISSION.search(words))
