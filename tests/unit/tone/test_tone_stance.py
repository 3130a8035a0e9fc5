"""Words that would hurt are taken from the writer by the grammar they stand in, and by nothing else."""

from __future__ import annotations

import pytest

from rejoinder.adapters.shipped.lexicon import tone_lexicon
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.tone import Frame, Stance, ToneKind
from rejoinder.tone.guard import review
from rejoinder.tone.stance import is_asserted

DENIED = Frame(name="denied", kinds=frozenset({ToneKind.ADMISSION}), before="not copied")
ASKED = Frame(name="asked", kinds=frozenset({ToneKind.ADMISSION}), before="^did", after=r"\?$")
STANCE = Stance(turn=", but ", frames=(DENIED, ASKED))


def said(words: str, found: str, kind: ToneKind = ToneKind.ADMISSION) -> bool:
    start = words.index(found)
    return is_asserted(kind, (start, start + len(found)), words, STANCE)


def test_a_frame_takes_away_what_stands_within_its_reach() -> None:
    assert said("we have copied it", "copied")
    assert not said("we have not copied it", "copied")
    assert said("we have not copied yours, but copied his", "copied his")
    assert said("copied it, that is what we have not copied", "copied it")


def test_a_frame_with_two_sides_needs_both() -> None:
    assert not said("did we take it?", "we take it")
    assert said("did we take it", "we take it")
    assert said("we did take it?", "did take it")


def test_a_frame_takes_away_its_own_kinds_alone() -> None:
    assert said("we have not copied it", "copied", ToneKind.INSULT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_the_same_frames(language: str) -> None:
    names = {frame.name for frame in tone_lexicon().stances[language].frames}
    assert names >= {"asked", "supposed", "reported", "denied", "taken_back", "harmless"}


@pytest.mark.parametrize(
    "text",
    [
        "Had our printer used your drawing, the lines would match.",
        "Do you mean that we sold replicas of your lamp?",
        "It is not true that our shop stole your pictures.",
        "The claim that we copied the vase is unfounded.",
        "倘若我们用了贵方的图，原图里就会有水印。",
        "您的意思是我们卖了假货吗？",
        "说我们盗用图片，与事实不符。",
        "Если бы мы взяли ваш снимок, размер файла совпал бы.",
        "Вы считаете, что мы продавали подделки?",
        "Неверно, что мы украли ваши фотографии.",
    ],
)
def test_what_is_not_said_as_a_fact_is_no_admission(text: str) -> None:
    assert review(text, None, tone_lexicon()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "I never said that your agent is a liar.",
        "对方扬言不给钱就让我们关门。",
        "我没说您是骗子。",
        "Покупатель кричал, что мы жулики.",
        "Я не говорю, что вы лжёте.",
    ],
)
def test_what_others_said_and_what_is_not_meant_is_told(text: str) -> None:
    assert review(text, None, tone_lexicon()) == ()


@pytest.mark.parametrize("text", ["He said that you are a crook.", "他说你们是骗子。", "Он сказал, что вы жулики."])
def test_an_insult_to_the_reader_is_one_whoever_said_it(text: str) -> None:
    assert {one.kind for one in review(text, None, tone_lexicon())} == {ToneKind.INSULT}


@pytest.mark.parametrize(
    "text",
    [
        "You say we copied the vase, but in fact we did copy the lamp from your page.",
        "We do not deny that we used your photographs without permission.",
        "As you say, we took the pictures from your website.",
        "贵方说我们卖了假表，不过我们确实盗用了贵方的图片。",
        "您说得对，图片是我们从您店里下载的。",
        "Вы пишете о сумках, но фотографии мы действительно украли у вас.",
        "Мы не отрицаем, что использовали ваш логотип без разрешения.",
    ],
)
def test_an_admission_beside_a_denial_or_a_report_is_heard(text: str) -> None:
    assert ToneKind.ADMISSION in {one.kind for one in review(text, None, tone_lexicon())}


@pytest.mark.parametrize(
    "text",
    [
        "Let us settle this without litigation.",
        "The marketplace will suspend the page until both sides have answered.",
        "Nobody at our desk has received the certificate.",
        "No power of attorney was ever given by the sender; the agent has not sent his mandate.",
        "Предлагаем решить вопрос без иска.",
        "Площадка может снять карточку до ответа сторон.",
        "我们希望不通过诉讼解决。",
        "平台可能暂停该页面，直到双方答复。",
        "明知侵权仍销售的，应当承担赔偿责任。",
        "可以派人来厂里看样品。",
    ],
)
def test_peace_and_procedure_are_no_pressure_and_a_missing_paper_no_blame(text: str) -> None:
    assert review(text, None, tone_lexicon()) == ()


@pytest.mark.parametrize(
    "text", ["我們承認未經許可使用了貴公司的圖片。", "再不撤訴，後果自負，別怪我們不客氣。", "你們就是一群騙子。"]
)
def test_traditional_characters_are_read_as_simplified_ones(text: str) -> None:
    found = review(text, None, tone_lexicon())
    assert found
    assert all(text[slice(*one.span)] in text for one in found)


def test_the_same_words_are_marked_in_one_way() -> None:
    found = review("我们发誓以后永远不会再出现任何侵权。", "zh", tone_lexicon())
    assert [one.kind for one in found] == [ToneKind.PROMISE]
