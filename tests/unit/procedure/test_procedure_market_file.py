"""The file by which a marketplace is recognised: what it must say, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.adapters.shipped.market import load_markets, shipped_markets
from rejoinder.adapters.shipped.rule_file import RulebookIsUnreadable
from rejoinder.cli.main import main
from rejoinder.procedure.book import RulebookIsWrong
from rejoinder.procedure.profile import ZoneIsUnknown

SAYS = """
market: hearthbay
called: {en: Hearthbay, zh: 炉边湾平台, ru: Hearthbay}
names: [hearthbay]
hosts: [hearthbay.example]
"""


def written(folder: Path, text: str) -> Path:
    place = folder / "hearthbay"
    place.mkdir(parents=True, exist_ok=True)
    (place / "market.yaml").write_text(text, "utf-8")
    return folder


def test_a_folder_with_this_file_alone_is_a_marketplace_that_is_recognised(tmp_path: Path) -> None:
    found = load_markets(folder=written(tmp_path, SAYS))
    market = found.of_host("shop.hearthbay.example")
    assert market is not None
    assert (market.slug, market.called["zh"]) == ("hearthbay", "炉边湾平台")
    assert len(found.all) == len(shipped_markets().all) + 1


def test_a_folder_says_better_how_a_marketplace_that_ships_is_recognised(tmp_path: Path) -> None:
    found = load_markets([written(tmp_path, SAYS.replace("market: hearthbay", "market: etsy"))])
    assert found.by_slug["etsy"].hosts == ("hearthbay.example",)
    assert found.of_host("etsy.com") is None
    assert len(found.all) == len(shipped_markets().all)


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ("host: [x.example]", "host"),
        ("listing: ['/item/']", "listing"),
        ("listing: ['/item/(a)(b)']", "listing"),
        ("item: '[unclosed'", "item"),
        ("item: '(a)'", "item"),
        (f"service: ['{'a' * 201}']", "service"),
        ("month_first: perhaps", "month_first"),
        ("sites: [{country: PT}]", "sites.hosts"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, more: str, key: str) -> None:
    with pytest.raises(RulebookIsWrong) as raised:
        load_markets(folder=written(tmp_path, f"{SAYS}{more}\n"))
    assert (raised.value.fault.file, raised.value.fault.key) == ("hearthbay/market.yaml", key)


def test_a_file_without_its_names_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(RulebookIsWrong):
        load_markets(folder=written(tmp_path, "market: hearthbay\n"))


def test_a_zone_that_nobody_knows_is_named(tmp_path: Path) -> None:
    with pytest.raises(ZoneIsUnknown):
        load_markets(folder=written(tmp_path, f"{SAYS}zone: Europe/Lisbonne\n"))


def test_a_file_that_is_no_mapping_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(RulebookIsWrong):
        load_markets(folder=written(tmp_path, "- hearthbay\n"))
    with pytest.raises(RulebookIsUnreadable):
        load_markets(folder=written(tmp_path, "market: [\n"))


def test_the_command_line_says_in_one_sentence_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("Dear seller, please answer.\n", "utf-8")
    books = written(tmp_path / "books", f"{SAYS}item: '('\n")
    assert main(("read", str(notice), "--rulebooks", str(books))) == 2
    told = capsys.readouterr()
    assert "hearthbay/market.yaml" in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
