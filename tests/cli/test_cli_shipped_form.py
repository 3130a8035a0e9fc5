"""What a command keeps for the next: forms of shipped texts, and never a word of a case."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import rejoinder

EXAMPLE = Path(rejoinder.__file__).parents[2] / "examples" / "night-herons"
OF_THE_CASE = ("QT-230519", "230519", "NH-14", "NH14", "Qingtao", "青桃", "1104417520", "Larkmere", "2023-0412")
"""Numbers, models and names that stand in the sample's papers and nowhere in the program."""
COMMAND = """
import sys
from rejoinder.cli.main import main
from rejoinder.text.shipped_form import SHIPPED

own, asked = SHIPPED.form, []
SHIPPED.form = lambda purpose, text, make: asked.append(text) or own(purpose, text, make)
code = main(sys.argv[2:])
open(sys.argv[1], "w", encoding="utf-8").write("\\n".join(asked))
sys.exit(code)
"""
"""In a process of its own: patterns of this one may have been compiled before."""


def test_no_word_of_a_case_is_kept(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    words = ["answer", str(EXAMPLE), "--now", "2026-11-11T09:00:00+08:00", "--out", str(tmp_path / "out")]
    subprocess.run([sys.executable, "-c", COMMAND, str(asked), *words], check=True, capture_output=True)
    texts = asked.read_text("utf-8").casefold()
    assert len(texts) > 100_000
    assert not [word for word in OF_THE_CASE if word.casefold() in texts]
