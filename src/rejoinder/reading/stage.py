"""What kind of message a complaint is: by its form, by what it says outright, else by its speech acts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from rejoinder.domain.reading import Stage
from rejoinder.domain.regex import regex
from rejoinder.reading.addressee import OPENING, TO_CUSTOMER
from rejoinder.reading.concept import Concept
from rejoinder.reading.counter import COUNTER_FORM, countered
from rejoinder.reading.court import is_court_paper
from rejoinder.reading.hint import hinted
from rejoinder.reading.informing import claims, informs, takes_back
from rejoinder.reading.learned import learned
from rejoinder.reading.outcome import FINDING, HIDDEN, NO_COMPLAINANT, complained, decision, rejected
from rejoinder.reading.retraction import offered_back, stands_in_part, taken_back
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.trait import Words, traits

_FILED = regex(
    r"complaint (?:\S+ ){0,6}(?:has been|was) (?:filed|received|submitted|made|lodged|raised|opened)|"
    r"(?:received|filed|submitted|lodged) (?:a |an |the |\w+ ){0,4}(?:complaint|notice|report|claim|notification)|"
    r"reported by|takedown notice|收到[^。\n]{0,40}投诉|被投诉|"
    r"(?:поступил\w*+|(?:получен|подан)[аоы]?\b)[^.\n]{0,40}(?:жалоб|претензи|обращени|уведомлени)|"
    r"(?:жалоб|претензи)\w*+[^.\n]{0,30}(?:поступил|(?:получен|подан)[аоы]?\b)"
)
_FORWARDED = hinted(
    "received forward original copied below underneath attached enclosed passing notice abuse pass contacted "
    "approached notified informed text copy complaint 转发 现将 пересыла перенаправля",
    r"(?:we|has|have|hostdime|inc\.?,?|team)(?:'ve| have| has)? (?:\w+ ){0,2}received (?:a|an|the|this|your|\d+|"
    r"following|several|another|multiple|numerous)?\s?(?:\w+ ){0,5}(?:notice|complaint|notification|report|claim|"
    r"takedown|request|allegation|abuse)|"
    r"(?<!please )(?<!kindly )(?<!and )(?<!to )(?<!or )forward(?:ed|ing)? (?:\w+ ){0,5}"
    r"(?:notice|complaint|message|notification|report|email|to you)|"
    r"original (?:notification|notice|message|complaint|report) (?:is |placed |below|follows)|"
    r"(?:see|find) the (?:\w+ )?(?:notice|report|complaint) (?:below|underneath|attached|enclosed)|"
    r"copied the notice below|passing (?:on|along)|(?:contacted|approached|notified|informed) by(?! (?:this|it|"
    r"that)\b)|"
    r"(?:text|copy) of the (?:complaint|notice|report)|complaint (?:follows|below)|complaint we received|"
    r"notice we received|\bforwarding to you\b|begin forwarded (?:notice|complaint|report)|"
    r"(?:have|has|had|obliged|required) to pass (?:it|this|them) on\b|"
    r"abuse notification regarding|pass(?:ed)? (?:this|it) on to you|begin forwarded message|转发|"
    r"现将[^。\n]{0,10}(?:投诉|通知)(?:转|告)|пересыла|перенаправля|пересылаем",
    reach=320,
)
_CUT_OFF = hinted(
    "below attached enclosed underneath",
    r"\b(?:below|attached|enclosed|underneath)\b[^\n]{0,200}?\b(?:otherwise|or else|or),? (?:we|i) (?:\w+ ){0,3}"
    r"(?:suspend|null-?route|block|disconnect|terminate|disable|shut|cut|pull|take)\b",
    reach=300,
    lead=0,
)
"""A desk hands on what it got, and says what it will do to its customer's server or account if he does nothing."""
_AUTOMATIC = hinted(
    "this_is_an_auto",
    r"\bthis is an (?:automat(?:ic|ed) |auto-?)(?:answer|reply|response|acknowledge?ment|confirmation)\b",
    reach=60,
    lead=0,
)
_AUTOMATIC_SUBJECT = regex(
    r"\W*(?:auto(?:matic|mated|matische)?[ -]?(?:repl(?:y|ies)|answer|response|antwort)|out of (?:the )?office|"
    r"abwesenheits\w+|r[ée]ponse automatique|respuesta autom[áa]tica|risposta automatica|resposta autom[áa]tica|"
    r"自动(?:回复|答复)|автоответ\w*|автоматический ответ)"
)
"""How mail programs head what they answer by themselves."""
_TO_SELLER = hinted(
    "dear hi_ hello your below receiving_this 尊敬 您 卖家 商家 уважаем здравств ваш мы_",
    r"dear (?:\w+ ){0,3}?(?:customer|seller|merchant|vendor|developer|partner|publisher|store|shop)\b|"
    r"(?:against|of|for|about|regarding|concerning|on|in) (?:one of |some of )?your (?:\w+ )?(?:listing|product|item|"
    r"store|shop|package|repositor|app|extension|video|account|channel|offer|domain|server|(?:web ?)?site|hosting)|"
    r"your (?:listing|product|item|package|repository|app|extension|offer|asin)s?\b|"
    r"(?:item|asin|listing|product)s? below|you are receiving this|(?:hi|hello) (?:\w+ )?(?:seller|merchant|vendor|"
    r"partner)\b|"
    r"尊敬的(?:卖家|商家|用户|客户|会员)|您发布的|您有[^，。\n]{0,16}投诉|您在[^，。\n]{1,16}(?:发布|销售|上传|在售)"
    r"的|您(?:的|在售的|发布的|店铺的)?(?:商品|店铺|产品|链接)"
    r"|(?:卖家|商家)[，,]?您好|"
    r"亲爱的(?:卖家|商家)|"
    r"(?:уважаем\w+|здравствуйте),? (?:продавец|партн)|мы (?:скрыли|сняли|заблокировали)|"
    r"ваш\w* (?:\w+ )?(?:товар|карточк|магазин|предложени)",
    reach=60,
    lead=19,
)
"""Words of a platform to the seller whom somebody complained of."""
_REPORTED = regex(
    r"(?:was|were|been) reported\b|(?:has|have) (?:written to|contacted|notified) us|wrote to us|"
    r"\b(?:they|he|she) (?:alleges?|claims?|says?)\b|complaint was (?:brought|passed|forwarded) to|"
    r"reported (?:to us|by|that)|"
    r"\b(?:complain(?:s|ed)|alleg(?:es|ed)|claims?|states?|says?) (?:to us )?that (?:your |the |this |an? )?(?:\w+ )"
    r"?(?:item|product|"
    r"listing|offer|goods|shop|store|content|image|page)|"
    r"(?:contacted|approached|notified|informed) by|"
    r"(?:notice|complaint|report) (?:\S+ ){0,10}(?:has |have )?(?:reached|been sent to|was sent to) us|"
    r"(?:owner|holder|brand) reported|(?:owner|holder|complainant|reporter|claimant)s?\b[^.\n]{0,80}\b(?:states?|"
    r"says?|"
    r"claims?|report(?:s|ed)|alleges?|believes?|told us|informed us|complain(?:s|ed))\b|"
    r"(?:权利人|品牌方|著作权人|商标权人|专利权人|第三方)[^。\n]{0,40}(?:反映|反馈|指出|主张|指称|来函|来信|发函|"
    r"致函|认为|称)|"
    r"被[^。\n]{0,36}投诉|(?:来自|发来|提交|提出)[^。\n]{0,6}投诉|(?:接到|收到)[^。\n]{0,40}(?:投诉|举报)|"
    r"(?:投诉|举报)(?:单号|编号|方)|"
    r"(?:правообладател\w++|компани\w++|\bооо\b|\bип\b)[^\n]{0,90}(?:сообщил|заявил|пожаловал|считает|утвержда|"
    r"обратил)|"
    r"(?:жалоб\w*|обращени\w*) №|обратил\w+ (?:\w+ ){0,2}(?:правообладател|компани|представител|агентств)|"
    r"по (?:его|её|их) словам|\bкто обратился|поступил[аои]? (?:\w+ ){0,3}(?:обращени|жалоб|претензи|заявлени)"
)
"""Somebody else than the writer complained."""
_ACTS = regex(
    r"действу\w+ (?:по доверенности|в интересах|от имени)|представля\w+ интересы|"
    r"\bтребу(?:ю|ем) (?:[\w«»,-]+ ){0,10}?(?:прекрат|удал|снять|устран|выплат)|"
    r"\b(?:i|we) (?:hereby |therefore |formally )?demand (?:that you|you|the)\b|\bdemand that you (?:\w+ )?(?:cease|"
    r"stop|remove|refrain|desist)\b|(?:本所|本人|我所|我方)"
    r"[^。\n]{0,8}受[^。\n]{2,40}委托"
)
"""Words of somebody who stands up for a right himself, which no platform says."""
_REMINDER = regex(
    r"\breminder\b|(?:second|third|2nd|3rd|final|last|repeat(?:ed)?|follow[- ]?up|"
    r"(?<!without )further) (?:\w+ )?(?:notice|"
    r"notification|request|reminder|warning)\b|follow(?:ing)?[- ]?up (?:on|to|regarding)(?! (?:our|the|"
    r"your) (?:\w+ )?(?:call|chat|meeting|conversation|talk))|previously (?:sent|"
    r"notified|reported|contacted)|still (?:active|online|available|not|open|awaiting|waiting|pending)|"
    r"has not (?:yet )?(?:been )?(?:answered|responded|replied)|"
    r"提醒|催办|再次通知|温馨提示[^。\n]{0,20}(?:即将|尚未|临近)|即将(?:到期|截止)|尚未(?:举证|申诉|处理|提交|"
    r"回复|答复)|напомина|повторн\w+ (?:уведомл|обращ|запрос)|истекает срок|срок истекает|осталось"
)
_CONDITION = regex(r"\b(?:if|should|unless|in case)\b[^.,;!?]{0,80}")
"""What may come to pass: `if the item is still available` reminds of nothing."""
_STRONG_REMINDER = hinted(
    "reminder remind second third last final unanswered no_reply no_answer no_response повторн последовало 提醒 "
    "напомина 催 至今 "
    "без",
    r"^(?:\W|re:|fwd?:)*(?:final |second |friendly |kind )?reminder|\breminder\b.{0,30}:|^.{0,60}提醒|напомина|"
    r"this is (?:a|our|my|the) (?:\w+ ){0,2}reminder|we remind you|催办|催告|"
    r"至今(?:未|没有)[^。\n]{0,8}(?:复|回应|处理)|"
    r"^(?:\W|re:|fwd?:)*(?:second|third|final) (?:and final )?(?:notice|notification|request|letter)\b|"
    r"this is (?:our|my|the) (?:second|third|final|last) (?:letter|notice|e-?mail|request)|"
    r"(?:our|my) (?:first|previous|earlier|last) (?:letter|notice|e-?mail)[^.]{0,60}(?:unanswered|no (?:reply|"
    r"answer))|"
    r"\b(?:had|received|been) no (?:reply|answer|response)\b|"
    r"остал\w+ без ответа|ответа не последовало|^.{0,60}повторн\w+ (?:уведомл|обращ|требован|претензи)",
    reach=120,
)

