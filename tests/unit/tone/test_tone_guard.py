"""The guard marks what hurts, in three languages, and leaves firm and neutral words in peace."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import ToneFinding, ToneKind, ToneLexicon, ToneRule
from rejoinder.text.yaml_text import yaml_of
from rejoinder.tone.guard import review
from rejoinder.tone.sentence import language_of, mask_quotations, sentences
from tests.spent import at_most


def found(text: str, language: str | None = None) -> tuple[ToneFinding, ...]:
    return review(text, language, tone_lexicon())


def kinds(text: str, language: str | None = None) -> set[str]:
    return {finding.kind.value for finding in found(text, language)}


HURTS = [
    ("blame", "Your agent mixed up two shops and now we have to pay for it."),
    ("blame", "None of this would have happened if you had checked the listing."),
    ("blame", "责任全在你们，和我们没有关系。"),
    ("blame", "你们连商品页面都没看清楚就投诉。"),
    ("blame", "Виноваты во всём вы, и только вы."),
    ("blame", "Вы даже не открыли карточку, прежде чем жаловаться."),
    ("threat", "Withdraw it or you will regret it."),
    ("threat", "We will ruin your reputation in every forum."),
    ("threat", "再不撤诉，我们就把这事发到微博上。"),
    ("threat", "你们会为此付出代价的。"),
    ("threat", "Отзовите жалобу, а то пожалеете."),
    ("threat", "Подумайте о своей репутации, пока не поздно."),
    ("insult", "Your lawyers are a bunch of amateurs."),
    ("insult", "你们就是一群骗子。"),
    ("insult", "Вы обыкновенные вымогатели."),
    ("admission_of_liability", "We copied your photo because ours was not ready."),
    ("admission_of_liability", "We used your logo without permission."),
    ("admission_of_liability", "The complaint is justified; we violated your rights."),
    ("admission_of_liability", "我们承认这批鞋子是假货。"),
    ("admission_of_liability", "美工偷懒，直接用了您的照片。"),
    ("admission_of_liability", "Мы скопировали ваше фото."),
    ("admission_of_liability", "Простите, что мы нарушили ваши права на знак."),
    ("unkeepable_promise", "This will never happen again."),
    ("unkeepable_promise", "我们保证以后绝不会再出现任何侵权问题。"),
    ("unkeepable_promise", "Такое больше никогда не повторится."),
    ("absolute_claim", "We have never sold a fake in our life."),
    ("absolute_claim", "本店所有商品均为正品，绝无例外。"),
    ("absolute_claim", "Все наши товары всегда подлинные, без исключений."),
    ("private_data", "Call our packer, mobile +44 7700 900999."),
    ("private_data", "Her home address is 9 Puddle Row."),
    ("private_data", "他的身份证号是110101199001011234。"),
    ("private_data", "Его паспорт 4500 123456."),
    ("emotional", "This is an outrage!!!"),
    ("emotional", "WE HAVE HAD ENOUGH OF THIS."),
    ("emotional", "求求你们放过我们吧。"),
    ("emotional", "Мы в отчаянии и не спим ночами."),
    ("sarcasm", "Congratulations, you have found a lamp that is not yours."),
    ("sarcasm", 'Bravo to your "experts".'),
    ("sarcasm", "贵司的“专家”果然名不虚传。"),
    ("sarcasm", "Отлично, ещё один робот, который не умеет читать."),
    ("pressure", "Name your price and we forget the whole thing."),
    ("pressure", "只要您撤诉，好处少不了您的。"),
    ("pressure", "Лично вам 500 долларов, если отзовёте жалобу."),
]


@pytest.mark.parametrize(("kind", "text"), HURTS)
def test_words_that_hurt_are_marked_with_their_kind(kind: str, text: str) -> None:
    assert kind in kinds(text)


PASSES = [
    "Nothing in this letter is an admission of liability.",
    "Without admitting liability, we have removed the listing as a precaution.",
    "We do not admit any infringement, and we deny that the picture was used without permission.",
    "We did not use your photograph.",
    "Your agent wrote that we are “criminals” and “thieves”; the invoice is Exhibit 2.",
    "The notice states that we copied the photograph; the raw file is Exhibit 4.",
    "If we do not hear from you by 5 June, we will file our counter-notice.",
    "We reserve all rights, including the right to seek compensation.",
    "We propose to pay a licence fee of 300 USD under a written agreement.",
    "The fabric is 100% cotton and every page is numbered.",
    "We undertake not to offer item 1005888800001111 again.",
    "Our office telephone is +86 571 8800 1234, customer service.",
    "Complaint IPR-2026-0518-44001 of 5 June concerns item 1005888800001111.",
    "It is not your fault that the platform merged the two cases.",
    "我方不承认任何侵权。",
    "我方否认未经许可使用该图片。",
    "在不承认责任的前提下，我方已先行下架该商品。",
    "贵方来函称我们的商品是“假货”，称我们是“小偷”。",
    "若周二前未收到回复，我方将在平台提交反通知。",
    "我方承诺不再销售编号1005888800001111的商品。",
    "回复迟了，非常抱歉。",
    "Мы не признаём нарушения и не использовали вашу фотографию.",
    "Не признавая ответственности, мы сняли карточку с продажи.",
    "Вы написали, что наш товар «подделка», а мы «воры».",
    "Если до вторника ответа не будет, мы подадим возражение на площадке.",
    "Счёт-фактура № 12345678 охватывает 120 штук модели Q-2.",
    "Приносим извинения за задержку ответа.",
    "",
    "   \n\n",
]


@pytest.mark.parametrize("text", PASSES)
def test_firm_and_neutral_words_pass(text: str) -> None:
    assert [(finding.rule, text[slice(*finding.span)]) for finding in found(text)] == []


def test_a_span_marks_the_words_in_the_whole_text() -> None:
    text = "Dear Sirs,\nwe have read your notice. You are liars. Kind regards"
    (finding,) = found(text)
    assert text[slice(*finding.span)] == "liars"


def test_each_finding_says_why_and_offers_other_words() -> None:
    (finding,) = found("We used your logo without permission.")
    assert (finding.gravity, finding.says.id) == (Gravity.BLOCKS, "tone.admission_of_liability")
    assert finding.instead is not None
    assert kinds(finding.instead) == set()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_words_offered_instead_pass_themselves(language: str) -> None:
    for rule in tone_lexicon().of(language):
        assert rule.instead is None or found(rule.instead, language) == ()


def test_a_sentence_in_another_language_is_judged_by_its_own_rules() -> None:
    assert kinds("Dear Sirs, thank you for your letter.\n你们就是一群骗子。\nВы лжецы.", "en") == {"insult"}
    assert len(found("Dear Sirs, thank you for your letter.\n你们就是一群骗子。\nВы лжецы.", "en")) >= 2


def test_a_typographic_apostrophe_is_an_apostrophe() -> None:
    assert kinds("You didn’t even bother to look.") == {"blame"}


@pytest.mark.parametrize("text", ["We sell the card game Fool's Gold.", "Our puzzle The Happy Thief is new."])
def test_an_insult_in_the_name_of_goods_is_none(text: str) -> None:
    assert kinds(text) == set()
    assert kinds("You are Fools.") == {"insult"}


def test_an_address_is_in_no_language() -> None:
    assert language_of("贼的邮箱 somebody.with.a.long.name@example.com") == "zh"


def test_quoted_words_are_not_ours_but_quoted_private_data_are() -> None:
    assert kinds("You called us “pathetic liars”.") == set()
    assert kinds("He wrote “my mobile is +44 7700 900999”.") == {"private_data"}


def test_a_rule_needs_all_its_words_and_is_excused_by_one() -> None:
    rule = ToneRule(id="x", kind=ToneKind.BLAME, find="alpha", needs=("beta",), unless=("gamma",))
    lexicon = ToneLexicon(rules=(("en", (rule,)),))
    assert [one.span for one in review("alpha beta.", "en", lexicon)] == [(0, 5)]
    assert review("alpha.", "en", lexicon) == ()
    assert review("alpha beta gamma.", "en", lexicon) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ("See Art. 5 and No. 7 of Alba Ltd. in full.", 1),
        ("第一句。第二句！第三句？", 3),
        ("Первое. Второе; третье.", 3),
        ("см. ст. 5 и п. 3", 1),
        ("", 0),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_quoted_words_are_blanked_out_letter_by_letter() -> None:
    text = 'He said “you lie” and "go".'
    assert len(mask_quotations(text)) == len(text)
    assert "lie" not in mask_quotations(text)
    assert mask_quotations("don't stop") == "don't stop"


def test_the_language_is_told_by_the_letters() -> None:
    assert [language_of(text) for text in ("Hello", "你好 AliExpress", "Привет, AliExpress", "123")] == [
        "en",
        "zh",
        "ru",
        "en",
    ]


@settings(deadline=None)  # the first text of a process waits for the patterns
@given(st.text(max_size=200))
def test_every_span_lies_in_the_text_and_spans_of_one_kind_do_not_overlap(text: str) -> None:
    findings = found(text)
    for finding in findings:
        assert 0 <= finding.span[0] < finding.span[1] <= len(text)
    for kind in ToneKind:
        spans = [finding.span for finding in findings if finding.kind is kind]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


LETTER = """Dear Sir or Madam,

