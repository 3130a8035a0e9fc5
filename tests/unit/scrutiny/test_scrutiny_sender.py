"""The sender is looked at as a careful reader would; honest mail is left in peace."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.finding import LOOKS_LIKE_FRAUD, Finding, Gravity, Subject
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.reading import Party, Reading, Role, Stage
from rejoinder.domain.source import Attachment, ComplaintSource, SourceLink
from rejoinder.scrutiny import host
from rejoinder.scrutiny.sender import signals


def seen(
    text: str = "Dear seller, a complaint was filed.",
    *,
    links: tuple[tuple[str, str], ...] = (),
    attachments: tuple[str, ...] = (),
    owner: str | None = None,
    role: Role | None = None,
    **headers: str,
) -> list[Finding]:
    source = ComplaintSource(
        name="complaint.eml",
        media_type="message/rfc822",
        text=text,
        sha256="0" * 64,
        size_bytes=len(text),
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        links=tuple(SourceLink(href=href, shown=shown) for href, shown in links),
        attachments=tuple(
            Attachment(name=name, media_type="x/y", sha256="1" * 64, size_bytes=1) for name in attachments
        ),
    )
    parties = (Party(role=Role.OWNER, name=owner, span=(0, 1)),) if owner else ()
    read = Reading(
        file="complaint.eml",
        text=text,
        language="en",
        platform="aliexpress",
        stage=Stage.NOTICE,
        parties=parties,
        sender_role=role,
    )
    return list(signals(source, read, shipped_markets()))


def ids(findings: list[Finding]) -> list[str]:
    return [finding.id for finding in findings]


HONEST = [
    {"From": "AliExpress IPR <ipr@notice.aliexpress.com>", "To": "shop@alba.example"},
    {"From": "Amazon <no-reply@marketplace.amazon.co.uk>", "Reply_To": "notices@amazon.com"},
    {"From": "Tarnbeck Brand Protection <cases@tarnbeck.example>"},
    {"From": "Carla <carla.quillmere@gmail.com>"},
    {
        "From": '"enforce via abuse" <abuse@bruno.example>',
        "To": "abuse@bruno.example",
        "Reply_To": "e@tarnbeck.example",
    },
    {"From": "a@alba.example", "Authentication_Results": "mx; spf=fail; dkim=pass header.d=alba.example; dmarc=pass"},
    {"From": "Case Desk <x@mail.alba.example>", "Reply_To": "desk@alba.example"},
    {"From": "a@alba.example", "Reply_To": "a@alba.test"},
]


@pytest.mark.parametrize("headers", HONEST, ids=lambda headers: headers["From"])
def test_honest_mail_raises_no_signal(headers: dict[str, str]) -> None:
    assert seen(**headers) == []


@pytest.mark.parametrize(
    ("name", "platform", "how"),
    [
        ("aliexpress-ipr.com", "aliexpress", "named"),
        ("aliexpres.com", "aliexpress", "misspelt"),
        ("a1iexpress.com", "aliexpress", "lookalike"),
        ("aiiexpress.com", "aliexpress", "lookalike"),
        ("xn--liexpress-zyh.com", "aliexpress", "lookalike"),
        ("аliexpress.com", "aliexpress", "lookalike"),
        ("aliexpress.top", "aliexpress", "ending"),
        ("aliexpress.com.seller-check.top", "aliexpress", "subdomain"),
        ("amazon-brandregistry.shop", "amazon", "named"),
        ("arnazon.com", "amazon", "lookalike"),
        ("wildberies.ru", "wildberries", "misspelt"),
    ],
)
def test_a_host_that_imitates_a_marketplace_is_noticed(name: str, platform: str, how: str) -> None:
    found = host.imitation(name, shipped_markets())
    assert found is not None
    assert (found.market.slug, found.how) == (platform, how)


@pytest.mark.parametrize(
    "name",
    [
        "aliexpress.com",
        "notice.aliexpress.com",
        "aliexpress.ru",
        "amazon.co.uk",
        "amazonas-tours.example",
        "bayeux.fr",
        "etsyl.example",
        "ozone.example",
        "mail.service.alibaba.com",
        "tarnbeck.example",
        "sheinwald.example",
        "",
        "localhost",
    ],
)
def test_an_honest_host_is_left_in_peace(name: str) -> None:
    assert host.imitation(name, shipped_markets()) is None


def test_a_sender_on_a_lookalike_domain_is_worth_checking() -> None:
    (signal,) = seen(From="AliExpress IPR <notice@aliexpress-ipr.com>")
    assert (signal.id, signal.subject, signal.gravity) == (
        "sender-domain-imitates-platform",
        Subject.SENDER,
        Gravity.NOTE,
    )
    assert "aliexpress-ipr.com" in Wording().say(signal.says, "zh")


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("quilmere.example", ["sender-domain-imitates-company"]),
        ("qu1llmere.example", ["sender-domain-imitates-company"]),
        ("\u0441\u043e\u0440.example", ["sender-domain-imitates-company"]),
        ("quillmere.example", []),
        ("quillmeres.example", []),
        ("quill-mere.example", []),
        ("tarnbeck.example", []),
        ("почта.рф", []),
        ("münze.example", []),
    ],
)
def test_a_domain_one_letter_off_the_firm_is_worth_checking(domain: str, expected: list[str]) -> None:
    assert ids(seen(From=f"Desk <desk@{domain}>", owner="Quillmere Ltd")) == expected


def test_a_platforms_name_on_a_strange_address_is_worth_checking() -> None:
    assert ids(seen(From="AliExpress Security Team <notice@mail-desk.example>")) == ["sender-claims-platform"]
    assert ids(seen(From="速卖通知识产权部 <notice@mail-desk.example>")) == ["sender-claims-platform"]


def test_a_free_mailbox_that_speaks_for_a_famous_firm_is_worth_checking() -> None:
    assert ids(seen(From="legal <brand.desk@gmail.com>", owner="Disney Enterprises, Inc.")) == ["free-mailbox"]
    assert seen(From="Carla <carla@gmail.com>", owner="Quillmere Optics Ltd") == []


def test_a_reply_that_goes_to_a_free_mailbox_is_worth_checking() -> None:
    assert ids(seen(From="Desk <desk@tarnbeck.example>", Reply_To="tarnbeck.desk@gmail.com")) == [
        "reply-goes-elsewhere"
    ]


def test_a_failed_check_of_the_receiving_server_is_worth_checking() -> None:
    header = "mx.alba.example; spf=softfail smtp.mailfrom=x; dkim=none; dmarc=fail header.from=tarnbeck.example"
    assert ids(seen(From="desk@tarnbeck.example", Authentication_Results=header)) == ["authentication-failed"]


def test_a_link_that_shows_one_host_and_leads_to_another_is_worth_checking() -> None:
    links = (("https://evil.example/login", "https://seller.aliexpress.com/appeal"),)
    assert ids(seen(From="desk@tarnbeck.example", links=links)) == ["link-goes-elsewhere"]


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://seller.aliexpress.com/x", "Open the case"),
        ("https://www.tarnbeck.example/a", "tarnbeck.example"),
        ("https://eur01.safelinks.protection.outlook.com/?url=x", "www.quillmere.example"),
        ("mailto:a@quillmere.example", "a@quillmere.example"),
        ("https://track.tarnbeck.example/c?u=1", "https://quillmere.example/register"),
    ],
)
def test_an_honest_link_is_left_in_peace(href: str, shown: str) -> None:
    assert seen(From="desk@tarnbeck.example", links=((href, shown),)) == []


LURES = [
    ("Please confirm your password and verification code by reply.", "asks-for-credentials"),
    ("请您在链接中输入账户密码和验证码。", "asks-for-credentials"),
    ("Для отмены введите пароль от магазина.", "asks-for-credentials"),
    ("Pay 300 USD in Bitcoin to withdraw the complaint.", "asks-for-untraceable-payment"),
    ("请用礼品卡支付和解金。", "asks-for-untraceable-payment"),
    ("Переведите сумму в криптовалюте.", "asks-for-untraceable-payment"),
    ("Transfer the deposit to unlock your store.", "asks-for-a-fee"),
    ("请先缴纳解冻保证金。", "asks-for-a-fee"),
    ("Внесите залог за разблокировку магазина.", "asks-for-a-fee"),
]


@pytest.mark.parametrize(("text", "id"), LURES)
def test_what_a_false_message_asks_for_is_noticed(text: str, id: str) -> None:
    assert id in ids(seen(text, From="desk@tarnbeck.example"))


@pytest.mark.parametrize(
    "text",
    [
        "We will never ask you to send your password.",
        "请勿向任何人提供您的密码。",
        "The listing sells counterfeit gift cards.",
        "If you do not answer within 24 hours, the listing will be deleted and the store may be closed.",
        "请在24小时内答复，否则店铺将被关闭。",
        "The store's deposit may be withheld under the rules.",
        "We propose a licence fee of 300 USD payable by bank transfer.",
    ],
)
def test_a_stern_but_honest_message_is_left_in_peace(text: str) -> None:
    assert seen(text, From="desk@tarnbeck.example") == []


def test_a_program_in_the_attachments_is_worth_checking() -> None:
    assert ids(seen(From="desk@tarnbeck.example", attachments=("evidence.pdf.exe",))) == ["attachment-is-a-program"]
    assert seen(From="desk@tarnbeck.example", attachments=("evidence.pdf", "notice.xml")) == []


FRAUD_TEXT = """Your store will be permanently closed within 24 hours.
Verify your account here: https://aliexpress.com.seller-appeal.top/login and enter your password."""


