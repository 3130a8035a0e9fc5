"""Whether a message is no complaint at all: an automatic reply, news, orders and parcels."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Stage
from rejoinder.reading.addressee import OPENING
from rejoinder.reading.concept import Concept
from rejoinder.reading.hint import hinted
from rejoinder.reading.outcome import COMPLAINED, REJECTED
from rejoinder.reading.retraction import unlinked
from rejoinder.reading.sheet import Sheet

MATTER = re.compile(
    r"infring|copyright|trade ?-?mark|counterfeit|intellectual property|\bipr?\b|dmca|patent|take ?down|piracy|"
    r"take (?:it|this|that|them|these|those) down|perjury|good[- ]faith|rights? (?:owner|holder)|"
    r"\b(?:no|not|never|nor) (?:\w+ ){0,3}(?:permi|consent|authori[sz]|licen[sc])|exclusive (?:\w+ )?rights?|"
    r"modified cop|cop(?:y|ies) of (?:mine|my|our)\b|"
    r"\bi (?:wrote|made|drew|created|painted|photographed) (?:the|this|it|all)|did(?: not|n['’]t) (?:agree|consent|"
    r"allow|permit)|"
    r"\b(?:my|our|his|her) (?:\w+ ){0,2}(?:photo|picture|drawing|artwork|painting|illustration)|"
    r"registered (?:\w+ )?design|without (?:\w+ )?(?:permission|authori[sz]ation|consent)|unlicen[sc]ed|"
    r"unauthori[sz]ed|abuse report|utility model|\bthe marks?\b|"
    r"infraction|your (?:dispute|appeal|counter)|registered (?:\w+ )?marks?\b|verletzung de[rs]|\bcontrefa|\bklage|"
    r"you (?:complain(?:ed)? of|reported)\b|your (?:\w+ )?(?:notice|notification|report) (?:about|of|on|against|has|"
    r"was|is|"
    r"cannot|could)|your report\b|your complaint (?:has been|was|is|cannot|could not)|"
    r"\b(?:took|taken|copied|uses?) (?:\w+ )?code\b|\b(?:my|our) clients?\b|"
    r"pirated|brand|counter.?noti|licen[cs]e|retract|did not comply|non-?complian|violat|"
    r"complaint|"
    r"put (?:the|my|our) (?:\w+ )?(?:listings?|items?|products?|offers?) back|\bsketch|претензи|лицензионн|not "
    r"(?:\w+ )?hosted|"
    r"lichtbild|\blizenz|unterlassung|unberechtigt|"
    r"markennam|\bbeschwerde|\bdenuncia|\bden[úu]ncia|\bplainte\b|mise en demeure|mets en demeure|\bdiffid|\bmandant|"
    r"\bm(?:a|on) client|\bplaintiff|\bdefendant|service of process|restraining order|"
    r"markenverletz|stellungnahme|vertriebsvereinbarung|\bobjections?\b|\breminder\b|\brename\b|(?:name|word|logo|"
    r"design) is (?:ours|"
    r"mine)|injunction|legal (?:action|proceedings)|cease and desist|lawsuit|litigation|申诉|处罚|假货|售假|正品|"
    r"举报|盗用|屏蔽|维权|原图|投诉|disegno comunitario|imitazion|segnal(?:iamo|azione)|"
    r"your (?:letter|client)|\bmandat(?:e|ing)\b|protected name|\bimitation|\bobject to\b|"
    r"\b(?:taken|took) the \w+ down\b|\bstolen\b|content dispute|\bclaimant|hold(?:s|er of)? the rights?\b|"
    r"proof of your rights|\bthe master is\b|"
    r"заявител|цифров\w+ арбитраж|обратимся в суд|представител\w+ (?:автора|бренда)|\bавтор (?:которо|снимк|рисунк|"
    r"принт)|"
    r"未授权|他人权利|不当使用|品牌词|巡检|反通知|"
    r"\bregistered (?:as|under) |of another origin|\bsuspend(?:ed)? (?:the|both|your|this|these) |"
    r"placed [^.]{0,40}on hold|fraudulent|phishing|impersonat|"
    r"(?:keine|ohne (?:\w+ )?|nie eine? )(?:erlaubnis|einwilligung|zustimmung|genehmigung)|erlaubnis habe|"
    r"\bsans (?:\w+ )?(?:autorisation|accord|consentement)|\bsin (?:\w+ )?(?:autorizaci|permiso|consentimiento)|"
    r"\bsenza (?:\w+ ){0,2}(?:autorizzazion|consenso|permesso)|\bsem (?:\w+ )?(?:autoriza|permiss|consentimento)|"
    r"urheber|rechtsverletz|(?:titulaire|titular|titolare) d|inhaber(?:in)? der|marken(?:recht|verletz|inhaber)|"
    r"schutzrecht|geschmacksmuster|gebrauchsmuster|abmahn|"
    r"droits? d['’]auteur|propri[ée]t[ée] intellectuelle|contrefa|marque d[ée]pos|derechos? de autor|"
    r"propiedad intelectual|marca registrada|infracci[oó]n|falsificad|diritt[oi] d['’]autore|violazion|marchi[oo]? |"
    r"contraffa|propriet[àa] intellettuale|direitos? autora|propriedade intelectual|viola[çc][ãa]o|"
    r"侵权|知识产权|著作权|商标|专利|盗图|版权|假冒|撤诉|投诉|авторск|товарн\w+ знак|контрафакт|интеллектуальн|"
    r"правообладат|патент|жалоб|исключительн\w+ прав"
)
FILED = re.compile(
    r"complaint (?:\S+ ){0,6}(?:has been|was) (?:filed|received|submitted|made|lodged|raised|opened)|(?:received|"
    r"filed|submitted|"
    r"lodged) (?:a |an |the |\w+ ){0,4}(?:complaint|notice|report|claim|notification)|reported by|takedown notice|"
    r"收到[^。\n]{0,40}投诉|被投诉|(?:поступил|получен|подан)\w*+[^.\n]{0,40}(?:жалоб|претензи|обращени|уведомлени)|"
    r"(?:жалоб|претензи)\w*+[^.\n]{0,30}(?:поступил|получен|подан)\w*"
)
_AUTO = hinted(
    "thank deliver permanent returned contacting automat auto- autorepl autoresp office received 自动回复 автоответ "
    "автоматическ",
    r"thank(?:s| you) for (?:writing|reaching out|your (?:message|e-?mail|report|inquiry))[^.!]{0,60}[.!][^.!]{0,140}\b"
    r"(?:will (?:look|review|get back|respond|reply|be in touch|contact|read)|in the order)|"
    r"delivery to the following recipient|undeliverable|mail delivery (?:failed|subsystem)|"
    r"delivery status notification|permanent failure|returned mail|thank you for contacting|automat(?:ed|"
    r"ic) (?:reply|response)|auto-?repl(?:y|ied)|auto-?response|"
    r"out of (?:the )?office|we (?:have )?received your (?:e-?mail|message|request|inquiry|enquiry)|"
    r"your (?:e-?mail|message|ticket|request) (?:has been|was) received|自动回复|автоответ|автоматическ\w+ ответ",
    reach=80,
)
_PAPER = (
    r"(?:submission|report|complaint|notice|request|appeal|message|e-?mail|counter[- ]?noti(?:ce|fication)|inquiry|"
    r"enquiry|form|ticket|claim|documents?)s?"
)
_ACKNOWLEDGED = hinted(
    "thank received 收到 получ зарегистр принят",
    rf"(?:thank(?:s| you) for (?:submitting|filing|sending|contacting|reporting|your (?:\w+ ){{0,3}}{_PAPER})|"
    rf"\bwe(?: have|['’]ve)? received your (?:\w+ ){{0,3}}{_PAPER})\b[^!?]{{0,260}}?\bwill (?:\w+ )?"
    r"(?:review|look|get back|respond|reply|be in touch|contact|read|process|investigate|assess|examine|answer)|"
    r"收到(?:您|你|贵)[^。！\n]{0,20}(?:投诉|申诉|反通知|举报|材料|邮件|来信|申请)[^！？\n]{0,60}?(?:将|会)"
    r"[^。！\n]{0,24}"
    r"(?:处理|审核|回复|答复|审查|反馈|核实)|"
    r"(?:получили ваш|ваш\w* (?:\w+ )?(?:получен|зарегистрирован|принят))[^!?\n]{0,160}?(?:рассмотр|ответим|свяжем|"
    r"проверим)",
    reach=420,
)
"""A desk confirms that something came in, and says that it will look at it."""
_ASKS_FOR_MORE = hinted(
    "your_",
    rf"\b(?:before|until) we (?:can|could|are able to) (?:\w+ ){{1,4}}?your (?:\w+ ){{0,2}}{_PAPER}\b|"
    rf"\bto (?:process|review|handle|assess|act on|look into) your (?:\w+ ){{0,2}}(?:report|notice|complaint|claim)"
    rf"s?,? (?:we|you|"
    r"please|kindly)\b",
    reach=120,
)
"""A desk asks whoever complained for what it lacks."""
_BUYER = hinted(
    "original genuine real authentic replica fake",
    r"\b(?:is|are) (?:it|this|these|they|the [\w -]{2,40})\b[^.?!]{0,60}\b(?:original|genuine|real|authentic|replica|"
    r"fake)\b"
    r"[^.?!]{0,40}\?",
    reach=200,
)
"""A buyer asks whether goods are genuine."""
_ACCUSING = re.compile(r"infring|remov|report|claim|take ?down")
_GREETED = hinted(
    "enrolled", r"\b(?:congratulations|welcome)\b[^.]{0,80}\b(?:been|is|are) (?:now )?enrolled\b", reach=140
)
"""A desk greets a brand that it has listed."""
_NEWS = hinted(
    "unsubscribe newsletter webinar seminar register sign join promotion coupon discount sale campaign training "
    "course "
    "invite 学习 培训 直播 公告 活动 大促 退订 报名 优惠 рассылк вебинар отписаться акци скидк приглаша обучени",
    r"unsubscribe|newsletter|webinar|seminar|register now|sign up|join us|promotion|coupon|discount|\bsale\b|"
    r"campaign|training|course|invite you|学习|培训|直播课|公告|活动|大促|退订|报名|优惠|рассылк|вебинар|"
    r"отписаться|акци[яию]|скидк|приглаша|обучени",
    reach=50,
)
_LOGISTICS = re.compile(
    r"(?:order|parcel|package|shipment|delivery|invoice|payment|payout|withdrawal|refund|tracking)\b|订单|包裹|"
    r"物流|发货|发票|付款|账单|货款|заказ\w*|посылк|доставк|сч[её]т|оплат|отправлени"
)
_CARRIED = re.compile(r"below is the (?:information|report|notice)|original (?:notice|notification|message|report)")
_TELLING = (Concept.REFERENCE, Concept.DEADLINE, Concept.OWNER)
_ASKED = re.compile(
    r"remove|take ?down|disable|cease|infring\w+ (?:on |upon |our |my |the )|complaint|侵权|投诉|下架|жалоб|"
    r"нарушен|удалит|unauthori[sz]ed"
)


def unrelated(sheet: Sheet, said: str, on_host: bool) -> Stage | None:
    """The stage of a message that is no complaint, else None."""
    head = said[: OPENING * 2]
    carries_notice = _CARRIED.search(said) or REJECTED.search(said) or sheet.of(*_TELLING)
    if _AUTO.search(head) and not carries_notice:
        return Stage.UNRELATED
    if _ACKNOWLEDGED.search(said, 0, OPENING) and not on_host and not sheet.of(Concept.OWNER, Concept.DEADLINE):
        return Stage.UNRELATED if not (_CARRIED.search(said) or REJECTED.search(said)) else None
    if _GREETED.search(said, 0, OPENING) or (
        _BUYER.search(said, 0, OPENING) and not on_host and not sheet.fields and not _ACCUSING.search(said)
    ):
        return Stage.UNRELATED
    if _ASKS_FOR_MORE.search(said, 0, OPENING) and not on_host:
        return Stage.UNRELATED
    is_structured = bool(
        sheet.of(Concept.REFERENCE, Concept.OWNER, Concept.COMPLAINANT, Concept.DEADLINE, Concept.RIGHT)
    )
    if is_structured and _ASKED.search(said):
        return None
    news = {found[0] for found in _NEWS.finditer(unlinked(said))}
    if (
        not on_host
        and len(news) > 1
        and not re.search(r"dear sir|to whom|good[- ]faith|perjury|被投诉商品|your listing|您的商品", said)
        and not sheet.of(Concept.REFERENCE)
        and not FILED.search(said)
    ):
        return Stage.UNRELATED
    if not on_host and _is_logistics(said):
        return Stage.UNRELATED
    return None if on_host or MATTER.search(said) else Stage.UNRELATED


def _is_logistics(said: str) -> bool:
    """Orders, parcels and invoices are spoken of far more than rights."""
    spoken = len(_LOGISTICS.findall(said))
    if not spoken:
        return False
    matter = [word for word in MATTER.findall(said) if word != "complaint"]
    return not matter or (spoken > max(2, 2 * len(matter)) and not COMPLAINED.search(said))
