"""Conversations that messengers and marketplaces export: known as such, and dated by their last message."""

from __future__ import annotations

import datetime as dt

import pytest
from paper_desk import laid, read, said

from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.proof.inspection import inspect
from rejoinder.proof.screen import Screen, screen_of

WECHAT = """
微信聊天记录
2024-03-05 09:12 林小姐: 样品收到了
2024-03-05 09:15 陈先生: 好的，下周发货
2024-03-11 14:20 林小姐: 谢谢
"""
WHATSAPP = """
12/03/2024, 14:05 - Anna Lee: Hi, are the clips ready?
13/03/2024, 09:10 - Bob: Yes, shipped today
13/03/2024, 09:12 - Anna Lee: Great
"""
WHATSAPP_US = """
3/12/24, 2:05 PM - Anna Lee: Hi, are the clips ready?
3/13/24, 9:10 AM - Bob: Yes, shipped today
3/20/24, 9:12 AM - Anna Lee: Great
"""
WHATSAPP_IOS = """
[12.03.24, 14:05:33] Anna: Sind die Klammern fertig?
[13.03.24, 09:10:02] Bernd: Ja, heute verschickt
[14.03.24, 09:12:44] Anna: Super
"""
TELEGRAM = """
[24.11.2025 12:10] Роман: Добрый день
[24.11.2025 12:38] Алина: здравствуйте
[25.11.2025 09:15] Ольга: отвечу завтра
"""
TELEGRAM_DESKTOP = """
Anna Lee, [7 Jun 2024 at 17:31:02]:
Hello, did you get the drawing?
Bob, [8 Jun 2024 at 09:02:11]:
Yes, thanks
Anna Lee, [9 Jun 2024 at 10:00:40]:
Fine
"""
TRADE_MANAGER = """
buyer_tom 2024-06-07 17:31:22
Do you have HM-5 in blue?
温州禾木 2024-06-07 17:40:01
有的，蓝色现货
buyer_tom 2024-06-08 08:15:30
Please send 200 sets
"""
ANOTHER_MESSENGER = """
聊天记录导出
会话：永嘉铜件-周师傅
2025-09-01 10:12  小禾工作室
周师傅，新画的挂件图发您了，货号 XH-31
2025-09-01 10:40  永嘉铜件-周师傅
可以做，300个起
2025-09-04 16:02  小禾工作室
好的，合同寄出了
"""
CHATS = {
    "day-hour-writer-over-words": (ANOTHER_MESSENGER, dt.date(2025, 9, 4)),
    "wechat": (WECHAT, dt.date(2024, 3, 11)),
    "whatsapp": (WHATSAPP, dt.date(2024, 3, 13)),
    "whatsapp-us": (WHATSAPP_US, dt.date(2024, 3, 20)),
    "whatsapp-ios": (WHATSAPP_IOS, dt.date(2024, 3, 14)),
    "telegram": (TELEGRAM, dt.date(2025, 11, 25)),
    "telegram-desktop": (TELEGRAM_DESKTOP, dt.date(2024, 6, 9)),
    "trade-manager": (TRADE_MANAGER, dt.date(2024, 6, 8)),
}


def _inspect(content: str, name: str) -> Inspection:
    return inspect(Papers().from_bytes(content.encode(), relative=f"evidence/{name}", place=Place.EVIDENCE))


@pytest.mark.parametrize("name", CHATS)
def test_an_exported_conversation_is_known_and_dated_by_its_last_message(name: str) -> None:
    text, on = CHATS[name]
    assert screen_of(laid(text, media_type="text/plain")) is Screen.CHAT
    assert _inspect(text, "chat.txt").field("issued_on").value == on  # type: ignore[union-attr]


def test_a_table_of_messages_is_a_conversation() -> None:
    text = (
        "time,sender,message\n2024-06-07 17:31,Anna,Hello there\n2024-06-08 09:02,Bob,Good morning\n"
        "2024-06-09 10:00,Anna,Bye\n"
    )
    assert _inspect(text, "chat.csv").field("issued_on").value == dt.date(2024, 6, 9)  # type: ignore[union-attr]


def test_days_that_read_in_two_ways_in_one_order_alone_are_read_in_that_order() -> None:
    text = "\n".join(f"{day}, 10:00 - Anna: hello" for day in ("3/9/2024", "4/5/2024", "5/2/2024"))
    found = _inspect(text, "chat.txt").field("issued_on")
    assert found is not None
    assert found.value == dt.date(2024, 5, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\nwe met on 12.03.2024, 14:05 at the fair.\nRegards\nAnna\nSales\n",
        "Invoice 7\nDate: 2024-03-05\nSeller: Foo Ltd\nBuyer: Bar Ltd\nTotal: 5.00\n",
        "2026-03-02 10:12 Yiwu\nAccepted\n2026-03-03 08:00 Hangzhou\nDeparted\n2026-03-05 19:40 Liege\nArrived\n",
        "order_id,date,name,quantity\n1,2024-06-07 17:31,Mug,2\n2,2024-06-08 09:02,Mug,1\n",
    ],
)
def test_what_only_has_days_is_no_conversation(text: str) -> None:
    assert screen_of(laid(text, media_type="text/plain")) is None


def test_a_paper_of_another_kind_is_not_dated_as_a_conversation() -> None:
    found = read(WECHAT, media_type="text/plain")
    assert found.kind in (PaperKind.OTHER, PaperKind.CHAT)
    assert "seller" not in said(found)
