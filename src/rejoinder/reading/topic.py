"""The headings and form questions of notices, and what each asks for."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.text.lazy_pattern import regex

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, regex(pattern))
    for topic, pattern in (
        ("revised", r"submitting a revised|zendesk ticket|revised dmca"),
        ("ticket", r"ticket number"),
        ("role", r"are you the (?:copyright|owner|author|rights)|copyright (?:holder|owner) or authori[sz]ed to act"),
        ("forks", r"\bforks?\b|each fork is a distinct"),
        ("license", r"open source licen[cs]e|which licen[cs]e|licensed under"),
        ("measures", r"technological measures|circumvent(?:ion)?|how (?:is|does) the accused project|access controls?"),
        ("remedy", r"best solution|changes can be made|describe the change|do you want to make changes"),
        ("infringer", r"alleged infringer'?.? ?s? contact|infringer.{0,3}s contact"),
        (
            "statement",
            (
                r"good.faith belief|penalty of perjury|fair use|i have read and understand|following statement|"
                r"please confirm that you have"
                r"|consent to (?:the )?jurisdiction|statement (?:that|under)"
            ),
        ),
        (
            "contact",
            (
                r"get back to you|telephone number|physical address|contact (?:you|details|information|us)|"
                r"full (?:legal )?name|signature"
            ),
        ),
        (
            "original",
            r"what work was|^\W*(?:the )?(?:copyrighted |original )?works? (?:that (?:is|was|are|were) )?infringed",
        ),
        ("original", r"infring\w* (?:up)?on (?:\w+ ){0,4}works?.{0,30}(?:listed|below|following|:)"),
        (
            "accused",
            (
                r"files? (?:should be|were) (?:taken|disabled)|infringing (?:url|link|material|content|item|listing|"
                r"product|page|website|domain|web ?site|location)"
                r"|(?:material|content|items?|page|works?) (?:that is|that are|which is|which are|is|are|"
                r"you)? ?(?:claimed |alleged(?:ly)? )?(?:to be )?(?:infring|allege)"
                r"|repository url that is infringing|location of (?:the )?(?:infringing|material|allegedly)|"
                r"urls? (?:of|to|for) (?:the )?(?:infring|allegedly|unauthori)"
                r"|(?:reported|offending|violating|accused|disputed|removed|unauthori[sz]ed|pirated?|illegal|"
                r"counterfeit|taken.down|affected|blocked) (?:url|link|content|listing|item|material|page|product|"
                r"site|repositor|cop)"
                r"|identif(?:y|ication of) the (?:full repository|location of the material|material|infring|"
                r"specific files|content)|specific files"
                r"|listings? complained|should be (?:removed|taken down)|allegedly infring|"
                r"alleged infringement(?:s)? (?:are|is|can be|url)|(?:infringement|violation)s? (?:urls?|links?|"
                r"locations?)"
                r"|(?:infringing|illegal|unauthori[sz]ed|pirated) .{0,40}(?:following|below|listed|available|located|"
                r"found|at)"
                r"|被投诉(?:的)?(?:商品|链接|产品)|侵权(?:链接|商品|产品|网址|地址|url)|涉嫌侵权|违规商品|涉案商品|"
                r"涉及商品|处罚商品|下架商品"
                r"|(?:оспариваем|спорн|нарушающ|заблокированн|указанн)\w* (?:товар|карточ|ссылк|страниц)|"
                r"ссылк[аи] на (?:товар|карточк|нарушен)|товары?,? (?:на котор|указанн|заблок|снят)"
            ),
        ),
        (
            "original",
            (
                r"original (?:work|copyrighted|content|source|url|product|site|page|material)|copyrighted work|"
                r"what work was|work (?:was )?(?:allegedly )?infringed"
                r"|official (?:url|site|web|page|store|content|material)|legitimate (?:site|website|content|source)|"
                r"work (?:claimed|alleged)|where (?:it|the original) is posted"
                r"|原(?:作|创|图)|官方|权利(?:链接|作品)|оригинал|официальн\w+ (?:сайт|магазин|страниц)|"
                r"identification of the (?:copyrighted|original|trademark)"
            ),
        ),
        ("nature", r"nature of your|ownership or authori[sz]ation|describe the nature"),
        ("evidence", r"attach|annex|evidence|screenshot|appendix|证据|附件|приложени|доказательств"),
        ("counter", r"why you believe the material was removed|mistake or misidentification|counter.?noti"),
    )
)


@lru_cache(maxsize=1_024)
def topic_of(heading: str) -> str | None:
    """The topic of a heading or form question in lower case, or None."""
    for topic, pattern in TOPICS:
        if pattern.search(heading):
            return topic
    return None
