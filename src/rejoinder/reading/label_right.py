"""The labels of the right, of its work, and of the listings complained of."""

from __future__ import annotations

from rejoinder.reading.concept import Concept, Labels, any_of

RIGHT_LABELS: Labels = (
    (
        Concept.REGISTRATION,
        any_of(
            r"(?:(?:trade ?-?mark|copyright|patent|design|ip|certificate|utility model|international|eu|us|"
            r"chinese|cn)s? )*(?:registration|reg\.?|certificate|grant|publication|application|serial|patent|"
            r"licen[cs]e)s?(?: certificate)?(?: ?(?:no|nos|number|numbers|num|id|№|#)\.?(?:\(s\)|"
            r"s)?)?(?: ?\([^)]*\))?",
            r"(?:trade ?-?mark|copyright|patent|design|right|ipr?|brand) (?:no|nos|number|numbers|id|#)\.?(?:\(s\))?|"
            r"(?:trade ?-?mark|patent|design) regist(?:ry|er)(?: entry)?",
            "(?:著作权|版权|作品|商标|专利|外观设计|实用新型|发明|软件|知识产权|权利|美术作品)*(?:登记|注册|证书|"
            "专利|授权|权利|申请|公告|注册证|登记证|登记证书|注册证书|专利证书)+(?:编号|号码|证号|号|证|信息)?|"
            "知识产权(?:编号|号|号码)|权利证书|权利凭证|权属证明",
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
        any_of(
            r"(?:infringed |asserted |registered |claimed |protected |impersonated |targeted )?(?:trade ?-?marks?|"
            r"marks?|"
            r"brands?)(?: name)?(?: ?\(s\))?(?: ?infringed| asserted| concerned| involved| at issue|"
            r" claimed)?(?: ?\([^)]*\))?|trademark\(s\) infringed",
            "商标|商标(?:名称)? ?[/／及和] ?(?:商标)?注册号|商标名称|品牌|品牌名称|注册商标|涉案商标|商标名|权利商标",
            "товарный знак|знак|бренд|марка|обозначение|товарные знаки|средство индивидуализации",
        ),
    ),
    (
        Concept.WORK,
        any_of(
            r"(?:(?:the |infringed |original |copyrighted |protected |asserted |"
            r"claimed )*works?(?: ?\(s\))?(?: title| name)?(?: infringed| concerned| at issue| claimed)?)|"
            r"title(?: of (?:the )?(?:work|original work))?|work title|name of (?:the )?work|product name|"
            r"the title in question is|design(?: title| name)?|patent(?: title| name)?|"
            r"title of (?:the )?(?:patent|design)|description of (?:the )?copyrighted work|infringed work|"
            r"content title|software|invention|asset|asset title|programme|content name|"
            r"(?:ipr?|intellectual property(?: right)?) (?:name|title)(?: ?/ ?(?:no|number)\.?)?",
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
        any_of(
            r"(?:the )?(?:(?:accused|infringing|reported|removed|affected|alleged|allegedly infringing|listed|"
            r"disputed|abusive|offending|phishing|malicious|fraudulent|counterfeit|blocked|restricted|retracted|"
            r"withdrawn|related|your|penali[sz]ed|concerned|"
            r"unauthorized) )*(?:where (?:the |it )?(?:\w+ )?(?:is|was|appears|can be found|can be seen)|listing|"
            r"product|item|link|url|page|goods|asin|sku|offer|content|material|"
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
        any_of(
            r"(?:original|official|authori[sz]ed|legitimate|genuine|targeted|impersonated)(?: (?:brand(?= (?:domain|"
            r"site|website))|domain|domains|websites|work|url|urls|site|website|source|content|page|"
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
)
