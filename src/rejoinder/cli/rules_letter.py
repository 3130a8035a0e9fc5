"""The part of `rejoinder rules check` that looks at letter templates."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.phrase import phrase

if TYPE_CHECKING:
    from rejoinder.usecases.check_letters import LettersChecked


def checked_letters(chosen: argparse.Namespace) -> LettersChecked:
    """The letter templates, checked; none where one book alone is looked at."""
    from rejoinder.adapters.shipped.letters import faults, well_formed_letters
    from rejoinder.adapters.shipped.lexicon import tone_lexicon
    from rejoinder.usecases.check_letters import LettersChecked, check_letters

    if chosen.book and not chosen.letters:
        return LettersChecked(count=0, faults=())
    return check_letters(well_formed_letters(chosen.letters), faults(chosen.letters), lexicon=tone_lexicon())


def letters_record(letters: LettersChecked, wording: Wording, language: str) -> dict[str, Any]:
    """The check as JSON."""
    faults = [{"letter": f.purpose, "where": f.where, "says": wording.say(f.says, language)} for f in letters.faults]
    return {"checked": letters.count, "faults": faults}


def letters_report(letters: LettersChecked, wording: Wording, language: str) -> list[str]:
    """The check in lines for a person; empty where no template was looked at."""
    if not letters.count:
        return []
    lines = [phrase("letter.checked", count=letters.count)]
    lines += [phrase("letter.fault-line", purpose=f.purpose, where=f.where, says=f.says) for f in letters.faults]
    return [wording.say(line, language) for line in lines]
