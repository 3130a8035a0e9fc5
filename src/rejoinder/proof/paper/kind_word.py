"""Headings and words by which the kinds of papers are told apart, in the languages of sellers and suppliers."""

from __future__ import annotations

import re

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.paper.label_lexicon import by_language


def _titled(meaning: str) -> str:
    """The titles of papers in further languages, each with what may stand behind it."""
    titles = (re.escape(title).replace("\\ ", " ") for title in by_language(meaning))  # spaces are made loose later
    return rf"(?:{'|'.join(titles)})(?!\w).{{0,40}}"


HEADINGS: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.COURT_PAPER: (
        r"summons|judge?ment|temporary restraining order|preliminary injunction|court order",
        r"in the .{0,40}\bcourt\b(?: of (?:justice|session|appeals?)\b.{0,30})?",
        r"(?:district|supreme|high|commercial|county|federal) court|民事判决书",
        r"民事裁定书|民事起诉状|民事调解书|传票|应诉通知书|.{0,20}人民法院|arbitrazh court",
        r"арбитражный суд.{0,40}|.{0,30}районный суд.{0,40}|судебный приказ|определение суда|решение суда",
        r"исковое заявление|повестка|именем российской федерации|urteil|beschluss|landgericht.{0,30}",
        r"tribunal.{0,40}|.{0,20}gericht\b.{0,20}|(?:di )?dalam mahkamah.{0,50}|alasan penghakiman.{0,20}",
        r"pengadilan (?:negeri|niaga|tinggi).{0,30}",
    ),
    PaperKind.COPYRIGHT_CERTIFICATE: (
        r"作品登记证书|著作权登记证书|版权登记证书|计算机软件著作权登记证书|.{0,12}著作权.{0,8}登记证.?",
        r"certificate of (?:copyright )?(?:registration|recordation) of (?:a )?(?:copyright|work).{0,30}",
        r"copyright (?:registration )?certificate.{0,20}|certificate of copyright(?: registration)?",
        r"copyright registration.{0,20}|certificate of registration of a work.{0,20}",
        (
            r"свидетельство о (?:депонировании|регистрации)(?: и регистрации)? (?:произведения"
            r"|объекта (?:авторского|интеллектуальн)|прав|авторск|результата).{0,60}"
        ),
        r"certificado de registro (?:de (?:derechos? de autor|obra)|ou averbação).{0,30}",
        r"registro de la propiedad intelectual.{0,20}",
        r"certificat de dépôt.{0,30}|certificato di deposito.{0,30}|свідоцтво про реєстрацію авторськ.{0,40}",
        r"свидетельство (?:об? )?авторск.{0,40}|свидетельство о депонировании.{0,40}",
    ),
    PaperKind.PATENT_CERTIFICATE: (
        r"(?:外观设计|实用新型|发明)?专利证书|外观设计专利.{0,10}",
        r"(?:united states |u\.?s\.? )?(?:design )?patent(?: certificate)?|letters patent",
        r"certificate of (?:design registration|registration of (?:a )?(?:design|patent))|patent certificate",
        r"(?:design|community design|registered (?:community )?design) (?:registration )?certificate",
        r"certificate of registration for (?:a|an) .{0,20}(?:design|patent)",
        r"certificate of registered design|registered (?:community )?design",
        r"патент(?: на (?:промышленный образец|полезную модель|изобретение))?.{0,30}",
        r"свидетельство на (?:промышленный образец|полезную модель).{0,20}",
    ),
    PaperKind.TRADEMARK_CERTIFICATE: (
        r"(?:中華民國)?商標註冊證.{0,6}|商标注册证.{0,6}|核准.{0,8}证明|商标.{0,6}证明|商标(?:详情|档案|信息|查询结果).{0,10}",
        r"(?:certificate of )?(?:trade ?mark|trade mark) (?:registration )?certificate",
        r"(?:euipo |thai |international )?trade ?marks?(?: registration)?",
        r"certificate of (?:trade ?mark )?registration(?: of (?:a )?trade ?mark)?",
        r"trade ?mark certificate.{0,20}|(?:свидетельство )?на товарный \S{3,5}(?!\w).{0,40}",
        r"(?:свідоцтво )?на (?:торговельну марку|знак для товарів.{0,20})",
        r"товарные знаки, знаки обслуживания.{0,90}|свидетельство о регистрации товарного знака.{0,30}",
        r"certificado de registro(?: de marca)?|markenurkunde|registration certificate|sertifikat merek",
        r"(?:bescheinigung über die |urkunde über die )?eintragung einer marke.{0,20}|eintragungsbescheinigung.{0,20}",
        r"(?:certificado[- ])?t[ií]tulo de (?:registro de )?marca.{0,30}|certificado de marca.{0,20}",
        r"certificate of registration of (?:a )?(?:european union )?trade ?mark",
        r"certificat d[’' ]?enregistrement(?: de (?:la )?marque)?.{0,30}|certificato di registrazione.{0,40}",
        r"markeneintragung.{0,20}|registerauszug.{0,30}marke.{0,20}",
        r"urkunde über die eintragung.{0,40}|świadectwo ochronne.{0,40}",
        r"marka tescil belgesi.{0,20}|商標登録証|상표등록증",
        r"certificado de registro de (?:(?:la )?marca|signo distintivo).{0,30}|título de registro de marca.{0,20}",
        r"attestato di registrazione.{0,30}|شهادة تسجيل (?:ال)?علامة (?:ال)?تجارية.{0,20}",
    ),
    PaperKind.AUTHORISATION: (
        (
            r"(?:letter|certificate|deed|form)? ?(?:of )?(?:brand |sales |distribution |trademark |copyright "
            r"|dealer |agent |distributor )?(?:authori[sz]ation|authority|licen[cs]e)(?: (?:letter|certificate"
            r"|agreement|deed))?"
        ),
        r"letter of (?:authori[sz]ation|authority|consent|permission).{0,30}|power of attorney",
        (
            r"sub(?:ject)? ?[:.-]{1,2} ?(?:manufacturer.?s )?authori[sz]ation (?:letter|certificate|form)"
            r"(?: (?:for|to) (?:the )?(?:sales?|sell\w*|distribut\w*|suppl\w*).{0,60})?"
        ),
        r"distribution certificate|licen[cs]e|(?:trade ?mark|copyright|brand)? ?licen[cs](?:e|ing) agreement",
        r"(?:authori[sz]ed )?(?:dealer|distributor|reseller) (?:certificate|letter|authori[sz]ation)",
        r"certificate of authori[sz]ed (?:distributor|dealer|reseller)|.{0,14}授权(?:委托)?书",
        r".{0,12}授权(?:证明|证书|函|合同|协议)|.{0,8}许可(?:使用)?(?:合同|协议|书|证明)|授权委托书",
        r"доверенность.{0,40}|разрешение(?: на использование)?.{0,40}",
        r"(?:лицензионный|дистрибьюторский|дилерский) договор.{0,40}",
        r"письмо[- ](?:авторизация|разрешение|согласие).{0,20}|авторизационное письмо.{0,20}",
        r"(?:лицензионное|разрешительное) письмо.{0,20}",
        r"согласие правообладателя.{0,30}",
        r"сертификат (?:официального )?(?:дилера|дистрибьютора|представителя).{0,20}|лицензия.{0,30}|vollmacht",
        r"autorisierung.{0,30}|pouvoir|carta de autorización|autorización(?: (?:de|del|para) .{0,40})?",
        r"surat kuasa|surat penunjukan",
        r"attestation d.{2,12}(?:distribut|agrément|autoris|revend|représent).{0,40}",
        r"certificat d.{1,3}(?:agrément|autoris).{0,30}",
        r"(?:lettre d.)?autorisation(?: (?:de (?:re)?vente|de distrib|de commerc|de reprod|d.usage|d.exploit).{0,40})?",
        r"mandat (?:de représentation|d.agent).{0,20}|procuration|certificat de (?:distribut|revend).{0,30}",
        r"(?:certificado|carta|declaración) de (?:autorización|distribuidor|distribución|representación).{0,40}",
        r"poder.{0,20}",
        r"(?:lettera|dichiarazione|certificato) di (?:autorizzazione|distribu|rivend).{0,40}",
        r"autorizzazione(?: (?:alla|all|per la|di) .{0,30})?|delega|procura",
        r"(?:carta|declaração|termo) de autorização(?: (?:de|para) .{0,30})?|autorização.{0,30}|procuração",
        r"certificado de (?:revend|distribuid).{0,20}",
        r"authori[sz]ation for (?:intellectual|ip |brand|trade ?marks?|copyright|online brand).{0,50}",
        r"(?:autorisierungs|ermächtigungs|händler|vertriebs|lizenz)(?:schreiben|bestätigung|zertifikat|urkunde).{0,30}",
        r"ermächtigung|volmacht|machtiging|autorisatie.{0,20}|pełnomocnictwo|upoważnienie",
        r"autoryzacja.{0,20}|довіреність",
        r"yetki belgesi|yetkilendirme.{0,20}|giấy ủy quyền.{0,20}|委任状|위임장",
        r"re:? (?:authori[sz]ed|official) (?:dealer|distributor|reseller|retailer|seller|agent).{0,30}",
        _titled("grant"),
    ),
    PaperKind.SALES_RECORD: (
        (
            r"(?:sales|order|orders|shipment|shipping|export|dispatch|transaction) (?:record|records|ledger"
            r"|log|register|report|history|export|list|statement|journal|summary|book).{0,50}"
        ),
        r"record of sales.{0,30}|order (?:details|confirmation|list).{0,20}|delivery note|packing list",
        r"sales (?:by|for|of|\d).{0,30}",
        (
            r".{0,10}(?:销售|订单|出库|发货|出口|交易)(?:记录|明细|清单|台账|报表|单|统计|流水|记录表|明细表"
            r"|汇总)(?:表)?.{0,20}"
        ),
        r"订单详情|交易详情|订单信息|订单明细.{0,10}|装箱单|出库单|送货单",
        r".{0,12}海关出口货物报关单.{0,10}|出口货物报关单.{0,10}|export (?:customs )?declaration.{0,30}",
        r"(?:экспортная )?(?:таможенная )?декларация на товары.{0,30}",
        r"журнал продаж.{0,30}|реестр (?:продаж|заказов|отгрузок).{0,30}",
        r"отч[её]т о продажах.{0,40}|ведомость.{0,30}|книга продаж.{0,20}",
        r"выписка (?:о продажах|по заказам|из журнала продаж).{0,40}|учёт продаж.{0,20}",
        r"записи о продажах.{0,20}|упаковочный лист.{0,20}",
        r"отч[её]т (?:о|по) (?:заказ|отгруз|реализац|отправлени)\w+.{0,40}",
        r"lieferschein.{0,20}|packliste|bon de livraison.{0,20}|bordereau de livraison|albarán.{0,20}|lista de empaque",
        r"documento di trasporto.{0,20}|d\.?d\.?t\.?|guia de (?:remessa|transporte).{0,20}|pakbon|packzettel",
        r"(?:verkaufs|umsatz|bestell)(?:bericht|übersicht|liste|journal).{0,30}",
        r"(?:rapport|journal|relevé|liste) d.{1,3}(?:ventes|commandes).{0,30}",
        r"(?:informe|registro|libro|listado) de (?:ventas|pedidos).{0,30}",
        r"(?:registro|elenco|rapporto) (?:delle )?(?:vendite|ordini).{0,30}",
    ),
    PaperKind.INVOICE: (
        (
            r"(?:commercial|sales|tax|proforma|pro forma|pro-forma|vat|export|customs|purchase|final|service|rental"
            r"|utility|consulting|medical|hotel|monthly|standard|retail|simplified|freelance|supplier|interim"
            r"|progress|self-billed|electronic|e-)? ?invoice(?: ?/ ?packing list)?"
        ),
        r"(?-i:(?!Not? |This |Your |Request )(?:[A-Z][\w&'’-]{1,20} ){1,3}I(?:nvoice|NVOICE))",
        r"(?:invoice|bill) (?:to|for)\s[^:：]{2,50}",
        r"your (?:\w+ )?bill(?: for .{0,20})?|(?:commercial|sales|tax|vat) bill|credit (?:note|memo)",
        r"(?:[a-zäöüß]{0,20}rechnungskorrektur|korrekturrechnung|(?:factura|nota) de (?:abono|crédito)).{0,80}",
        r"(?:(?:factura|nota) rectificativa|nota di credito|note de crédit|creditnota|creditfactuur).{0,80}",
        r".{0,14}(?:增值税|电子|普通|专用|商业|形式|销售|出口|购货)发票.{0,12}|发票.{0,8}|инвойс.{0,30}",
        r"сч[её]т[- ]?фактура.{0,40}|сч[её]т(?: на оплату)?(?: №.{0,40})?|товарная накладная.{0,30}",
        r"универсальный передаточный документ.{0,30}",
        (
            r"(?:(?:kopie|ihre|votre|uw|su|tu|la sua) )?(?:[a-zäöüß]{0,20}rechnung|gutschrift|factuur|facture|factura"
            r"|fattura|avoir|nota fiscal).{0,30}"
        ),
        r"(?:parcella|notula|nota (?:di debito|onorari)|minuta de honorarios|honorarnote|note d.honoraires).{0,40}",
        r"(?:销|供|出)货清单|销货单|销售清单|结算单|(?:ship(?:ping|ment) )?invoice (?:and|&) packing list|bill of sale",
        r"danfe.{0,80}|documento auxiliar da nota fiscal.{0,30}",
        r"fatura(?:[-/ ]recibo)?.{0,30}|nota de débito.{0,20}|fakturą?.{0,30}|faktúra.{0,20}",
        r"számla.{0,20}|factură.{0,20}|lasku",
        r"рахунок(?:[- ]фактура)?.{0,30}|请款单|請求書|세금계산서|거래명세서|hóa đơn.{0,30}|e-fatura",
        r".{0,10}корректировочный сч[её]т.{0,20}|накладная.{0,30}|faktur(?: penjualan| pajak)?.{0,20}|tagihan",
        _titled("bill"),
    ),
    PaperKind.RECEIPT: (
        r"(?:official |cash )?receipt / .{2,30}|resit(?: rasmi)?.{0,20}",
        r"акт (?:№|об |о |выполнен|оказан|сдачи)\s?.{0,60}",
        r"акт при[её]ма[- ]?передачи.{0,30}|收货确认单|收货单|收 ?据|kwitansi|nota(?: pembelian)?|bukti pembayaran",
        (
            r"(?:payment|official|cash|sales|till|purchase|expense|rent|donation|deposit|transfer|transaction|delivery"
            r"|store|e-?|online|fee|tax|service|hotel|taxi|parking|final)? ?receipt"
            r"|payment (?:receipt|voucher|confirmation)"
        ),
        r"proof of payment|收据|收款收据|收款凭证|付款凭证|购物小票|销售小票|收条|.{0,6}银行.{0,6}回单",
        r"(?:товарный|кассовый|электронный)? ?чек.{0,20}|квитанция.{0,30}|расписка.{0,20}",
        r"(?:приходный|расходный) кассовый ордер.{0,20}|плат[её]жное поручение.{0,30}|quittung|kassenbon",
        r"kassabon|reçu|recibo|ticket|kwitantie|ricevuta(?: fiscale)?.{0,20}",
        r"(?:your )?(?:receipt|invoice) from .{2,60}",
        r"(?:1688|淘宝|天猫|阿里巴巴|拼多多|京东)?\s?(?:订单|交易)(?:详情|快照|凭证|截图)|order details|детали заказа",
        r"order (?:receipt|summary)|reçu de paiement|zahlungsbestätigung|zahlungsbeleg|交易凭证|付款回单|电子回单",
        r"you (?:have )?(?:sent|paid|made)\s.{1,70}|(?:payment|money) (?:sent|received).{0,40}",
        r"vous avez (?:envoyé|payé)\s.{1,60}",
        r"sie haben .{1,50}(?:gezahlt|gesendet|bezahlt)|ha enviado un pago.{0,50}|вы (?:отправили|оплатили)\s.{1,60}",
        r"支付凭证|.{0,8}电子回单.{0,8}|转账凭证|領収書|영수증|paragon.{0,10}|kvitto|potwierdzenie zapłaty",
        r"(?:justificante|comprobante|recibo) de (?:pago|transferencia).{0,20}|preuve de paiement",
        r"(?:reçu|recibo) n.{0,20}",
        r"ricevuta di (?:pagamento|versamento).{0,20}|betaalbewijs|zahlungsquittung",
        r"подтверждение (?:оплаты|платежа).{0,20}",
        _titled("receipt"),
    ),
    PaperKind.CONTRACT: (
        (
            r"(?:supply|purchase|sales?|sale|distribution|manufacturing|processing|cooperation|service"
            r"|framework|procurement|design|employment|commission|assignment"
            r"|agency)? ?(?:and \w+ )?(?:contract|agreement)(?: of (?:sale|supply|purchase))?"
        ),
        (
            r"(?!(?:as|per|according|under|this|the|our|your|see|of|in|any|entire|licen[cs]\w*|authori[sz]\w*)\s)"
            r"(?:[\w&,'’/-]{1,20}\s){1,7}(?:agreement|contract)(?!\s?\w)"
        ),
        r"(?:contract|agreement) (?:for|of) .{0,50}|purchase order|terms of supply|auftragsbestätigung.{0,20}",
        r"bestellung.{0,20}|bon de commande.{0,20}|pedido(?: de compra)?.{0,20}|ordine(?: di acquisto)?.{0,20}",
        r"заказ поставщику.{0,30}|(?:nota de )?encomenda.{0,20}|bestelbon.{0,20}|inkooporder.{0,20}|zamówienie.{0,20}",
        r"overeenkomst.{0,40}|.{0,24}overeenkomst|umowa.{0,40}|sözleşme.{0,20}|.{0,30}sözleşmesi",
        r"smlouva.{0,30}|договір.{0,40}",
        r"(?:convention|accord(?!ing))(?: de)? .{0,40}|.{0,24}vereinbarung.{0,20}|acuerdo.{0,40}",
        r"convenio.{0,40}|accordo (?:di|quadro).{0,40}|acordo (?:de|quadro).{0,40}",
        r"契約書|.{0,10}契約書|注文書|発注書|계약서|hợp đồng.{0,30}",
        r".{0,14}(?:合同|合同书|协议|协议书|采购单|采购订单|购销合同)|договор.{0,60}|контракт.{0,40}",
        r"соглашение.{0,40}|(?:kauf|liefer|rahmen|vertriebs|lizenz)?vertrag(?![a-z]).{0,40}|contrat(?: .{0,40})?",
        r"contrat[to]o?(?: .{0,40})?|perjanjian.{0,40}|surat perjanjian.{0,30}",
        _titled("contract"),
    ),
    PaperKind.CATALOGUE: (
        r"(?:[\w’' ]{0,24} )?(?:spring|summer|autumn|winter|fall|new|holiday|resort)[/\w ]{0,20} collection.{0,20}",
        (
            r"(?:product|company|our|spring|summer|autumn|winter|fall|new|wholesale"
            r"|season)? ?.{0,24}(?:catalogue|catalog|lookbook|look book|brochure|product book)(?:\b.{0,30})"
        ),
        r".{0,20}(?:画册|产品目录|目录|图册|图录|图鉴|产品手册|样本|样册|产品册|宣传册)(?:.{0,16})|.{0,20}каталог.{0,40}",
        r"буклет.{0,30}|.{0,12}katalog.{0,20}|cat[áa]logo.{0,30}|catalogus.{0,20}|listino.{0,20}",
    ),
    PaperKind.LETTER: (
        r"statement of the (?:supplier|manufacturer|seller|owner).{0,20}",
        r"cease and desist.{0,30}|律师函|告知函|声明|说明函|情况说明|.{0,8}函|письмо.{0,20}|претензия.{0,30}",
        r"заявление.{0,30}|справка.{0,20}|объяснительная.{0,20}|statement|declaration|confirmation letter",
        r"(?:supplier|manufacturer)'?s? (?:statement|confirmation|declaration|letter)|confirmation",
        r"letter of confirmation|(?!.{0,14}(?:注册|受理|审定|登记)).{2,20}(?:通知书|告知书)",
        r"(?:dmca )?counter[- ]?noti(?:ce|fication).{0,60}|(?:dmca )?(?:takedown|take-down) (?:notice|request).{0,40}",
        r"notice of (?:claimed |alleged )?(?:copyright |trade ?mark )?infringement.{0,40}",
        r"(?:re:? ?)?(?:abmahnung|berechtigungsanfrage|mise en demeure|requerimiento|notificación|diffida).{0,60}",
    ),
}
"""Alternatives of a heading, a line of its own; the order in which they are tried."""