_SOLD = hinted(
    "keyword key_word internet_brand network_brand 网络实名 通用网址",
    r"\b(?:internet|network) (?:key ?word|brand)s?\b|网络实名|通用网址",
    reach=40,
    lead=9,
)
"""What those sell who warn that somebody else is about to register the reader's name."""

_CHOSEN = regex(
    r"\W*(?:yes,? )?i am (?:the copyright (?:holder|owner)|authori[sz]ed to act on (?:the copyright (?:holder|"
    r"owner)['’]s "
    r"behalf|behalf of the copyright (?:holder|owner)))\.?\s*\n"
)
"""The first choice of a form of notice, where only the answers were sent."""
_BACK = regex(r"restor|reinstat|disput|mistake|put [^.\n]{0,20}back|counter|unblock|re-?enable")

_WANTS = regex(
    r"\bplease (?:\w+ ){0,2}(?:remove|delete|take down|rename|unpublish|stop using|discontinue)\b|"
    r"\bplease make (?:this|your|the) (?:\w+ )?(?:repo\w*|project|code) private|"
    r"\b(?:want|like) (?:\w+ ){0,4}(?:gone|removed|deleted|taken down)\b|"
    r"\b(?:ask|request|insist|like|want|wish)(?: \w+){0,2} that (?:you|the \w+) (?:\w+ )?(?:remove|delete|take|rename|"
    r"revert|change|stop)|\b(?:not|never|n['’]t) ask(?:ed)? (?:for )?(?:my |our )?permission\b"
)
"""What somebody asks who writes to another at first, without ceremony, ..."""
_OF_A_CASE = regex(
    r"complain|notice|notif|report|receiv|forward|disput|\b(?:our|program) (?:\w+ )?polic|strike|restor|reinstat|"
    r"mistake|counter|withdr|retract|"
    r"appeal|accus|claim|customer|seller"
)
"""... and words of a case that is on already, or of a desk."""


