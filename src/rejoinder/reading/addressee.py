"""Whether a message speaks to the customer of a platform."""

from __future__ import annotations

from rejoinder.reading.hint import hinted

OPENING = 700
TO_CUSTOMER = hinted(
    "dear your hi_ hello 尊敬 您的 亲爱 уважаем ваш",
    r"dear (?:\w+ ){0,3}(?:customer|seller|user|client|subscriber|member|developer|merchant|vendor|partner|artist|"
    r"creator|author|"
    r"account holder|publisher)|(?:hi|hello|dear) (?!sirs?,|madam|counsel|colleagues?|team,|all,|friends?|everyone|"
    r"support,|abuse|github|registrar,|"
    r"provider,|hoster,|host,|admin)[\w.-]{2,30},|your (?:listing|repository|account|content|server|"
    r"(?:web ?)?site|product|item|store|shop|service|hosting|video|channel|app|ip)|尊敬的(?:卖家|商家|用户|客户)|"
    r"您的(?:商品|店铺|产品)|亲爱的|уважаем\w+ (?:продавец|партн|клиент|пользоват)|ваш\w* (?:товар|карточк|"
    r"магазин)",
    reach=60,
    lead=0,
)