def test_several_strong_signals_look_like_fraud() -> None:
    findings = seen(FRAUD_TEXT, From="AliExpress IPR <ipr@aliexpress-appeal.top>", Reply_To="ipr.desk@gmail.com")
    assert findings[-1].id == LOOKS_LIKE_FRAUD
    assert findings[-1].gravity is Gravity.WEAKENS
    assert len(findings[-1].because) >= 3
    assert "urgency-with-threat" in ids(findings)


@pytest.mark.parametrize(
    "text",
    [
        "【速卖通】您的店铺将在24小时内被永久关闭。请立即点击 https://aliexpress-shensu.top/login 输入账户密码。",
        "Ваш магазин будет заблокирован. Введите пароль: https://aliexpress-zhaloba.top/login",
    ],
)
def test_a_fraud_in_each_language_is_recognised(text: str) -> None:
    assert LOOKS_LIKE_FRAUD in ids(seen(text, From="AliExpress <help@aliexpress-help.top>"))


def test_one_strong_signal_alone_is_no_fraud() -> None:
    assert LOOKS_LIKE_FRAUD not in ids(seen(From="AliExpress Desk <a@mail-desk.example>"))


def test_pasted_text_with_a_head_is_read_like_a_mail() -> None:
    text = "发件人：AliExpress IPR <ipr@aliexpres.com>\n您好"
    assert ids(seen(text)) == ["sender-domain-imitates-platform"]