def stage(sheet: Sheet) -> Stage:
    """The stage of a message. What it orders a reader to report does not count.

    A form and a court's paper are known by what they are. Else what a message says outright counts much, against what
    its speech acts add up to: who speaks, to whom, of whose act and of which (see `trait`).
    """
    found = _settled(sheet) or _weighed(sheet, _outright(sheet) or _chosen(sheet))
    if found is Stage.UNRELATED and _tells_of_an_order(sheet):
        return Stage.FORWARDED_NOTICE
    return Stage.DECISION if found in _MAY_HOLD_REASONS and _gives_reasons(sheet) else found


_ORDER = regex(
    r"\b(?:temporary restraining order|preliminary injunction|asset restraint|court order)\b|\btro\b|"
    r"临时限制令|临时禁令|诉前保全|协助执行通知|\bопределени\w+ (?:арбитражного )?суда\b|\bобеспечительн\w+ мер"
)
_HELD_BY_IT = regex(
    r"\b(?:your|the) (?:\w+ ){0,3}(?:funds|account|balance|listings?|store)\b|\byou (?:were|have been) served\b|"
    r"\b(?:restrain|froze|freez)\w*|冻结|店铺|账户|\bсредств\w*|\bваш\w* (?:счет|счёт|магазин|товар)"
)


