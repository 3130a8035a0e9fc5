"""A draft is checked for what it lacks and what it hides, in three languages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import attrs
import pytest

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import LimitSet
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.source import ComplaintSource
from rejoinder.negotiation.price import sums_in
from rejoinder.negotiation.settlement import SettlementDraft, settlement_points, verdict
from rejoinder.reading.reader import read
from tests.spent import at_most

NOTICE = (
    "Dear seller,\nComplaint number: 88123456789\nRights owner: Mossfern Works Ltd\n"
    "Infringing listing: https://www.aliexpress.com/item/1005006123456789.html\nCopyright infringement.\n"
)
GOOD = """Settlement between Mossfern Works Ltd and Owl Shop.
1. This agreement is no admission of infringement by either side.
2. Mossfern Works Ltd withdraws complaint 88123456789 on the platform by 2026-11-20.
3. Owl Shop pays USD 300 by 2026-11-25.
4. Mossfern Works Ltd releases Owl Shop from all claims over the listing.
5. The terms are confidential; either side may show them to the platform.
"""


def case(limit: str | None = "500") -> CaseFile:
    source = ComplaintSource(
        name="c.txt", text=NOTICE, sha256="0" * 64, media_type="text/plain", size_bytes=len(NOTICE)
    )
    kept = (
        LimitSet(at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), by="a", amount=Decimal(limit), currency="USD")
        if limit
        else None
    )
    return attrs.evolve(CaseFile(reading=read(source, shipped_markets())), limit=kept)


def ids(text: str, of: CaseFile | None = None) -> set[str]:
    return {point.finding.id for point in settlement_points(SettlementDraft(text=text, case=of or case()))}


def test_a_sound_draft_has_nothing_that_blocks() -> None:
    points = settlement_points(SettlementDraft(text=GOOD, case=case()))
    assert [point.finding.id for point in points if point.finding.gravity is not Gravity.NOTE] == []
    assert verdict(()).id.endswith("clear")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("releases Owl Shop from all claims over the listing", "thanks Owl Shop"), "settle-no-release"),
        (("withdraws complaint 88123456789 on the platform", "regards the matter as closed"), "settle-no-withdrawal"),
        ((" by 2026-11-20", " soon"), "settle-withdrawal-undated"),
        (
            ("This agreement is no admission of infringement by either side", "Owl Shop admits the infringement"),
            "settle-admission",
        ),
        (
            ("This agreement is no admission of infringement by either side", "Both sides are glad"),
            "settle-no-admission-missing",
        ),
        (("USD 300", "USD 5,000"), "settle-above-limit"),
        (("USD 300", "EUR 300"), "settle-other-currency"),
        (("complaint 88123456789", "the complaint"), "settle-scope-unnamed"),
        (("Mossfern Works Ltd", "Guardian Agents"), "settle-owner-unnamed"),
        (("by 2026-11-20", "within 5 days after receipt of payment"), "settle-pay-first"),
        (("3. Owl", "3. A penalty of USD 100 is due for each violation. Owl"), "settle-penalty"),
        (("3. Owl", "3. The courts of Delaware have exclusive jurisdiction. Owl"), "settle-forum"),
        (("3. Owl", "3. Owl Shop refrains in perpetuity. Owl"), "settle-forever"),
        (("4. Mossfern Works Ltd releases Owl Shop", "4. The Seller releases Mossfern"), "settle-release-one-sided"),
        (
            ("Mossfern Works Ltd withdraws complaint 88123456789", "The Seller withdraws his counter-notice"),
            "settle-no-withdrawal",
        ),
        (("3. Owl Shop pays", "3. To the agent's personal account Owl Shop pays"), "settle-private-account"),
        (("3. Owl", "3. Owl Shop shall disclose the names of its suppliers. Owl"), "settle-supplier-told"),
        (("3. Owl", "3. Owl Shop shall never contest the validity of the mark. Owl"), "settle-no-challenge"),
        (("3. Owl", "3. Owl Shop confirms that its listing infringed the right. Owl"), "settle-admission"),
        (("; either side may show them to the platform", ""), "settle-secret-from-platform"),
    ],
)
def test_what_a_draft_lacks_or_hides_is_named(change: tuple[str, str], found: str) -> None:
    assert found not in ids(GOOD)
    assert found in ids(GOOD.replace(*change))


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (
            "甲方收到款项后撤诉。乙方承认侵权，支付违约金。",
            {"settle-admission", "settle-penalty", "settle-pay-first", "settle-no-release"},
        ),
        ("甲方于5个工作日内撤诉，放弃追究。本协议不构成对侵权的承认。", {"settle-scope-unnamed"}),
        (
            "Продавец признаёт нарушение. Правообладатель отзывает жалобу после оплаты. Неустойка 100 руб.",
            {"settle-admission", "settle-penalty", "settle-pay-first", "settle-no-release"},
        ),
        (
            "Жалоба отзывается до 20.11.2026. Соглашение не признание: не является признанием. Не имеет претензий.",
            {"settle-scope-unnamed"},
        ),
    ],
)
def test_chinese_and_russian_drafts_are_read_as_well(draft: str, found: set[str]) -> None:
    seen = ids(draft)
    assert found <= seen
    assert ("settle-no-withdrawal" in seen) is False


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        (
            "卖方放弃一切索赔。甲方于5个工作日内撤回投诉。卖方应提供供应商名单，并付款至个人账户。卖方确认其商品侵权。",
            {"settle-release-one-sided", "settle-supplier-told", "settle-private-account", "settle-admission"},
        ),
        ("卖方撤回反通知，并不得对商标权的有效性提出异议。", {"settle-no-withdrawal", "settle-no-challenge"}),
        (
            "Продавец отказывается от претензий и сообщает имена поставщиков. Продавец признаёт, что нарушил права.",
            {"settle-release-one-sided", "settle-supplier-told", "settle-admission"},
        ),
        (
            "Продавец отзывает апелляцию и обязуется не оспаривать права на знак; оплата на личную карту агента.",
            {"settle-no-withdrawal", "settle-no-challenge", "settle-private-account"},
        ),
    ],
)
def test_what_binds_only_us_is_seen_in_chinese_and_russian(draft: str, found: set[str]) -> None:
    assert found <= ids(draft)


@pytest.mark.parametrize(
    "draft",
    [
        "Each party releases the other from all claims.",
        "Mossfern withdraws the complaint by 2026-11-20 and the Seller withdraws the appeal. All claims are released.",
        "双方互不追究。",
        "Стороны отказываются от взаимных претензий. Продавец не признаёт нарушения.",
    ],
)
def test_what_binds_both_sides_is_not_one_sided(draft: str) -> None:
    assert not {"settle-release-one-sided", "settle-no-release", "settle-admission"} & ids(draft)


def test_the_words_a_point_rests_on_are_quoted_in_every_language() -> None:
    text = GOOD.replace("USD 300", "USD 5,000")
    for point in settlement_points(SettlementDraft(text=text, case=case())):
        for language in LANGUAGES:
            assert Wording().say(point.finding.says, language)
        if point.finding.id == "settle-above-limit":
            assert point.span is not None
            assert text[slice(*point.span)] == "USD 5,000"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("For every breach Owl Shop owes USD 100.", "penalty"),
        ("Owl Shop will never sell owls.", "forever"),
        ("The duty runs for an unlimited period.", "forever"),
        ("Owl Shop gives the names of all who made the goods.", "supplier-told"),
        ("乙方今后不得销售任何同类商品。", "forever"),
        ("乙方应告知进货渠道。", "supplier-told"),
        ("乙方承认其行为侵害了甲方权利。", "admission"),
        ("Продавец подтверждает, что товар был контрафактным.", "admission"),
        ("После зачисления денег будет направлен отзыв жалобы до 20.11.2026.", "pay-first"),
        ("Деньги переводятся на карту физического лица.", "private-account"),
        ("Продавец отказывается от возражений против прав на знак.", "no-challenge"),
        ("Продавец никогда не предлагает сов.", "forever"),
    ],
)
def test_a_clause_is_known_by_what_it_does(line: str, found: str) -> None:
    assert f"settle-{found}" not in ids(GOOD)
    assert f"settle-{found}" in ids(GOOD + line)


@pytest.mark.parametrize(
    "line",
    [
        "Стороны подтверждают, что нарушения отсутствуют.",
        "No party admits anything by signing.",
        "Except towards the platform, the terms are confidential.",
        "除平台外，双方对内容保密。",
    ],
)
def test_what_harms_nobody_is_not_warned_of(line: str) -> None:
    draft = GOOD.replace("5. The terms are confidential; either side may show them to the platform.\n", "")
    assert ids(draft + line) == ids(draft)


def test_a_release_may_be_a_discharge_and_a_legal_form_may_be_written_out() -> None:
    draft = GOOD.replace("releases Owl Shop from all claims", "discharges Owl Shop from every claim")
    assert ids(draft.replace("Mossfern Works Ltd", "Mossfern Works Limited")) == ids(GOOD)


def test_without_a_limit_the_seller_is_asked_to_set_one_first() -> None:
    assert "settle-no-limit-set" in ids(GOOD, case(limit=None))


def test_sums_are_read_in_many_forms() -> None:
    text = "US$1,200.50; 3 000 руб.; ¥2,000; 1.500,00 EUR; 800美元; £40"
    assert [(str(a), c) for a, c, _ in sums_in(text)] == [
        ("1200.50", "USD"), ("3000", "RUB"), ("2000", "CNY"), ("1500.00", "EUR"), ("800", "USD"), ("40", "GBP"),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_flood_of_words_costs_little() -> None:
    with at_most(10):
        settlement_points(SettlementDraft(text="after payment withdraw " * 50_000 + "收到付款" * 20_000, case=case()))
        flood = "".join(word * 6_000 for word in ("сообщ", "личн", "призна"))
        settlement_points(SettlementDraft(text=flood, case=case()))


def test_a_place_of_jurisdiction_that_is_left_open_is_nothing_to_warn_of() -> None:
    assert "settle-forum" not in ids("Applicable law and place of jurisdiction: ____________ (leave open).")
    assert "settle-forum" in ids("Place of jurisdiction: Hamburg.")


def test_the_words_shown_are_whole_words() -> None:
    text = "Стороны договорились. Продавец признаёт нарушение и платит 90 USD."
    shown = [
        text[slice(*point.span)] for point in settlement_points(SettlementDraft(text=text, case=case())) if point.span
    ]
    assert "признаёт нарушение" in shown


BARE = """Settlement between Mossfern Works Ltd and Owl Shop regarding complaint 88123456789.
1. {first}
2. {second}
3. {third}
"""
NONE, WITHDRAWS = "No admission is made.", "Mossfern Works Ltd withdraws the complaint by 20 November 2026."
WAIVES = "Mossfern Works Ltd waives all claims."


@pytest.mark.parametrize(
    ("first", "second", "third", "found"),
    [
        (NONE, WITHDRAWS, WAIVES, set()),
        ("Nothing here is an acknowledgement of liability.", WITHDRAWS, WAIVES, set()),
        ("Стороны не признают нарушений.", WITHDRAWS, WAIVES, set()),
        ("双方均不承认任何责任。", WITHDRAWS, WAIVES, set()),
        ("Owl Shop regrets having infringed the picture.", WITHDRAWS, WAIVES, {"admission"}),
        ("The Seller warrants that the picture was used without permission.", WITHDRAWS, WAIVES, {"admission"}),
        ("乙方对侵犯甲方著作权的行为表示道歉。", WITHDRAWS, WAIVES, {"admission"}),
        ("Продавец извиняется за допущенное нарушение прав.", WITHDRAWS, WAIVES, {"admission"}),
        (NONE, "Mossfern Works Ltd may withdraw the complaint by 20 November 2026.", WAIVES, {"withdrawal-optional"}),
        (NONE, "甲方可酌情于2026年11月20日前撤回投诉。", WAIVES, {"withdrawal-optional"}),
        (NONE, "Заявитель вправе до 20 ноября 2026 г. отозвать жалобу.", WAIVES, {"withdrawal-optional"}),
        (NONE, WITHDRAWS, "Owl Shop waives all claims against Mossfern Works Ltd.", {"release-one-sided"}),
        (f"{NONE} Owl Shop pays three instalments of USD 250 each.", WITHDRAWS, WAIVES, {"above-limit"}),
        (f"{NONE} Owl Shop платит 700 (семьсот) долларов США.", WITHDRAWS, WAIVES, {"above-limit"}),
        (f"{NONE} 乙方分三期支付，每期250美元。", WITHDRAWS, WAIVES, {"above-limit"}),
        (f"{NONE} Owl Shop pays two thousand dollars.", WITHDRAWS, WAIVES, {"sum-in-words"}),
        (f"{NONE} За каждый день продавец платит пеню.", WITHDRAWS, WAIVES, {"penalty"}),
    ],
)
def test_a_draft_is_read_in_other_words_too(first: str, second: str, third: str, found: set[str]) -> None:
    seen = ids(BARE.format(first=first, second=second, third=third)) - {"settle-no-admission-missing"}
    assert seen == {f"settle-{id}" for id in found}