def test_an_imitating_host_that_is_itself_complained_of_is_no_signal() -> None:
    from rejoinder.domain.reading import AccusedListing

    text = "The shop at https://aliexpress-outlet.top/item/1 infringes our mark."
    source = ComplaintSource(
        name="x.eml",
        media_type="message/rfc822",
        text=text,
        sha256="0" * 64,
        size_bytes=1,
        headers=(("From", "a@b.example"),),
    )
    listing = AccusedListing(url="https://aliexpress-outlet.top/item/1", host="aliexpress-outlet.top", span=(12, 47))
    read = Reading(file="x.eml", text=text, language="en", platform=None, stage=Stage.NOTICE, listings=(listing,))
    assert signals(source, read, shipped_markets()) == ()


def test_every_signal_can_be_said_in_each_language() -> None:
    findings = seen(
        FRAUD_TEXT + " Pay the unlocking fee in Bitcoin.",
        From="Amazon <x@gmail.com>",
        Reply_To="y@evil.example",
        Authentication_Results="mx; dmarc=fail",
        links=(("https://evil.example", "https://www.aliexpress.com"),),
        attachments=("a.scr",),
        owner="Nike Inc",
        role=Role.PLATFORM,
    )
    assert len(findings) >= 9
    for finding in findings:
        for language in LANGUAGES:
            assert "{" not in Wording().say(finding.says, language)


@pytest.mark.slow
def test_hostile_text_is_read_in_time() -> None:
    assert seen("pay " * 40_000, From="a@b.example") == []
    assert seen("请您" * 60_000, From="a@b.example") == []
    assert seen("within 24 hours " * 10_000 + "enter your password", From="a@b.example") != []
