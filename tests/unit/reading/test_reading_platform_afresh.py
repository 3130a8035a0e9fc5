"""A marketplace is told by its name in the first text that a process reads."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from rejoinder.adapters.documents.complaint import Complaints
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.reading.reader import read
words = b"AliExpress Seller Center\\nIPR complaint details\\n"
source = Complaints().parse(words, name="a.txt", media_type="text/plain")
print(read(source, shipped_markets()).platform)
"""


def test_the_first_text_of_a_process_has_its_marketplace() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=300, check=True)
    assert done.stdout.strip() == "aliexpress"
