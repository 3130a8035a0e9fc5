"""Where the data of an e-invoice or an order names its fields: CII and UBL, fapiao, FatturaPA, Facturae, KSeF."""

from __future__ import annotations

from collections.abc import Mapping

PATHS: Mapping[str, tuple[str, ...]] = {
    "number": (
        "CrossIndustryInvoice/ExchangedDocument/ID",
        "HeaderExchangedDocument/ID",
        "Invoice/ID",
        "CreditNote/ID",
        "EIid",
        "eInvoice/InvoiceNo",
        "发票号码",
        "InvoiceNumber",
        "Number",
        "SCRDMCCBDACIOMessageStructure/ExchangedDocument/ID",
        "Order/ID",
        "DatiGeneraliDocumento/Numero",
        "InvoiceHeader/InvoiceNumber",
        "Faktura/Fa/P_2",
        "СвСчФакт/НомерСчФ",
        "СвСчФакт/НомерДок",
        "infNFe/ide/nNF",
        "Comprobante/Folio",
        "TTChung/SHDon",
    ),
    "issued_on": (
        "ExchangedDocument/IssueDateTime/DateTimeString",
        "HeaderExchangedDocument/IssueDateTime/DateTimeString",
        "Invoice/IssueDate",
        "CreditNote/IssueDate",
        "eInvoice/IssueDate",
        "IssueTime",
        "RequestTime",
        "开票日期",
        "Order/IssueDate",
        "DatiGeneraliDocumento/Data",
        "InvoiceIssueData/IssueDate",
        "Faktura/Fa/P_1",
        "СвСчФакт/ДатаСчФ",
        "СвСчФакт/ДатаДок",
        "infNFe/ide/dhEmi",
        "infNFe/ide/dEmi",
        "Comprobante/Fecha",
        "TTChung/NLap",
    ),
    "seller": (
        "SellerTradeParty/Name",
        "AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName",
        "AccountingSupplierParty/Party/PartyName/Name",
        "Seller/SellerName",
        "SellerInformation/SellerName",
        "SellerName",
        "销售方名称",
        "SellerSupplierParty/Party/PartyName/Name",
        "CedentePrestatore/DatiAnagrafici/Anagrafica/Denominazione",
        "SellerParty/LegalEntity/CorporateName",
        "Podmiot1/DaneIdentyfikacyjne/Nazwa",
        "СвПрод/ИдСв/СвЮЛУч/НаимОрг",
        "emit/xNome",
        "Emisor/Nombre",
        "NBan/Ten",
    ),
    "buyer": (
        "BuyerTradeParty/Name",
        "AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName",
        "AccountingCustomerParty/Party/PartyName/Name",
        "Buyer/BuyerName",
        "BuyerInformation/BuyerName",
        "BuyerName",
        "购买方名称",
        "BuyerCustomerParty/Party/PartyName/Name",
        "CessionarioCommittente/DatiAnagrafici/Anagrafica/Denominazione",
        "BuyerParty/LegalEntity/CorporateName",
        "Podmiot2/DaneIdentyfikacyjne/Nazwa",
        "СвПокуп/ИдСв/СвЮЛУч/НаимОрг",
        "dest/xNome",
        "Receptor/Nombre",
        "NMua/Ten",
        "NMua/HVTNMHang",
    ),
    "total": (
        "SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount",
        "SpecifiedTradeSettlementMonetarySummation/GrandTotalAmount",
        "LegalMonetaryTotal/TaxInclusiveAmount",
        "LegalMonetaryTotal/PayableAmount",
        "TaxInclusiveTotalAmount",
        "TotalTax-includedAmount",
        "价税合计",
        "AnticipatedMonetaryTotal/PayableAmount",
        "DatiGeneraliDocumento/ImportoTotaleDocumento",
        "InvoiceTotals/InvoiceTotal",
        "Faktura/Fa/P_15",
        "ВсегоОпл/СтТовУчНалВсего",
        "ICMSTot/vNF",
        "Comprobante/Total",
        "TToan/TgTTTBSo",
    ),
    "tax": (
        "SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount",
        "SpecifiedTradeSettlementMonetarySummation/TaxTotalAmount",
        "Invoice/TaxTotal/TaxAmount",
        "CreditNote/TaxTotal/TaxAmount",
        "eInvoice/TaxTotalAmount",
        "TotalTaxAm",
        "合计税额",
        "InvoiceTotals/TotalTaxOutputs",
        "ВсегоОпл/СумНалВсего/СумНал",
        "Comprobante/Impuestos/TotalImpuestosTrasladados",
        "TToan/TgTThue",
    ),
    "currency": (
        "InvoiceCurrencyCode",
        "DocumentCurrencyCode",
        "OrderCurrencyCode",
        "DatiGeneraliDocumento/Divisa",
        "KodWaluty",
        "СвСчФакт/КодОКВ",
        "СвСчФакт/ДенИзм/КодОКВ",
        "Comprobante/Moneda",
        "TTChung/DVTTe",
    ),
}
LINES = (
    "IncludedSupplyChainTradeLineItem", "InvoiceLine", "CreditNoteLine", "GoodsInfo", "IssuItemInformation",
    "OrderLine", "DettaglioLinee", "FaWiersz", "СведТов",
    "Concepto", "det", "HHDVu",
)  # fmt: skip
LINE_PATHS: Mapping[str, tuple[str, ...]] = {
    "says": ("SpecifiedTradeProduct/Name", "Item/Name", "Item", "ItemName", "Description", "ItemDescription",
        "Descrizione", "P_7", "НаимТов",
        "Descripcion", "xProd", "THHDVu"),
    "model": (
        "SpecifiedTradeProduct/SellerAssignedID", "SellersItemIdentification/ID", "Specification", "SpecMod",
        "ДопСведТов/АртикулТов", "ДопСведТов/КодТов",
        "NoIdentificacion", "cProd", "MHHDVu",
    ),
    "quantity": ("BilledQuantity", "InvoicedQuantity", "CreditedQuantity", "RequestedQuantity", "Quantity",
        "Quantita", "P_8B", "КолТов", "Cantidad", "qCom", "SLuong"),
    "unit_price": (
        "NetPriceProductTradePrice/ChargeAmount", "Price/PriceAmount", "Price", "UnPrice",
        "UnitPriceWithoutTax", "PrezzoUnitario", "P_9A", "ЦенаТов",
        "ValorUnitario", "vUnCom", "DGia",
    ),
    "basis": ("NetPriceProductTradePrice/BasisQuantity", "Price/BaseQuantity"),
    "amount": ("LineTotalAmount", "LineExtensionAmount", "Amount", "GrossAmount", "PrezzoTotale", "P_11",
        "СтТовБезНДС", "Importe", "vProd", "ThTien"),
}  # fmt: skip
PEOPLE: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "seller": (
        ("CedentePrestatore/DatiAnagrafici/Anagrafica", ("Nome", "Cognome")),
        ("SellerParty/Individual", ("Name", "FirstSurname", "SecondSurname")),
        ("СвПрод/ИдСв/СвИП/ФИО", ("Фамилия", "Имя", "Отчество")),
    ),
    "buyer": (
        ("CessionarioCommittente/DatiAnagrafici/Anagrafica", ("Nome", "Cognome")),
        ("BuyerParty/Individual", ("Name", "FirstSurname", "SecondSurname")),
        ("СвПокуп/ИдСв/СвИП/ФИО", ("Фамилия", "Имя", "Отчество")),
        ("СвПокуп/ИдСв/СвФЛУчастФХЖ/ФИО", ("Фамилия", "Имя", "Отчество")),
    ),
}
"""Where the data names a party who is a person, and the parts of the name in the order in which they are said."""
CURRENCIES: Mapping[str, str] = {"643": "RUB", "840": "USD", "978": "EUR", "156": "CNY", "933": "BYN", "398": "KZT"}
"""Currencies by their numbers in ISO 4217, as Russian forms name them."""
RATES: tuple[str, ...] = ("DatiRiepilogo/Imposta", "Faktura/Fa/P_14_1", "Faktura/Fa/P_14_2", "Faktura/Fa/P_14_3")
"""Where the tax stands for each rate alone, in data that has no sum of it."""
BILLS = frozenset({"FatturaElettronicaBody", "Invoice"})
"""Elements that hold a whole bill, of which one file may carry several."""
ORDERS = frozenset({"SCRDMCCBDACIOMessageStructure", "Order"})
"""Roots of data that orders goods, which nobody has billed yet."""
