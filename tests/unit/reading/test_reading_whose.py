"""Whose an address is that is told in a word or two before or behind it."""

from __future__ import annotations

import pytest
from reading_cast import reading_of, source_of

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Stage
from rejoinder.reading.reader import read

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
    "what it is confused with": (
        Stage.COUNTER_NOTICE,
        (
            f"Dispute the notice. I wrote every line of https://{MINE} myself and it was removed by mistake.\n\n"
            f"The notice confuses it with https://{HIS}, with which I have nothing to do.\n\n"
            "I consent to the jurisdiction of Federal District Court and will accept service of process.\n"
        ),
        [MINE],
    ),
    "the next paragraph": (
        Stage.NOTICE,
        (
            f'I wrote "Felt Bot" and sell it. My repo is https://{MINE}.\n\nhttps://{HIS} is my file with my name cut '
            f"out. Please take it down.\n\n{OATH}"
        ),
        [HIS],
    ),
    "a copy, it says behind": (
        Stage.NOTICE,
        (
            "I am the author of Felt Bot, the paid one, and there are two problems:\n\n"
            f"- https://{HIS} - this is a decompiled copy of it\n\nMy own repository https://{MINE} is free to fork.\n"
            f"\n{OATH}"
        ),
        [HIS],
    ),
    "taken back for one, in force for another": (
        Stage.NOTICE,
        (
            f"On 9 May we filed complaint 4477. We retract the complaint in respect of https://{MINE}, which is our "
            f"client's own.\n\nThe complaint remains in force for https://{HIS}, which copies our client's code.\n"
        ),
        [HIS],
    ),
    "below the end of a sentence": (
        Stage.NOTICE,
        (
            "Агентство ООО «Войлок» представляет интересы АО «Медведь».\n\nНа сайте https://medved-opt.ru/ "
            "предлагается поддельная косметика, которая не соответствует оригинальной продукции. Примеры:\n\n"
            "https://medved-opt.ru/catalog/krem/\n\nПросим прекратить доступ к сайту.\n"
        ),
        ["medved-opt.ru/", "medved-opt.ru/catalog/krem/"],
    ),
    "forks of a free letter": (
        Stage.NOTICE,
        (
            "The repository below holds our source code, stolen from our server:\n\nhttps://github.com/zed/felt-b0t\n\n"
            f"The following forks contain the same material:\n\nhttps://github.com/kai/felt-b0t\n\n{OATH}"
        ),
        [HIS, "github.com/kai/felt-b0t"],
    ),
    "a site that is accused, its pages below a word for originals": (
        Stage.NOTICE,
        (
            "To the abuse team,\n\nThe website feltbear-sale.shop offers counterfeit bears under our client's "
            "registered trademark FELTBEAR.\n\nSee the terms and the guide of the shop, which are copied from our "
            "documentation:\n\nhttps://feltbear-sale.shop/bears\n\nWe request that you disable the website.\n"
        ),
        ["feltbear-sale.shop/bears"],
    ),
    "machines between sites": (
        Stage.NOTICE,
        (
            "We found the following pages at your network, which copy our client's brand FELTBEAR to collect passwords:"
            "\n\nhttps://feltbear-login.example/a\n203.0.113.7\n\nhttps://bear-check.example/b\n203.0.113.8\n\n"
            "The legitimate website is https://www.feltbear.example.\nPlease shut them down.\n"
        ),
        ["feltbear-login.example/a", "bear-check.example/b"],
    ),
    "a house's own site, with a hyphen": (
        Stage.NOTICE,
        (
            "I write as secretary of Dunmoor Instruments Ltd, whose firmware was put on your site.\n\n"
            f"Infringing material:\n\nhttps://{HIS}\n\nAnybody who wants the data sheet may have it from "
            f"http://www.dunmoor-instruments.example/dm400.\n\n{OATH}"
        ),
        [HIS],
    ),
}


@pytest.mark.parametrize(("stage", "said", "accused"), SAYS.values(), ids=list(SAYS))
def test_a_word_says_whose_an_address_is(stage: Stage, said: str, accused: list[str]) -> None:
    reading = read(source_of(said), shipped_markets(), stage=stage)
    assert [(one.url or "").removeprefix("https://") for one in reading.listings] == accused


@pytest.mark.parametrize("item", ["MLM-1234567890", "MLB1234567890"])
def test_the_number_of_a_listing_is_nobodys_name(item: str) -> None:
    text = (
        "Hi LANTU,\n\nLarkmere Print Studio (rights@larkmere.example), member of the Brand Protection Program, "
        f'reported your listing {item} for copyright infringement (illustration "Night Herons"). Paused.\n'
    )
    names = [party.name for party in reading_of(text).parties]
    assert item not in names
    assert "Larkmere Print Studio" in names