def _tells_of_an_order(sheet: Sheet) -> bool:
    """Whether a court's order is told of that holds the reader's money or goods: it is never of no concern to him."""
    said = sheet.folded[sheet.own_start : sheet.own_end]
    return _ORDER.search(said) is not None and _HELD_BY_IT.search(said) is not None


_MAY_HOLD_REASONS = frozenset({Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER})
_REASONS = regex(
    r"\bstatement of reasons\b|\bbegr[uü]ndung (?:der|unserer) (?:entscheidung|beschr[aä]nkung)|"
    r"\bexpos[eé] des motifs\b|"
    r"\bdeclaraci[oó]n de motivos\b|\bmotivazione della decisione\b|\barticle 17\b[^.\n]{0,40}digital services act"
)
_DONE_TO_US = regex(
    r"\b(?:has|have|was|were)(?: been)? (?:\w+ )?(?:removed|restricted|disabled|deactivated|suspended|demoted|"
    r"blocked)\b|"
    r"\bwurden? [^.\n]{0,60}(?:entfernt|gesperrt|deaktiviert)|\ba été (?:retiré|supprimé|suspendu)"
)


def _gives_reasons(sheet: Sheet) -> bool:
    """Whether a platform gives its reasons for a measure that it has taken, as article 17 of the DSA asks of it."""
    said = sheet.folded[sheet.own_start : sheet.own_end]
    return _REASONS.search(said) is not None and _DONE_TO_US.search(said) is not None


def traits_of(sheet: Sheet, words: Words) -> frozenset[str]:
    """The traits of a message's subject, own words and labels; who sent a mail and when tells nothing of its stage."""
    labels = frozenset(field.concept.value for field in sheet.fields)
    said = sheet.folded[sheet.own_start : sheet.own_end]
    head, _, body = said.partition("\n\n")
    if sheet.source.headers and body:
        subject = next((line for line in head.split("\n") if line.startswith("subject:")), "")
        said = f"{subject}\n\n{body}"
    return traits(said, words, labels=labels)


