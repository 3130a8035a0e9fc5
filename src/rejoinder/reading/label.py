"""The labels and headings of notices in three languages, and what each announces."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

LABEL_LENGTH = 70
HAN_LABEL_LENGTH = 18


class Concept(StrEnum):
    """What a labelled value is."""

    REFERENCE = "reference"
    RIGHT = "right"
    REASON = "reason"
    OWNER = "owner"
    AGENT = "agent"
    COMPLAINANT = "complainant"
    COMPANY = "company"
    PERSON = "person"
    EMAIL = "email"
    WORK = "work"
    MARK = "mark"
    REGISTRATION = "registration"
    LISTING = "listing"
    DEADLINE = "deadline"
    COMPLETED = "completed_on"
    PUBLISHED = "published_on"
    REGISTERED = "registered_on"
    FILED = "filed_on"
    VALID_TO = "valid_to"
    FIRST_SALE = "first_sale_on"
    SENT = "sent_at"
    TERRITORY = "territory"
    CLASSES = "classes"
    PLATFORM = "platform"
    SELLER = "seller"
    FROM = "from"
    SUBJECT = "subject"
    ORIGINAL = "original"


DATED = (
    Concept.COMPLETED,
    Concept.PUBLISHED,
    Concept.REGISTERED,
    Concept.FILED,
    Concept.VALID_TO,
    Concept.FIRST_SALE,
    Concept.SENT,
)
"""Labels whose value is a day of something that happened, and so no term for an answer."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(patterns) + ")$")


