"""Whose an address is that is told in a word or two before or behind it."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Stage

MINE, HIS = "github.com/ada/felt-bot", "github.com/zed/felt-b0t"
OATH = "I have a good faith belief that this use is not authorized by the copyright owner, its agent, or the law.\n"
SAYS = {
    "notice": (
        Stage.NOTICE,
        (
            f"hello, this guy took my bot and says he made it\n\nmine: https://{MINE} (march 2020)\n\nhis: https://{HIS}\n\n"
            f"he copied every comment, please delete it.\n\n{OATH}"
        ),
        [HIS],
    ),
    "retraction": (
        Stage.RETRACTION,
        (
            f"Our notice was an error. We retract the notice as far as https://{MINE} is concerned. The claim against "
            f"https://{HIS} is NOT retracted.\n"
        ),
        [MINE],
    ),
    "counter-notice": (
        Stage.COUNTER_NOTICE,
        (
            "This is a DMCA counter notice. It was removed by mistake or misidentification; I wrote it myself.\n\n"
            f"What was taken down: https://{MINE}\n\nHe forked it and then reported me. Theirs: https://{HIS}\n\n"
            "I consent to the jurisdiction of Federal District Court and will accept service of process.\n"
        ),
        [MINE],
    ),
}


@pytest.mark.parametrize(("stage", "said", "accused"), SAYS.values(), ids=list(SAYS))
def test_a_word_says_whose_an_address_is(stage: Stage, said: str, accused: list[str]) -> None:
    reading = reading_of(said)
    assert reading.stage is stage
    assert [(one.url or "").removeprefix("https://") for one in reading.listings] == accused
