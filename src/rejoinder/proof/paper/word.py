"""The words by which papers name their parts, in the languages of sellers and their suppliers."""

from __future__ import annotations

from rejoinder.proof.paper.label_lexicon import by_language
from rejoinder.proof.paper.word_sum import CURRENCY, GRAND_TOTAL, TAX, TOTAL

SELLER = (
    "销售方信息名称", "seller", "sold by", "vendor", "supplier", "supplied by", "exporter", "issued by",
    "service provider", "provider", "invoice from", "from", "bill from",
    "beneficiary", "merchant", "manufacturer", "shipper",
    "consignor", "party a (seller)", "the seller", "the supplier", "seller name", "supplier name", "von",
    "rechnungsaussteller", "name of seller",
    "name of supplier", "销售方名称", "销售方", "销货方", "销方", "卖方", "卖家", "供方", "供货方", "供应商",
    "供货单位", "出卖人", "销货单位", "出口商", "卖方名称", "供应商名称", "供货商", "发货单位", "开票单位", "开票方",
    "收款单位", "收款单位（章）", "收款方",
    "销售单位", "店铺名称", "продавец", "поставщик", "исполнитель", "грузоотправитель",
    "экспортер", "экспортёр", "получатель платежа", "наименование продавца", "продавец (поставщик)", "verkäufer",
    "lieferant", "rechnungssteller", "vendeur", "fournisseur", "vendedor", "proveedor", "verkoper", "leverancier",
    "venditore", "fornitore", "emitente", "identificação do emitente",
    "émetteur", "expéditeur", "prestador", "penjual", "pemasok", "datos del emisor", "emisor", "cedente",
    "cedente/prestatore", "pay to", "remit to", "payable to", "payee", "shipper/exporter", "exporter/shipper",
    "prestataire", "emesso da",
    "卖家公司名", "卖家公司", "emitido por", "ausgestellt von", "供货单位名称", "出票方", "venduto da", "vendu par",
    "vendido por", "verkauft von", "verkauft durch", "verkocht door", "seller details", "vendor details",
    "supplier details",
    "company details", "seller information", "vendor information", "company information", "our details", "compañía",
    "compañia", "empresa",
    *by_language("seller"),
)  # fmt: skip
BUYER = (
    "exmo(s) sr(s)", "exmo.(s) sr.(s)", "exmo.(s) senhor(es)", "exmos. senhores", "exmo. senhor", "exmo. sr",
    "购买方信息名称", "buyer", "sold to", "bill to", "billed to", "bill to address", "invoice to", "invoiced to",
    "customer", "consignee", "purchaser", "client", "importer", "buyer name", "customer name", "name of buyer",
    "messrs", "the buyer", "guest name", "service for", "services for",
    "titular", "fahrgast", "passenger", "passenger name", "account name", "received from", "今收到", "收到",
    "принято от",
    "получено от", "invoice address", "billing address", "issued to", "for the account of", "购买方名称", "购买方",
    "购货方", "购方", "买方", "买家", "需方", "采购方", "买受人", "客户", "客户名称", "收货人", "收货单位",
    "购货单位", "付款单位", "付款方", "买方名称", "采购单位", "订货方", "进口商", "发票抬头", "抬头", "покупатель",
    "заказчик", "плательщик", "клиент", "грузополучатель", "импортер", "импортёр", "наименование покупателя",
    "käufer/leistungsempfänger", "käufer", "kunde", "rechnungsempfänger", "rechnung an", "leistungsempfänger",
    "rechnungsadresse", "rechnungsanschrift",
    "acheteur", "adresse de facturation", "facturé à", "adressée à", "adressé à",
    "facturée à", "facture à", "vendu à", "verkauft an", "vendido a", "venduto a",
    "verkocht aan", "destinatário / remetente", "adresse du client", "adresse client",
    "destinataire", "receptor", "comprador", "cliente", "facturar a", "koper",
    "factuuradres", "acquirente", "destinatario", "destinatário", "datos del cliente", "datos cliente", "kepada yth",
    "kepada",
    "pembeli", "ditagihkan kepada", "aan", "兹收到", "交款单位", "交款人",
    "datos de facturación", "kundenadresse", "facturado a",
    "spett.le", "spettabile", "intestatario", "cessionario", "klant", "factuur aan", "nabywca", "alıcı", "会员名称",
    "buyer/consignee", "consignee/buyer", "payer", "paid by", "erhalten von", "reçu de", "recibí de", "ricevuto da",
    "cessionario/committente", "committente", "receveur", "买方单位", "bill to party", "bill-to party", "invoice for",
    "details of receiver", "details of the receiver", "details of receiver (billed to)", "name of customer",
    "customer details", "billing to", "billing details", "client name", "nom du client", "vos coordonnées",
    "votre client", "ihre kundendaten", "party name", "m/s", "naam klant", "klantnaam", "kundenname", "nom client",
    "买家公司名",
    "买家公司", "采购商", "nombre del cliente", "nome cliente", "nome do cliente", "имя клиента",
    "имя покупателя", "klantgegevens", "client details", "buyer details", "customer information", "client information",
    "buyer information", "billing information", "indirizzo di fatturazione", "doit à", "doit", "tên khách hàng",
    "tomador de serviços", "tomador", "datos del receptor", "sr.(s)", "señor(es)", "señores", "sres",
    "sr(es)",
    *by_language("buyer"),
)  # fmt: skip
PARTY_A = ("party a", "甲方", "сторона 1", "сторона а")
PARTY_B = ("party b", "乙方", "сторона 2", "сторона б")