LABELS: tuple[tuple[Concept, re.Pattern[str]], ...] = (
    (Concept.FROM, _any("from", "发件人", "от", "от кого")),
    (Concept.SUBJECT, _any("subject", "re", "主题", "тема", "sub", "subj")),
    (
        Concept.SENT,
        _any(
            r"(?:notice |notification )?(?:date|sent|sent on|date sent|issued on|date of notice|notice date|"
            r"date of notification)",
            "发送时间|发送日期|通知时间|通知日期|投诉时间|投诉日期|投诉发起时间|日期|时间",
            "дата|отправлено|дата уведомления|дата отправки|дата жалобы|дата письма",
        ),
    ),
    (
        Concept.REFERENCE,
        _any(
            r"(?:your |our |the )?(?:complaint|case|notice|ticket|claim|reference|ref|report|infringement|"
            r"tracking|dispute|incident|"
            r"submission|infraction|violation|request|decision|file|dmca|takedown|notification|abuse|matter|"
            r"spot check|record|penalty)"
            r"[ -]?(?:id|no\.?|number|num|#|ref(?:erence)?|ref\.? ?no\.?|code|case|id ?#|ref ?#|№)?(?: ?\(?(?:id|"
            r"no\.?|number|#)\)?)?",
            r"(?:our|your|mgc|internal)? ?ref(?:erence)?\.?(?: ?(?:no\.?|number|id|code))?",
            r"id",
            "(?:投诉|案件|案例|申诉|通知|举报|处罚|违规|工单|纠纷|维权|侵权|抽检|抽查|记录|决定|裁定|举证|撤诉|"
            "撤回)(?:单|通知|记录|处罚|决定)?(?:编号|单号|号|号码|id|序号)",
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
        _any(
            r"(?:type|kind|nature|category) of (?:the )?(?:right|rights|ip|ipr|intellectual property|infringement|"
            r"complaint|violation|claim)s?(?: asserted| claimed| infringed)?",
            r"(?:right|ip|ipr|ip right|infringement|complaint|violation|claim|policy|"
            r"intellectual property)s? (?:type|category|kind)",
            r"(?:asserted|claimed|infringed) rights?|right asserted|right|rights|"
            r"intellectual property(?: rights?)?|issue|policy violation",
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
        _any(
            r"(?:complaint |claim |violation |infringement )?reason(?: for (?:the )?(?:complaint|report|removal|"
            r"action|decision))?(?: code)?",
            r"(?:description|details|grounds|basis|explanation)(?: of (?:the )?(?:complaint|infringement|claim|"
            r"violation))?|allegations?|why|violation|finding",
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
        _any(
            r"(?:name of (?:the )?)?(?:ip(?:r)? ?|intellectual property |copyright |trademark |trade mark |brand |"
            r"patent |design |mark )?(?:rights? ?)?(?:owner|holder|proprietor|"
            r"titleholder)s?(?:'s)?(?: ?\(s\))?(?: of (?:the )?(?:mark|right|copyright|trademark|patent|design|"
            r"work)s?)?(?:'?s? name)?(?: ?\([^)]*\)?)?(?: (?:details|information|contact(?: details)?))?",
            r"(?:our |my |the )?(?:clients?|principals?)(?: name)?",
            r"complainant ?\((?:rights? |trademark |copyright )?owner|plaintiffs?(?: name)?|"
            r"name of ip owner|rightsholder|rightholder|rightsowner|on behalf of|represented company|"
            r"copyright owned by|copyright (?:holder|owner) name",
            "权利人|权利人名称|权利人姓名|权利人信息|知识产权权利人|著作权人|商标权人|专利权人|版权人|版权方|品牌方|权利方|"
            "权利所有人|商标注册人|注册人|专利权利人|版权所有人|权利主体|委托人|被代理人|原告|"
            "权利人[（(]投诉[人方]|投诉[人方][（(]权利人|委托方|授权人|授权方|知识产权人|商标持有人|版权持有人|"
            "著作权所有者|著作权所有人|专利所有人|商标所有人",
            (
                "правообладатель|владелец(?: прав| товарного знака| знака| патента| авторских прав| бренда)?|автор|"
                "патентообладатель|обладатель права|наименование правообладателя|(?:наш )?(?:доверитель|клиент)|истец|"
                r"заявитель ?\(правообладатель"
            ),
        ),
    ),
    (
        Concept.AGENT,
        _any(
            r"(?:filed|submitted|reported|lodged|sent|brought|made) by(?: \(?(?:agent|representative)\)?)?|"
            r"(?:dmca |authori[sz]ed |legal |designated )?(?:agent|representative|attorney|counsel)s?(?: name|"
            r" of (?:the )?(?:right|rights|ip) ?(?:owner|holder)| for (?:the )?(?:right|rights|ip) ?(?:owner|"
            r"holder))?|complainant ?\((?:authori[sz]ed )?(?:agent|representative)|"
            r"acting through|represented by|law firm|agency|through",
            "代理|代理人|代理人信息|代理机构|代理方|代理人名称|授权代理人|委托代理人|投诉代理人|代理公司|投诉提交方|提交人|"
            "代理律师|律师事务所|受托人|受托方|受委托人|受委托方|被授权人|被授权方|由|提交方|代理投诉方|(?:投诉|"
            "举报|提交)[人方][（(](?:授权|委托)?代理[人方]?(?:机构)?",
            (
                "представитель(?: правообладателя| заявителя| по доверенности)?|подал(?:а|о)?(?: жалобу)?|подана|"
                r"заявитель ?\((?:представитель|агент|по доверенности)|"
                "податель|доверенное лицо|агент|агентство|поверенный|патентный поверенный|жалобу подал|подано"
            ),
        ),
    ),
    (
        Concept.COMPLAINANT,
        _any(
            r"complainant(?:'s name| name)?|complaining party|claimant|reporter(?:'s name)?|reporting (?:party|"
            r"company|firm|entity)|"
            r"notifier|issuer|sender|notice sender|sender name|entity|complained by|complaint from|"
            r"rights owner contact",
            "投诉方|投诉人|举报人|举报方|投诉方名称|投诉人名称|投诉主体|维权方|投诉者|通知人|通知方|申请人|发函人|"
            "发函方|致函人|维权人|维权主体",
            "заявитель|жалобщик|кто жалуется|отправитель жалобы|от имени|заявитель жалобы",
        ),
    ),
    (
        Concept.COMPANY,
        _any(
            r"(?:reporter'?s? )?(?:company|organi[sz]ation|firm|business)(?: name)?(?: \(optional\))?|company|"
            r"entity name",
            "公司|公司名称|单位|单位名称|企业名称|机构",
            "компания|организация|наименование организации|юридическое лицо",
        ),
    ),
    (
        Concept.PERSON,
        _any(
            r"(?:full |legal |first and last |your |contact |my )?(?:legal )?name(?: and title)?|signature|signed|"
            r"electronic signature|digital signature|contact(?: person)?|signed by|electronic assignment",
            "姓名|联系人|签名|签字|联系人姓名",
            "имя|фио|подпись|контактное лицо",
        ),
    ),
    (
        Concept.EMAIL,
        _any(
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
    (
        Concept.REGISTRATION,
        _any(
            r"(?:(?:trade ?-?mark|copyright|patent|design|ip|certificate|utility model|international|eu|us|"
            r"chinese|cn)s? )*(?:registration|reg\.?|certificate|grant|publication|application|serial|patent|"
            r"licen[cs]e)s?(?: certificate)?(?: ?(?:no|nos|number|numbers|num|id|№|#)\.?(?:\(s\)|"
            r"s)?)?(?: ?\([^)]*\))?",
            r"(?:trade ?-?mark|copyright|patent|design|right) (?:no|nos|number|numbers|id|#)\.?(?:\(s\))?",
            "(?:著作权|版权|作品|商标|专利|外观设计|实用新型|发明|软件|知识产权|权利|美术作品)*(?:登记|注册|证书|"
            "专利|授权|权利|申请|公告|注册证|登记证|登记证书|注册证书|专利证书)+(?:编号|号码|证号|号|证|信息)?|"
            "权利证书|权利凭证|权属证明",
            (
                r"(?:номер |№ ?)?(?:регистраци[ияюонный]+|свидетельств[оа]|патент[а]?|рег\. ?(?:номер|№)|"
                r"регистрационный номер|международная регистрация|реестровый номер)(?: (?:на )?(?:товарн\w+ знака?|"
                r"патента?|знака?|произведения|промышленн\w+ образца?|полезн\w+ модел[ьи]|изобретени[ея]|"
                r"депонирования))?(?: ?(?:№|номер))?"
            ),
        ),
    ),
    (
        Concept.MARK,
        _any(
            r"(?:infringed |asserted |registered |claimed )?(?:trade ?-?marks?|marks?|"
            r"brands?)(?: name)?(?: ?\(s\))?(?: ?infringed| asserted| concerned| involved| at issue|"
            r" claimed)?(?: ?\([^)]*\))?|trademark\(s\) infringed",
            "商标|商标名称|品牌|品牌名称|注册商标|涉案商标|商标名|权利商标",
            "товарный знак|знак|бренд|марка|обозначение|товарные знаки|средство индивидуализации",
        ),
    ),
    (
        Concept.WORK,
        _any(
            r"(?:(?:the |infringed |original |copyrighted |protected |asserted |"
            r"claimed )*works?(?: ?\(s\))?(?: title| name)?(?: infringed| concerned| at issue| claimed)?)|"
            r"title(?: of (?:the )?(?:work|original work))?|work title|name of (?:the )?work|product name|"
            r"the title in question is|design(?: title| name)?|patent(?: title| name)?|"
            r"title of (?:the )?(?:patent|design)|description of (?:the )?copyrighted work|infringed work|"
            r"content title|software|invention|asset|asset title|programme|content name",
            "作品|作品名称|涉案作品|权利作品|作品名|作品标题|软件名称|专利名称|外观设计名称|设计名称|发明名称|"
            "实用新型名称|图片名称|美术作品|权利名称|知识产权名称",
            (
                "произведение|название(?: произведения| работы| изображения| патента| модели| образца)?|работа|"
                "объект(?: авторского права)?|наименование произведения|промышленный образец|полезная модель|"
                "изобретение|фотография|рисунок|иллюстрация|наименование объекта"
            ),
        ),
    ),
    (
        Concept.LISTING,
        _any(
            r"(?:the )?(?:(?:accused|infringing|reported|removed|affected|alleged|allegedly infringing|listed|"
            r"disputed|blocked|restricted|retracted|withdrawn|related|your|penali[sz]ed|concerned|"
            r"unauthorized) )*(?:listing|product|item|link|url|page|goods|asin|sku|offer|content|material|"
            r"product id|item id|listing id|product link|listing link|item link|item number|product url|item url|"
            r"main url|web ?page|site|website|domain|domain name)s?(?: ?\(s\))?(?:\(es\))?(?: ?(?:id|ids|no|"
            r"number|numbers|url|urls|link|links|address|addresses)\.?)?(?: complained of| concerned| affected|"
            r" involved| removed| in question| reported| infringed)?(?: ?\([^)]*\))?",
            "(?:被|涉嫌|涉案|违规|侵权|涉及|所涉|申诉|撤诉|撤回|抽检)*(?:投诉|举报|侵权|处罚|下架|删除|涉案|违规|"
            "检查)*(?:的)?(?:商品|产品|链接|宝贝|商品链接|产品链接|商品id|产品id|链接地址|网址|url|商品编号|"
            "商品列表|listing|商品信息|产品信息|货品|商品地址|宝贝链接)+(?:id|编号|列表|地址|链接)?(?:（[^）]*）)?",
            (
                r"(?:оспариваем\w+ |спорн\w+ |заблокированн\w+ |указанн\w+ |нарушающ\w+ |ваш\w* |снят\w+ |скрыт\w+ |"
                r"проверенн\w+ )?(?:товары?|карточк[аи](?: товаров?| товара)?|ссылк[аи](?: на (?:товары?|"
                r"карточк[уи](?: товара)?|страниц[уы]))?|объявлени[ея]|страниц[аы]|артикулы?|sku|id товара|позици[яи]|"
                r"листинги?|предложени[ея]|карточки|url|адрес страницы|nm ?id|номенклатура)"
            ),
        ),
    ),
    (
        Concept.ORIGINAL,
        _any(
            r"(?:original|official|authori[sz]ed|legitimate)(?: (?:work|url|urls|site|website|source|content|page|"
            r"link|location|product|store))*(?: ?\(s\))?(?: location| url| of the copyrighted work)?|"
            r"original location of the copyrighted work|our (?:website|site|store|shop|product|page)|source|"
            r"evidence|proof|website|web|homepage|official url|screenshot",
            "原作|原创链接|原作链接|权利链接|官网|官方网站|证据|首次发表链接|原图链接|作品链接|权利人链接|店铺|"
            "发表地址|原创地址|证明材料",
            (
                "оригинал|официальный сайт|сайт|источник|доказательств[ао]|скриншот|ссылка на оригинал|"
                "сайт правообладателя|первоисточник"
            ),
        ),
    ),
    (
        Concept.DEADLINE,
        _any(
            r"(?:response |reply |answer |appeal |counter-?notice |final |submission |evidence )?(?:deadline|due|"
            r"due date|due by|time limit|respond by|reply by|appeal by|answer by|answer before|respond before|"
            r"due on|cut-?off)(?: for (?:response|reply|appeal|your answer|counter-?notice|the counter-?notice|"
            r"evidence|appeals|answer))?|(?:response|reply|answer|appeal|counter-?notice) (?:period|window|time)|"
            r"time (?:left|remaining|to (?:respond|reply|answer|appeal))",
            "(?:举证|申诉|反通知|回复|应诉|处理|答复|提交|整改|补充|抗辩|反馈|投诉)*(?:截止|到期|最后|"
            "最晚)+(?:时间|日期|期限|日)?|(?:举证|申诉|反通知|回复|应诉|处理|答复|整改)(?:期限|时限|期|有效期)|"
            "截止",
            (
                r"(?:крайний |последний |конечный )?срок(?:и)?(?: ответа| подачи(?: возражени[яй]| апелляции| ответа|"
                r" документов)?| для ответа| на ответ| рассмотрения| апелляции| возражени[яй]| исполнения|"
                r" обжалования)?|ответить до|подать до|дедлайн|до"
            ),
        ),
    ),
    (
        Concept.COMPLETED,
        _any(
            r"(?:work )?(?:completed|created|completion date|creation date|date of (?:completion|creation)|"
            r"completed on|created on|date completed|date created|completion|creation completed|"
            r"year of completion)(?: of (?:the )?work)?",
            "(?:作品)?(?:创作)?(?:完成|创作)(?:日期|时间|日|于)?|创作完成日期|创作完成时间|开发完成日期",
            (
                "(?:дата )?(?:создания|завершения|создан[ао]?|завершен[ао]?|завершён|завершена|закончен[ао]?|"
                "окончания создания)(?: произведения| работы)?|дата создания произведения"
            ),
        ),
    ),
    (
        Concept.PUBLISHED,
        _any(
            r"(?:first )?(?:published|publication date|date of (?:first )?publication|published on|"
            r"first published|first publication)(?: on)?",
            "(?:首次|作品)?(?:发表|公开|出版|公布|发布)(?:日期|时间|日)?|首次发表日期|首次发表",
            (
                "(?:дата )?(?:первой )?(?:публикации|опубликован[ао]?|обнародования|обнародован[ао]?|выпуска)|"
                "впервые опубликован[ао]?"
            ),
        ),
    ),
    (
        Concept.REGISTERED,
        _any(
            r"(?:registered|registration date|date of registration|registered on|grant date|granted|granted on|"
            r"date of grant)",
            "(?:注册|登记|授权|授权公告|核准注册|登记完成)(?:日期|时间|日)|发证日期",
            "дата регистрации|зарегистрирован[ао]?|дата выдачи|дата государственной регистрации",
        ),
    ),
    (
        Concept.FILED,
        _any(
            r"(?:filed|filing date|date of filing|application date|filed on|priority date|priority)",
            "(?:申请|优先权)(?:日期|时间|日)",
            "дата подачи(?: заявки)?|приоритет|дата приоритета|заявлен[ао]?",
        ),
    ),
    (
        Concept.VALID_TO,
        _any(
            r"(?:valid (?:until|to|through)|expires?(?: on)?|expiry(?: date)?|expiration(?: date)?|validity|"
            r"renewal date|in force until)",
            "(?:有效期|有效期至|到期日|专用期限|注册有效期|有效期限|失效日期|届满日)",
            "действу\\w+ до|срок действия(?: до)?|действителен до|дата истечения(?: срока действия)?|истекает",
        ),
    ),
    (
        Concept.FIRST_SALE,
        _any(
            r"(?:first (?:sale|sold|use|offered)|date of first (?:sale|use)|first use in commerce|on sale since|"
            r"first sold on|first sale date)",
            "首次(?:销售|上架|使用)(?:日期|时间|日)?",
            "(?:дата )?перв\\w+ (?:продаж[аи]|использовани[яе])",
        ),
    ),
    (
        Concept.TERRITORY,
        _any(
            r"(?:territory|country|jurisdiction|region|countries|place of registration|registered in|"
            r"country of registration|territories|protected in|country/region)",
            "(?:地域|国家|注册国家|注册地|权利地域|保护地域|国家/地区|注册地区|权利范围|地区|注册国|地域范围|"
            "受保护国家)",
            "(?:территория|страна|юрисдикция|регион|страна регистрации|территория (?:действия|охраны|правовой охраны))",
        ),
    ),
    (
        Concept.CLASSES,
        _any(
            r"(?:nice )?class(?:es)?(?:\(es\))?|nice classification|goods and services|international class(?:es)?",
            "(?:商标|国际|尼斯|核定使用|商品)*(?:分类|类别|商品类别|商品分类)",
            "класс(?:ы)?(?: мкту)?|мкту",
        ),
    ),
    (
        Concept.PLATFORM,
        _any(r"(?:platform|marketplace|site)", "平台|站点|市场", "площадка|маркетплейс|платформа"),
    ),
    (
        Concept.SELLER,
        _any(
            r"(?:seller|store|shop|merchant|store name|shop name|seller name|seller id|shop id|store id|"
            r"seller account|respondent|defendants?|accused seller|vendor)(?: ?(?:name|id))?",
            "(?:卖家|店铺|商家|被投诉方|被投诉人|店铺名称|卖家名称|被举报方|店铺名|商户|被投诉店铺|店铺id|卖家id|"
            "会员名|被告)",
            "(?:продавец|ответчик|магазин|название магазина|id магазина|наименование продавца)",
        ),
    ),
)

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
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


_SOME_NUMBER = re.compile(r"^(?:[\w/'-]{1,20} ){1,3}(?:id|number|no\.?|ref\.?|reference|code|#)$")
_OTHER_NUMBER = re.compile(
    r"phone|tel|fax|mobile|cell|regist|\breg|item|product|listing|asin|sku|vat|tax|company|zip|post|account|bank|"
    r"serial|certificate|patent|mark|class|store|shop|seller|message|\bip\b|"
    r"port|user|model|part|room|page|licen[cs]e|passport|video|channel|file|country|area|hash|source|qr|discount|"
    r"promo|verification|error|status|employee|social|national|member|version"
)


@lru_cache(maxsize=8_192)
def concept_of(label: str) -> Concept | None:
    """What a label in lower case announces, or None where it is none of ours."""
    bare = label.strip(" \t*_#•-–'\"“”«»()（）[]【】")
    if not bare or len(bare) > (HAN_LABEL_LENGTH if "\u4e00" <= bare[0] <= "\u9fff" else LABEL_LENGTH):
        return None
    for concept, pattern in LABELS:
        if pattern.match(bare):
            return concept
    return Concept.REFERENCE if _SOME_NUMBER.match(bare) and not _OTHER_NUMBER.search(bare) else None


def topic_of(heading: str) -> str | None:
    """The topic of a heading or form question in lower case, or None."""
    for topic, pattern in TOPICS:
        if pattern.search(heading):
            return topic
    return None
