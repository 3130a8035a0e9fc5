"""What kind of document a paper is, by its heading and by words that only such papers carry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rejoinder.domain.evidence import Paper, PaperKind
from rejoinder.proof.paper.day import month_of
from rejoinder.proof.paper.sheet import Row, Sheet

K = PaperKind
HEADING_ROWS = 14
_HEADING_LENGTH = 90

_HEADINGS: tuple[tuple[PaperKind, str], ...] = (
    (K.COURT_PAPER, r"summons|judge?ment|temporary restraining order|preliminary injunction|court order|in the .{0,40}\bcourt\b|(?:district|supreme|high|commercial|county|federal) court"
     r"|民事判决书|民事裁定书|民事起诉状|民事调解书|传票|应诉通知书|.{0,20}人民法院|arbitrazh court|арбитражный суд.{0,40}|.{0,30}районный суд.{0,40}|судебный приказ|определение суда|решение суда|исковое заявление|повестка"
     r"|именем российской федерации|urteil|beschluss|landgericht.{0,30}|tribunal.{0,40}|.{0,20}gericht\b.{0,20}"),
    (K.COPYRIGHT_CERTIFICATE, r"作品登记证书|著作权登记证书|版权登记证书|计算机软件著作权登记证书|.{0,12}著作权.{0,8}登记证.?|certificate of (?:copyright )?(?:registration|recordation) of (?:a )?(?:copyright|work).{0,30}"
     r"|copyright (?:registration )?certificate.{0,20}|certificate of copyright(?: registration)?|copyright registration.{0,20}|certificate of registration of a work.{0,20}"
     r"|свидетельство о (?:депонировании|регистрации)(?: и регистрации)? (?:произведения|объекта (?:авторского|интеллектуальн)|прав|авторск|результата).{0,60}|свидетельство (?:об? )?авторск.{0,40}|свидетельство о депонировании.{0,40}"),
    (K.PATENT_CERTIFICATE, r"(?:外观设计|实用新型|发明)?专利证书|外观设计专利.{0,10}|(?:united states |u\.?s\.? )?(?:design )?patent(?: certificate)?|letters patent|certificate of (?:design registration|registration of (?:a )?(?:design|patent))|patent certificate"
     r"|(?:design|community design|registered (?:community )?design) (?:registration )?certificate|certificate of registered design|registered (?:community )?design|патент(?: на (?:промышленный образец|полезную модель|изобретение))?.{0,30}|свидетельство на (?:промышленный образец|полезную модель).{0,20}"),
    (K.TRADEMARK_CERTIFICATE, r"商标注册证.{0,6}|核准.{0,8}证明|商标.{0,6}证明|(?:certificate of )?(?:trade ?mark|trade mark) (?:registration )?certificate|(?:euipo |thai |international )?trade ?marks?(?: registration)?|certificate of (?:trade ?mark )?registration(?: of (?:a )?trade ?mark)?|trade ?mark certificate.{0,20}"
     r"|свидетельство на товарный знак.{0,40}|товарные знаки, знаки обслуживания.{0,90}|свидетельство о регистрации товарного знака.{0,30}|certificado de registro(?: de marca)?|markenurkunde|registration certificate|urkunde über die eintragung.{0,40}"),
    (K.AUTHORISATION, r"(?:letter|certificate|deed|form)? ?(?:of )?(?:brand |sales |distribution |trademark |copyright |dealer |agent |distributor )?(?:authori[sz]ation|authority|licen[cs]e)(?: (?:letter|certificate|agreement|deed))?|letter of (?:authori[sz]ation|authority|consent|permission).{0,30}|power of attorney|distribution certificate"
     r"|licen[cs]e|(?:trade ?mark|copyright|brand)? ?licen[cs](?:e|ing) agreement|(?:authori[sz]ed )?(?:dealer|distributor|reseller) (?:certificate|letter|authori[sz]ation)|certificate of authori[sz]ed (?:distributor|dealer|reseller)|.{0,14}授权(?:委托)?书|.{0,12}授权(?:证明|证书|函|合同|协议)|.{0,8}许可(?:使用)?(?:合同|协议|书|证明)|授权委托书"
     r"|доверенность.{0,40}|лицензионный договор.{0,40}|разрешение(?: на использование)?.{0,40}|письмо[- ](?:авторизация|разрешение|согласие).{0,20}|авторизационное письмо.{0,20}|согласие правообладателя.{0,30}|сертификат (?:официального )?(?:дилера|дистрибьютора|представителя).{0,20}|лицензия.{0,30}|vollmacht|autorisierung.{0,30}|pouvoir|carta de autorización|autorización"),
    (K.SALES_RECORD, r"(?:sales|order|orders|shipment|shipping|export|dispatch|transaction) (?:record|records|ledger|log|register|report|history|export|list|statement|journal|summary|book).{0,50}|record of sales.{0,30}|order (?:details|confirmation|list).{0,20}|delivery note|packing list|sales (?:by|for|of|\d).{0,30}"
     r"|.{0,10}(?:销售|订单|出库|发货|出口|交易)(?:记录|明细|清单|台账|报表|单|统计|流水|记录表|明细表|汇总)(?:表)?.{0,20}|装箱单|出库单|送货单|журнал продаж.{0,30}|реестр (?:продаж|заказов|отгрузок).{0,30}|отч[её]т о продажах.{0,40}|ведомость.{0,30}|книга продаж.{0,20}|выписка (?:о продажах|по заказам|из журнала продаж).{0,40}|учёт продаж.{0,20}|записи о продажах.{0,20}|упаковочный лист.{0,20}"),
    (K.INVOICE, r"(?:commercial|sales|tax|proforma|pro forma|pro-forma|vat|export|customs|purchase|final|electronic|e-)? ?invoice(?: ?/ ?packing list)?|(?:commercial|sales|tax|vat) bill|credit (?:note|memo)|.{0,14}(?:增值税|电子|普通|专用|商业|形式|销售|出口|购货)发票.{0,12}|发票.{0,8}|инвойс.{0,30}|сч[её]т[- ]?фактура.{0,40}|сч[её]т(?: на оплату)?(?: №.{0,40})?"
     r"|товарная накладная.{0,30}|универсальный передаточный документ.{0,30}|(?:kopie )?(?:[a-zäöüß]{0,20}rechnung|gutschrift|factuur|facture|factura|fattura|avoir|nota fiscal).{0,30}|.{0,10}корректировочный сч[её]т.{0,20}|накладная.{0,30}"),
    (K.RECEIPT, r"(?:payment|official|cash|sales|till|purchase)? ?receipt|payment (?:receipt|voucher|confirmation)|proof of payment|收据|收款收据|收款凭证|付款凭证|购物小票|销售小票|收条|.{0,6}银行.{0,6}回单|(?:товарный|кассовый|электронный)? ?чек.{0,20}|квитанция.{0,30}|расписка.{0,20}|(?:приходный|расходный) кассовый ордер.{0,20}|плат[её]жное поручение.{0,30}|quittung|kassenbon|kassabon|reçu|recibo|ticket|kwitantie"),
    (K.CONTRACT, r"(?:supply|purchase|sales?|sale|distribution|manufacturing|processing|cooperation|service|framework|procurement|design|employment|commission|assignment|agency)? ?(?:and \w+ )?(?:contract|agreement)(?: of (?:sale|supply|purchase))?|(?:contract|agreement) (?:for|of) .{0,50}|purchase order|terms of supply"
     r"|.{0,14}(?:合同|合同书|协议|协议书|采购单|采购订单|购销合同)|договор.{0,60}|контракт.{0,40}|соглашение.{0,40}|(?:kauf|liefer|rahmen)?vertrag|contrat|contrato"),
    (K.CATALOGUE, r"(?:product|company|our|spring|summer|autumn|winter|fall|new|wholesale|season)? ?.{0,24}(?:catalogue|catalog|lookbook|look book|brochure|product book)(?:\b.{0,30})|.{0,14}(?:画册|产品目录|目录|图册|产品手册|样本|样册|产品册|宣传册)(?:.{0,16})|.{0,20}каталог.{0,40}|буклет.{0,30}|.{0,12}katalog.{0,20}|catálogo.{0,20}"),
    (K.LETTER, r"cease and desist.{0,30}|律师函|告知函|声明|说明函|情况说明|.{0,8}函|письмо.{0,20}|претензия.{0,30}|заявление.{0,30}|справка.{0,20}|объяснительная.{0,20}|statement|declaration|confirmation letter|(?:supplier|manufacturer)'?s? (?:statement|confirmation|declaration|letter)|confirmation|letter of confirmation"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for kind, pattern in _HEADINGS)
_TAIL_WORDS = frozenset(
    "no nr number ref reference of from dated date from to от г номер vom du de del le datum № дата n° nº sample copy original "
    "kopie copie образец копия оригинал 编号 号 副本 正本 样本 复印件 abschrift".split()
)

_MARKS: tuple[tuple[PaperKind, float, str], ...] = (
    (K.COPYRIGHT_CERTIFICATE, 3, r"united states copyright office|国家版权局|版权保护中心|作品登记号|国作登字|[\u4e00-\u9fff]作登字|copyright claimant|title of (?:this )?work|библиотек\w+ депонир|著作权人.{0,400}登记号|登记号.{0,400}著作权人"),
    (K.TRADEMARK_CERTIFICATE, 3, r"商标注册人|注册商标专用权|国家工商行政管理总局商标局|核定使用商品|euipo|tsdr|madrid agreement|international register of marks|nice\s+classification|классы мкту|товарного знака.{0,200}правообладател|principal register|marca.{0,200}\bniza\b"
     r"|international class(?:es|ification)?.{0,300}\bmark\b|us registration|registro de marca|реестр товарных знаков|register of trade ?marks"),
    (K.PATENT_CERTIFICATE, 3, r"专利权人|授权公告号|\bzl\s?20\d\d|патентообладател|united states patent|locarno classification|国际外观设计分类|design patent"),
    (K.AUTHORISATION, 3, r"hereby (?:authori[sz]es?|grants?|appoints?|licen[cs]es?)|(?:is|are) hereby (?:duly )?authori[sz]ed|do(?:es)? hereby authori[sz]e|(?:have|has) authori[sz]ed .{3,80} to|兹授权|特授权|现授权|授权.{2,60}(?:销售|使用|在.{1,12}平台)|被授权(?:方|人|单位)|настоящ\w+ (?:доверенность|уполномочива|разреша|предоставля|подтвержда)|уполномочива(?:ет|ю)|доверя(?:ет|ю)|authori[sz]es? and appoints?|предоставляет (?:право|неисключительн|исключительн)|this letter (?:of authori[sz]ation )?(?:confirms|certifies) that .{3,160} authori[sz]ed"),
    (K.INVOICE, 1.5, r"invoice (?:no|number|date|#)|\binvoice\b.{0,60}\bdate\b|发票号码|发票代码|开票日期|价税合计|сч[её]т-фактура|rechnungs(?:nr|nummer|datum)|factuur(?:nummer|datum)?|facture n|numéro de facture"),
    (K.RECEIPT, 1.5, r"payment receipt|received from|received with thanks|收款人.{0,60}收据|今收到|кассир|принято от|фискальный|оплачено|cash tendered|change due|receipt (?:no|number|#)"),
    (K.CONTRACT, 1.5, r"party a\b.{0,600}party b\b|甲方.{0,900}乙方|the parties (?:hereby )?agree|in witness whereof|именуем\w+ в дальнейшем|стороны договора|заключили настоящий договор|违约责任|争议解决|реквизиты сторон|предмет договора|供方.{0,600}需方"),
    (K.CATALOGUE, 1.2, r"印数|印刷日期|print run|copies printed|тираж|catalogue (?:no|of)|edition \d|new collection|product range|подписано в печать"),
    (K.SALES_RECORD, 1.2, r"order (?:id|no|number).{0,200}(?:buyer|qty|quantity|item)|订单号.{0,200}(?:数量|金额)|номер заказа.{0,200}(?:кол-во|количество)"),
    (K.LETTER, 1.6, r"^\s*dear\b|\n\s*dear\b|to whom it may concern|尊敬的|敬启者|此致|уважаем\w+|yours (?:sincerely|faithfully|truly)|very truly yours|kind regards|best regards|с уважением|sehr geehrte|madame, monsieur|with appreciation|\n\s*re:\s|\ngentlemen:|via (?:pdf )?e-?mail|cease and desist|顺颂|特此(?:说明|函告|声明|证明)"),
    (K.COURT_PAPER, 2.5, r"plaintiff.{0,600}defendant|原告.{0,600}被告|истец.{0,600}ответчик|case no\.? ?\d.{0,200}(?:court|plaintiff)|本院认为|руководствуясь статьями|the court (?:hereby )?orders|kläger.{0,400}beklagte"),
)  # fmt: skip
_MARKED = tuple((kind, weight, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for kind, weight, pattern in _MARKS)
_MARK_SAMPLE = 12_000


def kind_of(paper: Paper, sheets: Sequence[Sheet], *, data_root: str = "") -> PaperKind:
    """The kind; `other` where the paper does not carry the marks of any.

    A heading alone makes no kind, and neither does a sentence about one: heading and words must agree, or the words
    must be those that only such a paper carries.
    """
    if paper.media_type.startswith("image/"):
        return PaperKind.PICTURE
    if data_root in _DATA_ROOTS:
        return PaperKind.INVOICE
    scores = scores_of(sheets)
    if paper.media_type == "message/rfc822":
        scores[K.LETTER] = scores.get(K.LETTER, 0.0) + 3
    best = max(scores, key=lambda kind: scores[kind], default=K.OTHER)
    return best if scores.get(best, 0.0) >= 2 else PaperKind.OTHER


_DATA_ROOTS = frozenset(
    {
        "CrossIndustryInvoice",
        "CrossIndustryDocument",
        "Invoice",
        "CreditNote",
        "eInvoice",
        "EInvoice",
        "CustomDatas",
        "Файл",
    }
)


def scores_of(sheets: Sequence[Sheet]) -> dict[PaperKind, float]:
    """How much speaks for each kind, in the order in which the kinds are tried."""
    text = "\n".join(sheet.folded for sheet in sheets)[:_MARK_SAMPLE]
    scores: dict[PaperKind, float] = {}
    for rank, row in enumerate(_heading_rows(sheets)):
        for kind, weight in _headings_in(row):
            scores[kind] = max(scores.get(kind, 0.0), weight - 0.05 * rank)
    for kind, weight, pattern in _MARKED:
        hits = len({" ".join(match[0].split())[:30] for match in _first(pattern, text)})
        if hits:
            scores[kind] = scores.get(kind, 0.0) + weight * min(1 + 0.3 * (hits - 1), 1.6)
    return scores


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) >= 6:
            break
    return found


def _heading_rows(sheets: Sequence[Sheet]) -> Sequence[Row]:
    return sheets[0].rows[:HEADING_ROWS] if sheets else ()


def _headings_in(row: Row) -> list[tuple[PaperKind, float]]:
    """Kinds that a row's cells head: a short line of its own, not a sentence and not a label with a value."""
    found = []
    for cell in (row.text, *(cell.text for cell in row.cells if len(row.cells) > 1)):
        text = re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "", cell.strip(" *#=_-—"))
        if not text or len(text) > _HEADING_LENGTH or _is_sentence(text):
            continue
        for kind, pattern in _COMPILED:
            match = pattern.match(text)
            if match and _is_tail(text[match.end() :]):
                found.append((kind, 3.0 if len(row.cells) == 1 else 2.4))
                break
    return found


def _is_tail(rest: str) -> bool:
    """Whether what follows a heading is only its number, its day, or a remark such as `copy`."""
    for word in re.split(r"[\s()（）\[\].,:：/|]+", rest.lower()):
        letters = word.strip('-–—*_«»"№#')
        plain = not any(letter.isalpha() for letter in letters) or any(letter.isdigit() for letter in letters)
        if not plain and letters not in _TAIL_WORDS and not month_of(letters):
            return False
    return True


def _is_sentence(text: str) -> bool:
    return (
        bool(re.search(r"[.!?。！？;；]\s*\S.{12,}", text))
        or len(text.split()) > 12
        or bool(re.search(r"[。！？]$", text))
    )


KIND_WORDS: Mapping[PaperKind, str] = {kind: f"paper.kind.{kind.value}" for kind in PaperKind}