OWNER = (
    "owner", "rights owner", "right owner", "rights holder", "right holder", "rightsholder", "proprietor",
    "registrant", "copyright owner", "copyright claimant", "claimant", "holder", "trademark owner",
    "trade mark owner", "brand owner", "patentee", "assignee", "licensor", "grantor", "authoriser", "authorizer",
    "authorising party", "authorizing party", "owner name", "applicant", "name of owner", "name of proprietor",
    "registered proprietor", "applicant name", "patent owner", "name and address of holder", "owner of the mark",
    "owner of the design", "nom et adresse du titulaire", "titulaire", "nombre y dirección del titular", "titular",
    "nama dan alamat pemilik merek", "nama pemilik merek", "nama pemilik", "pemilik merek", "pemilik", "in the name of",
    "registered in the name of", "registered owner", "titular de la marca", "markeninhaber", "titulaire de la marque",
    "name und anschrift des inhabers", "inhaber", "name and address of the holder", "titolare",
    "licensor (owner)", "holder of the right", "权利人", "著作权人", "版权人", "商标权人",
    "商标注册人", "注册人", "专利权人", "授权方", "授权人", "授权单位", "许可方", "许可人", "委托人", "委托方",
    "权利人名称", "申请人", "版权所有人", "著作权人（国籍）", "注册人名称", "品牌方", "品牌所有人", "权利方",
    "受让人", "受让人名称",
    "правообладатель", "обладатель прав", "владелец", "заявитель", "патентообладатель", "лицензиар", "доверитель",
    "владелец товарного знака", "обладатель исключительного права", "авторские права принадлежат",
    "marka sahibi", "상표권자", "권리자", "商標権者", "商標權人",
    "lizenzgeber", "houder", "nombre del titular",
    *by_language("owner"),
)  # fmt: skip
AUTHOR = (
    "author", "authors", "created by", "作者", "作者姓名", "设计人", "автор", "авторы", "designer", "inventor",
    "发明人",
)  # fmt: skip
LICENSEE = (
    "получатель", "получатель разрешения", "кому", "licensee", "authorised party", "authorized party",
    "authorised company", "authorized company", "authorised to", "authorized to", "grantee", "agent", "attorney",
    "authorised distributor", "authorized distributor", "distributor", "authorised dealer", "authorized dealer",
    "authorised representative", "authorized representative", "authorised reseller", "authorized reseller",
    "reseller", "authorised seller", "authorized seller", "granted to", "issued to", "被授权方", "被授权人",
    "被授权单位", "被授权公司", "被许可方", "被许可人", "受托人", "受托方", "代理人", "经销商", "授权经销商",
    "获授权方", "лицензиат", "поверенный", "представитель", "доверенное лицо", "уполномоченное лицо", "дистрибьютор",
    "дилер", "кому выдано", "выдано", "выдана", "lizenznehmer", "bevollmächtigter", "licencié", "licenciatario",
)  # fmt: skip
MARK = (
    "mark", "the mark is represented in", "trademark", "trade mark", "trademarks", "mark name", "brand",
    "brand name", "word mark", "mark literal elements", "mark literal", "name of mark", "the mark", "trademark name",
    "verbal element", "verbal elements", "mark text", "reproduction de la marque", "reproducción de la marca",
    "wiedergabe der marke", "registered trademark", "商标", "商标名称", "注册商标", "商标文字", "品牌", "授权品牌",
    "品牌名称", "许可商标", "授权商标", "товарный знак", "знак", "наименование знака", "бренд", "торговая марка",
    "обозначение", "словесный элемент", "marke", "marque", "marca", "marchio",
    "marchio verbale", "marca mixta", "marca nominativa", "merk",
    "nama merek", "denominación", "denominazione", "elemento nominativo", "elementos nominativos", "marka adı", "marka",
    "znak towarowy",
    "nom de la marque", "distintivo", "signo distintivo", "signo", "wortmarke", *by_language("mark"),
)  # fmt: skip
WORK = (
    "work", "title of work", "title of the work", "name of work", "work title", "title", "works", "work name",
    "subject", "title of this work", "name of the work", "artwork", "design title", "name of design",
    "title of design", "作品名称", "作品", "作品名", "软件名称", "授权作品", "作品/制品名称", "外观设计名称",
    "实用新型名称", "发明名称", "名称", "软件全称", "название произведения", "наименование произведения",
    "произведение", "название", "объект", "предмет", "название изображения", "наименование объекта",
    "название объекта", "titel", "titre", "título", "titolo",
)  # fmt: skip
REGISTRATION_NUMBER = (
    "registration number", "registration no", "reg. no", "reg no", "registered no", "registered number",
    "us registration", "trade mark registration", "trademark registration", "certificate no", "certificate number",
    "trademark registration no", "trade mark no",
    "trademark no", "mark no", "trade mark number", "trademark number", "patent no", "patent number", "design no",
    "design number", "us registration number", "registration", "registration no/date",
    "certificate of registration no", "numéro d'enregistrement",
    "número de registro",
    "international registration number", "international registration no", "registriernummer",
    "registered design number", "登记号", "登记号码", "登记证号", "注册号",
    "商标注册号", "注册证号", "证书号", "专利号", "作品登记号", "登记编号", "证书编号", "第", "注册证编号",
    "номер регистрации", "регистрационный номер", "номер свидетельства", "свидетельство №", "патент №", "рег. №",
    "регистрационный №", "номер патента", "номер депонирования", "номер записи", "свидетельство", "registernummer",
    "registro no", "processo nº",
    "n° de registro", "certificado no", "certificado nº", "marca nº", "marca n°", "marca no",
    "登錄第", "登録第", "商標登録第", "登録番号", "patentnummer", "nomor pendaftaran",
    "nomor registrasi", "número de marca", "nº de marca",
    "nº de registro", "no. de registro", "núm. de registro", "registro núm", "registration certificate no",
    "marka no", "nr znaku", "merknummer", "markennummer", "número do registro", "n° national",
    "marke nr", "registernummer der marke", "registernr", "numéro national",
    "marque n°", "marque no", "numéro de la marque", "n° de la marque",
    "inschrijvingsnummer", "등록번호", *by_language("entry"),
)  # fmt: skip
REGISTERED = (
    "registration date", "date of registration", "effective date of registration", "effective date of decision",
    "date registered", "registered on", "date of the registration", "grant date", "date of grant", "date of patent",
    "granted on", "registered", "date of deposit", "date of entry", "date of entry in register", "entered on",
    "登録日", "登錄日", "登记日期", "注册日期", "核准日期", "注册公告日期", "授权公告日",
    "登记时间", "注册日", "授权日", "发证日期", "核准注册日期", "授权公告日期", "дата регистрации", "дата выдачи",
    "зарегистрировано", "дата депонирования", "зарегистрирован", "дата внесения записи", "eintragungsdatum",
    "tag der eintragung", "date d'enregistrement", "data da concessão", "fecha de registro", "resolución concesión",
    "data di registrazione", "date de dépôt", "tanggal pendaftaran", "fecha de concesión", "data de concessão",
    "data de registro", "fecha concesión registro", "fecha de concesión del registro",
    "dépôt du", "dépôt le", "mark registration date", "fecha de inscripción",
    "datum der eintragung",
    "date de l'enregistrement", "datum inschrijving", "등록일", *by_language("registered"),
)  # fmt: skip
COMPLETED = (
    "date of completion", "completion date", "completed on", "completed", "creation date", "date of creation",
    "year of completion", "created on", "work completed", "date completed", "completion of the work",
    "date of creation/completion", "创作完成日期", "完成日期", "创作完成时间", "完成时间", "创作日期", "创作时间",
    "开发完成日期", "作品完成日期", "创作完成日", "дата создания", "дата завершения", "создано", "завершено",
    "дата создания произведения", "работа завершена", "дата завершения работы",
)  # fmt: skip
PUBLISHED = (
    "дата первой публикации", "дата первого выпуска", "date of first publication", "first publication",
    "first published", "publication date", "date of publication", "published on", "published",
    "date of 1st publication", "print date", "date of printing", "printed", "printed on", "printing date",
    "edition date", "date of issue", "edition", "release date", "issued", "首次发表日期", "首次发表时间", "发表日期",
    "首次公开日期", "首次出版日期", "出版日期", "印刷日期", "发布日期", "首发日期", "印制日期", "印刷时间",
    "出版时间", "发行日期", "首次发表", "制作日期", "дата первого опубликования", "дата публикации",
    "дата обнародования", "опубликовано", "дата выпуска", "дата печати", "подписано в печать", "отпечатано",
    "напечатано", "выпуск", "издано", "дата издания", "первая публикация", "druckdatum", "erscheinungsdatum",
)  # fmt: skip
VALID_FROM = (
    "valid from", "effective from", "effective date", "from", "start date", "commencement date", "term begins",
    "validity from", "in force from", "authorisation starts", "authorization starts", "begins on", "starts on",
    "valid as of", "授权开始日期", "生效日期", "有效期自", "起始日期", "开始日期", "有效期起", "授权起始日",
    "注册有效期自", "自", "действует с", "действительна с", "действительно с", "начало действия", "срок действия с",
    "вступает в силу", "gültig ab", "gültig von", "valable du", "válido desde",
)  # fmt: skip
VALID_TO = (
    "date of next payment", "date of next payment due", "next payment", "renewal due",
    "registration expiry date",
    "valid until", "valid to", "valid till", "valid through", "expires", "expires on", "expiry date",
    "expiration date", "until", "date of expiry", "expiry", "end date", "term ends", "in force until", "to",
    "renewal date", "date next payment due", "expected expiration date", "date of expiration", "validity until",
    "valid up to", "date d'échéance", "fecha de vencimiento", "ablaufdatum",
    "data di scadenza", "ends on", "授权截止日期", "有效期至", "有效期限至", "截止日期", "终止日期",
    "到期日期", "有效期止", "届满日期", "失效日期", "授权到期日", "至", "专用期限至", "действует до",
    "действительна до", "действительно до", "действителен до", "окончание действия", "срок действия до", "истекает",
    "срок действия регистрации истекает", "срок действия регистрации", "срок действия исключительного права",
    "срок действия истекает", "дата истечения срока действия", "по", "до", "gültig bis", "valable jusqu'au",
    "válido hasta", "fim da vigência", "vigencia", "vigencia actual",
    "존속기간(예정)만료일", "존속기간(예정)만료일은", "존속기간만료일", "vigencia hasta", "vervaldatum",
    "date d'expiration", "schutzdauer bis", "schutzdauer", "vigente hasta", "perlindungan berlaku sampai",
    "perlindungan berlaku sampai dengan", "berlaku sampai dengan",
    "berlaku sampai", "válida até",
    "vigência até", "fecha de caducidad", "fecha de expiración", "schutzende", "tanggal berakhir", *by_language("ends"),
)  # fmt: skip
PRINTED = (
    "extract made on", "extract date", "date of extract", "extracted on", "printed on", "retrieved on", "as of",
    "status as of", "search date", "date of search", "查询日期", "查询时间", "打印日期", "打印时间", "дата выписки",
    "по состоянию на", "дата формирования", "сформировано", "abgerufen am", "stand vom",
)  # fmt: skip
"""Before the day on which somebody looked into a register."""
ENDED = (
    "date of lapse", "lapsed on", "lapse date", "date of cessation", "ceased on", "date of cancellation",
    "cancellation date", "cancelled on", "date of revocation", "revoked on", "surrendered on", "terminated on",
    "date of termination", "终止日", "权利终止日", "权利终止日期", "专利权终止日", "专利权终止日期", "终止日期",
    "失效日", "失效日期", "注销日期", "撤销日期", "дата прекращения", "дата прекращения действия",
    "дата прекращения действия патента", "дата прекращения правовой охраны", "прекратил действие",
    "дата аннулирования", "erloschen am", "date de déchéance",
)  # fmt: skip
"""Before the day on which a right has ended, whatever its term was."""
VALIDITY = (
    "validity", "valid", "term", "period", "validity period", "period of validity", "duration",
    "term of authorisation", "term of the contract", "term of authorization", "authorisation period",
    "authorization period", "authorised period", "licence term", "license term", "term of licence", "有效期",
    "有效期限", "商標權期間", "授权期限", "授权期", "授权有效期", "许可期限", "注册有效期限", "有效期间",
    "专用权期限", "合同期限",
    "委托期限", "срок действия", "срок", "период действия", "срок действия доверенности", "срок действия договора",
    "gültigkeit", "laufzeit", "durée", "jangka waktu perlindungan", "masa perlindungan",
)  # fmt: skip
NUMBER = (
    "factura número", "factura num", "facture numéro", "rechnung nummer", "fattura numero", "factuur nummer",
    "回单编号", "回单号", "电子回单号码", "回单号码", "交易流水号", "numero documento", "número do documento",
    "certificate no", "certificate number", "证书编号", "invoice no", "invoice number", "invoice nr", "invoice #",
    "invoice id", "bill reference", "bill ref",
    "inv no", "inv. no", "invoice ref", "tax invoice no", "tax invoice", "commercial invoice no",
    "proforma invoice no", "receipt no", "receipt number", "receipt #", "document no", "document number", "invoice",
    "booking id", "bill no", "case no", "case number", "authorisation no", "authorization no", "licence no",
    "license no", "bill number", "delivery note no", "delivery note number", "lieferschein nr", "lieferscheinnummer",
    "pi no", "pi number", "ci no", "发票号码",
    "发票号", "发票编号", "收据编号", "收据号", "授权书编号", "授权编号",
    "票据号码", "案号", "单据编号", "凭证号", "文件编号", "票号", "单据号", "货单号", "出库单号", "送货单号",
    "номер счета", "номер счёта", "счет №", "счёт №", "счет-фактура №", "счёт-фактура №", "номер счета-фактуры",
    "доверенность №", "инвойс №", "накладная №", "товарная накладная №", "номер документа", "чек №", "акт №",
    "квитанция №", "дело №", "упд №", "rechnungsnr", "rg-nr", "re-nr", "n. documento",
    "numero doc", "num. doc", "n. doc",
    "n° factura", "número factura", "facture nº", "n° facture", "n. fattura", "fattura nr", "reçu n°", "n° de reçu",
    "recibo nº", "ricevuta n", "bonnummer", "quittungsnummer", "nº factura", "fattura nº", "numer faktury",
    "faktura nr", "rechnungsnummer", "rechnung nr", "facture n°", "numéro de facture",
    "facture no", "facture", "n° de facture", "factuurnummer", "factuur", "avoir", "credit note", "gutschrift",
    "número de factura", "factura n", "número da nota", "nº da nota", "numero fattura", "belegnummer", "beleg",
    "rechnung",
    "nº de factura", "n.º de factura",
    "gutschrift-nr", "gutschriftnummer", "gutschriftsnummer", "credit note no", "credit note number", "avoir n°",
    "no de factura", "factura nº", "factura simplificada", "numéro de la facture", "no. faktur", "nomor faktur",
    "faktur no", "nomor invoice", "no. nota", "no. kwitansi", "rechnungs-nr", "beleg-nr", "nº da fatura",
    "счет на оплату №", "счёт на оплату №", "счет на оплату", "счёт на оплату", "№ счета", "fattura n", "folio number",
    "folio",
    "folio no", "numéro facture", "número da fatura", "fatura nº", "n.º da fatura", "nota nº", "invoice reference",
    "voucher no", "transfer number", "transfer no", "transaction number",
    "transaction id", "factura", "fattura", "boleta", "serie y folio", "serie - folio", "serie/folio", "folio fiscal",
    "faktura vat",
    *by_language("number"),
)  # fmt: skip
BILL_NUMBER = tuple(label for label in NUMBER if len(label) > len("facture"))
"""Those of them that say more than what the paper is, so that a value behind one is its number."""
AGREED_NUMBER = (
    "contract no", "contract number", "contract ref", "sc no", "s/c no", "agreement no", "agreement number", "合同编号",
    "合同号",
    "协议编号", "协议号", "номер договора", "договор №", "контракт №", "vertragsnummer", "vertrag nr", "contrat n°",
    "contrato nº", "contratto n", "p.o", "p.o.",
    "po", "p.o. no", "po no", "po number", "purchase order no", "purchase order number",
    "采购单号", "采购单编号", "采购订单号", "purchase order",
)  # fmt: skip
ORDERED_NUMBER = (
    "order no", "order number", "order id", "order ref", "order #", "order", "sales order no", "so no", "单号",
    "订单编号", "订单号", "номер заказа", "заказ №", "заказ", "bestellnummer", "bestell-nr", "auftragsnummer",
    "auftrags-nr", "auftragsbestätigung nr", "n° de commande", "numéro de commande", "commande n°", "pedido nº",
    "nº de pedido", "número de pedido", "ordine n", "numero ordine", "ordernummer", "流水号",
)  # fmt: skip
"""Numbers of the order or contract that a bill names beside its own."""
WEAK_NUMBER = (
    "número", "numero", "numéro",
    "ref", "ref.", "reference", "our ref", "no", "no.", "number", "nr", "编号", "号码", "№", "номер", "исх. №",
    "исх.", "文号", "nº",
)  # fmt: skip
ISSUED = (
    "submitted on",
    "交易日期", "交易时间", "记账日期", "入账日期", "转账日期", "操作日期", "支付时间", "付款时间", "data documento",
    "data da emissão", "data wystawienia", "data de emissão", "document date",
    "invoice date", "date of invoice", "date issued", "date of issue", "issue date", "issued on", "receipt date",
    "contract date", "date of contract", "date of receipt", "signing date", "date of signing",
    "date of export", "export date", "出口日期", "申报日期",
    "date signed", "signed on", "开票日期", "开具日期", "签订日期", "签订时间", "签署日期", "出具日期",
    "签发日期", "授权日期", "收款日期", "发票日期", "合同日期", "签约日期", "订立日期", "дата счета", "дата счёта",
    "дата выставления", "дата договора", "дата составления", "дата выдачи", "дата документа", "дата совершения",
    "дата инвойса", "дата подписания", "rechnungsdatum", "factuurdatum", "factuur datum", "date de facturation",
    "date de facture", "date de la facture", "fecha de factura", "data fattura", "date facture", "belegdatum",
    "fecha de emisión", "fecha de expedición", "placed on", "order placed", "开单日期", "制单日期",
    "émise le", "date d'émission", "tanggal faktur", "data emissione", "ausstellungsdatum", "issued",
    "单据日期", "销售日期", "送货日期", "开票时间",
    "成交时间",
    "data ricevuta", "date du reçu", "fecha del recibo", "fecha de recibo", "quittungsdatum", "fecha fact",
    "fecha de facturación",
    "fecha factura",
    "inv date", "inv. date", "statement date", "bill date", "billing date", "date paid", *by_language("issued"),
)  # fmt: skip
ORDERED = (
    "order date", "date of order", "ordered on", "下单日期", "下单时间", "дата заказа", "bestelldatum", "auftragsdatum",
    "date de commande", "fecha de pedido", "fecha del pedido", "data ordine", "besteldatum",
)  # fmt: skip
DATE = (
    "date", "dated", "tanggal", "tgl", "tarikh", "日期", "дата", "datum", "fecha", "data", "时间", "от",
    *by_language("date"),
)  # fmt: skip
SUBLICENCE = (
    "sub-authorisation", "sub-authorization", "subauthorisation", "sublicence", "sub-licence", "sublicense",
    "sub-license", "sublicensing", "sub-licensing", "转授权", "再授权", "再许可", "转委托", "право передоверия",
    "передоверие", "сублицензирование", "сублицензия", "передача прав третьим лицам", "право субавторизации",
    "субавторизация", "unterlizenz", "сублицензии",
)  # fmt: skip
TERRITORY = (
    "territory", "territories", "region", "countries", "sales territory", "authorised territory",
    "authorized territory", "area", "授权地域", "授权区域", "地域", "地域范围", "授权范围", "销售区域", "许可地域",
    "区域", "территория", "территория действия", "регион", "страны", "gebiet", "territoire", "territorio",
)  # fmt: skip
PLATFORM = (
    "platform", "platforms", "sales channel", "channels", "channel", "marketplace", "marketplaces", "sales platform",
    "online store", "shop", "store", "授权平台", "平台", "销售平台", "销售渠道", "渠道", "授权店铺", "店铺",
    "площадка", "платформа", "площадки", "каналы продаж", "маркетплейс", "магазин",
)  # fmt: skip
GOODS = (
    "goods", "products", "product", "authorised products", "authorized products", "authorised goods", "models",
    "model", "items", "licensed products", "subject", "licensed goods", "scope", "scope of authorisation",
    "scope of authorization", "covered goods", "article", "授权产品", "产品", "商品", "许可商品", "产品型号", "型号",
    "货号", "授权商品", "标的", "товары", "товар", "модели", "модель", "продукция", "артикул", "артикулы",
    "предмет договора", "предмет", "изделия", "изделие", "объект",
)  # fmt: skip
OTHER_LABELS = (
    "户名", "账号", "账户", "付款人", "收款人", "金额", "业务种类", "nome/razão social",
    "cnpj", "cnpj/cpf", "cpf", "inscrição estadual",
    "开户行", "开户银行", "账户名称", "验证码", "摘要", "用途",
    "address", "terms", "tel", "phone", "fax", "email", "e-mail", "name", "id", "地址", "电话", "адрес", "телефон",
    "инн", "кпп", "огрн", "anschrift", "afleveradres", "delivery address", "shipping address", "ship to",
    "deliver to", "delivered to", "delivery to", "liefern an", "livrer à", "livré à", "entregar a",
    "consegnare a",
    "adresse de livraison", "lieferadresse", "收货地址", "адрес доставки", "vat no", "tax id", "class", "classes",
    "quantity", "unit price", "amount", "description", "item", "nummer", "globale nummer", "税号", "纳税人识别号",
    "地址、电话", "开户行及账号", "备注", "payment terms", "due date", "invoice summary", "account number", "debiteur",
    "delivery note", "supplier's ref", "eräpäivä", "förfallodag", "forfallsdato", "forfaldsdato", "maksuehdot",
    "ship to party", "dispatched through", "terms of delivery", "mode/terms of payment", "delivery note date",
    "dispatch doc no", "other references", "buyer's order no", "motor vehicle no", "e-way bill no", "bill of lading",
    "place of supply", "transport mode", "vehicle number", "leistungsadresse", "shipped via", "service address",
    "indirizzo di spedizione", "dirección de envío", "versandadresse", "versandanschrift", "lieferanschrift", "ship-to",
    "shipping details", "endereço de entrega", "verzendadres", "leveransadress", "leveringsadresse", "dodací adresa",
    "adres dostawy", "indirizzo di consegna", "dirección de entrega", "szállítási cím", "teslimat adresi",
    "salesperson", "requisitioner", "ack no", "hsn/sac", "details of consignee", "date of supply", "state code",
    "l/c no", "port of loading", "destination", "customer ref", "your ref", "delivery", "основание", "联系人",
)  # fmt: skip
"""Words that name parts nobody reads here, so that they are not taken for values."""
ALL_LABELS = (
    *(*SELLER, *BUYER, *PARTY_A, *PARTY_B, *OWNER, *AUTHOR, *LICENSEE, *MARK, *WORK, *REGISTRATION_NUMBER),
    *(*REGISTERED, *COMPLETED, *PUBLISHED, *VALID_FROM, *VALID_TO, *VALIDITY, *NUMBER, *WEAK_NUMBER, *ISSUED, *DATE),
    *(*GRAND_TOTAL, *TOTAL, *TAX, *CURRENCY, *SUBLICENCE, *TERRITORY, *PLATFORM, *GOODS, *OTHER_LABELS),
)
