"""Addresses that the words around them give to somebody, rather than complain of."""

from __future__ import annotations

from rejoinder.reading.address import Address
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

ACCUSED = regex(
    r"infring|unauthori[sz]ed|without (?:our |the |any |my )?(?:authori[sz]ation|permission|consent)|illegal|"
    r"without (?:having |ever )?(?:ask|pay)|"
    r"pirat|counterfeit|take ?down|taken down|"
    r"(?:please |to |be )(?:remove|disable|delete)|removal of|disabl|violat|reported (?:url|content|listing)|"
    r"offending|accused|complained of|complaint has been|"
    r"\b(?:on|in) your (?:own )?(?:platform|(?:web ?)?site|servers?|network|store|marketplace|service|system|"
    r"repositor|project|"
    r"account)|\bcop(?:y|ies) of (?:our|my)\b|\byour (?:\w+ )?(?:repositor|project|listing|store page|web ?site|"
    r"page)\w*[,:] ?$|"
    r"stolen|copied|leak|uploaded|posted|published (?:on|at|to|in)|hosted at|located at|following (?:url|link|"
    r"repositor|page|site|website|domain|listing|item|product|content|file)|"
    r"these (?:url|link|repositor|page|site|listing|item|product)|restore|reinstat|re-?enable|retract|withdraw|"
    r"counter.?notice for|dispute|was (?:removed|disabled)|"
    r"(?:operates|runs|behind) (?:the|this|an?) (?:\w+ )?(?:shop|site|web ?site|store|page)|"
    r"\btheir (?:page|post|copy|version|file|image|upload|blog|listing)s?\b|"
    r"\b(?:image|picture|photo|file|copy) (?:file )?itself\b|"
    r"\byour (?:customer|client|user|subscriber|tenant)s?\b|(?:customer|client|user|subscriber)s? of yours|"
    r"hosting the website|websites? (?:for|located)|phishing|scam|replica|domain name|detected|"
    r"被投诉|侵权|违规|涉嫌|下架|删除|盗|涉案|抄袭|仿冒|假冒|恢复|撤诉|撤回|抽检|нарушающ|нарушени|оспарив|"
    r"контрафакт|поддел|заблокир|жалоб[аеуы]? на|без разрешения|незаконн|удалит|снят|товары?[: ]|отзыва"
)
"""Words that complain of what they stand before."""
_OWNED_BEHIND = regex(
    r"[\s)\]>,\"'”]{0,4}(?:which|that|and) (?:is|are|was) (?:\w+ )?(?:owned|developed|published|operated|sold|offered|"
    r"run) by\b"
)
"""Behind an address whose owner is then named."""
_PLACE = regex(r"(.{0,80}?) (?:is|are|can be) (?:located |available |found |accessed |seen )?(?:here|at)\b")


def is_place(lead: str) -> bool:
    """Whether a line's beginning only says where something is that it does not complain of: `The brand is here`."""
    place = _PLACE.match(lead.strip(" *_-•>"))
    return place is not None and not ACCUSED.search(place[1])


def is_owned(sheet: ParsedMessage, address: Address) -> bool:
    """Whether the words behind an address name who owns what stands there."""
    return _OWNED_BEHIND.match(sheet.flowing, address.end) is not None


def lead_of(sheet: ParsedMessage, address: Address) -> str:
    """What stands before an address on its own line."""
    return sheet.folded[sheet.line_at(address.start).start : address.start]
