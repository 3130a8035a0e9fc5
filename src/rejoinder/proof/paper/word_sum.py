"""The words by which papers name their sums, taxes and currencies, in the languages of sellers and suppliers."""

from __future__ import annotations

GRAND_TOTAL = (
    "grand total", "total amount due", "invoice total", "total invoice amount", "total amount", "amount due",
    "total due", "total for this invoice", "total payable", "total (incl. vat)", "total including vat",
    "total incl. tax", "total ttc", "amount payable", "total contract value", "contract value", "nett total",
    "net total to pay", "balance due", "total price", "total value", "contract amount", "amount received",
    "amount paid", "total with vat", "价税合计", "总金额", "合同总价", "合同总金额", "合同金额", "应付总额", "总计",
    "金额合计", "总价", "总额", "合计金额", "实收金额", "收款金额", "货款总额", "货款合计", "всего к оплате",
    "итого к оплате", "итого с ндс", "итого с учетом ндс", "сумма к оплате", "общая сумма", "общая стоимость",
    "всего", "сумма договора", "цена договора", "gesamtbetrag", "bruttosumme", "gesamtsumme", "rechnungsbetrag",
    "endbetrag", "factuur totaal", "montant total", "total general", "importe total", "brutto", "zahlbetrag",
    "montant ttc", "somme ttc", "net ttc", "montante ttc", "total net ttc",
    "ttc", "bruttosumme eur", "gesamtbetrag brutto", "ttl payable", "summe der kosten",
    "gesamtbeitrag", "gesamtprämie", "total premium", "please pay this amount", "pay this amount", "razem do zapłaty",
    "gutschriftsbetrag", "gutschriftbetrag", "erstattungsbetrag", "total credit", "credit total", "total crédit",
    "rechnungsendbetrag", "endsumme", "valor total da nota", "valor total", "total geral", "total tagihan",
    "jumlah tagihan", "total factura", "total a pagar", "zu zahlender betrag", "zu zahlen",
    "te betalen", "totaal te betalen", "amount charged", "total da fatura", "totale fattura", "totale da pagare",
    "total charged", "please pay", "net à payer", "total à payer", "montant à payer", "totale documento",
    "importo totale",
    "totaal incl. btw", "totaal incl btw", "totaal inclusief btw", "total to pay", "order total", "total inc vat",
    "total inc. vat", "total including tax", "total iva incluido", "total con iva", "total paid", "сумма с ндс",
    "всего с ндс", "合计人民币", "总计金额", "订单总额", "应付金额", "实付金额", "实付款", "含税总额", "合同总额",
    "do zapłaty", "genel toplam", "endpreis", "bruttobetrag", "summe brutto", "gesamt brutto", "totale ivato",
    "total t.t.c", "invoice amount", "сумма итого",
    "gross total amount", "gross total", "total gross", "montant total brut", "total brut", "montant de la facture",
    "total de la facture", "facture ttc", "montant total ttc", "à payer", "total à régler", "net à régler",
    "importe líquido", "totaal bedrag", "eindtotaal", "kwota do zapłaty", "suma brutto", "ödenecek tutar",
    "итого к уплате", "totale a pagare",
)  # fmt: skip
TOTAL = ("total", "合计", "итого", "totaal", "summe", "gesamt", "totale", "sum", "共计", "jumlah", "小写", "betrag")
NOT_TOTAL = (
    "数量合计", "总计数量", "total quantity", "total qty", "total pcs", "total excl", "total net", "net total",
    "total ht", "total tax", "total taxes", "total vat", "total weight", "total cartons", "total hors",
    "total before", "charges before", "tax total", "total number", "total charge", "total pages", "total units",
    "total pieces", "total discount", "total excluding", "subtotal", "合计数量", "总数量", "税额合计",
    "合计税额", "合计（大写",
    "合计大写", "总件数", "итого количество", "итого ндс", "итого без ндс", "всего наименований", "итого штук",
    "итого налог", "exclusief", "summe netto", "summe positionen", "positionssumme", "nettosumme",
    "totale imponibile", "merchandise total", "total base",
    "totaal excl",
    "total imponible",
    "gesamt netto", "gesamtnetto", "total sin iva", "total hors taxe", "totale netto", "всего отпущено",
)  # fmt: skip
TAX = (
    "vat", "tax", "tax total", "total tax", "total taxes", "total des taxes", "gst", "sales tax", "vat amount",
    "tax amount", "total vat", "sst", "gst payable", "税额", "税额合计", "合计税额", "增值税额", "增值税", "ндс",
    "в том числе ндс", "сумма ндс", "в т.ч. ндс", "итого ндс", "сумма налога", "в т. ч. ндс", "mwst", "ust",
    "umsatzsteuer", "mehrwertsteuer", "steuerbetrag", "tva", "total tva", "montant tva", "iva", "btw", "btw bedrag",
    "imposta", "totale imposta", "totale iva", "total iva", "ppn", "igst", "cgst", "sgst", "ust.", "i.v.a.",
    "moms", "mva", "value added tax", "taxe sur la valeur ajoutée", "imposta sul valore aggiunto",
    "impuesto sobre el valor añadido", "налог на добавленную стоимость", "kdv", "podatek vat", "utgst",
    "tps", "tvq", "tps/tvq", "hst", "gst/hst", "qst",
    "versicherungssteuer", "versicherungsteuer", "insurance premium tax", "kwota vat",
)  # fmt: skip
CURRENCY = ("currency", "币种", "币别", "货币", "валюта", "währung", "devise", "moneda", "valuta")
