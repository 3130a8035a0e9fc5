"""What the offices call the values of a register, and how their extracts are told apart."""

from __future__ import annotations

import re

_LABELS = {
    "either_number": r"申请注册号 注册申请号 注册号申请号 (eu)?trademarknumber filenumber st13 eutmnumber irn",
    "number": r"""
        (us|international|ir|eu)?(trademark)?registrationn(umber|o) regn(umber|o) rn 商标注册号 注册号
        商标注册证号 internationalregistration usregistrationnumber номеррегистрации
    """,
    "application_number": r"(us)?serialn(umber|o) sn applicationn(umber|o) 申请号 номерзаявки",
    "mark": r"""
        mark wordmark markliteralelements? literalelement markelement brandname verbalelement 商标名称
        商标 trademark(name)? name marktext markverbalelement(text)? wordmarkspecification
    """,
    "owner": r"""
        (current)?owner(s|name|groups)? ownernameandaddress holders? holdername applicants?(name)?
        proprietor(name)? nameandaddressoftheholder(oftheregistration)? 申请人名称(中文)? 申请人
        注册人(名称)? 商标注册人 权利人 registrant
    """,
    "representative": r"representatives?(name)? attorney(name|ofrecord)? nameandaddressoftherepresentative 代理/?机构",
    "status_on": r"statusdate 状态日期",
    "status": r"""
        status (current)?markstatus trademarkstatus extstatusdesc statusdescription 商标状态 状态
        当前状态 tm5commonstatusdescriptor markcurrentstatuscode
    """,
    "classes": r"""
        class(es)? (nice|international)class(es|ification)?(number)? ic 国际分类 类别 商品国际分类
        nicecodes? primeclasscode internationalclassification
    """,
    "goods": r"goods(and|&)services(list)? listofgoodsandservices for 商品服务(列表)? 核定使用商品",
    "filed_on": r"(application)?filingdate applicationdate datefiled dateofapplication filed 申请日期 датаподачи",
    "registered_on": r"""
        (us)?registrationdate dateof(the)?registration dateofentryinregister registered 注册公告日期
        注册日期 датарегистрации
    """,
    "expires_on": r"""
        expir(y|ation)date expecte?dexpirationdate(oftheregistrationrenewal)? expireson expires
        renewal(due)?date 有效期至 届满日期
    """,
    "term": r"专用权期限 商标专用期限 专用期限 有效期",
    "read_on": r"generatedon thispagewasgeneratedon reportdate dateofextract 查询日期 导出日期",
}
"""Labels in small letters without gaps, as patterns, by the attribute that they name; the first that fits counts."""
NAMES = tuple((name, re.compile("|".join(labels.split()))) for name, labels in _LABELS.items())
_WORDS = {
    "uspto": r"""
        \bTSDR\b \bTESS\b \bUSPTO\b US\ Serial\ Number US\ Registration\ Number usRegistrationNumber
        United\ States\ Patent\ and\ Trademark
    """,
    "wipo": r"Madrid\ Monitor \bWIPO\b Global\ Brand\ Database \(151\) Date\ of\ the\ registration",
    "euipo": r"\bEUIPO\b eSearch \bEUTM\b European\ Union\ Intellectual\ Property European\ Union\ trade\ mark",
    "ukipo": r"\bUKIPO\b Intellectual\ Property\ Office trademarks\.ipo\.gov\.uk \bUK\ trade\ mark\b",
    "cnipa": r"国家知识产权局 中国商标网 商标局 \bCNIPA\b sbj\.cnipa 国际分类 专用权期限 商标状态",
}
_BETWEEN = re.compile(r"(?<!\\)\s+")
_OFFICES = tuple(
    (office, re.compile("|".join(_BETWEEN.split(words.strip())), re.IGNORECASE)) for office, words in _WORDS.items()
)
_FILES = re.compile(r"(?<![a-z])(uspto|tsdr|tess|euipo|esearch|wipo|madrid|ukipo|cnipa)(?![a-z])", re.IGNORECASE)
_ALSO = {"tsdr": "uspto", "tess": "uspto", "esearch": "euipo", "madrid": "wipo"}


def office_of(text: str, name: str) -> str | None:
    """The office whose words stand in the extract most; else the one that the file's name tells."""
    counted = [(len(words.findall(text)), office) for office, words in _OFFICES]
    most = max(count for count, _ in counted)
    if most:
        return next(office for count, office in counted if count == most)
    told = _FILES.search(name)
    return _ALSO.get(told.group().lower(), told.group().lower()) if told else None
