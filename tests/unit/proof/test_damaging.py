"""What the seller's own notes and chats admit or plan is found, told to him alone, and goes into no packet."""

from __future__ import annotations

import pytest
from defence_cast import US, case, in_every_language, listing, paper, reading, seen, sha, words

from rejoinder.domain.evidence import Inspection, Item, PaperKind, Place
from rejoinder.domain.finding import DAMAGING, Gravity, harmed_by
from rejoinder.domain.right import Right
from rejoinder.proof.damaging import admissions, is_damaging


def note(text: str, kind: PaperKind = PaperKind.NOTE, place: Place = Place.EVIDENCE) -> Inspection:
    return paper("note.txt", kind, text=text, place=place)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("供应商说发票可以补开，日期写早一点", "false-paper"),
        ("Ask him to back-date the invoice", "false-paper"),
        ("Попроси сделать накладную задним числом", "false-paper"),
        ("我知道这批不是正品", "not-genuine"),
        ("1:1 复刻，专柜看不出来", "not-genuine"),
        ("these are replicas, mirror quality", "not-genuine"),
        ("Это реплика, зато дёшево", "not-genuine"),
        ("你就说是从代理商那里买的", "untruth"),
        ("Just tell them it is original", "untruth"),
        ("Скажи, что оригинал", "untruth"),
        ("我们没有授权，一直这样卖", "no-licence"),
        ("We have no license for this one", "no-licence"),
        ("У нас нет лицензии на него", "no-licence"),
        ("Send me 200, and make the invoice with any company name you want", "false-paper"),
        ("发票抬头随便写，日期也可以", "false-paper"),
        ("Накладную сделаем на любую фирму", "false-paper"),
        ("Write that it is licensed, nobody will check", "untruth"),
        ("说是官方的就行，没人查", "untruth"),
        ("Напиши, что официальный, и всё", "untruth"),
        ("Лицензии у нас никогда не было", "no-licence"),
        ("Отшили ещё сотню сверх заказа", "no-licence"),
        ("We printed 300 more beyond the order and kept them", "no-licence"),
        ("超订单的那些我们自己卖掉了", "no-licence"),
        ("把logo打码再上架", "hiding"),
        ("blur the logo on the second picture", "hiding"),
        ("图片是网上随便找的，大家都在用", "taken-from-others"),
        ("I took the pictures from the internet", "taken-from-others"),
        ("Фото скачал из интернета", "taken-from-others"),
    ],
)
def test_an_admission_is_found_in_three_languages(text: str, kind: str) -> None:
    assert [one.kind for one in admissions(note(text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "请给我开发票，抬头是公司名称",
        "这个没有货了，下周到",
        "我们的图片被盗了",
        "这不是假货，是正品",
        "Please send the invoice for 300 pieces.",
        "We sell no replicas.",
        "Bearbeitet. 1:1 im Verhältnis",
        "Это не подделка",
        "授权书没有问题，有效期到年底",
        "просто скажите адрес доставки",
        "По лицензии нет вопросов, она действует до мая",
        "Please make out the invoice to our company name, dated today",
        "请核实一下数量，没有人回复我",
        "Scale model car 1:18",
    ],
)
def test_ordinary_words_are_no_admission(text: str) -> None:
    assert admissions(note(text)) == ()


def test_a_formal_paper_uses_such_words_to_forbid() -> None:
    words = "The dealer shall sell no counterfeits; 不得销售假货、高仿商品。"
    assert not is_damaging(paper("letter.pdf", PaperKind.AUTHORISATION, text=words))
    assert not is_damaging(note("these are replicas", PaperKind.INVOICE))


def test_the_other_sides_words_are_no_admission_of_ours() -> None:
    assert not is_damaging(note("these are replicas", place=Place.CLAIMED))


def test_the_day_on_which_it_was_said_is_told() -> None:
    chat = note("2026年5月3日 上午9:12\n有授权吗\n没有授权", PaperKind.CHAT)
    found = [one for one in seen(case(reading(Right.COUNTERFEIT)), chat) if one.id.startswith(DAMAGING)]
    assert "3 May 2026" in words(*(one.says for one in found))


def test_it_is_private_and_weakens() -> None:
    found = [one for one in seen(case(), note("发票可以让供应商补开")) if one.id.startswith(DAMAGING)]
    assert [(one.private, one.gravity) for one in found] == [(True, Gravity.WEAKENS)]
    assert harmed_by(found) == {sha("note.txt")}


def test_a_title_that_calls_the_goods_a_copy_is_told_where_a_brand_complains() -> None:
    titled = (listing(title="1:1 quality shoulder bag"),)
    about_brand = seen(case(reading(Right.COUNTERFEIT), listings=titled))
    about_work = seen(case(reading(Right.COPYRIGHT), listings=titled))
    assert [one.id.startswith(f"{DAMAGING}title") for one in about_brand].count(True) == 1
    assert not [one for one in about_work if one.id.startswith(DAMAGING)]


@pytest.mark.parametrize("name", ["Амбр 50 мл (копия люкс)", "Amber 50 ml, luxury copy", "顶级仿 琥珀香水 50ml"])
def test_a_bill_that_lists_the_goods_as_copies_is_told_where_a_brand_complains(name: str) -> None:
    bill = paper("bill.pdf", PaperKind.RECEIPT, items=(Item(says=name),))
    told = {right: seen(case(reading(right)), bill) for right in (Right.TRADEMARK, Right.COPYRIGHT)}
    assert sha("bill.pdf") in harmed_by(told[Right.TRADEMARK])
    assert sha("bill.pdf") not in harmed_by(told[Right.COPYRIGHT])


def test_it_is_said_in_three_languages() -> None:
    chat = note(
        f"{US}\n2026-05-03 09:12\n补开发票吧。不是正品。你就说是正品。没有授权。logo打码。网上找的图。", PaperKind.CHAT
    )
    for said in in_every_language(case(reading(Right.COUNTERFEIT)), chat).values():
        assert said.count("note.txt") >= 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Could you date the invoice earlier, please? I need it before March.", "false-paper"),
        ("供应商回复：这款是仿的，没有授权", "not-genuine"),
        ("supplier: honestly this is a copy, very good one", "not-genuine"),
        ("we knew the bottle was patented but everybody sells it", "infringes"),
        ("我们其实是侵权的，先下架吧", "infringes"),
        ("知道人家有专利，改一点就行", "infringes"),
        ("Make the lamp exactly like theirs, only cheaper", "modelled-on-others"),
        ("照着那家的图画一个", "modelled-on-others"),
        ("Сделаем как у них, только ручку поменяем", "modelled-on-others"),
        ("Знаем, что это чужой бренд", "infringes"),
        ("Bitte die Rechnung rückdatieren", "false-paper"),
        ("Das ist ein Plagiat, aber gut gemacht", "not-genuine"),
        ("genau wie bei denen nachbauen", "modelled-on-others"),
        ("Çakma ama kaliteli", "not-genuine"),
        ("Rakibin aynısını çizelim", "modelled-on-others"),
        ("Sahte fatura ayarlarız", "false-paper"),
        ("Hàng nhái loại 1", "not-genuine"),
        ("Làm hóa đơn lùi ngày giúp em", "false-paper"),
        ("Vẽ giống bên họ đi", "modelled-on-others"),
        ("we are sorry that we used your photo", "conceded"),
        ("不好意思，不知道这是你们的专利", "conceded"),
        ("wir haben die Bilder aus dem Internet kopiert", "taken-from-others"),
        ("cash from a stall, no invoice", "without-papers"),
        ("наличными с рынка, без чека", "without-papers"),
        ("买家以为是正品", "taken-for-original"),
        ("Думала, что оригинал", "taken-for-original"),
        ("фото взяли у конкурента", "taken-from-others"),
        ("Lisansımız yok ama satıyoruz", "no-licence"),
        ("Wir haben keine Lizenz dafür", "no-licence"),
        ("Chưa xin bản quyền mà bán rồi", "no-licence"),
        ("die Klammer trifft Anspruch 1 von denen ziemlich genau", "infringes"),
        ("уберём название, не хотели использовать ваше", "conceded"),
        ("hay mình đổi cổ đèn giống bên họ", "modelled-on-others"),
        ("你参考一下我昨天转你的Pinterest那种感觉", "modelled-on-others"),
    ],
)
def test_an_admission_is_found_in_the_languages_of_sellers(text: str, kind: str) -> None:
    assert kind in [one.kind for one in admissions(note(text))]


