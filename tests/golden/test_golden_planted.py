"""A cold reader finds each of twenty planted faults, and has nothing to say of packets that are sound."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import attrs
import model_cast as cast
import pytest
from packet_cast import filed

from rejoinder.domain.phrase import LANGUAGES


@attrs.frozen(kw_only=True)
class Plant:
    """A fault in a packet that is sound otherwise."""

    fault: str
    model: Callable[[], cast.Model]
    """The case whose statement goes out."""
    change: Callable[[str], str]
    finds: str
    """The remark that names it."""
    language: str = "en"


def _swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, text
        return text.replace(old, new)

    return change


def _with_line(line: str, *, before: str = "What we ask") -> Callable[[str], str]:
    return _swap(before, f"{line}\n\n{before}")


def _without(words: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert words in text, text
        return "\n".join(line for line in text.split("\n") if words not in line)

    return change


def _as_it_is(text: str) -> str:
    return text


@cache
def _mould() -> cast.Model:
    bill = cast.invoice(
        "Yuhuan Press Tool Works", on="6 September 2022", goods="Stamping mould for laptop stand KS-08", pieces=1
    )
    return attrs.evolve(cast.EARLIER_SALE, papers={**cast.EARLIER_SALE.papers, "3-mould.txt": bill})


@cache
def _only_our_own_list() -> cast.Model:
    head = "Order date,Shop,Product,Model,Quantity,Buyer\n"
    rows = "2022-10-16,Owls Trading Co. Ltd.,Foldable laptop stand,KS-08,40,Sample GmbH\n"
    return attrs.evolve(cast.EARLIER_SALE, papers={"orders.csv": head + rows})


@cache
def _unsigned() -> cast.Model:
    letter = str(cast.AUTHORISED.papers["1-letter-of-authorisation.txt"]).split("Signed and sealed")[0]
    return attrs.evolve(cast.AUTHORISED, papers={**cast.AUTHORISED.papers, "1-letter-of-authorisation.txt": letter})


@cache
def _prices_private() -> cast.Model:
    return attrs.evolve(cast.AUTHORISED, told='[preferences]\nsensitive = ["unit_price"]\n')


@cache
def _russian_letter() -> cast.Model:
    notice = cast.LICENCE.notice.replace(f"https://www.ozon.ru/product/lesnoy-dozor-{cast.ITEM}/", cast.LINK)
    return attrs.evolve(cast.LICENCE, notice=notice, marketplace="aliexpress")


def _authorised() -> cast.Model:
    return cast.AUTHORISED


def _earlier_sale() -> cast.Model:
    return cast.EARLIER_SALE


def _only_genuine(text: str) -> str:
    head = text.split("The complaint says")[0]
    return head + "The goods are genuine, see Exhibit 1, Exhibit 2 and Exhibit 3.\n"


PLANTS = (
    Plant(
        fault="untrue: our purchase is told as our sale",
        model=_authorised,
        change=_swap(
            "shows that we bought 300 pieces of NO-12 from Hangzhou Barn Trading Co., Ltd.",
            "shows that we had sold 300 pieces of NO-12",
        ),
        finds="purchase-as-sale",
    ),
    Plant(
        fault="untrue: a mould is told as the product on sale",
        model=_mould,
        change=_swap(
            "shows that Yuhuan Press Tool Works billed us for a tool with which to make KS-08",
            "shows that KS-08 was on sale by then",
        ),
        finds="no-goods",
    ),
    Plant(
        fault="untrue: a day that the exhibit does not bear",
        model=_earlier_sale,
        change=_swap("of 16 October 2022", "of 5 September 2022"),
        finds="day-not-on-exhibit",
    ),
    Plant(
        fault="untrue: another party than the exhibit names",
        model=lambda: cast.BOUGHT,
        change=_swap("我方向杭州云栖画业有限公司采购", "我方向宁波拾光商贸有限公司采购"),
        finds="party-not-on-exhibit",
        language="zh",
    ),
    Plant(
        fault="untrue: another model than the exhibit names",
        model=lambda: cast.CONSENT,
        change=_swap("采购了ZD-20", "采购了ZD-22"),
        finds="model-not-on-exhibit",
        language="zh",
    ),
    Plant(
        fault="more pieces than the exhibit's lines",
        model=_authorised,
        change=_swap("300 pieces", "900 pieces"),
        finds="pieces-not-on-exhibit",
    ),
    Plant(
        fault="our own list alone",
        model=_only_our_own_list,
        change=_as_it_is,
        finds="only-self-made",
    ),
    Plant(
        fault="the certificate is in the packet and the statement leaves it out",
        model=lambda: cast.OWN_COPYRIGHT,
        change=_without("附件1"),
        finds="left-out",
        language="zh",
    ),
    Plant(
        fault="days counted wrongly",
        model=lambda: cast.OWN_COPYRIGHT,
        change=_swap("早于该日493天", "早于该日593天"),
        finds="days-miscounted",
        language="zh",
    ),
    Plant(
        fault="a day that nobody gave",
        model=lambda: cast.OWN_PICTURE,
        change=_swap("gives 14 May 2024 as the date on which it was taken", "taken by Lin Qiao on 14 May 2023"),
        finds="day-from-nowhere",
    ),
    Plant(
        fault="our day is told as theirs, and theirs as ours",
        model=_earlier_sale,
        change=_swap(
            "22 April 2024. The earliest of these documents is dated 5 September 2022",
            "5 September 2022. The earliest of these documents is dated 22 April 2024",
        ),
        finds="not-earlier",
    ),
    Plant(
        fault="a phrase from a form letter",
        model=_earlier_sale,
        change=_with_line("We take intellectual property very seriously."),
        finds="template",
    ),
    Plant(
        fault="a letter without seal or signature",
        model=_unsigned,
        change=_as_it_is,
        finds="no-seal",
    ),
    Plant(
        fault="a price that is blacked out on the exhibit stands in the statement",
        model=_prices_private,
        change=_with_line("We bought the goods at USD 4.00 a piece. [Exhibit 2]"),
        finds="private-shown",
    ),
    Plant(
        fault="an exhibit that is not there",
        model=lambda: cast.LICENCE,
        change=_swap("[Приложение 1]", "[Приложение 4]"),
        finds="exhibit-missing",
        language="ru",
    ),
    Plant(
        fault="a blank that was to be filled in",
        model=lambda: cast.OWN_MARK,
        change=_swap("NORDVIK, registration", "[brand name], registration"),
        finds="placeholder",
    ),
    Plant(
        fault="a wrong complaint number",
        model=lambda: cast.NOT_OWNER,
        change=_swap("IPR-2026-0151", "IPR-2026-0115"),
        finds="number-differs",
    ),
    Plant(
        fault="an assertion without an exhibit",
        model=lambda: cast.FITS,
        change=_with_line("We have sold these cases under our own brand since 2021."),
        finds="bare",
    ),
    Plant(
        fault="an argument that answers another right",
        model=lambda: cast.REFUTED,
        change=_only_genuine,
        finds="misses-copyright",
    ),
    Plant(
        fault="a letter in a language that the platform does not read",
        model=_russian_letter,
        change=_as_it_is,
        finds="untranslated",
    ),
)


@pytest.mark.parametrize("plant", PLANTS, ids=[one.fault for one in PLANTS])
def test_a_planted_fault_is_found(plant: Plant) -> None:
    made = filed(plant.model())
    remarks = made.remarks(plant.change(made.statements[plant.language]), plant.language)
    assert plant.finds in [one.id for one in remarks], made.said(remarks)


@pytest.mark.parametrize("model", cast.MODELS, ids=[one.ground for one in cast.MODELS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_sound_packet_a_cold_reader_says_nothing(model: cast.Model, language: str) -> None:
    packet = filed(model)
    assert packet.said(packet.remarks(packet.statements[language], language)) == []


def test_there_are_twenty_faults_five_of_them_untrue_and_ten_sound_packets() -> None:
    assert len(PLANTS) == 20
    assert sum(one.fault.startswith("untrue") for one in PLANTS) == 5
    assert len(cast.MODELS) >= 10
