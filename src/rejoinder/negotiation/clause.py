"""Clauses of a draft agreement that somebody should look at before signing, and which side a clause binds."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rejoinder.domain.finding import Gravity
from rejoinder.text.lazy_pattern import regex

PENALTY = regex(
    r"liquidated\s+damages|\bpenalt(?:y|ies)\b|contractual\s+fine|(?:for|upon)\s+(?:each|every|"
    r"any)\s+(?:\w+\s+)?(?:breach|violation|infringement)|"
    r"违约金|罚金|每(?:次|件)违反|неустойк|штраф|\bпен[яюией]\b|за\s+каждое\s+нарушение",
    re.IGNORECASE,
)
FORUM = regex(
    r"\b(?:exclusive\s+)?jurisdiction\b|\bcourts?\s+of\b|governed\s+by\s+(?:the\s+)?laws?|\barbitrat\w+|管辖|仲裁|"
    r"适用.{0,10}法律|"
    r"подсудност|арбитраж|применим\w+\s+прав|регулируется\s+(?:правом|законодательств)",
    re.IGNORECASE,
)
FOREVER = regex(
    r"\bin\s+perpetuity\b|\bperpetual(?:ly)?\b|\bforever\b|\b(?:unlimited|indefinite)\s+(?:period|time|term|"
    r"duration)\b|"
    r"without\s+limit\s+(?:of|in)\s+time|\b(?:never|not\s+ever)\s+(?:again\s+)?(?:sell|offer|deal|use|list|import|"
    r"market)\b|any\s+(?:other\s+)?(?:products?|goods|listings?)\s+of\s+any|"
    r"永久|永远|永不|在任何时候|今后(?:均|都|也)?不(?:再|得)[^。；\n]{0,12}任何|бессрочно|навсегда|\bникогда\s+не\b",
    re.IGNORECASE,
)
_SOURCES = (
    r"(?:suppliers?|supply\s+chain|manufacturers?|factor(?:y|ies)|customers?|buyers?|sources?|"
    r"who\s+(?:supplied|made|manufactured|sold|bought|ordered))"
)
SUPPLIER_TOLD = regex(
    rf"\b(?:disclose|reveal|identif|name|provide|supply|deliver|hand\s+over|furnish|give|"
    rf"state)\w*\b[^.;\n]{{0,60}}\b{_SOURCES}\b|"
    r"(?:提供|披露|告知|交出|公开)[^。；\n]{0,20}(?:供应商|供货商|进货渠道|货源|厂家|生产商|客户|买家)|"
    r"\b(?:раскры|сообщ|назв|назыв|предостав|переда)\w*[^.;\n]{0,60}(?:поставщик|изготовител|производител|покупател|"
    r"клиент)\w*",
    re.IGNORECASE,
)
PRIVATE_ACCOUNT = regex(
    r"\b(?:personal|private)\s+(?:bank\s+|paypal\s+)?(?:account|card|wallet)\b|\bfriends\s+and\s+family\b|"
    r"\b(?:crypto\w*|bitcoin|usdt|tether|gift\s+cards?|western\s+union)\b|"
    r"(?:个人|私人)(?:银行)?(?:账户|账号|卡|微信|支付宝)|虚拟货币|加密货币|比特币|礼品卡|"
    r"\b(?:личн|частн)\w+\s+(?:\w+\s+)?(?:сч[её]т|карт|кошел)\w*|\b(?:сч[её]т|карт|кошел)\w*\s+физ(?:ического|\.|"
    r"\s)?\s*лица|криптовалют\w*|биткоин\w*|подарочн\w+\s+карт\w*",
    re.IGNORECASE,
)
NO_CHALLENGE = regex(
    r"\b(?:not|never)\s+(?:to\s+)?(?:challenge|contest|dispute|attack|oppose)\b[^.;\n]{0,60}\b(?:validity|ownership|"
    r"rights?|"
    r"registration|mark|patent)\b|\bno[- ]challenge\b|"
    r"不(?:得|再)?(?:对|就)?[^。；\n]{0,20}(?:有效性|权属|商标权|专利权)[^。；\n]{0,8}(?:异议|质疑|挑战|无效)|"
    r"(?:не\s+оспарива\w+|(?:отказ\w+\s+от|не\s+заявля\w+)\s+(?:\w+\s+)?(?:возражени|"
    r"оспаривани)\w+)[^.;\n]{0,60}(?:действительност|прав|регистраци|знак|патент)\w*",
    re.IGNORECASE,
)
CLAUSES: Sequence[tuple[str, re.Pattern[str], Gravity, bool]] = (
    ("private-account", PRIVATE_ACCOUNT, Gravity.BLOCKS, True),
    ("penalty", PENALTY, Gravity.WEAKENS, True),
    ("supplier-told", SUPPLIER_TOLD, Gravity.WEAKENS, True),
    ("no-challenge", NO_CHALLENGE, Gravity.WEAKENS, True),
    ("forum", FORUM, Gravity.NOTE, True),
    ("forever", FOREVER, Gravity.WEAKENS, True),
)
"""Id, words, gravity, and whether a lawyer should see it."""
_US = r"sellers?|respondents?|卖方|卖家|被投诉方|店铺方|продав(?:ец|ца|цу)|ответчик\w*"
_OURS = regex(r"counter-?\s?noti\w+|\bappeals?\b|申诉|反通知|апелляц\w*|встречн\w+|возражени\w+", re.IGNORECASE)
_THEIRS = regex(r"\b(?:complaints?|claims?|reports?|infringement\s+notices?)\b|投诉|жалоб\w*", re.IGNORECASE)
_MUTUAL = regex(
    r"\b(?:each|both|mutual\w*|either|parties|one\s+another)\b|双方|各方|互|сторон\w*|взаимн\w*", re.IGNORECASE
)
_HEAD = regex(r"^[\W\d]*(?:(?:the|and|therefore|accordingly|затем|также|同时)\s*,?\s*)*", re.IGNORECASE)


def is_our_filing(words: str) -> bool:
    """Whether what is withdrawn in these words is our own answer, and no complaint."""
    return bool(_OURS.search(words)) and not _THEIRS.search(_OURS.sub(" ", words))


def given_by_us(sentence: str, names: Collection[str]) -> bool:
    """Whether the seller alone is the subject at the head of a sentence."""
    bare = _HEAD.sub("", sentence, count=1)
    ours = "|".join([_US, *(re.escape(name) for name in names if name)])
    return bool(re.match(rf"(?:{ours})(?![a-zа-яё])", bare, re.IGNORECASE)) and not _MUTUAL.search(sentence)


def given_to(sentence: str, owners: Collection[str]) -> bool:
    """Whether what a sentence gives up is held against one of the owners, and not by both sides."""
    theirs = "|".join(re.escape(name) for name in owners if name)
    if not theirs or _MUTUAL.search(sentence):
        return False
    return bool(re.search(rf"(?:\bagainst\s+|\btowards?\s+|\bк\s+|对|向)(?:{theirs})", sentence, re.IGNORECASE))
