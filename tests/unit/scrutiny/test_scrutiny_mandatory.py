"""A notice is asked for what the law that applies to it asks, as the rulebooks say, and for nothing else."""

from __future__ import annotations

import pytest
from scrutiny_bench import case, found, ids, reading

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.finding import Finding
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Stage, Statements
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Citation, Rule, Rulebook, Rulebooks
from rejoinder.domain.seller import Seller

WHOLE = Statements(good_faith=True, accuracy=True, perjury=True)
REPOSITORY = "https://github.com/alba/heron"


def missing(
    text: str, statements: Statements, *, platform: str = "github", country: str | None = None
) -> list[Finding]:
    read = reading(text, rights=[Right.COPYRIGHT], stage=Stage.NOTICE, platform=platform, statements=statements)
    findings = found(case(read, seller=Seller(country=country)), rulebooks=shipped_rulebooks())
    return [finding for finding in findings if finding.id.startswith("statements-missing")]


@pytest.mark.parametrize(
    "foot",
    ["Sincerely,\nCarla Quillmere", "Thanks\n[private]", "[private]\nManaging Director", "/s/ Carla", "此致\n卡拉"],
)
def test_a_name_or_a_blacked_out_one_under_a_notice_is_a_signature(foot: str) -> None:
    assert missing(f"Remove {REPOSITORY}. Write to carla@quillmere.example.\n\n{foot}", WHOLE) == []


def test_a_notice_that_ends_in_nobodys_name_is_unsigned() -> None:
    (defect,) = missing(f"Remove {REPOSITORY}. Write to desk@quillmere.example.", WHOLE)
    assert "signature" in Wording().say(defect.says, "en")
    assert defect.because[-1].id == "us-dmca.notice"
    assert defect.source is not None
    assert "512(c)(3)" in defect.source


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("Item https://www.etsy.com/listing/1655443321012 copies it.", True),
        ("See https://shop.example/p/20260303112233.", True),
        ("Call +44 20 7946 0958.", False),
        ("Write to [private].", False),
    ],
)
def test_the_digits_of_an_address_are_no_telephone(line: str, lacks: bool) -> None:
    found_missing = missing(f"Remove {REPOSITORY}. {line}\n\nSincerely,\nCarla Quillmere", WHOLE)
    named = [one.id for finding in found_missing for one in dict(finding.says.values)["missing"]]
    assert ("scrutiny.statement.contact" in named) is lacks


def test_each_lacking_statement_is_named_in_each_language() -> None:
    (defect,) = missing("Remove the picture of ours. Regards, Carla", Statements())
    for language in LANGUAGES:
        said = Wording().say(defect.says, language)
        assert "{" not in said
        assert len(said) > 60
    assert [one.id.rpartition(".")[2] for one in dict(defect.says.values)["missing"]] == [
        "location",
        "contact",
        "good_faith",
        "accuracy",
        "perjury",
    ]


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("under the penalties of perjury", "github"),
        ("I swear under oath", "etsy"),
        ("под страхом наказания", "youtube"),
    ],
)
def test_a_statement_in_other_words_counts(words: str, platform: str) -> None:
    said = Statements(good_faith=True, accuracy=True)
    assert missing(f"Remove {REPOSITORY}, {words}. Regards, carla@quillmere.example", said, platform=platform) == []


def test_the_american_law_is_not_asked_of_a_notice_on_another_platform() -> None:
    assert missing("Remove it.", Statements(), platform="ozon") == []


def test_the_european_law_is_asked_where_the_seller_is_in_the_union() -> None:
    text = "Remove item 12 at https://www.ebay.de/itm/12. Carla, carla@quillmere.example"
    assert [one.id for one in missing(text, Statements(), platform="ozon", country="FR")] == ["statements-missing-dsa"]
    assert missing(text, Statements(good_faith=True), platform="ozon", country="FR") == []


def test_a_law_from_a_rulebook_of_ones_own_is_asked_too() -> None:
    says = {"en": "A notice names its sender.", "zh": "通知应载明发送者。", "ru": "Уведомление называет отправителя."}
    law = Rule(
        id="own.notice",
        kind="law",
        says=says,
        source=(Citation(cite="Act of Quillmere, s. 3"),),
        body={"asks_of": "notice", "requires": ["email"], "articles": ["3"]},
    )
    profile = Rule(
        id="own.profile", kind="profile", says=says, source=(), body={"platforms": ["quill"], "laws": ["own"]}
    )
    book = Rulebook(id="own", title=says, version="1", sha256="0" * 64, rules=(law, profile))
    read = reading("Remove it.", rights=[Right.COPYRIGHT], stage=Stage.NOTICE, platform="quill")
    (defect,) = found(case(read), rulebooks=Rulebooks(books=(book,)))
    assert (defect.id, defect.source) == ("statements-missing-own.notice", "Act of Quillmere, s. 3")
    assert "Act of Quillmere" in Wording().say(defect.says, "ru")


def test_every_platform_under_american_copyright_law_says_so_in_its_book() -> None:
    under = {
        name
        for name in ("amazon", "ebay", "etsy", "github", "redbubble", "shein", "shopify", "temu", "youtube")
        if "us-dmca" in shipped_rulebooks().laws_of(name)
    }
    assert len(under) == 9
    assert "us-dmca" not in shipped_rulebooks().laws_of("aliexpress")
    assert shipped_rulebooks().laws_of(None) == frozenset()


def test_the_formalities_of_a_passed_on_notice_are_not_held_against_it() -> None:
    read = reading("Remove it.", rights=[Right.COPYRIGHT], stage=Stage.FORWARDED_NOTICE, platform="github")
    assert not [id for id in ids(found(case(read), rulebooks=shipped_rulebooks())) if id.startswith("statements")]