We have received your notice of 5 May 2026 concerning item 1005888800001111. The picture that you name was taken by
our own photographer on 3 March 2024; the raw file is enclosed as Exhibit 1 and the invoice of the studio as Exhibit 2.
The catalogue in which it appeared was printed in April 2024, before the date on which your work was completed.

We therefore ask you to withdraw the complaint by 20 May 2026. If you take another view, we would be grateful for the
documents on which it rests, in particular the registration certificate and the power of attorney of your agent.
Nothing in this letter is an admission of liability, and we reserve all rights.

Kind regards
Alba Lamps Ltd
"""


def test_a_proper_letter_passes_and_is_read_quickly() -> None:
    assert found(LETTER) == ()
    with at_most(0.5):
        for _ in range(5):
            found(LETTER)


@pytest.mark.parametrize(
    "text",
    [
        "you " * 5_000, "我们" * 8_000, "вы не " * 4_000, "!" * 50_000, "a" * 30_000, "1 " * 10_000,
        "." * 50_000 + "x", "7" * 50_000 + "个", "一" * 50_000, "вайбер" * 8_000,
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_time(text: str) -> None:
    with at_most(5):
        found(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "shared", [["我们收到了通知", "请寄来授权书", "你们就是骗子"], ["We took it", "no", "Send the deed"]]
)
def test_a_long_text_without_repetition_is_read_in_time(shared: list[str]) -> None:
    text = "".join(f"{shared[n % 3]}{n}，" + ("。" if n % 5 == 0 else "") for n in range(6_000))
    with at_most(4):
        found(text)


@pytest.mark.slow
def test_a_sentence_is_judged_alike_alone_and_among_others() -> None:
    told = yaml_of((Path(__file__).parents[3] / "benchmarks/tone_sentences/en.yaml").read_text("utf-8"))
    lines = [line for kind in told for line in told[kind][::9]]
    alone = [(one.rule, line[slice(*one.span)]) for line in lines for one in found(line)]
    text = "\n".join(lines)
    assert [(one.rule, text[slice(*one.span)]) for one in found(text)] == alone


def test_the_words_before_are_marked_as_far_as_the_rule_leads() -> None:
    rule = ToneRule(id="r", kind=ToneKind.THREAT, find="or else", lead=9)
    lexicon = ToneLexicon(rules=(("en", (rule,)),))
    texts = ("Now sign it or else", "Sign.It or else", "or else")
    assert [text[slice(*one.span)] for text in texts for one in review(text, "en", lexicon)] == [
        "sign it or else",
        "It or else",
        "or else",
    ]


@pytest.mark.parametrize("filler", ["and so on ", "如此等等，", "word" * 9])
def test_a_word_that_hurts_is_found_in_a_sentence_without_an_end(filler: str) -> None:
    text = filler * 300 + "\nno end " * 300 + "we will destroy you"
    assert [text[slice(*one.span)] for one in found(text) if one.kind is ToneKind.THREAT] == ["we will destroy you"]


@pytest.mark.slow
def test_every_pattern_of_the_lexicons_matches_something_and_never_nothing() -> None:
    for _, rules in tone_lexicon().rules:
        for rule in rules:
            for pattern in (rule.find, *rule.needs, *rule.unless):
                assert re.compile(pattern).search("") is None, rule.id


def shipped_sentences() -> list[tuple[str, str, str]]:
    """Every sentence that goes out in statements and letters, by file and language."""
    root = resources.files("rejoinder")
    statements = yaml_of(root.joinpath("words/statement.yaml").read_text("utf-8"))
    held = [
        (f"statement.{key}", language, told[language]) for key, told in statements.items() for language in LANGUAGES
    ]
    for purpose in root.joinpath("letters").iterdir():
        if purpose.name.endswith(".yaml"):
            told = yaml_of(purpose.read_text("utf-8"))
            held += [(f"letter.{purpose.name}", language, text) for language, text in spoken(told, None)]
    return held


def spoken(node: object, language: str | None) -> Iterator[tuple[str, str]]:
    """Every string of a letter that goes out, with its language; its advice to the seller does not go out."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in {"send_when", "not_when"}:
                yield from spoken(value, key if key in LANGUAGES else language)
    elif isinstance(node, list):
        for value in node:
            yield from spoken(value, language)
    elif isinstance(node, str) and language is not None:
        yield language, node


@pytest.mark.slow
def test_no_sentence_that_ships_for_sending_hurts() -> None:
    held = shipped_sentences()
    assert sum(name.startswith("letter.") for name, _, _ in held) > 300
    hurt = [
        (name, finding.rule, text[slice(*finding.span)])
        for name, language, text in held
        for finding in found(re.sub(r"\{[^{}]*\}", "X", text), language)
    ]
    assert hurt == []
