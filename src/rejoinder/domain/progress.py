"""How far a long piece of work has come: its stages, each with the file at hand."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase, phrase


class ProgressStage(StrEnum):
    """What is being done. The words of each stand in `words/progress.yaml`."""

    COMPLAINT = "complaint"
    PAPER = "paper"
    SCAN = "scan"
    PICTURE = "picture"
    MARK = "mark"
    JUDGEMENT = "judgement"
    READINGS = "readings"
    """What another reading of an unconfirmed fact would change."""
    REDACTION = "redaction"
    STATEMENT = "statement"
    LETTERS = "letters"
    DOSSIER = "dossier"


@attrs.frozen(kw_only=True)
class ProgressStep:
    """One stage that begins, and which of how many files is at hand, where it goes through files."""

    stage: ProgressStage
    name: str = ""
    """The name of the file; empty where the stage is about none."""
    number: int = 0
    """Counted from 1."""
    count: int = 0

    @property
    def says(self) -> Phrase:
        """The step as a sentence."""
        return phrase(f"progress.{self.stage}", name=self.name, number=self.number, count=self.count)
