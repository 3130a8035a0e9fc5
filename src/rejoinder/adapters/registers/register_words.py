"""What the offices call the values of a register, and how their extracts are told apart."""

from __future__ import annotations

import re

_LABELS = {
    "office": r"(trademark|tm|ip|registration)?offices?(code)? source registrationofficecode ведомство",
    "either_number": r"""
        申请注册号 注册申请号 注册号申请号 (eu)?trademarknumber filenumber st13 eutmnumber irn number markid
    """,
    "design_number": r"(registered)?(community)?designnumber номер(патентана)?промышленн(ого|ый)образ(ца|ец)",
    "number": r"""
        (us|international|ir|eu)?(trademark)?registrationn(umber|o) regn(umber|o) rn 商标注册号 注册号
        商标注册证号 internationalregistration usregistrationnumber номер(государственной)?регистрации
    """,
    "application_number": r"(us)?serialn(umber|o) sn appl?(ication)?n(umber|o) 申请号 номерзаявки",
    "mark": r"""
        wordmark markliteralelements? literalelement markelement brand(name)? verbalelement 商标名称
        (trade|tm)?(mark)?name marktext markverbalelement(text)? wordmarkspecification словесныйэлемент
    """,
    "mark_perhaps": r"mark trademark 商标 товарныйзнак",
    "owner": r"""
        (current)?owner(s|name|groups)? ownersname ownernameandaddress holders? holdername applicants?(name)?
        proprietor(name)? nameandaddressoftheholder(oftheregistration)? 申请人名称(中文)? 申请人
        注册人(名称)? 商标注册人 权利人 registrant правообладател[ьи](товарногознака)?
    """,
    "representative": r"""
        representatives?(name)? attorney(name|ofrecord)? nameandaddressoftherepresentative 代理/?(办理)?机构(名称)?
        代理组织 представитель патентныйповеренный
    """,
    "status_on": r"statusdate markcurrentstatusdate 状态日期",
    "live": r"tm5commonstatusdescriptor tm5statusdesc",
    "status": r"""
        status (current)?markstatus trademarkstatus extstatusdesc statusdescription 商标状态(图标)? 商标流程状态 状态
        当前状态 markcurrentstatuscode статус
    """,
    "classes": r"""
        class(es)?(number|andterms)? nicecl (nice|international)class(es|ification|ifications)?(number)? ic 国际分类
        类别 internationalclassificationofgoods.* 商品国际分类 nicecodes? primeclasscode internationalclassification
        классымкту.*
    """,
    "goods": r"goods(and|&)services(list)? listofgoodsandservices for 商品/?服务(列表|项目)? 核定使用商品",
    "filed_on": r"""
        (application)?filingdate app(lication|l)?date datefiled dateofapplication filed 申请日期 датаподачи(заявки)?
    """,
    "registered_on": r"""
        (us)?registrationdate dateof(the)?registration dateofentryinregister registered 注册公告日期
        注册日期 дата(государственной)?регистрации
    """,
    "extended_to": r"дата,?докоторойпродленсрокдействия.*",
    "expires_on": r"""
        expir(y|ation)date expecte?dexpirationdate(oftheregistrationrenewal)? expireson expires 有效期至 届满日期
        дата(истечения|окончания)срокадействия.*
    """,
    "renewal_on": r"renewal(due)?date",
    "term": r"专用权期限 商标专用期限 专用期限 有效期",
    "designations": r"""
        designations?(under.*)?(countries)? designated(contractingparties|countries|states) territor(y|ies)
    """,
    "origin": r"basicregistration basicapplication officeoforigin origin(code)? countryoforigin",
    "read_on": r"generatedon thispagewasgeneratedon reportdate dateofextract 查询日期 导出日期 датаформирования",
    "assignor": r"assignors?(name)?",
    "assignee": r"assignees?(name)?",
    "former_owner": r"прежнийправообладатель",
    "recorded_on": r"daterecorded датаиномергосударственнойрегистрацииперехода.*",
    "executed_on": r"executiondate",
    "reference": r"reelframe",
    "conveyance": r"conveyance",
    "correspondent": r"correspond(ent|ence)(name|address)? адресдляпереписки",
    "other": r"""
        (owner)?id(entifier|number)?(no)? organi[sz]ation legal(entity|status|form)(type)? country type
        address(es)? nature kind filinglanguage secondlanguage basis register postcode town place url vienna.*
        classstatus us?class(es)? datesofuse pages изображение.*
    """,
}
"""Labels in small letters without gaps, as patterns, by the attribute that they name; the first that fits counts."""
NAMES = tuple((name, re.compile("|".join(labels.split()))) for name, labels in _LABELS.items())
INID = {
    "111": "number",
    "116": "number",
    "151": "registered_on",
    "180": "expires_on",
    "181": "expires_on",
    "186": "extended_to",
    "210": "application_number",
    "220": "filed_on",
    "511": "classes",
    "540": "mark_perhaps",
    "541": "mark",
    "561": "other",
    "730": "owner",
    "731": "owner",
    "732": "owner",
    "733": "owner",
    "740": "representative",
    "770": "former_owner",
    "811": "origin",
    "821": "origin",
    "822": "origin",
    "831": "designations",
    "832": "designations",
    "834": "designations",
}
"""The codes that offices put before the values (WIPO Standard ST.60), and what they name."""
_WORDS = {
    "uspto": r"""
        \bTSDR\b \bTESS\b \bUSPTO\b US\ Serial\ Number US\ Registration\ Number usRegistrationNumber
        United\ States\ Patent\ and\ Trademark serialNumber Serial\ Number
    """,
    "wipo": r"""
        Madrid\ Monitor \bWIPO\b Global\ Brand\ Database \(151\)\ Date\ of\ the\ registration 9sexies 18ter
        \bMadrid\ Protocol
    """,
    "euipo": r"""
        \bEUIPO\b eSearch \bEUTM\b European\ Union\ Intellectual\ Property European\ Union\ trade\ mark
        EU_TRADEMARK wordMarkSpecification euipo\.europa
    """,
    "ukipo": r"\bUKIPO\b Intellectual\ Property\ Office ipo\.gov\.uk \bUK\ trade\ mark\b UK00\d{9}",
    "dpma": r"DPMA\ ?register Deutsches\ Patent-\ und\ Markenamt \bDPMA\b",
    "inpi": r"\bINPI\b Institut\ national\ de\ la\ propriété\ industrielle",
    "cnipa": r"国家知识产权局 中国商标网 商标局 \bCNIPA\b sbj\.cnipa 国际分类 专用权期限 商标状态 申请/注册号",
    "rospatent": r"""
        \bФИПС\b Роспатент \bfips\.ru\b Федеральная\ служба\ по\ интеллектуальной\ собственности
        Номер\ государственной\ регистрации \bМКТУ\b
        Государственн\w+\ реестр\w*\ (?:полезных|изобретений|промышленных)
    """,
}
_BETWEEN = re.compile(r"(?<!\\)\s+")
_OFFICES = tuple(
    (office, re.compile("|".join(_BETWEEN.split(words.strip())), re.IGNORECASE)) for office, words in _WORDS.items()
)
COUNTRIES = {
    "uspto": "US",
    "euipo": "EU",
    "ukipo": "GB",
    "cnipa": "CN",
    "rospatent": "RU",
    "jpo": "JP",
    "kipo": "KR",
    "dpma": "DE",
    "inpi": "FR",
}
"""The country of each office that registers for one."""
_CODES = {
    "US": "uspto",
    "EM": "euipo",
    "EU": "euipo",
    "GB": "ukipo",
    "UK": "ukipo",
    "CN": "cnipa",
    "RU": "rospatent",
    "WO": "wipo",
    "WIPO": "wipo",
    "IB": "wipo",
    "JP": "jpo",
    "KR": "kipo",
    "DE": "dpma",
    "FR": "inpi",
}
_CODE = re.compile(r"\b(WIPO|[A-Z]{2})(?:TM|ID)?\b")
_NUMBERS = (
    (re.compile(r"UK00\d{9}"), "ukipo"),
    (re.compile(r"(?:EUTM|CTM)?\s*0\d{8}"), "euipo"),
    (re.compile(r"WO5\d{14}"), "wipo"),
)


def office_of(text: str) -> str | None:
    """The office whose words stand in the extract most; None where none of them does."""
    counted = [(len(words.findall(text)), office) for office, words in _OFFICES]
    most = max(count for count, _ in counted)
    return next(office for count, office in counted if count == most) if most else None


def office_named(words: str) -> str | None:
    """The office that a column of offices names by its code or its name; None where it is another's."""
    found = _CODE.search(words.strip())
    if found is not None and found.group(1) in _CODES:
        return _CODES[found.group(1)]
    return office_of(words)


def office_numbered(number: str) -> str | None:
    """The office whose numbers alone have this form."""
    return next((office for form, office in _NUMBERS if form.fullmatch(number.strip())), None)