@pytest.mark.parametrize(
    "text",
    [
        "They say our goods are counterfeit. We bought them from the distributor.",
        "The complaint alleges that this is a replica, which is wrong.",
        "Please send me a copy of the invoice.",
        "These are copies of the contract and the delivery note.",
        "We will take the listing down on Friday for the holiday.",
        "Do you know whether it infringes the patent?",
        "Our lawyer says the lamp does not infringe their design.",
        "We never copy competitors.",
        "The invoice was dated 3 May, the delivery followed a week later.",
        "Can you make it like the sample we sent, please?",
        "Please make the handle longer, like the drawing.",
        "Original box included, not a copy.",
        "Your goods are counterfeit, remove them.",
        "I downloaded the certificate from the office's site.",
        "Do not make up invoices, ask the supplier for the real one.",
        "The logo will cover the whole front of the box.",
        "Sorry for the late answer, I used your old address.",
        "Cash on delivery, receipt enclosed.",
        "I thought they were blue.",
        "样品已经寄出，请查收",
        "请参考附件里的尺寸图",
        "发票日期写错了，请重开一张正确的",
        "我们没有卖假货",
        "对方投诉说我们卖假货，其实是从代理商进的",
        "授权书下周寄到",
        "这个款式是我们自己画的，没有参考别人",
        "请把图片上的文字去掉，再发一张",
        "这批货和上次一样的做",
        "客户问有没有现货",
        "合同已经签好了，麻烦盖章",
        "我们不卖仿品",
        "参考价格见附件",
        "1:1配货，已发",
        "现金付款，发票已开",
        "Мы не продаём подделки.",
        "Заявитель утверждает, что это реплика.",
        "Пришлите копию договора.",
        "Это копия паспорта и свидетельства.",
        "Уберём товар со склада в пятницу.",
        "Сделайте логотип крупнее, как на макете.",
        "Покупатель думал, что размер больше.",
        "Скажите, что нужно для отгрузки.",
        "Наш товар не нарушает их патент.",
        "Оплата наличными, чек приложен.",
        "Дата поставки 3 мая, раньше не успеем.",
        "Извините за задержку с ответом.",
        "Die Klammer verletzt das Patent nicht.",
        "Ob das die Marke verletzt, prüft der Anwalt.",
        "Die Rechnung kommt nachträglich per Post.",
        "Bitte machen Sie es wie auf der Zeichnung.",
        "Wir haben keine gefälschten Waren.",
        "Das Original liegt im Büro.",
        "Marka başvurumuz onaylandı, tescil belgesi ektedir.",
        "Sahte ürün satmıyoruz.",
        "Faturayı ekte gönderiyorum.",
        "Kumaş numunesi eskisinin aynısı olsun.",
        "Hóa đơn đã gửi cho khách hôm qua.",
        "Bên mình không vi phạm gì cả.",
        "Mẫu này làm giống bản vẽ nhé.",
        "Giá giống năm ngoái.",
    ],
)
def test_harmless_words_of_daily_business_are_no_admission(text: str) -> None:
    assert admissions(note(text)) == ()


