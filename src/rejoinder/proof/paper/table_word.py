"""Heads of the columns of bills, contracts and sales records, in the languages of sellers and suppliers."""

from __future__ import annotations

from rejoinder.proof.paper.label_lexicon import by_language

HEADS: dict[str, tuple[str, ...]] = {
    "place": (
        r"(?:s[lir]?\.?|line)?\s?(?:no|nr)\.?|#|pos\.?|seq|s/?n|序号|№(?:\s*п/?п)?|n°|lp\.?|lfd\.?\s?nr\.?",
        r"sl|sr|ligne|line|zeile",
    ),
    "skip": (
        r"unit|uom|j\.?\s?m\.?|per|jednostka|单位|ед\.?\s*изм\.?.*|единица.*|税率.*",
        r"tax rate|vat ?%?|btw|ставка.*|discount.*|disc\.?.*|rabatt.*|rem\.?|taxes|税额|tax|mwst.*|ust.*",
        r"сумма налога.*|сумма ндс.*|в т\.?\s?ч\.?.*|steuersatz.*|currency|币种|hs code|海关编码|weight|ctns?",
        r"cartons|страна.*|код страны|remark.*|备注|примечание|photo|image|图片|status|состояние|статус|nds",
        r"ндс.*|einheit|einh\.?|me|eenheid|unité|u\.m\.?",
        *by_language("unit"),
    ),
    "date": (
        r"date|order date|sale date|shipped|ship date|日期|下单时间|销售日期|发货日期|下单日期|订单日期|дата.*",
        r"принят.*|создан.*|оформлен.*|datum|fecha.*|付款时间|成交时间|付款日期|支付时间|(?:订单)?创建(?:时间|日期)|交易(?:时间|日期)|data",
        r"bestelldatum",
        (
            r"(?:(?:line ?item|order|purchase|payment|paid|created?|creation|sales?|transaction|ship(?:ped|ping|ment)?)"
            r"[ -]?(?:date|time|at|on|day)).*"
        ),
    ),
    "order": (
        r"order(?: (?:no|id|number|#))?\.?|order|订单号|订单编号|单号|номер заказа|заказ.*|invoice no\.?",
        r"发票号|buyer.*|customer.*|买家.*|客户|покупатель|country|destination|国家|страна|email|ship to",
        r"(?:amazon |sales |shop )?(?:order|record|transaction|sales record)[ -]?(?:no|id|number|#)\.?|订单.{0,4}号",
        r"номер отправления|交易号|bestell-?(?:nr|nummer)\.?|n° ?(?:de )?commande|pedido|店铺.*|store|shop",
    ),
    "amount": (
        r"paid ?price|商品总价.*|(?:line |ext(?:ended)?\.? )?amount.*|line total.*",
        r"ext(?:ended|n|'d)?\.? ?(?:price|cost|total|value)",
        r"gross(?: amount)?|net(?: amount)?",
        r"total(?: price| amount| value| usd| rmb| cny| eur)?\b.*|subtotal|sum|value|net amount|金额.*|总价.*",
        r"总值.*|wartość.*|kwota.*|小计.*|总额.*|合计.*|价税合计|стоимость.*|сумма.*|всего.*|(?:zeilen|netto|gesamt)?betrag.*",
        r"(?:btw )?prijs incl.*|gesamt(?:preis)?.*|montant.*|importe|bedrag.*|prijs incl.*|price w/o.*|prix ht",
        r"[pt]otal[ei]?(?: riga| net| ht| ttc)?|gp|prix total.*|line net|实付.*|订单金额|成交金额|revenue",
        r"sold for.*|price excl.*|prezzo totale|precio total|preço total|totaalprijs",
        r"euro|eur|usd|gbp|inr|rm|rs\.?|aud|cad|chf|pln",
        r"totaal|总金额.*|jumlah harga|total harga|valor(?: total)?|importo.*|charges?",
        *by_language("amount"),
    ),
    "price": (
        r"unit (?:usd|eur|gbp|cny|rmb|rub|hkd|jpy|us ?\$|[$€£¥])",
        r"cena.*|each|unit ?price.*|price.*|rate.*|unit cost.*|单价.*|含税单价.*|价格.*|цена.*",
        r"(?:einzel|netto|stück|vk-|einheits)?-?preis.*|prix(?: unitaire.*| ?u.*)?|unitaire|precio.*|prijs.*",
        r"(?:line ?item|item|product|list|sale|unit)[ -]price.*|商品单价|商品价格|e-?preis.*|ep|vk|tarif|цена.*",
        r"pr(?:eis|is|ec|ezzo)?\.? ?(?:unit|/|p[er]r? ).*",
        r"u\.?p\.?|prezzo.*|u/price.*|p\.?\s?u\.?(?:\s.*)?|harga(?: satuan)?|valor unit.*|preço.*",
        *by_language("price"),
    ),
    "quantity": (
        r"pairs|prs|q'?ty.*|quantity.*|quantit[éà].*|pcs\.?|pieces|units|数量.*|件数|采购数量|销量|кол-?\s?во.*",
        r"количество.*|кол\.?|menge.*|anzahl.*|aantal|hoeveelheid|cantidad.*|sold|qnt.*|jumlah|kuantitas|uds\.?",
        r"unidades|qtd.*",
        r"quantidade|q\.?t[àa]\.?|qté\.?|qte\.?|cant\.?|cdad\.?|stückzahl|stk\.?|ilość|miktar|adet|к-во|购买数量",
        r"商品数量",
        r"(?:line ?item|item|order(?:ed)?|product)[ -](?:quantity|qty).*|nb|nombre|ordered|delivered|received",
        r"shipped (?:qty|quantity)|bestellt|geliefert|宝贝数量|发货数量|订货数量",
        r"продано.*|quant\.?|qt\.?",
        *by_language("quantity"),
    ),
    "model": (
        (
            r"(?:item|art(?:icle|ikel)?|style|model|part|sku|product|design|ref(?:erence)?)[.\s]*(?:no|nr"
            r"|number|code|id|#)\.?.*"
        ),
        r"model|sku|art\.?|artikel|item code|型号.*|货号.*|款号.*|规格型号|规格.*|商品编码|产品型号|артикул.*",
        r"модель.*|код(?: товара)?|r[eé]f\.?|codice.*|código.*|c[óo]d\.?|art\.?-?nr\.?.*|bestell-?nr\.?|货品编号",
        r"产品编号",
        r"商品编号|物料编码|商家编码|(?:seller |line ?item |merchant |lineitem )?sku.*|asin|artikelnr\.?|artikelnummer",
        r"article code",
        *by_language("model"),
    ),
    "says": (
        r"description.*|descri.*|item(?:s| name| description)?|goods.*|products?(?: name| description)?",
        r"(?:items?|products?|goods|services?|articles?|descriptions?)(?: name| description)?\s?[/&+]\s?.*",
        r"activity|activit[ée]s?|tätigkeit|tasks?|actividad|attività",
        r"particulars.*|article|commodity.*|name(?: of (?:goods|product|article))?|details|service.*|title",
        r"detail|货物.*|品名.*|名称.*|项目名称|商品.*|产品.*|货品.*|品名及规格|服务名称|наименование.*|товар.*",
        r"описание.*|номенклатура.*|[a-zäöüß]{0,12}beschreibung|bezeichnung|artikelbezeichnung|leistung|désignation|libellé",
        r"art[íi]culo.*|articolo.*|artigo.*",
        r"nombre (?:del? )?.*|nom du .*|nome do .*",
        r"itens(?: d[aeo] .*)?|ítems?",
        r"(?:nom|name|objet|libellé) ?[&+,/] ?.{3,40}|objet|objeto|oggetto",
        r"descripción|concepto|descrizione|omschrijving|artikel|nama barang|uraian.*|keterangan|deskripsi",
        r"descrição.*|produto|prodotto|producto|produit|bezeichnung.*|désignation.*|omschrijving.*|ware",
        r"warenbezeichnung|produkte?|positionen|position|nazwa.*|usługa.*|ürün.*|hizmet.*|vare|artiklar|benämning|perkara",
        r"(?:line ?item|item|product|listing)[ -](?:name|title|info(?:rmation)?|description)",
        r"商品(?:名称|标题|信息)|宝贝标题|宝贝",
        r"название.*|товары.*|предмет|titre|titel|text|título|titolo|intitulé|prestation.*|leistung.*|prestazione",
        *by_language("says"),
    ),
}
"""Alternatives that match a whole head; the order in which they are tried."""
