"""What kind of message a complaint is in the life of a complaint."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Stage
from rejoinder.reading.court import is_court_paper
from rejoinder.reading.hint import Hinted, hinted
from rejoinder.reading.label import Concept
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.stance import stance

OPENING = 700
_PERSONAL = re.compile(r"\b(?:i|my|me|we|our|it|this)\b")
_MATTER = re.compile(
    r"infring|copyright|trade ?-?mark|counterfeit|intellectual property|\bipr?\b|dmca|patent|take ?down|piracy|"
    r"take (?:it|this|that|them|these|those) down|perjury|good[- ]faith|rights? (?:owner|holder)|"
    r"\b(?:no|not|never|nor) (?:\w+ ){0,3}(?:permi|consent|authori[sz]|licen[sc])|exclusive (?:\w+ )?rights?|"
    r"modified cop|cop(?:y|ies) of (?:mine|my|our)\b|"
    r"\bi (?:wrote|made|drew|created|painted|photographed) (?:the|this|it|all)|did(?: not|n['’]t) (?:agree|consent|"
    r"allow|permit)|"
    r"\b(?:my|our|his|her) (?:\w+ ){0,2}(?:photo|picture|drawing|artwork|painting|illustration)|"
    r"registered (?:\w+ )?design|without (?:\w+ )?(?:permission|authori[sz]ation|consent)|unlicen[sc]ed|"
    r"unauthori[sz]ed|abuse report|utility model|\bthe marks?\b|"
    r"pirated|brand|counter.?noti|licen[cs]e|retract|did not comply|non-?complian|violat|"
    r"侵权|知识产权|著作权|商标|专利|盗图|版权|假冒|撤诉|投诉|авторск|товарн\w+ знак|контрафакт|интеллектуальн|"
    r"правообладат|патент|жалоб|исключительн\w+ прав"
)
_COUNTER = hinted(
    "counter mistake error jurisdiction accept dispute contest challenge appeal credible invalid false fraudulent "
    "unfounded baseless merit 不构成侵权 未侵权 没有侵权 反通知 申诉 抗辩 不侵权 встречн возраж нарушае согласн",
    r"removed or disabled as a result of (?:a )?mistake|as a result of (?:a )?mistake or (?:a )?misidentification|"
    r"result of mistake|removed (?:in error|by mistake|because of a (?:mistake|misunderstanding))|"
    r"^\W*(?:subject: )?(?:dmca )?counter[- ]?noti(?:ce|fication)\b|"
    r"(?:this is|please (?:accept|consider) this(?: as| to be)?|i am (?:submitting|filing|writing to (?:file|"
    r"submit))|hereby (?:submit|file)|re:|subject:|submit this|this email is|as) (?:a |an |my |our |formal |the |"
    r"dmca )*counter[- ]?noti|"
    r"(?:i|we) (?:also )?(?:consent|agree) to (?:the )?jurisdiction|(?:i|we) (?:will|"
    r"agree to) accept service of process|"
    r"(?:i|we) (?:wish|want|would like) to (?:dispute|contest|challenge|appeal) (?:the|this) (?:notice|takedown|"
    r"claim|complaint|removal)|"
    r"^\W*反通知\s|(?:我方|我司|本店|我们|本人|我店)[^。\n]{0,60}(?:不构成侵权|未侵权|没有侵权|提出(?:反通知|申诉|抗辩)|"
    r"提交反通知)|反通知(?:书|声明)|不侵权声明|"
    r"(?:(?:пода(?:ю|[её]м)|направля(?:ю|ем)|представля(?:ю|ем)|настоящ\w+|наш\w|мо[её]|тема:|subject:|это)"
    r"[^.\n]{0,40}(?:встречн\w+ уведомлени|возражени\w+ на жалобу)|^\W*встречн\w+ уведомлени|"
    r"не нарушаем|не нарушает (?:ваши|исключительные|права)|"
    r"не согласн\w+ с жалобой|возражаем против)",
    reach=160,
)
_COUNTER_FORM = re.compile(
    r"files (?:were|was) taken down|do you want to make changes to your repository|content that has been disabled|"
    r"material was removed as a result of a mistake"
)
_REPLY = hinted(
    "your contend client",
    r"(?:in response to|responding to|received|reply to|regarding|contend in|allege in) your (?:letter|notice|"
    r"complaint|cease)|you contend|your (?:letter|allegations?|client'?s? (?:claim|letter|complaint|"
    r"allegation))[^.\n]{0,80}(?:not|deny|incorrect|wrong|fail|without)|(?:my|our) client(?:s)?(?:'s)? (?:denies|"
    r"deny|disputes?|knowledge|does not|did not|has not)",
    reach=150,
)
_COUNTER_INSTRUCTION = re.compile(
    r"you (?:may|can|have the right to|must|should|could|wish to|believe|will need to)|your counter|if you |"
    r"how to (?:submit|file)|right to (?:contest|submit|file)|submit(?:ted)? (?:a|your) counter|"
    r"a counter[- ]?notice must|request to participate|apex|"
    r"\bесли\b|вы (?:можете|вправе)|\bможно\b|вправе подать|(?:у )?вас есть|"
    r"您可|您有权|您如|如您|如(?:有异议|认为|果)|请(?:您)?(?:于|在|尽快|及时)|逾期|可以?(?:提交|发起|选择)"
)
_RETRACT = hinted(
    "retract withdraw rescind revok cancel take reverse drop 撤 отоз отзы отзыв снима снят",
    r"(?:retract|withdraw|rescind|revok|cancel|take back|reverse|drop)(?:s|n|ed|ing|al of|ion of)?\b(?: in part|"
    r" fully| part of| all(?: of)?| only| formally| hereby)?[^.\n]{0,70}(?:notice|claim|complaint|takedown|"
    r"take.?down|request|report|dmca|strike|infringement|allegation|counter)|"
    r"(?:notice|claim|complaint|takedown|request|report|dmca|strike)s?\b[^.\n]{0,50}(?:be |been |is |was |"
    r"to be )?(?:retracted|withdrawn|rescinded|revoked|cancelled|canceled|dropped)|retraction (?:notice|of|"
    r"request|email)|notice of (?:retraction|withdrawal)|"
    r"(?:撤诉|撤回(?:了)?(?:本|该|此|上述|对|投诉|通知)|撤销(?:了)?(?:本|该|此|上述|对|投诉|通知)|"
    r"投诉(?:已)?(?:被)?撤(?:回|销))|"
    r"(?:отозва\w+|отзыва\w+|отзыв\w*|снима\w+ (?:претензи|жалоб)\w*)[^.\n]{0,60}(?:жалоб|претензи|уведомлени|"
    r"обращени)|(?:жалоб\w+|претензи\w+)[^.\n]{0,60}(?:отозван|снят|отзыва)",
    reach=180,
)
_RESTORE = hinted(
    "restor reinstat enabl block activat back",
    r"(?:please|kindly|request(?:ing|s)?|would like|like|want|can you|could you)[^.\n]{0,60}(?:restor|reinstat|"
    r"re-?enabl|unblock|re-?activat|bring back|brought back|put back)|(?:restore|reinstate|re-?enable) (?:the|"
    r"access|this|these|following)",
    reach=120,
)
_OVER = hinted(
    "longer agreement settlement understanding settled resolved mistake error accident restore reinstate enable "
    "activate unblock unlock undo cancel close disregard ignore",
    r"no longer (?:wish|want|need|object|pursue|consider|infring|necessary|valid|seek)|(?:reached|come to|"
    r"came to) an? (?:agreement|settlement|understanding)|settled|(?:been|was|is|issue|"
    r"matter) (?:amicably )?resolved|(?:sent|filed|submitted|made|reported|included) (?:\w+ )?(?:by|"
    r"in) (?:mistake|error)|accidental|(?:please|kindly|like to|can you) (?:\w+ )?(?:restore|reinstate|re-?enable|"
    r"re-?activate|unblock|unlock|undo|cancel|close|disregard|ignore)",
    reach=90,
)
_IF = re.compile(
    r"\b(?:if|may|might|can|could|should|unless|until|ask|request (?:the|that)|contact (?:the|them)|how to|"
    r"whether|in case|options?|or|before|only by|must|either|failing|would be|to obtain|want)\b|如|若|可以?|除非|"
    r"请联系|协商|是否|或|要求|争取|如何|если|может|можете|попрос|либо|или|пока|чтобы|свяжитесь|обратит"
)
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;。，）)]")
_STILL_STANDS = re.compile(
    r"\b(?:not|never|nor)\b[^.\n]{0,25}(?:withdr|retract|rescind|revok)|(?:未|没有|不会|不予)[^。\n]{0,8}(?:撤诉|撤回|撤销)|"
    r"\bне (?:был[аио]? )?(?:отозва|отзыва|снят)|(?:filed|submitted|opened) again|\bre-?(?:filed|opened|submitted)|"
    r"重新(?:提交|投诉|发起)|повторно пода|подан\w* повторно"
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|we|our|my|i'd|hereby|please|would like|wish)\b|我方|我司|本人|我们|兹|мы|я |просим|настоящим|наш|прошу"
)
_DECIDED = hinted(
    "decided determined concluded reversed upheld rejected denied dismissed accepted approved granted established "
    "reinstated confirmed successful closed declined refused valid justified founded resolved sustained "
    "inadmissible incomplete point deducted penal imposed outcome result decision 申诉 反通知 投诉 举证 抗辩 复议 "
    "判定 裁定 认定 处理 处罚 扣 记 жалоб апелляц возражен претенз обращен встречн решени результат начислен балл",
    r"(?:has|have|we|been|was|were) (?:\w+ ){0,2}(?:decided|determined|concluded|reversed|upheld|rejected|denied|"
    r"dismissed|accepted|approved|granted|established|reinstated|confirmed)[^.\n]{0,120}(?:appeal|counter|"
    r"complaint|notice|claim|listing|report|infring|violation|dispute|case|request|penalt|submission)|"
    r"(?:appeal|counter[- ]?notice|complaint|claim|dispute|case|submission|counter[- ]?notification|objection|"
    r"report)s?\b[^.\n]{0,60}(?:has|have|was|were|is|are) (?:now |been |not |hereby |finally |found |considered |"
    r"deemed ){0,3}(?:rejected|denied|dismissed|accepted|approved|upheld|established|unsuccessful|successful|"
    r"granted|closed|declined|refused|valid|justified|founded|successfully|resolved|sustained|inadmissible|"
    r"incomplete)|"
    r"(?:points? (?:have|has) been|been deducted|we (?:have )?deducted|penalty (?:has been|was) (?:imposed|"
    r"applied)|has been (?:penali[sz]ed|imposed)|(?:appeal|case|complaint) outcome|"
    r"outcome of (?:your|the)|result of (?:your|the) (?:appeal|counter|"
    r"complaint|case)|decision on (?:your|the)|final decision|our decision|complaint result)|"
    r"(?:申诉|反通知|投诉|举证|抗辩|复议)[^。\n，]{0,16}(?:已被?驳回|被驳回|未通过|不通过|不成立|已成立|成立|失败|"
    r"已通过|通过|不予支持|予以支持|审核结果|处理结果|判定结果)|(?:判定|裁定|认定|处理)(?:结果|决定|如下)|(?:已|"
    r"予以|被)(?:扣(?:除|罚)?\s?\d+\s?分|扣分|处罚|记\s?\d+\s?次)|处罚(?:决定|通知|结果)|扣\d+分|"
    r"(?:жалоб\w+|апелляци\w+|возражени\w+|претензи\w+|обращени\w+|"
    r"встречн\w+ уведомлени\w+)[^.\n]{0,60}(?:признан\w* (?:необоснованн|обоснованн)|отклонен|отклонён|"
    r"удовлетворен|удовлетворён|отказано|рассмотрен|принят\w* решени)|(?:решени\w+ по (?:жалоб|апелляц|вашей|"
    r"вашему|делу|возражен)|результат\w* рассмотрени|начислен\w*[^.\n]{0,20}балл|балл\w* начислен|принято решение)",
    reach=240,
)
_NOT_YET = re.compile(
    r"\b(?:if|will be|would be|may be|shall be|is treated|are treated|otherwise|unless|until|once|when|should|"
    r"could|in case|before|can be|failure|failing|or)\b|如|若|逾期|将被?|否则|未按|视为|超时|可能|期满|如果|если|"
    r"будет|в случае|при отсутствии|иначе|может|либо|считается"
)
_REJECTED = hinted(
    "submit requires requirements reject unable cannot able can could declined receipt decided",
    r"(?:please )?re-?submit (?:at|your|the|it|a)|requires that (?:takedown )?notices|does not (?:meet|satisfy|"
    r"fulfil) the requirements|decided (?:to reject|not to (?:remove|take))|"
    r"(?:report|notice|complaint|request) (?:could not be processed|(?:was|has been) (?:rejected|declined))|"
    r"(?:unable|not able|cannot|can't|can not) (?:to )?(?:process|"
    r"accept|take action on) (?:your|the|this)|in receipt of your report",
    reach=70,
)
_FINDING = hinted(
    "routine random regular proactive spot periodic internal automated automatic our_own systematic quality our_review "
    "our_system "
    "our_team our_check our_inspection our_monitoring our_detection during mystery platform did_not_comply "
    "violat compl "
    "found detected identified determined 抽检 抽查 巡检 巡查 平台 系统 例行 主动 神秘 проверк контрол "
    "мониторинг модераци "
    "выявил обнаружил закупк",
    r"(?:routine|random|regular|proactive|spot|periodic|internal|automat(?:ed|ic)|our own|systematic|"
    r"quality)[- ](?:check|inspection|review|monitoring|sampling|scan|screening|sweep|audit|control|detection)s?|"
    r"our (?:review|system|team|check|inspection|monitoring|detection)s? (?:has |have )?(?:found|detected|"
    r"identified|discovered|noticed|shows?)|during (?:a|our|the) (?:\w+ )?(?:check|review|inspection|monitoring|"
    r"sampling)|mystery (?:shop|purchase)|platform (?:finding|check|inspection|detection|spot)|"
    r"did not comply with (?:our|the)|(?:violates?|in violation of|not (?:in )?compl\w+ with) (?:our|the platform|"
    r"\w+'s) (?:\w+ ){0,3}(?:polic|rule|program|terms|guideline|standard)|we (?:have )?(?:found|detected|"
    r"identified|determined) that (?:your|the)|"
    r"抽检|抽查|巡检|巡查|平台(?:主动)?(?:检测|排查|检查|识别|发现|核查|监测|判定)|系统(?:检测|排查|识别|发现|"
    r"监测)|例行检查|主动(?:排查|检测|巡查)|神秘买家|"
    r"(?:выборочн|планов|регулярн|внутренн|автоматическ|собственн)\w* (?:проверк|контрол|мониторинг)\w*|(?:в ходе|"
    r"в результате|по итогам|при) (?:\w+ ){0,3}(?:проверк|мониторинг|модераци|контрольн)\w*|(?:площадка|система|"
    r"маркетплейс|модерация|мы) (?:\w+ ){0,2}(?:выявил|обнаружил)\w*|контрольн\w+ закупк",
    reach=160,
)
_COMPLAINED = re.compile(
    r"complaint (?:\S+ ){0,6}(?:has been|was|is|from|filed|received|against|submitted|number|id)|(?:received|"
    r"filed|submitted|lodged) (?:a |an |the |\w+ ){0,4}(?:complaint|notice|report|claim|notification)|complainant|"
    r"rights? (?:owner|holder)|reported (?:by|that)|third[- ]party|takedown notice|"
    r"投诉方|投诉人|权利人|收到[^。\n]{0,16}投诉|被投诉|投诉编号|(?:поступил|получен|"
    r"подан)\w*[^.\n]{0,40}(?:жалоб|претензи|обращени|уведомлени)|правообладател|заявител"
)
_HIDDEN = re.compile(
    r"(?:товар|карточка) (?:был[аи]? )?(?:скрыт|снят|заблокирован)|обжаловать можно|"
    r"(?:item|listing|product) (?:was|has been) (?:removed|taken|hidden)|已(?:被)?(?:平台)?(?:下架|屏蔽)"
)
_FILED = re.compile(
    r"complaint (?:\S+ ){0,6}(?:has been|was) (?:filed|received|submitted|made|lodged)|(?:received|filed|submitted|"
    r"lodged) (?:a |an |the |\w+ ){0,4}(?:complaint|notice|report|claim|notification)|reported by|takedown notice|"
    r"收到[^。\n]{0,16}投诉|被投诉|(?:поступил|получен|подан)\w*[^.\n]{0,40}(?:жалоб|претензи|обращени|уведомлени)|"
    r"(?:жалоб|претензи)\w*[^.\n]{0,30}(?:поступил|получен|подан)\w*"
)
_NO_COMPLAINANT = hinted(
    "complain owner holder third 投诉 权利人 жалоб заявител правооблад",
    r"(?:no|not|without|rather than|nor)(?: \w+){0,4} (?:complain\w*|rights? (?:owner|holder)|third[- ]party)"
    r"(?: (?:was|were|is|has been|have been) (?:received|filed|made|submitted)(?: (?:from|by) (?:the |a |any )?"
    r"(?:rights? (?:owner|holder)|third[- ]party|complainant)s?)?)?|"
    r"(?:无|没有|非|并非|不涉及|不存在)[^。\n]{0,10}(?:投诉|权利人)|(?:заявител|жалоб)\w*(?: \w+){0,4} (?:нет\b|"
    r"отсутству|не (?:поступал|поступил|был|получ|подавал))|"
    r"(?:без|нет|не связан\w* с|не по)[^.\n]{0,20}(?:жалоб|заявител|правооблад)",
    reach=250,
)
_FORWARDED = hinted(
    "received forward original copied below passing notice abuse pass 转发 现将 пересыла перенаправля",
    r"(?:we|has|have|hostdime|inc\.?,?|team)(?:'ve| have| has)? (?:\w+ ){0,2}received (?:a|an|the|this|your|\d+|"
    r"following|several|another|multiple|numerous)?\s?(?:\w+ ){0,5}(?:notice|complaint|notification|report|claim|"
    r"takedown|request|allegation|abuse)|forward(?:ed|ing)? (?:\w+ ){0,5}(?:notice|complaint|message|notification|"
    r"report|email|to you)|original (?:notification|notice|message|complaint|report) (?:is |placed |below|"
    r"follows)|"
    r"(?:see|find) the (?:\w+ )?(?:notice|report|complaint) below|"
    r"copied the notice below|passing (?:on|along)|complaint we received|notice we received|"
    r"abuse notification regarding|pass(?:ed)? (?:this|it) on to you|begin forwarded message|转发|"
    r"现将[^。\n]{0,10}(?:投诉|通知)(?:转|告)|пересыла|перенаправля|пересылаем",
    reach=320,
)
_TO_CUSTOMER = hinted(
    "dear your hi_ hello 尊敬 您的 亲爱 уважаем ваш",
    r"dear (?:\w+ )?(?:customer|seller|user|client|subscriber|member|developer|merchant|vendor|partner|"
    r"account holder|publisher)|(?:hi|hello|dear) [\w.-]{2,30},|your (?:listing|repository|account|content|server|"
    r"website|product|item|store|shop|service|hosting|video|channel|app|ip)|尊敬的(?:卖家|商家|用户|客户)|"
    r"您的(?:商品|店铺|产品)|亲爱的|уважаем\w+ (?:продавец|партн|клиент|пользоват)|ваш\w* (?:товар|карточк|"
    r"магазин)",
    reach=60,
)
_REMINDER = re.compile(
    r"\breminder\b|(?:second|third|2nd|3rd|final|last|repeat(?:ed)?|follow[- ]?up|further) (?:\w+ )?(?:notice|"
    r"notification|request|reminder|warning)\b|follow(?:ing)?[- ]?up (?:on|to|regarding)|previously (?:sent|"
    r"notified|reported|contacted)|still (?:active|online|available|not|open|awaiting|waiting|pending)|"
    r"has not (?:yet )?(?:been )?(?:answered|responded|replied)|"
    r"提醒|催办|再次通知|温馨提示[^。\n]{0,20}(?:即将|尚未|临近)|即将(?:到期|截止)|尚未(?:举证|申诉|处理|提交|"
    r"回复|答复)|напомина|повторн\w+ (?:уведомл|обращ|запрос)|истекает срок|срок истекает|осталось"
)
_STRONG_REMINDER = hinted(
    "reminder remind second third last final unanswered 提醒 напомина 催 至今 без",
    r"^(?:\W|re:|fwd?:)*(?:final |second |friendly |kind )?reminder|\breminder\b.{0,30}:|^.{0,60}提醒|напомина|"
    r"this is (?:a|our|my|the) (?:\w+ ){0,2}reminder|we remind you|催办|催告|"
    r"至今(?:未|没有)[^。\n]{0,8}(?:复|回应|处理)|"
    r"^(?:\W|re:|fwd?:)*(?:second|third|final) (?:and final )?(?:notice|notification|request|letter)\b|"
    r"this is (?:our|my|the) (?:second|third|final|last) (?:letter|notice|e-?mail|request)|"
    r"(?:our|my) (?:first|previous|earlier|last) (?:letter|notice|e-?mail)[^.]{0,60}(?:unanswered|no (?:reply|answer))|"
    r"остал\w+ без ответа",
    reach=120,
)
_AUTO = hinted(
    "contacting automat auto- autorepl office received 自动回复 автоответ автоматическ",
    r"thank you for contacting|automat(?:ed|ic) (?:reply|response)|auto-?repl(?:y|ied)|auto-?response|"
    r"out of (?:the )?office|we (?:have )?received your (?:e-?mail|message|request|inquiry|enquiry)|"
    r"your (?:e-?mail|message|ticket|request) (?:has been|was) received|自动回复|автоответ|автоматическ\w+ ответ",
    reach=80,
)
_NEWS = hinted(
    "unsubscribe newsletter webinar seminar register sign join promotion coupon discount sale campaign training course "
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


def stage(sheet: Sheet, *, on_host: bool = False) -> Stage:
    """The stage that the message's own words show. What it orders a reader to report does not count.

    Args:
        on_host: whether the text gives addresses of offers or repositories, so that it is about something.
    """
    own = sheet.flowing[sheet.own_start : sheet.own_end]
    said = own if own.strip() else sheet.flowing
    if not _MATTER.search(said):
        said = sheet.flowing
    if not _MATTER.search(said) and not sheet.fields and not on_host:
        return Stage.UNRELATED
    for judged in (
        _form(sheet),
        Stage.NOTICE if is_court_paper(sheet) else None,
        _auto(sheet, said, on_host),
        _rejected(said),
        _taken_back(said),
        _countered(said),
        _decision(said),
    ):
        if judged is not None:
            return judged
    opened = _open(sheet, said)
    if opened is Stage.NOTICE and _is_private(sheet) and _defends(said):
        return Stage.COUNTER_NOTICE
    return opened


def _is_private(sheet: Sheet) -> bool:
    """Free words of a person rather than a labelled notice of a platform."""
    labelled = sheet.of(Concept.REFERENCE, Concept.OWNER, Concept.DEADLINE, Concept.RIGHT, Concept.COMPLAINANT)
    return not labelled and not _TO_CUSTOMER.search(sheet.folded[: OPENING * 2])


def _defends(said: str) -> bool:
    """Free words that accuse nobody answer an accusation: who complains says of what."""
    defends, accuses = stance(said)
    if re.search(r"侵犯|侵权|下架|盗用|未经|нарушени|удалит|прекратит", said):
        return False
    if re.search(r"^\W*(?:claim|notice|report|complaint) of (?:copyright|infring|claimed)", said):
        return False
    if accuses == 0:
        return defends > 0 or (said.count("http") < 6 and _PERSONAL.search(said) is not None)
    return defends > accuses


def _form(sheet: Sheet) -> Stage | None:
    heads = " ".join(sheet.folded[section.head_start : section.start] for section in sheet.sections[:30])
    if _COUNTER_FORM.search(heads):
        return Stage.COUNTER_NOTICE
    topics = {section.topic for section in sheet.sections}
    if {"accused", "nature", "forks"} <= topics or {"role", "accused", "original"} <= topics:
        return Stage.NOTICE
    return None


def _auto(sheet: Sheet, said: str, on_host: bool) -> Stage | None:
    head = said[: OPENING * 2]
    carries_notice = _CARRIED.search(said) or _REJECTED.search(said) or sheet.of(*_TELLING)
    if _AUTO.search(head) and not carries_notice:
        return Stage.UNRELATED
    is_structured = bool(
        sheet.of(Concept.REFERENCE, Concept.OWNER, Concept.COMPLAINANT, Concept.DEADLINE, Concept.RIGHT)
    )
    if is_structured and _ASKED.search(said):
        return None
    news = {found[0] for found in _NEWS.finditer(_LINK.sub("link", said))}
    if (
        not on_host
        and len(news) > 1
        and not re.search(r"dear sir|to whom|good[- ]faith|perjury|被投诉商品|your listing|您的商品", said)
        and not sheet.of(Concept.REFERENCE)
        and not _FILED.search(said)
    ):
        return Stage.UNRELATED
    if not on_host and _is_logistics(said):
        return Stage.UNRELATED
    return None if on_host or _MATTER.search(said) else Stage.UNRELATED


def _is_logistics(said: str) -> bool:
    """Orders, parcels and invoices are spoken of far more than rights."""
    spoken = len(_LOGISTICS.findall(said))
    return spoken > max(2, 2 * len(_MATTER.findall(said))) and not _COMPLAINED.search(said)


def _sentences(said: str, pattern: re.Pattern[str] | Hinted) -> list[str]:
    """The sentences in which a pattern is found."""
    found: list[str] = []
    for hit in pattern.finditer(said):
        start = max(
            said.rfind(mark, max(0, hit.start() - 240), hit.start())
            for mark in (". ", "  ", "。", "；", "!", "?", " - ", ": ")
        )
        ends = [
            end
            for mark in (". ", "  ", "。", "；")
            if (end := said.find(mark, max(hit.start(), hit.end() - 1), hit.end() + 160)) >= 0
        ]
        found.append(said[max(start, hit.start() - 240, 0) : min([*ends, hit.end() + 160])])
        if len(found) >= 12:
            break
    return found


def _taken_back(said: str) -> Stage | None:
    for sentence in _sentences(_LINK.sub("link", said), _RETRACT):
        if "counter" in sentence and re.search(r"(?:github|we) (?:has|have) (?:reversed|decided)", sentence):
            continue
        if _STILL_STANDS.search(sentence):
            continue
        if not _IF.search(sentence.split("retract")[0] if "retract" in sentence else sentence):
            return Stage.RETRACTION
        if re.search(
            r"(?:we|i|i'd)\s(?:\w+ ){0,3}(?:would like|wish|want|have decided|decided|hereby|am|"
            r"are)[^.]{0,40}(?:retract|withdraw|rescind|revok|cancel)|please (?:\w+ )?(?:retract|withdraw|cancel)|"
            r"may have the dmca revoked",
            sentence,
        ):
            return Stage.RETRACTION
    opening = said[:OPENING]
    if (
        _RESTORE.search(said)
        and re.search(
            r"mistake in our|does not violate|accident|misunderst|resolved|agreed|has (?:since )?(?:complied|"
            r"removed|updated)|settle|worked (?:it )?out|amicabl",
            said,
        )
        and not _counter_words(said)
    ):
        return Stage.RETRACTION
    if re.search(r"\bretraction\b|\bwithdrawal of\b", opening) and not _IF.search(
        _sentences(opening, re.compile(r"\bretraction\b|\bwithdrawal of\b"))[0]
    ):
        return Stage.RETRACTION
    return None


def _counter_words(said: str) -> bool:
    return _COUNTER.search(said) is not None


def _countered(said: str) -> Stage | None:
    for sentence in _sentences(said, _COUNTER):
        if not _COUNTER_INSTRUCTION.search(sentence) or re.search(
            r"\bi (?:swear|have|consent|will accept|am)\b", sentence
        ):
            return Stage.COUNTER_NOTICE
    if _REPLY.search(said) and not re.search(
        r"(?:request|demand|ask) that you (?:remove|disable|take|cease)|please (?:\w+ )?(?:remove|take|disable|"
        r"delete)|good[- ]faith belief",
        said,
    ):
        return Stage.COUNTER_NOTICE
    return None


def _complained(said: str) -> bool:
    """Somebody has complained; where it only says that nobody has, nobody has."""
    return _COMPLAINED.search(_NO_COMPLAINANT.pattern.sub(" ", said)) is not None


def _rejected(said: str) -> Stage | None:
    """A platform tells a complainant that his notice will not do."""
    if any(
        not re.search(r"(?:i|we) (?:swear|have a good faith)|if you (?:do|can|fail)", sentence)
        for sentence in _sentences(said, _REJECTED)
    ):
        return Stage.DECISION
    return None


def _decision(said: str) -> Stage | None:
    if not (
        _TO_CUSTOMER.search(said)
        or re.search(r"github has|appeal|申诉|апелляц|处罚|判定|裁定|decision|решени", said[:OPENING])
    ):
        return None
    for sentence in _sentences(said, _DECIDED):
        if not _NOT_YET.search(sentence) and not re.search(r"court|法院|суд", sentence):
            if (
                _FINDING.search(said)
                and not _complained(said)
                and (
                    _NO_COMPLAINANT.search(said)
                    or not re.search(r"appeal|申诉|апелляц|counter|反通知|возражени", sentence)
                )
            ):
                return Stage.PLATFORM_FINDING
            return Stage.DECISION
    return None


def _open(sheet: Sheet, said: str) -> Stage:
    """The stages of a complaint that still waits for an answer."""
    opening = said[:OPENING]
    subject = " ".join(field.value.lower() for field in sheet.of(Concept.SUBJECT)[:1])
    to_customer = _TO_CUSTOMER.search(said[: OPENING * 2]) is not None
    if (
        _STRONG_REMINDER.search(subject)
        or _STRONG_REMINDER.search(opening[:300])
        or (to_customer and _REMINDER.search(opening))
    ):
        return Stage.REMINDER
    if _FINDING.search(said) and to_customer and not _complained(said):
        return Stage.PLATFORM_FINDING
    if _FINDING.search(said) and _HIDDEN.search(said) and not _complained(said):
        return Stage.PLATFORM_FINDING
    if _NO_COMPLAINANT.search(said) and _FINDING.search(said):
        return Stage.PLATFORM_FINDING
    if _FORWARDED.search(said) and to_customer and not sheet.of(Concept.OWNER, Concept.RIGHT):
        return Stage.FORWARDED_NOTICE
    return Stage.NOTICE