def test_a_ledger_tells_of_goods_bought_without_papers() -> None:
    rows = "日期 单号 型号 来源 发票\n2026-06-03 RK-0603 NX-24 散货档口（现金） 无 旧款\n"
    ledger = paper("ledger.xlsx", PaperKind.SALES_RECORD, text=rows)
    assert [one.kind for one in admissions(ledger)] == ["without-papers"]
    assert not is_damaging(paper("ledger.xlsx", PaperKind.SALES_RECORD, text="replica of 3 May"))


def test_a_record_of_changes_tells_of_the_complainants_mark_in_former_words() -> None:
    rows = "item,field,old_value,new_value\n1,title,LUMO filter,OWN filter for LUMO\n"
    record = paper("history.csv", PaperKind.OTHER, text=rows)
    found = [one for one in seen(case(reading(Right.TRADEMARK, mark="LUMO")), record) if one.id.startswith(DAMAGING)]
    assert [one.id.split(".")[1] for one in found] == ["former-wording"]
    assert "LUMO filter" in words(*(one.says for one in found))


def test_an_unused_conversation_is_not_called_helpful() -> None:
    said = words(*(one.says for one in seen(case(), note("the parcel left today", PaperKind.CHAT))))
    assert "helps beside" not in said
    assert "reads a conversation whole" in said