_OF_OURS = regex(
    r"\byou(?:['’]re| are| have)? (?:us|sell|offer|show|cop|print|display)\w* (?:\w+ ){0,2}(?:our|my) "
    r"(?!polic|platform|site|service|market|store|seller)|"
    r"\b(?:i|we)(?: have|['’]ve)?(?: already| also)? (?:reported your|complained (?:of|about) your|"
    r"(?:filed|submitted|lodged) (?:(?:a|an|the|our|this) )?(?:\w+ ){0,3}(?:complaint|report|notice|claim)s? "
    r"(?:(?:no\.? ?)?[\w-]*\d[\w-]* )?(?:about|against|with|to|on|concerning|regarding|yesterday|today))|"
    r"(?<!向)(?:我们|我方|我司|我公司|本人|本公司)(?:已经?|现已)?(?:就[^。，]{0,16})?(?:向[^。，]{0,8})?(?:提交|发起|提起)?(?:了)?(?:投诉|举报)|"
    r"\b(?:мы|я) (?:уже )?(?:подал[иа]?|направил[иа]?|оставил[иа]?) (?:\w+ ){0,2}(?:жалоб|претензи)"
)
"""Who complained speaks of his own complaint, or of what is his; a platform that passes one on does not."""
_ANSWER_US = regex(
    r"请[^。\n]{0,40}(?:前|内)[^。\n]{0,10}(?:举证|提交[^。\n]{0,12}(?:反通知|申诉|材料|证据))|举证截止|"
    r"\b(?:submit|file) (?:your|a) counter-?noti\w+[^.\n]{0,40} (?:before|by|within)\b|"
    r"\bпода(?:ть|йте)[^.\n]{0,40}\bдо \d"
)
"""Whoever names an owner and a day for the answer asks for one, and gives none."""
_TOLD_BY_DESK = regex(r"\b(?:the )?complainant\b|投诉方|投诉人|заявител")
_OF_A_COMPLAINT = frozenset(
    {
        Concept.REFERENCE,
        Concept.RIGHT,
        Concept.REASON,
        Concept.OWNER,
        Concept.AGENT,
        Concept.MARK,
        Concept.REGISTRATION,
        Concept.LISTING,
        Concept.DEADLINE,
    }
)
_FORM = 5
"""So many labels of a complaint make its page one, though no sentence speaks: a screen of the seller's own account."""
_ROW = 4
"""So many make a record of one where nothing else stands on it: a row of an export."""
_OVER_IF_OFFERED = (Stage.RETRACTION, Stage.COUNTER_NOTICE)
"""What an offer to withdraw on terms resembles; it comes from whoever complained, whose complaint stands."""


def _chosen(sheet: Sheet) -> Stage | None:
    said = sheet.folded[sheet.own_start : sheet.own_end]
    asks = _CHOSEN.match(said) and not _BACK.search(said)
    return Stage.NOTICE if asks or (_WANTS.search(said) and not _OF_A_CASE.search(said)) else None


def _weighed(sheet: Sheet, said_outright: Stage | None) -> Stage:
    held = learned()
    shown = traits_of(sheet, held.words)
    likeliest = held.likeliest(shown, said=said_outright)
    if likeliest is said_outright:
        return likeliest
    labels = len({one.concept for one in sheet.fields} & _OF_A_COMPLAINT)
    if (likeliest is Stage.UNRELATED and labels >= _FORM) or (
        likeliest in (Stage.UNRELATED, Stage.NOTICE) and labels >= _ROW and _only_labels(sheet)
    ):
        return Stage.FORWARDED_NOTICE
    if likeliest is Stage.UNRELATED and sheet.of(Concept.RIGHT):
        # no message is unrelated that gives the kind of right complained of behind its label
        likeliest = held.likeliest(shown, said=said_outright, barred=(Stage.UNRELATED,))
    said = sheet.flowing[sheet.own_start : sheet.own_end]
    if likeliest in _OVER_IF_OFFERED and offered_back(said):
        return Stage.NOTICE
    owner_told = sheet.of(Concept.OWNER, Concept.COMPLAINANT)
    if likeliest in (Stage.COUNTER_NOTICE, Stage.NOTICE) and owner_told and _ANSWER_US.search(said):
        return Stage.FORWARDED_NOTICE
    if likeliest is Stage.RETRACTION and stands_in_part(said):
        return Stage.FORWARDED_NOTICE if _TOLD_BY_DESK.search(said) else Stage.NOTICE
    if likeliest is Stage.FORWARDED_NOTICE and _OF_OURS.search(said):
        return Stage.NOTICE
    return likeliest


def _only_labels(sheet: Sheet) -> bool:
    """Whether every line is a label with its value, and nobody speaks."""
    starts = sorted(one.start for one in sheet.fields)
    own = [line for line in sheet.lines if sheet.own_start <= line.start < sheet.own_end and line.end > line.start]
    return all(bisect_left(starts, line.start) < bisect_right(starts, line.end) for line in own)


