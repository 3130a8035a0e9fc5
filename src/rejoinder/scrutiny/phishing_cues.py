"""What a false message asks for, in three languages, and whose names it borrows."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex

_ASKED: dict[str, tuple[str, ...]] = {
    "asks-for-credentials": (
        (
            r"\b(?:send|provide|enter|confirm|verify|give|submit|reply with|update|tell)\b[^.\n]{0,40}"
            r"\b(?:password|passcode|pin code|login details|log-?in credentials|account credentials|verification code|"
            r"one-time (?:code|password)|security code|otp|card number|cvv)\b"
        ),
        (
            r"\b(?:log|sign) ?-?in\b[^.\n]{0,80}"
            r"\b(?:password|passcode|verification code|sms code|one-time (?:code|password)|security code)\b"
        ),
        r"(?:登录|输入|填写)[^。\n]{0,40}(?:密码|验证码|校验码)",
        r"\b(?:войдите|авторизуйтесь)[^.\n]{0,60}(?:парол|код из смс|код подтверждения)",
        r"\b(?:log|sign) ?in\b[^.\n]{0,60}\b(?:verify|confirm|validate)\b[^.\n]{0,30}\b(?:account|identity|password)\b",
        r"\b(?:verify|validate|confirm) your (?:account|identity|login)\b[^.\n]{0,60}(?:link|below|here|https?://)",
        r"(?:请|您|你|须|需|点击|登录)[^。\n]{0,24}(?:提供|发送|输入|填写|告知|回复|确认|验证)[^。\n]{0,16}(?:密码|验证码|登录信息|账号信息|银行卡号|支付密码)",
        (
            r"(?:пришлите|отправьте|введите|сообщите|укажите|подтвердите|предоставьте)[^.\n]{0,40}"
            r"(?:парол|код (?:из смс|подтверждения)|данные для входа|номер карты|логин)"
        ),
    ),
    "asks-for-untraceable-payment": (
        (
            r"\b(?:pay|paid|payment|send|transfer|buy|purchase|settle|deposit|fee|amount)\b[^.\n]{0,80}"
            r"\b(?:gift cards?|itunes card|steam card|google play card|western union|moneygram|bitcoins?|btc|usdt|"
            r"tether|crypto ?currency|ethereum|crypto wallet)\b"
        ),
        (
            r"\b(?:in|via|by|with) (?:bitcoins?|btc|usdt|crypto ?currency|gift cards?|western union|moneygram)\b"
            r"[^.\n]{0,60}\b(?:wallet|address|pay\w*|withdraw\w*|release)\b"
        ),
        (
            r"(?:支付|付款|转账|汇款|购买|打款|赔偿)[^。\n]{0,30}(?:礼品卡|充值卡|比特币|泰达币|虚拟货币|数字货币|USDT|西联)"
            r"|(?:以|用|通过)(?:礼品卡|充值卡|比特币|泰达币|虚拟货币|数字货币|USDT|西联汇款)[^。\n]{0,10}(?:支付|付款|转账|结算)"
        ),
        (
            r"(?:оплат\w+|перевед\w+|перевод|отправ\w+|заплат\w+|перечисл\w+|купите)[^.\n]{0,60}"
            r"(?:подарочн\w+ карт|биткоин\w*|биткойн\w*|криптовалют\w*|криптокошел\w*|usdt|вестерн юнион)"
        ),
    ),
    "asks-for-a-fee": (
        (
            r"\b(?:pay|transfer|send|remit|wire)\b[^.\n]{0,80}\b(?:unlock|unfreeze|reactivate|release|restore|reinstate|"
            r"processing|verification|withdrawal|clearance|guarantee)\b[^.\n]{0,30}"
            r"\b(?:fee|deposit|charge|account|store|shop|funds)\b"
        ),
        (
            r"\b(?:unlock(?:ing)?|unfreez(?:e|ing)|reactivation|release|processing|verification|clearance) "
            r"(?:fee|deposit|charge)\b"
        ),
        r"(?:支付|缴纳|转账|汇款|打款)[^。\n]{0,24}(?:解冻|解封|保证金|手续费|处理费|验证费|撤诉费)",
        r"(?:解冻|解封|处理|验证|撤诉)(?:保证金|手续费|费用|费)",
        (
            r"(?:оплатите|переведите|перечислите|внесите)[^.\n]{0,60}(?:разблокир|разморо|восстановлен|комисси|залог|"
            r"за проверк|за отзыв)"
        ),
    ),
    "keeps-from-support": (
        (
            r"\bdo(?:n['’]t| not) (?:\w+ ){0,2}(?:contact|call|write to|ask|inform|tell)\b[^.\n]{0,30}"
            r"\b(?:customer (?:service|support)|support|seller center|platform|aliexpress|anybody|anyone)\b"
        ),
        r"(?:请勿|不要|切勿|勿)[^。，\n]{0,8}(?:联系|咨询|告知|询问)[^。，\n]{0,10}(?:客服|平台|官方|小二|他人|任何人)",
        (
            r"\bне (?:обращайтесь|пишите|звоните|сообщайте)\b[^.\n]{0,30}"
            r"(?:поддержк|служб\w+ заботы|площадк|маркетплейс|никому)"
        ),
    ),
    "moves-to-private-chat": (
        (
            r"\b(?:add|contact|message|text|write to|reach)\b[^.\n]{0,40}\b(?:whatsapp|telegram|wechat|we ?com|signal|"
            r"line id|viber)\b"
        ),
        r"(?:添加|加|联系|搜索)[^。，\n]{0,12}(?:企业微信|微信|QQ|钉钉|电报|WhatsApp|Telegram)",
        r"(?:напишите|добавьте|свяжитесь)[^.\n]{0,40}(?:whatsapp|ватсап|telegram|телеграм|wechat|viber|вайбер)",
    ),
    "asks-for-remote-access": (
        (
            r"\b(?:install|download|run|open|launch|start|connect)\b[^.\n]{0,40}"
            r"\b(?:any ?desk|team ?viewer|rust ?desk|ultra ?viewer)\b"
        ),
        r"(?:下载|安装|打开|运行)[^。\n]{0,16}(?:向日葵|ToDesk|远程控制|远程协助|AnyDesk|TeamViewer)",
        (
            r"(?:установите|скачайте|запустите|откройте)[^.\n]{0,40}"
            r"(?:any ?desk|team ?viewer|rust ?desk|удал[её]нн\w+ доступ)"
        ),
    ),
    "asks-for-private-payment": (
        r"\bfriends (?:and|&) family\b",
        r"\b(?:pay|send|transfer)\b[^.\n]{0,60}\b(?:cash ?app|zelle|venmo|personal (?:bank )?account)\b",
        r"(?:转账|付款|汇款|支付|打款)[^。\n]{0,24}(?:个人账户|个人账号|私人账户|个人微信|个人支付宝)",
        r"(?:扫描?|扫一扫)[^。\n]{0,10}(?:二维码|收款码)[^。\n]{0,10}(?:支付|付款|转账)",
        r"(?:переведите|перечислите|отправьте|оплатите)[^\n]{0,40}на (?:личную )?карту\b",
    ),
    "urgency": (
        (
            r"\b(?:within|in) (?:the next )?(?:\d{1,2}|one|two|three|six|twelve|twenty-four) hours?\b[^.\n]{0,120}"
            r"\b(?:close[ds]?|suspend\w*|terminat\w*|delet\w*|block\w*|frozen|legal action|lose)\b"
        ),
        (
            r"\b(?:immediately|urgent(?:ly)?|at once|final warning|last chance)\b[^.\n]{0,120}"
            r"\b(?:close[ds]?|suspend\w*|terminat\w*|delet\w*|block\w*|frozen|lose)\b"
        ),
        (
            r"\b(?:close[ds]?|suspend\w*|terminat\w*|delet\w*|block\w*|frozen)\b[^.\n]{0,120}"
            r"\b(?:immediately|within (?:the next )?\w{1,12} hours?|today|tonight)\b"
        ),
        r"(?:\d{1,2}|二十四|数|几)\s*(?:个)?小时(?:之)?内[^。\n]{0,40}(?:关闭|封店|冻结|永久|起诉|注销)",
        r"(?:立即|马上|立刻|尽快|否则)[^。\n]{0,40}(?:封店|永久关闭|冻结|注销)",
        r"в течение (?:\d{1,2}|одного|двух|шести|двенадцати|суток)[^.\n]{0,100}(?:заблокир|закры|удал|заморо)",
        r"(?:немедленно|срочно|иначе|в противном случае)[^.\n]{0,100}(?:заблокир|закры|удал|заморо)",
    ),
}

_PATTERNS = {id: regex("|".join(patterns), re.IGNORECASE) for id, patterns in _ASKED.items()}
_DENIED = regex(
    r"(?:\bnever\b|\bnot\b|n't\b|\bno\b|不会|不要|切勿|请勿|никогда|\bне\b)[^.。\n]{0,60}$",
    re.IGNORECASE,
)

_TOLD = regex(
    r"\b(?:buyers|customers|consumers|users|visitors)\s+to\s*$|买家[^。\n]{0,8}$|покупател\w+\s*$", re.IGNORECASE
)
"""What comes right before tells of what somebody else asks of his buyers."""
_PLACEHOLDER = regex(r"%s|%d|\{\w{0,20}\}|\$\w")
"""The words are a program's template that the complaint quotes."""
_DENIES = regex(r"请勿|不要|切勿|不会|\bnever\b|\bникогда\b", re.IGNORECASE)

