"""Whether a message says how a complaint or an answer was decided, or what a platform found of its own accord."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Stage
from rejoinder.domain.regex import regex
from rejoinder.reading.addressee import OPENING, TO_CUSTOMER
from rejoinder.reading.hint import hinted
from rejoinder.reading.retraction import unlinked
from rejoinder.reading.sentence import sentences

_DECIDED = hinted(
    "decided determined concluded reversed upheld rejected denied dismissed accepted approved granted established "
    "reinstated confirmed successful closed declined refused valid justified founded resolved sustained "
    "listed put_back inadmissible incomplete point deducted penal imposed outcome result decision reinstate restore "
    "reactivate "
    "enable _again no_longer_counts settled completed finished in_the_process republish overturn unsuspend "
    "reconsider 申诉 反通知 投诉 举证 抗辩 复议 "
    "判定 裁定 认定 处理 处罚 扣 记 жалоб апелляц возражен претенз обращен встречн решени результат начислен балл "
    "рассмотрел оста",
    r"(?:has|have|we|been|was|were) (?:\w+ ){0,2}(?:decided|determined|concluded|reversed|upheld|rejected|denied|"
    r"dismissed|accepted|approved|granted|established|reinstated|confirmed)[^.\n]{0,120}(?:appeal|counter|"
    r"complaint|notice|claim|listing|report|infring|violation|dispute|case|request|penalt|submission)|"
    r"(?:appeal|counter[- ]?notice|complaint|claim|dispute|case|ticket|request|submission|counter[- ]?notification|"
    r"objection|infraction|violation|strike|"
    r"report)s?\b(?:[^.\n]|\.(?= ?\d)){0,100}(?:has|have|was|were|is|are) (?:now |been |not |hereby |finally |found |"
    r"considered |"
    r"deemed ){0,3}(?:rejected|denied|dismissed|accepted|approved|upheld|established|unsuccessful|successful|"
    r"granted|closed|declined|refused|valid|justified|founded|successfully|resolved|sustained|inadmissible|"
    r"incomplete)|"
    r"(?:points? (?:have been|has been|were|was) (?:added|deducted|charged|imposed)|points? (?:have|has) been|"
    r"been deducted|we (?:have )?deducted|penalty (?:has been|was) (?:imposed|"
    r"applied)|has been (?:penali[sz]ed|imposed)|(?:appeal|case|complaint) outcome|"
    r"(?:unable|not able|declin\w+|cannot|can['’]?t|won['’]t|will not|(?:have|"
    r"has) decided(?: not)?) (?:to )?(?:reinstate|"
    r"restore|reactivate|re-?enable|republish|overturn|unsuspend|reconsider)\b[^.\n]{0,40}|"
    r"(?:completed|finished) (?:processing|reviewing|handling) your|in the process of (?:disabling|removing)|"
    r"consider (?:ticket |case |the matter |your report |this )?[^.\n]{0,30}?(?:resolved|closed|settled)\b|"
    r"\b(?:is|are) (?:now )?(?:live|online|visible|available) again|no longer counts against|"
    r"(?:listing|item|product|offer|content|image|video|app|material|shop|store)s? (?:has|have) (?:now |since |"
    r"already )?been "
    r"(?:reinstated|restored|reactivated|republished|re-?listed|re-?enabled|put back)|"
    r"outcome of (?:your|the)|result of (?:your|the) (?:appeal|counter|"
    r"complaint|case)|decision on (?:your|the)|final decision|our decision|complaint result)|"
    r"(?:申诉|反通知|投诉|举证|抗辩|复议)[^。\n，]{0,16}(?:已被?驳回|被驳回|未通过|不通过|不成立|已成立|成立|失败|"
    r"已通过|通过|不予支持|予以支持|未获(?:得)?(?:支持|通过|采纳)|获(?:得)?支持|维持不变|审核结果|处理结果|判定结果)|"
    r"(?:判定|裁定|认定)(?:结果|决定|如下)|处理(?:结果|决定|如下)"
    r"(?![:：]?\s?(?:[^。，\n]{0,12}(?:下架|屏蔽|删除|冻结|断开)|(?:暂缓|限制|搜索)))|(?:已|"
    r"予以|被)(?:扣(?:除|罚)?\s?\d+\s?分|扣分|处罚|记\s?\d+\s?次)|处罚(?:决定|通知|结果)|扣\d+分|"
    r"(?:жалоб\w++|апелляци\w++|возражени\w++|претензи\w++|обращени\w++|"
    r"встречн\w+ уведомлени\w+)[^.\n]{0,60}(?:признан\w* (?:необоснованн|обоснованн)|отклонен|отклонён|"
    r"удовлетворен|удовлетворён|отказано|рассмотрен|принят\w* решени)|(?:решени\w+ по (?:жалоб|апелляц|вашей|"
    r"вашему|делу|возражен)|результат\w* рассмотрени|начислен\w*+[^.\n]{0,20}балл|балл\w* начислен|принято решение|"
    r"рассмотрел[иа]? (?:\w+ ){0,2}(?:возражени|апелляци|обращени|жалоб|претензи|документ)\w*|"
    r"(?:останутся|оста[её]тся) (?:скрыт|заблокирован|снят)\w*)",
    reach=240,
)
_OF_AN_ANSWER = regex(
    r"appeal|counter|objection|submission|\bpoints?\b|penal|outcome|result|decision|reinstat|restor|"
    r"(?:complaint|report|claim|notice)[^.]{0,60}\b(?:upheld|established|valid|justified|founded|rejected|dismissed|"
    r"sustained|confirmed|closed|resolved|successful)|[\u4e00-\u9fff]|[а-я]"
)
"""What is decided is an answer or the complaint itself, not only what to do about it for now."""
_NOT_YET = regex(
    r"\b(?:if|will be|would be|may be|shall be|is treated|are treated|otherwise|unless|until|once|"
    r"when(?! the (?:\w+ ){1,3}(?:was|were)\b)|should|"
    r"could|in case|before|can be|to have (?:an?|your|the)|failure|failing|or)\b|如|若|逾期|将被?|否则|"
    r"未按|视为|超时|可能|期满|如果|если|"
    r"будет|в случае|при отсутствии|иначе|может|либо|считается"
)
REJECTED = hinted(
    "can’t can't take_action take_any submit requires requirements unable "
    "not_able cannot able_to can_not "
    "could_not declined rejected receipt decided lacks missing incomplete closed does_not do_not did_not "
    "enough sufficient necessary complete_ valid_ proper_ a_complete a_valid a_proper no_step no_action "
    "possibility position nothing not_been no_longer not_part not_in not_on not_within not_under stored hosted "
    "located kept not_host not_ours "
    "not_hosted not_in_our ergreifen bearbeiten entsprechen "
    "stattgeben podemos pudimos pouvons possiamo",
    r"(?:please )?re-?submit (?:at|your|the|it|a)|requires that (?:takedown )?notices|does not (?:meet|satisfy|"
    r"fulfil) (?:the|our|these|its|all) requirements|decided (?:to reject|not to (?:remove|take|suspend|disable|act|"
    r"proceed|block|delete))|"
    r"(?:do|does|did) not (?:have|contain|include|provide) (?:enough|sufficient|the necessary) (?:information|"
    r"evidence|detail)|\bkeine ma(?:ß|ss)nahmen ergreifen|\bnicht (?:bearbeiten|entsprechen|stattgeben)|"
    r"\bno (?:podemos|pudimos) (?:procesar|tramitar|atender)|\bne pouvons pas (?:traiter|donner suite)|"
    r"\bnon possiamo (?:elaborare|accogliere|procedere)|"
    r"(?:report|notice|complaint|request) (?:[#№]?[\w-]*\d[\w-]* )?(?:could not be processed|"
    r"(?:was|has been) (?:rejected|declined))|"
    r"(?:unable|not able|cannot|can't|can not) (?:to )?(?:process|"
    r"accept|take action on|act (?:up)?on) (?:your|the|this|it)|(?:cannot|can.?t|can not|"
    r"unable to) take (?:any )?action|"
    r"not in a position to (?:remove|act|take)|do(?:es)? not host (?:its|the|that|this)|\bno possibility to act|"
    r"(?:is|are) not (?:hosted (?:by|with|on)|in our (?:network|range))|"
    r"\b(?:site|website|page|domain|address|servers?|host|ips?|url|account|content|network|customer)\b[^.\n]{0,50}"
    r"(?<!\bthat)(?<!\bwhich) (?:is|are) not ours\b|"
    r"(?:have|has) closed (?:the|your|this) (?:case|ticket|report|notice)|"
    r"in receipt of your report|"
    r"(?:notice|notification|report|complaint|request)\b[^.\n]{0,80} (?:cannot|can ?not|can['’]t|could not) be "
    r"(?:handled|processed|"
    r"accepted|considered|acted|dealt|reviewed)|send (?:us )?an? (?:complete|valid|proper) (?:notice|report|complaint)|"
    r"\bno (?:steps?|action) (?:will|can) be taken|"
    r"\b(?:is|are) not (?:\w+ )?(?:stored|hosted|located|kept) (?:on|with|by|in) our\b|"
    r"\b(?:has|have|is|are) (?:not|no longer) (?:been )?(?:part of|in|on|within|under) our (?:\w+ )?(?:network|range|"
    r"servers?|"
    r"infrastructure|platform|control)|\bnothing (?:that |which )?(?:we|for us) (?:can|could|to) (?:take|remove|do|"
    r"block|disable)|"
    r"(?:your|the) (?:report|notice|complaint|request) (?:is incomplete|lacks|does not (?:contain|include|identify))|"
    r"your (?:report|notice|complaint|request) does not (?:name|say)|"
    r"your (?:report|notice|complaint|request) (?:has been|was|is) (?:now )?closed",
    reach=70,
)
_TO_COMPLAIN = hinted(
    "must_provide must_include must_contain",
    r"\bto (?:make|file|submit|report|lodge) (?:an? |your )?(?:\w+ )?(?:claim|complaint|notice|report)s? (?:of|about|"
    r"for) "
    r"[^.]{0,140}\byou must (?:provide|include|contain)",
    reach=230,
)
"""What a desk asks of a complaint before it will look at one."""
FINDING = hinted(
    "routine random regular proactive spot periodic internal automated automatic our_own systematic "
    "quality our_review our_system our_team our_check our_inspection our_monitoring our_detection during "
    "mystery platform did_not_comply violat compl our_moder our_review our_curator we_think we_believe we_suspect "
    "stichprobe bei_ interne automati rutina interno interna campione autom not_permit noticed flagged spotted "
    "picked_up found detected "
    "identified determined polic forbid "
    "prohibit forbidden not_allow ban disallow break against_our "
    "抽检 抽查 巡检 巡查 平台 系统 例行 主动 神秘 проверк контрол мониторинг "
    "модераци выявил обнаружил закупк",
    r"(?:routine|random|regular|proactive|spot|periodic|internal|automat(?:ed|ic)|our own|systematic|"
    r"quality)[- ](?:\w+ )?(?:check|inspection|review|monitoring|sampling|scan|screening|sweep|audit|control|"
    r"detection)s?|"
    r"our (?:review|system|team|check|inspection|monitoring|detection)s? (?:has |have )?(?:found|detected|"
    r"identified|discovered|noticed|shows?)|during (?:a|our|the) (?:\w+ )?(?:check|review|inspection|monitoring|"
    r"sampling)|mystery (?:shop|purchase)|platform (?:finding|check|inspection|detection|spot)|"
    r"violations? of (?:the )?[^.\n]{0,90}(?:provisions|guidelines|polic(?:y|ies))\b|did not comply with (?:our|"
    r"the)|(?:violates?|in violation of|not (?:in )?compl\w+ with) (?:our|the platform|"
    r"\w+'s) (?:\w+ ){0,3}(?:polic|rule|program|terms|guideline|standard)|"
    r"\b(?:break(?:s|ing)?|against) our (?:\w+ )?(?:rules|guidelines|policies|standards)\b|"
    r"\bour (?:moderators?|reviewers?|curators?)\b|\bwe (?:think|believe|suspect) (?:that )?(?:this|your) (?:\w+ )"
    r"?(?:may|might|could|is)|"
    r"\bstichprobe|\bbei (?:einer|unserer) (?:\w+ )?(?:pr[üu]fung|kontrolle)|\bcontr[ôo]le (?:interne|automatique|de "
    r"routine)|"
    r"\b(?:revisi[óo]n|control) (?:interna|autom[áa]tica|de rutina)|\bcontrollo (?:interno|automatico|a campione)|"
    r"\bverifica[çc][ãa]o (?:interna|autom[áa]tica)|"
    r"(?:noticed|found|flagged|spotted|detected|picked up|identified) by our (?:\w+ ){0,2}(?:tools?|systems?|team|"
    r"review|filters?|"
    r"checks?|scans?|software)|\b(?:our|the) (?:\w+ ){0,2}(?:guidelines|rules|polic\w+|terms|standards) (?:do|does) "
    r"not permit|"
    r"\b(?:our|store|content|platform|community|program) (?:\w+ ){0,2}(?:polic(?:y|ies)|rules?|guidelines?|standards?|"
    r"terms) "
    r"(?:does not allow|do not allow|forbids?|prohibits?|bans?|disallows?)|(?:prohibited|forbidden|not allowed|"
    r"banned) "
    r"(?:by|under) our (?:\w+ ){0,2}(?:polic|rule|guideline|standard|terms)|we (?:have )?(?:found|detected|"
    r"identified|determined) that (?:your|the)|"
    r"抽检|抽查|巡检|巡查|平台(?:主动)?(?:检测|排查|检查|识别|发现|核查|监测|判定)|系统(?:检测|排查|识别|发现|"
    r"监测)|例行检查|主动(?:排查|检测|巡查)|神秘买家|"
    r"(?:выборочн|планов|регулярн|внутренн|автоматическ|собственн)\w* (?:проверк|контрол|мониторинг)\w*|(?:в ходе|"
    r"в результате|по итогам|при) (?:\w+ ){0,3}(?:проверк|мониторинг|модераци|контрольн)\w*|(?:площадка|система|"
    r"маркетплейс|модерация|мы) (?:\w+ ){0,2}(?:выявил|обнаружил)\w*|контрольн\w+ закупк",
    reach=160,
)
COMPLAINED = regex(
    r"complaint (?:\S+ ){0,6}(?:has been|was|is|from|filed|received|against|submitted|number|id)|(?:received|"
    r"filed|submitted|lodged) (?:a |an |the |\w+ ){0,4}(?:complaint|notice|report|claim|notification)|complainant|"
    r"rights? (?:owner|holder)|reported (?:by|that)|(?:from|by) (?:an? |the )?third[- ]part|"
    r"third[- ]party (?:complain|claim|"
    r"report|notice|notif|has)|takedown notice|"
    r"投诉方|投诉人|权利人|收到[^。\n]{0,16}投诉|被投诉|投诉编号|(?:поступил|получен|"
    r"подан)\w*+[^.\n]{0,40}(?:жалоб|претензи|обращени|уведомлени)|правообладател|заявител"
)
HIDDEN = regex(
    r"(?:товар|карточка) (?:был[аи]? )?(?:скрыт|снят|заблокирован)|обжаловать можно|"
    r"(?:item|listing|product) (?:was|has been) (?:removed|taken|hidden)|已(?:被)?(?:平台)?(?:下架|屏蔽)"
)
NO_COMPLAINANT = hinted(
    "complain owner holder third nobody no_one no-one reported notified informed filed submitted made lodged sent "
    "raised beschwerde aucune ninguna nessuna nenhuma 无 没有 非 不涉及 不存在 投诉 权利人 жалоб заявител правооблад",
    r"(?:nobody|no one|no-one)(?: \w+){0,2} (?:reported|complained|notified|informed|(?:filed|made|sent|submitted|"
    r"lodged) "
    r"(?:an? |any )?(?:report|complaint|notice|claim))[^.]{0,40}|"
    r"\b(?:no|neither)(?: [\w-]+){1,6} (?:reported|complained|notified|informed|(?:filed|submitted|made|lodged|sent|"
    r"raised) "
    r"(?:an? |any )?(?:report|complaint|notice|claim|objection))\b[^.]{0,40}|"
    r"(?:no|not|without|rather than|nor)(?: \w+){0,4} (?:complain\w*|rights? (?:owner|holder)|third[- ]party)"
    r"(?: (?:was|were|is|has been|have been) (?:received|filed|made|submitted)(?: (?:from|by) (?:the |a |any )?"
    r"(?:rights? (?:owner|holder)|third[- ]party|complainant)s?)?)?|"
    r"\bbeschwerde\w*\b[^.]{0,60}\b(?:liegt nicht vor|nicht eingegangen)|\bkeine (?:\w+ )?beschwerde|\baucune "
    r"(?:plainte|r[ée]clamation)|"
    r"\bninguna (?:denuncia|reclamaci)|\bnessuna (?:segnalazione|denuncia)|\bnenhuma (?:den[úu]ncia|reclama)|"
    r"(?:无|没有|非|并非|不涉及|不存在)[^。\n]{0,10}(?:投诉|权利人)|(?:заявител|жалоб)\w*(?: \w+){0,4} (?:нет\b|"
    r"отсутству|не (?:поступал|поступил|был|получ|подавал))|"
    r"(?:без|нет|не связан\w* с|не по)[^.\n]{0,20}(?:жалоб|заявител|правооблад)",
    reach=250,
)


_DECIDED_ABROAD = hinted(
    "revis analisamos acept aprob rechaz volvió volvio reactiv restablec rétabl retabl réactiv rejet accept refus "
    "stattgegeben abgelehnt zurückgewiesen zuruckgewiesen angenommen akzeptiert wieder accolt respint accettat "
    "ripristin "
    "aceit rejeit aprovad negad reativ restabelec",
    r"\b(?:revisamos|hemos revisado|analisamos)\b[^.]{0,120}\b(?:acept|aprob|rechaz|aceit|rejeit|aprovam|recusam)|"
    r"\b(?:tu|su|sua|seu) (?:apelaci[óo]n|descargo|respuesta|defensa|apela[çc][ãa]o|contesta[çc][ãa]o|defesa|"
    r"resposta)\b[^.]{0,60}\b"
    r"(?:acept|aprob|rechaz|aceit|rejeit|aprovad|negad)|\bvolvi[óo] a estar activ|\b(?:reactivamos|reativamos|"
    r"restablecimos|"
    r"restabelecemos)\b|\bvotre (?:appel|contestation|recours|r[ée]ponse)\b[^.]{0,60}\b(?:accept|rejet|refus)|"
    r"\bavons (?:r[ée]tabli|r[ée]activ[ée]|rejet[ée]|accept[ée])|\bihr\w* (?:einspruch|widerspruch|stellungnahme|"
    r"antrag)\w*\b[^.]{0,60}\b"
    r"(?:stattgegeben|abgelehnt|zur[üu]ckgewiesen|angenommen|akzeptiert)|\bwieder (?:freigeschaltet|freigegeben|"
    r"eingestellt|aktiviert)|"
    r"\b(?:il tuo|il suo) (?:ricorso|reclamo)\b[^.]{0,60}\b(?:accolt|respint|accettat)|\b(?:[èe] stat[oa]|abbiamo) "
    r"ripristinat",
    reach=260,
)
"""How an answer was decided, in other languages of Europe."""
_OPEN_ABROAD = regex(r"\b(?:si|wenn|falls|sofern|se|caso|cuando|quando|lorsque|sobald|hasta|jusqu)\b")


def complained(said: str) -> bool:
    """Somebody has complained; where it only says that nobody has, nobody has."""
    return COMPLAINED.search(NO_COMPLAINANT.pattern.sub(" ", said)) is not None


def rejected(said: str) -> Stage | None:
    """A platform tells a complainant that his notice will not do."""
    if any(
        not re.search(r"(?:i|we) (?:swear|have a good faith)|if you (?:do|can|fail)", sentence)
        for sentence in (*sentences(unlinked(said), REJECTED), *sentences(said, _TO_COMPLAIN))
    ):
        return Stage.DECISION
    return None


def decision(said: str, *, told: bool) -> Stage | None:
    """The stage of a decision, or of a finding of the platform's own, where the words tell one, else None.

    Args:
        told: whether the message informs of a complaint, so that what was only found of it decides nothing yet.
    """
    if any(not _OPEN_ABROAD.search(sentence) for sentence in sentences(said, _DECIDED_ABROAD, OPENING * 2)):
        return Stage.DECISION
    if not (
        TO_CUSTOMER.search(said)
        or re.search(
            r"github has|decided (?:not )?to re|appeal|your (?:dispute|explanation|submission|documents?)|"
            r"in your favou?r|live again|"
            r"возражени|рассмотрел|反通知|审核|申诉|апелляц|处罚|判定|裁定|复核|不成立|已解除|decision|"
            r"решени",
            said[:OPENING],
        )
    ):
        return None
    for sentence in sentences(said, _DECIDED):
        if not _NOT_YET.search(sentence) and not re.search(r"court|法院|суд", sentence):
            if told and not _OF_AN_ANSWER.search(sentence):
                continue
            if (
                FINDING.search(said)
                and not complained(said)
                and (
                    NO_COMPLAINANT.search(said)
                    or not re.search(r"appeal|申诉|апелляц|counter|反通知|возражени", sentence)
                )
            ):
                return Stage.PLATFORM_FINDING
            return Stage.DECISION
    return None