_OWN_CHECK = regex(
    r"抽检|抽查|巡检|巡查|(?:平台|系统)(?:主动)?(?:排查|检测|监测)|"
    r"(?:routine|random|spot|proactive) (?:\w+ )?(?:check|inspection)|"
    r"выборочн\w+ проверк|контрольн\w+ закупк"
)
_OF_YOURS = regex(
    r"(?:您|贵店|贵方)[^。\n]{0,8}商品|\byour (?:product|listing|item|goods|offer)|"
    r"\bваш\w* (?:товар|карточк|предложени)"
)
_ANYBODY = regex(r"投诉|举报|complain|\breport|\bnotified us|жалоб|претензи|обращени")
"""Words of somebody who complained; a platform that only names an owner has found the goods itself."""


def _settled(sheet: Sheet) -> Stage | None:
    heads = " ".join(sheet.folded[section.head_start : section.start] for section in sheet.sections[:30])
    if COUNTER_FORM.search(heads):
        return Stage.COUNTER_NOTICE
    topics = {section.topic for section in sheet.sections}
    if {"accused", "nature", "forks"} <= topics or {"role", "accused", "original"} <= topics:
        return Stage.RETRACTION if _TAKES_BACK.search(_answered(sheet)) else Stage.NOTICE
    if is_court_paper(sheet):
        return Stage.NOTICE
    said = sheet.flowing[sheet.own_start : sheet.own_end]
    by_itself = _OWN_CHECK.search(said) and _OF_YOURS.search(said) and not _ANYBODY.search(said)
    return Stage.PLATFORM_FINDING if by_itself and not _ACTS.search(said[:OPENING]) else None


_TAKES_BACK = regex(
    r"\b(?:i|we)(?: would|['’]d)? (?:\w+ ){0,3}?(?:retract|withdraw|rescind|revoke|take back)\b[^.\n]{0,30}"
    r"\b(?:my|our)\b[^.\n]{0,30}\b(?:notice|complaint|claim|report|request|takedown)"
)
"""What takes an earlier notice back on the form that is meant for a new one."""


def _answered(sheet: Sheet) -> str:
    """What stands under a form's questions."""
    return " ".join(sheet.flowing[section.start : section.end] for section in sheet.sections[:30])


def _outright(sheet: Sheet) -> Stage | None:
    said = sheet.flowing[sheet.own_start : sheet.own_end]
    if _SOLD.search(said) or _AUTOMATIC.search(said, 0, OPENING) or _AUTOMATIC_SUBJECT.match(_subject(sheet)):
        return Stage.UNRELATED
    if (refused := rejected(said)) is not None:
        return refused
    told = informs(said, names_complainant=bool(sheet.of(Concept.OWNER, Concept.COMPLAINANT)))
    return (
        (taken_back(said) if not told or takes_back(said) else None)
        or (countered(said) if not told else None)
        or decision(said, told=told)
        or _open(sheet, said, told)
    )


def _subject(sheet: Sheet) -> str:
    return next((field.value.lower() for field in sheet.of(Concept.SUBJECT)), "")


def _open(sheet: Sheet, said: str, told: bool) -> Stage | None:
    """The stages of a complaint that still waits for an answer."""
    opening = said[:OPENING]
    to_customer = TO_CUSTOMER.search(said[: OPENING * 2]) is not None
    if (
        _STRONG_REMINDER.search(_subject(sheet))
        or _STRONG_REMINDER.search(opening[:300])
        or (to_customer and _REMINDER.search(_CONDITION.sub(" ", opening)))
    ):
        return Stage.REMINDER
    if (
        FINDING.search(said)
        and not _ACTS.search(opening)
        and (
            NO_COMPLAINANT.search(said) or ((to_customer or HIDDEN.search(said)) and not told and not complained(said))
        )
    ):
        return Stage.PLATFORM_FINDING
    return Stage.FORWARDED_NOTICE if told or _is_passed_on(sheet, said, to_customer) else None


def _is_passed_on(sheet: Sheet, said: str, to_customer: bool) -> bool:
    """A platform or host tells its customer that somebody complained."""
    opening = said[: OPENING * 2]
    if _CUT_OFF.search(said, 0, OPENING):
        return True
    is_told = (
        _TO_SELLER.search(opening) is not None and (_FILED.search(opening) or _REPORTED.search(opening)) is not None
    )
    if _ACTS.search(opening) and not _FORWARDED.search(said):
        return False
    if sheet.of(Concept.OWNER, Concept.RIGHT, Concept.COMPLAINANT):
        return is_told
    if claims(said, OPENING * 2):
        return False
    return is_told or (to_customer and _FORWARDED.search(said) is not None)
