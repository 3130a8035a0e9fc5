"""The labels of what a notice is filed under, what it asserts, and who takes part in it."""

from __future__ import annotations

from rejoinder.reading.concept import Concept, Labels, any_of

PARTY_LABELS: Labels = (
    (Concept.FROM, any_of("from", "发件人", "от", "от кого")),
    (Concept.SUBJECT, any_of("subject", "re", "主题", "тема", "sub", "subj")),
    (
        Concept.SENT,
        any_of(
            r"(?:notice |notification |complaint )?(?:date|sent|sent on|date sent|issued on|date of notice|notice date|"
            r"date of notification|time|received(?: on| at)?)|(?:date|time) (?:received|of receipt)",
            "(?:发送|通知|投诉|投诉发起|收到|接收|送达|通知送达|下发|投诉接收)(?:时间|日期)|日期|时间",
            "дата|отправлено|получено|"
            "(?:дата|дата и время|время)(?: (?:уведомления|отправки|жалобы|письма|получения|поступления|направления))?|"
            "дата (?:уведомления|отправки|жалобы|письма|получения|поступления)(?: жалобы| уведомления)?",
        ),
    ),
    (
        Concept.REFERENCE,
        any_of(
            r"(?:your |our |the )?(?:complaint|case|notice|ticket|claim|reference|ref|report|infringement|"
            r"tracking|dispute|incident|"
            r"submission|infraction|violation|request|decision|file|dmca|takedown|notification|abuse|matter|"
            r"spot check|record|penalty)"
            r"[ -]?(?:id|no\.?|number|num|#|ref(?:erence)?|ref\.? ?no\.?|code|case|id ?#|ref ?#|№)?(?: ?\(?(?:id|"
            r"no\.?|number|#)\)?)?",
            r"(?:unser |ihr )?(?:zeichen|aktenzeichen|az\.?)|(?:notre |n/)?r[ée]f(?:[ée]rence)?\.?|(?:nuestra |"
            r"su )?referencia|"
            r"expediente|protocolo|(?:nostro )?riferimento",
            r"(?:our|your|mgc|internal)? ?ref(?:erence)?\.?(?: ?(?:no\.?|number|id|code))?",
            r"id",
            "(?:投诉|案件|案例|申诉|通知|举报|处罚|违规|工单|纠纷|维权|侵权|抽检|抽查|记录|决定|裁定|举证|撤诉|"
            "撤回)(?:单|通知|记录|处罚|决定)?(?:编号|单号|流水号|号|号码|id|序号)",
            "编号|单号|案号|工单",
            (
                r"(?:номер|№|id|идентификатор)(?: \(?id\)?)? ?(?:жалобы|дела|обращения|претензии|заявки|уведомления|"
                r"тикета|решения|проверки|нарушения|спора|записи)?"
            ),
            r"(?:жалоба|дело|обращение|претензия|заявка|тикет|уведомление|решение|проверка)(?: ?(?:№|номер|id))?",
        ),
    ),
    (
        Concept.RIGHT,
        any_of(
            r"(?:type|kind|nature|category) of (?:the )?(?:right|rights|ip|ipr|intellectual property|infringement|"
            r"complaint|violation|claim)s?(?: asserted| claimed| infringed)?",
            r"(?:right|ip|ipr|ip right|infringement|complaint|violation|claim|policy|"
            r"intellectual property)s? (?:type|category|kind)",
            r"(?:asserted|claimed|infringed) rights?|property|right asserted|right|rights|ip rights?|ipr|"
            r"intellectual property(?: rights?)?|issue|policy violation|type",
            "权利类型|权利类别|知识产权类型|侵权类型|投诉类型|违规类型|投诉类别|权利种类|主张权利|违规类别|"
            "问题类型|违规原因类型|知识产权种类",
            (
                "вид права|тип права|заявленное право|вид нарушения|тип нарушения|тип жалобы|вид жалобы|"
                "вид интеллектуальной собственности|вид объекта|объект права|право|нарушение|категория нарушения|"
                "предмет жалобы"
            ),
        ),
    ),
    (
        Concept.REASON,
        any_of(
            r"(?:complaint |claim |violation |infringement )?reasons?(?: (?:for|of) (?:the )?(?:complaint|report|"
            r"removal|action|decision))?(?: code)?",
            r"(?:description|details|grounds?|basis|explanation)(?: (?:of|for) (?:the )?(?:complaint|infringement|"
            r"claim|violation))?|allegations?|why|violation|finding",
            "投诉理由|投诉原因|投诉说明|侵权说明|违规原因|侵权原因|投诉内容|理由|原因|处罚原因|投诉描述|违规说明|"
            "认定理由|侵权行为|违规情形|问题描述",
            (
                "основание(?: жалобы| претензии| блокировки)?|причина(?: жалобы| обращения| блокировки| удаления|"
                " снятия)?|суть(?: жалобы| претензии| нарушения)?|описание(?: нарушения| жалобы)?|довод заявителя|"
                "текст жалобы"
            ),
        ),
    ),
    (
        Concept.OWNER,
        any_of(
            r"(?:(?:these|here|below) (?:are|is) |see )?(?:name of )?(?:the )?(?:original |registered )?"
            r"(?:ip(?:r)? ?|intellectual property |copyright |trademark |trade mark |brand |brand ?/ ?(?:ipr?|"
            r"trademark) |"
            r"patent |design |mark )?(?:rights? ?)?(?:owner|holder|proprietor|"
            r"titleholder)s?(?:['’]s)?(?: ?\(s\))?(?: of (?:the )?(?:mark|right|copyright|trademark|patent|design|"
            r"work)s?)?(?:'?s? name)?(?: ?\([^)]*\)?)?(?: (?:details|information|contact(?: details)?))?",
            r"(?:our |my |the )?(?:clients?|principals?)(?: name)?",
            r"(?:trade ?mark |design )?(?:patentee|registrant|owner of record)s?(?:'?s? name)?|"
            r"plaintiffs?(?: name)?|"
            r"mandating party|name of ip owner|rightsholder|rightholder|rightsowner|on behalf of|represented company|"
            r"copyright owned by|copyright (?:holder|owner) name",
            "权利人|权利人姓名|权利人信息|知识产权权利人|(?:权利|著作权|商标权|专利权)人名称|著作权人|商标权人|专利权人|"
            "版权人|版权方|品牌方|"
            "权利方|"
            "权利所有人|商标注册人|注册人|专利权利人|版权所有人|权利主体|委托人|被代理人|原告|"
            "委托方|授权人|授权方|知识产权人|商标持有人|版权持有人|"
            "著作权所有者|著作权所有人|专利所有人|商标所有人",
            (
                "правообладатель|владелец(?: прав| товарного знака| знака| патента| авторских прав| бренда)?|автор|"
                "патентообладатель|обладатель права|наименование правообладателя|(?:наш )?(?:доверитель|клиент)|истец"
            ),
        ),
    ),
    (
        Concept.AGENT,
        any_of(
            r"(?:filed|submitted|reported|lodged|sent|brought|made) by(?: \(?(?:agent|representative)\)?)?|"
            r"(?:their |its |his |her )?(?:dmca |authori[sz]ed |legal |designated )?"
            r"(?:agent|representative|attorney|counsel)s?(?: name|"
            r" of (?:the )?(?:right|rights|ip) ?(?:owner|holder)| for (?:the )?(?:right|rights|ip) ?(?:owner|"
            r"holder)| for (?:the )?(?:complainant|claimant|owner|applicant|plaintiff))?|"
            r"mandated party|acting through|represented by|(?:submitted|filed|sent|reported|brought|"
            r"made) (?:through|via)|law firm|"
            r"(?:ipr?|intellectual property|rights?|brand|trademark) (?:agent|representative|agency)|agency|through",
            "代理|代理人|代理人信息|代理机构|代理方|代理人名称|授权代理人|委托代理人|投诉代理人|代理公司|投诉提交方|"
            "提交人|"
            "代理律师|律师事务所|受托人|受托方|受委托人|受委托方|被授权人|被授权方|由|提交方|代理投诉方",
            (
                "представитель(?: правообладателя| заявителя| по доверенности)?|подал(?:а|о)?(?: жалобу)?|подана|"
                "податель|доверенное лицо|агент|агентство|поверенный|патентный поверенный|жалобу подал|подано"
            ),
        ),
    ),
    (
        Concept.COMPLAINANT,
        any_of(
            r"complainant(?:'s name| name)?|complaining party|claimant|reporter(?:'s name)?|reporting (?:party|"
            r"company|firm|entity|organi[sz]ation)|"
            r"notifier|issuer|sender|notice sender|sender name|entity|complained by|complaint from|"
            r"(?:name of )?(?:the )?(?:party|person|company|owner|individual|brand|entity|user|member|one)? ?(?:that|"
            r"who|which) "
            r"(?:has )?(?:submitted|filed|sent|reported|made|lodged|issued|complained)(?: (?:the|this) (?:\w+ )"
            r"?(?:notice|report|"
            r"complaint|claim|request)| it| this)?|(?:submitted|filed|reported|lodged|raised|flagged) by|"
            r"rights owner contact|(?:takedown|removal|strike|claim|notice|complaint|report) (?:issued|requested|"
            r"submitted|filed|sent|made) by|(?:claimed|requested|notified) by|"
            r"(?:[\w,'’ ]{0,50}\b)?(?:contact|reach out to|write to) (?:the )?(?:rights? (?:owner|holder)|"
            r"brand(?: owner)?|complainant|claimant|reporter|reporting party|copyright (?:owner|holder))(?: directly)?",
            "投诉方|投诉人|举报人|举报方|投诉方名称|投诉人名称|投诉主体|维权方|投诉者|通知人|通知方|申请人|发函人|"
            "发函方|致函人|维权人|维权主体",
            "заявитель|жалобщик|кто жалуется|отправитель жалобы|от имени|заявитель жалобы",
        ),
    ),
    (
        Concept.COMPANY,
        any_of(
            r"(?:reporter'?s? )?(?:company|organi[sz]ation|firm|business)(?: name)?(?: \(optional\))?|company|"
            r"entity name",
            "公司|公司名称|单位|单位名称|企业名称|机构",
            "компания|организация|наименование организации|юридическое лицо",
        ),
    ),
    (
        Concept.PERSON,
        any_of(
            r"(?:full |legal |first and last |your |contact |my )?(?:legal )?name(?: and title)?|signature|signed|"
            r"electronic signature|digital signature|contact(?: person)?|signed by|electronic assignment",
            "姓名|联系人|签名|签字|联系人姓名",
            "имя|фио|подпись|контактное лицо",
        ),
    ),
    (
        Concept.EMAIL,
        any_of(
            r"(?:contact |reporter'?s? |your |our |complainant'?s? |rights? (?:owner|holder)'?s? |"
            r"agent'?s? )?e-?mail(?: address)?(?: of (?:the )?(?:rights? owner|complainant|agent))?",
            r"contact|contact (?:us|details?|information)",
            "(?:联系|投诉方|投诉人|权利人|代理人|电子)?(?:邮箱|邮件|电邮|电子邮箱|电子邮件|邮箱地址|方式)|联系方式",
            (
                r"(?:контактный |адрес )?(?:e-?mail|эл\. ?почта|электронная почта|электронной почты|"
                r"почта)(?: заявителя| правообладателя| представителя| для связи)?|контакты?(?: заявителя|"
                r" правообладателя| представителя)?|связь"
            ),
        ),
    ),
)