_FAMOUS = frozenset(
    (
        "nike adidas apple disney lego louisvuitton gucci chanel rolex samsung sony microsoft google hermes "
        "dior prada burberry cartier puma newbalance underarmour thenorthface northface rayban oakley "
        "swarovski pandora tiffany tiffanyco warnerbros warnerbrosentertainment universalstudios nintendo "
        "pokemon mattel hasbro marvel netflix dyson philips bosch siemens canon nikon loreal sanrio "
        "hellokitty bandai coach michaelkors versace armani giorgioarmani ferrari bmw mercedesbenz toyota "
        "honda harleydavidson intel hp dell levis levistrauss crocs converse vans fifa nba nfl uefa supreme "
        "balenciaga moncler canadagoose lululemon jbl bose beats gopro "
        "耐克 阿迪达斯 苹果 迪士尼 乐高 路易威登 古驰 香奈儿 劳力士 三星 索尼 微软 华为 小米 "
        "найк адидас эппл дисней лего"
        "索尼 微软 华为 小米 найк адидас эппл дисней лего"
    ).split()
)
"""Names so famous that their owners write from domains of their own."""


def asked(id: str, text: str) -> tuple[int, int] | None:
    """Where a text asks for what `id` names, or None; a warning never to give it away does not count."""
    for found in _PATTERNS[id].finditer(text):
        before = text[max(0, found.start() - 80) : found.start()]
        if _DENIED.search(before) or _TOLD.search(before):
            continue
        if not _DENIES.search(found.group()) and not _PLACEHOLDER.search(found.group()):
            return found.span()
    return None


def famous(folded_firm: str) -> bool:
    """Whether a firm's folded name is, or begins with, a famous one of five letters or more."""
    return folded_firm in _FAMOUS or any(
        len(known) >= 5 and folded_firm.startswith(known) and len(folded_firm) <= len(known) + 14 for known in _FAMOUS
    )
