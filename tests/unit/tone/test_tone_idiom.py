"""Idioms, rhetorical questions, conditions and irony are heard as a native hears them; look-alikes pass."""

from __future__ import annotations

import pytest

from rejoinder.adapters.lexicon import tone_lexicon
from rejoinder.tone.guard import review

HEARD = [
    ("en", "blame", "Thanks to your robots our shop has been closed since Tuesday."),
    ("en", "threat", "Keep going like this and you will be the next one to lose a shop."),
    ("en", "threat", "If the complaint stays, we will empty our drawers in front of your boss."),
    ("en", "insult", "Does anyone there even know what a design is?"),
    ("en", "admission_of_liability", "We did use your drawing, but only on the sleeve."),
    ("en", "unkeepable_promise", "Such slips are a thing of the past."),
    ("en", "absolute_claim", "There is not a shred of similarity."),
    ("en", "sarcasm", "How thoughtful of you to write on a Sunday night."),
    ("en", "pressure", "There is a nice bonus in it for you."),
    ("zh", "blame", "这口黑锅我们不背。"),
    ("zh", "threat", "丑话说在前头，再这么闹下去对谁都没好处。"),
    ("zh", "insult", "就凭这点本事也来当律师？"),
    ("zh", "admission_of_liability", "厂家早就告诉过我们这是仿的，我们照样上架了。"),
    ("zh", "unkeepable_promise", "我们拍着胸脯说，绝无下次。"),
    ("zh", "absolute_claim", "两款鞋没有一丝一毫的相似。"),
    ("zh", "sarcasm", "敢情圆形也归贵司了。"),
    ("zh", "pressure", "一点小意思，请您高抬贵手。"),
    ("ru", "blame", "Вот к чему приводит ваша спешка."),
    ("ru", "threat", "На вашем месте мы бы хорошенько подумали."),
    ("ru", "insult", "Вы вообще видели когда-нибудь свидетельство?"),
    ("ru", "admission_of_liability", "Ваш рисунок мы и правда взяли с сайта без спросу."),
    ("ru", "unkeepable_promise", "Даём голову на отсечение: подобное осталось в прошлом."),
    ("ru", "absolute_claim", "Между знаками нет ни капли сходства."),
    ("ru", "sarcasm", "Надо же, какая трогательная забота о покупателях."),
    ("ru", "pressure", "Окажите нам услугу, в долгу не останемся."),
    ("en", "threat", "We have long memories, and our contacts sit high."),
    ("en", "insult", "Did a toddler get hold of the keyboard?"),
    ("en", "blame", "Your agent struck no match, you lit the fuse yourselves."),
    ("zh", "sarcasm", "贵司是不是还垄断了阳光？"),
    ("zh", "threat", "贵方的店铺可要小心。"),
    ("ru", "threat", "Присматривайте за своим складом: память у нас хорошая."),
    ("ru", "insult", "Вы договор чем читали?"),
    ("ru", "emotional", "Ваша жалоба — нож в спину."),
    ("en", "threat", "By spring there will be nothing left of your shop but a sign."),
    ("en", "insult", "Even my goldfish would have spotted the difference."),
    ("en", "sarcasm", "Will you be registering gravity as well?"),
    ("en", "blame", "We are left with the bill for the mess that your agent made."),
    ("zh", "threat", "您仓库的地址，我们一直记着呢。"),
    ("zh", "insult", "这位代理的脑子怕是短路了。"),
    ("zh", "sarcasm", "按您这个逻辑，月亮也归贵司了。"),
    ("zh", "admission_of_liability", "我们动了歪心思，随手拿来就用了。"),
    ("ru", "threat", "Будете упорствовать — растрезвоним о вас по всем чатам."),
    ("ru", "insult", "Эту жалобу писал стажёр на коленке?"),
    ("en", "threat", "The tax office would love the story of your warehouse."),
    ("en", "absolute_claim", "No shop on this street is more careful than ours."),
    ("en", "unkeepable_promise", "The box will arrive on Friday, rain or shine."),
    ("zh", "threat", "我舅舅就在税务局上班，您家开票的事他清楚。"),
    ("zh", "sarcasm", "贵司下一步是不是打算把空气也注册成商标？"),
    ("zh", "pressure", "给您店里补三十单好评，这事就翻篇。"),
    ("ru", "threat", "Обзвоним ваших дилеров по списку."),
    ("ru", "absolute_claim", "На рынке нет поставщика честнее нас."),
    ("ru", "unkeepable_promise", "Посылка дойдёт до вас в срок, что бы ни случилось."),
    ("ru", "sarcasm", "Скоро, видимо, запатентуете и радугу?"),
    ("ru", "private_data", "Он ждёт вас: ул. Лесная, д. 3, кв. 12."),
    ("en", "sarcasm", "Tell us once you learn how to use a magnifying glass."),
    ("en", "threat", "We do hope you have a good lawyer."),
    ("zh", "blame", "泄露样图的偏偏是贵方自己的设计师。"),
    ("zh", "threat", "我们有的是时间陪你们耗。"),
    ("zh", "absolute_claim", "圈里谁不清楚这图是我们先画的。"),
    ("zh", "sarcasm", "等你们学会看日期，再来找我们。"),
    ("ru", "blame", "Загляни вы в накладную, спорить было бы не о чем."),
    ("ru", "threat", "Отравить вам торговлю нетрудно."),
    ("ru", "admission_of_liability", "Мы закрыли на это глаза: уж больно хорошо брали."),
    ("ru", "sarcasm", "Какая честь — получить письмо от самого защитника человечества."),
    ("en", "admission_of_liability", "If we are honest, we copied your label."),
    ("en", "admission_of_liability", "Our designer took nothing except the border."),
    ("zh", "admission_of_liability", "除了花边，我们别的什么都没抄。"),
    ("ru", "admission_of_liability", "Кроме каймы мы ничего не скопировали."),
    ("ru", "admission_of_liability", "Если честно, мы скопировали вашу этикетку."),
    ("ru", "threat", "Станете упираться — ваш магазин не обрадуется."),
    ("ru", "threat", "Не обижайтесь потом, если у вашего склада соберутся люди."),
    ("ru", "blame", "Вся беда в том, что ваши люди работают наспех."),
    ("ru", "pressure", "Как насчёт двух тысяч, а вы забываете об этом деле?"),
    ("ru", "blame", "Вы ткнули в первую попавшуюся карточку, а у нас стоит склад."),
]


