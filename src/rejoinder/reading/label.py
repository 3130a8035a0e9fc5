"""Labels of notices and the concepts that they name."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.reading.concept import Concept, Labels
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, lists, matcher

LABEL_LENGTH = 70
HAN_LABEL_LENGTH = 18


def _labels_of(concept: Concept) -> re.Pattern[str]:
    """What a whole label matches that announces a concept."""
    return deferred_regex(lambda: rf"^{alternation(f'reading/label.{concept}')}$")


LABELS: Labels = tuple(
    (Concept(name), _labels_of(Concept(name))) for name in lists("reading/label") if name in set(Concept)
)
"""Of two that fit, the first counts."""
_COMPLAINS = "complainant|complaining party|claimant|reporter|submitter|(?:投诉|举报|提交)[人方]|заявитель"
_AND = r"\s?(?:[/—–-]\s?|[(（])"
_ROLE = regex(
    rf"(?:(?:{_COMPLAINS}){_AND}(?P<behind>[^()（）/]{{2,40}})|(?P<before>[^()（）/]{{2,40}}){_AND}(?:{_COMPLAINS}))[)）]?$"
)
"""A label that calls somebody a complainant and says what else he is: `Complainant (rights owner)`."""
_HAN = r"[\u3400-\u9fff][\u3400-\u9fff、（）]{0,15}"
_LETTERS = r"[^\W\d_\u3400-\u9fff][^\u3400-\u9fff/|]{0,38}[^\u3400-\u9fff/| ]"
_TWICE = regex(rf"({_LETTERS})[ /|]{{1,3}}({_HAN})$|({_HAN})[ /|]{{1,3}}({_LETTERS})$")
"""A label that says the same in two scripts: `Trademark 商标`."""
_SOME_NUMBER = regex(r"^(?:[\w/'-]{1,20} ){1,3}(?:id|number|no\.?|ref\.?|reference|code|#)$")
_OTHER_NUMBER = matcher("reading/label.other_number")


@lru_cache(maxsize=8_192)
def concept_of(label: str, *, but: Concept | None = None) -> Concept | None:
    """The concept that a label in lower case names, or None.

    Args:
        but: a concept that it does not name here.
    """
    bare = label.strip(" \t*_#•-–'\"“”«»()（）[]【】")
    bare += ")" * (bare.count("(") > bare.count(")"))
    if not bare or len(bare) > (HAN_LABEL_LENGTH if "\u4e00" <= bare[0] <= "\u9fff" else LABEL_LENGTH):
        return None
    for concept, pattern in LABELS:
        if concept is not but and pattern.match(bare):
            return concept
    if (role := _ROLE.match(bare)) is not None:
        found = concept_of(role["behind"] or role["before"])
        return found if found in (Concept.OWNER, Concept.AGENT) else Concept.COMPLAINANT
    if (twice := _TWICE.match(bare)) is not None:
        first, again = (concept_of(each) for each in twice.groups() if each)
        return first if first is again else None
    if but is Concept.REFERENCE:
        return None
    return Concept.REFERENCE if _SOME_NUMBER.match(bare) and not _OTHER_NUMBER.search(bare) else None