@pytest.mark.parametrize(("language", "kind", "text"), HEARD)
def test_an_idiom_is_heard_as_what_it_means(language: str, kind: str, text: str) -> None:
    assert kind in {finding.kind.value for finding in review(text, language, tone_lexicon())}


HARMLESS = [
    ("en", "Thanks to your quick answer we could correct the listing."),
    ("en", "If the complaint stays, we will file an appeal under the rules of the platform."),
    ("en", "Without admitting anything, we offer 100 euros if you withdraw the complaint."),
    ("en", "We congratulate you on the grant of your patent."),
    ("en", "The complaint rests on your registration of 2019."),
    ("en", "The goods are said to be fake; the licence shows the contrary."),
    ("zh", "若贵方不撤回投诉，我方将依程序提交反通知。"),
    ("zh", "在不承认任何责任的前提下，若贵方撤诉，我方愿意支付一百欧元。"),
    ("zh", "恭贺贵方取得专利授权。"),
    ("zh", "现有文件中没有权利人的授权书。"),
    ("ru", "Если жалоба не будет отозвана, мы подадим апелляцию по правилам площадки."),
    ("ru", "Без признания нарушения предлагаем 100 евро, если вы отзовёте жалобу."),
    ("ru", "Поздравляем с получением патента."),
    ("ru", "Неучтённых заказов нет; общее впечатление от знаков разное."),
    ("en", "Your notice names a shop that was never ours."),
    ("en", "We found no record of such a shipment; a copy of this letter is sent to the marketplace."),
    ("en", "The Holmes mark is registered in class 25."),
    ("ru", "Следите за сроком: память устройства, которое мы продаём, — 8 ГБ."),
    ("zh", "恭喜贵方获得注册证。"),
    ("en", "The registered mark shows a drawing of the sun, class 21."),
    ("en", "Please tell us once you have registered the licence."),
    ("zh", "按照贵方的说法，该图片首次发表于2020年。"),
    ("zh", "贵方的地址已记录在授权书中。"),
    ("ru", "Платить по этому счёту мы не обязаны."),
    ("ru", "Адрес вашей компании указан в реестре."),
    ("ru", "Мы расскажем вам о нашем поставщике подробнее."),
    ("en", "Our TikTok shop showed the lamp on 4 May, as Exhibit 2 says."),
    ("en", "Let us settle the matter between ourselves, in writing."),
    ("en", "We know that counterfeits harm the makers of the originals."),
    ("en", "Clause 2 contains an admission, and we ask to strike it."),
    ("zh", "撤回须由权利人本人直接致函平台，由我方转交无效。"),
    ("zh", "我方不接受商品系盗版的说法。"),
    ("zh", "我方已逐一核查所有链接，结果如下。"),
    ("zh", "该国商标号由七位数字组成，贵方所列为六位。"),
    ("ru", "В прошлом году мы уже направляли вам договор."),
    ("ru", "Цену оставим без изменений."),
    ("ru", "Понимаем, что контрафакт наносит ущерб правообладателям."),
    ("ru", "Предлагаем решить вопрос между собой, письменно."),
    ("ru", "Счёт выставлен на имя господина Ли."),
    ("en", "Please correct the notice or tell us which right you mean."),
    ("en", "We checked the listings one by one."),
    ("zh", "贵方主张没有任何检测报告支持。"),
    ("zh", "所有数据以证据二为准，对方尚未答复。"),
    ("ru", "Просим прислать договор или ваше свидетельство."),
    ("zh", "请勿私下联系本店客服。"),
    ("ru", "Скриншоты расходятся с данными уведомления."),
    ("en", "This is our last chance to reply under rule 3."),
    ("ru", "Либо пришлите свидетельство, либо укажите его номер."),
    ("en", "How about a call at 10:00 on Thursday?"),
    ("ru", "Просим указать, какой именно ваш знак имеется в виду."),
]


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_a_harmless_look_alike_passes(language: str, text: str) -> None:
    found = review(text, language, tone_lexicon())
    assert [(finding.rule, text[slice(*finding.span)]) for finding in found] == []


def test_the_layers_of_a_language_are_read_as_one() -> None:
    ids = [rule.id for rule in tone_lexicon().of("ru")]
    assert len(ids) == len(set(ids))
    assert {rule.instead is not None for rule in tone_lexicon().of("ru")} == {True}
